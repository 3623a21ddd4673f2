/** Handing on, as far as it needs no browser: the page as text, blinding, annotations and TEI. `node --test tests/page`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { tei, webAnnotations } from "../../www/parts/annotations.js";
import { methods } from "../../www/parts/source.js";
import { blind, namesInTexts } from "../../www/project/blind.js";
import { read, write } from "../../www/project/file.js";
import { newProject } from "../../www/project/model.js";
import { onePage, withProject } from "../../www/project/page.js";
import { parse } from "../../www/state.js";

const TEMPLATE = "<head><!-- packer: policy --><!-- packer: styles --></head><body><!-- packer: data --><!-- packer: script --></body>";
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

test("blinding leaves no name of an outlet or file beside the texts", () => {
  const project = {
    ...newProject("T", [article("voa-1.txt", { outlet: "VOA", label: "VOA, first", url: "https://voa.example/", date: "2016-03-16" }, "VOA says. VOAX."), article("voa-2.txt", {}), article("afp.txt", { outlet: "AFP" }), article("x.txt")]),
    corrections: [{ file: "afp.txt", print: "0", found: { start: 0, end: 1 }, text: "A", by: "" }],
    notes: [{ text: "n", file: "voa-2.txt", hash: "#/reader?article=voa-2.txt&at=3" }],
    views: [{ name: "v", hash: "#/keyness?outlet=AFP&a=outlet%3DVOA%26report%3Dafp.txt&b=outlet%3DAFP" }, { name: "w", hash: "#/versions?statement=afp.txt%3A3-40&among=voa-1.txt%2Fafp.txt" }],
    settings: { start: "#/overview?see=said&see-outlet=VOA", lineRules: [{ outlet: "VOA", line: "Share", class: "furniture" }] },
  };
  const of = { "voa-1.txt": "VOA", "voa-2.txt": "VOA", "afp.txt": "AFP", "x.txt": "" };
  const { project: blinded, outlets } = blind(project, (file) => of[file]);
  assert.deepEqual([...outlets], [["VOA", "Outlet A"], ["AFP", "Outlet B"]]);
  const beside = JSON.stringify({ ...blinded, articles: blinded.articles.map(({ text, ...rest }) => rest) });
  assert.doesNotMatch(beside, /voa|afp|home/i);
  assert.deepEqual(blinded.articles.map(({ meta }) => meta.label), ["Outlet A, 1", "Outlet A, 2", "Outlet B", undefined]);
  assert.equal(blinded.articles[0].meta.date, "2016-03-16");
  assert.equal(blinded.articles[0].text, project.articles[0].text);
  assert.equal(namesInTexts(project, outlets.keys()), 1);
  const keyness = parse(blinded.views[0].hash);
  assert.deepEqual([keyness.filter.outlets, keyness.a.outlets, keyness.a.files, keyness.b.outlets], [["Outlet B"], ["Outlet A"], ["report-003.txt"], ["Outlet B"]]);
  assert.equal(parse(blinded.views[1].hash).statement, "report-003.txt:3-40");
  assert.deepEqual(parse(blinded.views[1].hash).among, ["report-001.txt", "report-003.txt"]);
  assert.equal(blinded.corrections[0].file, "report-003.txt");
  assert.deepEqual(read(write(blinded)), blinded);
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
  const text = methods(SOURCE, { name: "Keyness", text: "Counted so.", formula: "a/b", source: "Dunning 1993.", counts: [], caution: null });
  for (const part of ["Newsprism 1", "C & Co", SOURCE.fingerprint, "outlet: A", "Keyness: Counted so [a/b] (Dunning 1993)", "No attribution was corrected"]) assert.ok(text.includes(part), `${text} has ${part}`);
  assert.match(methods({ ...SOURCE, settings: [], corrections: 3 }, undefined), /3 attributions.*No filter was set/s);
});
