/** The JavaScript of the documents, as it stands there: it runs with the built package, and its types hold. `./build.sh` comes first. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = join(import.meta.dirname, "../..");
const WORK = join(ROOT, "www/.build/docs");
const TSC = [join(ROOT, "www/node_modules/typescript/bin/tsc"), "--noEmit", "--ignoreConfig", "--strict", "--skipLibCheck", "false", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom", "--types", ""];

const run = (...command) => {
  try {
    return execFileSync(process.execPath, command, { cwd: WORK, encoding: "utf8" });
  } catch (error) {
    throw new Error(`${error.stdout}${error.stderr}`);
  }
};

rmSync(WORK, { recursive: true, force: true });
mkdirSync(join(WORK, "node_modules"), { recursive: true });
symlinkSync(join(ROOT, "dist/npm"), join(WORK, "node_modules/newsprism"));

for (const [path, expected] of [["www/package/README.md", /^minister \| say \| The plan is sound\nAnna Berg \| tell \| “It will work,”\n$/], ["www/docs/embedding.md", /^2\n.*\[peace talks\].*\n.*\[Peace talks\]/]]) {
  test(`${path}: its program runs, and has the types of the package`, () => {
    const [[, program]] = [...readFileSync(join(ROOT, path), "utf8").matchAll(/^```js\n(.*?)^```$/gms)];
    for (const suffix of ["mjs", "mts"]) writeFileSync(join(WORK, `program.${suffix}`), program);
    assert.match(run("program.mjs"), expected);
    run(...TSC, "program.mts");
  });
}

test("what the types refuse", () => {
  for (const wrong of ['session.ask({ kind: "quotes" })', 'session.ask({ kind: "nothing", filter: {} })', 'session.ask({ kind: "facets", filter: { outlet: ["A"] } })', 'session.ask({ kind: "facets", filter: {} }).lines']) {
    writeFileSync(join(WORK, "wrong.mts"), `import { openSession } from "newsprism";\nconst session = await openSession();\n${wrong};\n`);
    assert.throws(() => run(...TSC, "wrong.mts"), /wrong\.mts.*error TS(2|7)/, wrong);
  }
});
