// Corrections made by hand: what one is, what the core takes of it, and their form in files. Pure. Their list is part of
// the project, as are undo and redo: www/project/model.js.
//
// A file of corrections is JSON: { "newsprism": "corrections", "version": 1, "corpus": title, "corrections": [Made, …] }.

/** @typedef {import("../engine/protocol.d.ts").Correction} Correction */
/** @typedef {import("../engine/protocol.d.ts").QuoteKind} QuoteKind */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("../engine/protocol.d.ts").Span16} Span16 */

/**
 * One correction: only what differs from the program's reading; nothing beside `found` is a confirmation.
 * @typedef {object} Made
 * @property {string} file the article's file
 * @property {string} print fingerprint of that file: in another text the places would mean other words
 * @property {Span16} found where the program found the quotation, UTF-16 from the start of the text
 * @property {string} text the words as the program had them, for whoever reads the list
 * @property {string} by the speaker whom the program gave them to; "" for unknown
 * @property {string} [speaker] "" for "nobody can tell"
 * @property {QuoteKind} [quoteKind]
 * @property {Span16[]} [spans]
 * @property {boolean} [dismissed] no quotation at all
 * @property {boolean} [added] the program has no such quotation: `found` is where the reader put it
 */

export const VERSION = 1;
/** Most corrections that are read from a file. */
const MOST = 100_000;

/** What tells one corrected quotation from another. @param {Made} made */
export const keyOf = (made) => `${made.file}\n${made.print}\n${String(made.found.start).padStart(10, "0")}\n${String(made.found.end).padStart(10, "0")}`;

/**
 * What differs between the program's reading and what a reader wants.
 * @param {QuoteRow} row @param {string} file @param {string} print
 * @param {{ speaker: string, kind: QuoteKind|"", spans: Span16[], dismissed?: boolean }} want a kind of "" leaves it to the quotation marks
 * @returns {Made}
 */
export function madeOf(row, file, print, want) {
  if (row.added) return { file, print, found: row.found, text: row.text, by: "", speaker: tidy(want.speaker), ...(want.kind && { quoteKind: want.kind }), spans: want.spans, added: true };
  const program = row.corrected ?? row;
  /** @type {Made} */
  const made = { file, print, found: row.found, text: program.text, by: program.speaker };
  if (want.dismissed) return { ...made, dismissed: true };
  const speaker = tidy(want.speaker);
  if (speaker !== program.speaker) made.speaker = speaker;
  if (want.kind && want.kind !== program.kind) made.quoteKind = want.kind;
  if (!sameSpans(want.spans, program.spans)) made.spans = want.spans;
  return made;
}

/** @param {string} text */
export const tidy = (text) => text.trim().replace(/\s+/g, " ");

/** @param {Span16[]} a @param {Span16[]} b */
export const sameSpans = (a, b) => a.length === b.length && a.every((s, i) => s.start === b[i]?.start && s.end === b[i]?.end);

/** The correction of a row, if there is one. @param {Made[]} list @param {string} file @param {string} print @param {Span16} found */
export const correctionOf = (list, file, print, found) => {
  const key = keyOf({ file, print, found, text: "", by: "" });
  return list.find((made) => keyOf(made) === key);
};

/**
 * Those whose file is here as it was, as the core takes them, with their places in the list.
 * @param {Made[]} list @param {Map<string, string>} prints fingerprint of every file that is here
 * @returns {{ corrections: Correction[], of: number[] }}
 */
export function forCore(list, prints) {
  /** @type {Correction[]} */
  const corrections = [];
  /** @type {number[]} */
  const of = [];
  list.forEach((made, i) => {
    if (prints.get(made.file) !== made.print) return;
    const { file, found, speaker = null, quoteKind = null, spans = null, dismissed = false, added = false } = made;
    corrections.push({ file, found, speaker, quoteKind, spans, dismissed, added });
    of.push(i);
  });
  return { corrections, of };
}

