/** The npm package: the engine as modules, with its types. Its sources are `www/package/` and `www/engine/`. */
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./pack.mjs";
import { BuildError, ROOT, WWW, write } from "./tools.mjs";

/**
 * @param {{ wasm: string, glue: string, out: string }} options `out`: the folder to write
 * @returns {Promise<void>}
 */
export async function buildPackage({ wasm, glue, out }) {
  const version = /^version = "(.*)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))?.[1];
  if (!version) throw new BuildError("Cargo.toml names no version");
  for (const [name, entry] of [["index.js", "package/index.js"], ["engine.js", "package/engine.js"]]) write(join(out, name), await bundle(entry, glue, false, "esm"));
  write(join(out, "worker.js"), await bundle("engine/worker.js", glue, false));
  const description = {
    name: "newsprism",
    version,
    description: "Who said what, in whose words: quotations, word lists, concordances and comparison of news reports",
    license: "MIT OR Apache-2.0",
    type: "module",
    exports: { ".": { types: "./index.d.ts", default: "./index.js" }, "./engine": { types: "./engine.d.ts", default: "./engine.js" }, "./newsprism.wasm": "./newsprism.wasm" },
    sideEffects: false,
    engines: { node: ">=20" },
  };
  write(join(out, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
  for (const name of ["index.d.ts", "engine.d.ts"]) write(join(out, name), readFileSync(join(WWW, "package", name), "utf8").replaceAll("../engine/protocol.d.ts", "./protocol.d.ts"));
  const copies = { "protocol.d.ts": "www/engine/protocol.d.ts", "README.md": "www/package/README.md", "LICENSE-MIT": "LICENSE-MIT", "LICENSE-APACHE": "LICENSE-APACHE" };
  for (const [name, from] of Object.entries(copies)) copyFileSync(join(ROOT, from), join(out, name));
  copyFileSync(wasm, join(out, "newsprism.wasm"));
}
