// Files from this computer: which were chosen, and what is in them.

import { EngineError } from "../engine/error.js";

/**
 * The files that were chosen. The field is emptied, so that the same file can be chosen again.
 * @param {Event} event
 */
export function filesIn(event) {
  const field = /** @type {HTMLInputElement} */ (event.currentTarget);
  const files = [...(field.files ?? [])];
  field.value = "";
  return files;
}

/**
 * Read on the page: a worker of a page from disk cannot read a file in every browser.
 * @param {File} file @throws {EngineError} `not-readable`
 */
export async function bytesIn(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new EngineError({ code: "not-readable", message: "The browser could not read this file: it may have been moved or changed, or be locked. Choose it again.", about: file.name });
  }
}
