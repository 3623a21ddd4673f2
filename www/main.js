// The page: starts the engine, keeps what is shown in step with the address, and draws.

import { bundledCorpus, startEngine } from "./engine/boot.js";
import { html, nothing, render, isTyping } from "./parts/dom.js";
import { Correcting } from "./parts/correcting.js";
import { CorrectionActs } from "./parts/correct-acts.js";
import { correctDialog, correctionsLine, listDialog } from "./parts/correct-dialog.js";
import { addDialog, helpDialog, readFiles, shareDialog } from "./parts/dialogs.js";
import { askEvidence, evidencePanel } from "./parts/evidence.js";
import { filters, header, shownLine } from "./parts/frame.js";
import { outletsOf } from "./parts/outlets.js";
import { failed, failureOf, loading } from "./parts/states.js";
import { VIEWS, goTo, parse, sameFilter, write } from "./state.js";
import * as concordance from "./views/concordance.js";
import * as overview from "./views/overview.js";
import * as quotes from "./views/quotes.js";
import * as reader from "./views/reader.js";
import * as terms from "./views/terms.js";

/** @typedef {import("./parts/page.js").Page} Page */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./engine/protocol.d.ts").Facets} Facets */
/** @typedef {import("./engine/protocol.d.ts").Failure} Failure */
/** @typedef {import("./parts/dialogs.js").NewFile} NewFile */


/** @type {Record<State["view"], any>} */
const VIEW = { overview, quotes, terms, concordance, reader };
/** Above this many milliseconds the page says that it works. */
const SOON = 120;
const KEYS_OFF = "newsprism-keys-off";

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const dialog = /** @type {HTMLDialogElement} */ (at("dialog"));

/** What is on screen, and what it was asked for. */
const now = {
  state: parse(location.hash),
  /** @type {Facets|null} */ facets: null,
  /** @type {any} */ data: null,
  /** The state that `data` answers. @type {State|null} */ dataOf: null,
  /** @type {Failure|null} */ failure: null,
  /** @type {import("./parts/evidence.js").Evidence|null} */ evidence: null,
  /** @type {Failure|null} */ evidenceFailure: null,
  isLate: false,
  doing: "Starting the analysis …",
  /** Of what is done. @type {number|undefined} */ share: undefined,
  title: "",
  /** @type {string[]} */ notices: [],
  /** Filters before the ones that hold, for "undo". @type {State["filter"][]} */ undo: [],
  isFiltersOpen: false,
  hasOwn: false,
  isKeysOn: true,
  /** @type {""|"add"|"share"|"help"|"correct"|"corrections"} */ dialog: "",
  copied: "",
  add: /** @type {import("./parts/dialogs.js").AddState} */ ({ failures: [], added: -1, taken: 0, doing: "" }),
  ui: /** @type {import("./parts/page.js").Ui} */ ({ open: new Set(), width: 800, current: "", chosen: null }),
};

/** @type {import("./engine/client.js").Engine|null} */
let engine = null;
/** Stops what was asked for a state that is no longer wanted. */
let asking = new AbortController();
/** What had the focus before the evidence opened, by its address. */
let opener = "";

const correcting = new Correcting({
  changed: async () => {
    now.dataOf = null;
    await follow();
    if (dialog.open) drawDialog();
  },
  say: (notice) => {
    now.notices.push(notice);
    draw();
  },
});

const acts = new CorrectionActs(correcting, {
  engine: () => engine,
  state: () => now.state,
  ui: () => now.ui,
  title: () => now.title,
  numberOf: (file) => numberOf(file),
  quotes: () => now.data?.article?.quotes ?? [],
  open: (which) => openDialog(which),
  close: () => dialog.close(),
  isOpen: () => dialog.open,
  drawDialog: () => drawDialog(),
  draw: () => draw(),
  go: (state) => go(state),
  say: (notice) => {
    now.notices.push(notice);
    draw();
  },
  view: () => at("view"),
});

/** @param {State} state @returns {Page} */
function pageOf(state) {
  const facets = /** @type {Facets} */ (now.facets);
  return {
    state,
    facets,
    outlets: outletsOf(facets.articles),
    ui: now.ui,
    title: now.title,
    article: (id) => facets.articles.find((a) => a.id === id),
    href: (view, change) => write(goTo(now.state, view, { see: null, ...change })),
    link: (change) => write({ ...now.state, ...change }),
    see: (see) => write({ ...now.state, see }),
    go: (change, how) => go({ ...now.state, ...change }, how),
    ask: (request) => /** @type {import("./engine/client.js").Engine} */ (engine).ask(request),
    correct: (name, spans) => void acts.correct(name, { spans }),
    add: (file, span) => void acts.add(file, span),
    choose,
    queue: () => void acts.startQueue(),
    corrections: () => openDialog("corrections"),
    fold: (name) => {
      if (!now.ui.open.delete(name)) now.ui.open.add(name);
      draw();
    },
  };
}

