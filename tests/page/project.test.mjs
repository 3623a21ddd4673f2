/** The project without a browser: edits with undo and redo, the file out and in, hostile texts, damage. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { digest, read, write, writing } from "../../www/project/file.js";
import { blind } from "../../www/project/blind.js";
import { addArticles, apply, bytesOf, correct, historyOf, newProject, redo, removeArticles, rename, setLine, setLineRule, setMeta, setNotes, setSetting, setViews, undo } from "../../www/project/model.js";
import { hashing, sha256 } from "../../www/project/sha256.js";
import { atOnce, inSlices, pieces } from "../../www/project/slices.js";

/** A repeatable source of numbers below `n`. */
function numbers(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** Texts that break what is careless. */
const HOSTILE = [
  "</script><script>alert(1)</script>", "<!-- <script> ]]> -->", "a\0b", "lone \uD800 and \uDFFF", "\uDFFF\uD800", "\u202Eright to left\u202C\u2066", "\u2028\u2029\r\n\r\x85",
  "\uFEFFmarked", "\\u003c is not <", "\u{1F600}\uFFFE\uFFFF\x7F\x1B", "__proto__", "", " \t ",
];

/** @param {(n: number) => number} pick @returns {(project: any) => any} an edit at random */
function someEdit(pick) {
  const file = (project) => project.articles[pick(project.articles.length || 1)]?.file ?? "none.txt";
  const text = () => HOSTILE[pick(HOSTILE.length)];
  const made = () => {
    const start = 10 * pick(6);
    return { file: ["a.txt", "b.txt"][pick(2)], print: "1", found: { start, end: start + 5 }, text: text(), by: "A", ...(pick(2) && { speaker: text() }) };
  };
  const name = () => ["headline", "outlet", "date", "__proto__", "toString", "2024"][pick(6)];
  return [
    (p) => addArticles(p, Array.from({ length: pick(4) }, () => ({ file: ["a.txt", "b.txt", "c", ""][pick(4)], text: text(), meta: Object.fromEntries([[name(), text()]]) }))),
    (p) => removeArticles(p, p.articles.filter(() => pick(4) === 0).map((a) => a.file)),
    (p) => setMeta(p, Array.from({ length: pick(4) }, () => [file(p), Object.fromEntries([[name(), text()], [name(), text()]])])),
    (p) => setMeta(p, [[file(p), Object.fromEntries([[name(), text()]])]], "attributes"),
    (p) => setLine(p, file(p), pick(5), [null, "body", "furniture"][pick(3)]),
    (p) => setLineRule(p, { outlet: ["X", "Y"][pick(2)], line: text(), class: "furniture" }, pick(2) === 0),
    (p) => correct(p, "c", Array.from({ length: pick(4) }, made), p.corrections.filter(() => pick(3) === 0)),
    (p) => rename(p, text()),
    (p) => setNotes(p, [...p.notes.filter(() => pick(2)), { text: text() }]),
    (p) => setViews(p, [...p.views.filter(() => pick(2)), { name: text(), hash: "#/terms" }]),
    (p) => setSetting(p, name(), [undefined, 1, { b: text(), a: null }][pick(3)]),
  ][pick(11)];
}

test("a thousand edits at random are undone exactly to the start, and done again exactly to the end", () => {
  for (const seed of [1, 2, 3]) {
    const pick = numbers(seed);
    let history = historyOf(newProject("start"));
    const states = [history.project];
    while (states.length <= 1000) {
      const before = JSON.stringify(history.project);
      const next = apply(history, someEdit(pick)(history.project));
      assert.equal(JSON.stringify(history.project), before, "an edit changed what was there");
      if (next !== history) states.push(next.project);
      history = next;
      // Now and then some steps back and forth in between.
      if (pick(10) === 0) {
        const end = history.project;
        let back = history;
        const steps = pick(5);
        for (let n = 0; n < steps; n++) back = undo(back);
        for (let n = 0; n < steps; n++) back = redo(back);
        assert.deepEqual(back.project, end);
      }
    }
    const end = history.project;
    for (const state of states.toReversed()) {
      assert.deepEqual(history.project, state);
      history = undo(history);
    }
    assert.deepEqual(history.project, newProject("start"));
    assert.equal(undo(history), history);
    for (let n = 0; n < 1000; n++) history = redo(history);
    assert.deepEqual(history.project, end);
    assert.equal(redo(history), history);
    assert.deepEqual(apply(undo(history), rename(undo(history).project, "another name")).undone, []);
    // An edit is data: kept as JSON it does the same.
    const replayed = history.done.reduce((h, edit) => apply(h, JSON.parse(JSON.stringify(edit))), historyOf(newProject("start")));
    assert.deepEqual(replayed.project, end);
    assert.deepEqual(read(write(end)), read(write(replayed.project)));
    assert.equal(write(end), write(read(write(end))));
  }
});

test("what changes nothing is no step", () => {
  const { project, ...rest } = apply(historyOf(newProject("A")), addArticles(newProject("A"), [{ file: "a.txt", text: "x", meta: { outlet: "O" } }]));
  const history = { project, ...rest };
  const none = [rename(project, " A "), setMeta(project, [["a.txt", { outlet: "O ", byline: "" }], ["b.txt", { outlet: "P" }]]), setLine(project, "a.txt", 3, null), removeArticles(project, ["b"]), correct(project, "", []), setNotes(project, [])];
  for (const edit of none) assert.equal(apply(history, edit), history, edit.what);
});

test("every article has a name of its own, without folders; what is said of it is tidied, its text is not", () => {
  const drafts = ["a.txt", "a.txt", "dir/a.txt", "C:\\x\\a.txt", "", "..", "noend", "noend", "a.b.txt", "a.b.txt"].map((file) => ({ file, text: ` ${file}\r\n`, meta: { outlet: "  The \n Paper " , date: " "} }));
  const { project } = apply(historyOf(newProject()), addArticles(newProject(), drafts));
  assert.deepEqual(project.articles.map((a) => a.file), ["a.txt", "a (2).txt", "a (3).txt", "a (4).txt", "article.txt", "..", "noend", "noend (2)", "a.b.txt", "a.b (2).txt"]);
  assert.deepEqual(project.articles[0], { file: "a.txt", text: " a.txt\r\n", source: {}, meta: { outlet: "The Paper" }, lines: [], attributes: {} });
});

test("corrections stand in the order of file and place, one a quotation", () => {
  const at = (file, start, speaker) => ({ file, print: "1", found: { start, end: start + 5 }, text: "t", by: "", speaker });
  let history = historyOf(newProject());
  const put = (given, out) => (history = apply(history, correct(history.project, "", given, out)));
  put([at("b", 1000, "X"), at("b", 20, "X"), at("a", 5, "X"), at("b", 20, "Y")]);
  const list = () => history.project.corrections.map((m) => [m.file, m.found.start, m.speaker].join());
  assert.deepEqual(list(), ["a,5,X", "b,20,Y", "b,1000,X"]);
  put([at("a", 1, "Z"), at("c", 1, "Z"), at("b", 20, "Q")], [at("a", 5), at("nowhere", 1)]);
  assert.deepEqual(list(), ["a,1,Z", "b,20,Q", "b,1000,X", "c,1,Z"]);
});

test("a blinded project that was read again can be corrected: its files have other names, in another order", () => {
  const at = (file, start, speaker) => ({ file, print: "1", found: { start, end: start + 5 }, text: "t", by: "", speaker });
  const start = apply(historyOf(newProject()), addArticles(newProject(), [{ file: "z.txt", text: "Z" }, { file: "a.txt", text: "A" }]));
  const made = apply(start, correct(start.project, "", [at("z.txt", 1, "X"), at("z.txt", 9, "X"), at("a.txt", 1, "X")])).project;
  const project = read(write(blind(made, () => undefined).project));
  const list = ({ corrections }) => corrections.map((m) => [m.file, m.found.start, m.speaker].join());
  assert.deepEqual(list(project), ["report-001.txt,1,X", "report-001.txt,9,X", "report-002.txt,1,X"]);
  const history = apply(historyOf(project), correct(project, "", [at("report-001.txt", 1, "Y")], [at("report-002.txt", 1)]));
  assert.deepEqual(list(history.project), ["report-001.txt,1,Y", "report-001.txt,9,X"]);
  assert.deepEqual(undo(history).project, project);
});

test("twenty thousand articles of one name are each named once", () => {
  const { project } = apply(historyOf(newProject()), addArticles(newProject(), Array.from({ length: 20_000 }, () => ({ file: "a.txt", text: "A" }))));
  assert.equal(new Set(project.articles.map(({ file }) => file)).size, 20_000);
  assert.equal(project.articles.at(-1)?.file, "a (20000).txt");
  const [one] = addArticles(project, [{ file: "a (7).txt", text: "A" }]).changes;
  assert.equal(one.after.file, "a (7) (2).txt");
});

test("the core gets text of the same length in UTF-16, whatever is in it", () => {
  for (const text of HOSTILE) {
    const read = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesOf({ text }));
    assert.equal(read.length, text.length);
    assert.equal(read.replaceAll("\uFFFD", ""), text.toWellFormed().replaceAll(/[\0\uFFFD]/g, ""));
  }
});

