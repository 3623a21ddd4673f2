// The dialogs at work: adding articles, sharing, help, correcting a quotation, the list of corrections.

import { html, nothing, render } from "./parts/dom.js";
import { correctDialog, draftOf, isChanged, listDialog, newRow } from "./parts/correct-dialog.js";
import { nameOf, nearest, quotationHere, short } from "./parts/by-hand.js";
import { correctionOf, madeOf, toFile } from "./parts/corrections.js";
import { helpDialog, shareDialog } from "./parts/dialogs.js";
import { bytesIn } from "./parts/files.js";
import { count } from "./parts/format.js";
import { Adding } from "./import/adding.js";
import { saveJson } from "./parts/export.js";
import { PageDialog } from "./parts/page-dialog.js";
import { failureOf } from "./parts/states.js";
import { selectedSpan } from "./parts/words.js";
import { CorpusDialog } from "./project/corpus-dialog.js";
import { Corpus } from "./project/corpus.js";
import { kindOf } from "./project/file.js";
import { newProject } from "./project/model.js";
import { ReviewDialog } from "./project/review.js";
import { goTo, write } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {{ name: string, bytes: Uint8Array }} NewFile */

/**
 * What the dialogs need of the page.
 * @typedef {object} Host
 * @property {import("./engine/client.js").Engine|null} engine
 * @property {State} state
 * @property {import("./engine/protocol.d.ts").Facets|null} facets
 * @property {import("./engine/protocol.d.ts").ArticleInfo[]} articles
 * @property {any} data of the view on screen
 * @property {import("./parts/page.js").Ui} ui
 * @property {(state: State) => void} go
 * @property {() => void} draw draws anew what is there
 * @property {(file: string) => number} numberOf an article; -1 if it is not here
 * @property {() => Promise<void>} renew asks anew and draws
 * @property {(notice: string) => void} notify
 * @property {() => void} home shows the first view of another corpus
 * @property {(done: number, total: number) => void} progress of articles that are read
 */

const KEYS_OFF = "newsprism-keys-off";
/** How long a selection must stand before the page takes note of it, in milliseconds: one that is drawn out changes often. */
const SETTLED = 150;

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
export const dialog = /** @type {HTMLDialogElement} */ (at("dialog"));

/** @type {Host} */
let host;

const here = {
  /** @type {""|"add"|"page"|"share"|"help"|"correct"|"corrections"|"corpora"|"review"} */ dialog: "",
  /** @type {PageDialog|null} */ page: null,
  /** What is being corrected. @type {import("./parts/correct-dialog.js").Draft|null} */ draft: null,
  /** Names of the doubtful that are gone through one by one. @type {string[]} */ queue: [],
  /** What the list of corrections has to say. */ said: "",
  copied: "",
  isKeysOn: keysWere(),
};

export const corpus = new Corpus({
  changed: async () => {
    await host.renew();
    if (dialog.open) drawDialog();
  },
  say: (notice) => host.notify(notice),
  progress: (done, total) => host.progress(done, total),
});

const corpora = new CorpusDialog(corpus, {
  redraw: () => {
    if (here.dialog === "corpora") drawDialog();
  },
  add: () => openDialog("add"),
  review: () => openDialog("review"),
  home: () => host.home(),
});

const review = new ReviewDialog(corpus, {
  redraw: () => {
    if (here.dialog === "review") drawDialog();
  },
  infos: () => host.articles,
  reader: (file) => write(goTo(host.state, "reader", { article: file, see: null })),
});

const adding = new Adding({
  isOpen: () => dialog.open && here.dialog === "add",
  open: () => openDialog("add"),
  redraw: () => {
    if (here.dialog === "add") drawDialog();
  },
  review: () => openDialog("review"),
  notify: (notice) => host.notify(notice),
  isReady: () => host.engine !== null,
  existing: () => corpus.project.articles.map(({ file, text }) => ({ name: file, text })),
  takeOurs: (files) => takeOurs(files),
  add: async (drafts, how, isNew) => {
    const { store } = corpus;
    const before = store.id;
    if (isNew) await store.create(newProject("My articles"));
    try {
      await corpus.add(drafts, how);
    } catch (error) {
      if (isNew && store.id) await store.remove(store.id);
      if (isNew) await store.open(before);
      throw error;
    }
    if (isNew) host.home();
  },
});

/** Ties the dialogs to the page. Called once, first. @param {Host} page */
export function attach(page) {
  host = page;
  dialog.addEventListener("click", (e) => {
    if (e.target === dialog) dialog.close();
  });
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(noteSelection, SETTLED);
  });
}

/** Whether single keys work. */
export const isKeysOn = () => here.isKeysOn;
/** Whether a dialog is open in which "undo" undoes what it lists. */
export const isListOpen = () => dialog.open && ["corrections", "corpora", "review"].includes(here.dialog);

/**
 * Opens the dialog on a quotation.
 * @param {string} name by `nameOf`
 * @param {{ spans?: import("./engine/protocol.d.ts").Span16[]|undefined, queue?: import("./parts/correct-dialog.js").Draft["queue"] }} [how]
 */
