/** Files of real programs, and files that mean harm, through the page's own door. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { hostile } from "../../data/import/hostile.mjs";
import { give, opened } from "../harness/import.mjs";

const DATA = join(import.meta.dirname, "../../data/import");
const base64 = (name) => readFileSync(join(DATA, "files", name)).toString("base64");
const FILTER = { outlets: [], dates: [], agencies: [], speakers: [], affiliations: [], kinds: [], stances: [], certainties: [] };

const texts = (page) => page.evaluate(async (filter) => {
  const { articles } = await newsprism.engine.ask({ kind: "articles", filter, page: { offset: 0, limit: 1000 } });
  const out = {};
  for (const { id, file } of articles) out[file] = (await newsprism.engine.ask({ kind: "article", filter, article: id, query: "" })).text;
  return out;
}, FILTER);

/** DOCX, ODT, PDF, saved pages, mail, a feed, a table, an archive: what is added is what was written. */
export async function filesOfRealProgramsGiveTheirText(page) {
  await opened(page);
  const names = ["writer.docx", "writer.odt", "writer.pdf", "chromium.html", "chromium.mhtml", "mail.eml", "feed.rss", "calc-1252.csv"];
  await give(page, names.map((name) => ({ name, base64: base64(name) })));
  await page.until(() => document.querySelector("dialog .import-sum") !== null);
  const pdf = page.build === "site";
  if (!pdf) await page.untilText("writer.pdf: ", "dialog .failures");
  // What is the same as another is added all the same here.
  await page.click('.import-table thead input[type="checkbox"]');
  await page.until(() => [...document.querySelectorAll(".import-table tbody input[type=checkbox]")].every((box) => box.checked || box.closest(".notes")));
  await page.click({ role: "button", name: `Add ${pdf ? 10 : 9} articles` });
  await page.untilText(`${pdf ? 10 : 9} articles added`, "dialog");
  const found = await texts(page);
  const whole = readFileSync(join(DATA, "article.txt"), "utf8").trim();
  const [headline, , ...paragraphs] = whole.split("\n\n");
  const body = paragraphs.join("\n\n");
  const rows = JSON.parse(readFileSync(join(DATA, "table.json"), "utf8"));
  const expected = { "writer.docx": whole, "writer.odt": whole, "chromium.html": `${headline}\n\n${body}`, "chromium.mhtml": `${headline}\n\n${body}`, "mail.eml": body, "feed 1.rss": body, "feed 2.rss": "It rained hard.", "calc-1252 1.csv": rows[1][3], "calc-1252 2.csv": rows[2][3] };
  if (pdf) expected["writer.pdf"] = whole;
  for (const [name, text] of Object.entries(expected)) assert.equal(found[name], text, name);
}

/** More than 300 files that mean harm: each becomes an article or has a reason, nothing runs, the page stays awake. */
export async function hostileFilesDoNoHarm(page) {
  await opened(page);
  const real = readdirSync(join(DATA, "files")).filter((name) => name !== "all.zip").map((name) => ({ name, base64: base64(name) }));
  const names = await page.run(`(async () => {
    const hostile = ${hostile};
    const files = await hostile(${JSON.stringify(real)}.map(({ name, base64 }) => ({ name, bytes: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)) })));
    globalThis.given = files.map(({ name, bytes }) => new File([bytes], name));
    globalThis.longest = 0;
    globalThis.idle = 0;
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
      new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration)))).observe({ type: "longtask" });
    } else {
      let last = performance.now();
      globalThis.gaps = setInterval(() => {
        const now = performance.now();
        longest = Math.max(longest, now - last - 10);
        last = now;
      }, 10);
      // How long the machine itself makes a page wait that does nothing.
      await new Promise((resolve) => setTimeout(resolve, 3000));
      [idle, longest] = [longest, 0];
    }
    return JSON.stringify(files.map(({ name }) => name));
  })()`).then(JSON.parse);
  assert.ok(names.length >= 300);
  const { longest, idle, ran, polluted } = await hostileRead(page);
  // Told, not required: time on the clock is taken away by whatever else the machine does.
  console.log(`  ${names.length} files; longest task ${Math.round(longest)} ms, ${Math.round(idle)} ms of an idle page`);
  assert.deepEqual([ran, polluted], [null, null]);
  const answered = await page.evaluate(async () => {
    for (let more; (more = document.querySelector(".more-reasons")); ) {
      more.click();
      await new Promise((resolve) => setTimeout(resolve));
    }
    const out = [...document.querySelectorAll(".failures li b")].map((name) => name.textContent);
    for (const reason of document.querySelectorAll(".failures li")) if (!/^[\s\S]+: [A-Z0-9“][\s\S]*[.?] [a-z-]+$/.test(reason.innerText.trim())) out.push(`no reason: ${reason.innerText}`);
    for (const legend of document.querySelectorAll(".mapping summary b")) out.push(legend.textContent);
    for (;;) {
      for (const row of document.querySelectorAll(".import-table small")) out.push(row.textContent);
      const next = [...document.querySelectorAll(".pager button")].at(-1);
      if (!next || next.disabled) return out;
      next.click();
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  const all = answered.join("\n");
  assert.ok(!all.includes("no reason: "), all.slice(all.indexOf("no reason: "), all.indexOf("no reason: ") + 300));
  const flat = (name) => name.replace(/[\s\p{Cc}\u202e]+/gu, " ").trim();
  const said = flat(all);
  for (const name of names) assert.ok(said.includes(flat(name.replaceAll("/", ":"))) || said.includes(flat(name).slice(0, 80)), `nothing is said of ${JSON.stringify(name)}`);
  assert.deepEqual(await page.axe(), []);
}

/** Gives the page the files that it holds ready, and waits until they are read. */
async function hostileRead(page) {
  await page.evaluate(() => {
    globalThis.longest = 0;
    const field = document.querySelector("dialog input[type=file]");
    // A list of its own each time: WebKit's is emptied with the field.
    const list = new DataTransfer();
    for (const file of globalThis.given) list.items.add(file);
    field.files = list.files;
    field.dispatchEvent(new Event("change"));
  });
  for (let done = -1; ; ) {
    // So many files within the scenario's patience.
    const state = await page.until((done) => {
      if (document.querySelector("dialog .import-sum")) return "read";
      const { value = 0 } = document.querySelector("dialog progress") ?? {};
      return value > done + 20 ? value : null;
    }, done);
    if (state === "read") break;
    done = state;
  }
  return page.evaluate(() => ({ longest, idle, ran: globalThis.ran ?? null, polluted: {}.polluted ?? null }));
}
