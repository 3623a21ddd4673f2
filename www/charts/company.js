// A word with its company: what mostly stands before it on the left, what mostly stands after it on the right, the
// strongest nearest the middle. Each word has a line of its own, so that no label meets another.

import { html, svg } from "../parts/dom.js";
import { count, num } from "../parts/format.js";
import { figureText } from "../parts/rows.js";
import { figure } from "./figure.js";

/** @typedef {import("../engine/protocol.d.ts").CollocatesView} CollocatesView */
/** @typedef {import("../engine/protocol.d.ts").CollocateRow} CollocateRow */

const STEP = 26;
/** Room in which the lines spread out, in pixels. */
const FAN = 64;
/** Rough width of a letter at the size of the labels, in pixels. */
const LETTER = 8.2;

/** @param {import("../parts/page.js").Page} page @param {CollocatesView} view the strongest first, with one measure */
export function company(page, view) {
  const measure = view.measures[0];
  const name = page.state.query;
  // Only what stands beside it more often than by chance.
  const rows = view.rows.filter((r) => typeof r.values[0] === "number" && r.left + r.right > r.expected);
  const before = rows.filter((r) => r.left >= r.right);
  const after = rows.filter((r) => r.left < r.right);
  const [side, other] = before.length >= after.length ? ["before", "after"] : ["after", "before"];
  const few = Math.min(before.length, after.length);
  return figure(page, {
    name: "company",
    title: rows.length === 0 ? `Nothing stands out beside “${name}”` : few === 0 ? `The company of “${name}” stands ${side} it` : `Before “${name}”: ${quoted(before)}. After it: ${quoted(after)}`,
    subtitle: html`The ${count(rows.length, "strongest word", "strongest words")} by ${measure?.short}: the nearer the middle, the stronger; the thicker the line, the more often together; a word stands on the side where it is met more often${few === 0 ? `, none ${other} it` : ""}. Click a word to read its sentences.`,
    chart: picture(page, view, before, after),
    table: {
      name: "newsprism-company",
      columns: ["Word", "Side", "Before", "After", measure?.short ?? ""],
      rows: rows.map((r) => [r.shown, r.left >= r.right ? "before" : "after", r.left, r.right, r.values[0] ?? 0]),
    },
  });
}

/** @param {CollocateRow[]} rows */
const quoted = (rows) => rows.slice(0, 2).map((r) => `“${r.shown}”`).join(" and ");

/** @param {import("../parts/page.js").Page} page @param {CollocatesView} view @param {CollocateRow[]} before @param {CollocateRow[]} after */
function picture(page, view, before, after) {
  const name = page.state.query;
  const all = [...before, ...after];
  const width = Math.max(280, Math.min(860, page.ui.width));
  const isNarrow = width < 560;
  // On a phone one side stands under the other, the word above both.
  const lines = isNarrow ? all.length + 3 : Math.max(before.length, after.length, 3);
  const height = lines * STEP + 24;
  const middle = { x: isNarrow ? 12 : width / 2, y: isNarrow ? STEP : height / 2 };
  const half = isNarrow ? 0 : Math.min(width * 0.16, (name.length * LETTER * 1.25) / 2 + 10);
  const most = Math.max(1, ...all.map((r) => r.left + r.right));
  const strengths = all.map((r) => r.values[0] ?? 0);
  const [low, high] = [Math.min(...strengths), Math.max(...strengths)];
  /** 0 for the strongest, 1 for the weakest. @param {CollocateRow} row */
  const far = (row) => (high > low ? (high - (row.values[0] ?? 0)) / (high - low) : 0);
  const longest = Math.max(...all.map((r) => r.shown.length), 1) * LETTER + 34;
  const room = Math.max(20, (isNarrow ? width - 40 : width / 2 - half - FAN) - longest);
  /** @param {CollocateRow} row @param {number} i @param {number} of @param {-1|1} side */
  const word = (row, i, of, side) => {
    const y = isNarrow ? (i + (side < 0 ? 2 : before.length + 3)) * STEP : (height - of * STEP) / 2 + (i + 0.5) * STEP;
    const x = isNarrow ? middle.x + 26 + far(row) * room : middle.x + side * (half + FAN + far(row) * room);
    const from = isNarrow ? middle.x : middle.x + side * half;
    const start = isNarrow ? middle.y + 8 : middle.y;
    // It turns into its own line before the first word stands in its way.
    const [out, back] = isNarrow ? [from, from] : [from + side * FAN * 0.6, from + side * FAN * 0.3];
    const anchor = !isNarrow && side < 0 ? "end" : "start";
    const n = row.left + row.right;
    return svg`<path class="strand" d="M${from},${start} C${out},${isNarrow ? y : start} ${back},${y} ${isNarrow ? x : from + side * FAN},${y} L${x},${y}" stroke-width=${1 + 5 * (n / most)} fill="none"></path>
      <a class="mate" href=${page.see({ what: "row", row: row.term, of: "count" })} aria-label="${row.shown} ${num(n)}: ${num(row.left)} before, ${num(row.right)} after, ${view.measures[0]?.short} ${figureText(row.values[0] ?? 0)}">
        <text class="word" x=${x + (anchor === "end" ? -6 : 6)} y=${y + 5} text-anchor=${anchor}>${row.shown} <tspan class="total" dx="1">${num(n)}</tspan></text></a>`;
  };
  // The strongest stands in the middle of its side, the next above and below it in turn.
  const spread = (/** @type {CollocateRow[]} */ rows) => (isNarrow ? rows : rows.reduce((out, row, i) => (i % 2 ? [row, ...out] : [...out, row]), /** @type {CollocateRow[]} */ ([])));
  const [left, right] = [spread(before), spread(after)];
  return html`<svg class="chart company" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label="Words beside “${name}”">
    ${left.map((row, i) => word(row, i, left.length, -1))}
    ${right.map((row, i) => word(row, i, right.length, 1))}
    <text class="node" x=${middle.x} y=${isNarrow ? middle.y : middle.y + 6} text-anchor=${isNarrow ? "start" : "middle"}>${name}</text>
    ${isNarrow ? svg`${left.length ? svg`<text class="total" x=${middle.x + 26} y=${1.5 * STEP + 2}>before it</text>` : ""}${right.length ? svg`<text class="total" x=${middle.x + 26} y=${(before.length + 2.5) * STEP + 2}>after it</text>` : ""}` : svg`<text class="total" x="0" y="12">before it</text><text class="total" x=${width} y="12" text-anchor="end">after it</text>`}
  </svg>`;
}
