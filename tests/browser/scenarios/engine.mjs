/** The engine in a browser: what the page relies on, whatever it looks like. */
import assert from "node:assert/strict";

const OVERVIEW = { kind: "overview", filter: { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] } };

export async function opensWithFiveReports(page) {
  await page.open();
  await page.untilText("5 reports");
}

export async function worksInAWorker(page) {
  await page.open();
  assert.equal(await page.evaluate(async () => (await newsprism.start()).mode), "worker");
}

export async function readsTheBundledReports(page) {
  await page.open();
  const { title, names, articles, failures, asked } = await page.evaluate(async (request) => {
    const engine = await newsprism.start();
    const { title, files } = await newsprism.corpus();
    const { articles, failures } = await engine.load(files);
    const answer = await engine.ask(request);
    return { title, names: files.map((file) => file.name), articles, failures, asked: answer.kind };
  }, OVERVIEW);
  assert.equal(typeof title, "string");
  assert.equal(names.length, 5);
  assert.deepEqual(articles.map((article) => article.file), names);
  assert.deepEqual(failures, []);
  assert.equal(asked, "overview");
}

export async function answersEachRequestExactlyOnceAndInOrder(page) {
  await page.open();
  const order = await page.evaluate(async (request) => {
    const engine = await newsprism.start();
    const { files } = await newsprism.corpus();
    const order = [];
    const settled = [engine.load(files).then(() => order.push("load"))];
    for (let n = 0; n < 20; n++) {
      const asked = n % 2 ? request : { ...request, kind: "no-such-kind" };
      settled.push(engine.ask(asked).then(() => order.push(`${n} ok`), (error) => order.push(`${n} ${error.code}`)));
    }
    await Promise.all(settled);
    return order;
  }, OVERVIEW);
  const expected = Array.from({ length: 20 }, (_, n) => `${n} ${n % 2 ? "ok" : "bad-request"}`);
  assert.deepEqual(order, ["load", ...expected]);
}

export async function namesTheFieldOfABadRequest(page) {
  await page.open();
  const errors = await page.evaluate(async (overview) => {
    const engine = await newsprism.start();
    const page = { offset: 0, limit: 10 };
    const requests = [
      {},
      { kind: "quotes" },
      { ...overview, kind: "quotes", sort: "sideways", page },
      { ...overview, kind: "quotes", sort: "place", page: { offset: -1, limit: 10 } },
      { kind: "overview", filter: { outlets: "VOA" } },
      null,
      "overview",
    ];
    const failures = requests.map((request) => engine.ask(request).then(String, ({ code, about, message }) => ({ code, about, message })));
    return Promise.all(failures);
  }, OVERVIEW);
  assert.deepEqual(errors.map((error) => error.code), errors.map(() => "bad-request"));
  assert.deepEqual(errors.slice(0, 5).map((error) => error.about), ["kind", "filter", "sort", "page", "filter"]);
  for (const { message } of errors) assert.match(message, /^The request is not understood.*\.$/);
}

export async function dropsACancelledRequest(page) {
  await page.open();
  const result = await page.evaluate(async (request) => {
    const engine = await newsprism.start();
    const { files } = await newsprism.corpus();
    await engine.load(files);
    const [running, queued, early] = [new AbortController(), new AbortController(), new AbortController()];
    early.abort();
    let left = false;
    const outcomes = Promise.allSettled([
      engine.ask(request, { signal: running.signal }),
      engine.ask(request, { signal: queued.signal, onStart: () => (left = true) }),
      engine.ask(request, { signal: early.signal }),
      engine.ask(request),
    ]);
    running.abort();
    queued.abort();
    const codes = (await outcomes).map((outcome) => outcome.reason?.code ?? outcome.value.kind);
    return { codes, left };
  }, OVERVIEW);
  assert.deepEqual(result, { codes: ["cancelled", "cancelled", "cancelled", "overview"], left: false });
}