export async function correct(name, { spans, queue = null } = {}) {
  if (!host.engine) return;
  try {
    const article = await host.engine.ask({ kind: "article", filter: host.state.filter, article: Number(name.split(":")[0]), query: "" });
    const row = article.quotes.find((q) => nameOf(q) === name);
    if (!row) return;
    here.draft = draftOf(row, { file: article.info.file, label: article.info.label, text: article.text }, { spans, queue });
    openDialog("correct");
  } catch (error) {
    host.notify(failureOf(error).message);
  }
}

/** Opens the dialog on words that the program has not for a quotation. @param {string} file @param {import("./engine/protocol.d.ts").Span16} span */
export async function add(file, span) {
  if (!host.engine) return;
  try {
    const article = await host.engine.ask({ kind: "article", filter: host.state.filter, article: host.numberOf(file), query: "" });
    here.draft = draftOf(newRow(article, span), { file, label: article.info.label, text: article.text }, { queue: null, isNew: true });
    openDialog("correct");
  } catch (error) {
    host.notify(failureOf(error).message);
  }
}

/** Notes which words of the report are selected, so that the Reader can offer what may be done with them. */
function noteSelection() {
  if (dialog.open) return;
  const { ui } = host;
  const chosen = host.state.view === "reader" ? selectedSpan(getSelection()) : null;
  if (chosen?.start === ui.chosen?.start && chosen?.end === ui.chosen?.end) return;
  ui.chosen = chosen;
  host.draw();
}

/** Goes through what is not sure, under the filters, least sure first. */
export async function startQueue() {
  if (!host.engine) return;
  const answer = await host.engine.ask({ kind: "quotes", filter: host.state.filter, group: "none", sort: "doubt", page: { offset: 0, limit: 1000 } });
  here.queue = answer.rows.filter((row) => row.corrected === null && !row.added && row.certainty !== "sure").map(nameOf);
  await queueAt(1);
}

/** @param {number} place from 1 */
async function queueAt(place) {
  const name = here.queue[place - 1];
  if (name) return correct(name, { queue: { place, total: here.queue.length } });
  here.said = here.queue.length ? "That was the last doubtful one." : "Nothing that the filters keep is in doubt (any more).";
  openDialog("corrections");
}

/** @param {"save"|"dismiss"|"takeBack"|"skip"} act */
async function settleDraft(act) {
  const { draft } = here;
  if (!draft) return;
  const { file, queue } = draft;
  const row = draft.isNew ? placed(draft) : draft.row;
  const print = corpus.printOf(file);
  const words = `“${short(row.text, 32)}”`;
  if (!queue) dialog.close();
  if (act === "takeBack") {
    const made = correctionOf(corpus.list, file, print, row.found);
    if (made) await corpus.edit(`taking back ${words}`, [], [made]);
  } else if (act === "dismiss") {
    // The panel would say why somebody said what is nobody's quotation now.
    if (host.state.see?.what === "quotation") host.go({ ...host.state, see: null });
    await corpus.edit(`taking out ${words}`, [madeOf(row, file, print, { ...draft, dismissed: true })]);
  } else if (act === "save") {
    if (draft.isNew) getSelection()?.removeAllRanges();
    await corpus.edit(`${draft.isNew ? "adding" : isChanged(draft) ? "correcting" : "confirming"} ${words}`, [madeOf(row, file, print, draft)]);
  }
  if (queue) return queueAt(queue.place + 1);
  if (document.activeElement !== document.body) return;
  // The row may stand elsewhere now, or nowhere.
  const again = /** @type {HTMLElement|null} */ (document.querySelector(`button[data-of="${nameOf(row)}"]`));
  (again ?? at("view")).focus({ preventScroll: again === null });
}

/** What is added, where its edges were moved to. @param {import("./parts/correct-dialog.js").Draft} draft @returns {import("./engine/protocol.d.ts").QuoteRow} */
function placed({ row, spans, text }) {
  const found = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
  return { ...row, found, text: text.slice(found.start, found.end) };
}

/** What a press of "c" means: the quotation that has the focus; in the Reader, words that were selected, or the current one. */
export async function correctHere() {
  const isReader = host.state.view === "reader";
  const span = isReader ? selectedSpan(getSelection()) : null;
  if (!span) {
    const name = quotationHere(isReader ? host.ui.current : "");
    if (name) await correct(name);
    return;
  }
  const near = nearest(host.data?.article?.quotes ?? [], span);
  await (near ? correct(nameOf(near), { spans: [span] }) : add(host.state.article, span));
}

/** @param {"add"|"page"|"share"|"help"|"correct"|"corrections"|"corpora"|"review"} which */
export function openDialog(which) {
  // Drawn once it is known what is kept: a dialog that grows moves what is about to be clicked.
  if (which === "corpora") void corpora.open().then(() => show(which));
  else show(which);
}

