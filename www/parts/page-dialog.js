// "Save as one page": what goes in, how large it gets, and the page itself as a download.

import { pageText } from "../engine/boot.js";
import { blind, namesInTexts } from "../project/blind.js";
import { writing } from "../project/file.js";
import { setSetting, historyOf, apply } from "../project/model.js";
import { withProject } from "../project/page.js";
import { inSlices } from "../project/slices.js";
import { html, live, nothing } from "./dom.js";
import { save, slug } from "./export.js";
import { count, list } from "./format.js";
import { failureOf } from "./states.js";

/** @typedef {import("../project/model.js").Project} Project */
/** @typedef {import("../engine/protocol.d.ts").Facets} Facets */

/**
 * What is to go in.
 * @typedef {object} Choice
 * @property {string} title
 * @property {boolean} onlyKept only the reports that the filters keep
 * @property {boolean} corrections
 * @property {boolean} notes and kept views
 * @property {boolean} start at the view that is on screen
 * @property {boolean} blind
 */

/** @typedef {{ project: Project, facets: Facets, hash: string }} Given the project as it is now; `hash` of the view on screen */

/**
 * The project that goes into the page. Pure.
 * @param {Given} given @param {Choice} choice
 * @returns {{ project: Project, outlets: Map<string, string> }} with the blind names, if they are wished
 */
export function chosenProject({ project, facets, hash }, choice) {
  const kept = new Set(facets.articles.filter((_, i) => !choice.onlyKept || facets.selected[i]).map(({ file }) => file));
  const part = {
    ...project,
    title: choice.title.trim() || project.title,
    articles: project.articles.filter(({ file }) => kept.has(file)),
    corrections: choice.corrections ? project.corrections.filter(({ file }) => kept.has(file)) : [],
    notes: choice.notes ? project.notes.filter(({ file }) => file === undefined || kept.has(file)) : [],
    views: choice.notes ? project.views : [],
  };
  const set = apply(historyOf(part), setSetting(part, "start", choice.start ? hash : undefined)).project;
  const outlet = new Map(facets.articles.map((article) => [article.file, article.outlet]));
  return choice.blind ? blind(set, (file) => outlet.get(file) ?? "") : { project: set, outlets: new Map() };
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
  /** What the blind names stand for, and how often the true ones stand in the texts. */
  blinded = { outlets: /** @type {Map<string, string>} */ (new Map()), inTexts: 0 };

  /** @param {Given} given @param {() => void} draw */
  constructor(given, draw) {
    this.#given = given;
    this.draw = draw;
    const { project, hash } = given;
    this.choice = { title: project.title, onlyKept: false, corrections: true, notes: true, start: hash !== "" && hash !== "#/overview", blind: false };
    void this.#measure();
  }

  /** @param {Partial<Choice>} change */
  change(change) {
    this.choice = { ...this.choice, ...change };
    this.says = "";
    this.draw();
    // A title weighs nothing worth the work at every key.
    if (change.title === undefined) void this.#measure();
  }

  /** @returns {Promise<Blob>} */
  async #made() {
    this.#page ??= pageText();
    const { project, outlets } = chosenProject(this.#given, this.choice);
    this.blinded = { outlets, inTexts: outlets.size ? namesInTexts(project, outlets.keys()) : 0 };
    return new Blob([withProject(await this.#page, await inSlices(writing(project)))], { type: "text/html;charset=utf-8" });
  }

  async #measure() {
    const { choice } = this;
    try {
      const { size } = await this.#made();
      if (choice !== this.choice) return;
      this.size = size;
    } catch (error) {
      this.#fail(error);
    }
    this.draw();
  }

  async save() {
    try {
      const page = await this.#made();
      const name = `${slug(this.choice.title) || "newsprism"}.html`;
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
    const { facets, project } = this.#given;
    const { choice } = this;
    const kept = facets.selected.filter(Boolean).length;
    const all = facets.articles.length;
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
          ${check("blind", "blind outlet names: “Outlet A”, “Outlet B” …")}
        </fieldset>
        ${choice.blind ? this.#blindLine() : nothing}
        <p><button class="primary">Save the page</button> ${this.size ? html`<span class="sub">${(this.size / 1e6).toFixed(1)} MB, ${count(choice.onlyKept ? kept : all, "report")}</span>` : nothing}</p>
        <p role="status" class=${this.isWrong ? "wrong" : ""}>${this.says}</p>
      </form>`;
  }

  #blindLine() {
    const { outlets, inTexts } = this.blinded;
    const names = [...outlets].map(([name, shown]) => `${shown} is ${name}`);
    return html`<p class="sub">${names.length ? html`${list(names)}. The page that is saved does not hold this key: keep this one. File names and addresses of the reports are left out of it.` : "No report here names its outlet."}
      ${inTexts ? html`<b>The texts themselves stay as they are: outlet names stand in them ${count(inTexts, "time")}</b>, in credits and datelines, and bylines may tell as well. Whoever reads them closely can find out.` : nothing}</p>`;
  }
}
