// What each file became, before it is added: a table that says what was found, what is wrong, and what can be chosen.

import { ENCODINGS, encodingName } from "./encodings.js";
import { html, nothing, live } from "../parts/dom.js";
import { count, num } from "../parts/format.js";
import { turner, within } from "../parts/pager.js";

/** @typedef {import("./importing.js").Importing} Importing @typedef {import("./importing.js").Source} Source */
/** @typedef {import("./importing.js").Row} Row */

/** Rows of a page of the preview. */
const PAGE = 50;
/** Reasons that are listed at first, and further ones at each press. */
export const REASONS = 40;

/** Tables whose columns can be chosen. */
const MOST_TABLES = 20;
const isMapped = (/** @type {Source} */ source) => (source.table?.mapping.text ?? 0) >= 0;

/** What is asked for each column, in this order. @type {[keyof import("./draft.js").Mapping, string][]} */
const COLUMNS = [["text", "text"], ["headline", "headline"], ["outlet", "outlet"], ["date", "date"], ["agency", "agency"], ["byline", "byline"], ["url", "address (URL)"]];

/**
 * @typedef {object} Acts
 * @property {number} from first row on the page
 * @property {(from: number) => void} page
 * @property {number} reasons how many are listed
 * @property {() => void} more of them
 * @property {() => void} redraw
 * @property {() => void} add
 * @property {() => void} begin a corpus of their own
 * @property {() => void} again starts over
 * @property {() => void} stop
 */

/** While files are read. @param {Importing} importing @param {Acts} acts */
export const progress = (importing, acts) => html`<p>Reading ${importing.total === 1 ? importing.doing : html`file ${num(importing.done + 1)} of ${num(importing.total)}: ${importing.doing}`}</p>
  <progress max=${Math.max(1, importing.total)} .value=${importing.done} aria-label="Files read"></progress>
  <p class="sub">${count(importing.rows.length, "article")} so far. Nothing is added before you have seen it.</p>
  <p><button type="button" @click=${acts.stop}>Stop here</button></p>`;

/** @param {Importing} importing @param {Acts} acts */
export function preview(importing, acts) {
  const { rows, failures } = importing;
  const chosen = rows.filter((row) => !row.isOut).length;
  const waiting = importing.sources.filter((source) => source.table && !isMapped(source)).length;
  // Those that wait for an answer come first.
  const tables = importing.sources.filter((source) => source.table).sort((a, b) => Number(isMapped(a)) - Number(isMapped(b)));
  const same = rows.filter((row) => row.like?.share === 1).length;
  const near = rows.filter((row) => row.like && row.like.share < 1).length;
  return html`<div role="status" class="import-sum">
      <p><b>${count(rows.length, "article")}</b> in ${count(importing.total, "file")}${failures.length ? html`; <b class="wrong">${count(failures.length, "problem")}</b>, below` : nothing}${importing.unread ? html`; ${count(importing.unread, "file")} not read: you stopped` : nothing}.</p>
      ${same ? html`<p>${same === 1 ? "One is" : `${num(same)} are`} word for word the same as another, and left out.</p>` : nothing}
      ${near ? html`<p>${near === 1 ? "One is" : `${num(near)} are`} nearly the same as another: look at the notes.</p>` : nothing}
      ${waiting ? html`<p><b>${waiting === 1 ? "One table waits" : `${num(waiting)} tables wait`} for you to say which column has the text.</b></p>` : nothing}
    </div>
    ${tables.slice(0, MOST_TABLES).map((source) => mapping(importing, source, acts))}
    ${tables.length > MOST_TABLES ? html`<p class="sub">${count(tables.length - MOST_TABLES, "further table")} read by the names of the columns.</p>` : nothing}
    ${rows.length ? table(importing, acts) : html`<p>${failures.length ? "Nothing in these files can be added as it is." : waiting ? nothing : "There is no article in these files."}</p>`}
    ${reasons(failures, acts)}
    <p class="acts import-acts"><button type="button" class="primary" ?disabled=${chosen === 0} @click=${acts.add}>Add ${count(chosen, "article")}</button>
      <button type="button" ?disabled=${chosen === 0} @click=${acts.begin}>Begin a new corpus with ${chosen === 1 ? "it" : "them"}</button>
      <button type="button" @click=${acts.again}>Start over</button></p>`;
}

/** @param {import("./draft.js").Failure[]} failures @param {Acts} acts */
const reasons = (failures, acts) => failures.length === 0 ? nothing : html`<h3>What could not be read</h3>
  <ul class="failures">${failures.slice(0, acts.reasons).map((f) => html`<li><b>${f.about}</b>: ${f.message} <span class="code">${f.code}</span></li>`)}</ul>
  ${failures.length > acts.reasons ? html`<p class="sub">${num(acts.reasons)} of ${num(failures.length)} are listed. <button type="button" class="more-reasons" @click=${acts.more}>Show more</button></p>` : nothing}`;

/** @param {Importing} importing @param {Acts} acts */
function table(importing, acts) {
  const all = importing.sources.flatMap((source) => source.rows.map((row) => ({ source, row })));
  const from = within(acts.from, all.length, PAGE);
  const isAll = all.every(({ row }) => !row.isOut);
  const setAll = (/** @type {boolean} */ isOut) => {
    for (const { row } of all) row.isOut = isOut;
    acts.redraw();
  };
  return html`<table class="import-table">
      <thead><tr>
        <th><input type="checkbox" aria-label="Add all" .checked=${live(isAll)} .indeterminate=${!isAll && all.some(({ row }) => !row.isOut)} @change=${() => setAll(isAll)} /></th>
        <th>Article</th><th>Outlet</th><th>Date</th><th class="number">Words</th><th>Read as</th><th>Notes</th></tr></thead>
      <tbody>${all.slice(from, from + PAGE).map(({ source, row }) => line(importing, source, row, acts))}</tbody>
    </table>
    ${turner(from, all.length, PAGE, acts.page)}`;
}

