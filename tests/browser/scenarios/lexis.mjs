/** Runs of words, collocates and keywords: what the page shows is what the core counts, each figure opens its sentences. */
import assert from "node:assert/strict";

const ALL = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [], files: [], voices: [] };
const FIRST = { offset: 0, limit: 50 };

const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);

async function opened(page, hash) {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
}

/** The cells of the list, row by row, as they are read. */
const cells = (page) => page.evaluate(() => [...document.querySelectorAll("table.terms tbody tr")].map((row) => [...row.children].map((cell) => cell.firstChild?.nodeType === 3 && cell.textContent.trim() ? cell.textContent.trim() : (cell.querySelector("a") ?? cell).textContent.trim())));

/** Waits for the panel and says what is in it. */
async function panel(page) {
  await page.until(() => Boolean(!document.querySelector("#evidence").hidden && document.querySelector("#evidence .method")));
  return page.evaluate(() => ({
    title: document.querySelector("#evidence-title").textContent,
    method: document.querySelector("#evidence .method").textContent,
    marks: [...document.querySelectorAll("#evidence blockquote")].map((quote) => [...quote.querySelectorAll("mark.hit")].map((mark) => mark.textContent)),
  }));
}

export async function termsCountsRunsOfWords(page) {
  await opened(page, "#/terms");
  await page.evaluate(() => {
    const select = document.querySelector("#view select[aria-label=Count]");
    select.value = "3";
    select.dispatchEvent(new Event("change"));
  });
  await page.until(() => location.hash.includes("words=3") && document.querySelector("table.terms tbody th a")?.textContent.split(" ").length === 3);
  const answer = await ask(page, { kind: "terms", filter: ALL, sort: "count", descending: true, containing: "", minCount: 2, stopWords: false, words: 3, across: false, stems: false, measures: ["dpNorm"], page: FIRST });
  assert.deepEqual((await cells(page)).map((row) => row[0]), answer.rows.map((row) => row.shown));
  await page.untilText(`${answer.types.toLocaleString("en-GB")} different runs of 3 words`, "#view h1");
  // Sorted by spread, it is another count; the figure opens its formula and its sentences.
  await page.click({ role: "link", name: "DPnorm" });
  await page.until(() => document.querySelector("th[aria-sort=descending]")?.textContent.includes("DPnorm"));
  const [first] = await cells(page);
  await page.click("table.terms tbody tr td:nth-child(5) a");
  const { title, method, marks } = await panel(page);
  assert.ok(title.includes(first[0]) && title.includes(first[1]), title);
  assert.match(method, /DPnorm.*how unevenly.*Gries 2012/is);
  assert.equal(marks.length, Number(first[1]));
  const [word] = first[0].toLowerCase().split(" ");
  for (const [mark] of marks) assert.ok(mark.toLowerCase().startsWith(word), `${mark} begins with ${word}`);
  // Its words lead to the concordance, which finds as many.
  await page.click("table.terms tbody th a");
  await page.untilText(`${first[1]} hits`, "#view h1");
}

export async function termsJoinsFormsOfOneWord(page) {
  await opened(page, "#/terms?stems=yes");
  const { row, forms } = await page.evaluate(() => {
    const row = [...document.querySelectorAll("table.terms tbody tr")].find((row) => row.querySelector("small"));
    return { row: row.querySelector("a").textContent, forms: row.querySelector("small").textContent.split(" · ") };
  });
  assert.ok(forms.length > 1 && forms.includes(row), `${row}: ${forms}`);
}

