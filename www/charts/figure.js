// The frame of every chart: a title that says what is seen, how it was counted, the table behind it, and ways to take
// it away.

import { html, nothing } from "../parts/dom.js";
import { count, num, rate } from "../parts/format.js";
import { saveCsv, savePng, saveSvg } from "../parts/export.js";

/** @typedef {import("../parts/export.js").Table} Table */
/** @typedef {import("../parts/page.js").Page} Page */

/**
 * @param {Page} page
 * @param {object} figure
 * @param {string} figure.name names the chart in file names and in what is unfolded
 * @param {string} figure.title what is seen, computed
 * @param {unknown} figure.subtitle how it was counted
 * @param {unknown} figure.chart
 * @param {Table} figure.table
 * @param {() => Promise<Table>} [figure.whole] all rows, where `table` holds only those that are drawn
 * @param {unknown} [figure.controls]
 * @param {boolean} [figure.isTable] whether the chart itself is a table: then there is none to switch to, and no picture
 */
export function figure(page, { name, title, subtitle, chart, table, whole: allOf, controls, isTable = false }) {
  const asTable = !isTable && page.ui.open.has(`table:${name}`);
  /** @param {Event} event @param {typeof saveSvg | typeof savePng} take */
  const picture = (event, take) => {
    const whole = /** @type {HTMLElement} */ (event.currentTarget).closest("figure");
    const drawn = whole?.querySelector("svg.chart");
    if (!(drawn instanceof SVGSVGElement)) return;
    const text = (/** @type {string} */ part) => (whole?.querySelector(part)?.textContent ?? "").replace(/\s+/g, " ").trim();
    const legend = [...(whole?.querySelectorAll(".legend span") ?? [])].map((s) => `${s.querySelector(".badge")?.textContent} ${s.lastChild?.textContent}`).join(" · ");
    void take(drawn, table.name, { title, subtitle: text(".sub").replace(/\.? How it was counted$/, ""), legend, source: `${page.title} · ${shownNow(page)} · made with Newsprism` });
  };
  return html`<figure class="figure" id="figure-${name}">
    <figcaption>
      <h2>${title}</h2>
      <p class="sub">${subtitle}</p>
      <div class="tools">
        ${controls ?? nothing}
        <span class="take">
          ${isTable ? nothing : html`<button type="button" aria-pressed=${asTable ? "true" : "false"} @click=${() => page.fold(`table:${name}`)}>show as ${asTable ? "chart" : "table"}</button>`}
          <button type="button" aria-label="${title}: save as CSV" @click=${async () => saveCsv(allOf ? await allOf() : table)}>CSV</button>
          ${isTable || asTable
            ? nothing
            : html`<button type="button" aria-label="${title}: save as SVG" @click=${(/** @type {Event} */ e) => picture(e, saveSvg)}>SVG</button>
              <button type="button" aria-label="${title}: save as PNG" @click=${(/** @type {Event} */ e) => picture(e, savePng)}>PNG</button>`}
        </span>
      </div>
    </figcaption>
    ${asTable ? plainTable(table, title) : chart}
  </figure>`;
}

/** What the figures were counted from. @param {Page} page */
function shownNow(page) {
  const kept = page.facets.selected.filter(Boolean).length;
  const chosen = [...page.state.filter.speakers, ...page.state.filter.kinds];
  return `${num(kept)} of ${count(page.facets.articles.length, "report")}${chosen.length ? `, only ${chosen.join(", ")}` : ""}`;
}

/** @param {Table} table @param {string} caption */
export const plainTable = (table, caption) => html`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${caption}"><table class="plain">
  <thead><tr>${table.columns.map((c, i) => html`<th scope="col" class=${typeof table.rows[0]?.[i] === "number" ? "n" : ""}>${c}</th>`)}</tr></thead>
  <tbody>${table.rows.map((row) => html`<tr>${row.map((v, i) =>
    i === 0 ? html`<th scope="row">${v}</th>` : html`<td class=${typeof v === "number" ? "n" : ""}>${typeof v === "number" ? (Number.isInteger(v) ? num(v) : rate(v)) : v}</td>`)}</tr>`)}</tbody>
</table></div>`;
