/**
 * The page's end of the engine.
 *
 * Requests go out one at a time, in order; each is answered exactly once: with its result, an {@link EngineError}, or
 * the code `cancelled`. When the core dies, all that is pending is rejected with `engine-restarted`, and a new core is
 * started with the files that the old one had.
 * @import { FileIn } from "./core.js"
 * @import { Answer, LoadReport, Request } from "./protocol.d.ts"
 */
import { EngineError } from "./error.js";
import { PagePort, WorkerPort } from "./port.js";

export { EngineError };

/**
 * What starts an engine: the compiled module, and where the worker's script is.
 * @typedef {{ module: WebAssembly.Module, workerUrl: string | TrustedScriptURL }} Parts
 *
 * @typedef {{ signal?: AbortSignal, onStart?: () => void }} CallOptions `onStart`: it has left the queue
 *
 * @typedef {object} Job
 * @property {string} method
 * @property {any[]} args
 * @property {(value: any) => void} resolve
 * @property {(error: unknown) => void} reject
 * @property {() => void} [onStart]
 */

/**
 * Events: `restart` after the core died and was started anew, `failed` when that did not work either. Both are
 * `CustomEvent`s whose `detail.message` is for the page to show; `detail.reason` says what happened, for a report.
 */
export class Engine extends EventTarget {
  /** @type {Parts} */
  #parts;
  /** @type {WorkerPort | PagePort} */
  #port;
  /** What the core has, to give it to the next one. @type {FileIn[]} */
  #files = [];
  /** @type {Job[]} */
  #queue = [];
  /** @type {Job | undefined} */
  #running;
  /** @type {EngineError | undefined} */
  #failed;

  /**
   * @param {Parts} parts
   * @param {WorkerPort | PagePort} port
   * @private
   */
  constructor(parts, port) {
    super();
    this.#parts = parts;
    this.#port = port;
  }

  /**
   * Starts in a worker, or on the page where no worker can start.
   * @param {Parts} parts
   */
  static async start(parts) {
    try {
      return new Engine(parts, await WorkerPort.start(parts.workerUrl, parts.module));
    } catch {
      return new Engine(parts, await PagePort.start(parts.module));
    }
  }

  /** Where the work is done: `main` blocks the page while it lasts. @returns {"worker" | "main"} */
  get mode() {
    return this.#port instanceof WorkerPort ? "worker" : "main";
  }

  /**
   * Takes files in beside those that are in. The session analyses the corpus as a whole, so a load is one request,
   * however many files; cancelled while it runs, the core is started anew with what it had before.
   * @param {FileIn[]} files
   * @param {{ signal?: AbortSignal, onProgress?: (stage: "waiting" | "analysing" | "done") => void }} [options]
   * @returns {Promise<LoadReport>}
   */
  async load(files, { signal, onProgress } = {}) {
    onProgress?.("waiting");
    const report = await this.call("load", [files], { signal, onStart: () => onProgress?.("analysing") });
    onProgress?.("done");
    return report;
  }

  /**
   * Asks. The answer has the request's kind.
   * @template {Request} R
   * @param {R} request
   * @param {CallOptions} [options]
   * @returns {Promise<Extract<Answer, { kind: R["kind"] }>>}
   */
  ask(request, options) {
    return this.call("ask", [request], options);
  }

  /**
   * Puts a request into the queue.
   * @param {string} method
   * @param {any[]} args
   * @param {CallOptions} [options]
   * @returns {Promise<any>}
   */
  call(method, args, { signal, onStart } = {}) {
    if (this.#failed) return Promise.reject(this.#failed);
    if (signal?.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      /** @type {Job} */
      const job = { method, args, resolve, reject, onStart };
      signal?.addEventListener("abort", () => this.#cancel(job), { once: true });
      this.#queue.push(job);
      this.#work();
    });
  }

  /** @param {Job} job */
  #cancel(job) {
    job.reject(cancelled());
    const place = this.#queue.indexOf(job);
    if (place >= 0) this.#queue.splice(place, 1);
    // An answer on its way is ignored. A load would change the corpus: it must not come to its end.
    else if (job === this.#running && job.method === "load") this.#port.close("cancelled");
  }

  /** Works the queue off, one request at a time. */
  async #work() {
    if (this.#running) return;
    while ((this.#running = this.#queue.shift())) {
      const job = this.#running;
      job.onStart?.();
      try {
        const value = await this.#port.call(/** @type {any} */ (job.method), job.args);
        if (job.method === "load") this.#files.push(...job.args[0]);
        job.resolve(value);
      } catch (error) {
        if (error instanceof EngineError && error.code === "died") await this.#restart(job, error.message);
        else job.reject(error);
      }
    }
  }

  /**
   * @param {Job} job what was running
   * @param {string} reason
   */
  async #restart(job, reason) {
    const wanted = reason === "cancelled";
    if (!wanted) {
      const error = new EngineError({
        code: "engine-restarted",
        message: "The analysis stopped and was started again; this request was not answered.",
        about: reason,
      });
      for (const lost of [job, ...this.#queue.splice(0)]) lost.reject(error);
    }
    try {
      this.#port =
        this.#port instanceof WorkerPort
          ? await WorkerPort.start(this.#parts.workerUrl, this.#parts.module)
          : await PagePort.start(this.#parts.module);
      if (this.#files.length > 0) await this.#port.call("load", [this.#files]);
    } catch (error) {
      return this.#fail(`${reason}; then ${error instanceof Error ? error.message : error}`);
    }
    if (!wanted) {
      const message = "The analysis stopped on an error and was started again with the same reports.";
      this.dispatchEvent(new CustomEvent("restart", { detail: { message, reason } }));
    }
  }

  /** @param {string} reason */
  #fail(reason) {
    const message = "The analysis stopped and could not be started again. Reload the page to go on.";
    this.#failed = new EngineError({ code: "engine-failed", message, about: reason });
    for (const lost of this.#queue.splice(0)) lost.reject(this.#failed);
    this.dispatchEvent(new CustomEvent("failed", { detail: { message, reason } }));
  }
}

function cancelled() {
  return new EngineError({ code: "cancelled", message: "The request was cancelled." });
}
