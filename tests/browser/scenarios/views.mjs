/** Each view drawn from real results, under filters, through back and forward, and from a figure to its sentence. */
import assert from "node:assert/strict";
import { TOP, VIEWS } from "../../../www/state.js";
import { give, textFile } from "../harness/import.mjs";

const ALL = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

/** Asks the page's own engine. */
const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);

/** Waits until a view is there, drawn from answers. */
async function opened(page, hash) {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
}

/**
 * What a view shows, in one line: engines break lines in their own ways. Without the labels in charts: which of them find
 * room is known only once the chart has been drawn for its width.
 */
const drawn = (page) => page.evaluate(viewText);

/** Waits until the view shows this, or something else than this. */
async function untilDrawn(page, text, isSame = true) {
  for (let tries = 0; ((await drawn(page)) === text) !== isSame; tries++) {
    assert.ok(tries < 400, `the view ${isSame ? "never came back to" : "still shows"}: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function viewText() {
  const view = document.querySelector("#view").cloneNode(true);
  view.querySelectorAll("svg").forEach((chart) => chart.remove());
  return view.textContent.replace(/\s+/g, " ");
}

export async function namesItsViews(page) {
  await opened(page, "#/overview");
  const names = await page.evaluate(() => [...document.querySelectorAll(".bar nav a")].map((a) => a.textContent));
  assert.deepEqual(names, TOP.map((view) => VIEWS[view].title));
  for (const name of names) {
    await page.click({ role: "link", name });
    await page.until((name) => Boolean(document.querySelector(".bar [aria-current=page]")?.textContent === name && document.querySelector("#view h1")), name);
  }
}

export async function overviewShowsWhatTheCoreCounted(page) {
  await opened(page, "#/overview");
  const answer = await ask(page, { kind: "overview", filter: ALL });
  const text = await drawn(page);
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  const { speakers } = await ask(page, { kind: "speakers", filter: ALL, page: { offset: 0, limit: 1000 } });
  for (const article of articles) assert.ok(text.includes(article.headline.value), article.headline.value);
  for (const finding of answer.findings) assert.ok(text.includes(finding.parts.map((part) => part.text).join("")), finding.rule);
  const bars = await page.evaluate(() => [...document.querySelectorAll("#figure-speakers .segment")].map((a) => a.getAttribute("aria-label")));
  const top = speakers.find((speaker) => speaker.quotedWords > 0);
  assert.equal(bars.length > 0, top !== undefined);
  for (const share of top.outlets.filter((outlet) => outlet.quotedWords > 0)) {
    assert.ok(bars.some((bar) => bar.includes(share.outlet) && bar.includes(` ${share.quotedWords} word`)), share.outlet);
  }
}

export async function quotesListsEveryQuotation(page) {
  await opened(page, "#/quotes?rows=1000&group=none");
  const answer = await ask(page, { kind: "quotes", filter: ALL, sort: "place", page: { offset: 0, limit: 1000 } });
  const rows = await page.evaluate(() => [...document.querySelectorAll(".list .evidence-item blockquote")].map((quote) => quote.textContent));
  assert.deepEqual(rows, answer.rows.map((row) => row.excerpt.text));
  await page.untilText(`${answer.total} quotations in ${answer.reports} reports`, "#view h1");
}

export async function quotesGroupsByEach(page) {
  await opened(page, "#/quotes?rows=1000");
  for (const group of ["outlet", "verb", "stance", "none"]) {
    await page.evaluate((group) => {
      const select = document.querySelector(".list select");
      select.value = group;
      select.dispatchEvent(new Event("change"));
    }, group);
    await page.until((group) => location.hash.includes(`group=${group}`) && (document.querySelectorAll(".group h3").length > 0) === (group !== "none"), group);
  }
  const answer = await ask(page, { kind: "quotes", filter: ALL, sort: "place", page: { offset: 0, limit: 1000 } });
  assert.equal(await page.evaluate(() => document.querySelectorAll(".list .evidence-item").length), answer.total);
}

export async function termsSortFilterAndLeadToTheConcordance(page) {
  await opened(page, "#/terms");
  const answer = await ask(page, { kind: "terms", filter: ALL, sort: "count", descending: true, containing: "", minCount: 1, stopWords: false, page: { offset: 0, limit: 50 } });
  const first = await page.evaluate(() => [...document.querySelectorAll("table.terms tbody th")].map((cell) => cell.textContent.trim()));
  assert.deepEqual(first, answer.rows.map((row) => row.shown));
  await page.untilText(`1–50 of ${answer.total.toLocaleString("en-GB")} words`, ".pager");
  await page.click("table.terms thead th:first-child a");
  await page.until(() => document.querySelector("th[aria-sort=ascending]")?.textContent.includes("Word"));
  await page.type(".tools input[type=search]", "war");
  await page.until(() => [...document.querySelectorAll("table.terms tbody th")].every((cell) => cell.textContent.toLowerCase().includes("war")));
  const word = await page.evaluate(() => document.querySelector("table.terms tbody th").textContent.trim());
  await page.click("table.terms tbody th a");
  await page.until((word) => document.querySelector("h1 .query")?.textContent === word, word);
}

export async function concordanceStatesItsHits(page) {
  await opened(page, "#/overview");
  await page.press("/");
  await page.typeText("Syria");
  await page.press("Enter");
  await page.until(() => /\d+ hits in \d+ reports/.test(document.querySelector("#view h1")?.textContent ?? ""));
  const answer = await ask(page, { kind: "concordance", filter: ALL, query: "Syria", sort: [], context: 14, page: { offset: 0, limit: 100 } });
  await page.untilText(`${answer.total} hits in ${answer.reports} reports`, "#view h1");
  const lines = await page.evaluate(() => [...document.querySelectorAll(".kwic .node")].map((node) => node.textContent));
  assert.deepEqual(lines, answer.lines.map((line) => line.node.replace(/\s/g, " ")));
  const heights = await page.evaluate(() => [...document.querySelectorAll(".kwic li")].map((line) => line.getBoundingClientRect().height));
  assert.ok(Math.max(...heights) < 1.5 * Math.min(...heights), `every hit stands on one line: ${heights}`);
  await page.click({ role: "link", name: "by the words before" });
  await page.until(() => document.querySelectorAll(".sorted.level-1").length > 0);
  const sorted = await page.evaluate(() => [...document.querySelectorAll(".kwic li")].map((line) => line.querySelector(".left .level-1")?.textContent.toLowerCase() ?? ""));
  assert.deepEqual(sorted.filter(Boolean), [...sorted.filter(Boolean)].sort());
  // From the strip to the very hit.
  await page.click("#figure-dispersion svg a[aria-label*='hit 2 of']");
  await page.until(() => Boolean(document.querySelectorAll(".reader .hit").length > 1 && document.querySelector(".reader .here .hit, .reader .hit.here")));
}

export async function concordanceSaysWhereAQueryIsWrong(page) {
  await opened(page, "#/concordance?q=%22%22");
  const text = await drawn(page);
  assert.match(text, /Try\s/);
  await page.click(".examples a");
  await page.until(() => document.querySelectorAll(".kwic li").length > 0);
}

export async function filtersChangeEveryView(page) {
  await opened(page, "#/overview");
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  const outlet = articles.at(-1).outlet;
  for (const view of ["overview", "quotes", "terms", "concordance?q=Syria"]) {
    await opened(page, `#/${view}`);
    const before = await drawn(page);
    await page.click({ role: "checkbox", name: outlet });
    await page.until(() => document.querySelector("#shown .shown").textContent.startsWith("Showing 1 of"));
    await untilDrawn(page, before, false);
    assert.ok((await page.evaluate(() => location.hash)).includes("outlet="));
    await page.click({ role: "button", name: "clear" });
    await untilDrawn(page, before);
  }
  await opened(page, `#/reader?article=${encodeURIComponent(articles[0].file)}`);
  const tinted = await page.evaluate(() => document.querySelectorAll(".reader .quote").length);
  await page.click({ role: "checkbox", name: "direct" });
  await page.until((tinted) => document.querySelectorAll(".reader .quote").length < tinted, tinted);
  await page.click({ role: "button", name: "undo" });
  await page.until((tinted) => document.querySelectorAll(".reader .quote").length === tinted, tinted);
}

export async function backAndForwardRestore(page) {
  await opened(page, "#/overview");
  const seen = [];
  const note = async () => {
    await page.until(() => document.querySelector("#columns").getAttribute("aria-busy") === "false");
    seen.push([await page.evaluate(() => location.hash), await drawn(page)]);
  };
  await note();
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  const steps = [
    ["#/quotes", () => document.querySelector(".list .evidence-item") !== null],
    [`#/quotes?outlet=${encodeURIComponent(articles[0].outlet)}`, () => document.querySelector(".chip") !== null],
    ["#/concordance?q=Russia", () => document.querySelector(".kwic li") !== null],
    [`#/reader?q=Russia&article=${encodeURIComponent(articles[1].file)}`, () => document.querySelector(".reader .hit") !== null],
    ["#/terms?least=5", () => document.querySelector("table.terms") !== null],
  ];
  for (const [hash, isThere] of steps) {
    await page.evaluate((hash) => void (location.hash = hash), hash);
    await page.until(isThere);
    await page.until((hash) => location.hash === hash, hash);
    await note();
  }
  for (let n = seen.length - 2; n >= 0; n--) {
    await page.evaluate(() => history.back());
    await page.until((hash) => location.hash === hash, seen[n][0]);
    await untilDrawn(page, seen[n][1]);
  }
  for (let n = 1; n < seen.length; n++) {
    await page.evaluate(() => history.forward());
    await page.until((hash) => location.hash === hash, seen[n][0]);
    await untilDrawn(page, seen[n][1]);
  }
}

export async function aClickOnTheChartLandsOnTheRightSentence(page) {
  await opened(page, "#/overview");
  const label = await page.evaluate(() => document.querySelector("#figure-speakers .segment").getAttribute("aria-label"));
  await page.click("#figure-speakers .segment");
  await page.until(() => Boolean(!document.querySelector("#evidence").hidden && document.querySelector("#evidence blockquote")));
  const words = Number(/([\d,]+) words?$/.exec(label)[1].replaceAll(",", ""));
  await page.untilText(`${words} word`, "#evidence-title");
  const { sentence, quoted } = await page.evaluate(() => {
    const item = document.querySelector("#evidence .evidence-item");
    return { sentence: item.querySelector("blockquote").textContent, quoted: item.querySelector("mark.quoted").textContent };
  });
  await page.click("#evidence .place");
  await page.until(() => Boolean(document.querySelector(".reader .here")));
  const place = await page.evaluate(() => {
    const marked = [...document.querySelectorAll(".reader .here")];
    const box = marked[0].getBoundingClientRect();
    return { text: marked.map((part) => part.textContent).join(""), isInSight: box.top >= 0 && box.bottom <= innerHeight, tinted: marked.filter((part) => part.matches(".quote")).map((part) => part.textContent).join("") };
  });
  assert.equal(place.text.replaceAll("\n", ""), sentence.replaceAll("\n", ""));
  assert.ok(place.tinted.includes(quoted), `${place.tinted} holds ${quoted}`);
  assert.ok(place.isInSight);
}

export async function everyFigureOfACardOpensItsEvidence(page) {
  await opened(page, "#/overview");
  const links = await page.evaluate(() => [...document.querySelectorAll(".card .figures a")].map((a) => [a.textContent, a.getAttribute("href")]));
  assert.ok(links.length >= 5);
  for (const [text, href] of links) {
    await page.evaluate((href) => void (location.hash = href), href);
    const count = /^[\d,]+/.exec(text)[0];
    await page.until((count) => Boolean(document.querySelector("#evidence-title")?.textContent.includes(`${count} `) && document.querySelector("#evidence .evidence-item, #evidence .left-out")), count);
    const items = await page.evaluate(() => document.querySelectorAll("#evidence .evidence-item, #evidence .left-out dt").length);
    assert.equal(String(items), count, text);
  }
}

export async function readerShowsWhatWasLeftOut(page) {
  await opened(page, "#/overview");
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  const article = articles.find((candidate) => candidate.linesLeftOut > 0);
  await opened(page, `#/reader?article=${encodeURIComponent(article.file)}`);
  const state = await page.evaluate(() => {
    const folds = [...document.querySelectorAll(".reader details.out")];
    return { isFolded: folds.every((fold) => !fold.open), lines: folds.flatMap((fold) => [...fold.querySelectorAll(".row")]).map((row) => [row.querySelector("s").textContent, row.querySelector(".margin").textContent]) };
  });
  assert.ok(state.isFolded);
  assert.equal(state.lines.length, article.linesLeftOut);
  for (const [line, reason] of state.lines) assert.ok(line.length > 0 && reason.includes(":"), `${line}: ${reason}`);
}

export async function addedArticlesJoinAndFailuresAreNamed(page) {
  await opened(page, "#/overview");
  await page.click({ role: "button", name: "Add articles" });
  await page.type("dialog textarea", "Bridge opened\n\nThe mayor said the bridge was “a gift to the <b>town</b>”.\n");
  await page.type("dialog input[name=name]", "bridge");
  await page.click({ role: "button", name: "Read this text" });
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("1 article added", "dialog");
  await page.untilText("6 reports", ".corpus");
  await give(page, [textFile("empty.txt", ""), textFile("rain.txt", "Rain ahead\n\nIt will rain, the office said.\n")]);
  await page.untilText("empty.txt", "dialog .failures");
  await page.click({ role: "button", name: "Add 1 article" });
  await page.untilText("7 reports", ".corpus");
  await page.press("Escape");
  await page.evaluate(() => void (location.hash = "#/reader?article=bridge.txt"));
  await page.untilText("<b>town</b>", ".reader");
  assert.equal(await page.evaluate(() => document.querySelectorAll(".reader b:not(.kicker b)").length), 0);
}

export async function aTableStandsBehindTheChart(page) {
  await opened(page, "#/overview");
  const { speakers } = await ask(page, { kind: "speakers", filter: ALL, page: { offset: 0, limit: 1000 } });
  await page.click({ role: "button", name: "show as table" });
  await page.until(() => Boolean(document.querySelector("#figure-speakers table")));
  const rows = await page.evaluate(() => [...document.querySelectorAll("#figure-speakers tbody tr")].map((row) => row.children[1].textContent));
  assert.deepEqual(rows, speakers.map((speaker) => speaker.quotedWords.toLocaleString("en-GB")));
}
