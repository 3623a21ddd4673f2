/** The query language in the page, and a concordance at work. */
import assert from "node:assert/strict";

const ALL = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

/** Asks the page's own engine. */
const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);

async function opened(page, hash) {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
}

/** The lines on screen: their nodes. */
const nodes = () => [...document.querySelectorAll(".kwic .node")].map((node) => node.textContent);

export async function everyExampleOfTheHelpIsAnswered(page) {
  await opened(page, "#/concordance");
  const queries = await page.evaluate(() => [...document.querySelectorAll(".grammar th code")].map((code) => code.textContent));
  assert.ok(queries.length > 12, "the help shows what can be typed");
  let found = 0;
  for (const query of queries) {
    const { total } = await ask(page, { kind: "concordance", filter: ALL, query, sort: [], context: 5, page: { offset: 0, limit: 1 } });
    found += Number(total > 0);
  }
  assert.ok(found >= queries.length / 2, `${found} of ${queries.length} examples find something`);
  await page.click(".grammar th a");
  await page.until((query) => document.querySelector("h1 .query")?.textContent === query, queries[0]);
}

export async function anErrorPointsAtItsCharacter(page) {
  await opened(page, `#/concordance?q=${encodeURIComponent("é talks [word=x]")}`);
  await page.until(() => document.querySelector(".fault mark")?.textContent === "x");
  const text = await page.evaluate(() => document.querySelector(".state.error").textContent);
  assert.match(text, /“x” at character 15/);
  assert.match(text, /query-syntax/);
}

export async function theBuilderWritesAQuery(page) {
  await opened(page, "#/concordance");
  await page.type(".builder input[type=text]", "talk");
  await page.evaluate(() => {
    const select = document.querySelector(".builder select");
    select.value = "begins";
    select.dispatchEvent(new Event("change"));
  });
  await page.until(() => document.querySelector(".builder output code")?.textContent === "talk*");
  await page.click(".builder button.primary");
  await page.until(() => document.querySelector("h1 .query")?.textContent === "talk*");
  const hits = await page.evaluate(nodes);
  assert.ok(hits.length > 0 && hits.every((hit) => hit.toLowerCase().startsWith("talk")));
}

export async function linesAreGroupedThinnedAndWidened(page) {
  await opened(page, "#/concordance?q=the&lines=speaker&by=1R");
  await page.until(() => document.querySelectorAll(".kwic .group-name").length > 0);
  const answer = await ask(page, { kind: "concordance", filter: ALL, query: "the", sort: [1], context: 14, group: "speaker", page: { offset: 0, limit: 100 } });
  const [group] = answer.groups;
  await page.untilText(`${group.hits} hits`, ".group-name");
  // All lines can be reached: the list scrolls to its last.
  await page.until(() => document.querySelector("np-lines") !== null);
  await page.until((total) => {
    const list = document.querySelector("np-lines");
    list.scrollTop = list.scrollHeight;
    return document.querySelector(`.kwic li[aria-posinset="${total}"] .node`) !== null;
  }, answer.total);
  // By the keyboard: what is clicked in a list that draws as it scrolls can be gone before the pointer is there.
  await page.evaluate((total) => document.querySelector(`.kwic li[aria-posinset="${total}"] .widen`).focus(), answer.total);
  await page.press("Enter");
  await page.until(() => document.querySelector(".kwic .whole mark.hit") !== null);
  await opened(page, "#/concordance?q=the&sample=50&seed=3");
  await page.untilText(`50 of ${answer.total.toLocaleString("en-GB")} hits`, "#view h1");
  const some = await page.evaluate(nodes);
  assert.equal(some.length, 50);
  await page.click({ role: "button", name: "other ones" });
  await page.until(() => location.hash.includes("seed=4"));
}

export async function formsAreListedByThemselves(page) {
  await opened(page, "#/concordance?q=%5Es*");
  await page.until(() => document.querySelectorAll(".forms li").length > 3);
  const { rows } = await ask(page, { kind: "forms", filter: ALL, query: "^s*", page: { offset: 0, limit: 10 } });
  const shown = await page.evaluate(() => [...document.querySelectorAll(".forms li a")].slice(0, 10).map((a) => a.textContent));
  assert.deepEqual(shown, rows.map((row) => row.form));
  await page.click(".forms li a");
  await page.until((form) => document.querySelector("h1 .query")?.textContent === form, rows[0].form);
}

/** On a strip of many hits the pointer leads to the nearest, a key to the first, as the label says. */
export async function aKeyLeadsToTheFirstHitWhereverThePointerWas(page) {
  await opened(page, "#/concordance?q=t*%7Ca*%7Cs*");
  const places = await page.until(() => {
    const link = document.querySelector("#view svg.chart a[aria-label$='from the first']");
    if (!link) return null;
    const first = link.getAttribute("href");
    const { right, top } = link.querySelector(".strip").getBoundingClientRect();
    link.dispatchEvent(new PointerEvent("pointermove", { clientX: right - 1, clientY: top }));
    const pointed = link.getAttribute("href");
    link.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    return { first, pointed, keyed: link.getAttribute("href") };
  });
  assert.notEqual(places.pointed, places.first);
  assert.equal(places.keyed, places.first);
}

/** What is counted after the lines moves no focus a second time, and does not wait for a tab that nobody sees. */
export async function theSlowPartLeavesTheReaderAlone(page) {
  await opened(page, "#/overview");
  await page.evaluate(() => {
    globalThis.moved = { focus: 0, top: 0 };
    const { focus } = HTMLElement.prototype;
    HTMLElement.prototype.focus = function (...how) {
      if (this.id === "evidence-title") moved.focus++;
      return focus.apply(this, how);
    };
    const { scrollTo } = globalThis;
    globalThis.scrollTo = (...to) => (moved.top++, scrollTo(...to));
    location.hash = "#/concordance?q=the&see=method";
  });
  await page.until(() => document.querySelector("#view svg.chart") !== null);
  await page.untilText("How it was counted", "#evidence");
  await page.rested();
  assert.deepEqual(await page.evaluate(() => moved), { focus: 1, top: 1 });
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    globalThis.requestAnimationFrame = () => 0;
    location.hash = "#/concordance?q=Syria";
  });
  await page.untilText("Syria", "#view h1");
  await page.rested();
}
