// Any measure from counts that are typed in: value, formula, the figures on the way, what to beware of.

import { html, nothing, live } from "../parts/dom.js";
import { count, exact, list, num } from "../parts/format.js";
import { take } from "../parts/take.js";
import { subviews } from "../parts/subviews.js";
import { failed, failureOf } from "../parts/states.js";
import { plainTable } from "../charts/figure.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").MeasureInfo} MeasureInfo */
/** @typedef {import("../engine/protocol.d.ts").MeasureInput} MeasureInput */
/** @typedef {import("../engine/protocol.d.ts").MeasureView} MeasureView */
/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */
/** @typedef {{ all: MeasureInfo[], measure: MeasureInfo, fields: MeasureInput[], typed: Record<string, string>, worked: MeasureView|null, failure: Failure|null }} Data */

/** @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @param {(file: string) => number} numberOf @returns {Promise<Data>} */
export async function ask(state, ask, numberOf) {
  const { measures } = /** @type {import("../engine/protocol.d.ts").MeasuresView} */ (await ask({ kind: "measures" }));
  const measure = /** @type {MeasureInfo} */ (measures.find((m) => m.id === state.formula) ?? measures[0]);
  const way = measure.ways[state.way] ?? measure.ways[0] ?? [];
  const typed = state.typed === "" && state.among.length ? await ofReports(state, ask, numberOf) : given(state.typed);
  const isExample = Object.keys(typed).length === 0;
  const shown = [...way, ...measure.options];
  /** @type {Data} */
  const data = { all: measures, measure, fields: shown, typed: isExample ? Object.fromEntries(shown.map((f) => [f.name, f.example])) : typed, worked: null, failure: null };
  try {
    const fields = shown.map((field) => fieldOf(field, data.typed[field.name] ?? "")).filter((field) => field !== null);
    data.worked = await ask({ kind: "measure", measure: measure.id, fields });
  } catch (error) {
    data.failure = failureOf(error);
  }
  return data;
}

/**
 * The counts of the reports that the address names, the two that are compared first: too many to stand in it themselves.
 * @param {import("../state.js").State} state @param {import("../parts/page.js").Ask} ask @param {(file: string) => number} numberOf
 * @returns {Promise<Record<string, string>>}
 */
async function ofReports({ filter, formula, among }, ask, numberOf) {
  /** @type {import("../engine/protocol.d.ts").VectorsView} */
  const counts = await ask({ kind: "vectors", filter, articles: among.map(numberOf).filter((id) => id >= 0) });
  const { reports, a, b, articlesWith, frequent, tokens } = counts;
  const line = (/** @type {number[]} */ numbers) => numbers.join(" ");
  return formula === "delta"
    ? { counts: frequent.map(line).join("\n"), sizes: line(tokens), words: String(frequent[0]?.length) }
    : { a: line(a), b: line(b), df: line(articlesWith), N: String(reports) };
}

/** What stands in the address, as text by field. @param {string} text @returns {Record<string, string>} */
function given(text) {
  try {
    const read = JSON.parse(text);
    if (typeof read !== "object" || read === null || Array.isArray(read)) return {};
    return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, String(value)]));
  } catch {
    return {};
  }
}

/**
 * A field as the engine takes it; null for one that is left empty.
 * @param {MeasureInput} field @param {string} text
 */
function fieldOf(field, text) {
  if (text.trim() === "") return null;
  if (field.kind !== "number" && field.kind !== "numbers") return { name: field.name, numbers: [], text };
  // "14,307,668" is one number; among several, a comma parts.
  const parts = field.kind === "number" ? [text.replace(/[\s\u202f,]/gu, "")] : text.split(/[\s,;]+/u).filter(Boolean);
  const numbers = parts.map(Number);
  const wrong = parts.find((_, i) => !Number.isFinite(numbers[i]));
  if (wrong !== undefined) throw { code: "not-a-number", message: `“${wrong}” is no number. Use a point before decimals.`, about: field.label };
  return { name: field.name, numbers, text: null };
}

export const methodOf = () => undefined;

/** @param {Data} data */
export function announce({ worked, failure, measure }) {
  const first = worked?.values[0];
  return `Calculator: ${measure.name}${failure ? `. ${failure.message}` : first ? `: ${shown(first)}` : ""}`;
}

/** @param {import("../engine/protocol.d.ts").MeasureValue} value */
const shown = (value) => (value.value === null ? "not defined" : exact(value.value));

