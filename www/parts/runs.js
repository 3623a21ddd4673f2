// Text with overlapping marks, cut into runs that can be drawn one after another. Pure.

/**
 * @typedef {object} Range
 * @property {number} start first UTF-16 code unit
 * @property {number} end one past the last
 */

/**
 * @template {Range} M
 * @typedef {object} Run
 * @property {number} start
 * @property {number} end
 * @property {M[]} marks the marks over it, in the order given
 */

/**
 * Cuts `start`–`end` at every edge of a mark. Empty and foreign marks are left out.
 * @template {Range} M
 * @param {number} start
 * @param {number} end
 * @param {M[]} marks
 * @returns {Run<M>[]} in order, covering the whole, none empty
 */
export function runsOf(start, end, marks) {
  const inside = marks.filter((m) => m.end > m.start && m.start < end && m.end > start);
  const edges = new Set([start, end]);
  for (const m of inside) {
    edges.add(Math.max(start, m.start));
    edges.add(Math.min(end, m.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  /** @type {Run<M>[]} */
  const out = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const from = /** @type {number} */ (cuts[i]);
    const to = /** @type {number} */ (cuts[i + 1]);
    out.push({ start: from, end: to, marks: inside.filter((m) => m.start <= from && m.end >= to) });
  }
  return out;
}

/**
 * The sentence around a place, within bounds. For marking where a link led; counting is the core's.
 * @param {string} text @param {Range} bounds @param {number} at
 * @returns {Range}
 */
export function sentenceAt(text, bounds, at) {
  const part = text.slice(bounds.start, bounds.end);
  let start = bounds.start;
  for (const piece of new Intl.Segmenter("en", { granularity: "sentence" }).segment(part)) {
    const end = bounds.start + piece.index + piece.segment.length;
    // "U.S. Secretary" is no end of a sentence: go on where a short capital abbreviation stands before the cut.
    if (/(?:^|[\s(“"])(?:\p{Lu}\.)+\s*$|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Sept|Oct|Nov|Dec|Jan|Feb|Aug|St)\.\s*$/u.test(text.slice(start, end)) && end < bounds.end) continue;
    if (at < end) return { start, end: start + text.slice(start, end).trimEnd().length };
    start = end;
  }
  return { start: bounds.start, end: bounds.end };
}
