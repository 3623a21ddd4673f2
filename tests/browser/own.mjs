/**
 * Acts what `www/docs/your-own-articles.md` describes, with the three articles in `www/template`, says how long each step took, and
 * takes its pictures anew: `node tests/browser/own.mjs [--keep]`; without `--keep` the pictures are not written. `./build.sh` comes first.
 */
import { readFileSync, readdirSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensure } from "./harness/browsers.mjs";
import { collector } from "./harness/collector.mjs";
import { launch } from "./harness/chromium.mjs";

const HERE = import.meta.dirname;
const DOCS = join(HERE, "../../www/docs");
const THREE = join(HERE, "../../www/template/articles");
const isKept = process.argv.includes("--keep");
const work = mkdtempSync(join(tmpdir(), "newsprism-own-"));
const quality = 0.35;

ensure(["chromium"]);
const browser = await launch();
const page = await browser.page("file", pathToFileURL(join(HERE, "../../dist/newsprism.html")).href, collector);
await page.viewport(900, 640);

let last = Date.now();
/** Says how long the step took, and takes a picture. @param {string} name @param {string} what */
async function step(name, what) {
  await page.rested();
  console.log(`${((Date.now() - last) / 1000).toFixed(1).padStart(5)} s  ${what}`);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  const png = join(work, `${name}.png`);
  await page.screenshot(png);
  if (isKept && name) {
    const webp = await page.evaluate(async (base64, quality) => {
      const whole = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]);
      const bitmap = await createImageBitmap(whole, { resizeWidth: 600, resizeQuality: "high" });
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality })).arrayBuffer());
      return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(""));
    }, readFileSync(png).toString("base64"), quality);
    writeFileSync(join(DOCS, `${name}.webp`), Buffer.from(webp, "base64"));
  }
  last = Date.now();
}

await page.open();
await page.untilText("5 reports");
await step("", "the page is open");

await page.click({ role: "button", name: "Add articles" });
await page.until(() => document.querySelector("dialog[open] input[type=file]") !== null);
const files = readdirSync(THREE).filter((name) => name.endsWith(".txt")).map((name) => ({ name, base64: readFileSync(join(THREE, name)).toString("base64") }));
await page.evaluate((files) => {
  const given = new DataTransfer();
  for (const { name, base64 } of files) given.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
  const field = document.querySelector("dialog input[type=file]");
  field.files = given.files;
  field.dispatchEvent(new Event("change"));
}, files);
await page.until(() => document.querySelectorAll("dialog .import-table tbody tr").length === 3);
await step("own-preview", "the preview of three files");

await page.click({ role: "button", name: "Begin a new corpus with them" });
await page.untilText("3 articles added", "dialog");
await step("", "a corpus of them");

await page.click({ role: "button", name: "Say from which outlet and day each is" });
await page.until(() => document.querySelector("dialog[open] .review tbody tr") !== null);
await step("own-review", "the review of outlets and dates");
for (const [i, outlet, date] of [[0, "Coast Radio", "2024-05-13"], [1, "Elden Herald", "2024-05-13"], [2, "Harbour Post", "2024-05-12"]]) {
  for (const [field, text] of [["outlet", outlet], ["date", date]]) {
    await page.evaluate(([i, field]) => document.querySelectorAll(`dialog .review input[data-field=${field}]`)[i].scrollIntoView({ block: "center" }), [i, field]);
    await page.type(`dialog .review tbody tr:nth-child(${i + 1}) input[data-field=${field}]`, text);
    await page.press("Tab");
  }
}
await step("", "outlets and dates typed in");

await page.press("Escape");
await page.untilText("Harbour Post", "#view");
await page.evaluate(() => scrollTo(0, 0));
await step("own-overview", "the overview of the three");

// What is saved is kept here, to be opened.
await page.evaluate(() => {
  globalThis.taken = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => (taken.push(blob), make(blob));
  HTMLAnchorElement.prototype.click = function () {
    globalThis.named = this.download;
  };
});
await page.click({ role: "button", name: "Save as one page" });
await page.until(() => document.querySelector("dialog[open] .page-form .sub") !== null);
await page.type("dialog input[name=title]", "The bridge of Port Elden");
await page.click("dialog input[name=blind]");
await page.untilText("It can still be found out", "dialog");
await page.click("dialog .hidden-words summary");
await step("", "the dialog that saves, with blinded outlets");
await page.evaluate(() => document.querySelector("dialog input[name=blind]").scrollIntoView({ block: "start" }));
await step("own-save", "what is hidden");
await page.click({ role: "button", name: "Save the page" });
await page.untilText("is in your downloads", "dialog [role=status]");
const saved = await page.evaluate(async () => ({ name: named, text: await taken.at(-1).text() }));
await step("", `saved: ${saved.name}, ${(saved.text.length / 1e6).toFixed(2)} MB`);

const path = join(work, saved.name);
writeFileSync(path, saved.text);
const { href } = pathToFileURL(path);
page.others.push(href);
await page.goto(href);
await page.untilText("In this copy the outlets’ names are hidden", "#shown");
await step("own-opened", "what was saved, opened");

const { console: said, violations } = await page.log();
if (said.length + violations.length) console.log(`NOT EMPTY: ${[...said, ...violations].join(" | ")}`);
await page.close();
await browser.close();
console.log(work);
