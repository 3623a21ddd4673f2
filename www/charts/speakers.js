// Who speaks: a bar a speaker, a segment an outlet, the figure on the mark. Every segment is a link to its quotations.

import { html, svg, nothing } from "../parts/dom.js";
import { every } from "../parts/export.js";
import { count, num, outletName, speakerName } from "../parts/format.js";
import { outletOf } from "../parts/outlets.js";
import { MOST, unfold } from "../parts/pager.js";
import { figure } from "./figure.js";
import { amount, ranked, speakersTitle } from "./titles.js";

/** @typedef {import("../engine/protocol.d.ts").SpeakersView} SpeakersView */
/** @typedef {import("../parts/page.js").Page} Page */

/** @type {import("./titles.js").Measure[]} */
const MEASURES = ["words", "quotations", "share"];
const ROWS = 10;
const HEIGHT = 20;
/** Rough width of a figure at the size of the labels on the bars, in pixels. */
const DIGIT = 7;

/** Without its page. @param {import("../state.js").State} state @param {boolean} [isByCountry] */
export const speakersRequest = ({ filter, measure }, isByCountry = false) =>
  ({ kind: /** @type {const} */ ("speakers"), filter, grouped: isByCountry, byQuotations: measure === "quotations" });

/** Those that can be drawn. @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @param {boolean} [isByCountry] @returns {Promise<SpeakersView>} */
export const askSpeakers = (state, ask, isByCountry) => ask({ ...speakersRequest(state, isByCountry), page: { offset: 0, limit: MOST } });

/** @param {Page} page @param {SpeakersView} view */
export function speakersChart(page, view) {
  const { measure } = page.state;
  const all = ranked(view, measure);
  const rows = page.ui.open.has("speakers") ? all : all.slice(0, ROWS);
  const unit = measure === "words" ? "Words inside quotation marks" : "Quotations, with and without quotation marks";
  return figure(page, {
    name: "speakers",
    title: titleOf(page, view),
    subtitle: html`${unit}, by speaker; a segment is an outlet. <a class="evidence" href=${page.see({ what: "method", of: "speakers" })}>How it was counted</a>`,
    controls: measureSwitch(page),
    table: speakersTable(view),
    whole: async () => speakersTable(await wholeView(page)),
    chart: html`${rows.length ? bars(page, view, rows) : html`<p class="empty">No quotation passes the filters. Take one out above, or <a href="#/overview">begin anew with all reports</a>.</p>`}
      ${unfold(page, "speakers", measure === "quotations" ? view.total : view.quoted, ROWS, "speakers")}`,
  });
}

/** @param {Page} page @param {SpeakersView} view */
const titleOf = (page, view) => speakersTitle(view, page.state.measure, page.state.filter.speakers.length > 0);

/** Words or quotations. @param {Page} page */
export const measureSwitch = (page) => html`<span class="switch" role="group" aria-label="Count">
  ${(page.state.view === "quotes" ? MEASURES : MEASURES.slice(0, 2)).map((m) => html`<a href=${page.link({ measure: m })} aria-current=${page.state.measure === m ? "true" : "false"}>${m === "share" ? "share of words" : m}</a>`)}
</span>`;

