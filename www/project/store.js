// Keeps corpora in the browser: each as a snapshot and a journal of the steps since, every record with its checksum.
//
// A step is shown as done when its transaction is: what was confirmed is on disk. Steps are functions of the project, so
// that they can be made anew on what another tab did meanwhile. Two snapshots are kept, with the journal from the older
// one on: a record that is damaged costs what came after it, no more. What is large is written and read in slices, so that
// the page can answer in between; a transaction would end at the first pause, so that is done before it or after it.

import { EngineError } from "../engine/error.js";
import { VERSION, apply, historyOf, redo, undo } from "./model.js";
import { hashing, joined } from "./sha256.js";
import { inSlices, pieces } from "./slices.js";

/** @typedef {import("./model.js").Project} Project */
/** @typedef {import("./model.js").History} History */
/** @typedef {import("./model.js").Edit} Edit */

/** What a corpus is in the list. `base`: digest of the bundled project that it began as, "" for none. @typedef {{ id: string, title: string, articles: number, base: string, seq: number, changed: number, bytes: number, journal: number }} Head */
/** A step as it is wished. @typedef {((project: Project) => Edit)|"undo"|"redo"} Step */
/** A step as it is kept: the edit, and which way. @typedef {{ way: "do"|"undo"|"redo", edit?: Edit }} Entry */
/** A text as UTF-8, which is sooner handed over than the text, and its digest. @typedef {{ bytes: Uint8Array, sum: string }} Sealed */
/** A corpus as it was read. `end`: the last number that was given; `lost`: steps after the last good state. @typedef {{ head: Head, history: History, seq: number, end: number, lost: number }} Kept */
/** @typedef {{ changed: () => Promise<void>, say: (notice: string) => void }} Hooks `changed`: the project is another than before */

const TABLES = ["corpora", "snapshots", "journal", "opened"];
/** A journal may grow to this many bytes before there is a new snapshot, or to the size of the last one. */
const JOURNAL = 250_000;
/** Texts longer than this stand once in a snapshot, however often they occur in the history. */
const LONG = 200;

export class Store {
  /** @type {IDBDatabase|null} */
  #db = null;
  /** As it is on disk. @type {History} */
  #kept;
  /** With the steps that are not on disk (yet). @type {History} */
  #now;
  /** Steps that are not on disk (yet). @type {{ step: Step, isTried?: boolean }[]} */
  #queue = [];
  #id = "";
  #seq = 0;
  #base = "";
  /** @type {Project} */
  #bundled;
  /** @type {Hooks} */
  #hooks;
  #channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("newsprism");
  /** One transaction after the other. @type {Promise<unknown>} */
  #turn = Promise.resolve();
  #isTold = false;
  /** Whether the browser closed the database by itself. */
  #isClosed = false;
  #isPacking = false;

