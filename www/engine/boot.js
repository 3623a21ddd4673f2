/**
 * Finds the parts of the engine and the bundled reports: inside the page in `newsprism.html`, beside it on a site.
 * @import { Parts } from "./client.js"
 * @import { FileIn } from "./core.js"
 * @import { ManifestView } from "./protocol.d.ts"
 */
import { Engine, EngineError } from "./client.js";

/**
 * @typedef {{ title: string, articles: Partial<ManifestView>[] }} Manifest
 * @typedef {{ title: string, files: (FileIn & { manifest: Partial<ManifestView> })[] }} Corpus
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
 * The reports that came with the page, as bytes.
 * @returns {Promise<Corpus>}
 */
export async function bundledCorpus() {
  const inlined = block("newsprism-articles");
  if (inlined !== null) {
    /** @type {{ title: string, articles: (Partial<ManifestView> & { file: string, base64: string })[] }} */
    const { title, articles } = JSON.parse(inlined);
    const files = articles.map(({ base64, ...manifest }) => {
      return { name: manifest.file, bytes: fromBase64(base64), manifest };
    });
    return { title, files };
  }
  /** @type {Manifest} */
  const { title, articles } = await (await fetched("articles/articles.json")).json();
  const files = articles.map(async (manifest) => {
    const name = manifest.file ?? "";
    const response = await fetched(`articles/${encodeURIComponent(name)}`);
    return { name, bytes: new Uint8Array(await response.arrayBuffer()), manifest };
  });
  return { title, files: await Promise.all(files) };
}

/** @type {string | undefined} */
let importUrl;

/** A new worker that reads files to be imported: in the page it is kept packed until it is needed. */
export async function importWorker() {
  const packed = block("newsprism-import");
  importUrl ??= packed === null ? (script?.dataset.import ?? "") : URL.createObjectURL(new Blob([await inflated(fromBase64(packed))], { type: "text/javascript" }));
  return new Worker(/** @type {string} */ (trusted(importUrl)));
}

/** Where the site has what reads PDF; "" in the page that is one file. */
export const pdfPlace = () => (script?.dataset.pdf ? new URL(script.dataset.pdf, document.baseURI).href : "");

/** @returns {Promise<Parts>} */
async function findParts() {
  const wasm = block("newsprism-wasm");
  const worker = block("newsprism-worker");
  if (wasm !== null && worker !== null) {
    const url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
    return { module: await WebAssembly.compile(await inflated(fromBase64(wasm))), workerUrl: trusted(url) };
  }
  const { wasm: wasmUrl = "", worker: workerUrl = "" } = script?.dataset ?? {};
  return { module: await streamed(wasmUrl), workerUrl: trusted(workerUrl) };
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
    if (url.startsWith("blob:") || url === script?.dataset.worker || url === script?.dataset.import) return url;
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

/** @param {string} text */
function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/**
 * Not by a Blob: WebKit cannot read one in a page opened from disk.
 * @param {Uint8Array<ArrayBuffer>} gzipped
 */
function inflated(gzipped) {
  const source = /** @type {ReadableStream} */ (new Response(gzipped).body);
  return new Response(source.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
