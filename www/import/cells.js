// Tables as text: cells as RFC 4180 has them, and as programs write them that do not know it. Pure.

/** What can part cells. */
const SIGNS = [",", ";", "\t", "|"];

/**
 * The rows that have something in them. Cells are parted by what the first line has most of, quoted cells apart. A
 * quotation mark in a quoted cell is doubled, or stands before something else than the end of a cell.
 * @param {string} text @param {{ signs?: string[], most?: number }} [how] `signs`: what may part cells; `most`: rows that are read
 * @returns {{ rows: string[][], isOpen: boolean }} `isOpen`: a quotation mark is never closed, and all after it is one cell
 */
export function rowsIn(text, { signs = SIGNS, most = Infinity } = {}) {
  const first = text.slice(0, 100_000).split("\n", 1)[0]?.replace(/"[^"]*"/g, "") ?? "";
  const [sign = ","] = [...signs].sort((a, b) => first.split(b).length - first.split(a).length);
  const ends = new RegExp(`[${sign}\r\n]`, "g");
  const isEnd = (/** @type {number} */ at) => at >= text.length || [sign, "\r", "\n"].includes(text[at] ?? "");
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let isOpen = false;
  for (let at = 0; at < text.length && rows.length < most; ) {
    let cell;
    if (text[at] === '"') {
      let to = at;
      for (let after = -1; after < 0 || !isEnd(after); ) {
        to = text.indexOf('"', to + 1);
        if (to < 0) [isOpen, to] = [true, text.length];
        for (after = to + 1; text[after] === " "; ) after++;
        if (text[to + 1] === '"') [to, after] = [to + 1, -1];
      }
      cell = text.slice(at + 1, to).replaceAll('""', '"');
      at = to + 1;
    }
    ends.lastIndex = at;
    const next = ends.exec(text)?.index ?? text.length;
    row.push(cell ?? text.slice(at, next));
    at = next + 1;
    if (text[next] === sign && next < text.length) {
      if (at < text.length) continue;
      row.push("");
    }
    if (text[next] === "\r" && text[at] === "\n") at++;
    if (row.some((one) => one.trim() !== "")) rows.push(row);
    row = [];
  }
  return { rows, isOpen };
}
