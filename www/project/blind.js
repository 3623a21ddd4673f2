// Blinding: the same project under made-up names of outlets, for readers who are not to know them. Pure. Only what stands
// beside the texts is changed; what a text says of its own outlet stays, and is counted so that the page can say so.

import { FILTERS } from "../state.js";

/** @typedef {import("./model.js").Project} Project */

/** Metadata that name an outlet in other words. */
const TELLING = ["url", "source", "site"];

/**
 * @param {Project} project
 * @param {(file: string) => string} outletOf as the program has it: from the metadata or from the text; "" for unknown
 * @returns {{ project: Project, outlets: Map<string, string> }} with the blind name of each outlet, in the order of the articles
 */
export function blind(project, outletOf) {
  /** @type {Map<string, string>} */
  const outlets = new Map();
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @type {Map<string, number>} */
  const reports = new Map();
  for (const { file } of project.articles) {
    const outlet = outletOf(file);
    if (outlet !== "" && !outlets.has(outlet)) outlets.set(outlet, `Outlet ${letters(outlets.size)}`);
    reports.set(outlet, (reports.get(outlet) ?? 0) + 1);
    files.set(file, `report-${String(files.size + 1).padStart(3, "0")}.txt`);
  }
  const names = { outlets, files };
  /** @type {Map<string, number>} */
  const seen = new Map();
  const articles = project.articles.map((article) => {
    const outlet = outletOf(article.file);
    const nth = (seen.get(outlet) ?? 0) + 1;
    seen.set(outlet, nth);
    const meta = Object.fromEntries(Object.entries(article.meta).filter(([name]) => !TELLING.includes(name) && name !== "label"));
    const shown = outlets.get(outlet);
    if (shown) {
      meta["outlet"] = shown;
      meta["label"] = reports.get(outlet) === 1 ? shown : `${shown}, ${nth}`;
    }
    return { ...article, file: files.get(article.file) ?? article.file, source: {}, meta };
  });
  const { settings } = project;
  const rules = settings["lineRules"]?.map((/** @type {{ outlet: string }} */ rule) => ({ ...rule, outlet: outlets.get(rule.outlet) ?? rule.outlet }));
  const blinded = {
    ...project,
    articles,
    corrections: project.corrections.map((made) => ({ ...made, file: files.get(made.file) ?? made.file })),
    notes: project.notes.map((note) => ({ ...note, ...(note.hash !== undefined && { hash: renamed(note.hash, names) }), ...(note.file !== undefined && { file: files.get(note.file) ?? note.file }) })),
    views: project.views.map((view) => ({ ...view, hash: renamed(view.hash, names) })),
    settings: { ...settings, ...(rules && { lineRules: rules }), ...(settings["start"] && { start: renamed(settings["start"], names) }) },
  };
  return { project: blinded, outlets };
}

/** 0 → "A", 25 → "Z", 26 → "AA". @param {number} n @returns {string} */
const letters = (n) => (n < 26 ? "" : letters(Math.trunc(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

/**
 * How often the names of outlets stand in the texts, where blinding does not reach.
 * @param {Project} project @param {Iterable<string>} names
 */
export function namesInTexts(project, names) {
  let count = 0;
  for (const name of names) {
    const found = new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");
    for (const { text } of project.articles) count += text.match(found)?.length ?? 0;
  }
  return count;
}

/** Parameters that hold an address of their own. */
const NESTED = ["a", "b"];
const OUTLET = FILTERS.find(([, field]) => field === "outlets")?.[0];

/** A place in the page under the new names. @param {string} hash @param {{ outlets: Map<string, string>, files: Map<string, string> }} names @returns {string} */
function renamed(hash, names) {
  const [path = "", search = ""] = hash.split(/\?(.*)/s);
  return search === "" ? hash : `${path}?${parameters(search, names)}`;
}

/** @param {string} search @param {{ outlets: Map<string, string>, files: Map<string, string> }} names @returns {string} */
function parameters(search, names) {
  const out = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(search)) {
    if (NESTED.includes(name)) out.append(name, parameters(value, names));
    else if (name === OUTLET || name === "see-outlet") out.append(name, names.outlets.get(value) ?? value);
    // A file, several with slashes between them, or a file and a place in it.
    else out.append(name, value.split("/").map((part) => names.files.get(part) ?? part.replace(/^(.*)(:\d+-\d+)$/s, (all, file, place) => `${names.files.get(file) ?? file}${place}`)).join("/"));
  }
  return out.toString();
}
