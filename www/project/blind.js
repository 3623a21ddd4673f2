// Blinding: the same project under made-up names of outlets and agencies, for readers who are not to know them. Pure. The
// copy is changed, its texts too; the project itself stays as it is. In slices, for it takes seconds: see slices.js.

import { fingerprint, keyOf } from "../parts/corrections.js";
import { FILTERS } from "../state.js";
import { explaining, maskOf, masked, movedTo } from "./mask.js";
import { bytesOf } from "./model.js";
import { atOnce } from "./slices.js";

/** @typedef {import("./model.js").Project} Project */
/** @typedef {import("./model.js").Article} Article */
/** @typedef {import("./mask.js").Mask} Mask */
/** @typedef {import("./mask.js").Place} Place */
/** @typedef {import("../engine/protocol.d.ts").Fact} Fact */

/** What the program has of an article. @typedef {{ outlet: string, agencies: Fact[], source: Fact|null }} Known */
/**
 * @typedef {object} Blinded
 * @property {Project} project
 * @property {Map<string, string>} names what each outlet and agency is called in it
 * @property {Map<Article, Place[]>} hidden by article as it was: what is replaced in its text
 */

/** Metadata that name an outlet in other words. */
const TELLING = ["url", "source", "site"];
/** In the place of words that the reader wants hidden. */
const HIDDEN = "[hidden]";

/**
 * @param {Project} project
 * @param {(file: string) => Known|undefined} known
 * @param {{ more?: string[], classesOf?: (file: string) => string[] }} [how] `more`: words to hide beside the names; `classesOf`: what the
 *   program took each line for, so that it stays that without the name that told
 * @returns {Generator<unknown, Blinded>}
 */
