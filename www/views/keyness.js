// Which words set one side apart from the other.

import { html, nothing } from "../parts/dom.js";
import { count, list as listed, num, date, outletName, speakerName } from "../parts/format.js";
import { allRows } from "../parts/export.js";
import { take } from "../parts/take.js";
import { facetName } from "../parts/frame.js";
import { allMeasures, chosen, countCell, figureCell, figureText, head, number, ofWords, pick, rowEvidence, tick } from "../parts/rows.js";
import { empty, failed, failureOf } from "../parts/states.js";
import { finder } from "../parts/finder.js";
import { MOST, pager } from "../parts/pager.js";
import { scatter } from "../charts/scatter.js";
import { FILTERS, KEYNESS_MEASURES, isFiltered, noFilter } from "../state.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../engine/protocol.d.ts").Filter} Filter */
/** @typedef {import("../engine/protocol.d.ts").Facets} Facets */
/** @typedef {import("../engine/protocol.d.ts").KeynessView} KeynessView */
/** @typedef {import("../engine/protocol.d.ts").KeywordRow} KeywordRow */
/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */
/**
 * @typedef {object} Data
 * @property {Filter} target A, chosen or by default
 * @property {KeynessView|null} found
 * @property {KeywordRow[]} drawn
 * @property {KeynessView["measures"]} drawnBy what the rows drawn have figures of
 * @property {Failure|null} failure nothing to compare
 */

/** Measures that have a column unless all are asked for. */
const SOME = ["g2", "logratio"];
/** Words of each side in the picture. */
const DRAWN = 40;
/** Measures that the calculator takes as of any table: two frequencies and two sizes are the third way there. */
const OF_A_TABLE = ["g2", "g2-two-cell", "chi2", "fisher", "log-odds"];
/** Measures whose order goes from "more in A" to "more in B". */
const SIGNED = ["", "g2", "g2two", "chi2", "ell", "logratio", "diff", "odds", "simple", "logodds"];

/** Without its page. @param {State} state @param {Filter} target */
function requestOf(state, target) {
  const measures = state.figures === "all" ? [...KEYNESS_MEASURES] : [...SOME];
  const sort = state.order || "g2";
  if (KEYNESS_MEASURES.includes(sort) && !measures.includes(sort)) measures.push(sort);
  const isOfB = (state.only === "negative" || state.only === "b") && SIGNED.includes(state.order);
  return {
    kind: /** @type {const} */ ("keyness"),
    filter: state.filter,
    target,
    reference: state.b,
    copyOnce: state.copyOnce,
    stems: state.stems,
    minCount: state.leastBoth,
    stopWords: state.stopWords,
    only: state.only,
    correcting: state.correcting,
    smoothing: state.smoothing,
    sort,
    descending: isOfB ? state.ascending : !state.ascending,
    measures,
  };
}

/** @param {State} state @param {import("../parts/page.js").Ask} ask @param {unknown} _ @param {Facets} facets @returns {Promise<Data>} */
export async function ask(state, ask, _, facets) {
  const target = isFiltered(state.a) ? state.a : usualTarget(facets);
  /** @type {Data} */
  const data = { target, found: null, drawn: [], drawnBy: [], failure: null };
  const request = requestOf(state, target);
  try {
    data.found = await ask({ ...request, page: { offset: state.from, limit: state.shown } });
    const drawn = { ...request, sort: "g2", measures: ["logratio", "g2"], page: { offset: 0, limit: DRAWN } };
    for (const [only, descending] of /** @type {const} */ ([["positive", true], ["negative", false]])) {
      /** @type {KeynessView} */
      const side = await ask({ ...drawn, only, descending });
      data.drawn.push(...side.rows);
      data.drawnBy = side.measures;
    }
    data.drawn.sort((x, y) => (y.values[1] ?? 0) - (x.values[1] ?? 0));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code !== "nothing-to-compare") throw error;
    data.failure = failure;
  }
  return data;
}

/** @param {Facets} facets */
const outletsIn = ({ outlets: { values, counts } }) => values.filter((_, i) => counts[i]);

