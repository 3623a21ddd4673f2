/** Reviewing articles: metadata one by one and for many, from names and tables; own attributes as filters; lines. */
import assert from "node:assert/strict";
import { give, textFile } from "../harness/import.mjs";
import { forget } from "../harness/store.mjs";

const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);
const facets = (page, filter = {}) => ask(page, { kind: "facets", filter });
const cards = async (page) => (await ask(page, { kind: "articles", filter: {}, page: { offset: 0, limit: 1000 } })).articles;

async function opened(page, hash = "") {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1"));
  await page.rested();
}

async function review(page) {
  await page.click(".corpus button");
  await page.click({ role: "button", name: "review the articles" });
  await page.untilText("What is known of each report", "dialog[open]");
}

/** Gives a field of the dialog another value, as one types it. */
const fill = (page, label, value) => page.evaluate((label, value) => {
  const field = [...document.querySelectorAll("dialog input")].find((input) => input.getAttribute("aria-label") === label || input.labels?.[0]?.innerText.trim().startsWith(label));
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}, label, value);

export async function oneFieldIsPutRightAndUndone(page) {
  await opened(page);
  const before = [await facets(page), await cards(page)];
  const [{ file, outlet }] = before[1];
  await review(page);
  await fill(page, `outlet of ${file}`, "The Harbour Post");
  await page.untilText("Done.", "dialog");
  const [article] = await cards(page);
  assert.deepEqual([article.outlet, article.file], ["The Harbour Post", file]);
  await page.untilText("The Harbour Post", "#filters");
  // What is being typed into one field meanwhile stays.
  await page.evaluate((label) => (document.querySelector(`dialog [aria-label="${label}"]`).value = "half a na"), `byline of ${file}`);
  await fill(page, `date of ${file}`, "-");
  await page.until(async () => (await newsprism.engine.ask({ kind: "articles", filter: {}, page: { offset: 0, limit: 1000 } })).articles[0].date === null);
  await page.untilText(`undo: date of ${file}`, "dialog");
  assert.equal(await page.evaluate((label) => document.querySelector(`dialog [aria-label="${label}"]`).value, `byline of ${file}`), "half a na");
  await page.evaluate((label) => (document.querySelector(`dialog [aria-label="${label}"]`).value = ""), `byline of ${file}`);
  await page.click({ role: "button", name: `undo: date of ${file}` });
  await page.click({ role: "button", name: `undo: outlet of ${file}` });
  await page.until(async (outlet) => (await newsprism.engine.ask({ kind: "articles", filter: {}, page: { offset: 0, limit: 1000 } })).articles[0].outlet === outlet, outlet);
  assert.deepEqual([await facets(page), await cards(page)], before);
  await forget(page);
}

