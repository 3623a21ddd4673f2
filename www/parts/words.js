// Moving the edges of a quotation by words. Pure.

/** @typedef {import("../engine/protocol.d.ts").Span16} Span16 */

/** How far from an edge the next word is looked for. */
const NEAR = 400;
const WORD = /[\p{L}\p{N}$€£%]+(?:[.’'\-–/,][\p{L}\p{N}]+)*/gu;
const OPENING = /[“"‘'«„(\[]/;
const CLOSING = /[.,;:!?…”"’'»)\]]/;

/**
 * Spans with one edge moved by a word; the same if there is no word that way.
 * @param {string} text of the article @param {Span16[]} spans in order @param {"start"|"end"} edge @param {-1|1} by
 * @returns {Span16[]}
 */
export function moveEdge(text, spans, edge, by) {
  const first = spans[0];
  const last = spans[spans.length - 1];
  if (!first || !last) return spans;
  const from = edge === "start" ? first.start : last.end;
  const low = Math.max(0, from - NEAR);
  const edges = [];
  for (const found of text.slice(low, from + NEAR).matchAll(WORD)) {
    let at = low + found.index;
    if (edge === "end") {
      at += found[0].length;
      while (CLOSING.test(text[at] ?? "")) at += 1;
    } else while (at > 0 && OPENING.test(text[at - 1] ?? "")) at -= 1;
    edges.push(at);
  }
  const to = by < 0 ? edges.filter((at) => at < from).at(-1) : edges.find((at) => at > from);
  if (to === undefined) return spans;
  return edge === "start" ? clipped(spans, to, last.end) : clipped(spans, first.start, to);
}

/** What of the spans stands between two places, reaching from the one to the other. @param {Span16[]} spans @param {number} start @param {number} end @returns {Span16[]} */
function clipped(spans, start, end) {
  const inside = spans.filter((s) => s.end > start && s.start < end);
  if (start >= end || inside.length === 0) return spans;
  return inside.map((s, i) => ({ start: i === 0 ? start : s.start, end: i === inside.length - 1 ? end : s.end }));
}

/**
 * Where the selection of the page stands in the article that the Reader shows.
 * @param {Selection|null} selection @returns {Span16|null}
 */
export function selectedSpan(selection) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  /** @param {Node} node @param {number} offset */
  const placeOf = (node, offset) => {
    const element = node instanceof Element ? node : node.parentElement;
    const line = element?.closest(".paper .row[data-line]");
    const text = element?.closest(".paper .row[data-line] > :is(.text, h2)");
    if (!line || !text) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, offset);
    return Number(line.getAttribute("data-line")) + before.toString().length;
  };
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const said = range.toString();
  const span = { start: start + (said.length - said.trimStart().length), end: end - (said.length - said.trimEnd().length) };
  return span.end > span.start ? span : null;
}
