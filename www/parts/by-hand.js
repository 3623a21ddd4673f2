// What every quotation bears of corrections: the sign, the button, its name.

import { html, nothing } from "./dom.js";
import { speakerName } from "./format.js";
import { sameSpans } from "./corrections.js";

/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */

/** Whether a correction only confirmed. @param {QuoteRow} row */
export const isConfirmed = (row) =>
  row.corrected !== null && row.speaker === row.corrected.speaker && row.kind === row.corrected.kind && sameSpans(row.spans, row.corrected.spans);

/** The sign on what a reader corrected or confirmed. @param {QuoteRow} row */
export function byHand(row) {
  if (row.added) return html`<span class="by-hand">✚ <b>added by you</b></span>`;
  if (!row.corrected) return nothing;
  const { corrected } = row;
  if (isConfirmed(row)) return html`<span class="by-hand">✓ <b>confirmed by you</b></span>`;
  const was = [
    row.speaker === corrected.speaker ? "" : speakerName(corrected.speaker),
    row.kind === corrected.kind ? "" : corrected.kind,
    sameSpans(row.spans, corrected.spans) ? "" : `“${short(corrected.text)}”`,
  ].filter(Boolean);
  return html`<span class="by-hand">✎ <b>corrected by you</b>; the program said ${was.join(", ")}</span>`;
}

/** The first words. @param {string} text @param {number} [most] */
export function short(text, most = 60) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))} …`;
}

/** The button on every quotation. @param {import("./page.js").Page} page @param {QuoteRow} row */
export const correctButton = (page, row) => html`<button type="button" class="correct" data-of=${nameOf(row)} aria-label="${row.corrected || row.added ? "Change" : "Correct"} “${short(row.text, 40)}”"
  @click=${() => page.correct(nameOf(row))}>${row.corrected || row.added ? "change" : "correct"}</button>`;

/** The quotation that has the focus, by its name. @param {string} usual where none has */
export function quotationHere(usual) {
  const { activeElement } = document;
  const item = activeElement?.closest("[data-of]") ?? activeElement?.closest(".evidence-item")?.querySelector("[data-of]");
  return item?.getAttribute("data-of") ?? usual;
}

/** What tells a quotation from others in its article, whatever is corrected or taken out: its number changes. @param {QuoteRow} row */
export const placeOf = (row) => `${row.found.start}-${row.found.end}`;

/** The same in the whole corpus. @param {QuoteRow} row */
export const nameOf = (row) => `${row.article}:${placeOf(row)}`;

/**
 * The quotation that shares most with a place, if one does at all.
 * @param {QuoteRow[]} quotes @param {import("../engine/protocol.d.ts").Span16} span
 */
export function nearest(quotes, span) {
  /** @param {QuoteRow} q */
  const shared = (q) => Math.max(...q.spans.map((s) => Math.min(s.end, span.end) - Math.max(s.start, span.start)));
  return quotes.filter((q) => shared(q) > 0).sort((a, b) => shared(b) - shared(a))[0];
}
