// "How it was counted": the card that stands behind every figure.

import { html, nothing } from "./dom.js";
import { num, rate } from "./format.js";

/** @typedef {import("../engine/protocol.d.ts").Method} Method */

/** @typedef {Method & { definitions?: import("../engine/protocol.d.ts").StanceView[] }} Explained a method with the words that it uses */

/**
 * The way to the calculator with the counts of a figure put in.
 * @param {import("./page.js").Page} page
 * @param {string} formula what the calculator calls the measure
 * @param {number} way which of its ways to put counts in
 * @param {Record<string, string|number>} typed what goes into its fields
 */
export const again = (page, formula, way, typed) =>
  html`<p><a class="to" href=${page.href("calculator", { formula, way, typed: JSON.stringify(typed), see: null })}>Compute this yourself</a></p>`;

/**
 * The same with the counts of reports that are too many for an address: it names the reports, those compared first.
 * @param {import("./page.js").Page} page @param {string} formula @param {number} way @param {string[]} among files
 */
export const againOf = (page, formula, way, among) =>
  html`<p><a class="to" href=${page.href("calculator", { formula, way, among, see: null })}>Compute this yourself</a></p>`;

/** @param {Explained} method */
export const methodCard = (method) => html`<section class="method" aria-label="How it was counted">
  <h3>How it was counted</h3>
  <p><b>${method.name}.</b> ${method.text}</p>
  ${method.formula ? html`<p><code>${method.formula}</code></p>` : nothing}
  ${method.counts.length
    ? html`<dl>${method.counts.map((c) => html`<dt>${c.name}</dt><dd>${Number.isInteger(c.value) ? num(c.value) : rate(c.value)}</dd>`)}</dl>`
    : nothing}
  ${method.caution ? html`<p class="caution">${method.caution}</p>` : nothing}
  ${method.source ? html`<p class="cite">${method.source}</p>` : nothing}
  ${method.definitions ? html`<p><b>Stance of the verb:</b> what the reporter’s choice of it says about the speech.</p>
    <dl class="definitions">${method.definitions.map((d) => html`<dt>${d.name}</dt><dd>${d.meaning}</dd>`)}</dl>` : nothing}
</section>`;
