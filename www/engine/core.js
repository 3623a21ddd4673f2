/**
 * The one place that calls the wasm side. Runs in the worker, or on the page where no worker can start.
 * @import { ManifestView, Request } from "./protocol.d.ts"
 */
import * as glue from "newsprism-glue";
import { unpacked } from "./unpack.js";

/**
 * A file to read: name without folders, content as it stands on disk, and what a manifest says of it.
 * @typedef {{ name: string, bytes: Uint8Array, manifest?: Partial<ManifestView> }} FileIn
 *
 * What goes in: `start` first, with the module, compiled or packed.
 * @typedef {{ id: number, method: "start", args: [Wasm] }
 *   | { id: number, method: "load", args: [FileIn[]] }
 *   | { id: number, method: "arrange", args: [string[]] }
 *   | { id: number, method: "prepare", args: [Request] }
 *   | { id: number, method: "ask", args: [Request] }
 *   | { id: number, method: "unpack", args: [import("./unpack.js").Packed] }
 *   | { id: number, method: "panic", args: [] }} Message
 *
 * What comes out, once for each message. `died`: the module stopped and answers no more.
 * @typedef {{ code: string, message: string, about: string | null, at?: { start: number, end: number } }} Failure
 * @typedef {WebAssembly.Module | import("./unpack.js").Packed} Wasm
 * @typedef {{ id: number, ok: unknown } | { id: number, error: Failure } | { id: number, died: string }} Reply
 */

/** @type {glue.Session | undefined} */
let session;

/**
 * Carries out one message.
 * @param {Message} message
 * @returns {Reply}
 */
export function handle({ id, method, args }) {
  try {
    return { id, ok: run(method, args) };
  } catch (error) {
    return isFailure(error) ? { id, error } : { id, died: reason(error) };
  }
}

/**
 * @param {Message["method"]} method
 * @param {any[]} args
 * @returns {unknown}
 */
function run(method, args) {
  if (method === "start") {
    if (session) glue.__wbg_reset_state(); // on the page, after a panic
    const [wasm] = args;
    // Here, and not on the page: the worker may take its time.
    glue.initSync({ module: wasm instanceof WebAssembly.Module ? wasm : new WebAssembly.Module(unpacked(wasm)) });
    session = new glue.Session();
    return null;
  }
  if (!session) throw failure("not-started", "The engine has not been started.");
  if (method === "load") return session.load(args[0]);
  if (method === "arrange") return session.arrange(args[0]);
  if (method === "unpack") return unpacked(args[0]);
  if (method === "prepare") return session.prepare(args[0]);
  if (method === "ask") return session.ask(args[0]);
  if (TEST_BUILD && method === "panic") return /** @type {any} */ (glue).provoke_panic();
  throw failure("no-such-method", `The engine has no method “${method}”.`, method);
}

/**
 * @param {string} code
 * @param {string} message
 * @param {string | null} about
 * @returns {Failure}
 */
function failure(code, message, about = null) {
  return { code, message, about };
}

/**
 * Failures are plain objects with a code; all else (RuntimeError, stack overflow) is the module's end.
 * @param {unknown} error
 * @returns {error is Failure}
 */
function isFailure(error) {
  return typeof error === "object" && error !== null && "code" in error && !(error instanceof Error);
}

/** @param {unknown} error */
function reason(error) {
  try {
    return glue.last_panic() ?? String(error);
  } catch {
    return String(error);
  }
}
