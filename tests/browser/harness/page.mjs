/**
 * A page under test: one interface for all engines. What needs the engine is in the methods at the end, which each
 * driver fills in; all else is built on them, so that a scenario does the same everywhere.
 */
import { findPlace } from "./find.mjs";

/**
 * What the page did that a user does not see.
 * @typedef {{ console: string[], requests: string[], violations: string[] }} Log
 * @typedef {import("./find.mjs").Target} Target
 */

/** How long a scenario waits for anything. */
const PATIENCE_MS = 45_000;

/** @abstract */
export class Page {
  /**
   * @param {string} engine `chromium`, `firefox` or `webkit`
   * @param {string} build `file` or `site`
   * @param {string} url of the build
   */
  constructor(engine, build, url) {
    this.engine = engine;
    this.build = build;
    this.url = url;
    /** Pages that the scenario goes to beside the build, and sites (ending with a slash), by address. @type {string[]} */
    this.others = [];
  }

  /** Opens the build, at a hash such as `#/overview`. */
  async open(hash = "") {
    await this.goto(this.url + hash);
  }

  /**
   * Calls a function in the page, and gives what it returns or resolves to, as JSON.
   * @template T
   * @param {(...args: any[]) => T} f self-contained: it is sent as text
   * @param {any[]} args JSON too
   * @returns {Promise<Awaited<T>>}
   */
  evaluate(f, ...args) {
    const call = `(${f})(${args.map((arg) => JSON.stringify(arg) ?? "undefined").join(", ")})`;
    // As JSON there already: drivers differ in what they make of an element, or of undefined.
    return this.run(`(async () => JSON.parse(JSON.stringify((await ${call}) ?? null)))()`);
  }

  /** Waits until the view is drawn and stays so: right after a change it is still the one before, and not yet busy. */
  async rested() {
    const start = Date.now();
    for (let calm = 0; calm < 6; ) {
      const drawn = await this.evaluate(() => Boolean(document.querySelector("#view h1")) && document.querySelector("#columns")?.getAttribute("aria-busy") === "false");
      calm = drawn ? calm + 1 : 0;
      if (Date.now() - start > PATIENCE_MS) throw new Error("the view does not come to rest");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Waits until a function in the page returns something true, and gives that. */
  async until(f, ...args) {
    const start = Date.now();
    for (;;) {
      const value = await this.evaluate(f, ...args);
      if (value) return value;
      if (Date.now() - start > PATIENCE_MS) {
        const text = (await this.text()).slice(0, 500);
        throw new Error(`waited in vain for ${f.name || f} ${JSON.stringify(args)}; the page says: ${text}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** All text that can be seen. */
  text() {
    return this.evaluate(() => document.body.innerText);
  }

  /** Waits until the text can be seen in what the selector names. */
  untilText(text, selector = "body") {
    return this.until(
      (selector, text) => [...document.querySelectorAll(selector)].some((element) => element.innerText.includes(text)),
      selector,
      text,
    );
  }

  /** Waits until the target is there, in sight, and covered by nothing. @param {Target} target */
  find(target) {
    return this.until(findPlace, target);
  }

  /** Clicks in the middle of it, as a user does: not while it still moves. @param {Target} target */
  async click(target) {
    const start = Date.now();
    for (let [place, before] = [await this.find(target), null]; ; [place, before] = [await this.find(target), place]) {
      if (place.x === before?.x && place.y === before.y) return this.pointerClick(place.x, place.y);
      if (Date.now() - start > PATIENCE_MS) throw new Error(`${JSON.stringify(target)} does not come to rest`);
    }
  }

  /** Clicks into a field and types over what is in it. @param {Target} target */
  async type(target, text) {
    await this.click(target);
    await this.evaluate(() => {
      let field = document.activeElement;
      while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
      field?.select?.();
    });
    await this.typeText(text);
  }

  /** What axe-core finds wrong, as `rule: selector` lines. */
  async axe() {
    const { axeSource } = await import("./axe.mjs");
    await this.run(`(() => { ${axeSource}; return true; })()`);
    return this.evaluate(async () => {
      const { violations } = await axe.run(document, { resultTypes: ["violations"] });
      return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}`));
    });
  }

  // What each engine does in its own way.

  /** Goes to an address and waits until it is loaded. @param {string} url */
  async goto(url) {
    throw new Error(`not driven: ${url}`);
  }

  /** Evaluates an expression; a promise is waited for. @param {string} expression @returns {Promise<any>} */
  async run(expression) {
    throw new Error(`not driven: ${expression}`);
  }

  /** @param {number} x @param {number} y in CSS pixels of the viewport */
  async pointerClick(x, y) {
    throw new Error(`not driven: ${x},${y}`);
  }

  /** Types into what has the focus. @param {string} text */
  async typeText(text) {
    throw new Error(`not driven: ${text}`);
  }

  /** Presses a key by its name in KeyboardEvent.key, "Shift+" before it if need be. @param {string} key */
  async press(key) {
    throw new Error(`not driven: ${key}`);
  }

  /** @param {number} width @param {number} height in CSS pixels */
  async viewport(width, height) {
    throw new Error(`not driven: ${width}x${height}`);
  }

  /** Light or dark, where the engine's driver can say so: see `canColorScheme`. @param {"light" | "dark"} scheme */
  async colorScheme(scheme) {
    throw new Error(`not driven: ${scheme}`);
  }

  /** Whether `colorScheme` works: in Chromium alone. */
  get canColorScheme() {
    return false;
  }

  /** Writes a PNG of the viewport. @param {string} path */
  async screenshot(path) {
    throw new Error(`not driven: ${path}`);
  }

  /** All that happened since the page was made. @returns {Promise<Log>} */
  async log() {
    throw new Error("not driven");
  }

  /** A second tab beside this one, with what the browser keeps for it. Its log is not looked at. @returns {Promise<Page>} */
  async another() {
    throw new Error("not driven");
  }

  /** Ends the page. */
  async close() {
    throw new Error("not driven");
  }
}
