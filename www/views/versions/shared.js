// What stands in two reports word for word: how much of each is its own, who shares with whom, and the passages of a pair.

import { html, nothing } from "../../parts/dom.js";
import { beside } from "../../parts/beside.js";
import { count, num, percent } from "../../parts/format.js";
import { pager } from "../../parts/pager.js";
import { empty } from "../../parts/states.js";
import { take } from "../../parts/take.js";
import { heat } from "../../charts/heat.js";
import { ownWords, report } from "../../charts/own.js";

/** @typedef {import("../../parts/page.js").Page} Page */
/** @typedef {import("../../parts/page.js").Ask} Ask */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../engine/protocol.d.ts").SharedView} SharedView */
/** @typedef {import("../../engine/protocol.d.ts").PassageView} PassageView */
/** @typedef {import("../../engine/protocol.d.ts").ArticleView} ArticleView */
/** @typedef {{ shared: SharedView, pair: [ArticleView, ArticleView]|null }} Data */

/** Reports that a picture has room for. */
const ROWS = 80;
/** What two reports must share to be joined, in per cent of the shorter one's words. */
const JOINS = [0, 1, 2, 5, 10, 20, 50];

/** @param {State} state @param {Ask} ask @param {(file: string) => number} number @returns {Promise<Data>} */
export async function ask(state, ask, number) {
  const { filter } = state;
  const pair = state.among.map(number).filter((id) => id >= 0).slice(0, 2);
  const shared = await ask({ kind: "shared", filter, pair: pair.length === 2 ? pair : [], least: state.joins, page: { offset: state.from, limit: ROWS } });
  if (pair.length < 2) return { shared, pair: null };
  const [a, b] = await Promise.all(pair.map((article) => ask({ kind: "article", filter, article, query: "" })));
  return { shared, pair: [a, b] };
}

/** @param {Data} data */
export const methodOf = ({ shared }) => shared.method;
/** @param {Data} data */
export const announce = ({ shared, pair }) => (pair ? count(shared.passages.length, "shared passage") : `shared passages of ${count(shared.total, "report")}`);

/** @param {Page} page @param {Data} data */
export function draw(page, { shared, pair }) {
  const some = shared.articles.filter((a) => a.with.length > 0);
  const { joins } = page.state;
  if (shared.sharing === 0 && joins === 0) {
    return html`<h1>No report shares a passage with another</h1>${empty("A passage is a stretch of words that two reports have in common, not a stock phrase.", html`<a href=${page.see({ what: "method", of: "shared" })}>How it was looked for</a>`)}`;
  }
  const words = new Map(shared.articles.map((a) => [a.article, new Map(a.with.map((w) => [w.article, w.words]))]));
  const file = (/** @type {number} */ id) => page.article(id)?.file ?? "";
  return html`<h1>${titleOf(page, shared)}</h1>
    ${pair ? passages(page, shared, pair) : nothing}
    ${ownWords(page, shared.articles, ownTitle(shared))}
    ${some.length === 0 ? html`<p class="tools">${joined(page)}</p>` : heat(page, {
      articles: some.map((a) => a.article),
      words: (a, b) => words.get(a)?.get(b) ?? 0,
      href: (a, b) => page.link({ among: [file(a), file(b)], see: null }),
      title: shared.total > shared.articles.length ? `Who shares words with whom: ${count(some.length, "report")} of ${num(shared.sharing)}` : "Who shares words with whom",
      controls: joined(page),
      subtitle: html`The share of a row’s words that stand in the column’s report too; reports that share much stand together; a click shows the passages. <a class="evidence" href=${page.see({ what: "method", of: "shared" })}>How it was found</a>`,
    })}
    ${shared.total > ROWS ? pager(page, shared.total, "report", ROWS) : nothing}`;
}

/** From which share on two reports are joined. @param {Page} page */
const joined = (page) => html`<label>Joined from <select @change=${(/** @type {Event} */ e) => page.go({ joins: Number(/** @type {HTMLSelectElement} */ (e.currentTarget).value), from: 0 })}>
  ${JOINS.map((n) => html`<option value=${n} ?selected=${n === page.state.joins}>${n ? `${n} %` : "any part"}</option>`)}</select> of the shorter one’s words</label>`;

/** The pair that shares most, by the share of the one that has less of its own. @param {Page} page @param {SharedView} shared */
function titleOf(page, { articles, total, sharing }) {
  if (total > articles.length || !articles.some((a) => a.with.length)) return `${num(sharing)} of ${count(total, "report")} ${sharing === 1 ? "shares" : "share"} ${page.state.joins ? `at least ${page.state.joins} % of the words` : "passages"} with another`;
  const pairs = articles.flatMap((a) => a.with.map((w) => ({ a, b: w.article, words: w.words })));
  const top = pairs.sort((x, y) => y.words / Math.max(1, y.a.words) - x.words / Math.max(1, x.a.words))[0];
  if (!top) return "Shared passages";
  return `${page.article(top.a.article)?.label} has ${percent(top.words, top.a.words)} of its words in common with ${page.article(top.b)?.label}`;
}