/** @param {State} state @param {{ replace?: boolean }} [how] */
function go(state, { replace = false } = {}) {
  const hash = write(state);
  if (hash === location.hash) return;
  if (replace) location.replace(hash);
  else location.hash = hash;
}

/** The number of an article by its file; -1 if it is not here. @param {string} file */
const numberOf = (file) => now.facets?.articles.find((a) => a.file === file)?.id ?? -1;

/** Follows the address: asks what it names and draws the answer. */
async function follow() {
  const before = now.state;
  const state = parse(location.hash);
  now.state = state;
  if (!sameFilter(before.filter, state.filter)) now.undo.push(before.filter);
  if (state.see && !before.see) opener = document.activeElement?.getAttribute("href") ?? "";
  if (before.view !== state.view) now.isFiltersOpen = false;
  if (!engine) return draw();
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const isSameView = now.dataOf !== null && write({ ...now.dataOf, see: null }) === write({ ...state, see: null });
  const timer = setTimeout(() => {
    now.isLate = true;
    draw();
  }, SOON);
  /** @type {import("./parts/page.js").Ask} */
  const ask = (request) => /** @type {import("./engine/client.js").Engine} */ (engine).ask(request, { signal });
  now.failure = null;
  now.evidenceFailure = null;
  if (!isSameView || !state.see) now.evidence = null;
  let isFresh = false;
  try {
    if (!isSameView || now.facets === null) {
      /** @type {Facets} */
      const facets = await ask({ kind: "facets", filter: state.filter });
      if (signal.aborted) return;
      now.facets = facets;
      if (state.view === "reader" && state.article === "") state.article = firstKept(facets);
      const data = await VIEW[state.view].ask(state, ask, numberOf);
      if (signal.aborted) return;
      now.data = data;
      now.dataOf = state;
      isFresh = true;
    }
    now.evidence = null;
    if (state.see) {
      if (!isFresh) draw();
      try {
        const view = { method: VIEW[state.view].methodOf(now.data), findings: VIEW[state.view].findingsOf?.(now.data) };
        now.evidence = await askEvidence(state, ask, view, numberOf);
      } catch (error) {
        if (signal.aborted) return;
        now.evidenceFailure = failureOf(error);
      }
    }
  } catch (error) {
    if (signal.aborted) return;
    now.failure = failureOf(error);
    now.dataOf = null;
  } finally {
    clearTimeout(timer);
    if (!signal.aborted) now.isLate = false;
  }
  if (signal.aborted) return;
  draw();
  settle(before, state, isFresh);
}

/** @param {Facets} facets @returns {string} */
const firstKept = (facets) => (facets.articles.find((_, i) => facets.selected[i]) ?? facets.articles[0])?.file ?? "";

