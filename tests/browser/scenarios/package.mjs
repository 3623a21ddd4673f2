/** The npm package in a page of another program. */
import { join } from "node:path";
import { serve } from "../../../www/build/serve.mjs";

export async function theEngineAnswersInAnotherPage(page) {
  if (page.build !== "site") return page.open();
  const server = await serve(join(import.meta.dirname, "../../.."));
  page.others.push(server.url);
  await page.goto(`${server.url}tests/examples/browser.html`);
  await page.untilText("worker", "#out");
  await page.untilText("Anna Berg: tell: “It will work,”", "#out");
  server.close();
}

export async function thePageStandsInAFrameOfAnother(page) {
  if (page.build !== "site") return page.open();
  const server = await serve(join(import.meta.dirname, "../../.."));
  page.others.push(server.url);
  await page.goto(`${server.url}tests/examples/frame.html`);
  await page.until(() => document.querySelector("iframe").contentDocument?.querySelector("#view h1")?.textContent.includes("quotations"));
  server.close();
}
