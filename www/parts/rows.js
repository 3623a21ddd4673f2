// What the lists of words, collocates and keywords have in common: heads that sort, figures that open their evidence.

import { html, nothing } from "./dom.js";
import { badge, outletOf } from "./outlets.js";
import { markedText } from "./excerpt.js";
import { num } from "./format.js";
import { again } from "./method.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Ask} Ask */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("./evidence.js").Evidence} Evidence */
/** @typedef {import("../engine/protocol.d.ts").Measure} Measure */
/** @typedef {import("../engine/protocol.d.ts").Method} Method */
/** @typedef {import("../engine/protocol.d.ts").MethodCount} MethodCount */
/** @typedef {import("../engine/protocol.d.ts").SentenceRow} SentenceRow */
/** @typedef {import("../engine/protocol.d.ts").SentencesView} SentencesView */
/** @typedef {{ term: string, shown: string, values: (number|null)[], undefined: { measure: string, why: string }[] }} Row */

/** Sentences shown as evidence; the rest are counted. */
const SENTENCES = 100;

/**
 * The head of a column: a link that sorts by it, the other way round if it is sorted by already.
 * @param {Page} page
 * @param {string} key as the request knows it; `""` for what cannot be sorted by
 * @param {string} name
 * @param {{ order: string, isText?: boolean, title?: string }} how `order`: the key that is sorted by now
 */
export function head(page, key, name, { order, isText = false, title = "" }) {
  const isOn = key !== "" && key === order;
  const { ascending } = page.state;
  const sorted = isOn ? (ascending ? "ascending" : "descending") : "none";
  return html`<th scope="col" class=${isText ? "" : "n"} aria-sort=${sorted} title=${title || nothing}>${key === ""
    ? name
    : html`<a href=${page.link({ order: /** @type {any} */ (key), ascending: isOn ? !ascending : isText, from: 0 })}>${name}<span aria-hidden="true" class="arrow">${isOn ? (ascending ? "↑" : "↓") : ""}</span></a>`}</th>`;
}

/** A figure as a list prints it: four significant digits at most, in full on demand. @param {number} n */
export function figureText(n) {
  if (Number.isInteger(n) && Math.abs(n) < 1e6) return num(n).replace("-", "−");
  const size = Math.abs(n);
  const text = size !== 0 && (size < 0.001 || size >= 1e6) ? n.toExponential(1) : n.toFixed(size >= 100 ? 1 : size >= 1 ? 2 : 3);
  return text.replace("-", "−");
}

/**
 * A measure of a row: a link to its method and its sentences; where it is not defined, why.
 * @param {Page} page @param {Row} row @param {Measure} measure @param {number} i its place among the row's values
 * @param {string} [part] which of the row's counts has the sentences
 */
export function figureCell(page, row, measure, i, part) {
  const value = row.values[i];
  const why = row.undefined.find((u) => u.measure === measure.key)?.why ?? "";
  const says = typeof value === "number" ? String(value) : why;
  return html`<td class="n" data-label=${measure.short}><a class="figure-link ${typeof value === "number" ? "" : "none"}" href=${page.see({ what: "row", row: row.term, of: measure.key, ...(part ? { part } : {}) })}
    title=${says} aria-label="${row.shown}, ${measure.short}: ${typeof value === "number" ? figureText(value) : `not defined. ${why}`}">${typeof value === "number" ? figureText(value) : "–"}</a></td>`;
}

/**
 * A count of a row: a link to its sentences.
 * @param {Page} page @param {Row} row @param {string} label @param {number} n @param {{ part?: string, of?: string, text?: string }} [how]
 */
export const countCell = (page, row, label, n, { part, of = "count", text } = {}) =>
  html`<td class="n" data-label=${label}>${n === 0
    ? html`<span class="none">0</span>`
    : html`<a class="figure-link" href=${page.see({ what: "row", row: row.term, of, ...(part ? { part } : {}) })} aria-label="${row.shown}, ${label}: ${text ?? num(n)}">${text ?? num(n)}</a>`}</td>`;

/**
 * What the address asks to see of a row: its sentences, and how the figure was reached.
 * @param {State} state @param {Ask} ask
 * @param {{ request: object, rows: Row[], measures: Measure[], method: Method, counts: (row: any) => [string, number][], typed: (row: any, measure: Measure) => [way: number, typed: Record<string, string|number>]|null, says?: (total: number, reports: number, part: string) => string }} list
 *   `request` gave the list, without its page; `counts`: those of the row that went into its figures; `typed`: the same for
 *   the calculator
 * @returns {Promise<Evidence|null>}
 */
