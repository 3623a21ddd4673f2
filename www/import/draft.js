// What an import makes of a file: drafts of articles, and what is to be said of them.

/**
 * What is known of an article beside its text.
 * @typedef {{ headline?: string, outlet?: string, date?: string, agency?: string, byline?: string, url?: string }} Meta
 *
 * An article before it is added. `text` is whole; `source.removed` names what of the file is not in it.
 * @typedef {object} Draft
 * @property {string} file its name in the corpus
 * @property {string} text
 * @property {{ name: string, format: string, encoding: string, removed?: string[] }} source
 * @property {Meta} meta
 * @property {never[]} lines
 * @property {Record<string, string>} attributes
 *
 * A draft with what a preview shows and compares.
 * @typedef {{ draft: Draft, words: number, print: string, sketch: Uint32Array, notes: string[] }} Entry
 *
 * What a reader may change about a file before it is added.
 * @typedef {object} Options
 * @property {string} [encoding] label
 * @property {Mapping} [mapping] of columns, by number
 * @property {boolean} [isWhole] all text of a web page, not its main text alone
 *
 * Which column holds what; -1: none.
 * @typedef {Record<"text"|"headline"|"outlet"|"date"|"agency"|"byline"|"url", number>} Mapping
 *
 * @typedef {{ code: string, message: string, about: string }} Failure
 *
 * What became of one file; an archive gives several.
 * @typedef {object} Item
 * @property {string} path with the names of the archives that it was in, joined by "/"
 * @property {string} format
 * @property {import("./encoding.js").Guess|null} encoding null where the format fixes it
 * @property {Entry[]} entries
 * @property {Failure[]} failures
 * @property {{ columns: string[], sample: string[][], rows: number, mapping: Mapping }} [table]
 * @property {boolean} [isWhole] set for a web page
 */

