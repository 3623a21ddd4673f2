// A chart as SVG and PNG that stands alone: its title, how it was counted, its legend and its source go with it.

import { save } from "./export.js";

/**
 * What stands round a chart on the page, and must go with it.
 * @typedef {object} Words
 * @property {string} title
 * @property {string} subtitle
 * @property {{ name: string, letter: string, colour: string, on: string }[]} legend
 * @property {string} source
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

/** The words round a chart, as its figure has them. @param {Element} figure @param {string} title @param {string} source @returns {Words} */
export function wordsOf(figure, title, source) {
  const subtitle = figure.querySelector("figcaption .sub")?.cloneNode(true);
  if (subtitle instanceof Element) for (const link of subtitle.querySelectorAll(".evidence")) link.remove();
  const legend = [...figure.querySelectorAll(".legend > span")].map((item) => {
    const badge = item.querySelector(".badge");
    const look = badge ? getComputedStyle(badge) : null;
    return { name: (item.lastChild?.textContent ?? "").trim(), letter: badge?.textContent ?? "", colour: look?.backgroundColor ?? "none", on: look?.color ?? "none" };
  });
  return { title, subtitle: (subtitle?.textContent ?? "").replace(/\s+/g, " ").trim(), legend, source };
}

const DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "text-decoration", "opacity"];
const SVG = "http://www.w3.org/2000/svg";
/** Room at every side, in pixels. */
const SIDE = 16;
/** What is narrower than this gets paper of this width, so that its words can be read. */
const NARROW = 420;

/** @typedef {{ size: number, family: string, weight: string }} Type */

/**
 * The chart with its computed look written into it, its words round it, on paper of its own.
 * @param {SVGSVGElement} chart @param {Words} words
 */
function standalone(chart, words) {
  const box = chart.getBoundingClientRect();
  const page = getComputedStyle(document.body);
  const serif = getComputedStyle(chart.closest("figure")?.querySelector("h2") ?? document.body).fontFamily;
  const width = Math.max(NARROW, box.width + 2 * SIDE);
  const room = width - 2 * SIDE;
  const root = make("svg", { width });
  root.append(make("rect", { width: "100%", height: "100%", fill: page.backgroundColor }));
  let y = 12;
  /** @param {string} text @param {Type} type */
  const write = (text, type) => {
    for (const line of wrapped(text, type, room)) {
      y += Math.round(type.size * 1.35);
      root.append(make("text", { x: SIDE, y, "font-size": type.size, "font-family": type.family, "font-weight": type.weight, fill: page.color }, line));
    }
  };
  write(words.title, { size: 21, family: serif, weight: "600" });
  y += 3;
  write(words.subtitle, { size: 12, family: page.fontFamily, weight: "400" });
  y += 14;
  const copy = look(chart);
  for (const [name, value] of [["x", SIDE], ["y", y], ["width", box.width], ["height", box.height], ["overflow", "visible"]]) copy.setAttribute(String(name), String(value));
  root.append(copy);
  y += box.height + 6;
  if (words.legend.length) {
    y += 18;
    let x = SIDE;
    const type = { size: 12, family: page.fontFamily, weight: "400" };
    for (const item of words.legend) {
      const step = 24 + widthOf(item.name, type) + 18;
      if (x > SIDE && x + step > width - SIDE + 18) [x, y] = [SIDE, y + 18];
      root.append(make("rect", { x, y: y - 11, width: 18, height: 14, fill: item.colour }),
        make("text", { x: x + 9, y, "font-size": 10, "font-family": type.family, "font-weight": "700", "text-anchor": "middle", fill: item.on }, item.letter),
        make("text", { x: x + 24, y, "font-size": 12, "font-family": type.family, fill: page.color }, item.name));
      x += step;
    }
    y += 4;
  }
  y += 4;
  write(words.source, { size: 11, family: page.fontFamily, weight: "400" });
  const height = Math.ceil(y + 12);
  root.setAttribute("height", String(height));
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { text: new XMLSerializer().serializeToString(root).replace(/<!--.*?-->/gs, ""), width, height };
}

/** A copy that needs no style sheet, no link and no script. @param {SVGSVGElement} chart */
function look(chart) {
  const copy = /** @type {SVGSVGElement} */ (chart.cloneNode(true));
  const from = chart.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((node, i) => {
    const source = from[i];
    if (!source) return;
    const look = getComputedStyle(source);
    for (const name of DRAWN) node.setAttribute(name, look.getPropertyValue(name));
    for (const { name } of [...node.attributes]) if (/^(class|tabindex|href|style|role|id|on.*|aria-.*|data-.*)$/.test(name)) node.removeAttribute(name);
  });
  for (const name of ["class", "role", "aria-label"]) copy.removeAttribute(name);
  return copy;
}

/** @param {string} text @param {Type} type @param {number} room @returns {string[]} lines, none if there is no text */
function wrapped(text, type, room) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && widthOf(`${last} ${word}`, type) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** @type {CanvasRenderingContext2D|null} */
let pen = null;

/** @param {string} text @param {Type} type */
function widthOf(text, { size, family, weight }) {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * size * 0.6;
  pen.font = `${weight} ${size}px ${family}`;
  return pen.measureText(text).width;
}

/** @param {string} name @param {Record<string, string|number>} attributes @param {string} [text] */
function make(name, attributes, text) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  if (text !== undefined) node.textContent = text;
  return node;
}
