// Statements that stand in more than one report, word under word.

import { html, nothing } from "../../parts/dom.js";
import { count, list, num, percent, sourceLine, speakerName } from "../../parts/format.js";
import { badge, outletOf } from "../../parts/outlets.js";
import { aligned, running, MEANS } from "../../parts/aligned.js";
import { short } from "../../parts/by-hand.js";
import { pager } from "../../parts/pager.js";
import { empty } from "../../parts/states.js";
import { take } from "../../parts/take.js";

/** @typedef {import("../../parts/page.js").Page} Page */
/** @typedef {import("../../parts/page.js").Ask} Ask */
/** @typedef {import("../../state.js").State} State */

/** @typedef {import("../../engine/protocol.d.ts").VersionsView} VersionsView */
/** @typedef {import("../../engine/protocol.d.ts").StatementView} Statement */
/** @typedef {import("../../engine/protocol.d.ts").Member} Member */

/** @param {State} state @param {Ask} ask @returns {Promise<VersionsView>} */
export const ask = (state, ask) => ask({ kind: "versions", filter: state.filter, of: state.statement, base: state.base, page: { offset: state.from, limit: state.shown } });

/** @param {VersionsView} view */
export const methodOf = (view) => view.method;
/** @param {VersionsView} view */
export const announce = (view) => `${count(view.total, "statement")} in more than one report`;

/** @param {State} state @param {Ask} ask @param {VersionsView} view @returns {Promise<import("../../parts/evidence.js").Evidence|null>} */
export async function evidence({ see, filter }, ask, view) {
  if (see?.what !== "statement") return null;
  /** @type {VersionsView} */
  const { statements: [s] } = await ask({ kind: "versions", filter, of: see.quote ?? "", base: "", page: { offset: 0, limit: 1 } });
  if (!s) throw { code: "no-such-statement", message: "Under these filters no other report has this statement. Take a filter out, or close this panel.", about: null };
  return {
    title: `In ${count(new Set(s.members.map((m) => m.article)).size, "report")}: ${s.isCertain ? "a certain match" : "a possible match"}`,
    text: `Worth ${Math.round(100 * s.score)} in 100, by ${s.parts.map((p) => `${p.name} ${Math.round(100 * p.value)}`).join(", ")}.`,
    sentences: s.members.map((m) => ({ article: m.article, paragraph: m.paragraph, span: m.span, excerpt: { text: m.text, start: m.span.start, marks: [] }, note: givenBy(m) })),
    method: view.method,
  };
}

/** Who is said to say it, how. @param {Member} m */
const givenBy = (m) =>
  m.kind === "plain" ? "as its own words, attributed to nobody" : [speakerName(m.speaker), m.cue ? `${m.cue}${m.stance ? ` (${m.stance})` : ""}` : "", m.kind].filter(Boolean).join(" · ");

/** What a statement is named by in the address: any of its versions. @param {Page} page @param {Member} member */
const placeOf = (page, member) => `${page.article(member.article)?.file ?? ""}:${member.span.start}-${member.span.end}`;

/** @param {Page} page @param {VersionsView} view */
export function draw(page, view) {
  const { statement: of } = page.state;
  const { total, certain, statements } = view;
  const reports = page.facets.selected.filter(Boolean).length;
  const all = html`<a href=${page.link({ statement: "", base: "", from: 0 })}>all statements in more than one report</a>`;
  const method = html`<a class="evidence" href=${page.see({ what: "method", of: "versions" })}>How it was matched</a>`;
  if (statements.length === 0) {
    return of
      ? html`<h1>No other report has this statement</h1>${empty(html`Neither in the same words nor in others that are like enough. ${method}`, html`See ${all}.`)}`
      : html`<h1>No statement stands in more than one report</h1>${empty(html`That takes two reports at least that say the same in like words. ${method}`, html`<a href="#/versions">Compare all reports</a>`)}`;
  }
  const firstPossible = statements.findIndex((s) => !s.isCertain);
  return html`<h1>${of ? (total === 1 ? "One statement, several versions" : count(total, "statement")) : `${count(total, "statement")} in more than one report`}</h1>
    <p class="sub">${of ? html`See ${all}. ` : html`${num(certain)} ${certain === 1 ? "matches" : "match"} for certain, ${num(total - certain)} possibly. `}Each version stands word under word; what differs from the base is marked. ${method}</p>
    ${signs()}
    ${statements.map((s, i) => html`${i === firstPossible ? html`<p class="divider">Possible matches: the same subject in words less alike. Read both before you say so.</p>` : nothing}${statement(page, s, reports)}`)}
    ${pager(page, total, "statement")}`;
}

