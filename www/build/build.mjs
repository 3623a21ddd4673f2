/**
 * `build.sh`: makes both builds, prints their sizes, and fails over budget. `--test` makes those of the tests; `--articles
 * DIR` puts other articles into them.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { pack } from "./pack.mjs";
import { buildPackage } from "./package.mjs";
import { BuildError, ROOT, WORK, run, sizes } from "./tools.mjs";
import { buildWasm } from "./wasm.mjs";

/** In bytes. */
const BUDGETS = {
  // The aim was 220,000. The quote model and its rules take 340,000, queries, measures, keyness and the comparison of
  // reports as much again; until that is pruned the gate holds what was reached.
  wasm: { of: "gzip", most: 594_500, name: "wasm" },
  // Names of outlets hidden in the texts took 3,000; templates without indentation gave 800 back.
  code: { of: "gzip", most: 127_200, name: "JavaScript and CSS" },
  // Reads files that are added: kept packed until then.
  importer: { of: "gzip", most: 69_000, name: "import worker" },
  page: { of: "raw", most: 1_200_000, name: "newsprism.html" },
};

/** The two builds of the page, and the npm package. */
export const DIST = join(ROOT, "dist");
/** The same with a panic to provoke. */
export const TEST_DIST = join(WORK, "test");

/**
 * @param {{ test?: boolean, articles?: string | undefined }} [options] `articles`: a folder, as `newsprism pack` takes it
 * @returns {Promise<string[]>} what is over budget
 */
export async function build({ test = false, articles } = {}) {
  const out = test ? TEST_DIST : DIST;
  const core = buildWasm({ test });
  const parts = await pack({ ...core, out, test, project: articles && projectOf(articles) });
  if (test) return [];
  await buildPackage({ ...core, out: join(out, "npm") });
  const page = readFileSync(join(out, "newsprism.html"));
  const files = [join(out, "newsprism.html"), ...siteFiles(join(out, "site"))];
  printSizes(files.map((path) => [relative(ROOT, path), readFileSync(path)]));
  return overBudget({ ...parts, page });
}

/** Other articles as a project: made by the command line, which reads more encodings and checks the manifest. @param {string} folder */
function projectOf(folder) {
  const project = join(WORK, "project.json");
  run("cargo", ["run", "--quiet", "--locked", "--features", "cli", "--", "pack", resolve(folder), "-o", project]);
  return readFileSync(project, "utf8");
}

/** @param {string} site */
function siteFiles(site) {
  return readdirSync(site, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(site, entry.name));
}

/** @param {[string, Uint8Array][]} files */
function printSizes(files) {
  console.log(`\n${"".padEnd(44)}${["raw", "gzip", "brotli"].map((name) => name.padStart(10)).join("")}`);
  for (const [name, content] of files) {
    const columns = Object.values(sizes(content)).map((bytes) => bytes.toLocaleString("en").padStart(10));
    console.log(name.padEnd(44) + columns.join(""));
  }
}

/** @param {Record<string, Uint8Array>} parts */
function overBudget(parts) {
  const over = [];
  for (const [part, { of, most, name }] of Object.entries(BUDGETS)) {
    const bytes = sizes(parts[part])[/** @type {"raw" | "gzip"} */ (of)];
    const line = `${name}: ${bytes.toLocaleString("en")} of ${most.toLocaleString("en")} bytes (${of})`;
    console.log(line);
    if (bytes > most) over.push(line);
  }
  return over;
}

if (process.argv[1] === import.meta.filename) {
  try {
    const { values: options } = parseArgs({ options: { test: { type: "boolean" }, articles: { type: "string" } } });
    const over = await build(options);
    if (over.length > 0) throw new BuildError(`over budget: ${over.join("; ")}`);
  } catch (error) {
    console.error(error instanceof BuildError ? `build: ${error.message}` : error);
    process.exit(1);
  }
}
