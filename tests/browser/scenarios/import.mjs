/** Files on their way in: what each became is seen before it is added. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { give, opened, textFile } from "../harness/import.mjs";
import { forget } from "../harness/store.mjs";

const DATA = join(import.meta.dirname, "../../data/import");

/** Waits until all is read, and gives what the preview says. */
async function previewed(page) {
  await page.until(() => document.querySelector("dialog .import-sum") !== null);
  return page.evaluate(() => ({
    sum: document.querySelector(".import-sum").innerText,
    rows: [...document.querySelectorAll(".import-table tbody tr")].map((row) => ({
      isIn: row.querySelector("input").checked,
      title: row.querySelector(".what").firstElementChild.textContent,
      file: row.querySelector("small").textContent,
      outlet: row.children[2].textContent,
      date: row.children[3].textContent,
      words: row.children[4].textContent,
      encoding: row.querySelector("select")?.value ?? null,
      notes: row.querySelector(".notes").innerText,
    })),
    reasons: [...document.querySelectorAll(".failures li")].map((item) => item.innerText),
  }));
}

const articleText = (page, file) => page.evaluate(async (file) => {
  const filter = { outlets: [], dates: [], agencies: [], speakers: [], affiliations: [], kinds: [], stances: [], certainties: [] };
  const { articles } = await newsprism.engine.ask({ kind: "articles", filter, page: { offset: 0, limit: 1000 } });
  const { id } = articles.find((a) => a.file === file);
  return (await newsprism.engine.ask({ kind: "article", filter, article: id, query: "" })).text;
}, file);

/** 60 short texts in 18 encodings: each is decoded rightly, or the reader is asked. */
export async function encodingsAreDetectedOrAskedFor(page) {
  const cases = JSON.parse(readFileSync(join(DATA, "encodings.json"), "utf8"));
  await opened(page);
  await give(page, cases.map(({ base64 }, i) => ({ name: `${String(i).padStart(2, "0")}.txt`, base64 })));
  const first = await previewed(page);
  await page.click({ role: "button", name: "next" });
  await page.until(() => document.querySelector(".import-table small").textContent === "50.txt");
  const rows = [...first.rows, ...(await previewed(page)).rows];
  assert.equal(rows.length, cases.length);
  const tally = { right: 0, asked: 0, wrong: [] };
  cases.forEach(({ text, label }, i) => {
    const isAsked = rows[i].notes.includes("the encoding is a guess");
    const isRight = rows[i].title.replace(/…$/, "") === text.trim().slice(0, rows[i].title.replace(/…$/, "").length);
    if (isAsked) tally.asked++;
    else if (isRight) tally.right++;
    else tally.wrong.push(`${label} as ${rows[i].encoding}: ${rows[i].title}`);
  });
  assert.deepEqual(tally.wrong, []);
  assert.ok(tally.right >= 54, JSON.stringify(tally));
}

/** The wrong guess is mended by hand, and what is added is what was chosen. */
export async function anEncodingIsChosenByHand(page) {
  const words = "Zażółć gęślą jaźń, rzekł ktoś.";
  await opened(page);
  await give(page, [{ name: "short.txt", base64: Buffer.from([0x9c, 0x6f, 0x20, 0xb9, 0x2e]).toString("base64") }]);
  await previewed(page);
  await page.evaluate(() => {
    const field = document.querySelector(".import-table select");
    field.value = "windows-1250";
    field.dispatchEvent(new Event("change"));
  });
  await page.untilText("śo ą.", ".import-table .what");
  // By the keyboard: what is said of the row goes with the next drawing, and the buttons move.
  await page.evaluate(() => [...document.querySelectorAll(".import-acts button")].at(-1).focus());
  await page.press("Enter");
  await give(page, [textFile("zażółć.txt", words)]);
  const { rows } = await previewed(page);
  assert.deepEqual([rows[0].encoding, rows[0].notes], ["utf-8", ""]);
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  assert.equal(await articleText(page, "zażółć.txt"), words);
}

