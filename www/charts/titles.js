// Titles that say what is seen, by rule from the figures, and honest where nothing stands out. Pure, tested in node.

import { list, num, outletName, percent, speakerName } from "../parts/format.js";

/** @typedef {import("../engine/protocol.d.ts").SpeakersView} SpeakersView */
/** @typedef {import("../engine/protocol.d.ts").SpeakerRow} SpeakerRow */
/** @typedef {import("../engine/protocol.d.ts").OutletShare} OutletShare */
/** @typedef {"words"|"quotations"|"share"} Measure */

/** Leads the next by less than this: nobody stands out. */
const CLEAR_LEAD = 1.3;
/** An outlet with at least this part of what a speaker gets is named. */
const MOSTLY = 0.4;

/** @param {OutletShare|SpeakerRow} row @param {Measure} measure */
export const amount = (row, measure) => (measure === "quotations" ? row.quotations : row.quotedWords);

/** The speakers that have something to show, most first. @param {SpeakersView} view @param {Measure} measure */
export const ranked = (view, measure) =>
  view.speakers.filter((s) => amount(s, measure) > 0).sort((a, b) => amount(b, measure) - amount(a, measure));

/**
 * What the speaker chart shows.
 * @param {SpeakersView} view
 * @param {Measure} measure
 * @param {boolean} [isChosen] whether the reader chose the speakers: then that others are missing says nothing
 */
export function speakersTitle(view, measure, isChosen = false) {
  const rows = ranked(view, measure);
  const what = measure === "quotations" ? "quotations" : "quoted words";
  const total = view.totals.reduce((sum, outlet) => sum + amount(outlet, measure), 0);
  const named = rows.filter((r) => r.speaker !== "");
  const [first, second] = named;
  if (!first) return total > 0 ? "Words are quoted, but nobody is named as their speaker" : "Nobody is quoted here";
  const most = amount(first, measure);
  if (rows.length === 1) return isChosen ? `${num(most)} ${what} of ${first.speaker}${through(first, measure)}` : `${first.speaker} is the only one quoted`;
  if (second && most < CLEAR_LEAD * amount(second, measure)) {
    const near = named.filter((r) => most < CLEAR_LEAD * amount(r, measure));
    if (near.length > 3) return `No one speaker stands out among ${num(measure === "quotations" ? view.named : view.namedQuoted)}`;
    return `${list(near.map((r) => r.speaker))} get about as many ${what} each`;
  }
  return `${first.speaker} gets ${share(most, total)} of the ${what}${through(first, measure)}`;
}

/** @param {SpeakerRow} row @param {Measure} measure */
function through(row, measure) {
  const all = amount(row, measure);
  const outlets = [...row.outlets].filter((o) => amount(o, measure) > 0).sort((a, b) => amount(b, measure) - amount(a, measure));
  const [first, second] = outlets;
  // An outlet that nobody knows is not one outlet.
  if (!first || first.outlet === "") return "";
  if (!second) return `, all through ${outletName(first.outlet)}`;
  const lead = amount(first, measure);
  if (lead >= MOSTLY * all && lead >= CLEAR_LEAD * amount(second, measure)) return `, most of all through ${outletName(first.outlet)}`;
  return "";
}

/** @param {number} part @param {number} whole */
function share(part, whole) {
  const p = part / whole;
  if (p >= 0.97) return "nearly all";
  if (p > 0.53) return "more than half";
  if (p >= 0.48 && p <= 0.53) return "half";
  return percent(part, whole);
}

/** What the matrix shows. @param {SpeakersView} view @param {boolean} [isChosen] as above @param {boolean} [isByCountry] whether a row is a country */
export function matrixTitle(view, isChosen = false, isByCountry = false) {
  const named = view.speakers.filter((s) => s.speaker !== "");
  const [one, many] = isByCountry ? ["country", "countries"] : ["speaker", "speakers"];
  if (isByCountry && named.length === 0) return "The reports tie nobody who speaks to a country";
  if (isChosen && named.length > 0) return `How often each outlet quotes ${view.named <= 3 ? list(named.map((s) => s.speaker)) : `the ${num(view.named)} ${many} chosen`}`;
  if (named.length === 0) return "Nobody is named as a speaker here";
  if (view.outlets.filter((o) => o !== "").length < 2) return `${num(view.named)} ${view.named === 1 ? one : many} in ${outletName(view.outlets.find((o) => o !== "") ?? "")}`;
  const { everywhere, inOne } = view;
  const all = everywhere.length === 0 ? `No ${one} is heard in every outlet` : everywhere.length <= 3
    ? `${list(everywhere.map(speakerName))} ${everywhere.length === 1 ? "is" : "are"} heard in every outlet`
    : `${num(everywhere.length)} ${many} are heard in every outlet`;
  return inOne === 0 ? all : `${all}, ${num(inOne)} of ${num(view.named)} in one only`;
}

/** What the dispersion strips show. @param {{ hits: number, label: string, words: number }[]} strips @param {string} query */
export function dispersionTitle(strips, query) {
  const withHits = strips.filter((s) => s.hits > 0);
  if (withHits.length === 0) return `No report has “${query}”`;
  const without = strips.filter((s) => s.hits === 0);
  if (strips.length > 1 && withHits.length === 1) return `Only ${withHits[0]?.label} has “${query}”`;
  if (without.length > 0 && without.length <= 2) return `All but ${list(without.map((s) => s.label))} have “${query}”`;
  const rates = [...withHits].sort((a, b) => b.hits / b.words - a.hits / a.words);
  const [top, next] = rates;
  if (top && next && top.hits >= 5 && top.hits / top.words >= 2 * (next.hits / next.words)) return `${top.label} uses “${query}” at least twice as often as any other`;
  return withHits.length === strips.length ? `Every report has “${query}”` : `${num(withHits.length)} of ${num(strips.length)} reports have “${query}”`;
}

/**
 * Where the hits of many reports stand.
 * @param {{ hits: number, reports: number, total: number, spread: number[] }} where @param {string} query
 */
export function spreadTitle({ hits, reports, total, spread }, query) {
  if (hits === 0) return `No report has “${query}”`;
  // Half of the hits in how few hundredths of the text?
  let [sum, parts] = [0, 0];
  for (const part of [...spread].sort((a, b) => b - a)) {
    if (2 * sum >= hits) break;
    sum += part;
    parts += 1;
  }
  const where = `${num(reports)} of ${num(total)} reports have “${query}”`;
  return parts <= 20 && hits >= 20 ? `${where}, half of the hits in ${parts} % of the text` : where;
}
