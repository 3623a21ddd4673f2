/**
 * Finds the parts of the engine and the bundled reports: inside the page in `newsprism.html`, beside it on a site.
 * @import { Parts } from "./client.js"
 * @import { FileIn } from "./core.js"
 */
import template from "../index.html";
import { bytesOf } from "../project/model.js";
import { reading } from "../project/file.js";
import { onePage } from "../project/page.js";
import { inSlices } from "../project/slices.js";
import { keepOffline } from "../offline/offline.js";
import { Engine, EngineError } from "./client.js";

/**
 * @typedef {{ title: string, files: FileIn[], project: import("../project/model.js").Project }} Corpus
 */

/** The page's own script, which carries the names of its files on a site. */
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/** @type {Promise<Parts> | undefined} */
let parts;

globalThis.newsprism = { start: startEngine, corpus: bundledCorpus, engine: undefined };

/**
 * An engine with an empty corpus.
 * @returns {Promise<Engine>}
 */
export async function startEngine() {
  parts ??= findParts();
  try {
    const engine = await Engine.start(await parts);
    newsprism.engine ??= engine;
    return engine;
  } catch (error) {
    throw new EngineError({
      code: "engine-start",
      message: "The analysis could not be started in this browser. It needs WebAssembly with SIMD: any browser since 2023.",
      about: String(error),
    });
  }
}

/**
 * The project that came with the page: its articles, and what its reader made of them.
 * @returns {Promise<Corpus>}
 */
export async function bundledCorpus() {
  const text = block("newsprism-project") ?? (await (await fetched(script?.dataset.project ?? "")).text());
  const project = await inSlices(reading(text));
  return {
    title: project.title,
    project,
    get files() {
      return project.articles.map((article) => ({ name: article.file, bytes: bytesOf(article), manifest: { file: article.file, ...article.meta } }));
    },
  };
}

/**
 * The page in one file, as the packer made it: a site has it beside its other files, the one page puts it together from
 * its own text.
 * @returns {Promise<string>}
 */
export async function pageText() {
  if (script?.dataset.page) return (await fetched(script.dataset.page)).text();
  const blocks = [...document.querySelectorAll("script")].filter(({ id }) => id.startsWith("newsprism-")).map(({ id, type, text }) => ({ id, type, text }));
  const rules = /** @type {HTMLMetaElement} */ (document.querySelector("meta[http-equiv]")).content;
  const css = document.querySelector("head > style")?.textContent ?? "";
  return onePage(template, { policy: rules, css, blocks, app: script?.text ?? "" });
}

/**
 * Stores the site for use without its server, where that can be done.
 * @param {(use: () => void) => void} offer a newer version
 */
export async function startOffline(offer) {
  const url = script?.dataset.offline;
  if (!url || !("serviceWorker" in navigator)) return;
  // Not there (a private window, say): the page works all the same, as long as its server does.
  await keepOffline(trusted(url), offer).catch(() => {});
}

/** @type {Promise<string> | undefined} */
let importUrl;

/** A new worker that reads files to be imported. */
export async function importWorker() {
  // What failed once may go well the next time.
  importUrl ??= findImport().catch((error) => {
    importUrl = undefined;
    throw error;
  });
  return new Worker(/** @type {string} */ (trusted(await importUrl)));
}

/** Where its script is: in the page it is kept packed until it is needed, and unpacked by the engine's worker, for that takes long. */
async function findImport() {
  const text = block("newsprism-import");
  if (text === null) return script?.dataset.import ?? "";
  const engine = newsprism.engine ?? (await startEngine());
  const code = await engine.call("unpack", [{ text, unpacker: block("newsprism-unpack") ?? "" }]);
  return URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
}

/** Where the site has what reads PDF; "" in the page that is one file. */
export const pdfPlace = () => (script?.dataset.pdf ? new URL(script.dataset.pdf, document.baseURI).href : "");

/** @returns {Promise<Parts>} */
async function findParts() {
  const text = block("newsprism-wasm");
  const unpacker = block("newsprism-unpack");
  const worker = block("newsprism-worker");
  if (text !== null && unpacker !== null && worker !== null) {
    const url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
    return { wasm: { text, unpacker }, workerUrl: trusted(url) };
  }
  const { wasm: wasmUrl = "", worker: workerUrl = "" } = script?.dataset ?? {};
  return { wasm: await streamed(wasmUrl), workerUrl: trusted(workerUrl) };
}

/**
 * A data block of the page: its text, or `null` on a site.
 * @param {string} id
 */
function block(id) {
  return document.getElementById(id)?.textContent ?? null;
}

/**
 * Only the page's own worker passes: the names come from the packer.
 * @param {string} url
 * @returns {string | TrustedScriptURL}
 */
function trusted(url) {
  return policy?.createScriptURL(url) ?? url;
}

const policy = window.trustedTypes?.createPolicy("newsprism", {
  /** @param {string} url */
  createScriptURL(url) {
    if (url.startsWith("blob:") || [script?.dataset.worker, script?.dataset.import, script?.dataset.offline].includes(url)) return url;
    throw new TypeError(`not a script of this page: ${url}`);
  },
});

/** @param {string} url */
async function streamed(url) {
  const response = await fetched(url);
  const isWasm = response.headers.get("content-type")?.startsWith("application/wasm");
  // A host that does not know the type is no reason to fail.
  return isWasm ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** @param {string} url relative to the page */
async function fetched(url) {
  const response = await fetch(url);
  if (response.ok) return response;
  throw new EngineError({
    code: "missing-file",
    message: `The page's own file ${url} could not be read: the server answered ${response.status}.`,
    about: url,
  });
}