/** A project with everything in it, every text of it hostile. */
function everything() {
  const drafts = HOSTILE.map((text, i) => ({ file: `${i} </script>.txt`, text, source: { name: text, format: "txt", encoding: "UTF-8", removed: [{ why: text }] }, meta: { headline: text }, attributes: Object.fromEntries([[`z${text}`, text], ["__proto__", "p"], ["a", "b"]].filter(([, v]) => v.trim())) }));
  let history = historyOf(newProject(HOSTILE.join("")));
  for (const edit of [
    (p) => addArticles(p, drafts),
    (p) => setLine(p, drafts[0].file, 0, "furniture"),
    (p) => setLineRule(p, { outlet: "</script>", line: "<!--", class: "caption" }, true),
    (p) => correct(p, "", HOSTILE.map((text, i) => ({ file: text, print: "1", found: { start: i, end: i }, text, by: text, speaker: text }))),
    (p) => setNotes(p, HOSTILE.map((text) => ({ text, hash: "#/x", file: text }))),
    (p) => setViews(p, HOSTILE.map((text) => ({ name: text, hash: `#${text}` }))),
    (p) => setSetting(p, "</script>", { "<": HOSTILE }),
  ]) history = apply(history, edit(history.project));
  return history.project;
}

test("a project goes out and in unchanged, and can stand in a page as it is", () => {
  const project = everything();
  const text = write(project);
  assert.deepEqual(read(text), project);
  assert.deepEqual(read(new TextEncoder().encode(text)), project);
  assert.deepEqual(read(JSON.stringify(JSON.parse(text), null, 2)), project, "white space is not content");
  assert.ok(!text.includes("<") && !/[\0-\x09\x0B-\x1F\uD800-\uDFFF]/u.test(text), "nothing that a page would read otherwise");
  assert.equal(write(read(text)), text);
  assert.equal(JSON.parse(text).sha256, digest(project));
  const { sha256: sum, ...rest } = JSON.parse(text);
  assert.equal(createHash("sha256").update(JSON.stringify(rest)).digest("hex"), sum);
  // Whatever order its members were made in.
  const turned = { ...project, articles: project.articles.map((a) => Object.fromEntries(Object.entries(a).reverse().map(([k, v]) => [k, k === "attributes" ? Object.fromEntries(Object.entries(v).reverse()) : v]))) };
  assert.equal(write(turned), text);
});

