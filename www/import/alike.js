// Which drafts are the same as others, or nearly, or as articles that are in already.

import { SKETCH } from "./draft.js";

/** Rows of a band: sketches that agree in all of one band are compared in full. */
const ROWS = 4;
/** Texts that one is compared with for each band. */
const MOST_TRIED = 8;
/** Share of runs of words from which two texts are called nearly the same. */
const NEAR = 0.6;

/**
 * @typedef {{ print: string, sketch: Uint32Array }} Sketched
 * @typedef {{ of: string, share: number }} Like the name of the other; 1: word for word
 */

/** Takes texts in one by one, and says of each which earlier one it is most like. */
export class Alike {
  /** Names by fingerprint. @type {Map<string, string>} */
  #prints = new Map();
  /** @type {{ name: string, sketch: Uint32Array }[]} */
  #texts = [];
  /** For each band, texts by what it holds. @type {Map<number, number[]>[]} */
  #bands = Array.from({ length: SKETCH / ROWS }, () => new Map());

  /** @param {string} name @param {Sketched} text @returns {Like|null} */
  add(name, { print, sketch }) {
    const same = this.#prints.get(print);
    if (same !== undefined) return { of: same, share: 1 };
    this.#prints.set(print, name);
    // A text of fewer than four words has no run to compare.
    if (sketch[0] === 0xffffffff && sketch[1] === 0xffffffff) return null;
    const number = this.#texts.push({ name, sketch }) - 1;
    /** @type {Like|null} */
    let best = null;
    this.#bands.forEach((band, i) => {
      let key = 0;
      for (let at = i * ROWS; at < (i + 1) * ROWS; at++) key = Math.imul(key ^ (sketch[at] ?? 0), 0x9e3779b1) ^ (key >>> 15);
      const there = band.get(key);
      for (const other of there?.slice(0, MOST_TRIED) ?? []) {
        const text = this.#texts[other];
        const share = text ? shareOf(sketch, text.sketch) : 0;
        if (text && share >= NEAR && share > (best?.share ?? 0)) best = { of: text.name, share };
      }
      if (!there) band.set(key, [number]);
      else if (there.length < MOST_TRIED) there.push(number);
    });
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
