// With which verbs each outlet reports whom, and what stance the verbs take.

import { html } from "../../parts/dom.js";
import { every } from "../../parts/export.js";
import { count, num, outletName, percent, speakerName } from "../../parts/format.js";
import { outletOf } from "../../parts/outlets.js";
import { empty } from "../../parts/states.js";
import { grid } from "../../charts/grid.js";

/** @typedef {import("../../parts/page.js").Page} Page */
/** @typedef {import("../../parts/page.js").Ask} Ask */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../engine/protocol.d.ts").VerbsView} VerbsView */
/** @typedef {import("../../engine/protocol.d.ts").VerbRow} VerbRow */

/** @param {State} state @param {Ask} ask @returns {Promise<VerbsView>} */
export const ask = (state, ask) => every(ask, { kind: "verbs", filter: state.filter });

/** @param {VerbsView} view */
export const methodOf = (view) => view.method;
/** @param {VerbsView} view */
export const announce = (view) => count(new Set(view.rows.map((r) => r.verb)).size, "reporting verb");

/** @param {State} state @param {Ask} ask @returns {Promise<import("../../parts/evidence.js").Evidence|null>} */
export async function evidence({ see, filter }, ask) {
  if (see?.what !== "compared") return null;
  const [sort = "", value = ""] = (see.of ?? "").split(/:(.*)/s);
  const outlets = see.outlet === undefined ? filter.outlets : [see.outlet];
  /** @type {import("../../engine/protocol.d.ts").QuotesView} */
  const quotes = await ask({ kind: "quotes", filter: { ...filter, outlets }, group: "none", sort: "place", page: { offset: 0, limit: 1000 } });
  const rows = quotes.rows.filter((r) => ((sort === "verb" ? r.verb : r.stance) ?? "") === value);
  return { title: `${sort === "verb" ? verbName(value) : stanceName(value)}${see.outlet === undefined ? "" : ` in ${outletName(see.outlet)}`}: ${count(rows.length, "quotation")}`, rows, total: rows.length, withSpeaker: true };
}

const verbName = (/** @type {string} */ verb) => verb || "without a verb";
const stanceName = (/** @type {string} */ stance) => stance || "no stance";

/** @param {VerbRow[]} rows @param {(row: VerbRow) => string} by @returns {[string, VerbRow[]][]} most quotations first */
function groups(rows, by) {
  /** @type {Map<string, VerbRow[]>} */
  const out = new Map();
  for (const row of rows) {
    const some = out.get(by(row));
    if (some) some.push(row);
    else out.set(by(row), [row]);
  }
  return [...out].sort((a, b) => sum(b[1]) - sum(a[1]));
}

/** @param {VerbRow[]} rows */
const sum = (rows) => rows.reduce((n, r) => n + r.count, 0);

/** @param {Page} page @param {VerbsView} view */
export function draw(page, view) {
  if (view.rows.length === 0) return html`<h1>Nobody is reported to say anything</h1>${empty("No quotation passes the filters.")}`;
  const columns = view.outlets.map((o) => ({ outlet: outletOf(page.outlets, o), label: outletName(o) }));
  const all = new Map(view.outlets.map((o) => [o, sum(view.rows.filter((r) => r.outlet === o))]));
  const [top] = groups(view.rows.filter((r) => r.verb !== ""), (r) => r.verb);
  const most = Math.max(1, ...groups(view.rows, (r) => `${r.verb}\n${r.outlet}`).map(([, rows]) => sum(rows)));
  /** @param {VerbRow[]} rows @param {string} of @param {string} name */
  const cells = (rows, of, name) => view.outlets.map((o) => {
    const n = sum(rows.filter((r) => r.outlet === o));
    return n === 0 ? null : { text: num(n), label: `${name} in ${outletName(o)}: ${count(n, "quotation")}`, href: page.see({ what: "compared", of, outlet: o }) };
  });
  const method = html`<a class="evidence" href=${page.see({ what: "method", of: "verbs" })}>How it was counted</a>`;
  const table = (/** @type {string} */ name) => ({ name, columns: ["Verb", "Stance", "Outlet", "Speaker", "Quotations"], rows: view.rows.map((r) => [r.verb, r.stance, outletName(r.outlet), speakerName(r.speaker), r.count]) });
  return html`<h1>${top ? `“${top[0]}” reports ${percent(sum(top[1]), sum(view.rows))} of all quotations` : "With which verbs they report"}</h1>
    ${grid(page, {
      name: "stances",
      title: "What stance the verbs take",
      subtitle: html`Quotations by the stance of their verb, outlet by outlet, and their share of the outlet’s. ${method}`,
      corner: "Stance",
      columns,
      rows: groups(view.rows, (r) => r.stance).map(([stance, rows]) => ({
        name: stanceName(stance),
        note: [...new Set(rows.map((r) => r.verb).filter(Boolean))].slice(0, 6).join(", "),
        href: page.see({ what: "compared", of: `stance:${stance}` }),
        cells: cells(rows, `stance:${stance}`, stanceName(stance)).map((cell, i) => {
          const o = view.outlets[i] ?? "";
          return cell && { ...cell, bar: sum(rows.filter((r) => r.outlet === o)) / Math.max(1, all.get(o) ?? 1) };
        }),
      })),
      table: table("newsprism-stances"),
    })}
    ${grid(page, {
      name: "verbs",
      title: `${count(new Set(view.rows.map((r) => r.verb).filter(Boolean)).size, "reporting verb")}, outlet by outlet`,
      subtitle: html`Quotations that each verb reports, with the speakers whom it reports most. ${method}`,
      corner: "Verb",
      columns,
      rows: groups(view.rows, (r) => r.verb).map(([verb, rows]) => ({
        name: verbName(verb),
        note: groups(rows, (r) => r.speaker).slice(0, 3).map(([speaker, some]) => `${speakerName(speaker)} ${num(sum(some))}`).join(" · "),
        href: page.see({ what: "compared", of: `verb:${verb}` }),
        cells: cells(rows, `verb:${verb}`, verbName(verb)).map((cell, i) => cell && { ...cell, bar: sum(rows.filter((r) => r.outlet === view.outlets[i])) / most }),
      })),
      table: table("newsprism-verbs"),
    })}`;
}
