// The project: a corpus with everything that its reader made of it, as plain JSON, and its edits with undo and redo. Pure.
//
// Edits are data, so that they can be kept and replayed: each holds what was and what is, place by place. The functions
// that make one (`addArticles`, `setMeta` …) read a project and change nothing; `apply` does.

import { keyOf, tidy } from "../parts/corrections.js";

/** @typedef {import("../parts/corrections.js").Made} Made */

/**
 * An article with its source text whole. What is said of it stands beside the text, never in it.
 * @typedef {object} Article
 * @property {string} file unique in the project, without slashes
 * @property {string} text as found: lone surrogates, NUL and bidi controls included
 * @property {Record<string, any>} source where the text comes from: name of the file, format, encoding, what was left out
 * @property {Record<string, string>} meta label, headline, outlet, date (`YYYY-MM-DD`), agency, byline, group …
 * @property {LineClass[]} lines which lines are something else than the program thinks
 * @property {Record<string, string>} attributes the reader's own
 */
/** @typedef {{ line: number, class: string }} LineClass `line`: from 0 */
/** @typedef {{ outlet: string, line: string, class: string }} LineRule what a line of these words is in every article of an outlet */
/** @typedef {{ text: string, hash?: string, file?: string }} Note `hash`: the view that it is about */
/** @typedef {{ name: string, hash: string }} View */
/** What settings are known: `lineRules`; `start`, the view that it opens at; `blinded`, how many places of its texts are replaced. @typedef {Record<string, any>} Settings */

/**
 * @typedef {object} Project
 * @property {"project"} newsprism
 * @property {1} version
 * @property {string} title
 * @property {Article[]} articles in the order in which they are read
 * @property {Made[]} corrections by file and place
 * @property {Note[]} notes
 * @property {View[]} views
 * @property {Settings} settings
 */

/** An article as it comes in: all but the text may be missing. @typedef {Partial<Article> & { text: string }} Draft */

/**
 * One place of the project before and after. What was not there has no `before`, what is no longer there no `after`; in a
 * list, that means to put in or to take out.
 * @typedef {{ at: (string|number)[], before?: any, after?: any }} Change
 */
/** One step for "undo"; its changes hold one after the other. @typedef {{ what: string, changes: Change[] }} Edit `what`: in words, for "undo …" */
/** @typedef {{ project: Project, done: Edit[], undone: Edit[] }} History */

export const VERSION = 1;
/** What a line can be; `null` in a request takes an override back. */
export const LINE_CLASSES = ["headline", "section-heading", "body", "byline", "dateline", "update-line", "caption", "source-line", "furniture"];

/** @param {string} [title] @param {Article[]} [articles] @returns {Project} */
export const newProject = (title = "", articles = []) => ({ newsprism: "project", version: VERSION, title, articles, corrections: [], notes: [], views: [], settings: {} });

/** @param {Project} project @returns {History} */
export const historyOf = (project) => ({ project, done: [], undone: [] });

/** @param {History} history @param {Edit} edit made from its project @returns {History} the same if nothing differs */
export function apply(history, edit) {
  if (edit.changes.length === 0) return history;
  return { project: forth(history.project, edit), done: [...history.done, edit], undone: [] };
}

/** @param {History} history @returns {History} the same if there is nothing to undo */
export function undo(history) {
  const last = history.done.at(-1);
  if (!last) return history;
  const own = new Set();
  const project = last.changes.reduceRight((now, { at, before, after }) => put(now, at, before, after === undefined, own), history.project);
  return { project, done: history.done.slice(0, -1), undone: [...history.undone, last] };
}

/** @param {History} history @returns {History} the same if there is nothing to redo */
export function redo(history) {
  const last = history.undone.at(-1);
  return last ? { project: forth(history.project, last), done: [...history.done, last], undone: history.undone.slice(0, -1) } : history;
}

/** @param {Project} project @param {Edit} edit @returns {Project} */
function forth(project, edit) {
  const own = new Set();
  return edit.changes.reduce((now, { at, before, after }) => put(now, at, after, before === undefined, own), project);
}

/**
 * A copy with another value at a place.
 * @template T @param {T} of @param {(string|number)[]} at @param {any} value `undefined`: none @param {boolean} isNew whether a list grows by it
 * @param {Set<any>} own lists that are copies already: one copy serves all changes of an edit
 * @returns {T}
 */
