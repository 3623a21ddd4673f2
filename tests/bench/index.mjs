// Index build of Newsprism (wasm, first build of a fresh process) beside other engines on the same articles:
//
//   npm ci && node index.mjs DIR [--rounds 5] [--only a,b] [--wasm FILE]
//
// DIR is any folder: its .txt files, at any depth, are the articles. FILE is the module; without it the module is built here
// first. Every engine runs in a process of its own, one after the other in each round; what is compared is the median
// of the CPU time of the work alone (loading modules and reading files left out). Quote the ratios, not the times.
// A DIR that is one file is read as articles parted by NUL bytes, and may be gzipped.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
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
  "word list sorted by DPnorm (in slices at first)",
];
const ENGINES = ["newsprism", "analysis", "warm", "requests", "handWritten", "minisearch", "wink", "winkTokens"];

function read(path) {
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

/** Runs one engine in this process and prints what it took. */
async function work(name, path, file) {
  const articles = read(path);
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
    found.ask = [0, 1, 2, 3, 4, 5, 6].map((question) => {
      const first = timed(() => core.ask(question));
      const warm = Array.from({ length: 20 }, () => timed(() => core.ask(question)).ms).sort((a, b) => a - b);
      return { question, answer: first.result, first: first.ms, median: warm[10], p95: warm[18] };
    });
  } else if (name === "requests") {
    const core = await load(file, articles);
    core.prepare();
    found = timed(core.open_session);
    found.requests = REQUESTS.map((request, number) => {
      const first = timed(() => core.ask_session(number));
      const warm = Array.from({ length: 20 }, () => timed(() => core.ask_session(number)).ms).sort((a, b) => a - b);
      return { request, answer: first.result, first: first.ms, median: warm[10], p95: warm[18] };
    });
    const slices = [];
    for (let done = 0; done < 1000; ) {
      const slice = timed(core.count_runs);
      done = slice.result;
      slices.push(slice.ms);
    }
    found.runs = { slices: slices.length, longest: Math.max(...slices), all: slices.reduce((sum, ms) => sum + ms, 0) };
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

function main(path, { rounds, only, file }) {
  const wasm = file ?? build();
  const runs = new Map(only.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of only) {
      const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--run", name, path, wasm], { encoding: "utf8", maxBuffer: 1 << 26 });
      if (child.status !== 0) throw new Error(`${name}: ${child.stderr}`);
      runs.get(name).push(JSON.parse(child.stdout));
    }
  }
  const took = (name) => median(runs.get(name).map((run) => run.ms));
  const [first] = runs.get(only[0]);
  console.log(`${first.articles} articles, ${(first.bytes / 1e6).toFixed(2)} MB, ${rounds} rounds, median CPU time`);
  for (const name of only) {
    const ratio = only.includes("newsprism") ? `${(took(name) / took("newsprism")).toFixed(2)} × newsprism` : "";
    console.log(`${name.padEnd(12)} ${took(name).toFixed(1).padStart(9)} ms ${(first.bytes / 1e3 / took(name)).toFixed(2).padStart(8)} MB/s   ${ratio}`);
  }
  const asked = runs.get("requests")?.at(-1);
  if (asked) {
    for (const { request, answer, first: cold, median: middle, p95 } of asked.requests) {
      console.log(`${request.padEnd(48)} first ${cold.toFixed(2)} ms, median ${middle.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (${answer})`);
    }
    console.log(`runs of three words: ${asked.runs.slices} slices, the longest ${asked.runs.longest.toFixed(0)} ms, ${asked.runs.all.toFixed(0)} ms in all`);
  }
  const own = runs.get("newsprism")?.at(-1);
  if (own) {
    console.log(`${own.result} tokens, index ${(own.indexBytes / own.result).toFixed(2)} bytes a token, memory ${(own.memory / own.bytes).toFixed(2)} × text`);
    for (const { question, answer, first: cold, median: middle, p95 } of own.ask) {
      console.log(`question ${question}: first ${cold.toFixed(2)} ms, median ${middle.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms (${answer})`);
    }
  }
}

const args = process.argv.slice(2);
if (args[0] === "--run") {
  await work(args[1], args[2], args[3]);
} else {
  const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
  if (!args[0] || args[0].startsWith("--")) {
    console.error("node index.mjs DIR [--rounds 5] [--only a,b] [--wasm FILE]");
    process.exit(2);
  }
  main(args[0], {
    rounds: Number(option("--rounds", 5)),
    only: option("--only", ENGINES.join(",")).split(","),
    file: option("--wasm", undefined),
  });
}
