// Saved web pages: the main text by Readability, what is known of it by what the page says of itself.

import Readability from "@mozilla/readability/Readability.js";
import JSDOMParser from "@mozilla/readability/JSDOMParser.js";
import { isoDay, keep, oneLine } from "./draft.js";
import { VOID, joined, paragraphs, parse } from "./markup.js";

/** Elements in elements that are kept; deeper ones are opened up, their text stays. */
const DEEPEST = 150;
/** In a page of more elements, the main text is not told from the rest: it would take too long. */
const MOST_ELEMENTS = 25_000;
/** A main text that is shorter than this is not believed. */
const LEAST = 200;
/** Attributes that tell the main text from the rest. */
const KEPT = new Set(["class", "id", "role", "itemprop", "rel", "href", "name", "property", "datetime", "hidden", "aria-hidden", "aria-modal", "style", "dir", "lang"]);

/** @param {import("./registry.js").Given} given */
export function readHtml({ path, bytes, item, text, options }) {
  addPage(item, path, text(charsetOf(bytes)), options);
}

/**
 * @param {import("./draft.js").Item} item @param {string} path @param {string} markup
 * @param {import("./draft.js").Options} options @param {import("./draft.js").Meta} [also] what is known already
 */
export function addPage(item, path, markup, options, also = {}) {
  const page = tidied(markup);
  const meta = { ...also, ...said(page) };
  const all = paragraphs(page.xml);
  const main = options.isWhole || page.isHuge ? null : mainOf(page.xml);
  item.isWhole = main === null;
  const list = main ?? all;
  const { headline } = meta;
  // The headline is part of the report, and stands above what Readability takes for its text.
  if (headline && main && !list.slice(0, 3).some((line) => same(line, headline))) list.unshift(headline);
  const there = new Set(list.map(oneLine));
  const removed = main === null ? [] : [...new Set(all)].filter((line) => !there.has(oneLine(line)) && !(headline && same(line, headline)));
  const notes = main === null && !options.isWhole ? ["no main text was told from the rest: this is the whole page"] : [];
  keep(item, path, joined(list), { meta, removed: removed.map((line) => oneLine(line).slice(0, 500)).slice(0, 500), notes });
}

/** @param {string} a @param {string} b */
const same = (a, b) => oneLine(a).toLowerCase() === oneLine(b).toLowerCase();

/** What the page says of its own encoding. @param {Uint8Array} bytes */
function charsetOf(bytes) {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ?? "";
}

/**
 * A page as well-formed XML without what has no text, and what it says of itself.
 * @typedef {{ xml: string, title: string, metas: Map<string, string>, data: string[], canonical: string, isHuge: boolean }} Tidied
 * @param {string} markup @returns {Tidied}
 */
function tidied(markup) {
  /** @type {string[]} */
  const out = ["<html><head><title></title></head><body>"];
  /** Names of the elements that are open; "" for one that was not written. @type {string[]} */
  const open = [];
  const page = { xml: "", title: "", metas: new Map(), data: /** @type {string[]} */ ([]), canonical: "", isHuge: false };
  let [silent, written, elements] = [0, 0, 0];
  let [isTitle, isData] = [false, false];
  parse(markup, {
    onopentag(name, attributes) {
      const isVoid = VOID.has(name);
      if (name === "meta") note(page.metas, attributes);
      if (name === "link" && attributes.rel === "canonical") page.canonical ||= attributes.href ?? "";
      if (name === "title" && page.title === "" && silent === 0) isTitle = true;
      if (name === "script" && /ld\+json/i.test(attributes.type ?? "")) {
        isData = true;
        page.data.push("");
      }
      if (["script", "style", "noscript", "template", "svg", "math", "iframe", "object"].includes(name)) silent++;
      const isKept = silent === 0 && !["html", "head", "body", "title", "meta", "link", "base"].includes(name) && /^[a-z][a-z0-9-]*$/.test(name) && (isVoid || written < DEEPEST);
      if (!isVoid) {
        open.push(isKept ? name : "");
        if (isKept) written++;
      }
      if (!isKept) return;
      elements++;
      const kept = Object.entries(attributes).filter(([key]) => KEPT.has(key)).map(([key, value]) => ` ${key}="${escaped(value.slice(0, 300))}"`);
      out.push(`<${name}${kept.join("")}${isVoid ? "/>" : ">"}`);
    },
    onclosetag(name) {
      if (VOID.has(name)) return;
      if (name === "title") isTitle = false;
      if (name === "script") isData = false;
      const kept = open.pop();
      if (["script", "style", "noscript", "template", "svg", "math", "iframe", "object"].includes(name)) silent = Math.max(0, silent - 1);
      if (!kept) return;
      written--;
      out.push(`</${kept}>`);
    },
    ontext(text) {
      if (isTitle) page.title += text;
      else if (isData) page.data[page.data.length - 1] += text;
      else if (silent === 0) out.push(escaped(text));
    },
  });
  out.push(...open.reverse().filter(Boolean).map((name) => `</${name}>`), "</body></html>");
  page.xml = out.join("");
  page.isHuge = elements > MOST_ELEMENTS;
  return page;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c] ?? "&quot;");

