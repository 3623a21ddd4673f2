// Keeps the reader's corrections: tells the core of them, keeps them in the browser, undoes and redoes.

import { edit, fingerprint, forCore, fromFile, fromKept, noHistory, redo, storageKey, toKept, undo } from "./corrections.js";
import { count } from "./format.js";

/** @typedef {import("./corrections.js").Made} Made */
/** @typedef {import("./corrections.js").History} History */
/** @typedef {import("../engine/client.js").Engine} Engine */

/** What the page must do when the corrections are others. @typedef {{ changed: () => Promise<void>, say: (notice: string) => void }} Hooks */

export class Correcting {
  /** @type {History} */
  #history = noHistory();
  /** Fingerprint of every file that is here. @type {Map<string, string>} */
  #prints = new Map();
  /** @type {Set<Made>} */
  #unmatched = new Set();
  /** @type {Engine|null} */
  #engine = null;
  #key = "";
  #isKept = true;
  /** @type {Hooks} */
  #hooks;

  /** @param {Hooks} hooks */
  constructor(hooks) {
    this.#hooks = hooks;
    addEventListener("storage", (event) => {
      // The same page in another tab: its corrections hold here too.
      if (event.key !== this.#key || event.newValue === null) return;
      const history = fromKept(event.newValue);
      if (history) void this.#become(history, { isKept: true });
    });
  }

  get list() {
    return this.#history.list;
  }
  /** Corrections whose quotation is not here (any more): kept, and without effect. */
  get lost() {
    return this.list.filter((made) => this.#prints.get(made.file) !== made.print || this.#unmatched.has(made));
  }
  /** What "undo" would undo, in words. */
  get undoes() {
    return this.#history.done.at(-1)?.what;
  }
  get redoes() {
    return this.#history.undone.at(-1)?.what;
  }
  /** Whether the browser keeps them; else they last until the tab is closed. */
  get isKept() {
    return this.#isKept;
  }

  /** @param {string} file */
  printOf(file) {
    return this.#prints.get(file) ?? "";
  }

  /**
   * Takes up what was kept for this corpus, before the first view is asked for.
   * @param {Engine} engine @param {{ name: string, bytes: Uint8Array }[]} files that came with the page
   * @param {Made[]} made corrections that came with it: they hold until the reader makes others
   */
  async start(engine, files, made) {
    this.#engine = engine;
    this.#note(files);
    // A page that was handed on with corrections keeps its own.
    this.#key = storageKey(this.#prints) + (made.length ? `:${fingerprint(new TextEncoder().encode(JSON.stringify(made)))}` : "");
    this.#history = { ...noHistory(), list: made };
    try {
      const kept = localStorage.getItem(this.#key);
      const history = kept === null ? this.#history : fromKept(kept);
      if (history) this.#history = history;
      else this.#setAside(/** @type {string} */ (kept));
    } catch {
      this.#isKept = false;
    }
    if (this.list.length === 0) return;
    try {
      await this.#tell();
    } catch (error) {
      // The reports can be read without them.
      this.#hooks.say(`Your corrections could not be applied: ${error instanceof Error ? error.message : String(error)} They are kept.`);
    }
  }

  /** After further articles came in: corrections of theirs hold from now on. @param {{ name: string, bytes: Uint8Array }[]} files */
  async added(files) {
    this.#note(files);
    if (this.list.length > 0) await this.#tell();
  }

  /** @param {string} what @param {Made[]} put @param {Made[]} [out] */
  edit = (what, put, out) => this.#become(edit(this.#history, what, put, out));
  undo = () => this.#become(undo(this.#history));
  redo = () => this.#become(redo(this.#history));

  /**
   * Takes in a file of corrections, over those that are here; one step for "undo".
   * @param {{ name: string, bytes: Uint8Array }} file
   * @returns {Promise<{ failure?: import("../engine/protocol.d.ts").Failure, taken: number }>}
   */
  async takeFile({ name, bytes }) {
    const read = fromFile(new TextDecoder().decode(bytes));
    if ("wrong" in read) return { failure: { code: "bad-corrections", message: read.wrong, about: name }, taken: 0 };
    await this.edit(`${count(read.list.length, "correction")} from ${name}`, read.list);
    return { taken: read.list.length };
  }

  /** @param {{ name: string, bytes: Uint8Array }[]} files */
  #note(files) {
    // The core refuses a second file of a name: the first one stays.
    for (const { name, bytes } of files) if (!this.#prints.has(name)) this.#prints.set(name, fingerprint(bytes));
  }

  /** @param {History} history @param {{ isKept?: boolean }} [how] */
  async #become(history, { isKept = false } = {}) {
    if (history === this.#history) return;
    this.#history = history;
    if (!isKept) this.#keep();
    await this.#tell();
    await this.#hooks.changed();
  }

  async #tell() {
    const { list } = this;
    const { corrections, of } = forCore(list, this.#prints);
    const answer = await this.#engine?.ask({ kind: "correct", corrections });
    this.#unmatched = new Set(answer?.unmatched.flatMap((i) => list[of[i] ?? -1] ?? []));
  }

  #keep() {
    try {
      localStorage.setItem(this.#key, toKept(this.#history));
      this.#isKept = true;
    } catch {
      if (this.#isKept) this.#hooks.say("This browser keeps nothing for this page (a private window, or no room left). Your corrections hold until this tab is closed: save them as a file.");
      this.#isKept = false;
    }
  }

  /** What cannot be read is never written over. @param {string} kept */
  #setAside(kept) {
    let n = 1;
    while (localStorage.getItem(`${this.#key}:unread-${n}`) !== null) n += 1;
    localStorage.setItem(`${this.#key}:unread-${n}`, kept);
    localStorage.removeItem(this.#key);
    this.#hooks.say(`The corrections that this browser kept cannot be read: damaged, or of a later version. They were left aside under “${this.#key}:unread-${n}”; nothing of them was lost.`);
  }
}
