// Which part of a list is shown, of how many, and the way on.

import { html, nothing } from "./dom.js";
import { num } from "./format.js";

/** @param {import("./page.js").Page} page @param {number} total @param {string} unit @param {number} [fixed] rows a page, where that is not for the reader to say */
export function pager(page, total, unit, fixed) {
  const { from } = page.state;
  const shown = fixed ?? page.state.shown;
  const last = Math.min(total, from + shown);
  if (total === 0) return nothing;
  return html`<nav class="pager" aria-label="Pages of the list">
    ${from > 0 ? html`<a href=${page.link({ from: Math.max(0, from - shown) })} rel="prev">← previous</a>` : nothing}
    <span>${num(Math.min(from + 1, total))}–${num(last)} of ${num(total)} ${total === 1 ? unit : `${unit}s`}</span>
    ${last < total ? html`<a href=${page.link({ from: from + shown })} rel="next">next →</a>` : nothing}
    ${last < total && shown < 500 && !fixed ? html`<a href=${page.link({ shown: 500, from: 0 })}>500 a page</a>` : nothing}
  </nav>`;
}
