// Tables that several views let a reader take away.

import { isConfirmed } from "./by-hand.js";
import { tei, webAnnotations } from "./annotations.js";
import { viaName } from "./excerpt.js";
import { sourceLine } from "./source.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./export.js").Table} Table */
/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("../engine/protocol.d.ts").ArticleInfo} ArticleInfo */

/** What a reader did about it. @param {QuoteRow} row */
const hand = (row) => (row.added ? "added" : row.corrected === null ? "" : isConfirmed(row) ? "confirmed" : "corrected");

/** Every field of every row as the core gives it, with its report in words. @param {Page} page @param {QuoteRow[]} rows */
export const quotesData = (page, rows) => ({
  newsprism: "quotations",
  quotations: rows.map((r) => {
    const info = page.article(r.article);
    return { report: info?.label ?? "", outlet: info?.outlet ?? "", file: info?.file ?? "", ...r, byHand: hand(r) };
  }),
});

/** @param {Page} page @param {QuoteRow[]} rows @returns {Table} */
export const quotesTable = (page, rows) => ({
  name: "newsprism-quotations",
  columns: ["Report", "Outlet", "File", "Paragraph", "Speaker", "Country", "As written", "Passed on by", "Passed on by, as written", "Cue", "Verb", "Stance", "Kind", "Quoted words", "Words", "Confidence", "Certainty", "Quotation", "Start (UTF-16)", "End (UTF-16)", "By hand", "Program: speaker", "Program: kind", "Program: quotation", "Program: confidence"],
  rows: rows.map((r) => {
    const info = page.article(r.article);
    return [info?.label ?? "", info?.outlet ?? "", info?.file ?? "", r.paragraph, r.speaker, r.affiliation, r.mention ?? "", r.via ? viaName(r.via) : "", r.via?.mention ?? "", r.cue ?? "", r.verb ?? "", r.stance ?? "", r.kind, r.quotedWords, r.words,
      r.confidence, r.certainty, r.text, r.spans[0]?.start ?? 0, r.spans[r.spans.length - 1]?.end ?? 0,
      hand(r), r.corrected?.speaker ?? r.speaker, r.corrected?.kind ?? r.kind, r.corrected?.text ?? r.text, r.corrected?.confidence ?? r.confidence];
  }),
});

/**
 * The formats that quotations have beside a table's.
 * @param {Page} page @param {string} title @param {() => QuoteRow[]|Promise<QuoteRow[]>} rows
 * @returns {import("./take.js").Taken["files"]}
 */
export function quotesFiles(page, title, rows) {
  /** With the texts that they stand in. @param {QuoteRow[]} all */
  const reports = async (all) => {
    /** @type {Map<number, import("./annotations.js").Report>} */
    const out = new Map();
    for (const article of new Set(all.map((row) => row.article))) {
      const { info, text } = await page.ask({ kind: "article", filter: page.state.filter, article, query: "" });
      out.set(article, { info, text });
    }
    return out;
  };
  return [
    ["Annotations (JSON-LD)", "jsonld", "application/ld+json", async (source) => {
      const all = await rows();
      return webAnnotations(all, await reports(all), source, title);
    }],
    ["TEI (XML)", "tei.xml", "application/xml", async (source) => {
      const all = await rows();
      return tei(all, await reports(all), source, title, sourceLine(source));
    }],
  ];
}

/** @param {ArticleInfo[]} articles @returns {Table} */
export const reportsTable = (articles) => ({
  name: "newsprism-reports",
  columns: ["Report", "Outlet", "File", "Headline", "Date", "Agencies", "Place", "Byline", "Words", "Words inside quotation marks", "Quotations", "Lines left out"],
  rows: articles.map((a) => [a.label, a.outlet, a.file, a.headline?.value ?? "", a.date?.value ?? "", a.agencies.map((f) => f.value).join("; "), a.place?.value ?? "", a.byline?.value ?? "",
    a.words, a.quotedWords, a.quotations, a.linesLeftOut]),
});
