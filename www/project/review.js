// The dialog in which articles are reviewed: what is known of each, put right one by one, for many at once, from the
// names of their files, or from a table. The texts stay as they are.

import { undoButtons } from "../parts/dialogs.js";
import { html, live, nothing, repeat } from "../parts/dom.js";
import { bytesIn, filesIn } from "../parts/files.js";
import { count, num } from "../parts/format.js";
import { turner, within } from "../parts/pager.js";
import { failureOf } from "../parts/states.js";
import { META, describe, removeArticles } from "./model.js";
import { fieldsOf, fieldsOfTable, rowsOf } from "./names.js";

/** @typedef {import("./corpus.js").Corpus} Corpus */
/** @typedef {import("./model.js").Article} Article */
/** @typedef {import("../engine/protocol.d.ts").ArticleInfo} ArticleInfo */

/** What the dialog needs of the page. @typedef {{ redraw: () => void, infos: () => ArticleInfo[], reader: (file: string) => string }} Acts */

/** Rows on a page. */
const PAGE = 50;

export class ReviewDialog {
  #corpus;
  #act;
  /** @type {Set<string>} */
  #chosen = new Set();
  #from = 0;
  #sought = "";
  #pattern = "{outlet}_{date}_{headline}.txt";
  #said = "";

  /** @param {Corpus} corpus @param {Acts} act */
  constructor(corpus, act) {
    this.#corpus = corpus;
    this.#act = act;
  }

  /** Before it is shown. */
  open() {
    this.#said = "";
    const files = new Set(this.#corpus.project.articles.map(({ file }) => file));
    this.#chosen = new Set([...this.#chosen].filter((file) => files.has(file)));
    this.#from = 0;
  }

  /** @param {[file: string, fields: Record<string, string>][]} all @param {string} what */
  async #describe(all, what) {
    await this.#change((project) => describe(project, all, what));
  }