/** What is pasted keeps the paragraphs of its markup, and runs nothing; a word pasted by mistake asks nothing. */
export async function whatIsPastedIsRead(page) {
  await opened(page);
  await page.press("Escape");
  await page.until(() => document.querySelector("dialog[open]") === null);
  const paste = (target, text, markup) => page.evaluate((target, text, markup) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    if (markup) clipboardData.setData("text/html", markup);
    // Not by ClipboardEvent: not every engine lets a script say what is on the clipboard.
    document.querySelector(target).dispatchEvent(Object.defineProperty(new Event("paste", { bubbles: true, cancelable: true }), "clipboardData", { value: clipboardData }));
  }, target, text, markup);
  await paste("body", "a word");
  const long = "The ferry will stop on 1 April. Its captain had nothing to add, and nobody asked him.";
  await paste("body", `${long} Second.`, `<meta charset="utf-8"><p>${long}</p><script>globalThis.ran = 1</script><img src="x" onerror="globalThis.ran = 1"><p>Second.</p>`);
  const { rows } = await previewed(page);
  assert.deepEqual(rows.map(({ file, words }) => [file, words]), [["pasted article.html", "18"]]);
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  assert.equal(await articleText(page, "pasted article.html"), `${long}\n\nSecond.`);
  assert.equal(await page.evaluate(() => globalThis.ran ?? null), null);
}

/** A table in a spreadsheet's own encoding: columns by their names, then by hand. */
export async function aTableIsMapped(page) {
  const csv = 'Überschrift;Datum;Zeitung;Volltext;Ressort\r\n"Brücke; endlich";14.03.2016;Hafenblatt;"Die Brücke ist offen, sagte die Bürgermeisterin.\r\n\r\n„Endlich“, rief einer.";Lokales\r\n=1+1;03/04/2016;Hafenblatt;"Nichts geschah, hieß es später.";Lokales\r\n';
  const bytes = Buffer.from([...csv].map((c) => ({ "„": 0x84, "“": 0x93 })[c] ?? c.charCodeAt(0)));
  await opened(page);
  await give(page, [{ name: "liste.csv", base64: bytes.toString("base64") }]);
  const before = await previewed(page);
  assert.match(before.sum, /One table waits|0 articles/);
  await page.evaluate(() => {
    const field = document.querySelector(".mapping select");
    field.value = "3";
    field.dispatchEvent(new Event("change"));
  });
  await page.until(() => document.querySelectorAll(".import-table tbody tr").length === 2);
  const { rows } = await previewed(page);
  assert.deepEqual(rows.map(({ title, outlet, date }) => [title, outlet, date]), [["Brücke; endlich", "Hafenblatt", "2016-03-14"], ["=1+1", "Hafenblatt", ""]]);
  assert.match(rows[1].notes, /03\/04\/2016.*not clear/);
  await page.click({ role: "button", name: "Add 2 articles" });
  await page.untilText("2 articles added", "dialog");
  assert.equal(await articleText(page, "liste 1.csv"), "Die Brücke ist offen, sagte die Bürgermeisterin.\r\n\r\n„Endlich“, rief einer.");
}

/** The same text twice, nearly the same, and what cannot be read: all is said, and the good ones go in. */
export async function likenessAndReasonsAreTold(page) {
  const story = "The bridge over the harbour was opened on Friday after three years of work, and the first to cross it was a baker on her way home. ".repeat(4);
  await opened(page);
  await give(page, [
    textFile("one.txt", story),
    textFile("again.txt", story.toUpperCase()),
    textFile("near.txt", `${story}Nobody else came.`),
    textFile("other.md", "# Quite another thing\n\nIt rained."),
    textFile("none.txt", " \n"),
    { name: "picture.txt", base64: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]).toString("base64") },
    textFile("bad.zip", "PK\u0003\u0004 no archive"),
  ]);
  const { rows, reasons, sum } = await previewed(page);
  assert.deepEqual(rows.map(({ file, isIn }) => [file, isIn]), [["one.txt", true], ["again.txt", false], ["near.txt", true], ["other.md", true]]);
  assert.match(rows[1].notes, /the same as one\.txt/);
  assert.match(rows[2].notes, /nearly one\.txt: about \d\d %/);
  assert.match(sum, /3 problems/);
  for (const [i, code] of ["empty-file", "not-text", "damaged-archive"].entries()) assert.ok(reasons[i].endsWith(code), reasons[i]);
  await page.click({ role: "button", name: "Add 3 articles" });
  await page.untilText("3 articles added", "dialog");
  await page.untilText("8 reports", ".corpus");
  // What is in is known the next time.
  await give(page, [textFile("fourth.txt", story)]);
  assert.match((await previewed(page)).rows[0].notes, /the same as one\.txt/);
}

