// Two reports beside one another, what stands in both joined by number: a click goes from one to the other.

import { html, nothing, isStill } from "./dom.js";
import { count, date, sourceLine } from "./format.js";
import { badge, outletOf } from "./outlets.js";
import { runsOf } from "./runs.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").ArticleView} ArticleView */
/** @typedef {import("../engine/protocol.d.ts").Span16} Span16 */
/** @typedef {{ number: number, spans: [Span16, Span16], moved: boolean }} Passage number from 1, in the order of the first report */

/** @typedef {ArticleView["lines"][number]} Line */

/** @param {Page} page @param {[ArticleView, ArticleView]} articles @param {Passage[]} passages */
export function beside(page, articles, passages) {
  return html`<div class="beside" @click=${follow} @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === "Enter" && follow(e)}>
    ${articles.map((article) => head(page, article))}
    ${rowsOf(articles, passages).map((row) => row.map((lines, side) => {
      const article = /** @type {ArticleView} */ (articles[side]);
      return html`<div class="paper ${side ? "second" : ""} ${lines.length ? "" : "nothing"}" lang="en" data-source=${sourceLine(article.info)}>${lines.length ? html`<span class="hidden">${article.info.label}: </span>` : nothing}${lines.map((line) => textOf(article, line, side, passages))}</div>`;
    }))}</div>`;
}

/** @param {Page} page @param {ArticleView} article */
const head = (page, { info }) => html`<p class="kicker">${badge(outletOf(page.outlets, info.outlet))}<b><a href=${page.href("reader", { article: info.file })}>${info.label}</a></b> <span>${info.date ? date(info.date.value) : "no date stated"} · ${count(info.words, "word")}</span></p>`;

/**
 * The counted lines of both in rows: a row begins where a passage stands in both, in the order of both, so that the same
 * stands beside the same.
 * @param {[ArticleView, ArticleView]} articles @param {Passage[]} passages @returns {[Line[], Line[]][]}
 */
function rowsOf(articles, passages) {
  const [left, right] = /** @type {[Line[], Line[]]} */ (articles.map((a) => a.lines.filter((l) => l.class !== "blank" && l.counted.end > l.counted.start)));
  const at = (/** @type {Line[]} */ lines, /** @type {Span16} */ span) => lines.findIndex((l) => l.counted.start <= span.start && span.start < l.counted.end);
  /** @type {[Line[], Line[]][]} */
  const rows = [];
  let [i, j] = [0, 0];
  for (const p of passages.filter((p) => !p.moved)) {
    const [x, y] = [at(left, p.spans[0]), at(right, p.spans[1])];
    if (x < i || y < j || x + y === i + j) continue;
    rows.push([left.slice(i, x), right.slice(j, y)]);
    [i, j] = [x, y];
  }
  return [...rows, [left.slice(i), right.slice(j)]];
}

/** @param {ArticleView} article @param {Line} line @param {number} side @param {Passage[]} passages */
function textOf(article, line, side, passages) {
  const marks = passages.map((p) => ({ .../** @type {Span16} */ (p.spans[side]), number: p.number }));
  const text = runsOf(line.counted.start, line.counted.end, marks).map((run) => {
    const words = article.text.slice(run.start, run.end);
    const [mark] = run.marks;
    if (!mark) return words;
    const isStart = mark.start === run.start;
    return html`${isStart ? html`<sup class="number" aria-hidden="true">${mark.number}</sup>` : nothing}<mark class="joined" data-passage=${mark.number} data-side=${side} tabindex=${isStart ? "0" : nothing}
      role=${isStart ? "link" : nothing} aria-label=${isStart ? `Passage ${mark.number}, in both reports: ${words}` : nothing}>${words}</mark>`;
  });
  return line.class === "headline" ? html`<h3>${text}</h3>` : html`<p class="text">${text}</p>`;
}

/** From a passage to the same in the other report. @param {Event} event */
function follow(event) {
  const from = event.target instanceof Element ? event.target.closest("[data-passage]") : null;
  const whole = /** @type {HTMLElement} */ (event.currentTarget);
  if (!from || !getSelection()?.isCollapsed) return;
  const [number, side] = [from.getAttribute("data-passage"), from.getAttribute("data-side")];
  for (const mark of whole.querySelectorAll(".joined")) mark.classList.toggle("current", mark.getAttribute("data-passage") === number);
  const to = whole.querySelector(`[data-passage="${number}"][data-side="${side === "0" ? 1 : 0}"][tabindex]`);
  if (!(to instanceof HTMLElement)) return;
  if (event instanceof KeyboardEvent) to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest", behavior: isStill() ? "auto" : "smooth" });
}