/** @param {SharedView} shared */
function ownTitle({ articles, total }) {
  if (total > articles.length) return `How much of these ${count(articles.length, "report")} is their own`;
  const mostly = articles.filter((a) => a.own >= 0.9 * a.words).length;
  return mostly === articles.length ? "Every report is at least nine tenths its own" : mostly === 0 ? "No report is as much as nine tenths its own" : `${num(mostly)} of ${count(articles.length, "report")} ${mostly === 1 ? "is" : "are"} at least nine tenths ${mostly === 1 ? "its" : "their"} own`;
}

/** @param {Page} page @param {SharedView} shared @param {[ArticleView, ArticleView]} pair */
function passages(page, shared, pair) {
  const list = shared.passages;
  const [a, b] = pair;
  const title = `${count(list.length, "passage")} in both ${a.info.label} and ${b.info.label}`;
  const same = list.reduce((n, p) => n + p.same, 0);
  return html`<section class="statement" aria-labelledby="pair-title">
    <h2 id="pair-title">${title}</h2>
    <p class="sub">${count(same, "word")} the same, of ${num(a.info.words)} and ${num(b.info.words)}. ${page.state.isBeside
      ? html`<mark class="joined">Underlined</mark>: in both; a click leads to the same place in the other report.`
      : html`<del>Struck through</del>: only in ${a.info.label}; <ins class="sign">underlined</ins>: only in ${b.info.label}.`}</p>
    <div class="tools"><a href=${page.link({ among: [b.info.file, a.info.file] })}>the other way round</a> <a href=${page.link({ among: [] })}>all reports</a>
      <a href=${page.link({ isBeside: !page.state.isBeside })}>${page.state.isBeside ? "the passages alone" : "both texts side by side"}</a>
      <span class="take">${take(page, { title, table: () => table(page, shared, pair) })}</span></div>
    ${page.state.isBeside
      ? beside(page, pair, list.map((p, i) => ({ number: i + 1, spans: [p.a.span, p.b.span], moved: p.moved })))
      : html`<ol class="passages">${list.map((p) => passage(page, p, pair))}</ol>`}
  </section>`;
}

/** @param {Page} page @param {PassageView} p @param {[ArticleView, ArticleView]} pair */
function passage(page, p, [a, b]) {
  const link = (/** @type {ArticleView} */ of, /** @type {PassageView["a"]} */ side) => html`<a href=${page.href("reader", { article: of.info.file, at: side.span.start, to: side.span.end, see: null })}>${report(page, of.info.id)}, paragraph ${side.paragraph}</a>`;
  return html`<li><p class="running-text" lang="en">${p.runs.map((run) => diff(run))}</p>
    <p class="sub">${link(a, p.a)} → ${link(b, p.b)} · ${p.kept ? "every word the same" : html`${num(p.same)} words the same, ${Math.round(100 * p.likeness)} in 100`}${p.moved ? " · in another order among the passages" : nothing}</p></li>`;
}

/** @param {PassageView["runs"][number]} run */
function diff({ change, a, b }) {
  if (change === "kept") return html`${b} `;
  if (change === "punctuation") return html`<ins class="punctuation">${b}<span class="hidden"> (other marks: ${a})</span></ins> `;
  return html`${a ? html`<del>${a}<span class="hidden"> (cut)</span></del> ` : nothing}${b ? html`<ins class=${change}>${b}<span class="hidden"> (${change})</span></ins> ` : nothing}`;
}

/** @param {Page} _page @param {SharedView} shared @param {[ArticleView, ArticleView]} pair @returns {import("../../parts/export.js").Table} */
const table = (_page, shared, [a, b]) => ({
  name: "newsprism-passages",
  columns: ["Passage", `${a.info.label}: paragraph`, `${a.info.label}: words`, `${b.info.label}: paragraph`, `${b.info.label}: words`, "Words the same", "Likeness", "Moved", a.info.label, b.info.label],
  rows: shared.passages.map((p, i) => [i + 1, p.a.paragraph, p.a.words, p.b.paragraph, p.b.words, p.same, p.likeness, p.moved ? "yes" : "no",
    a.text.slice(p.a.span.start, p.a.span.end), b.text.slice(p.b.span.start, p.b.span.end)]),
});
