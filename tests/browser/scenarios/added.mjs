/** Quotations that the program missed, added by hand, and what else the Quotes view and the Reader say of words in marks. */
import assert from "node:assert/strict";
import { forget } from "../harness/store.mjs";

const ALL = { outlets: [], dates: [], agencies: [], speakers: [], affiliations: [], kinds: [], stances: [], certainties: [] };
const NAME = "Somebody New";

const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);
const rows = async (page, filter = ALL) => (await ask(page, { kind: "quotes", filter, sort: "place", page: { offset: 0, limit: 1000 } })).rows;
const ofMine = (page) => rows(page, { ...ALL, speakers: [NAME] });

async function opened(page, hash) {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
}

async function reopened(page, hash) {
  await page.goto("about:blank");
  await opened(page, hash);
}

/** Selects the first words of the first paragraph that holds no quotation. @returns the words */
const select = (page) => page.evaluate(() => {
  const text = [...document.querySelectorAll(".paper .row .text")].find((p) => !p.querySelector(".quote") && p.textContent.length > 60);
  const node = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode();
  const end = node.data.indexOf(" ", 25);
  getSelection().setBaseAndExtent(node, 0, node, end);
  return node.data.slice(0, end).trim();
});

/** Adds the words selected in the Reader as a quotation of `NAME`. */
async function add(page) {
  const words = await select(page);
  await page.untilText("this is a quotation by", ".quote-card");
  await page.click({ role: "button", name: "this is a quotation by" });
  await page.until((words) => document.querySelector("dialog[open] .draft mark")?.textContent === words, words);
  await page.type("#correct-speaker", NAME);
  await page.press("Enter");
  await page.until(() => document.querySelector("dialog[open]") === null);
  await page.rested();
  return words;
}

export async function aMissedQuotationIsAddedAndStands(page) {
  await opened(page, "#/reader");
  const before = await rows(page);
  const words = await add(page);
  await page.untilText("added by you", ".paper");
  const [mine] = await ofMine(page);
  assert.deepEqual([mine.text, mine.added, mine.kind, mine.confidence], [words, true, "indirect", 1]);

  await reopened(page, "#/quotes?rows=1000&group=none");
  await page.untilText("added by you", ".evidence-item");
  const { speakers } = await ask(page, { kind: "speakers", filter: ALL, page: { offset: 0, limit: 1000 } });
  assert.equal(speakers.find((s) => s.speaker === NAME).quotations, 1);

  // A further article: everything is analysed anew.
  await page.click({ role: "button", name: "Add articles" });
  await page.evaluate(() => {
    document.querySelector("dialog textarea").value = "MINSK — “Nobody was hurt in the harbour,” said harbour master Olga Petrova.";
  });
  await page.click({ role: "button", name: "Read this text" });
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  await page.press("Escape");
  assert.deepEqual((await ofMine(page)).map((r) => r.text), [words]);

  await page.click({ role: "button", name: "1 correction by you" });
  await page.untilText("Added by you", "dialog");
  // One history: the article was the last change and goes first.
  await page.click({ role: "button", name: "undo: adding pasted article" });
  await page.untilText("5 reports", ".corpus");
  // The dialog is drawn after the page: before, the button of this name is the one that was pressed.
  await page.untilText("redo: adding pasted article", "dialog");
  await page.click({ role: "button", name: "undo: adding" });
  await page.untilText("There are none yet", "dialog");
  assert.deepEqual(await ofMine(page), []);
  await page.click({ role: "button", name: "redo: adding" });
  await page.untilText("Added by you", "dialog");
  await page.click({ role: "button", name: "redo: adding pasted article" });
  await page.untilText("6 reports", ".corpus");
  await page.press("Escape");
  assert.equal((await rows(page)).length, before.length + 2);

  // Another speaker, then out again: the program never had it.
  const [row] = await ofMine(page);
  await page.click(`.list [data-of="${row.article}:${row.found.start}-${row.found.end}"]`);
  await page.until(() => document.querySelector("dialog[open] .correct-form") !== null);
  await page.click({ role: "button", name: "take it out again" });
  await page.until(() => document.querySelector("dialog[open]") === null);
  await page.rested();
  assert.deepEqual(await ofMine(page), []);
  await forget(page);
}