/** @param {Parameters<typeof openDialog>[0]} which */
function show(which) {
  here.dialog = which;
  here.copied = "";
  if (which === "review") review.open();
  if (which === "add") adding.opened();
  drawDialog();
  if (!dialog.open) dialog.showModal();
  // What had the focus may be gone with the dialog before.
  else if (!dialog.contains(document.activeElement)) /** @type {HTMLElement|null} */ (dialog.querySelector("[autofocus]") ?? dialog.querySelector("button"))?.focus();
}

function drawDialog() {
  const content = {
    add: () => adding.view(),
    page: () => here.page?.view() ?? nothing,
    share: () => shareDialog(location.href, { copied: here.copied, onCopy: copyLink, isLocal: location.protocol === "file:", hasOwn: corpus.isOwn }),
    help: () => helpDialog({ isOn: here.isKeysOn, onKeys: setKeys }),
    correct: () => (here.draft ? correctDialog(here.draft, speakersHere(), DRAFT) : nothing),
    corrections: () => listDialog(corpus, LIST),
    corpora: () => corpora.view(),
    review: () => review.view(),
    "": () => nothing,
  }[here.dialog]();
  const title = TITLES[here.dialog];
  dialog.classList.toggle("wide", here.dialog === "review" || (here.dialog === "add" && adding.isWide));
  dialog.setAttribute("aria-label", title ?? (here.draft?.isNew ? "Add a quotation" : "Correct a quotation"));
  const head = html`<form method="dialog" class="dialog-head"><h2>${title}</h2><button aria-label="Close">close</button></form>`;
  render([title ? head : nothing, content], dialog);
}

/** What each dialog is called; that of a correction says what is corrected. @type {Record<string, string>} */
const TITLES = { add: "Add articles", page: "Save as one page", share: "Share what you see", help: "Help", corrections: "Your corrections", corpora: "Corpora", review: "Review the articles" };

const speakersHere = () => (host.facets?.speakers.values ?? []).filter(Boolean);

/** @type {import("./parts/correct-dialog.js").Acts} */
const DRAFT = {
  change: (change) => {
    if (here.draft) here.draft = { ...here.draft, ...change };
    drawDialog();
  },
  save: () => void settleDraft("save"),
  dismiss: () => void settleDraft("dismiss"),
  takeBack: () => void settleDraft("takeBack"),
  skip: () => void settleDraft("skip"),
};

const LIST = {
  save: () => saveJson("newsprism-corrections", toFile(corpus.list, corpus.project.title)),
  /** @param {File[]} files */
  take: async (files) => {
    const read = Promise.all(files.map(async (file) => ({ name: file.name, bytes: await bytesIn(file) })));
    const { taken, failures } = await read.then(takeOurs).catch((error) => ({ taken: 0, failures: [failureOf(error)] }));
    here.said = failures[0] ? `${failures[0].about}: ${failures[0].message}` : taken ? `${count(taken, "correction")} taken in.` : "";
    drawDialog();
  },
  /** @param {import("./parts/corrections.js").Made} made */
  back: (made) => void corpus.edit(`taking back “${short(made.text, 32)}”`, [], [made]),
  allBack: () => void corpus.edit("taking all back", [], corpus.list),
  get said() {
    return here.said;
  },
};

/** @param {NewFile[]} files that Newsprism saved: corrections, and projects, of which each becomes a corpus of its own */
async function takeOurs(files) {
  const failures = [];
  let taken = 0;
  for (const file of files) {
    if (kindOf(file.bytes) === "project") {
      const failure = await corpus.open(file.bytes).then(() => null, failureOf);
      if (failure) failures.push({ ...failure, about: file.name });
      else {
        host.home();
        host.notify(`“${corpus.project.title}” was taken in and is open now.`);
      }
      continue;
    }
    const result = await corpus.takeFile(file);
    if (result.failure) failures.push(result.failure);
    taken += result.taken;
  }
  return { taken, failures };
}

/** Opens the dialog on the project as it is now. */
export function savePage() {
  const { articles, facets } = host;
  if (!facets) return;
  here.page = new PageDialog({ project: corpus.project, articles, selected: facets.selected, hash: write({ ...host.state, see: null }), ask: (request) => /** @type {import("./engine/client.js").Engine} */ (host.engine).ask(request) }, () => {
    if (here.dialog === "page") drawDialog();
  });
  openDialog("page");
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    here.copied = "Copied.";
  } catch {
    // Not allowed here (a page from a file, say): the field holds the link, marked and ready.
    const field = /** @type {HTMLInputElement|null} */ (dialog.querySelector("input.link"));
    field?.select();
    here.copied = "This browser does not let a page copy. The link is marked: press Ctrl+C.";
  }
  drawDialog();
}

/** Reads files for the preview; opens the dialog. @param {import("./import/doors.js").Incoming[]} files */
export const bringIn = (files) => adding.read(files);

/** @param {boolean} isOn */
function setKeys(isOn) {
  here.isKeysOn = isOn;
  try {
    if (isOn) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  } catch {
    // No storage here: it holds for this visit.
  }
  drawDialog();
}

function keysWere() {
  try {
    return localStorage.getItem(KEYS_OFF) === null;
  } catch {
    return true;
  }
}
