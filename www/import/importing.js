// An import under way: files go to the worker one by one, what they became is gathered for the preview.

import { failureOf } from "../parts/states.js";
import { Alike } from "./alike.js";

/** @typedef {import("./doors.js").Incoming} Incoming @typedef {import("./draft.js").Options} Options */
/** @typedef {import("./draft.js").Draft} Draft @typedef {import("./draft.js").Failure} Failure */

/**
 * A draft in the preview.
 * @typedef {import("./draft.js").Entry & { isOut: boolean, like: import("./alike.js").Like|null }} Row
 *
 * What became of a file. `isOpen`: its columns are shown.
 * @typedef {Omit<import("./draft.js").Item, "entries"> & { rows: Row[], from: Incoming, options: Options, isBusy: boolean, isOpen: boolean }} Source
 */

/** How long the worker may be silent over a file, in milliseconds. */
const PATIENCE = 30_000;
/** How often the dialog is drawn while files come in. */
const OFTEN = 120;
/** How long the page may work at a stretch. */
const STRETCH = 20;

export class Importing {
  /** @type {Source[]} */
  sources = [];
  /** Files of which nothing came but a reason. */
  total = 0;
  done = 0;
  /** The file that is being read. */
  doing = "";
  isReading = false;
  /** Files that were not read because the reader stopped. */
  unread = 0;
  /** Files of other kinds, for others to take. @type {{ name: string, bytes: Uint8Array }[]} */
  others = [];

  /** @type {Alike|null} */
  #alike = null;
  /** Reads that wait, and the last of them. */
  #waiting = 0;
  #reads = Promise.resolve();
  /** The last that was asked of the worker: it does one thing at a time. @type {Promise<unknown>} */
  #turn = Promise.resolve();
  /** Ends what goes on; what is asked for later has another. */
  #ending = new AbortController();
  /** What articles that are in are compared by. @type {Map<string, import("./alike.js").Sketched>} */
  #sketches = new Map();
  /** @type {Worker|null} */
  #worker = null;
  #nextId = 1;
  #drawn = 0;
  #timer = 0;

  /**
   * @param {object} how
   * @param {() => Promise<Worker>} how.start a new worker
   * @param {string} how.pdf where what reads PDF is; "" if nowhere
   * @param {() => { name: string, text: string }[]} how.existing articles that are in, to be compared with
   * @param {(name: string, bytes: Uint8Array) => boolean} how.isOther whether a file is not for here
   * @param {() => void} how.changed
   */
  constructor(how) {
    this.how = how;
  }

  /** Reads files, after those that are being read. @param {Incoming[]} files */
  read(files) {
    const signal = this.#begin();
    this.total += files.length;
    this.#waiting++;
    this.isReading = true;
    this.#draw(true);
    this.#reads = this.#reads.then(() => this.#readAll(files, signal));
    return this.#reads;
  }

  /** What is asked for now goes on until somebody stops it. */
  #begin() {
    if (this.#ending.signal.aborted) this.#ending = new AbortController();
    return this.#ending.signal;
  }

  /** @param {Incoming[]} files @param {AbortSignal} signal */
  async #readAll(files, signal) {
    if (this.#alike === null) await this.#compareAnew(signal);
    for (const [i, from] of files.entries()) {
      if (signal.aborted) {
        this.unread += files.length - i;
        break;
      }
      this.doing = from.path;
      await this.#readOne(from, from.options ?? {}, signal);
      this.done++;
      this.#draw();
    }
    this.doing = "";
    this.isReading = --this.#waiting > 0;
    this.#draw(true);
  }

  /** Stops after what has been read. */
  stop() {
    this.#ending.abort();
    this.#end("stopped");
  }

  /** Reads one file again in another way. @param {Source} source @param {Options} options */
  async again(source, options) {
    if (!this.sources.includes(source) || source.isBusy) return;
    const signal = this.#begin();
    source.isBusy = true;
    this.#draw(true);
    await this.#readOne(source.from, { ...source.options, ...options }, signal, source);
    await this.#compareAnew(signal);
    this.#draw(true);
  }

