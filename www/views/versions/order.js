// In what order reports tell what several of them tell.

import { html, nothing } from "../../parts/dom.js";
import { short } from "../../parts/by-hand.js";
import { count, sourceLine } from "../../parts/format.js";
import { empty } from "../../parts/states.js";
import { report } from "../../charts/own.js";
import { slope } from "../../charts/slope.js";

/** @typedef {import("../../parts/page.js").Page} Page */
/** @typedef {import("../../parts/page.js").Ask} Ask */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../../engine/protocol.d.ts").TellingView} TellingView */

/** Reports that are drawn beside one another unless others are chosen. */
const SOME = 5;

/** @param {State} state @param {Ask} ask @param {(file: string) => number} number @returns {Promise<TellingView>} */
export const ask = (state, ask, number) => ask({ kind: "telling", filter: state.filter, articles: state.among.map(number).filter((id) => id >= 0) });

/** @param {TellingView} view */
export const methodOf = (view) => view.method;
/** @param {TellingView} view */
export const announce = (view) => `${count(view.steps.length, "thing")} told by more than one report`;

/** @param {Page} page @param {TellingView} view */
export function draw(page, view) {
  const shown = view.articles.slice(0, Math.max(SOME, page.state.among.length));
  const ids = shown.map((a) => a.article);
  const steps = view.steps.map((s) => ({ ...s, sentences: s.sentences.filter((t) => ids.includes(t.article)) })).filter((s) => new Set(s.sentences.map((t) => t.article)).size > 1);
  const length = new Map(shown.map((a) => [a.article, a.sentences]));
  const lines = steps.map((step) => {
    const [first] = step.sentences;
    const info = page.article(first?.article ?? -1);
    return {
      name: short(first?.text ?? "", 56),
      at: ids.map((id) => {
        const told = step.sentences.find((t) => t.article === id);
        return told ? (told.sentence - 1) / Math.max(1, (length.get(id) ?? 1) - 1) : null;
      }),
      href: page.href("reader", { article: info?.file ?? "", at: first?.span.start ?? -1, to: first?.span.end ?? -1, see: null }),
    };
  });
  const title = `${count(steps.length, "sentence")} ${steps.length === 1 ? "is" : "are"} told by more than one report`;
  return html`<h1>In what order they tell it</h1>
    ${chooser(page, ids)}
    ${steps.length === 0
      ? empty("No two of these reports have a sentence in common.", html`Choose others above, or look at <a href=${page.link({ tab: "shared", among: [] })}>who shares words with whom</a>.`)
      : html`${slope(page, { articles: ids, lines, title, subtitle: html`A line is a sentence that reports share, joined from where the one has it to where the other has it. <a class="evidence" href=${page.see({ what: "method", of: "telling" })}>How it was found</a>`, table: table(page, steps) })}
        <section class="list" aria-labelledby="told-title"><h2 id="told-title">The same, sentence under sentence</h2>
          <ol class="told">${steps.map((step) => html`<li>${step.sentences.map((t) => {
            const info = page.article(t.article);
            return html`<p lang="en" data-source=${info ? `${sourceLine(info)}, paragraph ${t.paragraph}` : nothing}><a class="where" href=${page.href("reader", { article: info?.file ?? "", at: t.span.start, to: t.span.end, see: null })}>${report(page, t.article)} <small>sentence ${t.sentence} of ${length.get(t.article)}</small></a> ${t.text}</p>`;
          })}</li>`)}</ol></section>`}`;
}

/** Which reports stand beside one another. @param {Page} page @param {number[]} ids */
const chooser = (page, ids) => html`<fieldset class="tools"><legend class="hidden">Reports beside one another</legend>${page.kept().slice(0, 40).map((info) => {
  const isOn = ids.includes(info.id);
  const files = ids.map((id) => page.article(id)?.file ?? "");
  const next = isOn ? files.filter((f) => f !== info.file) : [...files, info.file];
  return html`<label class="check"><input type="checkbox" .checked=${isOn} ?disabled=${isOn && ids.length <= 2} @change=${() => page.go({ among: next })} />${report(page, info.id)}</label>`;
})}</fieldset>`;

/** @param {Page} page @param {TellingView["steps"]} steps @returns {import("../../parts/export.js").Table} */
const table = (page, steps) => ({
  name: "newsprism-order",
  columns: ["Shared sentence", "Report", "Sentence number", "Paragraph", "Text"],
  rows: steps.flatMap((s, i) => s.sentences.map((t) => [i + 1, page.article(t.article)?.label ?? "", t.sentence, t.paragraph, t.text])),
});
