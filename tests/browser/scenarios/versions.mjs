/** Versions: the same thing in several reports, by mouse, by keyboard, from a link, on a phone and on paper. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { VERSION_TABS } from "../../../www/state.js";

const ALL = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

const FIRST = { offset: 0, limit: 100 };

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
  const { articles } = await ask(page, { kind: "shared", filter: ALL, pair: [], least: 0, page: FIRST });
  const infos = (await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } })).articles;
  const top = articles.flatMap((a) => a.with.map((w) => [a.article, w.article, w.words])).sort((x, y) => y[2] - x[2])[0];
  const [a, b] = top.map((id) => infos[id]);
  await page.click(`#figure-shared a[aria-label*=": ${a.label}: "][aria-label$="also in ${b.label}"]`);
  await page.until(() => document.querySelectorAll(".passages > li").length > 0);
  const { passages } = await ask(page, { kind: "shared", filter: ALL, pair: [a.id, b.id], least: 0, page: FIRST });
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
  await page.click({ role: "link", name: "both texts side by side" });
  await page.until((n) => [0, 1].every((side) => new Set([...document.querySelectorAll(`.joined[data-side="${side}"]`)].map((m) => m.dataset.passage)).size === n), passages.length);
  await page.evaluate(() => document.querySelector('.joined[data-side="0"][tabindex]').focus());
  await page.press("Enter");
  await page.until(() => Boolean(document.activeElement?.matches('.joined.current[data-side="1"][data-passage="1"]')));
  // And from a passage to its place.
  await page.click({ role: "link", name: "the passages alone" });
  await page.click(".passages > li .sub a");
  await page.until(() => document.querySelectorAll(".reader .here").length > 0);
}

export async function theOrderOfTellingIsDrawnAndChosen(page) {
  await opened(page, "#/versions?tab=order");
  const view = await ask(page, { kind: "telling", filter: ALL, articles: [] });
  const lines = () => page.evaluate(() => document.querySelectorAll("#figure-order .story").length);
  assert.equal(await lines(), view.steps.filter((s) => new Set(s.sentences.map((t) => t.article)).size > 1).length);
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
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

const EVERY = { kind: "versions", filter: ALL, of: "", base: "", page: { offset: 0, limit: 1000 } };

/** The words of a version as the page draws them, gaps left out. */
const wordsOf = (page, statement, version) => page.evaluate(([s, v]) => {
  const section = document.querySelectorAll(".statement")[s];
  return [...section.querySelectorAll(`td[data-version="${v}"]`)].map((td) => [...td.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("").trim()).filter(Boolean).join(" ");
}, [statement, version]);

export async function everyVersionStandsWordUnderWord(page) {
  await page.viewport(1440, 900);
  await opened(page, "#/versions?rows=1000");
  const { statements, total, certain } = await ask(page, EVERY);
  assert.match(await page.evaluate(() => document.querySelector("#view h1").textContent), new RegExp(`^${total} statements`));
  assert.equal(await page.evaluate(() => document.querySelectorAll(".statement").length), total);
  assert.equal(await page.evaluate(() => document.querySelectorAll(".statement.possible").length), total - certain);
  for (const [s, statement] of statements.entries()) {
    for (const [v, member] of statement.members.entries()) {
      assert.equal(await wordsOf(page, s, v), member.cells.flatMap((cell) => (cell ? [cell.text.trim()] : [])).join(" "), `statement ${s}, version ${v}`);
    }
  }
  // Within a block, all rows are as wide, and no block is wider than the page.
  const wide = await page.evaluate(() => [...document.querySelectorAll("div.aligned")].filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => `${box.scrollWidth} in ${box.clientWidth}`));
  assert.deepEqual(wide, []);
}

export async function whatDiffersIsTheDarkerAndIsUnderlined(page) {
  await opened(page, "#/versions?rows=1000");
  const look = await page.evaluate(() => {
    const of = (selector) => {
      const cell = document.querySelector(selector);
      const { color, borderBottomStyle, borderBottomColor } = getComputedStyle(cell);
      return { color, style: borderBottomStyle, line: borderBottomColor };
    };
    return { paper: getComputedStyle(document.body).backgroundColor, kept: of(".aligned td.kept:not(.stands)"), changed: of(".aligned td.changed"), punctuation: of(".aligned td.punctuation") };
  });
  const channel = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const light = (colour) => /(\d+), (\d+), (\d+)/.exec(colour).slice(1).map(Number).map(channel).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (a) => (Math.max(light(a), light(look.paper)) + 0.05) / (Math.min(light(a), light(look.paper)) + 0.05);
  assert.ok(contrast(look.kept.color) >= 4.5, `kept: ${contrast(look.kept.color)}`);
  for (const differs of [look.changed, look.punctuation]) {
    assert.ok(contrast(differs.color) > contrast(look.kept.color));
    assert.ok(differs.style !== "none" && differs.line !== "rgba(0, 0, 0, 0)", JSON.stringify(differs));
  }
}

