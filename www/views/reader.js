// One article as it was written: quotations tinted by speaker with the name in the margin, doubt as a dashed edge,
// what was left out folded away with its reason, the search marked, and a map of it all at the side.

import { html, nothing, isStill, isTyping } from "../parts/dom.js";
import { count, date, lineClass, sourceLine, num, percent, speakerName } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { runsOf, sentenceAt } from "../parts/runs.js";
import { DOUBT, DOUBT_MEANS, viaName } from "../parts/excerpt.js";
import { markedName } from "../parts/marked.js";
import { byHand, nameOf, placeOf } from "../parts/by-hand.js";
import { quoteCard, selectionCard } from "../parts/correct-dialog.js";
import { lineChooser, linesButton, putBack } from "../parts/line-classes.js";
import { empty } from "../parts/states.js";
import { versionsLink, versionsOf } from "../parts/versions-of.js";
import { articleMap } from "../charts/articlemap.js";
import { quotesData, quotesFiles, quotesTable } from "../parts/tables.js";
import { finder } from "../parts/finder.js";
import { MOST } from "../parts/pager.js";
import { take } from "../parts/take.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").ArticleView} ArticleView */
/** @typedef {import("../engine/protocol.d.ts").LineView} LineView */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("../parts/runs.js").Range} Range */
/** @typedef {{ article: ArticleView|null, versions?: import("../parts/versions-of.js").VersionCounts }} Data */

/** Speakers with a tint of their own, those with most words first; the others share one. */
const TINTS = 6;

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @param {(file: string) => number} number @param {import("../engine/protocol.d.ts").Facets} facets @returns {Promise<Data>} */
export async function ask(state, ask, number, facets) {
  const article = number(state.article);
  if (article < 0) return { article: null };
  const { filter, query } = state;
  const versions = await versionsOf(ask, facets, filter);
  try {
    return { versions, article: await ask({ kind: "article", filter, article, query }) };
  } catch (error) {
    // A query that cannot be read is said where queries are: the report can be read without it.
    if (query === "" || !/query|syntax/.test(String(/** @type {{ code?: unknown }} */ (error)?.code))) throw error;
    return { versions, article: await ask({ kind: "article", filter, article, query: "" }) };
  }
}

/** @param {Data} _data @returns {undefined} */
export const methodOf = (_data) => undefined;
/** @param {Data} data */
export const announce = ({ article }) => (article ? `Reader: ${article.info.label}, ${count(article.quotes.length, "quotation")}` : "Reader");

/**
 * Which tint each speaker of an article gets.
 * @param {QuoteRow[]} quotes
 * @returns {Map<string, string>} speaker → class name
 */