  /** @param {(project: import("./model.js").Project) => import("./model.js").Edit} make */
  async #change(make) {
    const before = this.#corpus.project;
    await this.#corpus.change(make);
    this.#said = this.#corpus.project === before ? "Nothing differs." : "Done. Ctrl+Z undoes it.";
    this.#act.redraw();
  }

  /** Articles whose file or metadata hold what is sought. */
  #found() {
    const words = this.#sought.toLowerCase();
    return this.#corpus.project.articles.filter(({ file, meta, attributes }) => [file, ...Object.values(meta), ...Object.values(attributes)].some((text) => text.toLowerCase().includes(words)));
  }

  /** Names of attributes that articles have. */
  #names() {
    return [...new Set(this.#corpus.project.articles.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
  }

  view() {
    const infos = new Map(this.#act.infos().map((info) => [info.file, info]));
    const found = this.#found();
    const from = within(this.#from, found.length, PAGE);
    const columns = [...META, ...this.#names()];
    const isAll = found.length > 0 && found.every(({ file }) => this.#chosen.has(file));
    return html`<p>What is known of each report. Grey is what the program found in the text; what you write stands in its place, and a hyphen alone says that there is none. The texts stay as they are.</p>
      <p class="acts"><label>Find <input type="search" .value=${live(this.#sought)} autocomplete="off" @input=${(/** @type {Event} */ e) => {
        this.#sought = /** @type {HTMLInputElement} */ (e.currentTarget).value.trim();
        this.#from = 0;
        this.#act.redraw();
      }} /></label>
        <span>${count(found.length, "report")}${this.#chosen.size ? `, ${num(this.#chosen.size)} chosen` : ""}</span>
        ${undoButtons(this.#corpus)}</p>
      <p role="status">${this.#said}</p>
      <div class="review" tabindex="0" role="region" aria-label="The articles"><table>
        <thead><tr><th><input type="checkbox" aria-label="Choose all that are found" .checked=${live(isAll)} @change=${() => {
          for (const { file } of found) isAll ? this.#chosen.delete(file) : this.#chosen.add(file);
          this.#act.redraw();
        }} /></th><th scope="col">File</th>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${repeat(found.slice(from, from + PAGE), ({ file }) => file, (article) => this.#row(article, infos.get(article.file), columns))}</tbody>
      </table></div>
      ${turner(from, found.length, PAGE, (to) => {
        this.#from = to;
        this.#act.redraw();
      })}
      <h3>For all that are chosen <small>${num(this.#chosen.size)}</small></h3>
      <form class="one-field" @submit=${(/** @type {SubmitEvent} */ e) => {
        e.preventDefault();
        const given = new FormData(/** @type {HTMLFormElement} */ (e.currentTarget));
        const [name, value] = [String(given.get("name")).trim(), String(given.get("value"))];
        if (name && this.#chosen.size) void this.#describe([...this.#chosen].map((file) => [file, { [name]: value }]), `${name} of ${count(this.#chosen.size, "report")}`);
      }}>
        <label>Field, or an attribute of your own <input name="name" list="review-fields" required autocomplete="off" pattern="[^=]+" /></label>
        <datalist id="review-fields">${columns.map((name) => html`<option value=${name}></option>`)}</datalist>
        <label>Value <input name="value" autocomplete="off" /></label>
        <button ?disabled=${this.#chosen.size === 0}>set it</button>
        <button type="button" ?disabled=${this.#chosen.size === 0} @click=${() => {
          const files = [...this.#chosen];
          this.#chosen.clear();
          void this.#change((project) => removeArticles(project, files));
        }}>remove these articles</button></form>
      <h3>From the names of the files</h3>
      ${this.#ofNames(this.#chosen.size ? [...this.#chosen] : found.map(({ file }) => file))}
      <h3>From a table</h3>
      <p class="acts"><label class="file">CSV with the columns <i>file, outlet, date, …</i>; others become attributes <input type="file" accept=".csv,.tsv,text/csv" @change=${(/** @type {Event} */ e) => void this.#takeTable(filesIn(e)[0])} /></label></p>`;
  }

  /** @param {Article} article @param {ArticleInfo|undefined} info @param {string[]} columns */
  #row(article, info, columns) {
    const { file, meta, attributes } = article;
    /** @type {Record<string, string|undefined>} */
    const program = { label: info?.label, headline: info?.headline?.value, outlet: info?.outlet, date: info?.date?.value, agency: info?.agencies.map((a) => a.value).join("; "), byline: info?.byline?.value };
    // An attribute can have any name, also one that every object has.
    const of = (/** @type {Record<string, string|undefined>} */ fields, /** @type {string} */ name) => (Object.hasOwn(fields, name) && fields[name]) || "";
    // Not "live": what is being typed into one field outlives a redraw for another.
    return html`<tr><td><input type="checkbox" aria-label="Choose ${file}" .checked=${live(this.#chosen.has(file))} @change=${() => {
        if (!this.#chosen.delete(file)) this.#chosen.add(file);
        this.#act.redraw();
      }} /></td>
      <th scope="row"><a href=${this.#act.reader(file)} @click=${(/** @type {Event} */ e) => /** @type {Element} */ (e.currentTarget).closest("dialog")?.close()}>${file}</a></th>
      ${repeat(columns, (name) => name, (name) => html`<td><input data-field=${name} aria-label="${name} of ${file}" .value=${of(META.includes(name) ? meta : attributes, name)} placeholder=${of(program, name)} autocomplete="off"
        @change=${(/** @type {Event} */ e) => void this.#describe([[file, { [name]: /** @type {HTMLInputElement} */ (e.currentTarget).value }]], `${name} of ${file}`)} /></td>`)}</tr>`;
  }

  /** @param {string[]} files */
  #ofNames(files) {
    const all = files.flatMap((file) => {
      const fields = fieldsOf(this.#pattern, file);
      return fields ? [/** @type {[string, Record<string, string>]} */ ([file, fields])] : [];
    });
    const [first] = all;
    return html`<form class="one-field" @submit=${(/** @type {SubmitEvent} */ e) => {
      e.preventDefault();
      void this.#describe(all, `fields of ${count(all.length, "report")} from names`);
    }}>
      <label>Pattern <input .value=${live(this.#pattern)} autocomplete="off" spellcheck="false" @input=${(/** @type {Event} */ e) => {
        this.#pattern = /** @type {HTMLInputElement} */ (e.currentTarget).value;
        this.#act.redraw();
      }} /></label><button ?disabled=${!first}>take from ${count(all.length, "name")}</button></form>
      <p class="sub">${first
        ? html`${first[0]}: ${Object.entries(first[1]).map(([name, value]) => `${name} “${value}”`).join(", ")}. ${files.length > all.length ? `${count(files.length - all.length, "name")} of another form.` : nothing}`
        : "No name has this form. Write fields in braces: outlet, date, headline, or any name of your own; {*} is passed over."}</p>`;
  }

  /** @param {File|undefined} file */
  async #takeTable(file) {
    if (!file) return;
    try {
      const rows = fieldsOfTable(rowsOf(await bytesIn(file)));
      if (!rows) throw new Error("There is no column “file”. The first row must name the columns, and that one names the articles.");
      const here = new Set(this.#corpus.project.articles.map((article) => article.file));
      const known = rows.filter(([name]) => here.has(name));
      await this.#describe(known, `fields of ${count(known.length, "report")} from ${file.name}`);
      const others = rows.filter(([name]) => !here.has(name)).map(([name]) => name);
      if (others.length) this.#said += ` ${count(others.length, "row")} for files that are not here: ${others.slice(0, 5).join(", ")}${others.length > 5 ? " …" : ""}.`;
    } catch (error) {
      this.#said = `${file.name}: ${failureOf(error).message}`;
    }
    this.#act.redraw();
  }
}
