// Tables of articles: one a row. Which column holds what is guessed from its name, and can be changed.

import { rowsIn } from "./cells.js";
import { Refusal, isoDay, keep, oneLine } from "./draft.js";

/** @typedef {import("./draft.js").Mapping} Mapping @typedef {keyof Mapping} Field */

/** Fields of an article, and names that columns have for them. @type {[Field, string[]][]} */
export const FIELDS = [
  ["text", ["text", "body", "content", "article", "articletext", "fulltext", "maintext", "bodytext", "articlebody", "story", "texte", "inhalt", "texto", "testo", "plaintext"]],
  ["headline", ["headline", "title", "head", "heading", "titel", "titre", "título", "titulo", "titolo", "subject", "überschrift"]],
  ["outlet", ["outlet", "source", "publication", "publisher", "newspaper", "medium", "media", "paper", "site", "sitename", "sourcename", "quelle", "zeitung", "journal", "fuente"]],
  ["date", ["date", "published", "publicationdate", "publishdate", "datepublished", "pubdate", "publishedat", "publisheddate", "day", "datum", "fecha", "data", "created", "timestamp", "datetime"]],
  ["agency", ["agency", "wire", "newsagency", "agentur", "agence"]],
  ["byline", ["byline", "author", "authors", "creator", "by", "reporter", "autor", "auteur", "writer"]],
  ["url", ["url", "link", "href", "uri", "permalink", "weburl", "sourceurl"]],
];
const MOST_COLUMNS = 200;
const MOST_ROWS = 200_000;
/** Columns that are kept as attributes of their own, and the longest value that such a one has. */
const MOST_ATTRIBUTES = 30;
const LONGEST_ATTRIBUTE = 200;
/** A column without a telling name holds the text if its cells are at least so long on average. */
const LIKE_TEXT = 120;

/** @param {import("./registry.js").Given} given */
export function readTable({ path, item, text, options }) {
  const whole = text();
  item.format = /\.(tsv|tab)$/i.test(path) ? "TSV" : "CSV";
  const start = whole.slice(0, 100_000);
  const width = Math.max(...["\t", ",", ";", "|"].map((sign) => start.split("\n", 1)[0].split(sign).length));
  if (width > MOST_COLUMNS) throw tooWide(width);
  const { rows, isOpen } = rowsIn(whole, { ...(item.format === "TSV" && { signs: ["\t"] }), most: MOST_ROWS + 2 });
  const columns = rows.shift() ?? [];
  if (columns.length > MOST_COLUMNS) throw tooWide(columns.length);
  if (isOpen) item.failures.push({ code: "open-quote", message: "A quotation mark that opens a cell is never closed: the rows from there on stand in one cell. Save the table anew in a spreadsheet.", about: path });
  readRows(item, path, columns, rows, options.mapping);
}

/** @param {number} width */
const tooWide = (width) => new Refusal("too-many-columns", `This table has ${width.toLocaleString("en-GB")} columns; up to ${MOST_COLUMNS} are read. Save it with one article a row and a column each for text, headline, outlet and date.`);

/**
 * @param {import("./draft.js").Item} item @param {string} path
 * @param {string[]} columns @param {string[][]} rows @param {Mapping} [chosen]
 */
export function readRows(item, path, columns, rows, chosen) {
  if (rows.length === 0) throw new Refusal("empty-table", "This table has no row under its column names.");
  if (rows.length > MOST_ROWS) throw new Refusal("too-many-rows", `This table has more than ${MOST_ROWS.toLocaleString("en-GB")} rows. Split it into smaller files.`);
  const mapping = chosen ?? guess(columns, rows);
  const sample = rows.slice(0, 3).map((row) => columns.map((_, i) => oneLine((row[i] ?? "").slice(0, 120))));
  item.table = { columns: columns.map((name, i) => oneLine(name).slice(0, 80) || `column ${i + 1}`), sample, rows: rows.length, mapping };
  if (mapping.text < 0) return;
  const used = new Set(Object.values(mapping));
  const others = item.table.columns.map((name, i) => ({ name, i })).filter(({ i }) => !used.has(i)).slice(0, MOST_ATTRIBUTES);
  let empty = 0;
  rows.forEach((row, i) => {
    const cell = (/** @type {Field} */ field) => row[mapping[field]] ?? "";
    const attributes = Object.fromEntries(others.map(({ name, i }) => [name, oneLine(row[i] ?? "")]).filter(([, value]) => value !== "" && value.length <= LONGEST_ATTRIBUTE));
    const date = isoDay(cell("date"));
    const notes = cell("date").trim() !== "" && date === "" ? [`the date “${oneLine(cell("date")).slice(0, 30)}” is not clear and was left out`] : [];
    const before = item.entries.length;
    const meta = { headline: cell("headline"), outlet: cell("outlet"), agency: cell("agency"), byline: cell("byline"), url: cell("url"), date };
    keep(item, path, cell("text"), { meta, attributes, part: String(i + 1), notes });
    if (item.entries.length === before) empty++;
  });
  if (empty > 0) item.failures.push({ code: "empty-rows", message: `${empty.toLocaleString("en-GB")} of ${rows.length.toLocaleString("en-GB")} rows have no text in the column “${item.table.columns[mapping.text]}”; all the others are here.`, about: path });
}

/** @param {string[]} columns @param {string[][]} rows @returns {Mapping} */
function guess(columns, rows) {
  const bare = (/** @type {string} */ name) => name.toLowerCase().replace(/[^\p{L}]/gu, "");
  const full = columns.map(bare);
  // Of "source.name", the whole counts first, then the end.
  const ends = columns.map((name) => bare(name.replace(/.*\./, "")));
  const mapping = /** @type {Mapping} */ (Object.fromEntries(FIELDS.map(([field, known]) => {
    const at = firstOf(known, full);
    return [field, at >= 0 ? at : firstOf(known, ends)];
  })));
  if (mapping.text >= 0) return mapping;
  const some = rows.slice(0, 50);
  const lengths = columns.map((_, i) => some.reduce((sum, row) => sum + (row[i]?.length ?? 0), 0) / some.length);
  const longest = lengths.indexOf(Math.max(...lengths));
  const isTaken = FIELDS.some(([field]) => mapping[field] === longest);
  if ((lengths[longest] ?? 0) >= LIKE_TEXT && !isTaken) mapping.text = longest;
  return mapping;
}

/** The column with the first of the names. @param {string[]} known @param {string[]} names */
const firstOf = (known, names) => known.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
