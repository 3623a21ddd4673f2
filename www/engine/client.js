/**
 * The page's end of the engine.
 *
 * Requests go out one at a time, in order; each is answered exactly once: with its result, an {@link EngineError}, or
 * the code `cancelled`. When the core dies, all that is pending is rejected with `engine-restarted`, and a new core is
 * started with the files that the old one had.
 * @import { FileIn, Wasm } from "./core.js"
 * @import { Answer, LoadReport, Request } from "./protocol.d.ts"
 */
import { EngineError } from "./error.js";
import { PagePort, WorkerPort } from "./port.js";

export { EngineError };

/**
 * What starts an engine: the core, and where the worker's script is.
 * @typedef {{ wasm: Wasm, workerUrl: string | TrustedScriptURL }} Parts
 *
 * @typedef {{ signal?: AbortSignal, onStart?: () => void, onProgress?: (share: number) => void }} CallOptions
 *   `onStart`: it has left the queue; `onProgress`: how much of a long count is done, 0 to 1
 *
 * @typedef {object} Job
 * @property {(port: WorkerPort | PagePort) => Promise<any>} run
 * @property {boolean} undoable whether stopping it half-way must leave the core as it was
 * @property {(value: any) => void} resolve
 * @property {(error: unknown) => void} reject
 * @property {() => void} [onStart]
 */

/** Files go over in parts of about this many bytes, so that progress can be told. */
const PART_BYTES = 1_000_000;

