/** Metadata from names of files and from tables. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf, fieldsOfTable, rowsOf } from "../../www/project/names.js";
import { addArticles, apply, describe, historyOf, newProject, undo } from "../../www/project/model.js";

test("a pattern finds its fields, or says that the name is of another form", () => {
  const pattern = "{outlet}_{date}_{headline}.txt";
  assert.deepEqual(fieldsOf(pattern, "The Herald_2016-03-24_A_quiet_town.txt"), { outlet: "The Herald", date: "2016-03-24", headline: "A quiet town" });
  assert.deepEqual(fieldsOf(pattern, "afp_20160324_x.TXT"), { outlet: "afp", date: "2016-03-24", headline: "x" });
  for (const other of ["afp.txt", "a_b.txt", "a_b_c.md", "__.txt", ""]) assert.equal(fieldsOf(pattern, other), null, other);
  assert.deepEqual(fieldsOf("{*}-{side}.txt", "x-y-left.txt"), { side: "y-left" });
  assert.deepEqual(fieldsOf("[{a}] ({b}).*$", "[1] (2).*$"), { a: "1", b: "2" });
  for (const none of ["", "x.txt", "{}"]) assert.equal(fieldsOf(none, "x.txt"), null, none);
  assert.deepEqual(fieldsOf("{__proto__}_{toString}.txt", "a_b.txt")?.toString, "b");
});

test("a table is read as spreadsheets write it", () => {
  const of = (text) => rowsOf(new TextEncoder().encode(text));
  assert.deepEqual(of('\uFEFFfile,outlet\r\na.txt,"The ""Herald"", Town"\r\nb.txt,\r\n'), [["file", "outlet"], ["a.txt", 'The "Herald", Town'], ["b.txt", ""]]);
  assert.deepEqual(of("file;note\na;x,y\n\n;\n"), [["file", "note"], ["a", "x,y"]]);
  assert.deepEqual(of('file\tnote\ra\t"two\nlines"'), [["file", "note"], ["a", "two\nlines"]]);
  assert.deepEqual(rowsOf(Uint8Array.from([0x66, 0x69, 0x6c, 0x65, 0x0a, 0x63, 0xe9])), [["file"], ["cé"]]);
  assert.deepEqual(fieldsOfTable(of("Side,FILE , date,\nleft,a.txt,2016/03/24,x\n,b.txt,soon,\nright,,2016-01-01,")), [["a.txt", { Side: "left", date: "2016-03-24" }], ["b.txt", { Side: "", date: "soon" }]]);
  assert.deepEqual(fieldsOfTable(of("file,Date\na.txt,14 March 2016\nb.txt,3/4/2016")), [["a.txt", { Date: "2016-03-14" }], ["b.txt", { Date: "3/4/2016" }]]);
  assert.equal(fieldsOfTable(of("name,outlet\na,b")), null);
  assert.equal(fieldsOfTable([]), null);
});

test("fields are metadata by their name, all others attributes, in one step", () => {
  const start = apply(historyOf(newProject()), addArticles(newProject(), [{ file: "a.txt", text: "x", meta: { outlet: "O" } }]));
  const after = apply(start, describe(start.project, [["a.txt", { Outlet: "P", Side: "left", "a=b": "c", "=": "d", date: "2016-01-01" }], ["b.txt", { outlet: "Q" }]], "all"));
  const [article] = after.project.articles;
  assert.deepEqual([article.meta, article.attributes], [{ outlet: "P", date: "2016-01-01" }, { Side: "left", "a b": "c" }]);
  assert.deepEqual(undo(after).project, start.project);
});
