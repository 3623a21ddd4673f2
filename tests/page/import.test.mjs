/** Reading files for an import: each format against the text that it was made from. `node --test tests/page`. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { crc32, deflateRawSync } from "node:zlib";
import { Alike } from "../../www/import/alike.js";
import { rowsIn } from "../../www/import/cells.js";
import { isoDay, sketchOf } from "../../www/import/draft.js";
import { decode, detect } from "../../www/import/encoding.js";
import { plain } from "../../www/import/markdown.js";
import { paragraphs } from "../../www/import/markup.js";
import { setPdfPlace, textOf } from "../../www/import/pdf.js";
import { readFile } from "../../www/import/registry.js";
import { hostile } from "../data/import/hostile.mjs";

const DATA = join(import.meta.dirname, "../data/import");
const bytesOf = (name) => new Uint8Array(readFileSync(join(DATA, name)));
const MEGA = 2 ** 20;
const textBytes = (text) => new TextEncoder().encode(text);

/** All that a file becomes. */
async function read(path, bytes, how) {
  const items = [];
  for await (const item of readFile(path, bytes, how)) items.push(item);
  return items;
}
const drafts = (items) => items.flatMap((item) => item.entries.map((entry) => entry.draft));
const codes = (items) => items.flatMap((item) => item.failures.map(({ code, message, about }) => {
  assert.match(message, /^[A-Z0-9“].*[.?]$/, message);
  assert.ok(about);
  return code;
}));

const whole = readFileSync(join(DATA, "article.txt"), "utf8").trim();
const [headline, byline, ...paras] = whole.split("\n\n");
const body = paras.join("\n\n");

test("documents of a word processor give their text to the letter", async () => {
  for (const name of ["writer.docx", "writer.odt"]) {
    const [draft, ...others] = drafts(await read(name, bytesOf(`files/${name}`)));
    assert.equal(draft.text, whole, name);
    assert.deepEqual(others, []);
  }
});

test("a page saved by a browser gives its main text, what it says of itself, and what was left out", async () => {
  for (const name of ["chromium.html", "chromium.mhtml"]) {
    const [draft] = drafts(await read(name, bytesOf(`files/${name}`)));
    assert.equal(draft.text, `${headline}\n\n${body}`, name);
    const { date, byline: by, ...meta } = draft.meta;
    assert.deepEqual(meta, { headline, outlet: "Windmouth Post", url: "https://windmouth.example/bridge" });
    // Chromium leaves scripts out of MHTML, and with them what they hold.
    if (name.endsWith(".html")) assert.deepEqual([date, by], ["2016-03-14", "Ann Lee"]);
    for (const part of ["Subscribe now", "A cat came back", byline]) assert.ok(draft.source.removed.includes(part), part);
    const [all] = drafts(await read(name, bytesOf(`files/${name}`), { options: { isWhole: true } }));
    assert.ok(all.text.includes("Subscribe now") && all.text.includes(body));
  }
});

test("mail and feeds give text and what is known of it", async () => {
  const [mail] = drafts(await read("mail.eml", bytesOf("files/mail.eml")));
  assert.equal(mail.text, body);
  assert.deepEqual(mail.meta, { headline, byline: "Ann Lee", date: "2016-03-14" });
  const [first, second] = drafts(await read("feed.rss", bytesOf("files/feed.rss")));
  assert.equal(first.text, body);
  assert.deepEqual(first.meta, { headline, outlet: "Windmouth Post", date: "2016-03-14", byline: "Ann Lee", url: "https://windmouth.example/bridge" });
  assert.equal(second.text, "It rained hard.");
  const atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title type="html">A &amp;amp; B</title><link href="https://a.example/1"/><published>2016-03-14T01:00:00Z</published><author><name>Ann</name></author><content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>';
  assert.deepEqual(drafts(await read("x.xml", textBytes(atom))).map(({ text, meta }) => [text, meta]), [["One.\n\nTwo.", { headline: "A & B", outlet: "Post", date: "2016-03-14", byline: "Ann", url: "https://a.example/1" }]]);
});

test("a spreadsheet's CSV in Windows-1252 gives its cells to the letter", async () => {
  const rows = JSON.parse(readFileSync(join(DATA, "table.json"), "utf8"));
  const [item] = await read("calc-1252.csv", bytesOf("files/calc-1252.csv"));
  assert.deepEqual(item.encoding, { label: "windows-1252", sure: true, others: [] });
  assert.deepEqual(item.entries.map(({ draft }) => draft.text), rows.slice(1).map((row) => row[3]));
  assert.deepEqual(item.entries.map(({ draft }) => [draft.meta.headline, draft.meta.date, draft.meta.outlet, draft.attributes]), [[rows[1][0], "2016-03-14", rows[1][2], { Section: "Local" }], [rows[2][0], "2016-03-15", rows[2][2], { Section: "Local" }]]);
});

