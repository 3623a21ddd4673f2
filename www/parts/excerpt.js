// Evidence: sentences as they stand, with what is marked in them, and where they come from.

import { html, nothing } from "./dom.js";
import { badge, outletOf } from "./outlets.js";
import { sourceLine, speakerName } from "./format.js";
import { byHand, correctButton, placeOf } from "./by-hand.js";
import { runsOf } from "./runs.js";
import { versionsLink } from "./versions-of.js";

/** @typedef {import("../engine/protocol.d.ts").Excerpt} Excerpt */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("./page.js").Page} Page */

/** The sign of doubt: a shape, not only a colour. */
export const DOUBT = { sure: "●", likely: "◐", guess: "○" };
/** What the words mean, said wherever they are asked about. */
export const DOUBT_MEANS = {
  sure: "sure: right in at least 8 of 10 such cases",
  likely: "likely: right in 5 to 8 of 10 such cases",
  guess: "a guess: right in fewer than 5 of 10 such cases",
};

/** @param {Excerpt} excerpt */
export function markedText(excerpt) {
  return runsOf(0, excerpt.text.length, excerpt.marks).map((run) => {
    const text = excerpt.text.slice(run.start, run.end);
    const roles = new Set(run.marks.map((m) => m.role));
    if (roles.has("cue")) return html`<span class="cue">${text}</span>`;
    if (roles.has("hit")) return html`<mark class="hit">${text}</mark>`;
    if (roles.has("quote")) return html`<mark class="quoted">${text}</mark>`;
    return roles.has("source") ? html`<span class="source">${text}</span>` : html`${text}`;
  });
}

/** @param {QuoteRow["certainty"]} certainty @param {number} [confidence] */
export const doubt = (certainty, confidence) =>
  html`<span class="doubt ${certainty}" title=${DOUBT_MEANS[certainty]}><span aria-hidden="true">${DOUBT[certainty]}</span>${" "}${certainty}${confidence === undefined ? nothing : `, ${Math.round(confidence * 100)} in 100`}</span>`;

/** Who passed words on: by its name, or as the report has it. @param {NonNullable<QuoteRow["via"]>} via */
export const viaName = (via) => via.speaker || via.mention;

/**
 * One quotation as evidence: its sentences, then where they stand.
 * @param {Page} page @param {QuoteRow} row
 * @param {{ withSpeaker?: boolean|undefined, open?: boolean|undefined, versions?: import("./versions-of.js").VersionCounts }} [how]
 */
export function quoteEvidence(page, row, how = {}) {
  const info = page.article(row.article);
  const outlet = outletOf(page.outlets, info?.outlet ?? "");
  const end = row.excerpt.start + row.excerpt.text.length;
  return html`<figure class="evidence-item ${row.certainty}">
    <blockquote lang="en" data-source=${info ? `${sourceLine(info)}, paragraph ${row.paragraph}` : nothing}>${markedText(row.excerpt)}</blockquote>
    <figcaption>
      ${badge(outlet)}<a class="place" href=${page.href("reader", { article: info?.file ?? "", at: row.excerpt.start, to: end, see: null })}
        >${info?.label ?? outlet.shown}, paragraph ${row.paragraph}<span class="go" aria-hidden="true">&nbsp;→</span></a>
      ${how.withSpeaker ? html`<span>${speakerName(row.speaker)}</span>` : nothing}
      ${row.mention && row.mention !== row.speaker ? html`<span>here “${row.mention}”</span>` : nothing}
      ${row.cue ? html`<span>${row.cue}${row.stance && row.stance !== "neutral" ? ` (${row.stance})` : nothing}</span>` : nothing}
      ${row.via ? html`<span>passed on by ${viaName(row.via)}</span>` : nothing}
      <span>${row.kind}</span>
      ${row.corrected || row.added ? byHand(row) : doubt(row.certainty, row.confidence)}
      ${how.open ? nothing : html`<a class="why" href=${page.see({ what: "quotation", article: info?.file ?? "", quote: placeOf(row) })}
        aria-label="Why ${speakerName(row.speaker)}?">why?</a>`}
      ${versionsLink(page, row, how.versions)}
      ${correctButton(page, row)}
    </figcaption>
    ${how.open ? why(row) : nothing}
  </figure>`;
}

/**
 * Any sentence as evidence: a name, a figure, a passage.
 * @typedef {{ article: number, paragraph?: number, excerpt: Excerpt, note?: unknown, span?: { start: number, end: number } }} Sentence
 */

/** @param {Page} page @param {Sentence} sentence */
export function sentenceEvidence(page, { article, paragraph, excerpt, note, span = { start: excerpt.start, end: excerpt.start + excerpt.text.length } }) {
  const info = page.article(article);
  const where = `${info?.label ?? ""}${paragraph ? `, paragraph ${paragraph}` : ""}`;
  return html`<figure class="evidence-item">
    <blockquote lang="en" data-source=${info ? `${sourceLine(info)}${paragraph ? `, paragraph ${paragraph}` : ""}` : nothing}>${markedText(excerpt)}</blockquote>
    <figcaption>${badge(outletOf(page.outlets, info?.outlet ?? ""))}<a class="place" href=${page.href("reader", { article: info?.file ?? "", at: span.start, to: span.end, see: null })}
      >${where}<span class="go" aria-hidden="true">&nbsp;→</span></a>${note ? html`<span>${note}</span>` : nothing}</figcaption>
  </figure>`;
}

/** The rules by which a quotation was found and given to its speaker. @param {QuoteRow} row */
export function why(row) {
  return html`<dl class="why-list">
    <dt>Speaker</dt><dd>${speakerName(row.speaker)}${row.mention ? html`, here “${row.mention}”` : nothing}</dd>
    ${row.via ? html`<dt>Passed on by</dt><dd>${viaName(row.via)}, here “${row.via.mention}” (${row.via.cue})</dd>` : nothing}
    ${row.affiliation ? html`<dt>Tied to</dt><dd>${row.affiliation}, by the reports</dd>` : nothing}
    ${row.speakerRule ? html`<dt>Why this speaker</dt><dd>${row.speakerRule}</dd>` : nothing}
    <dt>Why these words</dt><dd>${row.rule}</dd>
    ${row.cue ? html`<dt>Cue</dt><dd>${row.cue}${row.verb && row.verb !== row.cue ? html` (${row.verb})` : nothing}${row.stance ? html`, ${row.stance}` : nothing}</dd>` : nothing}
    <dt>Words</dt><dd>${row.words}, of them ${row.quotedWords} inside quotation marks</dd>
    <dt>How sure</dt><dd>${Math.round(row.confidence * 100)} in 100 (${DOUBT_MEANS[row.certainty]})</dd>
  </dl>`;
}
