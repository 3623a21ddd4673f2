// What stands round every view: name, links, search, the line that says what is shown, filters.

import { html, nothing, live } from "./dom.js";
import { badge, outletOf } from "./outlets.js";
import { count, date, num, UNKNOWN } from "./format.js";
import { FILTERS, TOP, VIEWS, isFiltered, noFilter, placeOf, toggle } from "../state.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../engine/protocol.d.ts").Filter} Filter */

/**
 * @param {Page|null} page nothing before the corpus is there
 * @param {{ title: string, view: State["view"], query: string, onSearch: (query: string) => void, onAdd: () => void, onSave: () => void, onShare: () => void, onHelp: () => void, onCorpora: () => void }} frame
 */
export function header(page, frame) {
  const articles = page?.articles ?? [];
  const words = articles.reduce((sum, a) => sum + a.words, 0);
  return html`
    <div class="top">
      <p class="brand"><a href="#/overview">Newsprism</a></p>
      <p class="corpus">${page ? html`<button type="button" @click=${frame.onCorpora} title="Corpora: open, rename, save, delete" aria-haspopup="dialog">${frame.title || "Without a name"} ▾</button>` : frame.title}${page ? html` · ${count(articles.length, "report")} · ${count(words, "word")}` : nothing}</p>
      <p class="actions">
        <button type="button" @click=${frame.onAdd}>Add articles</button>
        <button type="button" @click=${frame.onSave} ?disabled=${page === null}>Save as one page</button>
        <button type="button" @click=${frame.onShare}>Share</button>
        <button type="button" @click=${frame.onHelp} aria-label="Help: all keys">?</button>
      </p>
    </div>
    <div class="bar">
      <nav aria-label="Views">
        ${TOP.map((view) => html`<a href=${page ? page.href(view) : `#/${view}`} aria-current=${placeOf(frame.view) === view ? "page" : "false"}>${VIEWS[view].title}</a>`)}
      </nav>
      <form class="search" role="search" @submit=${(/** @type {SubmitEvent} */ e) => {
        e.preventDefault();
        const field = /** @type {HTMLFormElement} */ (e.currentTarget).elements.namedItem("q");
        frame.onSearch(/** @type {HTMLInputElement} */ (field).value.trim());
      }}>
        <input type="search" name="q" id="q" .value=${frame.query} placeholder="search all reports" aria-label="Search all reports: a word, a phrase or a query"
          aria-keyshortcuts="/" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" />
        <kbd aria-hidden="true">/</kbd>
      </form>
    </div>`;
}

/**
 * The line that says what is shown.
 * @param {Page} page
 * @param {{ hasUndo: boolean, undo: () => void, isOpen: boolean, onFilters: () => void, corrections: unknown }} how
 */
export function shownLine(page, how) {
  const all = page.articles.length;
  const kept = page.facets.selected.filter(Boolean).length;
  const { filter } = page.state;
  const chips = FILTERS.flatMap(([name, field]) => filter[field].map((value) => ({ name: field === "attributes" ? nameIn(value) : name, field, value })));
  const set = chips.length;
  return html`
    <button type="button" class="filters-button" aria-expanded=${how.isOpen ? "true" : "false"} aria-controls="filters" @click=${how.onFilters}>
      Filters${set ? ` (${set})` : ""}</button>
    <p class="shown" role="status">Showing ${kept === all ? (all === 1 ? "the one report" : `all ${num(all)} reports`) : `${num(kept)} of ${count(all, "report")}`}</p>
    ${chips.length
      ? html`<ul class="chips" aria-label="Filters that are set">${chips.map((c) => html`<li><button type="button" class="chip" @click=${() => page.go(toggle(page.state, c.field, c.value))}
            aria-label="${c.name}: ${facetName(page, c.field, c.value)}, take this filter out">${c.name}: ${facetName(page, c.field, c.value)} <span aria-hidden="true">×</span></button></li>`)}</ul>`
      : nothing}
    ${page.blinded === undefined ? nothing : html`<p class="sub">In this copy the outlets’ names are hidden: ${count(page.blinded, "place")} in the texts ${page.blinded === 1 ? "was" : "were"} replaced</p>`}
    ${how.corrections}
    <p class="undo">
      ${isFiltered(filter) ? html`<button type="button" @click=${() => page.go({ filter: noFilter(), from: 0 })}>clear</button>` : nothing}
      ${how.hasUndo ? html`<button type="button" @click=${how.undo}>undo</button>` : nothing}
    </p>`;
}

