// Figures of each report: how varied its words are, how hard it is to read, how alike the reports are, which answers a query.

import { html, nothing } from "../parts/dom.js";
import { count, exact, num, rate } from "../parts/format.js";
import { badge, outletOf } from "../parts/outlets.js";
import { again, againOf } from "../parts/method.js";
import { empty } from "../parts/states.js";
import { pager } from "../parts/pager.js";
import { subviews } from "../parts/subviews.js";
import { figure } from "../charts/figure.js";
import { heatmap } from "../charts/heatmap.js";
import { lengths } from "../charts/lengths.js";

/** @typedef {import("../parts/page.js").Page} Page */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../engine/protocol.d.ts").FiguresView} FiguresView */
/** @typedef {import("../engine/protocol.d.ts").ArticleFigures} ArticleFigures */
/** @typedef {import("../engine/protocol.d.ts").ArticleView} ArticleView */

/** Columns of the table of variety; the others are of readability. */
const VARIETY = ["ttr", "guiraud", "mattr", "mtld", "hd-d", "yule-k"];
/** Short names, for the heads of columns. @type {Record<string, string>} */
const SHORT = { ttr: "TTR", guiraud: "Guiraud’s R", mattr: "MATTR", mtld: "MTLD", "hd-d": "HD-D", "yule-k": "Yule’s K", flesch: "Flesch", "flesch-kincaid": "Flesch–Kincaid", ari: "ARI", "coleman-liau": "Coleman–Liau", smog: "SMOG", lix: "LIX" };
/** Sentences shown as evidence. */
const LONGEST = 12;

/** @param {State} state @param {import("../parts/page.js").Ask} ask @returns {Promise<FiguresView>} */
export const ask = (state, ask) => ask({ kind: "figures", filter: state.filter, query: state.rank, page: { offset: state.from, limit: state.shown } });

/** @param {FiguresView} data @param {string|undefined} of */
export function methodOf(data, of) {
  if (of === "rank") return data.ranking?.method;
  if (of === "lengths") return data.lengths;
  const at = ["cosine", "jaccard", "delta"].indexOf(of ?? "");
  return at >= 0 ? data.likeness?.methods[at] : data.columns.find((c) => c.id === of)?.method;
}

/** @param {FiguresView} data */
export const announce = (data) => `Article figures: ${count(data.total, "report")}`;

/** @param {Page} page @param {FiguresView} data */
export function draw(page, data) {
  if (data.rows.length === 0) return html`<h1>No report passes the filters</h1>${subviews(page, "Word list")}${empty("There is nothing to measure.", html`Take a filter out.`)}`;
  return html`<h1>${title(page, data)}</h1>
    <p class="sub">Each figure opens the counts that went in, and the calculator with them. Reports are measured whole: filters by speaker or kind choose reports here, not words.</p>
    ${subviews(page, "Word list")}
    ${figure(page, { name: "variety", title: "How varied the words are", subtitle: "Words of headlines, headings and body text. TTR and Guiraud’s R fall or rise with length: compare the other four.", isTable: true,
      table: tableOf(page, data, "newsprism-diversity", VARIETY, true), chart: list(page, data, VARIETY, true) })}
    ${figure(page, { name: "readability", title: "How hard the reports are to read", subtitle: html`Body text only, with syllables by spelling. Flesch: higher is easier; the others: higher is harder. Dale–Chall is left out, its word list is not free.`, isTable: true,
      table: tableOf(page, data, "newsprism-readability", readability(data), false), chart: list(page, data, readability(data), false) })}
    ${lengths(page, data)}
    ${data.likeness ? heatmap(page, data) : html`<p class="note">${data.rows.length < 2 ? "One report alone is like no other." : "Likeness is worked out for up to 40 reports at once: choose some by a filter."}</p>`}
    ${ranking(page, data)}
    ${pager(page, data.total, "report")}`;
}

/** @param {FiguresView} data */
const readability = (data) => data.columns.map((c) => c.id).filter((id) => !VARIETY.includes(id));

/** @param {Page} page @param {FiguresView} data */
function title(page, data) {
  const longest = [...data.rows].filter((r) => r.meanSentence !== null).sort((a, b) => Number(b.meanSentence) - Number(a.meanSentence));
  const [most] = longest;
  const last = longest.at(-1);
  if (!most || !last || longest.length < 2) return `Figures of ${count(data.total, "report")}`;
  return `${page.article(most.article)?.label} writes sentences of ${rate(Number(most.meanSentence))} words, ${page.article(last.article)?.label} of ${rate(Number(last.meanSentence))}`;
}

