// SHA-256 as FIPS 180-4 defines it, in slices; also where the browser’s own is absent: a page over plain http. Pure.

import { atOnce } from "./slices.js";

/** The cube roots' first 32 bits of fraction, of the first 64 primes; those of the square roots of the first 8. */
const [ROUND, START] = [64, 8].map((count, i) => {
  const out = new Int32Array(count);
  for (let n = 2, at = 0; at < count; n++) {
    if (Array.from({ length: n - 2 }, (_, d) => n % (d + 2)).every((rest) => rest > 0)) out[at++] = Number(root(BigInt(n), i === 0 ? 3 : 2) & 0xffffffffn);
  }
  return out;
});

/** ⌊2³² · the root of n⌋, in whole numbers: the same in every browser. @param {bigint} n @param {2|3} degree */
function root(n, degree) {
  let [low, high] = [0n, n << 32n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** BigInt(degree) <= n << BigInt(32 * degree)) low = middle;
    else high = middle;
  }
  return low;
}

/** @param {string} text as UTF-8 @returns {string} in hexadecimal */
export const sha256 = (text) => atOnce(hashing([text]));

/** Characters and bytes between two pauses. */
const SLICE = 1 << 16;

/**
 * The digest of texts, or of what they are in UTF-8, one after the other.
 * @param {Iterable<string|Uint8Array>} texts none ends within a surrogate pair @param {Uint8Array[]} [encoded] gets texts as UTF-8
 * @returns {Generator<void, string>}
 */
export function* hashing(texts, encoded = []) {
  const state = Int32Array.from(/** @type {Int32Array} */ (START));
  /** What does not fill a block yet. */
  let rest = new Uint8Array();
  let length = 0;
  let some = "";
  /** @param {Uint8Array} more */
  function* add(more) {
    const bytes = joined([rest, more]);
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (; at + 64 <= bytes.length; at += 64) {
      compress(state, view, at);
      if (at % SLICE === 0) yield;
    }
    rest = bytes.subarray(at);
    length += more.length;
  }
  function* flush() {
    const bytes = encoder.encode(some);
    some = "";
    encoded.push(bytes);
    yield* add(bytes);
  }
  for (const text of texts) {
    const isText = typeof text === "string";
    if (isText) some += text;
    if (!isText || some.length > SLICE) yield* flush();
    if (!isText) yield* add(text);
    yield;
  }
  yield* flush();
  // One bit, zeros, and the length in bits, to the end of a block.
  const end = new Uint8Array(9 + ((119 - (length % 64)) % 64));
  end[0] = 0x80;
  new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(length) * 8n);
  yield* add(end);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** @param {Uint8Array[]} chunks */
export function joined(chunks) {
  const bytes = new Uint8Array(chunks.reduce((all, { length }) => all + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const encoder = new TextEncoder();
const W = new Int32Array(64);

/** @param {Int32Array} state @param {DataView} from @param {number} at */
function compress(state, from, at) {
  for (let t = 0; t < 16; t++) W[t] = from.getInt32(at + 4 * t);
  for (let t = 16; t < 64; t++) {
    const [a, b] = [W[t - 15] ?? 0, W[t - 2] ?? 0];
    W[t] = (W[t - 16] ?? 0) + ((a >>> 7 | a << 25) ^ (a >>> 18 | a << 14) ^ a >>> 3) + (W[t - 7] ?? 0) + ((b >>> 17 | b << 15) ^ (b >>> 19 | b << 13) ^ b >>> 10);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const t1 = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + ((e & f) ^ (~e & g)) + (/** @type {Int32Array} */ (ROUND)[t] ?? 0) + (W[t] ?? 0);
    const t2 = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] ?? 0) + word));
}
