// Speaker by outlet: the figure in every cell, a bar under it, each cell a link to its quotations.

import { html, nothing, css } from "../parts/dom.js";
import { count, num, speakerName } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { figure } from "./figure.js";
import { measureSwitch, speakersTable } from "./speakers.js";
import { amount, matrixTitle } from "./titles.js";

const ROWS = 8;

/** @param {import("../parts/page.js").Page} page @param {import("../engine/protocol.d.ts").SpeakersView} view */
export function matrix(page, view) {
  const { measure } = page.state;
  const isOpen = page.ui.open.has("matrix");
  const sorted = [...view.speakers].sort((a, b) => amount(b, measure) - amount(a, measure));
  const rows = isOpen ? sorted : sorted.slice(0, ROWS);
  const most = Math.max(1, ...view.speakers.flatMap((s) => s.outlets.map((o) => amount(o, measure))));
  const unit = measure === "words" ? "word" : "quotation";
  return figure(page, {
    name: "matrix",
    title: matrixTitle(view, page.state.filter.speakers.length > 0),
    subtitle: html`${measure === "words" ? "Words inside quotation marks" : "Quotations of all kinds"}, speaker by outlet. <a class="evidence" href=${page.see({ what: "method", of: "speakers" })}>How it was counted</a>`,
    controls: measureSwitch(page),
    isTable: true,
    table: { ...speakersTable(view), name: "newsprism-speaker-by-outlet" },
    chart: html`<div class="scroll" tabindex="0" role="region" aria-label="Speaker by outlet"><table class="matrix">
      <thead><tr><th scope="col">Speaker</th>${view.outlets.map((o) => {
        const outlet = outletOf(page.outlets, o);
        return html`<th scope="col" class="n">${badge(outlet)}<span class="long">${outlet.shown}</span></th>`;
      })}<th scope="col" class="n">All</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr>
        <th scope="row">${speakerName(row.speaker)}${row.aliases.length ? html`<small>also: ${row.aliases.slice(0, 4).join(" · ")}${row.aliases.length > 4 ? ` and ${row.aliases.length - 4} more` : ""}</small>` : nothing}</th>
        ${view.outlets.map((o) => {
          const share = row.outlets.find((s) => s.outlet === o);
          const outlet = outletOf(page.outlets, o);
          if (!share || share.quotations === 0) return html`<td class="n none"><span aria-hidden="true">·</span><span class="hidden">none</span></td>`;
          const value = amount(share, measure);
          return html`<td class="n"><a href=${page.see({ what: "said", speaker: row.speaker, outlet: o })} aria-label="${speakerName(row.speaker)} in ${outlet.shown}: ${count(value, unit)}">${num(value)}
            <span class="track" aria-hidden="true"><span class="fill ${outlet.className}" ${css({ width: `${(100 * value) / most}%` })}></span></span></a></td>`;
        })}
        <td class="n"><a href=${page.see({ what: "said", speaker: row.speaker })} aria-label="${speakerName(row.speaker)}, all outlets: ${count(amount(row, measure), unit)}"><b>${num(amount(row, measure))}</b></a></td>
      </tr>`)}</tbody></table></div>
      ${sorted.length > ROWS
        ? html`<button type="button" class="more" aria-expanded=${isOpen ? "true" : "false"} @click=${() => page.fold("matrix")}>${isOpen ? `show the first ${ROWS} only` : `show all ${num(sorted.length)} speakers`}</button>`
        : nothing}`,
  });
}