/** @param {FiguresView} data @param {string[]} ids @param {boolean} isVariety */
const heads = (data, ids, isVariety) => [...(isVariety ? ["Words", "Different"] : ["Sentences", "Words in one, mean"]), ...ids.map((id) => SHORT[id] ?? data.columns.find((c) => c.id === id)?.name ?? id)];

/** @param {Page} page @param {FiguresView} data @param {string} name @param {string[]} ids @param {boolean} isVariety */
const tableOf = (page, data, name, ids, isVariety) => ({
  name,
  columns: ["Report", ...heads(data, ids, isVariety)],
  rows: data.rows.map((row) => [
    page.article(row.article)?.label ?? String(row.article),
    ...(isVariety ? [row.tokens, row.types] : [row.sentences.length, row.meanSentence ?? "none"]),
    ...ids.map((id) => figureOf(data, row, id)?.value ?? "not defined"),
  ]),
});

/** @param {FiguresView} data @param {ArticleFigures} row @param {string} id */
const figureOf = (data, row, id) => row.figures[data.columns.findIndex((c) => c.id === id)];

/** @param {Page} page @param {FiguresView} data @param {string[]} ids @param {boolean} isVariety */
function list(page, data, ids, isVariety) {
  const names = heads(data, ids, isVariety);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${isVariety ? "Variety of words" : "Readability"}><table class="plain figures">
    <thead><tr><th scope="col">Report</th>${names.map((name, i) => html`<th scope="col" class="n">${i < 2 ? name : html`<a href=${page.see({ what: "method", of: ids[i - 2] })} aria-label="${name}: how it is counted">${name}</a>`}</th>`)}</tr></thead>
    <tbody>${data.rows.map((row) => {
      const info = page.article(row.article);
      const outlet = outletOf(page.outlets, info?.outlet ?? "");
      return html`<tr><th scope="row">${badge(outlet)}<a href=${page.href("reader", { article: info?.file ?? "" })}>${info?.label}</a></th>
        ${isVariety
          ? html`<td class="n" data-label="words">${num(row.tokens)}</td><td class="n" data-label="different">${num(row.types)}</td>`
          : html`<td class="n" data-label="sentences">${num(row.sentences.length)}</td><td class="n" data-label="words in one"><a href=${page.see({ what: "method", of: "lengths", article: info?.file ?? "" })}>${row.meanSentence === null ? "–" : rate(row.meanSentence)}</a></td>`}
        ${ids.map((id, i) => {
          const one = figureOf(data, row, id);
          const label = names[i + 2] ?? id;
          return html`<td class="n" data-label=${label}><a href=${page.see({ what: "method", of: id, article: info?.file ?? "" })} aria-label="${label} of ${info?.label}: ${one?.value == null ? "not defined" : rate(one.value)}">${one?.value == null ? "–" : rate(one.value)}</a>${one?.warnings.length && id !== "ttr" && id !== "guiraud" ? html`<span class="doubt" title=${one.warnings.join(" ")}>!</span>` : nothing}</td>`;
        })}</tr>`;
    })}</tbody></table></div>`;
}

/** @param {Page} page @param {FiguresView} data */
function ranking(page, data) {
  const { ranking } = data;
  const { rank } = page.state;
  const rows = ranking?.rows ?? [];
  const label = (/** @type {number} */ id) => page.article(id)?.label ?? String(id);
  return figure(page, {
    name: "ranking",
    title: rows[0] ? `${label(rows[0].article)} answers “${rank}” best` : "Which report answers a query best",
    subtitle: html`BM25: a word counts for more the rarer it is among the reports, less with each repetition, less in a long report. <a class="evidence" href=${page.see({ what: "method", of: "rank" })}>How it was counted</a>`,
    isTable: true,
    table: {
      name: "newsprism-ranking",
      columns: ["Report", "BM25", ...(ranking?.terms ?? []).map((t) => t.term)],
      rows: rows.map((row) => [label(row.article), row.score, ...row.counts]),
    },
    settings: rank ? [`ranked for “${rank}”`] : [],
    controls: html`<form class="rank" role="search" aria-label="Rank the reports" @submit=${(/** @type {SubmitEvent} */ e) => {
      e.preventDefault();
      const field = /** @type {HTMLFormElement} */ (e.currentTarget).elements.namedItem("rank");
      page.go({ rank: /** @type {HTMLInputElement} */ (field).value.trim() });
    }}><label>Words <input type="search" name="rank" .value=${rank} placeholder="peace talks" autocomplete="off" spellcheck="false" /></label> <button>Rank</button></form>`,
    chart: !ranking
      ? html`<p class="note">Type some words, for example <a href=${page.link({ rank: "peace talks" })}>peace talks</a>.</p>`
      : rows.length === 0
        ? empty(`No report has ${ranking.terms.length > 1 ? "any of these words" : "this word"}.`)
        : html`<div class="scroll" tabindex="0" role="region" aria-label="Ranking"><table class="plain figures">
          <thead><tr><th scope="col">Report</th><th scope="col" class="n">BM25</th>${ranking.terms.map((t) => html`<th scope="col" class="n"><a href=${page.href("concordance", { query: t.term, see: null })}>${t.term}</a><small>in ${count(t.articlesWith, "report")}</small></th>`)}</tr></thead>
          <tbody>${rows.map((row) => {
            const info = page.article(row.article);
            return html`<tr><th scope="row">${badge(outletOf(page.outlets, info?.outlet ?? ""))}<a href=${page.href("reader", { article: info?.file ?? "", query: rank })}>${info?.label}</a></th>
              <td class="n" data-label="BM25"><a href=${page.see({ what: "method", of: "rank", article: String(row.article) })} aria-label="BM25 of ${info?.label}: ${rate(row.score)}">${rate(row.score)}</a></td>${row.counts.map((n, i) => html`<td class="n" data-label=${ranking.terms[i]?.term ?? ""}>${n ? num(n) : "·"}</td>`)}</tr>`;
          })}</tbody></table></div>
          <p class="note">${num(rows.length)} of ${num(ranking.total)} reports that have ${ranking.terms.length > 1 ? "one of the words" : "the word"}.</p>`,
  });
}

/**
 * One figure: its card with the counts that went in, the sentences, the way to the calculator.
 * @param {State} state @param {import("../parts/page.js").Ask} ask @param {FiguresView} data @param {(file: string) => number} number
 * @returns {Promise<import("../parts/evidence.js").Evidence|null>}
 */
export async function evidence(state, ask, data, number) {
  const { see, filter } = state;
  if (see?.what !== "method" || !see.of) return null;
  const method = methodOf(data, see.of);
  if (!method) return null;
  if (see.article === undefined) return { title: method.name, method };
  const pair = see.article.split("|").map(Number);
  if (pair.length === 2) return likeness(data, see.of, pair, method);
  if (see.of === "rank") return ranked(data, see.article, method);
  const row = await rowOf(ask, data, number(see.article), filter);
  if (!row) return { title: method.name, method };
  const { figures, article } = row;
  if (see.of === "lengths") {
    const counts = [{ name: "sentences", value: figures.sentences.length }, { name: "mean", value: figures.meanSentence ?? 0 }, { name: "median", value: figures.medianSentence }];
    return { title: `Sentences of ${article.info.label}`, method: { ...method, counts }, more: (page) => longest(page, figures, article) };
  }
  const one = figureOf(data, figures, see.of);
  return {
    title: `${method.name}: ${one?.value == null ? "not defined" : exact(one.value)}`,
    method: { ...method, counts: one?.counts ?? [], caution: [one?.notDefined?.reason, ...(one?.warnings ?? [])].filter(Boolean).join(" ") || null },
    more: (page) => html`${computed(page, data, see.of ?? "", figures, article)}${VARIETY.includes(see.of ?? "") ? nothing : longest(page, figures, article)}`,
  };
}

/** One report's score: what each word of the query adds to it. @param {FiguresView} data @param {string} id the report's number @param {import("../engine/protocol.d.ts").Method} method */
function ranked({ ranking }, id, method) {
  const row = ranking?.rows.find((r) => r.article === Number(id));
  if (!ranking || !row) return { title: method.name, method };
  const valueOf = (/** @type {string} */ name) => method.counts.find((c) => c.name === name)?.value ?? 0;
  const words = ranking.terms.map((t, i) => ({ ...t, count: row.counts[i] ?? 0 })).filter((t) => t.count > 0);
  const counts = words.flatMap((t) => [{ name: `“${t.term}” here`, value: t.count }, { name: `reports with “${t.term}”`, value: t.articlesWith }]);
  return {
    title: `${method.name}: ${exact(row.score)}`,
    method: { ...method, counts: [...counts, { name: "words here", value: row.tokens }, ...method.counts] },
    more: (/** @type {Page} */ page) => again(page, "bm25", 1, { tf: words.map((t) => t.count).join(" "), words: row.tokens, mean: valueOf("mean words"), df: words.map((t) => t.articlesWith).join(" "), N: valueOf("N, reports") }),
  };
}

/** @param {import("../parts/page.js").Ask} ask @param {FiguresView} data @param {number} id @param {State["filter"]} filter */
async function rowOf(ask, data, id, filter) {
  const figures = data.rows.find((row) => row.article === id);
  if (!figures) return null;
  /** @type {ArticleView} */
  const article = await ask({ kind: "article", filter, article: figures.article, query: "" });
  return { figures, article };
}

/** The calculator with the counts of a figure; measures of the order of words get the text. @param {Page} page @param {FiguresView} data @param {string} id @param {ArticleFigures} row @param {ArticleView} article */
function computed(page, data, id, row, article) {
  if (id === "ttr" || id === "guiraud") return again(page, id, 2, { N: row.tokens, V: row.types });
  if (VARIETY.includes(id)) {
    const text = article.lines.filter((l) => l.counted.end > l.counted.start).map((l) => article.text.slice(l.counted.start, l.counted.end)).join("\n");
    return again(page, id, 1, { text });
  }
  const names = /** @type {[RegExp, string][]} */ ([[/^sentences/, "sentences"], [/^words$/, "words"], [/^syllables/, "syllables"], [/^letters/, "letters"], [/three/, "polysyllables"], [/seven/, "long"]]);
  const counts = figureOf(data, row, id)?.counts ?? [];
  return again(page, id, 1, Object.fromEntries(counts.map((c) => [names.find(([name]) => name.test(c.name))?.[1] ?? c.name, c.value])));
}

/** @param {Page} page @param {ArticleFigures} row @param {ArticleView} article */
function longest(page, row, article) {
  const sorted = [...row.sentences].sort((a, b) => b.words - a.words);
  return html`<section class="sentences"><h3>Its sentences, longest first</h3><ol>${sorted.slice(0, LONGEST).map((s) => html`<li>
    <a href=${page.href("reader", { article: article.info.file, at: s.span.start, to: s.span.end, see: null })}>${article.text.slice(s.span.start, s.span.end)}</a> <span class="n">${count(s.words, "word")}</span></li>`)}</ol>
    ${sorted.length > LONGEST ? html`<p class="cut">The ${LONGEST} longest of ${num(sorted.length)}; all of them are in the Reader.</p>` : nothing}</section>`;
}

/** @param {FiguresView} data @param {string} of @param {number[]} pair numbers of two articles @param {import("../engine/protocol.d.ts").Method} method */
function likeness(data, of, [a = -1, b = -1], method) {
  const { likeness } = data;
  const [i, j] = [likeness?.articles.indexOf(a) ?? -1, likeness?.articles.indexOf(b) ?? -1];
  if (!likeness || i < 0 || j < 0) return { title: method.name, method };
  const cell = i * likeness.articles.length + j;
  const value = (of === "cosine" ? likeness.cosine : of === "jaccard" ? likeness.jaccard : likeness.delta)[cell];
  const types = (/** @type {number} */ id) => data.rows.find((r) => r.article === id)?.types ?? 0;
  const counts = [...method.counts, { name: "different words of the one", value: types(a) }, { name: "of the other", value: types(b) }, { name: "in both", value: likeness.shared[cell] ?? 0 }];
  return {
    title: `${method.name}: ${value == null ? "not defined" : exact(value)}`,
    method: { ...method, counts },
    more: (/** @type {Page} */ page) => html`<p>${page.article(a)?.label} and ${page.article(b)?.label}: <a class="to" href=${page.href("reader", { article: page.article(a)?.file ?? "" })}>read the one</a>, <a class="to" href=${page.href("reader", { article: page.article(b)?.file ?? "" })}>read the other</a>.</p>
      ${of === "jaccard"
        ? again(page, "jaccard", 0, { both: likeness.shared[cell] ?? 0, v1: types(a), v2: types(b) })
        : againOf(page, of, of === "delta" ? 1 : 2, [a, b, ...(of === "delta" ? likeness.articles.filter((id) => id !== a && id !== b) : [])].map((id) => page.article(id)?.file ?? ""))}`,
  };
}
