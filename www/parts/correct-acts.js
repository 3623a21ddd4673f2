// What a reader does about a quotation, from the click or key to the list of corrections: opening the dialog on one,
// adding one, going through the doubtful, settling what the dialog holds.

import { draftOf, isChanged, newRow } from "./correct-dialog.js";
import { nameOf, nearest, short } from "./by-hand.js";
import { correctionOf, madeOf, toFile } from "./corrections.js";
import { readFiles } from "./dialogs.js";
import { saveJson } from "./export.js";
import { failureOf } from "./states.js";
import { selectedSpan } from "./words.js";

/** @typedef {import("../engine/client.js").Engine} Engine */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("../engine/protocol.d.ts").Span16} Span16 */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("./correct-dialog.js").Draft} Draft */
/** @typedef {import("./corrections.js").Made} Made */

/**
 * What the page gives.
 * @typedef {object} Host
 * @property {() => Engine|null} engine
 * @property {() => State} state
 * @property {() => import("./page.js").Ui} ui
 * @property {() => string} title of the corpus
 * @property {(file: string) => number} numberOf an article; -1 if it is not here
 * @property {() => QuoteRow[]} quotes of the article in the Reader
 * @property {(which: "correct"|"corrections") => void} open a dialog
 * @property {() => void} close the dialog
 * @property {() => boolean} isOpen whether some dialog is
 * @property {() => void} drawDialog
 * @property {() => void} draw
 * @property {(state: State) => void} go
 * @property {(notice: string) => void} say
 * @property {() => HTMLElement} view
 */

/** How long a selection must stand before the page takes note of it, in milliseconds: one that is drawn out changes often. */
const SETTLED = 150;

export class CorrectionActs {
  /** What is being corrected. @type {Draft|null} */
  draft = null;
  /** What the list of corrections has to say. */
  said = "";
  /** Names of the doubtful that are gone through one by one. @type {string[]} */
  #queue = [];
  /** @type {import("./correcting.js").Correcting} */
  #correcting;
  /** @type {Host} */
  #host;