/** Requests that can take long. */
const IN_SLICES = new Set(["terms", "collocates", "keyness", "sentences", "overview", "versions", "shared", "telling", "leftOut", "naming"]);

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
  /** The reader's corrections, likewise. @type {Request | undefined} */
  #corrections;
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
      return new Engine(parts, await WorkerPort.start(parts.workerUrl, parts.wasm));
    } catch {
      return new Engine(parts, await PagePort.start(parts.wasm));
    }
  }

  /** Where the work is done: `main` blocks the page while it lasts. @returns {"worker" | "main"} */
  get mode() {
    return this.#port instanceof WorkerPort ? "worker" : "main";
  }

  /**
   * Takes files in beside those that are in: all of them, or none if it is cancelled or fails. A file that cannot be
   * read is named in the report and harms no other.
   * @param {FileIn[]} files
   * @param {{ signal?: AbortSignal, onProgress?: (done: number, total: number) => void }} [options] in files
   * @returns {Promise<LoadReport>}
   */
  async load(files, { signal, onProgress } = {}) {
    const report = await this.#enqueue(async (port) => {
      const report = await loadInParts(port, files, (done) => onProgress?.(done, files.length));
      this.#files.push(...files);
      return report;
    }, { signal, undoable: true });
    return report;
  }

  /**
   * Makes the corpus consist of these files, in this order. What it holds as the same object already is not read again.
   * All of it holds, or nothing if it is cancelled or fails.
   * @param {FileIn[]} files
   * @param {{ signal?: AbortSignal, onProgress?: (done: number, total: number) => void }} [options] in files that are read
   * @returns {Promise<LoadReport>} failures of those that were read
   */
  set(files, { signal, onProgress } = {}) {
    return this.#enqueue(async (port) => {
      const had = new Set(this.#files);
      const others = files.filter((file) => !had.has(file)).map((file) => ({ ...file, manifest: { ...file.manifest, replace: true } }));
      let report = await loadInParts(port, others, (done) => onProgress?.(done, others.length));
      const names = files.map(({ name }) => name);
      const old = this.#files.map(({ name }) => name);
      if (JSON.stringify(names) !== JSON.stringify([...new Set([...old, ...names])])) {
        report = { ...report, articles: (await port.call("arrange", [names])).articles };
      }
      this.#files = [...files];
      return report;
    }, { signal, undoable: true });
  }

  /**
   * Asks. The answer has the request's kind. What takes long is worked out in slices: between two of them a request that
   * was cancelled makes room for the next.
   * @template {Request} R
   * @param {R} request
   * @param {CallOptions} [options]
   * @returns {Promise<Extract<Answer, { kind: R["kind"] }>>}
   */
  ask(request, options) {
    return this.#enqueue(async (port) => {
      for (let share = 0; IN_SLICES.has(request?.kind) && share < 1; ) {
        share = await port.call("prepare", [request]);
        if (options?.signal?.aborted) throw cancelled();
        if (share < 1) options?.onProgress?.(share);
      }
      const answer = await port.call("ask", [request]);
      if (request.kind === "correct") this.#corrections = request;
      return answer;
    }, options);
  }

  /**
   * Sends a message as it is: for tests, and for what is not about the corpus.
   * @param {any} method
   * @param {any[]} args
   * @returns {Promise<any>}
   */
  call(method, args) {
    return this.#enqueue((port) => port.call(method, args));
  }

  /**
   * @param {Job["run"]} run
   * @param {CallOptions & { undoable?: boolean }} [options]
   * @returns {Promise<any>}
   */
  #enqueue(run, { signal, onStart, undoable = false } = {}) {
    if (this.#failed) return Promise.reject(this.#failed);
    if (signal?.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      /** @type {Job} */
      const job = { run, undoable, resolve, reject, onStart };
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
    else if (job === this.#running && job.undoable) this.#port.close(UNDO);
  }

  /** Works the queue off, one request at a time. */
  async #work() {
    if (this.#running) return;
    while ((this.#running = this.#queue.shift())) {
      const job = this.#running;
      job.onStart?.();
      try {
        job.resolve(await job.run(this.#port));
      } catch (error) {
        const died = error instanceof EngineError && error.code === "died";
        if (died && error.message !== UNDO) await this.#restart(job, error.message);
        else {
          job.reject(error);
          if (job.undoable) await this.#reopen(UNDO);
        }
      }
    }
  }

  /**
   * After the core's death: whoever waited is told, and a new one is started.
   * @param {Job} job what was running
   * @param {string} reason
   */
  async #restart(job, reason) {
    const error = new EngineError({
      code: "engine-restarted",
      message: "The analysis stopped and was started again; this request was not answered.",
      about: reason,
    });
    for (const lost of [job, ...this.#queue.splice(0)]) lost.reject(error);
    if (!(await this.#reopen(reason))) return;
    const message = "The analysis stopped on an error and was started again with the same reports.";
    this.dispatchEvent(new CustomEvent("restart", { detail: { message, reason } }));
  }

  /**
   * Starts a new core with what the old one had; says whether that went well.
   * @param {string} reason
   */
  async #reopen(reason) {
    this.#port.close(reason);
    try {
      this.#port =
        this.#port instanceof WorkerPort
          ? await WorkerPort.start(this.#parts.workerUrl, this.#parts.wasm)
          : await PagePort.start(this.#parts.wasm);
      if (this.#files.length > 0) await loadInParts(this.#port, this.#files, () => {});
      if (this.#corrections) await this.#port.call("ask", [this.#corrections]);
      return true;
    } catch (error) {
      this.#fail(`${reason}; then ${error instanceof Error ? error.message : error}`);
      return false;
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

/** The reason of a death that was wanted. */
const UNDO = "undone";

function cancelled() {
  return new EngineError({ code: "cancelled", message: "The request was cancelled." });
}

/**
 * @param {WorkerPort | PagePort} port
 * @param {FileIn[]} files
 * @param {(done: number) => void} onProgress
 * @returns {Promise<LoadReport>}
 */
async function loadInParts(port, files, onProgress) {
  const failures = [];
  let from = 0;
  do {
    let [to, bytes] = [from, 0];
    while (to < files.length && (to === from || bytes + files[to].bytes.length <= PART_BYTES)) bytes += files[to++].bytes.length;
    /** @type {LoadReport} */
    const report = await port.call("load", [files.slice(from, to)]);
    failures.push(...report.failures);
    onProgress(to);
    if (to === files.length) return { articles: report.articles, failures };
    from = to;
  } while (true);
}
