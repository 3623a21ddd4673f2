"""Works out measures with SciPy, NLTK and scikit-learn, for tests/statistics_second.rs.

Run once:  python3 oracle.py > oracle.json   (needs scipy, nltk, scikit-learn, lexical-diversity, rank-bm25)
"""
import json
import math
import random

import numpy
import scipy
import sklearn
import nltk
from lexical_diversity import lex_div
from nltk.metrics import BigramAssocMeasures as Bigrams
from rank_bm25 import BM25Okapi
from scipy.stats import chi2, chi2_contingency, entropy, false_discovery_control, fisher_exact, variation
from scipy.stats.contingency import odds_ratio, relative_risk
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import jaccard_score
from sklearn.metrics.pairwise import cosine_similarity

random.seed(20)

TABLES = [
    [10, 0, 3, 31764], [8, 15820, 4667, 14287173], [59, 8, 6, 570934], [1, 3, 3, 1], [7, 3, 2, 7], [3, 7, 7, 2],
    [20, 22, 0, 14307626], [90, 3370, 3418, 98306551], [1, 1, 1, 1], [5, 5, 5, 5], [0, 10, 10, 100], [100, 0, 0, 100],
    [2, 800, 1, 1500], [35, 4000, 12, 3900], [250, 9750, 150, 9850], [4000000000, 5, 7, 4000000000],
]
tables = []
for a, b, c, d in TABLES:
    cells = numpy.array([[a, b], [c, d]])
    marginals = (a, (a + b, a + c), a + b + c + d)
    plain = chi2_contingency(cells, correction=False)
    row = {
        "cells": [a, b, c, d],
        "chi2": plain.statistic,
        "p": plain.pvalue,
        "yates": chi2_contingency(cells, correction=True).statistic,
        "g2": chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic,
        "expected": plain.expected_freq.flatten().tolist(),
        "phi2": Bigrams.phi_sq(*marginals),
        "dice": Bigrams.dice(*marginals),
    }
    if a > 0:
        row["mi"] = Bigrams.pmi(*marginals)
        row["t"] = Bigrams.student_t(*marginals)
        row["mi3"] = math.log2(Bigrams.mi_like(*marginals, power=3) * marginals[2])
    if a + b + c + d < 1e9:
        for name, side in [("two-sided", "two-sided"), ("less", "less"), ("greater", "greater")]:
            row["fisher " + name] = fisher_exact(cells, alternative=side).pvalue
    if a > 0 and c > 0:
        risk = relative_risk(a, a + b, c, c + d)
        interval = risk.confidence_interval(0.95)
        row["log ratio"] = [math.log2(x) for x in (risk.relative_risk, interval.low, interval.high)]
    if a > 0 and b > 0 and c > 0 and d > 0 and a + b + c + d < 1e9:
        row["odds ratio"] = odds_ratio(cells, kind="sample").statistic
    tables.append(row)

p_values = [chi2.sf(x, 1) for x in (0.0, 0.5, 3.841458820694124, 10.83, 60, 300, 1200)]
p_lists = []
for size in (1, 2, 7, 30):
    p = [random.choice([random.random(), random.random() ** 8]) for _ in range(size)] + [0.5, 0.5]
    p_lists.append({"p": p, "bh": false_discovery_control(p, method="bh").tolist()})

dispersion = []
for parts in (2, 5, 12):
    sizes = [random.randint(50, 400) for _ in range(parts)]
    v = [random.randint(0, 9) * random.randint(0, 1) for _ in range(parts)]
    v[0] += 1
    rates = [f / s for f, s in zip(v, sizes)]
    p, q = [f / sum(v) for f in v], [s / sum(sizes) for s in sizes]
    pairs = [abs(x - y) for i, x in enumerate(rates) for y in rates[i + 1:]]
    dispersion.append({
        "v": v, "sizes": sizes,
        "juilland": 1 - variation(rates) / math.sqrt(parts - 1),
        "variation": variation(v),
        "dp": float(numpy.abs(numpy.subtract(p, q)).sum() / 2),
        "divergence": entropy(p, q, base=2),
        "da": 1 - float(numpy.mean(pairs)) / (2 * float(numpy.mean(rates))),
    })

diversity = []
for size, kinds in ((42, 30), (60, 25), (200, 60), (500, 150)):
    tokens = [int(kinds * random.random() ** 2) for _ in range(size)]
    words = [str(t) for t in tokens]
    diversity.append({
        "tokens": tokens,
        "ttr": lex_div.ttr(words), "guiraud": lex_div.root_ttr(words), "herdan": lex_div.log_ttr(words),
        "maas": lex_div.maas_ttr(words) / math.log(10),
        "mattr": lex_div.mattr(words, window_length=40), "msttr": lex_div.msttr(words, window_length=20),
        "hdd": lex_div.hdd(words),
    })

TEXTS = ["this is a a sample", "this is another example another example example", "the war in the north goes on",
         "the talks on the war go on in the capital", "sample of the talks"]
smooth = TfidfVectorizer(token_pattern=r"\S+", norm=None)
weights = smooth.fit_transform(TEXTS)
counts = (weights.toarray() > 0).astype(int)
ranked = BM25Okapi([t.split() for t in TEXTS], k1=1.5, b=0.75, epsilon=0)
similarity = {
    "texts": TEXTS,
    "terms": smooth.get_feature_names_out().tolist(),
    "smooth": weights.toarray().tolist(),
    "cosine": cosine_similarity(weights).flatten().tolist(),
    "jaccard": [jaccard_score(x, y) for x in counts for y in counts],
    "query": "sample example north",
    "bm25": ranked.get_scores("sample example north".split()).tolist(),
}
rates = numpy.array([[t.split().count(w) / len(t.split()) for w in ("the", "on", "is", "war", "a")] for t in TEXTS])
scores = (rates - rates.mean(axis=0)) / rates.std(axis=0, ddof=1)
similarity["delta words"] = ["the", "on", "is", "war", "a"]
similarity["delta"] = [float(numpy.abs(x - y).mean()) for x in scores for y in scores]

versions = {"scipy": scipy.__version__, "scikit-learn": sklearn.__version__, "nltk": nltk.__version__}
print(json.dumps({"versions": versions, "tables": tables, "p values": p_values, "p lists": p_lists,
                  "dispersion": dispersion, "diversity": diversity, "similarity": similarity}, indent=None))
