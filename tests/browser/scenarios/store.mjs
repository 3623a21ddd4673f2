/** What the page keeps: over a reload, beside another tab, damaged, without room, forgotten. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { read, write } from "../../../www/project/file.js";
import { addArticles, apply, historyOf, newProject } from "../../../www/project/model.js";
import { give, textFile } from "../harness/import.mjs";
import { damage, forget, savedProject, steps } from "../harness/store.mjs";

const HOSTILE = "</script><script>alert(1)</script> <!-- ]]>\nA title\n\n“Nobody was hurt,” said Olga Petrova \uD800 \0 \u202E.\n";

const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);
const cards = (page) => ask(page, { kind: "articles", filter: {}, page: { offset: 0, limit: 1000 } });

async function opened(page, hash = "") {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1"));
  await page.rested();
}

async function reopened(page, hash = "") {
  await page.goto("about:blank");
  await opened(page, hash);
}

/** Opens the dialog of corpora. */
async function corpora(page) {
  await page.click(".corpus button");
  await page.untilText("In this browser", "dialog[open]");
}

/** Puts a file into the open dialog of corpora. */
const take = (page, content) => give(page, [textFile("project.json", content)]);

/** Adds a pasted text. */
async function add(page, text) {
  await page.click({ role: "button", name: "Add articles" });
  await page.evaluate((text) => {
    document.querySelector("dialog textarea").value = text;
  }, text);
  await page.click({ role: "button", name: "Read this text" });
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  await page.press("Escape");
  await page.rested();
}

async function named(page, title) {
  await corpora(page);
  await page.type("dialog form.one-field input", title);
  await page.press("Enter");
  await page.untilText(title, ".corpus");
}

/** Begins a corpus of a name with one text in it. */
async function begun(page, title, text) {
  await corpora(page);
  await page.evaluate((title) => {
    const field = [...document.querySelectorAll("dialog .one-field input")].at(-1);
    field.value = title;
    field.form.requestSubmit();
  }, title);
  await page.untilText(title, ".corpus");
  await page.until(() => document.querySelector("dialog[open] textarea"));
  await page.press("Escape");
  await add(page, text);
}

export async function addedArticlesAndNamesOutliveAReload(page) {
  await opened(page);
  await add(page, "MINSK — “Nobody was hurt in the harbour,” said harbour master Olga Petrova.");
  await named(page, "My harbour");
  await page.press("Escape");
  await reopened(page);
  await page.untilText("My harbour", ".corpus");
  assert.equal((await cards(page)).articles.length, 6);
  // Undone after the reload, to what came with the page; and done again.
  await page.click({ role: "button", name: "undo edit" });
  await page.until(() => !document.querySelector(".corpus").innerText.includes("My harbour"));
  await page.click({ role: "button", name: "undo edit" });
  await page.untilText("5 reports", ".corpus");
  await page.click({ role: "button", name: "redo" });
  await page.untilText("6 reports", ".corpus");
  await reopened(page);
  await page.untilText("6 reports", ".corpus");
  await forget(page);
}

export async function severalCorporaAndAProjectOutAndIn(page) {
  await opened(page);
  await begun(page, "Second", "A town\n\n“We are calm,” said mayor Ada Ring.\n");
  assert.equal((await cards(page)).articles.length, 1);
  await corpora(page);
  const text = await savedProject(page);
  assert.deepEqual(JSON.parse(text).articles.map((a) => a.text), ["A town\n\n“We are calm,” said mayor Ada Ring.\n"]);
  await page.evaluate(() => [...document.querySelectorAll("dialog .made button")].find((b) => b.textContent === "open").click());
  await page.untilText("5 reports", ".corpus");
  await page.untilText("Open now", "dialog[open]");
  // The file comes in as a corpus of its own, what is damaged does not.
  await take(page, text.replace("Ada", "Eve"));
  await page.untilText("does not match its checksum", "dialog");
  await take(page, text);
  await page.untilText("“Second” was taken in: 1 report", "dialog");
  await page.until(() => [...document.querySelectorAll("dialog .made b")].filter((b) => b.textContent === "Second").length === 2);
  // What asks once more has the focus, and gives it back.
  const focused = () => document.activeElement.textContent;
  await page.click({ role: "button", name: "Forget everything" });
  assert.equal(await page.evaluate(focused), "delete all corpora and settings in this browser for good");
  await page.click("dialog button.primary + button");
  assert.equal(await page.evaluate(focused), "forget everything");
  await page.click({ role: "button", name: "Forget everything" });
  await page.click({ role: "button", name: "delete all corpora" });
  await page.untilText("5 reports", ".corpus");
  await page.until(() => !document.querySelector("dialog").innerText.includes("Second"));
  await reopened(page);
  await page.untilText("5 reports", ".corpus");
}

