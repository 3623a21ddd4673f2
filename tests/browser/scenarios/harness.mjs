/** The tests' own eyes: what must not happen is seen when it does, in every engine. */
import assert from "node:assert/strict";

export async function seesWhatMustNotHappen(page) {
  await page.open();
  await page.untilText("5 reports");
  assert.deepEqual((await page.log()).console, []);
  await page.evaluate(async () => {
    console.info("a word");
    const style = document.createElement("style");
    style.textContent = "main { color: red }";
    document.head.append(style);
    await fetch("http://127.0.0.1:9/elsewhere").catch(() => {});
    setTimeout(() => {
      throw new Error("thrown");
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  const log = await page.log();
  assert.ok(log.console.some((line) => line.includes("a word")), `console: ${log.console}`);
  // WebKit tells a page on disk no more of an error than that there was one.
  assert.ok(log.console.some((line) => /thrown|Script error/.test(line)), `console: ${log.console}`);
  assert.ok(log.violations.some((line) => line.startsWith("style-src")), `violations: ${log.violations}`);
  assert.ok(log.violations.some((line) => line.startsWith("connect-src")), `violations: ${log.violations}`);
  for (const lines of Object.values(log)) lines.length = 0;
}

export async function clicksTypesAndPresses(page) {
  await page.open();
  await page.untilText("5 reports");
  await page.evaluate(() => {
    const over = document.createElement("div");
    Object.assign(over.style, { position: "fixed", inset: 0, overflow: "auto", zIndex: 1000, background: "white" });
    const label = Object.assign(document.createElement("label"), { textContent: "Search " });
    const field = Object.assign(document.createElement("input"), { type: "search", value: "old" });
    const far = Object.assign(document.createElement("button"), { textContent: "Far  below" });
    far.style.marginTop = "3000px";
    label.append(field);
    over.append(label, far);
    document.body.append(over);
    globalThis.clicks = [];
    over.addEventListener("click", (event) => globalThis.clicks.push(event.target.textContent.trim()));
    field.addEventListener("keydown", (event) => globalThis.clicks.push(event.key));
  });
  await page.click({ role: "button", name: "far below" });
  await page.type({ role: "searchbox", name: "search" }, "new");
  await page.press("Tab");
  const { clicks, value } = await page.evaluate(() => {
    return { clicks: globalThis.clicks, value: document.querySelector("body > div:last-of-type input").value };
  });
  assert.equal(value, "new");
  assert.equal(clicks[0], "Far  below");
  assert.deepEqual(clicks.slice(-4), ["n", "e", "w", "Tab"]);
}

export async function setsTheViewport(page) {
  await page.open();
  for (const [width, height] of [[390, 844], [820, 1180], [1440, 900]]) {
    await page.viewport(width, height);
    const actual = await page.evaluate(() => [innerWidth, innerHeight]);
    // WebKit's window cannot be as narrow as a phone.
    const least = page.engine === "webkit" ? 450 : 0;
    assert.ok(actual[0] >= width && actual[0] <= Math.max(width, least), `${actual} for ${[width, height]}`);
    assert.equal(actual[1], height);
  }
}
