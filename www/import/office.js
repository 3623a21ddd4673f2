// Word-processor documents, DOCX and ODT: paragraphs as text, footnotes and the like named as left out.

import { Refusal, keep, oneLine } from "./draft.js";
import { joined, parse } from "./markup.js";

/** @typedef {import("./zip.js").Inside} Inside */

/** Which document an archive is; "" for none. @param {Inside[]} files */
export function officeOf(files) {
  const names = new Set(files.map((file) => file.name));
  if (names.has("word/document.xml")) return "docx";
  if (names.has("xl/workbook.xml") || names.has("xl/workbook.bin")) throw new Refusal("not-text", "This is a spreadsheet. Open it in its program, save the sheet as CSV, and add that.");
  if (names.has("ppt/presentation.xml")) throw new Refusal("not-text", "These are slides. Copy their text and paste it here.");
  if (names.has("content.xml") && names.has("mimetype")) return "odt";
  return "";
}

/** @param {import("./draft.js").Item} item @param {string} path @param {Inside[]} files @param {string} format */
export async function readOffice(item, path, files, format) {
  const xml = async (/** @type {string} */ name) => {
    const file = files.find((one) => one.name === name);
    return file ? new TextDecoder().decode(await file.bytes()) : "";
  };
  const isWord = format === "docx";
  item.format = isWord ? "DOCX" : "ODT";
  const body = isWord ? wordParagraphs(await xml("word/document.xml")) : openParagraphs(await xml("content.xml"));
  const removed = [...body.aside];
  if (isWord) {
    for (const { name } of files) {
      if (/^word\/(footnotes|endnotes|header\d*|footer\d*|comments)\.xml$/.test(name)) removed.push(...wordParagraphs(await xml(name)).list);
    }
  }
  // What a document says of its title and writer is often its template's, or the computer's owner: the text is believed.
  keep(item, path, joined(body.list), { removed: removed.map(oneLine).filter(Boolean).slice(0, 500) });
}

/** @param {string} xml */
function wordParagraphs(xml) {
  /** @type {string[]} */
  const list = [];
  /** Paragraphs that are open: a text box stands inside of one. @type {string[]} */
  const open = [];
  let [skip, isText] = [0, false];
  const put = (/** @type {string} */ text) => {
    if (skip === 0 && open.length > 0) open[open.length - 1] += text;
  };
  parse(xml, {
    onopentag(name, attributes) {
      if (name === "mc:Fallback" || name === "w:del") skip++;
      else if (name === "w:p") open.push("");
      else if (name === "w:t") isText = true;
      else if (name === "w:tab" && attributes["w:val"] === undefined) put("\t");
      else if (name === "w:br" || name === "w:cr") put("\n");
      else if (name === "w:noBreakHyphen") put("\u2011");
    },
    ontext(text) {
      if (isText) put(text);
    },
    onclosetag(name) {
      if (name === "mc:Fallback" || name === "w:del") skip--;
      else if (name === "w:t") isText = false;
      else if (name === "w:p") {
        const text = (open.pop() ?? "").trim();
        if (text && skip === 0) list.push(text);
      }
    },
  }, true);
  return { list, aside: /** @type {string[]} */ ([]) };
}

/** @param {string} xml */
function openParagraphs(xml) {
  /** @type {string[]} */
  const list = [];
  /** @type {string[]} */
  const aside = [];
  /** @type {{ text: string, isAside: boolean }[]} */
  const open = [];
  let [skip, notes] = [0, 0];
  const put = (/** @type {string} */ text) => {
    const last = open.at(-1);
    if (last && skip === 0) last.text += text;
  };
  parse(xml, {
    onopentag(name, attributes) {
      if (name === "text:tracked-changes" || name === "text:note-citation") skip++;
      else if (name === "text:note" || name === "office:annotation") notes++;
      else if (name === "text:p" || name === "text:h") open.push({ text: "", isAside: notes > 0 });
      else if (name === "text:tab") put("\t");
      else if (name === "text:line-break") put("\n");
      else if (name === "text:s") put(" ".repeat(Math.min(1000, Number(attributes["text:c"] ?? 1) || 1)));
    },
    // Spaces in a row are written as elements: the others are of the file's layout.
    ontext: (text) => put(text.replace(/[ \t\r\n]+/g, " ")),
    onclosetag(name) {
      if (name === "text:tracked-changes" || name === "text:note-citation") skip--;
      else if (name === "text:note" || name === "office:annotation") notes--;
      else if (name === "text:p" || name === "text:h") {
        const last = open.pop();
        const text = last?.text.trim();
        if (text && last) (last.isAside ? aside : list).push(text);
      }
    },
  }, true);
  return { list, aside };
}
