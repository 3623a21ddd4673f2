"""Keywords, collocates, n-grams and dispersion of the bundled reports, worked out without Newsprism's counting.

    python3 lexis.py ANSWERS.json > lexis.json      (Python 3.12, scipy 1.17)

ANSWERS.json is a list of Newsprism's answers to {"kind": "article", ...} for each report, in order: of them only the text
and the spans of the counted lines are taken, so that both count the same lines. Words are cut and folded here by a regular
expression, tests come from scipy, the rest from the published formulas. Run once; `tests/lexis_articles.rs` compares.
"""
import json
import math
import re
import sys
from collections import Counter

from scipy.stats import chi2_contingency, false_discovery_control, fisher_exact

WORD = re.compile(r"(?:[A-Za-z]\.){2,}(?:-\w+)*|\d+(?:[.,:]\d+)*(?:[A-Za-z]+)?|\w+(?:[-'’.&]\w+)*")
KEEP = {"he", "here", "how", "it", "let", "one", "she", "that", "there", "this", "what", "when", "where", "who", "why"}


def fold(word):
    word = word.lower().replace("’", "'")
    return word[:-2] if word.endswith("'s") and word[:-2] not in KEEP and word != "'s" else word


reports = []  # each a list of lines, each a list of folded words
for answer in json.load(open(sys.argv[1], encoding="utf-8")):
    units = answer["text"].encode("utf-16-le")
    spans = [line["counted"] for line in answer["lines"]]
    lines = [units[2 * s["start"] : 2 * s["end"]].decode("utf-16-le") for s in spans if s["end"] > s["start"]]
    reports.append({"outlet": answer["info"]["outlet"], "lines": [[fold(w) for w in WORD.findall(l)] for l in lines]})

words = [[w for line in r["lines"] for w in line] for r in reports]
total = sum(map(len, words))
out = {"tokens": [len(w) for w in words]}

# Keywords: the outlet with most reports against the rest; words that occur three times or more, function words too.
most = Counter(r["outlet"] for r in reports).most_common(1)[0][0]
a = Counter(w for r, ws in zip(reports, words) for w in ws if r["outlet"] == most)
b = Counter(w for r, ws in zip(reports, words) for w in ws if r["outlet"] != most)
n1, n2 = a.total(), b.total()
rows = []
for w in sorted(set(a) | set(b)):
    f1, f2 = a[w], b[w]
    if f1 + f2 < 3:
        continue
    table = [[f1, n1 - f1], [f2, n2 - f2]]
    g2, p, _, expected = chi2_contingency(table, correction=False, lambda_="log-likelihood")
    chi2 = chi2_contingency(table, correction=False)[0]
    exact = fisher_exact(table)[1]
    rows.append({
        "term": w, "a": f1, "b": f2, "g2": g2, "chi2": chi2, "p": exact if expected.min() < 5 else p, "bic": g2 - math.log(n1 + n2),
        "logratio": math.log2((f1 / n1) / (f2 / n2)) if f1 and f2 else None, "diff": (f1 / n1 - f2 / n2) * 100 / (f2 / n2) if f2 else None,
        "odds": (f1 / (n1 - f1)) / (f2 / (n2 - f2)) if f2 else None, "simple": (1000 * f1 / n1 + 1) / (1000 * f2 / n2 + 1),
    })
for row, corrected in zip(rows, false_discovery_control([r["p"] for r in rows], method="bh")):
    row["corrected"] = corrected
rows.sort(key=lambda r: -r["g2"])
out["keyness"] = {"outlet": most, "tested": len(rows), "rows": rows[:60]}

# Collocates: five words either way, over sentences, inside the report.
node, reach = "syria", 5
beside, hits = Counter(), 0
for ws in words:
    for at, w in enumerate(ws):
        if w == node:
            hits += 1
            beside.update(x for x in ws[max(0, at - reach) : at] + ws[at + 1 : at + 1 + reach] if x != node)
count = Counter(w for ws in words for w in ws)
rows = []
for w, o in sorted(beside.items()):
    if o < 3:
        continue
    r1, c1 = hits * 2 * reach, count[w]
    e = r1 * c1 / total
    # One place can be beside several hits: the measures take no more than the word's own count.
    m = min(o, c1)
    table = [[m, r1 - m], [c1 - m, total - r1 - c1 + m]]
    g2 = chi2_contingency(table, correction=False, lambda_="log-likelihood")[0]
    rows.append({
        "term": w, "together": o, "count": c1, "expected": e, "g2": g2,
        "mi": math.log2(m / e), "mi3": math.log2(m**3 / e), "t": (m - e) / math.sqrt(m), "logdice": 14 + math.log2(2 * m / (hits + c1)),
    })
out["collocates"] = {"node": node, "hits": hits, "rows": rows}

# Runs of three words in one line.
grams = Counter(tuple(line[i : i + 3]) for r in reports for line in r["lines"] for i in range(len(line) - 2))
out["grams"] = {"types": len(grams), "rows": [[" ".join(g), n] for g, n in sorted(grams.items(), key=lambda x: (-x[1], x[0])) if n >= 3]}

# Dispersion of the 40 most frequent words over the reports.
rows = []
sizes = [len(ws) / total for ws in words]
line_of_all = [w for ws in words for w in ws]
for w, f in sorted(count.items(), key=lambda x: (-x[1], x[0]))[:40]:
    v = [ws.count(w) for ws in words]
    dp = sum(abs(x / f - s) for x, s in zip(v, sizes)) / 2
    rates = [x / len(ws) for x, ws in zip(v, words)]
    mean = sum(rates) / len(rates)
    sd = math.sqrt(sum((r - mean) ** 2 for r in rates) / len(rates))
    pairs = [abs(x - y) for i, x in enumerate(rates) for y in rates[i + 1 :]]
    places = [i for i, x in enumerate(line_of_all) if x == w]
    gaps = [places[0] + total - places[-1]] + [y - x for x, y in zip(places, places[1:])]
    even = total / f
    rows.append({
        "term": w, "count": f, "range": sum(x > 0 for x in v), "dp": dp, "dpNorm": dp / (1 - min(sizes)),
        "juilland": 1 - sd / mean / math.sqrt(len(rates) - 1), "da": 1 - (sum(pairs) / len(pairs)) / (2 * mean), "arf": sum(min(g, even) for g in gaps) / even,
    })
out["dispersion"] = rows
json.dump(out, sys.stdout, ensure_ascii=False, indent=None, separators=(",", ":"))