/** Of the first statement with versions of several reports, a version that is a quotation. */
async function aQuotation(page) {
  const { statements } = await ask(page, EVERY);
  const { quotations } = { quotations: (await ask(page, { kind: "quotes", filter: ALL, sort: "place", page: { offset: 0, limit: 1000 } })).rows };
  const statement = statements.find((s) => s.members.some((m) => m.quotation !== null));
  const row = quotations.find((q) => statement.members.some((m) => m.quotation === q.id));
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  return { row, file: articles[row.article].file };
}

export async function fromAQuotationToItsVersionsToEachSentenceByMouse(page) {
  await opened(page, "#/quotes?rows=1000&group=none");
  await page.click(".list .evidence-item a.versions");
  await page.until(() => location.hash.startsWith("#/versions?statement=") && document.querySelectorAll(".statement").length > 0);
  await page.rested();
  const hash = await page.evaluate(() => location.hash);
  const before = await page.evaluate(() => document.querySelector("#view").textContent.replace(/\s+/g, " "));
  // The link alone restores it.
  await opened(page, "#/overview");
  await opened(page, hash);
  assert.equal(await page.evaluate(() => document.querySelector("#view").textContent.replace(/\s+/g, " ")), before);
  // Who says it, and where: one sentence a version.
  const members = await page.evaluate(() => new Set([...document.querySelector(".statement").querySelectorAll("td[data-version]")].map((td) => td.dataset.version)).size);
  await page.click(".statement .why");
  await page.until((members) => document.querySelectorAll("#evidence .evidence-item").length === members, members);
  await page.click("#evidence .place");
  await page.until(() => document.querySelectorAll(".reader .here").length > 0);
  // Every version leads to its own report.
  await opened(page, hash);
  for (let v = 0; v < members; v++) {
    const label = await page.evaluate((v) => document.querySelector(`.statement td[data-version="${v}"]`).parentElement.querySelector("th .name").textContent, v);
    const href = await page.evaluate((v) => document.querySelector(`.statement td[data-version="${v}"]`).parentElement.querySelector("th a").getAttribute("href"), v);
    await opened(page, href);
    assert.ok((await page.evaluate(() => document.querySelector(".reader .kicker b").textContent)) === label.replace(/ \(\d\)$/, ""), label);
    assert.ok(await page.evaluate(() => document.querySelectorAll(".reader .here").length > 0), label);
    await opened(page, hash);
  }
}

export async function fromAQuotationToItsVersionsByKeyboard(page) {
  await opened(page, "#/overview");
  const { row, file } = await aQuotation(page);
  await opened(page, `#/reader?article=${encodeURIComponent(file)}`);
  for (let n = 0; n < 200; n++) {
    await page.press("j");
    if (await page.evaluate((of) => document.activeElement?.getAttribute("data-of") === of, `${row.article}:${row.found.start}-${row.found.end}`)) break;
  }
  await page.press("v");
  await page.until(() => location.hash.startsWith("#/versions?statement=") && document.querySelector(".statement .aligned td[tabindex='0']") !== null);
  await page.rested();
  // Arrows go through the differences and the versions; Enter opens the sentence.
  await page.evaluate(() => document.querySelector(".aligned td[tabindex='0']").focus());
  const at = () => page.evaluate(() => [Number(document.activeElement.dataset.version), Number(document.activeElement.dataset.column)]);
  await page.press("ArrowDown");
  const [version, column] = await at();
  assert.ok(version > 0);
  await page.press("End");
  const end = await at();
  assert.ok(end[0] === version && end[1] >= column);
  await page.press("Home");
  assert.equal((await at())[0], version);
  await page.press("ArrowUp");
  assert.ok((await at())[0] < version);
  await page.press("Enter");
  await page.until(() => document.querySelectorAll(".reader .here").length > 0);
}

