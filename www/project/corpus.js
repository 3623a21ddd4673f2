// The corpus at work: what the store keeps goes to the engine, and the page is told when it may draw anew.

import { EngineError } from "../engine/error.js";
import { KEPT, fingerprint, forCore, fromFile, fromKept, storageKey } from "../parts/corrections.js";
import { count } from "../parts/format.js";
import { digesting, reading } from "./file.js";
import { addArticles, bytesOf, correct, lineRules, newProject } from "./model.js";
import { each, inSlices } from "./slices.js";
import { Store } from "./store.js";

/** @typedef {import("./model.js").Project} Project */
/** @typedef {import("./model.js").Article} Article */
/** @typedef {import("./model.js").Edit} Edit */
/** @typedef {import("../parts/corrections.js").Made} Made */
/** @typedef {import("../engine/client.js").Engine} Engine */
/** @typedef {import("../engine/core.js").FileIn} FileIn */
/** @typedef {import("../engine/protocol.d.ts").Failure} Failure */

/** What the page must do: `changed` when it is to ask anew, `progress` while articles are read. @typedef {{ changed: () => Promise<void>, say: (notice: string) => void, progress: (done: number, total: number) => void }} Hooks */

export class Corpus {
  /** @type {Store|null} */
  #store = null;
  /** @type {Engine|null} */
  #engine = null;
  /** @type {Hooks} */
  #hooks;
  /** What the engine was told of. @type {Project|null} */
  #told = null;
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();
  /** Each article as the engine takes it. @type {WeakMap<Article, { said: string, file: FileIn }>} */
  #files = new WeakMap();
  /** Outlet of every file, as the engine has it: stated beside the text or in it. @type {Map<string, string>} */
  #outlets = new Map();
  /** Fingerprint of every file that is here. @type {Map<string, string>} */
  #prints = new Map();
  /** @type {WeakMap<Article, string>} */
  #printed = new WeakMap();
  /** @type {Set<Made>} */
  #unmatched = new Set();
  #isOpen = false;
  /** How articles that are being added are read. @type {{ signal?: AbortSignal, onProgress?: (done: number, total: number) => void }} */
  #how = {};
  /** Articles that the engine could not read at the last change. @type {Failure[]} */
  failures = [];

  /** @param {Hooks} hooks */
  constructor(hooks) {
    this.#hooks = hooks;
  }

