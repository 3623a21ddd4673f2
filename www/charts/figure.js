// The frame of every chart: a title that says what is seen, how it was counted, the table behind it, and ways to take
// it away.

import { html, nothing } from "../parts/dom.js";
import { num, rate } from "../parts/format.js";
import { take } from "../parts/take.js";

/** @typedef {import("../parts/export.js").Table} Table */
/** @typedef {import("../parts/page.js").Page} Page */

/**
 * @param {Page} page
 * @param {object} figure
 * @param {string} figure.name names the chart in file names and in what is unfolded
 * @param {string} figure.title what is seen, computed
 * @param {unknown} figure.subtitle how it was counted
 * @param {unknown} figure.chart
 * @param {Table} [figure.table] what is shown in the chart's place
 * @param {() => Table|Promise<Table>} [figure.whole] all rows, where `table` holds only those that are drawn or where there is none
 * @param {unknown} [figure.controls]
 * @param {string[]} [figure.settings] what was chosen beside what the address says, for the citation
 * @param {boolean} [figure.isTable] whether the chart itself is a table: then there is none to switch to, and no picture
 */
export function figure(page, { name, title, subtitle, chart, table, whole, controls, settings, isTable = false }) {
  const asTable = !isTable && page.ui.open.has(`table:${name}`);
  return html`<figure class="figure" id="figure-${name}">
    <figcaption>
      <h2>${title}</h2>
      <p class="sub">${subtitle}</p>
      <div class="tools">
        ${controls ?? nothing}
        <span class="take">
          ${isTable ? nothing : html`<button type="button" aria-pressed=${asTable ? "true" : "false"} @click=${() => page.fold(`table:${name}`)}>show as ${asTable ? "chart" : "table"}</button>`}
          ${take(page, { title, table: whole ?? (() => /** @type {Table} */ (table)), settings, hasPicture: !isTable && !asTable })}
        </span>
      </div>
    </figcaption>
    ${asTable && table ? plainTable(table, title) : chart}
  </figure>`;
}

/** @param {Table} table @param {string} caption */
export const plainTable = (table, caption) => html`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${caption}"><table class="plain">
  <thead><tr>${table.columns.map((c, i) => html`<th scope="col" class=${typeof table.rows[0]?.[i] === "number" ? "n" : ""}>${c}</th>`)}</tr></thead>
  <tbody>${table.rows.map((row) => html`<tr>${row.map((v, i) =>
    i === 0 ? html`<th scope="row">${v}</th>` : html`<td class=${typeof v === "number" ? "n" : ""}>${typeof v === "number" ? (Number.isInteger(v) ? num(v) : rate(v)) : v}</td>`)}</tr>`)}</tbody>
</table></div>`;
