/** Handing on: the page that the page saves is the same tool with the chosen reports. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { read, write } from "../../../www/project/file.js";
import { newProject } from "../../../www/project/model.js";
import { withProject } from "../../../www/project/page.js";
import { withCollector } from "../harness/collector.mjs";

const DIST = join(import.meta.dirname, "../../../dist/newsprism.html");
const ALL = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

const projectIn = (html) => /<script type="application\/json" id="newsprism-project">([^<]*)<\/script>/.exec(html)[1];

/** Opens a page from disk, whatever build the scenario began with. */
async function openFile(page, html, hash = "") {
  const path = join(mkdtempSync(join(tmpdir(), "newsprism-saved-")), "saved.html");
  writeFileSync(path, page.engine === "webkit" ? withCollector(html) : html);
  const { href } = pathToFileURL(path);
  page.others.push(href);
  await page.goto(href + hash);
  await page.until(() => globalThis.newsprism?.engine !== undefined && document.querySelector("#view h1") !== null);
  await page.rested();
}

async function opened(page, hash = "") {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine !== undefined && document.querySelector("#view h1") !== null);
  await page.rested();
}

async function openDialog(page) {
  await page.evaluate(() => {
    globalThis.taken = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (taken.push({ blob }), make(blob));
    HTMLAnchorElement.prototype.click = function () {
      taken.at(-1).file = this.download;
    };
  });
  await page.click({ role: "button", name: "Save as one page" });
  await page.until(() => document.querySelector("dialog[open] .page-form .sub") !== null);
}

/** Presses the button; gives the page that was saved. */
async function saved(page) {
  const before = await page.evaluate(() => taken.length);
  await page.click({ role: "button", name: "Save the page" });
  await page.until((before) => taken.length > before && taken.at(-1).file !== undefined, before);
  await page.untilText("is in your downloads", "dialog [role=status]");
  return page.evaluate(async () => ({ file: taken.at(-1).file, text: await taken.at(-1).blob.text() }));
}

const overview = (page) => page.evaluate((filter) => newsprism.engine.ask({ kind: "overview", filter }), ALL);

export async function withoutAChangeItIsThePackersOwnPage(page) {
  await opened(page);
  await openDialog(page);
  const { file, text } = await saved(page);
  assert.equal(file, "kerry-in-moscow-march-2016.html");
  assert.ok(text === readFileSync(DIST, "utf8"), "the same bytes");
}

export async function whatIsSavedOpensAtTheSavedViewAndSavesItselfAgain(page) {
  await opened(page, "#/quotes?outlet=VOA&group=verb");
  const figures = await overview(page);
  await openDialog(page);
  assert.deepEqual(await page.axe(), []);
  await page.type("dialog input[name=title]", "A lesson & <more>");
  const first = await saved(page);
  assert.equal(first.file, "a-lesson-more.html");
  await openFile(page, first.text);
  assert.equal(await page.evaluate(() => location.hash), "#/quotes?outlet=VOA&group=verb");
  await page.untilText("A lesson & <more>", ".corpus");
  assert.deepEqual(await overview(page), figures);
  await openDialog(page);
  const again = await saved(page);
  assert.ok(again.text === first.text, "stable");
}