/** The outlet with most reports; with one outlet only, the words in quotation marks. @param {Facets} facets @returns {Filter} */
function usualTarget(facets) {
  const outlets = outletsIn(facets);
  if (outlets.length > 1) return { ...noFilter(), outlets: outlets.slice(0, 1) };
  return { ...noFilter(), voices: ["quoted"] };
}

/** @param {Data} data @param {string|undefined} of */
export const methodOf = (data, of) => data.found?.measures.find((m) => m.key === of)?.method ?? data.found?.method;
/** @param {Data} data */
export const announce = ({ found }) => (found ? `Keyness: ${count(found.total, "word")} listed, ${num(found.significant)} beyond chance` : "Keyness: nothing to compare");

/** @param {State} state @param {import("../parts/page.js").Ask} ask @param {Data} data */
export async function evidence(state, ask, { found, target, drawn, drawnBy }) {
  if (!found) return null;
  const isListed = found.rows.some((r) => r.term === state.see?.row);
  return rowEvidence(state, ask, {
    request: requestOf(state, target),
    rows: isListed ? found.rows : drawn,
    measures: isListed ? found.measures : drawnBy,
    method: found.method,
    counts: (/** @type {KeywordRow} */ row) => [
      ["a, in A", row.a],
      ["b, in B", row.b],
      ["smallest expected count", row.leastExpected],
      [row.fisher ? "p, Fisher’s exact test" : "p of G²", row.p],
      ["p as corrected", row.pCorrected],
      ["reports left out in turn", row.stability.tried],
      ["times it stayed a keyword", row.stability.kept],
    ],
    typed: (/** @type {KeywordRow} */ row, { id }) => [
      OF_A_TABLE.includes(id) ? 2 : 0,
      { f1: row.a, n1: found.a.tokens, f2: row.b, n2: found.b.tokens, ...(id === "simple-maths" ? { k: state.smoothing / 100, per: 1000 } : {}) },
    ],
    says: (total, reports, part) => `${num(total)} in ${part === "b" ? "B" : "A"}, in ${count(reports, "report")}`,
  });
}

/** @param {Page} page @param {Data} data */
export function draw(page, data) {
  const { state } = page;
  const { found, target } = data;
  const names = { a: describe(page, target, "everything"), b: describe(page, state.b, "the rest") };
  const title = titleOf(page, target, names);
  return html`<h1>${title}</h1>
    ${found ? html`<p class="sub">A: ${count(found.a.tokens, "word")} in ${count(found.a.reports, "report")} · B: ${count(found.b.tokens, "word")} in ${count(found.b.reports, "report")} · ${count(found.tested, "word")} tested, ${num(found.significant)} differ beyond chance. <a class="evidence" href=${page.see({ what: "method", of: "keyness" })}>How it was counted</a></p>` : nothing}
    ${choices(page, target)}
    ${found && found.overlap > 0 && isFiltered(state.b) ? html`<p class="note">${count(found.overlap, "word")} that both sides had ${found.overlap === 1 ? "is" : "are"} counted in A only.</p>` : nothing}
    ${found && found.a.copy + found.b.copy > 0 ? html`<p class="note">Copy left out: ${count(found.a.copy, "word")} in A, ${num(found.b.copy)} in B.</p>` : nothing}
    ${found && Math.min(found.a.tokens, found.b.tokens) < 10_000 ? html`<p class="note caution">One side has under 10,000 words: few differences can be told from chance at this size. Read the sentences, and look at how many reports have the word.</p>` : nothing}
    ${data.failure ? failed(data.failure) : nothing}
    ${found && data.drawn.length ? scatter(page, data.drawn, names) : nothing}
    ${found ? html`<section class="list" aria-labelledby="keywords-title">
      <h2 id="keywords-title">Word by word</h2>
      ${tools(page, found, names, title, target)}
      ${found.rows.length ? list(page, found) : empty("No word passes.", html`Ask for fewer occurrences, or <a href=${page.link({ leastBoth: 1, stopWords: true, only: "all", from: 0 })}>list all words</a>.`)}
    </section>` : nothing}`;
}