  get project() {
    return this.#told ?? newProject();
  }
  get list() {
    return this.project.corrections;
  }
  /** Corrections whose quotation is not here (any more): kept, and without effect. */
  get lost() {
    return this.list.filter((made) => this.#prints.get(made.file) !== made.print || this.#unmatched.has(made));
  }
  /** What "undo" would undo, in words. */
  get undoes() {
    return this.#store?.undoes;
  }
  get redoes() {
    return this.#store?.redoes;
  }
  /** Whether all that was done is kept by the browser; else it lasts until the tab is closed. */
  get isKept() {
    return this.#store?.isKept ?? false;
  }
  /** Whether it is one that the browser keeps, not the bundled one as it came. */
  get isOwn() {
    return Boolean(this.#store?.id);
  }
  get store() {
    return /** @type {Store} */ (this.#store);
  }

  /** @param {string} file */
  printOf(file) {
    return this.#prints.get(file) ?? "";
  }

  /**
   * Takes up what was kept for the page, before the first view is asked for.
   * @param {Engine} engine @param {Project} bundled
   */
  async start(engine, bundled) {
    this.#engine = engine;
    this.#store = new Store(bundled, (await inSlices(digesting(bundled)))[0], { changed: () => this.#follow(), say: this.#hooks.say });
    await this.#store.start();
    await this.#migrate(bundled);
    await this.#follow();
    this.#isOpen = true;
  }

  /** One step; resolves when it is kept and shown. @param {(project: Project) => Edit} make */
  change = (make) => this.store.change(make);
  undo = () => this.#store?.undo() ?? Promise.resolve();
  redo = () => this.#store?.redo() ?? Promise.resolve();

  /** @param {string} what @param {Made[]} put @param {Made[]} [out] */
  edit = (what, put, out) => this.change((project) => correct(project, what, put, out));

  /**
   * Takes articles in, as one step: all of them, or none if it is stopped.
   * @param {import("./model.js").Draft[]} drafts @param {{ signal?: AbortSignal, onProgress?: (done: number, total: number) => void }} how
   */
  async add(drafts, how) {
    this.#how = how;
    try {
      await this.change((project) => addArticles(project, drafts));
    } finally {
      this.#how = {};
    }
    if (!how.signal?.aborted) return;
    await this.undo();
    throw new EngineError({ code: "cancelled", message: "Nothing was added." });
  }

  /** Keeps a project from a file as a corpus of its own and opens it. @param {Uint8Array} bytes @throws {EngineError} those of `read`, `not-kept` */
  async open(bytes) {
    await this.store.create(await inSlices(reading(bytes)));
  }

  /**
   * Takes in a file of corrections, over those that are here; one step for "undo".
   * @param {{ name: string, bytes: Uint8Array }} file
   * @returns {Promise<{ failure?: Failure, taken: number }>}
   */
  async takeFile({ name, bytes }) {
    const read = fromFile(new TextDecoder().decode(bytes));
    if ("wrong" in read) return { failure: { code: "bad-corrections", message: read.wrong, about: name }, taken: 0 };
    await this.edit(`${count(read.list.length, "correction")} from ${name}`, read.list);
    return { taken: read.list.length };
  }

  /** Tells the engine what differs, then the page. One at a time; the last project holds. */
  #follow() {
    const turn = this.#turn.then(async () => {
      const { project } = this.store;
      const before = this.#told;
      const isRead = before === null || project.articles !== before.articles || project.settings !== before.settings;
      if (project === before) return;
      try {
        if (isRead) await this.#read(project).catch((error) => (error?.code === "engine-restarted" ? this.#read(project) : Promise.reject(error)));
        this.#told = project;
        if (isRead || project.corrections !== before?.corrections) await this.#tell(project);
      } catch (error) {
        // What was being added is taken out again: see `add`.
        if (this.#how.signal?.aborted) return;
        // Better all as it is kept than half of it: the next change tries again.
        this.#told = project;
        this.#hooks.say(`What you changed is kept, but the analysis could not follow: ${error instanceof Error ? error.message : String(error)} Reload the page.`);
      }
      if (this.#isOpen) await this.#hooks.changed();
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** @param {Project} project */
  async #read(project) {
    const engine = /** @type {Engine} */ (this.#engine);
    this.failures = [];
    // A rule for an outlet's lines needs the outlet, which the text may state: where it is another than was known, what
    // the rules concern is read once more.
    for (let [round, isKnown] = [0, false]; round < 2 && !isKnown; round++) {
      const files = await each(project.articles, (article) => this.#fileOf(article, project));
      const { articles, failures } = await engine.set(files, { onProgress: this.#hooks.progress, ...this.#how });
      this.failures.push(...failures);
      isKnown = lineRules(project).length === 0 || articles.every(({ file, outlet }) => this.#outlets.get(file) === outlet);
      this.#outlets = new Map(articles.map(({ file, outlet }) => [file, outlet]));
    }
    this.#prints = new Map(await each(project.articles, (article) => [article.file, this.#printOf(article)]));
  }

  /** @param {Article} article */
  #printOf(article) {
    const known = this.#printed.get(article) ?? fingerprint(this.#files.get(article)?.file.bytes ?? bytesOf(article));
    this.#printed.set(article, known);
    return known;
  }

  /** @param {Article} article @param {Project} project @returns {FileIn} the same object as long as the same is said of it */
  #fileOf(article, project) {
    const { file, meta, attributes } = article;
    const { group, ...rest } = meta;
    const own = [...(group ? [["group", group]] : []), ...Object.entries(attributes)].map(([name, value]) => `${name}=${value}`);
    const manifest = { file, label: rest["label"], headline: rest["headline"], outlet: rest["outlet"], agency: rest["agency"], date: rest["date"], byline: rest["byline"], attributes: own, lines: linesOf(article, this.#outlets.get(file) ?? rest["outlet"] ?? "", project) };
    const said = JSON.stringify(manifest);
    const known = this.#files.get(article);
    if (known?.said === said) return known.file;
    const made = { said, file: { name: file, bytes: known?.file.bytes ?? bytesOf(article), manifest } };
    this.#files.set(article, made);
    return made.file;
  }

  /** @param {Project} project */
  async #tell(project) {
    const { corrections, of } = forCore(project.corrections, this.#prints);
    const answer = await this.#engine?.ask({ kind: "correct", corrections });
    this.#unmatched = new Set(answer?.unmatched.flatMap((i) => project.corrections[of[i] ?? -1] ?? []));
  }

  /** Earlier versions kept corrections by themselves. @param {Project} bundled */
  async #migrate(bundled) {
    try {
      if (this.store.project.articles !== bundled.articles || !Object.keys(localStorage).some((key) => key.startsWith(KEPT))) return;
      const key = storageKey(new Map(bundled.articles.map((article) => [article.file, this.#printOf(article)])));
      const kept = localStorage.getItem(key);
      if (kept === null) return;
      const list = fromKept(kept);
      if (list) {
        await this.edit(`${count(list.length, "correction")} kept by an earlier version`, list);
        if (this.store.isKept) localStorage.removeItem(key);
        return;
      }
      let n = 1;
      while (localStorage.getItem(`${key}:unread-${n}`) !== null) n += 1;
      localStorage.setItem(`${key}:unread-${n}`, kept);
      localStorage.removeItem(key);
      this.#hooks.say(`The corrections that this browser kept cannot be read: damaged, or of a later version. They were left aside under “${key}:unread-${n}”; nothing of them was lost.`);
    } catch {
      // No storage here: then nothing was kept in it.
    }
  }
}

/**
 * What lines of an article are, by hand: its own, and those that its outlet's articles share.
 * @param {Article} article @param {string} outlet @param {Project} project
 */
function linesOf(article, outlet, project) {
  const rules = new Map(lineRules(project).filter((rule) => rule.outlet === outlet && article.text.includes(rule.line)).map((rule) => [rule.line, rule.class]));
  if (rules.size === 0) return article.lines;
  const own = new Set(article.lines.map(({ line }) => line));
  const shared = article.text.split(/\r\n|\n|\r/).flatMap((text, line) => {
    const to = rules.get(text.trim());
    return to !== undefined && !own.has(line) ? [{ line, class: to }] : [];
  });
  return [...article.lines, ...shared];
}
