// "Save as one page": what goes in, how large it gets, and the page itself as a download.

import { pageText } from "../engine/boot.js";
import { blinding } from "../project/blind.js";
import { writing } from "../project/file.js";
import { setSetting, historyOf, apply } from "../project/model.js";
import { withProject } from "../project/page.js";
import { inSlices } from "../project/slices.js";
import { html, live, nothing } from "./dom.js";
import { save, slug } from "./export.js";
import { count, list, num } from "./format.js";
import { failureOf } from "./states.js";
import { noFilter } from "../state.js";

/** @typedef {import("../project/model.js").Project} Project */
/** @typedef {import("../engine/protocol.d.ts").ArticleInfo} ArticleInfo */

/**
 * What is to go in.
 * @typedef {object} Choice
 * @property {string} title
 * @property {boolean} onlyKept only the reports that the filters keep
 * @property {boolean} corrections
 * @property {boolean} notes and kept views
 * @property {boolean} start at the view that is on screen
 * @property {boolean} blind
 * @property {string} more words to hide beside names of outlets, with commas between
 */

/** @typedef {{ project: Project, articles: ArticleInfo[], selected: boolean[], hash: string, ask: import("./page.js").Ask }} Given the project as it is now; `selected`: for each article, whether the filters keep it; `hash` of the view on screen */
/** @typedef {Pick<import("../project/blind.js").Blinded, "names"|"hidden">} Hidden */

/** Most places that are listed before saving. */
const LISTED = 200;
/** Characters shown on each side of a hidden word. */
const ROUND = 40;

/**
 * The project that goes into the page.
 * @param {Omit<Given, "ask">} given @param {Choice} choice @param {Map<string, string[]>} [classes] of each line, by file
 * @returns {Promise<{ project: Project, hidden: Hidden|null }>} with what is hidden, if it is wished
 */
async function chosenProject({ project, articles, selected, hash }, choice, classes) {
  const kept = new Set(articles.filter((_, i) => !choice.onlyKept || selected[i]).map(({ file }) => file));
  const part = {
    ...project,
    title: choice.title.trim() || project.title,
    articles: project.articles.filter(({ file }) => kept.has(file)),
    corrections: choice.corrections ? project.corrections.filter(({ file }) => kept.has(file)) : [],
    notes: choice.notes ? project.notes.filter(({ file }) => file === undefined || kept.has(file)) : [],
    views: choice.notes ? project.views : [],
  };
  const set = apply(historyOf(part), setSetting(part, "start", choice.start ? hash : undefined)).project;
  if (!choice.blind) return { project: set, hidden: null };
  const known = new Map(articles.map((article) => [article.file, article]));
  const more = choice.more.split(",").map((word) => word.trim()).filter(Boolean);
  const { project: blinded, ...hidden } = await inSlices(blinding(set, (file) => known.get(file), { more, classesOf: (file) => classes?.get(file) ?? [] }));
  return { project: blinded, hidden };
}

/** The dialog's own state, from its opening on. */
export class PageDialog {
  /** @type {Given} */
  #given;
  /** @type {Promise<string>|null} */
  #page = null;
  /** @type {Choice} */
  choice;
  says = "";
  isWrong = false;
  size = 0;
  /** @type {Map<string, string[]>|undefined} */
  #classes;
  /** Once it is known. @type {Hidden|null} */
  blinded = null;

  /** @param {Given} given @param {() => void} draw */
  constructor(given, draw) {
    this.#given = given;
    this.draw = draw;
    const { project, hash } = given;
    this.choice = { title: project.title, onlyKept: false, corrections: true, notes: true, start: hash !== "" && hash !== "#/overview", blind: false, more: "" };
    void this.#measure();
  }

  /** @param {Partial<Choice>} change */
  change(change) {
    // A title weighs nothing worth the work at every key, and ends none that goes on.
    const isTitle = change.title !== undefined;
    if (isTitle) Object.assign(this.choice, change);
    else this.choice = { ...this.choice, ...change };
    this.says = "";
    this.draw();
    if (!isTitle) void this.#measure();
  }