  /** All that is done with the worker. */
  close() {
    this.stop();
    clearTimeout(this.#timer);
  }

  /** @returns {Row[]} */
  get rows() {
    return this.sources.flatMap((source) => source.rows);
  }
  /** @returns {Draft[]} */
  get chosen() {
    return this.rows.filter((row) => !row.isOut).map((row) => row.draft);
  }
  /** @returns {Failure[]} */
  get failures() {
    return this.sources.flatMap((source) => source.failures);
  }

  /**
   * @param {Incoming} from @param {Options} options @param {AbortSignal} signal
   * @param {Source} [old] what this takes the place of; of an archive, it alone is read
   */
  async #readOne(from, options, signal, old) {
    let at = this.sources.length;
    const add = (/** @type {Omit<import("./draft.js").Item, "entries">} */ item) => {
      /** @type {Source} */
      const source = { ...item, rows: [], from, options, isBusy: false, isOpen: old?.isOpen ?? false };
      const there = old ? this.sources.indexOf(old) : -1;
      if (there >= 0) this.sources.splice((at = there), 1);
      this.sources.splice(at++, 0, source);
      return source;
    };
    const fail = (/** @type {string} */ code, /** @type {string} */ message) =>
      add({ path: from.path, format: "", encoding: null, failures: [{ code, message, about: from.path }] });
    let bytes;
    try {
      bytes = await from.bytes();
    } catch (error) {
      const { code, message } = failureOf(error);
      return void fail(code, message);
    }
    if (!old && this.how.isOther(from.path, bytes)) {
      this.others.push({ name: from.path.split("/").at(-1) ?? from.path, bytes });
      return;
    }
    /** @type {Source|null} */
    let source = null;
    try {
      await this.#call({ path: from.path, bytes, options, only: old?.path, pdf: this.how.pdf }, signal, (reply) => {
        if (reply.item) source = add(reply.item);
        else if (reply.entries && source) for (const entry of reply.entries) source.rows.push(this.#row(entry));
        this.#draw();
      });
    } catch (error) {
      const why = error instanceof Error ? error.message : "";
      if (why === "stopped") this.#drop(source, old);
      else if (why === "slow") fail("too-slow", `This file took longer than ${PATIENCE / 1000} seconds and was given up. Split it, or save it as plain text.`);
      else fail("unreadable", "This file could not be read: the reader stopped on it. Save it as plain text (UTF-8) and add that.");
    }
  }

  /** Takes back a file that was stopped half-way: what is not whole is not read. @param {Source|null} half @param {Source} [old] */
  #drop(half, old) {
    const place = half ? this.sources.indexOf(half) : -1;
    if (place >= 0) this.sources.splice(place, 1, ...(old ? [old] : []));
    if (old) old.isBusy = false;
    else this.unread++;
    // Its words are among those that others are compared with.
    if (half?.rows.length) this.#alike = null;
  }

  /** @param {import("./draft.js").Entry} entry @returns {Row} */
  #row(entry) {
    const like = this.#alike?.add(entry.draft.file, entry) ?? null;
    return { ...entry, like, isOut: like?.share === 1 };
  }

  /** What is in already, to be compared with. @param {Alike} alike @param {AbortSignal} signal */
  async #learn(alike, signal) {
    try {
      for (const { name, text } of this.how.existing()) {
        if (!this.#sketches.has(text)) await this.#call({ text }, signal, ({ sketched }) => void this.#sketches.set(text, sketched));
        const sketch = this.#sketches.get(text);
        if (sketch) alike.add(name, sketch);
      }
    } catch {
      // Nothing is called alike then: no reason not to add.
    }
  }

  /** Compares all over again, after a file was read in another way; what a reader put in or out by hand stays. @param {AbortSignal} signal */
  async #compareAnew(signal) {
    const alike = new Alike();
    await this.#learn(alike, signal);
    // Half of it would be taken for all.
    this.#alike = signal.aborted ? null : alike;
    let since = performance.now();
    for (const row of this.rows) {
      const like = alike.add(row.draft.file, row);
      if (like?.share === 1 && row.like?.share !== 1) row.isOut = true;
      row.like = like;
      if (performance.now() - since < STRETCH) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }

  /** @type {((why: string) => void)|null} */
  #break = null;

  /** @param {object} message @param {AbortSignal} signal @param {(reply: any) => void} take */
  #call(message, signal, take) {
    const turn = this.#turn.catch(() => {}).then(() => this.#ask(message, signal, take));
    this.#turn = turn;
    return turn;
  }

  /** @param {object} message @param {AbortSignal} signal @param {(reply: any) => void} take */
  async #ask(message, signal, take) {
    const stopped = new Error("stopped");
    if (signal.aborted) throw stopped;
    const worker = this.#worker ?? (await this.how.start());
    // That takes long enough to be stopped, or closed, meanwhile.
    if (signal.aborted) {
      worker.terminate();
      throw stopped;
    }
    this.#worker = worker;
    const id = this.#nextId++;
    await new Promise((resolve, reject) => {
      let timer = 0;
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => this.#end("slow"), PATIENCE);
      };
      this.#break = (why) => {
        clearTimeout(timer);
        reject(new Error(why));
      };
      worker.onmessage = ({ data }) => {
        if (data.id !== id) return;
        wait();
        take(data);
        if (!data.done && !data.sketched) return;
        clearTimeout(timer);
        this.#break = null;
        resolve(undefined);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        this.#end("died");
      };
      worker.onmessageerror = () => this.#end("died");
      wait();
      const bytes = "bytes" in message && message.bytes instanceof Uint8Array ? [message.bytes.buffer] : [];
      worker.postMessage({ ...message, id }, bytes);
    });
  }

  /** Ends the worker, and what it was reading. @param {string} why */
  #end(why) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#break?.(why);
    this.#break = null;
  }

  /** @param {boolean} [isNow] */
  #draw(isNow = false) {
    clearTimeout(this.#timer);
    const wait = isNow ? 0 : Math.max(0, OFTEN - (performance.now() - this.#drawn));
    const draw = () => {
      this.#drawn = performance.now();
      this.how.changed();
    };
    if (wait === 0) draw();
    else this.#timer = setTimeout(draw, wait);
  }
}
