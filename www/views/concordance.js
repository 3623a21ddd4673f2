// Key word in context: what the search found, line under line.

import { html, nothing, css } from "../parts/dom.js";
import { count, num, sourceLine } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { runsOf } from "../parts/runs.js";
import { allRows } from "../parts/export.js";
import { markedText } from "../parts/excerpt.js";
import { take } from "../parts/take.js";
import { askNeighbours, neighbours } from "../parts/neighbours.js";
import { builder } from "../parts/builder.js";
import { grammar } from "../parts/grammar.js";
import { hasCondition, withCondition } from "../parts/query.js";
import { MOST } from "../parts/lines.js";
import { failureOf } from "../parts/states.js";
import { STRIPS, dispersion, heightOf } from "../charts/dispersion.js";
import { levelName, noFilter } from "../state.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../engine/protocol.d.ts").ConcordanceView} ConcordanceView */
/** @typedef {import("../engine/protocol.d.ts").ConcordanceLine} ConcordanceLine */
/** @typedef {import("../engine/protocol.d.ts").ConcordanceGroup} ConcordanceGroup */
/** @typedef {import("../engine/protocol.d.ts").DispersionView} DispersionView */
/** @typedef {import("../engine/protocol.d.ts").FormsView} FormsView */
/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */
/** A line with the group that it stands in. @typedef {ConcordanceLine & { group?: ConcordanceGroup }} Line */
/**
 * @typedef {object} Data
 * @property {ConcordanceView|null} found its first lines
 * @property {Line[]} lines
 * @property {DispersionView|null} where
 * @property {import("../engine/protocol.d.ts").CollocatesView|null} beside its neighbours
 * @property {FormsView|null} forms if the query asks for each form by itself
 * @property {Failure|null} failure of the query, shown beside it
 * @property {string[]} words of this corpus, for examples
 */

/** Words of context on either side. */
const CONTEXT = 14;
/** Lines asked for at first; up to so many are all drawn. */
const FIRST = 100;
/** What is wrong with the query belongs to the query; anything else to the view. */
const OF_QUERY = /^query-/;

/** What a concordance is asked for, beside the page. @param {State} state */
const asked = ({ filter, query, levels, lines, sample, seed, every }) => ({
  kind: /** @type {const} */ ("concordance"),
  filter,
  query,
  sort: levels,
  context: CONTEXT,
  thinning: { sample, seed, every },
  group: lines === "" ? null : lines,
});

/** Frequent words of the corpus, asked for once. @type {string[]} */
let words = [];

/** @param {State} state @param {import("../parts/page.js").Ask} ask @returns {Promise<Data>} */
export async function ask(state, ask) {
  const { query } = state;
  /** @type {Data} */
  const data = { found: null, lines: [], where: null, beside: null, forms: null, failure: null, words };
  if (query !== "") {
    try {
      const offset = Math.floor(state.from / FIRST) * FIRST;
      const request = asked(state);
      const found = await ask({ ...request, page: { offset, limit: FIRST } });
      data.found = found;
      data.lines = grouped(found, offset);
    } catch (error) {
      const failure = failureOf(error);
      if (!OF_QUERY.test(failure.code)) throw error;
      data.failure = failure;
    }
  }
  if (words.length === 0) {
    /** @type {import("../engine/protocol.d.ts").TermsView} */
    const terms = await ask({ kind: "terms", filter: noFilter(), sort: "count", descending: true, containing: "", minCount: 1, stopWords: false, page: { offset: 0, limit: 12 } });
    words = terms.rows.map((r) => r.shown);
    data.words = words;
  }
  return data;
}

/** What takes longer than the lines. @param {State} state @param {import("../parts/page.js").Ask} ask @param {Data} data */
export const rest = (state, ask, data) => (data.found?.total ? beside(state, ask, data, data.found) : null);