/** @param {Map<string, string>} metas @param {Record<string, string>} attributes */
function note(metas, attributes) {
  const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? "").toLowerCase();
  if (name && attributes.content && !metas.has(name)) metas.set(name, attributes.content);
}

/** The paragraphs of the main text; null if none was found. @param {string} xml */
function mainOf(xml) {
  const doc = new JSDOMParser().parse(xml);
  const found = new Readability(doc, { disableJSONLD: true, charThreshold: LEAST, keepClasses: false }).parse();
  const list = found?.content ? paragraphs(found.content) : [];
  return list.join("").length < LEAST ? null : list;
}

/** @param {Tidied} page @returns {import("./draft.js").Meta} */
function said({ title, metas, data, canonical }) {
  const linked = linkedOf(data);
  const first = (/** @type {string[]} */ ...names) => names.map((name) => metas.get(name)).find((value) => value?.trim()) ?? "";
  const url = [canonical, first("og:url"), linked.url ?? ""].find((link) => /^https?:\/\//.test(link)) ?? "";
  const outlet = linked.outlet || first("og:site_name", "application-name", "dc.publisher", "citation_journal_title") || hostOf(url);
  const byline = linked.byline || first("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author");
  return present({
    headline: linked.headline || first("og:title", "twitter:title", "dc.title", "parsely-title") || bare(oneLine(title), outlet),
    outlet,
    date: isoDay(linked.date || first("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publish-date", "parsely-pub-date", "sailthru.date", "article:published")),
    byline: /^https?:/.test(byline) ? "" : byline,
    url,
  });
}

/** Without what is empty. @param {Record<string, string|undefined>} fields @returns {import("./draft.js").Meta} */
const present = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value));

/** @param {string} url */
function hostOf(url) {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}

/** "Headline | Outlet" without the outlet. @param {string} title @param {string} outlet */
function bare(title, outlet) {
  const parts = title.split(/\s+[|–—-]\s+/);
  const last = parts.at(-1) ?? "";
  return parts.length > 1 && outlet && (same(last, outlet) || outlet.toLowerCase().includes(last.toLowerCase().replace(/\W/g, ""))) ? title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—-]\s+$/, "") : title;
}

/** What JSON-LD says of the first article in it. @param {string[]} data */
function linkedOf(data) {
  for (const text of data) {
    try {
      const article = articleIn(JSON.parse(text), 0);
      if (!article) continue;
      const names = (/** @type {any} */ who) => [who].flat(2).slice(0, 20).map((one) => (typeof one === "string" ? one : one?.name)).filter((name) => typeof name === "string").join(", ");
      const words = (/** @type {unknown} */ value) => (typeof value === "string" ? value : "");
      return {
        // Some write entities into their JSON.
        headline: paragraphs(words(article.headline) || words(article.name)).join(" "),
        date: words(article.datePublished) || words(article.dateCreated),
        outlet: names(article.publisher),
        byline: names(article.author),
        url: words(article.url) || words(article.mainEntityOfPage?.["@id"] ?? article.mainEntityOfPage),
      };
    } catch {
      // Damaged data says nothing.
    }
  }
  return {};
}

/** @param {any} given @param {number} depth @returns {any} */
function articleIn(given, depth) {
  if (typeof given !== "object" || given === null || depth > 6) return null;
  if (Array.isArray(given)) return given.slice(0, 200).map((one) => articleIn(one, depth + 1)).find(Boolean) ?? null;
  if ([given["@type"]].flat().some((type) => /(Article|BlogPosting|Report)$/.test(String(type)))) return given;
  return articleIn(given["@graph"], depth + 1) ?? articleIn(given.mainEntity, depth + 1);
}
