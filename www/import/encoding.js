// In which encoding is this text? What is valid UTF-8 is taken for that; all else is decoded in each way that is
// common and weighed by whether the result looks like something that people write.

import { ENCODINGS } from "./encodings.js";
import { ARABIC, CYRILLIC, GREEK, HAN, HANGUL, HEBREW, LATIN, SIGNS } from "./letters.js";

/**
 * @typedef {object} Guess
 * @property {string} label for `TextDecoder`
 * @property {boolean} sure whether no other way of decoding gives another text that is nearly as likely
 * @property {string[]} others labels that came close
 */

/** Bytes that are weighed: more changes nothing. */
const SAMPLE = 32_768;
/** Two decodings that lie nearer to each other than this are a question for the reader. */
const NEAR = 0.12;
/** What is more common is believed sooner. @type {Record<string, number>} */
const PRIOR = { "windows-1252": 0.06, "windows-1251": 0.03, "windows-1250": 0.03, "windows-1254": -0.04, "windows-1257": -0.04, "windows-1258": -0.1, "windows-874": -0.1, macintosh: -0.02, "x-mac-cyrillic": -0.08, "iso-8859-15": -0.03, "iso-8859-7": -0.02, "koi8-u": -0.01, ibm866: -0.02 };
const DOUBLE = new Set(["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"]);
const UNWEIGHED = new Set(["utf-8", "utf-16le", "utf-16be", "iso-2022-jp"]);

/**
 * @param {Uint8Array} bytes
 * @param {string} [declared] what the file says of itself; believed if the bytes are valid in it
 * @returns {Guess}
 */
export function detect(bytes, declared = "") {
  const mark = markOf(bytes);
  if (mark) return { label: mark, sure: true, others: [] };
  const sample = bytes.subarray(0, SAMPLE);
  const wide = wideOf(sample);
  if (wide) return { label: wide, sure: true, others: [] };
  if (isValid(bytes, "utf-8")) {
    const isJis = sample.some((byte, i) => byte === 0x1b && (sample[i + 1] === 0x24 || sample[i + 1] === 0x28)) && isValid(bytes, "iso-2022-jp");
    return { label: isJis ? "iso-2022-jp" : "utf-8", sure: true, others: [] };
  }
  const label = known(declared);
  if (label && label !== "utf-8" && isValid(bytes, label)) return { label, sure: true, others: [] };
  return weighed(dense(bytes));
}

/**
 * Decodes; what is no character becomes U+FFFD, which is counted.
 * @param {Uint8Array} bytes @param {string} label
 */
export function decode(bytes, label) {
  const decoder = new TextDecoder(label);
  // In two calls: some versions of Node decode Windows-1252 as ISO-8859-1 in one.
  const text = decoder.decode(bytes, { stream: true }) + decoder.decode();
  let bad = 0;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", at + 1)) bad++;
  return { text, bad };
}

/** The label of `TextDecoder` for a name; "" for none. @param {string} name */
export function known(name) {
  try {
    return name ? new TextDecoder(name.trim()).encoding : "";
  } catch {
    return "";
  }
}

/** By its byte-order mark; "" without. @param {Uint8Array} bytes */
function markOf(bytes) {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return "";
}

/** UTF-16 without a mark: what holds zeros is that or no text. @param {Uint8Array} bytes */
function wideOf(bytes) {
  if (!bytes.includes(0)) return "";
  const even = bytes.subarray(0, bytes.length & ~1);
  const [best] = ["utf-16le", "utf-16be"]
    .filter((label) => isValid(even, label))
    .map((label) => ({ label, text: new TextDecoder(label).decode(even) }))
    .filter(({ text }) => !/[\0-\x08\x0e-\x1f\x7f]|\p{Cn}/u.test(text))
    .map(({ label, text }) => ({ label, score: /[^\0-\x7f]/.test(text) ? weigh(text) : 1 }))
    .sort((a, b) => b.score - a.score);
  return best && best.score > 0.3 ? best.label : "";
}

