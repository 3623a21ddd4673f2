// Markdown as the text that a reader sees: signs of markup go, words stay. Front matter becomes what is known of the article.

import { isoDay, keep } from "./draft.js";
import { FIELDS } from "./table.js";

/** @param {import("./registry.js").Given} given */
export function readMarkdown({ path, item, text }) {
  const { meta, body } = frontMatter(text());
  keep(item, path, plain(body), { meta });
}

/** `name: value` lines between two lines of three hyphens at the start. @param {string} text */
function frontMatter(text) {
  const found = /^---[ \t]*\r?\n([\s\S]{0,10000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  /** @type {import("./draft.js").Meta} */
  const meta = {};
  if (!found) return { meta, body: text };
  for (const line of (found[1] ?? "").split(/\r?\n/)) {
    const [, name = "", value = ""] = /^([\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    const field = FIELDS.find(([, names]) => names.includes(name.toLowerCase()))?.[0];
    const said = value.trim().replace(/^(["'])(.*)\1$/, "$2");
    if (field && field !== "text" && said) meta[field] = field === "date" ? isoDay(said) : said;
  }
  return { meta, body: text.slice(found[0].length) };
}

/** @param {string} text */
export function plain(text) {
  let isCode = false;
  return text
    .split(/\r?\n/)
    .flatMap((line) => {
      if (/^\s{0,3}(```|~~~)/.test(line)) {
        isCode = !isCode;
        return [];
      }
      if (isCode) return [line];
      if (/^\s{0,3}(?:=+|-{3,}|\*{3,}|_{3,})\s*$/.test(line) || /^\s{0,3}\[[^\]]{1,200}\]:\s/.test(line)) return [];
      return [inline(line.replace(/^\s{0,3}(?:#{1,6}\s+|(?:>\s?)+|[-*+]\s+)/, "").replace(/\s+#+\s*$/, ""))];
    })
    .join("\n");
}

/** A line longer than this is left as it is: no newspaper's. */
const LONGEST = 100_000;

/** @param {string} line */
function inline(line) {
  if (line.length > LONGEST) return line;
  return line
    .replace(/!\[([^\][]{0,500})\]\([^()\s]{0,2000}(?:\s"[^"]{0,500}")?\)/g, "$1")
    .replace(/\[([^\][]{1,500})\](?:\([^()\s]{0,2000}(?:\s"[^"]{0,500}")?\)|\[[^\][]{0,200}\])/g, "$1")
    .replace(/(\*\*|__)(?=\S)([^*_]{1,2000}?)\1/g, "$2")
    .replace(/(^|[^\w*])\*(?=[^\s*])([^*]{1,2000}?)\*(?![\w*])/g, "$1$2")
    .replace(/(^|[^\w_])_(?=[^\s_])([^_]{1,2000}?)_(?!\w)/g, "$1$2")
    .replace(/`([^`]{1,2000})`/g, "$1")
    .replace(/<(https?:[^<>\s]{1,2000})>/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+.!>~|-])/g, "$1");
}
