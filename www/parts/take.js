// "Take": the one way in which every table and every chart is taken away.

import { html, nothing } from "./dom.js";
import { num } from "./format.js";
import { copyText, json, pasted, save, saveCsv, saveJson } from "./export.js";
import { savePng, saveSvg, wordsOf } from "./picture.js";
import { failureOf } from "./states.js";
import { citation, methods, sourceLine, sourceOf } from "./source.js";
import { parse } from "../state.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./export.js").Table} Table */

/**
 * @typedef {object} Taken
 * @property {string} title what it shows: in the file, over the picture, in the citation
 * @property {() => Table|Promise<Table>} table all rows, however few the page shows
 * @property {(() => object|Promise<object>)|undefined} [data] for JSON, where there is more than the table has
 * @property {string[]|undefined} [settings] what was chosen beside what the address says, each in words
 * @property {number|undefined} [total] rows, where the page shows fewer
 * @property {[name: string, suffix: string, type: string, text: (source: import("./source.js").Source) => string|Promise<string>][]|undefined} [files] further files, by the name of the format
 * @property {boolean|undefined} [hasPicture] whether an `svg.chart` stands in the same `figure`
 */

/** @param {Page} page @param {Taken} taken */
export function take(page, { title, table: given, data, settings, total, files = [], hasPicture = false }) {
  const table = async () => distinct(await given());
  const source = () => sourceOf(page, { href: location.href, date: new Date(), settings });
  /** @type {[string, (menu: HTMLElement) => Promise<string|void>][]} */
  const ways = [
    ["CSV", async () => saveCsv(await table())],
    ["JSON", async () => {
      const t = await table();
      saveJson(t.name, json(title, t, source(), await data?.()));
    }],
  ];
  for (const [name, suffix, type, text] of files) ways.push([name, async () => save(new Blob([await text(source())], { type }), `${(await table()).name}.${suffix}`)]);
  if (hasPicture) {
    for (const [name, saveAs] of /** @type {const} */ ([["SVG", saveSvg], ["PNG", savePng]])) {
      ways.push([name, async (menu) => {
        const figure = menu.closest("figure");
        const chart = figure?.querySelector("svg.chart");
        if (figure && chart instanceof SVGSVGElement) await saveAs(chart, (await table()).name, wordsOf(figure, title, sourceLine(source())));
      }]);
    }
  }
  const copied = async (/** @type {string} */ text) => ((await copyText(text)) ? "Copied." : "This browser does not let a page copy.");
  ways.push(
    ["Copy table", async () => copied(pasted(title, await table(), sourceLine(source())))],
    ["Copy citation", async () => copied(citation(title, source()))],
    ["Copy methods", async (menu) => {
      // What its own links explain; the view's method where there are none.
      const links = [...(menu.closest("figure")?.querySelectorAll("a[href*='see=method']") ?? [])];
      const of = new Set(links.map((a) => parse(a.getAttribute("href") ?? "").see?.of));
      return copied(methods(source(), of.size ? [...new Set([...of].map((name) => page.method(name)))] : [page.method()]));
    }],
  );
  /** @param {Event} event @param {(menu: HTMLElement) => Promise<string|void>} way */
  const run = async (event, way) => {
    const menu = /** @type {HTMLDetailsElement} */ (/** @type {HTMLElement} */ (event.currentTarget).closest("details"));
    const says = /** @type {HTMLElement} */ (menu.querySelector("output"));
    try {
      const said = await way(menu);
      says.textContent = said ?? "";
      if (said === undefined) shut(menu);
    } catch (error) {
      says.textContent = failureOf(error).message;
    }
  };
  return html`<details class="take-menu" @toggle=${cleared} @keydown=${onKey}>
    <summary aria-label="Take: ${title}">Take</summary>
    <div role="group" aria-label="Take: ${title}">
      ${total === undefined ? nothing : html`<p class="sub">All ${num(total)} rows</p>`}
      ${ways.map(([name, way]) => html`<button type="button" @click=${(/** @type {Event} */ e) => void run(e, way)}>${name}</button>`)}
      <output></output>
    </div>
  </details>`;
}

/** With a name of its own for each column: two versions may be of one report. @param {Table} table @returns {Table} */
const distinct = (table) => ({ ...table, columns: table.columns.map((name, i, all) => {
  const nth = all.slice(0, i).filter((other) => other === name).length;
  return nth ? `${name} (${nth + 1})` : name;
}) });

/** @param {HTMLDetailsElement} menu */
function shut(menu) {
  menu.open = false;
  menu.querySelector("summary")?.focus({ preventScroll: true });
}

/** @param {Event} event */
function cleared(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  const says = menu.querySelector("output");
  if (says && !menu.open) says.textContent = "";
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const menu = /** @type {HTMLDetailsElement} */ (event.currentTarget);
  if (event.key !== "Escape" || !menu.open) return;
  event.stopPropagation();
  shut(menu);
}

/** Shuts the menus that were not pressed on. @param {Event} event */
export function shutOthers(event) {
  for (const menu of document.querySelectorAll("details.take-menu[open]")) {
    if (!(event.target instanceof Node && menu.contains(event.target))) /** @type {HTMLDetailsElement} */ (menu).open = false;
  }
}
