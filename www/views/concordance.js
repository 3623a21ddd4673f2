// Key word in context: what the search found, line under line.

import { html, nothing } from "../parts/dom.js";
import { count, num, sourceLine } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { runsOf } from "../parts/runs.js";
import { allRows } from "../parts/export.js";
import { take } from "../parts/take.js";
import { pager } from "../parts/pager.js";
import { failed, failureOf } from "../parts/states.js";
import { STRIPS, dispersion } from "../charts/dispersion.js";
import { levelName, noFilter } from "../state.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").ConcordanceView} ConcordanceView */
/** @typedef {import("../engine/protocol.d.ts").ConcordanceLine} ConcordanceLine */
/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */
/**
 * @typedef {object} Data
 * @property {ConcordanceView|null} found
 * @property {Failure|null} failure of the query, shown beside it
 * @property {string[]} examples words of this corpus to try
 * @property {import("../engine/protocol.d.ts").DispersionView|null} where
 */

/** No hit left out. */
const ALL = { sample: 0, seed: 0, every: 0 };
/** Words of context on either side. */
const CONTEXT = 14;
/** What is wrong with the query belongs to the query; anything else to the view. */
const OF_QUERY = /query|syntax/;

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @returns {Promise<Data>} */
export async function ask(state, ask) {
  const { filter, query } = state;
  /** @param {number[]} sort @param {import("../engine/protocol.d.ts").Page} page @returns {Promise<ConcordanceView>} */
  const find = (sort, page) => ask({ kind: "concordance", filter, query, sort, context: CONTEXT, thinning: ALL, group: null, page });
  /** @type {Data} */
  const data = { found: null, failure: null, examples: [], where: null };
  if (query !== "") {
    try {
      data.found = await find(state.levels, { offset: state.from, limit: state.shown });
      data.where = await ask({ kind: "dispersion", filter, query, thinning: ALL, page: { offset: 0, limit: STRIPS } });
    } catch (error) {
      const failure = failureOf(error);
      if (!OF_QUERY.test(failure.code)) throw error;
      data.failure = failure;
    }
  }
  if (!data.found || data.found.total === 0) {
    /** @type {import("../engine/protocol.d.ts").TermsView} */
    const terms = await ask({ kind: "terms", filter, sort: "count", descending: true, containing: "", minCount: 1, stopWords: false, page: { offset: 0, limit: 8 } });
    data.examples = terms.rows.map((r) => r.shown);
  }
  return data;
}

/** @param {Data} data */
export const methodOf = (data) => data.found?.method;
/** @param {Data} data */
export const announce = ({ found }) => (found ? said(found) : "Concordance: nothing searched yet");

/** The words that the tests and the readers go by. @param {ConcordanceView} found */
const said = (found) => `${count(found.total, "hit")} in ${count(found.reports, "report")}`;

/** @param {Page} page @param {Data} data */
export function draw(page, data) {
  const { query } = page.state;
  const { found } = data;
  if (query === "") {
    return html`<h1>Search a word or a phrase</h1>
      <p class="lead">Type it into the search box above (press <kbd>/</kbd> to get there) and press Enter: every place where it stands is shown with the words around it.</p>
      ${examples(page, data.examples)}`;
  }
  if (!found) return html`<h1>“${query}”</h1>${data.failure ? failed(data.failure, examples(page, data.examples)) : nothing}`;
  const title = html`<h1><span class="query">${query}</span> <small>${said(found)}</small></h1>`;
  if (found.total === 0) {
    return html`${title}
      <p class="lead">${page.facets.selected.every(Boolean) && page.state.filter.speakers.length + page.state.filter.kinds.length === 0
        ? "It does not stand in any report. Capitals make no difference; other forms of the word are looked for separately."
        : html`It does not stand in what the filters leave. <a href=${page.link({ filter: noFilter() })}>Search all reports</a>`}</p>
      ${examples(page, data.examples)}`;
  }
  return html`${title}
    <p class="sub">Click a line to read it in its report. <a class="evidence" href=${page.see({ what: "method", of: "concordance" })}>How it was counted</a></p>
    ${data.where ? dispersion(page, data.where, { query, filter: page.state.filter, thinning: ALL }) : nothing}
    <section class="list" aria-labelledby="lines-title">
      <h2 id="lines-title">Every hit, with the words around it</h2>
      ${sorting(page, found)}
      ${lines(page, found)}
      ${pager(page, found.total, "hit")}
    </section>`;
}

