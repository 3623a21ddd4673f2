// Long work on the page's own thread, in slices: a generator stops wherever others may come in between. Pure but for the clock.

/** How long the page works at a stretch, in milliseconds. */
const STRETCH = 10;

/** @template T @param {Generator<unknown, T>} work @returns {Promise<T>} */
export async function inSlices(work) {
  for (let since = performance.now(); ; ) {
    const { done, value } = work.next();
    if (done) return value;
    // Nobody waits for a page that is not seen, and its timers come once a second.
    if (performance.now() - since < STRETCH || globalThis.document?.hidden) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
}

/** What becomes of each. @template T, U @param {T[]} list @param {(of: T) => U} make @returns {Promise<U[]>} */
export const each = (list, make) => inSlices((function* () {
  /** @type {U[]} */
  const made = [];
  for (const of of list) yield made.push(make(of));
  return made;
})());

/** @template T @param {Generator<unknown, T>} work @returns {T} */
export function atOnce(work) {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * JSON in pieces: together they are what JSON.stringify writes.
 * @param {any} value @param {number} depth down to which lists and objects are taken apart @param {(key: string, value: any) => any} [replacer]
 * @returns {Generator<string, void>}
 */
export function* pieces(value, depth, replacer) {
  if (depth === 0 || typeof value !== "object" || value === null) return yield JSON.stringify(value, replacer);
  const isList = Array.isArray(value);
  let before = isList ? "[" : "{";
  for (const [name, of] of Object.entries(value)) {
    if (of === undefined && !isList) continue;
    yield isList ? before : `${before}${JSON.stringify(name)}:`;
    yield* pieces(of ?? null, depth - 1, replacer);
    before = ",";
  }
  yield `${before === "," ? "" : before}${isList ? "]" : "}"}`;
}
