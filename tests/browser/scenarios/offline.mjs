/** The site without its server, and with a newer one. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../../www/build/serve.mjs";
import { forget, savedProject } from "../harness/store.mjs";

const SITE = join(import.meta.dirname, "../../../dist/site");

async function visit(page, url) {
  await page.goto("about:blank");
  await page.goto(url);
  await page.until(() => globalThis.newsprism?.engine !== undefined && document.querySelector("#view h1") !== null);
  await page.rested();
}

/** Until every file of the site is stored. */
const stored = (page) => page.until(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");

export async function theSiteWorksWithItsServerGone(page) {
  if (page.build !== "site") return page.open();
  const server = await serve(SITE);
  page.others.push(server.url);
  await visit(page, server.url);
  await stored(page);
  // What an engine asks of a site that can be installed; Chromium says itself whether it has it.
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector("link[rel=manifest]").href;
    const { name, display, start_url, scope, icons } = await (await fetch(link)).json();
    const icon = await fetch(new URL(icons[0].src, link));
    return { name, display, isHere: [start_url, scope].every((url) => new URL(url, link).href === new URL("./", location.href).href), icon: icon.headers.get("content-type"), sizes: icons[0].sizes };
  });
  assert.deepEqual(manifest, { name: "Newsprism", display: "standalone", isHere: true, icon: "image/svg+xml", sizes: "any" });
  if (page.engine === "chromium") {
    const devTools = await page.context.newCDPSession(page.context.pages()[0]);
    const { installabilityErrors } = await devTools.send("Page.getInstallabilityErrors");
    // Tests run in a private window, where nothing can be installed.
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
  }
  server.close();
  await visit(page, `${server.url}#/quotes?group=outlet`);
  await page.untilText("5 reports", ".corpus");
  assert.equal(await page.evaluate(async () => (await newsprism.start()).mode), "worker");
  // Also what is only fetched when it is asked for.
  await page.click({ role: "button", name: "Save as one page" });
  await page.until(() => /\d MB, 5 reports/.test(document.querySelector("dialog[open] .page-form .sub")?.textContent ?? ""));
}
theSiteWorksWithItsServerGone.engines = ["chromium", "firefox"];

const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);
const quotes = async (page) => (await ask(page, { kind: "quotes", filter: {}, sort: "place", page: { offset: 0, limit: 1000 } })).rows;

/** Makes a later build of the site in a folder: its page, its script by another name, and its version are others. */
function renewed(folder) {
  const change = (name, ...swaps) => writeFileSync(join(folder, name), swaps.reduce((text, [from, to]) => text.replaceAll(from, to), readFileSync(join(folder, name), "utf8")));
  const app = readdirSync(folder).find((name) => /^app-\w+\.js$/.test(name));
  renameSync(join(folder, app), join(folder, "app-another.js"));
  change("app-another.js", [/^/g, "globalThis.isAnother = true;\n"]);
  change("index.html", ["One event", "Another"], [app, "app-another.js"]);
  change("service-worker.js", [/"version":"\w+"/g, '"version":"another"'], [app, "app-another.js"]);
}

