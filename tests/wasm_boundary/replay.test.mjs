/**
 * The same request gives the same bytes natively and in wasm: each of `tests/data/requests` is answered by
 * `newsprism ask` and by the wasm build, over the bundled reports. `./build.sh` comes first.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import * as glue from "../../www/.build/glue/newsprism.js";

const ROOT = join(import.meta.dirname, "../..");
const ARTICLES = join(ROOT, "www/articles");
const REQUESTS = join(ROOT, "tests/data/requests");

const requests = readdirSync(REQUESTS).filter((name) => name.endsWith(".json")).sort();
const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, "utf8"));

/** The bundled reports in the order in which the command line reads a folder. */
function bundled() {
  /** @type {{ articles: { file: string }[] }} */
  const { articles } = read(join(ARTICLES, "articles.json"));
  const names = readdirSync(ARTICLES).filter((name) => name.endsWith(".txt")).sort();
  return names.map((name) => {
    const manifest = articles.find((article) => article.file === name);
    return { name, bytes: new Uint8Array(readFileSync(join(ARTICLES, name))), manifest };
  });
}

function session() {
  const session = new glue.Session();
  const { articles, failures } = session.load(bundled());
  assert.equal(articles.length, 5);
  assert.deepEqual(failures, []);
  return session;
}

/** What a call gives or throws. @param {() => unknown} call */
function outcome(call) {
  try {
    return call();
  } catch (failure) {
    return failure;
  }
}

/** @param {string[]} args */
function newsprism(...args) {
  const command = ["run", "--quiet", "--locked", "--all-features", "--", ...args];
  return execFileSync("cargo", command, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });
}

before(() => {
  const wasm = readFileSync(join(ROOT, "www/.build/glue/newsprism.wasm"));
  glue.initSync({ module: new WebAssembly.Module(wasm) });
});

for (const name of requests) {
  test(`${name} is answered alike natively and in wasm`, () => {
    const path = join(REQUESTS, name);
    const manifest = ["--manifest", join(ARTICLES, "articles.json")];
    const native = JSON.parse(newsprism("ask", path, ARTICLES, ...manifest, "--failure"));
    const inWasm = outcome(() => session().ask(read(path)));
    assert.equal(JSON.stringify(inWasm), JSON.stringify(native));
    const expected = name.startsWith("error-") ? "code" : "kind";
    assert.ok(expected in native, `${name} gives ${JSON.stringify(native).slice(0, 200)}`);
  });
}

test("every kind of request is among them", () => {
  const declarations = readFileSync(join(ROOT, "www/engine/protocol.d.ts"), "utf8");
  const request = declarations.split("export type Request = ")[1].split("export type")[0];
  const kinds = [...request.matchAll(/"kind": "(\w+)"/g)].map(([, kind]) => kind);
  assert.ok(kinds.length >= 8);
  const replayed = requests.map((name) => read(join(REQUESTS, name)).kind);
  assert.deepEqual(kinds.filter((kind) => !replayed.includes(kind)), []);
});

test("absent values are null, and objects are plain", () => {
  const { articles } = session().load([]);
  assert.equal(Object.getPrototypeOf(articles[0]), Object.prototype);
  assert.ok(!JSON.stringify(articles).includes("undefined"));
  for (const article of articles) assert.ok(Object.values(article).every((value) => value !== undefined));
});

test("files that are none are refused with the reason", () => {
  const bytes = new Uint8Array(3);
  const load = (/** @type {any} */ ...files) => outcome(() => new glue.Session().load(files));
  const codes = [load({ bytes }), load({ name: "a.txt", bytes: [1, 2] }), load({ name: "a.txt", bytes, manifest: { outlet: 3 } })];
  for (const { code, message } of codes) {
    assert.equal(code, "bad-request");
    assert.match(message, /^[A-Z].*\.$/);
  }
  assert.deepEqual(codes.map(({ about }) => about), ["name", "a.txt", "a.txt"]);
});

test("one file that cannot be read harms no other", () => {
  const files = [...bundled(), { name: "empty.txt", bytes: new Uint8Array(0) }, bundled()[0]];
  const { articles, failures } = new glue.Session().load(files);
  assert.equal(articles.length, 5);
  assert.deepEqual(failures.map((/** @type {any} */ failure) => failure.about), ["empty.txt", bundled()[0].name]);
});
