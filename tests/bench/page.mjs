// How soon the page shows the first lines of a query over a large corpus, how long it blocks while somebody types, and how
// soon it drops a long count:
//
//   ./build.sh && node tests/bench/page.mjs FILE [--limit ARTICLES] [--browser chromium|firefox|webkit]
//
// Without --browser, in all three. FILE holds articles parted by NUL bytes, and may be gzipped. They are loaded beside the
// bundled ones; then ten queries are asked, each six times. All times are taken in the page: from the question to the
// worker's answer; from Enter to the lines in the document; from Enter to the frame that shows them, of which up to 17 ms
// are waiting for the screen. The first of each query is cold, the others warm. "Blocked" is the longest time that the page
// did nothing else, by what was done meanwhile.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { ensure } from "../browser/harness/browsers.mjs";

const QUERIES = ["said", "in the", "un*ed", "war ~5 peace", "talk+", "government", "the house", "king | queen", "*ness", "never again"];
const ROUNDS = 6;
/** What is typed, letter by letter, by the view and its field. */
const TYPED = [["#/concordance", "#q", "government"], ["#/terms", "[aria-label='Words that hold']", "govern"]];
/** Views that are opened, and filters that are set. */
const OPENED = ["#/overview", "#/quotes", "#/terms", "#/concordance?q=talk%2B", "#/concordance?q=talk%2B&kind=direct", "#/collocates?q=talk%2B", "#/terms?kind=direct", "#/terms"];
/** Articles that go over to the browser at a time. */
const PART = 400;

const { values: options, positionals } = parseArgs({
  options: { limit: { type: "string", default: "1000000" }, browser: { type: "string" }, profile: { type: "string" } },
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

const names = options.browser ? [options.browser] : ["chromium", "firefox", "webkit"];
ensure(names);
for (const name of names) {
  const { launch } = await import(`../browser/harness/${name}.mjs`);
  const browser = await launch();
  const page = await browser.page("file", pathToFileURL(join(import.meta.dirname, "../../dist/newsprism.html")).href, "");
  try {
    await measure(page, name);
  } finally {
    await page.close();
    await browser.close();
  }
}

/** @param {number[]} numbers @param {number} share */
function at(numbers, share) {
  return [...numbers].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * numbers.length) - 1)].toFixed(1);
}

/** @param {import("../browser/harness/page.mjs").Page} page @param {string} name of the browser */
async function measure(page, name) {
  await page.open("#/concordance");
  await page.until(() => Boolean(globalThis.newsprism?.engine && document.querySelector("#view h1")));
  await load(page, name);
  const profiler = options.profile && name === "chromium" ? await page.context.newCDPSession(page.inner) : null;
  await profiler?.send("Profiler.enable");
  await profiler?.send("Profiler.setSamplingInterval", { interval: 200 });
  await profiler?.send("Profiler.start");
  const all = { answer: [], lines: [], frame: [] };
  for (const query of QUERIES) {
    const times = await asked(page, query);
    for (const [what, taken] of Object.entries(times)) all[what].push(...taken.slice(1));
    const shown = Object.entries(times).map(([what, [first, ...warm]]) => `${what} ${first.toFixed(1)}, then ${at(warm, 0.5)}`);
    console.log(`${query.padEnd(14)} ${shown.join("; ")} ms`);
  }
  if (profiler) writeFileSync(options.profile, JSON.stringify((await profiler.send("Profiler.stop")).profile));
  for (const [what, taken] of Object.entries(all)) console.log(`${name}, ${taken.length} warm: ${what.padEnd(6)} median ${at(taken, 0.5)} ms, p95 ${at(taken, 0.95)} ms`);
  for (const [hash, field, text] of TYPED) console.log(`${name}: blocked at most ${(await typed(page, hash, field, text)).toFixed(1)} ms while “${text}” is typed into ${hash}`);
  for (const hash of OPENED) console.log(`${name}: blocked at most ${(await opened(page, hash)).toFixed(1)} ms while ${hash} is opened`);
  const { code, ms } = await stopped(page);
  console.log(`${name}: runs of five words stopped while they are counted: ${code}; the next question is answered ${ms.toFixed(1)} ms later`);
}

async function load(page, name) {
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
  console.log(`${name}: ${articles.length} articles, ${(bytes.length / 1e6).toFixed(1)} MB, ${loaded.failures} not read, loaded and analysed in ${((Date.now() - begun) / 1000).toFixed(1)} s; “the” stands ${loaded.total} times`);
  // The page learns of the new reports by another filter and back.
  await page.evaluate(() => { location.hash = "#/concordance?kind=direct"; });
  await page.rested();
  await page.evaluate(() => {
    /** Resolves once the frame after this one's is on its way to the screen. */
    globalThis.benchFrame = () => new Promise((done) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    }));
    /** The longest time between two turns of the page while `act` is done and until all is answered and drawn. */
    globalThis.benchBlocked = async (act) => {
      const { port1, port2 } = new MessageChannel();
      let [last, most, isOn] = [performance.now(), 0, true];
      port1.onmessage = () => {
        const now = performance.now();
        most = Math.max(most, now - last);
        last = now;
        if (isOn) port2.postMessage(0);
      };
      port2.postMessage(0);
      await act();
      for (let calm = 0; calm < 5; await new Promise((done) => setTimeout(done, 20))) {
        await newsprism.engine.ask({ kind: "measures" });
        calm = document.querySelector("#columns").getAttribute("aria-busy") === "false" ? calm + 1 : 0;
      }
      isOn = false;
      return most;
    };
  });
}

/** One query, again and again: times in milliseconds, the first one cold. */
function asked(page, query) {
  return page.evaluate(async (query, rounds, filter) => {
    const result = { answer: [], lines: [], frame: [] };
    const field = document.querySelector("#q");
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
      await benchFrame();
      let start = performance.now();
      await newsprism.engine.ask({ kind: "concordance", filter, query, sort: [], context: 14, thinning: { sample: 0, seed: 0, every: 0 }, group: null, page: { offset: 0, limit: 100 } });
      result.answer.push(performance.now() - start);
      field.value = query;
      await benchFrame();
      start = performance.now();
      field.form.requestSubmit();
      await seen(() => document.querySelector("h1 .query")?.textContent === query && document.querySelector(".kwic .node") !== null);
      result.lines.push(performance.now() - start);
      await benchFrame();
      result.frame.push(performance.now() - start);
    }
    return result;
  }, query, ROUNDS, filter);
}

/** The longest time blocked while a field is typed into. */
async function typed(page, hash, field, text) {
  await page.evaluate((hash) => { location.hash = hash; }, hash);
  await page.until((field) => document.querySelector(field), field);
  await page.rested();
  return page.evaluate((field, text) => benchBlocked(async () => {
    for (let i = 1; i <= text.length; i++) {
      const input = document.querySelector(field);
      input.value = text.slice(0, i);
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => setTimeout(done, 80));
    }
  }), field, text);
}

/** The longest time blocked while a view is opened. */
function opened(page, hash) {
  return page.evaluate((hash) => benchBlocked(async () => {
    location.hash = hash;
    await new Promise((done) => setTimeout(done, 50));
  }), hash);
}

/** A long count is begun and dropped: how it ends, and when the next question is answered. */
function stopped(page) {
  return page.evaluate(async (filter) => {
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
}
