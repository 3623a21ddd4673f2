// Index build of Newsprism (wasm, first build of a fresh process) beside other engines on the same articles, and how long
// its questions take:
//
//   npm ci && node index.mjs DIR [--rounds 5] [--only a,b] [--wasm FILE] [--times 10] [--native]
//
// --only versions does all of the Versions view slice by slice: the longest slice is how long a press on Cancel waits.
// --only newsprism asks the questions alone, as for a large corpus; --times 10 reads the articles ten times over, for a
// larger one still; --native sets the same questions beside the same code compiled natively.
//
// DIR is any folder: its .txt files, at any depth, are the articles. FILE is the module; without it the module is built here
// first. Every engine runs in a process of its own, one after the other in each round; what is compared is the median
// of the CPU time of the work alone (loading modules and reading files left out). Quote the ratios, not the times.
// A DIR that is one file is read as articles parted by NUL bytes, and may be gzipped.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import * as peers from "./peers.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = join(HERE, "..", "..");
const BUILT = join(ROOT, "target/wasm32-unknown-unknown/wasm/examples/bench_wasm.wasm");
/** Whole requests of the page, as `wasm.rs` numbers them; the answer's way to JavaScript left out. */
const REQUESTS = [
  "word list, 50 rows with DPnorm",
  "word list of half the articles",
  "word list with five measures of spread",
  "word list by stem",
  "collocates of a word with 80,000 hits",
  "collocates of a word with 18,000 hits",
  "keyness of two halves",
  "keyness of two halves, copy left out",
  "word list sorted by DPnorm",
];
/** What every view needs, and the tabs of Versions, as `wasm.rs` numbers them. */
const TABS = ["index, speakers", "shared passages", "statements", "naming", "left out", "numbers", "who speaks", "verbs", "order of telling"];
const ENGINES = ["newsprism", "analysis", "warm", "requests", "versions", "handWritten", "minisearch", "wink", "winkTokens"];

function read(path, times) {
  const articles = readOnce(path);
  return Array.from({ length: times }, () => articles).flat();
}

function readOnce(path) {
  if (statSync(path).isFile()) {
    const bytes = path.endsWith(".gz") ? gunzipSync(readFileSync(path)) : readFileSync(path);
    return bytes.toString("utf8").split("\0");
  }
  return readdirSync(path, { recursive: true })
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => readFileSync(join(path, name), "utf8"));
}

function build() {
  execFileSync(
    "cargo",
    ["build", "--quiet", "--profile", "wasm", "--target", "wasm32-unknown-unknown", "--features", "bench", "--example", "bench_wasm"],
    { cwd: ROOT, stdio: "inherit", env: { ...process.env, RUSTFLAGS: "-C target-feature=+simd128" } },
  );
  return BUILT;
}

async function load(file, articles) {
  const module = new WebAssembly.Module(readFileSync(file));
  const imports = {};
  // What the boundary of the page would import is never called here.
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
      throw new Error(`${name} was called`);
    };
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  for (const article of articles) {
    const bytes = Buffer.from(article);
    const at = exports.room(bytes.length);
    new Uint8Array(exports.memory.buffer).set(bytes, at);
  }
  return exports;
}

function timed(run) {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, result };
}

/** Runs work that says after each slice how many thousandths of it are done. */
function inSlices(step) {
  const slices = [];
  for (let done = 0; done < 1000; ) {
    const slice = timed(step);
    done = slice.result;
    slices.push(slice.ms);
  }
  return { slices: slices.length, longest: Math.max(...slices), all: slices.reduce((sum, ms) => sum + ms, 0) };
}

/** Runs one engine in this process and prints what it took. */
async function work(name, path, file, times) {
  const articles = read(path, times);
  const bytes = articles.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  let found;
  if (name === "newsprism" || name === "warm") {
    const core = await load(file, articles);
    core.prepare();
    found = timed(core.build);
    if (name === "warm") {
      for (let round = 0; round < 4; round++) found = timed(core.build);
    }
    found.indexBytes = core.index_bytes();
    found.memory = core.memory.buffer.byteLength;
    found.ask = Array.from({ length: core.questions() }, (_, question) => {
      const name = core.name(question);
      const shown = Buffer.from(core.memory.buffer, Number(name & 0xffffffffn), Number(name >> 32n)).toString();
      const first = timed(() => core.ask(question));
      const warm = Array.from({ length: 40 }, () => timed(() => core.ask(question)).ms);
      return { name: shown, answer: first.result, first: first.ms, warm };
    });
  } else if (name === "requests") {
    const core = await load(file, articles);
    core.prepare();
    found = timed(core.open_session);
    const prepared = (number) => inSlices(() => core.prepare_session(number));
    found.requests = REQUESTS.map((request, number) => {
      const before = prepared(number);
      const first = timed(() => core.ask_session(number));
      const warm = Array.from({ length: 20 }, () => timed(() => core.ask_session(number)).ms).sort((a, b) => a - b);
      return { request, before, answer: first.result, first: first.ms, median: warm[10], p95: warm[18] };
    });
    found.runs = prepared(REQUESTS.length);
  } else if (name === "versions") {
    const core = await load(file, articles);
    found = timed(core.load_session);
    found.tabs = TABS.map((tab, number) => {
      const { slices, longest, all } = inSlices(() => core.prepare_versions(number));
      const { ms, result } = timed(() => core.ask_versions(number));
      return { tab, answer: result, slices, longest, prepared: all, ms };
    });
    found.memory = core.memory.buffer.byteLength;
  } else if (name === "analysis") {
    const core = await load(file, articles);
    found = timed(core.analyse);
  } else {
    const run = await peers[name]();
    found = timed(() => run(articles));
  }
  console.log(JSON.stringify({ name, bytes, articles: articles.length, ...found }));
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** The same questions, asked natively, once a round: for each the times of 20, after a first. */
function natively(path, times) {
  const bench = ["bench", "--quiet", "--bench", "native"];
  execFileSync("cargo", [...bench, "--no-run"], { cwd: ROOT, stdio: "inherit" });
  const folder = mkdtempSync(join(tmpdir(), "newsprism-bench-"));
  const joined = join(folder, "articles");
  writeFileSync(joined, read(path, times).join("\0"));
  return {
    run: () => JSON.parse(execFileSync("cargo", [...bench, "--", "ask", joined], { cwd: ROOT, encoding: "utf8" })),
    end: () => rmSync(folder, { recursive: true }),
  };
}

/** The smallest number that so many hundredths of the numbers do not exceed. */
function percentile(numbers, hundredths) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)];
}

