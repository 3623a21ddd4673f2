/** Correcting by hand: it stands over a reload and a new analysis, goes into every count, and can be undone. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fingerprint, storageKey } from "../../../www/parts/corrections.js";
import { give, textFile } from "../harness/import.mjs";
import { forget } from "../harness/store.mjs";

const ALL = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };
const NAME = "Somebody Else";

const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);
const rows = async (page, filter = ALL, sort = "place") => (await ask(page, { kind: "quotes", filter, sort, page: { offset: 0, limit: 1000 } })).rows;

async function opened(page, hash) {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
}

/** The same page opened anew, with what the browser keeps. */
async function reopened(page, hash) {
  await page.goto("about:blank");
  await opened(page, hash);
}

/** Opens the dialog on a row of the core's. */
async function correct(page, row) {
  await page.click(`.list [data-of="${row.article}:${row.found.start}-${row.found.end}"]`);
  await page.until(() => document.querySelector("dialog[open] .correct-form") !== null);
}

async function saved(page) {
  await page.until(() => document.querySelector("dialog[open]") === null);
  await page.rested();
}
const place = (row) => `[data-of="${row.article}:${row.found.start}-${row.found.end}"]`;

/** What the next download would hold, without one: downloads are no business of the tests. */
const caught = (page, target) =>
  page.evaluate(() => {
    globalThis.saved = undefined;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const reader = new FileReader();
      reader.onload = () => (globalThis.saved = reader.result);
      reader.readAsText(blob);
      URL.createObjectURL = make;
      return make.call(URL, blob);
    };
    // The link is not followed: its click is all that is cut off.
    HTMLAnchorElement.prototype.click = function () {};
  }).then(() => page.click(target)).then(() => page.until(() => globalThis.saved));

export async function aCorrectedSpeakerStands(page) {
  await opened(page, "#/quotes?rows=1000&group=none");
  const before = await rows(page);
  const row = before.filter((r) => r.speaker).sort((a, b) => b.quotedWords - a.quotedWords)[0];
  await correct(page, row);
  await page.type("#correct-speaker", NAME);
  await page.press("Enter");
  await saved(page);
  await page.untilText("corrected by you; the program said " + row.speaker, ".evidence-item");
  // Matrix, filter and counts follow it.
  await page.untilText(NAME, "#figure-matrix, .matrix");
  await page.evaluate(() => document.querySelectorAll("#filters .more").forEach((button) => button.click()));
  await page.untilText(NAME, "#filters");
  assert.equal((await rows(page, { ...ALL, speakers: [NAME] })).length, 1);

  await reopened(page, "#/quotes?rows=1000&group=none");
  await page.untilText("corrected by you", ".evidence-item");
  assert.equal((await rows(page, { ...ALL, speakers: [NAME] })).length, 1);

  // A further article: everything is analysed anew.
  await page.click({ role: "button", name: "Add articles" });
  await page.evaluate(() => {
    document.querySelector("dialog textarea").value = "MINSK — “Nobody was hurt in the harbour,” said harbour master Olga Petrova.";
  });
  await page.click({ role: "button", name: "Read this text" });
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  await page.press("Escape");
  const theirs = await rows(page, { ...ALL, speakers: [NAME] });
  assert.deepEqual([theirs.length, theirs[0].text, theirs[0].corrected.speaker], [1, row.text, row.speaker]);

  await page.click("#view .list .take-menu > summary");
  const table = await caught(page, { role: "button", name: "CSV" });
  await page.click("#view .list .take-menu > summary");
  const line = table.split("\r\n").find((line) => line.includes(NAME));
  assert.ok(line.includes(",corrected,") && line.includes(row.speaker), line);
  const { quotations } = JSON.parse(await caught(page, { role: "button", name: "JSON" }));
  const out = quotations.find((q) => q.speaker === NAME);
  assert.deepEqual([out.byHand, out.corrected.speaker, out.corrected.kind], ["corrected", row.speaker, row.kind]);

  // One history: the article was the last change and goes first.
  await page.click({ role: "button", name: "undo edit" });
  await page.untilText("5 reports", ".corpus");
  await page.click({ role: "button", name: "undo edit" });
  await page.until(() => !document.querySelector(".evidence-item .by-hand"));
  assert.equal((await rows(page, { ...ALL, speakers: [NAME] })).length, 0);
  assert.deepEqual((await rows(page)).slice(0, before.length), before);
  await page.evaluate(() => document.activeElement.blur());
  await page.evaluate(() => dispatchEvent(new KeyboardEvent("keydown", { key: "Z", ctrlKey: true, shiftKey: true })));
  await page.untilText("corrected by you", ".evidence-item");
  await forget(page);
}

