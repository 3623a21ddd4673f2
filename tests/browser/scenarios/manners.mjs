/** For everybody: by keyboard alone, in light and dark, on a phone. */
import assert from "node:assert/strict";
import { TOP, VIEWS as ALL } from "../../../www/state.js";

const VIEWS = ["#/overview", "#/quotes", "#/terms", "#/concordance?q=Syria&by=1L,1R", "#/concordance", "#/collocates?q=Syria&figures=all", "#/collocates", "#/keyness?figures=all", "#/terms?words=2&least=2", "#/reader?q=Syria"];

async function opened(page, hash) {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
}

/** Presses Tab until what has the focus matches. */
async function tabTo(page, selector, most = 120) {
  for (let n = 0; n < most; n++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    await page.press("Tab");
  }
  throw new Error(`${selector} is not reached by Tab`);
}

export async function hasNoFaultThatAxeFinds(page) {
  for (const scheme of page.canColorScheme ? ["light", "dark"] : ["light"]) {
    if (page.canColorScheme) await page.colorScheme(scheme);
    for (const hash of VIEWS) {
      await opened(page, hash);
      assert.deepEqual(await page.axe(), [], `${scheme} ${hash}`);
    }
    await opened(page, "#/overview");
    await page.click("#figure-speakers .segment");
    await page.until(() => Boolean(document.querySelector("#evidence blockquote")));
    assert.deepEqual(await page.axe(), [], `${scheme} evidence`);
    for (const name of ["Add articles", "Share", "Help"]) {
      await page.click({ role: "button", name });
      await page.until(() => Boolean(document.querySelector("dialog[open] h2")));
      assert.deepEqual(await page.axe(), [], `${scheme} ${name}`);
      await page.press("Escape");
    }
  }
}

export async function everyViewIsReachedAndWorkedByKeyboard(page) {
  await opened(page, "#/overview");
  await page.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  for (const [n, { title: name }] of TOP.map((view) => ALL[view]).entries()) {
    await page.press(String(n + 1));
    await page.until((name) => Boolean(document.querySelector(".bar [aria-current=page]").textContent === name && document.querySelector("#view h1")), name);
  }
  // Overview: a segment opens its sentences, Esc closes them and gives the focus back.
  await opened(page, "#/overview");
  await tabTo(page, "#figure-speakers .segment");
  await page.press("Enter");
  await page.until(() => document.activeElement?.id === "evidence-title");
  await page.press("Escape");
  await page.until(() => document.querySelector("#evidence").hidden && document.activeElement?.matches("#figure-speakers .segment"));
  // Quotes: "why?" of the first row.
  await opened(page, "#/quotes");
  await tabTo(page, ".list .why");
  await page.press("Enter");
  await page.until(() => Boolean(document.querySelector("#evidence .why-list")));
  // Terms: sort by a header.
  await opened(page, "#/terms");
  await tabTo(page, "th[aria-sort] a");
  await page.press("Enter");
  await page.until(() => Boolean(document.querySelector("th[aria-sort=ascending]")));
  // Concordance: search, then read the first line in its place.
  await page.press("/");
  await page.typeText("Moscow");
  await page.press("Enter");
  await page.until(() => Boolean(document.querySelector(".kwic li")));
  await tabTo(page, ".kwic a");
  await page.press("Enter");
  await page.until(() => Boolean(document.querySelector(".reader .hit.here")));
  // Reader: from quotation to quotation, from hit to hit.
  for (const [key, what] of [["j", "[data-quote]"], ["k", "[data-quote]"], ["n", "[data-hit]"], ["p", "[data-hit]"]]) {
    await page.press(key);
    await page.until((what) => document.activeElement?.matches(`.reader .current${what}`), what);
  }
  await page.press("?");
  await page.until(() => Boolean(document.querySelector("dialog[open]")));
  await page.press("Escape");
  await page.until(() => !document.querySelector("dialog[open]"));
}

export async function singleKeysCanBeSwitchedOff(page) {
  await opened(page, "#/overview");
  await page.press("?");
  await page.click({ role: "checkbox", name: "single keys" });
  await page.press("Escape");
  await page.press("2");
  await page.press("?");
  assert.deepEqual(await page.evaluate(() => [location.hash, document.querySelector("dialog").open]), ["#/overview", false]);
  await page.click({ role: "button", name: "Help" });
  await page.click({ role: "checkbox", name: "single keys" });
}

export async function fitsEveryWidth(page) {
  for (const [width, height] of [[1440, 900], [820, 1100], [390, 844]]) {
    await page.viewport(width, height);
    for (const hash of VIEWS) {
      await opened(page, hash);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${hash} is ${over} pixels wider than ${width}`);
    }
  }
  await opened(page, "#/overview");
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("#filters")).display), "none");
  await page.click({ role: "button", name: "Filters" });
  await page.until(() => document.querySelector("#filters input")?.getClientRects().length > 0);
}

export async function headingsAreInOrder(page) {
  for (const hash of VIEWS) {
    await opened(page, hash);
    const levels = await page.evaluate(() => [...document.querySelectorAll("#view :is(h1,h2,h3,h4)")].map((h) => Number(h.tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1, hash);
    levels.forEach((level, n) => assert.ok(n === 0 ? level === 1 : level <= levels[n - 1] + 1, `${hash}: ${levels}`));
  }
}

export async function saysThatTheAnalysisStartedAnew(page) {
  await opened(page, "#/quotes");
  await page.evaluate(() => newsprism.engine.call("panic", []).catch(() => {}));
  await page.untilText("started again with the same reports", "#notices");
  await page.click({ role: "button", name: "close" });
  await page.until(() => document.querySelector("#notices .notice") === null);
  await page.click({ role: "link", name: "Terms" });
  await page.until(() => document.querySelector("table.terms") !== null);
}
saysThatTheAnalysisStartedAnew.testBuild = true;
saysThatTheAnalysisStartedAnew.console = /provoked by a test/;
