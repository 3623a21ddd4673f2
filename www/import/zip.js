// ZIP archives, by the directory at their end; what is packed in them is unpacked by the browser itself.

import { HIDDEN, Refusal } from "./draft.js";

/** What an archive may unpack to: all of it, and one file. More is a trap, or too much. */
const MOST_ALL = 512 * 2 ** 20;
const MOST_ONE = 128 * 2 ** 20;
const MOST_FILES = 50_000;

export const newBudget = () => ({ left: MOST_ALL });

/** Packed bytes that are unpacked at a time: they give at most 1,032 times as many, all at once. */
const STEP = 8192;

/**
 * One file in an archive, or why it cannot be had.
 * @typedef {{ name: string, bytes: () => Promise<Uint8Array>, failure?: { code: string, message: string } }} Inside
 */

/**
 * The files of an archive in its order, without folders and without what systems add for themselves.
 * @param {Uint8Array} bytes @param {{ left: number }} [budget] what archives in archives share
 * @returns {AsyncGenerator<Inside>}
 */
export async function* filesOf(bytes, budget = newBudget()) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === 0xffffffff || count === 0xffff) throw new Refusal("archive-too-large", "This archive is in the form for more than 4 GB or 65,535 files, which is not read here. Make smaller archives.");
  if (count > MOST_FILES) throw new Refusal("archive-too-large", `This archive holds ${count.toLocaleString("en-GB")} files; up to ${MOST_FILES.toLocaleString("en-GB")} are read. Make smaller archives.`);
  // Where something stands before the archive (a program that unpacks it), all places are off by as much.
  const size = view.getUint32(end + 12, true);
  const shift = Math.max(0, end - size - at);
  at += shift;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), flags);
    const crc = view.getUint32(at + 16, true);
    const start = view.getUint32(at + 42, true) + shift;
    at += 46 + nameLength + extraLength + noteLength;
    if (name.endsWith("/") || HIDDEN.test(name)) continue;
    const failure = flags & 1 ? { code: "encrypted", message: "This file is locked with a password. Unpack the archive and add what is in it." } : undefined;
    yield {
      name,
      ...(failure ? { failure } : {}),
      bytes: async () => {
        const out = await unpacked(bytes, view, start, packed, method, Math.min(budget.left, MOST_ONE));
        budget.left -= out.length;
        if (crc32(out) !== crc) throw new Refusal("damaged-file", "This file in the archive is damaged: its check sum is wrong. Make the archive anew.");
        return out;
      },
    };
  }
}

const damaged = () => new Refusal("damaged-archive", "This archive is damaged, or breaks off. Fetch it or make it anew.");

/** @param {DataView} view */
function directoryEnd(view) {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 66_000); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw damaged();
}

/** @param {Uint8Array} bytes @param {number} flags */
function nameOf(bytes, flags) {
  if (flags & 0x800) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * @param {Uint8Array} bytes @param {DataView} view @param {number} start @param {number} packed @param {number} method
 * @param {number} most
 */
async function unpacked(bytes, view, start, packed, method, most) {
  if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x04034b50) throw damaged();
  const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const content = bytes.subarray(from, from + packed);
  if (content.length < packed) throw damaged();
  if (method === 0) {
    if (content.length > most) throw tooMuch();
    return content;
  }
  if (method !== 8) throw new Refusal("unknown-packing", `This file is packed in a way (number ${method}) that is not read here. Make an ordinary ZIP archive.`);
  return inflated(content, "deflate-raw", most);
}

const tooMuch = () => new Refusal("too-large", "Unpacked, this is larger than what is read from an archive. Unpack it yourself and add the parts that you need.");

/**
 * @param {Uint8Array} content @param {CompressionFormat} format @param {number} most bytes; more is refused before it fills the memory
 */
async function inflated(content, format, most) {
  let from = 0;
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
  const packed = new ReadableStream({
    pull(to) {
      if (from < content.length) to.enqueue(/** @type {Uint8Array<ArrayBuffer>} */ (content.slice(from, (from += STEP))));
      else to.close();
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream(format)).getReader();
  const parts = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) throw tooMuch();
      parts.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error instanceof Refusal ? error : new Refusal("damaged-file", "This file in the archive is damaged. Make the archive anew.");
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
