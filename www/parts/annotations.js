// Quotations for other programs: W3C Web Annotations (JSON-LD) and TEI. Pure.

import { viaName } from "./excerpt.js";

/** @typedef {import("../engine/protocol.d.ts").QuoteRow} QuoteRow */
/** @typedef {import("../engine/protocol.d.ts").ArticleInfo} ArticleInfo */
/** @typedef {import("./source.js").Source} Source */

/** A report with its text. @typedef {{ info: ArticleInfo, text: string }} Report */

/** Characters of context before and after that tell a place from others of the same words. */
const CONTEXT = 32;

/**
 * Code points before a place that is given in UTF-16 units: what both standards count in.
 * @param {string} text @returns {(at: number) => number}
 */
function counter(text) {
  const pairs = [...text.matchAll(/[\ud800-\udbff](?=[\udc00-\udfff])/g)].map(({ index }) => index);
  return (at) => at - pairs.filter((pair) => pair < at - 1).length;
}

/**
 * Web Annotation Data Model: one annotation a quotation; its fragments are the selectors of its targets, by position (in
 * code points, from the start of the text) and by words.
 * @param {QuoteRow[]} rows @param {Map<number, Report>} reports by number of the article @param {Source} source @param {string} title
 */
export function webAnnotations(rows, reports, source, title) {
  const counters = new Map([...reports].map(([id, { text }]) => [id, counter(text)]));
  const items = rows.flatMap((row) => {
    const report = reports.get(row.article);
    const at = counters.get(row.article);
    if (!report || !at) return [];
    const { info, text } = report;
    const file = encodeURIComponent(info.file);
    return {
      id: `urn:newsprism:${source.fingerprint.slice(0, 16)}:${file}:${row.found.start}-${row.found.end}`,
      type: "Annotation",
      motivation: "identifying",
      body: [
        { type: "TextualBody", purpose: "tagging", format: "text/plain", value: row.speaker || "speaker unknown" },
        {
          type: "Attribution", purpose: "classifying",
          speaker: row.speaker, asWritten: row.mention, country: row.affiliation, passedOnBy: row.via ? viaName(row.via) : null, cue: row.cue, verb: row.verb, stance: row.stance,
          quotationKind: row.kind, words: row.words, quotedWords: row.quotedWords, confidence: row.confidence, certainty: row.certainty, paragraph: row.paragraph, rule: row.rule,
          byHand: row.added || row.corrected !== null, report: info.label, outlet: info.outlet, date: info.date?.value ?? null,
        },
      ],
      target: row.spans.map(({ start, end }) => ({
        source: file,
        selector: [
          { type: "TextPositionSelector", start: at(start), end: at(end) },
          { type: "TextQuoteSelector", exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - CONTEXT), start), suffix: text.slice(end, end + CONTEXT) },
        ],
      })),
    };
  });
  const context = ["http://www.w3.org/ns/anno.jsonld", { "@vocab": "urn:newsprism:vocabulary#" }];
  return `${JSON.stringify({ "@context": context, id: `urn:newsprism:${source.fingerprint.slice(0, 16)}`, type: "AnnotationPage", label: title, generator: { type: "Software", name: source.program }, generated: `${source.date}T00:00:00Z`, items }, null, 1)}\n`;
}

/** @param {string|number} text */
const xml = (text) =>
  // What XML cannot hold, not even escaped, is shown as missing.
  String(text).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\uFFFD")
    .replace(/[&<>"\r]/g, (c) => `&#${c.charCodeAt(0)};`);

/** How sure, in TEI's words. */
const CERT = { sure: "high", likely: "medium", guess: "low" };

/**
 * TEI P5: reports and speakers in the header, one `cit` a quotation with its words (`said`), what attributes them
 * (`note`) and where it stands (`ptr`, RFC 5147: in code points).
 * @param {QuoteRow[]} rows @param {Map<number, Report>} reports @param {Source} source @param {string} title @param {string} line where it comes from
 */
export function tei(rows, reports, source, title, line) {
  const speakers = new Map([...new Set(rows.map((row) => row.speaker).filter(Boolean))].map((name, i) => [name, `s${i + 1}`]));
  const counters = new Map([...reports].map(([id, { text }]) => [id, counter(text)]));
  const bibl = [...reports].map(([id, { info }]) => `<bibl xml:id="r${id + 1}">${info.headline ? `<title>${xml(info.headline.value)}</title>` : ""}${info.outlet ? `<publisher>${xml(info.outlet)}</publisher>` : ""}${info.date ? `<date when="${xml(info.date.value)}"/>` : ""}<idno type="file">${xml(info.file)}</idno></bibl>`);
  const cits = rows.flatMap((row, i) => {
    const at = counters.get(row.article);
    const info = reports.get(row.article)?.info;
    if (!at || !info) return [];
    const who = speakers.get(row.speaker);
    const note = (/** @type {string} */ type, /** @type {string|null|undefined} */ text) => (text ? `<note type="${type}">${xml(text)}</note>` : "");
    const places = row.spans.map(({ start, end }) => `<ptr target="${xml(encodeURIComponent(info.file))}#char=${at(start)},${at(end)}"/>`).join("");
    return `<cit xml:id="q${i + 1}" source="#r${row.article + 1}"><said${who ? ` who="#${who}"` : ""} direct="${row.kind === "direct"}" cert="${CERT[row.certainty]}">${xml(row.text)}</said>${note("kind", row.kind)}${note("source", row.mention)}${note("via", row.via && viaName(row.via))}${note("cue", row.cue)}${note("verb", row.verb)}${note("stance", row.stance)}${note("country", row.affiliation)}${note("confidence", String(row.confidence))}${places}</cit>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>${xml(title)}</title></titleStmt><publicationStmt><p>${xml(`${source.program}, ${source.date}`)}</p></publicationStmt>
<sourceDesc><listBibl>
${bibl.join("\n")}
</listBibl></sourceDesc></fileDesc>
<encodingDesc><p>${xml(line)}; SHA-256 ${xml(source.fingerprint)}</p></encodingDesc>${speakers.size ? `
<profileDesc><particDesc><listPerson>
${[...speakers].map(([name, id]) => `<person xml:id="${id}"><persName>${xml(name)}</persName></person>`).join("\n")}
</listPerson></particDesc></profileDesc>` : ""}</teiHeader>
<text><body>
${cits.length ? cits.join("\n") : "<p>No quotation.</p>"}
</body></text>
</TEI>
`;
}
