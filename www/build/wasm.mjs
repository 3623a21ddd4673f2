/** Rust to wasm: cargo, bindgen, wasm-opt. Each step is left out while what it reads stays the same. */
import { copyFileSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ROOT, WORK, WWW, once, run, sha256 } from "./tools.mjs";

const TARGET = "wasm32-unknown-unknown";

/** The test build is neither measured nor given out: it need not wait for the optimisers. */
const QUICK = { CARGO_PROFILE_WASM_OPT_LEVEL: "1", CARGO_PROFILE_WASM_LTO: "off", CARGO_PROFILE_WASM_CODEGEN_UNITS: "16" };

/** What wasm-opt does. From -O2 on it renames locals, which makes the module 2 % smaller, and 7 % larger once gzipped. */
const SHRINK = ["-O1", "--strip-debug", "--strip-producers", "--strip-target-features"];

/** How the core is compiled for the page; also for clippy, which must see the same code. */
export function wasmEnvironment() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const crates = join(cargoHome, "registry/src");
  const hosts = existsSync(crates) ? readdirSync(crates) : [];
  // Panic messages name source files: without this machine's folders, the same source gives the same bytes anywhere.
  const places = [`${ROOT}=.`, `${cargoHome}=cargo`, ...hosts.map((host) => `${join(crates, host)}=crates`)];
  const flags = ["-Ctarget-feature=+simd128", ...places.map((place) => `--remap-path-prefix=${place}`)];
  return { CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") };
}

/**
 * Builds the wasm module and its JavaScript side into `www/.build/glue` (or `glue-test`).
 * @param {{ test?: boolean }} [options] `test`: with the panic that a test can provoke
 * @returns {{ wasm: string, glue: string }} the files made
 */
export function buildWasm({ test = false } = {}) {
  const name = test ? "glue-test" : "glue";
  const features = test ? ["--features", "test-panic"] : [];
  const target = join(ROOT, "target", test ? "wasm-test" : "wasm-page");
  const env = { ...wasmEnvironment(), ...(test ? QUICK : {}), CARGO_TARGET_DIR: target };
  run("cargo", ["build", "--quiet", "--locked", "--lib", "--target", TARGET, "--profile", "wasm", ...features], { env });

  const compiled = join(target, TARGET, "wasm/newsprism.wasm");
  const bindgen = buildBindgen();
  const out = join(WORK, name);
  const wasm = join(out, "newsprism.wasm");
  once(wasm, sha256(readFileSync(compiled)) + sha256(readFileSync(bindgen)) + SHRINK.join(" "), () => {
    run(bindgen, [compiled, out]);
    const bound = join(out, "newsprism_bg.wasm");
    if (test) copyFileSync(bound, wasm);
    else {
      run(process.execPath, [join(WWW, "node_modules/binaryen/bin/wasm-opt"), ...SHRINK, bound, "-o", wasm]);
    }
  });
  return { wasm, glue: join(out, "newsprism.js") };
}

/** The helper that writes the JavaScript side, from the locked version of wasm-bindgen. */
function buildBindgen() {
  run("cargo", ["build", "--quiet", "--locked", "--release", "--manifest-path", join(WWW, "bindgen/Cargo.toml")], {
    env: { CARGO_TARGET_DIR: join(WWW, "bindgen/target") },
  });
  return join(WWW, "bindgen/target/release/newsprism-bindgen");
}
