/** An import under way, with a worker that does as it is told. */
import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";
import { sketchOf } from "../../www/import/draft.js";
import { Importing } from "../../www/import/importing.js";

/** A worker that makes one article of each file; `asked` has what it was sent. */
class Fake {
  asked = [];
  isEnded = false;
  postMessage({ id, path, bytes, text }) {
    this.asked.push(path ?? text);
    const reply = (data) => setTimeout(() => this.isEnded || this.onmessage({ data: { id, ...data } }));
    if (text !== undefined) return reply({ sketched: sketchOf(text) });
    const words = new TextDecoder().decode(bytes);
    reply({ item: { path, format: "Text", encoding: null, failures: [] } });
    reply({ entries: [{ draft: { file: path, text: words, source: { name: path }, meta: {} }, words: 1, notes: [], ...sketchOf(words) }] });
    reply({ done: true });
  }
  terminate() {
    this.isEnded = true;
  }
}

/** An importing over workers that start when `let` says so. */
function under({ existing = [], isWaiting = false } = {}) {
  const workers = [];
  const waiting = [];
  const importing = new Importing({
    start: () => {
      const worker = new Fake();
      workers.push(worker);
      return isWaiting ? new Promise((resolve) => waiting.push(() => resolve(worker))) : Promise.resolve(worker);
    },
    pdf: "",
    existing: () => existing,
    isOther: () => false,
    changed: () => {},
  });
  return { importing, workers, waiting };
}

const file = (path, text = "A story that is long enough to be compared with others.") => ({ path, bytes: async () => new TextEncoder().encode(text) });
const ticks = () => new Promise((resolve) => setTimeout(resolve, 5));

test("stopped while the worker starts: nothing is read, and what comes next is", async () => {
  const { importing, workers, waiting } = under({ isWaiting: true });
  const first = importing.read([file("a.txt"), file("b.txt")]);
  await ticks();
  importing.stop();
  const next = importing.read([file("c.txt")]);
  waiting.shift()();
  await first;
  assert.deepEqual([workers[0].asked, workers[0].isEnded, importing.unread], [[], true, 2]);
  while (workers.length < 2) await ticks();
  waiting.shift()();
  await next;
  assert.deepEqual([importing.rows.map(({ draft }) => draft.file), importing.isReading], [["c.txt"], false]);
  importing.close();
});

test("closed while the worker starts: the worker is ended", async () => {
  const { importing, workers, waiting } = under({ isWaiting: true });
  const read = importing.read([file("a.txt")]);
  await ticks();
  importing.close();
  waiting.shift()();
  await read;
  assert.deepEqual([workers.length, workers[0].asked, workers[0].isEnded], [1, [], true]);
});

test("articles that are in are worked through once, however often a file is read anew", async () => {
  const text = "The bridge over the harbour was opened on Friday after three years of work.";
  const { importing, workers } = under({ existing: [{ name: "in.txt", text }] });
  await importing.read([file("a.txt", text)]);
  assert.equal(importing.rows[0].like.of, "in.txt");
  await importing.again(importing.sources[0], { encoding: "windows-1252" });
  assert.equal(importing.rows[0].like.of, "in.txt");
  assert.deepEqual(workers[0].asked, [text, "a.txt", "a.txt"]);
  importing.close();
});

test("a file that the browser cannot read says so, and the others are read", async () => {
  const { importing } = under();
  await importing.read([{ path: "gone.txt", bytes: () => Promise.reject(Object.assign(new Error("It is gone."), { code: "not-readable" })) }, file("a.txt")]);
  assert.deepEqual(importing.failures, [{ code: "not-readable", message: "It is gone.", about: "gone.txt" }]);
  assert.equal(importing.rows.length, 1);
  importing.close();
});

test("stopped while it learns what is in, it learns anew the next time", async () => {
  const text = "The ferry to the islands will not run in April, said its owner, who gave no reason for it.";
  let isStopped = false;
  const second = {
    name: "second.txt",
    get text() {
      if (!isStopped) importing.stop();
      isStopped = true;
      return text;
    },
  };
  const { importing, workers } = under({ existing: [{ name: "first.txt", text: "Another story, which has nothing to do with any ferry or with any bridge." }, second] });
  await importing.read([file("a.txt", text)]);
  assert.deepEqual([workers[0].asked.length, importing.unread], [1, 1]);
  await importing.read([file("b.txt", text)]);
  assert.deepEqual(importing.rows.map(({ draft, isOut, like }) => [draft.file, isOut, like?.of]), [["b.txt", true, "second.txt"]]);
  importing.close();
});

test("a file of corrections leaves no worker behind, and an article keeps its own", async () => {
  // In place of the packed page's parts.
  const parts = 'export const importWorker = async () => new Worker(""), pdfPlace = () => "";';
  register(`data:text/javascript,${encodeURIComponent(`export const load = (url, context, next) => (url.endsWith("/engine/boot.js") ? { format: "module", source: ${JSON.stringify(parts)}, shortCircuit: true } : next(url, context));`)}`);
  const workers = [];
  globalThis.Worker = class extends Fake {
    constructor() {
      super();
      workers.push(this);
    }
  };
  const { Adding } = await import("../../www/import/adding.js");
  const took = [];
  const adding = new Adding({
    isOpen: () => true, open() {}, redraw() {}, review() {}, notify() {}, isReady: () => true, add: async () => {},
    existing: () => [{ name: "in.txt", text: "It is in." }],
    takeOurs: async (files) => (took.push(...files.map(({ name }) => name)), { taken: files.length, failures: [] }),
  });
  const ours = file("mine.json", '{"newsprism":"corrections","version":1}');
  await adding.read([ours]);
  assert.deepEqual([took, workers.map(({ isEnded }) => isEnded), adding.isWide], [["mine.json"], [true], false]);
  await adding.read([file("a.txt"), ours]);
  assert.deepEqual([took.length, workers.map(({ isEnded }) => isEnded), adding.isWide], [2, [true, false], true]);
  adding.again();
  assert.equal(workers[1].isEnded, true);
});
