/** Everything that can be taken away, read back. */
import assert from "node:assert/strict";

const ALL = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

const ask = (page, request) => page.evaluate((request) => newsprism.engine.ask(request), request);

/** Opens a view; what is saved or copied is kept in the page. */
async function opened(page, hash) {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
  await page.evaluate(() => {
    if (globalThis.taken) return;
    globalThis.taken = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (taken.push({ blob }), make(blob));
    HTMLAnchorElement.prototype.click = function () {
      taken.at(-1).file = this.download;
    };
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void taken.push({ text, file: "" }) }, configurable: true });
  });
}

/** Takes a thing away by its menu: `within` holds the menu. */
async function take(page, within, way) {
  const before = await page.evaluate(() => taken.length);
  if (!(await page.evaluate((within) => document.querySelector(`${within} details.take-menu`).open, within))) await page.click(`${within} details.take-menu > summary`);
  await page.click({ role: "button", name: way });
  await page.until((before) => taken.length > before && taken.at(-1).file !== undefined, before);
  return page.evaluate(async () => {
    const { blob, file, text } = taken.at(-1);
    if (!blob) return { text };
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { file, size: bytes.length, head: [...bytes.slice(0, 4)], text: new TextDecoder().decode(bytes) };
  });
}

/** RFC 4180, read by other code than what wrote it. */
function parseCsv(text) {
  const rows = [[]];
  let cell = "";
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (isQuoted && c === '"' && text[i + 1] === '"') (cell += '"'), i++;
    else if (c === '"') isQuoted = !isQuoted;
    else if (!isQuoted && c === ",") rows.at(-1).push(cell), (cell = "");
    else if (!isQuoted && c === "\r" && text[i + 1] === "\n") rows.at(-1).push(cell), (cell = ""), rows.push([]), i++;
    else cell += c;
  }
  return rows.slice(0, -1);
}

