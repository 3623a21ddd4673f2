// Numbers that several reports give, by what they count, and the days that "Tuesday" and "next week" mean.

import { html, nothing } from "../../parts/dom.js";
import { count, date, num, sourceLine } from "../../parts/format.js";
import { outletOf } from "../../parts/outlets.js";
import { pager } from "../../parts/pager.js";
import { empty } from "../../parts/states.js";
import { take } from "../../parts/take.js";
import { grid } from "../../charts/grid.js";
import { report } from "../../charts/own.js";

/** @typedef {import("../../parts/page.js").Page} Page */
/** @typedef {import("../../parts/page.js").Ask} Ask */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../engine/protocol.d.ts").NumbersView} NumbersView */
/** @typedef {import("../../engine/protocol.d.ts").FigureRow} FigureRow */
/** @typedef {import("../../engine/protocol.d.ts").DateRow} DateRow */

/** @param {State} state @param {Ask} ask @returns {Promise<NumbersView>} */
export const ask = (state, ask) => ask({ kind: "numbers", filter: state.filter, page: { offset: state.from, limit: state.shown } });

/** @param {NumbersView} view */
export const methodOf = (view) => view.method;
/** @param {NumbersView} view */
export const announce = (view) => count(view.total, "number");

/** A row by its first place. @param {FigureRow} row */
const keyOf = (row) => `${row.values[0]?.place.article}:${row.values[0]?.place.span.start}`;

/** @param {State} state @param {Ask} _ask @param {NumbersView} view @returns {Promise<import("../../parts/evidence.js").Evidence|null>} */
export async function evidence({ see }, _ask, view) {
  const row = see?.what === "compared" ? view.rows.find((r) => keyOf(r) === see.of) : undefined;
  return row ? { title: `${row.counted}: ${[...new Set(row.values.map((v) => v.shown))].join(", ")}`, sentences: row.values.map((v) => ({ article: v.place.article, excerpt: v.place.excerpt, note: v.shown })) } : null;
}

/** @type {Record<string, string>} */
const GROUPS = { differ: "They differ", agree: "They agree", single: "One report alone gives it" };

/** @param {Page} page @param {NumbersView} view */
export function draw(page, view) {
  const articles = page.kept();
  const differ = view.rows.filter((r) => r.agreement === "differ").length;
  const agree = view.rows.filter((r) => r.agreement === "agree").length;
  // Those that differ come first, then those that agree: with a single one on the first page none is missing.
  const isWhole = page.state.from === 0 && (view.total <= view.rows.length || view.rows.at(-1)?.agreement === "single");
  const title = !isWhole ? `${count(view.total, "number")}, those in which reports differ first` : differ > 0 ? `Reports differ in ${count(differ, "number")} and agree in ${num(agree)}` : agree > 0 ? `Reports agree in ${count(agree, "number")}; none differs` : "No number stands in more than one report";
  const label = (/** @type {number} */ id) => page.article(id)?.label ?? "";
  return html`<h1>${title}</h1>
    ${view.rows.length === 0 ? empty("No number was found in these reports.") : html`${grid(page, {
      name: "numbers",
      title: "What the reports count",
      subtitle: html`A row is what is counted, a column a report; a click on a number reads it there. <a class="evidence" href=${page.see({ what: "method", of: "numbers" })}>How it was found</a>`,
      corner: "What is counted",
      most: 40,
      columns: articles.map((a) => ({ outlet: outletOf(page.outlets, a.outlet), label: a.label })),
      rows: Object.keys(GROUPS).flatMap((agreement) => {
        const rows = view.rows.filter((r) => r.agreement === agreement);
        return rows.length === 0 ? [] : [{ name: GROUPS[agreement] ?? agreement, note: num(rows.length), cells: [] }, ...rows.map((row) => ({
          name: row.counted,
          href: page.see({ what: "compared", of: keyOf(row) }),
          cells: () => articles.map((a) => {
            const values = row.values.filter((v) => v.place.article === a.id);
            const [first] = values;
            if (!first) return null;
            const shown = [...new Set(values.map((v) => v.shown))].join(", ");
            return { text: shown, label: `${shown} in ${a.label}`, href: page.href("reader", { article: a.file, at: first.place.span.start, to: first.place.span.end, see: null }), ...(agreement === "differ" ? { mark: /** @type {const} */ ("differs") } : {}) };
          }),
        }))];
      }),
      table: {
        name: "newsprism-numbers",
        columns: ["What is counted", "Agreement", "Report", "As printed", "Hedge", "From", "To", "Sentence"],
        rows: view.rows.flatMap((r) => r.values.map((v) => [r.counted, r.agreement, label(v.place.article), v.shown, v.hedge, v.low, v.high, v.place.excerpt.text])),
      },
    })}${pager(page, view.total, "number")}`}
    ${view.dates.length ? dates(page, view.dates) : nothing}`;
}

/** @param {Page} page @param {DateRow[]} rows */
function dates(page, rows) {
  const known = rows.filter((r) => r.from !== null);
  const title = known.length ? `${count(known.length, "day")} told from the report’s own date` : "No day can be told: no report that names one states its date";
  const meant = (/** @type {DateRow} */ r) => (r.from === null ? "–" : r.to && r.to !== r.from ? `${date(r.from)} – ${date(r.to)}` : date(r.from));
  return html`<section class="list" aria-labelledby="dates-title"><h2 id="dates-title">${title}</h2>
    <div class="tools"><span class="take">${take(page, { title, table: () => ({
      name: "newsprism-days",
      columns: ["Report", "Words", "From", "To", "How it was read", "Sentence"],
      rows: rows.map((r) => [page.article(r.place.article)?.label ?? "", r.shown, r.from ?? "", r.to ?? "", r.rule, r.place.excerpt.text]),
    }) })}</span></div>
    ${known.length < rows.length ? html`<p class="note">“Tuesday”, “next week” and their like stand in ${num(rows.length - known.length)} further places, in reports that do not state their date; they are in the table to take away.</p>` : nothing}
    ${known.length === 0 ? nothing : html`<div class="scroll" tabindex="0" role="region" aria-label="Table: ${title}"><table class="plain">
      <thead><tr><th scope="col">Words</th><th scope="col">Day meant</th><th scope="col">Report</th><th scope="col">How it was read</th></tr></thead>
      <tbody>${known.map((r) => {
        const info = page.article(r.place.article);
        return html`<tr data-source=${info ? sourceLine(info) : nothing}><th scope="row"><a href=${page.href("reader", { article: info?.file ?? "", at: r.place.span.start, to: r.place.span.end, see: null })}>${r.shown}</a></th><td>${meant(r)}</td><td>${report(page, r.place.article)}</td><td>${r.rule}</td></tr>`;
      })}</tbody></table></div>`}</section>`;
}
