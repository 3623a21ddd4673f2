// Words in quotation marks that are nobody's quotation: how many of which sort, and each in its sentence.

import { html, nothing } from "./dom.js";
import { count, num } from "./format.js";
import { badge, outletOf } from "./outlets.js";
import { markedText } from "./excerpt.js";
import { short } from "./by-hand.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").MarkedListView} MarkedListView */
/** @typedef {import("../engine/protocol.d.ts").MarkedRow} MarkedRow */

/** What the sorts are called. @type {Record<string, string>} */
const CALLED = { unattributed: "credited to nobody", scare: "held at a distance", title: "titles" };
/** What one of a sort is called. @type {Record<string, string>} */
const ONE = { unattributed: "in quotation marks, credited to nobody", scare: "words held at a distance", title: "a title" };

/** @param {string} role */
export const markedName = (role) => ONE[role] ?? role;

/** @param {Page} page @param {MarkedListView} view */
export function markedList(page, view) {
  const all = view.roles.counts.reduce((sum, n) => sum + n, 0);
  if (all === 0) return nothing;
  const { marks } = page.state;
  return html`<section class="list" aria-labelledby="marked-title">
    <h2 id="marked-title">Also in quotation marks, but nobody’s quotation</h2>
    <p class="sub">${count(all, "place")} that no speaker is given, and whose words are in no count of quoted words.
      ${marks === "unattributed" ? "Somebody may well have said these: neither model nor rules see who." : nothing}</p>
    <p class="tools"><span class="switch" role="group" aria-label="Which of them">${view.roles.values.map((role, i) => !view.roles.counts[i] && role !== marks ? nothing : html`
      <a href=${page.link({ marks: marks === role ? "" : /** @type {import("../state.js").State["marks"]} */ (role) })} aria-current=${marks === role ? "true" : "false"}>${CALLED[role] ?? role} ${num(view.roles.counts[i] ?? 0)}</a>`)}</span></p>
    ${view.rows.map((row) => item(page, row))}
    ${view.rows.length < view.total && marks ? html`<p class="cut">The first ${num(view.rows.length)} of ${num(view.total)}; the others are in the Reader.</p>` : nothing}
  </section>`;
}

/** @param {Page} page @param {MarkedRow} row */
function item(page, row) {
  const info = page.article(row.article);
  const outlet = outletOf(page.outlets, info?.outlet ?? "");
  const file = info?.file ?? "";
  return html`<figure class="evidence-item">
    <blockquote lang="en">${markedText(row.excerpt)}</blockquote>
    <figcaption>
      ${badge(outlet)}<a class="place" href=${page.href("reader", { article: file, at: row.span.start, to: row.span.end, see: null })}
        >${info?.label ?? outlet.shown}, paragraph ${row.paragraph}<span class="go" aria-hidden="true">&nbsp;→</span></a>
      <span>${row.reason}</span>
      <button type="button" class="correct" aria-label="somebody says it: ${short(row.text, 40)}" @click=${() => page.add(file, row.span)}>somebody says it</button>
    </figcaption>
  </figure>`;
}