/** @param {State} state @param {import("../parts/page.js").Ask} ask @param {Data} data @param {ConcordanceView} found */
async function beside(state, ask, data, found) {
  const { filter, query } = state;
  data.where = await ask({ kind: "dispersion", filter, query, thinning: asked(state).thinning, page: { offset: 0, limit: STRIPS } });
  data.beside = await askNeighbours(state, ask);
  if (found.separate) data.forms = await ask({ kind: "forms", filter, query, page: { offset: 0, limit: 1000 } });
}

/** Each line with its group. @param {ConcordanceView} found @param {number} offset @returns {Line[]} */
function grouped(found, offset) {
  return found.lines.map((line, i) => {
    const group = found.groups.find((g) => g.first <= offset + i && offset + i < g.first + g.hits);
    return group ? { ...line, group } : line;
  });
}

/** @param {Data} data */
export const methodOf = (data) => data.found?.method;
/** @param {Data} data */
export const announce = ({ found, failure }) => (found ? said(found) : (failure?.message ?? "Concordance: nothing searched yet"));

/** The words that the tests and the readers go by. @param {ConcordanceView} found */
const said = (found) => `${found.total < found.found ? `${num(found.total)} of ` : ""}${count(found.found, "hit")} in ${count(found.reports, "report")}`;

/** @param {Page} page @param {Data} data */
export function draw(page, data) {
  const { query } = page.state;
  const { found } = data;
  if (query === "") {
    return html`<h1>Search a word or a phrase</h1>
      <p class="lead">Type it into the search box above (press <kbd>/</kbd> to get there) and press Enter: every place where it stands is shown with the words around it.</p>
      ${examples(page, data.words)} ${helps(page, data, true)}`;
  }
  if (!found) {
    return html`<h1>“${query}”</h1>${data.failure ? fault(query, data.failure) : nothing} ${examples(page, data.words)} ${helps(page, data, true)}`;
  }
  const title = html`<h1><span class="query">${query}</span> <small>${said(found)}</small></h1>`;
  if (found.total === 0) {
    return html`${title}
      <p class="lead">${page.facets.selected.every(Boolean) && page.state.filter.speakers.length + page.state.filter.kinds.length === 0
        ? html`It does not stand in any report. Capitals make no difference; other forms of a word are found with <a href=${page.link({ query: `${query}+` })}><code>${query}+</code></a> or <a href=${page.link({ query: `${query}*` })}><code>${query}*</code></a>.`
        : html`It does not stand in what the filters leave. <a href=${page.link({ filter: noFilter() })}>Search all reports</a>`}</p>
      ${examples(page, data.words)} ${helps(page, data, true)}`;
  }
  const { sample, seed, every } = page.state;
  return html`${title}
    <p class="sub">${found.query === query.toLowerCase() ? nothing : html`Read as <code>${found.query}</code>. `}Click a line to read it in its report. <a class="evidence" href=${page.see({ what: "method", of: "concordance" })}>How it was counted</a></p>
    ${helps(page, data, false)}
    ${data.forms ? forms(page, data.forms) : nothing}
    ${neighbours(page, data.beside)}
    ${data.where ? dispersion(page, data.where, { query, filter: page.state.filter, thinning: { sample, seed, every } }) : awaited(page)}
    <section class="list" aria-labelledby="lines-title">
      <h2 id="lines-title">${found.total < found.found ? html`${num(found.total)} of ${num(found.found)} hits, with the words around them` : "Every hit, with the words around it"}</h2>
      ${tools(page, found)}
      ${list(page, data, found)}
    </section>`;
}

/** The room that the picture will take, so that the lines under it stay where they are. @param {Page} page */
function awaited(page) {
  const reports = page.facets.selected.filter(Boolean).length;
  return html`<div class="awaited" aria-hidden="true" ${css({ height: `${heightOf(page, Math.min(reports, STRIPS), reports > STRIPS) + 120}px` })}></div>`;
}

/** The query with the place that was not understood. @param {string} query @param {Failure} failure */
function fault(query, failure) {
  const { at } = failure;
  return html`<div class="state error" role="alert">
    ${at ? html`<p class="fault"><code>${query.slice(0, at.start)}<mark>${query.slice(at.start, at.end) || " "}</mark>${query.slice(at.end)}</code></p>` : nothing}
    <p>${failure.message}</p>
    <p class="code">${failure.code}</p>
  </div>`;
}

