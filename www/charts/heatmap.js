// How alike reports are, pair by pair: the figure in every cell, darker for more alike.

import { html, svg, nothing } from "../parts/dom.js";
import { rate } from "../parts/format.js";
import { outletOf } from "../parts/outlets.js";
import { figure } from "./figure.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").FiguresView} FiguresView */

/** @type {["cosine"|"jaccard"|"delta", string, string][]} */
const KINDS = [
  ["cosine", "Cosine", "Cosine over TF-IDF: 1 is the same words in the same shares"],
  ["jaccard", "Jaccard", "Jaccard: different words in both, of those in either"],
  ["delta", "Delta", "Burrows’s Delta over the most frequent words: 0 is the same style"],
];

/** @param {Page} page @param {FiguresView} data */
export function heatmap(page, data) {
  const like = /** @type {import("../engine/protocol.d.ts").Likeness} */ (data.likeness);
  const kind = page.state.likeness;
  const matrix = like[kind];
  const n = like.articles.length;
  const label = (/** @type {number} */ at) => page.article(like.articles[at] ?? -1)?.label ?? "";
  const pairs = like.articles.flatMap((_, i) => like.articles.slice(i + 1).map((_, k) => [i, i + 1 + k]));
  const value = (/** @type {number} */ i, /** @type {number} */ j) => matrix[i * n + j] ?? null;
  const known = pairs.filter(([i = 0, j = 0]) => value(i, j) !== null).sort(([a = 0, b = 0], [c = 0, d = 0]) => (Number(value(c, d)) - Number(value(a, b))) * (kind === "delta" ? -1 : 1));
  const numbers = known.map(([i = 0, j = 0]) => Number(value(i, j)));
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const shade = (/** @type {number} */ x) => {
    const share = high > low ? (x - low) / (high - low) : 1;
    return 0.06 + 0.4 * (kind === "delta" ? 1 - share : share);
  };
  const [best] = known;
  const about = KINDS.find(([k]) => k === kind) ?? KINDS[0];
  const text = page.ui.width < 520 ? 0 : Math.min(210, 24 + 7.5 * Math.max(...like.articles.map((_, i) => label(i).length)));
  const size = Math.max(34, Math.min(86, (page.ui.width - text - 34) / n));
  const height = Math.min(size, 44);
  const badgeOf = (/** @type {number} */ i) => outletOf(page.outlets, page.article(like.articles[i] ?? -1)?.outlet ?? "");
  /** Reports of one outlet are told apart by a number. @param {number} i */
  const sign = (i) => {
    const same = like.articles.map((_, k) => k).filter((k) => badgeOf(k).badge === badgeOf(i).badge);
    return same.length > 1 ? `${badgeOf(i).badge}${same.indexOf(i) + 1}` : badgeOf(i).badge;
  };
  const mark = (/** @type {number} */ i, /** @type {number} */ x, /** @type {number} */ y) => svg`<g class=${badgeOf(i).className}><rect class="fill" x=${x} y=${y} width="22" height="18" rx="2" /><text class="on" x=${x + 11} y=${y + 13} text-anchor="middle">${sign(i)}</text></g>`;
  return figure(page, {
    name: "likeness",
    title: best ? `${label(best[0] ?? 0)} and ${label(best[1] ?? 0)} are most alike` : "How alike the reports are",
    subtitle: html`${about?.[2]}. <a class="evidence" href=${page.see({ what: "method", of: kind })}>How it was counted</a>`,
    controls: html`<span class="switch">${KINDS.map(([k, name]) => html`<a href=${page.link({ likeness: k })} aria-current=${k === kind ? "true" : "false"}>${name}</a>`)}</span>`,
    table: {
      name: `newsprism-likeness-${kind}`,
      columns: ["Report", "Report", about?.[1] ?? "", "Different words in both"],
      rows: known.map(([i = 0, j = 0]) => [label(i), label(j), Number(value(i, j)), like.shared[i * n + j] ?? 0]),
    },
    chart: known.length === 0
      ? html`<p class="note">Not defined: no word’s rate varies between these reports.</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="How alike the reports are"><svg class="chart heat" width=${text + 34 + n * size} height=${26 + n * height} viewBox="0 0 ${text + 34 + n * size} ${26 + n * height}" role="group" aria-label="How alike the reports are, pair by pair">
        ${like.articles.map((_, i) => svg`${mark(i, text + 34 + i * size + size / 2 - 11, 0)}${mark(i, text + 4, 26 + i * height + height / 2 - 9)}
          ${text ? svg`<text x=${text - 4} y=${26 + i * height + height / 2 + 5} text-anchor="end">${label(i)}</text>` : nothing}`)}
        ${like.articles.map((a, i) => like.articles.map((b, j) => {
          const x = value(i, j);
          const at = { x: text + 34 + j * size, y: 26 + i * height };
          if (i === j || x === null) return svg`<rect class="strip" x=${at.x + 1} y=${at.y + 1} width=${size - 2} height=${height - 2} />`;
          return svg`<a href=${page.see({ what: "method", of: kind, article: `${a}|${b}` })} aria-label="${label(i)} and ${label(j)}: ${rate(x)}"><rect class="cell" opacity=${shade(x)} x=${at.x + 1} y=${at.y + 1} width=${size - 2} height=${height - 2} /><text x=${at.x + size / 2} y=${at.y + height / 2 + 5} text-anchor="middle">${x.toFixed(2)}</text></a>`;
        }))}
      </svg></div>
      ${text ? nothing : html`<p class="legend">${like.articles.map((_, i) => html`<span><i class="badge ${badgeOf(i).className}" aria-hidden="true">${sign(i)}</i>${label(i)}</span>`)}</p>`}`,
  });
}