export function tintsOf(quotes) {
  /** @type {Map<string, number>} */
  const words = new Map();
  for (const q of quotes) if (q.speaker) words.set(q.speaker, (words.get(q.speaker) ?? 0) + q.words);
  const order = [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map(order.map(([speaker], i) => [speaker, i < TINTS ? `tint-${i + 1}` : "tint-none"]));
}

/** @param {Page} page @param {Data} data */
export function draw(page, { article, versions }) {
  if (!article) return html`<h1 class="hidden">Reader</h1>${empty("There is no such report here.", chooser(page, ""))}`;
  const { info } = article;
  const outlet = outletOf(page.outlets, info.outlet);
  const tints = tintsOf(article.quotes);
  const here = hereOf(page, article);
  const current = article.quotes.find((q) => nameOf(q) === page.ui.current);
  const kept = article.quotes.filter((_, i) => article.selected[i] !== false);
  const headline = article.lines.find((l) => l.class === "headline");
  const facts = [
    info.date ? date(info.date.value) : "no date stated",
    info.agencies.length ? info.agencies.map((a) => a.value).join(", ") : null,
    info.place?.value ?? null,
    info.byline?.value ?? null,
  ].filter(Boolean);
  return html`<div class="reader">
    <div class="reader-head">
      ${chooser(page, info.file)}
      <p class="kicker">${badge(outlet)}<b>${info.label}</b> <span>${facts.join(" · ")}</span></p>
      <h1 lang="en">${headline ? inline(article, headline.counted, tints, here, page.ui.current) : (info.headline?.value ?? info.file)}</h1>
      <p class="sub">${count(info.words, "word")}, ${percent(info.quotedWords, info.words)} inside quotation marks · <span class="keyed">${count(info.quotations, "quotation")} <kbd>j</kbd> <kbd>k</kbd></span>
        ${page.state.query ? html` · <span class="keyed">${count(article.hits.length, "hit")} of “${page.state.query}” <kbd>n</kbd> <kbd>p</kbd></span> <a href=${page.link({ query: "" })}>take the search out</a>` : nothing}
        ${article.selected.some((s) => !s) ? html` · ${num(article.selected.filter(Boolean).length)} of ${num(article.quotes.length)} quotations pass the filters, the others are not tinted` : nothing}</p>
      <p class="tools">${page.articles.length > 1 ? besideChooser(page, info) : nothing}<span class="take">${take(page, {
        title: `${info.label}: ${count(kept.length, "quotation")}`,
        table: () => quotesTable(page, kept),
        data: () => quotesData(page, kept),
        files: quotesFiles(page, `${info.label}: ${count(kept.length, "quotation")}`, () => kept),
      })}</span> ${linesButton(page)}</p>
    </div>
    <article class="paper" lang="en" data-source=${sourceLine(info)} @click=${(/** @type {MouseEvent} */ e) => choose(page, e)}>${blocks(article, page.ui.open.has("lines") ? undefined : headline).map((block) =>
      block.isOut ? leftOut(page, article, block.lines) : block.lines.map((line) => paragraph(page, article, line, tints, here, block.isAfterBlank && line === block.lines[0], versions)))}
    </article>
    ${articleMap(article, tints)}
    ${page.ui.chosen ? selectionCard(page, article, page.ui.chosen) : current ? quoteCard(page, current, page.see({ what: "quotation", article: info.file, quote: placeOf(current) })) : nothing}
  </div>`;
}

/** What tells reports apart in a list. @param {ArticleView["info"]} info */
const nameIn = (info) => `${info.label}: ${info.headline?.value ?? info.file}`;

/** Opens both texts, passage beside passage. @param {Page} page @param {ArticleView["info"]} info */
function besideChooser(page, info) {
  const others = page.articles.filter((a) => a.file !== info.file);
  const open = (/** @type {string} */ other) => void (location.hash = page.href("versions", { tab: "shared", among: [info.file, other], isBeside: true, see: null }));
  return html`<label>Beside ${others.length > MOST
    ? finder(page, "beside", "Beside", () => others.map(nameIn), (at) => open(others[at]?.file ?? ""))
    : html`<select @change=${(/** @type {Event} */ e) => {
        const other = /** @type {HTMLSelectElement} */ (e.currentTarget).value;
        if (other) open(other);
      }}><option value="">another report …</option>${others.map((a) => html`<option value=${a.file}>${a.label}</option>`)}</select>`}</label>`;
}

/** Takes the quotation that was clicked on for the current one. @param {Page} page @param {MouseEvent} event */
function choose(page, event) {
  if (!getSelection()?.isCollapsed) return;
  const quote = event.target instanceof Element ? event.target.closest("[data-of]") : null;
  const first = quote && document.querySelector(`.reader [data-quote][data-of="${quote.getAttribute("data-of")}"]`);
  if (first instanceof HTMLElement) page.choose(mark(document.querySelectorAll(".reader .current"), first));
}

/** Moves the mark of the current quotation or hit. @param {Iterable<Element>} before @param {HTMLElement} next @returns {string} its name, "" for a hit */
function mark(before, next) {
  for (const e of before) {
    e.classList.remove("current");
    e.removeAttribute("tabindex");
  }
  next.classList.add("current");
  next.tabIndex = -1;
  return next.hasAttribute("data-quote") ? (next.getAttribute("data-of") ?? "") : "";
}

/** Reports that are all named in a row; more of them go into a list to choose from. */
const NAMED = 12;

/** @param {Page} page @param {string} file */
function chooser(page, file) {
  const { articles } = page;
  const open = (/** @type {string} */ article) => page.go({ article, at: -1, to: -1, see: null });
  if (articles.length > NAMED) {
    return html`<p class="chooser"><label>Report ${articles.length > MOST
      ? finder(page, "report", "Report", () => articles.map(nameIn), (at) => open(articles[at]?.file ?? ""))
      : html`<select @change=${(/** @type {Event} */ e) => open(/** @type {HTMLSelectElement} */ (e.currentTarget).value)}>
          ${articles.map((a) => html`<option value=${a.file} ?selected=${a.file === file}>${nameIn(a)}</option>`)}</select>`}</label></p>`;
  }
  return html`<nav class="chooser" aria-label="Reports">${articles.map((a) => html`<a href=${page.href("reader", { article: a.file, see: null })} aria-current=${a.file === file ? "page" : "false"}>
  ${badge(outletOf(page.outlets, a.outlet))}${a.label}</a>`)}</nav>`;
}

/**
 * Lines in order, those that are left out gathered.
 * @param {ArticleView} article @param {LineView|undefined} headline that stands above already
 */
function blocks(article, headline) {
  /** @type {{ isOut: boolean, isAfterBlank: boolean, lines: LineView[] }[]} */
  const out = [];
  let isAfterBlank = true;
  for (const line of article.lines) {
    if (line.class === "blank") {
      isAfterBlank = true;
      continue;
    }
    if (line === headline) continue;
    const isOut = line.counted.start === line.counted.end;
    const last = out[out.length - 1];
    if (isOut && last?.isOut) last.lines.push(line);
    else out.push({ isOut, isAfterBlank, lines: [line] });
    isAfterBlank = false;
  }
  return out;
}

/**
 * The place that the address leads to: what it names, or the sentence there.
 * @param {Page} page @param {ArticleView} article @returns {Range|null}
 */
function hereOf(page, article) {
  const { at, to } = page.state;
  if (at < 0 || at >= article.text.length) return null;
  if (to > at && article.hits.every((h) => h.start !== at)) return { start: at, end: to };
  const quote = article.quotes.find((q) => q.excerpt.start <= at && at < q.excerpt.start + q.excerpt.text.length);
  if (quote) return { start: quote.excerpt.start, end: quote.excerpt.start + quote.excerpt.text.length };
  const line = article.lines.find((l) => l.span.start <= at && at < l.span.end);
  return line ? sentenceAt(article.text, line.counted.end > line.counted.start ? line.counted : line.span, at) : null;
}

/** @typedef {Range & { role: "quote"|"cue"|"hit"|"here"|"marked"|"uncounted", quote?: QuoteRow, isFirst?: boolean, note?: string }} ReaderMark */

/**
 * A stretch of the article with everything that is marked in it.
 * @param {ArticleView} article @param {Range} span @param {Map<string, string>} tints @param {Range|null} here @param {string} current name of the current quotation @param {Range} [counted]
 */
function inline(article, span, tints, here, current, counted = span) {
  /** @type {ReaderMark[]} */
  const marks = [];
  if (here) marks.push({ ...here, role: "here" });
  article.quotes.forEach((quote, i) => {
    if (article.selected[i] === false) return;
    for (const part of quote.spans) marks.push({ ...part, role: "quote", quote });
    if (quote.cueSpan) marks.push({ ...quote.cueSpan, role: "cue", quote });
    if (quote.via) marks.push({ ...quote.via.cueSpan, role: "cue", quote });
  });
  for (const m of article.marked) marks.push({ ...m.span, role: "marked", note: `${markedName(m.role)}: ${m.reason}` });
  for (const hit of article.hits) marks.push({ ...hit, role: "hit" });
  if (counted.start > span.start) marks.push({ start: span.start, end: counted.start, role: "uncounted" });
  if (counted.end < span.end) marks.push({ start: counted.end, end: span.end, role: "uncounted" });
  return runsOf(span.start, span.end, marks).map((run) => {
    const text = article.text.slice(run.start, run.end);
    if (run.marks.length === 0) return text;
    /** @param {ReaderMark["role"]} role */
    const has = (role) => run.marks.find((m) => m.role === role);
    // The innermost quotation counts: one that stands in another begins later.
    const quote = run.marks.filter((m) => m.role === "quote").sort((a, b) => b.start - a.start)[0];
    const names = [
      quote?.quote ? `quote ${tints.get(quote.quote.speaker) ?? "tint-none"} ${quote.quote.certainty}` : "",
      quote?.quote && quote.quote.kind === "indirect" ? "indirect" : "",
      quote && quote.start === run.start ? "first" : "",
      quote?.quote && quote.start === run.start && quote.quote.spans[0]?.start === run.start && nameOf(quote.quote) === current ? "current" : "",
      quote && quote.end === run.end ? "last" : "",
      has("cue") ? "cue" : "",
      has("hit") ? "hit" : "",
      has("here") ? "here" : "",
      has("marked") ? "marked" : "",
      has("uncounted") ? "uncounted" : "",
    ].filter(Boolean);
    const isStart = run.marks.some((m) => m.start === run.start && (m.role === "hit" || m.role === "here")) || names.includes("first");
    const note = has("marked")?.note ?? (quote?.quote ? `${speakerName(quote.quote.speaker)}, ${quote.quote.kind}, ${quote.quote.certainty}` : undefined);
    return html`<span class=${names.join(" ")} data-at=${isStart ? run.start : nothing} data-quote=${quote?.quote && names.includes("first") ? quote.quote.id : nothing} data-of=${quote?.quote ? nameOf(quote.quote) : nothing}
      data-hit=${has("hit")?.start === run.start ? "" : nothing} title=${note ?? nothing}>${text}</span>`;
  });
}

/**
 * @param {Page} page @param {ArticleView} article @param {LineView} line @param {Map<string, string>} tints
 * @param {Range|null} here @param {boolean} isAfterBlank @param {import("../parts/versions-of.js").VersionCounts} [versions]
 */
function paragraph(page, article, line, tints, here, isAfterBlank, versions) {
  const starting = article.quotes.filter((q, i) => article.selected[i] !== false && q.spans[0] && q.spans[0].start >= line.span.start && q.spans[0].start < line.span.end);
  const titles = article.marked.filter((m) => m.span.start >= line.span.start && m.span.start < line.span.end);
  const isPartly = line.counted.start > line.span.start || line.counted.end < line.span.end;
  const text = inline(article, line.span, tints, here, page.ui.current, line.counted);
  return html`<div class="row ${isAfterBlank ? "after-blank" : ""}" data-line=${line.span.start}>
    <div class="margin">${notes(page, article, starting, tints, versions)}
      ${titles.map((m) => html`<p><span>${markedName(m.role)}</span></p>`)}
      ${page.ui.open.has("lines") ? lineChooser(page, article, line) : nothing}
      ${isPartly && line.reason ? html`<p><span>not counted: ${line.reason}</span></p>` : nothing}</div>
    ${line.class === "section-heading" ? html`<h2>${text}</h2>` : html`<p class="text">${text}</p>`}
  </div>`;
}

/**
 * Who speaks in a paragraph: one note for quotations of one speaker that follow one another.
 * @param {Page} page @param {ArticleView} article @param {QuoteRow[]} quotes @param {Map<string, string>} tints @param {import("../parts/versions-of.js").VersionCounts} [versions]
 */
function notes(page, article, quotes, tints, versions) {
  /** @type {QuoteRow[][]} */
  const groups = [];
  for (const q of quotes) {
    const last = groups[groups.length - 1];
    if (last?.[0]?.speaker === q.speaker) last.push(q);
    else groups.push([q]);
  }
  return groups.map((group) => {
    const [first] = group;
    if (!first) return nothing;
    const kinds = [...new Set(group.map((q) => q.kind))].join(", ");
    const vias = [...new Set(group.flatMap((q) => (q.via ? viaName(q.via) : [])))];
    const worst = group.some((q) => q.certainty === "guess") ? "guess" : group.some((q) => q.certainty === "likely") ? "likely" : "sure";
    const doubtful = group.find((q) => q.certainty === worst) ?? first;
    return html`<p class="note-${worst}"><a class="speaker ${tints.get(first.speaker) ?? "tint-none"}" href=${page.see({ what: "quotation", article: article.info.file, quote: placeOf(doubtful) })}
        aria-label="${speakerName(first.speaker)}: why?">${speakerName(first.speaker)}</a>
      <span title=${DOUBT_MEANS[worst]}>${kinds} · <span aria-hidden="true">${DOUBT[worst]}</span> ${worst}</span>
      ${vias.length ? html`<span>passed on by ${vias.join(", ")}</span>` : nothing}
      ${first.corrected || first.added ? byHand(first) : nothing}
      ${group.map((q) => versionsLink(page, q, versions))}</p>`;
  });
}

/** Lines that are not counted: folded, with their reason. @param {Page} page @param {ArticleView} article @param {LineView[]} lines */
function leftOut(page, article, lines) {
  const kinds = [...new Set(lines.map((l) => lineClass(l.class)))];
  const { at } = page.state;
  const isWanted = lines.some((l) => at >= l.span.start && at < l.span.end);
  const isChanging = page.ui.open.has("lines");
  return html`<details class="out" ?open=${isWanted || isChanging}>
    <summary><span class="margin">not counted</span><span>${count(lines.length, "line")}: ${kinds.join(", ")}</span></summary>
    ${lines.map((l) => html`<div class="row" data-line=${l.span.start}>
      <div class="margin"><p>${lineClass(l.class)}${l.reason ? html`: ${l.reason}` : nothing}</p>${isChanging ? lineChooser(page, article, l) : putBack(page, article, l)}</div>
      <p class="text"><s class=${at >= l.span.start && at < l.span.end ? "here" : ""} data-at=${l.span.start}>${article.text.slice(l.span.start, l.span.end).trim()}</s></p>
    </div>`)}
  </details>`;
}

/**
 * Brings the place that the address names into view. Called once after an address was opened.
 * @param {HTMLElement} root @param {import("../state.js").State} state
 */
export function arrive(root, state) {
  if (state.at < 0) return;
  const goal = root.querySelector(".paper .here, .reader h1 .here");
  goal?.scrollIntoView({ block: "center", behavior: "auto" });
}

/**
 * j/k and n/p.
 * @param {KeyboardEvent} event @param {HTMLElement} root @param {Page} page is told the quotation that is current now, "" for none
 * @returns {boolean} whether the key was taken
 */
export function onKey(event, root, page) {
  if (isTyping(event.target)) return false;
  const which = { j: "[data-quote]", k: "[data-quote]", n: "[data-hit]", p: "[data-hit]" }[event.key];
  if (!which) return false;
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(`.reader ${which}`)]);
  if (all.length === 0) return false;
  const isNext = event.key === "j" || event.key === "n";
  const now = all.findIndex((e) => e.classList.contains("current"));
  const next = all[now < 0 ? (isNext ? 0 : all.length - 1) : (now + (isNext ? 1 : all.length - 1)) % all.length];
  if (!next) return false;
  page.choose(mark(root.querySelectorAll(".reader .current"), next));
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center", behavior: isStill() ? "auto" : "smooth" });
  return true;
}
