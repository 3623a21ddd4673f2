// Speaker by outlet, or country by outlet: the figure in every cell, a bar under it, each cell a link to its quotations.

import { html, nothing, css } from "../parts/dom.js";
import { count, countryName, num, outletName, percent, speakerName } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { unfold } from "../parts/pager.js";
import { figure } from "./figure.js";
import { measureSwitch, speakersTable, wholeView } from "./speakers.js";
import { amount, matrixTitle } from "./titles.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").SpeakersView} SpeakersView */
/** @typedef {SpeakersView["speakers"][number]} Row */

const ROWS = 8;
/** Names said under a row before the rest is only counted. */
const NAMES = 4;
const SUBTITLE = { words: "Words inside quotation marks", quotations: "Quotations of all kinds", share: "Share of the words that each outlet quotes" };

/** @param {Page} page @param {SpeakersView} view */
export function matrix(page, view) {
  const { measure, isByCountry, filter } = page.state;
  const isOpen = page.ui.open.has("matrix");
  const unknown = (/** @type {Row} */ row) => (isByCountry && row.speaker === "" ? 1 : 0);
  const sorted = [...view.speakers].sort((a, b) => unknown(a) - unknown(b) || amount(b, measure) - amount(a, measure));
  const rows = isOpen ? sorted : sorted.slice(0, ROWS);
  const whole = new Map(view.totals.map((t) => [t.outlet, t.quotedWords]));
  /** Of the longest bar. @param {{ outlet: string, quotedWords: number, quotations: number }} cell */
  const length = (cell) => (measure === "share" ? cell.quotedWords / Math.max(1, whole.get(cell.outlet) ?? 0) : amount(cell, measure));
  const most = Math.max(measure === "share" ? 0.01 : 1, ...view.speakers.flatMap((s) => s.outlets.map(length)));
  const unit = measure === "quotations" ? "quotation" : "word";
  /** @param {number} value @param {number} all */
  const shown = (value, all) => (measure === "share" ? percent(value, all) : num(value));
  const name = (/** @type {Row} */ row) => (isByCountry ? countryName(row.speaker) : speakerName(row.speaker));
  /** @param {Row} row @param {string} [outlet] */
  const see = (row, outlet) => page.see({ what: "said", ...(isByCountry ? { country: row.speaker } : { speaker: row.speaker }), ...(outlet === undefined ? {} : { outlet }) });
  const what = isByCountry ? "country of the speaker" : "speaker";
  return figure(page, {
    name: "matrix",
    title: matrixTitle(view, (isByCountry ? filter.affiliations : filter.speakers).length > 0, isByCountry),
    subtitle: html`${SUBTITLE[measure]}, ${what} by outlet. <a class="evidence" href=${page.see({ what: "method", of: "speakers" })}>How it was counted</a>`,
    controls: html`${measureSwitch(page)}
      <span class="switch" role="group" aria-label="Rows">${[false, true].map((c) => html`<a href=${page.link({ isByCountry: c })} aria-current=${isByCountry === c ? "true" : "false"}>${c ? "by country" : "by speaker"}</a>`)}</span>`,
    isTable: true,
    whole: async () => {
      const whole = await wholeView(page, isByCountry);
      return isByCountry ? countriesTable(whole) : { ...speakersTable(whole), name: "newsprism-speaker-by-outlet" };
    },
    chart: html`<div class="scroll" tabindex="0" role="region" aria-label="${isByCountry ? "Country" : "Speaker"} by outlet"><table class="matrix">
      <thead><tr><th scope="col">${isByCountry ? "Country" : "Speaker"}</th>${view.outlets.map((o) => {
        const outlet = outletOf(page.outlets, o);
        return html`<th scope="col" class="n">${badge(outlet)}<span class="long">${outlet.shown}</span></th>`;
      })}<th scope="col" class="n">All</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr>
        <th scope="row">${name(row)}${isByCountry ? names("", row.members) : names("also: ", row.aliases)}</th>
        ${view.outlets.map((o) => {
          const cell = row.outlets.find((s) => s.outlet === o);
          const outlet = outletOf(page.outlets, o);
          if (!cell || cell.quotations === 0) return html`<td class="n none"><span aria-hidden="true">·</span><span class="hidden">none</span></td>`;
          const value = shown(amount(cell, measure), whole.get(o) ?? 0);
          return html`<td class="n"><a href=${see(row, o)} aria-label="${name(row)} in ${outlet.shown}: ${measure === "share" ? value : count(amount(cell, measure), unit)}">${value}
            <span class="track" aria-hidden="true"><span class="fill ${outlet.className}" ${css({ width: `${(100 * length(cell)) / most}%` })}></span></span></a></td>`;
        })}
        <td class="n"><a href=${see(row)} aria-label="${name(row)}, all outlets: ${measure === "share" ? percent(row.quotedWords, view.quotedWords) : count(amount(row, measure), unit)}"><b>${shown(amount(row, measure), view.quotedWords)}</b></a></td>
      </tr>`)}</tbody></table></div>
      ${unfold(page, "matrix", view.total, ROWS, isByCountry ? "countries" : "speakers")}`,
  });
}

/** @param {string} before @param {string[]} list */
const names = (before, list) => (list.length ? html`<small>${before}${list.slice(0, NAMES).join(" · ")}${list.length > NAMES ? ` and ${list.length - NAMES} more` : ""}</small>` : nothing);

/** @param {SpeakersView} view @returns {import("../parts/export.js").Table} */
const countriesTable = (view) => ({
  name: "newsprism-country-by-outlet",
  columns: ["Country", "Speakers", "Quoted words", "Quotations", ...view.outlets.flatMap((o) => [`${outletName(o)}: words`, `${outletName(o)}: quotations`])],
  rows: view.speakers.map((row) => [
    countryName(row.speaker),
    row.members.join("; "),
    row.quotedWords,
    row.quotations,
    ...view.outlets.flatMap((o) => {
      const cell = row.outlets.find((s) => s.outlet === o);
      return [cell?.quotedWords ?? 0, cell?.quotations ?? 0];
    }),
  ]),
});
