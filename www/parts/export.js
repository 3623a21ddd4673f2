// Tables as CSV; charts as SVG and PNG. All made here and handed over as a download: nothing is sent.

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

/** @param {string|number} value */
export function cell(value) {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The most rows that one answer carries. */
const MOST = 1000;

/**
 * All rows of a list that is shown by pages: a table that is taken away is never cut.
 * @template R
 * @param {(request: any) => Promise<any>} ask
 * @param {object} request without its page
 * @param {"rows"|"lines"|"strips"} field
 * @returns {Promise<R[]>}
 */
export async function allRows(ask, request, field) {
  /** @type {R[]} */
  const out = [];
  for (let total = 1; out.length < total; ) {
    const answer = await ask({ ...request, page: { offset: out.length, limit: MOST } });
    total = answer.total;
    if (answer[field].length === 0) break;
    out.push(...answer[field]);
  }
  return out;
}

/** @param {Table} table */
export const saveCsv = (table) => save(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }), `${table.name}.csv`);

/** @param {string} name without extension @param {string} text JSON */
export const saveJson = (name, text) => save(new Blob([text], { type: "application/json" }), `${name}.json`);

/**
 * What stands round a chart on the page, and must go with it.
 * @typedef {{ title: string, subtitle: string, legend: string, source: string }} Words
 */

/** @param {SVGSVGElement} chart @param {string} name @param {Words} words */
export const saveSvg = (chart, name, words) => save(new Blob([standalone(chart, words).text], { type: "image/svg+xml" }), `${name}.svg`);

/** At twice the size on screen, for print. @param {SVGSVGElement} chart @param {string} name @param {Words} words */
export async function savePng(chart, name, words) {
  const picture = standalone(chart, words);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(picture.width * 2);
  canvas.height = Math.ceil(picture.height * 2);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser draws no pictures here.");
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!(blob instanceof Blob)) throw new Error("This browser made no picture.");
  save(blob, `${name}.png`);
}

const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor", "opacity"];

const SVG = "http://www.w3.org/2000/svg";
/** Room for the words above and below, and at every side, in pixels. */
const [ABOVE, BELOW, SIDE] = [64, 52, 16];

/**
 * The chart with its computed look written into it, its words round it, on paper of its own.
 * @param {SVGSVGElement} chart @param {Words} words
 */
function standalone(chart, words) {
  const copy = /** @type {SVGSVGElement} */ (chart.cloneNode(true));
  const from = chart.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((node, i) => {
    const source = from[i];
    if (!source) return;
    const look = getComputedStyle(source);
    for (const name of DRAWN) node.setAttribute(name, look.getPropertyValue(name));
    for (const name of ["class", "tabindex", "href", "style"]) node.removeAttribute(name);
  });
  const box = chart.getBoundingClientRect();
  const [width, height] = [box.width + 2 * SIDE, box.height + ABOVE + BELOW];
  copy.removeAttribute("class");
  for (const [name, value] of [["x", SIDE], ["y", ABOVE], ["width", box.width], ["height", box.height], ["overflow", "visible"]]) copy.setAttribute(String(name), String(value));
  const paper = make("rect", { width: "100%", height: "100%", fill: getComputedStyle(document.body).backgroundColor });
  const { color } = getComputedStyle(document.body);
  const serif = getComputedStyle(chart.closest("figure")?.querySelector("h2") ?? document.body).fontFamily;
  const sans = getComputedStyle(document.body).fontFamily;
  /** @param {string} text @param {number} y @param {number} size @param {string} family @param {string} weight */
  const line = (text, y, size, family, weight) =>
    make("text", { x: SIDE, y, "font-size": size, "font-family": family, "font-weight": weight, fill: color }, text);
  const root = make("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  // A title that is longer than the picture is wide is set smaller, never cut.
  const size = Math.max(11, Math.min(22, (1.7 * box.width) / words.title.length));
  root.append(paper, line(words.title, 28, size, serif, "600"), line(words.subtitle, 48, 12, sans, "400"), copy,
    line(words.legend, height - 28, 12, sans, "400"), line(words.source, height - 10, 11, sans, "400"));
  return { text: new XMLSerializer().serializeToString(root).replace(/<!--.*?-->/gs, ""), width, height };
}

/** @param {string} name @param {Record<string, string|number>} attributes @param {string} [text] */
function make(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") node.setAttribute(key, String(value));
  if (text !== undefined) node.textContent = text;
  return node;
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement("a");
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
