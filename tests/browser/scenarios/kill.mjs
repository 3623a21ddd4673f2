/**
 * The browser's process is killed in the middle of work, at moments spread over it: what was shown as done is there when
 * it is opened again, and nothing half-done is shown as done. Twice each in the suite; thirty times each:
 *   node tests/browser/run.mjs --only kill --build site --repeat 30 [--browser firefox]
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../../www/build/serve.mjs";
import { read } from "../../../www/project/file.js";
import { profileOf } from "../harness/mortal.mjs";

const SITE = join(import.meta.dirname, "../../../dist/site");
const KILLS = 2;
const FILES = 500;
/** How long a browser may take until the page says the next thing. */
const PATIENCE_MS = 90_000;

/** In the page: says what is there, is told what to do, says what was shown as done. */
const agent = () => {
  const run = location.search;
  const tell = async (what) => (await fetch("told", { method: "POST", body: JSON.stringify({ run, ...what }), keepalive: true })).json();
  const until = async (f) => {
    for (let value; ; await new Promise((resolve) => setTimeout(resolve, 5))) if ((value = f())) return value;
  };
  const find = (selector, text = "") => [...document.querySelectorAll(selector)].find((element) => element.innerText.includes(text));
  const press = async (selector, text) => (await until(() => find(selector, text))).click();
  const rested = () => until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  const submit = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form.requestSubmit();
  };
  const rows = async () => (await newsprism.engine.ask({ kind: "quotes", filter: {}, sort: "place", page: { offset: 0, limit: 1000 } })).rows;
  const said = () => document.querySelector("#notices").innerText;
  const count = () => Number(/([\d,]+) reports/.exec(document.querySelector(".corpus").innerText)[1].replace(",", ""));

  const JOBS = {
    async name({ next }) {
      await press(".corpus button", "");
      const field = await until(() => document.querySelector("dialog[open] .one-field input"));
      for (let n = next; ; n++) {
        submit(field, `Name ${n}`);
        await until(() => document.querySelector(".corpus").innerText.includes(`Name ${n} `));
        await tell({ done: n, notices: said() });
        await until(() => document.querySelector("dialog [role=status]").innerText === "");
      }
    },
    async correction({ next }) {
      location.hash = "#/quotes?rows=1000&group=none";
      await until(() => document.querySelector(".list [data-of]"));
      for (let n = next; ; n++) {
        await rested();
        await press(".list [data-of]", "");
        const field = await until(() => document.querySelector("dialog[open] #correct-speaker"));
        submit(field, `Speaker ${n}`);
        await until(() => !document.querySelector("dialog[open]") && find(".list", `Speaker ${n}`));
        await tell({ done: n, notices: said() });
      }
    },
    async import({ files }) {
      if (count() > 5) {
        await press("button", "undo edit");
        await until(() => count() === 5);
        void tell({ done: 5 });
      }
      await press("button", "Add articles");
      const given = new DataTransfer();
      for (let i = 0; i < files; i++) {
        const lines = Array.from({ length: 12 }, (_, n) => `“Nobody was hurt at the bridge ${i ^ (n * 977)},” said Olga Petrova of town ${i * n}. It stood all of the ${n + i} days.`);
        given.items.add(new File([`Report ${i}\n\n${lines.join("\n\n")}\n`], `report ${i}.txt`));
      }
      const field = await until(() => document.querySelector("dialog input[type=file]"));
      field.files = given.files;
      field.dispatchEvent(new Event("change"));
      await until(() => find(".import-acts .primary", `${files} articles`));
      await tell({ ready: true });
      await press(".import-acts .primary", "");
      await until(() => find("dialog[open]", `${files} articles added`));
      void tell({ done: 5 + files });
    },
    async file() {
      await press(".corpus button", "");
      await until(() => find("dialog[open]", "In this browser"));
      await tell({ ready: true });
      await press("dialog button", "save the project as a file");
    },
    async page() {
      await press("button", "Save as one page");
      await until(() => find("dialog[open] .page-form .sub", "reports"));
      await tell({ ready: true });
      await press(".page-form .primary", "");
    },
  };

  addEventListener("load", async () => {
    await rested();
    const corrected = (await rows()).find((row) => row.corrected)?.speaker ?? "";
    const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0);
    const state = {
      name: number(document.querySelector(".corpus").innerText, /Name (\d+) /),
      correction: number(corrected, /Speaker (\d+)/),
      import: count(),
      notices: said(),
    };
    const { job, ...order } = await tell({ state });
    await JOBS[job](order);
  });
};