export async function anotherBaseIsChosenAndStaysInTheLink(page) {
  await opened(page, "#/versions?rows=1000");
  const { statements } = await ask(page, EVERY);
  const n = statements.findIndex((s) => s.members.length > 1);
  const options = await page.evaluate((n) => [...document.querySelectorAll(".statement")[n].querySelectorAll("option")].map((o) => o.value), n);
  const other = options.find((_, i) => i !== statements[n].base);
  await page.evaluate(([n, other]) => {
    const select = document.querySelectorAll(".statement")[n].querySelector("select");
    select.value = other;
    select.dispatchEvent(new Event("change"));
  }, [n, other]);
  await page.until((other) => new URLSearchParams(location.hash.split("?")[1]).get("base") === other, other);
  await page.rested();
  const now = await page.evaluate((other) => [...document.querySelectorAll(".statement select")].some((select) => select.value === other && select.closest(".statement").querySelector("tr.base") !== null), other);
  assert.ok(now);
}

export async function onAPhoneVersionsAreRunningText(page) {
  await page.viewport(390, 844);
  await opened(page, "#/versions?rows=1000");
  const { statements } = await ask(page, EVERY);
  assert.equal(await page.evaluate(() => document.querySelectorAll(".running").length), statements.length);
  const drawn = await page.evaluate(() => [...document.querySelectorAll(".running")].map((dl) => [...dl.querySelectorAll("dd")].map((dd) => {
    const copy = dd.cloneNode(true);
    for (const gone of copy.querySelectorAll("del, .hidden")) gone.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  })));
  for (const [s, statement] of statements.entries()) {
    for (const [v, member] of statement.members.entries()) assert.equal(drawn[s][v], member.cells.flatMap((cell) => (cell ? [cell.text.trim()] : [])).join(" ").replace(/\s+/g, " "));
  }
  await page.click({ role: "button", name: "show word under word" });
  await page.until(() => document.querySelectorAll(".aligned.narrow").length === 1);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0);
}

export async function inTheReaderAnotherReportIsPutBesideIt(page) {
  await opened(page, "#/reader?article=voa-drawdown.txt");
  await page.evaluate(() => {
    const select = [...document.querySelectorAll(".reader-head select")].find((s) => [...s.options].some((o) => o.value === "voa-withdrawal.txt") && s.closest("label").textContent.startsWith("Beside"));
    select.value = "voa-withdrawal.txt";
    select.dispatchEvent(new Event("change"));
  });
  await page.until(() => location.hash.startsWith("#/versions") && document.querySelectorAll(".beside .joined").length > 0);
  await page.rested();
  const hash = await page.evaluate(() => location.hash);
  // The same stands beside the same: a passage that did not move begins in one row in both.
  for (const width of [1440, 390]) {
    await page.viewport(width, 900);
    await opened(page, "#/overview");
    await opened(page, hash);
    const ids = (await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } })).articles;
    const pair = ["voa-drawdown.txt", "voa-withdrawal.txt"].map((file) => ids.find((a) => a.file === file).id);
    const { passages } = await ask(page, { kind: "shared", filter: ALL, pair, least: 0, page: FIRST });
    const seen = await page.evaluate((first) => {
      const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      const cells = [...document.querySelectorAll(".beside > .paper")];
      const [a, b] = [0, 1].map((side) => cells.findIndex((cell) => cell.querySelector(`[data-passage="${first}"][data-side="${side}"]`)));
      const texts = [0, 1].map((side) => cells.filter((_, i) => i % 2 === side).map((cell) => [...cell.querySelectorAll(".text, h3")].map((p) => p.textContent).join(" ")).join(" "));
      return { over, a, b, lengths: texts.map((t) => t.length) };
    }, passages.findIndex((p) => !p.moved) + 1);
    assert.ok(seen.over <= 0, `${width}: ${seen.over}`);
    assert.ok(seen.b === seen.a + 1 && seen.a % 2 === 0, JSON.stringify(seen));
    assert.ok(seen.lengths.every((n) => n > 1500), JSON.stringify(seen));
  }
  assert.deepEqual(await page.axe(), []);
}

export async function aStatementLeftOutHasTheSentencesOfTheOthers(page) {
  await opened(page, "#/versions?tab=left-out&least=3");
  const { rows } = await ask(page, { kind: "leftOut", filter: ALL, least: 3, page: { offset: 0, limit: 1000 } });
  const row = rows.find((r) => r.sort === "statement");
  assert.ok(row && row.places.length >= 3);
  const at = await page.evaluate(() => [...document.querySelectorAll("#figure-left-out tbody tr")].findIndex((tr) => tr.textContent.includes("statement")));
  assert.ok(at >= 0);
  await page.evaluate((at) => document.querySelectorAll("#figure-left-out tbody tr")[at].querySelector("a").click(), at);
  await page.until(() => document.querySelectorAll("#evidence .evidence-item").length >= 3);
}

