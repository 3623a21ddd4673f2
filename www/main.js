// The page: starts the engine, keeps what is shown in step with the address, and draws.

import { bundledCorpus, startEngine, startOffline } from "./engine/boot.js";
import { add, attach, bringIn, corpus, correct, correctHere, dialog, isKeysOn, isListOpen, openDialog, savePage, startQueue } from "./dialog.js";
import { html, nothing, render, isTyping } from "./parts/dom.js";
import { quotationHere } from "./parts/by-hand.js";
import { correctionsLine } from "./parts/correct-dialog.js";
import { filesDropped, pastedOnPage } from "./import/doors.js";
import { onCopy } from "./parts/copying.js";
import { askEvidence, evidencePanel } from "./parts/evidence.js";
import { filters, header, shownLine } from "./parts/frame.js";
import { allRows } from "./parts/export.js";
import { date, dayOf } from "./parts/format.js";
import { outletsOf } from "./parts/outlets.js";
import { failed, failureOf, loading } from "./parts/states.js";
import { shutOthers } from "./parts/take.js";
import { TOP, VIEWS, goTo, parse, sameFilter, write } from "./state.js";
import { lineRules, setLine, setLineRule } from "./project/model.js";
import { VIEW } from "./views/table.js";

/** @typedef {import("./parts/page.js").Page} Page */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./engine/protocol.d.ts").Facets} Facets */
/** @typedef {import("./engine/protocol.d.ts").Failure} Failure */

/** Above this many milliseconds the page says that it works. */
const SOON = 120;

/** The next frame is on the screen; a page that is not seen has none. */
const framed = () => document.hidden ? undefined : new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** What is on screen, and what it was asked for. */
const now = {
  /** @type {import("./engine/client.js").Engine|null} */ engine: null,
  state: parse(location.hash),
  /** @type {Facets|null} */ facets: null,
  /** All of the corpus. @type {import("./engine/protocol.d.ts").ArticleInfo[]} */ articles: [],
  /** The fingerprint of the corpus that `articles` are of; "" if they have changed. */
  articlesOf: "",
  /** @type {any} */ data: null,
  /** The state that `data` answers. @type {State|null} */ dataOf: null,
  /** @type {Failure|null} */ failure: null,
  /** @type {import("./parts/evidence.js").Evidence|null} */ evidence: null,
  /** @type {Failure|null} */ evidenceFailure: null,
  isLate: false,
  /** What belongs to the view and takes longer than it is still to come. */
  isPart: false,
  doing: "Starting the analysis …",
  /** Of what is done. @type {number|undefined} */ share: undefined,
  /** @type {(string|{ text: string, label: string, act: () => void })[]} */ notices: [],
  /** Filters before the ones that hold, for "undo". @type {State["filter"][]} */ undo: [],
  isFiltersOpen: false,
  ui: /** @type {import("./parts/page.js").Ui} */ ({ open: new Set(), width: 800, current: "", chosen: null }),
  go,
  draw: () => draw(),
  numberOf: (/** @type {string} */ file) => numberOf(file),
  renew: async () => {
    now.dataOf = null;
    now.articlesOf = "";
    now.share = undefined;
    now.notices.push(...corpus.failures.splice(0).map(unread));
    await follow();
  },
  home: () => go({ ...parse("#/overview") }),
  progress: (/** @type {number} */ done, /** @type {number} */ total) => {
    // A few are read before anybody could read that they are.
    now.isLate = total > 20 && done < total;
    now.share = now.isLate || !now.facets ? done / total : undefined;
    draw();
  },
  /** @param {string} notice */
  notify: (notice) => {
    now.notices.push(notice);
    draw();
  },
};
attach(now);

/** @param {Failure} f */
const unread = (f) => `${f.about ?? "A report"} could not be read: ${f.message} The others are here.`;

/** The name of the corpus. */
const title = () => corpus.project.title;

