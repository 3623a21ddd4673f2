// The panel of evidence: the sentences that a figure was counted from, and how.

import { html, nothing } from "./dom.js";
import { badge, outletOf } from "./outlets.js";
import { count, countryName, lineClass, num, outletName, speakerName } from "./format.js";
import { placeOf } from "./by-hand.js";
import { quoteEvidence, sentenceEvidence } from "./excerpt.js";
import { methodCard } from "./method.js";
import { sentencesList } from "./rows.js";
import { failed, loading } from "./states.js";
import { quotesData, quotesTable } from "./tables.js";
import { take } from "./take.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("../engine/protocol.d.ts").ArticleView} ArticleView */
/** @typedef {import("../engine/protocol.d.ts").Method} Method */
/** @typedef {import("../engine/protocol.d.ts").Finding} Finding */

/**
 * @typedef {object} Evidence
 * @property {string} title
 * @property {QuoteRow[]} [rows]
 * @property {number} [total] of rows in all
 * @property {boolean} [isOpen] whether the rules stand under each row
 * @property {boolean} [withSpeaker]
 * @property {ArticleView} [leftOut]
 * @property {import("./excerpt.js").Sentence[]} [sentences] that are no quotations
 * @property {string} [text] what the sentences show
 * @property {import("./method.js").Explained} [method]
 * @property {Finding} [finding]
 * @property {(page: Page) => unknown} [more] what one view alone shows, under the rest
 * @property {import("../engine/protocol.d.ts").SentencesView} [found] the sentences of a row of a list
 */

const ROWS = 200;

/**
 * Asks for what the address names.
 * @param {State} state
 * @param {import("./page.js").Ask} ask
 * @param {{ method?: import("./method.js").Explained, findings?: Finding[] }} view what the view on screen already has
 * @param {(file: string) => number} number of an article by its file
 * @returns {Promise<Evidence|null>}
 */
export async function askEvidence(state, ask, view, number) {
  const { see, filter } = state;
  if (!see) return null;
  const page = { offset: 0, limit: ROWS };
  if (see.what === "said") {
    const speakers = see.speaker === undefined ? filter.speakers : [see.speaker];
    const affiliations = see.country === undefined ? filter.affiliations : [see.country];
    const outlets = see.outlet === undefined ? filter.outlets : [see.outlet];
    /** @type {import("../engine/protocol.d.ts").QuotesView} */
    const answer = await ask({ kind: "quotes", filter: { ...filter, speakers, affiliations, outlets }, group: "none", sort: "place", page });
    const name = see.country === undefined ? (see.speaker === undefined ? undefined : speakerName(see.speaker)) : countryName(see.country);
    const who = name === undefined ? outletName(see.outlet ?? "") : name + (see.outlet === undefined ? "" : ` in ${outletName(see.outlet)}`);
    return {
      title: `${who}: ${count(answer.quotedWords, "word")} in ${count(answer.total, "quotation")}`,
      rows: answer.rows,
      total: answer.total,
      withSpeaker: see.speaker === undefined,
      method: answer.method,
    };
  }
  if (see.what === "quotation" || see.what === "article" || see.what === "left-out") {
    /** @type {ArticleView} */
    const answer = await ask({ kind: "article", filter, article: number(see.article ?? ""), query: "" });
    const { label } = answer.info;
    if (see.what === "left-out") return { title: `${label}: ${count(answer.info.linesLeftOut, "line")} left out of the count`, leftOut: answer };
    if (see.what === "article") {
      const rows = answer.quotes.filter((_, i) => answer.selected[i]);
      return { title: `${label}: ${count(rows.length, "quotation")}`, rows, total: rows.length, withSpeaker: true };
    }
    const row = answer.quotes.find((q) => placeOf(q) === see.quote);
    if (!row) throw { code: "no-such-quotation", message: "This link names a quotation that is not in the report any more. Close this panel and choose it anew.", about: label };
    return { title: `Why ${speakerName(row.speaker)}?`, rows: [row], total: 1, isOpen: true };
  }
  if (see.what === "finding") {
    const finding = view.findings?.find((f) => f.rule === see.rule);
    if (!finding) throw { code: "no-such-finding", message: "Under these filters there is no such finding. Take a filter out, or close this panel.", about: null };
    /** @type {import("../engine/protocol.d.ts").QuotesView} */
    const answer = await ask({ kind: "quotes", filter: finding.link.filter, group: "none", sort: "place", page });
    return { title: "Why this is said", finding, rows: finding.link.view === "quotes" ? answer.rows : [], total: answer.total, withSpeaker: true };
  }
  if (see.of === "speakers") {
    /** @type {import("../engine/protocol.d.ts").SpeakersView} */
    const answer = await ask({ kind: "speakers", filter, grouped: state.isByCountry, page: { offset: 0, limit: 0 } });
    return { title: "Who speaks", method: answer.method };
  }
  return view.method ? { title: "How it was counted", method: view.method } : null;
}

