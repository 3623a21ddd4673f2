// Numbers, dates and counts in words, as a newspaper prints them. Pure.

const WHOLE = new Intl.NumberFormat("en-GB");
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const NARROW = "\u202f";

/** 2214 → "2,214". @param {number} n */
export const num = (n) => WHOLE.format(n);

/** Three significant digits at most: 0.0412 → "0.0412", 18.04 → "18", 1234.5 → "1,235". @param {number} n */
export function rate(n) {
  if (!Number.isFinite(n)) return "–";
  if (Math.abs(n) >= 100) return WHOLE.format(Math.round(n));
  return String(Number(n.toPrecision(3)));
}

const SEVEN = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 7 });

/** Seven significant digits: 167.22980391 → "167.2298", 3.1e-38 → "3.1e-38". @param {number} n */
export function exact(n) {
  if (!Number.isFinite(n)) return "–";
  const size = Math.abs(n);
  return size !== 0 && (size < 1e-4 || size >= 1e15) ? String(Number(n.toPrecision(4))) : SEVEN.format(n);
}

/** Share of a whole as "57 %"; never "0 %" for something, never "100 %" for less than all. @param {number} part @param {number} whole */
export function percent(part, whole) {
  if (whole <= 0) return "–";
  const p = (100 * part) / whole;
  if (part > 0 && p < 1) return `under 1${NARROW}%`;
  const shown = part < whole ? Math.min(99, Math.round(p)) : Math.round(p);
  return `${shown}${NARROW}%`;
}

/** count(1, "report") → "1 report"; count(3, "report") → "3 reports". @param {number} n @param {string} one @param {string} [many] */
export const count = (n, one, many = `${one}s`) => `${num(n)} ${n === 1 ? one : many}`;

/** "2016-03-16" → "16 Mar 2016"; anything else is given back. @param {string} iso */
export function date(iso) {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return iso;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(at) ? iso : DATE.format(at);
}

/** The day on this computer's clock, as `YYYY-MM-DD`. @param {Date} at */
export const dayOf = (at) => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** ["a","b","c"] → "a, b and c". @param {string[]} items */
export function list(items) {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** What the page calls an unknown value of a filter. @type {Record<string, string>} */
export const UNKNOWN = {
  outlets: "outlet not stated",
  dates: "no date stated",
  agencies: "no agency named",
  speakers: "speaker unknown",
  affiliations: "no country stated",
  kinds: "kind unknown",
  stances: "no stance",
};

/** @param {string} speaker */
export const speakerName = (speaker) => speaker || UNKNOWN.speakers;
/** @param {string} country */
export const countryName = (country) => country || UNKNOWN.affiliations;
/** @param {string} outlet */
export const outletName = (outlet) => outlet || UNKNOWN.outlets;

/** Where copied words come from. @param {{ label: string, headline: { value: string }|null, date: { value: string }|null }} info */
export const sourceLine = (info) => [info.label, info.headline ? `“${info.headline.value}”` : "", info.date ? date(info.date.value) : ""].filter(Boolean).join(", ");

/** Line classes in words. @param {string} kind */
export const lineClass = (kind) => kind.replaceAll("-", " ");