export async function takenOutAndPutBack(page) {
  await opened(page, "#/quotes?rows=1000&group=none");
  const before = await rows(page);
  await correct(page, before[1]);
  await page.click({ role: "button", name: "not a quotation" });
  await saved(page);
  await page.untilText(`${before.length - 1} quotations`, "#view h1");
  await correct(page, before[2]);
  await page.click(".correct-form input[value=mixed]");
  await page.click({ role: "button", name: "Save the correction" });
  await saved(page);
  await page.click({ role: "button", name: "2 corrections by you" });
  await page.untilText("Taken out by you", "dialog");
  const file = JSON.parse(await caught(page, { role: "button", name: "save as a file" }));
  assert.deepEqual([file.newsprism, file.version, file.corrections.length], ["corrections", 1, 2]);
  await page.click({ role: "button", name: "put it back: " });
  await page.until((n) => document.querySelector("#view h1").textContent.startsWith(`${n} quotations`), before.length);
  await page.click({ role: "button", name: "take all back" });
  await page.untilText("There are none yet", "dialog");
  assert.deepEqual(await rows(page), before);
  // The file back again, by the dialog's own field.
  await give(page, [textFile("mine.json", JSON.stringify(file))]);
  await page.untilText("2 corrections taken in", "dialog");
  await page.untilText("Taken out by you", "dialog");
  await page.press("Escape");
  assert.equal((await rows(page)).length, before.length - 1);
  await forget(page);
}

export async function theDoubtfulAreConfirmedOneByOne(page) {
  await opened(page, "#/quotes?rows=1000");
  await page.click({ role: "link", name: "least sure first" });
  await page.until(() => location.hash.includes("order=doubt"));
  const [first, second] = await rows(page, ALL, "doubt");
  await page.click({ role: "button", name: "check one by one" });
  await page.untilText("1 of", "dialog h2");
  await page.click({ role: "button", name: "Right as it is" });
  await page.untilText("2 of", "dialog h2");
  await page.click({ role: "button", name: "next, leave this one" });
  await page.untilText("3 of", "dialog h2");
  await page.press("Escape");
  await page.until((place) => document.querySelector(`.evidence-item:has(${place}) .by-hand`)?.textContent.includes("confirmed by you"), place(first));
  const after = await rows(page);
  const now = after.find((r) => r.article === first.article && r.found.start === first.found.start);
  assert.deepEqual([now.confidence, now.certainty, now.corrected.confidence], [1, "sure", first.confidence]);
  assert.equal(after.find((r) => r.article === second.article && r.found.start === second.found.start).corrected, null);
  await forget(page);
}

export async function certaintyAndStanceFilterEveryView(page) {
  await opened(page, "#/quotes?certainty=sure");
  const sure = await rows(page, { ...ALL, certainties: ["sure"] });
  await page.untilText(`${sure.length} quotation`, "#view h1");
  await opened(page, "#/overview?stance=neutral");
  const neutral = await rows(page, { ...ALL, stances: ["neutral"] });
  assert.ok(neutral.length > 0 && neutral.every((r) => r.stance === "neutral"));
  await page.untilText("stance: neutral", "#shown");
}

