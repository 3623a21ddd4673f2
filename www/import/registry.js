// Which format is this file, and what are the articles in it? Told by what the file begins with, then by its name.

import { Refusal, keep } from "./draft.js";
import { decode, detect } from "./encoding.js";
import { readFeed } from "./feed.js";
import { readHtml } from "./html.js";
import { readJson, readLines } from "./json.js";
import { readMail } from "./mail.js";
import { readMarkdown } from "./markdown.js";
import { readPdf } from "./pdf.js";
import { officeOf, readOffice } from "./office.js";
import { readTable } from "./table.js";
import { filesOf, newBudget } from "./zip.js";

/** @typedef {import("./draft.js").Item} Item @typedef {import("./draft.js").Options} Options */

/**
 * What a format's reader is given.
 * @typedef {object} Given
 * @property {string} path
 * @property {Uint8Array} bytes
 * @property {Options} options
 * @property {(declared?: string) => string} text decodes; notes in the item how
 * @property {Item} item to be filled
 */

/** A reader gives the files that are attached to its file, if there are any. @type {Record<string, { name: string, read: (given: Given) => void|Promise<void|{ name: string, bytes: Uint8Array }[]> }>} */
const FORMATS = {
  txt: { name: "Text", read: readPlain },
  md: { name: "Markdown", read: readMarkdown },
  csv: { name: "CSV", read: readTable },
  json: { name: "JSON", read: readJson },
  jsonl: { name: "JSON lines", read: readLines },
  html: { name: "Web page", read: readHtml },
  feed: { name: "Feed", read: readFeed },
  mail: { name: "Mail", read: readMail },
  pdf: { name: "PDF", read: readPdf },
};

/** What a name's ending says. @type {Record<string, string>} */
const SUFFIXES = { txt: "txt", text: "txt", md: "md", markdown: "md", csv: "csv", tsv: "csv", tab: "csv", json: "json", jsonl: "jsonl", ndjson: "jsonl", zip: "zip", docx: "zip", odt: "zip", html: "html", htm: "html", xhtml: "html", shtml: "html", rss: "feed", atom: "feed", eml: "mail", mht: "mail", mhtml: "mail" };
/** Endings of what is part of a program or page, and no article. */
const PARTS = new Set("js mjs cjs ts css svg xsl wasm woff woff2 ttf otf ico exe dll so class map".split(" "));