/** @param {Page} page @param {SpeakersView} view @param {SpeakersView["speakers"]} rows */
function bars(page, view, rows) {
  const { measure } = page.state;
  const isNarrow = page.ui.width < 520;
  const width = Math.max(280, Math.min(900, page.ui.width));
  const left = isNarrow ? 0 : 196;
  const right = isNarrow ? 44 : 140;
  const step = isNarrow ? 46 : 29;
  const top = isNarrow ? 20 : 4;
  const most = Math.max(1, ...rows.map((r) => amount(r, measure)));
  const scale = (width - left - right) / most;
  // An outlet that nobody knows is not one outlet, nor an unknown speaker one speaker.
  const isInOne = (/** @type {SpeakersView["speakers"][number]} */ row, /** @type {{ outlet: string }[]} */ shares) =>
    shares.length === 1 && shares[0]?.outlet !== "" && row.speaker !== "" && view.outlets.length > 1;
  return html`<svg class="chart" width=${width} height=${rows.length * step + 8} viewBox="0 0 ${width} ${rows.length * step + 8}" role="group" aria-label="Bars: ${titleOf(page, view)}">
    ${rows.map((row, i) => {
      const y = i * step + top;
      const total = amount(row, measure);
      const name = speakerName(row.speaker);
      let x = left;
      const shares = row.outlets.filter((o) => amount(o, measure) > 0);
      const outsideNote = !isNarrow && isInOne(row, shares) ? ", in one outlet only" : "";
      return svg`<g>
        <a href=${page.see({ what: "said", speaker: row.speaker })} class="bar-name" aria-label="${name}, ${count(total, measure === "words" ? "word" : "quotation")}">
          <text x=${isNarrow ? 0 : left - 12} y=${isNarrow ? y - 6 : y + 14} text-anchor=${isNarrow ? "start" : "end"} class=${row.speaker ? "name" : "name unknown"}>${shorten(name, isNarrow ? 44 : 25)}</text></a>
        ${shares.map((share) => {
          const outlet = outletOf(page.outlets, share.outlet);
          const value = amount(share, measure);
          const w = Math.max(1.5, value * scale);
          const at = x;
          x += w;
          const label = `${num(value)} ${outlet.badge}`;
          const short = num(value);
          const room = w - 6;
          const shown = label.length * DIGIT < room ? label : short.length * DIGIT < room ? short : "";
          return svg`<a class="segment" href=${page.see({ what: "said", speaker: row.speaker, outlet: share.outlet })}
              aria-label="${name} in ${outlet.shown}: ${count(value, measure === "words" ? "word" : "quotation")}">
            <title>${name} in ${outlet.shown}: ${count(value, measure === "words" ? "word" : "quotation")}</title>
            <rect class="fill ${outlet.className}" x=${at} y=${y} width=${Math.max(1, w - 1)} height=${HEIGHT}></rect></a>
          ${shown ? svg`<text class="on ${outlet.className}" x=${at + (w - 1) / 2} y=${y + 14} text-anchor="middle" aria-hidden="true">${shown}</text>` : nothing}`;
        })}
        <text class="total" x=${x + 7} y=${y + 14}>${num(total)}${outsideNote}</text>
      </g>`;
    })}
  </svg>${legend(page, view.outlets.filter((o) => rows.some((r) => r.outlets.some((s) => s.outlet === o))))}`;
}

/** Which letter is which outlet, for the segments too small to bear a label. @param {Page} page @param {string[]} outlets */
const legend = (page, outlets) => html`<p class="legend">${outlets.map((name) => {
  const outlet = outletOf(page.outlets, name);
  return html`<span><i class="badge ${outlet.className}" aria-hidden="true">${outlet.badge}</i>${outlet.shown}</span>`;
})}</p>`;

/** With all rows. @param {Page} page @param {boolean} [isByCountry] @returns {Promise<SpeakersView>} */
export const wholeView = (page, isByCountry) => every(page.ask, speakersRequest(page.state, isByCountry), "speakers");

/** @param {SpeakersView} view @returns {import("../parts/export.js").Table} */
export const speakersTable = (view) => ({
  name: "newsprism-speakers",
  columns: ["Speaker", "Quoted words", "Quotations", ...view.outlets.flatMap((o) => [`${outletName(o)}: words`, `${outletName(o)}: quotations`])],
  rows: view.speakers.map((row) => [
    speakerName(row.speaker),
    row.quotedWords,
    row.quotations,
    ...view.outlets.flatMap((o) => {
      const share = row.outlets.find((s) => s.outlet === o);
      return [share?.quotedWords ?? 0, share?.quotations ?? 0];
    }),
  ]),
});

/** @param {string} text @param {number} most */
const shorten = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);
