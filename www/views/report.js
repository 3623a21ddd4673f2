// All in one, to print or to save as PDF: findings, who speaks, the reports, every quotation, how it was counted.

import { html, nothing } from "../parts/dom.js";
import { allRows } from "../parts/export.js";
import { count, date, num, percent, speakerName } from "../parts/format.js";
import { DOUBT } from "../parts/excerpt.js";
import { methods, sourceLine, sourceOf } from "../parts/source.js";
import { empty } from "../parts/states.js";
import { askSpeakers, speakersChart } from "../charts/speakers.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").OverviewView} OverviewView */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {{ overview: OverviewView, speakers: import("../engine/protocol.d.ts").SpeakersView, quotes: QuoteRow[] }} Data */

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @returns {Promise<Data>} */
export async function ask(state, ask) {
  const [overview, speakers, quotes] = await Promise.all([ask({ kind: "overview", filter: state.filter }), askSpeakers(state, ask), allRows(/** @type {any} */ (ask), { kind: "quotes", filter: state.filter, group: "none", sort: "place" }, "rows")]);
  return { overview, speakers, quotes };
}

/** @param {Data} data */
export const methodOf = ({ speakers }) => speakers.method;
/** @param {Data} data */
export const announce = ({ overview, quotes }) => `Report: ${count(overview.totals.reports, "report")}, ${count(quotes.length, "quotation")}`;

/** @param {Page} page @param {Data} data */
export function draw(page, { overview, speakers, quotes }) {
  const { totals } = overview;
  const articles = page.kept();
  const title = html`<h1>${page.title}</h1>`;
  if (articles.length === 0) return html`${title}${empty("No report passes these filters.", html`<a href="#/report">Show all reports again</a>`)}`;
  /** @type {Map<number, QuoteRow[]>} */
  const quotesOf = new Map();
  for (const row of quotes) if (!quotesOf.get(row.article)?.push(row)) quotesOf.set(row.article, [row]);
  const source = sourceOf(page, { href: location.href, date: new Date() });
  return html`${title}
    <p class="sub">${sourceLine(source)}</p>
    <p class="tools"><button type="button" class="primary" @click=${() => print()}>Print, or save as PDF</button></p>
    <div class="report lead-column">
      <section><h2>What stands out</h2>
        ${overview.findings.length ? html`<ul class="findings">${overview.findings.map((f) => html`<li><p>${f.parts.map((p) => (p.strong ? html`<b>${p.text}</b>` : p.text))}</p></li>`)}</ul>` : html`<p>Nothing, by the rules that Newsprism knows.</p>`}</section>
      ${speakersChart(page, speakers)}
      <section><h2>The reports</h2>
        <p class="sub">${count(totals.words, "word")}, ${count(totals.sentences, "sentence")}; ${percent(totals.quotedWords, totals.words)} of the words are inside quotation marks</p>
        <table><thead><tr><th scope="col">Report</th><th scope="col">Headline and date</th><th scope="col" class="n">Words</th><th scope="col" class="n">Quotations</th></tr></thead>
          <tbody>${articles.map((a) => html`<tr><th scope="row">${a.label}</th><td><span lang="en">${a.headline?.value ?? a.file}</span> <small>${a.date ? date(a.date.value) : "no date stated"}</small></td><td class="n">${num(a.words)}</td><td class="n">${num(a.quotations)}</td></tr>`)}</tbody></table></section>
      <section><h2>${count(quotes.length, "quotation")}</h2>
        <p class="sub">Words and speaker are right in at least 8 of 10 such cases: ● sure; in 5 to 8: ◐ likely; in fewer: ○ guess.</p>
        ${articles.map((a) => {
          const own = quotesOf.get(a.id);
          return !own ? nothing : html`<h3>${a.label}</h3><ol class="quotes-plain">${own.map((row) => html`<li><q lang="en">${row.text}</q>
            <span class="sub">${speakerName(row.speaker)}${row.cue ? html` · ${row.cue}` : nothing} · ${row.kind} · ${row.corrected || row.added ? "by hand" : `${DOUBT[row.certainty]} ${row.certainty}`} · paragraph ${row.paragraph}</span></li>`)}</ol>`;
        })}</section>
      <section><h2>How it was counted</h2><p>${methods(source, [speakers.method])}</p></section>
    </div>`;
}
