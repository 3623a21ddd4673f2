// Article against article: how much of each stands in the other as well. A table for a few, a picture for many.

import { html, svg, nothing, css } from "../parts/dom.js";
import { count, num, percent } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { figure } from "./figure.js";

/** @typedef {import("../parts/page.js").Page} Page */

/** Reports up to which every share is printed as a figure. */
const FIGURES = 14;

/**
 * @param {Page} page
 * @param {object} of
 * @param {number[]} of.articles those that share anything, alike ones together
 * @param {(row: number, column: number) => number} of.words of one article that stand in another as well
 * @param {(row: number, column: number) => string} of.href to the pair
 * @param {string} of.title
 * @param {unknown} of.subtitle
 * @param {unknown} of.controls
 */
export function heat(page, { articles, words, href, title, subtitle, controls }) {
  const label = (/** @type {number} */ id) => page.article(id)?.label ?? "";
  const share = (/** @type {number} */ a, /** @type {number} */ b) => words(a, b) / Math.max(1, page.article(a)?.words ?? 0);
  const table = {
    name: "newsprism-shared",
    columns: ["Report", "Also in", "Words", "Share"],
    rows: articles.flatMap((a) => articles.filter((b) => b !== a && words(a, b) > 0).map((b) => [label(a), label(b), words(a, b), share(a, b)])),
  };
  const says = (/** @type {number} */ a, /** @type {number} */ b) => `${label(a)}: ${count(words(a, b), "word")} of ${num(page.article(a)?.words ?? 0)} also in ${label(b)}`;
  const mark = (/** @type {number} */ id) => badge(outletOf(page.outlets, page.article(id)?.outlet ?? ""));
  if (articles.length <= FIGURES) {
    return figure(page, { name: "shared", title, subtitle, table, isTable: true, chart: html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table class="matrix">
      <thead><tr><th scope="col">Of this report’s words …</th>${articles.map((b) => html`<th scope="col" class="n">${mark(b)}<span class="hidden">in ${label(b)}</span><span class="long" aria-hidden="true">… in ${label(b)}</span></th>`)}</tr></thead>
      <tbody>${articles.map((a) => html`<tr><th scope="row">${mark(a)}${label(a)}</th>${articles.map((b) => a === b
        ? html`<td class="n none"><span aria-hidden="true">–</span></td>`
        : words(a, b) === 0
          ? html`<td class="n none"><span aria-hidden="true">·</span><span class="hidden">nothing</span></td>`
          : html`<td class="n"><a href=${href(a, b)} aria-label="${percent(words(a, b), page.article(a)?.words ?? 0)}: ${says(a, b)}">${percent(words(a, b), page.article(a)?.words ?? 0)}
            <span class="track" aria-hidden="true"><span class="fill ${outletOf(page.outlets, page.article(a)?.outlet ?? "").className}" ${css({ width: `${100 * share(a, b)}%` })}></span></span></a></td>`)}</tr>`)}</tbody></table></div>` });
  }
  const width = Math.max(280, Math.min(900, page.ui.width));
  const left = Math.min(180, width * 0.3);
  const size = (width - left) / articles.length;
  return figure(page, { name: "shared", title, subtitle, controls, table, chart: html`<svg class="chart" width=${width} height=${size * articles.length + 8} viewBox="0 0 ${width} ${size * articles.length + 8}" role="group" aria-label=${title}>
    ${articles.map((a, i) => svg`${size >= 11 ? svg`<text class="total" x=${left - 8} y=${(i + 0.5) * size + 4} text-anchor="end">${cut(label(a), Math.floor(left / 7.5))}</text>` : nothing}
      <rect class="strip" x=${left} y=${i * size} width=${width - left} height=${Math.max(1, size - 1)}></rect>
      ${articles.map((b, j) => (a === b || words(a, b) === 0 ? nothing : svg`<a href=${href(a, b)} class="segment" aria-label=${says(a, b)}><title>${says(a, b)}</title>
        <rect class="ink" fill-opacity=${0.15 + 0.85 * Math.min(1, share(a, b))} x=${left + j * size} y=${i * size} width=${Math.max(1, size - 1)} height=${Math.max(1, size - 1)}></rect></a>`))}`)}
  </svg>` });
}

/** @param {string} text @param {number} most */
const cut = (text, most) => (text.length > most ? `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…` : text);
