// Where labels go so that none covers another, nor a mark. Pure, tested in node.

/**
 * @typedef {object} Mark
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {string} label
 *
 * @typedef {{ x: number, y: number, anchor: "start"|"end"|"middle" }} Place
 */

/** Rough size of a letter, in pixels. */
const [LETTER, HEIGHT] = [7.4, 15];
/** Between mark and label. */
const GAP = 4;

/** @param {{ left: number, right: number, top: number, bottom: number }} a @param {typeof a} b */
export const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The box of a label at its place. @param {Place} place @param {string} label */
function boxOf({ x, y, anchor }, label) {
  const width = label.length * LETTER;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, right: left + width, top: y - HEIGHT + 3, bottom: y + 3 };
}

/**
 * A place for each mark's label, in order of importance: right of it, left, above or below, the first that is free; none
 * where there is no room.
 * @param {Mark[]} marks
 * @param {{ left: number, right: number, top: number, bottom: number }} bounds
 * @returns {(Place|null)[]}
 */
export function places(marks, bounds) {
  const taken = marks.map((m) => ({ left: m.x - m.r, right: m.x + m.r, top: m.y - m.r, bottom: m.y + m.r }));
  return marks.map((m) => {
    /** @type {Place[]} */
    const tries = [
      { x: m.x + m.r + GAP, y: m.y + 4, anchor: "start" },
      { x: m.x - m.r - GAP, y: m.y + 4, anchor: "end" },
      { x: m.x, y: m.y - m.r - GAP, anchor: "middle" },
      { x: m.x, y: m.y + m.r + GAP + 10, anchor: "middle" },
    ];
    for (const place of tries) {
      const box = boxOf(place, m.label);
      const isInside = box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
      if (isInside && !taken.some((other) => overlap(box, other))) {
        taken.push(box);
        return place;
      }
    }
    return null;
  });
}
