/**
 * WebKitGTK's MiniBrowser, by plain WebDriver. It has no log: the collector, put into the page, keeps one, and what
 * was requested is read from the page's own record of resources.
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { installed, miniBrowser } from "./browsers.mjs";
import { Page } from "./page.mjs";

/** How long a browser may take to start, and a command to be answered. */
const START_MS = 45_000;
const ANSWER_MS = 120_000;

/** WebDriver's names of the keys that are no characters. */
const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

/** @returns {Promise<import("../run.mjs").Browser>} */
export async function launch() {
  let driver = await startDriver();
  return {
    page: async (build, url) => {
      // Now and then a driver does not answer when a browser is to start: another one is asked then.
      for (let tries = 1; ; tries++) {
        try {
          return await WebKitPage.start(build, url, driver.base);
        } catch (error) {
          if (tries === 3) throw error;
          driver.end();
          driver = await startDriver();
        }
      }
    },
    close: async () => driver.end(),
  };
}

async function startDriver() {
  const port = await freePort();
  const screen = ["-a", "-s", "-screen 0 1680x1400x24"];
  const driver = spawn("xvfb-run", [...screen, installed("webkit"), `--port=${port}`], {
    detached: true, // a group of its own, to be ended as one
    stdio: "ignore",
  });
  const end = () => {
    try {
      process.kill(-driver.pid, "SIGTERM");
    } catch {
      // it has ended already
    }
  };
  process.once("exit", end);
  const base = `http://127.0.0.1:${port}`;
  await answering(base);
  return { base, end };
}

class WebKitPage extends Page {
  static async start(build, url, base) {
    const page = new WebKitPage("webkit", build, url);
    const options = { binary: miniBrowser(), args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = await command(`${base}/session`, "POST", { capabilities }, START_MS);
    page.session = `${base}/session/${sessionId}`;
    page.kept = { console: [], requests: [], violations: [] };
    await page.send("timeouts", { script: 60_000, pageLoad: 60_000 });
    await page.viewport(1440, 900);
    return page;
  }

  send(path, body, method = "POST") {
    return command(`${this.session}/${path}`, method, body);
  }

  async goto(url) {
    await this.keep();
    await this.send("url", { url });
  }

  async run(expression) {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${expression}))().then(
        (value) => done({ value: value === undefined ? null : value }),
        (error) => done({ error: String(error && error.stack ? error + "\\n" + error.stack : error) }));`;
    const { value, error } = await this.send("execute/async", { script, args: [] });
    if (error !== undefined) throw new Error(error);
    return value;
  }

  async pointerClick(x, y) {
    const at = { type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) };
    const actions = [at, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await this.send("actions", { actions: [{ type: "pointer", id: "mouse", actions }] });
  }

  async typeText(text) {
    await this.keys([...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));
  }

  async press(key) {
    const values = (key === "+" ? ["+"] : key.split("+")).map((name) => KEYS[name] ?? name);
    const down = values.map((value) => ({ type: "keyDown", value }));
    const up = values.map((value) => ({ type: "keyUp", value })).reverse();
    await this.keys([...down, ...up]);
  }

  keys(actions) {
    return this.send("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /**
   * The window's frame is part of its size: it is set again, larger by what the frame takes. It cannot be narrower
   * than its tool bar: 447 pixels.
   */
  async viewport(width, height) {
    let [outerWidth, outerHeight] = [width, height];
    for (let round = 0; round < 4; round++) {
      await this.send("window/rect", { x: 0, y: 0, width: outerWidth, height: outerHeight });
      await new Promise((resolve) => setTimeout(resolve, 60));
      const inner = await this.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      if (inner.width === width && inner.height === height) return;
      outerWidth += width - inner.width;
      outerHeight += height - inner.height;
    }
  }

  async screenshot(path) {
    writeFileSync(path, Buffer.from(await this.send("screenshot", undefined, "GET"), "base64"));
  }

  /** A document's log goes with it. */
  async keep() {
    const seen = await this.evaluate(() => {
      const resources = performance.getEntriesByType("resource").map((entry) => entry.name);
      const { console = [], violations = [] } = globalThis.__seen ?? {};
      performance.clearResourceTimings();
      return { console: console.splice(0), violations: violations.splice(0), requests: resources };
    });
    for (const [kind, lines] of Object.entries(seen)) this.kept[kind].push(...lines);
  }

  async log() {
    await this.keep();
    return this.kept;
  }

  async close() {
    await command(this.session, "DELETE");
  }
}

async function command(url, method, body, within = ANSWER_MS) {
  const headers = { "content-type": "application/json" };
  const signal = AbortSignal.timeout(within);
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body), signal });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver: ${value?.error}: ${value?.message}`);
  return value;
}

async function answering(base) {
  for (let tries = 0; tries < 200; tries++) {
    try {
      await fetch(`${base}/status`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("WebKitWebDriver does not answer");
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