export async function aHostileTextIsKeptAsItIs(page) {
  const title = "</script><script>alert(1)</script>";
  const hostile = apply(historyOf(newProject(title)), addArticles(newProject(), [{ file: "</script>.txt", text: HOSTILE, meta: { outlet: "<!--", headline: "\u202E<b>" }, attributes: { "<i>": "]]>" } }])).project;
  await opened(page);
  await corpora(page);
  await take(page, write(hostile));
  await page.untilText("was taken in: 1 report", "dialog");
  await reopened(page);
  await page.untilText(title, ".corpus");
  const { articles } = await cards(page);
  // The core reads what is no character as the replacement character, in the same place.
  const { text } = await ask(page, { kind: "article", filter: {}, article: 0, query: "" });
  assert.equal(text, HOSTILE.replace("\uD800", "\uFFFD").replace("\0", "\uFFFD"));
  assert.deepEqual([articles[0].outlet, articles[0].attributes], ["<!--", ["<i>=]]>"]]);
  await corpora(page);
  assert.equal(await savedProject(page), write(hostile));
  await forget(page);
}

export async function aDamagedStoreIsOpenedAtItsLastGoodState(page) {
  await opened(page);
  await named(page, "First name");
  await page.press("Escape");
  await named(page, "Second name");
  await page.press("Escape");
  await named(page, "A name behind it");
  await page.press("Escape");
  await damage(page, "journal", { sum: "0" }, 1);
  await reopened(page);
  await page.untilText("the last 2 steps could not be read", "#notices");
  await page.untilText("First name", ".corpus");
  // What lies behind the damage does not come back, whatever else is damaged.
  assert.deepEqual(await steps(page), [1]);
  // It goes on from there.
  await named(page, "Third name");
  await reopened(page);
  await page.untilText("Third name", ".corpus");
  assert.equal(await page.evaluate(() => document.querySelector("#notices").innerText), "");
  // Nothing can be read: it is said, left, and the page works.
  await damage(page, "snapshots", { bytes: null });
  await page.evaluate(async () => {
    const db = await new Promise((resolve) => (indexedDB.open("newsprism").onsuccess = (e) => resolve(e.target.result)));
    const tx = db.transaction("snapshots", "readwrite");
    const store = tx.objectStore("snapshots");
    store.openCursor().onsuccess = ({ target: { result } }) => {
      if (!result) return;
      result.update({ bytes: new Uint8Array(1), sum: "x" });
      result.continue();
    };
    await new Promise((resolve) => (tx.oncomplete = resolve));
    db.close();
  });
  await reopened(page);
  await page.untilText("cannot be read", "#notices");
  await page.untilText("5 reports", ".corpus");
  await forget(page);
}

