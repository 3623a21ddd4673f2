// The project file: one JSON text, out and in. Pure.
//
//   { "newsprism": "project", "version": 1, "sha256": "…", "title": …, "articles": […], "corrections": […],
//     "notes": […], "views": […], "settings": {…} }
//
// The members are those of `Project` in model.js. `sha256` is the digest of the UTF-8 of the same object without
// `sha256`, its members in the order of the file, written without white space as JSON.stringify writes it. Every "<" is
// written as \u003c, so that the text may stand in a script element of a page as it is. The same project gives the same
// bytes: known members in the order above, those with free names sorted.

import { EngineError } from "../engine/error.js";
import { keyOf, madeFrom } from "../parts/corrections.js";
import { LINE_CLASSES, VERSION } from "./model.js";
import { hashing } from "./sha256.js";
import { atOnce, pieces } from "./slices.js";

/** @typedef {import("./model.js").Project} Project */
/** @typedef {import("./model.js").Article} Article */

/** Begins both what is written and what the digest is of. */
const HEAD = `{"newsprism":"project","version":${VERSION},`;

/** @param {Project} project @returns {string} */
export const write = (project) => atOnce(writing(project));

/** In slices: see slices.js. @param {Project} project @returns {Generator<unknown, string>} */
export function* writing(project) {
  const [sum, body] = yield* digesting(project);
  let text = `${HEAD}"sha256":"${sum}",`;
  for (const piece of body) {
    text += piece.replaceAll("<", "\\u003c");
    yield;
  }
  return `${text}\n`;
}

/** What names a project with all that is in it: the `sha256` of its file. @param {Project} project */
export const digest = (project) => atOnce(digesting(project))[0];

/** @param {Project} project @returns {Generator<unknown, [sum: string, body: string[]]>} the digest, and what it is of but `HEAD` */
export function* digesting({ title, articles, corrections, notes, views, settings }) {
  /** @type {unknown[]} */
  const ordered = [];
  for (const { file, text, source, meta, lines, attributes } of articles) {
    ordered.push({ file, text, source: sorted(source), meta: sorted(meta), lines, attributes: sorted(attributes) });
    yield;
  }
  const rest = {
    title,
    articles: ordered,
    corrections: corrections.map(madeFrom),
    notes: notes.map(({ text, hash, file }) => ({ text, hash, file })),
    views: views.map(({ name, hash }) => ({ name, hash })),
    settings: sorted(settings),
  };
  const body = [];
  for (const piece of pieces(rest, 2)) {
    // The head has the brace before the first.
    body.push(body.length ? piece : piece.slice(1));
    yield;
  }
  return [yield* hashing([HEAD, ...body]), body];
}

