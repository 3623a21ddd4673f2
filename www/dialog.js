// The dialogs at work: adding articles, sharing, help, correcting a quotation, the list of corrections.

import { nothing, render } from "./parts/dom.js";
import { Correcting } from "./parts/correcting.js";
import { correctDialog, draftOf, isChanged, listDialog, newRow } from "./parts/correct-dialog.js";
import { nameOf, nearest, quotationHere, short } from "./parts/by-hand.js";
import { correctionOf, madeOf, toFile } from "./parts/corrections.js";
import { addDialog, helpDialog, readFiles, shareDialog } from "./parts/dialogs.js";
import { saveJson } from "./parts/export.js";
import { PageDialog } from "./parts/page-dialog.js";
import { failureOf } from "./parts/states.js";
import { selectedSpan } from "./parts/words.js";
import { newProject } from "./project/model.js";
import { noFilter, write } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./parts/dialogs.js").NewFile} NewFile */

/**
 * What the dialogs need of the page.
 * @typedef {object} Host
 * @property {import("./engine/client.js").Engine|null} engine
 * @property {State} state
 * @property {import("./engine/protocol.d.ts").Facets|null} facets
 * @property {any} data of the view on screen
 * @property {string} title of the corpus
 * @property {import("./project/model.js").Project|null} came what came with the page
 * @property {import("./parts/page.js").Ui} ui
 * @property {(state: State) => void} go
 * @property {() => void} draw draws anew what is there
 * @property {(file: string) => number} numberOf an article; -1 if it is not here
 * @property {() => Promise<void>} renew asks anew and draws
 * @property {(notice: string) => void} notify
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
  /** @type {""|"add"|"page"|"share"|"help"|"correct"|"corrections"} */ dialog: "",
  /** @type {PageDialog|null} */ page: null,
  /** What is being corrected. @type {import("./parts/correct-dialog.js").Draft|null} */ draft: null,
  /** Names of the doubtful that are gone through one by one. @type {string[]} */ queue: [],
  /** What the list of corrections has to say. */ said: "",
  copied: "",
  add: /** @type {import("./parts/dialogs.js").AddState} */ ({ failures: [], added: -1, taken: 0, doing: "" }),
  hasOwn: false,
  isKeysOn: keysWere(),
};