/** Scrolling, focus and the spoken line after a state was drawn. @param {State} before @param {State} state @param {boolean} isFresh */
function settle(before, state, isFresh) {
  document.title = `${VIEWS.find(([v]) => v === state.view)?.[1] ?? ""} · ${now.title || "Newsprism"}`;
  if (isFresh && now.data) at("said").textContent = VIEW[state.view].announce(now.data);
  document.querySelector(".bar [aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const isOtherPlace = before.view !== state.view || before.article !== state.article || before.at !== state.at;
  if (state.view === "reader" && isOtherPlace && state.at >= 0) reader.arrive(at("view"), state);
  else if (before.view !== state.view || before.article !== state.article || before.from !== state.from) scrollTo(0, 0);
  if (state.see && JSON.stringify(before.see) !== JSON.stringify(state.see)) at("evidence-title")?.focus({ preventScroll: true });
  if (!state.see && before.see && opener) {
    const back = /** @type {HTMLElement|SVGElement|null} */ (document.querySelector(`#view a[href="${CSS.escape(opener)}"]`));
    (back ?? at("view")).focus({ preventScroll: true });
    opener = "";
  }
}

/** Draws everything anew; lit changes only what differs. */
function draw() {
  const { state } = now;
  const page = now.facets ? pageOf(state) : null;
  render(
    header(page, {
      title: now.title,
      view: state.view,
      query: state.query,
      onSearch: (query) => (query === state.query && state.view === "concordance" ? undefined : go(goTo(state, "concordance", { query }))),
      onAdd: () => openDialog("add"),
      onShare: () => openDialog("share"),
      onHelp: () => openDialog("help"),
    }),
    at("frame"),
  );
  render(now.notices.map((text, i) => html`<p class="notice" role="alert">${text} <button type="button" @click=${() => { now.notices.splice(i, 1); draw(); }}>close</button></p>`), at("notices"));
  document.body.dataset.view = state.view;
  document.body.classList.toggle("filters-open", now.isFiltersOpen);
  document.body.classList.toggle("evidence-open", state.see !== null);
  document.body.classList.toggle("late", now.isLate);
  at("evidence").hidden = state.see === null;
  at("columns").setAttribute("aria-busy", String(now.isLate));
  if (!page) {
    render(now.failure ? failed(now.failure) : loading(now.doing, now.share), at("view"));
    return;
  }
  render(
    shownLine(page, {
      hasUndo: now.undo.length > 0,
      undo: () => {
        const filter = now.undo.pop();
        if (!filter) return;
        const depth = now.undo.length;
        go({ ...now.state, filter, from: 0 });
        // Going there puts the undone filter on the pile again: it is not to be undone in turn.
        addEventListener("hashchange", () => (now.undo.length = depth), { once: true });
      },
      isOpen: now.isFiltersOpen,
      corrections: correctionsLine(correcting, () => openDialog("corrections")),
      onFilters: () => {
        now.isFiltersOpen = !now.isFiltersOpen;
        draw();
      },
    }),
    at("shown"),
  );
  render(filters(page), at("filters"));
  if (state.see) {
    render(evidencePanel(page, { evidence: now.evidence, failure: now.evidenceFailure, isLoading: true, close: page.see(null) }), at("evidence"));
  } else render(nothing, at("evidence"));
  const isOld = now.dataOf?.view !== state.view;
  const drawView = () => render(now.failure ? failed(now.failure, html`<a href="#/overview">Back to the overview of all reports</a>`) : isOld ? (now.isLate ? loading("Counting …") : nothing) : VIEW[state.view].draw(page, now.data), at("view"));
  drawView();
  // Charts are drawn for the width that their column turns out to have.
  if (measure()) drawView();
  render(foot(), at("foot"));
}

/** Takes the width that charts are drawn for. @returns {boolean} whether it is another than before */
function measure() {
  const column = document.querySelector("#view .lead-column") ?? at("view");
  const width = Math.floor(column.clientWidth);
  const isOther = width > 0 && width !== now.ui.width;
  if (isOther) now.ui.width = width;
  return isOther;
}

const foot = () => html`<p>Newsprism runs wholly in this browser: no article leaves this computer${engine?.mode === "main" ? "; here it runs without a worker, so long work stops the page" : ""}.
  The reports are their publishers’.</p><p class="print-only">Printed ${new Date().toLocaleDateString("en-GB", { dateStyle: "long" })} from ${now.title}</p>`;

/** @param {"add"|"share"|"help"|"correct"|"corrections"} which */
function openDialog(which) {
  now.dialog = which;
  now.copied = "";
  if (which === "add") now.add = { failures: [], added: -1, taken: 0, doing: "" };
  drawDialog();
  if (!dialog.open) dialog.showModal();
}

function drawDialog() {
  const content = {
    add: () => addDialog(now.add, addFiles),
    share: () => shareDialog(location.href, { copied: now.copied, onCopy: copyLink, isLocal: location.protocol === "file:", hasOwn: now.hasOwn }),
    help: () => helpDialog({ isOn: now.isKeysOn, onKeys: setKeys }),
    correct: () => (acts.draft ? correctDialog(acts.draft, speakersHere(), acts.ofDialog) : nothing),
    corrections: () => listDialog(correcting, acts.ofList),
    "": () => nothing,
  }[now.dialog]();
  dialog.setAttribute("aria-label", { add: "Add articles", share: "Share", help: "Help", correct: acts.draft?.isNew ? "Add a quotation" : "Correct a quotation", corrections: "Your corrections", "": "" }[now.dialog]);
  render(content, dialog);
}

const speakersHere = () => (now.facets?.speakers ?? []).map((s) => s.value).filter(Boolean);

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    now.copied = "Copied.";
  } catch {
    // Not allowed here (a page from a file, say): the field holds the link, marked and ready.
    const field = /** @type {HTMLInputElement|null} */ (dialog.querySelector("input.link"));
    field?.select();
    now.copied = "This browser does not let a page copy. The link is marked: press Ctrl+C.";
  }
  drawDialog();
}

