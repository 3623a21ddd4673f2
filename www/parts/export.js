// Tables as CSV, JSON and text to paste. All made here and handed over as a download: nothing is sent.

/**
 * A table behind a chart or a list.
 * @typedef {object} Table
 * @property {string} name file name without extension
 * @property {string[]} columns
 * @property {(string|number)[][]} rows
 */

/**
 * RFC 4180, with a byte order mark so that spreadsheets read UTF-8. A text cell that a spreadsheet would take for a
 * formula gets an apostrophe in front; numbers are left alone.
 * @param {Table} table
 */
export function csv(table) {
  const line = (/** @type {(string|number)[]} */ cells) => cells.map(cell).join(",");
  return `\uFEFF${[table.columns, ...table.rows].map(line).join("\r\n")}\r\n`;
}

/** A text that no spreadsheet takes for a formula, also where those have signs of double width. @param {string} text */
const harmless = (text) => (/^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text);

/** @param {string|number} value */
export function cell(value) {
  if (typeof value === "number") return String(value);
  const safe = harmless(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The table, or what is richer than the table, with where it came from.
 * @param {string} title @param {Table} table @param {import("./source.js").Source} source @param {object} [data] in place of columns and rows
 */
export const json = (title, table, source, data) =>
  `${JSON.stringify({ newsprism: "table", version: 1, title, source, ...(data ?? { columns: table.columns, rows: table.rows }) }, null, 1)}\n`;

/** For pasting: tabs between cells, the title above, the source below. @param {string} title @param {Table} table @param {string} source */
export function pasted(title, table, source) {
  const line = (/** @type {(string|number)[]} */ cells) => cells.map((c) => (typeof c === "number" ? String(c) : harmless(c.replace(/\s+/g, " ")))).join("\t");
  return `${[title, line(table.columns), ...table.rows.map(line), source].join("\n")}\n`;
}

/** The most rows that one answer carries. */
const MOST = 1000;

/**
 * The answer with all rows of a list that comes by pages: what is taken away or summed up is never a part.
 * @param {(request: any) => Promise<any>} ask
 * @param {object} request without its page
 * @param {string} [field] of the answer that has the rows
 * @returns {Promise<any>}
 */
export async function every(ask, request, field = "rows") {
  const rows = [];
  for (;;) {
    const answer = await ask({ ...request, page: { offset: rows.length, limit: MOST } });
    rows.push(...answer[field]);
    if (answer[field].length === 0 || rows.length >= answer.total) return { ...answer, [field]: rows };
  }
}

/** Its rows alone. @template R @param {(request: any) => Promise<any>} ask @param {object} request @param {string} field @returns {Promise<R[]>} */
export const allRows = async (ask, request, field) => (await every(ask, request, field))[field];

/** A name for a file from a title: letters and figures with hyphens between them; "" if it has none. @param {string} title */
export const slug = (title) => title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu)?.join("-").slice(0, 60) ?? "";

/** @param {Table} table */
export const saveCsv = (table) => save(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }), `${table.name}.csv`);

/** @param {string} name without extension @param {string} text JSON */
export const saveJson = (name, text) => save(new Blob([text], { type: "application/json" }), `${name}.json`);

/** @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const link = document.createElement("a");
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Puts text on the clipboard, also where the page may only do so through a field that is marked.
 * @param {string} text @returns {Promise<boolean>} whether it is there
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    // In sight, or marking it would scroll there.
    field.style.setProperty("position", "fixed");
    field.style.setProperty("inset", "0 auto auto 0");
    field.style.setProperty("opacity", "0");
    const before = /** @type {HTMLElement|null} */ (document.activeElement);
    // In a dialog, what is outside of it cannot be marked.
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    field.select();
    const isThere = document.execCommand("copy");
    field.remove();
    before?.focus({ preventScroll: true });
    return isThere;
  }
}
