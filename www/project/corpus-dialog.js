// The dialog of corpora: which is open, which are kept, a project out and in, views and notes, the room that it all takes.

import { undoButtons } from "../parts/dialogs.js";
import { html, nothing } from "../parts/dom.js";
import { saveJson, slug } from "../parts/export.js";
import { bytesIn, filesIn } from "../parts/files.js";
import { count, num } from "../parts/format.js";
import { failureOf } from "../parts/states.js";
import { writing } from "./file.js";
import { newProject, rename, setNotes, setViews } from "./model.js";
import { inSlices } from "./slices.js";

/** @typedef {import("./corpus.js").Corpus} Corpus */

/** What the dialog needs of the page. @typedef {{ redraw: () => void, add: () => void, review: () => void, home: () => void }} Acts `home`: shows the first view of what is open now */

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
/** @param {number} bytes */
const size = (bytes) => (bytes < 1e5 ? `${num(Math.ceil(bytes / 1000))} KB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${num(Math.round(bytes / 1e9))} GB`);

export class CorpusDialog {
  #corpus;
  #act;
  /** @type {import("./store.js").Head[]} */
  #heads = [];
  /** @type {{ usage: number, quota: number, isPersisted: boolean }|null} */
  #room = null;
  #said = "";
  /** What is to be confirmed: the id of a corpus, or "*" for all. @type {string|null} */
  #asked = null;
  #isBusy = false;

  /** @param {Corpus} corpus @param {Acts} act */
  constructor(corpus, act) {
    this.#corpus = corpus;
    this.#act = act;
  }

  /** Looks anew what is kept. */
  async refresh() {
    const { store } = this.#corpus;
    [this.#heads, this.#room] = await Promise.all([store.list().catch(() => []), store.room()]);
    this.#act.redraw();
  }

  /** Before it is shown. */
  open() {
    this.#said = "";
    this.#asked = null;
    return this.refresh();
  }

  /** Does something that takes a while, and says what became of it. @param {() => Promise<string|void>} work */
  async #do(work) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#said = "…";
    this.#act.redraw();
    try {
      this.#said = (await work()) ?? "";
    } catch (error) {
      this.#said = failureOf(error).message;
    }
    this.#isBusy = false;
    this.#asked = null;
    await this.refresh();
  }

