// What can be typed into the search box: each form with an example of words that stand in this corpus.

import { html } from "./dom.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * @param {string[]} words frequent words of this corpus, two at least where it has them
 * @param {string} speaker who speaks here
 * @param {string} outlet
 * @returns {[string, string][]} a query, and what it finds
 */
function examplesOf(words, speaker, outlet) {
  const [a = "peace", b = "war", c = "talks"] = words.map((word) => word.toLowerCase()).filter((word) => /^\p{L}{3,}$/u.test(word));
  const start = a.slice(0, Math.max(3, a.length - 2));
  return [
    [a, "a word; capitals make no difference, ’s is left out"],
    [`in the`, "a phrase: words that follow each other, whatever marks stand between"],
    [`${start}*`, "any letters or none for *, exactly one for ?"],
    [`^${start}*`, "the same, each form counted by itself"],
    [`${a}|${b}`, "one or the other"],
    [`in (the|a)`, "alternatives within a phrase"],
    [`say+`, "any form of a word: words of the same stem and irregular forms"],
    [`${a} ~5 ${b}`, "at most five words apart, whichever comes first"],
    [`/${a.slice(0, 2)}[a-z]+s/`, "a regular expression for whole words"],
    [`[word="the"] []{0,3} [word="${c}"]`, "CQL: a word in each bracket, up to three others between"],
    [`[lemma="say"] [word!="the"]`, "the inflected forms of a word; any word but one (also stem=, &, |)"],
    [`${a} within sentence`, "not beyond the end of a sentence (else: of a paragraph)"],
    [`${a} within quote`, "in quotations; outside quote: in the reporters’ own words"],
    ...(speaker ? [/** @type {[string, string]} */ ([`the by "${speaker}"`, "in the words of one speaker"])] : []),
    ...(outlet ? [/** @type {[string, string]} */ ([`${a} in outlet "${outlet}"`, "in the reports of one outlet"])] : []),
    [`${a} with case`, "capitals make a difference"],
    [`${a} without accents`, "accents make none"],
    [`"within quote"`, "in quotation marks, words mean nothing but themselves"],
  ];
}

/** @param {Page} page @param {string[]} words */
export function grammar(page, words) {
  const speaker = page.facets.speakers.values.find(Boolean) ?? "";
  const outlet = page.facets.outlets.values.find(Boolean) ?? "";
  return html`<table class="grammar"><caption class="hidden">What can be typed, each with an example</caption><tbody>
    ${examplesOf(words, speaker, outlet).map(([query, finds]) => html`<tr><th scope="row"><a href=${page.href("concordance", { query })}><code>${query}</code></a></th><td>${finds}</td></tr>`)}
  </tbody></table>`;
}
