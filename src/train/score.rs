//! Matches predictions to what people marked, as the published protocol does: spans cut at paragraphs and gaps, matched
//! greedily at a Jaccard overlap of one half, the source right if it shares a word.

use super::corpus::Gold;
use crate::quotes::Document;
use crate::quotes::model::reading::{IS_WORD, Reading};
use crate::span::ByteSpan;

/// One content span with its source, in token indices.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Word tokens of the content, ascending.
    pub tokens: Vec<u32>,
    /// Word tokens of the source; empty: none.
    pub source: Vec<u32>,
    /// Word tokens of the cue; empty: none.
    pub cue: Vec<u32>,
    /// 0 direct, 1 mixed, 2 indirect.
    pub kind: usize,
}

fn words(r: &Reading, from: usize, to: usize) -> Vec<u32> {
    (from..to).filter(|&i| r.toks[i].bits & IS_WORD != 0).map(|i| i as u32).collect()
}

fn range(document: &Document, span: ByteSpan) -> (usize, usize) {
    let from = document.tokens.partition_point(|t| t.span.end <= span.start);
    (from, document.tokens.partition_point(|t| t.span.start < span.end).max(from))
}

/// An item from token ranges; `None` without a word in it.
pub fn item(
    r: &Reading,
    content: (usize, usize),
    source: Option<(usize, usize)>,
    cue: Option<(usize, usize)>,
) -> Option<Item> {
    let tokens = words(r, content.0, content.1);
    if tokens.is_empty() {
        return None;
    }
    let quoted = tokens.iter().filter(|&&t| r.toks[t as usize].q == 1).count();
    let kind = if quoted == tokens.len() { 0 } else { usize::from(quoted == 0) + 1 };
    let of = |s: Option<(usize, usize)>| s.map_or(Vec::new(), |(a, b)| words(r, a, b));
    Some(Item { tokens, source: of(source), cue: of(cue), kind })
}

/// The gold items of an article.
pub fn gold_items(document: &Document, r: &Reading, gold: &[Gold]) -> Vec<Item> {
    let mut out = Vec::new();
    for g in gold {
        let mut pieces: Vec<(usize, usize)> = Vec::new();
        for &span in &g.content {
            let (mut a, b) = range(document, span);
            while a < b {
                let p = document.tokens[a].paragraph;
                let mut e = a;
                while e < b && document.tokens[e].paragraph == p {
                    e += 1;
                }
                match pieces.last_mut() {
                    Some(last) if last.1 == a && document.tokens[a - 1].paragraph == p => last.1 = e,
                    _ => pieces.push((a, e)),
                }
                a = e;
            }
        }
        let all = |spans: &[ByteSpan]| {
            let mut out: Vec<u32> = Vec::new();
            for &s in spans {
                let (a, b) = range(document, s);
                out.extend(words(r, a, b));
            }
            out.sort_unstable();
            out.dedup();
            out
        };
        for piece in pieces {
            if let Some(mut item) = item(r, piece, None, None) {
                item.source = all(&g.source);
                item.cue = all(&g.cue);
                out.push(item);
            }
        }
    }
    out
}

fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}