/** @param {Page} page @param {Data} data */
export function draw(page, data) {
  const { measure, worked, failure } = data;
  // What stands in the fields, not what was answered last: who types fast is in the next field before the answer comes.
  const put = (/** @type {Event} */ e) => page.go({ typed: JSON.stringify(entered(e)) }, { replace: true });
  const typed = page.state.typed === "" ? data.typed : given(page.state.typed);
  const families = [...new Set(data.all.map((m) => m.family))];
  const isOfReports = page.state.typed === "" && page.state.among.length > 0;
  const isExample = page.state.typed === "" && !isOfReports;
  return html`<h1>Calculator</h1>
    <p class="sub">Any measure of Newsprism from counts of your own, or of a figure that you came from. The address keeps what you type.</p>
    ${subviews(page, "Word list")}
    <form class="calculator" @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
      <p><label>Measure <select @change=${(/** @type {Event} */ e) => page.go({ formula: /** @type {HTMLSelectElement} */ (e.currentTarget).value, way: 0, typed: "", among: [] })}>${families.map((family) => html`
        <optgroup label=${family}>${data.all.filter((m) => m.family === family).map((m) => html`<option value=${m.id} .selected=${live(m.id === measure.id)}>${m.name}</option>`)}</optgroup>`)}
      </select></label></p>
      ${measure.ways.length > 1
        ? html`<p class="ways">From <span class="switch">${measure.ways.map((way, i) => html`<a href=${page.link({ way: i, typed: "", among: [] })} aria-current=${i === Math.min(page.state.way, measure.ways.length - 1) ? "true" : "false"}>${way.filter((f) => !f.optional).map((f) => f.name).join(", ")}</a>`)}</span></p>`
        : nothing}
      <div class="fields">${data.fields.map((field) => entry(field, typed[field.name] ?? "", failure, put))}</div>
      <p class="note">${isOfReports ? html`These are the counts of ${named(page)}, the first two compared. ` : nothing}${isExample ? "These counts are an example: type your own over them." : html`<a href=${page.link({ typed: "", among: [] })}>Back to the example</a>`}</p>
    </form>
    ${failure ? failed(failure, html`What you typed is kept. <a href=${page.link({ typed: "", among: [] })}>Show the example</a> to see what belongs where.`) : nothing}
    ${worked ? result(page, worked, data) : nothing}
    <section class="about"><h2>${measure.name}</h2>
      <p><code class="formula">${measure.formula}</code></p>
      ${measure.choice ? html`<p>${measure.choice}</p>` : nothing}
      ${measure.source ? html`<p class="cite">${measure.source}</p>` : nothing}
    </section>`;
}

/** The reports whose counts these are: the first two, and how many others. @param {Page} page */
function named({ state: { among }, articles }) {
  const labels = among.slice(0, 2).map((file) => articles.find((a) => a.file === file)?.label ?? file);
  return list(among.length > 2 ? [...labels, count(among.length - 2, "other")] : labels);
}

/** All fields of the form that a field stands in, by name. @param {Event} e */
const entered = (e) => Object.fromEntries(new FormData(/** @type {HTMLInputElement} */ (e.currentTarget).form ?? undefined));

/** @param {MeasureInput} field @param {string} value @param {Failure|null} failure @param {(e: Event) => void} put */
function entry(field, value, failure, put) {
  const isWrong = failure !== null && (failure.about === field.name || failure.about === field.label);
  const long = field.kind === "texts" || field.kind === "words";
  return html`<label class=${long ? "long" : ""}><span>${field.label}</span>${field.kind === "choice"
    ? html`<select name=${field.name} @change=${put}>${field.choices.map((c) => html`<option .selected=${live(c === value)}>${c}</option>`)}</select>`
    : long
      ? html`<textarea name=${field.name} rows=${field.kind === "texts" || value.length > 60 ? 4 : 1} spellcheck="false" aria-invalid=${isWrong ? "true" : "false"} .value=${live(value)} @input=${put}></textarea>`
      : html`<input name=${field.name} inputmode=${field.kind === "number" ? "decimal" : "text"} autocomplete="off" spellcheck="false" aria-invalid=${isWrong ? "true" : "false"} .value=${live(value)} @input=${put} />`}</label>`;
}

/** @param {Page} page @param {MeasureView} worked @param {Data} data */
function result(page, worked, data) {
  const table = {
    name: `newsprism-${worked.measure.id}`,
    columns: ["Figure", "Value"],
    rows: /** @type {(string|number)[][]} */ ([
      ...worked.values.map((v) => [v.name, v.value ?? `not defined: ${v.notDefined?.reason ?? ""}`]),
      ...worked.steps.map((s) => [s.name, s.value]),
      ["formula", worked.measure.formula],
      ["source", worked.measure.source],
      ...worked.warnings.map((warning) => ["beware", warning]),
    ]),
  };
  const [first, ...others] = worked.values;
  return html`<section class="result" aria-label="Result">
    <div class="tools"><h2>Result</h2><span class="take">${take(page, { title: worked.measure.name, table: () => table, data: () => ({ given: data.typed, ...worked }) })}</span></div>
    ${first ? html`<p class="value" data-value=${first.value ?? ""}><b>${shown(first)}</b> <span>${first.name}</span></p>${why(first)}` : nothing}
    ${others.length ? html`<dl>${others.map((v) => html`<dt>${v.name}</dt><dd>${shown(v)}${why(v)}</dd>`)}</dl>` : nothing}
    ${worked.warnings.map((warning) => html`<p class="caution">${warning}</p>`)}
    ${worked.steps.length ? html`<details open><summary>The figures on the way (${num(worked.steps.length)})</summary>${plainTable({ name: "", columns: ["Figure", "Value"], rows: worked.steps.map((s) => [s.name, exact(s.value)]) }, "figures on the way")}</details>` : nothing}
  </section>`;
}

/** @param {import("../engine/protocol.d.ts").MeasureValue} value */
const why = (value) => (value.notDefined ? html`<p class="why-not">${value.notDefined.reason}</p>` : nothing);
