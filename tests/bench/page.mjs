// How soon the page shows the first lines of a query over a large corpus, in Chromium:
//
//   ./build.sh && node tests/bench/page.mjs FILE [--limit ARTICLES]
//
// FILE holds articles parted by NUL bytes, and may be gzipped. They are loaded beside the bundled ones; then queries are
// typed, each five times. Two times are taken: from the question to the answer in the page (the worker's answer and its
// way), and from Enter to the frame that shows the lines. The first of each query is cold, the others warm.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { ensure } from "../browser/harness/browsers.mjs";
import { launch } from "../browser/harness/chromium.mjs";

const QUERIES = ["said", "in the", "un*ed", "war ~5 peace", "talk+"];
const ROUNDS = 9;
/** Articles that go over to the browser at a time. */
const PART = 400;

const [path] = process.argv.slice(2);
if (!path) {
  console.error("node tests/bench/page.mjs FILE [--limit ARTICLES]");
  process.exit(2);
}
const limit = process.argv.includes("--limit") ? Number(process.argv[process.argv.indexOf("--limit") + 1]) : Infinity;
const bytes = path.endsWith(".gz") ? gunzipSync(readFileSync(path)) : readFileSync(path);
const articles = bytes.toString("utf8").split("\0").filter((text) => text.trim() !== "").slice(0, limit);
const filter = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

/** @param {number[]} numbers @param {number} share */
const at = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * numbers.length) - 1)].toFixed(1);

ensure(["chromium"]);
const browser = await launch();
const page = await browser.page("file", pathToFileURL(join(import.meta.dirname, "../../dist/newsprism.html")).href, "");
try {
  await page.open("#/concordance");
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1"));
  const begun = Date.now();
  for (let from = 0; from < articles.length; from += PART) {
    await page.evaluate((texts, from) => {
      const coder = new TextEncoder();
      globalThis.benchFiles ??= [];
      globalThis.benchFiles.push(...texts.map((text, i) => ({ name: `${from + i}.txt`, bytes: coder.encode(text) })));
    }, articles.slice(from, from + PART), from);
  }
  const failures = await page.evaluate(async () => (await newsprism.engine.load(globalThis.benchFiles)).failures.length);
  const first = await page.evaluate((filter) => newsprism.engine.ask({ kind: "concordance", filter, query: "the", sort: [], context: 14, page: { offset: 0, limit: 1 } }).then((a) => a.total), filter);
  console.log(`${articles.length} articles, ${(bytes.length / 1e6).toFixed(1)} MB, ${failures} not read, loaded and analysed in ${((Date.now() - begun) / 1000).toFixed(1)} s; “the” stands ${first} times`);
  // The page learns of the new reports by another filter and back.
  await page.evaluate(() => { location.hash = "#/concordance?kind=direct"; });
  await page.until(() => document.querySelector("#columns").getAttribute("aria-busy") === "false");
  const answers = [];
  const drawn = [];
  for (const query of QUERIES) {
    const times = await page.evaluate(async (query, rounds, filter) => {
      const result = { answer: [], drawn: [] };
      const field = document.querySelector("#q");
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const wait = async (is) => {
        const end = performance.now() + 60_000;
        while (!is() && performance.now() < end) await new Promise((done) => setTimeout(done));
      };
      for (let round = 0; round < rounds; round++) {
        location.hash = "#/concordance";
        await wait(() => document.querySelector("h1 .query") === null && document.querySelector("#columns").getAttribute("aria-busy") === "false");
        await frame();
        let start = performance.now();
        await newsprism.engine.ask({ kind: "concordance", filter, query, sort: [], context: 14, thinning: { sample: 0, seed: 0, every: 0 }, group: null, page: { offset: 0, limit: 100 } });
        result.answer.push(performance.now() - start);
        field.value = query;
        start = performance.now();
        field.form.requestSubmit();
        await wait(() => document.querySelector("h1 .query")?.textContent === query && document.querySelector(".kwic .node"));
        await frame();
        result.drawn.push(performance.now() - start);
      }
      return result;
    }, query, ROUNDS, filter);
    answers.push(...times.answer.slice(1));
    drawn.push(...times.drawn.slice(1));
    for (const [name, all] of Object.entries(times)) console.log(`${query.padEnd(14)} ${name.padEnd(7)} first ${all[0].toFixed(1)} ms, then median ${at(all.slice(1), 0.5)} ms, p95 ${at(all.slice(1), 0.95)} ms`);
  }
  console.log(`all warm: answer median ${at(answers, 0.5)} ms, p95 ${at(answers, 0.95)} ms; drawn median ${at(drawn, 0.5)} ms, p95 ${at(drawn, 0.95)} ms`);
} finally {
  await page.close();
  await browser.close();
}
