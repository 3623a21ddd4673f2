// How each outlet names the same person or thing.

import { html } from "../../parts/dom.js";
import { count, num, outletName } from "../../parts/format.js";
import { outletOf } from "../../parts/outlets.js";
import { pager } from "../../parts/pager.js";
import { empty } from "../../parts/states.js";
import { grid } from "../../charts/grid.js";

/** @typedef {import("../../parts/page.js").Page} Page */
/** @typedef {import("../../parts/page.js").Ask} Ask */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../engine/protocol.d.ts").NamingView} NamingView */

/** @param {State} state @param {Ask} ask @returns {Promise<NamingView>} */
export const ask = (state, ask) => ask({ kind: "naming", filter: state.filter, page: { offset: state.from, limit: Math.min(state.shown, 50) } });

/** @param {NamingView} view */
export const methodOf = (view) => view.method;
/** @param {NamingView} view */
export const announce = (view) => `${count(view.total, "thing")} named`;

/** @param {State} state @param {Ask} _ask @param {NamingView} view @returns {Promise<import("../../parts/evidence.js").Evidence|null>} */
export async function evidence({ see }, _ask, view) {
  if (see?.what !== "compared") return null;
  for (const row of view.rows) {
    for (const form of row.forms) {
      if (see.of === `${row.name}/${form.form}`) {
        return { title: `“${form.form}”: ${count(form.count, "time")}`, text: `Of ${row.name}.${form.places.length < form.count ? ` The first ${num(form.places.length)} places.` : ""}`, sentences: form.places.map((p) => ({ article: p.article, excerpt: p.excerpt })) };
      }
    }
  }
  return null;
}

/** @param {Page} page @param {NamingView} view */
export function draw(page, view) {
  if (view.rows.length === 0) return html`<h1>Nobody is named here</h1>${empty("No name stands in these reports.")}`;
  const many = view.rows.filter((r) => r.forms.length > 1);
  const top = [...view.rows].sort((a, b) => b.forms.length - a.forms.length)[0];
  return html`<h1>${top && top.forms.length > 2 ? `${top.name} goes by ${count(top.forms.length, "name")}` : "How each outlet names"}</h1>
    ${grid(page, {
      name: "naming",
      title: `${num(many.length)} of ${count(view.rows.length, "person or thing", "people and things")}${view.total > view.rows.length ? " on this page" : ""} ${many.length === 1 ? "is" : "are"} named in more than one way`,
      subtitle: html`How often each outlet uses a name, title or description; what most reports name comes first. A click shows the sentences. <a class="evidence" href=${page.see({ what: "method", of: "naming" })}>How it was found</a>`,
      corner: "Name",
      most: 60,
      columns: view.outlets.map((o) => ({ outlet: outletOf(page.outlets, o), label: outletName(o) })),
      rows: view.rows.flatMap((row) => [
        { name: row.name, note: `${row.sort === "undecided" ? "" : `${row.sort}, `}${count(row.count, "time")} in ${count(row.reports, "report")}`, cells: [] },
        ...row.forms.map((form) => ({
          name: form.form,
          note: form.described ? "a description" : undefined,
          href: page.see({ what: "compared", of: `${row.name}/${form.form}` }),
          cells: view.outlets.map((o) => {
            const here = form.outlets.find((f) => f.outlet === o);
            return here ? { text: num(here.count), label: `${count(here.count, "time")} in ${outletName(o)}` } : null;
          }),
        })),
      ]),
      table: {
        name: "newsprism-naming",
        columns: ["Who or what", "Kind", "Name", "Description", "Count", ...view.outlets.map(outletName)],
        rows: view.rows.flatMap((row) => row.forms.map((f) => [row.name, row.sort, f.form, f.described ? "yes" : "no", f.count, ...view.outlets.map((o) => f.outlets.find((c) => c.outlet === o)?.count ?? 0)])),
      },
    })}
    ${pager(page, view.total, "name")}`;
}