/** Stops what was asked for a state that is no longer wanted. */
let asking = new AbortController();
/** What had the focus before the evidence opened, by its address. */
let opener = "";

/** @param {State} state @returns {Page} */
function pageOf(state) {
  const facets = /** @type {Facets} */ (now.facets);
  const { articles } = now;
  // Where the links of each view begin: a page with many lines has thousands.
  /** @type {Partial<Record<import("./state.js").View, State>>} */
  const bases = {};
  return {
    state,
    facets,
    articles,
    kept: () => articles.filter((_, i) => facets.selected[i]),
    outlets: outletsOf(articles),
    ui: now.ui,
    title: title(),
    byHand: corpus.list.length - corpus.lost.length,
    blinded: corpus.project.settings["blinded"],
    // Numbered in their order.
    article: (id) => articles[id],
    href: (view, change) => {
      const base = bases[view] ?? (bases[view] = goTo(now.state, view, { see: null }));
      return write(change ? { ...base, ...change } : base);
    },
    link: (change) => write({ ...now.state, ...change }),
    see: (see) => write({ ...now.state, see }),
    go: (change, how) => go({ ...now.state, ...change }, how),
    method: (of) => VIEW[state.view].methodOf(now.data, of),
    ask: (request) => /** @type {import("./engine/client.js").Engine} */ (now.engine).ask(request),
    correct: (name, spans) => void correct(name, { spans }),
    add: (file, span) => void add(file, span),
    lineRules: lineRules(corpus.project),
    setLine: (file, line, to) => void corpus.change((project) => setLine(project, file, line, to)),
    setLineRule: (rule, isOn) => void corpus.change((project) => setLineRule(project, rule, isOn)),
    choose,
    queue: () => void startQueue(),
    corrections: () => openDialog("corrections"),
    redraw: draw,
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
const numberOf = (file) => now.articles.find((a) => a.file === file)?.id ?? -1;

/** Follows the address: asks what it names and draws the answer. */
async function follow() {
  const before = now.state;
  const state = parse(location.hash);
  now.state = state;
  if (!sameFilter(before.filter, state.filter)) now.undo.push(before.filter);
  if (state.see && !before.see) opener = document.activeElement?.getAttribute("href") ?? "";
  if (before.view !== state.view) now.isFiltersOpen = false;
  if (!now.engine) return draw();
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const isSameView = now.dataOf !== null && write({ ...now.dataOf, see: null }) === write({ ...state, see: null });
  const timer = setTimeout(() => {
    now.isLate = true;
    draw();
  }, SOON);
  /** @type {import("./parts/page.js").Ask} */
  const ask = (request) => /** @type {import("./engine/client.js").Engine} */ (now.engine).ask(request, { signal, onProgress });
  // What is on the page may take longer to draw than a slice of the work does.
  let drawn = 0;
  const onProgress = (/** @type {number} */ share) => {
    now.share = share;
    if (!now.isLate || performance.now() - drawn < 300) return;
    draw();
    drawn = performance.now();
  };
  now.share = undefined;
  now.failure = null;
  now.evidenceFailure = null;
  now.isPart = false;
  if (!isSameView || !state.see) now.evidence = null;
  let isFresh = false;
  let isSettled = false;
  try {
    if (!isSameView || now.facets === null) {
      const isKept = now.facets !== null && now.dataOf !== null && sameFilter(now.dataOf.filter, state.filter);
      /** @type {Facets} */
      const facets = isKept ? now.facets : await ask({ kind: "facets", filter: state.filter });
      // The reports themselves come once, whatever is asked of them.
      const articles = facets.fingerprint === now.articlesOf ? now.articles : await allRows(ask, { kind: "articles", filter: {} }, "articles");
      if (signal.aborted) return;
      Object.assign(now, { facets, articles, articlesOf: facets.fingerprint });
      if (state.view === "reader" && state.article === "") state.article = (articles[facets.selected.indexOf(true)] ?? articles[0])?.file ?? "";
      const data = await VIEW[state.view].ask(state, ask, numberOf, facets);
      if (signal.aborted) return;
      now.data = data;
      now.dataOf = state;
      isFresh = true;
      const rest = VIEW[state.view].rest?.(state, ask, data);
      if (rest) {
        now.isPart = true;
        draw();
        settle(before, state, true);
        isSettled = true;
        await Promise.all([rest, framed()]);
        if (signal.aborted) return;
        now.isPart = false;
      }
    }
    now.evidence = null;
    if (state.see) {
      if (!isFresh) draw();
      try {
        const view = VIEW[state.view];
        const has = { method: view.methodOf(now.data, state.see.of), findings: view.findingsOf?.(now.data) };
        now.evidence = (await view.evidence?.(state, ask, now.data, numberOf)) ?? (await askEvidence(state, ask, has, numberOf));
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
    if (!signal.aborted) now.isLate = now.isPart = false;
  }
  if (signal.aborted) return;
  draw();
  if (!isSettled) settle(before, state, isFresh);
}

/** Scrolling, focus and the spoken line after a state was drawn. @param {State} before @param {State} state @param {boolean} isFresh */
function settle(before, state, isFresh) {
  document.title = `${VIEWS[state.view].title} · ${title() || "Newsprism"}`;
  if (isFresh && now.data) at("said").textContent = VIEW[state.view].announce(now.data);
  if (before.view !== state.view) document.querySelector(".bar [aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const isOtherPlace = before.view !== state.view || before.article !== state.article || before.at !== state.at;
  if (VIEW[state.view].arrive && isOtherPlace && state.at >= 0) VIEW[state.view].arrive?.(at("view"), state);
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
      title: title(),
      view: state.view,
      query: state.query,
      onSearch: (query) => (query === state.query && state.view === "concordance" ? undefined : go(goTo(state, "concordance", { query }))),
      onAdd: () => openDialog("add"),
      onSave: () => savePage(),
      onShare: () => openDialog("share"),
      onHelp: () => openDialog("help"),
      onCorpora: () => openDialog("corpora"),
    }),
    at("frame"),
  );
  render(now.notices.map((notice, i) => html`<p class="notice" role="alert">${typeof notice === "string" ? notice : html`${notice.text} <button type="button" @click=${notice.act}>${notice.label}</button>`} <button type="button" @click=${() => { now.notices.splice(i, 1); draw(); }}>close</button></p>`), at("notices"));
  document.body.dataset.view = state.view;
  document.body.classList.toggle("filters-open", now.isFiltersOpen);
  document.body.classList.toggle("evidence-open", state.see !== null);
  document.body.classList.toggle("late", now.isLate);
  at("evidence").hidden = state.see === null;
  at("columns").setAttribute("aria-busy", String(now.isLate || now.isPart));
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
      corrections: correctionsLine(corpus, () => openDialog("corrections")),
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
  const working = now.isLate ? loading("Counting …", now.share, stop) : nothing;
  const drawView = () => render(now.failure ? failed(now.failure, html`<a href="#/overview">Back to the overview of all reports</a>`) : isOld ? working : html`${now.share === undefined ? nothing : working}${VIEW[state.view].draw(page, now.data)}`, at("view"));
  drawView();
  // Charts are drawn for the width that their column turns out to have. To ask for it costs a layout of the whole page.
  const place = [state.view, isOld, state.see !== null].join();
  if (place !== measured) {
    measured = place;
    if (measure()) drawView();
  }
  render(foot(), at("foot"));
}

/** Gives up what is being counted: the page goes back to what it showed before. */
function stop() {
  asking.abort();
  now.isLate = now.isPart = false;
  now.share = undefined;
  if (now.dataOf && write(now.dataOf) !== location.hash) return go(now.dataOf);
  if (!now.dataOf) now.failure = { code: "stopped", message: "The count was stopped. Choose something smaller, or reload the page to count again.", about: null };
  draw();
}

/** Where the width was taken last. */
let measured = "";

/** Takes the width that charts are drawn for. @returns {boolean} whether it is another than before */
function measure() {
  const column = document.querySelector("#view .lead-column") ?? at("view");
  const width = Math.floor(column.clientWidth);
  const isOther = width > 0 && width !== now.ui.width;
  if (isOther) now.ui.width = width;
  return isOther;
}

const foot = () => html`<p>Newsprism runs wholly in this browser: no article leaves this computer${now.engine?.mode === "main" ? "; here it runs without a worker, so long work stops the page" : ""}.
  The reports are their publishers’.</p><p class="print-only">Printed ${date(dayOf(new Date()))} from ${title()}</p>`;

/** @param {KeyboardEvent} event */
function onKey(event) {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
  if (isUndo && !isTyping(event.target) && !(dialog.open && !isListOpen())) {
    event.preventDefault();
    void (event.shiftKey ? corpus.redo() : corpus.undo());
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
  if (!isKeysOn() || dialog.open || isTyping(event.target)) return;
  const view = TOP[Number(event.key) - 1];
  if (event.key === "/") /** @type {HTMLInputElement} */ (at("q")).select();
  else if (event.key === "?") openDialog("help");
  else if (view && /^[1-9]$/.test(event.key)) go(goTo(now.state, view));
  else if (event.key === "c") void correctHere();
  else if (event.key === "v") versionsHere();
  else if (!now.facets || !VIEW[now.state.view].onKey?.(event, at("view"), pageOf(now.state))) return;
  event.preventDefault();
}

/** What a press of "v" means: the versions of the quotation that has the focus, or of the Reader's current one. */
function versionsHere() {
  const [id, place] = quotationHere(now.state.view === "reader" ? now.ui.current : "").split(":");
  const info = place ? now.articles[Number(id)] : undefined;
  if (info) go(goTo(now.state, "versions", { statement: `${info.file}:${place}` }));
}

/** Makes a quotation the Reader's current one. @param {string} name */
function choose(name) {
  now.ui.current = name;
  draw();
}

async function open() {
  draw();
  try {
    const [started, bundled] = await Promise.all([startEngine(), bundledCorpus()]);
    now.doing = "Reading the reports: cleaning, counting, finding who speaks …";
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
    await corpus.start(started, bundled.project);
    const { start } = corpus.project.settings;
    if (location.hash === "" && typeof start === "string" && start.startsWith("#/")) location.replace(start);
    now.notices.push(...corpus.failures.splice(0).map(unread));
    now.engine = started;
  } catch (error) {
    now.failure = failureOf(error);
    draw();
    return;
  }
  await follow();
  await startOffline((use) => {
    const text = "A newer Newsprism is ready. It is used once every tab with this page is closed.";
    now.notices.push({ text, label: "use it now and load this page anew", act: use });
    draw();
  });
}

addEventListener("hashchange", () => void follow());
document.querySelector(".skip")?.addEventListener("click", (e) => {
  // The hash is the state: the link must not become it.
  e.preventDefault();
  at("view").focus();
});
addEventListener("keydown", onKey);
addEventListener("pointerdown", shutOthers);
addEventListener("copy", (event) => onCopy(event, title()));
new ResizeObserver(() => requestAnimationFrame(() => now.facets && measure() && draw())).observe(at("view"));
addEventListener("paste", (event) => {
  if (!dialog.open && !isTyping(event.target)) void bringIn(pastedOnPage(event));
});
addEventListener("dragover", (e) => e.preventDefault());
addEventListener("drop", (e) => {
  e.preventDefault();
  if (dialog.open || !e.dataTransfer?.files.length) return;
  void filesDropped(e.dataTransfer).then(bringIn);
});
void open();