export async function aLongComparisonShowsItsProgressAndCanBeStopped(page) {
  await opened(page, "#/versions?tab=voices");
  const result = await page.evaluate(async (ALL) => {
    const engine = newsprism.engine;
    let state = 11;
    const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
    const words = (n) => Array.from({ length: n }, () => `w${(next() >>> 8) % 4000}`).join(" ");
    const shared = Array.from({ length: 60 }, () => words(20));
    const sentence = () => (next() % 5 === 0 ? shared[(next() >>> 8) % shared.length] : words(20));
    const text = () => Array.from({ length: 60 }, () => `“${sentence()},” Ann Ames said.`).join("\n\n");
    await engine.load(Array.from({ length: 300 }, (_, n) => ({ name: `many-${n}.txt`, bytes: new TextEncoder().encode(text()) })));
    const out = {};
    for (const [kind, request] of [["shared", { pair: [], least: 0, page: { offset: 0, limit: 80 } }], ["versions", { of: "", base: "", page: { offset: 0, limit: 20 } }]]) {
      const asked = { kind, filter: ALL, ...request };
      const [stop, shares] = [new AbortController(), []];
      const code = await engine.ask(asked, { signal: stop.signal, onProgress: (share) => (shares.push(share), share > 0 && stop.abort()) }).then(() => "answered", (error) => error.code);
      out[kind] = { code, shares };
    }
    return out;
  }, ALL);
  for (const [kind, { code, shares }] of Object.entries(result)) {
    assert.equal(code, "cancelled", kind);
    assert.ok(shares.at(-1) > 0 && shares.at(-1) < 1, `${kind} ${shares}`);
  }
  // In the page: the comparison says how far it is, and "Stop" goes back to what was there.
  await page.evaluate(() => void (location.hash = "#/versions?tab=statements"));
  await page.until(() => Boolean(document.querySelector("#view progress") && document.querySelector("#view .stop")));
  await page.evaluate(() => document.querySelector("#view .stop").focus());
  await page.press("Enter");
  await page.until(() => location.hash.includes("tab=voices") && !document.querySelector("#view progress"));
}

/** What must stand on the page that a link of `www/docs/five-reports.md` leads to. */
const CLAIMS = {
  "#/versions?statement=moscow-times.txt:529-673": ["Today,", "fifth", "anniversary", "Firstpost", "AFP"],
  "#/versions?statement=voa-withdrawal.txt:381-418": ["seize,", "seize", "waste"],
  "#/versions?statement=voa-withdrawal.txt:679-814": ["genuine", "lasting", "impossible"],
  "#/versions?statement=moscow-times.txt:1391-1463": ["significant", "repeat,"],
  "#/versions?statement=firstpost.txt:1278-1359": ["hope", "expecting", "possible match"],
  "#/versions?tab=shared&among=voa-drawdown.txt/voa-withdrawal.txt": ["passages in both"],
  "#/versions?tab=shared": ["its own"],
  "#/versions?tab=left-out&least=4": ["Sergei Lavrov", "Staffan de Mistura", "not here"],
  "#/versions?tab=left-out&least=3": ["anniversary", "significant", "terrorist targets", "indications"],
  "#/versions?tab=numbers": ["3,000", "6,000", "1,000"],
  "#/versions?tab=naming": ["Syrian President Bashar al-Assad", "Bashar Assad", "ally"],
  "#/versions?tab=verbs": ["say", "warn", "praise"],
};

export async function everyLinkOfTheWriteUpLeadsToItsEvidence(page) {
  const text = readFileSync(new URL("../../../www/docs/five-reports.md", import.meta.url), "utf8");
  const links = [...text.matchAll(/\]\(\.\.\/\.\.\/dist\/newsprism\.html(#[^)]*)\)/g)].map((m) => m[1]);
  assert.deepEqual([...new Set(links)].sort(), Object.keys(CLAIMS).sort());
  for (const [hash, words] of Object.entries(CLAIMS)) {
    await opened(page, hash);
    const seen = await page.evaluate(() => document.querySelector("#view").textContent.replace(/\s+/g, " "));
    assert.deepEqual(words.filter((word) => !seen.includes(word)), [], hash);
    if (hash.includes("statement=")) assert.equal(await page.evaluate(() => document.querySelectorAll(".statement").length), 1, hash);
  }
}
