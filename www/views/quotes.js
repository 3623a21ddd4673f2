// Every quotation and reported statement: who, in whose pages, by which words, how sure.

import { html, nothing } from "../parts/dom.js";
import { count, countryName, num, outletName, percent, speakerName } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { quoteEvidence, DOUBT, DOUBT_MEANS } from "../parts/excerpt.js";
import { allRows } from "../parts/export.js";
import { markedList } from "../parts/marked.js";
import { quotesData, quotesFiles, quotesTable } from "../parts/tables.js";
import { take } from "../parts/take.js";
import { empty } from "../parts/states.js";
import { versionsOf } from "../parts/versions-of.js";
import { matrix } from "../charts/matrix.js";
import { askSpeakers } from "../charts/speakers.js";
import { GROUPS, PAGE } from "../state.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("../engine/protocol.d.ts").QuotesView} QuotesView */
/** @typedef {import("../engine/protocol.d.ts").SpeakersView} SpeakersView */
/** @typedef {import("../engine/protocol.d.ts").QuoteSort} QuoteSort */
/** @typedef {import("../engine/protocol.d.ts").MarkedListView} MarkedListView */
/** @typedef {{ quotes: QuotesView, speakers: SpeakersView, marked: MarkedListView, versions: import("../parts/versions-of.js").VersionCounts }} Data */

/** How many words that are nobody's are shown at most. */
const MARKED = 200;

/** @param {import("../state.js").State} state */
const sortOf = (state) => /** @type {QuoteSort} */ (state.order || "place");
/** @param {import("../state.js").State} state */
const groupOf = (state) => /** @type {import("../engine/protocol.d.ts").QuoteGroup} */ (state.group === "country" ? "affiliation" : state.group);

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @param {(file: string) => number} _number @param {import("../engine/protocol.d.ts").Facets} facets @returns {Promise<Data>} */
export async function ask(state, ask, _number, facets) {
  const { filter, marks } = state;
  const [quotes, speakers, marked, versions] = await Promise.all([
    ask({ kind: "quotes", filter, group: groupOf(state), sort: sortOf(state), page: { offset: 0, limit: state.shown } }),
    askSpeakers(state, ask, state.isByCountry),
    ask({ kind: "marked", filter, roles: marks ? [marks] : [], page: { offset: 0, limit: marks ? MARKED : 0 } }),
    versionsOf(ask, facets, filter),
  ]);
  return { quotes, speakers, marked, versions };
}

/** @param {Data} data */
export const methodOf = ({ quotes }) => ({ ...quotes.method, definitions: quotes.stances });
/** @param {Data} data */
export const announce = ({ quotes }) => `Quotes: ${count(quotes.total, "quotation")} in ${count(quotes.reports, "report")}`;

const ORDERS = [
  ["", "report and place"],
  ["length", "longest first"],
  ["speaker", "speaker"],
  ["verb", "verb"],
  ["doubt", "least sure first"],
];

