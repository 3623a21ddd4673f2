// The ways in: files that were chosen, a folder, what was dropped or pasted.

import { tidy } from "../parts/corrections.js";
import { bytesIn } from "../parts/files.js";
import { HIDDEN } from "./draft.js";

/**
 * A file on its way in. `path` has the names of the folders that it was in.
 * @typedef {{ path: string, bytes: () => Promise<Uint8Array<ArrayBuffer>>, options?: import("./draft.js").Options }} Incoming
 */

/** @param {FileList|File[]|null|undefined} list @returns {Incoming[]} */
export const filesChosen = (list) => wanted([...(list ?? [])].map((file) => incoming(file.webkitRelativePath || file.name, file)));

/** Without hidden files, and without the pictures and scripts that a browser saves in a folder beside a page. @param {Incoming[]} files */
function wanted(files) {
  const pages = new Set(files.flatMap(({ path }) => (/\.x?html?$/i.test(path) ? [path.replace(/\.x?html?$/i, "")] : [])));
  const isBeside = (/** @type {string} */ path) => [...path.matchAll(/_files\//g)].some(({ index }) => pages.has(path.slice(0, index)));
  return files.filter(({ path }) => !HIDDEN.test(path) && !isBeside(path));
}

/**
 * What was dropped, folders opened. Must be called in the event itself: afterwards the browser has forgotten.
 * @param {DataTransfer|null} given @returns {Promise<Incoming[]>}
 */
export async function filesDropped(given) {
  const entries = [...(given?.items ?? [])].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = filesChosen(given?.files);
  if (!entries.some((entry) => entry?.isDirectory)) return files;
  /** @type {Incoming[]} */
  const found = [];
  for (const entry of entries) if (entry) await walk(entry, "", found);
  return wanted(found);
}

/** @param {FileSystemEntry} entry @param {string} before @param {Incoming[]} found */
async function walk(entry, before, found) {
  const path = `${before}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise((resolve) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, () => resolve(null)));
    if (file) found.push(incoming(path, file));
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for (;;) {
    // A folder is told in parts; an empty one ends it.
    const part = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (part.length === 0) return;
    for (const inner of part) await walk(inner, `${path}/`, found);
  }
}

/** What was pasted last, as text and as markup. */
let pasted = { text: "", markup: "" };

/**
 * Notes what is pasted into a field, so that its markup can be read: paragraphs that the text alone has lost.
 * @param {ClipboardEvent} event @param {(files: Incoming[]) => void} take files that are on the clipboard
 */
export function onPaste(event, take) {
  const given = event.clipboardData;
  const files = filesChosen(given?.files);
  if (files.length > 0) {
    event.preventDefault();
    take(files);
  } else pasted = { text: given?.getData("text/plain") ?? "", markup: given?.getData("text/html") ?? "" };
}

/** Fewer characters are no article: the page does not ask what is to be done with a word that was pasted by mistake. */
const LEAST = 80;

/**
 * What is pasted onto the page, and into no field.
 * @param {ClipboardEvent} event @returns {Incoming[]}
 */
export function pastedOnPage(event) {
  /** @type {Incoming[]} */
  let files = [];
  onPaste(event, (found) => void (files = found));
  return files.length === 0 && pasted.text.trim().length >= LEAST ? textPasted(pasted.text, "") : files;
}

/** @param {string} text @param {string} name what the reader calls it @returns {Incoming[]} */
export function textPasted(text, name) {
  const called = name.trim() || "pasted article";
  const bytesOf = (/** @type {string} */ content) => async () => new TextEncoder().encode(content);
  if (pasted.markup !== "" && tidy(pasted.text) === tidy(text)) {
    return [{ path: `${called}.html`, bytes: bytesOf(`<!doctype html><meta charset="utf-8">${pasted.markup}`), options: { isWhole: true, encoding: "utf-8" } }];
  }
  return [{ path: /\.\w{1,8}$/.test(called) ? called : `${called}.txt`, bytes: bytesOf(text) }];
}

/** @param {string} path @param {File} file @returns {Incoming} */
const incoming = (path, file) => ({ path, bytes: () => bytesIn(file) });