/** Kept by the first version, as tests/data/store-1.json has it: snapshot, journal, undo and redo. */
export async function aStoreOfAnEarlierVersionOpens(page) {
  const { tables, project } = JSON.parse(readFileSync(new URL("../../data/store-1.json", import.meta.url), "utf8"));
  await opened(page);
  // As if no later version had been here.
  await page.evaluate(async (tables) => {
    const asked = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    await asked(indexedDB.deleteDatabase("newsprism"));
    const request = indexedDB.open("newsprism", 1);
    request.onupgradeneeded = () => ["corpora", "snapshots", "journal", "opened"].forEach((name) => request.result.createObjectStore(name, name === "corpora" ? { keyPath: "id" } : undefined));
    const db = await asked(request);
    const tx = db.transaction(Object.keys(tables), "readwrite");
    for (const [name, records] of Object.entries(tables)) for (const [key, record] of records) tx.objectStore(name).put(record, name === "corpora" ? undefined : key);
    await new Promise((resolve) => (tx.oncomplete = resolve));
    db.close();
  }, tables);
  await reopened(page);
  await corpora(page);
  await page.evaluate((title) => document.querySelector(`dialog button[aria-label="Open ${title}"]`).click(), project.title);
  await page.untilText(project.title, ".corpus");
  await page.until(() => document.querySelector("dialog [role=status]").innerText === "");
  await page.rested();
  const saved = await savedProject(page);
  assert.equal(saved, write(read(JSON.stringify(project))));
  assert.equal(JSON.parse(saved).sha256, project.sha256);
  await page.press("Escape");
  // Back to where it began: three steps are left of what was done and undone.
  for (let n = 0; n < 3; n++) {
    await page.click({ role: "button", name: "undo edit" });
    await page.rested();
  }
  assert.equal(await savedProject(page), write(read(readFileSync(new URL("../../data/project-1.json", import.meta.url)))));
  // Some of its articles are empty, which is said; nothing else is.
  assert.doesNotMatch(await page.evaluate(() => document.querySelector("#notices").innerText), /damaged|kept|later version/);
  await forget(page);
}

/** Another page over the same store: a frame could not be made under the policy, so the page's own script runs beside. */
export async function twoTabsLoseNothingOfEachOther(page) {
  await opened(page);
  await named(page, "Base");
  await page.press("Escape");
  const other = await page.another();
  await opened(other);
  await other.untilText("Base", ".corpus");
  await add(other, "A town\n\n“We are calm,” said mayor Ada Ring.\n");
  await named(page, "Renamed here");
  await page.press("Escape");
  await page.untilText("6 reports", ".corpus");
  await add(page, "A village\n\n“We are loud,” said mayor Eve King.\n");
  await other.evaluate(() => dispatchEvent(new Event("focus")));
  await other.untilText("Renamed here", ".corpus");
  await other.untilText("7 reports", ".corpus");
  await other.close();
  await reopened(page);
  await page.untilText("7 reports", ".corpus");
  await forget(page);
}
twoTabsLoseNothingOfEachOther.engines = ["chromium", "firefox"];

export async function withoutRoomNothingIsLostAndItIsSaid(page) {
  await opened(page);
  await named(page, "Kept");
  await page.press("Escape");
  // No room from now on: what the browser throws then is thrown at every write.
  await page.evaluate(() => {
    globalThis.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function () {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await named(page, "Not kept");
  await page.untilText("no room left", "#notices");
  await page.untilText("This browser does not keep it", "dialog");
  await page.press("Escape");
  await add(page, "A town\n\n“We are calm,” said mayor Ada Ring.\n");
  await page.untilText("6 reports", ".corpus");
  // Room again: the next step takes the others along.
  await page.evaluate(() => (IDBObjectStore.prototype.put = globalThis.put, null));
  await named(page, "Kept at last");
  await page.untilText("All is kept in this browser", "dialog");
  await reopened(page);
  await page.untilText("Kept at last", ".corpus");
  await page.untilText("6 reports", ".corpus");
  await forget(page);
}

/** Words that cannot be packed. @param {number} length @param {number} seed */
function noise(length, seed) {
  const words = [];
  let state = seed;
  for (let n = 0; n < length; n += 9) words.push((state = (Math.imul(state, 1664525) + 1013904223 + n) >>> 0).toString(36).padStart(7, "x") + (n % 72 ? " " : ".\n"));
  return words.join("");
}

export async function whatTheBrowserClosedIsOpenedAgain(page) {
  await opened(page);
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      globalThis.database = this;
      return transaction.apply(this, given);
    };
  });
  await named(page, "Before");
  await page.press("Escape");
  await page.evaluate(() => {
    globalThis.database.close();
    globalThis.database.onclose(new Event("close"));
  });
  await named(page, "After");
  assert.equal(await page.evaluate(() => document.querySelector("#notices").innerText), "");
  await reopened(page);
  await page.untilText("After", ".corpus");
  await forget(page);
}

