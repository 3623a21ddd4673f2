/** Rust to wasm: cargo, bindgen, wasm-opt. Each step is left out while what it reads stays the same. */
import { copyFileSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ROOT, WORK, WWW, once, run, sha256, write } from "./tools.mjs";

const TARGET = "wasm32-unknown-unknown";
const WASM_OPT = join(WWW, "node_modules/binaryen/bin/wasm-opt");
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/** The test build is neither measured nor given out: it need not wait for the optimisers. */
const QUICK = { CARGO_PROFILE_WASM_OPT_LEVEL: "1", CARGO_PROFILE_WASM_LTO: "off", CARGO_PROFILE_WASM_CODEGEN_UNITS: "16" };

/**
 * What wasm-opt does. From -O2 on it renames locals, which makes the module 2 % smaller, and 7 % larger once gzipped. And it
 * puts every function that is called from one place into its caller: attribution became one function of 112 KB, in which
 * WebKit's engine (2.50) now and then died with "Out of bounds memory access" (4 of 500 loads); never in the test build,
 * which has no such function, nor in another browser. -O1 does neither; the bound says so for whoever raises it.
 */
const SHRINK = ["-O1", "--one-caller-inline-max-function-size=100", ...STRIP];

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

/** @typedef {(name: string, content: string | Uint8Array) => string} Packer */

/**
 * Builds the wasm module and its JavaScript side into `www/.build/glue` (or `glue-test`).
 * @param {{ test?: boolean }} [options] `test`: with the panic that a test can provoke
 * @returns {{ wasm: string, glue: string, unpacker: string, packed: Packer }} the files made; `packed`
 *   gives any content as text that `www/engine/unpack.js` reads
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
      run(process.execPath, [WASM_OPT, ...SHRINK, bound, "-o", wasm]);
    }
  });
  /** @param {string} name @param {string | Uint8Array} content */
  const packed = (name, content) => {
    const [input, output] = [join(out, name), join(out, `${name}.packed`)];
    once(output, sha256(content) + sha256(readFileSync(bindgen)), () => {
      write(input, content);
      run(bindgen, ["pack", input, output]);
    });
    return readFileSync(output, "latin1");
  };
  return { wasm, glue: join(out, "newsprism.js"), unpacker: buildUnpacker(), packed };
}

/** The module that unpacks the others in the page: small before all, since it cannot be packed itself. */
function buildUnpacker() {
  const source = join(WWW, "bindgen/src");
  const files = ["unpack_wasm.rs", "unpack.rs"].map((name) => readFileSync(join(source, name), "utf8"));
  const unpacker = join(WORK, "unpack.wasm");
  once(unpacker, sha256(files.join("")), () => {
    const small = ["-Copt-level=s", "-Cpanic=abort", "-Clto=fat", "-Cstrip=symbols", "-Clink-arg=-zstack-size=16384"];
    const as = ["--edition", "2024", "--crate-name", "unpack", "--crate-type", "cdylib", "--target", TARGET];
    run("rustc", [...as, ...small, `--remap-path-prefix=${ROOT}=.`, join(source, "unpack_wasm.rs"), "-o", unpacker]);
    run(process.execPath, [WASM_OPT, "-Os", ...STRIP, unpacker, "-o", unpacker]);
  });
  return unpacker;
}

/** The helper that writes the JavaScript side, from the locked version of wasm-bindgen. */
function buildBindgen() {
  run("cargo", ["build", "--quiet", "--locked", "--release", "--manifest-path", join(WWW, "bindgen/Cargo.toml")], {
    env: { CARGO_TARGET_DIR: join(WWW, "bindgen/target") },
  });
  return join(WWW, "bindgen/target/release/newsprism-bindgen");
}
