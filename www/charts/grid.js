// What each report (or outlet) has, side by side: a row a thing, a column a report, every cell a link to its sentences.

import { html, nothing, css } from "../parts/dom.js";
import { num } from "../parts/format.js";
import { badge } from "../parts/outlets.js";
import { figure } from "./figure.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../parts/outlets.js").Outlet} Outlet */

/**
 * @typedef {object} GridCell
 * @property {string} text
 * @property {string} [href] to its sentences
 * @property {string} label the same as a sentence, for a screen reader
 * @property {number} [bar] 0 to 1
 * @property {"differs"|"missing"} [mark]
 */

/**
 * @typedef {object} GridRow
 * @property {unknown} name
 * @property {unknown} [note] under the name
 * @property {string} [href] to all its sentences
 * @property {(GridCell|null)[]|(() => (GridCell|null)[])} cells one for each column; null where there is nothing; none at all for a heading over the rows below
 */

/** Rows before the rest is unfolded. */
const ROWS = 15;
/** Columns of a picture that can still be read. */
const COLUMNS = 24;

/**
 * @param {Page} page
 * @param {object} grid
 * @param {string} grid.name
 * @param {string} grid.title
 * @param {unknown} grid.subtitle
 * @param {string} grid.corner what the rows are
 * @param {{ outlet: Outlet, label: string }[]} grid.columns
 * @param {GridRow[]} grid.rows
 * @param {import("../parts/export.js").Table} grid.table
 * @param {unknown} [grid.controls]
 * @param {number} [grid.most] rows before the rest is unfolded
 */
export function grid(page, { name, title, subtitle, corner, columns, rows: all, table, controls, most = ROWS }) {
  const isOpen = page.ui.open.has(`grid:${name}`);
  const rows = (isOpen ? all : all.slice(0, most)).map((row) => ({ ...row, cells: typeof row.cells === "function" ? row.cells() : row.cells }));
  // Of many columns those with most to show, in their order.
  const full = columns.map((_, at) => ({ at, n: rows.filter((row) => row.cells[at]).length })).sort((a, b) => b.n - a.n || a.at - b.at);
  const shown = full.slice(0, COLUMNS).map(({ at }) => at).sort((a, b) => a - b);
  return figure(page, {
    name,
    title,
    subtitle,
    table,
    controls,
    isTable: true,
    chart: html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table class="matrix grid">
      <thead><tr><th scope="col">${corner}</th>${shown.map((at) => columns[at]).map((c) => c && html`<th scope="col" class="n">${badge(c.outlet)}<span class="long">${c.label}</span></th>`)}</tr></thead>
      <tbody>${rows.map((row) => row.cells.length === 0 ? html`<tr class="over"><th scope="rowgroup" colspan=${shown.length + 1}>${row.href ? html`<a href=${row.href}>${row.name}</a>` : row.name} ${row.note ? html`<small>${row.note}</small>` : nothing}</th></tr>` : html`<tr>
        <th scope="row">${row.href ? html`<a href=${row.href}>${row.name}</a>` : row.name}${row.note ? html`<small>${row.note}</small>` : nothing}</th>
        ${shown.map((at) => { const cell = row.cells[at]; return cell ? filled(cell, columns[at]) : html`<td class="n none"><span aria-hidden="true">·</span><span class="hidden">none</span></td>`; })}
      </tr>`)}</tbody></table></div>
      ${shown.length < columns.length ? html`<p class="note">The ${num(shown.length)} of ${num(columns.length)} columns with most in them; the table to take away has all. Filters choose others.</p>` : nothing}
      ${all.length > most
        ? html`<button type="button" class="more" aria-expanded=${isOpen ? "true" : "false"} @click=${() => page.fold(`grid:${name}`)}>${isOpen ? `show the first ${most} only` : `show all ${num(all.length)}`}</button>`
        : nothing}`,
  });
}

/** @param {GridCell} cell @param {{ outlet: Outlet }|undefined} column */
function filled(cell, column) {
  const inner = html`<span aria-hidden="true">${cell.text}</span><span class="hidden">${cell.label}</span>${cell.bar === undefined
    ? nothing
    : html`<span class="track" aria-hidden="true"><span class="fill ${column?.outlet.className ?? ""}" ${css({ width: `${100 * cell.bar}%` })}></span></span>`}`;
  return html`<td class="n ${cell.mark ?? ""}">${cell.href ? html`<a href=${cell.href}>${inner}</a>` : inner}</td>`;
}