function main(path, { rounds, only, file, times, isNative }) {
  const wasm = file ?? build();
  const runs = new Map(only.map((name) => [name, []]));
  const native = isNative && only.includes("newsprism") ? natively(path, times) : null;
  const nativeRuns = [];
  for (let round = 0; round < rounds; round++) {
    for (const name of only) {
      const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--run", name, path, wasm, String(times)], { encoding: "utf8", maxBuffer: 1 << 26 });
      if (child.status !== 0) throw new Error(`${name}: ${child.stderr}`);
      runs.get(name).push(JSON.parse(child.stdout));
    }
    if (native) nativeRuns.push(native.run());
  }
  native?.end();
  const took = (name) => median(runs.get(name).map((run) => run.ms));
  const [first] = runs.get(only[0]);
  console.log(`${first.articles} articles, ${(first.bytes / 1e6).toFixed(2)} MB, ${rounds} rounds, median CPU time`);
  for (const name of only) {
    const ratio = only.includes("newsprism") ? `${(took(name) / took("newsprism")).toFixed(2)} × newsprism` : "";
    console.log(`${name.padEnd(12)} ${took(name).toFixed(1).padStart(9)} ms ${(first.bytes / 1e3 / took(name)).toFixed(2).padStart(8)} MB/s   ${ratio}`);
  }
  const asked = runs.get("requests")?.at(-1);
  if (asked) {
    const told = ({ slices, longest, all }) => `${slices} slices, the longest ${longest.toFixed(0)} ms, ${all.toFixed(0)} ms in all`;
    for (const [at, { request, answer }] of asked.requests.entries()) {
      const own = runs.get("requests").map((run) => run.requests[at]);
      const [cold, middle, p95] = ["first", "median", "p95"].map((key) => median(own.map((one) => one[key])).toFixed(2));
      const before = own[0].before.slices > 1 ? `, after ${told(own[0].before)}` : "";
      console.log(`${request.padEnd(48)} first ${cold} ms, median ${middle} ms, p95 ${p95} ms (${answer})${before}`);
    }
    console.log(`runs of three words: ${told(asked.runs)}`);
  }
  const versions = runs.get("versions")?.at(-1);
  if (versions) {
    console.log(`memory ${(versions.memory / 1e6).toFixed(0)} MB, ${(versions.memory / versions.bytes).toFixed(1)} × text`);
    for (const { tab, answer, slices, longest, prepared, ms } of versions.tabs) {
      console.log(`${tab.padEnd(18)} ${slices} slices, the longest ${longest.toFixed(0)} ms, ${prepared.toFixed(0)} ms in all; then the answer ${ms.toFixed(0)} ms (${answer})`);
    }
  }
  const own = runs.get("newsprism")?.at(-1);
  if (own) {
    console.log(`${own.result} tokens, index ${(own.indexBytes / own.result).toFixed(2)} bytes a token, memory ${(own.memory / own.bytes).toFixed(2)} × text`);
    console.log(`${"question".padEnd(32)} first  median     p95 ms${native ? "  × native" : ""}`);
    for (const [at, { name, answer }] of own.ask.entries()) {
      const asked = runs.get("newsprism").map((run) => run.ask[at]);
      const warm = asked.flatMap((a) => a.warm);
      // Natively a wall clock is all there is: the least of many is what no other work has lengthened, on both sides.
      const least = Math.min(...nativeRuns.flatMap((run) => run.ask[at].slice(1)));
      const beside = native ? ` ${(Math.min(...warm) / least).toFixed(2).padStart(9)}` : "";
      const shown = [median(asked.map((a) => a.first)), median(warm), percentile(warm, 95)].map((ms) => ms.toFixed(2).padStart(7)).join(" ");
      console.log(`${name.padEnd(30)} ${shown}${beside}   (${answer})`);
    }
  }
}

const args = process.argv.slice(2);
if (args[0] === "--run") {
  await work(args[1], args[2], args[3], Number(args[4]));
} else {
  const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
  if (!args[0] || args[0].startsWith("--")) {
    console.error("node index.mjs DIR [--rounds 5] [--only a,b] [--wasm FILE] [--times 10] [--native]");
    process.exit(2);
  }
  main(args[0], {
    rounds: Number(option("--rounds", 5)),
    only: option("--only", ENGINES.join(",")).split(","),
    file: option("--wasm", undefined),
    times: Number(option("--times", 1)),
    isNative: args.includes("--native"),
  });
}
