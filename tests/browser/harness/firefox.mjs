/** Firefox, by puppeteer-core over WebDriver BiDi. */
import puppeteer from "puppeteer-core";
import { installed } from "./browsers.mjs";
import { Page } from "./page.mjs";

/** @param {Record<string, unknown>} [preferences] beside those of the driver @returns {Promise<import("../run.mjs").Browser>} */
export async function launch(preferences = {}) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: installed("firefox"), headless: true, extraPrefsFirefox: preferences });
  return {
    async page(build, url, collector) {
      const context = await browser.createBrowserContext();
      return FirefoxPage.start(build, url, context, collector);
    },
    close: () => browser.close(),
  };
}

class FirefoxPage extends Page {
  /** @param {import("puppeteer-core").BrowserContext} context */
  static async start(build, url, context, collector) {
    const page = new FirefoxPage("firefox", build, url);
    page.context = context;
    page.messages = [];
    page.requests = [];
    page.violations = [];
    page.inner = await context.newPage();
    await page.inner.setViewport({ width: 1440, height: 900 });
    await page.inner.evaluateOnNewDocument(`(() => { ${collector} })()`);
    page.inner.on("console", (message) => page.messages.push(`${message.type()}: ${message.text()}`));
    page.inner.on("pageerror", (error) => page.messages.push(`uncaught: ${error.message}`));
    page.inner.on("request", (request) => page.requests.push(request.url()));
    return page;
  }

  async another() {
    const page = new FirefoxPage("firefox", this.build, this.url);
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

  async press(key) {
    const [last, ...held] = key.split("+").reverse();
    for (const modifier of held) await this.inner.keyboard.down(modifier);
    await this.inner.keyboard.press(last);
    for (const modifier of held) await this.inner.keyboard.up(modifier);
  }

  viewport(width, height) {
    return this.inner.setViewport({ width, height });
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