/** What is being typed belongs to its report and field, whatever happens to the list around it. */
export async function whatIsTypedStaysWithItsReport(page) {
  await opened(page);
  await review(page);
  // One dialog followed the other: the focus is in it.
  assert.equal(await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement)), true);
  const [first, second] = (await cards(page)).map(({ file }) => file);
  const typed = (label) => page.evaluate((label) => document.querySelector(`dialog [aria-label="${label}"]`).value, label);
  const type = (label, value) => page.evaluate((label, value) => (document.querySelector(`dialog [aria-label="${label}"]`).value = value), label, value);
  await fill(page, `outlet of ${first}`, "One");
  await page.untilText("Done.", "dialog");
  // The same value is no step, another one of the same field is.
  await fill(page, `outlet of ${first}`, " One ");
  await page.untilText("Nothing differs.", "dialog");
  await fill(page, `outlet of ${first}`, "Two");
  await page.untilText("Done.", "dialog");
  await type(`byline of ${second}`, "half a na");
  await fill(page, "Find", second);
  await page.until(() => document.querySelectorAll("dialog tbody tr").length === 1);
  assert.equal(await typed(`byline of ${second}`), "half a na");
  await fill(page, "Find", "");
  await page.until(() => document.querySelectorAll("dialog tbody tr").length > 1);
  assert.equal(await typed(`byline of ${first}`), "");
  // Columns come between columns; a name that every object has is a name like any other.
  await page.click(`dialog input[aria-label="Choose ${first}"]`);
  for (const name of ["zone", "constructor"]) {
    await fill(page, "Field, or an attribute", name);
    await fill(page, "Value", `a ${name}`);
    await page.click({ role: "button", name: "set it" });
    await page.untilText(`undo: ${name} of 1 report`, "dialog");
    if (name === "zone") await type(`zone of ${second}`, "no");
  }
  assert.deepEqual(await Promise.all(["constructor", "zone"].map((name) => typed(`${name} of ${first}`))), ["a constructor", "a zone"]);
  assert.deepEqual(await Promise.all(["constructor", "zone"].map((name) => typed(`${name} of ${second}`))), ["", "no"]);
  assert.equal(await page.evaluate((label) => document.querySelector(`dialog [aria-label="${label}"]`).placeholder, `constructor of ${second}`), "");
  // A file that cannot be read.
  await page.evaluate(() => void (File.prototype.arrayBuffer = () => Promise.reject(new Error("gone"))));
  await give(page, [textFile("table.csv", "file\n")], -1);
  await page.untilText("table.csv: The browser could not read this file", "dialog");
  await page.press("Escape");
  // Of corrections the line of edits says nothing: there are none.
  assert.doesNotMatch(await page.evaluate(() => document.querySelector(".by-you").innerText), /correction/);
  await page.evaluate(() => (location.hash = "#/quotes"));
  await page.untilText("your corrections", "#view");
  await page.rested();
  await page.click({ role: "button", name: "your corrections" });
  await page.untilText("Your corrections", "dialog");
  await give(page, [textFile("mine.json", "{}")]);
  await page.untilText("mine.json: The browser could not read this file", "dialog");
  await forget(page);
}

export async function ownAttributesOfManyBecomeAFilter(page) {
  await opened(page);
  await review(page);
  const articles = await cards(page);
  for (const { file } of articles.slice(0, 2)) await page.click(`dialog input[aria-label="Choose ${file}"]`);
  await fill(page, "Field, or an attribute", "Side");
  await fill(page, "Value", "</script>left");
  await page.click({ role: "button", name: "set it" });
  await page.untilText("Done.", "dialog");
  await page.press("Escape");
  await page.untilText("</script>left", "#filters");
  await page.evaluate(() => [...document.querySelectorAll("#filters label")].find((label) => label.innerText.includes("</script>left")).querySelector("input").click());
  await page.untilText("Showing 2 of 5 reports", "#shown");
  await page.untilText("Side: </script>left", "#shown .chips");
  const { selected } = await facets(page, { attributes: ["Side=</script>left"] });
  assert.deepEqual(selected, [true, true, false, false, false]);
  // The link leads to the same.
  const hash = await page.evaluate(() => location.hash);
  await page.goto("about:blank");
  await opened(page, hash);
  await page.untilText("Showing 2 of 5 reports", "#shown");
  await forget(page);
}

export async function fieldsComeFromNamesAndFromATable(page) {
  await opened(page);
  await page.click({ role: "button", name: "Add articles" });
  await page.evaluate(() => {
    document.querySelector("dialog textarea").value = "A town\n\n“We are calm,” said mayor Ada Ring.\n";
    document.querySelector("dialog input[name=name]").value = "The Post_20200102_Calm_town.txt";
  });
  await page.click({ role: "button", name: "Read this text" });
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  await page.press("Escape");
  await page.rested();
  await review(page);
  await page.untilText("outlet “The Post”, date “2020-01-02”, headline “Calm town”", "dialog");
  await page.click({ role: "button", name: "take from 1 name" });
  await page.untilText("Done.", "dialog");
  const last = (await cards(page)).at(-1);
  assert.deepEqual([last.outlet, last.date.value, last.headline.value], ["The Post", "2020-01-02", "Calm town"]);
  await give(page, [textFile("table.csv", `file;byline;Place\r\n${last.file};"Ada ""A."" Ring";north\r\nnowhere.txt;x;y\r\n`)], -1);
  await page.untilText("1 row for files that are not here: nowhere.txt", "dialog");
  const after = (await cards(page)).at(-1);
  assert.deepEqual([after.byline.value, after.attributes], ['Ada "A." Ring', ["Place=north"]]);
  // Removed, and put back by "undo".
  await page.click(`dialog input[aria-label="Choose ${last.file}"]`);
  await page.click({ role: "button", name: "remove these articles" });
  await page.untilText("5 reports", ".corpus");
  await page.click({ role: "button", name: `undo: removing ${last.file}` });
  await page.untilText("6 reports", ".corpus");
  assert.deepEqual((await cards(page)).at(-1), after);
  await forget(page);
}