/** @param {Page} page @param {string[]} words */
const examples = (page, words) =>
  words.length
    ? html`<p class="examples">Try ${words.slice(0, 6).map((w) => html`<a href=${page.href("concordance", { query: w, see: null })}>${w}</a> `)}</p>`
    : nothing;

/** The builder and what can be typed; unfolded where nothing was found. @param {Page} page @param {Data} data @param {boolean} isOpen */
function helps(page, data, isOpen) {
  // Folding by name: where they are open at first, the name says that they were shut.
  /** @param {string} name @param {string} title @param {() => unknown} content */
  const part = (name, title, content) => {
    const key = `${isOpen ? "shut" : "open"}:${name}`;
    const isShown = page.ui.open.has(key) !== isOpen;
    return html`<section class="help-part"><h2><button type="button" aria-expanded=${isShown ? "true" : "false"} @click=${() => page.fold(key)}>${title}</button></h2>${isShown ? content() : nothing}</section>`;
  };
  return html`<div class="helps">${part("builder", "Build a query", () => builder(page))}${part("grammar", "What can be typed", () => grammar(page, data.words))}</div>`;
}

/** Forms that are shown before they are unfolded. */
const SOME_FORMS = 24;

/** @param {Page} page @param {FormsView} view */
function forms(page, view) {
  const isOpen = page.ui.open.has("forms");
  const shown = isOpen ? view.rows : view.rows.slice(0, SOME_FORMS);
  const table = async () => {
    /** @type {FormsView["rows"]} */
    const rows = await allRows(page.ask, { kind: "forms", filter: page.state.filter, query: page.state.query }, "rows");
    return { name: "newsprism-forms", columns: ["Form", "Hits", "Reports"], rows: rows.map((r) => [r.form, r.hits, r.reports]) };
  };
  return html`<section class="forms" aria-labelledby="forms-title">
    <h2 id="forms-title">${count(view.total, "form")}, each by itself</h2>
    <ul>${shown.map((row) => html`<li><a href=${page.link({ query: row.form, from: 0 })}>${row.form}</a> <span class="n" title=${count(row.reports, "report")}>${num(row.hits)}</span></li>`)}</ul>
    <p class="tools">${view.rows.length > SOME_FORMS ? html`<button type="button" aria-expanded=${isOpen ? "true" : "false"} @click=${() => page.fold("forms")}>${isOpen ? "fewer" : `${num(view.rows.length - SOME_FORMS)} more`}</button>` : nothing}
      ${view.total > view.rows.length && isOpen ? html`<span>The ${num(view.rows.length)} most frequent; all are in the table that you can take.</span>` : nothing}
      <span class="take">${take(page, { title: `Forms of ${page.state.query}`, table, total: view.total })}</span></p>
  </section>`;
}

const LEVELS = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];
const SAMPLES = [0, 50, 100, 250, 500, 1000];
const EVERY = [0, 2, 5, 10, 100];