export async function rowEvidence(state, ask, { request, rows, measures, method, counts, typed, says }) {
  const { see } = state;
  if (see?.what !== "row" || see.row === undefined) return null;
  const part = see.part === "a" || see.part === "b" ? see.part : "all";
  /** @type {SentencesView} */
  const sentences = await ask(/** @type {any} */ ({ kind: "sentences", of: { ...request, page: { offset: 0, limit: 1 } }, term: see.row, part, page: { offset: 0, limit: SENTENCES } }));
  const row = rows.find((r) => r.term === see.row);
  const i = measures.findIndex((m) => m.key === see.of);
  const measure = measures[i];
  const card = measure?.method ?? method;
  const value = row?.values[i];
  /** @type {MethodCount[]} */
  const own = row ? counts(row).map(([name, n]) => ({ name, value: n })) : [];
  if (measure && typeof value === "number") own.push({ name: measure.short, value });
  const why = row?.undefined.find((u) => u.measure === see.of)?.why;
  const shown = row?.shown ?? see.row;
  const computed = row && measure ? typed(row, measure) : null;
  return {
    title: `“${shown}”: ${says?.(sentences.total, sentences.reports, part) ?? `${num(sentences.total)} in ${num(sentences.reports)} ${sentences.reports === 1 ? "report" : "reports"}`}`,
    found: sentences,
    method: { ...card, counts: [...own, ...card.counts.filter((c) => !own.some((o) => o.name === c.name))], caution: [why, card.caution].filter(Boolean).join(" ") || null },
    ...(measure && computed ? { more: (/** @type {Page} */ page) => again(page, measure.id, ...computed) } : {}),
  };
}

/** @param {Page} page @param {SentencesView} view */
export const sentencesList = (page, view) => html`
  ${view.rows.map((row) => sentence(page, row))}
  ${view.total > view.rows.length ? html`<p class="cut">The first ${num(view.rows.length)} of ${num(view.total)}.</p>` : nothing}`;

/** @param {Page} page @param {SentenceRow} row */
function sentence(page, row) {
  const info = page.article(row.article);
  const end = row.excerpt.start + row.excerpt.text.length;
  return html`<figure class="evidence-item">
    <blockquote lang="en">${markedText(row.excerpt)}</blockquote>
    <figcaption>${badge(outletOf(page.outlets, info?.outlet ?? ""))}<a class="place" href=${page.href("reader", { article: info?.file ?? "", at: row.excerpt.start, to: end, see: null })}
      >${info?.label ?? ""}, paragraph ${row.paragraph}<span class="go" aria-hidden="true">&nbsp;→</span></a></figcaption>
  </figure>`;
}

/** @param {Event} event */
export const checked = (event) => /** @type {HTMLInputElement} */ (event.currentTarget).checked;
/** @param {Event} event */
export const chosen = (event) => /** @type {HTMLSelectElement} */ (event.currentTarget).value;
/** A whole number from `low` up. @param {Event} event @param {number} low @param {number} [high] */
const wholeOf = (event, low, high = 999_999) => Math.min(high, Math.max(low, Math.floor(Number(chosen(event))) || low));

/** @param {string} label @param {boolean} isOn @param {(isOn: boolean) => void} set */
export const tick = (label, isOn, set) =>
  html`<label class="check"><input type="checkbox" .checked=${isOn} @change=${(/** @type {Event} */ e) => set(checked(e))} /> ${label}</label>`;

/** @template {string} T @param {string} label @param {[T, string][]} options @param {T} now @param {(value: T) => void} set */
export const pick = (label, options, now, set) =>
  html`<label>${label} <select aria-label=${label} @change=${(/** @type {Event} */ e) => set(/** @type {T} */ (chosen(e)))}>${options.map(([value, name]) => html`<option value=${value} ?selected=${value === now}>${name}</option>`)}</select></label>`;

/** @param {string} before @param {number} value @param {string} after @param {(value: number) => void} set @param {{ low?: number, high?: number }} [how] */
export const number = (before, value, after, set, { low = 1, high = 999_999 } = {}) =>
  html`<label>${before} <input type="number" min=${low} max=${high} class="small" .value=${String(value)} @change=${(/** @type {Event} */ e) => set(wholeOf(e, low, high))} /> ${after}</label>`;
