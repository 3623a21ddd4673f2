// How soon the page shows the first lines of a query over a large corpus, and how soon it drops a long count:
//
//   ./build.sh && node tests/bench/page.mjs FILE [--limit ARTICLES] [--browser chromium|firefox|webkit]
//
// FILE holds articles parted by NUL bytes, and may be gzipped. They are loaded beside the bundled ones; then queries are
// typed, each nine times. All times are taken in the page: from the question to the worker's answer; from Enter to the
// lines in the document; from Enter to the frame that shows them, of which up to 17 ms are waiting for the screen. The first
// of each query is cold, the others warm.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { ensure } from "../browser/harness/browsers.mjs";

const QUERIES = ["said", "in the", "un*ed", "war ~5 peace", "talk+"];
const ROUNDS = 9;
/** Articles that go over to the browser at a time. */
const PART = 400;

const { values: options, positionals } = parseArgs({
  options: { limit: { type: "string", default: "1000000" }, browser: { type: "string", default: "chromium" } },
  allowPositionals: true,
});
const [path] = positionals;
if (!path) {
  console.error("node tests/bench/page.mjs FILE [--limit ARTICLES] [--browser chromium|firefox|webkit]");
  process.exit(2);
}
const bytes = path.endsWith(".gz") ? gunzipSync(readFileSync(path)) : readFileSync(path);
const articles = bytes.toString("utf8").split("\0").filter((text) => text.trim() !== "").slice(0, Number(options.limit));
const filter = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

/** @param {number[]} numbers @param {number} share */
const at = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * numbers.length) - 1)].toFixed(1);

ensure([options.browser]);
const { launch } = await import(`../browser/harness/${options.browser}.mjs`);
const browser = await launch();
const page = await browser.page("file", pathToFileURL(join(import.meta.dirname, "../../dist/newsprism.html")).href, "");
try {
  await page.open("#/concordance");
  await page.until(() => Boolean(globalThis.newsprism?.engine && document.querySelector("#view h1")));
  const begun = Date.now();
  for (let from = 0; from < articles.length; from += PART) {
    await page.evaluate((texts, from) => {
      const coder = new TextEncoder();
      globalThis.benchFiles ??= [];
      globalThis.benchFiles.push(...texts.map((text, i) => ({ name: `${from + i}.txt`, bytes: coder.encode(text) })));
    }, articles.slice(from, from + PART), from);
  }
  // Not waited for in one call: a driver gives up after a minute.
  await page.evaluate((filter) => {
    const { engine } = newsprism;
    globalThis.benchLoaded = null;
    void engine.load(globalThis.benchFiles).then(async ({ failures }) => {
      globalThis.benchFiles = undefined;
      const { total } = await engine.ask({ kind: "concordance", filter, query: "the", sort: [], context: 14, page: { offset: 0, limit: 1 } });
      globalThis.benchLoaded = { failures: failures.length, total };
    });
  }, filter);
  let loaded = null;
  while (!loaded) {
    await new Promise((done) => setTimeout(done, 500));
    loaded = await page.evaluate(() => globalThis.benchLoaded);
    if (Date.now() - begun > 600_000) throw new Error("the corpus is not loaded after ten minutes");
  }
  console.log(`${options.browser}: ${articles.length} articles, ${(bytes.length / 1e6).toFixed(1)} MB, ${loaded.failures} not read, loaded and analysed in ${((Date.now() - begun) / 1000).toFixed(1)} s; “the” stands ${loaded.total} times`);
  // The page learns of the new reports by another filter and back.
  await page.evaluate(() => { location.hash = "#/concordance?kind=direct"; });
  await page.rested();
  const all = { answer: [], lines: [], frame: [] };
  for (const query of QUERIES) {
    const times = await page.evaluate(async (query, rounds, filter) => {
      const result = { answer: [], lines: [], frame: [] };
      const field = document.querySelector("#q");
      const frame = () => new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
      }));
      const seen = (is) => new Promise((done, fail) => {
        if (is()) return done();
        const end = setTimeout(() => fail(new Error("not drawn within 40 s")), 40_000);
        const watch = new MutationObserver(() => {
          if (!is()) return;
          watch.disconnect();
          clearTimeout(end);
          done();
        });
        watch.observe(document.querySelector("#view"), { childList: true, subtree: true, characterData: true });
      });
      for (let round = 0; round < rounds; round++) {
        location.hash = "#/concordance";
        await seen(() => document.querySelector("h1 .query") === null && document.querySelector("#view h1") !== null);
        // Behind whatever was still to be answered.
        await newsprism.engine.ask({ kind: "measures" });
        await frame();
        let start = performance.now();
        await newsprism.engine.ask({ kind: "concordance", filter, query, sort: [], context: 14, thinning: { sample: 0, seed: 0, every: 0 }, group: null, page: { offset: 0, limit: 100 } });
        result.answer.push(performance.now() - start);
        field.value = query;
        await frame();
        start = performance.now();
        field.form.requestSubmit();
        await seen(() => document.querySelector("h1 .query")?.textContent === query && document.querySelector(".kwic .node") !== null);
        result.lines.push(performance.now() - start);
        await frame();
        result.frame.push(performance.now() - start);
      }
      return result;
    }, query, ROUNDS, filter);
    for (const [name, taken] of Object.entries(times)) {
      const warm = taken.slice(1);
      all[name].push(...warm);
      console.log(`${query.padEnd(14)} ${name.padEnd(7)} first ${taken[0].toFixed(1)} ms, then median ${at(warm, 0.5)} ms, p95 ${at(warm, 0.95)} ms`);
    }
  }
  for (const [name, taken] of Object.entries(all)) console.log(`${options.browser}, all warm: ${name.padEnd(7)} median ${at(taken, 0.5)} ms, p95 ${at(taken, 0.95)} ms`);
  const stopped = await page.evaluate(async (filter) => {
    const { engine } = newsprism;
    const stop = new AbortController();
    let begun = 0;
    const onProgress = () => {
      begun = performance.now();
      stop.abort();
    };
    const request = { kind: "terms", filter, sort: "count", descending: true, containing: "", minCount: 2, stopWords: true, words: 5, across: true, stems: false, measures: [], page: { offset: 0, limit: 10 } };
    const code = await engine.ask(request, { signal: stop.signal, onProgress }).then(() => "answered", (error) => error.code);
    await engine.ask({ kind: "measures" });
    return { code, ms: performance.now() - begun };
  }, filter);
  console.log(`${options.browser}: runs of five words stopped while they are counted: ${stopped.code}; the next question is answered ${stopped.ms.toFixed(1)} ms later`);
} finally {
  await page.close();
  await browser.close();
}