/** @param {Page} page @param {ConcordanceView} found */
function tools(page, found) {
  const { levels, query, sample, seed, every, lines } = page.state;
  /** @param {number} i @param {string} value */
  const set = (i, value) => {
    const next = levels.slice(0, i);
    if (value !== "") next.push(Number(value), ...levels.slice(i + 1));
    page.go({ levels: next, from: 0 });
  };
  /** @param {Event} e */
  const value = (e) => /** @type {HTMLSelectElement} */ (e.currentTarget).value;
  /** @param {string} label @param {string} now @param {[string, string][]} choices @param {(value: string) => void} choose */
  const select = (label, now, choices, choose) => html`<label>${label}
    <select @change=${(/** @type {Event} */ e) => choose(value(e))}>${choices.map(([v, text]) => html`<option value=${v} ?selected=${v === now}>${text}</option>`)}</select></label>`;
  /** @param {import("../parts/query.js").Switch} condition @param {string} label */
  const box = (condition, label) => html`<label><input type="checkbox" .checked=${hasCondition(query, condition)}
    @change=${() => page.go({ query: withCondition(query, condition, !hasCondition(query, condition)), from: 0 })} /> ${label}</label>`;
  return html`<div class="tools">
    ${[0, 1, 2].filter((i) => i <= levels.length).map((i) => html`<label>${i === 0 ? "Sort by" : "then"}
      <select class="level level-${i + 1}" @change=${(/** @type {Event} */ e) => set(i, value(e))}>
        <option value="" ?selected=${levels[i] === undefined}>${i === 0 ? "place in the reports" : "nothing more"}</option>
        ${LEVELS.map((l) => html`<option value=${l} ?selected=${levels[i] === l}>${levelWords(l)}</option>`)}
      </select></label>`)}
    <span class="take">
      <a href=${page.link({ levels: [-1, -2, -3], from: 0 })}>by the words before</a>
      <a href=${page.link({ levels: [1, 2, 3], from: 0 })}>by the words after</a>
      ${take(page, {
        title: `${query}: ${said(found)}`,
        table: async () => table(page, await allRows(page.ask, asked(page.state), "lines")),
        total: found.total,
      })}</span>
  </div>
  <div class="tools">
    ${select("Group by", lines, [["", "nothing"], ["outlet", "outlet"], ["speaker", "speaker"]], (v) => page.go({ lines: /** @type {State["lines"]} */ (v), from: 0 }))}
    ${select("Show", String(sample), SAMPLES.map((n) => [String(n), n === 0 ? "all hits" : `${num(n)} by chance`]), (v) => page.go({ sample: Number(v), from: 0 }))}
    ${sample > 0 ? html`<button type="button" @click=${() => page.go({ seed: seed + 1, from: 0 })}>other ones</button>` : nothing}
    ${select("of", String(every), EVERY.map((n) => [String(n), n === 0 ? "every hit" : `each ${n}${n === 2 ? "nd" : "th"}`]), (v) => page.go({ every: Number(v), from: 0 }))}
    ${box("within sentence", "in one sentence")} ${box("with case", "capitals count")} ${box("without accents", "accents do not")}
  </div>`;
}

/** @param {number} level */
const levelWords = (level) =>
  level === 0 ? "the hit itself" : `${Math.abs(level) === 1 ? "the word" : `${Math.abs(level)} words`} ${level < 0 ? "before" : "after"} (${levelName(level)})`;

/** All lines: drawn if they are few, else as they come into sight. @param {Page} page @param {Data} data @param {ConcordanceView} found */
function list(page, data, found) {
  const { from } = page.state;
  const offset = Math.floor(from / FIRST) * FIRST;
  if (found.total <= FIRST) return html`<ol class="kwic">${data.lines.map((line, i) => row(page, line, i, i === 0, found.total))}</ol>`;
  const first = Math.floor(Math.min(from, found.total - 1) / MOST) * MOST;
  const last = Math.min(found.total, first + MOST);
  const request = asked(page.state);
  /** @type {import("../parts/lines.js").Model<Line>} */
  const model = {
    key: JSON.stringify([request, from]),
    first,
    count: last - first,
    at: from,
    given: { offset, lines: data.lines },
    ask: async (start, limit) => grouped(await page.ask({ ...request, page: { offset: start, limit } }), start),
    row: (line, number, isFirst) => row(page, line, number, isFirst, found.total),
    label: `${num(found.total)} lines`,
  };
  return html`<form class="tools" @submit=${(/** @type {Event} */ e) => {
      e.preventDefault();
      const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (e.currentTarget).elements.namedItem("line"));
      page.go({ from: Math.min(found.total, Math.max(1, Number(field.value) || 1)) - 1 });
    }}><span class="soft">Scroll through all ${num(found.total)} lines, or</span>
      <label>go to line <input type="number" name="line" min="1" max=${found.total} .value=${String(from + 1)} /></label><button type="submit">go</button>
      ${first > 0 ? html`<a href=${page.link({ from: first - MOST })} rel="prev">← before line ${num(first + 1)}</a>` : nothing}
      ${last < found.total ? html`<a href=${page.link({ from: last })} rel="next">from line ${num(last + 1)} on →</a>` : nothing}
    </form>
    <np-lines class="all-lines" tabindex="0" role="region" aria-label="All lines, scrolls" .model=${model}></np-lines>`;
}

