// Instructions that the native core takes to index a made-up text and to answer questions about it, by callgrind:
//
//   node tests/bench/instructions.mjs            fails if a count is off by more than the tolerance
//   node tests/bench/instructions.mjs --renew    writes the counts down, after a change that is meant to cost or save
//
// The same program and text take the same instructions on every machine; another compiler makes another program. So
// `instructions.json` says which compiler the counts are of: with that one they may be off by 3 %, with another by 25 %.
// A count that falls by more than that fails as well: the file is to be renewed, or it would hide a later rise.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensurePackages, which } from "../browser/harness/packages.mjs";

const ROOT = join(import.meta.dirname, "../..");
const FILE = join(import.meta.dirname, "instructions.json");
const [SAME, OTHER] = [0.03, 0.25];

/** The native program, built as `cargo bench` builds it. */
function build() {
  const args = ["bench", "--quiet", "--locked", "--no-run", "--bench", "native", "--message-format=json"];
  const said = execFileSync("cargo", args, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });
  const messages = said.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  return messages.find((message) => message.target?.name === "native" && message.executable).executable;
}

/** What is counted: functions of the native program, less their `measured_`. */
const MEASURED = ["build", "filtered_counts", "sorted_word", "phrase", "wildcard", "proximity", "expression", "dispersion"];

/** Instructions inside a function, what it calls included. @param {string} program @param {string} name @returns {number} */
function instructions(program, name) {
  const options = ["--tool=callgrind", `--toggle-collect=*measured_${name}*`, "--callgrind-out-file=/dev/null"];
  // The C library picks its copying by the processor: with these off, all take the same.
  const env = { ...process.env, GLIBC_TUNABLES: "glibc.cpu.hwcaps=-AVX512VL,-AVX512BW,-AVX2,-AVX,-ERMS,-FSRM" };
  const done = spawnSync("valgrind", [...options, program, "count"], { env, encoding: "utf8" });
  const collected = /^==\d+== Collected : (\d+)$/m.exec(done.stderr ?? "");
  if (done.status !== 0 || !collected) throw new Error(`valgrind failed:\n${done.stderr ?? done.error}`);
  return Number(collected[1]);
}

if (process.platform !== "linux" || process.arch !== "x64") {
  console.log(`instructions are counted on Linux on x86-64, not on ${process.platform} on ${process.arch}: NOT CHECKED`);
  process.exit(0);
}
ensurePackages("valgrind, which counts instructions", () => Boolean(which("valgrind")), ["valgrind", "libc6-dbg"]);
const compiler = execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim();
const program = build();
const counts = Object.fromEntries(MEASURED.map((name) => [name, instructions(program, name)]));
if (process.argv.includes("--renew")) {
  writeFileSync(FILE, `${JSON.stringify({ compiler, counts }, null, 2)}\n`);
  console.log(`written: ${FILE}`);
  process.exit(0);
}
const known = JSON.parse(readFileSync(FILE, "utf8"));
const tolerance = known.compiler === compiler ? SAME : OTHER;
if (tolerance === OTHER) console.log(`the counts are of ${known.compiler}, this is ${compiler}: ${100 * OTHER} % either way pass`);
let [passed, failed] = [0, 0];
for (const name of new Set([...Object.keys(known.counts), ...Object.keys(counts)])) {
  const [before, now] = [known.counts[name], counts[name]];
  const change = before && now ? now / before - 1 : NaN;
  const isWell = Math.abs(change) <= tolerance;
  isWell ? passed++ : failed++;
  console.log(`${isWell ? "ok    " : "FAILED"} ${name.padEnd(18)} ${String(now).padStart(12)} instructions, ${String(before).padStart(12)} known, ${(100 * change).toFixed(2)} %`);
}
if (failed) console.log("A change that is meant to cost or save: node tests/bench/instructions.mjs --renew");
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
