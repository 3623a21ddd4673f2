// One colour and one badge for an outlet, everywhere, by its place in the corpus. Pure but for the badge's mark-up.

import { html } from "./dom.js";
import { outletName } from "./format.js";

/** @typedef {import("../engine/protocol.d.ts").ArticleInfo} ArticleInfo */

/** Colours that there are; further outlets share the grey one, and are told apart by their badge. */
const COLOURS = 8;

/**
 * @typedef {object} Outlet
 * @property {string} name value of the filter
 * @property {string} shown name for a reader
 * @property {string} className `outlet-1` … `outlet-8`, `outlet-none`
 * @property {string} badge one or two letters, its own in this corpus
 */

/** The outlets of the articles seen last. @type {WeakMap<ArticleInfo[], Map<string, Outlet>>} */
const KNOWN = new WeakMap();

/**
 * @param {ArticleInfo[]} articles all of the corpus, whatever the filter, so that a colour never moves
 * @returns {Map<string, Outlet>}
 */
export function outletsOf(articles) {
  const known = KNOWN.get(articles);
  if (known) return known;
  /** @type {Map<string, Outlet>} */
  const out = new Map();
  KNOWN.set(articles, out);
  const taken = new Set();
  let colour = 0;
  for (const name of new Set(articles.map((a) => a.outlet))) {
    const isKnown = name !== "";
    if (isKnown) colour += 1;
    const badge = isKnown ? badgeOf(name, taken) : "?";
    taken.add(badge);
    out.set(name, {
      name,
      shown: outletName(name),
      className: isKnown && colour <= COLOURS ? `outlet-${colour}` : "outlet-none",
      badge,
    });
  }
  return out;
}

/** @param {string} name @param {Set<string>} taken */
function badgeOf(name, taken) {
  const words = name.replace(/^(the|a|an|le|la|les|der|die|das|el)\s+/iu, "").match(/[\p{L}\p{N}]+/gu) ?? ["?"];
  const first = [...(words[0] ?? "?")];
  const tries = [first[0], (first[0] ?? "") + ([...(words[1] ?? "")][0] ?? ""), ...first.slice(1).map((c) => (first[0] ?? "") + c)];
  for (const t of tries) {
    const badge = (t ?? "?").toLocaleUpperCase("en");
    if (!taken.has(badge)) return badge;
  }
  for (let n = 2; ; n += 1) if (!taken.has(`${first[0]}${n}`)) return `${first[0]}${n}`;
}

/** @param {Map<string, Outlet>} outlets @param {string} name @returns {Outlet} */
export const outletOf = (outlets, name) =>
  outlets.get(name) ?? { name, shown: outletName(name), className: "outlet-none", badge: "?" };

/** The coloured square with its letter; the name stands beside it. @param {Outlet} outlet */
export const badge = (outlet) => html`<i class="badge ${outlet.className}" aria-hidden="true">${outlet.badge}</i>`;