test("an archive gives what its files give", async () => {
  const items = await read("all.zip", bytesOf("files/all.zip"));
  assert.deepEqual(items.map((item) => item.path), ["all.zip/reports/writer.docx", "all.zip/reports/mail.eml", "all.zip/reports/calc-1252.csv", "all.zip/Ännchen.txt"]);
  assert.deepEqual(drafts(items).map((draft) => draft.text).slice(0, 2), [whole, body]);
  assert.equal(drafts(items).at(-1).text, whole);
  assert.deepEqual(codes(items), []);
  const only = await read("all.zip", bytesOf("files/all.zip"), { only: "all.zip/Ännchen.txt", options: { encoding: "windows-1252" } });
  assert.equal(only.length, 1);
  assert.ok(drafts(only)[0].text.includes("PaweÅ‚"));
});

test("a PDF gives its paragraphs, page heads left out", async () => {
  await import("../../www/import/pdfjs.js");
  setPdfPlace("here");
  const [draft] = drafts(await read("writer.pdf", bytesOf("files/writer.pdf")));
  assert.equal(draft.text, whole);
  assert.deepEqual(codes(await read("cut.pdf", bytesOf("files/writer.pdf").slice(0, 900))), ["damaged-file"]);
  const line = (text, y, more = {}) => ({ text, y, x: 70, right: 500, height: 10, ...more });
  const page = (n) => [line("The Windmouth Post", 800), line(`A line that is long ${"abc"[n - 1]}`, 700), line("and goes on to a divi-", 688), line("sion of a word.", 676, { right: 200 }), line(`Another paragraph ${"abc"[n - 1]}.`, 650, { right: 180 }), line(`Page ${n}`, 30, { right: 90 })];
  const { list, removed } = textOf([page(1), page(2), page(3)]);
  assert.deepEqual(list.slice(0, 2), ["A line that is long a and goes on to a division of a word.", "Another paragraph a."]);
  assert.equal(list.length, 6);
  assert.equal(removed.length, 6);
  setPdfPlace("");
  assert.deepEqual(codes(await read("a.pdf", bytesOf("files/writer.pdf"))), ["pdf-not-here"]);
});

test("encodings: 60 short texts are decoded rightly, at most six of them asked about", () => {
  const cases = JSON.parse(readFileSync(join(DATA, "encodings.json"), "utf8"));
  let asked = 0;
  for (const { base64, label, text } of cases) {
    const bytes = new Uint8Array(Buffer.from(base64, "base64"));
    const guess = detect(bytes);
    if (!guess.sure) asked++;
    assert.equal(decode(bytes, guess.label).text, text, `${label} as ${guess.label}`);
  }
  assert.ok(asked <= 6, `${asked} asked`);
});

test("encodings: of 40 texts that the detector was not tuned on, none is decoded wrongly without a question", () => {
  const cases = JSON.parse(readFileSync(join(DATA, "encodings-more.json"), "utf8"));
  const tally = { right: 0, rightAsked: 0, wrongAsked: 0, wrong: [] };
  for (const { base64, codec, text } of cases) {
    const bytes = new Uint8Array(Buffer.from(base64, "base64"));
    const guess = detect(bytes);
    const isRight = decode(bytes, guess.label).text === text;
    if (guess.sure && !isRight) tally.wrong.push(`${codec} as ${guess.label}`);
    else tally[isRight ? (guess.sure ? "right" : "rightAsked") : "wrongAsked"]++;
  }
  assert.deepEqual(tally, { right: 33, rightAsked: 4, wrongAsked: 3, wrong: [] });
});

test("encodings: what the file says of itself is believed where it can be", async () => {
  const page = `<html><head><meta charset="iso-8859-2"><title>t</title></head><body><p>Gda\xf1sk le\xbfy nad morzem, \xb3adnie.</p></body></html>`;
  const [draft] = drafts(await read("a.html", Uint8Array.from(page, (c) => c.charCodeAt(0))));
  assert.ok(draft.text.startsWith("Gdańsk leży nad morzem, ładnie."), draft.text);
});

