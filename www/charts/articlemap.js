// The whole article as a strip at the side: where quotations and hits stand in it. A click goes there; by keyboard j, k,
// n and p do the same, so the strip is hidden from screen readers.

import { html, svg, isStill } from "../parts/dom.js";
import { speakerName } from "../parts/format.js";

const HEIGHT = 1000;

/**
 * @param {import("../engine/protocol.d.ts").ArticleView} article
 * @param {Map<string, string>} tints speaker → class
 */
export function articleMap(article, tints) {
  const length = Math.max(1, article.text.length);
  const y = (/** @type {number} */ at) => (at / length) * HEIGHT;
  return html`<div class="map" aria-hidden="true"><svg viewBox="0 0 20 ${HEIGHT}" preserveAspectRatio="none" @click=${go}>
    <rect class="strip" x="0" y="0" width="14" height=${HEIGHT}></rect>
    ${article.lines.filter((l) => l.class !== "blank" && l.counted.start === l.counted.end).map((l) => svg`<rect class="gone" data-to=${l.span.start} x="0" y=${y(l.span.start)} width="14" height=${Math.max(2, y(l.span.end) - y(l.span.start))}></rect>`)}
    ${article.quotes.flatMap((q, i) => (article.selected[i] === false ? [] : q.spans.map((s) => svg`<rect class="${tints.get(q.speaker) ?? "tint-none"} ${q.certainty}" data-to=${s.start} x="0" y=${y(s.start)} width="14" height=${Math.max(3, y(s.end) - y(s.start))}><title>${speakerName(q.speaker)}</title></rect>`)))}
    ${article.hits.map((h) => svg`<rect class="tick" data-to=${h.start} x="14" y=${y(h.start)} width="6" height="3"></rect>`)}
  </svg></div>`;

  /** @param {MouseEvent} event */
  function go(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const marked = event.target instanceof Element ? event.target.getAttribute("data-to") : null;
    const at = marked === null ? ((event.clientY - box.top) / box.height) * length : Number(marked);
    const rows = [...document.querySelectorAll(".reader .paper [data-line]")];
    const row = rows.filter((r) => Number(r.getAttribute("data-line")) <= at).pop() ?? rows[0];
    const goal = (marked !== null && document.querySelector(`.reader .paper [data-at="${Number(marked)}"]`)) || row;
    goal?.scrollIntoView({ block: "center", behavior: isStill() ? "auto" : "smooth" });
  }
}