/** @param {Page} page @param {Data} data */
export function draw(page, { quotes, speakers, marked, versions }) {
  const { state } = page;
  const title = html`<h1>${count(quotes.total, "quotation")} in ${count(quotes.reports, "report")}</h1>`;
  if (quotes.total === 0) {
    return html`${title}${empty("No quotation passes these filters.", html`Take a filter out above, <a href="#/quotes">show all quotations</a>, or look at <button type="button" @click=${page.corrections}>your corrections</button>.`)}${markedList(page, marked)}`;
  }
  /** @returns {Promise<QuoteRow[]>} */
  const all = () => allRows(page.ask, { kind: "quotes", filter: state.filter, group: groupOf(state), sort: sortOf(state) }, "rows");
  const groups = grouped(page, quotes, state.group);
  const unsure = quotes.rows.filter((r) => r.certainty !== "sure").length;
  return html`${title}
    <p class="sub">${count(quotes.quotedWords, "word")} inside quotation marks. <a class="evidence" href=${page.see({ what: "method", of: "quotes" })}>How it was counted</a></p>
    ${matrix(page, speakers)}
    <section class="list" aria-labelledby="list-title">
      <h2 id="list-title">Every quotation, with its sentence</h2>
      <div class="tools">
        <label>Group by <select .value=${state.group} @change=${(/** @type {Event} */ e) => page.go({ group: /** @type {HTMLSelectElement} */ (e.currentTarget).value })}>
          ${GROUPS.map((g) => html`<option value=${g} ?selected=${g === state.group}>${g === "none" ? "nothing" : g}</option>`)}</select></label>
        <label>Order <select .value=${state.order} @change=${(/** @type {Event} */ e) => page.go({ order: /** @type {HTMLSelectElement} */ (e.currentTarget).value })}>
          ${ORDERS.map(([value, name]) => html`<option value=${value} ?selected=${value === state.order}>${name}</option>`)}</select></label>
        <a href=${page.link({ order: state.order === "doubt" ? "" : "doubt", group: state.order === "doubt" ? "speaker" : "none" })}>${state.order === "doubt" ? "in the order of the reports" : "least sure first"}</a>
        ${state.group === "stance" ? html`<a href=${page.see({ what: "method", of: "quotes" })}>what the stances mean</a>` : nothing}
        ${quotes.rows.length ? html`<button type="button" @click=${page.queue}>check one by one</button>` : nothing}
        <button type="button" @click=${page.corrections}>your corrections</button>
        <span class="take">${take(page, {
          title: `${count(quotes.total, "quotation")} in ${count(quotes.reports, "report")}`,
          table: async () => quotesTable(page, await all()),
          data: async () => quotesData(page, await all()),
          files: quotesFiles(page, count(quotes.total, "quotation"), all),
          total: quotes.total,
        })}</span>
      </div>
      <p class="key">${/** @type {const} */ (["sure", "likely", "guess"]).map((c) => html`<span title=${DOUBT_MEANS[c]}><span class="doubt ${c}">${DOUBT[c]}</span> ${c}</span>`)}
        ${unsure ? html`<span>${num(unsure)} of the ${num(quotes.rows.length)} shown are not sure</span>` : nothing}</p>
      ${groups.map((g) => html`<section class="group">
        ${g.title === null ? nothing : html`<h3>${g.mark ?? nothing}${g.title} <small>${g.note}</small></h3>`}
        ${g.rows.map((row) => quoteEvidence(page, row, { withSpeaker: state.group !== "speaker", versions }))}
      </section>`)}
      <p class="more-line">${quotes.rows.length < quotes.total
        ? html`<a class="more" href=${page.link({ shown: Math.min(1000, state.shown + 4 * PAGE) })}>show more</a> `
        : nothing}${num(quotes.rows.length)} of ${num(quotes.total)} shown</p>
    </section>
    ${markedList(page, marked)}`;
}

/**
 * The rows in their groups, which the core counted whole.
 * @param {Page} page @param {QuotesView} quotes @param {string} by
 * @returns {{ title: string|null, note: string, mark?: unknown, rows: QuoteRow[] }[]}
 */
function grouped(page, quotes, by) {
  if (by === "none") return [{ title: null, note: "", rows: quotes.rows }];
  let from = 0;
  return quotes.groups.map((group) => {
    const rows = quotes.rows.slice(from, from + group.shown);
    from += group.shown;
    const words = group.words > group.quotedWords ? `, ${num(group.words)} with those outside the marks` : "";
    const note = `${count(group.quotations, "quotation")}, ${count(group.quotedWords, "quoted word")} (${percent(group.quotedWords, quotes.quotedWords)})${words}${group.shown < group.quotations ? `; ${num(group.shown)} shown` : ""}`;
    return { title: nameOf(by, group.value), note, mark: by === "outlet" ? badge(outletOf(page.outlets, group.value)) : undefined, rows };
  });
}

/** @param {string} by @param {string} key */
function nameOf(by, key) {
  if (by === "speaker") return speakerName(key);
  if (by === "outlet") return outletName(key);
  if (by === "country") return countryName(key);
  return key || (by === "verb" ? "no verb" : "no stance");
}
