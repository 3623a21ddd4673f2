// What stands beside a word: which words keep its company more than chance would have it.

import { html, nothing } from "../parts/dom.js";
import { count, num } from "../parts/format.js";
import { allRows } from "../parts/export.js";
import { take } from "../parts/take.js";
import { allMeasures, countCell, figureCell, figureText, head, number, ofWords, pick, rowEvidence } from "../parts/rows.js";
import { empty, failed, failureOf } from "../parts/states.js";
import { pager } from "../parts/pager.js";
import { company } from "../charts/company.js";
import { COLLOCATE_MEASURES } from "../state.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").CollocatesView} CollocatesView */
/** @typedef {import("../engine/protocol.d.ts").CollocateRow} CollocateRow */
/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */
/**
 * @typedef {object} Data
 * @property {CollocatesView|null} found
 * @property {CollocatesView|null} drawn the strongest, for the picture
 * @property {Failure|null} failure of the query
 * @property {string[]} examples words of this corpus to try
 */

/** Measures that have a column unless all are asked for. */
const SOME = ["g2", "logdice", "mi"];
/** Collocates in the picture. */
const DRAWN = 24;
/** What is wrong with the query belongs to the query; anything else to the view. */
const OF_QUERY = /query|syntax/;

/** Without its page. @param {import("../state.js").State} state */
function requestOf(state) {
  const sort = state.order || "g2";
  const measures = state.figures === "all" ? [...COLLOCATE_MEASURES] : [...SOME];
  if (COLLOCATE_MEASURES.includes(sort) && !measures.includes(sort)) measures.push(sort);
  return {
    kind: /** @type {const} */ ("collocates"),
    filter: state.filter,
    query: state.query,
    reach: state.reach,
    left: state.left,
    right: state.right,
    expected: state.expected,
    stems: state.stems,
    minCount: state.leastBeside,
    stopWords: state.stopWords,
    sort,
    descending: !state.ascending,
    measures,
  };
}

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @returns {Promise<Data>} */
export async function ask(state, ask) {
  /** @type {Data} */
  const data = { found: null, drawn: null, failure: null, examples: [] };
  if (state.query !== "") {
    try {
      const request = requestOf(state);
      data.found = await ask({ ...request, page: { offset: state.from, limit: state.shown } });
      const sort = COLLOCATE_MEASURES.includes(request.sort) ? request.sort : "g2";
      data.drawn = await ask({ ...request, sort, descending: true, measures: [sort], page: { offset: 0, limit: DRAWN } });
    } catch (error) {
      const failure = failureOf(error);
      if (!OF_QUERY.test(failure.code)) throw error;
      data.failure = failure;
    }
  }
  if (!data.found?.hits) {
    /** @type {import("../engine/protocol.d.ts").TermsView} */
    const terms = await ask({ kind: "terms", filter: state.filter, sort: "count", descending: true, containing: "", minCount: 1, stopWords: false, page: { offset: 0, limit: 6 } });
    data.examples = terms.rows.map((r) => r.shown);
  }
  return data;
}

/** @param {Data} data @param {string|undefined} of */
export const methodOf = (data, of) => data.found?.measures.find((m) => m.key === of)?.method ?? data.found?.method;
/** @param {Data} data */
export const announce = ({ found }) => (found ? `Collocates: ${count(found.total, "word")} beside ${count(found.hits, "hit")}` : "Collocates: nothing searched yet");

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @param {Data} data */
export async function evidence(state, ask, { found }) {
  if (!found) return null;
  return rowEvidence(state, ask, {
    request: requestOf(state),
    rows: found.rows,
    measures: found.measures,
    method: found.method,
    counts: (/** @type {CollocateRow} */ row) => [
      ["O, beside a hit", row.left + row.right],
      ["before", row.left],
      ["after", row.right],
      ["f₂, the word anywhere", row.count],
      ["E, expected by chance", row.expected],
    ],
    // A word can stand beside more hits than there are of it: see the method card.
    typed: (/** @type {CollocateRow} */ row) => [0, { o: Math.min(row.left + row.right, row.count), f1: found.hits, f2: row.count, N: found.tokens, span: state.expected === "plain" ? 1 : found.span }],
    says: (total, reports) => `${num(total)} times beside “${state.query}”, in ${count(reports, "report")}`,
  });
}

/** @param {Page} page @param {Data} data */
export function draw(page, data) {
  const { state } = page;
  const { found } = data;
  if (state.query === "") {
    return html`<h1>Which words keep a word company?</h1>
      <p class="lead">Type a word or a phrase into the search box above, then choose Collocates: the words that stand near it more often than chance would have it are listed.</p>
      ${examples(page, data.examples)}`;
  }
  if (!found) return html`<h1>“${state.query}”</h1>${data.failure ? failed(data.failure, examples(page, data.examples)) : nothing}`;
  if (found.hits === 0) {
    return html`<h1><span class="query">${state.query}</span> <small>does not stand in what is shown</small></h1>
      ${examples(page, data.examples)}`;
  }
  const title = titleOf(found, state.query);
  return html`<h1>${title}</h1>
    <p class="sub">${count(found.hits, "hit")} among ${count(found.tokens, "word")}, ${count(found.beside, "word")} beside them. Click a figure to read its sentences. <a class="evidence" href=${page.see({ what: "method", of: "collocates" })}>How it was counted</a> · <a href=${page.href("concordance", { see: null })}>all hits, line under line</a></p>
    ${found.hits < 30 ? html`<p class="note caution">With ${count(found.hits, "hit")} a collocate rests on a handful of sentences: the figures rank them, the sentences decide.</p>` : nothing}
    ${tools(page, found)}
    ${data.drawn && data.drawn.rows.length ? company(page, data.drawn) : nothing}
    <section class="list" aria-labelledby="collocates-title">
      <h2 id="collocates-title">Every word beside it</h2>
      <div class="tools"><span class="take">${take(page, {
        title: `Collocates of “${state.query}”`,
        table: async () => table(await allRows(page.ask, { ...requestOf(state), measures: [...COLLOCATE_MEASURES] }, "rows")),
        total: found.total,
        settings: settings(state),
      })}</span></div>
      ${found.rows.length ? list(page, found) : empty("No word passes.", html`Ask for fewer occurrences, or <a href=${page.link({ leastBeside: 1, stopWords: true, from: 0 })}>list all words</a>.`)}
    </section>`;
}

