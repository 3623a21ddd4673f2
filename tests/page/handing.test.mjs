/** Handing on, as far as it needs no browser: the page as text, blinding, annotations and TEI. `node --test tests/page`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { tei, webAnnotations } from "../../www/parts/annotations.js";
import { methods } from "../../www/parts/source.js";
import { fingerprint, keyOf } from "../../www/parts/corrections.js";
import { blind } from "../../www/project/blind.js";
import { explained, maskOf, masked, movedTo } from "../../www/project/mask.js";
import { read, write } from "../../www/project/file.js";
import { bytesOf, newProject } from "../../www/project/model.js";
import { onePage, withProject } from "../../www/project/page.js";
import { parse } from "../../www/state.js";

const TEMPLATE = "<head><!-- packer: policy --><!-- packer: styles --></head><body><!-- packer: data --><!-- packer: script --></body>";
const printOf = (article) => fingerprint(bytesOf(article));
const page = (text = "") => onePage(TEMPLATE, { policy: "p", css: "c", blocks: [{ id: "newsprism-project", type: "application/json", text }, { id: "newsprism-other", type: "text/plain", text: "$& $1" }], app: "a('$&')" });
const article = (file, meta = {}, text = "A text.") => ({ file, text, source: { name: `/home/me/${file}` }, meta, lines: [], attributes: {} });

test("a project goes into the page and comes out as it was, whatever its texts hold", () => {
  const project = newProject("</script>$&", [article("a.txt", {}, "</script><!-- <script> ]]> \0 \ud800 \udfff \u202e \ufeff \u2028 \r\n $& $1 \\u003c")]);
  const html = withProject(page(), write(project));
  const text = /id="newsprism-project">([^<]*)<\/script>/.exec(html)[1];
  assert.deepEqual(read(text), project);
  assert.equal(withProject(html, ""), page(), "nothing else is touched");
  assert.equal(withProject(html, write(project)), html);
  assert.throws(() => withProject("<p>", "{}"), /no place/);
  assert.throws(() => withProject(page(), "<"), /no “<”/);
});

test("names are hidden in every form, the longest first, and nothing else", () => {
  const mask = maskOf(new Map([["Dale", "Outlet A"], ["The Dale Times", "Outlet B"], ["VOD", "Outlet C"], ["Agence Nord-Sud", "Agency A"], ["People’s Day", "Outlet D"], ["C++ & (X)", "Outlet E"]]), new Map([["valleynews.example", "Outlet A"], ["valleynews", "Outlet A"]]));
  for (const [text, shown] of [
    ["Dale. The Dale Times! the dale times DALE-TIMES", "Outlet A. Outlet B! Outlet B Outlet A-TIMES"],
    ["VOD’s, vod, (VOD) VODs avod VOD2 é_VOD", "Outlet C’s, Outlet C, (Outlet C) VODs avod VOD2 é_Outlet C"],
    ["a dale, a daleman, in Dale", "a dale, a daleman, in Outlet A"],
    ["Agence Nord Sud, AGENCE\u00a0NORD‑SUD, agence nord-sud, Agence\nNord-Sud", "Agency A, Agency A, Agency A, Agence\nNord-Sud"],
    ["People's Day, PEOPLE’S DAY", "Outlet D, Outlet D"],
    ["See https://www.valleynews.example/a/b?c=1, or http://else.example/x. Mail a.b@vod.example, c@d.example", "See Outlet A, or [address]. Mail Outlet C, [address]"],
    ["valleynews.example/x and dale.example; He went.Dale said so. U.S.A, e.g. this", "Outlet A and Outlet A; He went.Outlet A said so. U.S.A, e.g. this"],
    ["@VODNews #DaleTimes @valleynews #other valleynews", "Outlet C Outlet A Outlet A #other valleynews"],
    ["C++ & (X) and C", "Outlet E and C"],
  ]) assert.equal(masked(text, mask(text)), shown);
  assert.deepEqual(maskOf(new Map())("VOD at https://a.example/"), [{ start: 7, end: 25, shown: "[address]" }]);
});

test("texts explain short names and long ones", () => {
  const of = (name, text) => [...explained(new Map([[name, "X"]]), [text]).keys()].slice(1);
  assert.deepEqual(of("VOD", "A word from the Voice of Dale (VOD) today."), ["Voice of Dale"]);
  assert.deepEqual(of("VOD", "The VOD (Voice of Dale) said."), ["Voice of Dale"]);
  assert.deepEqual(of("Voice of Dale", "the Voice of Dale (VOD), and the Voice of Dale (UK)"), ["VOD"]);
  assert.deepEqual(of("AFP", "Agence France-Presse (AFP)"), ["Agence France-Presse"]);
  assert.deepEqual(of("VOD", "A long road (VOD) and (VOD)"), []);
});

test("giant lines are hidden in time that grows with them", () => {
  const mask = maskOf(new Map([["Dale Times", "X"], ["VOD", "Y"]]));
  for (const part of ["a", "a.", "a+", "@", "Dale ", "Dale Dale", " ", "-", "http://", "a@a.", "_"]) {
    for (const text of [part.repeat(100_000), `Dale${part.repeat(100_000)} (VOD`]) {
      mask(text);
      explained(new Map([["Dale Times", "X"], ["VOD", "Y"]]), [text]);
    }
  }
});

test("places move with the words, whatever is cut", () => {
  const mask = maskOf(new Map([["VOD", "Outlet A"], ["The Very Long Name", "Z"]]));
  let seed = 7;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 300; round++) {
    const words = Array.from({ length: 12 }, () => ["VOD", "The Very Long Name", "word", "“said”", "\u{1f5de}", "."][random(6)]);
    const text = words.join(" ");
    const places = mask(text);
    const [start, end] = [random(text.length), random(text.length)].sort((a, b) => a - b);
    const to = movedTo(places, { start, end });
    // Cut where no hidden word is cut, both ways give the same.
    if (places.some((place) => (place.start < start && start < place.end) || (place.start < end && end < place.end))) assert.ok(to.start <= to.end);
    else assert.equal(masked(text, places).slice(to.start, to.end), masked(text.slice(start, end), mask(text).filter((p) => p.start >= start && p.end <= end).map((p) => ({ ...p, start: p.start - start, end: p.end - start }))));
  }
});

test("blinding leaves no name of an outlet or file in the copy, and the project as it was", () => {
  const first = "Dale says.\nPHOTO: VOA\n(VOA) - Read https://voa.example/x.\r\n“We wait,” he told VOA on Monday. A Voice of Anyone (VOA) report.";
  const quote = { start: first.indexOf("“"), end: first.indexOf("”") + 1 };
  const project = {
    ...newProject("VOA and others", [article("voa-1.txt", { outlet: "VOA", label: "VOA, first", headline: "VOA: Dale", url: "https://voa.example/", date: "2016-03-16" }, first), article("voa-2.txt", {}, "The agency Le Monde reported. VOAX."), { ...article("afp.txt", { outlet: "AFP" }), attributes: { page: "https://x.example/", paper: "a VOA paper", length: "long" } }, article("x.txt")]),
    notes: [{ text: "n of voa", file: "voa-2.txt", hash: `#/reader?article=voa-1.txt&at=${quote.start}&to=${quote.end}&see=quotation&see-article=voa-1.txt&see-quote=${quote.start}-${quote.end}` }],
    views: [{ name: "v", hash: "#/keyness?outlet=AFP&a=outlet%3DVOA%26report%3Dafp.txt&b=outlet%3DAFP&with=page%3Dx&with=length%3Dlong" }, { name: "AFP", hash: "#/versions?statement=afp.txt%3A3-40&among=voa-1.txt%2Fafp.txt" }, { name: "q", hash: "#/concordance?q=VOA&agency=Le+Monde" }],
    settings: { start: "#/overview?see=said&see-outlet=VOA", lineRules: [{ outlet: "VOA", line: "PHOTO: VOA", class: "furniture" }] },
  };
  project.corrections = [
    { file: "afp.txt", print: "0", found: { start: 0, end: 1 }, text: "A", by: "" },
    { file: "voa-1.txt", print: printOf(project.articles[0]), found: quote, text: "“We wait,”", by: "VOA", speaker: "a VOA man", spans: [quote] },
  ];
  const kept = JSON.stringify(project);
  const known = { "voa-1.txt": { outlet: "VOA", agencies: [], source: null }, "voa-2.txt": { outlet: "VOA", agencies: [{ value: "LM", at: { start: 11, end: 19 } }], source: null }, "afp.txt": { outlet: "AFP", agencies: [{ value: "AFP", at: null }], source: null }, "x.txt": { outlet: "", agencies: [], source: null } };
  const { project: blinded, names, hidden } = blind(project, (file) => known[file], { more: ["he told"], classesOf: (file) => (file === "voa-1.txt" ? ["headline", "caption", "body", "body"] : []) });
  assert.equal(JSON.stringify(project), kept);
  assert.deepEqual([...names], [["LM", "Agency A"], ["VOA", "Outlet A"], ["AFP", "Outlet B"]]);
  assert.doesNotMatch(JSON.stringify(blinded), /voa(?!X)|afp|home|monde|voice|example/i);
  assert.deepEqual(blinded.articles.map(({ meta }) => meta.label), ["Outlet A, 1", "Outlet A, 2", "Outlet B", undefined]);
  assert.deepEqual(blinded.articles.map(({ meta }) => meta.agency), [undefined, "Agency A", "Outlet B", undefined]);
  assert.equal(blinded.articles[0].meta.date, "2016-03-16");
  assert.equal(blinded.articles[0].text, "Dale says.\nPHOTO: Outlet A\n(Outlet A) - Read Outlet A.\r\n“We wait,” [hidden] Outlet A on Monday. A Outlet A (Outlet A) report.");
  assert.equal(blinded.articles[1].text, "The agency Agency A reported. VOAX.");
  assert.deepEqual([blinded.settings.blinded, [...hidden.values()].flat().length], [8, 8]);
  assert.deepEqual(blinded.articles[0].lines, [{ line: 1, class: "caption" }], "what the name told the program, the copy says");
  assert.deepEqual(blinded.articles[2].attributes, { length: "long" });
  const keyness = parse(blinded.views[0].hash);
  assert.deepEqual([keyness.filter.outlets, keyness.a.outlets, keyness.a.files, keyness.b.outlets, keyness.filter.attributes], [["Outlet B"], ["Outlet A"], ["report-003.txt"], ["Outlet B"], ["length=long"]]);
  assert.equal(parse(blinded.views[1].hash).statement, "report-003.txt:3-40");
  assert.deepEqual(parse(blinded.views[1].hash).among, ["report-001.txt", "report-003.txt"]);
  assert.deepEqual([parse(blinded.views[2].hash).query, parse(blinded.views[2].hash).filter.agencies], ["Outlet A", ["Agency A"]]);
  // Corrections and places in the text are where the words are now.
  const text = blinded.articles[0].text;
  const made = blinded.corrections.find(({ file }) => file === "report-001.txt");
  for (const { start, end } of [made.found, ...made.spans]) assert.equal(text.slice(start, end), "“We wait,”");
  assert.deepEqual([made.print, made.by, made.speaker], [printOf(blinded.articles[0]), "Outlet A", "a Outlet A man"]);
  assert.deepEqual(blinded.corrections.map(keyOf), blinded.corrections.map(keyOf).sort());
  const reader = parse(blinded.notes[0].hash);
  assert.deepEqual([reader.at, reader.to, reader.see.quote], [made.found.start, made.found.end, `${made.found.start}-${made.found.end}`]);
  assert.deepEqual(read(write(blinded)), blinded);
});

test("blinding a part of the reports leaves nothing that names the others", () => {
  const hashes = [
    "#/quotes?outlet=Guardian&outlet=VOA&outlet=&report=gone.txt&report=voa.txt",
    "#/versions?statement=gone.txt%3A3-40&base=voa.txt%3A0-3&among=gone.txt%2Fvoa.txt",
    "#/keyness?a=outlet%3DGuardian&b=outlet%3DVOA%26agency%3DGuardian",
    "#/overview?see=article&see-article=gone.txt",
    "#/figures?see=method&see-of=cosine&see-article=0%7C1",
    "#/overview?see=said&see-outlet=Guardian&see-speaker=A%2FB",
  ];
  const project = {
    ...newProject("", [article("voa.txt", { outlet: "VOA" })]),
    notes: [{ text: "", hash: hashes[0] }],
    views: hashes.map((hash, i) => ({ name: String(i), hash })),
    settings: { lineRules: [{ outlet: "Guardian", line: "More", class: "furniture" }, { outlet: "VOA", line: "More VOA", class: "furniture" }, { outlet: "", line: "Share", class: "furniture" }] },
  };
  const { project: blinded } = blind(project, (file) => ({ outlet: file === "voa.txt" ? "VOA" : "Guardian", agencies: [], source: null }));
  assert.doesNotMatch(JSON.stringify(blinded), /guardian|gone|voa/i);
  assert.deepEqual(blinded.settings.lineRules.map(({ outlet, line }) => [outlet, line]), [["Outlet A", "More Outlet A"], ["", "Share"]]);
  assert.equal(blinded.notes[0].hash, blinded.views[0].hash);
  const [quotes, versions, keyness, , figures, said] = blinded.views.map(({ hash }) => parse(hash));
  assert.deepEqual([quotes.filter.outlets, quotes.filter.files], [["Outlet A", ""], ["report-001.txt"]]);
  assert.deepEqual([versions.statement, versions.base, versions.among], ["", "report-001.txt:0-3", ["report-001.txt"]]);
  assert.deepEqual([keyness.a.outlets, keyness.b.outlets, keyness.b.agencies], [[], ["Outlet A"], []]);
  assert.deepEqual([figures.see.article, said.see.speaker, said.see.outlet], ["0|1", "A/B", undefined]);
});

const SOURCE = { program: "Newsprism 1", corpus: "C & Co", fingerprint: "ab".repeat(32), reports: 1, allReports: 2, words: 9, settings: ["outlet: A"], corrections: 0, date: "2026-01-02", link: "page.html#/quotes" };
const TEXT = "🗞 “Go,” said <Al> \u0001 & left.";
const row = (change = {}) => ({ id: 0, article: 0, kind: "direct", text: "Go,", spans: [{ start: 4, end: 7 }], quotedWords: 1, words: 1, speaker: "Al & Co", mention: "<Al>", cue: "said", verb: "say", stance: null, via: null, affiliation: "", corrected: null, added: false, found: { start: 4, end: 7 }, confidence: 0.9, certainty: "sure", rule: "r", speakerRule: "", paragraph: 1, ...change });
const REPORTS = new Map([[0, { info: { id: 0, file: "a b.txt", label: "A", outlet: "O & P", headline: { value: "H <1>" }, date: { value: "2016-03-16" } }, text: TEXT }]]);

test("web annotations count in code points and quote the text", () => {
  const given = JSON.parse(webAnnotations([row(), row({ found: { start: 14, end: 18 }, spans: [{ start: 14, end: 18 }], speaker: "" })], REPORTS, SOURCE, "T"));
  assert.equal(given["@context"][0], "http://www.w3.org/ns/anno.jsonld");
  const [first, second] = given.items;
  assert.equal(new Set(given.items.map(({ id }) => id)).size, 2);
  const [position, quote] = first.target[0].selector;
  assert.deepEqual([position.start, position.end, quote.exact], [3, 6, "Go,"]);
  for (const item of given.items) {
    const [{ start, end }, { exact, prefix, suffix }] = item.target[0].selector;
    assert.equal([...TEXT].slice(start, end).join(""), exact);
    assert.ok(TEXT.includes(prefix + exact + suffix));
  }
  assert.equal(first.target[0].source, "a%20b.txt");
  assert.equal(second.body[0].value, "speaker unknown");
});

test("TEI is well-formed, whatever stands in the texts", () => {
  const xml = tei([row({ text: TEXT + "\ud800\r" }), row({ speaker: "", certainty: "guess", cue: null })], REPORTS, SOURCE, "T <t>", "line & line");
  const open = [];
  for (const [, slash, name, attributes, empty] of xml.replace(/^<\?xml[^>]*\?>/, "").matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (slash) assert.equal(open.pop(), name);
    else if (!empty) open.push(name);
    void attributes;
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(xml, /[\0-\x08\x0b\x0c\x0e-\x1f]|&(?!#\d+;)|Al>/);
  assert.match(xml, /<said who="#s1" direct="true" cert="high">/);
  assert.match(xml, /<ptr target="a%20b.txt#char=3,6"\/>/);
  assert.equal(xml.match(/<cit /g).length, 2);
});

test("the methods paragraph names program, corpus, settings and formula", () => {
  const text = methods(SOURCE, [{ name: "Keyness", text: "Counted so.", formula: "a/b", source: "Dunning 1993.", counts: [], caution: null }]);
  for (const part of ["Newsprism 1", "C & Co", SOURCE.fingerprint, "outlet: A", "Keyness: Counted so [a/b] (Dunning 1993)", "No quotation was corrected by hand", "holds 2 news reports, of which 1 was read: 9 running words"]) assert.ok(text.includes(part), `${text} has ${part}`);
  assert.match(methods({ ...SOURCE, reports: 2, settings: [], corrections: 3 }, [undefined]), /holds 2 news reports: .*3 quotations were corrected.*without a filter/s);
});
