/** What the build's steps share: places, running programs, hashes, sizes. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const WWW = join(ROOT, "www");
/** Where the build keeps what it makes on the way. */
export const WORK = join(WWW, ".build");

/** A failure that needs no stack: the sentence says what to do. */
export class BuildError extends Error {}

/**
 * Runs a program, its output shown. Throws if it is missing or fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 */
export function run(program, args, { cwd = ROOT, env = {} } = {}) {
  const done = spawnSync(program, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] });
  if (done.error) throw new BuildError(`${program} could not be run: ${done.error.message}`);
  if (done.status !== 0) throw new BuildError(`failed: ${program} ${args.join(" ")}`);
}

/** @param {string | Uint8Array} content */
export function sha256(content, encoding = /** @type {"hex" | "base64"} */ ("hex")) {
  return createHash("sha256").update(content).digest(encoding);
}

/**
 * Writes a file, its folders made.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
export function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/**
 * Does `work` unless it was done for the same `key`, and its product is still there.
 * @param {string} product
 * @param {string} key
 * @param {() => void} work
 */
export function once(product, key, work) {
  const stamp = `${product}.stamp`;
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;
  work();
  write(stamp, key);
}

/**
 * Raw, gzip and brotli size in bytes.
 * @param {string | Uint8Array} content
 */
export function sizes(content) {
  const bytes = Buffer.from(content);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, quality).length };
}
