// The whole state of the page and its form in the address: what is in the hash is what is shown.
// Pure functions, tested in node.

/** @typedef {import("./engine/protocol.d.ts").Filter} Filter */

/**
 * What stands in the evidence panel.
 * @typedef {object} See
 * @property {"said"|"quotation"|"article"|"left-out"|"finding"|"method"|"row"|"statement"|"compared"} what
 * @property {string} [speaker] with `said`
 * @property {string} [country] with `said`: all whom the reports tie to it
 * @property {string} [outlet] with `said`
 * @property {string} [article] file name, with `quotation`, `article` and `left-out`
 * @property {string} [quote] the place where the program found it, with `quotation`; the version, with `statement`
 * @property {string} [rule] with `finding`
 * @property {string} [of] which figure's method, with `method` and `row`; which row of a comparison, with `compared`
 * @property {string} [row] the term of a row of a list, with `row`: its sentences
 * @property {string} [part] which of its counts, with `row`
 */

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
  ["report", "files"],
  ["voice", "voices"],
  ["with", "attributes"],
];
/** Fields that take some values only. @type {Partial<Record<keyof Filter, string[]>>} */
const ALLOWED = { kinds: ["direct", "mixed", "indirect"], certainties: ["sure", "likely", "guess"], voices: ["quoted", "reporting"] };
/** @returns {Filter} nothing chosen: all */
export const noFilter = () => ({ outlets: [], dates: [], agencies: [], speakers: [], affiliations: [], kinds: [], stances: [], certainties: [], files: [], voices: [], attributes: [] });

/** @param {URLSearchParams} given @returns {Filter} */
function readFilter(given) {
  const filter = noFilter();
  for (const [name, field] of FILTERS) {
    const values = [...new Set(given.getAll(name))];
    const allowed = ALLOWED[field];
    /** @type {string[]} */ (filter[field]) = allowed ? values.filter((v) => allowed.includes(v)) : values;
  }
  return filter;
}

/** @param {Filter} filter */
function filterParams(filter) {
  const out = new URLSearchParams();
  for (const [name, field] of FILTERS) for (const value of filter[field]) out.append(name, value);
  return out;
}

/** Rows on a page of a list. */
export const PAGE = 50;
/** Most rows that one request may ask for. */
const MOST = 1000;
/** Words in quotation marks that are nobody's quotation, by what they are. */
const MARKS = /** @type {const} */ (["unattributed", "scare", "title"]);
export const GROUPS = ["speaker", "country", "outlet", "verb", "stance", "none"];
const QUOTE_ORDERS = ["place", "length", "speaker", "verb", "doubt"];
const TERM_ORDERS = ["term", "count", "range", "dp", "dpNorm", "juilland", "da", "arf"];
export const COLLOCATE_MEASURES = ["g2", "g2two", "chi2", "mi", "mi3", "t", "z", "dice", "logdice", "dpnode", "dpword", "logodds"];
export const KEYNESS_MEASURES = ["g2", "g2two", "chi2", "fisher", "bic", "ell", "logratio", "diff", "odds", "simple", "logodds"];

/**
 * One thing that a view keeps in the address.
 * @template T
 * @typedef {object} Field
 * @property {string} name of the parameter
 * @property {T} usual what holds if the address says nothing
 * @property {(text: string) => T} read what it does not understand is the usual
 * @property {(value: T) => string} write the usual value is not written
 */

/** @param {string} name @param {string} [usual] @returns {Field<string>} */
const text = (name, usual = "") => ({ name, usual, read: (v) => v, write: (v) => v });
/** @param {string} name @param {string} yes how "on" is written @returns {Field<boolean>} */
const flag = (name, yes = "yes") => ({ name, usual: false, read: (v) => v === yes, write: () => yes });
/** @template {string} T @param {string} name @param {readonly T[]} allowed @param {T} usual @returns {Field<T>} */
const choice = (name, allowed, usual) => ({ name, usual, read: (v) => allowed.find((a) => a === v) ?? usual, write: (v) => v });
/** @param {string} name @param {number} usual @param {number} low @param {number} [high] @returns {Field<number>} */
const whole = (name, usual, low, high = 1e9) => ({ name, usual, read: (v) => (/^\d{1,10}$/.test(v) ? Math.min(high, Math.max(low, Number(v))) : usual), write: String });

/** What several views keep. */
/** @type {("words"|"quotations"|"share")[]} */
const MEASURES = ["words", "quotations", "share"];
/** A share of words is for the matrix only. */
const measure = choice("measure", MEASURES.slice(0, 2), "words");
const pages = { shown: whole("rows", PAGE, 1, MOST), from: whole("from", 0, 0) };

/** Reports that are held against one another: file names, which have no slash. @type {Field<string[]>} */
const among = { name: "among", usual: [], read: (v) => v.split("/").filter(Boolean), write: (v) => v.join("/") };

