/** Article figures and the calculator: what they show is what the core counted, and each leads to the other. */
import assert from "node:assert/strict";

const ALL = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);

async function opened(page, hash) {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
}

const value = (page) => page.evaluate(() => Number(document.querySelector(".result .value")?.getAttribute("data-value") || Number.NaN));

/** Puts a text into a field of the calculator, found by the beginning of its label. */
async function put(page, label, text) {
  await page.evaluate((label, text) => {
    const entry = [...document.querySelectorAll(".fields label")].find((l) => l.textContent.trim().startsWith(label));
    const field = entry.querySelector("input, textarea, select");
    field.value = text;
    field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
  }, label, text);
}

export async function calculatorWorksAnExampleAndWhatIsTyped(page) {
  await opened(page, "#/calculator?way=1");
  // Dunning 1993, first row of the table.
  assert.ok(Math.abs((await value(page)) - 270.72) < 0.005, `${await value(page)}`);
  await page.untilText("These counts are an example", ".calculator");
  for (const [label, count] of [["O11", "10"], ["O12", "0"], ["O21", "3"], ["O22", "31,764"]]) {
    await put(page, label, count);
    await page.rested();
  }
  await page.until(() => Math.abs(Number(document.querySelector(".result .value").dataset.value) - 167.2298) < 1e-3);
  await page.untilText("under 5", ".result .caution");
  // The address has it all: opened anew it shows the same.
  const hash = await page.evaluate(() => location.hash);
  await opened(page, "#/overview");
  await page.evaluate((hash) => void (location.hash = hash), hash);
  await page.until(() => Math.abs(Number(document.querySelector(".result .value")?.dataset.value) - 167.2298) < 1e-3);
  const steps = await page.evaluate(() => [...document.querySelectorAll(".result details tbody tr")].map((row) => row.textContent.trim()));
  assert.ok(steps.some((step) => step.startsWith("E11")), steps.join("; "));
}

export async function calculatorWorksEveryMeasure(page) {
  await opened(page, "#/calculator");
  const { measures } = await ask(page, { kind: "measures" });
  assert.ok(measures.length > 60);
  for (const measure of measures) {
    await page.evaluate((id) => void (location.hash = `#/calculator?formula=${id}`), measure.id);
    await page.until((name) => document.querySelector(".about h2")?.textContent === name && (document.querySelector(".result .value") || document.querySelector("#view .state.error")), measure.name);
    assert.ok(Number.isFinite(await value(page)), measure.id);
  }
}

export async function calculatorSaysWhatIsWrongAndWhatIsNotDefined(page) {
  await opened(page, "#/calculator?formula=log-ratio");
  await put(page, "f1", "many");
  await page.untilText("“many” is no number", "#view .error");
  assert.equal(await page.evaluate(() => document.querySelectorAll(".fields [aria-invalid=true]").length), 1);
  await put(page, "f1", "35");
  await put(page, "f2", "0");
  await page.untilText("not defined", ".result .value");
  await page.untilText("stands in A only", ".result");
  await put(page, "f1", "9999999");
  await page.untilText("do not fit together", "#view .error");
}

export async function calculatorKeepsWhatIsTypedBeforeTheAnswer(page) {
  await opened(page, "#/calculator?formula=log-ratio");
  // Both fields in one breath: the answer to the first is not there yet.
  await page.evaluate(() => {
    const fields = [...document.querySelectorAll(".fields input")].slice(0, 2);
    for (const [i, field] of fields.entries()) {
      field.value = String(11 * (i + 1));
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await page.until(() => ["11", "22"].every((count) => new URLSearchParams(location.hash.split("?")[1]).get("typed")?.includes(`:"${count}"`)));
  await page.rested();
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll(".fields input")].slice(0, 2).map((field) => field.value)), ["11", "22"]);
}

export async function calculatorIsReachedByKeyboard(page) {
  await opened(page, "#/terms");
  await page.click({ role: "link", name: "Calculator" });
  await page.until(() => document.querySelector("#view h1")?.textContent === "Calculator");
  assert.equal(await page.evaluate(() => document.querySelector(".bar [aria-current=page]").textContent), "Terms");
  await page.press("?");
  await page.click("dialog a[href='#/calculator']");
  await page.until(() => !document.querySelector("dialog").open && document.querySelector("#view h1")?.textContent === "Calculator");
}

