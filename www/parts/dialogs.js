// Two dialogs, sharing and help, and what several have. Native <dialog> elements: focus stays in, Esc closes.

import { html, nothing, live } from "./dom.js";
import { TOP, VIEWS } from "../state.js";

/**
 * What can be undone and done again.
 * @param {import("../project/corpus.js").Corpus} corpus
 * @param {(step: () => Promise<void>) => void} [act] does it
 */
export const undoButtons = ({ undoes, redoes, undo, redo }, act = (step) => void step()) => html`
  ${undoes ? html`<button type="button" @click=${() => act(undo)}>undo: ${undoes}</button>` : nothing}
  ${redoes ? html`<button type="button" @click=${() => act(redo)}>redo: ${redoes}</button>` : nothing}`;

/**
 * @param {string} link
 * @param {{ copied: string, onCopy: () => void, isLocal: boolean, hasOwn: boolean }} how
 */
export const shareDialog = (link, how) => html`<p>The address holds the view, the filters, the search and the evidence that is open. Whoever opens it sees the same.</p>
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
export const helpDialog = (how) => html`<p>Every figure, bar and row is a link to the sentences it was counted from. The browser’s back button undoes the last look.</p>
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