  async #made() {
    const { choice } = this;
    this.#page ??= pageText();
    if (choice.blind) this.#classes ??= await this.#lineClasses();
    const { project, hidden } = await chosenProject(this.#given, choice, this.#classes);
    // Something else may have been chosen meanwhile.
    if (choice === this.choice) this.blinded = hidden;
    return { title: project.title, page: new Blob([withProject(await this.#page, await inSlices(writing(project)))], { type: "text/html;charset=utf-8" }) };
  }

  async #lineClasses() {
    const { articles, ask } = this.#given;
    /** @type {Map<string, string[]>} */
    const classes = new Map();
    for (const { id } of articles) {
      // Another tab may have changed what has this number.
      const { info, lines } = await ask({ kind: "article", filter: noFilter(), article: id, query: "" });
      classes.set(info.file, lines.map((/** @type {{ class: string }} */ line) => line.class));
    }
    return classes;
  }

  async #measure() {
    const { choice } = this;
    try {
      const { page } = await this.#made();
      if (choice !== this.choice) return;
      this.size = page.size;
    } catch (error) {
      this.#fail(error);
    }
    this.draw();
  }

  async save() {
    try {
      const { page, title } = await this.#made();
      const name = `${slug(title) || "newsprism"}.html`;
      save(page, name);
      this.isWrong = false;
      this.says = `${name} is in your downloads. Opened by double-click it is this page with these reports.`;
    } catch (error) {
      this.#fail(error);
    }
    this.draw();
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#page = null;
    this.isWrong = true;
    this.says = `The page could not be made: ${failureOf(error).message}`;
  }

  view() {
    const { articles, selected, project } = this.#given;
    const { choice } = this;
    const kept = selected.filter(Boolean).length;
    const all = articles.length;
    const extras = project.notes.length + project.views.length;
    /** @param {keyof Choice} name @param {unknown} label */
    const check = (name, label) => html`<label class="check"><input type="checkbox" name=${name} .checked=${live(choice[name])} @change=${(/** @type {Event} */ e) => this.change({ [name]: /** @type {HTMLInputElement} */ (e.currentTarget).checked })} /> ${label}</label>`;
    return html`<p>One HTML file with this tool and these reports in it. It opens by double-click, without a network or an account, and can save itself again.</p>
      <form class="page-form" @submit=${(/** @type {SubmitEvent} */ e) => {
        e.preventDefault();
        void this.save();
      }}>
        <p><label>Title <input name="title" class="wide-field" .value=${live(choice.title)} autocomplete="off" maxlength="200" @input=${(/** @type {Event} */ e) => this.change({ title: /** @type {HTMLInputElement} */ (e.currentTarget).value })} /></label></p>
        <fieldset class="choices"><legend>What goes in</legend>
          ${kept > 0 && kept < all ? check("onlyKept", `only the ${count(kept, "report")} that the filters keep, of ${all}`) : nothing}
          ${project.corrections.length ? check("corrections", `your ${count(project.corrections.length, "correction")}`) : nothing}
          ${extras ? check("notes", `${count(project.notes.length, "note")} and ${count(project.views.length, "kept view")}`) : nothing}
          ${check("start", "opens at the view that is on screen now")}
          ${check("blind", "hide the names of the outlets: “Outlet A”, “Outlet B” …")}
        </fieldset>
        ${choice.blind ? this.#blindLine() : nothing}
        <p><button class="primary">Save the page</button> ${this.size ? html`<span class="sub">${(this.size / 1e6).toFixed(1)} MB, ${count(choice.onlyKept ? kept : all, "report")}</span>` : nothing}</p>
        <p role="status" class=${this.isWrong ? "wrong" : ""}>${this.says}</p>
      </form>`;
  }

  #blindLine() {
    if (!this.blinded) return html`<p class="sub">Looking for the names in the texts …</p>`;
    const { names, hidden } = this.blinded;
    const all = [...hidden].flatMap(([article, places]) => places.map((place) => ({ article, place })));
    const reports = new Set(all.map(({ article }) => article)).size;
    const labels = new Map(this.#given.articles.map(({ file, label }) => [file, label]));
    return html`<p class="sub">${names.size ? html`${list([...names].map(([name, shown]) => `${shown} is ${name}`))}. The page that is saved does not hold this key: keep this one.` : "No report here names its outlet."}
      File names, addresses, and attributes that tell are left out of it. Your own texts are not altered.</p>
      <p><label>Hide these words too, with commas between <input name="more" class="wide-field" .value=${live(this.choice.more)} autocomplete="off" @change=${(/** @type {Event} */ e) => this.change({ more: /** @type {HTMLInputElement} */ (e.currentTarget).value })} /></label></p>
      <details class="hidden-words"><summary>In the texts ${count(all.length, "place")} of ${count(reports, "report")} ${all.length === 1 ? "is" : "are"} replaced in the copy</summary>
        <ol>${all.slice(0, LISTED).map(({ article: { file, text }, place: { start, end, shown } }) => html`<li>${labels.get(file)}: ${text.slice(Math.max(0, start - ROUND), start)}<del>${text.slice(start, end)}</del> <ins>${shown}</ins>${text.slice(end, end + ROUND)}</li>`)}</ol>
        ${all.length > LISTED ? html`<p>The first ${num(LISTED)} of ${num(all.length)}.</p>` : nothing}</details>
      <p class="sub"><b>It can still be found out:</b> by bylines, slogans, the style, the date, a search for a sentence; by short forms and nicknames that are not in the list above. The copy is analysed anew, so that a figure may differ where a name stood.</p>`;
  }
}
