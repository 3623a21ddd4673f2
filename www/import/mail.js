// Mail (EML), and web pages that a browser saved as one file (MHTML), which have the same form.

import PostalMime from "postal-mime";
import { isoDay, keep } from "./draft.js";
import { addPage } from "./html.js";
import { joined, paragraphs } from "./markup.js";

/** A stand-in for the browser's Blob, as far as the mail library uses it: WebKit cannot read one in a page opened from disk. */
class Parts {
  /** @param {(Uint8Array|ArrayBuffer|string)[]} parts */
  constructor(parts) {
    this.parts = parts.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : new Uint8Array(part)));
  }
  async arrayBuffer() {
    const out = new Uint8Array(this.parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.parts) {
      out.set(part, at);
      at += part.length;
    }
    return out.buffer;
  }
}

/** @param {Uint8Array} bytes */
async function parsed(bytes) {
  const scope = /** @type {any} */ (globalThis);
  const { Blob } = scope;
  scope.Blob = Parts;
  try {
    return await PostalMime.parse(/** @type {Uint8Array<ArrayBuffer>} */ (bytes), { maxNestingDepth: 50 });
  } finally {
    scope.Blob = Blob;
  }
}

/** @param {import("./registry.js").Given} given @returns {Promise<{ name: string, bytes: Uint8Array }[]>} what is attached */
export async function readMail({ path, bytes, item, options }) {
  const mail = await parsed(bytes);
  const header = (/** @type {string} */ key) => mail.headers.find((one) => one.key === key)?.value ?? "";
  const page = header("snapshot-content-location") || (/multipart\/related/i.test(header("content-type")) && !mail.from ? header("content-location") : "");
  if (page || (/saved by/i.test(header("from")) && mail.html)) {
    item.format = "MHTML";
    addPage(item, path, mail.html ?? "", options, /^https?:/.test(page) ? { url: page } : {});
    return [];
  }
  item.format = "Mail";
  const attached = mail.attachments.filter(({ filename, disposition, related }) => filename && disposition !== "inline" && !related);
  const text = mail.text?.trim() ? mail.text : joined(paragraphs(mail.html ?? ""));
  keep(item, path, text.replace(/\r\n/g, "\n").trim(), { meta: { headline: mail.subject ?? "", byline: mail.from?.name ?? "", date: isoDay(header("date")) } });
  return attached.map(({ filename, content }) => ({ name: String(filename), bytes: typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content) }));
}