export async function takesBackACancelledLoad(page) {
  await page.open();
  const result = await page.evaluate(async (request) => {
    const engine = await newsprism.start();
    const { files } = await newsprism.corpus();
    await engine.load(files.slice(0, 2));
    const stop = new AbortController();
    const half = "A first line of the text.\n".repeat(40_000);
    const many = Array.from({ length: 6 }, (_, n) => ({ name: `${n}.txt`, bytes: new TextEncoder().encode(half) }));
    const steps = [];
    const onProgress = (done) => {
      steps.push(done);
      if (done === 2) stop.abort();
    };
    const code = await engine.load(many, { signal: stop.signal, onProgress }).catch((error) => error.code);
    const report = await engine.load(files.slice(2, 3));
    return { code, steps, files: report.articles.length, kind: (await engine.ask(request)).kind };
  }, OVERVIEW);
  assert.deepEqual(result, { code: "cancelled", steps: [1, 2], files: 3, kind: "overview" });
}

export async function startsAnewAfterAPanic(page) {
  await page.open();
  const result = await page.evaluate(async (request) => {
    const engine = await newsprism.start();
    const { files } = await newsprism.corpus();
    await engine.load(files);
    const before = await engine.ask(request);
    const told = [];
    engine.addEventListener("restart", ({ detail }) => told.push(detail));
    const outcomes = await Promise.allSettled([engine.call("panic", []), engine.ask(request)]);
    const after = await engine.ask(request);
    return {
      codes: outcomes.map((outcome) => outcome.reason?.code),
      told,
      same: JSON.stringify(before) === JSON.stringify(after),
    };
  }, OVERVIEW);
  assert.deepEqual(result.codes, ["engine-restarted", "engine-restarted"]);
  assert.equal(result.told.length, 1);
  assert.match(result.told[0].message, /started again with the same reports/);
  assert.match(result.told[0].reason, /provoked by a test/);
  assert.ok(result.same);
}
startsAnewAfterAPanic.testBuild = true;
startsAnewAfterAPanic.console = /provoked by a test/;

export async function givesUpWhereItCannotStartAgain(page) {
  await page.open();
  const result = await page.evaluate(async (request) => {
    const engine = await newsprism.start();
    const told = [];
    engine.addEventListener("failed", ({ detail }) => told.push(detail.message));
    globalThis.Worker = class {
      constructor() {
        throw new Error("no worker any more");
      }
    };
    const outcomes = await Promise.allSettled([engine.call("panic", []), engine.ask(request)]);
    const later = await engine.ask(request).catch((error) => error.code);
    return { codes: outcomes.map((outcome) => outcome.reason?.code), later, told: told.length };
  }, OVERVIEW);
  assert.deepEqual(result, { codes: ["engine-restarted", "engine-restarted"], later: "engine-failed", told: 1 });
}
givesUpWhereItCannotStartAgain.testBuild = true;
givesUpWhereItCannotStartAgain.console = /provoked by a test/;

export async function worksOnThePageWhereNoWorkerStarts(page) {
  await page.open();
  const result = await page.evaluate(async (request) => {
    const broken = {
      missing: undefined,
      refused: class {
        constructor() {
          throw new DOMException("refused", "SecurityError");
        }
      },
      dying: class extends EventTarget {
        constructor() {
          super();
          setTimeout(() => this.dispatchEvent(new Event("error")));
        }
        postMessage() {}
        terminate() {}
      },
    };
    const results = [];
    for (const worker of Object.values(broken)) {
      globalThis.Worker = worker;
      const engine = await newsprism.start();
      const { files } = await newsprism.corpus();
      const { articles } = await engine.load(files);
      let restarts = 0;
      engine.addEventListener("restart", () => restarts++);
      const code = await engine.call("panic", []).catch((error) => error.code);
      results.push([engine.mode, articles.length, code, (await engine.ask(request)).kind, restarts]);
    }
    return results;
  }, OVERVIEW);
  assert.deepEqual(result, Array(3).fill(["main", 5, "engine-restarted", "overview", 1]));
}
worksOnThePageWhereNoWorkerStarts.testBuild = true;
worksOnThePageWhereNoWorkerStarts.console = /provoked by a test/;
