// Which quotations other reports have too: for the links that lead from a quotation to its versions.

import { html, nothing } from "./dom.js";
import { count } from "./format.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** Reports that have it, by the quotation's number. @typedef {Map<number, number>} VersionCounts */

/** Corpora up to this many reports are looked through for every list; in larger ones the key `v` asks for one quotation. */
const REPORTS = 60;

/** @param {import("./page.js").Ask} ask @param {import("../engine/protocol.d.ts").Facets} facets @param {import("../engine/protocol.d.ts").Filter} filter @returns {Promise<VersionCounts>} */
export async function versionsOf(ask, facets, filter) {
  /** @type {VersionCounts} */
  const out = new Map();
  if (facets.selected.length > REPORTS) return out;
  /** @type {import("../engine/protocol.d.ts").VersionsView} */
  const view = await ask({ kind: "versions", filter, of: "", base: "", page: { offset: 0, limit: 1000 } });
  for (const s of view.statements) {
    const reports = new Set(s.members.map((m) => m.article)).size;
    for (const m of s.members) if (m.quotation !== null) out.set(m.quotation, Math.max(reports, out.get(m.quotation) ?? 0));
  }
  return out;
}

/** "in 3 reports", if it is. @param {Page} page @param {QuoteRow} row @param {VersionCounts|undefined} counts */
export function versionsLink(page, row, counts) {
  const reports = counts?.get(row.id);
  if (!reports) return nothing;
  const file = page.article(row.article)?.file ?? "";
  return html`<a class="versions" href=${page.href("versions", { statement: `${file}:${row.found.start}-${row.found.end}` })}>in ${count(reports, "report")}<span class="hidden">: compare the versions</span></a>`;
}
