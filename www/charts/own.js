// How much of each report is its own, how much stands in another as well, how much is an agency's.

import { html, svg, nothing } from "../parts/dom.js";
import { num, percent } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { figure } from "./figure.js";

/** @typedef {import("../engine/protocol.d.ts").SharedArticle} SharedArticle */

const HEIGHT = 20;
/** Rough width of a letter of a label, in pixels. */
const LETTER = 6.6;

/** @param {import("../parts/page.js").Page} page @param {SharedArticle[]} articles @param {string} title */
export function ownWords(page, articles, title) {
  const isNarrow = page.ui.width < 520;
  const width = Math.max(280, Math.min(900, page.ui.width));
  const left = isNarrow ? 0 : 184;
  const right = 56;
  const step = isNarrow ? 46 : 30;
  const top = isNarrow ? 20 : 4;
  const label = (/** @type {SharedArticle} */ a) => page.article(a.article)?.label ?? "";
  const sorted = [...articles].sort((a, b) => a.own / Math.max(1, a.words) - b.own / Math.max(1, b.words) || a.article - b.article);
  const hasWire = articles.some((a) => a.wire > 0);
  return figure(page, {
    name: "own",
    title,
    subtitle: html`Words of each report: in it alone, in a shared passage as well${hasWire ? ", and of these in a report that names a news agency" : nothing}. <a class="evidence" href=${page.see({ what: "method", of: "shared" })}>How it was found</a>`,
    table: {
      name: "newsprism-own-words",
      columns: ["Report", "Words", "Its own", "In another report too", "Of these in a report that names an agency"],
      rows: sorted.map((a) => [label(a), a.words, a.own, a.shared, a.wire]),
    },
    chart: html`<svg class="chart" width=${width} height=${sorted.length * step + 8} viewBox="0 0 ${width} ${sorted.length * step + 8}" role="group" aria-label="Bars: ${title}">
      ${sorted.map((a, i) => {
        const y = i * step + top;
        const outlet = outletOf(page.outlets, page.article(a.article)?.outlet ?? "");
        const scale = (width - left - right) / Math.max(1, a.words);
        /** @type {[number, string, string, number][]} words, what they are, the same in short, opacity */
        const parts = [[a.own, "its own", "own", 1], [a.shared - a.wire, "in another report too", "shared", 0.5], [a.wire, "shared with an agency’s report", "agency", 0.25]];
        let x = left;
        return svg`<g>
          ${isNarrow ? nothing : svg`<rect class="fill ${outlet.className}" x=${left - 30} y=${y + 3} width="18" height="13"></rect><text class="on ${outlet.className}" x=${left - 21} y=${y + 13} text-anchor="middle">${outlet.badge}</text>`}
          <text class="name" x=${isNarrow ? 0 : left - 38} y=${isNarrow ? y - 6 : y + 15} text-anchor=${isNarrow ? "start" : "end"}>${cut(label(a), isNarrow ? 40 : 20)}</text>
          ${parts.map(([words, long, brief, opacity]) => {
            if (words <= 0) return nothing;
            const w = words * scale;
            const at = x;
            x += w;
            const shown = [`${num(words)} ${long}`, `${num(words)} ${brief}`, num(words)].find((t) => t.length * LETTER < w - 8) ?? "";
            return svg`<g><title>${label(a)}: ${num(words)} words ${long}</title>
              <rect class="fill ${outlet.className}" fill-opacity=${opacity} x=${at} y=${y} width=${Math.max(1, w - 1)} height=${HEIGHT}></rect>
              ${shown ? svg`<text class=${opacity === 1 ? `on ${outlet.className}` : "over"} x=${at + w / 2} y=${y + 14} text-anchor="middle">${shown}</text>` : nothing}</g>`;
          })}
          <text class="total" x=${width - right + 8} y=${y + 15}>${percent(a.own, a.words)}</text>
        </g>`;
      })}
    </svg>
    <p class="note">The figure at the end is the share that is the report’s own.</p>`,
  });
}

/** The badge and name of a report. @param {import("../parts/page.js").Page} page @param {number} article */
export function report(page, article) {
  const info = page.article(article);
  return html`${badge(outletOf(page.outlets, info?.outlet ?? ""))}${info?.label ?? ""}`;
}

/** @param {string} text @param {number} most */
const cut = (text, most) => (text.length > most ? `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…` : text);
