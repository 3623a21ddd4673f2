// Which part of a list is shown, of how many, and the way on.

import { html, nothing } from "./dom.js";
import { num } from "./format.js";

/** Where the page begins that a list shows: one that there is, also where the list has become shorter. @param {number} from @param {number} total @param {number} size */
export const within = (from, total, size) => Math.max(0, Math.min(from, Math.floor((total - 1) / size) * size));

/**
 * In a dialog, whose pages have no address.
 * @param {number} from @param {number} total @param {number} size rows of a page @param {(from: number) => void} turn
 */
export const turner = (from, total, size, turn) => total > size
  ? html`<p class="pager sub">
      <button type="button" ?disabled=${from === 0} @click=${() => turn(from - size)}>previous</button>
      ${num(from + 1)} to ${num(Math.min(total, from + size))} of ${num(total)}
      <button type="button" ?disabled=${from + size >= total} @click=${() => turn(from + size)}>next</button></p>`
  : nothing;

/** Rows of a list that are drawn at most, unfolded: the table that is taken away has all. */
export const MOST = 200;

/**
 * A button that shows more of a list, if it is longer than its first part.
 * @param {import("./page.js").Page} page @param {string} name of what is unfolded @param {number} all @param {number} some @param {string} what
 */
export function unfold(page, name, all, some, what) {
  const isOpen = page.ui.open.has(name);
  return all > some
    ? html`<button type="button" class="more" aria-expanded=${isOpen ? "true" : "false"} @click=${() => page.fold(name)}>${isOpen ? `show the first ${some} only` : all > MOST ? `show the first ${MOST} of ${num(all)} ${what}` : `show all ${num(all)} ${what}`}</button>`
    : nothing;
}

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