  /** @param {Project} bundled @param {string} base its digest @param {Hooks} hooks */
  constructor(bundled, base, hooks) {
    this.#bundled = bundled;
    this.#base = base;
    this.#hooks = hooks;
    this.#kept = this.#now = historyOf(bundled);
    this.#channel?.addEventListener("message", () => void this.#catchUp());
    addEventListener("focus", () => void this.#catchUp());
  }

  async #connect() {
    this.#db = await database((isClosed) => {
      this.#db = null;
      this.#isClosed = isClosed;
    });
  }

  get project() {
    return this.#now.project;
  }
  /** What "undo" would undo, in words. */
  get undoes() {
    return this.#now.done.at(-1)?.what;
  }
  get redoes() {
    return this.#now.undone.at(-1)?.what;
  }
  /** Which corpus is open; "" for the bundled one as it came. */
  get id() {
    return this.#id;
  }
  /** Whether all that was done is on disk. */
  get isKept() {
    return this.#db !== null && this.#queue.length === 0;
  }
  /** Whether this browser keeps anything for this page. */
  get isDurable() {
    return this.#db !== null;
  }

  /** Opens what was open last in this page, or the bundled corpus. */
  start = () => this.#inTurn(async () => {
    try {
      await this.#connect();
      const id = await this.#do("readonly", async (tables) => {
        const last = await got(tables.opened.get(this.#base));
        return last !== undefined && (await got(tables.corpora.get(last))) ? last : "";
      });
      if (id) await this.#openIt(id);
    } catch (error) {
      if (error instanceof EngineError) this.#hooks.say(error.message);
      else if (!this.#db) this.#warn();
      else this.#hooks.say(`What this browser keeps could not be read (${String(error)}). You see the reports that came with the page; nothing that is kept was touched.`);
    }
  });

  /** One step; resolves when it is on disk, or when the reader was told that it is not. @param {Step} step */
  change(step) {
    /** @type {{ step: Step, isTried?: boolean }} */
    const wished = { step };
    this.#queue.push(wished);
    const turn = this.#inTurn(async () => {
      // An earlier turn may have taken it along.
      if (!this.#queue.includes(wished)) return;
      wished.isTried = true;
      try {
        if (!this.#db && !this.#isClosed) throw new Error();
        await this.#commit();
        this.#isTold = false;
      } catch (error) {
        this.#now = this.#queue.reduce((now, { step }) => taken(now, step)[0], this.#kept);
        this.#warn(error);
      }
    });
    return turn.then(() => this.#hooks.changed());
  }

  undo = () => (this.undoes ? this.change("undo") : Promise.resolve());
  redo = () => (this.redoes ? this.change("redo") : Promise.resolve());

  /** All that is kept, last changed first. @returns {Promise<Head[]>} */
  async list() {
    const heads = await this.#do("readonly", (tables) => got(tables.corpora.getAll()));
    return /** @type {Head[]} */ (heads ?? []).filter((head) => typeof head?.id === "string").sort((a, b) => b.changed - a.changed);
  }

  /** Keeps a project as a corpus of its own and opens it. @param {Project} project */
  create = (project) => this.#inTurn(() => this.#createIt(project));
  /** Opens a corpus of the list; "" for the bundled one. @param {string} id */
  open = (id) => this.#inTurn(() => this.#openIt(id));

  /** @param {Project} project */
  async #createIt(project) {
    this.#mayLeave();
    const id = newId();
    const history = historyOf(project);
    try {
      const snapshot = await sealed(id, 0, packing(history));
      await this.#do("readwrite", (tables) => {
        tables.snapshots.put(snapshot, [id, 0]);
        tables.corpora.put(headOf(id, "", 0, project, snapshot.bytes.length, 0));
        tables.opened.put(id, this.#base);
      });
    } catch (error) {
      throw new EngineError({ code: "not-kept", message: "There is no room for it in this browser. Nothing was taken in and nothing lost: delete a corpus that you do not need, and try again.", about: String(error) });
    }
    await this.#become(this.#db ? id : "", 0, history);
  }

  /** @param {string} id */
  async #openIt(id) {
    this.#mayLeave();
    if (id === "") {
      id = (await this.#do("readonly", (tables) => got(tables.opened.get(`of:${this.#base}`)))) ?? "";
    }
    const { seq, history } = id ? await this.#read(id) : { seq: 0, history: historyOf(this.#bundled) };
    // Where there is no room even for that, it is opened all the same.
    await this.#do("readwrite", ({ opened }) => void (id ? opened.put(id, this.#base) : opened.delete(this.#base))).catch(() => {});
    await this.#become(id, seq, history);
  }

  /** Deletes a corpus; if it is the open one, the bundled one is opened. @param {string} id */
  remove = (id) => this.#inTurn(async () => {
    await this.#do("readwrite", async (tables) => {
      const head = await got(tables.corpora.get(id));
      tables.corpora.delete(id);
      tables.snapshots.delete(all(id));
      tables.journal.delete(all(id));
      if (head?.base) tables.opened.delete(`of:${head.base}`);
    });
    this.#channel?.postMessage(id);
    // There may be room now for what had none.
    if (id !== this.#id) return this.#queue.length ? this.#commit().catch(() => {}) : undefined;
    this.#queue = [];
    await this.#openIt("");
  });

  /** Deletes all that the page keeps in this browser. */
  forget = () => this.#inTurn(async () => {
    await this.#do("readwrite", (tables) => Object.values(tables).forEach((table) => table.clear()));
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith("newsprism")) localStorage.removeItem(key);
    } catch {
      // No storage here: then there is nothing in it.
    }
    this.#channel?.postMessage("");
    await this.#become("", 0, historyOf(this.#bundled));
  });

  /** What takes room, in bytes, and whether the browser promised to keep it. */
  async room() {
    const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
    return { usage, quota, isPersisted: (await navigator.storage?.persisted?.().catch(() => false)) ?? false };
  }

  /** @param {string} id @param {number} seq @param {History} history */
  async #become(id, seq, history) {
    this.#id = id;
    this.#seq = seq;
    this.#isTold = false;
    // What could not be kept was of the corpus before; what is still to be tried comes after this.
    this.#queue = this.#queue.filter(({ isTried }) => !isTried);
    this.#kept = this.#now = history;
    await this.#hooks.changed();
  }

  /** Puts the queue on disk, over what other tabs put there. */
  async #commit() {
    for (;;) {
      const wished = [...this.#queue];
      const isFirst = this.#id === "";
      const id = this.#id || newId();
      let [history, seq, length] = [this.#kept, this.#seq, 0];
      const first = isFirst ? await sealed(id, 0, packing(history)) : null;
      /** @type {Sealed[]} */
      const records = [];
      for (const { step } of wished) {
        const [next, entry] = taken(history, step);
        if (!entry) continue;
        history = next;
        const record = await sealed(id, ++seq, pieces(entry, 3));
        length += record.bytes.length;
        records.push(record);
      }
      const from = this.#seq;
      const made = await this.#do("readwrite", async (tables) => {
        // Another tab may have begun a copy of the bundled corpus, or gone on with this one.
        const begun = isFirst ? await got(tables.opened.get(`of:${this.#base}`)) : id;
        const there = begun && /** @type {Head|undefined} */ (await got(tables.corpora.get(begun)));
        if (!there && !isFirst) throw gone(this.project.title);
        if (there && (isFirst || there.seq !== from)) return begun;
        if (first) {
          tables.snapshots.put(first, [id, 0]);
          tables.opened.put(id, `of:${this.#base}`);
        }
        tables.opened.put(id, this.#base);
        records.forEach((record, i) => tables.journal.put(record, [id, from + i + 1]));
        const head = there || headOf(id, this.#base, 0, history.project, first?.bytes.length ?? 0, 0);
        const now = headOf(id, head.base, seq, history.project, head.bytes, head.journal + length);
        tables.corpora.put(now);
        return now;
      });
      if (!made) throw new Error("the database was closed");
      if (typeof made === "string") {
        const read = await this.#read(made);
        [this.#id, this.#seq, this.#kept] = [made, read.seq, read.history];
        continue;
      }
      this.#queue = this.#queue.filter((one) => !wished.includes(one));
      [this.#id, this.#seq] = [id, seq];
      this.#kept = this.#now = history;
      this.#channel?.postMessage(id);
      // Asked for when there is something to lose; a browser that asks the reader does so once.
      if (isFirst) void navigator.storage?.persist?.().catch(() => false);
      if (made.journal > Math.max(JOURNAL, made.bytes)) void this.#pack(made, history);
      return;
    }
  }

  /** Puts a snapshot beside a journal that has grown long. @param {Head} made @param {History} history */
  async #pack({ id, seq, journal }, history) {
    if (this.#isPacking) return;
    this.#isPacking = true;
    try {
      const snapshot = await sealed(id, seq, packing(history));
      await this.#do("readwrite", async (tables) => {
        /** @type {Head|undefined} */
        const head = await got(tables.corpora.get(id));
        if (!head) return;
        const last = Math.max(0, ...(await starts(tables, id)).filter((start) => start < seq));
        tables.snapshots.put(snapshot, [id, seq]);
        if (last > 0) {
          tables.snapshots.delete(IDBKeyRange.bound([id, 0], [id, last], false, true));
          tables.journal.delete(IDBKeyRange.bound([id, 0], [id, last]));
        }
        tables.corpora.put({ ...head, bytes: snapshot.bytes.length, journal: Math.max(0, head.journal - journal) });
      });
    } catch {
      // No room for it: then the journal has all of it, as before.
    }
    this.#isPacking = false;
  }

  /** A corpus as it is on disk, in its last good state: from there on it is that one that holds. @param {string} id @returns {Promise<Kept>} */
  async #read(id) {
    for (;;) {
      const read = await this.#newest(id);
      const { head, history } = read;
      if (!read.lost && head.seq === read.seq) return read;
      const seq = read.end + 1;
      const snapshot = await sealed(id, seq, packing(history));
      const isMine = await this.#do("readwrite", async (tables) => {
        // Its head may be lost; what another tab deleted has no snapshot either, and stays away.
        if (((await got(tables.corpora.get(id)))?.seq ?? head.seq) !== head.seq || (await starts(tables, id)).length === 0) return false;
        tables.snapshots.put(snapshot, [id, seq]);
        // What lies behind the damage must not come back.
        tables.journal.delete(IDBKeyRange.bound([id, read.seq], [id, seq], true));
        tables.corpora.put(headOf(id, head.base, seq, history.project, snapshot.bytes.length, 0));
        return true;
      });
      if (!isMine) continue;
      if (read.lost) this.#hooks.say(`What this browser kept of “${history.project.title}” was damaged: the last ${read.lost === 1 ? "step" : `${read.lost} steps`} could not be read. You see the last good state; look through what you changed last.`);
      return { ...read, seq };
    }
  }

  /** The newest snapshot that is whole, and the steps since, as far as they are. @param {string} id @returns {Promise<Kept>} */
  async #newest(id) {
    /** @type {number[]|undefined} */
    let left;
    let head;
    for (;;) {
      const found = await this.#do("readonly", async (tables) => {
        const keys = left ?? (await starts(tables, id));
        const start = keys.at(-1) ?? 0;
        const range = IDBKeyRange.bound([id, start], [id, Infinity], true);
        const { corpora, snapshots, journal } = tables;
        return { keys, start, range, head: await got(corpora.get(id)), snapshot: await got(snapshots.get([id, start])), numbers: await got(journal.getAllKeys(range)), records: await got(journal.getAll(range)) };
      });
      head = found?.head ?? head;
      if (!found?.keys.length) throw new EngineError({ code: "store-damaged", message: `What this browser kept of “${head?.title ?? "a corpus"}” is damaged or of a later version and cannot be read. It was left as it is: open it in a newer Newsprism, or take your saved project file.`, about: id });
      const { keys, start, numbers, records } = found;
      left = keys.slice(0, -1);
      const text = await unsealed(id, start, found.snapshot);
      let history = text === null ? null : await inSlices(unpacking(text));
      if (!history) continue;
      let seq = start;
      for (const record of records) {
        const entry = numbers[seq - start]?.[1] === seq + 1 ? await unsealed(id, seq + 1, record) : null;
        if (entry === null) break;
        const { way, edit } = JSON.parse(entry);
        history = way === "undo" ? undo(history) : way === "redo" ? redo(history) : apply(history, edit);
        seq++;
      }
      const end = Math.max(seq, ...keys, head?.seq ?? 0, numbers.at(-1)?.[1] ?? 0);
      return { head: head ?? headOf(id, "", seq, history.project, 0, 0), history, seq, end, lost: end - seq };
    }
  }

  /** Takes over what another tab did to the open corpus. */
  #catchUp() {
    return this.#inTurn(async () => {
      if (!this.#db || this.#queue.length > 0) return;
      const id = await this.#do("readonly", async (tables) => {
        const id = this.#id || (await got(tables.opened.get(`of:${this.#base}`)));
        const head = id && (await got(tables.corpora.get(id)));
        if (head && (id !== this.#id || head.seq !== this.#seq)) return id;
        return this.#id && !head ? null : undefined;
      }).catch(() => undefined);
      if (id === null) this.#warn(gone(this.project.title));
      const read = id && (await this.#read(id).catch(() => undefined));
      if (read) await this.#become(id, read.seq, read.history);
    });
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #inTurn(work) {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** What could not be kept is not given up unasked. */
  #mayLeave() {
    if (!this.#db || this.#queue.length === 0) return;
    throw new EngineError({ code: "not-kept", message: `What you changed last in “${this.project.title}” is not kept. Save it as a file, then delete it here or reload the page.` });
  }

  /**
   * A transaction over all tables; resolves when it is on disk.
   * @template T @param {IDBTransactionMode} mode @param {(tables: Record<string, IDBObjectStore>) => T|Promise<T>} work
   * @returns {Promise<T|undefined>} nothing where nothing is kept
   */
  async #do(mode, work) {
    // What the browser closed by itself, it may open again.
    if (!this.#db && this.#isClosed) await this.#connect();
    if (!this.#db) return undefined;
    const tx = this.#db.transaction(TABLES, mode, { durability: "strict" });
    const ended = new Promise((resolve, reject) => {
      tx.oncomplete = resolve;
      tx.onabort = () => reject(tx.error ?? new Error("the browser stopped the transaction"));
    });
    ended.catch(() => {});
    try {
      const result = await work(Object.fromEntries(TABLES.map((name) => [name, tx.objectStore(name)])));
      await ended;
      return result;
    } catch (error) {
      try {
        tx.abort();
      } catch {
        // It has ended already.
      }
      throw tx.error ?? error;
    }
  }

  /** Says once that nothing is kept. @param {unknown} [error] */
  #warn(error) {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#hooks.say(error instanceof EngineError ? error.message : noRoom(error).message);
  }
}

