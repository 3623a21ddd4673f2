// The first screen: what is worth knowing in sentences, then who speaks, the reports, the words that set them apart.

import { html, nothing, css } from "../parts/dom.js";
import { allRows } from "../parts/export.js";
import { count, date, exact, num, percent, rate } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { empty } from "../parts/states.js";
import { again } from "../parts/method.js";
import { askSpeakers, speakersChart } from "../charts/speakers.js";
import { timeline } from "../charts/timeline.js";
import { figure } from "../charts/figure.js";
import { reportsTable } from "../parts/tables.js";
import { MOST, unfold } from "../parts/pager.js";
import { take } from "../parts/take.js";
import { VIEWS } from "../state.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").OverviewView} OverviewView */
/** @typedef {import("../engine/protocol.d.ts").ArticleInfo} ArticleInfo */
/** @typedef {import("../engine/protocol.d.ts").Finding} Finding */

/** @typedef {import("../engine/protocol.d.ts").DistinctiveView} DistinctiveView */
/** @typedef {{ view: OverviewView, speakers: import("../engine/protocol.d.ts").SpeakersView, distinctive: DistinctiveView }} Data */

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @returns {Promise<Data>} */
export async function ask(state, ask) {
  const { filter } = state;
  const [view, speakers, distinctive] = await Promise.all([ask({ kind: "overview", filter }), askSpeakers(state, ask), askDistinctive(filter, ask)]);
  return { view, speakers, distinctive };
}

/** What sets the first reports apart. @param {import("../state.js").State["filter"]} filter @param {import("../parts/page.js").Ask} ask @returns {Promise<DistinctiveView>} */
export const askDistinctive = (filter, ask) => ask({ kind: "distinctive", filter, page: { offset: 0, limit: MOST } });

/** @param {Data} data @param {string|undefined} of */
export const methodOf = ({ speakers, distinctive }, of) => (of === "speakers" ? speakers.method : of === "terms" || of === "tf-idf" ? distinctive.method : undefined);
/** @param {Data} data */
export const findingsOf = ({ view }) => view.findings;
/** @param {Data} data */
export const announce = ({ view: { totals } }) => `Overview: ${count(totals.reports, "report")}, ${count(totals.quotations, "quotation")}`;

/**
 * The weight of one of the words that set a report apart.
 * @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} _ @param {{ distinctive: DistinctiveView }} data
 * @returns {Promise<import("../parts/evidence.js").Evidence|null>}
 */
export async function evidence({ see }, _, { distinctive: { reports, method, total } }) {
  const word = see?.of === "tf-idf" ? reports.find((t) => String(t.article) === see.article)?.terms.find((w) => w.term === see.row) : undefined;
  if (!word) return null;
  const counts = [{ name: "times here", value: word.count }, { name: "reports that have it", value: word.range }, { name: "reports", value: total }, { name: "weight", value: word.weight }];
  return {
    title: `“${word.shown}”: ${method.name} ${exact(word.weight)}`,
    method: { ...method, counts },
    more: (page) => again(page, "tf-idf", 0, { tf: word.count, df: word.range, N: total, weight: "count", idf: "ln" }),
  };
}

/** Reports with a card, and with words that set them apart, before more is unfolded. */
const CARDS = 12;
const APART = 10;

/** @param {Page} page @param {Data} data */
export function draw(page, { view, speakers, distinctive }) {
  const articles = page.kept();
  if (articles.length === 0) {
    return html`<h1 class="hidden">Overview</h1>${empty("No report passes these filters.", html`<a href="#/overview">Show all reports again</a>`)}`;
  }
  const totals = view.totals;
  return html`<h1 class="hidden">Overview</h1>
    <div class="overview">
      <div class="lead-column">
        <section aria-label="Findings">${findings(page, view.findings)}</section>
        ${speakersChart(page, speakers)}
        ${apart(page, distinctive)}
      </div>
      <section class="reports" aria-labelledby="reports-title">
        <h2 id="reports-title">The reports</h2>
        <p class="sub">${count(totals.words, "word")}, ${count(totals.sentences, "sentence")}; ${percent(totals.quotedWords, totals.words)} of the words are inside quotation marks</p>
        <p class="tools"><a href=${page.href("report")}>all in one, to print</a> <span class="take">${take(page, { title: "The reports", table: () => reportsTable(articles) })}</span></p>
        ${articles.slice(0, page.ui.open.has("cards") ? MOST : CARDS).map((a) => card(page, a))}
        ${unfold(page, "cards", articles.length, CARDS, "reports")}
        ${dates(page, articles)}
      </section>
    </div>`;
}

/** Where Versions shows what a rule speaks of, report by report. @type {Record<string, import("../state.js").VersionTab>} */
const COMPARED = { "left-out-by-one": "left-out", "differing-number": "numbers", "single-source-number": "numbers", "heard-by-all": "voices", "single-outlet-voice": "voices" };