/** @param {Uint8Array} bytes @param {string} label */
function isValid(bytes, label) {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The stretch that is weighed: from shortly before the first byte that is not ASCII. @param {Uint8Array} bytes */
function dense(bytes) {
  const first = bytes.findIndex((byte) => byte > 127);
  const from = Math.max(0, bytes.lastIndexOf(0x0a, first) + 1, first - 2000);
  return bytes.subarray(from, from + SAMPLE);
}

/** @param {Uint8Array} bytes @returns {Guess} */
function weighed(bytes) {
  const utf8 = new TextDecoder().decode(bytes);
  const marks = countOf(bytes, (byte) => byte >= 0xc2 && byte <= 0xf4);
  const wrong = utf8.split("\uFFFD").length - 1;
  // UTF-8 with some damage: most of what begins a character ends one.
  if (marks > 8 && wrong * 10 < marks) return { label: "utf-8", sure: false, others: [] };
  const tried = ENCODINGS.filter(([label]) => !UNWEIGHED.has(label)).flatMap(([label]) => {
    const text = new TextDecoder(label).decode(bytes, { stream: true });
    if (DOUBLE.has(label) && text.includes("\uFFFD")) return [];
    return [{ label, text, score: weigh(text) + (PRIOR[label] ?? 0) }];
  });
  tried.sort((a, b) => b.score - a.score);
  const [best, ...rest] = tried;
  if (!best) return { label: "windows-1252", sure: false, others: [] };
  const near = rest.filter((other) => best.score - other.score < NEAR && other.text !== best.text).map((other) => other.label);
  return { label: best.label, sure: near.length === 0 && best.score > 0.35, others: near.slice(0, 4) };
}

/** @param {Uint8Array} bytes @param {(byte: number) => boolean} is */
function countOf(bytes, is) {
  let n = 0;
  for (const byte of bytes) if (is(byte)) n++;
  return n;
}

/**
 * How much like writing the characters beyond ASCII are, about 1 for text that is decoded rightly.
 * @param {string} text
 */
function weigh(text) {
  const chars = [...text];
  let [sum, n] = [0, 0];
  const languages = LATIN.map(() => 0);
  let run = 0;
  chars.forEach((c, i) => {
    const code = c.codePointAt(0) ?? 0;
    if (code < 128) {
      run = 0;
      return;
    }
    n++;
    const [before, after] = [chars[i - 1] ?? " ", chars[i + 1] ?? " "];
    const inWord = isLetter(before) && isLetter(after);
    if ((code >= 0x80 && code < 0xa0) || code === 0xfffd || (code >= 0xe000 && code < 0xf900)) sum -= 4;
    else if (SIGNS.has(c)) sum += inWord && c !== "’" && c !== "·" ? -0.8 : signScore(c, before, after);
    else if (/\p{Script=Latin}/u.test(c) && isLetter(c)) {
      run++;
      if (run > 3) sum -= 1;
      if (isUpper(c) && isLower(before)) sum -= 1.5;
      if (isUpper(c) && !isLetter(before) && !isLetter(after)) sum -= 1;
      const small = c.toLowerCase();
      let isKnown = false;
      LATIN.forEach((letters, of) => {
        if (!letters.has(small)) return;
        languages[of]++;
        isKnown = true;
      });
      if (!isKnown) sum -= 0.4;
    } else sum += otherScore(c, code, before, after);
  });
  return n === 0 ? 0 : (sum + Math.max(0, ...languages)) / n;
}

/** @param {string} c @param {string} before @param {string} after */
function signScore(c, before, after) {
  const isSpaced = "«»".includes(c) && (/\s/.test(before) || /\s/.test(after));
  if (isSpaced) return 1;
  if ("“‘„‚«‹¿¡".includes(c) && isLetter(after) && !isLetter(before)) return 1;
  if ("”’»›…".includes(c) && (isLetter(before) || ".,!?".includes(before)) && !(c !== "’" && isLetter(after))) return 1;
  if ("–—\u00A0".includes(c)) return 0.8;
  return 0.3;
}

/** Scripts other than Latin. @param {string} c @param {number} code @param {string} before @param {string} after */
function otherScore(c, code, before, after) {
  const isBesideLatin = /[a-z]/i.test(before) || /[a-z]/i.test(after);
  if (code >= 0x0370 && code < 0x0530) {
    const order = code < 0x0400 ? GREEK : CYRILLIC;
    const small = c.toLowerCase();
    let score = rank(order.indexOf(small));
    if (isUpper(c)) score = isLower(before) ? -1.5 : Math.min(score, 0.7) - (isUpper(before) ? 0.35 : 0);
    if (c === "ς" && isLetter(after)) score -= 1;
    return isBesideLatin ? score - 1.5 : score;
  }
  if (code >= 0x0590 && code < 0x0700) {
    const isFinalInside = "ךםןףץ".includes(c) && isLetter(after);
    const order = code < 0x0600 ? HEBREW : ARABIC;
    return (isFinalInside ? -1 : rank(order.indexOf(c))) - (isBesideLatin ? 1.5 : 0);
  }
  if (code >= 0x0e00 && code < 0x0e80) return (/\p{M}/u.test(c) && !isLetter(before) ? -1 : 0.6) - (isBesideLatin ? 1.5 : 0);
  if (code >= 0x3040 && code < 0x3100) return 1;
  if (code >= 0x3000 && code < 0x3040) return 0.9;
  if (code >= 0x4e00 && code < 0xa000) return (HAN.has(c) ? 1 : 0.25) - (isBesideLatin ? 0.6 : 0);
  if (code >= 0xac00 && code < 0xd7b0) return (HANGUL.has(c) ? 1 : 0.4) - (isBesideLatin ? 0.6 : 0);
  if (code >= 0xff61 && code < 0xffa0) return -0.6;
  if (code >= 0xff00 && code < 0xff61) return 0.8;
  if (/\p{M}/u.test(c)) return isLetter(before) ? 0.1 : -1;
  return isLetter(before) && isLetter(after) ? -1.2 : -0.5;
}

/** @param {number} place in the order of frequency */
const rank = (place) => (place < 0 ? -0.6 : place < 10 ? 1.25 : place < 20 ? 0.95 : place < 33 ? 0.6 : 0.3);
const isLetter = (/** @type {string} */ c) => /\p{L}/u.test(c);
const isUpper = (/** @type {string} */ c) => /\p{Lu}/u.test(c);
const isLower = (/** @type {string} */ c) => /\p{Ll}/u.test(c);
