/** Bundles page and worker, and lays out the two builds: one file, and a site. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild";
import { newProject } from "../project/model.js";
import { write as projectText } from "../project/file.js";
import { filled, meta, onePage, withProject } from "../project/page.js";
import { hashSource, policy } from "./policy.mjs";
import { BuildError, WWW, sha256, write } from "./tools.mjs";

/** Browsers that have wasm SIMD, DecompressionStream and the rest: 2023 and later. */
const BROWSERS = ["chrome110", "firefox115", "safari16.4"];

/**
 * Writes `newsprism.html` and `site/` into `out`.
 * @param {{ wasm: string, glue: string, unpacker: string, packed: import("./wasm.mjs").Packer, out: string, test?: boolean, project?: string | undefined }} options
 *   `project`: in place of the articles that come with the page
 * @returns {Promise<Record<string, Uint8Array>>} the parts that budgets are set for
 */
export async function pack({ wasm, glue, unpacker, packed, out, test = false, project }) {
  const [page, worker, importer, pdf, offline, css] = await Promise.all([
    bundle("main.js", glue, test),
    bundle("engine/worker.js", glue, test),
    bundle("import/worker.js", glue, test),
    bundle("import/pdfjs.js", glue, test),
    bundle("offline/service-worker.js", glue, test),
    bundle("styles/main.css", glue, test),
  ]);
  const parts = {
    wasm: readFileSync(wasm),
    app: unmarked(page),
    worker: unmarked(worker),
    importer,
    pdf,
    offline,
    css,
    unpacker: readFileSync(unpacker).toString("base64"),
    packed: packed("core.wasm", readFileSync(wasm)),
    packedImporter: packed("import.js", importer),
    template: flush(readFileSync(join(WWW, "index.html"), "utf8")),
    project: project ?? projectText(bundledProject()),
  };
  rmSync(out, { recursive: true, force: true });
  const file = oneFile(parts);
  write(join(out, "newsprism.html"), file);
  for (const [path, content] of Object.entries(site(parts, file))) write(join(out, "site", path), content);
  return { wasm: parts.wasm, code: Buffer.from(parts.app + parts.worker + parts.css), importer: Buffer.from(importer) };
}

/** Without the indentation of lines, which shows nowhere in templates. @param {string} text */
const flush = (text) => text.replace(/\n +/g, "\n");

/**
 * The mail library has a table of HTML's entities for turning HTML into text, which the import does itself: 14 KB.
 * @type {import("esbuild").Plugin}
 */
const SPARED = {
  name: "spared",
  setup(build) {
    build.onLoad({ filter: /\.html$/ }, ({ path }) => ({ contents: flush(readFileSync(path, "utf8")), loader: "text" }));
    build.onLoad({ filter: /postal-mime.*html-entities\.js$/ }, () => ({ contents: "export const htmlEntities = {};" }));
  },
};

/**
 * The page takes the core from the worker's script, which stands in it too.
 * @type {import("esbuild").Plugin}
 */
const SHARED = {
  name: "shared",
  setup(build) {
    if (String(build.initialOptions.entryPoints) !== "main.js") return;
    build.onLoad({ filter: /\/engine\/core\.js$/ }, () => ({ contents: "export const handle = (message) => newsprismCore.handle(message);" }));
  },
};

/**
 * In our own sources, as they are: in a bundle there are texts of libraries, and line breaks that were none.
 * @type {import("esbuild").Plugin}
 */
const FLUSH = {
  name: "flush",
  setup(build) {
    build.onLoad({ filter: /\.js$/ }, ({ path }) =>
      path.startsWith(WWW) && !/node_modules|\.build/.test(path.slice(WWW.length)) ? { contents: flush(readFileSync(path, "utf8")) } : undefined);
  },
};

/**
 * @param {string} entry
 * @param {string} glue
 * @param {boolean} test
 * @param {"iife" | "esm"} [format]
 */
