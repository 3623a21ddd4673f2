// The word list, and the words that set each report apart.

import { html, nothing, css } from "../parts/dom.js";
import { count, num } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { allRows } from "../parts/export.js";
import { take } from "../parts/take.js";
import { empty } from "../parts/states.js";
import { pager } from "../parts/pager.js";
import { apart } from "./overview.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").TermsView} TermsView */
/** @typedef {import("../engine/protocol.d.ts").TermRow} TermRow */
/** @typedef {import("../engine/protocol.d.ts").TermSort} TermSort */
/** @typedef {import("../engine/protocol.d.ts").OverviewView} OverviewView */
/** @typedef {{ terms: TermsView, overview: OverviewView }} Data */

/** Reports that get a bar of their own beside each word. */
const BARS = 12;

/** Without its page. @param {import("../state.js").State} state */
const requestOf = (state) => ({
  kind: /** @type {const} */ ("terms"),
  filter: state.filter,
  sort: /** @type {TermSort} */ (state.order || "count"),
  descending: !state.ascending,
  containing: state.containing,
  minCount: state.least,
  stopWords: state.stopWords,
});

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @returns {Promise<Data>} */
export async function ask(state, ask) {
  const [terms, overview] = await Promise.all([
    ask({ ...requestOf(state), page: { offset: state.from, limit: state.shown } }),
    ask({ kind: "overview", filter: state.filter }),
  ]);
  return { terms, overview };
}

/** @param {Data} data */
export const methodOf = (data) => data.terms.method;
/** @param {Data} data */
export const announce = ({ terms }) => `Terms: ${count(terms.total, "word")} listed`;

/** @param {Page} page @param {Data} data */
export function draw(page, { terms, overview }) {
  const { state } = page;
  return html`<h1>${count(terms.types, "different word")} among ${num(terms.tokens)}</h1>
    <p class="sub">Click a word to read it in its sentences. <a class="evidence" href=${page.see({ what: "method", of: "terms" })}>How it was counted</a></p>
    <div class="tools">
      <label>Words that hold <input type="search" .value=${state.containing} autocomplete="off" spellcheck="false"
        @input=${(/** @type {Event} */ e) => page.go({ containing: /** @type {HTMLInputElement} */ (e.currentTarget).value, from: 0 }, { replace: true })} /></label>
      <label>At least <input type="number" min="1" max="999999" class="small" .value=${String(state.least)}
        @change=${(/** @type {Event} */ e) => page.go({ least: Math.max(1, Math.floor(Number(/** @type {HTMLInputElement} */ (e.currentTarget).value)) || 1), from: 0 })} /> times</label>
      <label class="check"><input type="checkbox" .checked=${state.stopWords}
        @change=${(/** @type {Event} */ e) => page.go({ stopWords: /** @type {HTMLInputElement} */ (e.currentTarget).checked, from: 0 })} /> “the”, “of” and their like too</label>
      <span class="take">${take(page, {
        title: `${count(terms.types, "different word")} among ${num(terms.tokens)}`,
        table: async () => table(page, terms, await allRows(page.ask, requestOf(state), "rows")),
        total: terms.total,
      })}</span>
    </div>
    <div class="terms-view">
      <div>${terms.rows.length ? list(page, terms) : empty("No word passes.", html`Ask for fewer occurrences, or <a href=${page.link({ containing: "", least: 1, from: 0 })}>show all words</a>.`)}</div>
      ${overview.terms.some((t) => t.terms.length) ? html`<div class="rail">${apart(page, overview.terms, overview.termsMethod)}</div>` : nothing}
    </div>`;
}

/** @type {[string, string, boolean][]} column, its name, whether it is a figure */
const COLUMNS = [
  ["term", "Word", false],
  ["count", "Count", true],
  ["", "In 1,000 words", true],
  ["range", "Reports", true],
];

/** @param {Page} page @param {TermsView} view */
function list(page, view) {
  const articles = view.articles.slice(0, BARS);
  const most = Math.max(...view.rows.flatMap((r) => r.byArticle.map((n, i) => per(n, view.tokensByArticle[i] ?? 0))), 1e-9);
  const order = page.state.order || "count";
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Word list"><table class="terms">
    <thead><tr>${COLUMNS.map(([key, name, isNumber]) => {
      const isOn = key === order;
      const usual = key === "term";
      return html`<th scope="col" class=${isNumber ? "n" : ""} aria-sort=${isOn ? (page.state.ascending ? "ascending" : "descending") : "none"}>${key
        ? html`<a href=${page.link({ order: key, ascending: isOn ? !page.state.ascending : usual, from: 0 })}>${name}<span aria-hidden="true" class="arrow">${isOn ? (page.state.ascending ? "↑" : "↓") : ""}</span></a>`
        : name}</th>`;
    })}
    <th scope="col" class="by"><span class="by-head">${articles.map((id) => {
      const info = page.article(id);
      return html`<span title=${info?.label ?? ""}>${badge(outletOf(page.outlets, info?.outlet ?? ""))}<span class="hidden">${info?.label}</span></span>`;
    })}</span></th></tr></thead>
    <tbody>${view.rows.map((row) => html`<tr>
      <th scope="row"><a href=${page.href("concordance", { query: row.shown, see: null })}>${row.shown}</a></th>
      <td class="n" data-label="count">${num(row.count)}</td>
      <td class="n" data-label="in 1,000 words">${row.perThousand.toFixed(2)}</td>
      <td class="n" data-label="reports">${num(row.range)}</td>
      <td class="by"><span class="by-row">${articles.map((id, i) => {
        const info = page.article(id);
        const n = row.byArticle[i] ?? 0;
        const outlet = outletOf(page.outlets, info?.outlet ?? "");
        return html`<span title="${info?.label ?? ""}: ${num(n)}"><span class="column"><span class="fill ${outlet.className}" ${css({ height: `${(100 * per(n, view.tokensByArticle[i] ?? 0)) / most}%` })}></span></span><span class="n ${n ? "" : "none"}">${n ? num(n) : "·"}</span></span>`;
      })}</span></td>
    </tr>`)}</tbody></table></div>
    <p class="note">The small bars show the rate in each report, so that long and short reports compare; the figure under each is the count.${view.articles.length > BARS ? ` The first ${BARS} of ${num(view.articles.length)} reports are drawn; the CSV has all.` : ""}</p>
    ${pager(page, view.total, "word")}`;
}

/** @param {number} n @param {number} words */
const per = (n, words) => (words > 0 ? n / words : 0);

/** @param {Page} page @param {TermsView} view @param {TermRow[]} rows @returns {import("../parts/export.js").Table} */
const table = (page, view, rows) => ({
  name: "newsprism-words",
  columns: ["Word", "As counted", "Count", "Per 1,000", "Reports", ...view.articles.map((id) => page.article(id)?.label ?? String(id))],
  rows: rows.map((r) => [r.shown, r.term, r.count, r.perThousand, r.range, ...r.byArticle]),
});
