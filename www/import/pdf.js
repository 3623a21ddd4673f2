// PDF with text: lines are joined to paragraphs again, what stands at the edge of every page is left out.

import { Refusal, keep, oneLine } from "./draft.js";
import { joined } from "./markup.js";

/** @typedef {import("./pdfjs.js").Line} Line */

/** Where the file for PDF is; "" in the page that is one file, which has no room for it. */
let place = "";

/** @param {string} url */
export const setPdfPlace = (url) => void (place = url);

/** @param {import("./registry.js").Given} given */
export async function readPdf({ path, bytes, item }) {
  if (place === "") throw new Refusal("pdf-not-here", "PDF is read by the hosted page only: what reads it is too large for the one file. Open this PDF, select all of its text, copy it and paste it here; or add it on the hosted page.");
  const scope = /** @type {any} */ (globalThis);
  if (!scope.newsprismPdf) {
    try {
      scope.importScripts(place);
    } catch {
      throw new Refusal("pdf-not-here", "The part of the page that reads PDF could not be fetched. Is the network there? Or copy the text of this PDF and paste it here.");
    }
  }
  /** @type {{ pages: Line[][] }} */
  let read;
  try {
    read = await scope.newsprismPdf(bytes);
  } catch (error) {
    const isLocked = /password/i.test(String(error instanceof Error ? error.name + error.message : error));
    throw isLocked ? new Refusal("encrypted", "This PDF is locked with a password. Save it without one, or copy its text and paste it here.") : new Refusal("damaged-file", "This PDF is damaged, or breaks off. Fetch it again, or copy its text and paste it here.");
  }
  const { list, removed } = textOf(read.pages);
  if (list.length === 0) throw new Refusal("no-text", "There is no text in this PDF: its pages are pictures. Let a program recognise the text, or type it.");
  keep(item, path, joined(list), { removed, notes: ["lines were joined to paragraphs by their places on the page: look it through"] });
}

/** @param {Line[][]} pages */
export function textOf(pages) {
  const seen = new Map();
  const edges = (/** @type {Line[]} */ page) => new Set(page.length > 4 ? [...page.slice(0, 2), ...page.slice(-2)] : []);
  for (const page of pages) for (const key of new Set([...edges(page)].map((line) => sign(line.text)))) seen.set(key, (seen.get(key) ?? 0) + 1);
  const isEdge = (/** @type {string} */ key) => pages.length > 2 && (seen.get(key) ?? 0) > pages.length / 2;
  /** @type {string[]} */
  const list = [];
  /** @type {string[]} */
  const removed = [];
  let now = "";
  /** @type {Line|null} */
  let before = null;
  for (const page of pages) {
    const gap = usualGap(page);
    const right = Math.max(...page.map((line) => line.right), 0);
    const edge = edges(page);
    for (const line of page) {
      if (edge.has(line) && isEdge(sign(line.text))) {
        removed.push(oneLine(line.text));
        continue;
      }
      if (now !== "" && before && isNew(before, line, gap, right, page.includes(before))) {
        list.push(now);
        now = "";
      }
      now = now === "" ? line.text.trim() : sewn(now, line.text.trim());
      before = line;
    }
  }
  if (now) list.push(now);
  return { list, removed };
}

/** A line without what changes from page to page. @param {string} text */
const sign = (text) => oneLine(text).replace(/\d+/g, "#");

/** The most frequent distance between lines. @param {Line[]} page */
function usualGap(page) {
  const gaps = page.slice(1).map((line, i) => Math.round((page[i]?.y ?? 0) - line.y)).filter((gap) => gap > 0).sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 3)] ?? 0;
}

/**
 * Whether a line begins a paragraph. @param {Line} before @param {Line} line @param {number} gap @param {number} right @param {boolean} isSamePage
 */
function isNew(before, line, gap, right, isSamePage) {
  const isShort = before.right < right - 0.15 * (right - before.x);
  const isEnded = /[.!?:”"’»)]\s*$/.test(before.text);
  if (!isSamePage) return isEnded && isShort;
  const down = before.y - line.y;
  if (down < 0 || Math.abs(line.height - before.height) > 0.15 * before.height) return true;
  return down > gap * 1.25 + 1 || (isShort && isEnded) || line.x > before.x + line.height;
}

/** Two lines as one; a word that was divided is one again. @param {string} a @param {string} b */
const sewn = (a, b) => (/\p{Ll}[-\u00ad]$/u.test(a) && /^\p{Ll}/u.test(b) ? a.slice(0, -1) + b : /[-–—/]$/.test(a) || /[\u3040-\u9fff]$/.test(a) ? a + b : `${a} ${b}`);
