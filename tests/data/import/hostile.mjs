/**
 * Files that mean harm, or are damaged: more than 300, the same each time. Self-contained: a scenario sends this function
 * to a page as text.
 * @param {{ name: string, bytes: Uint8Array }[]} real files of real programs, to be damaged
 * @param {number} [bombs] bytes that archives unpack to; the page takes 128 MB of one file
 * @returns {Promise<{ name: string, bytes: Uint8Array }[]>}
 */
export async function hostile(real, bombs = 129 * 2 ** 20) {
  const files = [];
  let seed = 12345;
  const random = (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  const text = (content) => new TextEncoder().encode(content);
  const put = (name, content) => files.push({ name, bytes: typeof content === "string" ? text(content) : Uint8Array.from(content) });
  const crc32 = (bytes) => {
    let crc = ~0;
    for (const byte of bytes) {
      crc ^= byte;
      for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return ~crc >>> 0;
  };
  /** What was packed once is not packed again: a bomb takes long. */
  const known = new Map();
  /** A ZIP archive; `stated` is what its directory says of the unpacked size. */
  const zip = async (list) => {
    const parts = [];
    const directory = [];
    let at = 0;
    for (const { name, bytes, stated = bytes.length, crc = crc32(bytes), flags = 0, times = 1 } of list) {
      const packed = known.get(bytes) ?? new Uint8Array(await new Response(new Response(bytes).body.pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
      known.set(bytes, packed);
      const title = text(name);
      const head = (size, fields) => {
        const view = new DataView(new ArrayBuffer(size));
        for (const [place, width, value] of fields) width === 4 ? view.setUint32(place, value, true) : view.setUint16(place, value, true);
        return new Uint8Array(view.buffer);
      };
      for (let n = 0; n < times; n++) {
        const local = head(30, [[0, 4, 0x04034b50], [6, 2, flags], [8, 2, 8], [14, 4, crc], [18, 4, packed.length], [22, 4, stated], [26, 2, title.length]]);
        directory.push(head(46, [[0, 4, 0x02014b50], [8, 2, flags], [10, 2, 8], [16, 4, crc], [20, 4, packed.length], [24, 4, stated], [28, 2, title.length], [42, 4, at]]), title);
        parts.push(local, title, packed);
        at += 30 + title.length + packed.length;
      }
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x06054b50, true);
    end.setUint16(8, directory.length / 2, true);
    end.setUint16(10, directory.length / 2, true);
    end.setUint32(12, size, true);
    end.setUint32(16, at, true);
    return new Uint8Array(await new Response(new Response(new Uint8Array([...parts, ...directory, new Uint8Array(end.buffer)].reduce((sum, part) => sum + part.length, 0)).buffer).body).arrayBuffer().then((whole) => {
      const out = new Uint8Array(whole);
      let place = 0;
      for (const part of [...parts, ...directory, new Uint8Array(end.buffer)]) {
        out.set(part, place);
        place += part.length;
      }
      return out;
    }));
  };

  // Truncated, with bits turned, and under another's name.
  const suffixes = ["txt", "csv", "json", "html", "docx", "pdf", "eml", "zip"];
  for (const { name, bytes } of real) {
    for (let i = 1; i <= 10; i++) put(`cut ${i} ${name}`, bytes.slice(0, Math.floor((bytes.length * i) / 11)));
    for (let i = 1; i <= 8; i++) {
      const bad = bytes.slice();
      for (let k = 0; k < 1 + i * 3; k++) bad[random(bad.length)] ^= 1 << random(8);
      put(`turned ${i} ${name}`, bad);
    }
    for (const suffix of suffixes) if (!name.endsWith(suffix)) put(`named ${name.replace(/\W/g, "-")}.${suffix}`, bytes);
  }
  // Noise under every name.
  for (const suffix of [...suffixes, "md", "tsv", "jsonl", "rss", "mhtml", "odt", "xml", "doc", "rtf", "exe"]) {
    put(`noise.${suffix}`, Array.from({ length: 5000 }, () => random(256)));
    put(`empty.${suffix}`, "");
    put(`zeros.${suffix}`, new Uint8Array(2000));
  }
  // Script in every field.
  const evil = `<script>globalThis.ran=1</script><img src=x onerror="globalThis.ran=1"><svg onload="globalThis.ran=1"></svg>javascript:globalThis.ran=1`;
  const escaped = evil.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const words = " A word was said, and then another one. ".repeat(12);
  put("script.txt", `${evil}\n\n${words}`);
  put("script.md", `---\ntitle: ${evil}\n---\n# ${evil}\n\n[x](javascript:globalThis.ran=1) ![y](x) ${words}`);
  put("script.csv", `title,date,outlet,text,author,url,${evil.replaceAll(",", "")}\n"${evil.replaceAll('"', '""')}","${evil.replaceAll('"', '""')}","${evil.replaceAll('"', '""')}","${evil.replaceAll('"', '""')} ${words}",x,javascript:globalThis.ran=1,y\n`);
  put("script.json", JSON.stringify([{ title: evil, text: evil + words, outlet: evil, date: evil, author: { name: evil }, [evil]: evil, __proto__x: 1 }]));
  put("proto.json", `[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"title":"t","text":"${words}"}]`);
  put("script.html", `<html><head><title>${escaped}</title><meta property="og:title" content="${escaped}"><meta name="author" content="${escaped}"><base href="http://evil.example/"><link rel=stylesheet href="http://evil.example/x.css"><script src="http://evil.example/x.js"></script><script type="application/ld+json">{"@type":"NewsArticle","headline":${JSON.stringify(evil.replaceAll("</", "<\\/"))},"publisher":{"name":"<b>x"}}</script></head><body onload="globalThis.ran=1"><article><h1>${evil}</h1><p>${words}${evil}</p><p>${words}</p><iframe src="http://evil.example/"></iframe><img src="http://evil.example/x.png" srcset="http://evil.example/2 2x"><video poster="http://evil.example/p"></video><object data="http://evil.example/o"></object></article></body></html>`);
  put("script.eml", `From: "${evil.replaceAll('"', "'")}" <a@b.example>\r\nSubject: ${evil}\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>${evil}</p><p>${words}</p>`);
  put("script.rss", `<rss><channel><title>${escaped}</title><item><title>${escaped}</title><link>javascript:globalThis.ran=1</link><description>${escaped} ${words}</description></item></channel></rss>`);
  put("laughs.rss", `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&c;</title><description>&c;&f; ${words}</description></item></channel></rss>`);
  // Formulas in cells.
  put("formulas.csv", `title,text\n${["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", '"=HYPERLINK(""http://evil.example"")"', "\t=1", "＝1"].map((formula) => `${formula},${words}`).join("\n")}\n`);
  // Giant.
  put("columns.csv", `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(",")}\n${"1,".repeat(100_000)}\n`);
  put("columns.tsv", `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join("\t")}\n${"1\t".repeat(100_000)}\n`);
  put("columns.json", `[{${Array.from({ length: 100_000 }, (_, i) => `"c${i}":"x"`).join(",")}}]`);
  put("rows.csv", `title,text\n${"a,b word\n".repeat(5000)}`);
  put("cells.csv", `title,text\nx,"${"word ".repeat(200_000)}"\n`);
  put("open-quote.csv", `title,text\nx,"${words}\n${'a,"b\n'.repeat(2000)}`);
  put("quotes.csv", `title,text\n${'"'.repeat(100_001)}`);
  put("line.txt", "word ".repeat(1_000_000));
  put("line.md", `${"*".repeat(200_000)} ${"[".repeat(200_000)} ${"_a".repeat(200_000)}`);
  put("lines.txt", "a\n".repeat(500_000));
  put("one-word.txt", "a".repeat(3_000_000));
  put("line.html", `<p>${"word ".repeat(300_000)}`);
  put("deep.html", `${"<div>".repeat(50_000)}word${"</div>".repeat(50_000)}`);
  put("deep2.html", `<html><body>${"<b><i><u><a><font>".repeat(500)}${words}</body></html>`);
  put("tables.html", `<html><body>${"<table><tr><td>".repeat(900)}${words}`);
  put("many.html", `<html><body>${"<p>a b c</p>".repeat(30_000)}</body></html>`);
  put("attributes.html", `<html><body><p ${Array.from({ length: 20_000 }, (_, i) => `a${i}="${i}"`).join(" ")} class="${"x ".repeat(100_000)}">${words}</p></body></html>`);
  put("open-tag.html", `<html><body>${words}<p ${"a=".repeat(200_000)}`);
  put("comment.html", `<html><body>${words}<!--${"-".repeat(500_000)}`);
  put("entities.html", `<html><body><p>${"&amp;&lt;&#x1F600;&nosuch;&#xD800;&#0;".repeat(20_000)}${words}</p></body></html>`);
  put("data.html", `<html><body><p>${words}</p><img src="data:image/png;base64,${"A".repeat(2_000_000)}"></body></html>`);
  put("deep.json", `${"[".repeat(100_000)}`);
  put("deep2.json", `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`);
  put("long.json", JSON.stringify({ articles: [{ text: "word ".repeat(200_000), n: 1e308, list: Array(10_000).fill("x") }] }));
  put("lines.jsonl", `${'{"text":"a b c"}\n'.repeat(3000)}{bad\n`);
  put("entries.rss", `<rss><channel>${"<item><title>t</title><description>a b c d</description></item>".repeat(3000)}</channel></rss>`);
  put("open.rss", `<rss><channel>${"<item>".repeat(20_000)}`);
  put("parts.eml", `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n${"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n".repeat(2000)}`);
  put("headers.eml", `MIME-Version: 1.0\r\n${"X-A: b\r\n".repeat(50_000)}\r\n${words}`);
  put("line.eml", `Subject: ${"=?utf-8?q?a?= ".repeat(20_000)}\r\nMIME-Version: 1.0\r\n\r\n${words}`);
  // Archives.
  const bomb = new Uint8Array(bombs);
  put("bomb.zip", await zip([{ name: "big.txt", bytes: bomb, crc: 1 }]));
  put("lie.zip", await zip([{ name: "big.txt", bytes: bomb, stated: 10, crc: 1 }]));
  put("many.zip", await zip([{ name: "same.txt", bytes: text("word"), times: 500 }]));
  put("locked.zip", await zip([{ name: "a.txt", bytes: text(words), flags: 1 }]));
  put("paths.zip", await zip([{ name: "../../../etc/passwd", bytes: text(words) }, { name: "C:\\windows\\x.txt", bytes: text(`${words}x`) }, { name: "\u202Etxt.exe", bytes: text(`${words}y`) }]));
  put("bomb.docx", await zip([{ name: "word/document.xml", bytes: bomb, crc: 1 }]));
  put("deep.docx", await zip([{ name: "word/document.xml", bytes: text(`<w:document>${"<w:p><w:r>".repeat(20_000)}<w:t>word</w:t>`) }]));
  put("empty.docx", await zip([{ name: "word/document.xml", bytes: text("") }]));
  let nested = await zip([{ name: "a.txt", bytes: text(words) }]);
  for (let i = 0; i < 6; i++) nested = await zip([{ name: "a.zip", bytes: nested }, { name: "b.zip", bytes: nested }]);
  put("nested.zip", nested);
  put("sheet.xlsx", await zip([{ name: "xl/workbook.xml", bytes: text("<x/>") }]));
  // Mixed encodings, half characters, controls that turn a line round.
  const odd = [[0xff, 0xfe, 0x41], [0xfe, 0xff, 0xd8, 0x00, 0x00, 0x41], [0xef, 0xbb, 0xbf, 0xff, 0x41], [0xed, 0xa0, 0x80, 0x41, 0x20], [0xc0, 0x80, 0x41], [0xf8, 0x88, 0x80, 0x80, 0x80, 0x41], [0x1b, 0x24, 0x42, 0x41], [0x81], [0xe3, 0x81], [0x00, 0x41, 0x00, 0x42]];
  odd.forEach((bytes, i) => put(`bytes ${i}.txt`, [...bytes, ...bytes]));
  for (let i = 0; i < 20; i++) {
    const mixed = [];
    for (let k = 0; k < 40; k++) mixed.push(...[[...text("Straße “zu” é ")], [0x53, 0x74, 0x72, 0x61, 0xdf, 0x65, 0x20], [0x93, 0xfa, 0x96, 0x7b, 0x20], [0xc6, 0xfc, 0xcb, 0xdc, 0x20], [0x53, 0, 0x74, 0, 0x20, 0]][random(i < 10 ? 4 : 5)]);
    put(`mixed ${i}.txt`, mixed);
  }
  put("bidi.txt", `\u202Eabc\u2066def\u200F \uFEFF\u0007\u001b[31m ${words}`);
  put(`${"long name ".repeat(40)}.txt`, `${words} 1`);
  put("\u202Egpj.txt", `${words} 2`);
  put("<img src=x onerror=globalThis.ran=1>.txt", `${words} 3`);
  put("name\nwith\tbreaks.txt", `${words} 4`);
  put("no-suffix", `${words} 5`);
  put(".txt", `${words} 6`);
  put("con.txt", `${words} 7`);
  return files;
}
