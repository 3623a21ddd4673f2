/** Chromium, by playwright-core. */
import { chromium } from "playwright-core";
import { installed } from "./browsers.mjs";
import { Page } from "./page.mjs";

export const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns {Promise<import("../run.mjs").Browser>} */
export async function launch() {
  const browser = await chromium.launch({ executablePath: installed("chromium"), args: ARGS });
  return {
    async page(build, url, collector) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
      return ChromiumPage.start(build, url, context, collector);
    },
    close: () => browser.close(),
  };
}

class ChromiumPage extends Page {
  /** @param {import("playwright-core").BrowserContext} context */
  static async start(build, url, context, collector) {
    const page = new ChromiumPage("chromium", build, url);
    page.context = context;
    page.messages = [];
    page.requests = [];
    await context.addInitScript(collector);
    context.on("request", (request) => page.requests.push(request.url()));
    page.inner = await context.newPage();
    page.inner.on("console", (message) => page.messages.push(`${message.type()}: ${message.text()}`));
    page.inner.on("pageerror", (error) => page.messages.push(`uncaught: ${error.message}`));
    page.inner.on("crash", () => page.messages.push("the page crashed"));
    page.violations = [];
    return page;
  }

  async another() {
    const page = new ChromiumPage("chromium", this.build, this.url);
    Object.assign(page, { messages: [], requests: [], violations: [], inner: await this.context.newPage() });
    page.context = { close: () => page.inner.close() };
    return page;
  }

  async goto(url) {
    await this.keep();
    await this.inner.goto(url, { waitUntil: "load" });
  }

  run(expression) {
    return this.inner.evaluate(expression);
  }

  pointerClick(x, y) {
    return this.inner.mouse.click(x, y);
  }

  typeText(text) {
    return this.inner.keyboard.type(text);
  }

  press(key) {
    return this.inner.keyboard.press(key);
  }

  viewport(width, height) {
    return this.inner.setViewportSize({ width, height });
  }

  colorScheme(scheme) {
    return this.inner.emulateMedia({ colorScheme: scheme });
  }

  get canColorScheme() {
    return true;
  }

  async screenshot(path, { full = false } = {}) {
    await this.inner.screenshot({ path, fullPage: full });
  }

  /** A document's violations go with it. */
  async keep() {
    this.violations.push(...(await this.run("globalThis.__seen?.violations.splice(0) ?? []")));
  }

  async log() {
    await this.keep();
    return { console: this.messages, requests: this.requests, violations: this.violations };
  }

  async close() {
    await this.context.close();
  }
}
