// Keywords: how often a word stands at all against how much more often on one side. What both have alike lies in the
// middle; the words of one side alone lie along the edges.

import { html, svg } from "../parts/dom.js";
import { num } from "../parts/format.js";
import { figureText } from "../parts/rows.js";
import { figure } from "./figure.js";
import { places } from "./labels.js";

/** @typedef {import("../engine/protocol.d.ts").KeywordRow} KeywordRow */
/** @typedef {import("../parts/page.js").Page} Page */

/** Room at the edges for the words of one side, in pixels. */
const EDGE = 34;

/**
 * @param {Page} page
 * @param {KeywordRow[]} rows with Log Ratio and G² as their measures, the most telling first
 * @param {{ a: string, b: string }} names of the sides
 */
export function scatter(page, rows, names) {
  const { height } = page.state;
  const sure = rows.filter((r) => r.pCorrected < 0.05);
  return figure(page, {
    name: "keywords",
    title: sure.length === 0 ? `No word sets ${names.a} and ${names.b} apart beyond chance` : `${sure.slice(0, 3).map((r) => `“${r.shown}”`).join(", ")} set${sure.length === 1 ? "s" : ""} the two apart most clearly`,
    subtitle: html`Each dot is a word: the further right, the more often it stands; the higher, the more ${height === "g2" ? "surely" : "often"} it is ${names.a} that uses it, the lower, ${names.b}. Full dots: the difference is more than chance (p under 0.05 as corrected).`,
    controls: html`<span class="switch" role="group" aria-label="Height">
      ${/** @type {const} */ ([["logratio", "how many times more"], ["g2", "how sure (G²)"]]).map(([key, name]) => html`<a href=${page.link({ height: key })} aria-current=${height === key ? "true" : "false"}>${name}</a>`)}
    </span>`,
    chart: picture(page, rows, names),
    settings: [`A: ${names.a}`, `B: ${names.b}`],
    table: {
      name: "newsprism-keywords-drawn",
      columns: ["Word", "In A", "In B", "Log Ratio", "G²", "p as corrected"],
      rows: rows.map((r) => [r.shown, r.a, r.b, r.values[0] ?? (r.b === 0 ? "only in A" : "only in B"), r.values[1] ?? "not defined", r.pCorrected]),
    },
  });
}

/** @param {Page} page @param {KeywordRow[]} rows @param {{ a: string, b: string }} names */
function picture(page, rows, names) {
  const isG2 = page.state.height === "g2";
  const width = Math.max(280, Math.min(900, page.ui.width));
  const height = width < 560 ? 420 : 480;
  const bounds = { left: 4, right: width - 4, top: 20, bottom: height - 34 };
  const inner = { left: bounds.left + (isG2 ? 12 : 44), right: bounds.right - 12, top: bounds.top + (isG2 ? 8 : EDGE), bottom: bounds.bottom - (isG2 ? 8 : EDGE) };
  /** @param {KeywordRow} r */
  const isMore = (r) => r.aPerThousand >= r.bPerThousand;
  // G² by its root: else one word takes all the height.
  /** @param {KeywordRow} r */
  const value = (r) => (isG2 ? Math.sqrt(r.values[1] ?? 0) * (isMore(r) ? 1 : -1) : (r.values[0] ?? null));
  const most = Math.max(1, ...rows.map((r) => Math.abs(value(r) ?? 0)));
  const counts = rows.map((r) => r.a + r.b);
  const [low, high] = [Math.log2(Math.max(1, Math.min(...counts))), Math.log2(Math.max(2, ...counts))];
  const middle = (inner.top + inner.bottom) / 2;
  /** @param {number} n */
  const x = (n) => inner.left + ((Math.log2(n) - low) / Math.max(0.5, high - low)) * (inner.right - inner.left);
  /** @param {number} v */
  const y = (v) => middle - (v / most) * ((inner.bottom - inner.top) / 2);
  // Words with the same counts share a dot.
  /** @type {Map<string, KeywordRow[]>} */
  const dots = new Map();
  for (const row of rows) dots.set(`${row.a} ${row.b}`, [...(dots.get(`${row.a} ${row.b}`) ?? []), row]);
  const marks = [...dots.values()].map((same) => {
    const first = /** @type {KeywordRow} */ (same[0]);
    const v = value(first);
    return {
      same,
      first,
      x: x(first.a + first.b),
      y: v === null ? (first.b === 0 ? bounds.top + 14 : bounds.bottom - 14) : y(v),
      r: 4,
      label: same.length > 2 ? `${first.shown} +${same.length - 1}` : same.map((r) => r.shown).join(", "),
    };
  });
  const at = places(marks, bounds);
  const ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000].filter((n) => Math.log2(n) >= low - 0.01 && Math.log2(n) <= high + 0.01);
  const steps = isG2 ? [] : [1, 2, 3, 4, 6, 8, 10].filter((n) => n <= most + 0.01).flatMap((n) => [n, -n]);
  return html`<svg class="chart scatter" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label="Keywords of ${names.a} and ${names.b}">
    <text class="total" x=${bounds.left} y="12">↑ more in ${names.a}</text>
    <text class="total" x=${bounds.right} y="12" text-anchor="end">${isG2 ? "" : "only there: along the edge"}</text>
    <text class="total" x=${bounds.left} y=${height - 4}>↓ more in ${names.b}</text>
    <line class="rule" x1=${bounds.left} x2=${bounds.right} y1=${middle} y2=${middle}></line>
    <text class="total" x=${bounds.right} y=${middle - 4} text-anchor="end">as often in both</text>
    ${steps.map((n) => svg`<line class="grid" x1=${bounds.left} x2=${bounds.right} y1=${y(n)} y2=${y(n)}></line><text class="step" x=${bounds.left} y=${y(n) - 3}>${num(2 ** Math.abs(n))}×</text>`)}
    ${ticks.map((n) => svg`<text class="step" x=${x(n)} y=${height - 18} text-anchor="middle">${num(n)}</text>`)}
    <text class="total" x=${bounds.right} y=${height - 4} text-anchor="end">times in both together →</text>
    ${marks.map((m, i) => {
      const place = at[i];
      const isSure = m.first.pCorrected < 0.05;
      const words = m.same.length > 2 ? `${m.label} (${m.same.map((r) => r.shown).join(", ")})` : m.label;
      return svg`<a class="dot ${isSure ? "sure" : ""}" href=${page.see({ what: "row", row: m.first.term, of: "g2", part: m.first.a > 0 && isMore(m.first) ? "a" : "b" })} tabindex=${place ? "0" : "-1"}
        aria-label="${words}: ${num(m.first.a)} in ${names.a}, ${num(m.first.b)} in ${names.b}, G² ${figureText(m.first.values[1] ?? 0)}">
        <circle cx=${m.x} cy=${m.y} r=${m.r}></circle>
        ${place ? svg`<text x=${place.x} y=${place.y} text-anchor=${place.anchor}>${m.label}</text>` : ""}</a>`;
    })}
  </svg>`;
}
