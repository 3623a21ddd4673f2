/**
 * Who speaks in a folder of articles, and with how many words: the npm package in Node.
 *
 *     node tests/examples/who-speaks.mjs www/articles
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openSession } from "../../dist/npm/index.js"; // elsewhere: from "newsprism"

const folder = process.argv[2] ?? ".";
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
const session = await openSession();
const { articles, failures } = session.load(files.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })));
for (const { about, message } of failures) console.error(`${about}: ${message}`);

const { total, rows } = session.ask({ kind: "quotes", filter: {}, group: "none", sort: "place", page: { offset: 0, limit: 1000 } });
const words = new Map();
for (const { speaker, quotedWords } of rows) words.set(speaker, (words.get(speaker) ?? 0) + quotedWords);
const ranked = [...words].filter(([, n]) => n > 0).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
console.log(`${total} quotations in ${articles.length} articles`);
for (const [speaker, n] of ranked) console.log(`${String(n).padStart(6)} words  ${speaker || "(unknown)"}`);