/** Some values of the filter, as an address of its own. @param {string} name @returns {Field<Filter>} */
const selection = (name) => ({ name, usual: noFilter(), read: (v) => readFilter(new URLSearchParams(v)), write: (v) => filterParams(v).toString() });
/** Sub-views of Versions by the question that they answer. */
export const VERSION_TABS = {
  statements: "Statements",
  shared: "Shared passages",
  "left-out": "Left out",
  naming: "Naming",
  numbers: "Numbers and dates",
  order: "Order",
  verbs: "Verbs",
  voices: "Voices",
};
/** @typedef {keyof typeof VERSION_TABS} VersionTab */

/**
 * The views in the order of their links: the name that the link bears, and what each keeps in the address beside filter,
 * query and evidence. A view is added here and in `views/table.js`.
 */
export const VIEWS = {
  overview: { title: "Overview", fields: { measure } },
  report: { title: "Report", under: "overview", fields: { measure } },
  quotes: {
    title: "Quotes",
    fields: {
      group: choice("group", GROUPS, "speaker"),
      order: choice("order", ["", ...QUOTE_ORDERS], ""),
      measure: choice("measure", MEASURES, "words"),
      /** Whether the matrix joins speakers by country. */
      isByCountry: flag("join", "country"),
      /** Which words that are nobody's quotation are listed. */
      marks: choice("marks", ["", ...MARKS], ""),
      ...pages,
    },
  },
  versions: {
    title: "Versions",
    fields: {
      tab: choice("tab", /** @type {VersionTab[]} */ (Object.keys(VERSION_TABS)), "statements"),
      /** One statement, named by a version of it: file, start and end of its words. */
      statement: text("statement"),
      /** The version that the others are held against, named in the same way. */
      base: text("base"),
      among,
      /** Shared passages of two reports: both texts beside one another. */
      isBeside: flag("beside"),
      /** Left out: so many other reports have it. */
      least: whole("least", 2, 1),
      /** Shared passages: in per cent of the shorter one's words, what joins two reports at least. */
      joins: whole("joins", 0, 0, 100),
      shown: whole("rows", 20, 1, MOST),
      from: pages.from,
    },
  },
  terms: {
    title: "Terms",
    fields: {
      order: choice("order", ["", ...TERM_ORDERS], ""),
      ascending: flag("dir", "up"),
      containing: text("has"),
      least: whole("least", 1, 1),
      stopWords: flag("stop"),
      /** Words in a row. */
      words: whole("words", 1, 1, 6),
      across: flag("across"),
      stems: flag("stems"),
      /** Rates in so many words. */
      per: choice("per", /** @type {const} */ (["1000", "10000", "1000000"]), "1000"),
      /** Measures of spread: those that have a column. */
      figures: choice("figures", ["some", "all"], "some"),
      ...pages,
    },
  },
  figures: {
    title: "Article figures",
    under: "terms",
    fields: {
      likeness: choice("like", /** @type {const} */ (["cosine", "jaccard", "delta"]), "cosine"),
      /** Words that the reports are ranked for. */
      rank: text("rank"),
      ...pages,
    },
  },
  calculator: {
    title: "Calculator",
    under: "terms",
    fields: {
      /** Id of a measure. */
      formula: text("formula", "g2"),
      /** Which of its ways to put counts in. */
      way: whole("way", 0, 0, 9),
      /** What is typed in, as an object in JSON; nothing: the counts of the reports named, or the example. */
      typed: text("typed"),
      among,
    },
  },
  concordance: {
    title: "Concordance",
    fields: {
      /** Sort levels. @type {Field<number[]>} */
      levels: { name: "by", usual: [], read: levels, write: (v) => v.map(levelName).join(",") },
      /** What the lines are grouped by. */
      lines: choice("lines", /** @type {const} */ (["", "outlet", "speaker"]), ""),
      /** So many hits by chance; 0 for all. */
      sample: whole("sample", 0, 0, 1e6),
      seed: whole("seed", 1, 0),
      /** Each so many-th hit; 0 for all. */
      every: whole("every", 0, 0, 1e6),
      from: pages.from,
    },
  },
  collocates: {
    title: "Collocates",
    fields: {
      order: choice("order", ["", "term", "together", "left", "right", "count", ...COLLOCATE_MEASURES], ""),
      ascending: flag("dir", "up"),
      reach: choice("reach", /** @type {const} */ (["window", "across", "sentence"]), "window"),
      left: whole("left", 5, 0, 50),
      right: whole("right", 5, 0, 50),
      expected: choice("expected", /** @type {const} */ (["window", "plain"]), "window"),
      leastBeside: whole("least", 2, 1),
      stopWords: flag("stop"),
      stems: flag("stems"),
      figures: choice("figures", ["some", "all"], "some"),
      ...pages,
    },
  },
  keyness: {
    title: "Keyness",
    fields: {
      a: selection("a"),
      b: selection("b"),
      order: choice("order", ["", "term", "a", "b", ...KEYNESS_MEASURES], ""),
      ascending: flag("dir", "up"),
      only: choice("only", /** @type {const} */ (["positive", "negative", "all", "a", "b"]), "positive"),
      correcting: choice("correct", /** @type {const} */ (["bh", "bonferroni", "none"]), "bh"),
      smoothing: whole("k", 100, 1, 1e6),
      copyOnce: flag("copy", "once"),
      leastBoth: whole("least", 3, 1),
      stopWords: flag("stop"),
      stems: flag("stems"),
      figures: choice("figures", ["some", "all"], "some"),
      height: choice("height", /** @type {const} */ (["logratio", "g2"]), "logratio"),
      ...pages,
    },
  },
  reader: {
    title: "Reader",
    fields: {
      /** File name. */
      article: text("article"),
      /** Place to go to, UTF-16; -1 for none. */
      at: whole("at", -1, 0),
      /** End of that place; -1 for "the sentence". */
      to: whole("to", -1, 0),
    },
  },
};

