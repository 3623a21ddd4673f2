/** The content security policy of both builds: nothing but what the packer has put in. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { WWW, sha256 } from "./tools.mjs";

/** Names of the trusted-types policies: the engine's, and lit's. */
const TRUSTED_TYPES = "newsprism lit-html";

/** @param {string} text */
export const hashSource = (text) => `'sha256-${sha256(text, "base64")}'`;

/**
 * @param {{ script: string, style: string, worker: string, connect: string }} sources
 * @param {string[]} styles texts of `<style>` elements that libraries add
 */
export function policy({ script, style, worker, connect }, styles) {
  return [
    "default-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    `worker-src ${worker}`,
    `style-src ${[style, ...styles.map(hashSource)].join(" ")}`,
    "img-src data: blob:",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES}`,
  ].join("; ");
}

/**
 * The `<style>` texts that Observable Plot adds to its charts, read from its source: constant but for the class name.
 * @param {string[]} inputs the files that went into the bundle
 */
export function plotStyles(inputs) {
  const source = join(WWW, "node_modules/@observablehq/plot/src");
  const bundled = (/** @type {string} */ file) => inputs.some((input) => input.endsWith(`@observablehq/plot/src/${file}`));
  if (!bundled("plot.js") || !existsSync(source)) return [];
  const read = (/** @type {string} */ file) => readFileSync(join(source, file), "utf8");
  const className = /"(plot-[0-9a-f]+)"/.exec(read("style.js"))?.[1] ?? "";
  return ["plot.js", "legends/ramp.js"].flatMap((file) =>
    [...read(file).matchAll(/append\("style"\)\.text\(\s*`([^`]*)`/g)].map(([, text]) =>
      text.replaceAll("${className}", className),
    ),
  );
}