export async function aLineIsPutBackLeftOutAndRuledForAnOutlet(page) {
  await opened(page);
  const [{ file, outlet, words }] = (await cards(page)).filter((a) => a.linesLeftOut > 0);
  await opened(page, `#/reader?article=${encodeURIComponent(file)}`);
  const left = await page.evaluate(() => {
    const fold = document.querySelector(".reader details.out");
    fold.open = true;
    return fold.querySelector(".text").innerText;
  });
  const before = await page.evaluate(() => document.querySelectorAll(".reader details.out .row").length);
  await page.evaluate(() => document.querySelector(".reader details.out .margin button").click());
  await page.until((n) => document.querySelectorAll(".reader details.out .row").length === n - 1, before);
  const view = await ask(page, { kind: "article", filter: {}, article: (await cards(page)).findIndex((a) => a.file === file), query: "" });
  const line = view.lines.find((l) => view.text.slice(l.span.start, l.span.end).trim() === left);
  assert.deepEqual([line.class, line.reason], ["body", "so by hand"]);
  assert.ok(view.info.words > words);
  // For all of the outlet, those to come too.
  await page.click({ role: "button", name: "change what lines are" });
  await page.evaluate(() => document.querySelector(".line-chooser input[type=checkbox]").click());
  await page.until(() => document.querySelector(".line-chooser input[type=checkbox]")?.checked);
  await page.rested();
  await page.click({ role: "button", name: "Add articles" });
  await page.evaluate((text) => {
    document.querySelector("dialog textarea").value = text;
  }, `A further title\n\nThe mayor said on Monday that nobody was hurt in the harbour of the town.\n\n${left}\n`);
  await page.click({ role: "button", name: "Read this text" });
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  await page.press("Escape");
  await review(page);
  const added = (await cards(page)).at(-1).file;
  await fill(page, `outlet of ${added}`, outlet);
  await page.untilText("Done.", "dialog");
  const last = (await cards(page)).length - 1;
  const other = await ask(page, { kind: "article", filter: {}, article: last, query: "" });
  assert.deepEqual(other.lines.filter((l) => l.reason === "so by hand").map((l) => other.text.slice(l.span.start, l.span.end).trim()), [left]);
  // A rule does not have every article read anew at every step: only what another thing is said of, and once.
  await page.evaluate(() => {
    const { engine } = newsprism;
    globalThis.read = [];
    let had = new Set();
    const set = engine.set.bind(engine);
    engine.set = (files, how) => {
      read.push(files.filter((file) => !had.has(file)).length);
      had = new Set(files);
      return set(files, how);
    };
  });
  for (const name of ["One", "Two"]) {
    await fill(page, `byline of ${added}`, name);
    await page.until(async (name) => (await newsprism.engine.ask({ kind: "articles", filter: {}, page: { offset: 0, limit: 1000 } })).articles.at(-1).byline?.value === name, name);
  }
  assert.deepEqual(await page.evaluate(() => read.slice(1)), [1]);
  await forget(page);
}

export async function reviewHasNoFaultThatAxeFinds(page) {
  for (const scheme of page.canColorScheme ? ["light", "dark"] : ["light"]) {
    if (page.canColorScheme) await page.colorScheme(scheme);
    await opened(page, "#/reader");
    await page.click({ role: "button", name: "change what lines are" });
    await page.until(() => document.querySelector(".line-chooser"));
    assert.deepEqual(await page.axe(), [], `${scheme} Reader`);
    await review(page);
    assert.deepEqual(await page.axe(), [], scheme);
    await page.goto("about:blank");
  }
}
