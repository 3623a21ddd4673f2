/**
 * Pictures of every view and dialog, to be looked at: `node tests/browser/shots.mjs [--browser NAME] [WORD…]`, words
 * narrowing them; says where the console was not empty. They go to `tests/browser/shots/`, which is not committed.
 * `./build.sh` comes first.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ensure } from "./harness/browsers.mjs";
import { collector } from "./harness/collector.mjs";

/** The views by their place in the address. */
const VIEWS = [
  ...["overview", "report", "quotes", "terms", "figures?rank=peace+talks", "calculator", "concordance?q=Syria", "collocates?q=Syria", "keyness", "reader"],
  ...["statements", "shared", "left-out", "naming", "numbers", "order", "verbs", "voices"].map((tab) => `versions?tab=${tab}`),
  "versions?tab=shared&among=voa-drawdown.txt/voa-withdrawal.txt&beside=yes",
];
/** The dialogs by the buttons that lead there. */
const DIALOGS = { add: ["Add articles"], corpora: [".corpus button"], review: [".corpus button", "review the articles"], save: ["Save as one page"], share: ["Share"], help: ["Help: all keys"] };
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
/** @type {{ name: string, hash: string, clicks: string[] }[]} */
const places = [
  ...VIEWS.map((hash) => ({ name: hash.replace(/rank=|q=|tab=|among=|[^\w=]/g, " ").replaceAll(/\s+/g, " ").trim(), hash, clicks: [] })),
  ...Object.entries(DIALOGS).map(([name, clicks]) => ({ name: `dialog ${name}`, hash: "overview", clicks })),
];
for (const { name, hash, clicks } of places.filter(({ name }) => positionals.every((word) => name.includes(word)))) {
  for (const [width, height] of WIDTHS) {
    const page = await browser.page("file", url, collector);
    await page.viewport(width, height);
    for (const scheme of page.canColorScheme ? SCHEMES : SCHEMES.slice(0, 1)) {
      if (page.canColorScheme) await page.colorScheme(scheme);
      await page.goto("about:blank");
      await page.open(`#/${hash}`);
      await page.untilText("5 reports");
      await page.rested();
      for (const click of clicks) await page.click(click.startsWith(".") ? click : { role: "button", name: click });
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
      const path = join(FOLDER, `${name} ${width} ${scheme}.png`);
      await page.screenshot(path, { full: clicks.length === 0 });
      console.log(path);
    }
    const { console: said, violations } = await page.log();
    if (said.length + violations.length > 0) console.log(`NOT EMPTY: ${[...said, ...violations].join(" | ")}`);
    await page.close();
  }
}
await browser.close();