test("projects that were saved by earlier versions open", () => {
  const project = read(readFileSync(new URL("../data/project-1.json", import.meta.url)));
  assert.deepEqual(project, everything());
});

test("damage is known as such, wherever it is", () => {
  const text = write(everything());
  const code = (given) => {
    try {
      return read(given) && "read";
    } catch (error) {
      return error.code;
    }
  };
  const pick = numbers(5);
  for (let n = 0; n < 200; n++) {
    const at = 15 + pick(text.length - 20);
    assert.equal(code(text.slice(0, at)), at > 22 ? "project-damaged" : "project-foreign", `cut at ${at}`);
    const altered = text.slice(0, at) + (text[at] === "7" ? "8" : "7") + text.slice(at + 1);
    // A name of a member may be altered too: then the text is a foreign one or of another version.
    assert.notEqual(code(altered), "read", `altered at ${at}`);
  }
  for (const other of ["", "null", "[]", "3", "{", "\uFEFF{}", '{"newsprism":"corrections","version":1}', "Title\n\nText"]) assert.equal(code(other), "project-foreign", other);
  assert.equal(code(new Uint8Array([0x50, 0x4b, 3, 4, 0xff])), "project-foreign");
  const signed = (change) => {
    const { sha256: _, ...rest } = JSON.parse(text);
    change(rest);
    return JSON.stringify({ ...rest, sha256: sha256(JSON.stringify(rest)) });
  };
  assert.equal(code(signed(() => {})), "read");
  assert.equal(code(signed((p) => (p.version = 2))), "project-newer");
  const wrong = [
    (p) => (p.version = "1"), (p) => delete p.title, (p) => (p.articles = {}), (p) => (p.articles[0] = null), (p) => (p.articles[1].file = p.articles[0].file), (p) => (p.articles[0].file = "a/b"),
    (p) => (p.articles[0].text = 7), (p) => (p.articles[0].meta = []), (p) => (p.articles[0].meta = { outlet: 3 }), (p) => (p.articles[0].lines = [{ line: -1, class: "body" }]),
    (p) => (p.articles[0].lines = [{ line: 1, class: "script" }]), (p) => (p.corrections[0] = {}), (p) => (p.views[0].hash = "javascript:alert(1)"), (p) => (p.notes[0] = "x"), (p) => (p.settings = []),
    (p) => (p.settings.lineRules = [{ outlet: "x", line: 3, class: "body" }]), (p) => (p.settings.blinded = { a: 1 }), (p) => (p.settings.blinded = "12"),
  ];
  for (const change of wrong) assert.equal(code(signed(change)), "project-damaged", String(change));
});