/** @param {string} title */
const gone = (title) => new EngineError({ code: "corpus-gone", message: `“${title}” was deleted in another tab. What you see here holds until this tab is closed: save it as a file.` });

/** @param {any} [error] */
function noRoom(error) {
  const isFull = "There is no room left for this page in this browser";
  // Firefox now and then says of a full store only that something went wrong.
  const known = { QuotaExceededError: isFull, UnknownError: `${isFull}, or it cannot write any more` };
  const full = known[/** @type {keyof typeof known} */ (error?.name)];
  const why = full ?? "This browser keeps nothing for this page (a private window, or a newer Newsprism in another tab)";
  return new EngineError({ code: "not-kept", message: `${why}: what you do from now on holds until this tab is closed. Save the project as a file${full ? ", or delete a corpus that you do not need" : ""}.`, about: error ? String(error) : null });
}

/** @param {(isClosed: boolean) => void} onLost `isClosed`: by the browser, not for another tab @returns {Promise<IDBDatabase>} */
function database(onLost) {
  return new Promise((resolve, reject) => {
    // Version 1 read no bytes: a tab that still runs it lets go.
    const request = indexedDB.open("newsprism", 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0) TABLES.forEach((name) => request.result.createObjectStore(name, name === "corpora" ? { keyPath: "id" } : undefined));
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onclose = () => onLost(true);
      // A later build of the page in another tab: it must not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        onLost(false);
      };
      resolve(request.result);
    };
  });
}