/** Files that hold no text that is read here, by how they begin; and what to do instead. @type {[number[], string, string][]} */
const OTHERS = [
  [[0xd0, 0xcf, 0x11, 0xe0], "an older office document", "Open it in its program, save it as DOCX or plain text"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "a Rich Text document", "Open it in a word processor, save it as DOCX or plain text"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture", "Text in pictures is not read: type it, or let a program recognise it"],
  [[0xff, 0xd8, 0xff], "a picture", "Text in pictures is not read: type it, or let a program recognise it"],
  [[0x47, 0x49, 0x46, 0x38], "a picture", "Text in pictures is not read: type it, or let a program recognise it"],
  [[0x52, 0x61, 0x72, 0x21], "a RAR archive", "Unpack it, or make a ZIP archive of it"],
  [[0x37, 0x7a, 0xbc, 0xaf], "a 7z archive", "Unpack it, or make a ZIP archive of it"],
];

/** The largest file that is read. */
const MOST_BYTES = 256 * 2 ** 20;
/** Archives in archives. */
const DEEPEST = 3;

/**
 * Reads a file, and what is in it if it is an archive. Never throws for what the file holds.
 * @param {string} path @param {Uint8Array} bytes
 * @param {{ options?: Options, only?: string|undefined, depth?: number, budget?: { left: number } }} [how]
 *   `only`: that file of the archive alone
 * @returns {AsyncGenerator<Item>}
 */
export async function* readFile(path, bytes, how = {}) {
  const { options = {}, only, depth = 0, budget = newBudget() } = how;
  const item = emptyItem(path);
  /** @type {{ name: string, bytes: Uint8Array }[]} */
  let attached = [];
  try {
    if (bytes.length > MOST_BYTES) throw new Refusal("too-large", `The file holds ${Math.ceil(bytes.length / 2 ** 20)} MB; the most that is read is ${MOST_BYTES / 2 ** 20} MB. Split it into smaller files.`);
    const format = formatOf(path, bytes);
    if (format === "zip") {
      if (depth >= DEEPEST) throw new Refusal("archive-too-deep", "This archive is inside too many others. Unpack it and add what is in it.");
      /** @type {import("./zip.js").Inside[]} */
      const files = [];
      for await (const file of filesOf(bytes, budget)) files.push(file);
      const office = officeOf(files);
      if (office) {
        await readOffice(item, path, files, office);
        if (item.entries.length === 0 && item.failures.length === 0) throw empty();
        return void (yield item);
      }
      let n = 0;
      for (const file of files) {
        const inner = `${path}/${file.name}`;
        if (only !== undefined && only !== inner && !only.startsWith(`${inner}/`)) continue;
        n++;
        try {
          if (file.failure) throw new Refusal(file.failure.code, file.failure.message);
          yield* readFile(inner, await file.bytes(), { options, only, depth: depth + 1, budget });
        } catch (error) {
          yield refused(emptyItem(inner), error);
        }
      }
      if (n === 0) throw new Refusal("empty-archive", "There is no file in this archive.");
      return;
    }
    const { name, read } = FORMATS[format] ?? FORMATS.txt;
    item.format = name;
    attached = (await read({ path, bytes, options, item, text: (declared) => textOf(item, bytes, options, declared) })) ?? [];
    if (item.entries.length === 0 && item.failures.length === 0 && !item.table && attached.length === 0) throw empty();
  } catch (error) {
    refused(item, error);
  }
  if (only === undefined || only === path) yield item;
  for (const file of depth < DEEPEST ? attached : []) {
    const inner = `${path}/${file.name}`;
    if (only === undefined || only === inner || only.startsWith(`${inner}/`)) yield* readFile(inner, file.bytes, { options, only, depth: depth + 1, budget });
  }
}

const empty = () => new Refusal("empty-file", "There is no text in this file. Check that the right file was chosen and that it was saved.");

/** @param {string} path @returns {Item} */
const emptyItem = (path) => ({ path, format: "", encoding: null, entries: [], failures: [] });

/** @param {Item} item @param {unknown} error */
function refused(item, error) {
  const { code, message } = error instanceof Refusal ? error : odd(error);
  item.failures.push({ code, message, about: item.path });
  return item;
}

/** What nobody foresaw: still a reason. @param {unknown} error */
function odd(error) {
  const what = error instanceof RangeError ? "It is nested too deeply, or too large" : `A part of it was not understood (${String(error instanceof Error ? error.message : error).slice(0, 120)})`;
  return { code: "unreadable", message: `This file could not be read to its end. ${what}. Save it anew in its program, or as plain text, and add that.` };
}

/** @param {string} path @param {Uint8Array} bytes */
function formatOf(path, bytes) {
  const suffix = /\.([^./\\]{1,9})$/.exec(path)?.[1]?.toLowerCase() ?? "";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return "zip";
  if (bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46) return "pdf";
  for (const [start, kind, hint] of OTHERS) {
    if (start.every((byte, i) => bytes[i] === byte)) throw new Refusal("not-text", `This is ${kind}, not a text file. ${hint}, and add that.`);
  }
  const named = SUFFIXES[suffix] ?? "txt";
  if (suffix === "pdf") throw new Refusal("damaged-file", "The name says that this is a PDF, but it does not begin as one. It may be damaged: fetch it again.");
  if (named === "zip") throw new Refusal("bad-archive", `The name says that this is ${suffix === "zip" ? "a ZIP archive" : "a word-processor document"}, but it does not begin as one. It may be damaged: fetch it again.`);
  // What is named as text, or as nothing that is known, is looked into.
  if (named !== "txt" && named !== "html") return named;
  const head = String.fromCharCode(...bytes.subarray(0, 1000)).replace(/^\xef\xbb\xbf/, "");
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<(rss|feed|rdf:RDF)\b/i.test(head)) return "feed";
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<(!doctype html|html|head|body)\b/i.test(head)) return "html";
  if (/^(Return-Path|Received|Delivered-To|MIME-Version|From|Message-ID): .+\r?\n/.test(head) && /^MIME-Version: /im.test(head)) return "mail";
  if (suffix === "xml") throw new Refusal("unknown-xml", "This XML is no feed (RSS, Atom) and no web page. Save the article as plain text or as a web page.");
  if (PARTS.has(suffix)) throw new Refusal("no-article", "This is a part of a web page or program, and no article. Leave it out.");
  return named;
}

/**
 * @param {Item} item @param {Uint8Array} bytes @param {Options} options @param {string} [declared]
 */
function textOf(item, bytes, options, declared) {
  const guess = options.encoding ? { label: options.encoding, sure: true, others: [] } : detect(bytes, declared);
  item.encoding = guess;
  const { text, bad } = decode(bytes, guess.label);
  const zero = text.indexOf("\0");
  if (zero >= 0) throw new Refusal("not-text", `This is not a text file: its character ${zero + 1} is 0, which no text holds. Save the article as plain text (UTF-8) and add that.`);
  const controls = text.slice(0, 65_536).replace(/[^\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]/g, "").length;
  if (controls * 50 > Math.min(text.length, 65_536)) throw new Refusal("not-text", "This is not a text file: it is full of control characters. Save the article as plain text (UTF-8) and add that.");
  if (bad * 10 > text.length) throw new Refusal("bad-encoding", `${bad.toLocaleString("en-GB")} characters of this file could not be read in any encoding that is known here. Save it as plain text (UTF-8) and add that.`);
  if (bad > 0) item.encoding = { ...guess, sure: options.encoding !== undefined };
  return text;
}

/** @param {Given} given */
function readPlain({ path, item, text }) {
  item.format = "Text";
  keep(item, path, text(), {});
}