/** @param {NewFile[]} all articles, and files of corrections */
async function addFiles(all) {
  if (!engine || all.length === 0) return;
  const files = all.filter((file) => !file.name.toLowerCase().endsWith(".json"));
  const before = now.facets?.articles.length ?? 0;
  now.add = { failures: [], added: -1, taken: 0, doing: `Reading ${all.length === 1 ? all[0]?.name : `${all.length} files`} …` };
  if (now.dialog !== "add" || !dialog.open) openDialog("add");
  drawDialog();
  try {
    const report = await engine.load(files, {
      onProgress: (done, total) => {
        now.add.doing = `${done} of ${total} read …`;
        drawDialog();
      },
    });
    await correcting.added(files);
    const made = await acts.takeFiles(all.filter((file) => !files.includes(file)));
    now.add = { failures: [...report.failures, ...made.failures], added: files.length ? report.articles.length - before : -1, taken: made.taken, doing: "" };
    now.hasOwn = now.hasOwn || now.add.added > 0;
  } catch (error) {
    now.add = { failures: [failureOf(error)], added: 0, taken: 0, doing: "" };
  }
  now.dataOf = null;
  await follow();
  drawDialog();
}

/** @param {boolean} isOn */
function setKeys(isOn) {
  now.isKeysOn = isOn;
  try {
    if (isOn) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  } catch {
    // No storage here: it holds for this visit.
  }
  drawDialog();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
  if (isUndo && !isTyping(event.target) && !(dialog.open && now.dialog !== "corrections")) {
    event.preventDefault();
    void (event.shiftKey ? correcting.redo() : correcting.undo());
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape" && !dialog.open) {
    if (now.state.see) go({ ...now.state, see: null });
    else if (now.ui.current) choose("");
    else if (now.isFiltersOpen) {
      now.isFiltersOpen = false;
      draw();
    }
    return;
  }
  if (!now.isKeysOn || dialog.open || isTyping(event.target)) return;
  const view = VIEWS[Number(event.key) - 1];
  if (event.key === "/") /** @type {HTMLInputElement} */ (at("q")).select();
  else if (event.key === "?") openDialog("help");
  else if (view && /^[1-9]$/.test(event.key)) go(goTo(now.state, view[0]));
  else if (event.key === "c") void acts.correctHere();
  else if (!reader.onKey(event, at("view"), choose)) return;
  event.preventDefault();
}

/** Makes a quotation the Reader's current one. @param {string} name */
function choose(name) {
  now.ui.current = name;
  draw();
}

async function open() {
  try {
    now.isKeysOn = localStorage.getItem(KEYS_OFF) === null;
  } catch {
    now.isKeysOn = true;
  }
  draw();
  try {
    const [started, corpus] = await Promise.all([startEngine(), bundledCorpus()]);
    now.title = corpus.title;
    now.doing = `Reading ${corpus.files.length} reports: cleaning, counting, finding who speaks …`;
    draw();
    started.addEventListener("restart", (event) => {
      now.notices = [/** @type {CustomEvent} */ (event).detail.message];
      now.dataOf = null;
      void follow();
    });
    started.addEventListener("failed", (event) => {
      now.notices = [/** @type {CustomEvent} */ (event).detail.message];
      draw();
    });
    const report = await started.load(corpus.files, {
      onProgress: (done, total) => {
        now.share = done / total;
        draw();
      },
    });
    now.notices = report.failures.map((f) => `${f.about ?? "A report"} could not be read: ${f.message} The others are here.`);
    await correcting.start(started, corpus.files);
    engine = started;
  } catch (error) {
    now.failure = failureOf(error);
    draw();
    return;
  }
  await follow();
}

addEventListener("hashchange", () => void follow());
document.querySelector(".skip")?.addEventListener("click", (e) => {
  // The hash is the state: the link must not become it.
  e.preventDefault();
  at("view").focus();
});
addEventListener("keydown", onKey);
addEventListener("resize", () => now.facets && draw());
addEventListener("dragover", (e) => e.preventDefault());
addEventListener("drop", (e) => {
  e.preventDefault();
  if (dialog.open || !e.dataTransfer?.files.length) return;
  void readFiles([...e.dataTransfer.files]).then(addFiles);
});
dialog.addEventListener("click", (e) => {
  if (e.target === dialog) dialog.close();
});

void open();
