/** What the browser's console, and the tests, get hold of. */
declare var newsprism: {
  start: typeof import("./boot.js").startEngine;
  corpus: typeof import("./boot.js").bundledCorpus;
  /** The page's own: the first one started. */
  engine: import("./client.js").Engine | undefined;
};
