// The dialog in which one quotation is corrected or confirmed, and the one that lists all corrections.

import { undoButtons } from "./dialogs.js";
import { html, nothing, live } from "./dom.js";
import { filesIn } from "./files.js";
import { count, num, speakerName } from "./format.js";
import { byHand, correctButton, nameOf, nearest, short } from "./by-hand.js";
import { doubt, viaName } from "./excerpt.js";
import { runsOf, sentenceAt } from "./runs.js";
import { sameSpans } from "./corrections.js";
import { moveEdge } from "./words.js";

/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("../engine/protocol.d.ts").Span16} Span16 */
/** @typedef {import("./corrections.js").Made} Made */

/**
 * What the dialog stands at.
 * @typedef {object} Draft
 * @property {QuoteRow} row as it is now
 * @property {string} file
 * @property {string} label of the report
 * @property {string} text of the article
 * @property {string} speaker
 * @property {QuoteRow["kind"]|""} kind "": as its quotation marks say
 * @property {Span16[]} spans
 * @property {{ place: number, total: number }|null} queue of the doubtful, if one is worked off
 * @property {boolean} isNew whether it is to be added
 */

/**
 * What the buttons do. `save` confirms if nothing was changed.
 * @typedef {{ change: (change: Partial<Draft>) => void, save: () => void, dismiss: () => void, takeBack: () => void, skip: () => void }} Acts
 */

/** @param {QuoteRow} row @param {{ file: string, label: string, text: string }} article @param {{ spans?: Span16[]|undefined, queue: Draft["queue"], isNew?: boolean }} how @returns {Draft} */
export const draftOf = (row, article, { spans, queue, isNew = false }) => ({ row, ...article, speaker: row.speaker, kind: isNew ? "" : row.kind, spans: spans ?? row.spans, queue, isNew });

/**
 * Words that the program has not for a quotation, as a row: what a reader adds begins as this.
 * @param {import("../engine/protocol.d.ts").ArticleView} article @param {Span16} span @returns {QuoteRow}
 */
export function newRow(article, span) {
  const text = article.text.slice(span.start, span.end);
  const line = article.lines.find((l) => l.span.start <= span.start && span.start < l.span.end)?.span ?? span;
  const { start } = sentenceAt(article.text, line, span.start);
  const end = Math.max(span.end, sentenceAt(article.text, line, Math.min(line.end, span.end) - 1).end);
  return {
    id: -1, article: article.info.id, kind: "direct", text, spans: [span], quotedWords: 0, words: 0, speaker: "", mention: null, mentionSpan: null,
    cue: null, cueSpan: null, verb: null, stance: null, via: null, affiliation: "", corrected: null, added: true, found: span, confidence: 1,
    certainty: "sure", rule: "", speakerRule: "", paragraph: 0, excerpt: { text: article.text.slice(start, end), start, marks: [] },
  };
}

/** Whether the draft differs from what is shown now. @param {Draft} d */
export const isChanged = (d) => d.speaker.trim() !== d.row.speaker || d.kind !== d.row.kind || !sameSpans(d.spans, d.row.spans);

const KINDS = /** @type {const} */ (["direct", "mixed", "indirect"]);

