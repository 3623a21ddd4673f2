// Adding articles, from the files to the corpus: what the dialog shows at each step.

import { importWorker, pdfPlace } from "../engine/boot.js";
import { count } from "../parts/format.js";
import { failureOf } from "../parts/states.js";
import { kindOf } from "../project/file.js";
import { addDialog } from "./add-dialog.js";
import { Importing } from "./importing.js";
import { REASONS } from "./preview.js";

/** @typedef {import("./draft.js").Draft} Draft @typedef {import("./doors.js").Incoming} Incoming */
/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */

/** Most articles that new ones are compared with. */
const MOST_COMPARED = 2000;

export class Adding {
  /** @type {import("./add-dialog.js").AddState} */
  #state = fresh();
  /** Ends an adding that is under way. @type {AbortController|null} */
  #ending = null;

  /**
   * @param {object} host
   * @param {() => boolean} host.isOpen whether the dialog is
   * @param {() => void} host.open
   * @param {() => void} host.redraw
   * @param {() => void} host.review
   * @param {(notice: string) => void} host.notify
   * @param {() => boolean} host.isReady
   * @param {() => { name: string, text: string }[]} host.existing articles that are in, to be compared with
   * @param {(files: { name: string, bytes: Uint8Array }[]) => Promise<{ taken: number, failures: Failure[] }>} host.takeOurs
   *   files that Newsprism saved
   * @param {(drafts: Draft[], how: { signal: AbortSignal, onProgress: (done: number, total: number) => void }, isNew: boolean) => Promise<void>} host.add
   *   all of them or none, as one step; `isNew`: as a corpus of their own
   */
  constructor(host) {
    this.host = host;
  }

  /** Whether the dialog needs the page's width. */
  get isWide() {
    return this.#state.importing !== null;
  }

  /** The dialog is opened: what it said of the last time goes, a preview that waits stays. */
  opened() {
    if (!this.#state.importing && !this.#state.doing) this.#state = fresh();
  }

  view = () => addDialog(this.#state, this);

  /** Reads files for the preview; opens the dialog. @param {Incoming[]} files */
  read = async (files) => {
    if (!this.host.isReady() || files.length === 0 || this.#state.doing) return;
    const { redraw } = this.host;
    const importing = (this.#state.importing ??= new Importing({ start: importWorker, pdf: pdfPlace(), existing: () => this.host.existing().slice(0, MOST_COMPARED), isOther: isOurs, changed: redraw }));
    if (!this.host.isOpen()) this.host.open();
    await importing.read(files);
    if (importing !== this.#state.importing) return;
    const ours = await this.host.takeOurs(importing.others.splice(0));
    if (importing.sources.length === 0 && importing.unread === 0) {
      importing.close();
      this.#state = { ...fresh(), ...ours };
    } else if (ours.taken + ours.failures.length > 0) this.host.notify(ours.failures[0]?.message ?? `${count(ours.taken, "correction")} taken in.`);
    redraw();
  };

  /** Adds what was chosen in the preview. */
  add = () => this.#add(false);
  begin = () => this.#add(true);

  /** @param {boolean} isNew */
  async #add(isNew) {
    const drafts = this.#state.importing?.chosen ?? [];
    if (drafts.length === 0) return;
    const { signal } = (this.#ending = new AbortController());
    const say = (/** @type {string} */ text) => {
      this.#state.doing = text;
      this.host.redraw();
    };
    say(`Adding ${count(drafts.length, "article")} …`);
    try {
      await this.host.add(drafts, { signal, onProgress: (done, total) => say(`${done} of ${total} added …`) }, isNew);
      this.#state.importing?.close();
      this.#state = { ...fresh(), added: drafts.length };
    } catch (error) {
      // Stopped, or failed: the preview is still there, and nothing is in.
      this.#state = { ...this.#state, doing: "", failures: signal.aborted ? [] : [failureOf(error)] };
    }
    this.#ending = null;
    this.host.redraw();
  }

  stop = () => (this.#ending ? this.#ending.abort() : this.#state.importing?.stop());

  /** Back to the ways in. */
  again = () => {
    this.#state.importing?.close();
    this.#state = fresh();
    this.host.redraw();
  };

  redraw = () => this.host.redraw();
  review = () => this.host.review();

  /** @param {number} from */
  page = (from) => {
    this.#state.from = from;
    this.host.redraw();
    document.querySelector("dialog .import-table")?.scrollIntoView({ block: "start" });
  };

  more = () => {
    this.#state.reasons += REASONS;
    this.host.redraw();
  };
}

/** @returns {import("./add-dialog.js").AddState} */
const fresh = () => ({ importing: null, from: 0, reasons: REASONS, failures: [], added: 0, taken: 0, doing: "" });

/** Whether a file is one that Newsprism saved, and no article. @param {string} path @param {Uint8Array} bytes */
const isOurs = (path, bytes) => /\.json$/i.test(path) && kindOf(bytes) !== "";