/** What is seen. @param {CollocatesView} found @param {string} query */
function titleOf(found, query) {
  const [first, second] = found.rows;
  if (!first) return `Words that stand beside “${query}”`;
  return second ? `“${first.shown}” and “${second.shown}” lead the words beside “${query}”` : `“${first.shown}” stands beside “${query}”`;
}

/** @param {import("../state.js").State} state */
const settings = (state) => [
  state.reach === "sentence" ? "whole sentence" : `${state.left} words left, ${state.right} right${state.reach === "across" ? ", over the ends of sentences" : ", inside the sentence"}`,
  state.expected === "plain" ? "expected count f1·f2/N" : "expected count f1·f2·span/N",
  `at least ${state.leastBeside} times together`,
  ...(state.stems ? ["stems (Snowball English)"] : []),
];

/** @param {Page} page @param {string[]} words */
const examples = (page, words) =>
  words.length ? html`<p class="examples">Try ${words.map((w) => html`<a href=${page.link({ query: w, from: 0, see: null })}>${w}</a> `)}</p>` : nothing;

/** @param {Page} page @param {CollocatesView} found */
function tools(page, found) {
  const { state } = page;
  const isSentence = state.reach === "sentence";
  return html`<div class="tools">
      ${pick("Beside it means", [["window", "near it, in its sentence"], ["across", "near it, over sentence ends too"], ["sentence", "anywhere in its sentence"]], state.reach, (reach) => page.go({ reach, from: 0 }))}
      ${isSentence ? html`<span class="sub">on average ${figureText(found.span)} words a hit</span>` : html`
        ${number("", state.left, "words before", (left) => page.go({ left, from: 0 }), { low: 0, high: 50 })}
        ${number("", state.right, "words after", (right) => page.go({ right, from: 0 }), { low: 0, high: 50 })}
        <a href=${page.link({ left: 1, right: 1, from: 0 })}>right next to it</a> <a href=${page.link({ left: 5, right: 5, from: 0 })}>five words each way</a>`}
    </div>
    <div class="tools">
      ${number("At least", state.leastBeside, "times beside it", (leastBeside) => page.go({ leastBeside, from: 0 }))}
      ${ofWords(page)}
      ${allMeasures(page, "all measures")}
      ${pick("Expected count", [["window", "for all places of the window: f₁·f₂·span/N"], ["plain", "as for one place: f₁·f₂/N"]], state.expected, (expected) => page.go({ expected, from: 0 }))}
    </div>`;
}

/** @param {Page} page @param {CollocatesView} found */
function list(page, found) {
  const order = page.state.order || "g2";
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Collocates"><table class="terms">
    <thead><tr>
      ${head(page, "term", "Word", { order, isText: true })}
      ${head(page, "together", "Beside it", { order })}
      ${head(page, "left", "Before", { order })}
      ${head(page, "right", "After", { order })}
      ${head(page, "count", "Anywhere", { order })}
      ${head(page, "", "Expected", { order, title: "How often it would stand beside it by chance" })}
      ${found.measures.map((m) => head(page, m.key, m.short, { order, title: `${m.method.name}: ${m.method.text}` }))}
    </tr></thead>
    <tbody>${found.rows.map((row) => html`<tr>
      <th scope="row"><a href=${page.see({ what: "row", row: row.term, of: "count" })}>${row.shown}</a></th>
      ${countCell(page, row, "beside it", row.left + row.right)}
      <td class="n" data-label="before">${num(row.left)}</td>
      <td class="n" data-label="after">${num(row.right)}</td>
      <td class="n" data-label="anywhere"><a class="figure-link" href=${page.href("concordance", { query: row.shown, see: null })} aria-label="${row.shown} anywhere: ${num(row.count)}">${num(row.count)}</a></td>
      <td class="n" data-label="expected">${figureText(row.expected)}</td>
      ${found.measures.map((m, i) => figureCell(page, row, m, i))}
    </tr>`)}</tbody></table></div>
    ${pager(page, found.total, "word")}`;
}

/** @param {CollocateRow[]} rows @returns {import("../parts/export.js").Table} */
const table = (rows) => ({
  name: "newsprism-collocates",
  columns: ["Word", "As counted", "Beside it", "Before", "After", "Anywhere", "Expected", ...COLLOCATE_MEASURES],
  rows: rows.map((r) => [r.shown, r.term, r.left + r.right, r.left, r.right, r.count, r.expected, ...r.values.map((v) => v ?? "not defined")]),
});