/** What Newsprism calls a file that it saved, whole or not: "project", "corrections" …; "" for any other file. @param {string|Uint8Array} given */
export function kindOf(given) {
  const start = typeof given === "string" ? given.slice(0, 99) : new TextDecoder().decode(given.subarray(0, 99));
  return /^\s*\{\s*"newsprism"\s*:\s*"(\w+)"/.exec(start)?.[1] ?? "";
}

/**
 * @param {string|Uint8Array} given
 * @returns {Project}
 * @throws {EngineError} `project-foreign`, `project-newer`, `project-damaged`
 */
export const read = (given) => atOnce(reading(given));

/** @param {string|Uint8Array} given @returns {Generator<unknown, Project>} */
export function* reading(given) {
  let file;
  try {
    file = JSON.parse(typeof given === "string" ? given : new TextDecoder("utf-8", { fatal: true }).decode(given));
  } catch {
    // Cut off or altered, if it begins as one does.
    throw kindOf(given) === "project" ? damaged("it is cut off, or is no JSON any more") : foreign();
  }
  yield;
  if (typeof file !== "object" || file === null || file.newsprism !== "project") throw foreign();
  const { sha256: sum, ...rest } = file;
  if (Number.isInteger(file.version) && file.version > VERSION) throw failure("project-newer", `This project is of version ${file.version}; this page reads version ${VERSION}. Open it in a newer Newsprism.`);
  if (file.version !== VERSION) throw damaged(`it says that it is of version ${JSON.stringify(file.version)}`);
  if (sum !== (yield* hashing(pieces(rest, 2)))) throw damaged("its content does not match its checksum");
  return yield* projectFrom(rest);
}

/**
 * Only what is known, in a fixed order.
 * @param {any} given @returns {Generator<void, Project>}
 * @throws {EngineError} `project-damaged`, with the place
 */
function* projectFrom(given) {
  const files = new Set();
  /** @type {Article[]} */
  const articles = [];
  for (const [i, article] of list(given.articles, "articles").entries()) {
    const at = `articles[${i}]`;
    const file = string(article?.file, `${at}.file`);
    if (files.has(file)) throw damaged(`${at}.file is the second “${file}”`);
    if (file === "" || /[/\\]/.test(file)) throw damaged(`${at}.file is no name of a file`);
    files.add(file);
    const lines = list(article.lines ?? [], `${at}.lines`).map((line, n) => {
      if (!Number.isSafeInteger(line?.line) || line.line < 0 || !LINE_CLASSES.includes(line.class)) throw damaged(`${at}.lines[${n}] is no class of a line`);
      return { line: line.line, class: line.class };
    });
    const [source, meta, attributes] = [record(article.source ?? {}, `${at}.source`), strings(article.meta ?? {}, `${at}.meta`), strings(article.attributes ?? {}, `${at}.attributes`)];
    articles.push({ file, text: string(article.text, `${at}.text`), source, meta, lines, attributes });
    yield;
  }
  const made = list(given.corrections ?? [], "corrections").map((made, i) => madeFrom(made) ?? fail(`corrections[${i}] is no correction`));
  // As `correct` needs them: in order, one a quotation. A page whose files were renamed has them in another.
  const corrections = [...new Map(made.map((one) => [keyOf(one), one]))].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const notes = list(given.notes ?? [], "notes").map((note, i) => ({
    text: string(note?.text, `notes[${i}].text`),
    ...(note.hash !== undefined && { hash: hashOf(note.hash, `notes[${i}].hash`) }),
    ...(note.file !== undefined && { file: string(note.file, `notes[${i}].file`) }),
  }));
  const views = list(given.views ?? [], "views").map((view, i) => ({ name: string(view?.name, `views[${i}].name`), hash: hashOf(view.hash, `views[${i}].hash`) }));
  const settings = record(given.settings ?? {}, "settings");
  if (!Number.isSafeInteger(settings["blinded"] ?? 0)) throw damaged("settings.blinded is no number");
  if (settings["lineRules"] !== undefined) settings["lineRules"] = list(settings["lineRules"], "settings.lineRules").map(lineRule);
  return { newsprism: "project", version: VERSION, title: string(given.title, "title"), articles, corrections, notes, views, settings };
}

/** @param {any} rule @param {number} i */
function lineRule(rule, i) {
  const at = `settings.lineRules[${i}]`;
  if (!LINE_CLASSES.includes(rule?.class)) throw damaged(`${at} is no class of a line`);
  return { outlet: string(rule.outlet, `${at}.outlet`), line: string(rule.line, `${at}.line`), class: rule.class };
}

/** Members sorted by name, at every depth. @param {any} value @returns {any} */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, of]) => [name, sorted(of)]));
}

/** @param {any} given @param {string} at @returns {any[]} */
const list = (given, at) => (Array.isArray(given) ? given : fail(`${at} is no list`));
/** @param {any} given @param {string} at @returns {string} */
const string = (given, at) => (typeof given === "string" ? given : fail(`${at} is no text`));
/** @param {any} given @param {string} at @returns {Record<string, any>} */
const record = (given, at) => (typeof given === "object" && given !== null && !Array.isArray(given) ? sorted(given) : fail(`${at} is no object`));
/** @param {any} given @param {string} at @returns {Record<string, string>} */
const strings = (given, at) => (Object.values(record(given, at)).every((value) => typeof value === "string") ? sorted(given) : fail(`${at} holds something else than texts`));
/** A place in the page: it becomes a link, and must lead nowhere else. @param {any} given @param {string} at @returns {string} */
const hashOf = (given, at) => (string(given, at).startsWith("#") ? given : fail(`${at} is no place in the page`));

/** @param {string} why @returns {never} */
function fail(why) {
  throw damaged(why);
}

/** @param {string} code @param {string} message */
const failure = (code, message) => new EngineError({ code, message });
/** @param {string} why */
const damaged = (why) => failure("project-damaged", `This project is damaged: ${why}. Nothing was taken from it. Take another copy of the file.`);
const foreign = () => failure("project-foreign", "This is no project of Newsprism. Choose a file that “save the project” made.");