export async function partOfTheReportsGoesWithBlindNamesAlsoInTheTexts(page) {
  await opened(page, "#/overview?outlet=VOA&outlet=AFP");
  const own = await page.evaluate(() => newsprism.corpus().then(({ project }) => JSON.stringify(project)));
  await openDialog(page);
  await page.click("dialog input[name=onlyKept]");
  // Before they were looked for, nothing is said of names.
  const atOnce = await page.evaluate(() => (document.querySelector("dialog input[name=blind]").click(), document.querySelector("dialog").innerText));
  assert.match(atOnce, /Looking for the names in the texts/);
  await page.untilText("Outlet A is VOA", "dialog");
  await page.untilText("It can still be found out", "dialog");
  await page.type("dialog input[name=more]", "Kremlin, zakharova");
  await page.click("dialog h2");
  await page.untilText("In the texts", "dialog summary");
  await page.until(() => [...document.querySelectorAll("dialog .hidden-words del")].some((del) => del.textContent === "Kremlin"));
  // Each place that is announced is listed, with the word that stands there now.
  await page.click("dialog .hidden-words summary");
  const listed = await page.evaluate(() => [...document.querySelectorAll("dialog .hidden-words li")].map((li) => [li.querySelector("del").textContent, li.querySelector("ins").textContent]));
  assert.equal(Number(await page.evaluate(() => /[\d,]+/.exec(document.querySelector("dialog .hidden-words summary").textContent)[0].replace(",", ""))), listed.length);
  assert.ok(listed.some(([from, to]) => from === "VOA" && to === "Outlet A") && listed.some(([from, to]) => from === "AFP" && to === "Outlet B"), JSON.stringify(listed));
  assert.deepEqual(await page.axe(), []);
  const { text } = await saved(page);
  const project = read(projectIn(text));
  assert.doesNotMatch(JSON.stringify(project), /\bVOA\b|AFP|Kremlin|Zakharova/i);
  assert.deepEqual(project.articles.map(({ file, meta }) => [file, meta.outlet, meta.label]), [["report-001.txt", "Outlet A", "Outlet A, 1"], ["report-002.txt", "Outlet A", "Outlet A, 2"], ["report-003.txt", "Outlet B", "Outlet B"]]);
  assert.equal(project.settings.start, "#/overview?outlet=Outlet+A&outlet=Outlet+B");
  assert.equal(project.settings.blinded, listed.length);
  // What is one's own stays as it was.
  assert.equal(await page.evaluate(() => newsprism.corpus().then(({ project }) => JSON.stringify(project))), own);
  const lines = (page, files) => page.evaluate(async (files, filter) => {
    const { articles } = await newsprism.engine.ask({ kind: "articles", filter, page: { offset: 0, limit: 1000 } });
    const out = [];
    for (const { id, file, agencies } of articles) if (files.includes(file)) out.push([agencies.length, ...(await newsprism.engine.ask({ kind: "article", filter, article: id, query: "" })).lines.map((line) => line.class)]);
    return out;
  }, files, ALL);
  const before = await lines(page, ["voa-withdrawal.txt", "voa-drawdown.txt", "afp.txt"]);
  await openFile(page, text);
  await page.untilText("Showing all 3 reports", "#shown");
  await page.untilText(`In this copy the outlets’ names are hidden: ${listed.length} places in the texts were replaced`, "#shown");
  assert.deepEqual(await lines(page, ["report-001.txt", "report-002.txt", "report-003.txt"]), before, "each line is what it was, and agencies are known");
  assert.deepEqual(await page.evaluate((filter) => newsprism.engine.ask({ kind: "facets", filter }).then(({ outlets }) => outlets.values), ALL), ["Outlet A", "Outlet B"]);
  await openDialog(page);
  assert.ok((await saved(page)).text === text, "saved again it is the same");
}

export async function correctionsGoWithIt(page) {
  await opened(page, "#/quotes");
  const { rows } = await page.evaluate((filter) => newsprism.engine.ask({ kind: "quotes", filter, sort: "place", page: { offset: 0, limit: 1 } }), ALL);
  await page.click(`button[data-of="${rows[0].article}:${rows[0].found.start}-${rows[0].found.end}"]`);
  await page.until(() => document.querySelector("dialog[open] .correct-form") !== null);
  await page.click({ role: "button", name: "Not a quotation" });
  await page.untilText("1 correction", "#shown");
  await openDialog(page);
  const { text } = await saved(page);
  assert.equal(read(projectIn(text)).corrections.length, 1);
  await page.click("dialog input[name=blind]");
  await page.untilText("It can still be found out", "dialog");
  const blinded = await saved(page);
  for (const copy of [text, blinded.text]) {
    await openFile(page, copy);
    await page.untilText("1 correction", "#shown");
    const [left] = await page.evaluate((filter) => newsprism.engine.ask({ kind: "quotes", filter, sort: "place", page: { offset: 0, limit: 1 } }).then(({ rows }) => rows), ALL);
    assert.notEqual(left.text, rows[0].text, "what was dismissed stays so");
  }
}

