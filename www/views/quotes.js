// Every quotation and reported statement: who, in whose pages, by which words, how sure.

import { html, nothing } from "../parts/dom.js";
import { count, num, outletName, speakerName } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { quoteEvidence, DOUBT, DOUBT_MEANS } from "../parts/excerpt.js";
import { allRows } from "../parts/export.js";
import { quotesData, quotesTable } from "../parts/tables.js";
import { take } from "../parts/take.js";
import { empty } from "../parts/states.js";
import { versionsOf } from "../parts/versions-of.js";
import { matrix } from "../charts/matrix.js";
import { GROUPS, PAGE } from "../state.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("../engine/protocol.d.ts").QuotesView} QuotesView */
/** @typedef {import("../engine/protocol.d.ts").SpeakersView} SpeakersView */
/** @typedef {import("../engine/protocol.d.ts").QuoteSort} QuoteSort */
/** @typedef {{ quotes: QuotesView, speakers: SpeakersView, versions: import("../parts/versions-of.js").VersionCounts }} Data */

/** A list is asked for in the order of its groups, so that a group is never torn over two pages without need. @type {Record<string, QuoteSort>} */
const BY_GROUP = { speaker: "speaker", verb: "verb" };

/** @param {import("../state.js").State} state */
const sortOf = (state) => /** @type {QuoteSort} */ (state.order || BY_GROUP[state.group] || "place");

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @param {(file: string) => number} _number @param {import("../engine/protocol.d.ts").Facets} facets @returns {Promise<Data>} */
export async function ask(state, ask, _number, facets) {
  const { filter } = state;
  const [quotes, speakers, versions] = await Promise.all([
    ask({ kind: "quotes", filter, sort: sortOf(state), page: { offset: 0, limit: state.shown } }),
    ask({ kind: "speakers", filter }),
    versionsOf(ask, facets, filter),
  ]);
  return { quotes, speakers, versions };
}

/** @param {Data} data */
export const methodOf = (data) => data.quotes.method;
/** @param {Data} data */
export const announce = ({ quotes }) => `Quotes: ${count(quotes.total, "quotation")} in ${count(quotes.reports, "report")}`;

const ORDERS = [
  ["", "as grouped"],
  ["place", "report and place"],
  ["length", "longest first"],
  ["speaker", "speaker"],
  ["verb", "verb"],
  ["doubt", "least sure first"],
];

/** @param {Page} page @param {Data} data */
export function draw(page, { quotes, speakers, versions }) {
  const { state } = page;
  const title = html`<h1>${count(quotes.total, "quotation")} in ${count(quotes.reports, "report")}</h1>`;
  if (quotes.total === 0) {
    return html`${title}${empty("No quotation passes these filters.", html`Take a filter out above, <a href="#/quotes">show all quotations</a>, or look at <button type="button" @click=${page.corrections}>your corrections</button>.`)}`;
  }
  /** @returns {Promise<QuoteRow[]>} */
  const all = () => allRows(page.ask, { kind: "quotes", filter: state.filter, sort: sortOf(state) }, "rows");
  const groups = grouped(page, quotes.rows, state.group, speakers);
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
        <a href=${page.link({ order: state.order === "doubt" ? "" : "doubt", group: state.order === "doubt" ? "speaker" : "none" })}>${state.order === "doubt" ? "as grouped" : "least sure first"}</a>
        ${quotes.rows.length ? html`<button type="button" @click=${page.queue}>check one by one</button>` : nothing}
        <button type="button" @click=${page.corrections}>your corrections</button>
        <span class="take">${take(page, {
          title: `${count(quotes.total, "quotation")} in ${count(quotes.reports, "report")}`,
          table: async () => quotesTable(page, await all()),
          data: async () => quotesData(page, await all()),
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
    </section>`;
}

/**
 * Rows in groups, in the order in which the groups first appear.
 * @param {Page} page @param {QuoteRow[]} rows @param {string} by @param {SpeakersView} speakers
 * @returns {{ title: string|null, note: string, mark?: unknown, rows: QuoteRow[] }[]}
 */
function grouped(page, rows, by, speakers) {
  if (by === "none") return [{ title: null, note: "", rows }];
  /** @type {Map<string, QuoteRow[]>} */
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(page, row, by);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const out = [...groups].map(([key, list]) => {
    const outlet = by === "outlet" ? outletOf(page.outlets, key) : null;
    const all = by === "speaker" ? speakers.speakers.find((s) => s.speaker === key) : null;
    const note = all
      ? `${count(all.quotations, "quotation")}, ${count(all.quotedWords, "quoted word")}${list.length < all.quotations ? `; ${num(list.length)} shown` : ""}`
      : `${num(list.length)} shown`;
    return { key, title: nameOf(by, key), note, mark: outlet ? badge(outlet) : undefined, rows: list, size: all?.quotedWords ?? list.length };
  });
  // By speaker, who gets most comes first, unless an order of rows was asked for.
  if (by === "speaker" && !page.state.order) out.sort((a, b) => Number(a.key === "") - Number(b.key === "") || b.size - a.size);
  return out;
}

/** @param {Page} page @param {QuoteRow} row @param {string} by */
function keyOf(page, row, by) {
  if (by === "speaker") return row.speaker;
  if (by === "outlet") return page.article(row.article)?.outlet ?? "";
  return (by === "verb" ? row.verb : row.stance) ?? "";
}

/** @param {string} by @param {string} key */
function nameOf(by, key) {
  if (by === "speaker") return speakerName(key);
  if (by === "outlet") return outletName(key);
  return key || (by === "verb" ? "no verb" : "no stance");
}
