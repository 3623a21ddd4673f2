// The strongest collocates of a query in one line, to stand beside a concordance.

import { html, nothing } from "./dom.js";
import { num } from "./format.js";

/** @typedef {import("../engine/protocol.d.ts").CollocatesView} CollocatesView */

/** Words in the line. */
const SHOWN = 8;

/**
 * Asks for them: five words either way, inside the sentence, by G².
 * @param {import("../state.js").State} state @param {import("./page.js").Ask} ask @returns {Promise<CollocatesView>}
 */
export const askNeighbours = (state, ask) =>
  ask({
    kind: "collocates", filter: state.filter, query: state.query, reach: "window", left: 5, right: 5, expected: "window", stems: false,
    minCount: 2, stopWords: false, sort: "g2", descending: true, measures: ["g2"], page: { offset: 0, limit: SHOWN },
  });

/** @param {import("./page.js").Page} page @param {CollocatesView|null} found */
export function neighbours(page, found) {
  const rows = found?.rows.filter((r) => r.left + r.right > r.expected) ?? [];
  if (rows.length === 0) return nothing;
  return html`<p class="neighbours">Beside it more than by chance: ${rows.map((r, i) => html`${i ? " · " : ""}<a href=${page.href("collocates", { see: { what: "row", row: r.term, of: "count" } })}
    aria-label="${r.shown}: ${num(r.left + r.right)} times beside it">${r.shown}</a> <span class="n">${num(r.left + r.right)}</span>`)}
    <a class="evidence" href=${page.href("collocates", { see: null })}>all collocates</a></p>`;
}
