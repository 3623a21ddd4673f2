/** The worker that reads files. It tells of each part as it is read, in messages small enough not to hold up the page. */
import { sketchOf } from "./draft.js";
import { setPdfPlace } from "./pdf.js";
import { readFile } from "./registry.js";

/**
 * What goes in: a file, or a text that is only compared.
 * @typedef {{ id: number, path: string, bytes: Uint8Array, options?: import("./draft.js").Options, only?: string|undefined, pdf: string }
 *   | { id: number, text: string }} Message
 *
 * What comes out, with the same `id`: for a file, each item without its entries, followed by these; in the end, `done`.
 * @typedef {{ id: number, item: import("./draft.js").Item } | { id: number, entries: import("./draft.js").Entry[] }
 *   | { id: number, done: true } | { id: number, sketched: ReturnType<typeof sketchOf> }} Reply
 */

/** Articles, and characters of text, that go in one message. */
const PART = 100;
const PART_TEXT = 500_000;

addEventListener("message", async ({ data }) => {
  const message = /** @type {Message} */ (data);
  const { id } = message;
  const reply = (/** @type {Reply} */ what) => postMessage(what);
  if ("text" in message) return reply({ id, sketched: sketchOf(message.text) });
  setPdfPlace(message.pdf);
  for await (const item of readFile(message.path, message.bytes, message)) {
    reply({ id, item: { ...item, entries: [] } });
    /** @type {import("./draft.js").Entry[]} */
    let part = [];
    let size = 0;
    for (const entry of item.entries) {
      part.push(entry);
      size += entry.draft.text.length;
      if (part.length < PART && size < PART_TEXT) continue;
      reply({ id, entries: part });
      [part, size] = [[], 0];
    }
    if (part.length > 0) reply({ id, entries: part });
  }
  reply({ id, done: true });
});