export async function collocatesShowsTheCompanyOfAQuery(page) {
  await opened(page, "#/concordance?q=Syria");
  await page.click({ role: "link", name: "Collocates" });
  await page.until(() => Boolean(document.querySelector("#figure-company svg")));
  const answer = await ask(page, { kind: "collocates", filter: ALL, query: "Syria", reach: "window", left: 5, right: 5, expected: "window", stems: false, minCount: 2, stopWords: false, sort: "g2", descending: true, measures: ["g2"], page: FIRST });
  const shown = await cells(page);
  assert.deepEqual(shown.map((row) => row[0]), answer.rows.map((row) => row.shown));
  assert.deepEqual(shown.map((row) => [row[2], row[3]]), answer.rows.map((row) => [String(row.left), String(row.right)]));
  // No label lies on another, nor outside the picture.
  const boxes = await page.evaluate(() => [...document.querySelectorAll("#figure-company .word, #figure-company .node")].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { text: text.textContent, left, right, top: top + 3, bottom: bottom - 3 };
  }));
  const frame = await page.evaluate(() => document.querySelector("#figure-company svg").getBoundingClientRect().toJSON());
  for (const [i, a] of boxes.entries()) {
    assert.ok(a.left >= frame.left - 1 && a.right <= frame.right + 1, `${a.text} is inside`);
    for (const b of boxes.slice(i + 1)) assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top, `${a.text} and ${b.text}`);
  }
  const { label, word } = await page.evaluate(() => {
    const mate = document.querySelector("#figure-company .mate");
    mate.focus();
    return { label: mate.getAttribute("aria-label"), word: [...mate.querySelector(".word").childNodes].find((node) => node.nodeType === 3).textContent };
  });
  await page.press("Enter");
  const { marks } = await panel(page);
  const [, before, after] = /: ([\d,]+) before, ([\d,]+) after/.exec(label);
  assert.equal(marks.length, Number(before) + Number(after));
  for (const pair of marks) assert.ok(pair.length === 2 && pair.some((mark) => mark.toLowerCase().startsWith(word.toLowerCase())), `${pair} has ${word}`);
  // Another reach is another count, in the address.
  await page.click({ role: "link", name: "right next to it" });
  await page.until(() => location.hash.includes("left=1&right=1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  const near = await ask(page, { kind: "collocates", filter: ALL, query: "Syria", reach: "window", left: 1, right: 1, expected: "window", stems: false, minCount: 2, stopWords: false, sort: "g2", descending: true, measures: ["g2"], page: FIRST });
  await page.until((total) => (document.querySelectorAll("table.terms tbody tr").length === total), near.rows.length);
}

export async function keynessComparesAnyTwoSelections(page) {
  await opened(page, "#/keyness");
  const { outlets } = await ask(page, { kind: "facets", filter: ALL });
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  await page.untilText(`Words that ${outlets.values[0]} uses more than the others`, "#view h1");
  const keyness = (target, reference, rest = {}) => ask(page, { kind: "keyness", filter: ALL, target: { ...ALL, ...target }, reference: { ...ALL, ...reference }, copyOnce: false, stems: false, minCount: 3, stopWords: false, only: "positive", correcting: "bh", smoothing: 100, sort: "g2", descending: true, measures: ["g2", "logratio"], page: FIRST, ...rest });
  const listed = async (answer) => assert.deepEqual((await cells(page)).map((row) => [row[0], row[1], row[3]]), answer.rows.map((row) => [row.shown, String(row.a), String(row.b)]));
  await listed(await keyness({ outlets: [outlets.values[0]] }, {}));
  await page.click({ role: "link", name: "quoted words with the reporters’ own" });
  await page.untilText("Words that are more frequent in words in quotation marks than in the reporters’ own words", "#view h1");
  await listed(await keyness({ voices: ["quoted"] }, { voices: ["reporting"] }));
  // A number of B opens the sentences of B.
  const place = await page.evaluate(() => [...document.querySelectorAll("table.terms tbody tr")].findIndex((row) => row.children[3].querySelector("a")));
  const row = (await cells(page))[place];
  await page.click(`table.terms tbody tr:nth-child(${place + 1}) td:nth-child(4) a`);
  const { title, method, marks } = await panel(page);
  assert.ok(title.includes(row[0]) && title.includes(`${row[3]} in B`), title);
  assert.match(method, /words of A.*words of B/s);
  assert.equal(marks.length, Number(row[3]));
  await page.press("Escape");
  // Chosen by hand: one report against another.
  await opened(page, "#/keyness");
  const add = (side, field, value) => page.evaluate((side, value) => {
    const select = document.querySelector(`select[aria-label="Add to ${side}"]`);
    select.value = value;
    select.dispatchEvent(new Event("change"));
  }, side, JSON.stringify([field, value]));
  await page.click({ role: "link", name: "quoted words with the reporters’ own" });
  await page.untilText("in quotation marks", ".sides");
  for (const side of [1, 2]) {
    await page.click(`.sides p:nth-child(${side}) .chip`);
    await page.until((side) => !document.querySelector(`.sides p:nth-child(${side}) .chip`), side);
    await page.rested();
  }
  await page.untilText("everything else", ".sides");
  const other = articles.find((a) => a.outlet !== outlets.values[0]);
  await add("B", "files", other.file);
  await page.untilText(other.label, ".sides p:nth-child(2)");
  await page.untilText(`than ${other.label}`, "#view h1");
  await listed(await keyness({ outlets: [outlets.values[0]] }, { files: [other.file] }));
}

export async function everyFigureOfAListCanBeComputedAgain(page) {
  const lists = ["#/terms?figures=all&least=3", "#/terms?words=2&least=2&figures=all", "#/collocates?q=Syria&figures=all", "#/collocates?q=Syria&figures=all&expected=plain&reach=sentence", "#/keyness?figures=all&k=50", "#/keyness?a=voice%3Dquoted&b=voice%3Dreporting"];
  for (const hash of lists) {
    await opened(page, hash);
    // In each column of a measure, the first row that has a figure: its address, and the figure in full.
    const figures = await page.evaluate(() => {
      const found = new Map();
      for (const link of document.querySelectorAll("table.terms a.figure-link:not(.none)")) {
        const of = new URLSearchParams(link.hash.split("?")[1]).get("see-of");
        if (link.title !== "" && !found.has(of)) found.set(of, { of, hash: link.hash, value: Number(link.title) });
      }
      return [...found.values()];
    });
    assert.ok(figures.length >= 2, `${hash}: ${figures.length} measures`);
    for (const { of, hash, value } of figures) {
      await page.evaluate((hash) => void (location.hash = hash), hash);
      await page.until((of) => location.hash.includes(`see-of=${of}`) && document.querySelector("#columns").getAttribute("aria-busy") === "false" && document.querySelector("#evidence .method + p .to"), of);
      await page.rested();
      await page.click({ role: "link", name: "Compute this yourself" });
      await page.until(() => document.querySelector(".result .value") !== null);
      // Of the two directions of ΔP the calculator gives the other one second, to seven digits.
      const isSecond = of === "dpword";
      const again = await page.evaluate((isSecond) => Number(isSecond ? document.querySelector(".result dd").textContent.replace("−", "-") : document.querySelector(".result .value").dataset.value), isSecond);
      assert.ok(Math.abs(again - value) <= (isSecond ? 1e-6 : 1e-9) * Math.abs(value), `${of} under ${hash}: ${again}, in the list ${value}`);
    }
  }
}

export async function aDotOpensTheFiguresOfItsOwnWord(page) {
  // Words that are rarer in A have dots, but no rows: their figures come from what was drawn.
  await opened(page, "#/keyness?figures=all");
  const answer = await ask(page, { kind: "keyness", filter: ALL, target: { ...ALL, outlets: [(await ask(page, { kind: "facets", filter: ALL })).outlets.values[0]] }, reference: ALL, copyOnce: false, stems: false, minCount: 3, stopWords: false, only: "negative", correcting: "bh", smoothing: 100, sort: "g2", descending: false, measures: ["g2"], page: { offset: 0, limit: 1 } });
  const [{ term, values }] = answer.rows;
  await page.evaluate((term) => void (location.hash = `${location.hash}&see=row&see-of=g2&see-row=${encodeURIComponent(term)}&see-part=b`), term);
  await page.until(() => document.querySelector("#evidence .method + p .to") !== null);
  await page.rested();
  await page.click({ role: "link", name: "Compute this yourself" });
  await page.until((value) => Math.abs(Number(document.querySelector(".result .value")?.dataset.value) - value) < 1e-9 * value, values[0]);
}

export async function keynessLabelsKeepClearOfEachOther(page) {
  for (const hash of ["#/keyness", "#/keyness?height=g2", "#/keyness?a=voice%3Dquoted&b=voice%3Dreporting&stop=yes"]) {
    await opened(page, hash);
    const { boxes, frame, dots } = await page.evaluate(() => {
      const svg = document.querySelector("#figure-keywords svg");
      const box = (node) => node.getBoundingClientRect().toJSON();
      return { boxes: [...svg.querySelectorAll(".dot text")].map((text) => ({ text: text.textContent, ...box(text) })), frame: box(svg), dots: svg.querySelectorAll(".dot").length };
    });
    assert.ok(dots > 10 && boxes.length > dots / 3, `${hash}: ${boxes.length} of ${dots} have a label`);
    for (const [i, a] of boxes.entries()) {
      assert.ok(a.left >= frame.left - 2 && a.right <= frame.right + 2, `${a.text} is inside`);
      for (const b of boxes.slice(i + 1)) {
        const [x, y] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
        assert.ok(x <= 2 || y <= 4, `${hash}: ${a.text} and ${b.text}`);
      }
    }
  }
}

export async function aLongCountShowsItsProgressAndCanBeStopped(page) {
  await opened(page, "#/terms");
  const result = await page.evaluate(async (ALL) => {
    const engine = newsprism.engine;
    // Many words, few of them twice in the same company.
    let state = 7;
    const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
    const words = (length) => Array.from({ length }, (_, i) => `w${(next() >>> 8) % 5000}${i % 40 === 39 ? ".\n\n" : ""}`).join(" ");
    await engine.load(Array.from({ length: 250 }, (_, n) => ({ name: `many-${n}.txt`, bytes: new TextEncoder().encode(words(10_000)) })));
    const request = { kind: "terms", filter: ALL, sort: "count", descending: true, containing: "", minCount: 2, stopWords: true, words: 5, across: true, stems: false, measures: [], page: { offset: 0, limit: 10 } };
    const stop = new AbortController();
    const shares = [];
    const code = await engine.ask(request, { signal: stop.signal, onProgress: (share) => (shares.push(share), stop.abort()) }).then(() => "answered", (error) => error.code);
    const after = performance.now();
    const other = await engine.ask({ ...request, words: 1 });
    const waited = performance.now() - after;
    const all = [];
    const whole = await engine.ask({ ...request, minCount: 3 }, { onProgress: (share) => all.push(share) });
    return { code, shares, all, waited, words: other.tokens, kind: whole.kind };
  }, ALL);
  assert.equal(result.code, "cancelled");
  assert.equal(result.shares.length, 1);
  assert.ok(result.all.length >= 2 && result.all.every((share, i) => share > (result.all[i - 1] ?? 0) && share < 1), `${result.all}`);
  assert.ok(result.words > 2_400_000);
  assert.equal(result.kind, "terms");
  // In the page: the count says how far it is, and "Stop" goes back to what was there.
  await page.evaluate(() => void (location.hash = "#/terms?words=1&least=3"));
  await page.until(() => location.hash.includes("least=3") && document.querySelector("#columns").getAttribute("aria-busy") === "false" && document.querySelector("table.terms"));
  await page.rested();
  // By the keyboard: the bar can move the button under a pointer that is on its way. It has the focus as soon as it is there:
  // whoever asks from outside could be too late.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector("#view progress")) return;
      document.querySelector("#view .stop").focus();
      observer.disconnect();
    }).observe(document.querySelector("#view"), { childList: true, subtree: true });
    location.hash = "#/terms?words=6&least=1&order=arf";
  });
  await page.until(() => document.activeElement?.matches("#view .stop"));
  await page.press("Enter");
  await page.until(() => location.hash.includes("least=3") && !document.querySelector("#view progress") && document.querySelector("table.terms"));
}