test("what cannot be read says why", async () => {
  const refused = async (name, bytes) => codes(await read(name, typeof bytes === "string" ? textBytes(bytes) : Uint8Array.from(bytes)));
  assert.deepEqual(await refused("a.txt", ""), ["empty-file"]);
  assert.deepEqual(await refused("a.txt", " … \n"), ["empty-file"]);
  assert.deepEqual(await refused("a.txt", new Uint8Array(999)), ["not-text"]);
  assert.deepEqual(await refused("a.txt", "A \0 in it"), ["not-text"]);
  assert.deepEqual(await refused("a.doc", [0xd0, 0xcf, 0x11, 0xe0, 1]), ["not-text"]);
  assert.deepEqual(await refused("a.docx", "no archive"), ["bad-archive"]);
  assert.deepEqual(await refused("a.zip", "PK\u0003\u0004"), ["damaged-archive"]);
  assert.deepEqual(await refused("a.json", "{"), ["bad-json"]);
  assert.deepEqual(await refused("a.json", "3"), ["no-articles"]);
  assert.deepEqual(await refused("a.csv", "text"), ["empty-table"]);
  assert.deepEqual(await refused("a.csv", `${"a,".repeat(100_000)}\n1,2`), ["too-many-columns"]);
  assert.deepEqual(await refused("a.xml", "<?xml version='1.0'?><books/>"), ["unknown-xml"]);
  assert.deepEqual(await refused("a.js", "alert(1)"), ["no-article"]);
  assert.deepEqual(await refused("a.rss", "<rss><channel></channel></rss>"), ["empty-feed"]);
});

/** A part of an archive: numbers of two bytes, or of four where they are large, at their places. */
function record(size, fields) {
  const out = Buffer.alloc(size);
  for (const [place, value, isLong] of fields) isLong ? out.writeUInt32LE(value, place) : out.writeUInt16LE(value, place);
  return out;
}

/** A ZIP archive of one file, its sizes as given. */
function zipOf(name, content, { method = 8, crc = crc32(content), stated = content.length } = {}) {
  const packed = method === 8 ? deflateRawSync(content) : content;
  /** What is said of the file, before it and in the directory. */
  const about = (at) => [[at, method], [at + 6, crc, true], [at + 10, packed.length, true], [at + 14, stated, true], [at + 18, name.length]];
  const local = Buffer.concat([record(30, [[0, 0x04034b50, true], ...about(8)]), Buffer.from(name), packed]);
  const central = Buffer.concat([record(46, [[0, 0x02014b50, true], ...about(10)]), Buffer.from(name)]);
  const end = record(22, [[0, 0x06054b50, true], [8, 1], [10, 1], [12, central.length, true], [16, local.length, true]]);
  return new Uint8Array(Buffer.concat([local, central, end]));
}

test("archives that lie, or would fill the memory, are refused", async () => {
  const text = Buffer.from("Rain fell.");
  assert.deepEqual(drafts(await read("a.zip", zipOf("a.txt", text))).map((draft) => draft.text), ["Rain fell."]);
  assert.deepEqual(codes(await read("a.zip", zipOf("a.txt", text, { crc: 1 }))), ["damaged-file"]);
  assert.deepEqual(codes(await read("a.zip", zipOf("a.txt", text, { method: 12 }))), ["unknown-packing"]);
  // Its directory says ten bytes; it holds 2 MB.
  const lie = zipOf("a.txt", Buffer.alloc(2 * MEGA, 97), { stated: 10, crc: 1 });
  assert.deepEqual(codes(await read("a.zip", lie, { budget: { left: MEGA } })), ["too-large"]);
  assert.deepEqual(codes(await read("a.zip", lie)), ["damaged-file"]);
  let nested = zipOf("a.txt", text);
  for (let i = 0; i < 5; i++) nested = zipOf("a.zip", nested);
  assert.deepEqual(codes(await read("a.zip", nested)), ["archive-too-deep"]);
  // A folder's name leads nowhere: only the end of a name is used.
  const [draft] = drafts(await read("a.zip", zipOf("../../etc/passwd.txt", text)));
  assert.equal(draft.file, "passwd.txt");
  for (const hidden of [".DS_Store", "a/.git/b.txt", "__MACOSX/a.txt", "b/Thumbs.db"]) assert.deepEqual(codes(await read("a.zip", zipOf(hidden, text))), ["empty-archive"], hidden);
});

test("deep and giant markup is read", async () => {
  const deep = (n) => read("a.html", textBytes(`<html><body>${"<div>".repeat(n)}A word${"</div>".repeat(n)}</body></html>`));
  assert.equal(drafts(await deep(2000))[0].text, "A word");
  assert.deepEqual(codes(await deep(100_000)), ["too-deep"]);
  const line = `<html><body><p>${"word ".repeat(400_000)}</p></body></html>`;
  assert.equal(drafts(await read("a.html", textBytes(line)))[0].text.trim().length, 2_000_000 - 1);
  assert.deepEqual(codes(await read("a.json", textBytes("[".repeat(200_000)))), ["bad-json"]);
});