/** @param {Importing} importing @param {Source} source @param {Row} row @param {Acts} acts */
function line(importing, source, row, acts) {
  const { draft } = row;
  const id = `${draft.source.name} ${draft.file}`;
  return html`<tr class=${row.isOut ? "out" : ""}>
    <td><input type="checkbox" aria-label="Add ${draft.file}" .checked=${live(!row.isOut)} @change=${() => {
      row.isOut = !row.isOut;
      acts.redraw();
    }} /></td>
    <td class="what">${draft.meta.headline ? html`<b>${draft.meta.headline}</b>` : html`<span class="begins">${start(draft.text)}</span>`}<br /><small title=${id}>${source.path === draft.file ? draft.file : `${draft.file} · ${source.path}`}</small></td>
    <td data-is="Outlet">${draft.meta.outlet ?? ""}</td>
    <td data-is="Date" class="date">${draft.meta.date ?? ""}</td>
    <td data-is="Words" class="number">${num(row.words)}</td>
    <td data-is="Read as">${source.format}${source.encoding && source.rows.length === 1 && !source.table ? html`<br />${encoding(importing, source)}` : nothing}</td>
    <td data-is="Notes" class="notes">${notes(source, row).map((note) => html`<p>${note}</p>`)}${source.isWhole === undefined ? nothing : html`<label class="check"><input type="checkbox" .checked=${live(source.isWhole)} @change=${() => void importing.again(source, { isWhole: !source.isWhole })} /> the whole page</label>`}</td>
  </tr>`;
}

/** @param {Source} source @param {Row} row */
function notes(source, row) {
  const { removed } = row.draft.source;
  return [
    ...(row.like?.share === 1 ? [`the same as ${row.like.of}`] : row.like ? [`nearly ${row.like.of}: about ${Math.round(row.like.share * 100)} % of it is the same`] : []),
    ...(source.encoding && !source.encoding.sure ? ["the encoding is a guess: if letters look wrong, choose another"] : []),
    ...row.notes,
    ...(removed?.length ? [html`<details><summary>left out: ${count(removed.length, "part")}</summary><ul>${removed.slice(0, 50).map((part) => html`<li>${part.slice(0, 300)}</li>`)}</ul></details>`] : []),
  ];
}

/** @param {Importing} importing @param {Source} source */
function encoding(importing, source) {
  const { label, others } = /** @type {import("./encoding.js").Guess} */ (source.encoding);
  const likely = [label, ...others];
  const rest = ENCODINGS.filter(([other]) => !likely.includes(other));
  const option = (/** @type {string} */ other) => html`<option value=${other} .selected=${live(other === label)}>${encodingName(other)}</option>`;
  return html`<select aria-label="Encoding of ${source.path}" @change=${(/** @type {Event} */ e) => void importing.again(source, { encoding: /** @type {HTMLSelectElement} */ (e.currentTarget).value })}>
    ${likely.map(option)}<optgroup label="others">${rest.map(([other]) => option(other))}</optgroup></select>`;
}

/** Which column holds what: open where it is not known, else unfolded by hand. @param {Importing} importing @param {Source} source @param {Acts} acts */
function mapping(importing, source, acts) {
  const { columns, rows, mapping } = /** @type {NonNullable<Source["table"]>} */ (source.table);
  const isOpen = source.isOpen || !isMapped(source);
  const toggled = (/** @type {Event} */ e) => {
    const { open } = /** @type {HTMLDetailsElement} */ (e.currentTarget);
    if (open === isOpen) return;
    source.isOpen = open;
    acts.redraw();
  };
  return html`<details class="mapping" ?open=${isOpen} @toggle=${toggled}>
    <summary><b>${source.path}</b>: ${count(rows, "row")}. ${isMapped(source) ? `Text is in “${columns[mapping.text]}”; other columns …` : "Which column is what?"}</summary>
    ${isOpen ? fields(importing, source) : nothing}</details>`;
}

/** @param {Importing} importing @param {Source} source */
function fields(importing, source) {
  const { columns, sample, mapping } = /** @type {NonNullable<Source["table"]>} */ (source.table);
  const choose = (/** @type {string} */ field, /** @type {number} */ column) => void importing.again(source, { mapping: { ...mapping, [field]: column } });
  // It stays open while it is worked in.
  source.isOpen = true;
  return html`<div class="fields">${COLUMNS.map(([field, name]) => html`<label>${name}
      <select @change=${(/** @type {Event} */ e) => choose(field, Number(/** @type {HTMLSelectElement} */ (e.currentTarget).value))}>
        <option value="-1" .selected=${live(mapping[field] < 0)}>${field === "text" ? "choose …" : "none"}</option>
        ${columns.map((column, i) => html`<option value=${i} .selected=${live(mapping[field] === i)}>${column}${sample[0]?.[i] ? ` · ${sample[0][i].slice(0, 24)}` : ""}</option>`)}
      </select></label>`)}
    ${source.encoding ? html`<label>encoding ${encoding(importing, source)}</label>` : nothing}</div>
    <p class="sub">Columns that are none of these become attributes of the article.</p>`;
}

/** The first words of a text. @param {string} text */
function start(text) {
  const line = /\S[^\n]{0,160}/.exec(text.slice(0, 5000))?.[0] ?? "";
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
