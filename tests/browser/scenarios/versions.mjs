/** Versions: the same thing in several reports, by mouse, by keyboard, from a link, on a phone and on paper. */
import assert from "node:assert/strict";
import { VERSION_TABS } from "../../../www/state.js";

const ALL = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);

async function opened(page, hash) {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
}

export async function everyTabIsReachedAndHasItsEvidence(page) {
  await opened(page, "#/versions");
  for (const [tab, name] of Object.entries(VERSION_TABS)) {
    await page.click({ role: "link", name });
    await page.until((name) => document.querySelector(".tabs [aria-current=page]")?.textContent === name, name);
    await page.rested();
    assert.ok((await page.evaluate(() => document.querySelector("#view h1").textContent.trim())).length > 5, tab);
    await page.click("#view a.evidence");
    await page.until(() => Boolean(document.querySelector("#evidence .method")));
    await page.press("Escape");
    await page.until(() => document.querySelector("#evidence").hidden);
  }
}

export async function noTabHasAFaultThatAxeFinds(page) {
  for (const scheme of page.canColorScheme ? ["light", "dark"] : ["light"]) {
    if (page.canColorScheme) await page.colorScheme(scheme);
    for (const tab of Object.keys(VERSION_TABS)) {
      await opened(page, `#/versions?tab=${tab}`);
      assert.deepEqual(await page.axe(), [], `${scheme} ${tab}`);
    }
  }
}

export async function everyTabFitsAPhone(page) {
  for (const width of [390, 820]) {
    await page.viewport(width, 844);
    for (const tab of Object.keys(VERSION_TABS)) {
      await opened(page, `#/versions?tab=${tab}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${tab} is ${over} pixels wider than ${width}`);
    }
  }
}
