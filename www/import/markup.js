// HTML as text. Markup is read by a tolerant parser that builds nothing, loads nothing and runs nothing.

import { Parser } from "htmlparser2";
import { Refusal } from "./draft.js";

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set("address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul option".split(" "));
/** Elements without text for a reader. */
const SILENT = new Set("script style noscript template svg math head iframe object embed audio video canvas select button textarea title".split(" "));
/** Elements that have no end. */
export const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

/** Elements in elements: the parser's time grows with the square of it. */
const DEEPEST = 3000;

/**
 * Reads HTML, or XML, as a row of events.
 * @param {string} text @param {Partial<import("htmlparser2").Handler>} handler @param {boolean} [isXml]
 */
export function parse(text, handler, isXml = false) {
  let depth = 0;
  const counted = {
    ...handler,
    onopentag(/** @type {string} */ name, /** @type {Record<string, string>} */ attributes, /** @type {boolean} */ isImplied) {
      if (++depth > DEEPEST) throw new Refusal("too-deep", `Its elements stand in each other more than ${DEEPEST.toLocaleString("en-GB")} deep, as in no article. Open it, copy its text and paste it here.`);
      handler.onopentag?.(name, attributes, isImplied);
    },
    onclosetag(/** @type {string} */ name, /** @type {boolean} */ isImplied) {
      depth--;
      handler.onclosetag?.(name, isImplied);
    },
  };
  const parser = new Parser(counted, { decodeEntities: true, xmlMode: isXml });
  // In parts: what is not needed any more can be given back.
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
  parser.end();
}

/**
 * The paragraphs of HTML in their order: white space is one space, a line break stays, what no reader sees goes.
 * @param {string} markup @returns {string[]}
 */
export function paragraphs(markup) {
  /** @type {string[]} */
  const out = [];
  let now = "";
  // What it ends with is kept beside it: to look into a text that grows is slow.
  let isSpaced = true;
  let silent = 0;
  let [pre, wasPre] = [0, false];
  const end = () => {
    const text = (wasPre ? now : now.replace(/ *\n */g, "\n")).trim();
    if (text) out.push(text);
    [now, isSpaced, wasPre] = ["", true, false];
  };
  parse(markup, {
    onopentagname(name) {
      if (name === "br" && silent === 0) [now, isSpaced] = [`${now}\n`, true];
      else if (BLOCKS.has(name)) end();
      if (VOID.has(name)) return;
      if (SILENT.has(name)) silent++;
      if (name === "pre") pre++;
    },
    onclosetag(name) {
      if (VOID.has(name)) return;
      if (BLOCKS.has(name)) end();
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      if (name === "pre") pre = Math.max(0, pre - 1);
    },
    ontext(text) {
      if (silent > 0) return;
      const flat = pre > 0 ? text : text.replace(/[ \t\n\f\r]+/g, " ");
      now += isSpaced && pre === 0 && flat.startsWith(" ") ? flat.slice(1) : flat;
      if (flat !== "") isSpaced = /\s$/.test(flat);
      if (pre > 0) wasPre = true;
    },
  });
  end();
  return out;
}

/** Paragraphs as the text of an article. @param {string[]} list */
export const joined = (list) => list.join("\n\n");

/** Whether a text is markup rather than words. @param {string} text */
const isMarkup = (text) => /<(p|br|div|span|a|em|strong|b|i|img|h[1-6]|ul|li)\b[^>]*>/i.test(text) || /&(amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);/i.test(text);

/** A text that may have markup in it, as a text. @param {string} text */
export const asText = (text) => (isMarkup(text) ? joined(paragraphs(text)) : text.trim());
