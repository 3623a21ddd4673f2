// The site's own file for PDF, fetched when the first one comes in: lines of text with their places on the page.

import "./pdf-scope.js";
import * as worker from "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

// It is in a worker already: the library needs no other.
/** @type {any} */ (globalThis).pdfjsWorker = worker;

/** @typedef {{ text: string, y: number, height: number, x: number, right: number }} Line */

/**
 * @param {Uint8Array} data
 * @returns {Promise<{ pages: Line[][] }>}
 */
/** @type {any} */ (globalThis).newsprismPdf = async (/** @type {Uint8Array} */ data) => {
  const task = getDocument({ data, verbosity: 0, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, useWasm: false, isOffscreenCanvasSupported: false, isImageDecoderSupported: false });
  const doc = await task.promise;
  try {
    const pages = [];
    for (let n = 1; n <= doc.numPages; n++) {
      const page = await doc.getPage(n);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items));
      page.cleanup();
    }
    return { pages };
  } finally {
    await task.destroy();
  }
};

/** @param {any[]} items pieces of text in the order of the file @returns {Line[]} */
function linesOf(items) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Line|null} */
  let line = null;
  for (const { str, transform, width, height, hasEOL } of items) {
    if (typeof str !== "string") continue;
    const [x, y] = [transform[4], transform[5]];
    if (str !== "") {
      line ??= { text: "", y, height, x, right: x };
      line.text += str;
      line.height = Math.max(line.height, height);
      line.right = Math.max(line.right, x + width);
    }
    if (hasEOL && line) {
      lines.push(line);
      line = null;
    }
  }
  if (line) lines.push(line);
  return lines.filter(({ text }) => text.trim() !== "");
}
