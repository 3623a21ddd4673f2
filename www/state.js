// The whole state of the page and its form in the address: what is in the hash is what is shown.
// Pure functions, tested in node.

/** @typedef {import("./engine/protocol.d.ts").Filter} Filter */

/**
 * What stands in the evidence panel.
 * @typedef {object} See
 * @property {"said"|"quotation"|"article"|"left-out"|"finding"|"method"} what
 * @property {string} [speaker] with `said`
 * @property {string} [country] with `said`: all whom the reports tie to it
 * @property {string} [outlet] with `said`
 * @property {string} [article] file name, with `quotation`, `article` and `left-out`
 * @property {string} [quote] the place where the program found it, with `quotation`
 * @property {string} [rule] with `finding`
 * @property {string} [of] which figure's method, with `method`
 */

/**
 * @typedef {object} State
 * @property {View} view
 * @property {Filter} filter
 * @property {string} query
 * @property {string} group Quotes: how the rows are grouped
 * @property {string} order Quotes: order of the rows; Terms: the column
 * @property {boolean} ascending Terms
 * @property {"words"|"quotations"|"share"} measure what the speaker charts count; a share only in Quotes
 * @property {boolean} isByCountry Quotes: the matrix joins speakers by country
 * @property {""|"unattributed"|"scare"|"title"} marks Quotes: which words that are nobody's quotation are listed
 * @property {string} containing Terms: only words that hold this
 * @property {number} least Terms: smallest count
 * @property {boolean} stopWords Terms: list function words too
 * @property {number[]} levels Concordance: sort levels
 * @property {number} shown rows on the page of a list
 * @property {number} from first row of the page
 * @property {string} article Reader: file name
 * @property {number} at Reader: place to go to, UTF-16; -1 for none
 * @property {number} to Reader: end of that place; -1 for "the sentence"
 * @property {See|null} see
 */

/** @typedef {"overview"|"quotes"|"terms"|"concordance"|"reader"} View */

/** The views with the names that the links bear. @type {[View, string][]} */
export const VIEWS = [
  ["overview", "Overview"],
  ["quotes", "Quotes"],
  ["terms", "Terms"],
  ["concordance", "Concordance"],
  ["reader", "Reader"],
];

/** Rows on a page of a list. */
export const PAGE = 50;
/** Most rows that one request may ask for. */
const MOST = 1000;

/** Parameter name and field of the filter. @type {[string, keyof Filter][]} */
export const FILTERS = [
  ["outlet", "outlets"],
  ["date", "dates"],
  ["agency", "agencies"],
  ["speaker", "speakers"],
  ["country", "affiliations"],
  ["kind", "kinds"],
  ["stance", "stances"],
  ["certainty", "certainties"],
];
/** Fields that take some values only. @type {Partial<Record<keyof Filter, string[]>>} */
const ALLOWED = { kinds: ["direct", "mixed", "indirect"], certainties: ["sure", "likely", "guess"] };
const SEE = ["said", "quotation", "article", "left-out", "finding", "method"];
/** @type {("speaker"|"country"|"outlet"|"article"|"quote"|"rule"|"of")[]} */
const SEE_FIELDS = ["speaker", "country", "outlet", "article", "quote", "rule", "of"];
/** Words in quotation marks that are nobody's quotation, by what they are. */
export const MARKS = ["unattributed", "scare", "title"];
export const GROUPS = ["speaker", "country", "outlet", "verb", "stance", "none"];
export const QUOTE_ORDERS = ["place", "length", "speaker", "verb", "doubt"];
export const TERM_ORDERS = ["term", "count", "range"];

/** @returns {Filter} nothing chosen: all */
export const noFilter = () => ({ outlets: [], dates: [], agencies: [], speakers: [], affiliations: [], kinds: [], stances: [], certainties: [] });

/** @returns {State} the first screen */
export const initial = () => ({
  view: "overview",
  filter: noFilter(),
  query: "",
  group: "speaker",
  order: "",
  ascending: false,
  measure: "words",
  isByCountry: false,
  marks: "",
  containing: "",
  least: 1,
  stopWords: false,
  levels: [],
  shown: PAGE,
  from: 0,
  article: "",
  at: -1,
  to: -1,
  see: null,
});

/**
 * Reads the address. What it does not understand is left at its default, so that a damaged link still opens.
 * @param {string} hash with or without `#`
 * @returns {State}
 */
