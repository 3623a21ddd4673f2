// Versions of one statement, word under word: what is the same recedes, what differs stands out by weight and underline
// first, by colour second. A table a block, so that a screen reader goes through it as through any table.

import { html, nothing } from "./dom.js";
import { blocksOf, piecesOf, runningText } from "./blocks.js";

/** @typedef {import("./blocks.js").Cell} Cell */
/** @typedef {import("./blocks.js").Piece} Piece */

/**
 * @typedef {object} Version
 * @property {string} name of the report
 * @property {unknown} mark its badge
 * @property {string} href to the sentence in its report
 * @property {string} source for words that are copied
 * @property {Cell[]} cells
 */

/** What each mark means, in words. @type {Record<Piece["change"], string>} */
export const MEANS = { kept: "the same", punctuation: "other marks, capitals or spelling", changed: "another word", added: "added", moved: "moved", cut: "cut", gap: "" };

/** Width of the names before the words, in pixels; on a narrow page they stand above. */
const NAMES = 168;
const NARROW = 560;
/** A drawn word can be a little wider than it was measured. */
const SLACK = 0.97;

/**
 * @param {import("./page.js").Page} page
 * @param {{ name: string, versions: Version[], base: number }} statement `name` says what it is, for a screen reader
 */
export function aligned(page, { name, versions, base }) {
  const rows = versions.map((v) => v.cells);
  const isNarrow = page.ui.width < NARROW;
  const blocks = blocksOf(rows, widthOf, SLACK * (page.ui.width - (isNarrow ? 26 : NAMES)));
  return html`<div class="aligned ${isNarrow ? "narrow" : ""}" @keydown=${onKey}>${blocks.map((block, b) => html`<table aria-label="${name}: words under words, part ${b + 1} of ${blocks.length}">
    <tbody>${versions.map((version, v) => html`<tr class=${v === base ? "base" : ""} data-source=${version.source}>
      <th scope="row"><a href=${version.href}>${version.mark}<span class="name">${version.name}</span></a></th>
      ${piecesOf(rows, v, base, block).map((piece, p) => cell(piece, v, b + v + p === 0))}
    </tr>`)}</tbody></table>`)}</div>`;
}

/** @param {Piece} piece @param {number} version @param {boolean} isFirst */
function cell(piece, version, isFirst) {
  const isSame = piece.change === "kept" || piece.change === "gap";
  const says = isSame ? "" : MEANS[piece.change];
  return html`<td class="${piece.change} ${piece.stands ? "stands" : ""} ${piece.isAlone ? "alone" : ""}" colspan=${piece.columns} data-version=${version} data-column=${piece.first} title=${says || nothing}
    tabindex=${isSame && !isFirst ? nothing : isFirst ? "0" : "-1"}>${piece.text}${says ? html`<span class="hidden"> (${says})</span>` : nothing}</td>`;
}

/**
 * The versions one after the other as text, with what differs from the base marked in it.
 * @param {{ versions: Version[], base: number }} statement
 */
export function running({ versions, base }) {
  const rows = versions.map((v) => v.cells);
  return html`<dl class="running">${versions.map((version, v) => html`
    <dt><a href=${version.href}>${version.mark}<span class="name">${version.name}</span></a>${v === base ? html` <small>the base</small>` : nothing}</dt>
    <dd data-source=${version.source}>${runningText(rows, v, base).map((run) => (run.change === "kept"
      ? html`${run.text} `
      : run.change === "cut"
        ? html`<del>${run.text}<span class="hidden"> (cut)</span></del> `
        : html`<ins class=${run.change}>${run.text}<span class="hidden"> (${MEANS[run.change]})</span></ins> `))}</dd>`)}</dl>`;
}

/** Arrows: left and right from difference to difference, up and down from version to version. @param {KeyboardEvent} event */
function onKey(event) {
  const from = event.target instanceof HTMLElement ? event.target.closest("td") : null;
  const whole = /** @type {HTMLElement} */ (event.currentTarget);
  if (!from || !/^(Arrow(Left|Right|Up|Down)|Home|End|Enter)$/.test(event.key)) return;
  const all = /** @type {HTMLElement[]} */ ([...whole.querySelectorAll("td[tabindex]")]);
  const at = (/** @type {HTMLElement} */ e) => [Number(e.dataset.version), Number(e.dataset.column)];
  const [version = 0, column = 0] = at(from);
  const mine = all.filter((e) => at(e)[0] === version).sort((a, b) => (at(a)[1] ?? 0) - (at(b)[1] ?? 0));
  /** @type {HTMLElement|undefined} */
  let to;
  if (event.key === "Enter") from.parentElement?.querySelector("a")?.click();
  else if (event.key === "ArrowLeft") to = mine.filter((e) => (at(e)[1] ?? 0) < column).pop();
  else if (event.key === "ArrowRight") to = mine.find((e) => (at(e)[1] ?? 0) > column);
  else if (event.key === "Home") to = mine[0];
  else if (event.key === "End") to = mine[mine.length - 1];
  else {
    // The nearest difference of the next version that has any.
    const step = event.key === "ArrowUp" ? -1 : 1;
    const others = all.filter((e) => step * ((at(e)[0] ?? 0) - version) > 0);
    const next = Math.min(...others.map((e) => step * (at(e)[0] ?? 0))) * step;
    to = others.filter((e) => at(e)[0] === next).sort((a, b) => Math.abs((at(a)[1] ?? 0) - column) - Math.abs((at(b)[1] ?? 0) - column))[0];
  }
  event.preventDefault();
  if (!to) return;
  for (const e of all) e.tabIndex = e === to ? 0 : -1;
  to.focus();
}

/** @type {CanvasRenderingContext2D|null|undefined} */
let pen;

/** As wide as the widest that a word can be drawn here: what differs is bold. @param {string} text */
function widthOf(text) {
  if (pen === undefined) {
    pen = document.createElement("canvas").getContext("2d");
    const family = getComputedStyle(document.documentElement).getPropertyValue("--serif");
    if (pen) pen.font = `600 18px ${family}`;
  }
  return pen ? pen.measureText(text).width : text.length * 10;
}
