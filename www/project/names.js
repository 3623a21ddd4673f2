// Metadata out of names of files by a pattern, and out of a table. Pure.

import { rowsIn } from "../import/cells.js";
import { isoDay } from "../import/draft.js";

/** What is said of an article, by name. @typedef {Record<string, string>} Fields */

/**
 * What a pattern such as `{outlet}_{date}_{headline}.txt` finds in a name; `{*}` stands for what is passed over. Underlines
 * in values become spaces, dates the form `YYYY-MM-DD`.
 * @param {string} pattern @param {string} file
 * @returns {Fields|null} null if the name is of another form
 */
export function fieldsOf(pattern, file) {
  const parts = pattern.trim().split(/(\{[^{}]+\})/);
  /** @type {string[]} */
  const names = [];
  const source = parts.map((part) => {
    if (!/^\{.+\}$/.test(part)) return part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    names.push(part.slice(1, -1).trim());
    return "(.+?)";
  });
  if (names.length === 0) return null;
  const found = new RegExp(`^${source.join("")}$`, "isu").exec(file);
  if (!found) return null;
  /** @type {[string, string][]} */
  const fields = names.map((name, i) => [name, value(name, (found[i + 1] ?? "").replaceAll("_", " "))]);
  return Object.fromEntries(fields.filter(([name]) => name !== "*"));
}

/**
 * A table's rows as what they say of articles: the column `file` names the article, every other one a field.
 * @param {string[][]} rows the first one names the columns
 * @returns {[file: string, fields: Fields][]|null} null if no column is called `file`
 */
export function fieldsOfTable([head = [], ...rows]) {
  const names = head.map((name) => name.trim());
  const at = names.findIndex((name) => name.toLowerCase() === "file");
  if (at < 0) return null;
  return rows.filter((row) => row[at]?.trim()).map((row) => {
    const fields = names.flatMap((name, i) => (i === at || name === "" ? [] : [/** @type {[string, string]} */ ([name, value(name, row[i] ?? "")])]));
    return [(row[at] ?? "").trim(), Object.fromEntries(fields)];
  });
}

/** A table as a spreadsheet writes it. @param {Uint8Array} bytes UTF-8, or Windows-1252 if they are none @returns {string[][]} */
export function rowsOf(bytes) {
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  return rowsIn(text).rows;
}

/** @param {string} name @param {string} given */
function value(name, given) {
  const text = given.trim();
  return (name.toLowerCase() === "date" && isoDay(text)) || text;
}
