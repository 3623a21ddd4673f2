// Words under words, cut into blocks that fit the page's width. Pure.

/**
 * What became of a word beside the base: `kept` to the letter; `punctuation` the same word with other marks, capitals or
 * spelling; `changed` another word in its place; `added` where the base has none; `moved` from another place.
 * @typedef {"kept"|"punctuation"|"changed"|"added"|"moved"} Change
 */

/**
 * A word of one version with the marks that stand at it; `null` where the version has none.
 * @typedef {{ text: string, change: Change } | null} Cell
 */

/**
 * A stretch of neighbouring columns that is drawn as one: words that every version keeps, or a gap.
 * `stands`: it is kept, but another version differs here; `isAlone`: all others do.
 * @typedef {{ columns: number, text: string, change: Change|"cut"|"gap", first: number, stands: boolean, isAlone: boolean }} Piece
 */

/** Room between two columns, in pixels. */
const GAP = 7;
/** The narrowest that a gap is drawn. */
const LEAST = 14;

/**
 * Cuts columns into blocks no wider than `room`, as a line is filled with words. A column wider than that stands alone.
 * @param {Cell[][]} rows versions, all of one length
 * @param {(text: string) => number} widthOf in pixels
 * @param {number} room in pixels
 * @returns {{ start: number, end: number }[]} columns, half-open, in order, covering all
 */
export function blocksOf(rows, widthOf, room) {
  const columns = rows[0]?.length ?? 0;
  /** @type {{ start: number, end: number }[]} */
  const out = [];
  let start = 0;
  let used = 0;
  for (let c = 0; c < columns; c += 1) {
    const width = GAP + Math.max(LEAST, ...rows.map((row) => widthOf(row[c]?.text ?? "")));
    if (c > start && used + width > room) {
      out.push({ start, end: c });
      [start, used] = [c, 0];
    }
    used += width;
  }
  if (columns > start) out.push({ start, end: columns });
  return out;
}

/**
 * One version's part of a block: neighbouring columns that all versions keep are one piece, and so is a gap.
 * @param {Cell[][]} rows
 * @param {number} version
 * @param {number} base the version that the others are held against
 * @param {{ start: number, end: number }} block
 * @returns {Piece[]} their columns add up to the block's
 */
export function piecesOf(rows, version, base, { start, end }) {
  /** @type {Piece[]} */
  const out = [];
  const isPlain = (/** @type {number} */ c) => rows.every((row) => row[c]?.change === "kept");
  for (let c = start; c < end; c += 1) {
    const cell = rows[version]?.[c] ?? null;
    const last = out[out.length - 1];
    /** @type {Piece["change"]} */
    const change = cell ? cell.change : rows[base]?.[c] ? "cut" : "gap";
    const joins = last && c > start && (cell ? isPlain(c) && isPlain(c - 1) : last.change === change);
    if (joins) {
      last.columns += 1;
      if (cell) last.text += ` ${cell.text}`;
    } else out.push({ columns: 1, text: cell?.text ?? "", change, first: c, stands: change === "kept" && !isPlain(c), isAlone: change === "kept" && rows.length > 1 && rows.every((row, v) => v === version || row[c]?.change !== "kept") });
  }
  return out;
}

/**
 * A version as running text beside the base: what it has, and what it cut, in order, like neighbours joined.
 * @param {Cell[][]} rows @param {number} version @param {number} base
 * @returns {{ text: string, change: Change|"cut" }[]}
 */
export function runningText(rows, version, base) {
  /** @type {{ text: string, change: Change|"cut" }[]} */
  const out = [];
  const columns = rows[version]?.length ?? 0;
  for (let c = 0; c < columns; c += 1) {
    const cell = rows[version]?.[c] ?? null;
    const from = rows[base]?.[c] ?? null;
    if (!cell && !from) continue;
    const change = cell?.change ?? "cut";
    const text = cell?.text ?? from?.text ?? "";
    const last = out[out.length - 1];
    if (last?.change === change) last.text += ` ${text}`;
    else out.push({ text, change });
  }
  return out;
}
