/**
 * `build.sh test`: builds, then runs every test and check, all of them whatever fails, and counts.
 * `--browser NAME` narrows the browser tests to one engine.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { BuildError, ROOT, WWW } from "./tools.mjs";
import { wasmEnvironment } from "./wasm.mjs";

const { values: options } = parseArgs({ options: { browser: { type: "string" } } });
const node = process.execPath;
const tsc = [join(WWW, "node_modules/typescript/bin/tsc"), "--pretty", "false", "--project"];

/** All tests of a folder. @param {string} folder */
const tests = (folder) => readdirSync(join(ROOT, "tests", folder)).filter((name) => name.endsWith(".test.mjs")).map((name) => join(ROOT, "tests", folder, name));

/**
 * What is run, and how its own counts are read; a check without counts is one test.
 * @typedef {{ name: string, command: string[], env?: Record<string, string>, counts?: RegExp[] }} Step
 * @type {Step[]}
 */
const STEPS = [
  {
    name: "native tests",
    command: ["cargo", "test", "--locked", "--all-features"],
    counts: [/^test result: .*? (\d+) passed; (\d+) failed/gm],
  },
  {
    // The learned model can be left out: the rules alone must read the bundled reports as well.
    name: "native tests, rules alone",
    command: ["cargo", "test", "--locked", "--no-default-features", "--features", "cli", "--test", "quotes_gold", "--test", "session"],
    counts: [/^test result: .*? (\d+) passed; (\d+) failed/gm],
  },
  {
    name: "wasm boundary",
    command: [node, "--test", "--test-reporter=spec", ...tests("wasm_boundary")],
    counts: [/^ℹ pass (\d+)$\n^ℹ fail (\d+)$/gm],
  },
  {
    // Packing and unpacking, by the profile that the build has compiled it in.
    name: "tests of the build's helper",
    command: ["cargo", "test", "--release", "--locked", "--manifest-path", "www/bindgen/Cargo.toml"],
    env: { CARGO_TARGET_DIR: join(WWW, "bindgen/target") },
    counts: [/^test result: .*? (\d+) passed; (\d+) failed/gm],
  },
  { name: "example of the crate", command: ["cargo", "run", "--quiet", "--locked", "--example", "who_speaks", "--", "www/articles"] },
  { name: "example of the package", command: [node, "tests/examples/who-speaks.mjs", "www/articles"] },
  { name: "format", command: ["cargo", "fmt", "--check"] },
  { name: "format of the build's helper", command: ["cargo", "fmt", "--check", "--manifest-path", "www/bindgen/Cargo.toml"] },
  {
    name: "clippy, native",
    command: ["cargo", "clippy", "--locked", "--all-features", "--all-targets", "--", "-D", "warnings"],
  },
  {
    // The native run never compiles the boundary.
    name: "clippy, wasm32",
    command: ["cargo", "clippy", "--locked", "--lib", "--target", "wasm32-unknown-unknown", "--features", "test-panic", "--", "-D", "warnings"],
    env: { ...wasmEnvironment(), CARGO_TARGET_DIR: join(ROOT, "target/wasm-clippy") },
  },
  {
    name: "page without a browser",
    command: [node, "--test", "--test-reporter=spec", ...tests("page")],
    counts: [/^ℹ pass (\d+)$\n^ℹ fail (\d+)$/gm],
  },
  {
    name: "instructions of index and queries",
    command: [node, "tests/bench/instructions.mjs"],
    counts: [/^(\d+) passed, (\d+) failed$/gm],
  },
  { name: "colours", command: [node, "www/build/colours.mjs"] },
  { name: "types of the page", command: [node, ...tsc, "www/tsconfig.json"] },
  { name: "types of the worker", command: [node, ...tsc, "www/tsconfig.worker.json"] },
  { name: "types of the build", command: [node, ...tsc, "www/tsconfig.node.json"] },
  {
    name: "browsers",
    command: [node, "tests/browser/run.mjs", ...(options.browser ? ["--browser", options.browser] : [])],
    counts: [/^(\d+) passed, (\d+) failed$/gm],
  },
];

/**
 * Runs a step, its output shown as it comes.
 * @param {Step} step
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function run({ name, command: [program, ...args], env = {}, counts = [] }) {
  console.log(`\n== ${name}`);
  const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => ((output += chunk), process.stdout.write(chunk)));
  child.stderr.on("data", (chunk) => process.stderr.write(chunk));
  const status = await new Promise((resolve) => {
    child.once("error", (error) => (console.error(`${program}: ${error.message}`), resolve(-1)));
    child.once("close", resolve);
  });
  let [passed, failed] = [0, 0];
  for (const [, well, badly] of counts.flatMap((pattern) => [...output.matchAll(pattern)])) {
    passed += Number(well);
    failed += Number(badly);
  }
  // Whatever a runner counted: it failed if it says so, and a runner that ran nothing has not passed.
  if (status !== 0 && failed === 0) failed = 1;
  if (status === 0 && passed === 0) [passed, failed] = counts.length === 0 ? [1, 0] : [0, 1];
  return { passed, failed };
}

/** @type {{ name: string, passed: number, failed: number }[]} */
const results = [];
try {
  const over = await build();
  results.push({ name: "sizes", passed: over.length ? 0 : 1, failed: over.length });
  await build({ test: true });
} catch (error) {
  console.error(error instanceof BuildError ? `build: ${error.message}` : error);
  console.log("\n0 passed, 1 failed");
  process.exit(1);
}
for (const step of STEPS) results.push({ name: step.name, ...(await run(step)) });
console.log("");
for (const { name, passed, failed } of results) console.log(`${name.padEnd(32)}${failed ? `${failed} FAILED, ` : ""}${passed} passed`);
const total = (/** @type {"passed" | "failed"} */ key) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
process.exit(total("failed") > 0 ? 1 : 0);