const signs = () => html`<p class="signs-line"><span>Beside the base:</span>
  ${/** @type {const} */ (["changed", "added", "moved", "punctuation"]).map((c) => html`<span><span class="aligned"><span class=${c}>word</span></span> ${MEANS[c]}</span>`)}
  <span><span class="aligned"><span class="cut">&emsp;&emsp;</span></span> cut</span></p>`;

/** @param {Page} page @param {Statement} s @param {number} reports */
function statement(page, s, reports) {
  const base = s.members[s.base];
  if (!base) return nothing;
  const name = `“${short(base.text.replace(/^[\s“”"‘’']+|[\s“”"‘’',]+$/gu, ""), 64)}”`;
  const key = placeOf(page, base);
  const isText = page.ui.open.has(`text:${key}`) !== page.ui.width < 520;
  const versions = s.members.map((m) => {
    const info = page.article(m.article);
    const same = s.members.filter((other) => other.article === m.article);
    return {
      name: `${info?.label ?? ""}${same.length > 1 ? ` (${same.indexOf(m) + 1})` : ""}`,
      mark: badge(outletOf(page.outlets, info?.outlet ?? "")),
      href: page.href("reader", { article: info?.file ?? "", at: m.span.start, to: m.span.end, see: null }),
      source: info ? `${sourceLine(info)}, paragraph ${m.paragraph}` : "",
      cells: m.cells,
    };
  });
  const speakers = [...new Set(s.members.filter((m) => m.kind !== "plain").map((m) => speakerName(m.speaker)))];
  const cues = [...new Set(s.members.map((m) => m.cue).filter(Boolean))];
  const inReports = new Set(s.members.map((m) => m.article)).size;
  return html`<section class="statement ${s.isCertain ? "" : "possible"}" aria-label=${name}>
    <h2><a href=${page.link({ statement: key, base: "", from: 0, see: null })}>${name}</a></h2>
    <p class="sub">${speakers.length ? list(speakers) : "attributed to nobody"}${cues.length ? html` · ${cues.join(", ")}` : nothing} · in ${num(inReports)} of ${num(reports)} reports ·
      <a class="why" href=${page.see({ what: "statement", quote: key })}>${s.isCertain ? "certain match" : `possible match, ${Math.round(100 * s.score)} in 100`}: who says it, and where</a></p>
    ${isText ? running({ versions, base: s.base }) : aligned(page, { name, versions, base: s.base })}
    ${changes(s)}
    <div class="tools">
      <label>Base <select @change=${(/** @type {Event} */ e) => page.go({ base: /** @type {HTMLSelectElement} */ (e.currentTarget).value }, { replace: true })}>
        ${s.members.map((m, i) => html`<option value=${placeOf(page, m)} ?selected=${i === s.base}>${versions[i]?.name}</option>`)}</select></label>
      <button type="button" aria-pressed=${isText ? "true" : "false"} @click=${() => page.fold(`text:${key}`)}>show ${isText ? "word under word" : "as running text"}</button>
      <span class="take">${take(page, { title: name, table: () => table(page, s) })}</span>
    </div>
  </section>`;
}

/** How much of the base the others keep. @param {Statement} s */
function changes(s) {
  const base = s.members[s.base]?.cells ?? [];
  const others = s.members.filter((_, i) => i !== s.base);
  const words = base.filter(Boolean).length * others.length;
  /** @param {(cell: import("../../parts/blocks.js").Cell, of: import("../../parts/blocks.js").Cell) => boolean} is */
  const tally = (is) => others.reduce((n, m) => n + base.filter((of, c) => is(m.cells[c] ?? null, of)).length, 0);
  const kept = tally((cell, of) => of !== null && (cell?.change === "kept" || cell?.change === "punctuation" || cell?.change === "moved"));
  const figures = [
    ["kept", percent(kept, words)],
    ["cut", num(tally((cell, of) => of !== null && cell === null))],
    ["added", num(tally((cell) => cell?.change === "added"))],
    ["changed", num(tally((cell) => cell?.change === "changed"))],
    ["moved", num(tally((cell) => cell?.change === "moved"))],
    ["re-punctuated", num(tally((cell) => cell?.change === "punctuation"))],
  ];
  return html`<dl class="changes">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value === "0" ? "none" : value}</dd></div>`)}</dl>`;
}

/** @param {Page} page @param {Statement} s @returns {import("../../parts/export.js").Table} */
function table(page, s) {
  const columns = s.members[0]?.cells.length ?? 0;
  return {
    name: "newsprism-versions",
    columns: ["Place", ...s.members.flatMap((m) => {
      const label = page.article(m.article)?.label ?? "";
      return [label, `${label}: change`];
    })],
    rows: Array.from({ length: columns }, (_, c) => [c + 1, ...s.members.flatMap((m) => {
      const cell = m.cells[c] ?? null;
      return [cell?.text ?? "", cell?.change ?? (s.members[s.base]?.cells[c] ? "cut" : "")];
    })]),
  };
}