/** A selection in words. @param {Page} page @param {Filter} filter @param {string} none what an empty one is called */
function describe(page, filter, none) {
  const parts = [
    filter.outlets.length ? listed(filter.outlets.map(outletName)) : "",
    filter.files.length ? listed(filter.files.map((f) => facetName(page, "files", f))) : "",
    filter.agencies.length ? `copy of ${listed(filter.agencies.map((a) => facetName(page, "agencies", a)))}` : "",
    filter.dates.length ? `reports of ${listed(filter.dates.map((d) => (d ? date(d) : "no date")))}` : "",
    filter.speakers.length ? `what ${listed(filter.speakers.map(speakerName))} ${filter.speakers.length === 1 ? "says" : "say"}` : "",
    [...filter.kinds, ...filter.stances, ...filter.certainties].length ? `${[...filter.kinds, ...filter.stances, ...filter.certainties].join(", ")} quotations` : "",
    filter.voices.length === 1 ? (filter.voices[0] === "quoted" ? "words in quotation marks" : "the reporters’ own words") : "",
  ].filter(Boolean);
  return parts.join(", ") || none;
}

/** What is seen. @param {Page} page @param {Filter} target @param {{ a: string, b: string }} names */
function titleOf(page, target, names) {
  const { only, b } = page.state;
  const isOutlet = target.outlets.length > 0 && FILTERS.every(([, f]) => f === "outlets" || target[f].length === 0);
  const rest = isFiltered(b) ? names.b : isOutlet ? "the others" : "the rest";
  if (only === "positive") return isOutlet ? `Words that ${names.a} uses more than ${rest}` : `Words that are more frequent in ${names.a} than in ${rest}`;
  if (only === "negative") return isOutlet ? `Words that ${names.a} uses less than ${rest}` : `Words that are less frequent in ${names.a} than in ${rest}`;
  if (only === "a") return `Words that only ${names.a} has, not ${rest}`;
  if (only === "b") return `Words that ${names.a} never has`;
  return `Words that set ${names.a} apart from ${rest}`;
}

/** Both sides, each as what is chosen and what can be added. @param {Page} page @param {Filter} target */
function choices(page, target) {
  const { state, facets } = page;
  const outlets = outletsIn(facets);
  const speaker = facets.speakers.values.find(Boolean);
  /** @param {Partial<Filter>} a @param {Partial<Filter>} [b] */
  const compare = (a, b = {}) => page.link({ a: { ...noFilter(), ...a }, b: { ...noFilter(), ...b }, from: 0, see: null });
  return html`<div class="sides">
      <p><b class="side-name">A</b> ${isFiltered(state.a) ? chips(page, "a", state.a) : html`<span class="chip-like">${describe(page, target, "")}</span>`} ${adder(page, "a", state.a)}</p>
      <p><b class="side-name">B</b> ${isFiltered(state.b) ? chips(page, "b", state.b) : html`<span class="chip-like">everything else</span>`} ${adder(page, "b", state.b)}</p>
    </div>
    <p class="sub ways">Compare ${outlets.length > 1 ? html`each outlet with the others: ${outlets.slice(0, 8).map((o, i) => html`${i ? " · " : ""}<a href=${compare({ outlets: [o] })}>${outletName(o)}</a>`)};` : nothing}
      <a href=${compare({ voices: ["quoted"] }, { voices: ["reporting"] })}>quoted words with the reporters’ own</a>${speaker ? html`; <a href=${compare({ speakers: [speaker] })}>what ${speaker} says with all other words</a>` : nothing}</p>`;
}

/** @param {Page} page @param {"a"|"b"} side @param {Filter} filter */
const chips = (page, side, filter) => FILTERS.flatMap(([name, field]) => filter[field].map((value) => html`<button type="button" class="chip" aria-label="${side.toUpperCase()}: ${name} ${facetName(page, field, value)}, take it out"
  @click=${() => page.go({ [side]: { ...filter, [field]: /** @type {string[]} */ (filter[field]).filter((v) => v !== value) }, from: 0, see: null })}>${facetName(page, field, value)} <span aria-hidden="true">×</span></button> `));