/**
 * @param {Page} page
 * @param {{ evidence: Evidence|null, failure: import("../engine/protocol.d.ts").Failure|null, isLoading: boolean, close: string }} has
 */
export function evidencePanel(page, has) {
  const { evidence } = has;
  return html`
    <header>
      <h2 id="evidence-title" tabindex="-1">${has.failure ? "No evidence found" : (evidence?.title ?? "Evidence")}</h2>
      <p class="sub"><a class="close" href=${has.close}>close</a> <kbd>Esc</kbd></p>
    </header>
    ${has.failure ? failed(has.failure) : !evidence ? (has.isLoading ? loading("Fetching the sentences …") : nothing) : body(page, evidence)}`;
}

/** @param {Page} page @param {Evidence} evidence */
function body(page, evidence) {
  const rows = evidence.rows ?? [];
  return html`
    ${evidence.finding ? html`<p class="finding-text">${evidence.finding.parts.map((p) => (p.strong ? html`<b>${p.text}</b>` : p.text))}</p><p class="rule"><b>The rule:</b> ${evidence.finding.why}</p>` : nothing}
    ${evidence.leftOut ? leftOut(page, evidence.leftOut) : nothing}
    ${evidence.text ? html`<p class="rule">${evidence.text}</p>` : nothing}
    ${(evidence.sentences ?? []).map((sentence) => sentenceEvidence(page, sentence))}
    ${evidence.rows && rows.length === 0 && !evidence.finding ? html`<p>No quotation here passes the filters.</p>` : nothing}
    ${rows.map((row) => quoteEvidence(page, row, { withSpeaker: evidence.withSpeaker, open: evidence.isOpen }))}
    ${(evidence.total ?? 0) > rows.length && rows.length > 0 ? html`<p class="cut">The first ${num(rows.length)} of ${num(evidence.total ?? 0)}; all of them are in Quotes.</p>` : nothing}
    ${rows.length > 0 ? html`<p class="tools"><span class="take">${take(page, { title: evidence.title, table: () => quotesTable(page, rows), data: () => quotesData(page, rows) })}</span></p>` : nothing}
    ${evidence.method ? methodCard(evidence.method) : nothing}
    ${evidence.more?.(page) ?? nothing}
    ${evidence.found ? sentencesList(page, evidence.found) : nothing}`;
}

/** @param {Page} page @param {ArticleView} article */
function leftOut(page, article) {
  const outlet = outletOf(page.outlets, article.info.outlet);
  const lines = article.lines.filter((l) => l.class !== "blank" && l.counted.start === l.counted.end);
  if (lines.length === 0) return html`<p>Every line of this report is counted.</p>`;
  return html`<p class="sub">${badge(outlet)}${article.info.label}. The text itself stays whole; these lines are not counted.</p>
    <dl class="left-out">${lines.map((l) => html`
      <dt><a href=${page.href("reader", { article: article.info.file, at: l.span.start, to: l.span.end, see: null })}>${article.text.slice(l.span.start, l.span.end).trim()}</a></dt>
      <dd><b>${lineClass(l.class)}</b>${l.reason ? html`: ${l.reason}` : nothing}</dd>`)}
    </dl>`;
}
