// Articles in JSON: a list of objects, or an object that has one; one object a line.

import { Refusal } from "./draft.js";
import { readRows } from "./table.js";

const MOST_COLUMNS = 200;

/** @param {import("./registry.js").Given} given */
export function readJson({ path, item, text, options }) {
  const whole = text();
  let data;
  try {
    data = JSON.parse(whole);
  } catch (error) {
    if (/^\s*\{.*\}\s*\n\s*\{/.test(whole.slice(0, 100_000))) return readLines({ path, item, text: () => whole, options, bytes: new Uint8Array() });
    throw new Refusal("bad-json", `This is not JSON: ${placeOf(error)}. Save it anew from where it came.`);
  }
  readObjects(item, path, listIn(data), options);
}

/** @param {import("./registry.js").Given} given */
export function readLines({ path, item, text, options }) {
  item.format = "JSON lines";
  /** @type {unknown[]} */
  const list = [];
  /** @type {number[]} */
  const bad = [];
  text().split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === "") return;
    try {
      list.push(JSON.parse(line));
    } catch {
      bad.push(i + 1);
    }
  });
  if (bad.length > 0) item.failures.push({ code: "bad-json", message: `${bad.length.toLocaleString("en-GB")} ${bad.length === 1 ? "line is" : "lines are"} no JSON (first: line ${bad[0]}); all the others are here.`, about: path });
  if (list.length > 0) readObjects(item, path, list, options);
}

/**
 * @param {import("./draft.js").Item} item @param {string} path @param {unknown[]} list @param {import("./draft.js").Options} options
 */
function readObjects(item, path, list, options) {
  /** @type {Map<string, number>} */
  const places = new Map();
  const rows = list.map((given) => {
    /** @type {string[]} */
    const row = [];
    for (const [name, value] of fieldsOf(typeof given === "string" ? { text: given } : given, "", 0)) {
      let at = places.get(name);
      if (at === undefined) {
        if (places.size >= MOST_COLUMNS) throw new Refusal("too-many-columns", `These objects have more than ${MOST_COLUMNS} fields. Save them with a field each for text, headline, outlet and date.`);
        at = places.size;
        places.set(name, at);
      }
      row[at] = value;
    }
    return row;
  });
  readRows(item, path, [...places.keys()], rows, options.mapping);
}

/**
 * Names and values; those of an object in an object as "source.name".
 * @param {unknown} given @param {string} before @param {number} depth @returns {Generator<[string, string]>}
 */
function* fieldsOf(given, before, depth) {
  if (typeof given !== "object" || given === null) return;
  for (const [name, value] of Object.entries(given)) {
    const full = `${before}${name}`;
    if (Array.isArray(value)) {
      const said = value.filter((v) => typeof v === "string" || typeof v === "number");
      // Paragraphs in a list are paragraphs; names in a list are a list of names.
      if (said.length > 0) yield [full, said.join(said.some((v) => String(v).length > 80) ? "\n\n" : ", ")];
    } else if (typeof value === "object") {
      if (depth < 3) yield* fieldsOf(value, `${full}.`, depth + 1);
    } else if (value !== undefined) yield [full, String(value)];
  }
}

/** @param {any} data @returns {unknown[]} */
function listIn(data) {
  if (Array.isArray(data)) return data;
  if (typeof data !== "object" || data === null) throw new Refusal("no-articles", "This JSON holds no list of articles and no article: it must be a list of objects, or an object that has one.");
  const lists = Object.values(data).filter((value) => Array.isArray(value) && value.some((v) => typeof v === "object" && v !== null));
  return lists.length > 0 ? lists.reduce((a, b) => (b.length > a.length ? b : a)) : [data];
}

/** @param {unknown} error */
function placeOf(error) {
  const said = error instanceof Error ? error.message : "";
  const at = /position (\d+)|line (\d+) column (\d+)/i.exec(said);
  return at ? `what stands at ${at[0]} is not expected there` : "it breaks off, or a sign in it is not expected there";
}
