// The three dialogs: adding articles, sharing, help. Native <dialog> elements: focus stays in, Esc closes.

import { html, nothing, live } from "./dom.js";
import { count } from "./format.js";
import { filesChosen, filesDropped, onPaste, textPasted } from "../import/doors.js";
import { preview, progress } from "../import/preview.js";
import { TOP, VIEWS } from "../state.js";

/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */

/**
 * A file as the engine takes it.
 * @typedef {{ name: string, bytes: Uint8Array }} NewFile
 */

/**
 * @typedef {object} AddState
 * @property {import("../import/importing.js").Importing|null} importing files that are read, or were and wait to be added
 * @property {number} from first row of the preview on the page
 * @property {Failure[]} failures of the last attempt
 * @property {number} added by the last attempt; -1 before the first
 * @property {number} taken corrections from a file
 * @property {string} doing what goes on; "" if nothing
 *
 * @typedef {object} AddActs
 * @property {(files: import("../import/doors.js").Incoming[]) => void} read
 * @property {() => void} add what was chosen in the preview
 * @property {() => void} stop
 * @property {() => void} again back to the start
 * @property {() => void} redraw
 * @property {(from: number) => void} page
 */

/** @param {AddState} state @param {AddActs} acts */
export function addDialog(state, acts) {
  const { importing } = state;
  const shown = { ...acts, from: state.from };
  const body = state.doing ? doing(state, acts) : importing?.isReading ? progress(importing, shown) : importing ? preview(importing, shown) : doors(state, acts);
  return html`<form method="dialog" class="dialog-head"><h2>Add articles</h2><button aria-label="Close">close</button></form>${body}`;
}

/** @param {AddState} state @param {AddActs} acts */
const doing = (state, acts) => html`<p role="status">${state.doing}</p><p><button type="button" @click=${acts.stop}>Stop: add nothing</button></p>`;

/** @param {AddState} state @param {AddActs} acts */
function doors(state, acts) {
  /** @param {Event} e */
  const chosen = (e) => {
    const field = /** @type {HTMLInputElement} */ (e.currentTarget);
    const files = filesChosen(field.files);
    field.value = "";
    acts.read(files);
  };
  const hasFolders = "webkitdirectory" in HTMLInputElement.prototype;
  return html`<div role="status">
      ${state.taken > 0 ? html`<p><b>${count(state.taken, "correction")} taken in.</b></p>` : nothing}
      ${state.added >= 0 ? html`<p><b>${state.added === 0 ? "Nothing was added." : `${count(state.added, "article")} added.`}</b>
        ${state.failures.length ? html`${count(state.failures.length, "file")} could not be read; all the others are in.` : nothing}</p>` : nothing}
    </div>
    ${state.failures.length
      ? html`<ul class="failures">${state.failures.map((f) => html`<li><b>${f.about ?? "A file"}</b>: ${f.message} <span class="code">${f.code}</span></li>`)}</ul>`
      : nothing}
    <p>${KINDS} You see what each file became before it is added. Everything is read in this browser: <b>nothing is uploaded.</b></p>
    <div class="drop" @dragover=${(/** @type {DragEvent} */ e) => e.preventDefault()} @drop=${(/** @type {DragEvent} */ e) => {
      e.preventDefault();
      e.stopPropagation();
      void filesDropped(e.dataTransfer).then(acts.read);
    }}>
      <p><b>Drop files or folders here</b>, or</p>
      <label>choose files <input type="file" multiple @change=${chosen} /></label>
      ${hasFolders ? html`<label>choose a folder <input type="file" webkitdirectory @change=${chosen} /></label>` : nothing}
    </div>
    <form class="paste" @submit=${(/** @type {SubmitEvent} */ e) => {
      e.preventDefault();
      const form = /** @type {HTMLFormElement} */ (e.currentTarget);
      const given = new FormData(form);
      const text = String(given.get("text") ?? "");
      if (text.trim() === "") return;
      form.reset();
      acts.read(textPasted(text, String(given.get("name") ?? "")));
    }}>
      <label>Or paste the text of one article<textarea name="text" rows="6" required @paste=${(/** @type {ClipboardEvent} */ e) => onPaste(e, acts.read)}></textarea></label>
      <label>Its name <input name="name" placeholder="pasted article" autocomplete="off" /></label>
      <button class="primary">Read this text</button>
    </form>`;
}