/** @param {Page} page @param {Line} line @param {number} number @param {boolean} isFirst @param {number} total */
function row(page, line, number, isFirst, total) {
  const info = page.article(line.article);
  const outlet = outletOf(page.outlets, info?.outlet ?? "");
  const marks = line.sortedBy.map((s, i) => ({ ...s, level: i + 1 })).filter((s) => s.end > s.start);
  // Each line break as one space, so that the line stays one and its offsets hold.
  const whole = (line.left + line.node + line.right).replace(/\s/g, " ");
  const a = line.left.length;
  const b = a + line.node.length;
  /** @param {number} start @param {number} end */
  const part = (start, end) =>
    end > start ? runsOf(start, end, marks).map((run) => (run.marks[0] ? html`<span class="sorted level-${run.marks[0].level}">${whole.slice(run.start, run.end)}</span>` : whole.slice(run.start, run.end))) : nothing;
  const key = `line:${line.article}:${line.span.start}`;
  const isWide = page.ui.open.has(key);
  const { group } = line;
  return html`<li aria-setsize=${total} aria-posinset=${number + 1} data-source=${info ? `${sourceLine(info)}, paragraph ${line.paragraph}` : nothing}>
    ${group && (isFirst || group.first === number) ? html`<p class="group-name">${groupName(group.value)} <span class="n">${count(group.hits, "hit")}</span></p>` : nothing}
    <div class="line"><a href=${page.href("reader", { article: info?.file ?? "", at: line.span.start, to: line.span.end, see: null })}>
      <span class="where" title="${info?.label ?? ""}, paragraph ${line.paragraph}">${badge(outlet)}<span class="hidden">${info?.label}, paragraph </span><span class="n">${num(line.paragraph)}</span></span>
      <span class="left"><span>${part(0, a)}</span></span><span class="node">${part(a, b)}</span><span class="right"><span>${part(b, whole.length)}</span></span>
      <span class="voice">${line.speaker === null ? nothing : html`<span title="Stands in a quotation">“ ${line.speaker || "unknown"}</span>`}</span>
    </a>
    <button type="button" class="widen" aria-expanded=${isWide ? "true" : "false"} aria-label="Line ${number + 1}: the whole sentence" title="The whole sentence" @click=${() => page.fold(key)}>${isWide ? "–" : "+"}</button></div>
    ${isWide ? html`<blockquote class="whole" lang="en">${markedText(line.sentence)}<span class="soft"> ${info?.label}, paragraph ${num(line.paragraph)}</span></blockquote>` : nothing}
  </li>`;
}

/** @param {string|null} value */
const groupName = (value) => (value === null ? "Reporters’ own words" : value || "Unknown");

/** `j` and `k`: the next and the previous line. @param {KeyboardEvent} event @param {HTMLElement} root */
export function onKey(event, root) {
  if (event.key !== "j" && event.key !== "k") return false;
  const links = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".kwic .line > a")]);
  const now = links.findIndex((link) => link === document.activeElement || link.closest("li")?.contains(document.activeElement));
  const next = links[now + (event.key === "j" ? 1 : -1)] ?? links[now < 0 ? 0 : now];
  next?.focus();
  return links.length > 0;
}

/** @param {string} text */
const flat = (text) => text.replace(/\s+/g, " ");

/** @param {Page} page @param {ConcordanceLine[]} lines @returns {import("../parts/export.js").Table} */
const table = (page, lines) => ({
  name: "newsprism-concordance",
  columns: ["Report", "File", "Paragraph", "Left", "Node", "Right", "Speaker", "Start (UTF-16)", "End (UTF-16)"],
  rows: lines.map((l) => {
    const info = page.article(l.article);
    return [info?.label ?? "", info?.file ?? "", l.paragraph, flat(l.left), flat(l.node), flat(l.right), l.speaker ?? "", l.span.start, l.span.end];
  }),
});