/** @param {Page} page @param {"a"|"b"} side @param {Filter} filter */
function adder(page, side, filter) {
  const { facets } = page;
  const labels = new Map(page.articles.map((a) => [a.file, a.label]));
  /** @type {[string, keyof Filter, string[]][]} */
  const groups = [
    ["Outlet", "outlets", facets.outlets.values],
    ["Report", "files", [...labels.keys()]],
    ["Date", "dates", facets.dates.values],
    ["Agency", "agencies", facets.agencies.values],
    ["Whose words", "voices", facets.voices.values],
    ["Speaker", "speakers", facets.speakers.values],
  ];
  const name = (/** @type {string} */ field, /** @type {string} */ value) => (field === "files" ? (labels.get(value) ?? value) : facetName(page, field, value));
  /** @param {keyof Filter} field @param {string} value */
  const add = (field, value) => page.go({ [side]: { ...filter, [field]: [...filter[field], value] }, from: 0, see: null });
  const label = `Add to ${side.toUpperCase()}`;
  const long = groups.filter(([, , all]) => all.length > MOST);
  return html`<select aria-label=${label} @change=${(/** @type {Event} */ event) => {
    const [field, value] = JSON.parse(chosen(event));
    /** @type {HTMLSelectElement} */ (event.currentTarget).selectedIndex = 0;
    add(field, value);
  }}>
    <option selected disabled>add …</option>
    ${groups.filter(([, , all]) => all.length > 0).map(([title, field, all]) => html`<optgroup label=${title}>${all.slice(0, MOST).filter((v) => !(/** @type {string[]} */ (filter[field]).includes(v))).map((v) => html`<option value=${JSON.stringify([field, v])}>${name(field, v)}</option>`)}</optgroup>`)}
  </select>
  ${long.length ? finder(page, `to-${side}`, `${label}, by name`, () => long.flatMap(([title, field, all]) => all.map((v) => `${title}: ${name(field, v)}`)), (at) => {
    const [field, value] = long.flatMap(([, field, all]) => all.map((v) => /** @type {const} */ ([field, v])))[at] ?? [];
    if (field !== undefined && value !== undefined) add(field, value);
  }) : nothing}`;
}

/** @param {Page} page @param {KeynessView} found @param {{ a: string, b: string }} names @param {string} title @param {Filter} target */
function tools(page, found, names, title, target) {
  const { state } = page;
  return html`<div class="tools">
      ${pick("Show words", [["positive", "more frequent in A"], ["negative", "more frequent in B"], ["all", "of both"], ["a", "only in A"], ["b", "only in B"]], state.only, (only) => page.go({ only, from: 0 }))}
      ${number("at least", state.leastBoth, "times in A and B", (leastBoth) => page.go({ leastBoth, from: 0 }))}
      ${pick("Correct p for many tests", [["bh", "Benjamini–Hochberg"], ["bonferroni", "Bonferroni"], ["none", "not at all"]], state.correcting, (correcting) => page.go({ correcting, from: 0 }))}
      <span class="take">${take(page, {
        title,
        table: async () => table(page, await allRows(page.ask, { ...requestOf(state, target), measures: [...KEYNESS_MEASURES] }, "rows")),
        total: found.total,
        settings: [`A: ${names.a}`, `B: ${names.b}`, `at least ${state.leastBoth} times`, `p corrected: ${state.correcting}`, ...(state.copyOnce ? ["copy left out"] : []), ...(state.stems ? ["stems (Snowball English)"] : [])],
      })}</span>
    </div>
    <div class="tools">
      ${ofWords(page)}
      ${tick("leave out copy that both carry", state.copyOnce, (copyOnce) => page.go({ copyOnce, from: 0 }))}
      ${allMeasures(page, "all measures")}
      ${state.figures === "all" || state.order === "simple" ? number("Simple Maths’ k", state.smoothing, "hundredths", (smoothing) => page.go({ smoothing, from: 0 }), { high: 1e6 }) : nothing}
    </div>`;
}