/** Whether every tag that opens closes; gives what stands in `text` elements. */
function wellFormed(xml) {
  const open = [];
  const texts = [];
  let end = 0;
  for (const { 0: tag, 1: slash, 2: name, 3: attributes, 4: empty, index } of xml.matchAll(/<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const between = xml.slice(end, index);
    assert.doesNotMatch(between, /[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
    if (open.at(-1) === "text" && between) texts.push(between.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
    const names = [...attributes.matchAll(/([\w:-]+)=/g)].map((match) => match[1]);
    assert.equal(new Set(names).size, names.length, tag);
    if (slash) assert.equal(open.pop(), name);
    else if (!empty) open.push(name);
    end = index + tag.length;
  }
  assert.deepEqual([open, xml.slice(end).trim()], [[], ""]);
  return texts;
}

/** CSV and JSON of one menu say the same. */
async function takesItsTable(page, within, rows) {
  const saved = await take(page, within, "CSV");
  assert.deepEqual(saved.head.slice(0, 3), [0xef, 0xbb, 0xbf], `${within}: byte order mark`);
  const csv = parseCsv(saved.text.replace(/^\uFEFF/, ""));
  const json = JSON.parse((await take(page, within, "JSON")).text);
  assert.ok(csv.every((row) => row.length === csv[0].length), `${within}: rows of one length`);
  if (rows !== undefined) assert.equal(csv.length - 1, rows, within);
  if (json.columns) {
    const plain = (cell) => (typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell));
    assert.deepEqual(csv, [json.columns, ...json.rows.map((row) => row.map(plain))], within);
  }
  assert.match(json.source.fingerprint, /^[0-9a-f]{64}$/);
  assert.equal(json.source.allReports, 5);
  const lines = (await take(page, within, "Copy table")).text.trim().split("\n");
  assert.equal(lines.length, csv.length + 2, `${within}: title, table, source`);
  // The menu stays, to say that it copied.
  await page.untilText("Copied.", `${within} details output`);
  await page.press("Escape");
  return { csv, json, file: saved.file };
}

export async function everyTableIsTakenWhole(page) {
  await opened(page, "#/terms");
  const { total } = await ask(page, { kind: "terms", filter: ALL, sort: "count", descending: true, containing: "", minCount: 1, stopWords: false, page: { offset: 0, limit: 1 } });
  const words = await takesItsTable(page, "#view > .tools", total);
  assert.equal(words.file, "newsprism-words.csv");
  await takesItsTable(page, "#figure-apart");
  await opened(page, "#/overview");
  await takesItsTable(page, "#figure-speakers");
  await takesItsTable(page, ".reports", 5);
  const { findings } = await ask(page, { kind: "overview", filter: ALL });
  await takesItsTable(page, "[aria-label=Findings]", findings.length);
  await opened(page, "#/quotes");
  const quotes = await ask(page, { kind: "quotes", filter: ALL, sort: "place", page: { offset: 0, limit: 1000 } });
  const { json } = await takesItsTable(page, "#view .list > .tools", quotes.total);
  assert.deepEqual(new Set(json.quotations.map((row) => row.id)), new Set(quotes.rows.map((row) => row.id)));
  await takesItsTable(page, "#figure-matrix");
  await opened(page, "#/concordance?q=Syria");
  const hits = await ask(page, { kind: "concordance", filter: ALL, query: "Syria", sort: [], context: 14, page: { offset: 0, limit: 1 } });
  await takesItsTable(page, "#view .list > .tools", hits.total);
  await takesItsTable(page, "#figure-dispersion", 5);
  await opened(page, "#/collocates?q=Syria");
  const beside = await page.evaluate(() => Number(/of (\d+) words/.exec(document.querySelector(".pager").textContent)[1]));
  const collocates = await takesItsTable(page, "#view .list > .tools", beside);
  assert.equal(collocates.csv[0].length, 19);
  await takesItsTable(page, "#figure-company");
  await opened(page, "#/keyness");
  const key = await page.evaluate(() => Number(/of (\d+) words/.exec(document.querySelector(".pager").textContent)[1]));
  const keywords = await takesItsTable(page, "#view .list > .tools", key);
  assert.ok(keywords.json.source.settings.some((setting) => setting.startsWith("A: ")), "the sides are named");
  await takesItsTable(page, "#figure-keywords");
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  await opened(page, `#/reader?article=${encodeURIComponent(articles[0].file)}`);
  await takesItsTable(page, ".reader-head", articles[0].quotations);
}

export async function everyChartIsTakenAsAPicture(page) {
  for (const [hash, figure] of [["#/overview", "#figure-speakers"], ["#/concordance?q=Syria", "#figure-dispersion"], ["#/collocates?q=Syria", "#figure-company"], ["#/keyness", "#figure-keywords"]]) {
    await opened(page, hash);
    const title = await page.evaluate((figure) => document.querySelector(`${figure} h2`).textContent, figure);
    const svg = await take(page, figure, "SVG");
    assert.doesNotMatch(svg.text, /\s(style|class|href|on\w+)=|url\(|var\(|<script|<!--/, `${figure} needs nothing from outside`);
    const texts = wellFormed(svg.text);
    const drawn = await page.evaluate(async (text) => {
      const image = new Image();
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
      await image.decode();
      return { width: image.naturalWidth, height: image.naturalHeight };
    }, svg.text);
    assert.match(svg.text, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    const said = texts.join(" ");
    assert.ok(said.includes(title), `${said} has the title ${title}`);
    assert.match(said, /Kerry in Moscow, March 2016 · 5 reports .*made with Newsprism/);
    const names = await page.evaluate((figure) => [...document.querySelectorAll(`${figure} .legend > span`)].map((item) => item.lastChild.textContent.trim()), figure);
    for (const name of names) assert.ok(texts.includes(name), `the legend has ${name}`);
    const png = await take(page, figure, "PNG");
    assert.deepEqual(png.head, [0x89, 0x50, 0x4e, 0x47]);
    const size = await page.evaluate(async () => {
      const bitmap = await createImageBitmap(taken.at(-1).blob);
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const pen = canvas.getContext("2d");
      pen.drawImage(bitmap, 0, 0);
      const colours = new Set(new Uint32Array(pen.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer));
      return { width: bitmap.width, height: bitmap.height, colours: colours.size };
    });
    assert.deepEqual([size.width, size.height], [2 * drawn.width, 2 * drawn.height]);
    assert.ok(size.colours > 20, `${size.colours} colours`);
  }
}

export async function aCitationNamesSettingsVersionAndCorpus(page) {
  await opened(page, "#/terms?outlet=AFP&least=2&has=war");
  const { fingerprint, version } = await ask(page, { kind: "facets", filter: ALL });
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  const { text } = await take(page, "#view > .tools", "Copy citation");
  for (const part of [`Newsprism ${version}`, "Kerry in Moscow, March 2016", "1 of 5 reports", `SHA-256 ${fingerprint.slice(0, 16)}`, "outlet: AFP", "least: 2", "has: war", "#/terms?outlet=AFP&has=war&least=2"]) assert.ok(text.includes(part), `${text} has ${part}`);
  assert.doesNotMatch(text, /file:|\/tmp\//);
  // The same digest from the files' bytes, by other code.
  const mine = await page.evaluate(async () => {
    const hex = async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((b) => b.toString(16).padStart(2, "0")).join("");
    const { files } = await newsprism.corpus();
    const lines = await Promise.all(files.map(async ({ name, bytes }) => `${await hex(bytes)}  ${name}\n`));
    return hex(new TextEncoder().encode(lines.sort().join("")));
  });
  assert.equal(fingerprint, mine);
  assert.equal(articles.length, 5);
}

export async function aMenuIsWorkedByKeyboardAndShutsAgain(page) {
  await opened(page, "#/overview");
  await page.evaluate(() => document.querySelector("#figure-speakers details.take-menu > summary").focus());
  await page.press("Enter");
  await page.until(() => document.querySelector("#figure-speakers details.take-menu").open);
  assert.deepEqual(await page.axe(), []);
  await page.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "CSV");
  await page.press("Escape");
  await page.until(() => !document.querySelector("#figure-speakers details.take-menu").open && document.activeElement.matches("#figure-speakers summary"));
  await page.press("Enter");
  await page.until(() => document.querySelector("#figure-speakers details.take-menu").open);
  await page.click("#figure-speakers h2");
  await page.until(() => !document.querySelector("#figure-speakers details.take-menu").open);
}

export async function copiedWordsCarryTheirSource(page) {
  await opened(page, "#/overview");
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  await opened(page, `#/reader?article=${encodeURIComponent(articles[0].file)}`);
  const copy = (most) => page.evaluate((most) => {
    const node = document.querySelector(".paper .row .text");
    const range = document.createRange();
    range.selectNodeContents(node);
    if (most) {
      const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode();
      range.setStart(text, 0);
      range.setEnd(text, most);
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    const data = new DataTransfer();
    const event = new ClipboardEvent("copy", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: data });
    node.dispatchEvent(event);
    return [event.defaultPrevented, data.getData("text/plain"), String(getSelection()).trim()];
  }, most);
  const [isOurs, text, words] = await copy(0);
  assert.ok(isOurs && text.startsWith(words), `${text} begins with ${words}`);
  assert.ok(text.includes(articles[0].label) && text.includes("Newsprism"), text);
  // A word or two that a reader looks up goes alone.
  assert.equal((await copy(3))[0], false);
}

export async function quotationsGoToOtherPrograms(page) {
  await opened(page, "#/quotes");
  const { total } = await ask(page, { kind: "quotes", filter: ALL, sort: "place", page: { offset: 0, limit: 1 } });
  const xml = await take(page, "#view .list > .tools", "TEI (XML)");
  assert.equal(xml.file, "newsprism-quotations.tei.xml");
  // The page's policy lets nobody parse a document there.
  wellFormed(xml.text.replace(/^<\?xml[^>]*\?>/, "").trim());
  const ids = [...xml.text.matchAll(/ xml:id="([^"]*)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  const dangling = [...xml.text.matchAll(/ (?:who|source)="#([^"]*)"/g)].filter(([, id]) => !ids.includes(id));
  assert.deepEqual([xml.text.match(/<cit /g).length, xml.text.match(/<bibl /g).length, dangling.length], [total, 5, 0]);
  const { items } = JSON.parse((await take(page, "#view .list > .tools", "Annotations (JSON-LD)")).text);
  assert.equal(items.length, total);
  const { articles } = await ask(page, { kind: "articles", filter: ALL, page: { offset: 0, limit: 1000 } });
  const texts = new Map();
  for (const { id, file } of articles) texts.set(encodeURIComponent(file), [...(await ask(page, { kind: "article", filter: ALL, article: id, query: "" })).text]);
  for (const { target } of items) {
    for (const { source, selector: [{ start, end }, { exact, prefix, suffix }] } of target) {
      const text = texts.get(source);
      assert.equal(text.slice(start, end).join(""), exact);
      assert.ok(text.join("").includes(prefix + exact + suffix));
    }
  }
}

export async function countsByReportAndAMethodsParagraphAreTaken(page) {
  await opened(page, "#/terms?stop=yes");
  const csv = parseCsv((await take(page, "#view > .tools", "Counts by report (CSV)")).text.replace(/^\uFEFF/, ""));
  assert.equal(csv.length, 6);
  const list = await ask(page, { kind: "terms", filter: ALL, sort: "count", descending: true, containing: "", minCount: 1, stopWords: true, page: { offset: 0, limit: 20 } });
  assert.equal(csv[0].length, 5 + list.total);
  for (const { term, count } of list.rows) {
    const column = csv[0].indexOf(term);
    assert.equal(csv.slice(1).reduce((sum, row) => sum + Number(row[column]), 0), count, term);
  }
  // With stop words, every word is in some column.
  for (const row of csv.slice(1)) assert.equal(row.slice(5).reduce((sum, n) => sum + Number(n), 0), Number(row[4]), row[0]);
  const { fingerprint } = await ask(page, { kind: "facets", filter: ALL });
  const { text } = await take(page, "#view > .tools", "Copy methods");
  for (const part of [fingerprint, "Settings: stop: yes", "5 news reports"]) assert.ok(text.includes(part), `${text} has ${part}`);
}

/** Also where a chart's links are drawn, and where a figure stands beside a list that is counted in another way. */
export async function theMethodsParagraphIsThatOfTheFigure(page) {
  await opened(page, "#/figures?like=jaccard");
  const ofChart = (await take(page, "#figure-likeness", "Copy methods")).text;
  assert.match(ofChart, /Jaccard.*: /);
  const { method: termsMethod } = await ask(page, { kind: "distinctive", filter: ALL, page: { offset: 0, limit: 1 } });
  const terms = await ask(page, { kind: "terms", filter: ALL, sort: "count", descending: true, containing: "", minCount: 1, stopWords: false, page: { offset: 0, limit: 1 } });
  for (const view of ["terms", "overview"]) {
    await opened(page, `#/${view}`);
    const { text } = await take(page, "#figure-apart", "Copy methods");
    assert.equal(text.split(`${termsMethod.name}: `).length, 2, `once in ${text}`);
    assert.ok(!text.includes(terms.method.text.slice(0, 60)), text);
    await page.click("#figure-apart a.evidence");
    await page.untilText(termsMethod.text, "#evidence .method");
  }
}

export async function theReportHasAllInOne(page) {
  await opened(page, "#/overview");
  await page.click({ role: "link", name: "all in one, to print" });
  await page.untilText("How it was counted", ".report h2");
  await page.rested();
  const { total } = await ask(page, { kind: "quotes", filter: ALL, sort: "place", page: { offset: 0, limit: 1 } });
  const { findings } = await ask(page, { kind: "overview", filter: ALL });
  assert.deepEqual(await page.evaluate(() => [document.querySelectorAll(".quotes-plain li").length, document.querySelectorAll(".report .findings li").length, document.querySelectorAll(".report tbody tr").length]), [total, findings.length, 5]);
  assert.deepEqual(await page.axe(), []);
}
