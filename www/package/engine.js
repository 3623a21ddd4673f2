/** Newsprism in a worker of its own, for pages: requests in a queue, progress, cancelling, a new start after a failure. */
import { Engine } from "../engine/client.js";

/** @type {typeof import("./engine.d.ts").startEngine} */
export async function startEngine() {
  const wasm = await WebAssembly.compile(await (await fetch(new URL("./newsprism.wasm", import.meta.url))).arrayBuffer());
  return /** @type {any} */ (await Engine.start({ wasm, workerUrl: new URL("./worker.js", import.meta.url).href }));
}
