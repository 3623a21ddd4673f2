// One of very many, found by a part of its name: a list of ten thousand to choose from takes a second to lay out.

import { html, live } from "./dom.js";

/** Names that are offered at a time. */
const OFFERED = 50;
/** What is typed, by the field's name. @type {Map<string, string>} */
const typed = new Map();

/** What a field with a list offers: names that have what is typed. @param {string} id @param {string[]} names @param {string} text */
export function offers(id, names, text) {
  const part = text.toLowerCase();
  const offered = names.filter((name) => name && name.toLowerCase().includes(part)).slice(0, OFFERED);
  return html`<datalist id=${id}>${offered.map((name) => html`<option value=${name}></option>`)}</datalist>`;
}

/**
 * @param {import("./page.js").Page} page
 * @param {string} key of the field
 * @param {string} label
 * @param {() => string[]} names each another
 * @param {(at: number) => void} take which of them was chosen
 */
export function finder(page, key, label, names, take) {
  const text = typed.get(key) ?? "";
  const value = (/** @type {Event} */ e) => /** @type {HTMLInputElement} */ (e.currentTarget).value;
  return html`<input type="search" list="find-${key}" aria-label=${label} placeholder="a part of its name" autocomplete="off" spellcheck="false" .value=${live(text)}
    @input=${(/** @type {Event} */ e) => {
      typed.set(key, value(e));
      page.redraw();
    }} @change=${(/** @type {Event} */ e) => {
      const at = names().indexOf(value(e));
      if (at < 0) return;
      typed.delete(key);
      take(at);
    }} />${offers(`find-${key}`, text ? names() : [], text)}`;
}
