/**
 * Newsprism for other programs: a corpus in this thread. In a browser, a worker, or Node.
 */
import * as glue from "newsprism-glue";

/** @type {Promise<unknown>|undefined} */
let started;

/** @type {typeof import("./index.d.ts").openSession} */
export async function openSession(wasm) {
  started ??= (async () => glue.initSync({ module: wasm ?? (await compiled()) }))();
  await started;
  return /** @type {any} */ (new glue.Session());
}

/** The module that lies beside this file. */
async function compiled() {
  const url = new URL("./newsprism.wasm", import.meta.url);
  if (url.protocol !== "file:") return WebAssembly.compile(await (await fetch(url)).arrayBuffer());
  // Node: its fetch reads no files. The name is put together so that bundlers for browsers leave it alone.
  const { readFile } = await import(/* @vite-ignore */ ["node", "fs/promises"].join(":"));
  return WebAssembly.compile(await readFile(url));
}
