/** What of the page needs no browser: the address, titles, tables, marks, colours. `node --test tests/page`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { contrast, faults, tokensOf } from "../../www/build/colours.mjs";
import { dispersionTitle, matrixTitle, speakersTitle, spreadTitle } from "../../www/charts/titles.js";
import { cell, csv, json, pasted, slug } from "../../www/parts/export.js";
import { citation, sourceLine, sourceOf } from "../../www/parts/source.js";
import { blocksOf, piecesOf, runningText } from "../../www/parts/blocks.js";
import { count, date, dayOf, list, percent, rate } from "../../www/parts/format.js";
import { outletsOf } from "../../www/parts/outlets.js";
import { within } from "../../www/parts/pager.js";
import { hasCondition, nothingBuilt, withCondition, written } from "../../www/parts/query.js";
import { runsOf, sentenceAt } from "../../www/parts/runs.js";
import { VIEWS, goTo, initial, levelName, parse, toggle, write } from "../../www/state.js";

const full = () => ({
  ...initial(),
  view: "quotes",
  filter: { outlets: ["A & B", ""], dates: ["2016-03-16"], agencies: ["Ünited=?#"], speakers: ["O’Neill, \"Jo\""], kinds: ["direct", "indirect"], stances: ["neutral", ""], certainties: ["likely"], files: ["a b.txt"], voices: ["reporting"] },
  filter: { outlets: ["A & B", ""], dates: ["2016-03-16"], agencies: ["Ünited=?#"], speakers: ["O’Neill, \"Jo\""], affiliations: ["United States", ""], kinds: ["direct", "indirect"], stances: ["neutral", ""], certainties: ["likely"], files: ["a.txt"], voices: ["quoted"], attributes: ["side=left &= more", "tone="] },
  query: "peace talks",
  group: "verb",
  order: "doubt",
  measure: "share",
  isByCountry: true,
  marks: "unattributed",
  shown: 250,
  from: 50,
  see: { what: "said", speaker: "", outlet: "A & B" },
});

test("what is written is read back, in every view", () => {
  for (const view of Object.keys(VIEWS)) {
    const state = { ...full(), view, measure: view === "quotes" ? "share" : "quotations", article: "a b.txt", at: 12, to: 40, levels: [-1, 0, 3], containing: "wïthdraw", least: 2, stopWords: true, ascending: true, order: { terms: "range", collocates: "mi", keyness: "logratio" }[view] ?? "doubt" };
    const hash = write(state);
    const again = parse(hash);
    assert.equal(write(again), hash);
    assert.deepEqual(again.filter, state.filter);
    assert.deepEqual(again.see, state.see);
    assert.equal(again.query, state.query);
    if (view === "reader") assert.deepEqual([again.article, again.at, again.to], ["a b.txt", 12, 40]);
    if (view === "concordance") assert.deepEqual(again.levels, [-1, 0, 3]);
    if (view === "keyness") assert.deepEqual(parse(write({ ...state, a: full().filter })).a, full().filter);
    if (view === "terms") assert.deepEqual([again.containing, again.least, again.stopWords, again.ascending, again.order], ["wïthdraw", 2, true, true, "range"]);
    if (view === "quotes") assert.deepEqual(again, { ...full(), order: "doubt" });
  }
});

test("the first screen has the shortest address", () => {
  assert.equal(write(initial()), "#/overview");
  assert.deepEqual(parse(""), initial());
  assert.deepEqual(parse("#/overview"), initial());
});

test("a damaged address opens what can be understood", () => {
  const state = parse("#/nowhere?kind=shouted&rows=1e9&from=-3&at=x&by=9L,2R,,N,1L,5R&see=fire&group=colour&order=%&least=0");
  assert.equal(state.view, "overview");
  assert.deepEqual(state.filter.kinds, []);
  assert.deepEqual([state.shown, state.from, state.at, state.least], [50, 0, -1, 1]);
  assert.equal(state.see, null);
  assert.equal(state.group, "speaker");
  assert.equal(parse("#/quotes?rows=999999").shown, 1000);
  assert.equal(parse("#/quotes?group=colour&order=%").order, "");
  assert.deepEqual(parse("#/concordance?by=9L,2R,,N,1L,5R").levels, [2, 0, -1]);
  assert.deepEqual([parse("#/terms?least=0").least, parse("#/reader?at=x").at], [1, -1]);
});

test("another view keeps filter and query, and begins its lists anew", () => {
  const next = goTo(full(), "terms");
  assert.deepEqual(next.filter, full().filter);
  assert.equal(next.query, "peace talks");
  assert.deepEqual([next.from, next.shown, next.see], [0, 50, null]);
});

test("a filter value goes in and out, and the list begins anew", () => {
  const one = toggle(full(), "speakers", "X");
  assert.deepEqual(one.filter.speakers, ["O’Neill, \"Jo\"", "X"]);
  assert.equal(one.from, 0);
  assert.deepEqual(toggle(one, "speakers", "X").filter.speakers, full().filter.speakers);
});

test("sort levels are named as linguists name them", () => {
  assert.deepEqual([-5, 0, 2].map(levelName), ["5L", "N", "2R"]);
});

test("numbers are printed as a newspaper does", () => {
  assert.equal(count(1, "report"), "1 report");
  assert.equal(count(2214, "word"), "2,214 words");
  assert.deepEqual([0, 0.04123, 12.345, 1234.5].map(rate), ["0", "0.0412", "12.3", "1,235"]);
  assert.equal(percent(0, 9), "0\u202f%");
  assert.equal(percent(1, 1000), "under 1\u202f%");
  assert.equal(percent(999, 1000), "99\u202f%");
  assert.equal(percent(1, 0), "–");
  assert.equal(date("2016-03-05"), "5 Mar 2016");
  assert.equal(date("last week"), "last week");
  assert.equal(list(["a", "b", "c"]), "a, b and c");
});

test("a day is that of the computer's clock, also around midnight", () => {
  const { TZ } = process.env;
  for (const zone of ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"]) {
    process.env.TZ = zone;
    for (const hour of [0, 12, 23]) assert.equal(dayOf(new Date(2026, 0, 2, hour, 30)), "2026-01-02", `${zone}, ${hour} h`);
  }
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

test("a table cell is never a formula, and a comma no new cell", () => {
  assert.deepEqual(["=1+1", "+1", "-1", "@x", "\tx", "a,b", 'a"b', "a\nb", "plain"].map(cell), ["'=1+1", "'+1", "'-1", "'@x", "'\tx", '"a,b"', '"a""b"', '"a\nb"', "plain"]);
  assert.equal(cell(-1.5), "-1.5");
  for (const start of ["=1", "+1", "-1", "@A1", " =1", "\u00A0=1", "\0=1", "\t1", "\r1", "\n1", "＝1", "＋1", "－1", "＠A1"]) {
    assert.match(cell(start), /^"?'/, JSON.stringify(start));
    assert.match(pasted("t", { name: "n", columns: ["c"], rows: [[start]] }, "s").split("\n")[2], start.trim() === "1" ? /^ 1$/ : /^'/, JSON.stringify(start));
  }
  assert.equal(cell('=HYPERLINK("x","y")'), '"\'=HYPERLINK(""x"",""y"")"');
  assert.equal(csv({ name: "t", columns: ["a", "b"], rows: [["x", 1]] }), "\uFEFFa,b\r\nx,1\r\n");
});

const speaker = (name, shares) => ({
  speaker: name,
  kind: "person",
  aliases: [],
  quotedWords: shares.reduce((s, [, w]) => s + w, 0),
  quotations: shares.length,
  outlets: shares.map(([outlet, quotedWords]) => ({ outlet, quotedWords, quotations: 1 })),
});
const view = (...speakers) => {
  const outlets = ["P", "Q", "R"];
  const shares = (outlet) => speakers.flatMap((s) => s.outlets.filter((o) => o.outlet === outlet));
  const named = speakers.filter((s) => s.speaker);
  return {
    outlets,
    total: speakers.length,
    quoted: speakers.filter((s) => s.quotedWords).length,
    named: named.length,
    namedQuoted: named.filter((s) => s.quotedWords).length,
    everywhere: named.filter((s) => outlets.every((outlet) => s.outlets.some((o) => o.outlet === outlet))).map((s) => s.speaker),
    inOne: named.filter((s) => s.outlets.length === 1 && s.outlets[0].outlet).length,
    totals: [...outlets, ""].map((outlet) => ({ outlet, quotedWords: shares(outlet).reduce((sum, o) => sum + o.quotedWords, 0), quotations: shares(outlet).length })),
    quotedWords: 0,
    method: {},
    speakers,
  };
};

test("the title says who stands out, and through whom", () => {
  assert.equal(speakersTitle(view(speaker("Ann", [["P", 60], ["Q", 10]]), speaker("Bob", [["Q", 30]])), "words"), "Ann gets more than half of the quoted words, most of all through P");
  assert.equal(speakersTitle(view(speaker("Ann", [["P", 42]]), speaker("Bob", [["Q", 30]]), speaker("Cy", [["R", 28]])), "words"), "Ann gets 42\u202f% of the quoted words, all through P");
  assert.equal(speakersTitle(view(speaker("Ann", [["P", 20], ["Q", 20]]), speaker("Bob", [["Q", 30]]), speaker("Cy", [["R", 30]])), "words"), "Ann gets 40\u202f% of the quoted words");
});

test("where the reader chose the speaker, the title does not call it the only one", () => {
  const one = view(speaker("Ann", [["P", 60], ["Q", 10]]));
  assert.equal(speakersTitle(one, "words"), "Ann is the only one quoted");
  assert.equal(speakersTitle(one, "words", true), "70 quoted words of Ann, most of all through P");
  assert.equal(matrixTitle(one, true, true), "How often each outlet quotes Ann");
  assert.equal(matrixTitle(one, true), "How often each outlet quotes Ann");
});

test("an outlet that is not stated is not one outlet", () => {
  const unknown = { ...view(speaker("Ann", [["", 60]]), speaker("Bob", [["P", 9]])), outlets: ["P", "Q", ""] };
  assert.equal(speakersTitle(unknown, "words"), "Ann gets more than half of the quoted words");
  assert.equal(matrixTitle(unknown, false, true), "No country is heard in every outlet, 1 of 2 in one only");
  assert.equal(matrixTitle(unknown), "No speaker is heard in every outlet, 1 of 2 in one only");
});

test("the title is honest where nothing stands out", () => {
  assert.equal(speakersTitle(view(), "words"), "Nobody is quoted here");
  assert.equal(speakersTitle(view(speaker("", [["P", 9]])), "words"), "Words are quoted, but nobody is named as their speaker");
  assert.equal(speakersTitle(view(speaker("Ann", [["P", 10]]), speaker("Bob", [["P", 9]])), "words"), "Ann and Bob get about as many quoted words each");
  const many = "ABCDE".split("").map((n, i) => speaker(n, [["P", 20 - i]]));
  assert.equal(speakersTitle(view(...many), "words"), "No one speaker stands out among 5");
});

test("the matrix and the strips say what they show", () => {
  assert.equal(matrixTitle(view(speaker("Ann", [["P", 1], ["Q", 1], ["R", 1]]), speaker("Bob", [["P", 1]]))), "Ann is heard in every outlet, 1 of 2 in one only");
  assert.equal(matrixTitle(view(speaker("Bob", [["P", 1]]))), "No speaker is heard in every outlet, 1 of 1 in one only");
  const strip = (label, hits) => ({ label, hits, words: 100 });
  assert.equal(dispersionTitle([strip("P", 3), strip("Q", 0), strip("R", 2)], "x"), "All but Q have “x”");
  assert.equal(dispersionTitle([strip("P", 3), strip("Q", 0)], "x"), "Only P has “x”");
  assert.equal(dispersionTitle([strip("P", 8), strip("Q", 2)], "x"), "P uses “x” at least twice as often as any other");
  assert.equal(dispersionTitle([strip("P", 0)], "x"), "No report has “x”");
  assert.equal(spreadTitle({ hits: 40, reports: 30, total: 1000, spread: [10, 9, 2, ...Array(19).fill(1)] }, "x"), "30 of 1,000 reports have “x”, half of the hits in 3 % of the text");
  assert.equal(spreadTitle({ hits: 4, reports: 4, total: 30, spread: [1, 1, 1, 1] }, "x"), "4 of 30 reports have “x”");
});

test("overlapping marks are cut into runs that cover the text once", () => {
  const runs = runsOf(0, 10, [{ start: 2, end: 6 }, { start: 4, end: 8 }, { start: 9, end: 9 }, { start: 20, end: 30 }]);
  assert.deepEqual(runs.map((r) => [r.start, r.end, r.marks.length]), [[0, 2, 0], [2, 4, 1], [4, 6, 2], [6, 8, 1], [8, 10, 0]]);
  assert.deepEqual(runsOf(3, 3, []), []);
});

test("the sentence around a place survives abbreviations", () => {
  const text = "He went. The U.S. Secretary came. All left.";
  const span = sentenceAt(text, { start: 0, end: text.length }, text.indexOf("Secretary"));
  assert.equal(text.slice(span.start, span.end), "The U.S. Secretary came.");
});

test("each outlet has its colour by place in the corpus, and a badge of its own", () => {
  const outlets = outletsOf(["The Post", "Press", "", "Paris Echo", ...Array.from({ length: 8 }, (_, i) => `N${i}`)].map((outlet, id) => ({ id, outlet })));
  const all = [...outlets.values()];
  assert.equal(new Set(all.map((o) => o.badge)).size, all.length);
  assert.deepEqual([all[0].badge, all[0].className, outlets.get("").className, all.at(-1).className], ["P", "outlet-1", "outlet-none", "outlet-none"]);
});

test("the colours hold, and the check can fail", () => {
  const css = readFileSync(new URL("../../www/styles/tokens.css", import.meta.url), "utf8");
  assert.deepEqual(faults(css), []);
  assert.equal(contrast("#000000", "#ffffff").toFixed(2), "21.00");
  const { light } = tokensOf(css);
  assert.ok(faults(css.replace(`--soft: ${light.soft}`, "--soft: #aaaaaa")).some((f) => f.includes("--soft on --paper")));
  assert.ok(faults(css.replace(`--outlet-2: ${light["outlet-2"]}`, `--outlet-2: ${light["outlet-1"]}`)).some((f) => f.includes("protanopia")));
});

test("what is taken away says where it came from", () => {
  const article = { id: 0, words: 400 };
  const page = /** @type {any} */ ({
    state: parse("#/terms?outlet=A&outlet=&least=2&see=method"),
    articles: [article, { id: 1, words: 100 }],
    kept: () => [article],
    facets: { fingerprint: "0123456789abcdef".repeat(4), version: "9.9.9" },
    title: "Corpus",
    byHand: 1,
  });
  const at = { href: "file:///home/me/my%20things/newsprism.html#/terms?x=y", date: new Date("2026-01-02T12:00:00Z"), settings: ["window: 5"] };
  const source = sourceOf(page, at);
  assert.equal(
    citation("Title", source),
    "“Title”, Newsprism 9.9.9, 2 Jan 2026. Corpus: Corpus; 1 of 2 reports, 400 words; SHA-256 0123456789abcdef. Settings: outlet: A, unknown; least: 2; window: 5. 1 correction by hand. newsprism.html#/terms?outlet=A&outlet=&least=2",
  );
  assert.equal(sourceOf(page, { ...at, date: new Date(2026, 0, 2, 0, 30) }).date, "2026-01-02");
  assert.equal(sourceOf(page, { ...at, href: "https://example.org/p/?q#/terms" }).link, "https://example.org/p/?q#/terms?outlet=A&outlet=&least=2");
  assert.equal(sourceLine(source), "Corpus · 1 of 2 reports · outlet: A, unknown; least: 2; window: 5 · made with Newsprism 9.9.9");
  const table = { name: "t", columns: ["a", "b"], rows: [["x\ty", 1]] };
  assert.deepEqual(JSON.parse(json("Title", table, source)).rows, table.rows);
  assert.equal(pasted("Title", table, "Source"), "Title\na\tb\nx y\t1\nSource\n");
});