/** What the page calls a value of a filter. @param {Page} page @param {string} field @param {string} value */
export function facetName(page, field, value) {
  if (value === "") return UNKNOWN[field] ?? "unknown";
  if (field === "attributes") return value.slice(value.indexOf("=") + 1) || "none";
  if (field === "dates") return date(value);
  if (field === "files") return page.articles.find((a) => a.file === value)?.label ?? value;
  return field === "voices" ? (VOICES[value] ?? value) : value;
}

/** The name in "name=value". @param {string} attribute */
const nameIn = (attribute) => attribute.split("=", 1)[0] ?? "";

/** @type {Record<string, string>} */
const VOICES = { quoted: "in quotation marks", reporting: "the reporters’ own" };
/** Views that count words. */
const COUNTING = ["terms", "concordance", "collocates", "keyness"];

/** Values shown of a long list before it is unfolded, and then, beside those that are set; all others are found by typing. */
const [SOME, MOST] = [7, 200];
/** What is looked for in an unfolded list, by its key. @type {Map<string, string>} */
const sought = new Map();

/** @param {Page} page */
export function filters(page) {
  const { facets } = page;
  /** @type {[string, keyof Filter, import("../engine/protocol.d.ts").Facet, string][]} */
  const groups = [
    ["Outlet", "outlets", facets.outlets, "reports"],
    ["Date", "dates", facets.dates, "reports"],
    ["Agency", "agencies", facets.agencies, "reports"],
    ["Speaker", "speakers", facets.speakers, "quotations"],
    ["Country of the speaker, as the reports tie it", "affiliations", facets.affiliations, "quotations"],
    ["Kind of quotation", "kinds", facets.kinds, "quotations"],
    ["How sure", "certainties", facets.certainties, "quotations"],
    ["Stance of the verb", "stances", facets.stances, "quotations"],
  ];
  const { values, counts } = facets.attributes;
  for (let i = 0, from = 0; i < values.length; i += 1) {
    const name = nameIn(values[i] ?? "");
    if (name === nameIn(values[i + 1] ?? "") && i + 1 < values.length) continue;
    groups.push([name, "attributes", { values: values.slice(from, i + 1), counts: counts.slice(from, i + 1) }, "reports"]);
    from = i + 1;
  }
  if (COUNTING.includes(page.state.view)) groups.push(["Whose words", "voices", facets.voices, "words"]);
  return groups.filter(([, , { values }]) => values.length > 0).map(([title, field, { values, counts }, unit]) => {
    const set = new Set(/** @type {string[]} */ (page.state.filter[field]));
    const key = `facet:${field === "attributes" ? title : field}`;
    const isOpen = page.ui.open.has(key);
    const isLong = isOpen && values.length > MOST;
    const has = isLong ? (sought.get(key) ?? "").toLowerCase() : "";
    /** By their places. @type {number[]} */
    const shown = [];
    let found = 0;
    values.forEach((value, i) => {
      const isOn = set.has(value);
      if (has && !isOn && !facetName(page, field, value).toLowerCase().includes(has)) return;
      if (isOn || found < (isOpen ? MOST : SOME)) shown.push(i);
      found += 1;
    });
    return html`<fieldset class="facet">
      <legend>${title}</legend>
      ${isLong ? html`<input type="search" aria-label="Find in ${title}" placeholder="find" .value=${sought.get(key) ?? ""} @input=${(/** @type {Event} */ e) => {
        sought.set(key, /** @type {HTMLInputElement} */ (e.currentTarget).value);
        page.redraw();
      }} />` : nothing}
      ${shown.map((i) => {
        const value = values[i] ?? "";
        return html`<label class=${counts[i] ? "" : "none"}>
        <input type="checkbox" .checked=${live(set.has(value))} @change=${() => page.go(toggle(page.state, field, value))} />
        ${field === "outlets" ? badge(outletOf(page.outlets, value)) : nothing}
        <span class="value">${facetName(page, field, value)}</span>
        <span class="n">${num(counts[i] ?? 0)}<span class="hidden"> ${unit}</span></span>
      </label>`;
      })}
      ${found > shown.length && isOpen ? html`<p class="n">${num(shown.length)} of ${num(found)}: type to find others</p>` : nothing}
      ${values.length > SOME
        ? html`<button type="button" class="more" aria-expanded=${isOpen ? "true" : "false"} @click=${() => page.fold(key)}>
            ${isOpen ? "fewer" : `${num(values.length - shown.length)} more`}</button>`
        : nothing}
    </fieldset>`;
  });
}