/** @param {IDBRequest} request @returns {Promise<any>} */
const got = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** All records of a corpus. @param {string} id */
const all = (id) => IDBKeyRange.bound([id, 0], [id, Infinity]);

/** @param {string} id @param {string} base @param {number} seq @param {Project} project @param {number} bytes @param {number} journal @returns {Head} */
const headOf = (id, base, seq, { title, articles }, bytes, journal) => ({ id, title, articles: articles.length, base, seq, changed: Date.now(), bytes, journal });

/** Numbers of a corpus' snapshots, in their order. @param {Record<string, IDBObjectStore>} tables @param {string} id @returns {Promise<number[]>} */
const starts = async ({ snapshots }, id) => (await got(/** @type {IDBObjectStore} */ (snapshots).getAllKeys(all(id)))).map((/** @type {any[]} */ key) => key[1]);

const newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

/** A record that says itself whether it is whole. @param {string} id @param {number} seq @param {Iterable<string>} some the text in pieces @returns {Promise<Sealed>} */
const sealed = (id, seq, some) => inSlices((function* () {
  const name = `${id} ${seq} `;
  /** @type {Uint8Array[]} */
  const chunks = [];
  const sum = yield* hashing((function* () {
    yield name;
    yield* some;
  })(), chunks);
  return { bytes: joined(chunks).slice(name.length), sum };
})());
/** @param {string} id @param {number} seq @param {any} record `text` in place of `bytes` in the first version @returns {Promise<string|null>} null if it is damaged */
async function unsealed(id, seq, record) {
  const given = record?.bytes ?? record?.text;
  if (!(typeof given === "string" || given instanceof Uint8Array) || record.sum !== (await inSlices(hashing([`${id} ${seq} `, given])))) return null;
  return typeof given === "string" ? given : new TextDecoder().decode(given);
}

