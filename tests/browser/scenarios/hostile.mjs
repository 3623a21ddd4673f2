/** Files that mean harm, or are none: each is answered for, runs nothing, and harms no other. */
import assert from "node:assert/strict";

const FILTER = { outlets: [], dates: [], agencies: [], speakers: [], kinds: [], stances: [], certainties: [] };

export async function answersForEveryHostileFile(page) {
  await page.open();
  const result = await page.evaluate(async (filter) => {
    const text = (content) => new TextEncoder().encode(content);
    const markup = `<script>globalThis.ran = 1</script> <img src=x onerror="globalThis.ran = 1">`;
    const report = `${markup}\n\n“${markup} It is so,” the minister said on Tuesday.\n\nNothing else was said.\n`;
    const files = [
      { name: "empty.txt", bytes: text("") },
      { name: "nul.txt", bytes: new Uint8Array(4096) },
      { name: "not-utf-8.txt", bytes: Uint8Array.from([0x41, 0xff, 0xfe, 0xc3, 0x28, 0x80, 0x81, 0x90]) },
      { name: "half-surrogate.txt", bytes: text("A \ud800 line.\n") },
      { name: "markup.txt", bytes: text(report), manifest: { file: "markup.txt", outlet: markup, label: markup } },
      { name: "../../etc/passwd", bytes: text("A name that is a path.\n") },
      { name: "one-long-line.txt", bytes: text("word ".repeat(400_000)) },
    ];
    const engine = await newsprism.start();
    const corpus = await newsprism.corpus();
    const { articles, failures } = await engine.load([...corpus.files, ...files]);
    const facets = await engine.ask({ kind: "facets", filter });
    const { articles: cards } = await engine.ask({ kind: "articles", filter, page: { offset: 0, limit: 1000 } });
    const overview = await engine.ask({ kind: "overview", filter });
    const markupId = articles.find((article) => article.file === "markup.txt").id;
    const { text: shown } = await engine.ask({ kind: "article", filter, article: markupId, query: "" });
    return {
      names: articles.map((article) => article.file),
      failures,
      listed: facets.selected.length,
      carded: cards.length,
      counted: overview.totals.reports,
      same: shown === report,
      ran: globalThis.ran ?? null,
    };
  }, FILTER);
  assert.deepEqual(result.names.slice(0, 5).length, 5);
  const answeredFor = [...result.names, ...result.failures.map((failure) => failure.about)];
  for (const name of ["empty.txt", "nul.txt", "not-utf-8.txt", "half-surrogate.txt", "markup.txt", "one-long-line.txt"]) {
    assert.equal(answeredFor.filter((about) => about === name).length, 1, `${name} is answered for once`);
  }
  for (const { code, message } of result.failures) {
    assert.match(code, /^[a-z-]+$/);
    assert.match(message, /^[A-Z].*\.$/);
  }
  assert.ok(result.failures.some((failure) => failure.about === "empty.txt"));
  assert.ok(result.failures.some((failure) => failure.about === "nul.txt"));
  assert.equal(result.listed, result.names.length);
  assert.equal(result.carded, result.names.length);
  assert.equal(result.counted, result.names.length);
  assert.ok(result.same, "the text is as it was written");
  assert.equal(result.ran, null, "nothing of it ran");
}

export async function survivesFiftyMegabytesOnOneLine(page) {
  await page.open();
  const { articles, failures, kind } = await page.evaluate(async (filter) => {
    const engine = await newsprism.start();
    const corpus = await newsprism.corpus();
    await engine.load(corpus.files);
    const line = new Uint8Array(50 * 1024 * 1024).fill(0x61);
    for (let at = 5; at < line.length; at += 6) line[at] = 0x20;
    const report = await engine.load([{ name: "long.txt", bytes: line }]);
    const answer = await engine.ask({ kind: "facets", filter });
    return { articles: report.articles.length, failures: report.failures, kind: answer.kind };
  }, FILTER);
  assert.equal(articles + failures.length, 6);
  assert.equal(kind, "facets");
}
survivesFiftyMegabytesOnOneLine.engines = ["chromium"];