/** What can be read. */
const KINDS = "Text and Markdown, documents (DOCX, ODT), saved web pages, mail, feeds (RSS, Atom), tables (CSV, TSV, JSON), and ZIP archives of these; or corrections that Newsprism saved.";

/** @param {File[]} files @returns {Promise<NewFile[]>} read here: a worker of a file:// page cannot read them in every browser */
export const readFiles = (files) => Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));

/**
 * @param {string} link
 * @param {{ copied: string, onCopy: () => void, isLocal: boolean, hasOwn: boolean }} how
 */
export const shareDialog = (link, how) => html`
  <form method="dialog" class="dialog-head"><h2>Share what you see</h2><button aria-label="Close">close</button></form>
  <p>The address holds the view, the filters, the search and the evidence that is open. Whoever opens it sees the same.</p>
  <p><label>The link <input class="link" readonly .value=${live(link)} @focus=${(/** @type {Event} */ e) => /** @type {HTMLInputElement} */ (e.currentTarget).select()} /></label></p>
  <p><button type="button" class="primary" @click=${how.onCopy}>Copy the link</button> <span role="status">${how.copied}</span></p>
  ${how.isLocal ? html`<p>This page was opened from a file, so the link works on this computer only. Give the file to somebody and the part after # leads to the same place.</p>` : nothing}
  ${how.hasOwn ? html`<p>The articles that you added live in this tab only and are not in the link.</p>` : nothing}`;

/** @type {[string, string][]} */
const KEYS = [
  ["/", "search all reports"],
  ["Enter", "in the search box: show the concordance"],
  [`1 … ${TOP.length}`, TOP.map((view) => VIEWS[view].title).join(", ")],
  ["j  k", "Reader: next and previous quotation"],
  ["n  p", "Reader: next and previous hit of the search"],
  ["c", "correct the current quotation; Reader: with the words that you selected"],
  ["v", "versions of the current quotation in other reports"],
  ["←  →  ↑  ↓", "Versions: from difference to difference, from version to version"],
  ["Ctrl+Z", "undo a correction; with Shift: redo"],
  ["Esc", "close the evidence, a dialog, the filters"],
  ["?", "this list"],
];

/** @param {{ isOn: boolean, onKeys: (on: boolean) => void }} how */
export const helpDialog = (how) => html`
  <form method="dialog" class="dialog-head"><h2>Help</h2><button aria-label="Close">close</button></form>
  <p>Every figure, bar and row is a link to the sentences it was counted from. The browser’s back button undoes the last look.</p>
  <h3>Keys</h3>
  <table class="keys"><tbody>${KEYS.map(([key, does]) => html`<tr><th scope="row">${key.split("  ").map((k) => html`<kbd>${k}</kbd> `)}</th><td>${does}</td></tr>`)}</tbody></table>
  <p><label class="check"><input type="checkbox" .checked=${live(how.isOn)} @change=${(/** @type {Event} */ e) => how.onKeys(/** @type {HTMLInputElement} */ (e.currentTarget).checked)} /> single keys work (all but Esc and Enter)</label></p>
  <h3>Signs</h3>
  <dl class="signs">
    <dt>● sure</dt><dd>words and speaker are right in at least 8 of 10 such cases</dd>
    <dt>◐ likely</dt><dd>right in 5 to 8 of 10</dd>
    <dt>○ guess</dt><dd>right in fewer than 5 of 10: read the sentence yourself</dd>
    <dt>direct</dt><dd>all in quotation marks</dd>
    <dt>mixed</dt><dd>partly in quotation marks</dd>
    <dt>indirect</dt><dd>reported without quotation marks</dd>
  </dl>
  <p><a href="#/calculator" @click=${(/** @type {Event} */ e) => /** @type {Element} */ (e.currentTarget).closest("dialog")?.close()}>Calculator</a>: every measure from counts that you type in, with formula and source.</p>
  <p>Newsprism runs wholly in this browser. No article leaves this computer.</p>`;