test("a condition is put on a query and taken off, and is not found in quotation marks", () => {
  assert.equal(withCondition("peace talks", "with case", true), "peace talks with case");
  assert.equal(withCondition("peace WITH  case by \"A\"", "with case", false), "peace by \"A\"");
  assert.equal(withCondition("a with case", "with case", true), "a with case");
  assert.equal(hasCondition("\"a with case\" within sentence", "with case"), false);
  assert.equal(hasCondition("“x” within sentence", "within sentence"), true);
  assert.equal(withCondition("“a with case” with case", "with case", false), "“a with case”");
});

test("the builder writes queries", () => {
  const build = (change) => written({ ...nothingBuilt(), ...change });
  assert.equal(build({}), "");
  assert.equal(build({ first: " peace " }), "peace");
  assert.equal(build({ first: "peace talks" }), "\"peace talks\"");
  assert.equal(build({ first: "talk", how: "family", join: "near", second: "pea", secondHow: "begins", apart: 7 }), "talk+ ~7 pea*");
  assert.equal(build({ first: "war", join: "or", second: "peace" }), "war | peace");
  assert.equal(build({ first: "war", join: "next", second: "" }), "war");
  assert.equal(build({ first: "a\"[b", how: "holds", where: "within quote", speaker: "A \"B\"", outlet: "P", inSentence: true, withCase: true, withoutAccents: true }), "*a* *b* within sentence within quote by \"A B\" in outlet \"P\" with case without accents");
});