/** @param {Page} page @param {string[]} words */
const examples = (page, words) =>
  words.length
    ? html`<p class="examples">Try ${words.slice(0, 6).map((w) => html`<a href=${page.href("concordance", { query: w, see: null })}>${w}</a> `)}</p>`
    : nothing;

const LEVELS = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];

/** @param {Page} page @param {ConcordanceView} found */
function sorting(page, found) {
  const { levels } = page.state;
  /** @param {number} i @param {string} value */
  const set = (i, value) => {
    const next = levels.slice(0, i);
    if (value !== "") next.push(Number(value), ...levels.slice(i + 1));
    page.go({ levels: next, from: 0 });
  };
  return html`<div class="tools">
    ${[0, 1, 2].filter((i) => i <= levels.length).map((i) => html`<label>${i === 0 ? "Sort by" : "then"}
      <select class="level level-${i + 1}" @change=${(/** @type {Event} */ e) => set(i, /** @type {HTMLSelectElement} */ (e.currentTarget).value)}>
        <option value="" ?selected=${levels[i] === undefined}>${i === 0 ? "place in the reports" : "nothing more"}</option>
        ${LEVELS.map((l) => html`<option value=${l} ?selected=${levels[i] === l}>${levelWords(l)}</option>`)}
      </select></label>`)}
    <span class="take">
      <a href=${page.link({ levels: [-1, -2, -3], from: 0 })}>by the words before</a>
      <a href=${page.link({ levels: [1, 2, 3], from: 0 })}>by the words after</a>
      ${take(page, {
        title: `${page.state.query}: ${said(found)}`,
        table: async () => table(page, await allRows(page.ask, { kind: "concordance", filter: page.state.filter, query: page.state.query, sort: levels, context: CONTEXT, thinning: ALL, group: null }, "lines")),
        total: found.total,
      })}</span>
  </div>`;
}

/** @param {number} level */
const levelWords = (level) =>
  level === 0 ? "the hit itself" : `${Math.abs(level) === 1 ? "the word" : `${Math.abs(level)} words`} ${level < 0 ? "before" : "after"} (${levelName(level)})`;

/** @param {Page} page @param {ConcordanceView} found */
function lines(page, found) {
  return html`<ol class="kwic" start=${page.state.from + 1}>${found.lines.map((line) => {
    const info = page.article(line.article);
    const outlet = outletOf(page.outlets, info?.outlet ?? "");
    const marks = line.sortedBy.map((s, i) => ({ ...s, level: i + 1 })).filter((s) => s.end > s.start);
    // Each line break as one space, so that the line stays one and its offsets hold.
    const whole = (line.left + line.node + line.right).replace(/\s/g, " ");
    const a = line.left.length;
    const b = a + line.node.length;
    /** @param {number} start @param {number} end */
    const part = (start, end) =>
      end > start ? runsOf(start, end, marks).map((run) => (run.marks[0] ? html`<span class="sorted level-${run.marks[0].level}">${whole.slice(run.start, run.end)}</span>` : whole.slice(run.start, run.end))) : nothing;
    return html`<li data-source=${info ? `${sourceLine(info)}, paragraph ${line.paragraph}` : nothing}><a href=${page.href("reader", { article: info?.file ?? "", at: line.span.start, to: line.span.end, see: null })}>
      <span class="where" title="${info?.label ?? ""}, paragraph ${line.paragraph}">${badge(outlet)}<span class="hidden">${info?.label}, paragraph </span><span class="n">${num(line.paragraph)}</span></span>
      <span class="left"><span>${part(0, a)}</span></span><span class="node">${part(a, b)}</span><span class="right"><span>${part(b, whole.length)}</span></span>
      <span class="voice">${line.speaker === null ? nothing : html`<span title="Stands in a quotation">“ ${line.speaker || "unknown"}</span>`}</span>
    </a></li>`;
  })}</ol>`;
}

/** @param {string} text */
const flat = (text) => text.replace(/\s+/g, " ");

/** @param {Page} page @param {ConcordanceLine[]} lines @returns {import("../parts/export.js").Table} */
const table = (page, lines) => ({
  name: "newsprism-concordance",
  columns: ["Report", "File", "Paragraph", "Left", "Node", "Right", "Speaker", "Start (UTF-16)", "End (UTF-16)"],
  rows: lines.map((l) => {
    const info = page.article(l.article);
    return [info?.label ?? "", info?.file ?? "", l.paragraph, flat(l.left), flat(l.node), flat(l.right), l.speaker ?? "", l.span.start, l.span.end];
  }),
});