/** Carries a step out. @param {History} history @param {Step} step @returns {[History, Entry|null]} no entry if nothing differs */
function taken(history, step) {
  if (typeof step === "string") {
    const next = step === "undo" ? undo(history) : redo(history);
    return [next, next === history ? null : { way: step }];
  }
  const edit = step(history.project);
  const next = apply(history, edit);
  return [next, next === history ? null : { way: "do", edit }];
}

/** A history as text, each long text in it once. @param {History} history @returns {Generator<string, void>} in pieces */
function* packing(history) {
  /** @type {Map<string, number>} */
  const texts = new Map();
  /** @type {string[]} */
  const body = [];
  const once = (/** @type {string} */ _, /** @type {any} */ value) => {
    if (typeof value !== "string" || value.length < LONG) return value;
    if (!texts.has(value)) texts.set(value, texts.size);
    return { "\0": texts.get(value) };
  };
  for (const piece of pieces(history, 4, once)) {
    body.push(piece);
    yield "";
  }
  yield `{"version":${VERSION},"texts":`;
  yield* pieces([...texts.keys()], 1);
  yield ',"body":"';
  for (const piece of body) yield JSON.stringify(piece).slice(1, -1);
  yield '"}';
}

/** @param {string} packed @returns {Generator<unknown, History|null>} null for what is of a later version */
function* unpacking(packed) {
  const { version, texts, body } = JSON.parse(packed);
  yield;
  if (version !== VERSION) return null;
  const history = JSON.parse(body);
  yield;
  return yield* whole(history, texts);
}

/** With the long texts back in their places. @param {any} value @param {string[]} texts @returns {Generator<unknown, any>} */
function* whole(value, texts) {
  if (typeof value["\0"] === "number") return texts[value["\0"]];
  for (const name of Object.keys(value)) {
    if (typeof value[name] === "object" && value[name] !== null) value[name] = yield* whole(value[name], texts);
  }
  yield;
  return value;
}