/** FNV-1a over the bytes, twice with two bases: tells texts apart, guards nothing. @param {Uint8Array} bytes */
export function fingerprint(bytes) {
  let [a, b] = [0x811c9dc5, 0x01000193 ^ bytes.length];
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x5bd1e995) ^ (b >>> 15);
  }
  return [a, b].map((n) => (n >>> 0).toString(16).padStart(8, "0")).join("");
}

/** How such a name begins. */
export const KEPT = "newsprism-corrections:";

/** Under which name earlier versions kept the corrections of a corpus. @param {Map<string, string>} prints of the files that came with the page */
export const storageKey = (prints) =>
  `${KEPT}${fingerprint(new TextEncoder().encode(JSON.stringify([...prints].sort(([a], [b]) => (a < b ? -1 : 1)))))}`;

/**
 * What earlier versions kept under that name.
 * @param {string} text @returns {Made[]|null} null for what is damaged or of a later version
 */
export function fromKept(text) {
  const given = parsed(text);
  return given === null || given.version !== VERSION ? null : madeList(given.corrections);
}

/** @param {Made[]} list @param {string} corpus its title */
export const toFile = (list, corpus) => `${JSON.stringify({ newsprism: "corrections", version: VERSION, corpus, corrections: list }, null, 1)}\n`;

/**
 * @param {string} text of a file
 * @returns {{ list: Made[] } | { wrong: string }}
 */
export function fromFile(text) {
  const given = parsed(text);
  if (given === null || given.newsprism !== "corrections") return { wrong: "This is no file of corrections: take one that Newsprism saved." };
  if (given.version !== VERSION) return { wrong: `These corrections are of version ${String(given.version)}; this page reads version ${VERSION}. Open them in a newer Newsprism.` };
  const list = madeList(given.corrections);
  return list ? { list } : { wrong: "The list of corrections in this file is damaged; nothing was taken from it." };
}

/** @param {string} text @returns {Record<string, unknown>|null} */
function parsed(text) {
  try {
    const given = JSON.parse(text);
    return typeof given === "object" && given !== null && !Array.isArray(given) ? given : null;
  } catch {
    return null;
  }
}

/** @param {unknown} given @returns {Made[]|null} null if any is damaged */
function madeList(given) {
  if (!Array.isArray(given) || given.length > MOST) return null;
  const list = given.map(madeFrom);
  return list.every((made) => made !== null) ? list : null;
}

/** Only what is known, in a fixed order. @param {any} given @returns {Made|null} */
export function madeFrom(given) {
  if (typeof given !== "object" || given === null) return null;
  const found = spanFrom(given.found);
  const strings = [given.file, given.print, given.text, given.by, given.speaker ?? ""];
  if (!found || strings.some((s) => typeof s !== "string")) return null;
  /** @type {Made} */
  const made = { file: given.file, print: given.print, found, text: given.text, by: given.by };
  if (given.speaker !== undefined) made.speaker = given.speaker ?? "";
  if (given.quoteKind !== undefined) {
    if (!["direct", "mixed", "indirect"].includes(given.quoteKind)) return null;
    made.quoteKind = given.quoteKind;
  }
  if (given.spans !== undefined) {
    if (!Array.isArray(given.spans) || given.spans.length === 0) return null;
    const spans = given.spans.map(spanFrom);
    if (!spans.every((/** @type {Span16|null} */ s) => s !== null)) return null;
    made.spans = spans;
  }
  if (given.dismissed !== undefined) {
    if (typeof given.dismissed !== "boolean") return null;
    if (given.dismissed) made.dismissed = true;
  }
  if (given.added !== undefined) {
    if (typeof given.added !== "boolean") return null;
    if (given.added) made.added = true;
  }
  return made;
}

/** @param {any} given @returns {Span16|null} */
function spanFrom(given) {
  const isPlace = (/** @type {unknown} */ n) => Number.isInteger(n) && Number(n) >= 0 && Number(n) < 2 ** 32;
  return isPlace(given?.start) && isPlace(given?.end) && given.start <= given.end ? { start: given.start, end: given.end } : null;
}