test("markup becomes paragraphs", () => {
  assert.deepEqual(paragraphs("<p>One <b>two</b>\n three<br>four<p>five &amp; &lt;b&gt;<script>six()</script><style>x</style><li>seven<li>eight"), ["One two three\nfour", "five & <b>", "seven", "eight"]);
  assert.deepEqual(paragraphs("<pre>a\n  b</pre>c"), ["a\n  b", "c"]);
  assert.equal(plain("# A *b*\n\n> **c** [d](http://e) `f`\n\n- g_h_i\n***\n```\n*j*\n```"), "A b\n\nc d f\n\ng_h_i\n*j*");
});

test("cells: signs, quotation marks and line ends, as they should be and as they should not", () => {
  const of = (text, how) => rowsIn(text, how);
  assert.deepEqual(of('a,"b ""c"", d"\r\n\n"e\nf", \r,"g"').rows, [["a", 'b "c", d'], ["e\nf", " "], ["", "g"]]);
  for (const sign of [",", ";", "\t", "|"]) assert.deepEqual(of(`"a,;|\t,;|\t"${sign}b\n1${sign}\n`).rows, [["a,;|\t,;|\t", "b"], ["1", ""]], sign);
  assert.deepEqual(of("a;b\t1,2\n", { signs: ["\t"] }).rows, [["a;b", "1,2"]]);
  // A mark within a cell that nobody doubled; blanks after a cell; what never ends.
  assert.deepEqual(of('a,b\n"He said "no",twice" ,c').rows, [["a", "b"], ['He said "no', 'twice" ', "c"]]);
  assert.deepEqual(of('a,b\n"He said "no" and left" ,c').rows, [["a", "b"], ['He said "no" and left', "c"]]);
  assert.deepEqual(of('a,b\n1,"2\n3,4'), { rows: [["a", "b"], ["1", "2\n3,4"]], isOpen: true });
  assert.deepEqual(of("a\nb\nc", { most: 2 }).rows, [["a"], ["b"]]);
  for (const none of ["", "\n\n", " , \r\n"]) assert.deepEqual(of(none).rows, [], JSON.stringify(none));
});

test("days", () => {
  const days = { "2016-03-14T22:00:00Z": "2016-03-14", "Mon, 14 Mar 2016 22:10:00 GMT": "2016-03-14", "March 14, 2016": "2016-03-14", "14.3.2016": "2016-03-14", "14/03/2016": "2016-03-14", "03/14/2016": "2016-03-14", "3/4/2016": "", "4/4/2016": "2016-04-04", "2016-02-30": "", "20160314": "2016-03-14", "2016 03 14": "2016-03-14", "no day": "", "": "" };
  for (const [written, day] of Object.entries(days)) assert.equal(isoDay(written), day, written);
});

test("likeness: the same words, nearly the same, another thing", () => {
  const alike = new Alike();
  const words = Array.from({ length: 300 }, (_, i) => `word${(i * 7919) % 1009}`);
  assert.equal(alike.add("a", sketchOf(words.join(" "))), null);
  assert.deepEqual(alike.add("b", sketchOf(words.join(", ").toUpperCase())), { of: "a", share: 1 });
  const near = alike.add("c", sketchOf([...words.slice(0, 280), "and", "so", "on"].join(" ")));
  assert.equal(near.of, "a");
  assert.ok(near.share > 0.8 && near.share < 1, String(near.share));
  assert.equal(alike.add("d", sketchOf(words.map((word) => `${word}x`).join(" "))), null);
  assert.equal(alike.add("e", sketchOf("two words")), null);
  assert.equal(alike.add("f", sketchOf("other words")), null);
});

test("hostile files: each becomes an article or has a reason", { timeout: 300_000 }, async () => {
  const real = readdirSync(join(DATA, "files")).filter((name) => name !== "all.zip").map((name) => ({ name, bytes: bytesOf(`files/${name}`) }));
  // Small bombs and a small room for them here: the scenarios have large ones.
  const files = await hostile(real, 9 * MEGA);
  assert.ok(files.length >= 300, String(files.length));
  for (const { name, bytes } of files) {
    const start = performance.now();
    const items = await read(name, bytes, { budget: { left: 8 * MEGA } });
    codes(items);
    assert.ok(items.length > 0, name);
    for (const item of items) assert.ok(item.entries.length + item.failures.length > 0 || item.table, item.path);
    for (const draft of drafts(items)) assert.ok(!/[\/\\\p{Cc}\u202e]/u.test(draft.file) && draft.file.length <= 110, draft.file);
    if (process.env.SLOW && performance.now() - start > 500) console.log(name, Math.round(performance.now() - start), "ms");
  }
  assert.equal({}.polluted, undefined);
});
