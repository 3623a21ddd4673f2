/** Corrections by hand, as far as no browser is needed: files, damaged data, moving edges. Undo and redo: project.test.mjs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { correctionOf, fingerprint, forCore, fromFile, fromKept, madeOf, storageKey, toFile } from "../../www/parts/corrections.js";
import { moveEdge } from "../../www/parts/words.js";

/** A repeatable source of numbers below `n`. */
function numbers(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** @returns {any} a correction at random of one of a few quotations */
function some(pick) {
  const start = 100 * pick(4);
  const made = { file: ["b.txt", "a.txt"][pick(2)], print: ["1", "2"][pick(2)], found: { start, end: start + 50 }, text: "words", by: "A" };
  return [made, { ...made, speaker: ["", "B", "C"][pick(3)] }, { ...made, quoteKind: "mixed" }, { ...made, spans: [{ start, end: start + 7 }] }, { ...made, dismissed: true }][pick(5)];
}

test("damaged data is known as such, whatever is damaged", () => {
  const made = { ...some(numbers(3)), found: { start: 1, end: 5 } };
  // As earlier versions kept it.
  const kept = { version: 1, corrections: [made], done: [{ what: "one", changes: [{ before: null, after: made }] }], undone: [] };
  assert.deepEqual(fromKept(JSON.stringify(kept)), [made]);
  assert.deepEqual(fromFile(toFile([made], "A title")), { list: [made] });
  const broken = [
    (k) => (k.version = 2), (k) => delete k.version, (k) => (k.corrections = null), (k) => (k.corrections[0] = null), (k) => delete k.corrections[0].file,
    (k) => (k.corrections[0].found = { start: 5, end: 1 }), (k) => (k.corrections[0].found.start = -1), (k) => (k.corrections[0].found.start = 1.5),
    (k) => (k.corrections[0].quoteKind = "shouted"), (k) => (k.corrections[0].spans = []), (k) => (k.corrections[0].spans = [{ start: "1", end: 2 }]),
    (k) => (k.corrections[0].dismissed = "yes"), (k) => (k.corrections[0].speaker = 7),
  ];
  for (const damage of broken) {
    const copy = structuredClone(kept);
    damage(copy);
    assert.equal(fromKept(JSON.stringify(copy)), null, String(damage));
  }
  for (const text of ["", "null", "[]", "3", "{", JSON.stringify(kept).slice(0, -1)]) assert.equal(fromKept(text), null, text);
  const file = JSON.parse(toFile([made], "x"));
  assert.match(fromFile(JSON.stringify({ ...file, version: 9 })).wrong, /version 9/);
  assert.match(fromFile(JSON.stringify({ ...file, newsprism: "quotations" })).wrong, /no file of corrections/);
  assert.match(fromFile(JSON.stringify({ ...file, corrections: [{}] })).wrong, /damaged/);
});

test("what a file says beyond what is known does not come in", () => {
  const text = JSON.stringify({ newsprism: "corrections", version: 1, corrections: [{ file: "a", print: "1", found: { start: 0, end: 3, more: 1 }, text: "", by: "", __proto__x: 1, href: "javascript:" }] });
  assert.deepEqual(fromFile(text).list, [{ file: "a", print: "1", found: { start: 0, end: 3 }, text: "", by: "" }]);
});

test("a correction holds what differs from the program's reading, not from an earlier correction", () => {
  const program = { speaker: "A", kind: "direct", text: "the words", spans: [{ start: 3, end: 12 }], confidence: 0.4 };
  const row = { ...program, speaker: "B", found: { start: 3, end: 12 }, corrected: program };
  assert.deepEqual(madeOf(row, "f", "1", { speaker: " A ", kind: "direct", spans: program.spans }), { file: "f", print: "1", found: row.found, text: "the words", by: "A" });
  const made = madeOf(row, "f", "1", { speaker: "John  Q", kind: "mixed", spans: [{ start: 4, end: 12 }] });
  assert.deepEqual([made.speaker, made.quoteKind, made.spans], ["John Q", "mixed", [{ start: 4, end: 12 }]]);
  assert.equal(madeOf(row, "f", "1", { speaker: "", kind: "direct", spans: program.spans }).speaker, "");
  assert.deepEqual(correctionOf([made], "f", "1", row.found), made);
  assert.equal(correctionOf([made], "f", "2", row.found), undefined);
});

test("an added quotation is kept, told to the core, and read back from a file", () => {
  const row = { added: true, corrected: null, found: { start: 70, end: 90 }, text: "The lake is blue.", spans: [{ start: 70, end: 90 }] };
  const made = madeOf(row, "a.txt", "p1", { speaker: "  Ann   Lee ", kind: "", spans: row.spans });
  assert.deepEqual(made, { file: "a.txt", print: "p1", found: row.found, text: row.text, by: "", speaker: "Ann Lee", spans: row.spans, added: true });
  assert.equal(madeOf(row, "a.txt", "p1", { speaker: "", kind: "mixed", spans: row.spans }).quoteKind, "mixed");
  const { corrections } = forCore([made], new Map([["a.txt", "p1"]]));
  assert.deepEqual(corrections, [{ file: "a.txt", found: row.found, speaker: "Ann Lee", quoteKind: null, spans: row.spans, dismissed: false, added: true }]);
  assert.deepEqual(fromFile(toFile([made], "x")), { list: [made] });
  assert.ok("wrong" in fromFile(toFile([{ ...made, added: "yes" }], "x")));
});

test("only corrections of a file that is here as it was go to the core", () => {
  const made = (file, print) => ({ file, print, found: { start: 0, end: 3 }, text: "", by: "", speaker: "X" });
  const { corrections, of } = forCore([made("a", "1"), made("b", "1"), made("c", "1")], new Map([["a", "1"], ["b", "2"]]));
  assert.deepEqual(of, [0]);
  assert.deepEqual(corrections, [{ file: "a", found: { start: 0, end: 3 }, speaker: "X", quoteKind: null, spans: null, dismissed: false, added: false }]);
});

test("a fingerprint tells files apart, a key corpora, whatever the order of files", () => {
  const print = (text) => fingerprint(new TextEncoder().encode(text));
  const prints = new Set(["", "a", "b", "ab", "ba", "a ", "A"].map(print));
  assert.equal(prints.size, 7);
  assert.equal(storageKey(new Map([["a", "1"], ["b", "2"]])), storageKey(new Map([["b", "2"], ["a", "1"]])));
  assert.notEqual(storageKey(new Map([["a", "1"], ["b", "2"]])), storageKey(new Map([["a", "2"], ["b", "1"]])));
});

test("edges move by words, take their marks along, and never cross", () => {
  const text = "Mr. Lee said: “We can’t go,” and left the U.S. envoy’s room.";
  const cut = (spans) => spans.map((s) => text.slice(s.start, s.end));
  const at = (words) => [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }];
  assert.deepEqual(cut(moveEdge(text, at("“We can’t go,”"), "start", 1)), ["can’t go,”"]);
  assert.deepEqual(cut(moveEdge(text, at("can’t go,”"), "start", -1)), ["“We can’t go,”"]);
  assert.deepEqual(cut(moveEdge(text, at("“We can’t go,”"), "end", 1)), ["“We can’t go,” and"]);
  assert.deepEqual(cut(moveEdge(text, at("“We can’t go,”"), "end", -1)), ["“We can’t"]);
  assert.deepEqual(cut(moveEdge(text, at("We"), "end", -1)), ["We"]);
  assert.deepEqual(cut(moveEdge(text, at("We"), "start", 1)), ["We"]);
  assert.deepEqual(cut(moveEdge(text, [...at("We can’t"), ...at("left")], "start", 1)), ["can’t", "left"]);
  assert.deepEqual(moveEdge(text, [{ start: 0, end: text.length }], "start", -1), [{ start: 0, end: text.length }]);
  assert.deepEqual(moveEdge(text, [], "end", 1), []);
});