export async function bundle(entry, glue, test, format = "iife") {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: WWW,
    entryPoints: [entry],
    bundle: true,
    format,
    target: BROWSERS,
    minify: true,
    legalComments: "none",
    charset: "utf8",
    alias: { "newsprism-glue": glue },
    define: { TEST_BUILD: String(test) },
    // A library's development build says so on the console.
    conditions: ["production"],
    plugins: [SPARED, SHARED, FLUSH],
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/**
 * @typedef {{ wasm: Uint8Array, packed: string, unpacker: string, app: string, worker: string, importer: string, packedImporter: string, pdf: string, offline: string, css: string, template: string, project: string }} Parts
 */

/** Everything in the page itself. @param {Parts} parts */
function oneFile({ packed, packedImporter, unpacker, app, worker, css, template, project }) {
  const rules = policy({ script: `${hashSource(worker)} ${hashSource(app)}`, style: hashSource(css), worker: "blob:", connect: "'none'" });
  const blocks = [
    { id: "newsprism-project", type: "application/json", text: "" },
    { id: "newsprism-worker", type: "text/javascript", text: worker },
    { id: "newsprism-unpack", type: "text/plain", text: unpacker },
    { id: "newsprism-import", type: "text/plain", text: packedImporter },
    { id: "newsprism-wasm", type: "text/plain", text: packed },
  ];
  return withProject(onePage(template, { policy: rules, css, blocks, app }), project);
}

/**
 * Files beside each other, named by their content, so that no two versions mix; and the one page, for who saves it.
 * @param {Parts} parts
 * @param {string} file
 */
function site({ wasm, app, worker, importer, pdf, css, template, project, offline }, file) {
  const files = {
    [named("app", "js", app)]: app,
    [named("worker", "js", worker)]: worker,
    [named("import", "js", importer)]: importer,
    [named("pdf", "js", pdf)]: pdf,
    [named("newsprism", "wasm", wasm)]: wasm,
    [named("main", "css", css)]: css,
    [named("project", "json", project)]: project,
  };
  const [appFile, workerFile, importFile, pdfFile, wasmFile, cssFile, projectFile] = Object.keys(files);
  const rules = policy({ script: "'self'", style: "'self'", worker: "'self'", connect: "'self'", image: "'self'" });
  const index = filled(template, {
    policy: meta(rules),
    styles: `<link rel="stylesheet" href="${cssFile}">\n<link rel="manifest" href="manifest.webmanifest">`,
    data: "",
    script: `<script src="${workerFile}"></script>\n<script src="${appFile}" data-worker="${workerFile}" data-import="${importFile}" data-pdf="${pdfFile}" data-wasm="${wasmFile}" data-project="${projectFile}" data-page="newsprism.html" data-offline="service-worker.js"></script>`,
  });
  const icon = readFileSync(join(WWW, "offline/icon.svg"), "utf8");
  const all = { "index.html": index, ...files, "newsprism.html": file, "manifest.webmanifest": `${JSON.stringify(MANIFEST)}\n`, "icon.svg": icon };
  // The version is that of all files: one that changes makes another version.
  const version = sha256(Object.entries(all).map(([name, content]) => `${sha256(content)} ${name}\n`).join("") + offline);
  return { ...all, "service-worker.js": `const SITE=${JSON.stringify({ version: version.slice(0, 16), files: Object.keys(all) })};\n${offline}` };
}

/** What an installed site says of itself. */
const MANIFEST = {
  name: "Newsprism",
  description: "One event, many reports: see who said what, in whose words.",
  start_url: "./",
  scope: "./",
  display: "standalone",
  background_color: "#fdfcf9",
  theme_color: "#fdfcf9",
  icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml" }],
};

/** The articles that come with the page, as their manifest tells of them. */
function bundledProject() {
  const { title, articles } = JSON.parse(readFileSync(join(WWW, "articles/articles.json"), "utf8"));
  return newProject(title, articles.map((/** @type {Record<string, string>} */ { file, ...meta }) => {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(WWW, "articles", file)));
    return { file, text, source: {}, meta, lines: [], attributes: {} };
  }));
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

/**
 * @param {string} stem
 * @param {string} extension
 * @param {string | Uint8Array} content
 */
const named = (stem, extension, content) => `${stem}-${sha256(content).slice(0, 10)}.${extension}`;
