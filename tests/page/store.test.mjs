/** What the browser keeps, over a small database in memory that closes, forgets and refuses as it is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addArticles, newProject, rename } from "../../www/project/model.js";
import { Store } from "../../www/project/store.js";

const compare = (a, b) => {
  if (!Array.isArray(a)) return a < b ? -1 : Number(a > b);
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 0 ? 0 : compare(a[at], b[at]);
};
const isIn = (key, range) => {
  if (range?.lower === undefined) return range === undefined || compare(key, range) === 0;
  const [low, high] = [compare(key, range.lower), compare(key, range.upper)];
  return (range.lowerOpen ? low > 0 : low >= 0) && (range.upperOpen ? high < 0 : high <= 0);
};

/** A database: `tables` has what is on disk, `connection` the last that was opened; `onceAsked` is called at the next transaction. */
class Disk {
  tables = {};
  connection = null;
  onceAsked = null;
  open() {
    const request = {};
    setTimeout(() => {
      this.connection = request.result = { close() {}, createObjectStore: (name) => (this.tables[name] = new Map()), transaction: () => this.transaction() };
      if (!this.tables.corpora) request.onupgradeneeded({ oldVersion: 0 });
      request.onsuccess();
    });
    return request;
  }
  transaction() {
    const { onceAsked } = this;
    this.onceAsked = null;
    onceAsked?.();
    const made = { abort() {} };
    let waiting = 0;
    const later = (work) => {
      const request = {};
      waiting++;
      setTimeout(() => {
        request.result = work();
        request.onsuccess?.();
        waiting--;
        setTimeout(() => waiting || made.oncomplete?.(), 1);
      });
      return request;
    };
    later(() => {});
    made.objectStore = (name) => {
      const table = this.tables[name];
      const found = (range) => [...table.values()].filter(({ key }) => isIn(key, range)).sort((a, b) => compare(a.key, b.key));
      return {
        put: (value, key = value.id) => later(() => table.set(JSON.stringify(key), { key, value: structuredClone(value) })),
        get: (key) => later(() => found(key)[0]?.value),
        getAll: (range) => later(() => found(range).map(({ value }) => value)),
        getAllKeys: (range) => later(() => found(range).map(({ key }) => key)),
        delete: (range) => later(() => found(range).forEach(({ key }) => table.delete(JSON.stringify(key)))),
        clear: () => later(() => table.clear()),
      };
    };
    return made;
  }
  get titles() {
    return [...this.tables.corpora.values()].map(({ value }) => [value.title, value.base]).sort();
  }
}

// A channel keeps the process alive, and other stores would hear of it.
globalThis.BroadcastChannel = undefined;
/** What the last store does when the window gets the focus. */
let focus;
globalThis.addEventListener = (_, listener) => (focus = listener);
globalThis.IDBKeyRange = { bound: (lower, upper, lowerOpen, upperOpen) => ({ lower, upper, lowerOpen, upperOpen }) };

/** @param {Disk|null} disk none: the browser keeps nothing */
async function started(disk) {
  globalThis.indexedDB = disk ?? undefined;
  const said = [];
  const store = new Store(newProject("Bundled"), "base", { changed: async () => {}, say: (text) => said.push(text) });
  await store.start();
  return { store, said };
}

test("a database that the browser closed is opened again, whatever is asked for", async () => {
  const disk = new Disk();
  const { store, said } = await started(disk);
  const close = () => disk.connection.onclose();
  await store.create(newProject("Mine"));
  const { id } = store;
  await store.open("");
  close();
  assert.deepEqual((await store.list()).map(({ title }) => title), ["Mine"]);
  close();
  await store.open(id);
  assert.equal(store.project.title, "Mine");
  close();
  await store.create(newProject("Third"));
  assert.notEqual(store.id, "");
  close();
  await store.change((project) => rename(project, "Third, changed"));
  assert.deepEqual(disk.titles, [["Mine", ""], ["Third, changed", ""]], "no copy of the bundled corpus");
  close();
  await store.remove(id);
  assert.deepEqual(disk.titles, [["Third, changed", ""]]);
  assert.deepEqual([said, store.isKept], [[], true]);
});

test("a step that meets a closed database is shown, and said not to be kept", async () => {
  const disk = new Disk();
  const { store, said } = await started(disk);
  await store.change((project) => {
    // A newer page in another tab.
    disk.connection.onversionchange();
    return rename(project, "New name");
  });
  assert.deepEqual([store.project.title, store.isKept, said.length], ["New name", false, 1]);
  assert.match(said[0], /holds until this tab is closed/);
  assert.doesNotMatch(said[0], /delete a corpus/);
  await store.change((project) => addArticles(project, [{ file: "a.txt", text: "a" }]));
  assert.deepEqual([store.project.title, store.project.articles.length, said.length], ["New name", 1, 1]);
});

test("where nothing is kept, the steps of one corpus are not those of the next", async () => {
  const { store, said } = await started(null);
  await store.change((project) => addArticles(project, [{ file: "one.txt", text: "one" }]));
  await store.change((project) => rename(project, "Renamed"));
  assert.deepEqual([store.project.title, store.project.articles.length], ["Renamed", 1]);
  await store.create(newProject("Other"));
  await store.change((project) => addArticles(project, [{ file: "two.txt", text: "two" }]));
  assert.deepEqual([store.project.title, store.project.articles.map(({ file }) => file)], ["Other", ["two.txt"]]);
  assert.equal(said.length, 2, "once a corpus");
  for (const text of said) assert.doesNotMatch(text, /delete a corpus/, "there is none to delete");
});

test("a step that is wished while the page takes over what another tab did is not lost", async () => {
  const disk = new Disk();
  const { store: other } = await started(disk);
  await other.create(newProject("First"));
  const { store } = await started(disk);
  await other.change((project) => addArticles(project, [{ file: "a.txt", text: "a" }]));
  // The focus comes with the click that is the step.
  let change;
  disk.onceAsked = () => (change = store.change((project) => rename(project, "Second")));
  focus();
  while (!change) await new Promise((resolve) => setTimeout(resolve));
  await change;
  assert.deepEqual([store.project.title, store.project.articles.length, store.isKept], ["Second", 1, true]);
});

test("a corpus without its head opens in its last good state; one that was deleted meanwhile stays away", { timeout: 20_000 }, async () => {
  for (const isDeleted of [false, true]) {
    const disk = new Disk();
    const { store, said } = await started(disk);
    await store.create(newProject("Mine"));
    const { id } = store;
    await store.change((project) => rename(project, "Mine 2"));
    await store.change((project) => rename(project, "Mine 3"));
    disk.tables.corpora.delete(JSON.stringify(id));
    const last = JSON.stringify([id, 2]);
    disk.tables.journal.get(last).value.sum = "damaged";
    if (!isDeleted) {
      await store.open(id);
      assert.deepEqual([store.project.title, disk.titles], ["Mine 2", [["Mine 2", ""]]]);
      assert.match(said[0], /the last step could not be read/);
      continue;
    }
    // Between the reading and the writing.
    disk.onceAsked = () => (disk.onceAsked = () => Object.values(disk.tables).forEach((table) => table.clear()));
    await assert.rejects(store.open(id), { code: "store-damaged" });
    assert.deepEqual(disk.titles, []);
  }
});
