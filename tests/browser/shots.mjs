/**
 * Pictures of every view, to be looked at: `node tests/browser/shots.mjs [--browser NAME] [WORD…]`, words narrowing
 * the views. They go to `tests/browser/shots/`, which is not committed. `./build.sh` comes first.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ensure } from "./harness/browsers.mjs";

/** The views by their place in the address. */
const VIEWS = ["overview", "quotes", "versions", "terms", "figures?rank=peace+talks", "calculator", "concordance?q=Syria", "collocates?q=Syria", "keyness", "reader"];
const WIDTHS = [[1440, 900], [820, 1180], [390, 844]];
const SCHEMES = /** @type {const} */ (["light", "dark"]);

const HERE = import.meta.dirname;
const FOLDER = join(HERE, "shots");

const { values, positionals } = parseArgs({
  options: { browser: { type: "string", default: "chromium" } },
  allowPositionals: true,
});
ensure([values.browser]);
mkdirSync(FOLDER, { recursive: true });
const { launch } = await import(`./harness/${values.browser}.mjs`);
const browser = await launch();
const url = pathToFileURL(join(HERE, "../../dist/newsprism.html")).href;
for (const view of VIEWS.filter((view) => positionals.every((word) => view.includes(word)))) {
  for (const [width, height] of WIDTHS) {
    const page = await browser.page("file", url, "");
    await page.viewport(width, height);
    for (const scheme of page.canColorScheme ? SCHEMES : SCHEMES.slice(0, 1)) {
      if (page.canColorScheme) await page.colorScheme(scheme);
      await page.open(`#/${view}`);
      await page.untilText("5 reports");
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
      const path = join(FOLDER, `${view.replace(/\W.*/, "")} ${width} ${scheme}.png`);
      await page.screenshot(path, { full: true });
      console.log(path);
    }
    await page.close();
  }
}
await browser.close();
