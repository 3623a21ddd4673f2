// What several reports have and another has not: names, numbers, statements, each with the sentences that have it.

import { html } from "../../parts/dom.js";
import { count, num } from "../../parts/format.js";
import { short } from "../../parts/by-hand.js";
import { outletOf } from "../../parts/outlets.js";
import { empty } from "../../parts/states.js";
import { grid } from "../../charts/grid.js";

/** @typedef {import("../../parts/page.js").Page} Page */
/** @typedef {import("../../parts/page.js").Ask} Ask */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../engine/protocol.d.ts").LeftOutView} LeftOutView */
/** @typedef {import("../../engine/protocol.d.ts").LeftOutRow} LeftOutRow */

const ROWS = 1000;

/** @param {State} state @param {Ask} ask @returns {Promise<LeftOutView>} */
export const ask = (state, ask) => ask({ kind: "leftOut", filter: state.filter, least: state.least, page: { offset: 0, limit: ROWS } });

/** @param {LeftOutView} view */
export const methodOf = (view) => view.method;
/** @param {LeftOutView} view */
export const announce = (view) => `${count(items(view).length, "thing")} left out somewhere`;

/** @param {State} state @param {Ask} _ask @param {LeftOutView} view @returns {Promise<import("../../parts/evidence.js").Evidence|null>} */
export async function evidence({ see }, _ask, view) {
  const item = see?.what === "compared" ? items(view).find((i) => i.key === see.of) : undefined;
  if (!item) return null;
  return { title: `${nameOf(item.row)}: in ${count(item.row.reports.length, "report")}`, text: `Where each of them has it first${item.row.places.length < item.row.reports.length ? `; the first ${num(item.row.places.length)} of them` : ""}.`, sentences: item.row.places.map((p) => ({ article: p.article, excerpt: p.excerpt })) };
}

/** @param {LeftOutRow} row */
const nameOf = (row) => (row.sort === "statement" ? `“${short(row.name.replace(/^[\s“”"‘’']+|[\s“”"‘’',.]+$/gu, ""), 80)}”` : row.name);

/** A thing with the reports that lack it; what most have first. @param {LeftOutView} view */
function items(view) {
  /** @type {Map<string, { key: string, row: LeftOutRow, missing: number[] }>} */
  const out = new Map();
  for (const row of view.rows) {
    const key = `${row.sort}:${row.name}`;
    const item = out.get(key);
    if (item) item.missing.push(row.article);
    else out.set(key, { key, row, missing: [row.article] });
  }
  return [...out.values()].sort((a, b) => b.row.reports.length - a.row.reports.length || a.missing.length - b.missing.length);
}

/** @type {Record<string, string>} */
const SORTS = { undecided: "name" };

/** @param {Page} page @param {LeftOutView} view */
export function draw(page, view) {
  const list = items(view);
  const { least } = page.state;
  // Rows come report by report: what lies beyond them is not known to be missing, nor to be there.
  const isCut = view.total > view.rows.length;
  const label = (/** @type {number} */ id) => page.article(id)?.label ?? "";
  const title = titleOf(page, view);
  const controls = html`<label>In at least <select @change=${(/** @type {Event} */ e) => page.go({ least: Number(/** @type {HTMLSelectElement} */ (e.currentTarget).value) })}>
    ${Array.from({ length: Math.max(least, Math.min(view.articles.length - 1, 30)) }, (_, i) => html`<option value=${i + 1} ?selected=${i + 1 === least}>${num(i + 1)}</option>`)}</select> other reports</label>`;
  if (list.length === 0) return html`<h1>Nothing is left out</h1><p class="tools">${controls}</p>${empty(`Whatever at least ${count(least, "other report")} of these reports ${least === 1 ? "has" : "have"}, all of them have.`)}`;
  return html`<h1>${title}</h1>
    ${grid(page, {
      name: "left-out",
      title: isCut ? `The first ${num(view.rows.length)} of ${num(view.total)} gaps` : `${count(list.length, "name, number or statement", "names, numbers and statements")} that some reports have and others have not`,
      subtitle: html`● the report has it: a click reads it there. A report that lacks what at least ${num(least)} others have is marked “not here”; “?” where it may stand in other words. That something is left out says nothing of why.${isCut ? " So many gaps say little: filters choose fewer reports." : ""} <a class="evidence" href=${page.see({ what: "method", of: "left-out" })}>How it was found</a>`,
      corner: "What",
      most: 30,
      controls,
      columns: view.articles.map((id) => ({ outlet: outletOf(page.outlets, page.article(id)?.outlet ?? ""), label: label(id) })),
      rows: list.map(({ key, row, missing }) => ({
        name: nameOf(row),
        note: SORTS[row.sort] ?? row.sort,
        href: page.see({ what: "compared", of: key }),
        cells: () => view.articles.map((id) => {
          const place = row.places.find((p) => p.article === id);
          if (missing.includes(id)) return { text: "not here", label: `not in ${label(id)}`, mark: "missing" };
          return row.reports.includes(id)
            ? { text: "●", label: `in ${label(id)}`, ...(place ? { href: page.href("reader", { article: page.article(id)?.file ?? "", at: place.span.start, to: place.span.end, see: null }) } : {}) }
            : isCut ? null : { text: "?", label: `perhaps in ${label(id)}, in other words` };
        }),
      })),
      table: {
        name: "newsprism-left-out",
        columns: ["What", "Kind", "In", "Not in", "Sentences"],
        rows: list.map(({ row, missing }) => [row.name, row.sort, row.reports.map(label).join("; "), missing.map(label).join("; "), row.places.map((p) => p.excerpt.text).join(" | ")]),
      },
    })}`;
}

/** Which report lacks most, if one stands out. @param {Page} page @param {LeftOutView} view */
function titleOf(page, { articles, rows, total }) {
  const lacks = articles.map((id) => ({ id, n: rows.filter((r) => r.article === id).length })).sort((a, b) => b.n - a.n);
  const [most, next] = lacks;
  if (!most || !next || total > rows.length || most.n < 1.3 * next.n) return "What reports leave out that others have";
  return `${page.article(most.id)?.label} leaves out most: ${num(most.n)} that others have`;
}
