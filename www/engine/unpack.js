/**
 * What the packer has put into the page, packed: see `www/bindgen/src/unpack.rs`.
 *
 * @typedef {{ text: string, unpacker: string }} Packed the packed text, and the module that unpacks it, in base64
 */
import { EngineError } from "./error.js";

/**
 * @param {Packed} packed
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function unpacked({ text, unpacker }) {
  const code = Uint8Array.from(atob(unpacker), (character) => character.charCodeAt(0));
  const { memory, room, unpack } = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(code)).exports);
  const at = room(text.length);
  new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, at));
  const out = unpack(at, text.length);
  if (out === 0) throw new EngineError({ code: "page-damaged", message: "This copy of the page is damaged. Take another copy of the file.", about: null });
  return new Uint8Array(memory.buffer, out, new DataView(memory.buffer).getUint32(out - 4, true)).slice();
}