/** A file that cannot be read, and why. */
export class Refusal extends Error {
  /** @param {string} code @param {string} message what is wrong, where, what to do */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** Files in folders and archives that no reader put there. */
export const HIDDEN = /(^|\/)(\.(?!\.?\/)|Thumbs\.db$|desktop\.ini$|__MACOSX\/)/;

/** Characters of a file's name. */
const LONGEST_NAME = 100;

/** The longest text of one article, in UTF-16 units. */
const MOST_TEXT = 64 * 2 ** 20;

/**
 * Puts an article into the item, unless there is no word in it.
 * @param {Item} item @param {string} path @param {string} text
 * @param {{ meta?: Meta, attributes?: Record<string, string>, removed?: string[], part?: string, notes?: string[] }} about
 */
export function keep(item, path, text, about) {
  if (text.length > MOST_TEXT) {
    item.failures.push({ code: "too-large", message: `One article of ${Math.ceil(text.length / 1e6)} million characters is more than is read here. Split it.`, about: path });
    return;
  }
  const words = wordsIn(text);
  if (words === 0) return;
  const { meta = {}, attributes = {}, removed = [], part = "", notes = [] } = about;
  const bad = text.split("\uFFFD").length - 1;
  if (bad > 0) notes.push(`${bad} ${bad === 1 ? "character" : "characters"} could not be read: choose another encoding`);
  const source = { name: path, format: item.format, encoding: item.encoding?.label ?? "utf-8", ...(removed.length ? { removed } : {}) };
  const draft = { file: fileName(path, part), text, source, meta: known(meta), lines: [], attributes };
  item.entries.push({ draft, words, notes, ...sketchOf(text) });
}

/** One line, no control characters, no empty values. @param {Meta} meta @returns {Meta} */
function known(meta) {
  return Object.fromEntries(
    Object.entries(meta)
      .map(([name, value]) => [name, oneLine(value ?? "").slice(0, 2000)])
      .filter(([, value]) => value !== ""),
  );
}

/** @param {string} text */
export const oneLine = (text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** A name without folders. @param {string} path @param {string} part of the file, if it gives several articles */
function fileName(path, part) {
  const name = oneLine((path.split(/[\\/]/).at(-1) ?? "").replace(/[\u202a-\u202e\u2066-\u2069]/g, "")) || "article";
  const dot = name.lastIndexOf(".");
  const [stem, suffix] = dot > 0 ? [name.slice(0, dot), name.slice(dot).slice(0, 12)] : [name, ""];
  const end = part ? ` ${part}${suffix}` : suffix;
  return `${[...stem].slice(0, LONGEST_NAME - end.length).join("")}${end}`;
}

/** @param {string} text */
function wordsIn(text) {
  let words = 0;
  for (const _ of text.matchAll(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)) words++;
  return words;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The day that is written, as `YYYY-MM-DD`; "" for what is none, and for 3/4/2016, which is two.
 * @param {unknown} value
 */
export function isoDay(value) {
  const text = oneLine(String(value ?? "")).slice(0, 60);
  const iso = /(?:^|\D)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? /^()(\d{4}) ?(\d\d) ?(\d\d)(?:T|$)/.exec(text)?.slice(1);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const named = /(\d{1,2})(?:st|nd|rd|th|\.)?[ -]+(?:of )?([A-Za-z]{3})[a-z]*\.?,?[ -]+(\d{4})/.exec(text);
  if (named) return day(named[3], monthOf(named[2]), named[1]);
  const american = /([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/.exec(text);
  if (american) return day(american[3], monthOf(american[1]), american[2]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text);
  if (dotted) return day(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})/.exec(text);
  if (!slashed) return "";
  const [a, b] = [Number(slashed[1]), Number(slashed[2])];
  if (a > 12 || a === b) return day(slashed[3], b, a);
  return b > 12 ? day(slashed[3], a, b) : "";
}

/** @param {string} [name] */
const monthOf = (name = "") => MONTHS.indexOf(name.toLowerCase()) + 1;

/** @param {unknown} y @param {unknown} m @param {unknown} d */
function day(y, m, d) {
  const [year, month, date] = [Number(y), Number(m), Number(d)];
  const there = new Date(Date.UTC(year, month - 1, date));
  return there.getUTCMonth() === month - 1 && there.getUTCDate() === date && year > 999 ? there.toISOString().slice(0, 10) : "";
}

/** Hashes of a sketch. */
export const SKETCH = 64;
/** Words in a row that are compared. */
const SHINGLE = 4;
/** Words that a sketch is made of: the start of a long text stands for it. */
const MOST_WORDS = 20_000;

/**
 * What tells whether two texts are the same, or nearly: a fingerprint of the words, and the least of each of 64 hashes of
 * all runs of four words (MinHash: the share of equal places estimates the share of runs that two texts have in common).
 * @param {string} text
 * @returns {{ print: string, sketch: Uint32Array }}
 */
export function sketchOf(text) {
  const sketch = new Uint32Array(SKETCH).fill(0xffffffff);
  const last = [0, 0, 0, 0];
  let [a, b, n] = [0x811c9dc5, 0x01000193, 0];
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    a = Math.imul(a ^ hash, 0x01000193);
    b = Math.imul(b ^ (hash >>> 7), 0x5bd1e995) + hash;
    n++;
    last.push(hash);
    last.shift();
    if (n < SHINGLE || n > MOST_WORDS) continue;
    let run = 0;
    for (const part of last) run = Math.imul(run ^ part, 0x9e3779b1) ^ (run >>> 15);
    for (let i = 0; i < SKETCH; i++) {
      let h = Math.imul(run ^ Math.imul(i + 1, 0x85ebca6b), 0xc2b2ae35);
      h = (h ^ (h >>> 13)) >>> 0;
      if (h < sketch[i]) sketch[i] = h;
    }
  }
  return { print: `${(a >>> 0).toString(16)}-${(b >>> 0).toString(16)}-${n}`, sketch };
}