/** @param {Page} page @param {KeynessView} found */
function list(page, found) {
  const order = page.state.order || "g2";
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Keywords"><table class="terms">
    <thead><tr>
      ${head(page, "term", "Word", { order, isText: true })}
      ${head(page, "a", "In A", { order })}
      ${head(page, "", "in 1,000", { order, title: "Occurrences in 1,000 words of A" })}
      ${head(page, "b", "In B", { order })}
      ${head(page, "", "in 1,000", { order, title: "Occurrences in 1,000 words of B" })}
      ${found.measures.map((m) => head(page, m.key, m.short, { order, title: `${m.method.name}: ${m.method.text}` }))}
      ${found.measures.some((m) => m.key === "logratio") ? head(page, "", "95 % interval", { order, title: "of Log Ratio" }) : nothing}
      ${head(page, "", "p as corrected", { order, title: "F: by Fisher’s exact test, since an expected count is under 5" })}
      ${head(page, "", "Reports", { order, title: "Reports of A and of B that have it" })}
      ${head(page, "", "Holds without", { order, title: "In how many cases it stays a keyword when a report that has it is left out" })}
    </tr></thead>
    <tbody>${found.rows.map((row) => {
      const part = row.a > 0 && row.aPerThousand >= row.bPerThousand ? "a" : "b";
      const s = row.stability;
      const without = s.without === null ? "" : `Least without ${page.article(s.without)?.label ?? ""}: G² ${s.least === null ? "not defined" : figureText(s.least)}`;
      return html`<tr>
      <th scope="row"><a href=${page.see({ what: "row", row: row.term, of: "g2", part })}>${row.shown}</a>${row.forms.length ? html`<small>${row.forms.join(" · ")}</small>` : nothing}${row.b === 0 || row.a === 0 ? html`<small>only in ${row.b === 0 ? "A" : "B"}</small>` : nothing}</th>
      ${countCell(page, row, "in A", row.a, { part: "a" })}
      <td class="n" data-label="in 1,000 of A">${row.aPerThousand.toFixed(2)}</td>
      ${countCell(page, row, "in B", row.b, { part: "b" })}
      <td class="n" data-label="in 1,000 of B">${row.bPerThousand.toFixed(2)}</td>
      ${found.measures.map((m, i) => figureCell(page, row, m, i, part))}
      ${found.measures.some((m) => m.key === "logratio") ? html`<td class="n" data-label="95 % interval">${row.interval ? `${figureText(row.interval[0])} to ${figureText(row.interval[1])}` : "–"}</td>` : nothing}
      <td class="n" data-label="p as corrected" title=${String(row.pCorrected)}>${row.pCorrected < 0.0001 ? "< 0.0001" : row.pCorrected > 0.9995 ? "1" : row.pCorrected.toFixed(4)}${row.fisher ? html` <abbr title="by Fisher’s exact test">F</abbr>` : nothing}</td>
      <td class="n" data-label="reports">${num(row.aRange)} + ${num(row.bRange)}</td>
      <td class="n" data-label="holds without" title=${without}>${num(s.kept)} of ${num(s.tried)}</td>
    </tr>`;
    })}</tbody></table></div>
    <p class="note">“Holds without”: each report that has the word is left out in turn; a keyword that only one report carries does not hold.</p>
    ${pager(page, found.total, "word")}`;
}

/** @param {Page} page @param {KeywordRow[]} rows @returns {import("../parts/export.js").Table} */
const table = (page, rows) => ({
  name: "newsprism-keywords",
  columns: ["Word", "As counted", "Forms", "In A", "In B", "A per 1,000", "B per 1,000", "Reports of A", "Reports of B", ...KEYNESS_MEASURES, "Log Ratio low", "Log Ratio high", "p", "p as corrected", "Test", "Smallest expected", "Left out in turn", "Stayed a keyword", "Least G²", "Without"],
  rows: rows.map((r) => [r.shown, r.term, r.forms.join(" "), r.a, r.b, r.aPerThousand, r.bPerThousand, r.aRange, r.bRange, ...r.values.map((v) => v ?? "not defined"), r.interval?.[0] ?? "not defined", r.interval?.[1] ?? "not defined", r.p, r.pCorrected, r.fisher ? "Fisher" : "G²", r.leastExpected, r.stability.tried, r.stability.kept, r.stability.least ?? "not defined", r.stability.without === null ? "" : (page.article(r.stability.without)?.label ?? "")]),
});
