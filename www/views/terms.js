// The word list, and the words that set each report apart.

import { html, nothing, css } from "../parts/dom.js";
import { count, num, rate } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { allRows, csv } from "../parts/export.js";
import { take } from "../parts/take.js";
import { empty } from "../parts/states.js";
import { subviews } from "../parts/subviews.js";
import { allMeasures, countCell, figureCell, head, number, ofWords, pick, rowEvidence, tick } from "../parts/rows.js";
import { pager } from "../parts/pager.js";
import { apart, askDistinctive, evidence as weightOf } from "./overview.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").TermsView} TermsView */
/** @typedef {import("../engine/protocol.d.ts").TermRow} TermRow */
/** @typedef {import("../engine/protocol.d.ts").DistinctiveView} DistinctiveView */
/** @typedef {{ terms: TermsView, distinctive: DistinctiveView }} Data */

/** Reports that get a bar of their own beside each word. */
const BARS = 12;

/** Measures of spread that have a column: one, or all. */
const SPREAD = { some: ["dpNorm"], all: ["dp", "dpNorm", "juilland", "da", "arf"] };
/** What the rate is counted in. */
const PER = { 1000: "1,000", 10000: "10,000", 1000000: "1 million" };

/** Without its page. @param {import("../state.js").State} state */
function requestOf(state) {
  const measures = [...(state.figures === "all" ? SPREAD.all : SPREAD.some)];
  const sort = state.order || "count";
  if (SPREAD.all.includes(sort) && !measures.includes(sort)) measures.push(sort);
  return {
    kind: /** @type {const} */ ("terms"),
    filter: state.filter,
    sort,
    descending: !state.ascending,
    containing: state.containing,
    minCount: state.least,
    stopWords: state.stopWords,
    words: state.words,
    across: state.across,
    stems: state.stems,
    measures,
  };
}

/** What sets each report apart does not change with the list. @type {{ facets?: object, distinctive?: DistinctiveView }} */
let kept = {};

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @param {unknown} _ @param {object} facets @returns {Promise<Data>} */
export async function ask(state, ask, _, facets) {
  const terms = await ask({ ...requestOf(state), page: { offset: state.from, limit: state.shown } });
  const distinctive = kept.facets === facets && kept.distinctive ? kept.distinctive : await askDistinctive(state.filter, ask);
  kept = { facets, distinctive };
  return { terms, distinctive };
}

/** @param {Data} data @param {string|undefined} of */
export const methodOf = (data, of) => (of === "tf-idf" ? data.distinctive.method : data.terms.method);
/** @param {Data} data */
export const announce = ({ terms }) => `Terms: ${count(terms.total, "row")} listed`;

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @param {Data} data */
export const evidence = async (state, ask, { terms, distinctive }) =>
  (await weightOf(state, ask, { distinctive })) ?? rowEvidence(state, ask, {
    request: requestOf(state),
    rows: terms.rows,
    measures: terms.measures,
    method: terms.method,
    counts: (row) => [["f, occurrences", row.count], ["reports that have it", row.range]],
    typed: (row, { key }) =>
      key === "arf"
        ? row.distances.length ? [2, { distances: row.distances.join(" ") }] : null
        : row.byArticle.length ? [0, { v: row.byArticle.join(" "), sizes: terms.tokensByArticle.join(" ") }] : null,
    says: (total, reports) => `${count(total, "occurrence")} in ${count(reports, "report")}`,
  });

/** "different words", "different runs of 3 words". @param {import("../state.js").State} state @param {number} n */
const types = (state, n) =>
  state.words > 1 ? count(n, `different run of ${state.words} words`, `different runs of ${state.words} words`) : state.stems ? count(n, "word family", "word families") : count(n, "different word");