  /** @param {import("./correcting.js").Correcting} correcting @param {Host} host */
  constructor(correcting, host) {
    this.#correcting = correcting;
    this.#host = host;
    let timer = 0;
    document.addEventListener("selectionchange", () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#noteSelection(), SETTLED);
    });
  }

  /**
   * Opens the dialog on a quotation.
   * @param {string} name by `nameOf`
   * @param {{ spans?: Span16[]|undefined, queue?: Draft["queue"] }} [how]
   */
  async correct(name, { spans, queue = null } = {}) {
    const article = await this.#article(Number(name.split(":")[0]));
    const row = article?.quotes.find((q) => nameOf(q) === name);
    if (article && row) this.#begin(draftOf(row, { file: article.info.file, label: article.info.label, text: article.text }, { spans, queue }));
  }

  /** Opens the dialog on words that the program has not for a quotation. @param {string} file @param {Span16} span */
  async add(file, span) {
    const article = await this.#article(this.#host.numberOf(file));
    if (article) this.#begin(draftOf(newRow(article, span), { file, label: article.info.label, text: article.text }, { queue: null, isNew: true }));
  }

  /** Goes through what is not sure, under the filters, least sure first. */
  async startQueue() {
    const { filter } = this.#host.state();
    const answer = await this.#host.engine()?.ask({ kind: "quotes", filter, group: "none", sort: "doubt", page: { offset: 0, limit: 1000 } });
    this.#queue = (answer?.rows ?? []).filter((row) => row.corrected === null && !row.added && row.certainty !== "sure").map(nameOf);
    await this.#queueAt(1);
  }

  /** What a press of "c" means: the quotation that has the focus; in the Reader, words that were selected, or the current one. */
  async correctHere() {
    const { view, article } = this.#host.state();
    const span = view === "reader" ? selectedSpan(getSelection()) : null;
    if (!span) {
      const { activeElement } = document;
      const item = activeElement?.closest("[data-of]") ?? activeElement?.closest(".evidence-item")?.querySelector("[data-of]");
      const name = item?.getAttribute("data-of") ?? (view === "reader" ? this.#host.ui().current : "");
      if (name) await this.correct(name);
      return;
    }
    const near = nearest(this.#host.quotes(), span);
    await (near ? this.correct(nameOf(near), { spans: [span] }) : this.add(article, span));
  }

  /** What the dialog's buttons do. @returns {import("./correct-dialog.js").Acts} */
  get ofDialog() {
    return {
      change: (change) => {
        if (this.draft) this.draft = { ...this.draft, ...change };
        this.#host.drawDialog();
      },
      save: () => void this.#settle("save"),
      dismiss: () => void this.#settle("dismiss"),
      takeBack: () => void this.#settle("takeBack"),
      skip: () => void this.#settle("skip"),
    };
  }

  /** What the buttons of the list do. */
  get ofList() {
    return {
      save: () => saveJson("newsprism-corrections", toFile(this.#correcting.list, this.#host.title())),
      /** @param {File[]} files */
      take: (files) => void readFiles(files).then((read) => this.takeFiles(read)).then(({ taken, failures }) => {
        this.said = failures[0] ? `${failures[0].about}: ${failures[0].message}` : `${taken} taken in.`;
        this.#host.drawDialog();
      }),
      /** @param {Made} made */
      back: (made) => void this.#correcting.edit(`taking back “${short(made.text, 32)}”`, [], [made]),
      allBack: () => void this.#correcting.edit("taking all back", [], this.#correcting.list),
      said: this.said,
    };
  }

  /** @param {{ name: string, bytes: Uint8Array }[]} files of corrections */
  async takeFiles(files) {
    const failures = [];
    let taken = 0;
    for (const file of files) {
      const result = await this.#correcting.takeFile(file);
      if (result.failure) failures.push(result.failure);
      taken += result.taken;
    }
    return { taken, failures };
  }

  /** @param {Draft} draft */
  #begin(draft) {
    this.draft = draft;
    this.#host.open("correct");
  }

  /** @param {number} article */
  async #article(article) {
    try {
      return await this.#host.engine()?.ask({ kind: "article", filter: this.#host.state().filter, article, query: "" });
    } catch (error) {
      this.#host.say(failureOf(error).message);
      return undefined;
    }
  }

  /** @param {number} place from 1 */
  async #queueAt(place) {
    const name = this.#queue[place - 1];
    if (name) return this.correct(name, { queue: { place, total: this.#queue.length } });
    this.said = this.#queue.length ? "That was the last doubtful one." : "Nothing that the filters keep is in doubt (any more).";
    this.#host.open("corrections");
  }

  /** @param {"save"|"dismiss"|"takeBack"|"skip"} act */
  async #settle(act) {
    const { draft } = this;
    if (!draft) return;
    const { file, queue } = draft;
    const row = draft.isNew ? placed(draft) : draft.row;
    const print = this.#correcting.printOf(file);
    const words = `“${short(row.text, 32)}”`;
    if (!queue) this.#host.close();
    if (act === "takeBack") {
      const made = correctionOf(this.#correcting.list, file, print, row.found);
      if (made) await this.#correcting.edit(`taking back ${words}`, [], [made]);
    } else if (act === "dismiss") {
      // The panel would say why somebody said what is nobody's quotation now.
      const state = this.#host.state();
      if (state.see?.what === "quotation") this.#host.go({ ...state, see: null });
      await this.#correcting.edit(`taking out ${words}`, [madeOf(row, file, print, { ...draft, dismissed: true })]);
    } else if (act === "save") {
      const what = draft.isNew ? "adding" : isChanged(draft) ? "correcting" : "confirming";
      if (draft.isNew) getSelection()?.removeAllRanges();
      await this.#correcting.edit(`${what} ${words}`, [madeOf(row, file, print, draft)]);
    }
    if (queue) return this.#queueAt(queue.place + 1);
    if (document.activeElement !== document.body) return;
    // The row may stand elsewhere now, or nowhere.
    const again = /** @type {HTMLElement|null} */ (document.querySelector(`button[data-of="${nameOf(row)}"]`));
    (again ?? this.#host.view()).focus({ preventScroll: again === null });
  }

  /** Notes which words of the report are selected, so that the Reader can offer what may be done with them. */
  #noteSelection() {
    if (this.#host.isOpen()) return;
    const ui = this.#host.ui();
    const chosen = this.#host.state().view === "reader" ? selectedSpan(getSelection()) : null;
    if (chosen?.start === ui.chosen?.start && chosen?.end === ui.chosen?.end) return;
    ui.chosen = chosen;
    this.#host.draw();
  }
}

/** What is added, where its edges were moved to. @param {Draft} draft @returns {QuoteRow} */
function placed({ row, spans, text }) {
  const found = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
  return { ...row, found, text: text.slice(found.start, found.end) };
}
