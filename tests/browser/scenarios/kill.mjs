/**
 * The browser's process is killed in the middle of changes: what was shown as done is there when it is opened again.
 * `NEWSPRISM_KILLS=30` kills that often.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ARGS } from "../harness/chromium.mjs";
import { installed } from "../harness/browsers.mjs";

const KILLS = Number(process.env.NEWSPRISM_KILLS ?? 3);

/** A browser of its own with a profile that outlives it. */
async function started(profile) {
  const child = spawn(installed("chromium"), [...ARGS, "--headless=new", `--user-data-dir=${profile}`, "--remote-debugging-port=0", "about:blank"], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", () => reject(new Error(`the browser ended: ${said}`)));
    child.stderr.on("data", (chunk) => {
      said += chunk;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const gone = new Promise((resolve) => child.once("exit", resolve));
  return {
    page: browser.contexts()[0].pages()[0],
    kill: async () => {
      process.kill(-child.pid, "SIGKILL");
      await gone;
      await browser.close().catch(() => {});
    },
  };
}

/** Corrects, names, adds, undoes, as fast as the page lets, each step told to the console when it is shown. */
const work = (from) => {
  const until = async (f) => {
    while (!f()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  void (async () => {
    document.querySelector(".corpus button").click();
    await until(() => document.querySelector("dialog[open] .one-field"));
    for (let n = from; ; n++) {
      const field = document.querySelector("dialog .one-field input");
      field.value = `Name ${n}`;
      field.form.requestSubmit();
      await until(() => document.querySelector(".corpus").innerText.includes(`Name ${n} `));
      console.info(`confirmed ${n}`);
      await until(() => document.querySelector("dialog [role=status]").innerText === "");
    }
  })();
};

export async function whatWasConfirmedOutlivesAKill(page) {
  const profile = mkdtempSync(join(tmpdir(), "newsprism-profile-"));
  let confirmed = 0;
  let steps = 0;
  let further = 0;
  try {
    for (let n = 0; n <= KILLS; n++) {
      const { page: inner, kill } = await started(profile);
      try {
        await inner.goto(page.url);
        await inner.waitForSelector("#view h1", { timeout: 60_000 });
        const title = await inner.evaluate(() => document.querySelector(".corpus").innerText);
        const notices = await inner.evaluate(() => document.querySelector("#notices").innerText);
        assert.equal(notices, "");
        const shown = Number(/Name (\d+) /.exec(title)?.[1] ?? 0);
        // Steps whose word did not reach this process any more may be there too: more, never fewer, never half of one.
        assert.ok(shown >= confirmed, `confirmed ${confirmed}, after the kill “${title}”`);
        assert.ok(shown <= confirmed + 3, `confirmed ${confirmed}, after the kill “${title}”`);
        further += shown - confirmed;
        if (n === KILLS) return;
        confirmed = shown;
        const first = new Promise((resolve) => inner.on("console", (message) => {
          const found = /confirmed (\d+)/.exec(message.text());
          if (!found) return;
          confirmed = Number(found[1]);
          steps++;
          resolve();
        }));
        await inner.evaluate(work, shown + 1);
        await first;
        // At any moment of what follows.
        await new Promise((resolve) => setTimeout(resolve, (n * 137) % 700));
      } finally {
        await kill();
      }
    }
  } finally {
    console.log(`  ${KILLS} kills, ${steps} steps confirmed, ${further} more were on disk`);
    rmSync(profile, { recursive: true, force: true });
  }
}
whatWasConfirmedOutlivesAKill.engines = ["chromium"];
