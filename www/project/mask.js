// Words of a text that are to be hidden: where they stand, what stands there instead, and where places go then. Pure.

import { atOnce } from "./slices.js";

/** Words that are replaced. @typedef {{ start: number, end: number, shown: string }} Place */
/** Gives the places of a text in order. @typedef {(text: string) => Place[]} Mask */

/** In the place of an address that does not say whose it is. */
const ADDRESS = "[address]";
/** What lies between the words of a name: "Moscow Times", "moscow-times", "MoscowTimes"; a hyphen comes in three shapes, and never much white space. */
const BETWEEN = "[^\\S\\r\\n]{0,3}[-‐‑]?[^\\S\\r\\n]{0,3}";
const HYPHENS = /[\s‐‑-]+/;

/** A name whatever its capitals, spaces and hyphens. @param {string} name */
const flat = (name) => name.toLowerCase().replace(/’/g, "'").split(HYPHENS).join("");

/**
 * Hides names, the longest first, whatever their capitals; an address whole if it has a name in it or says that it is one.
 * A name of one word as a dictionary has it ("Time") stays where it has no capital.
 * @param {Map<string, string>} names what to show for each @param {Map<string, string>} [hosts] the same for parts of addresses
 * @returns {Mask}
 */
export function maskOf(names, hosts = new Map()) {
  const all = [...names, ...hosts].map(([name, shown]) => ({ name, key: flat(name), shown })).filter(({ key }) => key.length > 1).sort((a, b) => b.key.length - a.key.length);
  const shown = new Map(all.map((one) => /** @type {[string, string]} */ ([one.key, one.shown])).reverse());
  const plain = all.filter(({ name }) => names.has(name)).map(({ name }) => pattern(name)).join("|") || "(?!)";
  const word = `(?<![\\p{L}\\p{N}])(?:(?<tag>[@#](?:${all.map(({ name }) => pattern(name)).join("|") || "(?!)"})\\w*)|(?<name>${plain}))(?![\\p{L}\\p{N}])`;
  const address = "(?<![\\p{L}\\p{N}.@_+-])(?<address>https?:\\/\\/[^\\s<>\"“”]*[\\p{L}\\p{N}\\/]|(?:[\\w.+-]+@)?(?:[\\w-]+\\.)+[a-z]{2,}(?![\\p{L}\\p{N}])(?:\\/[^\\s<>\"“”]*[\\p{L}\\p{N}\\/]|\\/)?)";
  const [both, words] = [`${address}|${word}`, word].map((source) => new RegExp(source, "giu"));
  const common = new Set([...names.keys()].filter((name) => /^\p{Lu}\p{Ll}+$/u.test(name)).map(flat).filter((key) => !names.has(key)));
  /** @param {string} address */
  const within = (address) => all.find(({ key }) => key.length > 2 && flat(address).includes(key))?.shown;

  /** @param {string} text @param {RegExp} found @param {number} from @returns {Place[]} */
  const places = (text, found, from) => [...text.matchAll(found)].flatMap(({ 0: { length }, index, groups = {} }) => {
    const [start, end] = [from + index, from + index + length];
    const { address, tag, name = "" } = groups;
    if (address !== undefined) {
      const isSure = /^https?:|^www\.|@/i.test(address);
      if (isSure || (address === address.toLowerCase() && within(address))) return [{ start, end, shown: within(address) ?? ADDRESS }];
      // Two sentences with no space between, say.
      return places(address, /** @type {RegExp} */ (words), start);
    }
    if (tag !== undefined) return [{ start, end, shown: all.find(({ key }) => flat(tag.slice(1)).startsWith(key))?.shown ?? ADDRESS }];
    return name === name.toLowerCase() && common.has(name) ? [] : [{ start, end, shown: shown.get(flat(name)) ?? ADDRESS }];
  });
  return (text) => places(text, /** @type {RegExp} */ (both), 0);
}

/** @param {string} text @param {Place[]} places */
export function masked(text, places) {
  let [out, from] = ["", 0];
  for (const { start, end, shown } of places) {
    out += text.slice(from, start) + shown;
    from = end;
  }
  return out + text.slice(from);
}

/** Where a place of the text is in the masked one: what begins or ends in a hidden word takes it whole. @param {Place[]} places @param {{ start: number, end: number }} span */
export const movedTo = (places, { start, end }) => ({ start: moved(places, start, false), end: moved(places, end, true) });

/** @param {Place[]} places @param {number} at @param {boolean} isEnd */
function moved(places, at, isEnd) {
  let shift = 0;
  for (const { start, end, shown } of places) {
    if (start >= at) break;
    if (end > at) return start + shift + (isEnd ? shown.length : 0);
    shift += shown.length - (end - start);
  }
  return at + shift;
}

/**
 * Other forms of names that the texts themselves explain: "Voice of Dale (VOD)", "VOD (Voice of Dale)". In slices.
 * @param {Map<string, string>} names @param {string[]} texts @returns {Generator<unknown, Map<string, string>>} those, and the names
 */
export function* explaining(names, texts) {
  const out = new Map(names);
  for (const [name, shown] of names) {
    const isShort = /^\p{Lu}{2,6}$/u.test(name);
    const found = new RegExp(isShort ? `([^\\r\\n]{3,80}?)\\s\\(${name}\\)|(?<!\\p{L})${name}\\s\\(([^()\\r\\n]{3,80})\\)` : `${pattern(name)}\\s\\((\\p{Lu}{2,6})\\)`, "gu");
    for (const text of texts) {
      for (const [, before, after] of text.matchAll(found)) {
        const other = isShort ? spelled(before ?? after ?? "", name) : spelled(name, before ?? "") && before;
        if (other && !out.has(other)) out.set(other, shown);
      }
      yield;
    }
  }
  return out;
}

/** @param {Parameters<typeof explaining>} how */
export const explained = (...how) => atOnce(explaining(...how));

/** The last words of a text, if they begin with these letters. @param {string} text @param {string} letters */
function spelled(text, letters) {
  let left = letters.length;
  if (left === 0) return "";
  for (const { 0: word, index } of [...text.matchAll(/\p{L}[\p{L}’'.]*/gu)].reverse()) {
    const begins = word[0]?.toUpperCase() === letters[left - 1];
    if (!begins && /^(of|the|and|for|de)$/.test(word)) continue;
    left -= 1;
    if (!begins) return "";
    if (left === 0) return text.slice(index);
  }
  return "";
}

/** @param {string} name */
const pattern = (name) => name.trim().split(HYPHENS).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/['’]/g, "['’]")).join(BETWEEN);
