/**
 * A line to one running core: in a worker, or on the page itself. Each call gets one answer; when the core has died,
 * every open call is rejected with code `died`, and so is every later one.
 * @import { Message, Reply, Wasm } from "./core.js"
 */
import { handle } from "./core.js";
import { EngineError } from "./error.js";

/** How long a worker may take to say its first word before the page does the work itself. */
const START_MS = 15_000;

/** @abstract */
class Port {
  #nextId = 1;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: EngineError) => void }>} */
  #open = new Map();
  /** @type {EngineError | undefined} */
  #dead;

  /**
   * @param {Message["method"]} method
   * @param {any[]} args
   * @returns {Promise<any>}
   */
  call(method, args) {
    if (this.#dead) return Promise.reject(this.#dead);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      try {
        this.send(/** @type {Message} */ ({ id, method, args }));
      } catch (error) {
        // What cannot be copied to the worker (DataCloneError) is the caller's mistake, not the worker's death.
        this.#open.delete(id);
        reject(new EngineError({ code: "bad-request", message: String(error), about: method }));
      }
    });
  }

  /**
   * Ends the core and rejects what is open.
   * @param {string} reason
   */
  close(reason) {
    if (this.#dead) return;
    this.#dead = new EngineError({ code: "died", message: reason, about: null });
    for (const { reject } of this.#open.values()) reject(this.#dead);
    this.#open.clear();
  }

  /**
   * @protected
   * @param {Reply} reply
   */
  receive(reply) {
    const call = this.#open.get(reply.id);
    if (!call) return;
    if ("died" in reply) return this.close(reply.died);
    this.#open.delete(reply.id);
    if ("error" in reply) call.reject(new EngineError(reply.error));
    else call.resolve(reply.ok);
  }

  /**
   * @protected
   * @param {Message} message
   */
  send(message) {
    throw new Error(`not sent: ${message.method}`);
  }
}

/** A core in a worker of its own. */
export class WorkerPort extends Port {
  /** @param {Worker} worker */
  constructor(worker) {
    super();
    this.worker = worker;
    worker.addEventListener("message", ({ data }) => this.receive(data));
    worker.addEventListener("messageerror", () => this.close("A message from the worker could not be read."));
    worker.addEventListener("error", (event) => {
      event.preventDefault(); // it is reported by the engine, not by the console
      this.close(event.message || "The worker stopped.");
    });
  }

  /**
   * @param {string | TrustedScriptURL} url
   * @param {Wasm} wasm
   */
  static async start(url, wasm) {
    const port = new WorkerPort(new Worker(/** @type {string} */ (url)));
    const timer = setTimeout(() => port.close("The worker did not start in time."), START_MS);
    try {
      await port.call("start", [wasm]);
      return port;
    } catch (error) {
      port.close("The worker did not start.");
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * @override
   * @param {string} reason
   */
  close(reason) {
    this.worker.terminate();
    super.close(reason);
  }

  /**
   * @override
   * @param {Message} message
   */
  send(message) {
    this.worker.postMessage(message);
  }
}

/** A core on the page, for where no worker can start: each request is a task of its own. */
export class PagePort extends Port {
  /** @param {Wasm} wasm */
  static async start(wasm) {
    const port = new PagePort();
    await port.call("start", [wasm]);
    return port;
  }

  /**
   * @override
   * @param {Message} message
   */
  send(message) {
    setTimeout(() => this.receive(handle(message)));
  }
}
