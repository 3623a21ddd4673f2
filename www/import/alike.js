// Which drafts are the same as others, or nearly, or as articles that are in already.

import { SKETCH } from "./draft.js";

/** Rows of a band: sketches that agree in all of one band are compared in full. */
const ROWS = 4;
/** Share of runs of words from which two texts are called nearly the same. */
const NEAR = 0.6;

/**
 * @typedef {{ print: string, sketch: Uint32Array }} Sketched
 * @typedef {{ of: string, share: number }} Like the name of the other; 1: word for word
 */

/** Takes texts in one by one, and says of each which earlier one it is most like. */
export class Alike {
  /** @type {Map<string, string>} */
  #prints = new Map();
  /** @type {Map<string, { name: string, sketch: Uint32Array }[]>} */
  #bands = new Map();

  /** @param {string} name @param {Sketched} text @returns {Like|null} */
  add(name, { print, sketch }) {
    const same = this.#prints.get(print);
    if (same !== undefined) return { of: same, share: 1 };
    this.#prints.set(print, name);
    // A text of fewer than four words has no run to compare.
    if (sketch[0] === 0xffffffff && sketch[1] === 0xffffffff) return null;
    /** @type {Like|null} */
    let best = null;
    for (let from = 0; from < SKETCH; from += ROWS) {
      const key = `${from}:${sketch.subarray(from, from + ROWS).join()}`;
      const there = this.#bands.get(key) ?? [];
      for (const other of there.slice(0, 8)) {
        const share = shareOf(sketch, other.sketch);
        if (share >= NEAR && share > (best?.share ?? 0)) best = { of: other.name, share };
      }
      there.push({ name, sketch });
      this.#bands.set(key, there);
    }
    return best;
  }
}

/** The share of equal places, an estimate of the share of runs in common. @param {Uint32Array} a @param {Uint32Array} b */
function shareOf(a, b) {
  let equal = 0;
  for (let i = 0; i < SKETCH; i++) if (a[i] === b[i]) equal++;
  // Two texts are never called word for word the same by their sketches.
  return Math.min(equal / SKETCH, 0.99);
}