/** @param {Draft} d @param {string[]} speakers of the corpus @param {Acts} act */
export function correctDialog(d, speakers, act) {
  const program = d.row.corrected ?? d.row;
  const isUnknown = d.speaker === "";
  const isOther = isChanged(d);
  return html`<form method="dialog" class="dialog-head"><h2 id="correct-title">${d.isNew ? "This is a quotation by …" : d.queue ? html`Right as it is? <small>${num(d.queue.place)} of ${num(d.queue.total)}, least sure first</small>` : "Correct a quotation"}</h2>
      <button aria-label="Close">close</button></form>
    <form class="correct-form" @submit=${(/** @type {SubmitEvent} */ e) => {
      e.preventDefault();
      act.save();
    }}>
      <p class="sub">${d.isNew ? html`${d.label}: words that the program has for nobody’s` : html`${d.label}, paragraph ${d.row.paragraph} · ${d.row.corrected || d.row.added ? byHand(d.row) : doubt(d.row.certainty)}`}</p>
      <blockquote class="draft" lang="en" aria-label="The words, marked in their sentences">${marked(d)}</blockquote>
      <div class="edges">${edge(d, "start", "First word", act)}${edge(d, "end", "Last word", act)}</div>
      <p class="field"><label for="correct-speaker">Speaker</label>
        <span><input id="correct-speaker" list="correct-speakers" autocomplete="off" ?autofocus=${!d.queue} maxlength="200" .value=${live(d.speaker)} placeholder=${isUnknown ? "nobody can tell" : ""}
          @input=${(/** @type {Event} */ e) => act.change({ speaker: /** @type {HTMLInputElement} */ (e.currentTarget).value })} />
        <datalist id="correct-speakers">${speakers.map((s) => html`<option value=${s}></option>`)}</datalist>
        <label class="check"><input type="checkbox" .checked=${live(isUnknown)} @change=${(/** @type {Event} */ e) => act.change({ speaker: /** @type {HTMLInputElement} */ (e.currentTarget).checked ? "" : program.speaker })} /> nobody can tell</label></span></p>
      <fieldset class="field"><legend>Kind</legend>
        <span>${(d.isNew ? /** @type {const} */ (["", ...KINDS]) : KINDS).map((kind) => html`<label class="check"><input type="radio" name="kind" value=${kind} .checked=${live(d.kind === kind)} @change=${() => act.change({ kind })} /> ${kind || "as the marks say"}</label>`)}</span></fieldset>
      ${d.row.added ? nothing : html`<p class="sub">The program ${d.row.corrected ? "had said" : "says"}: ${speakerName(program.speaker)}, ${program.kind}, ${Math.round(program.confidence * 100)} in 100.
        ${d.row.mention ? html`Here “${d.row.mention}”.` : nothing} ${d.row.cue ? html`Cue “${d.row.cue}”.` : nothing} ${d.row.via ? html`Passed on by “${d.row.via.mention}”.` : nothing} ${d.row.rule ? html`Words: ${d.row.rule}.` : nothing} ${d.row.speakerRule ? html`Speaker: ${d.row.speakerRule}.` : nothing}</p>`}
      <p class="acts"><button class="primary" ?autofocus=${d.queue !== null}>${d.isNew ? "Add the quotation" : isOther ? "Save the correction" : "Right as it is"}</button>
        ${d.queue ? html`<button type="button" @click=${act.skip}>next, leave this one</button>` : nothing}
        ${d.row.added ? nothing : html`<button type="button" @click=${act.dismiss}>not a quotation</button>`}
        ${d.row.corrected ? html`<button type="button" @click=${act.takeBack}>back to what the program said</button>` : nothing}
        ${d.row.added && !d.isNew ? html`<button type="button" @click=${act.takeBack}>take it out again</button>` : nothing}</p>
    </form>`;
}

/** @param {Draft} d @param {"start"|"end"} which @param {string} name @param {Acts} act */
function edge(d, which, name, act) {
  /** @param {-1|1} by */
  const move = (by) => act.change({ spans: moveEdge(d.text, d.spans, which, by) });
  return html`<fieldset @keydown=${(/** @type {KeyboardEvent} */ e) => {
      if (e.key !== "ArrowLeft" && e.key !== "ArrowRight") return;
      e.preventDefault();
      move(e.key === "ArrowLeft" ? -1 : 1);
    }}><legend>${name}</legend>
    <button type="button" class="step" aria-label="${name}: one word earlier" @click=${() => move(-1)}>←</button>
    <button type="button" class="step" aria-label="${name}: one word later" @click=${() => move(1)}>→</button></fieldset>`;
}

/** The draft's words with the sentences of the quotation, or more where the words go beyond them. @param {Draft} d */
function marked(d) {
  const { excerpt } = d.row;
  const start = Math.min(excerpt.start, d.spans[0]?.start ?? excerpt.start);
  const end = Math.max(excerpt.start + excerpt.text.length, d.spans[d.spans.length - 1]?.end ?? 0);
  return runsOf(start, end, d.spans).map((run) => {
    const text = d.text.slice(run.start, run.end);
    return run.marks.length ? html`<mark class="quoted">${text}</mark>` : text;
  });
}

/**
 * @param {import("../project/corpus.js").Corpus} corpus
 * @param {{ save: () => void, take: (files: File[]) => void, back: (made: Made) => void, allBack: () => void, said: string }} act
 */
