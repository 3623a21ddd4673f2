// Checks the design tokens of `styles/tokens.css`: contrasts in light and dark, and whether the outlet colours can be
// told apart with the three common colour-vision deficiencies. Exits with 1 and says which token is wrong.
//
//   node www/build/colours.mjs

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** WCAG 2.2: text. */
const TEXT = 4.5;
/** Quotation tints: whole paragraphs are read on them. */
const READ = 7;
/** Graphical objects and focus marks. */
const GRAPHIC = 3;
/** Least distance in OKLab between two outlet colours, seen by anyone; and between any two of the first four. */
const APART = 0.078;
const FIRST_APART = 0.108;

/** @typedef {[number, number, number]} Rgb linear, 0 to 1 */

/** Severity 1.0 of Machado, Oliveira and Fernandes (2009), on linear RGB. @type {Record<string, number[]>} */
const SIGHT = {
  "full colour vision": [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/**
 * @param {string} css the token file
 * @returns {{ light: Record<string, string>, dark: Record<string, string> }}
 */
export function tokensOf(css) {
  const [light = "", dark = ""] = css.split("prefers-color-scheme: dark");
  /** @param {string} part */
  const read = (part) => Object.fromEntries([...part.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
  return { light: read(light), dark: { ...read(light), ...read(dark) } };
}

/** @param {string} hex @returns {Rgb} */
function linear(hex) {
  const part = (/** @type {number} */ at) => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** WCAG contrast ratio, 1 to 21. @param {string} a @param {string} b */
export function contrast(a, b) {
  const light = (/** @type {Rgb} */ [r, g, bl]) => 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  const [x, y] = [light(linear(a)), light(linear(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Ottosson's OKLab. @param {Rgb} rgb @returns {Rgb} */
function oklab([r, g, b]) {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** @param {string} hex @param {number[]} sight */
function seen(hex, sight) {
  const rgb = linear(hex);
  const row = (/** @type {number} */ i) =>
    Math.min(1, Math.max(0, (sight[i] ?? 0) * rgb[0] + (sight[i + 1] ?? 0) * rgb[1] + (sight[i + 2] ?? 0) * rgb[2]));
  return oklab([row(0), row(3), row(6)]);
}

/** Everything wrong with the tokens, as sentences; empty if nothing is. @param {string} css @returns {string[]} */
export function faults(css) {
  const { light, dark } = tokensOf(css);
  /** @type {string[]} */
  const out = [];
  for (const [mode, tokens] of /** @type {[string, Record<string, string>][]} */ ([["light", light], ["dark", dark]])) {
    /** @param {string} text @param {string} ground @param {number} least */
    const check = (text, ground, least) => {
      const [a, b] = [tokens[text], tokens[ground]];
      if (!a || !b) return void out.push(`${mode}: --${text} or --${ground} is missing`);
      const ratio = contrast(a, b);
      if (ratio < least) out.push(`${mode}: --${text} on --${ground} has contrast ${ratio.toFixed(2)}, needs ${least}`);
    };
    for (const text of ["ink", "soft", "faint", "act", "wrong", "level-1", "level-2", "level-3"]) {
      for (const ground of ["paper", "sunk"]) check(text, ground, TEXT);
    }
    for (const ground of ["here", "hit"]) check("ink", ground, READ);
    for (const ground of ["quoted", "tint-none", ...range(6, "tint")]) check("ink", ground, READ);
    for (const ground of ["quoted", "here", ...range(6, "tint")]) check("soft", ground, TEXT);
    check("edge", "paper", GRAPHIC);
    for (const outlet of [...range(8, "outlet"), "outlet-none"]) {
      check(outlet, "paper", GRAPHIC);
      check(`on-${outlet}`, outlet, TEXT);
    }
  }
  const outlets = range(8, "outlet");
  for (const [name, sight] of Object.entries(SIGHT)) {
    outlets.forEach((a, i) =>
      outlets.slice(0, i).forEach((b, j) => {
        const [p, q] = [seen(light[a] ?? "#000000", sight), seen(light[b] ?? "#000000", sight)];
        const distance = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
        const least = i < 4 && j < 4 ? FIRST_APART : APART;
        if (distance < least) out.push(`--${a} and --${b} are ${distance.toFixed(3)} apart with ${name}, need ${least}`);
      }),
    );
  }
  return out;
}

/** @param {number} n @param {string} name */
const range = (n, name) => Array.from({ length: n }, (_, i) => `${name}-${i + 1}`);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = new URL("../styles/tokens.css", import.meta.url);
  const wrong = faults(readFileSync(file, "utf8"));
  for (const line of wrong) console.error(`colours: ${line}`);
  if (wrong.length) process.exit(1);
  console.log("colours: contrasts and colour-blindness distances hold");
}