/** @param {Page} page @param {Data} data */
export function draw(page, { terms, distinctive }) {
  const { state } = page;
  const { vocabulary } = terms;
  const title = `${types(state, terms.types)} among ${num(terms.tokens)}`;
  return html`<h1>${title}</h1>
    <p class="sub">Click a word to read it in its sentences, a figure to see what went into it. <a class="evidence" href=${page.see({ what: "method", of: "terms" })}>How it was counted</a></p>
    ${subviews(page, "Word list")}
    ${vocabulary ? html`<p class="sub">${count(vocabulary.once, "word")} of them ${vocabulary.once === 1 ? "stands" : "stand"} once · type–token ratio ${rate(vocabulary.typeTokenRatio ?? NaN)} (different words ÷ words: it falls the longer the text is) · Guiraud’s R ${rate(vocabulary.guiraud ?? NaN)} (different words ÷ √words)</p>` : nothing}
    <div class="tools">
      ${pick("Count", [["1", "single words"], ["2", "runs of 2 words"], ["3", "runs of 3 words"], ["4", "runs of 4 words"], ["5", "runs of 5 words"], ["6", "runs of 6 words"]], String(state.words), (value) =>
        page.go({ words: Number(value), least: value === "1" ? 1 : Math.max(2, state.least), from: 0 }))}
      <label>that hold <input type="search" .value=${state.containing} autocomplete="off" spellcheck="false" aria-label="Words that hold"
        @input=${(/** @type {Event} */ e) => page.go({ containing: /** @type {HTMLInputElement} */ (e.currentTarget).value, from: 0 }, { replace: true })} /></label>
      ${number("at least", state.least, "times", (least) => page.go({ least, from: 0 }))}
      ${pick("Rate in", /** @type {[("1000"|"10000"|"1000000"), string][]} */ (Object.entries(PER)), state.per, (per) => page.go({ per }))}
      <span class="take">${take(page, {
        title,
        table: async () => table(page, terms, await allRows(page.ask, { ...requestOf(state), measures: SPREAD.all }, "rows")),
        files: [["Counts by report (CSV)", "by-report.csv", "text/csv;charset=utf-8", async () => csv(await vectors(page))]],
        total: terms.total,
      })}</span>
    </div>
    <div class="tools">
      ${ofWords(page)}
      ${state.words > 1 ? tick("over the ends of sentences", state.across, (across) => page.go({ across, from: 0 })) : nothing}
      ${allMeasures(page, "all measures of spread")}
    </div>
    <div class="terms-view">
      <div>${terms.rows.length ? list(page, terms) : empty(state.words > 1 ? "No run of words passes." : "No word passes.", html`Ask for fewer occurrences, or <a href=${page.link({ containing: "", least: 1, from: 0 })}>show all</a>.`)}</div>
      ${distinctive.reports.some((t) => t.terms.length) ? html`<div class="rail">${apart(page, distinctive)}</div>` : nothing}
    </div>`;
}