export function* blinding(project, known, { more = [], classesOf = () => [] } = {}) {
  const { articles: given, settings } = project;
  const outlets = lettered("Outlet", given.map(({ file }) => known(file)?.outlet ?? ""));
  const names = new Map([...lettered("Agency", given.flatMap(({ file }) => known(file)?.agencies.map(({ value }) => value) ?? []).filter((name) => !outlets.has(name))), ...outlets]);
  const mask = yield* maskFor(given, known, names, more);
  /** @param {string} text */
  const hide = (text) => masked(text, mask(text));
  /** @type {Map<Article, Place[]>} */
  const hidden = new Map();
  /** @type {Set<string>} */
  const out = new Set();
  for (const article of given) {
    hidden.set(article, mask(article.text));
    for (const [name, value] of Object.entries(article.attributes)) if (/https?:|www\./i.test(value) || mask(`${name} ${value}`).length) out.add(name);
    yield;
  }
  const files = new Map(given.map(({ file }, i) => [file, `report-${String(i + 1).padStart(3, "0")}.txt`]));
  const placesOf = new Map(given.map((article) => [article.file, hidden.get(article) ?? []]));
  const renamed = renaming({ names, files, placesOf, hide, out });

  /** @type {Map<string, number>} */
  const reports = new Map();
  for (const { file } of given) reports.set(known(file)?.outlet ?? "", (reports.get(known(file)?.outlet ?? "") ?? 0) + 1);
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @type {Article[]} */
  const articles = [];
  for (const article of given) {
    const { outlet = "", agencies = [] } = known(article.file) ?? {};
    const nth = (seen.get(outlet) ?? 0) + 1;
    seen.set(outlet, nth);
    const meta = Object.fromEntries(Object.entries(article.meta).filter(([name]) => !TELLING.includes(name) && name !== "label").map(([name, value]) => [name, hide(value)]));
    const shown = names.get(outlet);
    if (shown) {
      meta["outlet"] = shown;
      meta["label"] = reports.get(outlet) === 1 ? shown : `${shown}, ${nth}`;
    }
    // The text does not name it any more.
    if (agencies.length) meta["agency"] = agencies.map(({ value }) => names.get(value) ?? value).join("; ");
    const places = placesOf.get(article.file) ?? [];
    const attributes = Object.fromEntries(Object.entries(article.attributes).filter(([name]) => !out.has(name)));
    articles.push({ ...article, file: files.get(article.file) ?? article.file, text: masked(article.text, places), source: {}, meta, attributes, lines: linesOf(article, places, classesOf(article.file)) });
    yield;
  }
  const corrected = new Set(project.corrections.map(({ file }) => file));
  /** @type {Map<string, string[]>} */
  const prints = new Map();
  for (const [i, article] of given.entries()) {
    if (corrected.has(article.file)) prints.set(article.file, [article, /** @type {Article} */ (articles[i])].map((one) => fingerprint(bytesOf(one))));
    yield;
  }
  const corrections = [];
  for (const made of project.corrections) {
    const { file, print, found, text, by, speaker, spans } = made;
    const [before, after] = prints.get(file) ?? [];
    const places = print === before ? (placesOf.get(file) ?? []) : [];
    corrections.push({
      ...made, file: files.get(file) ?? file, print: print === before ? (after ?? print) : print, found: movedTo(places, found), text: hide(text), by: hide(by),
      ...(speaker !== undefined && { speaker: hide(speaker) }), ...(spans && { spans: spans.map((span) => movedTo(places, span)) }),
    });
    yield;
  }
  corrections.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  // Those of outlets that are not in the copy would name them.
  const rules = settings["lineRules"]?.flatMap((/** @type {import("./model.js").LineRule} */ rule) => (rule.outlet === "" || names.has(rule.outlet) ? { ...rule, outlet: names.get(rule.outlet) ?? "", line: hide(rule.line) } : []));
  return {
    project: {
      ...project, title: hide(project.title), articles, corrections,
      notes: project.notes.map((note) => ({ ...note, text: hide(note.text), ...(note.hash !== undefined && { hash: renamed(note.hash) }), ...(note.file !== undefined && { file: files.get(note.file) ?? note.file }) })),
      views: project.views.map(({ name, hash }) => ({ name: hide(name), hash: renamed(hash) })),
      settings: { ...settings, ...(rules && { lineRules: rules }), ...(settings["start"] && { start: renamed(settings["start"]) }), blinded: [...hidden.values()].reduce((sum, { length }) => sum + length, 0) },
    },
    names, hidden,
  };
}

/** @param {Parameters<typeof blinding>} how */
export const blind = (...how) => atOnce(blinding(...how));

/** "Outlet A", "Outlet B" … in the order of the articles. @param {string} word @param {string[]} names */
const lettered = (word, names) => new Map([...new Set(names)].filter(Boolean).map((name, i) => [name, `${word} ${letters(i)}`]));

