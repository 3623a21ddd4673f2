// The three dialogs: adding articles, sharing, help. Native <dialog> elements: focus stays in, Esc closes.

import { html, nothing, live } from "./dom.js";
import { count } from "./format.js";
import { TOP, VIEWS } from "../state.js";

/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */

/**
 * A file as the engine takes it.
 * @typedef {{ name: string, bytes: Uint8Array }} NewFile
 */

/**
 * @typedef {object} AddState
 * @property {Failure[]} failures of the last attempt
 * @property {number} added by the last attempt; -1 before the first
 * @property {number} taken corrections from a file
 * @property {string} doing what goes on; "" if nothing
 */

/**
 * @param {AddState} state
 * @param {(files: NewFile[]) => void} onAdd
 */
export function addDialog(state, onAdd) {
  /** @param {FileList|null|undefined} list */
  const take = async (list) => onAdd(await readFiles([...(list ?? [])]));
  return html`<form method="dialog" class="dialog-head"><h2>Add articles</h2><button aria-label="Close">close</button></form>
    <p>Plain text, one article a file; or corrections that Newsprism saved (.json). Articles join the reports that are here already and are analysed in this browser tab:
      <b>nothing is uploaded; this browser keeps them with the corpus.</b></p>
    <label class="drop" @dragover=${(/** @type {DragEvent} */ e) => e.preventDefault()} @drop=${(/** @type {DragEvent} */ e) => {
      e.preventDefault();
      void take(e.dataTransfer?.files);
    }}>
      <span>Choose .txt files, or drop them here</span>
      <input type="file" multiple accept=".txt,text/plain,.json,application/json" @change=${(/** @type {Event} */ e) => {
        const field = /** @type {HTMLInputElement} */ (e.currentTarget);
        void take(field.files).then(() => (field.value = ""));
      }} />
    </label>
    <form class="paste" @submit=${(/** @type {SubmitEvent} */ e) => {
      e.preventDefault();
      const form = /** @type {HTMLFormElement} */ (e.currentTarget);
      const given = new FormData(form);
      const text = String(given.get("text") ?? "");
      if (text.trim() === "") return;
      const name = String(given.get("name") ?? "").trim() || "pasted article";
      onAdd([{ name: name.endsWith(".txt") ? name : `${name}.txt`, bytes: new TextEncoder().encode(text) }]);
      form.reset();
    }}>
      <label>Or paste the text of one article<textarea name="text" rows="6" required></textarea></label>
      <label>Its name <input name="name" placeholder="pasted article" autocomplete="off" /></label>
      <button class="primary">Add this text</button>
    </form>
    <div role="status">
      ${state.doing ? html`<p>${state.doing}</p>` : nothing}
      ${state.taken > 0 ? html`<p><b>${count(state.taken, "correction")} taken in.</b></p>` : nothing}
      ${state.added >= 0 ? html`<p><b>${state.added === 0 ? "Nothing was added." : `${count(state.added, "article")} added.`}</b>
        ${state.failures.length ? html`${count(state.failures.length, "file")} could not be read; all the others are in.` : nothing}</p>` : nothing}
    </div>
    ${state.failures.length
      ? html`<ul class="failures">${state.failures.map((f) => html`<li><b>${f.about ?? "A file"}</b>: ${f.message} <span class="code">${f.code}</span></li>`)}</ul>`
      : nothing}`;
}

/** @param {File[]} files @returns {Promise<NewFile[]>} read here: a worker of a file:// page cannot read them in every browser */
export const readFiles = (files) => Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));

/**
 * Files as articles, and those that are no text, each with its reason.
 * @param {NewFile[]} files
 */
export function draftsOf(files) {
  /** @type {Failure[]} */
  const failures = [];
  const drafts = files.flatMap(({ name, bytes }) => {
    const label = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes);
      if (!text.trim()) failures.push({ code: "empty-file", message: "There is no text in this file. Check that the right file was chosen and that it was saved.", about: name });
      else if (text.includes("\0")) failures.push({ code: "not-text", message: "This is not a text file. Save the article as plain text (UTF-8) and add that file.", about: name });
      else return [{ file: name, text, source: { name, format: "txt", encoding: label } }];
    } catch {
      failures.push({ code: "bad-encoding", message: "The file is not UTF-8. Open it in an editor, save it with the encoding UTF-8, and add it again.", about: name });
    }
    return [];
  });
  return { drafts, failures };
}

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
  ${how.hasOwn ? html`<p>Articles that you added are kept in this browser and are not in the link.</p>` : nothing}`;

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
  ["Ctrl+Z", "undo a correction or another change of the corpus; with Shift: redo"],
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