/** @param {Page} page @param {Finding[]} list */
function findings(page, list) {
  if (list.length === 0) return html`<p class="findings-none">Nothing stands out in these reports by the rules that Newsprism knows. Below is what there is to see.</p>`;
  return html`<ul class="findings">${list.map((f) => html`<li>
    <p>${f.parts.map((p) => (p.strong ? html`<b>${p.text}</b>` : p.text))}
      <span class="finding-links"><a class="to" href=${linkOf(page, f)}>${f.link.label}</a>
      ${COMPARED[f.rule] ? html`<a class="to" href=${page.href("versions", { filter: page.state.filter, tab: COMPARED[f.rule], least: f.rule === "left-out-by-one" ? Math.max(1, page.kept().length - 1) : 2 })}>compare the reports</a>` : nothing}
      <a class="why" href=${page.see({ what: "finding", rule: f.rule })} aria-label="Why this is said: ${f.parts.map((p) => p.text).join("")}">why?</a></span></p>
  </li>`)}</ul>
  <p class="tools"><span class="take">${take(page, { title: "Findings", table: () => findingsTable(list), data: () => ({ newsprism: "findings", findings: list }) })}</span></p>`;
}

/** @param {Finding[]} list @returns {import("../parts/export.js").Table} */
export const findingsTable = (list) => ({
  name: "newsprism-findings",
  columns: ["Finding", "Rule", "Why it is said"],
  rows: list.map((f) => [f.parts.map((p) => p.text).join(""), f.rule, f.why]),
});

/** @param {Page} page @param {Finding} finding */
function linkOf(page, { link }) {
  const view = Object.hasOwn(VIEWS, link.view) ? /** @type {import("../state.js").View} */ (link.view) : "quotes";
  return page.href(view, { filter: link.filter, query: link.query ?? "", see: null, ...(link.tab === null ? {} : { tab: /** @type {any} */ (link.tab) }) });
}

/** @param {Page} page @param {ArticleInfo} info */
function card(page, info) {
  const outlet = outletOf(page.outlets, info.outlet);
  const facts = [
    info.date ? date(info.date.value) : "no date stated",
    info.agencies.length ? info.agencies.map((a) => a.value).join(", ") : null,
    info.place ? info.place.value : null,
    info.byline ? info.byline.value : null,
  ].filter(Boolean);
  return html`<article class="card">
    <p class="kicker">${badge(outlet)}<b>${info.label}</b> <span>${facts.join(" · ")}</span></p>
    <h3><a href=${page.href("reader", { article: info.file })}>${info.headline?.value ?? info.file}</a></h3>
    <p class="figures">
      <span>${count(info.words, "word")}</span>
      <a href=${page.see({ what: "article", article: info.file })}>${count(info.quotations, "quotation")}</a>
      ${info.linesLeftOut ? html`<a href=${page.see({ what: "left-out", article: info.file })}>${count(info.linesLeftOut, "line")} left out</a>` : nothing}
    </p>
    <p class="share"><span class="track"><span class="fill ${outlet.className}" ${css({ width: `${info.words ? (100 * info.quotedWords) / info.words : 0}%` })}></span></span>
      <span>${percent(info.quotedWords, info.words)} in quotation marks</span></p>
  </article>`;
}

/** @param {Page} page @param {ArticleInfo[]} articles */
function dates(page, articles) {
  const known = articles.filter((a) => a.date);
  if (known.length >= 2) return timeline(page, articles);
  const [only] = known;
  return html`<p class="note">${only?.date
    ? `Only ${only.label} states its date, ${date(only.date.value)}; so there is no time line.`
    : "No report states its date; so there is no time line."}</p>`;
}

/** The words that set each report apart. @param {Page} page @param {DistinctiveView} distinctive */
export function apart(page, { reports, total, method }) {
  const some = reports.filter((t) => t.terms.length);
  if (some.length === 0) return nothing;
  return figure(page, {
    name: "apart",
    title: some.length === 1 ? "Its most telling words" : "The words that set each report apart",
    subtitle: html`${method.name}: frequent here, in few of the other reports; the figure is how often the word stands here. <a class="evidence" href=${page.see({ what: "method", of: "tf-idf" })}>How it was counted</a>`,
    isTable: true,
    whole: async () => ({
      name: "newsprism-words-apart",
      columns: ["Report", "Word", "Count here", "Reports with it", "Weight"],
      rows: /** @type {DistinctiveView["reports"]} */ (await allRows(page.ask, { kind: "distinctive", filter: page.state.filter }, "reports"))
        .flatMap((t) => t.terms.map((w) => [page.article(t.article)?.label ?? "", w.shown, w.count, w.range, w.weight])),
    }),
    chart: html`<div class="apart">${(page.ui.open.has("apart") ? some : some.slice(0, APART)).map((t) => {
      const info = page.article(t.article);
      const outlet = outletOf(page.outlets, info?.outlet ?? "");
      const most = Math.max(...t.terms.map((w) => w.weight), 1e-12);
      return html`<section>
        <h3>${badge(outlet)}${info?.label ?? outlet.shown}</h3>
        <ol>${t.terms.map((w) => html`<li><a href=${page.href("concordance", { query: w.shown, see: null })} title="in ${count(w.range, "report")}, weight ${rate(w.weight)}">
          <span class="word">${w.shown}</span><span class="track" aria-hidden="true"><span class="fill ${outlet.className}" ${css({ width: `${(100 * w.weight) / most}%` })}></span></span></a>
          <a class="n" href=${page.see({ what: "method", of: "tf-idf", article: String(t.article), row: w.term })} aria-label="${w.shown}: ${num(w.count)} times, weight ${rate(w.weight)}">${num(w.count)}</a></li>`)}</ol>
      </section>`;
    })}</div>${unfold(page, "apart", total > reports.length ? total : some.length, APART, "reports")}`,
  });
}
