/** Two thousand articles: opened, kept, changed, saved, opened again, without the page standing still. */
import assert from "node:assert/strict";
import { forget } from "../harness/store.mjs";

const ARTICLES = 2000;

/** Keeps the longest time that the page stood still; where an engine does not tell, the longest gap in a row of timers. */
const watch = () => {
  globalThis.longest = 0;
  if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration)))).observe({ type: "longtask" });
    return;
  }
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    setTimeout(() => port2.postMessage(0));
  };
  port2.postMessage(0);
};

/** Opens the page, watched from its first line on. */
async function opened(page) {
  await page.goto("about:blank");
  await page.open("#/concordance");
  await page.evaluate(watch);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1"));
}

/** What a phase cost. */
async function phase(page, costs, name, work) {
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve((globalThis.longest = 0)), 200)));
  const start = Date.now();
  await work();
  // An observer is told a moment later.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  const longest = Math.round(await page.evaluate(() => globalThis.longest));
  console.log(`  ${name}: ${Date.now() - start} ms, at most ${longest} ms at a stretch`);
  costs.push(longest);
}

export async function thousandsOfArticlesDoNotFreezeThePage(page) {
  const costs = [];
  await opened(page);
  await page.rested();
  await page.click(".corpus button");
  await page.untilText("In this browser", "dialog[open]");
  await phase(page, costs, "a corpus is begun", async () => {
    await page.evaluate(() => {
      const field = [...document.querySelectorAll("dialog .one-field input")].at(-1);
      field.value = "Large";
      field.form.requestSubmit();
    });
    await page.until(() => document.querySelector("dialog[open] textarea"));
  });
  await page.evaluate((count) => {
    const words = ["harbour", "minister", "ferry", "bridge", "captain", "strike", "vote", "storm", "council", "press"];
    const names = ["Olga Petrova", "Ada Ring", "Eve King", "Jan Novak", "Lena Holm", "Omar Aziz", "Rosa Lind"];
    globalThis.given = Array.from({ length: count }, (_, i) => {
      const line = (n) => `“Nobody was hurt at the ${words[(i + n) % 10]} – it’s calm,” said ${names[(i * 3 + n) % 7]}. The ${words[(i * 3 + n) % 10]} of ${i} told the ${words[n % 10]} nothing else, number ${i ^ (n * 977)}. `;
      const text = Array.from({ length: 10 }, (_, n) => line(n) + line(n + 3)).join("\n\n");
      return new File([`Report ${i} of the ${words[i % 10]}\n\n${text}\n`], `report ${i}.txt`);
    });
  }, ARTICLES);
  await phase(page, costs, "files are read", async () => {
    await page.evaluate(() => {
      const files = new DataTransfer();
      for (const file of globalThis.given) files.items.add(file);
      const field = document.querySelector("dialog input[type=file]");
      field.files = files.files;
      field.dispatchEvent(new Event("change"));
    });
    for (let done = -1; done !== "read"; ) {
      done = await page.until((done) => {
        if (document.querySelector("dialog .import-sum")) return "read";
        const { value = 0 } = document.querySelector("dialog progress") ?? {};
        return value > done + 20 ? value : null;
      }, done);
    }
  });
  await phase(page, costs, "they are added", async () => {
    await page.evaluate(() => document.querySelector("dialog .import-acts .primary").click());
    await page.untilText(`${ARTICLES.toLocaleString("en-GB")} articles added`, "dialog");
  });
  await page.press("Escape");
  await page.rested();
  await page.click(".corpus button");
  await page.untilText("In this browser", "dialog[open]");
  await phase(page, costs, "it is renamed", async () => {
    await page.type("dialog form.one-field input", "Larger");
    await page.press("Enter");
    await page.untilText("Larger", ".corpus");
  });
  await page.evaluate(() => {
    globalThis.saved = null;
    HTMLAnchorElement.prototype.click = function () {};
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (globalThis.saved = blob, make.call(URL, blob));
  });
  await phase(page, costs, "it is saved as a file", async () => {
    await page.click({ role: "button", name: "save the project as a file" });
    await page.until(() => globalThis.saved);
  });
  await phase(page, costs, "it is taken in from that file", async () => {
    await page.evaluate(() => {
      const field = document.querySelector("dialog input[type=file]");
      const files = new DataTransfer();
      files.items.add(new File([globalThis.saved], "project.json"));
      field.files = files.files;
      field.dispatchEvent(new Event("change"));
    });
    await page.untilText("“Larger” was taken in", "dialog");
  });
  await page.press("Escape");
  await phase(page, costs, "it is opened again", async () => {
    await opened(page);
    await page.untilText("2,000", ".corpus");
    await page.rested();
  });
  await phase(page, costs, "views are opened and filtered", async () => {
    for (const hash of ["#/overview", "#/quotes?kind=direct", "#/terms", "#/keyness", "#/overview?kind=direct"]) {
      await page.evaluate((hash) => void (location.hash = hash), hash);
      await page.until((view) => document.body.dataset.view === view && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false", /\w+/.exec(hash)[0]);
      await page.rested();
    }
  });
  await phase(page, costs, "a report is found by a part of its name", async () => {
    await page.evaluate(() => void (location.hash = "#/reader"));
    await page.until(() => document.querySelector("input[aria-label=Report]"));
    await page.rested();
    await page.evaluate(() => {
      const field = document.querySelector("input[aria-label=Report]");
      field.value = "report 1234 OF";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const [offered] = document.querySelectorAll("#find-report option");
      field.value = offered.value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await page.untilText("Report 1234 of the", "#view h1");
  });
  assert.equal((await page.evaluate(() => newsprism.engine.ask({ kind: "articles", filter: {}, page: { offset: 0, limit: 1000 } }))).total, ARTICLES);
  await forget(page);
}