export function parse(hash) {
  const state = initial();
  const [path = "", search = ""] = split(hash.replace(/^#/, ""), "?");
  const view = path.replace(/^\//, "");
  const known = VIEWS.find(([name]) => name === view);
  if (known) state.view = known[0];
  const given = new URLSearchParams(search);
  for (const [name, field] of FILTERS) {
    const values = [...new Set(given.getAll(name))];
    const allowed = ALLOWED[field];
    /** @type {string[]} */ (state.filter[field]) = allowed ? values.filter((v) => allowed.includes(v)) : values;
  }
  state.query = given.get("q") ?? "";
  state.group = oneOf(given.get("group"), GROUPS, "speaker");
  state.order = oneOf(given.get("order"), state.view === "terms" ? TERM_ORDERS : QUOTE_ORDERS, "");
  state.ascending = given.get("dir") === "up";
  const measures = state.view === "quotes" ? ["words", "quotations", "share"] : ["words", "quotations"];
  state.measure = /** @type {State["measure"]} */ (oneOf(given.get("measure"), measures, "words"));
  state.isByCountry = given.get("join") === "country";
  state.marks = /** @type {State["marks"]} */ (oneOf(given.get("marks"), MARKS, ""));
  state.containing = given.get("has") ?? "";
  state.least = whole(given.get("least"), 1, 1, 1e9);
  state.stopWords = given.get("stop") === "yes";
  state.levels = levels(given.get("by"));
  state.shown = whole(given.get("rows"), PAGE, 1, MOST);
  state.from = whole(given.get("from"), 0, 0, 1e9);
  state.article = given.get("article") ?? "";
  state.at = whole(given.get("at"), -1, 0, 1e9);
  state.to = whole(given.get("to"), -1, 0, 1e9);
  state.see = see(given);
  return state;
}

/**
 * Writes the address: only what differs from the first screen, in a fixed order, and only what the view uses.
 * @param {State} state
 * @returns {string} beginning with `#`
 */
export function write(state) {
  const start = initial();
  const out = new URLSearchParams();
  for (const [name, field] of FILTERS) for (const value of state.filter[field]) out.append(name, value);
  /** @param {string} name @param {unknown} value @param {unknown} usual */
  const put = (name, value, usual) => value !== usual && out.append(name, String(value));
  const uses = USES[state.view];
  put("q", state.query, "");
  if (uses.includes("group")) put("group", state.group, start.group);
  if (uses.includes("order")) put("order", state.order, "");
  if (uses.includes("dir") && state.ascending) put("dir", "up", "");
  if (uses.includes("measure") && (state.measure !== "share" || uses.includes("join"))) put("measure", state.measure, start.measure);
  if (uses.includes("join") && state.isByCountry) put("join", "country", "");
  if (uses.includes("marks")) put("marks", state.marks, "");
  if (uses.includes("has")) put("has", state.containing, "");
  if (uses.includes("has")) put("least", state.least, start.least);
  if (uses.includes("has") && state.stopWords) put("stop", "yes", "");
  if (uses.includes("by")) put("by", state.levels.map(levelName).join(","), "");
  if (uses.includes("rows")) put("rows", state.shown, start.shown);
  if (uses.includes("rows")) put("from", state.from, 0);
  if (uses.includes("article")) put("article", state.article, "");
  if (uses.includes("article")) put("at", state.at, -1);
  if (uses.includes("article")) put("to", state.to, -1);
  if (state.see) {
    out.append("see", state.see.what);
    for (const field of SEE_FIELDS) {
      const value = state.see[field];
      if (value !== undefined) out.append(`see-${field}`, value);
    }
  }
  const search = out.toString();
  return `#/${state.view}${search ? `?${search}` : ""}`;
}

/** Which parameters, beside filter, query and evidence, each view keeps. @type {Record<View, string[]>} */
const USES = {
  overview: ["measure"],
  quotes: ["group", "order", "measure", "join", "marks", "rows"],
  terms: ["order", "dir", "has", "rows"],
  concordance: ["by", "rows"],
  reader: ["article"],
};

/**
 * The state of another view under the same filter and query.
 * @param {State} state
 * @param {View} view
 * @param {Partial<State>} [change]
 * @returns {State}
 */
export function goTo(state, view, change = {}) {
  return { ...initial(), view, filter: state.filter, query: state.query, article: state.article, ...change };
}

/**
 * The state with one value of a filter put in or taken out; lists begin at their first row again.
 * @param {State} state
 * @param {keyof Filter} field
 * @param {string} value
 * @returns {State}
 */
export function toggle(state, field, value) {
  const now = /** @type {string[]} */ (state.filter[field]);
  const next = now.includes(value) ? now.filter((v) => v !== value) : [...now, value];
  return { ...state, filter: { ...state.filter, [field]: next }, from: 0 };
}

/** @param {Filter} filter */
export const isFiltered = (filter) => FILTERS.some(([, field]) => filter[field].length > 0);

/** @param {Filter} a @param {Filter} b */
export const sameFilter = (a, b) => JSON.stringify(FILTERS.map(([, f]) => a[f])) === JSON.stringify(FILTERS.map(([, f]) => b[f]));

/**
 * A sort level as linguists write it: `1L` one word left of the node, `N` the node, `2R` two words right.
 * @param {number} level
 */
export const levelName = (level) => (level === 0 ? "N" : `${Math.abs(level)}${level < 0 ? "L" : "R"}`);

/** @param {string|null} text */
function levels(text) {
  /** @type {number[]} */
  const out = [];
  for (const part of (text ?? "").split(",")) {
    const found = /^(?:N|([1-5])([LR]))$/.exec(part);
    if (found) out.push(found[1] ? Number(found[1]) * (found[2] === "L" ? -1 : 1) : 0);
  }
  return out.slice(0, 3);
}

/** @param {URLSearchParams} given @returns {See|null} */
function see(given) {
  const what = given.get("see") ?? "";
  if (!SEE.includes(what)) return null;
  /** @type {See} */
  const out = { what: /** @type {See["what"]} */ (what) };
  for (const field of SEE_FIELDS) {
    const value = given.get(`see-${field}`);
    if (value !== null) out[field] = value;
  }
  return out;
}

/** @param {string|null} value @param {string[]} allowed @param {string} usual */
const oneOf = (value, allowed, usual) => (value !== null && allowed.includes(value) ? value : usual);

/** @param {string|null} text @param {number} usual @param {number} low @param {number} high */
function whole(text, usual, low, high) {
  if (text === null || !/^\d{1,10}$/.test(text)) return usual;
  return Math.min(high, Math.max(low, Number(text)));
}

/** @param {string} text @param {string} at @returns {[string, string]} */
function split(text, at) {
  const i = text.indexOf(at);
  return i < 0 ? [text, ""] : [text.slice(0, i), text.slice(i + 1)];
}