/** @param {Page} page @param {TermsView} view */
function list(page, view) {
  const { state } = page;
  const articles = view.articles.slice(0, BARS);
  const most = Math.max(...view.rows.flatMap((r) => r.byArticle.map((n, i) => per(n, view.tokensByArticle[i] ?? 0))), 1e-9);
  const order = state.order || "count";
  const scale = Number(state.per) / 1000;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Word list"><table class="terms">
    <thead><tr>
      ${head(page, "term", state.words > 1 ? "Words" : "Word", { order, isText: true })}
      ${head(page, "count", "Count", { order })}
      ${head(page, "", `In ${PER[state.per]} words`, { order })}
      ${head(page, "range", "Reports", { order })}
      ${view.measures.map((m) => head(page, m.key, m.short, { order, title: `${m.method.name}: ${m.method.text}` }))}
      ${articles.length ? html`<th scope="col" class="by"><span class="by-head">${articles.map((id) => {
        const info = page.article(id);
        return html`<span title=${info?.label ?? ""}>${badge(outletOf(page.outlets, info?.outlet ?? ""))}<span class="hidden">${info?.label}</span></span>`;
      })}</span></th>` : nothing}</tr></thead>
    <tbody>${view.rows.map((row) => html`<tr>
      <th scope="row"><a href=${page.href("concordance", { query: row.query, see: null })}>${row.shown}</a>${row.forms.length ? html`<small>${row.forms.join(" · ")}</small>` : nothing}</th>
      ${countCell(page, row, "count", row.count)}
      <td class="n" data-label="in ${PER[state.per]} words">${(row.perThousand * scale).toFixed(2)}</td>
      ${countCell(page, row, "reports", row.range)}
      ${view.measures.map((m, i) => figureCell(page, row, m, i))}
      ${articles.length ? html`<td class="by"><span class="by-row">${articles.map((id, i) => {
        const info = page.article(id);
        const n = row.byArticle[i] ?? 0;
        const outlet = outletOf(page.outlets, info?.outlet ?? "");
        return html`<span title="${info?.label ?? ""}: ${num(n)}"><span class="column"><span class="fill ${outlet.className}" ${css({ height: `${(100 * per(n, view.tokensByArticle[i] ?? 0)) / most}%` })}></span></span><span class="n ${n ? "" : "none"}">${n ? num(n) : "·"}</span></span>`;
      })}</span></td>` : nothing}
    </tr>`)}</tbody></table></div>
    <p class="note">DPnorm is 0 where every report has its share of a word and 1 where the shortest has all of it.${articles.length ? ` The small bars show the rate in each report, so that long and short reports compare; the figure under each is the count.${view.articles.length > BARS ? ` The first ${BARS} of ${num(view.articles.length)} reports are drawn; the table that you take away has all.` : ""}` : ""}</p>
    ${pager(page, view.total, state.words > 1 ? "run" : "word")}`;
}

/** @param {number} n @param {number} words */
const per = (n, words) => (words > 0 ? n / words : 0);

/** @param {Page} page @param {TermsView} view @param {TermRow[]} rows @returns {import("../parts/export.js").Table} */
const table = (page, view, rows) => ({
  name: page.state.words > 1 ? `newsprism-runs-of-${page.state.words}-words` : "newsprism-words",
  columns: ["Word", "As counted", "Forms", "Count", "Per 1,000", "Reports", "DP", "DPnorm", "Juilland D", "DA", "ARF", ...view.articles.map((id) => page.article(id)?.label ?? String(id))],
  rows: rows.map((r) => [r.shown, r.term, r.forms.join(" "), r.count, r.perThousand, r.range, ...r.values.map((v) => v ?? "not defined"), ...r.byArticle]),
});

/** As many reports as have a column each in one answer. */
const AT_A_TIME = 100;

/** Word vectors: a row a report, a column a word, raw counts, however many reports. @param {Page} page @returns {Promise<import("../parts/export.js").Table>} */
async function vectors(page) {
  const { state } = page;
  const kept = page.kept();
  /** Of each word, by place among the reports kept. @type {Map<string, Map<number, number>>} */
  const counts = new Map();
  for (let from = 0; from < kept.length; from += AT_A_TIME) {
    const files = kept.slice(from, from + AT_A_TIME).map(({ file }) => file);
    /** @type {TermRow[]} */
    const rows = await allRows(page.ask, { ...requestOf(state), filter: { ...state.filter, files }, sort: "term", descending: false, minCount: 1, measures: [] }, "rows");
    for (const row of rows) {
      const word = counts.get(row.term) ?? new Map();
      row.byArticle.forEach((n, i) => n && word.set(from + i, n));
      counts.set(row.term, word);
    }
  }
  const words = [...counts].filter(([, by]) => [...by.values()].reduce((sum, n) => sum + n, 0) >= state.least).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name: "newsprism-counts-by-report",
    columns: ["File", "Report", "Outlet", "Date", "All words", ...words.map(([word]) => word)],
    rows: kept.map((a, i) => [a.file, a.label, a.outlet, a.date?.value ?? "", a.words, ...words.map(([, by]) => by.get(i) ?? 0)]),
  };
}