test("the digest is SHA-256", () => {
  assert.equal(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  for (const n of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 100_003]) {
    const text = "a–\u{1F600}".repeat(n).slice(0, n);
    assert.equal(sha256(text), createHash("sha256").update(text.toWellFormed()).digest("hex"), `${n}`);
  }
});

test("what is done in slices is the same", async () => {
  const project = everything();
  assert.equal(await inSlices(writing(project)), write(project));
  const value = { a: [1, [], {}, null, undefined, "x", { b: undefined, c: [{ d: 1 }] }], none: undefined, "\"": "\uD800", __proto__: { e: 1 }, ["__proto__"]: 2 };
  const double = (_, of) => (typeof of === "number" ? 2 * of : of);
  for (let depth = 0; depth < 6; depth++) {
    for (const of of [value, project, [], {}, 3, null, "t"]) assert.equal([...pieces(of, depth)].join(""), JSON.stringify(of));
    assert.equal([...pieces(value, depth, double)].join(""), JSON.stringify(value, double));
  }
  for (const sizes of [[], [0], [1, 62, 1], [63, 1, 0, 64, 65, 127], [100_000, 3, 70_000]]) {
    const texts = sizes.map((size, i) => "aé".repeat(size).slice(0, size) + i);
    assert.equal(atOnce(hashing(texts)), createHash("sha256").update(texts.join("")).digest("hex"));
  }
});