export async function figuresShowWhatTheCoreCounted(page) {
  await opened(page, "#/figures?rank=peace+talks");
  const answer = await ask(page, { kind: "figures", filter: ALL, query: "peace talks", page: { offset: 0, limit: 50 } });
  const cells = await page.evaluate(() => [...document.querySelectorAll("#figure-variety tbody tr, #figure-readability tbody tr")].map((row) => row.querySelectorAll("td").length));
  assert.deepEqual(cells, [...answer.rows, ...answer.rows].map(() => 8));
  const pairs = await page.evaluate(() => document.querySelectorAll("#figure-likeness svg a").length);
  assert.equal(pairs, answer.rows.length * (answer.rows.length - 1));
  const ranked = await page.evaluate(() => [...document.querySelectorAll("#figure-ranking tbody tr")].length);
  assert.equal(ranked, answer.ranking.rows.length);
  await page.click({ role: "link", name: "Jaccard" });
  await page.until(() => location.hash.includes("like=jaccard"));
  await page.rested();
  await page.click("#figure-likeness svg a");
  await page.untilText("in both", "#evidence");
}

export async function everyFigureCanBeComputedAgain(page) {
  await opened(page, "#/figures");
  const answer = await ask(page, { kind: "figures", filter: ALL, query: "", page: { offset: 0, limit: 50 } });
  for (const [at, { id }] of answer.columns.entries()) {
    await page.evaluate(() => void (location.hash = "#/figures"));
    await page.until(() => document.querySelectorAll("#figure-variety tbody tr").length > 0);
    await page.rested();
    await page.click(`#figure-${at < 6 ? "variety" : "readability"} tbody tr:nth-child(2) a[href*="see-of=${id}&"], #figure-${at < 6 ? "variety" : "readability"} tbody tr:nth-child(2) a[href$="see-of=${id}"]`);
    await page.untilText("Compute this yourself", "#evidence");
    await page.click({ role: "link", name: "Compute this yourself" });
    const expected = answer.rows[1].figures[at].value;
    await page.until((expected) => Math.abs(Number(document.querySelector(".result .value")?.dataset.value) - expected) < 1e-9 * Math.abs(expected), expected);
  }
}

export async function likenessRankAndWeightCanBeComputedAgain(page) {
  await opened(page, "#/figures");
  const { likeness, ranking } = await ask(page, { kind: "figures", filter: ALL, query: "peace talks", page: { offset: 0, limit: 50 } });
  const { reports: terms } = await ask(page, { kind: "distinctive", filter: ALL, page: { offset: 0, limit: 1000 } });
  const [a, b] = [likeness.articles[2], likeness.articles[1]];
  const cell = 2 * likeness.articles.length + 1;
  const cases = [
    ["#/figures", `see=method&see-article=${a}%7C${b}&see-of=cosine`, likeness.cosine[cell]],
    ["#/figures?like=delta", `see=method&see-article=${a}%7C${b}&see-of=delta`, likeness.delta[cell]],
    ["#/figures?rank=peace+talks", `see=method&see-article=${ranking.rows[0].article}&see-of=rank`, ranking.rows[0].score],
    ["#/overview", `see=method&see-article=${terms[1].article}&see-of=tf-idf&see-row=${encodeURIComponent(terms[1].terms[2].term)}`, terms[1].terms[2].weight],
    ["#/terms", `see=method&see-article=${terms[0].article}&see-of=tf-idf&see-row=${encodeURIComponent(terms[0].terms[0].term)}`, terms[0].terms[0].weight],
  ];
  for (const [hash, see, expected] of cases) {
    await page.evaluate((hash) => void (location.hash = hash), hash);
    await page.until((see) => [...document.querySelectorAll("#view a")].some((link) => link.getAttribute("href")?.endsWith(see)), see);
    await page.rested();
    await page.evaluate((see) => void (location.hash = [...document.querySelectorAll("#view a")].map((link) => link.getAttribute("href")).find((href) => href?.endsWith(see))), see);
    await page.untilText("Compute this yourself", "#evidence");
    await page.rested();
    await page.click({ role: "link", name: "Compute this yourself" });
    const same = (expected) => Math.abs(Number(document.querySelector(".result .value")?.dataset.value) - expected) < 1e-9 * Math.abs(expected);
    await page.until(same, expected);
    // The address alone brings it back.
    const again = await page.evaluate(() => location.hash);
    assert.ok(again.length < 600, again);
    await page.evaluate(() => void (location.hash = "#/calculator"));
    await page.until(() => document.querySelector(".calculator")?.textContent.includes("These counts are an example"));
    await page.evaluate((hash) => void (location.hash = hash), again);
    await page.until(same, expected);
  }
}

export async function aSentenceLeadsToTheReader(page) {
  await opened(page, "#/figures");
  await page.click("#figure-lengths svg a");
  await page.untilText("longest first", "#evidence");
  const sentence = await page.evaluate(() => document.querySelector(".sentences li a").textContent);
  await page.click(".sentences li a");
  await page.until(() => document.querySelector(".reader .here") !== null);
  assert.ok(sentence.length > 40);
}