function put(of, [key, ...rest], value, isNew, own) {
  const child = rest.length ? put(/** @type {any} */ (of)[key ?? ""], rest, value, isNew, own) : value;
  if (Array.isArray(of)) {
    const list = own.has(of) ? of : [...of];
    own.add(list);
    list.splice(Number(key), isNew && !rest.length ? 0 : 1, ...(child === undefined ? [] : [child]));
    return /** @type {any} */ (list);
  }
  const others = Object.entries(/** @type {any} */ (of)).filter(([name]) => name !== key || child !== undefined);
  if (child === undefined) return /** @type {any} */ (Object.fromEntries(others));
  return /** @type {any} */ (Object.fromEntries([...others, [key, child]]));
}

/** @param {any} a @param {any} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** A change at a place, if it is one. @param {Project} project @param {(string|number)[]} at @param {any} after @returns {Change[]} */
function set(project, at, after) {
  const before = at.reduce((of, key) => (of !== undefined && Object.hasOwn(of, key) ? of[key] : undefined), /** @type {any} */ (project));
  if (same(before, after)) return [];
  return [{ at, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

/** @param {Project} project @param {string} file @returns {number} -1 if it is not here */
const placeOf = (project, file) => project.articles.findIndex((article) => article.file === file);

/**
 * Puts articles in after those that are here. A name that is taken gets a number; the text stays as it is.
 * @param {Project} project @param {Draft[]} drafts @param {string} [what] @returns {Edit}
 */
export function addArticles(project, drafts, what) {
  const taken = new Map(project.articles.map((article) => [article.file, 2]));
  const changes = drafts.map((draft, i) => {
    const { text, source = {}, meta = {}, lines = [], attributes = {} } = draft;
    const file = freeName(draft.file ?? source.name ?? "", taken);
    return { at: ["articles", project.articles.length + i], after: { file, text, source, meta: filled(meta), lines, attributes: filled(attributes) } };
  });
  return { what: what ?? `adding ${drafts.length === 1 ? changes[0]?.after.file : `${drafts.length} articles`}`, changes };
}

/** @param {Project} project @param {string[]} files @param {string} [what] @returns {Edit} their corrections are kept, without effect */
export function removeArticles(project, files, what) {
  const out = new Set(files);
  const changes = project.articles.flatMap((before, i) => (out.has(before.file) ? [{ at: ["articles", i], before }] : [])).reverse();
  return { what: what ?? `removing ${changes.length === 1 ? changes[0]?.before.file : `${changes.length} articles`}`, changes };
}

/**
 * Metadata of one or many articles; "" takes a value away.
 * @param {Project} project @param {[file: string, fields: Record<string, string>][]} all @param {"meta"|"attributes"} [part] @param {string} [what] @returns {Edit}
 */
export function setMeta(project, all, part = "meta", what) {
  const merged = new Map();
  for (const [file, fields] of all) merged.set(file, { ...merged.get(file), ...fields });
  const places = new Map(project.articles.map((article, i) => [article.file, i]));
  const changes = [...merged].flatMap(([file, fields]) => {
    const place = places.get(file);
    return place === undefined ? [] : Object.entries(fields).flatMap(([name, value]) => set(project, ["articles", place, part, name], tidy(value) || undefined));
  });
  const names = [...new Set([...merged.values()].flatMap((fields) => Object.keys(fields)))].join(", ");
  return { what: what ?? `${names} of ${merged.size === 1 ? [...merged.keys()][0] : `${merged.size} articles`}`, changes };
}

/** Metadata with a meaning of its own; any other name is an attribute of the reader's. */
export const META = ["label", "headline", "outlet", "date", "agency", "byline", "group"];

/**
 * Says of articles what their fields are: metadata by its name in any case, all else as attributes. "" takes a value away.
 * @param {Project} project @param {[file: string, fields: Record<string, string>][]} all @param {string} what @returns {Edit}
 */
export function describe(project, all, what) {
  /** @param {boolean} isMeta */
  const of = (isMeta) => all.map(([file, fields]) => {
    const some = Object.entries(fields).map(([name, value]) => [META.find((m) => m === name.toLowerCase()) ?? name.replaceAll("=", " ").trim(), value]);
    return /** @type {[string, Record<string, string>]} */ ([file, Object.fromEntries(some.filter(([name = ""]) => name && META.includes(name) === isMeta))]);
  });
  return { what, changes: [...setMeta(project, of(true)).changes, ...setMeta(project, of(false), "attributes").changes] };
}

/**
 * What a line is, by hand.
 * @param {Project} project @param {string} file @param {number} line from 0 @param {string|null} to `null`: as the program thinks @returns {Edit}
 */
export function setLine(project, file, line, to) {
  const place = placeOf(project, file);
  const lines = (project.articles[place]?.lines ?? []).filter((l) => l.line !== line);
  if (to !== null) lines.push({ line, class: to });
  lines.sort((a, b) => a.line - b.line);
  return { what: `line ${line + 1} of ${file}`, changes: place < 0 ? [] : set(project, ["articles", place, "lines"], lines) };
}

/** The same for every line of these words in an outlet's articles, those to come included. @param {Project} project @param {LineRule} rule @param {boolean} isOn @returns {Edit} */
export function setLineRule(project, rule, isOn) {
  const others = lineRules(project).filter((r) => r.outlet !== rule.outlet || r.line !== rule.line);
  const rules = isOn ? [...others, rule] : others;
  return { what: `“${rule.line.slice(0, 40)}” in ${rule.outlet}`, changes: set(project, ["settings", "lineRules"], rules.length ? rules : undefined) };
}

/** @param {Project} project @returns {LineRule[]} */
export const lineRules = (project) => project.settings["lineRules"] ?? [];

/**
 * Puts corrections in place of those of the same quotations, and takes others out.
 * @param {Project} project @param {string} what @param {Made[]} given @param {Made[]} [out] @returns {Edit}
 */
export function correct(project, what, given, out = []) {
  /** @type {Map<string, Made|null>} */
  const wanted = new Map([...out.map((made) => /** @type {[string, null]} */ ([keyOf(made), null])), ...given.map((made) => /** @type {[string, Made]} */ ([keyOf(made), made]))]);
  /** @type {Change[]} */
  const changes = [];
  let [from, moved] = [0, 0];
  const keys = project.corrections.map(keyOf);
  // In the order of the list, so that one walk finds every place, and each change counts those before it.
  for (const [key, made] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    while (from < keys.length && /** @type {string} */ (keys[from]) < key) from++;
    const before = keys[from] === key ? project.corrections[from] : undefined;
    if (same(before, made ?? undefined)) continue;
    changes.push({ at: ["corrections", from + moved], ...(before && { before }), ...(made && { after: made }) });
    moved += (made ? 1 : 0) - (before ? 1 : 0);
  }
  return { what, changes };
}

/** @param {Project} project @param {string} title @returns {Edit} */
export const rename = (project, title) => ({ what: `the name “${tidy(title)}”`, changes: set(project, ["title"], tidy(title)) });
/** @param {Project} project @param {Note[]} notes @returns {Edit} */
export const setNotes = (project, notes) => ({ what: "a note", changes: set(project, ["notes"], notes) });
/** @param {Project} project @param {View[]} views @returns {Edit} */
export const setViews = (project, views) => ({ what: "a kept view", changes: set(project, ["views"], views) });
/** @param {Project} project @param {string} name @param {any} value `undefined`: none @returns {Edit} */
export const setSetting = (project, name, value) => ({ what: `the setting ${name}`, changes: set(project, ["settings", name], value) });

/**
 * The text as the core reads it: UTF-8, with a replacement character of the same length in UTF-16 where there is none
 * (lone surrogates) or none that a text may hold (NUL).
 * @param {Article} article
 */
export const bytesOf = ({ text }) => new TextEncoder().encode(text.replaceAll("\0", "\uFFFD"));

/** A name that no other has, without folders. @param {string} name @param {Map<string, number>} taken names, and the number that the next of each gets */
function freeName(name, taken) {
  const plain = name.replace(/^.*[/\\]/s, "").trim() || "article.txt";
  const [, stem, suffix = ""] = /** @type {RegExpExecArray} */ (/^(.*?)(\.[^.]*)?$/s.exec(plain));
  let [file, n] = [plain, taken.get(plain) ?? 2];
  while (taken.has(file)) file = `${stem} (${n++})${suffix}`;
  taken.set(plain, n).set(file, 2);
  return file;
}

/** Without what is empty. @param {Record<string, string>} fields */
const filled = (fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, tidy(String(value ?? ""))]).filter(([, value]) => value));
