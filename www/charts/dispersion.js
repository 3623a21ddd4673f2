// Where in each report the hits stand: a strip a report, a tick a hit, from its first word to its last.

import { html, svg } from "../parts/dom.js";
import { count, num, rate } from "../parts/format.js";
import { outletOf } from "../parts/outlets.js";
import { figure } from "./figure.js";
import { dispersionTitle } from "./titles.js";

/** @typedef {import("../engine/protocol.d.ts").Dispersion} Dispersion */

/** Strips that are drawn. */
const STRIPS = 20;

/**
 * @param {import("../parts/page.js").Page} page
 * @param {Dispersion[]} strips
 * @param {string} query
 * @param {(article: number, hit: number) => void} onHit opens the nth hit of an article
 */
export function dispersion(page, strips, query, onHit) {
  const all = strips.map((s) => ({ ...s, label: page.article(s.article)?.label ?? "" }));
  // Many reports: those with hits, most first.
  const labelled = all.length <= STRIPS ? all : all.filter((s) => s.hits > 0).sort((a, b) => b.hits - a.hits || a.article - b.article).slice(0, STRIPS);
  const cut = all.length > labelled.length ? `; the ${num(labelled.length)} of ${num(all.length)} reports with most hits` : "";
  const isNarrow = page.ui.width < 520;
  const width = Math.max(280, Math.min(900, page.ui.width));
  const left = isNarrow ? 0 : 184;
  const right = 64;
  const step = isNarrow ? 38 : 24;
  const height = labelled.length * step + 6;
  return figure(page, {
    name: "dispersion",
    title: dispersionTitle(all, query),
    subtitle: `Where the hits stand in each report, from its first word to its last${cut}; click a mark to read it there`,
    table: {
      name: "newsprism-dispersion",
      columns: ["Report", "Hits", "Words", "In 1,000 words"],
      rows: all.map((s) => [s.label, s.hits, s.words, s.words ? (1000 * s.hits) / s.words : 0]),
    },
    chart: html`<svg class="chart" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label=${dispersionTitle(all, query)}>
      ${labelled.map((s, i) => {
        const y = i * step + (isNarrow ? 18 : 4);
        const info = page.article(s.article);
        const outlet = outletOf(page.outlets, info?.outlet ?? "");
        const span = width - left - right;
        return svg`<g>
          <rect class="fill ${outlet.className}" x=${isNarrow ? 0 : left - 30} y=${isNarrow ? y - 16 : y} width="18" height="13"></rect>
          <text class="on ${outlet.className}" x=${isNarrow ? 9 : left - 21} y=${isNarrow ? y - 6 : y + 10} text-anchor="middle">${outlet.badge}</text>
          <text class="name" x=${isNarrow ? 25 : left - 37} y=${isNarrow ? y - 5 : y + 11} text-anchor=${isNarrow ? "start" : "end"}>${s.label.length > 22 ? `${s.label.slice(0, 21)}…` : s.label}</text>
          <rect class="strip" x=${left} y=${y} width=${span} height="14"></rect>
          ${s.at.map((word, n) => {
            const x = left + (s.words > 0 ? (word / s.words) * span : 0);
            return svg`<a href=${page.link({})} @click=${(/** @type {Event} */ e) => {
              e.preventDefault();
              onHit(s.article, n);
            }} aria-label="${s.label}: hit ${n + 1} of ${s.hits}"><rect class="target" x=${x - 4} y=${y - 3} width="9" height="20"></rect><rect class="fill tick ${outlet.className}" x=${x - 1} y=${y - 2} width="2.5" height="18"></rect></a>`;
          })}
          <text class="total" x=${left + span + 8} y=${y + 11}>${num(s.hits)}<title>${count(s.hits, "hit")}, ${rate(s.words ? (1000 * s.hits) / s.words : 0)} in 1,000 words</title></text>
        </g>`;
      })}
    </svg>`,
  });
}