pub fn jaccard(a: &[u32], b: &[u32]) -> f64 {
    let both = shared(a, b);
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// Pairs (gold, predicted), one to one.
pub fn matches(gold: &[&Item], pred: &[&Item]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (gi, g) in gold.iter().enumerate() {
        let (first, last) = (g.tokens[0], g.tokens[g.tokens.len() - 1]);
        for (pi, p) in pred.iter().enumerate() {
            if p.tokens[0] > last || p.tokens[p.tokens.len() - 1] < first {
                continue;
            }
            let j = jaccard(&g.tokens, &p.tokens);
            if j >= 0.5 {
                pairs.push((j, gi, pi));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut used_g, mut used_p) = (vec![false; gold.len()], vec![false; pred.len()]);
    let mut out = Vec::new();
    for (_, g, p) in pairs {
        if !used_g[g] && !used_p[p] {
            used_g[g] = true;
            used_p[p] = true;
            out.push((g, p));
        }
    }
    out
}

/// Whether the predicted source is right.
pub fn same_source(document: &Document, gold: &[u32], pred: &[u32]) -> bool {
    if gold.is_empty() || pred.is_empty() {
        return gold.is_empty() && pred.is_empty();
    }
    const WEAK: [&str; 11] = ["the", "a", "an", "of", "and", "to", "in", "for", "'s", "’s", "s"];
    let strong: Vec<u32> = gold
        .iter()
        .copied()
        .filter(|&t| !WEAK.contains(&document.word(t as usize).to_lowercase().as_str()))
        .collect();
    shared(if strong.is_empty() { gold } else { &strong }, pred) > 0
}

/// Counts for precision and recall: quoted and all, and by kind.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Quoted, all: gold, predicted, overlapping, right.
    pub track: [[usize; 4]; 2],
    /// By kind: gold, predicted, right by gold kind, right by predicted kind.
    pub kind: [[usize; 4]; 3],
    /// By what the gold source is ([`SOURCES`]): gold, right; quoted and all.
    pub source: [[[usize; 2]; SOURCES.len()]; 2],
}

/// What a source can be.
pub const SOURCES: [&str; 7] =
    ["nobody", "pronoun", "relative", "organisation", "name", "role and name", "common noun"];

/// Words of the names of bodies.
const BODIES: [&str; 30] = [
    "department",
    "party",
    "committee",
    "ministry",
    "council",
    "company",
    "campaign",
    "administration",
    "court",
    "house",
    "government",
    "police",
    "university",
    "agency",
    "association",
    "bank",
    "group",
    "news",
    "post",
    "times",
    "journal",
    "commission",
    "office",
    "center",
    "institute",
    "foundation",
    "union",
    "congress",
    "senate",
    "corp",
];

/// What a gold source is, as an index into [`SOURCES`]; by its form alone.
fn source_type(document: &Document, source: &[u32]) -> usize {
    let words: Vec<&str> = source.iter().map(|&t| document.word(t as usize)).collect();
    let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    let capital = |w: &&str| w.starts_with(char::is_uppercase);
    let acronym =
        |w: &&str| w.chars().filter(|c| c.is_uppercase()).count() >= 2 && !w.contains(char::is_lowercase);
    let pronoun = |w: &String| {
        matches!(w.as_str(), "i" | "he" | "she" | "it" | "we" | "you" | "they" | "him" | "her" | "them")
    };
    let names = words.iter().skip(1).filter(|w| capital(w)).count();
    match (lower.first(), lower.len()) {
        (None, _) => 0,
        (Some(w), 1) if pronoun(w) => 1,
        (Some(w), 1 | 2) if matches!(w.as_str(), "who" | "which" | "whom" | "whose" | "that") => 2,
        _ if names + usize::from(words.first().is_some_and(capital)) == 0 => 6,
        // A capital at the start of a sentence alone: "Officials".
        (Some(w), _)
            if names == 0 && words.len() > 1 && matches!(w.as_str(), "the" | "a" | "an" | "his" | "her") =>
        {
            6
        }
        _ if words.iter().any(acronym) || lower.iter().any(|w| BODIES.contains(&w.as_str())) => 3,
        _ if words.iter().all(capital) => 4,
        _ => 5,
    }
}

impl Tally {
    pub fn add(&mut self, document: &Document, gold: &[Item], pred: &[Item]) {
        for track in 0..2 {
            let keep = |list: &'_ [Item]| -> Vec<usize> {
                (0..list.len()).filter(|&i| track == 1 || list[i].kind < 2).collect()
            };
            let g: Vec<&Item> = keep(gold).into_iter().map(|i| &gold[i]).collect();
            let p: Vec<&Item> = keep(pred).into_iter().map(|i| &pred[i]).collect();
            let pairs = matches(&g, &p);
            let right =
                pairs.iter().filter(|&&(a, b)| same_source(document, &g[a].source, &p[b].source)).count();
            let t = &mut self.track[track];
            t[0] += g.len();
            t[1] += p.len();
            t[2] += pairs.len();
            t[3] += right;
            for x in &g {
                self.source[track][source_type(document, &x.source)][0] += 1;
            }
            for &(a, b) in &pairs {
                if same_source(document, &g[a].source, &p[b].source) {
                    self.source[track][source_type(document, &g[a].source)][1] += 1;
                }
            }
            if track == 1 {
                for x in &g {
                    self.kind[x.kind][0] += 1;
                }
                for x in &p {
                    self.kind[x.kind][1] += 1;
                }
                for &(a, b) in &pairs {
                    if same_source(document, &g[a].source, &p[b].source) {
                        self.kind[g[a].kind][2] += 1;
                        self.kind[p[b].kind][3] += 1;
                    }
                }
            }
        }
    }

    /// Of each type of source how many gold items there are, and the share that is found with the right source.
    pub fn sources(&self) -> String {
        let share =
            |[gold, right]: [usize; 2]| format!("{gold} {:.1}", 100.0 * right as f64 / gold.max(1) as f64);
        let one = |(at, name): (usize, &&str)| {
            format!("  {name}: quoted {}, all {}\n", share(self.source[0][at]), share(self.source[1][at]))
        };
        SOURCES.iter().enumerate().map(one).collect()
    }

    pub fn line(&self) -> String {
        let f = |hit: usize, p: usize, g: usize| {
            let (p, r) = (hit as f64 / p.max(1) as f64, hit as f64 / g.max(1) as f64);
            let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            format!("{:.1}/{:.1}/{:.1}", 100.0 * p, 100.0 * r, 100.0 * f)
        };
        let [q, a] = &self.track;
        let k: Vec<String> = self
            .kind
            .iter()
            .map(|k| {
                let (p, r) = (k[3] as f64 / k[1].max(1) as f64, k[2] as f64 / k[0].max(1) as f64);
                format!("{:.1}", 200.0 * p * r / (p + r).max(1e-9))
            })
            .collect();
        format!(
            "quoted e2e {} overlap {} | all e2e {} overlap {} | direct/mixed/indirect {}",
            f(q[3], q[1], q[0]),
            f(q[2], q[1], q[0]),
            f(a[3], a[1], a[0]),
            f(a[2], a[1], a[0]),
            k.join("/")
        )
    }
}