export async function correctedInTheReaderByKeyboardAlone(page) {
  await opened(page, "#/reader");
  await page.press("j");
  await page.press("j");
  await page.until(() => document.querySelector(".quote-card") !== null);
  const name = await page.evaluate(() => document.querySelector(".quote-card [data-of]").getAttribute("data-of"));
  await page.press("c");
  await page.until(() => document.activeElement?.id === "correct-speaker");
  await page.evaluate(() => document.activeElement.select());
  await page.typeText(NAME);
  await page.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Last word: one word later");
  await page.press("ArrowLeft");
  await page.press("Tab");
  await page.press("Enter");
  await page.untilText("corrected by you", ".quote-card");
  const [row] = await rows(page, { ...ALL, speakers: [NAME] });
  assert.equal(`${row.article}:${row.found.start}-${row.found.end}`, name);
  assert.ok(row.corrected.text.startsWith(row.text.slice(0, 5)) && row.text.length < row.corrected.text.length);
  // Words that were selected become the quotation's.
  const chosen = await page.evaluate((name) => {
    const run = document.querySelector(`.paper [data-of="${name}"]`);
    const node = run.firstChild.nodeType === 3 ? run.firstChild : document.createTreeWalker(run, NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(node, 2, node, Math.min(9, node.length));
    return getSelection().toString().trim();
  }, name);
  await page.press("c");
  await page.until((chosen) => document.querySelector("dialog[open] .draft mark")?.textContent === chosen, chosen);
  await page.press("Escape");
  await page.until(() => !document.querySelector("dialog[open]"));
  await forget(page);
}

/** Under which name an earlier version kept the corrections of the bundled reports. */
function earlierKey() {
  const folder = new URL("../../../www/articles/", import.meta.url);
  return storageKey(new Map(readdirSync(folder).filter((name) => name.endsWith(".txt")).map((name) => [name, fingerprint(readFileSync(new URL(name, folder)))])));
}

export async function correctionsOfAnEarlierVersionAreTakenOver(page) {
  await opened(page, "#/quotes?rows=1000&group=none");
  const [row] = await rows(page);
  const file = await page.evaluate(async (id) => (await newsprism.engine.ask({ kind: "articles", filter: {}, page: { offset: 0, limit: 1000 } })).articles[id].file, row.article);
  const print = fingerprint(readFileSync(new URL(`../../../www/articles/${file}`, import.meta.url)));
  const made = { file, print, found: row.found, text: row.text, by: row.speaker, speaker: NAME };
  const kept = JSON.stringify({ version: 1, corrections: [made], done: [{ what: "correcting", changes: [{ before: null, after: made }] }], undone: [] });
  await page.evaluate((key, kept) => localStorage.setItem(key, kept), earlierKey(), kept);
  for (let n = 0; n < 2; n++) {
    await reopened(page, "#/quotes?rows=1000&group=none");
    await page.untilText("corrected by you", ".evidence-item");
    assert.equal((await rows(page, { ...ALL, speakers: [NAME] })).length, 1);
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), earlierKey()), null);
  }
  await forget(page);

  await page.evaluate((key) => localStorage.setItem(key, "{\"version\":1,\"corrections\":[{"), earlierKey());
  await reopened(page, "#/quotes");
  await page.untilText("cannot be read", "#notices");
  assert.equal(await page.evaluate((key) => localStorage.getItem(`${key}:unread-1`), earlierKey()), "{\"version\":1,\"corrections\":[{");
  assert.ok((await rows(page)).every((r) => r.corrected === null));
  await forget(page);
}

export async function correctionsHaveNoFaultThatAxeFinds(page) {
  for (const scheme of page.canColorScheme ? ["light", "dark"] : ["light"]) {
    if (page.canColorScheme) await page.colorScheme(scheme);
    await opened(page, "#/quotes?rows=1000&group=none");
    const [first, second] = await rows(page);
    await correct(page, first);
    assert.deepEqual(await page.axe(), [], `${scheme} dialog`);
    await page.type("#correct-speaker", NAME);
    await page.press("Enter");
    await saved(page);
    await correct(page, second);
    await page.click({ role: "button", name: "not a quotation" });
    await saved(page);
    assert.deepEqual(await page.axe(), [], `${scheme} corrected rows`);
    await page.click({ role: "button", name: "corrections by you" });
    assert.deepEqual(await page.axe(), [], `${scheme} list`);
    await page.press("Escape");
    await opened(page, "#/reader");
    await page.press("j");
    await page.until(() => document.querySelector(".quote-card") !== null);
    assert.deepEqual(await page.axe(), [], `${scheme} card`);
    await forget(page);
    await page.goto("about:blank");
  }
}
