// Feeds (RSS, Atom): one article an entry.

import { Refusal, isoDay, keep, oneLine } from "./draft.js";
import { asText, parse } from "./markup.js";

const ENTRIES = new Set(["item", "entry"]);
const MOST = 50_000;

/** @param {import("./registry.js").Given} given */
export function readFeed({ path, item, bytes, text }) {
  const declared = /^[^>]{0,200}encoding\s*=\s*["']([\w-]+)/.exec(String.fromCharCode(...bytes.subarray(0, 300)))?.[1];
  const { title, entries } = entriesOf(text(declared));
  if (entries.length === 0) throw new Refusal("empty-feed", "There is no entry in this feed.");
  entries.forEach((entry, i) => {
    const first = (/** @type {string[]} */ ...names) => names.map((name) => entry.get(name)?.trim()).find(Boolean) ?? "";
    const full = first("content:encoded", "content");
    const body = asText(full || first("description", "summary", "media:description"));
    const meta = {
      headline: oneLine(asText(first("title"))),
      outlet: first("source") || title,
      date: isoDay(first("pubDate", "published", "dc:date", "updated", "date")),
      byline: oneLine(asText(first("dc:creator", "author/name", "author"))),
      url: first("link", "link@href", "guid"),
    };
    const before = item.entries.length;
    keep(item, path, body, { meta, part: String(i + 1), notes: full ? [] : ["the feed has a summary only"] });
    if (item.entries.length === before) item.failures.push({ code: "empty-entry", message: `Entry ${i + 1}${meta.headline ? ` (“${meta.headline.slice(0, 80)}”)` : ""} has no text; all the others are here.`, about: path });
  });
}

/** @param {string} text */
function entriesOf(text) {
  /** @type {Map<string, string>[]} */
  const entries = [];
  /** @type {Map<string, string>|null} */
  let entry = null;
  /** Names of the elements that are open. @type {string[]} */
  const open = [];
  let title = "";
  let now = "";
  parse(text, {
    onopentag(name, attributes) {
      open.push(name);
      if (ENTRIES.has(name) && !entry) {
        entry = new Map();
        if (entries.push(entry) > MOST) throw new Refusal("too-many-rows", `This feed has more than ${MOST.toLocaleString("en-GB")} entries. Split it.`);
      } else if (name === "link" && attributes.href && (attributes.rel ?? "alternate") === "alternate") entry?.set("link@href", attributes.href);
      if (entry === null || open.length - open.findIndex((tag) => ENTRIES.has(tag)) <= 2 || open.at(-2) === "author") now = "";
    },
    ontext(part) {
      now += part;
    },
    onclosetag(name) {
      const above = open.at(-2) ?? "";
      if (ENTRIES.has(name)) entry = null;
      else if (entry) {
        const key = above === "author" ? `author/${name}` : name;
        if (ENTRIES.has(above) || above === "author") if (!entry.has(key)) entry.set(key, now);
      } else if (name === "title" && (above === "channel" || above === "feed")) title ||= oneLine(now);
      open.pop();
    },
  }, true);
  return { title, entries };
}
