// How long the sentences of each report are: one small histogram a report, in classes of five words.

import { html, svg, nothing } from "../parts/dom.js";
import { count, num, rate } from "../parts/format.js";
import { outletOf } from "../parts/outlets.js";
import { figure } from "./figure.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").FiguresView} FiguresView */

/** Reports drawn; the table has all of the page. */
const MOST = 12;
const [ROW, TOP, BAR] = [56, 4, 40];

/** @param {number} at @param {number} all */
const className = (at, all) => (at === all - 1 ? `${5 * at}+` : `${5 * at}–${5 * at + 4}`);

/** @param {Page} page @param {FiguresView} data */
export function lengths(page, data) {
  const rows = data.rows.slice(0, MOST);
  const classes = data.rows[0]?.lengths.length ?? 0;
  const most = Math.max(1, ...rows.flatMap((r) => r.lengths));
  const text = page.ui.width < 520 ? 0 : 190;
  const width = Math.min(page.ui.width, 900);
  const step = (width - text) / classes;
  const above = text ? 0 : 18;
  const height = rows.length * (ROW + above) + 40;
  const [longest] = [...data.rows].flatMap((r) => r.sentences.map((s) => ({ ...s, article: r.article }))).sort((a, b) => b.words - a.words);
  const label = (/** @type {number} */ id) => page.article(id)?.label ?? "";
  return figure(page, {
    name: "lengths",
    title: longest ? `The longest sentence has ${num(longest.words)} words: ${label(longest.article)}` : "No sentences of body text",
    subtitle: html`Sentences by their number of words, in classes of five. <a class="evidence" href=${page.see({ what: "method", of: "lengths" })}>How it was counted</a>`,
    table: {
      name: "newsprism-sentence-lengths",
      columns: ["Report", "Sentences", "Mean", "Median", ...Array.from({ length: classes }, (_, i) => `${className(i, classes)} words`)],
      rows: data.rows.map((r) => [label(r.article), r.sentences.length, r.meanSentence ?? "none", r.medianSentence, ...r.lengths]),
    },
    chart: html`<svg class="chart" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label="Lengths of sentences, report by report">
      ${rows.map((row, i) => {
        const info = page.article(row.article);
        const top = TOP + i * (ROW + above) + above;
        return svg`<g class=${outletOf(page.outlets, info?.outlet ?? "").className}>
          <a class="bar-name" href=${page.see({ what: "method", of: "lengths", article: info?.file ?? "" })} aria-label="${info?.label}: ${count(row.sentences.length, "sentence")}, mean ${row.meanSentence === null ? "none" : rate(row.meanSentence)} words">
            <rect x="0" y=${text ? top : top - 18} width=${text || width / 2} height=${text ? BAR : 20} fill="transparent" />
            ${text ? svg`<text x="0" y=${top + 18}>${info?.label}</text><text class="total" x="0" y=${top + 36}>mean ${row.meanSentence === null ? "–" : rate(row.meanSentence)}, median ${row.medianSentence}</text>`
              : svg`<text x="0" y=${top - 4}>${info?.label} <tspan class="total">mean ${row.meanSentence === null ? "–" : rate(row.meanSentence)}</tspan></text>`}</a>
          ${row.lengths.map((n, at) => (n ? svg`<rect class="fill" x=${text + at * step + 1} y=${top + BAR - (n / most) * (BAR - 14)} width=${step - 2} height=${(n / most) * (BAR - 14)} /><text class="total" x=${text + (at + 0.5) * step} y=${top + BAR - 3 - (n / most) * (BAR - 14)} text-anchor="middle">${n}</text>` : nothing))}
          <line class="rule" x1=${text} x2=${width} y1=${top + BAR} y2=${top + BAR} /></g>`;
      })}
      ${Array.from({ length: classes }, (_, at) => (step > 44 || at % 2 === 0 ? svg`<text class="total" x=${text + (at + 0.5) * step} y=${height - 22} text-anchor="middle">${className(at, classes)}</text>` : nothing))}
      <text class="total" x=${width} y=${height - 5} text-anchor="end">words in a sentence</text>
    </svg>
    ${data.rows.length > MOST ? html`<p class="note">The first ${MOST} of ${num(data.rows.length)} reports are drawn; the table has all of them.</p>` : nothing}`,
  });
}