/** "Begin a new corpus with them": they alone are in it; the one before is kept as it was, and opens again. */
export async function whatIsReadBeginsACorpusOfItsOwn(page) {
  await opened(page);
  const [before] = await page.evaluate(() => document.querySelector(".corpus button").textContent.split(" ▾"));
  await give(page, [textFile("sixth.txt", "A bridge\n\n“It is open,” said mayor Ada Ring.")]);
  await previewed(page);
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  await page.untilText("6 reports", ".corpus");
  await page.press("Escape");
  await page.until(() => document.querySelector("dialog[open]") === null);
  await page.evaluate(() => (location.hash = "#/terms"));
  await page.untilText("different words", "#view h1");
  await page.rested();
  await page.click({ role: "button", name: "Add articles" });
  await page.until(() => document.querySelector("dialog[open] input[type=file]") !== null);
  const texts = ["A ferry\n\n“It will not run,” said owner Olga Petrova.", "A town\n\n“We are calm,” said Eve Moss."];
  await give(page, texts.map((text, i) => textFile(`${i + 1}.txt`, text)));
  await previewed(page);
  await page.click({ role: "button", name: "Begin a new corpus with them" });
  await page.untilText("2 articles added", "dialog");
  await page.untilText("My articles", ".corpus");
  await page.untilText("2 reports", ".corpus");
  await page.until(() => location.hash === "#/overview");
  for (const [i, text] of texts.entries()) assert.equal(await articleText(page, `${i + 1}.txt`), text);
  await page.press("Escape");
  await page.until(() => document.querySelector("dialog[open]") === null);
  await page.click(".corpus button");
  await page.untilText("My articles", "dialog .made");
  await page.click({ role: "button", name: `Open ${before}` });
  await page.untilText("6 reports", ".corpus");
  await page.untilText(before, ".corpus");
  assert.match(await articleText(page, "sixth.txt"), /Ada Ring/);
  await page.until(() => document.querySelector("dialog[open]")?.innerText.includes("My articles"));
  await forget(page);
}

/** Two thousand files: the page tells how far it is, and can be stopped; what was read until then can be added. */
export async function thousandsOfFilesCanBeStopped(page) {
  await opened(page);
  await page.evaluate(() => {
    const given = new DataTransfer();
    for (let i = 0; i < 2000; i++) given.items.add(new File([`Report ${i}\n\nNumber ${i} of two thousand said nothing but ${i * 7}.\n`], `r${i}.txt`));
    const field = document.querySelector("dialog input[type=file]");
    field.files = given.files;
    field.dispatchEvent(new Event("change"));
  });
  await page.until(() => (document.querySelector("dialog progress")?.value ?? 0) > 20);
  await page.click({ role: "button", name: "Stop here" });
  const { sum, rows } = await previewed(page);
  const [, read, unread] = /(\d[\d,]*) articles? in 2,000 files; (\d[\d,]*) files? not read: you stopped/.exec(sum).map((n) => Number(n.replaceAll(",", "")));
  assert.equal(read + unread, 2000);
  assert.equal(rows.length, Math.min(50, read));
  await page.press("Escape");
  await page.until(() => document.querySelector("dialog[open]") === null);
  await page.click({ role: "button", name: "Add articles" });
  await page.untilText("you stopped", "dialog .import-sum");
  assert.deepEqual(await page.axe(), []);
  await page.viewport(390, 844);
  // WebKit's window has a least width.
  await page.until(() => innerWidth < 500);
  assert.ok(await page.evaluate(() => document.querySelector("dialog").scrollWidth <= document.querySelector("dialog").clientWidth));
  assert.deepEqual(await page.axe(), []);
}
