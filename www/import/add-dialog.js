// The dialog that adds articles: the ways in, what is being read, the preview, and what was added.

import { pdfPlace } from "../engine/boot.js";
import { html, nothing } from "../parts/dom.js";
import { filesIn } from "../parts/files.js";
import { count } from "../parts/format.js";
import { filesChosen, filesDropped, onPaste, textPasted } from "./doors.js";
import { preview, progress } from "./preview.js";

/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */

/**
 * @typedef {object} AddState
 * @property {import("./importing.js").Importing|null} importing files that are read, or were and wait to be added
 * @property {number} from first row of the preview on the page
 * @property {number} reasons how many of the preview's are listed
 * @property {Failure[]} failures of the last attempt
 * @property {number} added by the last attempt
 * @property {number} taken corrections from a file
 * @property {string} doing what goes on; "" if nothing
 *
 * @typedef {object} AddActs
 * @property {(files: import("./doors.js").Incoming[]) => void} read
 * @property {() => void} add what was chosen in the preview
 * @property {() => void} begin the same, as a corpus of their own
 * @property {() => void} review metadata of what is in
 * @property {() => void} stop
 * @property {() => void} again back to the start
 * @property {() => void} redraw
 * @property {(from: number) => void} page
 * @property {() => void} more reasons
 */

/** @param {AddState} state @param {AddActs} acts */
export function addDialog(state, acts) {
  const { importing } = state;
  const shown = { ...acts, from: state.from, reasons: state.reasons };
  const body = state.doing ? doing(state, acts) : importing?.isReading ? progress(importing, shown) : importing ? preview(importing, shown) : doors(state, acts);
  return html`${importing ? reasons(state.failures) : nothing}${body}`;
}

/** @param {AddState} state @param {AddActs} acts */
const doing = (state, acts) => html`<p role="status">${state.doing}</p><p><button type="button" @click=${acts.stop}>Stop: add nothing</button></p>`;

/** @param {AddState} state @param {AddActs} acts */
function doors(state, acts) {
  /** @param {Event} e */
  const chosen = (e) => acts.read(filesChosen(filesIn(e)));
  const hasFolders = "webkitdirectory" in HTMLInputElement.prototype;
  return html`<div role="status">
      ${state.taken > 0 ? html`<p><b>${count(state.taken, "correction")} taken in.</b></p>` : nothing}
      ${state.added > 0 ? html`<p><b>${count(state.added, "article")} added.</b> <button type="button" @click=${acts.review}>Say from which outlet and day each is</button></p>` : nothing}
    </div>
    ${reasons(state.failures)}
    <p>${KINDS} ${pdfPlace() ? nothing : "PDF is read by the hosted page only: this one file has no room for what reads it."} You see what each file became before it is added. Everything is read in this browser: <b>nothing is uploaded.</b></p>
    <div class="drop" @dragover=${(/** @type {DragEvent} */ e) => e.preventDefault()} @drop=${(/** @type {DragEvent} */ e) => {
      e.preventDefault();
      e.stopPropagation();
      void filesDropped(e.dataTransfer).then(acts.read);
    }}>
      <p><b>Drop files or folders here</b>, or</p>
      <label class="pick">Choose files <input type="file" multiple @change=${chosen} /></label>
      ${hasFolders ? html`<label class="pick">Choose a folder <input type="file" webkitdirectory @change=${chosen} /></label>` : nothing}
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

/** @param {Failure[]} failures */
const reasons = (failures) => failures.length === 0 ? nothing : html`<ul class="failures">${failures.map((f) => html`<li><b>${f.about ?? "Adding"}</b>: ${f.message} <span class="code">${f.code}</span></li>`)}</ul>`;

/** What can be read. */
const KINDS = "Text and Markdown, documents (DOCX, ODT, PDF), saved web pages, mail, feeds (RSS, Atom), tables (CSV, TSV, JSON), and ZIP archives of these; or corrections that Newsprism saved.";
