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

export async function partOfTheReportsGoesWithBlindNames(page) {
  await opened(page, "#/overview?outlet=VOA&outlet=AFP");
  await openDialog(page);
  await page.click("dialog input[name=onlyKept]");
  await page.click("dialog input[name=blind]");
  await page.untilText("Outlet A is VOA", "dialog");
  await page.untilText("The texts themselves stay as they are", "dialog");
  const { text } = await saved(page);
  const project = read(projectIn(text));
  assert.deepEqual(project.articles.map(({ file, meta }) => [file, meta.outlet, meta.label]), [["report-001.txt", "Outlet A", "Outlet A, 1"], ["report-002.txt", "Outlet A", "Outlet A, 2"], ["report-003.txt", "Outlet B", "Outlet B"]]);
  assert.equal(project.settings.start, "#/overview?outlet=Outlet+A&outlet=Outlet+B");
  await openFile(page, text);
  await page.untilText("Showing all 3 reports", "#shown");
  assert.deepEqual(await page.evaluate(() => newsprism.engine.ask({ kind: "facets", filter: { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] } }).then(({ outlets }) => outlets.map(({ value }) => value))), ["Outlet A", "Outlet B"]);
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
  await openFile(page, text);
  await page.untilText("1 correction", "#shown");
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