/** @typedef {keyof typeof VIEWS} View */
/** The view in whose place another stands, in the links of the frame. @param {View} view @returns {View} */
export const placeOf = (view) => ("under" in VIEWS[view] ? /** @type {View} */ (/** @type {{ under: string }} */ (VIEWS[view]).under) : view);
/** The views that the frame links to. */
export const TOP = /** @type {View[]} */ (Object.keys(VIEWS)).filter((view) => placeOf(view) === view);

/** @template U @typedef {(U extends any ? (each: U) => void : never) extends (each: infer I) => void ? I : never} All */
/** @typedef {All<typeof VIEWS[View]["fields"]>} Fields */
/** What the views keep, each under the name of its field. @typedef {{ [K in keyof Fields]: Fields[K] extends Field<infer T> ? T : never }} Own */

/** @typedef {{ view: View, filter: Filter, query: string, see: See|null } & Own} State */

// Made once: a page with many marks writes thousands of addresses each time it is drawn.
/** @type {Record<string, [string, Field<any>][]>} */
const FIELDS = Object.fromEntries(Object.entries(VIEWS).map(([view, { fields }]) => [view, Object.entries(fields)]));
/** @param {View} view @returns {[string, Field<any>][]} */
const fieldsOf = (view) => FIELDS[view] ?? [];
/** What holds in a view if the address says nothing. @type {Record<string, object>} */
const USUAL = Object.fromEntries(Object.entries(FIELDS).map(([view, fields]) => [view, Object.fromEntries(fields.map(([key, field]) => [key, field.usual]))]));
/** The same for all views. @type {any} */
const ANYWHERE = Object.assign({}, ...Object.values(USUAL));

const SEE = ["said", "quotation", "article", "left-out", "finding", "method", "row", "statement", "compared"];
/** @type {Exclude<keyof See, "what">[]} */
const SEE_FIELDS = ["speaker", "country", "outlet", "article", "quote", "rule", "of", "row", "part"];

/** @returns {State} the first screen */
export function initial() {
  return { ...ANYWHERE, view: "overview", filter: noFilter(), query: "", see: null };
}

/**
 * Reads the address. What it does not understand is left at its default, so that a damaged link still opens.
 * @param {string} hash with or without `#`
 * @returns {State}
 */
export function parse(hash) {
  const state = initial();
  const [path = "", search = ""] = split(hash.replace(/^#/, ""), "?");
  const view = path.replace(/^\//, "");
  if (Object.hasOwn(VIEWS, view)) state.view = /** @type {View} */ (view);
  const given = new URLSearchParams(search);
  state.filter = readFilter(given);
  state.query = given.get("q") ?? "";
  /** @type {Record<string, unknown>} */
  const own = {};
  for (const [key, field] of fieldsOf(state.view)) own[key] = given.has(field.name) ? field.read(given.get(field.name) ?? "") : field.usual;
  return { ...state, ...own, see: see(given) };
}

/**
 * Writes the address: only what differs from the usual, in a fixed order, and only what the view uses.
 * @param {State} state
 * @returns {string} beginning with `#`
 */
export function write(state) {
  const out = filterParams(state.filter);
  if (state.query !== "") out.append("q", state.query);
  for (const [key, field] of fieldsOf(state.view)) {
    const value = state[/** @type {keyof Own} */ (key)];
    if (value !== field.usual && JSON.stringify(value) !== JSON.stringify(field.usual)) out.append(field.name, field.write(value));
  }
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

/**
 * The state of another view under the same filter and query.
 * @param {State} state
 * @param {View} view
 * @param {Partial<State>} [change]
 * @returns {State}
 */
export function goTo(state, view, change = {}) {
  return { ...initial(), ...USUAL[view], view, filter: state.filter, query: state.query, article: state.article, ...change };
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
export function levelName(level) {
  return level === 0 ? "N" : `${Math.abs(level)}${level < 0 ? "L" : "R"}`;
}

/** @param {string} text */
function levels(text) {
  /** @type {number[]} */
  const out = [];
  for (const part of text.split(",")) {
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

/** @param {string} text @param {string} at @returns {[string, string]} */
function split(text, at) {
  const i = text.indexOf(at);
  return i < 0 ? [text, ""] : [text.slice(0, i), text.slice(i + 1)];
}