/** The room is filled in earnest: by the least that the engine lets a test allow. WebKit's driver can set no limit. */
export async function theRoomThatThereIsIsFilled(page) {
  if (page.engine === "firefox") {
    // In KB; a site gets at least 10 MB of it.
    const browser = await (await import("../harness/firefox.mjs")).launch({ "dom.quotaManager.temporaryStorage.fixedLimit": 11_000 });
    try {
      const other = await browser.page(page.build, page.url, "");
      await filled(other, null);
    } finally {
      await browser.close();
    }
  } else if (page.build === "site") {
    const { origin } = new URL(page.url);
    const devTools = await page.context.newCDPSession(page.inner);
    await opened(page);
    await page.until(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");
    const { usage } = await page.evaluate(() => navigator.storage.estimate());
    await devTools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 9e6 });
    // What is deleted there gives its room back later: the limit is raised.
    await filled(page, () => devTools.send("Storage.overrideQuotaForOrigin", { origin }));
  }
}
theRoomThatThereIsIsFilled.engines = ["chromium", "firefox"];

/**
 * @param {import("../harness/page.mjs").Page} page
 * @param {(() => Promise<unknown>)|null} makeRoom null where that cannot be done: Firefox wants room even to delete
 */
async function filled(page, makeRoom) {
  await opened(page);
  await named(page, "Kept");
  let n = 0;
  for (let said = ""; !said.includes("There is no room for it in this browser. Nothing was taken in and nothing lost"); n++) {
    assert.ok(n < 12, "it is never full");
    const title = `Filling ${n}`;
    await take(page, write(apply(historyOf(newProject(title)), addArticles(newProject(), [{ file: "a.txt", text: noise(2e6, n) }])).project));
    said = await page.until((title) => {
      const { innerText } = document.querySelector("dialog [role=status]");
      return innerText.includes("no room") || innerText.includes(`“${title}” was taken in`) ? innerText : null;
    }, title);
  }
  assert.ok(n > 2, "there was room for some");
  // What was kept is there, and is gone on with; what finds no room is said and holds.
  await page.evaluate(() => document.querySelector('dialog button[aria-label="Open Kept"]').click());
  await page.untilText("Kept", ".corpus");
  await page.press("Escape");
  await add(page, `A harbour\n\n“Nobody was hurt,” said Olga Petrova.\n\n${noise(2e6, 99)}`);
  await page.untilText("There is no room left for this page in this browser", "#notices");
  await page.untilText("6 reports", ".corpus");
  await corpora(page);
  await page.untilText("This browser does not keep it", "dialog");
  await page.type("dialog form.one-field input", "Not kept yet");
  await page.press("Enter");
  await page.untilText("Not kept yet", ".corpus");
  await page.until(() => document.querySelector("dialog [role=status]").innerText === "");
  if (!makeRoom) {
    assert.equal(read(await savedProject(page)).articles.length, 6);
    await reopened(page);
    await corpora(page);
    return page.untilText("Kept", "dialog .made");
  }
  await makeRoom();
  await page.type("dialog form.one-field input", "Kept at last");
  await page.press("Enter");
  await page.untilText("All is kept in this browser", "dialog");
  await reopened(page);
  await page.untilText("Kept at last", ".corpus");
  await page.untilText("6 reports", ".corpus");
  assert.equal(await page.evaluate(() => document.querySelector("#notices").innerText), "");
  console.log(`  full after ${n - 1} corpora of 2 MB`);
  await forget(page);
}

export async function withoutAStoreThePageWorksAndSaysSo(page) {
  await page.goto("about:blank");
  await opened(page);
  await page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("closed", "InvalidStateError");
    };
  });
  await named(page, "Here only");
  await page.untilText("keeps nothing", "#notices");
  await page.press("Escape");
  await page.click({ role: "button", name: "undo edit" });
  await page.until(() => !document.querySelector(".corpus").innerText.includes("Here only"));
}

export async function corporaHaveNoFaultThatAxeFinds(page) {
  for (const scheme of page.canColorScheme ? ["light", "dark"] : ["light"]) {
    if (page.canColorScheme) await page.colorScheme(scheme);
    await opened(page);
    await begun(page, "One more", "A town\n\n“We are calm,” said mayor Ada Ring.\n");
    await corpora(page);
    await page.click({ role: "button", name: "Delete One more" });
    await page.untilText("delete it for good", "dialog");
    assert.deepEqual(await page.axe(), [], scheme);
    await forget(page);
    await page.goto("about:blank");
  }
}
