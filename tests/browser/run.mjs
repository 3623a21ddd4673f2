/**
 * Runs the scenarios in real browsers, each against both builds of the page:
 *   node tests/browser/run.mjs [--browser chromium|firefox|webkit] [--build file|site] [--only WORD] [--repeat N]
 *
 * A scenario is an exported async function of `scenarios/*.mjs`, given a page of its own that is not opened yet. It may
 * carry `testBuild = true` (the build that can be made to panic), `engines = ["chromium"]`, and `console = /…/` for
 * messages that it provokes. After each, the console is empty, nothing was asked of another origin (of anything at all
 * under file://), and the policy was never violated.
 *
 * What a scenario asserts is asked once. Where it waited in vain, or the driver or the engine failed, it is tried once more,
 * {@link SECOND_TRIES} of them in a run: on a busy machine a driver can be too late, and WebKit's engine now and then compiles
 * the core wrongly. Both tries are printed, and the last lines name it.
 */
import { AssertionError } from "node:assert";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "../../www/build/serve.mjs";
import { ENGINE_NAMES, ensure } from "./harness/browsers.mjs";
import { collector, withCollector } from "./harness/collector.mjs";

const HERE = import.meta.dirname;
const ROOT = join(HERE, "../..");
/** Of some eight hundred. More than these are no accident. */
const SECOND_TRIES = 4;
const BUILDS = { normal: join(ROOT, "dist"), test: join(ROOT, "www/.build/test") };

/**
 * A started engine; `page` gives a new page with nothing left over from another.
 * @typedef {object} Browser
 * @property {(build: string, url: string, collector: string) => Promise<import("./harness/page.mjs").Page>} page
 * @property {() => Promise<void>} close
 */

const { values: options } = parseArgs({
  options: { browser: { type: "string" }, build: { type: "string" }, only: { type: "string" }, repeat: { type: "string" } },
});
const engines = options.browser ? [options.browser] : ENGINE_NAMES;
if (!engines.every((engine) => ENGINE_NAMES.includes(engine))) {
  console.error(`--browser ${options.browser}: no such browser; there are ${ENGINE_NAMES.join(", ")}`);
  process.exit(2);
}

ensure(engines);
const scenarios = await allScenarios();
const copies = mkdtempSync(join(tmpdir(), "newsprism-pages-"));
let [passed, failed] = [0, 0];
/** What passed at the second try. @type {string[]} */
const second = [];
let tries = 0;
const waiting = [...engines];
/** A page waits more than it works: two engines go side by side. */
const lane = async () => {
  for (let engine; (engine = waiting.shift()); ) await runAll(engine);
};
await Promise.all([lane(), lane()]);
rmSync(copies, { recursive: true, force: true });
if (second.length > 0) console.log(`\npassed at the second try only: ${second.join("; ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** Every scenario in one engine, against both builds. */
async function runAll(engine) {
  const sites = await openSites(engine);
  const { launch } = await import(`./harness/${engine}.mjs`);
  /** @type {Browser} */
  const browser = await launch();
  for (const build of ["file", "site"]) {
    if (options.build && options.build !== build) continue;
    for (const { name, scenario } of scenarios) {
      if (scenario.engines && !scenario.engines.includes(engine)) continue;
      const label = `${engine} ${build} ${name}`;
      const url = sites.urls[scenario.testBuild ? "test" : "normal"][build];
      let start = Date.now();
      let error = await once(browser, engine, build, url, scenario, label);
      if (error && !(error instanceof AssertionError) && tries < SECOND_TRIES) {
        tries++;
        console.log(`AGAIN ${label} (${Date.now() - start} ms)\n${error.stack ?? error}`);
        start = Date.now();
        error = await once(browser, engine, build, url, scenario, label);
        if (!error) second.push(label);
      }
      if (error) failed++;
      else passed++;
      console.log(`${error ? "FAILED" : "ok"} ${label} (${Date.now() - start} ms)${error ? `\n${error.stack ?? error}` : ""}`);
    }
  }
  await browser.close();
  sites.close();
}

/** One scenario on a page of its own; gives what went wrong. */
async function once(browser, engine, build, url, scenario, label) {
  let page;
  try {
    page = await browser.page(build, url, collector);
    // For those that do something at many moments: how often.
    if (options.repeat) page.repeat = Number(options.repeat);
    await scenario(page);
    check(await page.log(), [url, ...page.others], scenario.console);
    return null;
  } catch (error) {
    await page?.screenshot(shot(label)).catch(() => {});
    const log = await page?.log().catch(() => null);
    if (log) error.stack += `\n  log: ${JSON.stringify(log).slice(0, 2000)}`;
    return error;
  } finally {
    await page?.close().catch(() => {});
  }
}

/** The end of every scenario. */
function check({ console, requests, violations }, [url, ...others], expected) {
  const messages = console.filter((line) => !expected?.test(line));
  if (messages.length > 0) throw new Error(`the console is not empty: ${messages.join(" | ")}`);
  if (violations.length > 0) throw new AssertionError({ message: `the policy was violated: ${violations.join(" | ")}` });
  const own = url.startsWith("file:") ? () => false : (request) => request.startsWith(url);
  const page = (request) => [url, ...others].includes(request.split("#")[0]) || others.some((other) => other.endsWith("/") && request.startsWith(other));
  const foreign = requests.filter((request) => !/^(data|blob):/.test(request) && !page(request) && !own(request));
  if (foreign.length > 0) throw new AssertionError({ message: `the page made requests: ${foreign.join(" | ")}` });
}

/** Both builds of both kinds, as addresses. WebKit gets pages with the collector in them. */
async function openSites(engine) {
  const change = engine === "webkit" ? withCollector : (/** @type {string} */ html) => html;
  const servers = [];
  const urls = {};
  for (const [kind, folder] of Object.entries(BUILDS)) {
    const copy = join(copies, `${engine}-${kind}.html`);
    writeFileSync(copy, change(readFileSync(join(folder, "newsprism.html"), "utf8")));
    const server = await serve(join(folder, "site"), {
      change: (path, content) => (path.endsWith("index.html") ? change(String(content)) : content),
    });
    servers.push(server);
    urls[kind] = { file: pathToFileURL(copy).href, site: server.url };
  }
  return { urls, close: () => servers.forEach((server) => server.close()) };
}

async function allScenarios() {
  const found = [];
  for (const file of readdirSync(join(HERE, "scenarios")).sort()) {
    if (!file.endsWith(".mjs")) continue;
    const module = await import(`./scenarios/${file}`);
    for (const [name, scenario] of Object.entries(module)) {
      const full = `${file.replace(".mjs", "")}: ${name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}`;
      if (!options.only || full.includes(options.only)) found.push({ name: full, scenario });
    }
  }
  return found;
}

function shot(label) {
  mkdirSync(join(HERE, "shots"), { recursive: true });
  return join(HERE, "shots", `failed ${label.replace(/[^\w ]/g, "")}.png`);
}