/** Everything that a reader sees of them, as text. */
const figures = (page) => page.evaluate(async (filter) => {
  const asked = [
    { kind: "facets", filter },
    { kind: "overview", filter },
    { kind: "articles", filter, page: { offset: 0, limit: 1000 } },
    { kind: "speakers", filter, page: { offset: 0, limit: 1000 } },
    { kind: "distinctive", filter, page: { offset: 0, limit: 1000 } },
    { kind: "quotes", filter, sort: "place", page: { offset: 0, limit: 1000 } },
    { kind: "terms", filter, sort: "count", descending: true, containing: "", minCount: 1, stopWords: false, page: { offset: 0, limit: 1000 } },
    { kind: "concordance", filter, query: "Syria", sort: [1], context: 14, page: { offset: 0, limit: 1000 } },
  ];
  const answers = [];
  for (const request of asked) answers.push(await newsprism.engine.ask(request));
  return JSON.stringify(answers);
}, ALL);

export async function twoHundredReportsGoRoundWithTheSameFigures(page) {
  const { articles } = read(projectIn(readFileSync(DIST, "utf8")));
  const project = newProject("Two hundred", Array.from({ length: 200 }, (_, i) => {
    const [head, ...paragraphs] = articles[i % 5].text.split("\n\n");
    const turned = paragraphs.map((_, n) => paragraphs[(n + i) % paragraphs.length]);
    return { file: `r${i}.txt`, text: [`${head} (${i})`, ...turned].join("\n\n"), source: {}, meta: { outlet: `Paper ${i % 9}`, date: `2016-03-${10 + (i % 20)}` }, lines: [], attributes: {} };
  }));
  const html = withProject(readFileSync(DIST, "utf8"), write(project));
  await openFile(page, html);
  await page.untilText("Showing all 200 reports", "#shown");
  const before = await figures(page);
  await openDialog(page);
  const start = Date.now();
  const first = await saved(page);
  console.log(`  200 reports: ${Buffer.byteLength(first.text).toLocaleString("en")} bytes, saved in ${Date.now() - start} ms`);
  await openFile(page, first.text);
  await page.untilText("Showing all 200 reports", "#shown");
  assert.ok((await figures(page)) === before, "the same figures, byte for byte");
  await openDialog(page);
  assert.ok((await saved(page)).text === first.text && first.text === html, "stable");
}

const HOSTILE = `Kerry's day\n\n</script><script>globalThis.ran = 1</script> <!-- <script> --> ]]> <img src=x onerror="ran=1">\n“It ends here,” he said.\n\0 \ud800 lone \udfff ends. \u202eright to left\u2066 \ufeff\u2028\u2029\u0085 \ufffe\r\nA line, and \u{1f5de}.\r`;

export async function aHostileTextGoesRoundUnchangedAndRunsNothing(page) {
  const project = newProject("</title></script><script>ran = 1</script>", [{ file: "a <script><b>.txt", text: HOSTILE, source: { name: "<!--" }, meta: { outlet: "<!--<script>" }, lines: [], attributes: {} }]);
  const html = withProject(readFileSync(DIST, "utf8"), write(project));
  await openFile(page, html);
  const text = await page.evaluate(async () => JSON.stringify((await newsprism.corpus()).project.articles[0].text));
  assert.equal(JSON.parse(text), HOSTILE);
  await openDialog(page);
  const again = await saved(page);
  assert.ok(again.text === html, "the same bytes");
  assert.equal(await page.evaluate(() => globalThis.ran ?? null), null);
}