export async function addedAndCorrectedOutliveACrash(page) {
  await opened(page, "#/reader");
  const words = await add(page);
  const [first] = await rows(page);
  await page.evaluate((of) => document.querySelector(`.reader [data-quote][data-of="${of}"]`).click(), `${first.article}:${first.found.start}-${first.found.end}`);
  await page.press("c");
  await page.until(() => document.querySelector("dialog[open] .correct-form") !== null);
  await page.click({ role: "button", name: "not a quotation" });
  await page.until(() => document.querySelector("dialog[open]") === null);
  await page.rested();
  const before = await rows(page);
  assert.equal(before.some((r) => r.article === first.article && r.found.start === first.found.start), false);
  const code = await page.evaluate(() => newsprism.engine.call("panic", []).catch((error) => error.code));
  assert.equal(code, "engine-restarted");
  await page.untilText("started again with the same reports", "#notices");
  await page.rested();
  assert.deepEqual(await rows(page), before);
  assert.deepEqual((await ofMine(page)).map((r) => r.text), [words]);
  await page.untilText("added by you", ".paper");
  await forget(page);
}
addedAndCorrectedOutliveACrash.testBuild = true;
addedAndCorrectedOutliveACrash.console = /provoked by a test/;

export async function wordsThatAreNobodysAreListedAndCredited(page) {
  await opened(page, "#/quotes");
  const { roles } = await ask(page, { kind: "marked", filter: ALL, roles: [], page: { offset: 0, limit: 0 } });
  const some = roles.counts.findIndex((count) => count > 0);
  await page.untilText("but nobody’s quotation", "#marked-title");
  await opened(page, `#/quotes?marks=${roles.values[some]}`);
  await page.until((n) => document.querySelectorAll("section[aria-labelledby=marked-title] .evidence-item").length === n, roles.counts[some]);
  await page.click("section[aria-labelledby=marked-title] .evidence-item .correct");
  await page.until(() => document.querySelector("dialog[open] .correct-form") !== null);
  await page.type("#correct-speaker", NAME);
  await page.press("Enter");
  await page.until(() => document.querySelector("dialog[open]") === null);
  await page.rested();
  const [mine] = await ofMine(page);
  assert.deepEqual([mine.added, mine.kind], [true, "direct"]);
  await page.until((n) => document.querySelectorAll("section[aria-labelledby=marked-title] .evidence-item").length === n, roles.counts[some] - 1);
  await forget(page);
}

export async function speakersAreJoinedByCountry(page) {
  await opened(page, "#/quotes?group=country");
  const { groups, total } = await ask(page, { kind: "quotes", filter: ALL, group: "affiliation", sort: "place", page: { offset: 0, limit: 1000 } });
  assert.equal(groups.reduce((sum, g) => sum + g.quotations, 0), total);
  await page.untilText(`${groups[0].quotations} quotations`, ".group h3");
  await page.click({ role: "link", name: "by country" });
  await page.until(() => location.hash.includes("join=country"));
  await page.rested();
  await page.untilText(groups[0].value, ".matrix tbody th");
  await page.click({ role: "link", name: "share of words" });
  await page.until(() => location.hash.includes("measure=share"));
  await page.untilText("%", ".matrix tbody td");
  await page.click({ role: "link", name: `${groups[0].value}, all outlets` });
  await page.untilText(groups[0].value, "#evidence-title");
  await opened(page, `#/quotes?country=${encodeURIComponent(groups[0].value)}`);
  await page.untilText(`${groups[0].quotations} quotations`, "#view h1");
  // The same filter in the Reader.
  await opened(page, `#/reader?country=${encodeURIComponent(groups[0].value)}&certainty=sure&stance=neutral`);
  await page.untilText("pass the filters, the others are not tinted", ".reader-head");
}

export async function whoPassedWordsOnIsShown(page) {
  const [row] = (await (await opened(page, "#/quotes?rows=1000&group=none"), rows(page))).filter((r) => r.via);
  await page.untilText(`passed on by ${row.via.speaker || row.via.mention}`, ".evidence-item figcaption");
  const file = await page.evaluate(async (id) => (await newsprism.engine.ask({ kind: "articles", filter: {}, page: { offset: 0, limit: 1000 } })).articles[id].file, row.article);
  await opened(page, `#/reader?article=${encodeURIComponent(file)}`);
  await page.untilText("passed on by", ".paper .margin");
  await opened(page, `#/quotes?see=quotation&see-article=${encodeURIComponent(file)}&see-quote=${row.found.start}-${row.found.end}`);
  await page.untilText("Passed on by", "#evidence .why-list");
}

export async function addingHasNoFaultThatAxeFinds(page) {
  for (const scheme of page.canColorScheme ? ["light", "dark"] : ["light"]) {
    if (page.canColorScheme) await page.colorScheme(scheme);
    await opened(page, "#/reader");
    await select(page);
    await page.untilText("this is a quotation by", ".quote-card");
    assert.deepEqual(await page.axe(), [], `${scheme} card`);
    await page.click({ role: "button", name: "this is a quotation by" });
    await page.until(() => document.querySelector("dialog[open] .correct-form") !== null);
    assert.deepEqual(await page.axe(), [], `${scheme} dialog`);
    await page.press("Escape");
    await opened(page, "#/quotes?join=country&measure=share&marks=title&group=stance");
    assert.deepEqual(await page.axe(), [], `${scheme} Quotes`);
    await page.goto("about:blank");
  }
}
