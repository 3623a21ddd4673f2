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

/** @param {Table} table */
export const saveCsv = (table) => save(new Blob([csv(table)], { type: "text/csv;charset=utf-8" }), `${table.name}.csv`);

/** @param {SVGSVGElement} chart @param {string} name */
export const saveSvg = (chart, name) => save(new Blob([standalone(chart)], { type: "image/svg+xml" }), `${name}.svg`);

/** At twice the size on screen, for print. @param {SVGSVGElement} chart @param {string} name */
export async function savePng(chart, name) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(chart))}`;
  await image.decode();
  const box = chart.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(box.width * 2);
  canvas.height = Math.ceil(box.height * 2);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser draws no pictures here.");
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!(blob instanceof Blob)) throw new Error("This browser made no picture.");
  save(blob, `${name}.png`);
}

const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor", "opacity"];

/** The chart with its computed look written into it, on paper of its own. @param {SVGSVGElement} chart */
function standalone(chart) {
  const copy = /** @type {SVGSVGElement} */ (chart.cloneNode(true));
  const from = chart.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((node, i) => {
    const source = from[i];
    if (!source) return;
    const look = getComputedStyle(source);
    if (look.display === "none") node.setAttribute("display", "none");
    for (const name of DRAWN) node.setAttribute(name, look.getPropertyValue(name));
    for (const name of ["class", "tabindex", "href", "style"]) node.removeAttribute(name);
  });
  const box = chart.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(box.width));
  copy.setAttribute("height", String(box.height));
  copy.removeAttribute("class");
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  paper.setAttribute("width", "100%");
  paper.setAttribute("height", "100%");
  paper.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.insertBefore(paper, copy.firstChild);
  return new XMLSerializer().serializeToString(copy).replace(/<!--.*?-->/gs, "");
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
