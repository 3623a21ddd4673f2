// Where the hits stand: a strip a report, a tick a hit, from its first word to its last; for many reports, all of them as
// one text above the strips of those with most hits.

import { html, nothing, svg } from "../parts/dom.js";
import { allRows } from "../parts/export.js";
import { count, num, rate } from "../parts/format.js";
import { outletOf } from "../parts/outlets.js";
import { figure } from "./figure.js";
import { dispersionTitle, spreadTitle } from "./titles.js";

/** @typedef {import("../engine/protocol.d.ts").Dispersion} Dispersion */
/** @typedef {import("../engine/protocol.d.ts").DispersionView} DispersionView */
/** @typedef {import("../parts/page.js").Page} Page */

/** Strips that are drawn. */
export const STRIPS = 20;
/** Hits of a report that are each a link: more of them are one, which leads to the hit nearest to where it is pressed. */
const EACH = 40;
/** Height of the curve over all reports. */
const CURVE = 64;

/** @param {Page} page */
const isNarrowOn = (page) => page.ui.width < 520;
/** How high the picture of so many strips is. @param {Page} page @param {number} strips @param {boolean} isCut */
export const heightOf = (page, strips, isCut) => (isCut ? CURVE + 40 : 0) + strips * (isNarrowOn(page) ? 38 : 24) + 6;

/**
 * @param {Page} page
 * @param {DispersionView} where
 * @param {Omit<import("../engine/protocol.d.ts").DispersionRequest, "page">} asked what it was asked for, beside the page
 */
export function dispersion(page, where, asked) {
  const { query } = asked;
  const all = where.strips.map((s) => ({ ...s, label: page.article(s.article)?.label ?? "" }));
  const isCut = where.total > all.length;
  const title = isCut ? spreadTitle(where, query) : dispersionTitle(all, query);
  const isNarrow = isNarrowOn(page);
  const width = Math.max(280, Math.min(900, page.ui.width));
  const left = isNarrow ? 0 : 184;
  const right = 64;
  const step = isNarrow ? 38 : 24;
  const above = isCut ? CURVE + 40 : 0;
  const height = heightOf(page, all.length, isCut);
  const span = width - left - right;
  /** @param {(Dispersion & { label: string })[]} strips @returns {import("../parts/export.js").Table} */
  const table = (strips) => ({
    name: "newsprism-dispersion",
    columns: ["Report", "Hits", "Words", "In 1,000 words"],
    rows: strips.map((s) => [s.label, s.hits, s.words, s.words ? (1000 * s.hits) / s.words : 0]),
  });
  return figure(page, {
    name: "dispersion",
    title,
    subtitle: isCut
      ? `Hits in each hundredth of all ${num(where.total)} reports as one text, in the order of loading; below, the ${num(all.length)} reports with most hits, from first word to last. Click a mark to read it there`
      : "Where the hits stand in each report, from its first word to its last; click a mark to read it there",
    table: table(all),
    whole: async () => {
      /** @type {Dispersion[]} */
      const strips = await allRows(page.ask, { kind: "dispersion", ...asked }, "strips");
      return table(strips.map((s) => ({ ...s, label: page.article(s.article)?.label ?? "" })));
    },
    chart: html`<svg class="chart" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label=${title}>
      ${isCut ? curve(where, { left, span, isNarrow }) : nothing}
      ${all.map((s, i) => {
        const y = above + i * step + (isNarrow ? 18 : 4);
        const info = page.article(s.article);
        const outlet = outletOf(page.outlets, info?.outlet ?? "");
        const href = (/** @type {number} */ n) => page.href("reader", { article: info?.file ?? "", at: s.starts[n] ?? 0, to: s.ends[n] ?? 0 });
        const xs = s.at.map((word) => left + (s.words > 0 ? (word / s.words) * span : 0));
        /** @param {PointerEvent} e */
        const nearest = ({ currentTarget, clientX }) => {
          const link = /** @type {SVGAElement} */ (currentTarget);
          const box = /** @type {Element} */ (link.firstElementChild).getBoundingClientRect();
          const x = left + (span * (clientX - box.left)) / box.width;
          link.setAttribute("href", href(xs.reduce((best, at, n) => (Math.abs(at - x) < Math.abs((xs[best] ?? 0) - x) ? n : best), 0)));
        };
        // Where the pointer was says nothing of where a key leads.
        const first = (/** @type {Event} */ e) => /** @type {Element} */ (e.currentTarget).setAttribute("href", href(0));
        return svg`<g>
          <rect class="fill ${outlet.className}" x=${isNarrow ? 0 : left - 30} y=${isNarrow ? y - 16 : y} width="18" height="13"></rect>
          <text class="on ${outlet.className}" x=${isNarrow ? 9 : left - 21} y=${isNarrow ? y - 6 : y + 10} text-anchor="middle">${outlet.badge}</text>
          <text class="name" x=${isNarrow ? 25 : left - 37} y=${isNarrow ? y - 5 : y + 11} text-anchor=${isNarrow ? "start" : "end"}>${s.label.length > 22 ? `${s.label.slice(0, 21)}…` : s.label}</text>
          ${s.at.length > EACH
            ? svg`<a href=${href(0)} aria-label="${s.label}: ${count(s.at.length, "hit")}, from the first" @pointermove=${nearest} @pointerdown=${nearest} @keydown=${first}><rect class="strip" x=${left} y=${y} width=${span} height="14"></rect><path class="fill tick ${outlet.className}" d=${xs.map((x) => `M${(x - 1).toFixed(1)} ${y - 2}h2.5v18h-2.5z`).join("")}></path></a>`
            : svg`<rect class="strip" x=${left} y=${y} width=${span} height="14"></rect>${xs.map((x, n) => svg`<a href=${href(n)} aria-label="${s.label}: hit ${n + 1} of ${s.at.length}"><rect class="target" x=${x - 4} y=${y - 3} width="9" height="20"></rect><rect class="fill tick ${outlet.className}" x=${x - 1} y=${y - 2} width="2.5" height="18"></rect></a>`)}`}
          <text class="total" x=${left + span + 8} y=${y + 11}>${num(s.hits)}<title>${count(s.hits, "hit")}, ${rate(s.words ? (1000 * s.hits) / s.words : 0)} in 1,000 words</title></text>
        </g>`;
      })}
    </svg>`,
  });
}

/** Bars, one a hundredth of all reports. @param {DispersionView} where @param {{ left: number, span: number, isNarrow: boolean }} at */
function curve({ spread }, { left, span, isNarrow }) {
  const most = Math.max(1, ...spread);
  const wide = span / spread.length;
  return svg`<g class="spread">
    <text class="name" x=${isNarrow ? 0 : left - 12} y=${isNarrow ? 12 : CURVE - 2} text-anchor=${isNarrow ? "start" : "end"}>All reports</text>
    ${spread.map((hits, i) => svg`<rect class="bar" x=${left + i * wide} y=${14 + (CURVE - 14) * (1 - hits / most)} width=${Math.max(1, wide - 1)} height=${(CURVE - 14) * (hits / most)}><title>${count(hits, "hit")} between ${i} % and ${i + 1} % of all words</title></rect>`)}
    <line class="axis" x1=${left} x2=${left + span} y1=${CURVE} y2=${CURVE}></line>
    <text class="total" x=${left + span + 8} y="24">${num(most)}</text>
    <text class="total" x=${left + span + 8} y=${CURVE}>0</text>
    <text class="total" x=${left} y=${CURVE + 16}>first report</text>
    <text class="total" x=${left + span} y=${CURVE + 16} text-anchor="end">last report</text>
  </g>`;
}
