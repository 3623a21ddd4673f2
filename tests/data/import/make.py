#!/usr/bin/env python3
"""Writes files/ from article.txt and table.txt by the programs that readers use: LibreOffice (writer and calc), Chromium,
Python's mail library. Run by hand; the files are kept, so that the tests need none of these programs."""
import email.policy
import html
import json
import pathlib
import shutil
import subprocess
import tempfile
import zipfile
from email.message import EmailMessage

HERE = pathlib.Path(__file__).parent
OUT = HERE / "files"
text = (HERE / "article.txt").read_text(encoding="utf-8").strip()
headline, byline, *body = text.split("\n\n")

tmp = pathlib.Path(tempfile.mkdtemp())
plain = tmp / "article.html"
paragraphs = "".join(f"<p>{html.escape(p, quote=False)}</p>\n" for p in body)
plain.write_text(f'<!doctype html><meta charset="utf-8"><title>Windmouth</title><h1>{headline}</h1>\n<p>{byline}</p>\n{paragraphs}', encoding="utf-8")


def office(source, kind, name, *more):
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp}/profile", *more, "--convert-to", kind, "--outdir", str(tmp), str(source)], check=True)
    made = tmp / (pathlib.Path(source).stem + "." + kind.split(":")[0])
    shutil.copy(made, OUT / name)
    return made


OUT.mkdir(exist_ok=True)
odt = office(plain, "odt", "writer.odt", "--infilter=HTML (StarWriter)", "--writer")
office(odt, "docx", "writer.docx")
office(odt, "pdf", "writer.pdf")

# A table as a spreadsheet saves it in Western Europe: semicolons, Windows-1252.
rows = [["Title", "Date", "Outlet", "Text", "Section"], [headline, "14.03.2016", "Windmouth Post", "\n\n".join(body).replace("Paweł Żółty", "Paul Gelb"), "Local"], ["=1+1", "2016-03-15", "Harbour News", "Nothing happened, the café’s owner said.", "Local"]]
sheet = tmp / "sheet.csv"
sheet.write_text("\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows), encoding="utf-8")
ods = office(sheet, "ods", "calc.ods", "--infilter=Text - txt - csv (StarCalc):44,34,76,1,1/2/2/2/3/2/4/2/5/2")
office(ods, "csv:Text - txt - csv (StarCalc):59,34,1,1,,0,false,true", "calc-1252.csv")
(OUT / "calc.ods").unlink()
(HERE / "table.json").write_text(json.dumps(rows, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")

# A page as Chromium saves it, as one file and as HTML, with what stands round an article.
page = tmp / "page.html"
linked = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline, "datePublished": "2016-03-14T08:00:00Z", "author": {"@type": "Person", "name": "Ann Lee"}, "publisher": {"@type": "Organization", "name": "Windmouth Post"}}
page.write_text(f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline} | Windmouth Post</title>
<meta property="og:site_name" content="Windmouth Post"><link rel="canonical" href="https://windmouth.example/bridge">
<script type="application/ld+json">{json.dumps(linked)}</script><style>nav {{ color: teal }}</style></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><div class="banner">Subscribe now</div>
<article><h1>{headline}</h1><p class="byline">{byline}</p>{paragraphs}<img src="https://windmouth.example/bridge.jpg" alt=""></article>
<aside><h2>Most read</h2><ul><li><a href="/a">A cat came back</a></li></ul></aside><footer>All rights reserved</footer>
<script>document.querySelector("footer").append(" (written by a script)")</script></body></html>""", encoding="utf-8")
script = f"""
import {{ chromium }} from "{HERE.parents[1]}/browser/node_modules/playwright-core/index.mjs";
import {{ writeFileSync }} from "node:fs";
const browser = await chromium.launch({{ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] }});
const page = await (await browser.newContext({{ offline: true }})).newPage();
await page.goto("file://{page}");
const {{ data }} = await (await page.context().newCDPSession(page)).send("Page.captureSnapshot", {{ format: "mhtml" }});
writeFileSync("{OUT}/chromium.mhtml", data);
writeFileSync("{OUT}/chromium.html", await page.content());
await browser.close();
"""
(tmp / "save.mjs").write_text(script)
subprocess.run(["node", str(tmp / "save.mjs")], check=True)

mail = EmailMessage(policy=email.policy.SMTP)
mail["Subject"] = headline
mail["From"] = "Ann Lee <ann@windmouth.example>"
mail["To"] = "desk@windmouth.example"
mail["Date"] = "Mon, 14 Mar 2016 23:50:00 -0500"
mail.set_content("\n\n".join(body) + "\n", charset="utf-8", cte="quoted-printable")
(OUT / "mail.eml").write_bytes(mail.as_bytes())

items = f"<item><title>{html.escape(headline)}</title><link>https://windmouth.example/bridge</link><pubDate>Mon, 14 Mar 2016 08:00:00 GMT</pubDate><dc:creator>Ann Lee</dc:creator><content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>"
(OUT / "feed.rss").write_bytes(f'<?xml version="1.0" encoding="windows-1250"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Windmouth Post</title>{items}<item><title>Rain</title><description>It rained &lt;b&gt;hard&lt;/b&gt;.</description></item></channel></rss>'.encode("cp1250", "xmlcharrefreplace"))

with zipfile.ZipFile(OUT / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for name in ("writer.docx", "mail.eml", "calc-1252.csv"):
        archive.write(OUT / name, f"reports/{name}")
    archive.writestr("Ännchen.txt", text)