/** The site, whose page does as it is told. */
async function site() {
  /** @type {(what: any) => unknown} */
  let hear = () => ({});
  const own = (request, response) => {
    if (request.method !== "POST") return false;
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(hear(JSON.parse(body)) ?? {})));
    return true;
  };
  const change = (path, content) => (path.endsWith("index.html") ? String(content).replace('<meta charset="utf-8">', (charset) => `${charset}<script>(${agent})()</script>`) : content);
  const server = await serve(SITE, { own, change });
  return { ...server, listen: (f) => (hear = f) };
}

/**
 * One browser after the other does a job and is killed.
 * @param {import("../harness/page.mjs").Page} page @param {(home: { started: (job: string, next: number, after: (what: any) => void) => Promise<any>, kill: () => Promise<void>, profile: any }) => Promise<string>} work
 */
async function withKills(page, work) {
  if (page.build !== "site") return;
  const server = await site();
  const profile = await profileOf(page.engine);
  let kill = async () => {};
  let runs = 0;
  try {
    const started = (job, next, after) => new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${job}: the page says nothing`)), PATIENCE_MS);
      // A word of the browser before can be on its way still, when that is dead.
      const run = `?run=${++runs}`;
      server.listen((what) => {
        if (what.run !== run) return;
        if (!what.state) return void after(what);
        clearTimeout(timer);
        resolve(what.state);
        return { job, next, files: FILES };
      });
      kill = profile.open(server.url + run);
    });
    console.log(`  ${await work({ started, kill: () => kill(), profile })}`);
  } finally {
    await kill();
    server.close();
    profile.remove();
  }
}

/**
 * The page has nothing to say of a loss. WebKit's engine dies now and then while it compiles the core: then the page says
 * that it began anew, and that alone.
 * @param {import("../harness/page.mjs").Page} page @param {string} notices
 */
function nothingLost({ engine }, notices) {
  const said = engine === "webkit" ? notices.replace(/^The analysis stopped on an error and was started again with the same reports\.\s*close$/, "") : notices;
  assert.equal(said, "");
}
const repeats = (page) => page.repeat ?? KILLS;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** The moments of kills, spread over a time whatever their number; denser where it begins. @param {number} n @param {number} ms */
const moment = (n, ms) => ((n * 0.618034) % 1) ** 2 * ms;
/** @param {Promise<unknown>} promise @param {string} what */
const within = (promise, what) => Promise.race([promise, wait(PATIENCE_MS).then(() => Promise.reject(new Error(`waited in vain for ${what}`)))]);

/** Steps as fast as the page lets, each told when it is shown; killed at any moment of that. @param {"name"|"correction"} job */
const steps = (job) => (page) => withKills(page, async ({ started, kill }) => {
  let [confirmed, last, all, further] = [0, 0, 0, 0];
  /** @type {string[]} */
  const refused = [];
  for (let n = 0; ; n++) {
    /** @type {() => void} */
    let first = () => {};
    const heard = new Promise((resolve) => (first = () => resolve(null)));
    const state = await started(job, last + 10, ({ done, notices }) => {
      // Where the page says that it could not keep the step, it is not confirmed.
      if (/keep/.test(notices)) return refused.push(notices);
      confirmed = done;
      all++;
      first();
    });
    nothingLost(page, state.notices);
    // A step whose word did not reach this process any more may be there too: more, never fewer.
    assert.ok(state[job] >= last && state[job] <= last + 1, `${job}: ${last} was confirmed, ${state[job]} is there; ${refused.join(" | ") || "no step was refused"}`);
    further += state[job] - last;
    if (n === repeats(page)) return `${n} kills, ${all} steps confirmed, ${further} more were on disk${refused.length ? `, ${refused.length} refused: ${refused[0]}` : ""}`;
    await within(heard, "the first step");
    await wait(moment(n, 700));
    await kill();
    last = confirmed;
  }
});

export const namesOutliveAKill = steps("name");
export const correctionsOutliveAKill = steps("correction");

/**
 * Hundreds of files added as one step: all of them are in, or none.
 * @param {boolean} isLater killed once that is confirmed, while the store makes a snapshot of it; else on the way
 */
const imports = (isLater) => (page) => withKills(page, async ({ started, kill }) => {
  let there = [5];
  let long = 0;
  const tally = { in: 0, out: 0 };
  for (let n = 0; ; n++) {
    const [ready, done] = [signal(), signal()];
    const { import: count, notices } = await started("import", 0, (what) => {
      there = what.ready ? [5, 5 + FILES] : [what.done];
      if (what.ready) ready.give();
      else if (what.done > 5) done.give();
    });
    nothingLost(page, notices);
    assert.ok(there.includes(count), `${there.join(" or ")} articles should be there, ${count} are`);
    if (n > 0) tally[count > 5 ? "in" : "out"]++;
    if (n === repeats(page)) return `${n} kills ${isLater ? "after" : `within ${Math.round(long)} ms of`} an import of ${FILES} files: ${tally.in} times all were in, ${tally.out} times none`;
    // What is there may be taken out again first.
    there = [count, 5];
    await within(ready.given, "the preview");
    const since = performance.now();
    if (n === 0 || isLater) await within(done.given, "the import");
    if (n === 0) long = 1.2 * (performance.now() - since);
    await wait(moment(n, isLater ? 400 : n === 0 ? 0 : long));
    await kill();
  }
});

export const importsOutliveAKill = imports(false);
export const snapshotsOutliveAKill = imports(true);

/** Saved as a file or as a page: what stands among the downloads is whole, and what is kept is as it was. @param {"file"|"page"} job */
const saves = (job) => (page) => withKills(page, async ({ started, kill, profile }) => {
  const added = signal();
  await started("import", 0, ({ done }) => done > 5 && added.give());
  await within(added.given, "the import");
  await kill();
  const tally = { whole: 0, none: 0, empty: 0 };
  for (let n = 0; ; n++) {
    const ready = signal();
    const { import: count, notices } = await started(job, 0, (what) => what.ready && ready.give());
    assert.equal(count, 5 + FILES);
    nothingLost(page, notices);
    if (n === repeats(page)) return `${n} kills within 800 ms of saving ${job === "page" ? "as one page" : "the project"}: ${tally.whole} times a whole file was there, ${tally.none} times none, ${tally.empty} times an empty one of the browser's`;
    await within(ready.given, "the dialog");
    await wait(moment(n, 800));
    await kill();
    const files = readdirSync(profile.downloads).filter((name) => /\.(json|html)$/.test(name));
    const texts = files.map((name) => readFileSync(join(profile.downloads, name), "utf8"));
    for (const text of texts.filter(Boolean)) assert.equal(read(job === "page" ? PROJECT.exec(text)[1] : text).articles.length, 5 + FILES);
    tally[texts.length === 0 ? "none" : texts.some(Boolean) ? "whole" : "empty"]++;
    for (const name of readdirSync(profile.downloads)) rmSync(join(profile.downloads, name), { recursive: true });
  }
});
const PROJECT = /<script type="application\/json" id="newsprism-project">([^<]*)<\/script>/;

export const aSavedFileIsWholeOrNotThere = saves("file");
export const aSavedPageIsWholeOrNotThere = saves("page");

/** A promise, and what fulfils it. */
function signal() {
  let give = () => {};
  const given = new Promise((resolve) => (give = () => resolve(null)));
  return { given, give: () => give() };
}