/** A row of cells: `-` is none, a word as it is kept, `*` changed, `+` added, `,` punctuation. @param {string} line */
const cells = (line) => line.split(" ").map((word) => {
  if (word === "-") return null;
  const change = { "*": "changed", "+": "added", "~": "punctuation" }[word[0] ?? ""];
  return { text: change ? word.slice(1) : word, change: /** @type {any} */ (change ?? "kept") };
});

test("words under words are cut into blocks that fit, and every column stands in one", () => {
  const rows = [cells("Today, as we may face it - end"), cells("- ~As we may *meet it +to end")];
  for (const room of [1, 30, 55, 90, 1000]) {
    const blocks = blocksOf(rows, (text) => 8 * text.length, room);
    assert.deepEqual(blocks.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)), [0, 1, 2, 3, 4, 5, 6, 7]);
    for (const block of blocks) {
      const pieces = rows.map((_, v) => piecesOf(rows, v, 0, block));
      for (const [v, list] of pieces.entries()) {
        assert.equal(list.reduce((sum, p) => sum + p.columns, 0), block.end - block.start);
        const words = rows[v]?.slice(block.start, block.end).flatMap((c) => (c ? [c.text] : [])).join(" ");
        assert.equal(list.map((p) => p.text).filter(Boolean).join(" "), words);
      }
    }
  }
  assert.deepEqual(blocksOf([], () => 1, 100), []);
  const [whole] = blocksOf(rows, (text) => text.length, 1e9);
  assert.ok(whole);
  assert.deepEqual(piecesOf(rows, 0, 0, whole).map((p) => [p.text, p.change, p.stands, p.columns]), [
    ["Today,", "kept", true, 1],
    ["as", "kept", true, 1],
    ["we may", "kept", false, 2],
    ["face", "kept", true, 1],
    ["it", "kept", false, 1],
    ["", "gap", false, 1],
    ["end", "kept", false, 1],
  ]);
  assert.deepEqual(piecesOf(rows, 1, 0, whole).map((p) => [p.text, p.change]), [["", "cut"], ["As", "punctuation"], ["we may", "kept"], ["meet", "changed"], ["it", "kept"], ["to", "added"], ["end", "kept"]]);
  assert.deepEqual(runningText(rows, 1, 0), [
    { text: "Today,", change: "cut" },
    { text: "As", change: "punctuation" },
    { text: "we may", change: "kept" },
    { text: "meet", change: "changed" },
    { text: "it", change: "kept" },
    { text: "to", change: "added" },
    { text: "end", change: "kept" },
  ]);
});

test("a list that became shorter shows its last page, never none", () => {
  for (const [from, total, shown] of [[0, 0, 0], [50, 0, 0], [0, 1, 0], [50, 50, 0], [50, 51, 50], [100, 101, 100], [150, 101, 100], [100, 100, 50]]) assert.equal(within(from, total, 50), shown, `${from} of ${total}`);
});

test("a title becomes a name for a file", () => {
  for (const [title, name] of [["Ukraine: 24 Feb", "ukraine-24-feb"], ["  Brücke & Čas / 東京  ", "brücke-čas-東京"], ["a\u0301", "a\u0301"], ["../..", ""], ["", ""], ["x".repeat(99), "x".repeat(60)]]) assert.equal(slug(title), name);
});
