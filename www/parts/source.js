// Where something taken away came from: program, corpus, what was chosen. Pure.

import { count, date, dayOf, num } from "./format.js";
import { FILTERS, write } from "../state.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @typedef {object} Source
 * @property {string} program with its version
 * @property {string} corpus title
 * @property {string} fingerprint SHA-256 over the `sha256sum` lines of all files, sorted
 * @property {number} reports that the filters keep
 * @property {number} allReports
 * @property {number} words of the reports kept
 * @property {string[]} settings what was chosen, each in words
 * @property {number} corrections made by hand and in force
 * @property {string} date ISO 8601, by this computer's clock
 * @property {string} link to the same view
 */

/** Digits of the fingerprint in a citation: enough to tell any two corpora apart. */
const DIGITS = 16;

/**
 * @param {Page} page
 * @param {{ href: string, date: Date, settings?: string[] }} at
 * @returns {Source}
 */
export function sourceOf(page, { href, date, settings = [] }) {
  const { facets, state } = page;
  const kept = page.kept();
  const hash = write({ ...state, see: null });
  // A page opened from a file: where it lies on this computer is nobody's business.
  const address = /^https?:/.test(href) ? href.replace(/#.*/s, "") : (/([^/\\]*)$/.exec(href.replace(/[?#].*/s, ""))?.[1] ?? "");
  return {
    program: `Newsprism ${facets.version}`,
    corpus: page.title,
    fingerprint: facets.fingerprint,
    reports: kept.length,
    allReports: page.articles.length,
    words: kept.reduce((sum, a) => sum + a.words, 0),
    settings: [...(page.blinded === undefined ? [] : [`outlet names replaced: ${count(page.blinded, "place")} of the texts`]), ...chosen(hash), ...settings],
    corrections: page.byHand,
    date: dayOf(date),
    link: `${address}${hash}`,
  };
}

/** What an address sets, in words: "outlet: VOA". @param {string} hash */
function chosen(hash) {
  /** @type {Map<string, string[]>} */
  const out = new Map();
  for (const [name, value] of new URLSearchParams(hash.split("?").slice(1).join("?"))) {
    if (name === "rows" || name === "from") continue;
    const shown = value === "" && FILTERS.some(([filter]) => filter === name) ? "unknown" : value;
    out.set(name, [...(out.get(name) ?? []), shown]);
  }
  return [...out].map(([name, values]) => `${name === "q" ? "search" : name}: ${values.join(", ")}`);
}

/** "4 of 5 reports". @param {Source} source */
const reports = ({ reports, allReports }) =>
  reports === allReports ? `${num(allReports)} ${allReports === 1 ? "report" : "reports"}` : `${num(reports)} of ${num(allReports)} reports`;

/** One line to stand under a picture or a copied sentence. @param {Source} source */
export function sourceLine(source) {
  const settings = source.settings.length ? ` · ${source.settings.join("; ")}` : "";
  return `${source.corpus} · ${reports(source)}${settings} · made with ${source.program}`;
}

/** What to put into a footnote. @param {string} title @param {Source} source */
export function citation(title, source) {
  const parts = [
    `“${title}”, ${source.program}, ${date(source.date)}`,
    `Corpus: ${source.corpus}; ${reports(source)}, ${num(source.words)} words; SHA-256 ${source.fingerprint.slice(0, DIGITS)}`,
    source.settings.length ? `Settings: ${source.settings.join("; ")}` : "",
    source.corrections ? `${num(source.corrections)} ${source.corrections === 1 ? "correction" : "corrections"} by hand` : "",
  ];
  return `${parts.filter(Boolean).join(". ")}. ${source.link}`;
}

/**
 * A paragraph for a paper: what was read, by what, how it was counted, what was chosen, what a hand has changed.
 * @param {Source} source @param {(import("../engine/protocol.d.ts").Method|undefined)[]} of what is taken
 */
export function methods(source, of) {
  const { allReports: all, reports: kept, words } = source;
  const parts = [
    `The corpus “${source.corpus}” holds ${count(all, "news report")}${kept === all ? "" : `, of which ${num(kept)} ${kept === 1 ? "was" : "were"} read`}: ${count(words, "running word")} in headlines, section headings and body text`,
    `The analysis was made with ${source.program} on ${date(source.date)}; the texts are named by the SHA-256 ${source.fingerprint}, over the sorted sha256sum lines of all files`,
    "Captions, bylines, datelines and page furniture were left out of the counts by rules that state their reason line by line; quotations were found and given to speakers by rules together with a learned model, each with an estimate of how sure it is",
    source.corrections ? `${count(source.corrections, "quotation")} ${source.corrections === 1 ? "was" : "were"} corrected, confirmed or added by hand` : "No quotation was corrected by hand",
    ...of.map((method) => method ? `${method.name}: ${method.text.replace(/\.$/, "")}${method.formula ? ` [${method.formula}]` : ""}${method.source ? ` (${method.source.replace(/\.$/, "")})` : ""}` : ""),
    source.settings.length ? `Settings: ${source.settings.join("; ")}` : "All was counted, without a filter",
    `The same view: ${source.link}`,
  ];
  return `${parts.filter(Boolean).join(". ")}\n`;
}
