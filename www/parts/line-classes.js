// What a line of a report is, changed by hand in the Reader.

import { html, live, nothing } from "./dom.js";
import { lineClass } from "./format.js";
import { LINE_CLASSES } from "../project/model.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("../engine/protocol.d.ts").ArticleView} ArticleView */
/** @typedef {import("../engine/protocol.d.ts").LineView} LineView */

/** Why a line is what it is, if a reader said so: as the core words it. */
const BY_HAND = "so by hand";

/** The words of a line, by which a rule knows it. @param {ArticleView} article @param {LineView} line */
const wordsOf = (article, line) => article.text.slice(line.span.start, line.span.end).trim();

/** The button that turns changing on and off. @param {Page} page */
export const linesButton = (page) =>
  html`<button type="button" aria-pressed=${page.ui.open.has("lines") ? "true" : "false"} @click=${() => page.fold("lines")}>${page.ui.open.has("lines") ? "done with the lines" : "change what lines are"}</button>`;

/** What a line is, to be changed. @param {Page} page @param {ArticleView} article @param {LineView} line */
export function lineChooser(page, article, line) {
  const { info } = article;
  const number = article.lines.indexOf(line);
  const words = wordsOf(article, line);
  const rule = page.lineRules.find((r) => r.outlet === info.outlet && r.line === words);
  return html`<p class="line-chooser"><select aria-label="What this line is: ${words.slice(0, 40)}" @change=${(/** @type {Event} */ e) => page.setLine(info.file, number, /** @type {HTMLSelectElement} */ (e.currentTarget).value || null)}>
      ${LINE_CLASSES.map((name) => html`<option value=${name} .selected=${live(name === line.class)}>${lineClass(name)}</option>`)}
      ${line.reason === BY_HAND ? html`<option value="">as the program thinks</option>` : nothing}</select>
    ${line.reason === BY_HAND && info.outlet
      ? html`<label class="check"><input type="checkbox" .checked=${live(rule !== undefined && rule.class === line.class)} @change=${(/** @type {Event} */ e) =>
          page.setLineRule({ outlet: info.outlet, line: words, class: line.class }, /** @type {HTMLInputElement} */ (e.currentTarget).checked)} /> always for ${info.outlet}</label>`
      : nothing}</p>`;
}

/** Puts a line back that was left out. @param {Page} page @param {ArticleView} article @param {LineView} line */
export const putBack = (page, article, line) =>
  html`<button type="button" aria-label="Count this line: ${wordsOf(article, line).slice(0, 40)}" @click=${() => page.setLine(article.info.file, article.lines.indexOf(line), "body")}>put it back</button>`;
