// Who speaks in which outlet: how much, where first, in the headline or not, in their own words or not.

import { html } from "../../parts/dom.js";
import { every } from "../../parts/export.js";
import { count, num, outletName, percent, speakerName } from "../../parts/format.js";
import { outletOf } from "../../parts/outlets.js";
import { empty } from "../../parts/states.js";
import { grid } from "../../charts/grid.js";

/** @typedef {import("../../parts/page.js").Page} Page */
/** @typedef {import("../../parts/page.js").Ask} Ask */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../engine/protocol.d.ts").VoicesView} VoicesView */
/** @typedef {import("../../engine/protocol.d.ts").VoiceRow} VoiceRow */

/** @param {State} state @param {Ask} ask @returns {Promise<VoicesView>} */
export const ask = (state, ask) => every(ask, { kind: "voices", filter: state.filter });

/** @param {VoicesView} view */
export const methodOf = (view) => view.method;
/** @param {VoicesView} view */
export const announce = (view) => count(new Set(view.rows.map((r) => r.speaker)).size, "voice");

/** @param {VoiceRow} r */
const inWords = (r) =>
  [r.inHeadline ? "in the headline" : "", `first heard after ${percent(Math.round(100 * r.first), 100)}`, `${num(r.direct)} direct, ${num(r.mixed)} mixed, ${num(r.indirect)} indirect`].filter(Boolean).join("; ");

/** @param {Page} page @param {VoicesView} view */
export function draw(page, view) {
  if (view.rows.length === 0) return html`<h1>Nobody speaks here</h1>${empty("No quotation passes the filters.")}`;
  /** @type {Map<string, VoiceRow[]>} */
  const speakers = new Map();
  for (const row of view.rows) {
    const rows = speakers.get(row.speaker);
    if (rows) rows.push(row);
    else speakers.set(row.speaker, [row]);
  }
  const named = [...speakers].filter(([speaker, rows]) => speaker !== "" && rows[0]?.sort !== "unnamed");
  const single = named.filter(([, rows]) => rows.some((r) => r.onlyHere)).length;
  const isUnnamed = (/** @type {VoiceRow|undefined} */ r) => r?.sort === "unnamed" || r?.sort === "unknown";
  /** @param {[string, VoiceRow[]]} entry */
  const rowOf = ([speaker, rows]) => ({
    name: speakerName(speaker),
    note: rows.some((r) => r.onlyHere) ? "in one outlet only" : undefined,
    href: page.see({ what: "said", speaker }),
    cells: () => view.outlets.map((o) => {
      const r = rows.find((each) => each.outlet === o);
      if (!r) return null;
      const all = r.direct + r.mixed + r.indirect;
      return { text: `${num(r.quotedWords)}${r.inHeadline ? " ▲" : ""}`, label: `${speakerName(speaker)} in ${outletName(o)}: ${count(r.quotedWords, "word")} in ${count(all, "quotation")}; ${inWords(r)}`, bar: r.share, href: page.see({ what: "said", speaker, outlet: o }) };
    }),
  });
  const entries = [...speakers];
  const unnamed = entries.filter(([, rows]) => isUnnamed(rows[0]));
  return html`<h1>${view.outlets.length > 1 ? `${num(single)} of ${count(named.length, "named voice")} ${single === 1 ? "is" : "are"} heard in one outlet only` : count(named.length, "named voice")}</h1>
    ${grid(page, {
      name: "voices",
      title: "Who speaks in which outlet",
      subtitle: html`Words inside quotation marks; the bar is the share of all such words of the outlet; ▲ a headline of the outlet names the speaker. <a class="evidence" href=${page.see({ what: "method", of: "voices" })}>How it was counted</a>`,
      corner: "Voice",
      most: 25,
      columns: view.outlets.map((o) => ({ outlet: outletOf(page.outlets, o), label: outletName(o) })),
      rows: [...entries.filter(([, rows]) => !isUnnamed(rows[0])).map(rowOf), ...(unnamed.length ? [{ name: "Without a name", note: num(unnamed.length), cells: [] }, ...unnamed.map(rowOf)] : [])],
      table: {
        name: "newsprism-voices",
        columns: ["Speaker", "Kind", "Outlet", "Only here", "Quoted words", "Share of the outlet’s", "Direct", "Mixed", "Indirect", "First heard at", "In a headline"],
        rows: view.rows.map((r) => [speakerName(r.speaker), r.sort, outletName(r.outlet), r.onlyHere ? "yes" : "no", r.quotedWords, r.share, r.direct, r.mixed, r.indirect, r.first, r.inHeadline ? "yes" : "no"]),
      },
    })}`;
}