  /** @param {string} id */
  #open = (id) => this.#do(async () => {
    await this.#corpus.store.open(id);
    this.#act.home();
  });

  /** @param {File|undefined} file */
  #take = (file) => file && this.#do(async () => {
    await this.#corpus.open(await bytesIn(file));
    const { project } = this.#corpus;
    this.#act.home();
    return `“${project.title}” was taken in: ${count(project.articles.length, "report")}, ${count(project.corrections.length, "correction")}.`;
  });

  /** What is open when it is asked for: the dialog may show what was open a moment ago. */
  #save = async () => {
    const { project } = this.#corpus;
    saveJson(`${slug(project.title) || "corpus"}.newsprism`, await inSlices(writing(project)));
  };

  /** @param {SubmitEvent} e @param {(value: string) => Promise<unknown>} then @param {boolean} [isName] the field goes on to hold what was put in */
  #submit(e, then, isName = false) {
    e.preventDefault();
    const form = /** @type {HTMLFormElement} */ (e.currentTarget);
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("value"));
    const value = field.value.trim();
    if (!value) return;
    void this.#do(async () => {
      await then(value);
      if (!isName) form.reset();
    });
  }

  view() {
    const { store, project, isKept } = this.#corpus;
    const { title, articles, notes, views } = project;
    const isOwn = (/** @type {import("./store.js").Head} */ head) => head.id === store.id;
    return html`<p role="status">${this.#said}</p>
      <h3>Open now</h3>
      <form class="one-field" @submit=${(/** @type {SubmitEvent} */ e) => this.#submit(e, (value) => this.#corpus.change((p) => rename(p, value)), true)}>
        <label>Name <input name="value" .value=${title} required autocomplete="off" /></label><button>rename</button></form>
      <p>${count(articles.length, "report")}, ${count(project.corrections.length, "correction")}. ${isKept
        ? store.id ? "All is kept in this browser." : "As it came with the page; what you change is kept in this browser."
        : html`<b>This browser does not keep it</b>: it holds until this tab is closed. Save it as a file.`}</p>
      <p class="acts">
        <button type="button" @click=${this.#act.add}>add articles</button>
        <button type="button" @click=${this.#act.review}>review the articles</button>
        <button type="button" @click=${this.#save}>save the project as a file</button></p>
      <p class="acts">
        ${undoButtons(this.#corpus, (step) => this.#do(step))}</p>
      <h3>Kept views and notes</h3>
      ${views.length ? html`<ul class="made">${views.map((view, i) => html`<li><a href=${view.hash} @click=${shut}>${view.name}</a>
        <button type="button" aria-label="Delete the view ${view.name}" @click=${() => this.#do(() => this.#corpus.change((p) => setViews(p, p.views.filter((_, n) => n !== i))))}>delete</button></li>`)}</ul>` : nothing}
      ${notes.length ? html`<ul class="made">${notes.map((note, i) => html`<li><span class="what">${note.text}${note.hash ? html` <a href=${note.hash} @click=${shut}>its view</a>` : nothing}</span>
        <button type="button" aria-label="Delete the note ${note.text.slice(0, 40)}" @click=${() => this.#do(() => this.#corpus.change((p) => setNotes(p, p.notes.filter((_, n) => n !== i))))}>delete</button></li>`)}</ul>` : nothing}
      <form class="one-field" @submit=${(/** @type {SubmitEvent} */ e) => this.#submit(e, (name) => this.#corpus.change((p) => setViews(p, [...p.views, { name, hash: location.hash || "#/overview" }])))}>
        <label>What you see, as <input name="value" required autocomplete="off" /></label><button>keep this view</button></form>
      <form class="one-field" @submit=${(/** @type {SubmitEvent} */ e) => this.#submit(e, (text) => this.#corpus.change((p) => setNotes(p, [...p.notes, { text, hash: location.hash || "#/overview" }])))}>
        <label>Note on what you see <input name="value" required autocomplete="off" /></label><button>add the note</button></form>
      <h3>In this browser</h3>
      <ul class="made">
        ${this.#heads.some((head) => head.base) ? nothing : html`<li><span class="what"><b>The reports that came with the page</b></span>
          ${store.id ? html`<button type="button" @click=${() => this.#open("")}>open</button>` : html`<i>open now</i>`}</li>`}
        ${this.#heads.map((head) => html`<li><span class="what"><b>${head.title || "Without a name"}</b> <small>${count(head.articles, "report")} · ${size(head.bytes + head.journal)} · changed ${WHEN.format(head.changed)}${head.base ? " · came with a page" : ""}</small></span>
          <span class="acts">${isOwn(head) ? html`<i>open now</i>` : html`<button type="button" aria-label="Open ${head.title}" @click=${() => this.#open(head.id)}>open</button>`}
          ${this.#confirm(head.id, `Delete ${head.title}`, "delete", "delete it for good", () => store.remove(head.id))}</span></li>`)}
      </ul>
      <form class="one-field" @submit=${(/** @type {SubmitEvent} */ e) => this.#submit(e, async (value) => {
        await store.create(newProject(value));
        this.#act.home();
        this.#act.add();
      })}>
        <label>A new corpus <input name="value" required autocomplete="off" placeholder="its name" /></label><button>begin it</button></form>
      <p class="acts"><label class="file">open a project from a file <input type="file" accept=".json,application/json" @change=${(/** @type {Event} */ e) => void this.#take(filesIn(e)[0])} /></label></p>
      <h3>Room</h3>
      ${this.#room && store.isDurable
        ? html`<p>${this.#room.quota ? `${size(this.#room.usage)} of the ${size(this.#room.quota)} that this browser allows. ` : ""}${this.#room.isPersisted
            ? "The browser promised not to clear it by itself."
            : html`The browser may clear it when room is short. <button type="button" @click=${() => this.#do(async () => ((await navigator.storage?.persist?.()) ? "The browser promised to keep it." : "The browser made no promise: save what matters as a file."))}>ask it to keep it</button>`}</p>`
        : html`<p>This browser keeps nothing for this page.</p>`}
      <p class="acts">${this.#confirm("*", "Forget everything", "forget everything", "delete all corpora and settings in this browser for good", async () => {
        await store.forget();
        this.#act.home();
      })}</p>`;
  }

  /** A button that asks once more. @param {string} id @param {string} name @param {string} text @param {string} sure @param {() => Promise<void>} then */
  #confirm(id, name, text, sure, then) {
    /** The button that had the focus goes: what stands in its place has it. @param {string|null} asked */
    const ask = (asked) => (/** @type {Event} */ e) => {
      const place = /** @type {Element} */ (/** @type {Element} */ (e.currentTarget).parentElement);
      this.#asked = asked;
      this.#act.redraw();
      /** @type {HTMLElement|null} */ (place.querySelector("button.primary") ?? place.lastElementChild)?.focus();
    };
    if (this.#asked !== id) return html`<button type="button" aria-label=${name} @click=${ask(id)}>${text}</button>`;
    return html`<button type="button" class="primary" @click=${() => this.#do(then)}>${sure}</button>
      <button type="button" @click=${ask(null)}>keep</button>`;
  }
}

/** @param {Event} e */
const shut = (e) => /** @type {Element} */ (e.currentTarget).closest("dialog")?.close();
