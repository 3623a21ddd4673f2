/** The command line packs the page that the packer packs, byte for byte; the page's own button: scenarios/handing.mjs. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { unpacked } from "../../www/engine/unpack.js";
import { read, write } from "../../www/project/file.js";
import { withProject } from "../../www/project/page.js";

const ROOT = join(import.meta.dirname, "../..");
const PAGE = join(ROOT, "dist/newsprism.html");
const out = mkdtempSync(join(tmpdir(), "newsprism-pack-"));

/** @param {string} from @param {string} name @param {string[]} more */
function packed(from, name, ...more) {
  const to = join(out, name);
  execFileSync("cargo", ["run", "--quiet", "--locked", "--all-features", "--", "pack", from, "-o", to, ...more], { cwd: ROOT });
  return readFileSync(to, "utf8");
}

test("the bundled folder gives the built page", () => {
  assert.ok(packed(join(ROOT, "www/articles"), "page.html", "--page", PAGE) === readFileSync(PAGE, "utf8"));
});

test("a folder of hostile texts gives what the page reads and writes", () => {
  const text = "</script><script>alert(1)</script> <!-- ]]> \u202e\u2066 \u2028\u2029\u0085 \ufffe \u0001\u007f\\u003c \"quoted\"\t🗞\r\n";
  writeFileSync(join(out, "b.txt"), text);
  writeFileSync(join(out, "a.txt"), `\ufeff${text}`);
  writeFileSync(join(out, "articles.json"), JSON.stringify({ title: "T </script>", articles: [{ file: "b.txt", outlet: "<O>", date: "2016-03-16" }] }));
  const project = read(packed(out, "project.json"));
  assert.deepEqual(project.articles.map(({ file, text }) => [file, text]), [["b.txt", text], ["a.txt", text]]);
  assert.deepEqual(project.articles[0].meta, { date: "2016-03-16", outlet: "<O>" });
  assert.equal(packed(out, "again.json"), write(project), "as the page writes it");
  assert.ok(packed(out, "own.html", "--page", PAGE) === withProject(readFileSync(PAGE, "utf8"), write(project)));
});

test("what is packed in the page is the core, and damage is told", () => {
  const html = readFileSync(PAGE, "utf8");
  const block = (/** @type {string} */ id) => html.split(`id="${id}">`)[1].split("</script>")[0];
  const [text, unpacker] = [block("newsprism-wasm"), block("newsprism-unpack")];
  const core = readFileSync(join(ROOT, "www/.build/glue/newsprism.wasm"));
  assert.ok(Buffer.compare(unpacked({ text, unpacker }), core) === 0);
  assert.match(text, /^[!-%'-;=-[\]-~]+$/);
  for (const damaged of [text.slice(0, -4), text.slice(2), text.slice(0, 2000) + "!" + text.slice(2001)]) {
    assert.throws(() => unpacked({ text: damaged, unpacker }), { code: "page-damaged" });
  }
});