export const correcting = new Correcting({
  changed: async () => {
    await host.renew();
    if (dialog.open) drawDialog();
  },
  say: (notice) => host.notify(notice),
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
/** Whether the list of corrections is open. */
export const isListOpen = () => dialog.open && here.dialog === "corrections";

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
  const print = correcting.printOf(file);
  const words = `“${short(row.text, 32)}”`;
  if (!queue) dialog.close();
  if (act === "takeBack") {
    const made = correctionOf(correcting.list, file, print, row.found);
    if (made) await correcting.edit(`taking back ${words}`, [], [made]);
  } else if (act === "dismiss") {
    // The panel would say why somebody said what is nobody's quotation now.
    if (host.state.see?.what === "quotation") host.go({ ...host.state, see: null });
    await correcting.edit(`taking out ${words}`, [madeOf(row, file, print, { ...draft, dismissed: true })]);
  } else if (act === "save") {
    if (draft.isNew) getSelection()?.removeAllRanges();
    await correcting.edit(`${draft.isNew ? "adding" : isChanged(draft) ? "correcting" : "confirming"} ${words}`, [madeOf(row, file, print, draft)]);
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

/** @param {"add"|"page"|"share"|"help"|"correct"|"corrections"} which */
export function openDialog(which) {
  here.dialog = which;
  here.copied = "";
  if (which === "add") here.add = { failures: [], added: -1, taken: 0, doing: "" };
  drawDialog();
  if (!dialog.open) dialog.showModal();
}

function drawDialog() {
  const content = {
    add: () => addDialog(here.add, addFiles),
    page: () => here.page?.view() ?? nothing,
    share: () => shareDialog(location.href, { copied: here.copied, onCopy: copyLink, isLocal: location.protocol === "file:", hasOwn: here.hasOwn }),
    help: () => helpDialog({ isOn: here.isKeysOn, onKeys: setKeys }),
    correct: () => (here.draft ? correctDialog(here.draft, speakersHere(), DRAFT) : nothing),
    corrections: () => listDialog(correcting, LIST),
    "": () => nothing,
  }[here.dialog]();
  dialog.setAttribute("aria-label", { add: "Add articles", page: "Save as one page", share: "Share", help: "Help", correct: here.draft?.isNew ? "Add a quotation" : "Correct a quotation", corrections: "Your corrections", "": "" }[here.dialog]);
  render(content, dialog);
}

const speakersHere = () => (host.facets?.speakers ?? []).map((s) => s.value).filter(Boolean);

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
  save: () => saveJson("newsprism-corrections", toFile(correcting.list, host.title)),
  /** @param {File[]} files */
  take: (files) => void readFiles(files).then(takeCorrections).then(({ taken, failures }) => {
    here.said = failures[0] ? `${failures[0].about}: ${failures[0].message}` : `${taken} taken in.`;
    drawDialog();
  }),
  /** @param {import("./parts/corrections.js").Made} made */
  back: (made) => void correcting.edit(`taking back “${short(made.text, 32)}”`, [], [made]),
  allBack: () => void correcting.edit("taking all back", [], correcting.list),
  get said() {
    return here.said;
  },
};

/** @param {NewFile[]} files of corrections */
async function takeCorrections(files) {
  const failures = [];
  let taken = 0;
  for (const file of files) {
    const result = await correcting.takeFile(file);
    if (result.failure) failures.push(result.failure);
    taken += result.taken;
  }
  return { taken, failures };
}

/** Opens the dialog on the project as it is now. */
export async function savePage() {
  const { facets, title } = host;
  if (!facets) return;
  try {
    const project = await projectNow(facets);
    here.page = new PageDialog({ project: { ...project, title }, facets, hash: write({ ...host.state, see: null }) }, () => {
      if (here.dialog === "page") drawDialog();
    });
    openDialog("page");
  } catch (error) {
    host.notify(failureOf(error).message);
  }
}

/** What came with the page, and what was added and corrected since. @param {import("./engine/protocol.d.ts").Facets} facets */
async function projectNow(facets) {
  const engine = /** @type {import("./engine/client.js").Engine} */ (host.engine);
  const came = host.came ?? newProject();
  const known = new Map(came.articles.map((article) => [article.file, article]));
  const manifests = new Map(engine.files.map(({ name, manifest }) => [name, manifest]));
  const articles = [];
  for (const { id, file } of facets.articles) {
    const article = known.get(file);
    if (article) {
      articles.push(article);
      continue;
    }
    const { text } = await engine.ask({ kind: "article", filter: noFilter(), article: id, query: "" });
    const meta = Object.entries(manifests.get(file) ?? {}).flatMap(([name, value]) => (name !== "file" && typeof value === "string" && value ? [[name, value]] : []));
    articles.push({ file, text, source: {}, meta: Object.fromEntries(meta), lines: [], attributes: {} });
  }
  return { ...came, articles, corrections: correcting.list };
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

/** @param {NewFile[]} all articles, and files of corrections */
export async function addFiles(all) {
  const { engine } = host;
  if (!engine || all.length === 0) return;
  const files = all.filter((file) => !file.name.toLowerCase().endsWith(".json"));
  const before = host.facets?.articles.length ?? 0;
  here.add = { failures: [], added: -1, taken: 0, doing: `Reading ${all.length === 1 ? all[0]?.name : `${all.length} files`} …` };
  if (here.dialog !== "add" || !dialog.open) openDialog("add");
  drawDialog();
  try {
    const report = await engine.load(files, {
      onProgress: (done, total) => {
        here.add.doing = `${done} of ${total} read …`;
        drawDialog();
      },
    });
    await correcting.added(files);
    const made = await takeCorrections(all.filter((file) => !files.includes(file)));
    here.add = { failures: [...report.failures, ...made.failures], added: files.length ? report.articles.length - before : -1, taken: made.taken, doing: "" };
    here.hasOwn = here.hasOwn || here.add.added > 0;
  } catch (error) {
    here.add = { failures: [failureOf(error)], added: 0, taken: 0, doing: "" };
  }
  await host.renew();
  drawDialog();
}

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
