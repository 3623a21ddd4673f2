/** Adding articles in a scenario: the dialog opened, files chosen as a reader does. */

/** Opens the page, and the dialog. @param {import("./page.mjs").Page} page @param {string} [hash] */
export async function opened(page, hash = "#/overview") {
  await page.open(hash);
  await page.until(() => globalThis.newsprism?.engine && document.querySelector("#view h1") && document.querySelector("#columns").getAttribute("aria-busy") === "false");
  await page.rested();
  await page.click({ role: "button", name: "Add articles" });
  await page.until(() => document.querySelector("dialog[open] input[type=file]") !== null);
}

/**
 * @param {import("./page.mjs").Page} page @param {{ name: string, base64: string }[]} files
 * @param {number} [field] which of the dialog's fields for files; negative ones count from the last
 */
export async function give(page, files, field = 0) {
  // While a preview is drawn away, there is no field.
  await page.until((files, at) => {
    const field = [...document.querySelectorAll("dialog input[type=file]")].at(at);
    if (!field) return false;
    const given = new DataTransfer();
    for (const { name, base64 } of files) given.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    field.files = given.files;
    field.dispatchEvent(new Event("change"));
    return true;
  }, files, field);
}

/** A file to give. @param {string} name @param {string} content */
export const textFile = (name, content) => ({ name, base64: Buffer.from(content).toString("base64") });