/** 0 → "A", 25 → "Z", 26 → "AA". @param {number} n @returns {string} */
const letters = (n) => (n < 26 ? "" : letters(Math.trunc(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

/**
 * Hides every form that the metadata know of: the name, as printed too, without "The", where the article lay, what the texts explain.
 * @param {Article[]} articles @param {(file: string) => Known|undefined} known @param {Map<string, string>} names @param {string[]} more
 * @returns {Generator<unknown, Mask>}
 */
function* maskFor(articles, known, names, more) {
  const forms = new Map(names);
  const hosts = new Map();
  for (const { file, text, meta, source } of articles) {
    const { outlet = "", agencies = [], source: stated = null } = known(file) ?? {};
    for (const { value, at } of agencies) if (at) forms.set(text.slice(at.start, at.end), names.get(value) ?? value);
    const shown = names.get(outlet);
    if (!shown) continue;
    for (const name of [stated?.value, meta["site"]]) if (name && !forms.has(name)) forms.set(name, shown);
    const host = hostOf(meta["url"] ?? String(source["url"] ?? ""));
    // "news.example.co.uk": the longest part, for the rest is everybody's.
    if (host) hosts.set(host, shown).set(host.split(".").slice(0, -1).sort((a, b) => b.length - a.length)[0] ?? host, shown);
  }
  for (const [name, shown] of forms) if (/^the\s+\S/i.test(name) && !forms.has(name.slice(4).trim())) forms.set(name.slice(4).trim(), shown);
  const all = yield* explaining(forms, articles.map(({ text }) => text));
  // In small letters: without any regard to capitals.
  for (const word of more) all.set(word.toLowerCase(), HIDDEN);
  return maskOf(all, hosts);
}

/** @param {string} url */
function hostOf(url) {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}

/** What lines are by hand, and those whose name told what they are. @param {Article} article @param {Place[]} places @param {string[]} classes */
function linesOf({ text, lines }, places, classes) {
  const out = new Map(lines.map((one) => [one.line, one]));
  for (const { start } of places) {
    const line = text.slice(0, start).split(/\r\n|\n|\r/).length - 1;
    const was = classes[line] ?? "body";
    if (!out.has(line) && was !== "body" && was !== "blank") out.set(line, { line, class: was });
  }
  return [...out.values()].sort((a, b) => a.line - b.line);
}

/** Parameters that hold an address of their own. */
const NESTED = ["a", "b"];
/** Parameters that name outlets, agencies and files: those that are not in the copy are left out of it. */
const NAMING = ["outlet", "agency", "report", "among", "article", "statement", "base", "see-outlet", "see-article"];
const ATTRIBUTE = FILTERS.find(([, field]) => field === "attributes")?.[0];

/**
 * A place in the page under the new names.
 * @param {{ names: Map<string, string>, files: Map<string, string>, placesOf: Map<string, Place[]>, hide: (text: string) => string, out: Set<string> }} how
 * @returns {(hash: string) => string}
 */
function renaming({ names, files, placesOf, hide, out }) {
  const blind = new Set(names.values());
  /** @param {string} file @param {string} start @param {string} end */
  const span = (file, start, end) => movedTo(placesOf.get(file) ?? [], { start: Number(start), end: Number(end) });
  /** A file, or a file and a place in it. @param {string} part @returns {string|undefined} */
  const ofFile = (part) => {
    const [, file = part, start, end] = /^(.*):(\d+)-(\d+)$/s.exec(part) ?? [];
    if (!files.has(file)) return undefined;
    const { start: from, end: to } = span(file, start ?? "0", end ?? "0");
    return `${files.get(file)}${end === undefined ? "" : `:${from}-${to}`}`;
  };
  /** @param {string} search @returns {string} */
  const parameters = (search) => {
    const given = new URLSearchParams(search);
    const result = new URLSearchParams();
    const inReader = span(given.get("article") ?? "", given.get("at") ?? "0", given.get("to") ?? "0");
    for (const [name, value] of given) {
      const place = /^(\d+)-(\d+)$/.exec(value);
      if (name === ATTRIBUTE && out.has(value.split("=")[0] ?? "")) continue;
      if (NESTED.includes(name)) result.append(name, parameters(value));
      else if (name === "at" && given.has("article")) result.append(name, String(inReader.start));
      else if (name === "to" && given.has("article")) result.append(name, String(inReader.end));
      else if (name === "see-quote" && place) {
        const { start, end } = span(given.get("see-article") ?? "", place[1] ?? "", place[2] ?? "");
        result.append(name, `${start}-${end}`);
      } else {
        // Figures are numbers of reports; an empty value is what is not stated.
        const isOut = (/** @type {string} */ part) => NAMING.includes(name) && /[^\d|]/.test(part) && !blind.has(hide(part));
        const shown = names.get(value) ?? value.split("/").flatMap((part) => ofFile(part) ?? (isOut(part) ? [] : hide(part))).join("/");
        if (shown !== "" || value === "") result.append(name, shown);
      }
    }
    return result.toString();
  };
  return (hash) => {
    const [path = "", search = ""] = hash.split(/\?(.*)/s);
    return search === "" ? hash : `${path}?${parameters(search)}`;
  };
}
