/** Bundles page and worker, and lays out the two builds: one file, and a site. */
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import esbuild from "esbuild";
import { hashSource, policy } from "./policy.mjs";
import { BuildError, WWW, sha256, write } from "./tools.mjs";

/** Browsers that have wasm SIMD, DecompressionStream and the rest: 2023 and later. */
const BROWSERS = ["chrome110", "firefox115", "safari16.4"];

/**
 * Writes `newsprism.html` and `site/` into `out`.
 * @param {{ wasm: string, glue: string, out: string, test?: boolean }} options
 * @returns {Promise<Record<string, Uint8Array>>} the parts that budgets are set for
 */
export async function pack({ wasm, glue, out, test = false }) {
  const [page, worker, importer, pdf, css] = await Promise.all([
    bundle("main.js", glue, test),
    bundle("engine/worker.js", glue, test),
    bundle("import/worker.js", glue, test),
    bundle("import/pdfjs.js", glue, test),
    bundle("styles/main.css", glue, test),
  ]);
  const parts = {
    wasm: readFileSync(wasm),
    app: unmarked(page),
    worker: unmarked(worker),
    importer,
    pdf,
    css,
    template: readFileSync(join(WWW, "index.html"), "utf8"),
  };
  rmSync(out, { recursive: true, force: true });
  write(join(out, "newsprism.html"), oneFile(parts));
  for (const [path, content] of Object.entries(site(parts))) write(join(out, "site", path), content);
  cpSync(join(WWW, "articles"), join(out, "site/articles"), { recursive: true });
  return { wasm: parts.wasm, code: Buffer.from(parts.app + parts.worker + parts.css), importer: Buffer.from(importer) };
}

/**
 * The mail library has a table of HTML's entities for turning HTML into text, which the import does itself: 14 KB.
 * @type {import("esbuild").Plugin}
 */
const SPARED = {
  name: "spared",
  setup(build) {
    build.onLoad({ filter: /postal-mime.*html-entities\.js$/ }, () => ({ contents: "export const htmlEntities = {}; export default {};" }));
  },
};

/**
 * @param {string} entry
 * @param {string} glue
 * @param {boolean} test
 */
async function bundle(entry, glue, test) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: WWW,
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    target: BROWSERS,
    minify: true,
    legalComments: "none",
    charset: "utf8",
    alias: { "newsprism-glue": glue },
    define: { TEST_BUILD: String(test) },
    // A library's development build says so on the console.
    conditions: ["production"],
    plugins: [SPARED],
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/**
 * @typedef {{ wasm: Uint8Array, app: string, worker: string, importer: string, pdf: string, css: string, template: string }} Parts
 */

/** Everything in the page itself. @param {Parts} parts */
function oneFile({ wasm, app, worker, importer, css, template }) {
  const rules = policy({ script: hashSource(app), style: hashSource(css), worker: "blob:", connect: "'none'" });
  const data = [
    dataBlock("newsprism-articles", "application/json", bundledArticles()),
    dataBlock("newsprism-worker", "text/plain", worker),
    dataBlock("newsprism-import", "text/plain", gzipSync(importer, { level: 9 }).toString("base64")),
    dataBlock("newsprism-wasm", "text/plain", gzipSync(wasm, { level: 9 }).toString("base64")),
  ];
  return filled(template, {
    policy: meta(rules),
    styles: `<style>${css}</style>`,
    data: data.join("\n"),
    script: `<script>${app}</script>`,
  });
}

/** Files beside each other, named by their content, so that no two versions mix. @param {Parts} parts */
function site({ wasm, app, worker, importer, pdf, css, template }) {
  const files = {
    [named("app", "js", app)]: app,
    [named("worker", "js", worker)]: worker,
    [named("import", "js", importer)]: importer,
    [named("pdf", "js", pdf)]: pdf,
    [named("newsprism", "wasm", wasm)]: wasm,
    [named("main", "css", css)]: css,
  };
  const [appFile, workerFile, importFile, pdfFile, wasmFile, cssFile] = Object.keys(files);
  const rules = policy({ script: "'self'", style: "'self'", worker: "'self'", connect: "'self'" });
  const index = filled(template, {
    policy: meta(rules),
    styles: `<link rel="stylesheet" href="${cssFile}">`,
    data: "",
    script: `<script src="${appFile}" data-worker="${workerFile}" data-import="${importFile}" data-pdf="${pdfFile}" data-wasm="${wasmFile}"></script>`,
  });
  return { "index.html": index, ...files };
}

/** The manifest with each file's bytes, as `bundledCorpus` reads it. */
function bundledArticles() {
  const { title, articles } = JSON.parse(readFileSync(join(WWW, "articles/articles.json"), "utf8"));
  const withBytes = articles.map((/** @type {{ file: string }} */ article) => {
    return { ...article, base64: readFileSync(join(WWW, "articles", article.file)).toString("base64") };
  });
  return JSON.stringify({ title, articles: withBytes });
}

/**
 * @param {string} id
 * @param {string} type
 * @param {string} text
 */
function dataBlock(id, type, text) {
  if (type === "application/json") text = text.replaceAll("<", "\\u003c");
  return `<script type="${type}" id="${id}">${text}</script>`;
}

/**
 * Script text that HTML reads as nothing but script: esbuild has escaped `</script`, and `<!--` changes what ends it.
 * @param {string} script
 */
function unmarked(script) {
  const text = script.trim().replaceAll("<!--", "<\\!--");
  if (/<\/script/i.test(text)) throw new BuildError("the bundle holds </script: it cannot stand in a page");
  return text;
}

/** @param {string} rules */
const meta = (rules) => `<meta http-equiv="Content-Security-Policy" content="${rules}">`;

/**
 * @param {string} stem
 * @param {string} extension
 * @param {string | Uint8Array} content
 */
const named = (stem, extension, content) => `${stem}-${sha256(content).slice(0, 10)}.${extension}`;

/**
 * Puts the parts where the template has `<!-- packer: name -->`.
 * @param {string} template
 * @param {Record<string, string>} parts
 */
function filled(template, parts) {
  for (const [name, part] of Object.entries(parts)) {
    const place = `<!-- packer: ${name} -->`;
    if (template.split(place).length !== 2) throw new BuildError(`www/index.html must hold ${place} once`);
    template = template.replace(place, () => part);
  }
  return template;
}
