/** What the page keeps in the browser, from outside: looked at, damaged, forgotten. */

/** Forgets all that the page keeps, as if it had never been opened. @param {import("./page.mjs").Page} page */
export const forget = (page) => page.evaluate(async () => {
  localStorage.clear();
  const db = await new Promise((resolve, reject) => Object.assign(indexedDB.open("newsprism"), { onsuccess: (e) => resolve(e.target.result), onerror: reject }));
  const tx = db.transaction(db.objectStoreNames, "readwrite");
  for (const name of db.objectStoreNames) tx.objectStore(name).clear();
  await new Promise((resolve) => (tx.oncomplete = resolve));
  db.close();
});

/** Alters the last record of a table. @param {import("./page.mjs").Page} page @param {"journal"|"snapshots"} table @param {object} change fields that are put in its place */
export const damage = (page, table, change) => page.evaluate(async (table, change) => {
  const db = await new Promise((resolve, reject) => Object.assign(indexedDB.open("newsprism"), { onsuccess: (e) => resolve(e.target.result), onerror: reject }));
  const tx = db.transaction(table, "readwrite");
  const cursor = await new Promise((resolve) => (tx.objectStore(table).openCursor(null, "prev").onsuccess = (e) => resolve(e.target.result)));
  cursor.update({ ...cursor.value, ...change });
  await new Promise((resolve) => (tx.oncomplete = resolve));
  db.close();
}, table, change);

/** The project file of what is open, from the dialog of corpora, without a download. @param {import("./page.mjs").Page} page */
export async function savedProject(page) {
  await page.evaluate(() => {
    globalThis.saved = undefined;
    HTMLAnchorElement.prototype.click = function () {};
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make;
      // A reader, not blob.text(): WebKit cannot fetch one in a page opened from disk.
      const reader = new FileReader();
      reader.onload = () => (globalThis.saved = reader.result);
      reader.readAsText(blob);
      return make.call(URL, blob);
    };
    if (!document.querySelector("dialog[open]")) document.querySelector(".corpus button").click();
  });
  await page.click({ role: "button", name: "save the project as a file" });
  return page.until(() => globalThis.saved);
}
