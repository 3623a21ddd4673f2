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

export async function sharedPassagesLeadToBothReports(page) {
  await opened(page, "#/versions?tab=shared");
  const { articles } = await ask(page, { kind: "shared", filter: ALL, pair: [] });
  const infos = (await ask(page, { kind: "facets", filter: ALL })).articles;
  const top = articles.flatMap((a) => a.with.map((w) => [a.article, w.article, w.words])).sort((x, y) => y[2] - x[2])[0];
  const [a, b] = top.map((id) => infos[id]);
  await page.click(`#figure-shared a[aria-label^="${a.label}: "][aria-label$="also in ${b.label}"]`);
  await page.until(() => document.querySelectorAll(".passages > li").length > 0);
  const { passages } = await ask(page, { kind: "shared", filter: ALL, pair: [a.id, b.id] });
  const drawn = () => page.evaluate(() => [...document.querySelectorAll(".passages > li .running-text")].map((p) => p.textContent.replace(/\s+/g, " ")));
  const first = await drawn();
  assert.equal(first.length, passages.length);
  for (const [i, passage] of passages.entries()) for (const run of passage.runs) if (run.change === "kept") assert.ok(first[i].includes(run.b.replace(/\s+/g, " ")), `${first[i]} has ${run.b}`);
  // The link alone restores it.
  const hash = await page.evaluate(() => location.hash);
  await opened(page, "#/overview");
  await opened(page, hash);
  await page.until((n) => document.querySelectorAll(".passages > li").length === n, passages.length);
  assert.deepEqual(await drawn(), first);
  // Both texts: every passage stands in both, and a press goes over.
  await page.click({ role: "button", name: "show both texts" });
  await page.until((n) => [0, 1].every((side) => new Set([...document.querySelectorAll(`.joined[data-side="${side}"]`)].map((m) => m.dataset.passage)).size === n), passages.length);
  await page.evaluate(() => document.querySelector('.joined[data-side="0"][tabindex]').focus());
  await page.press("Enter");
  await page.until(() => Boolean(document.activeElement?.matches('.joined.current[data-side="1"][data-passage="1"]')));
  // And from a passage to its place.
  await page.click({ role: "button", name: "show the passages" });
  await page.click(".passages > li .sub a");
  await page.until(() => document.querySelectorAll(".reader .here").length > 0);
}

export async function theOrderOfTellingIsDrawnAndChosen(page) {
  await opened(page, "#/versions?tab=order");
  const view = await ask(page, { kind: "telling", filter: ALL, articles: [] });
  const lines = () => page.evaluate(() => document.querySelectorAll("#figure-order .story").length);
  assert.equal(await lines(), view.steps.filter((s) => new Set(s.sentences.map((t) => t.article)).size > 1).length);
  const { articles } = await ask(page, { kind: "facets", filter: ALL });
  await page.click({ role: "checkbox", name: articles[0].label });
  await page.until(() => location.hash.includes("among="));
  await page.rested();
  assert.ok(!(await page.evaluate(() => document.querySelector("#figure-order, #view .state").textContent)).includes(articles[0].label));
}

export async function versionsArePrintedWithoutControls(page) {
  await opened(page, "#/versions");
  const hidden = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.media?.mediaText === "print").flatMap((rule) => [...rule.cssRules]);
    const gone = rules.filter((rule) => rule.style?.display === "none").map((rule) => rule.selectorText).join(", ");
    return [".tabs", ".tools", ".take-menu"].map((what) => [what, [...document.querySelectorAll(`#view ${what}`)].every((element) => element.closest(gone))]);
  });
  assert.deepEqual(hidden.filter(([, is]) => !is), []);
}
