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

/**
 * Alters a record of a table, the last if it is not said which.
 * @param {import("./page.mjs").Page} page @param {"journal"|"snapshots"} table @param {object} change fields that are put in its place @param {number} [back] records from the last
 */
export const damage = (page, table, change, back = 0) => page.evaluate(async (table, change, back) => {
  const db = await new Promise((resolve, reject) => Object.assign(indexedDB.open("newsprism"), { onsuccess: (e) => resolve(e.target.result), onerror: reject }));
  const store = db.transaction(table, "readwrite").objectStore(table);
  const asked = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const key = (await asked(store.getAllKeys())).at(-1 - back);
  store.put({ ...(await asked(store.get(key))), ...change }, key);
  await new Promise((resolve) => (store.transaction.oncomplete = resolve));
  db.close();
}, table, change, back);

/** Numbers of the steps in the journal. @param {import("./page.mjs").Page} page */
export const steps = (page) => page.evaluate(async () => {
  const db = await new Promise((resolve) => (indexedDB.open("newsprism").onsuccess = (e) => resolve(e.target.result)));
  const keys = await new Promise((resolve) => (db.transaction("journal").objectStore("journal").getAllKeys().onsuccess = (e) => resolve(e.target.result)));
  db.close();
  return keys.map((key) => key[1]);
});

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
