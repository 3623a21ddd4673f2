// A query put together from fields, for those who know no signs; it shows the query that it writes.

import { html, live, nothing } from "./dom.js";
import { offers } from "./finder.js";
import { nothingBuilt, written } from "./query.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./query.js").Built} Built */

/** What is chosen; it is lost with the page, the query that it wrote is in the address. */
let built = nothingBuilt();

const HOW = /** @type {const} */ ([
  ["is", "exactly"],
  ["begins", "words that begin with"],
  ["ends", "words that end with"],
  ["holds", "words that hold"],
  ["family", "any form of"],
]);
const JOIN = /** @type {const} */ ([
  ["none", "nothing more"],
  ["next", "followed by"],
  ["near", "near"],
  ["or", "or else"],
]);
const WHERE = /** @type {const} */ ([
  ["", "anywhere"],
  ["within quote", "in quotations"],
  ["outside quote", "outside quotations"],
]);

/** @param {Page} page */
export function builder(page) {
  const query = written(built);
  /** @param {Partial<Built>} change */
  const set = (change) => {
    built = { ...built, ...change };
    page.redraw();
  };
  /** @template {keyof Built} K @param {K} key @param {string} label @param {readonly (readonly [Built[K] & string, string])[]} choices */
  const choice = (key, label, choices) => html`<select aria-label=${label} @change=${(/** @type {Event} */ e) => set(/** @type {any} */ ({ [key]: /** @type {HTMLSelectElement} */ (e.currentTarget).value }))}>
    ${choices.map(([value, words]) => html`<option value=${value} ?selected=${built[key] === value}>${words}</option>`)}</select>`;
  /** @param {"first"|"second"} key @param {string} label */
  const field = (key, label) => html`<input type="text" aria-label=${label} placeholder="a word" autocapitalize="off" autocomplete="off" spellcheck="false" .value=${live(built[key])}
    @input=${(/** @type {Event} */ e) => set({ [key]: /** @type {HTMLInputElement} */ (e.currentTarget).value })} />`;
  /** @param {"inSentence"|"withCase"|"withoutAccents"} key @param {string} label */
  const box = (key, label) => html`<label><input type="checkbox" .checked=${live(built[key])} @change=${() => set({ [key]: !built[key] })} /> ${label}</label>`;
  /** Of many names, those that have what is typed are offered. @param {"speaker"|"outlet"} key @param {string} label @param {string[]} values */
  const name = (key, label, values) => html`<label>${label} <input type="text" aria-label=${label} list="built-${key}" placeholder=${key === "outlet" ? "any" : "anybody"} autocomplete="off" spellcheck="false" .value=${live(built[key])}
      @input=${(/** @type {Event} */ e) => set({ [key]: /** @type {HTMLInputElement} */ (e.currentTarget).value })} /></label>${offers(`built-${key}`, values, built[key])}`;
  return html`<form class="builder" aria-label="Build a query" @submit=${(/** @type {Event} */ e) => {
    e.preventDefault();
    if (query) page.go({ query, from: 0 });
  }}>
    <p class="built-line">Find ${choice("how", "How the first word is meant", HOW)} ${field("first", "First word")}
      ${choice("join", "What comes with it", JOIN)}
      ${built.join === "none"
        ? nothing
        : html`${built.join === "near"
            ? html`<label>within <input type="number" min="1" max="100" .value=${live(String(built.apart))} @input=${(/** @type {Event} */ e) => set({ apart: Number(/** @type {HTMLInputElement} */ (e.currentTarget).value) })} /> words</label>`
            : nothing}
          ${choice("secondHow", "How the second word is meant", HOW)} ${field("second", "Second word")}`}</p>
    <p class="built-line">${choice("where", "Where", WHERE)}
      ${name("speaker", "said by", page.facets.speakers.values)} ${name("outlet", "outlet", page.facets.outlets.values)}</p>
    <p class="built-line">${box("inSentence", "in one sentence")} ${box("withCase", "capitals count")} ${box("withoutAccents", "accents do not")}</p>
    <p class="built-line">The query: <output>${query ? html`<code>${query}</code>` : html`<span class="soft">type a word</span>`}</output>
      <button type="submit" class="primary" ?disabled=${!query}>Search</button></p>
  </form>`;
}
