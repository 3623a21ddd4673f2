/** The site without its server, and with a newer one. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../../www/build/serve.mjs";

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

export async function aNewerVersionIsOfferedAndNotForced(page) {
  if (page.build !== "site") return page.open();
  const folder = mkdtempSync(join(tmpdir(), "newsprism-site-"));
  cpSync(SITE, folder, { recursive: true });
  const change = (name, from, to) => writeFileSync(join(folder, name), readFileSync(join(folder, name), "utf8").replace(from, to));
  const server = await serve(folder);
  page.others.push(server.url);
  const description = () => page.evaluate(() => document.querySelector("meta[name=description]").content.slice(0, 7));
  await visit(page, server.url);
  await stored(page);
  change("index.html", "One event", "Another");
  change("service-worker.js", /"version":"\w+"/, '"version":"another"');
  await visit(page, `${server.url}#/terms`);
  assert.equal(await description(), "One eve", "the version that was there");
  await page.untilText("A newer Newsprism is ready", "#notices");
  assert.equal(await page.evaluate(() => location.hash), "#/terms");
  await page.click({ role: "button", name: "use it now" });
  // The page is loaded anew: what is asked in that moment gets no answer.
  for (let tries = 20; ; tries -= 1) {
    try {
      await page.until(() => document.querySelector("meta[name=description]")?.content.startsWith("Another"));
      break;
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await page.until(() => document.querySelector("#view h1") !== null && location.hash === "#/terms");
  await page.rested();
  assert.equal(await page.evaluate(() => document.querySelector("#notices").textContent.trim()), "");
  server.close();
}
aNewerVersionIsOfferedAndNotForced.engines = ["chromium", "firefox"];
