// In which order each report tells the same things: a column a report, a line a statement.

import { html, svg, nothing } from "../parts/dom.js";
import { count, num } from "../parts/format.js";
import { outletOf } from "../parts/outlets.js";
import { figure } from "./figure.js";

/** @typedef {import("../parts/page.js").Page} Page */

/**
 * @typedef {object} Line
 * @property {string} name of the statement, in words
 * @property {(number|null)[]} at for each report, where it stands in it, 0 to 1; null where it does not
 * @property {string} href to the statement
 */

const HEIGHT = 520;
const TOP = 60;
/** Height that a label needs, in pixels. */
const LABEL = 17;

/**
 * @param {Page} page
 * @param {{ articles: number[], lines: Line[], title: string, subtitle: unknown, table: import("../parts/export.js").Table }} order
 */
export function slope(page, { articles, lines, title, subtitle, table }) {
  const isNarrow = page.ui.width < 560;
  const width = Math.max(280, Math.min(1000, page.ui.width));
  const side = isNarrow ? 16 : Math.min(280, width * 0.3);
  const step = (width - 2 * side) / Math.max(1, articles.length - 1);
  const x = (/** @type {number} */ i) => side + i * step;
  const y = (/** @type {number} */ at) => TOP + at * (HEIGHT - TOP - 24);
  const last = articles.length - 1;
  /** Labels on one side, moved apart so that none covers another. @param {number} i */
  const labels = (i) => {
    const placed = lines.flatMap((line, n) => (line.at[i] === null || line.at[i] === undefined ? [] : [{ line, n, want: y(line.at[i] ?? 0) }])).sort((a, b) => a.want - b.want);
    let free = TOP - 2;
    return placed.map((p) => {
      free = Math.max(p.want, free) + LABEL;
      return { ...p, y: free - LABEL };
    });
  };
  const sides = isNarrow ? [] : [{ i: 0, anchor: "end", dx: -12 }, { i: last, anchor: "start", dx: 12 }];
  const height = Math.max(HEIGHT, ...sides.flatMap(({ i }) => labels(i).map((l) => l.y + 12)));
  return figure(page, {
    name: "order",
    title,
    subtitle,
    table,
    chart: html`<svg class="chart slope" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label=${title}>
      ${articles.map((id, i) => {
        const info = page.article(id);
        const outlet = outletOf(page.outlets, info?.outlet ?? "");
                return svg`<line class="rule" x1=${x(i)} x2=${x(i)} y1=${TOP - 8} y2=${HEIGHT - 20}></line>
          <rect class="fill ${outlet.className}" x=${x(i) - 9} y="0" width="18" height="13"></rect>
          <text class="on ${outlet.className}" x=${x(i)} y="10" text-anchor="middle">${outlet.badge}</text>
          ${isNarrow ? nothing : svg`<text class="total" x=${x(i)} y=${i % 2 && step < 150 ? 44 : 28} text-anchor="middle">${cut(info?.label ?? "", 24)}</text>`}`;
      })}
      ${lines.map((line) => {
        const points = line.at.flatMap((at, i) => (at === null ? [] : [[x(i), y(at)]]));
        const where = line.at.map((at, i) => (at === null ? "" : `${page.article(articles[i] ?? -1)?.label ?? ""}: ${Math.round(100 * at)} in 100`)).filter(Boolean).join(", ");
        return svg`<a href=${line.href} class="story" aria-label="${line.name}: ${where}"><title>${line.name}: ${where}</title>
          <polyline class="thread" points=${points.map((p) => p.join(",")).join(" ")}></polyline>
          ${points.map(([px, py]) => svg`<circle class="ink" cx=${px} cy=${py} r="3.5"></circle>`)}</a>`;
      })}
      ${sides.map(({ i, anchor, dx }) => labels(i).map((l) => svg`<text class="name" x=${x(i) + dx} y=${l.y + 4} text-anchor=${anchor} aria-hidden="true">${cut(l.line.name, Math.floor((side - 16) / 7.8))}</text>
        ${Math.abs(l.y - l.want) > 2 ? svg`<line class="rule" x1=${x(i) + dx / 3} x2=${x(i) + (dx * 5) / 6} y1=${l.want} y2=${l.y}></line>` : nothing}`))}
    </svg>
    ${isNarrow ? html`<ol class="slope-names">${lines.map((line) => html`<li><a href=${line.href}>${line.name}</a></li>`)}</ol>` : nothing}
    <p class="note">Top: the beginning of a report; bottom: its end. ${count(lines.length, "statement")} in ${num(articles.length)} reports.</p>`,
  });
}

/** @param {string} text @param {number} most */
const cut = (text, most) => (text.length > most ? `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…` : text);