export function listDialog(corpus, act) {
  const { list } = corpus;
  const lost = new Set(corpus.lost);
  const here = list.filter((m) => !lost.has(m));
  /** @param {Made} made */
  const item = (made) => html`<li><span class="what"><b>${made.dismissed ? speakerName(made.by) : changeIn(made)}</b> “${short(made.text, 90)}” <small>${made.file}</small></span>
    <button type="button" aria-label="${made.dismissed ? "Put it back" : "Take back"}: ${short(made.text, 40)}" @click=${() => act.back(made)}>${made.dismissed ? "put it back" : "take back"}</button></li>`;
  /** @param {string} title @param {string} note @param {Made[]} some */
  const part = (title, note, some) => (some.length ? html`<h3>${title} <small>${num(some.length)}</small></h3>${note ? html`<p class="sub">${note}</p>` : nothing}<ul class="made">${some.map(item)}</ul>` : nothing);
  return html`<p>${list.length === 0 ? "There are none yet. Choose “correct” beside any quotation, or select words in the Reader that the program missed." : html`${count(list.length, "correction")}. They go into every count, and into what you save.`}
      ${corpus.isKept ? "This browser keeps them with the corpus." : html`<b>This browser does not keep them</b>: they hold until this tab is closed.`}</p>
    <p class="acts">
      ${list.length ? html`<button type="button" @click=${act.save}>save as a file (JSON)</button>` : nothing}
      <label class="file">take in a file <input type="file" accept=".json,application/json" @change=${(/** @type {Event} */ e) => act.take(filesIn(e))} /></label></p>
    <p class="acts">
      ${undoButtons(corpus)}
      ${list.length ? html`<button type="button" @click=${act.allBack}>take all back</button>` : nothing}</p>
    <p role="status">${act.said}</p>
    ${part("Added by you", "", here.filter((m) => m.added))}
    ${part("Taken out by you", "", here.filter((m) => m.dismissed && !m.added))}
    ${part("Corrected", "", here.filter((m) => !m.added && !m.dismissed && !isPlain(m)))}
    ${part("Confirmed", "", here.filter((m) => !m.added && !m.dismissed && isPlain(m)))}
    ${part("Without their quotation", "Their report is not here, has other words than when they were made, or the program finds no such quotation any more. They are kept.", [...lost])}`;
}

/** @param {Made} made */
const isPlain = (made) => made.speaker === undefined && made.quoteKind === undefined && made.spans === undefined;

/** @param {Made} made */
function changeIn(made) {
  if (made.added) return [speakerName(made.speaker ?? ""), made.quoteKind ?? ""].filter(Boolean).join(", ");
  const now = [made.speaker === undefined ? "" : `${speakerName(made.by)} → ${speakerName(made.speaker)}`, made.quoteKind ?? "", made.spans ? "other words" : ""].filter(Boolean);
  return now.length ? now.join(", ") : `${speakerName(made.by)}, confirmed`;
}

/** The line beside "Showing all reports". @param {import("../project/corpus.js").Corpus} corpus @param {() => void} open */
export const correctionsLine = (corpus, open) =>
  corpus.list.length || corpus.undoes || corpus.redoes
    ? html`<p class="by-you">${corpus.list.length ? html`<button type="button" @click=${open}>${count(corpus.list.length, "correction")} by you</button>` : nothing}
        ${corpus.undoes ? html`<button type="button" @click=${corpus.undo} title=${corpus.undoes} aria-keyshortcuts="Control+Z">undo edit</button>` : nothing}
        ${corpus.redoes ? html`<button type="button" @click=${corpus.redo} title=${corpus.redoes} aria-keyshortcuts="Control+Shift+Z">redo</button>` : nothing}</p>`
    : nothing;

/** The card of the Reader's current quotation. @param {import("./page.js").Page} page @param {QuoteRow} row @param {string} why link */
export const quoteCard = (page, row, why) => html`<aside class="quote-card ${row.certainty}" aria-label="The current quotation">
  <p><b>${speakerName(row.speaker)}</b>${row.mention ? html` · here “${row.mention}”` : nothing}${row.via ? html` · passed on by ${viaName(row.via)}` : nothing}${row.cue ? html` · <span class="cue">${row.cue}</span>${row.stance ? html` (${row.stance})` : nothing}` : nothing} · ${row.kind} · ${row.added ? nothing : doubt(row.certainty, row.confidence)} ${byHand(row)}</p>
  <p class="sub">${row.rule}${row.speakerRule ? html`; ${row.speakerRule}` : nothing}</p>
  <p class="acts">${correctButton(page, row)} <kbd>c</kbd> <a href=${why}>why?</a></p></aside>`;

/**
 * The card of words that are selected in the Reader: what may be done with them.
 * @param {import("./page.js").Page} page @param {import("../engine/protocol.d.ts").ArticleView} article @param {Span16} span
 */
export function selectionCard(page, article, span) {
  const near = nearest(article.quotes, span);
  const text = article.text.slice(span.start, span.end);
  // A press on a button must not undo the selection before the click is read.
  return html`<aside class="quote-card" aria-label="The words selected" @mousedown=${(/** @type {Event} */ e) => e.preventDefault()}>
    <p>“${short(text, 90)}”</p>
    <p class="acts">${near
      ? html`<button type="button" @click=${() => page.correct(nameOf(near), [span])}>these are the words of ${speakerName(near.speaker)}’s quotation here</button>`
      : html`<button type="button" @click=${() => page.add(article.info.file, span)}>this is a quotation by …</button>`} <kbd>c</kbd></p></aside>`;
}