/** Takes the newer version that is offered. The page is loaded anew: what is asked in that moment gets no answer. */
async function used(page) {
  await page.untilText("A newer Newsprism is ready", "#notices");
  await page.evaluate(() => (globalThis.isBefore = true));
  await page.click({ role: "button", name: "use it now" });
  for (let tries = 20; ; tries -= 1) {
    try {
      await page.until(() => !globalThis.isBefore && globalThis.newsprism?.engine !== undefined && document.querySelector("#view h1") !== null);
      break;
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await page.rested();
  assert.deepEqual(await page.evaluate(() => [globalThis.isAnother, document.querySelector("meta[name=description]").content.startsWith("Another")]), [true, true]);
}

/** A copy of the site that can be changed, and its server. */
async function copied(page, options) {
  const folder = mkdtempSync(join(tmpdir(), "newsprism-site-"));
  cpSync(SITE, folder, { recursive: true });
  const server = await serve(folder, options);
  page.others.push(server.url);
  return { folder, server, end: () => (server.close(), rmSync(folder, { recursive: true, force: true })) };
}

export async function aNewerVersionIsOfferedAndNotForced(page) {
  if (page.build !== "site") return page.open();
  const { folder, server, end } = await copied(page);
  const description = () => page.evaluate(() => document.querySelector("meta[name=description]").content.slice(0, 7));
  await visit(page, server.url);
  await stored(page);
  renewed(folder);
  await visit(page, `${server.url}#/terms`);
  assert.equal(await description(), "One eve", "the version that was there");
  await page.untilText("A newer Newsprism is ready", "#notices");
  assert.equal(await page.evaluate(() => location.hash), "#/terms");
  await used(page);
  assert.equal(await page.evaluate(() => location.hash), "#/terms");
  assert.equal(await page.evaluate(() => document.querySelector("#notices").textContent.trim()), "");
  end();
}
aNewerVersionIsOfferedAndNotForced.engines = ["chromium", "firefox"];

/** Articles of one's own, a correction and a name: after the update all is as it was, to the byte of the project file. */
export async function anUpdateLosesNothingOfACorpus(page) {
  if (page.build !== "site") return page.open();
  const { folder, server, end } = await copied(page);
  await visit(page, server.url);
  await stored(page);
  await page.click({ role: "button", name: "Add articles" });
  await page.evaluate(() => (document.querySelector("dialog textarea").value = "A harbour\n\n“Nobody was hurt \u202E here,” said harbour master Olga Petrova.\n", null));
  await page.click({ role: "button", name: "Read this text" });
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  await page.press("Escape");
  await visit(page, `${server.url}#/quotes?rows=1000&group=none`);
  const row = (await quotes(page)).find(({ text }) => text.includes("Nobody was hurt"));
  await page.click(`.list [data-of="${row.article}:${row.found.start}-${row.found.end}"]`);
  await page.type("#correct-speaker", "Ada Ring");
  await page.press("Enter");
  await page.until(() => document.querySelector("dialog[open]") === null);
  await page.rested();
  await page.click(".corpus button");
  await page.type("dialog form.one-field input", "My harbour");
  await page.press("Enter");
  await page.untilText("My harbour", ".corpus");
  await page.press("Escape");
  const before = [await savedProject(page), await quotes(page)];
  assert.match(before[0], /Ada Ring/);
  renewed(folder);
  await visit(page, server.url);
  await used(page);
  await page.untilText("My harbour", ".corpus");
  await page.untilText("6 reports", ".corpus");
  assert.deepEqual([await savedProject(page), await quotes(page)], before);
  assert.equal(await page.evaluate(() => document.querySelector("#notices").textContent.trim()), "");
  // Also without its server, and with every step to be undone.
  server.close();
  await visit(page, server.url);
  for (const left of ["6 reports", "6 reports", "5 reports"]) {
    await page.click({ role: "button", name: "undo edit" });
    await page.untilText(left, ".corpus");
    await page.rested();
  }
  await page.until(() => !document.querySelector(".corpus").innerText.includes("My harbour"));
  await forget(page);
  end();
}
anUpdateLosesNothingOfACorpus.engines = ["chromium", "firefox"];

/** Two sites in folders of one host, which leads from index.html to the folder, as some do. */
export async function twoSitesOfOneHostLeaveEachOtherAlone(page) {
  if (page.build !== "site") return page.open();
  const folder = mkdtempSync(join(tmpdir(), "newsprism-sites-"));
  for (const name of ["a", "b"]) cpSync(SITE, join(folder, name), { recursive: true });
  const own = ({ url }, response) => url.endsWith("/index.html") && Boolean(response.writeHead(301, { location: "./" }).end());
  const server = await serve(folder, { own });
  page.others.push(server.url);
  for (const name of ["a", "b"]) {
    await visit(page, `${server.url}${name}/`);
    await stored(page);
  }
  renewed(join(folder, "a"));
  // Versions of one site, more than are kept.
  for (const version of ["third", "fourth"]) {
    await visit(page, `${server.url}a/`);
    await used(page);
    const worker = join(folder, "a/service-worker.js");
    writeFileSync(worker, readFileSync(worker, "utf8").replace(/"version":"\w+"/, `"version":"${version}"`));
  }
  await visit(page, `${server.url}a/`);
  await page.untilText("A newer Newsprism is ready", "#notices");
  const caches = await page.evaluate(async () => (await globalThis.caches.keys()).map((name) => name.split(" ")[1]));
  assert.equal(caches.filter((path) => path === "/b/").length, 1, String(caches));
  server.close();
  for (const [name, begins] of [["a", "Another"], ["b", "One event"]]) {
    await visit(page, `${server.url}${name}/`);
    assert.ok((await page.evaluate(() => document.querySelector("meta[name=description]").content)).startsWith(begins));
    await page.untilText("5 reports", ".corpus");
  }
  rmSync(folder, { recursive: true, force: true });
}
twoSitesOfOneHostLeaveEachOtherAlone.engines = ["chromium", "firefox"];
