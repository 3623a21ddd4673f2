/**
 * A browser that nobody drives, with a profile that outlives it: it opens a page, and is killed. What the page does there
 * is told by the page itself.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installed, miniBrowser } from "./browsers.mjs";
import { ARGS } from "./chromium.mjs";

/** So that Firefox asks nothing, restores nothing, and goes on after many crashes. */
const PREFERENCES = {
  "browser.aboutwelcome.enabled": false,
  "browser.download.useDownloadDir": true,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "datareporting.policy.dataSubmissionPolicyBypassNotification": true,
  "toolkit.startup.max_resumed_crashes": -1,
};

/**
 * A profile in a folder of its own.
 * @param {string} engine @param {Record<string, unknown>} [preferences] for Firefox
 */
export async function profileOf(engine, preferences = {}) {
  const home = mkdtempSync(join(tmpdir(), "newsprism-profile-"));
  mkdirSync(join(home, "Downloads"));
  const lines = Object.entries({ ...PREFERENCES, ...preferences }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  if (engine === "firefox") writeFileSync(join(home, "user.js"), lines.join(""));
  const screen = engine === "webkit" ? await screenOf() : null;
  return {
    home,
    downloads: join(home, "Downloads"),
    /** Opens a page; ended by the function that it gives, which kills the process and its children. @param {string} url */
    open: (url) => opened(engine, home, screen?.name, url),
    remove: () => {
      screen?.end();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {string} engine @param {string} home @param {string|undefined} display @param {string} url */
function opened(engine, home, display, url) {
  const [program, args] = {
    chromium: () => [installed("chromium"), [...ARGS, "--headless=new", `--user-data-dir=${home}`, url]],
    firefox: () => [installed("firefox"), ["--headless", "--no-remote", "--profile", home, url]],
    webkit: () => [miniBrowser(), [url]],
  }[engine]();
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, "data"), XDG_CACHE_HOME: join(home, "cache"), XDG_CONFIG_HOME: join(home, "config"), ...(display && { DISPLAY: display, GDK_BACKEND: "x11" }) };
  const child = spawn(program, args, { detached: true, stdio: "ignore", env });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  return async () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
    await gone;
  };
}

/** A screen that is not there. */
async function screenOf() {
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1440x1000x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("Xvfb ended")));
    child.stdio[3].once("data", (chunk) => resolve(String(chunk).trim()));
  });
  return { name: `:${number}`, end: () => child.kill() };
}
