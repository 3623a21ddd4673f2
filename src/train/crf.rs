//! Trains the tagger: conditional random field by FTRL-proximal, pruned to a number of weights, finished on what is
//! left, rounded to 8 bits. Deterministic: fixed seeds, one thread.

use super::corpus::{Marked, roles};
use super::weights::Weights;
use crate::quotes::Document;
use crate::quotes::model::features::{AROUND, Frame, ID_BITS, KEPT, NONE, neighbour};
use crate::quotes::model::labels::{Label, Role, encode};
use crate::quotes::model::lexicon::{CueLexicon, WORD_BITS};
use crate::quotes::model::reading::Reading;
use crate::quotes::model::tagger::{MAX_LABELS, UNIT};
use crate::quotes::model::weights::Parts;
use crate::quotes::rules::marks::Marks;
use std::collections::BTreeMap;

const K: usize = MAX_LABELS;

/// Settings of a run.
#[derive(Clone, Debug)]
pub struct Settings {
    pub l1: f32,
    pub l2: f32,
    pub alpha: f32,
    pub epochs: usize,
    pub finish: usize,
    pub weights: usize,
    pub min_count: u32,
    pub dropout: f32,
    pub seed: u64,
    pub average: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            l1: 8.0,
            l2: 0.1,
            alpha: 0.05,
            epochs: 5,
            finish: 3,
            weights: 34_000,
            min_count: 4,
            dropout: 0.0,
            seed: 1,
            average: false,
        }
    }
}

/// The label automaton: labels seen in training, where they start, which follow which.
#[derive(Clone, Debug, Default)]
pub struct Automaton {
    pub labels: Vec<Label>,
    pub starts: Vec<bool>,
    pub transitions: Vec<(u8, u8)>,
}

/// A small generator (SplitMix64).
#[derive(Clone, Debug)]
pub struct Random(pub u64);

impl Random {
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.draw()) * n as u128) >> 64) as usize
    }
    pub fn unit(&mut self) -> f64 {
        (self.draw() >> 11) as f64 / (1u64 << 53) as f64
    }
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            let j = self.below(i + 1);
            list.swap(i, j);
        }
    }
}

/// The labels of every paragraph of an article.
pub fn gold_labels(document: &Document, marked: &Marked) -> Vec<Vec<Label>> {
    let roles = roles(document, &marked.gold);
    let mut out = Vec::new();
    let mut start = 0;
    while start < roles.len() {
        let p = document.tokens[start].paragraph;
        let mut end = start;
        while end < roles.len() && document.tokens[end].paragraph == p {
            end += 1;
        }
        out.push(encode(&roles[start..end]));
        start = end;
    }
    out
}

pub fn automaton(paragraphs: &[Vec<Label>]) -> Automaton {
    let mut count: BTreeMap<Label, usize> = BTreeMap::new();
    for labels in paragraphs {
        for &l in labels {
            *count.entry(l).or_default() += 1;
        }
    }
    let mut by_count: Vec<(usize, Label)> = count.iter().map(|(&l, &n)| (n, l)).collect();
    by_count.sort_by(|a, b| b.cmp(a));
    by_count.truncate(K);
    let labels: Vec<Label> = by_count.iter().map(|x| x.1).collect();
    let id = |l: Label| labels.iter().position(|&x| x == l);
    let mut starts = vec![false; labels.len()];
    let mut seen = vec![false; K * K];
    for p in paragraphs {
        let ids: Option<Vec<usize>> = p.iter().map(|&l| id(l)).collect();
        let Some(ids) = ids else { continue };
        if let Some(&first) = ids.first() {
            starts[first] = true;
        }
        for w in ids.windows(2) {
            seen[w[0] * K + w[1]] = true;
        }
    }
    // No dead ends: from everywhere it can go outside.
    if let Some(out) = id(Label::default()) {
        starts[out] = true;
        for k in 0..labels.len() {
            seen[k * K + out] = true;
        }
    }
    let transitions = (0..K * K).filter(|&x| seen[x]).map(|x| ((x / K) as u8, (x % K) as u8)).collect();
    Automaton { labels, starts, transitions }
}

/// How readily each word is a cue, from tokens outside quotation marks.
pub fn cue_levels(articles: &[&Marked]) -> Vec<(u32, u32)> {
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for marked in articles {
        let document = Document::new(&marked.article, &marked.layout);
        let reading = Reading::new(&document, &Marks::of(&document), &CueLexicon::default());
        let roles = roles(&document, &marked.gold);
        for (tok, role) in reading.toks.iter().zip(&roles) {
            if tok.q == 0 && tok.bits & crate::quotes::model::reading::IS_WORD != 0 {
                let c = counts.entry(tok.word).or_default();
                c.0 += 1;
                c.1 += u32::from(matches!(role, Some((Role::Cue, _))));
            }
        }
    }
    counts
        .into_iter()
        .filter_map(|(word, (n, cue))| {
            let r = f64::from(cue) / f64::from(n + 1);
            let level = match r {
                _ if cue < 3 => return None,
                r if r >= 0.7 => 4,
                r if r >= 0.4 => 3,
                r if r >= 0.15 => 2,
                r if r >= 0.05 => 1,
                _ => return None,
            };
            // Of a hash the upper bits tell words apart well enough.
            Some((word >> (32 - WORD_BITS), level))
        })
        .collect()
}

/// A paragraph ready for training.
pub struct Example {
    /// Indices of features, token after token.
    pub features: Vec<u32>,
    /// Where each token's features begin; one more at the end.
    pub offsets: Vec<u32>,
    /// Labels.
    pub gold: Vec<u8>,
}

/// All features of one token, groups included.
pub fn all_features(frame: &Frame, r: &Reading, i: usize, out: &mut Vec<u32>) {
    let q = r.toks[i].q;
    frame.sentence(r, r.sent_of[i] as usize, q, out);
    if r.zone_of[i] != u32::MAX {
        frame.zone(r, r.zone_of[i] as usize, out);
    }
    let o = i - frame.start;
    let (l, c) = (frame.left[o], frame.right[o]);
    debug_assert!(l == NONE || l < i);
    frame.left_cue(r, l, q, out);
    frame.right_cue(r, c, q, out);
    let view = frame.view(r, i);
    for group in (0..KEPT).filter(|&group| view.keys()[group] != 0) {
        view.group(group, (r.toks[i].suf3, r.toks[i].suf2), out);
    }
    for (place, &d) in AROUND.iter().enumerate() {
        out.push(neighbour(place, frame.word(r, i.wrapping_add_signed(d))));
    }
    out.extend(view.pairs().into_iter().flatten());
}

pub fn train(articles: &[&Marked], automaton: &Automaton, set: &Settings) -> Parts {
    let lexicon_entries = cue_levels(articles);
    let lexicon = CueLexicon::new(&lexicon_entries);
    let label_id: BTreeMap<Label, u8> =
        automaton.labels.iter().enumerate().map(|(i, &l)| (l, i as u8)).collect();
    // Features by hash, counted, then numbered.
    let mut raw: Vec<Example> = Vec::new();
    let mut count = vec![0u32; 1 << ID_BITS];
    let mut frame = Frame::default();
    for marked in articles {
        let document = Document::new(&marked.article, &marked.layout);
        let reading = Reading::new(&document, &Marks::of(&document), &lexicon);
        let labels = gold_labels(&document, marked);
        for (at, (para, gold)) in reading.paras.iter().zip(&labels).enumerate() {
            let gold: Option<Vec<u8>> = gold.iter().map(|l| label_id.get(l).copied()).collect();
            let Some(gold) = gold else { continue };
            let ok = gold.first().is_some_and(|&g| automaton.starts[g as usize])
                && gold.windows(2).all(|w| automaton.transitions.contains(&(w[0], w[1])));
            if !ok {
                continue;
            }
            frame.fill(&reading, at);
            let mut example = Example { features: Vec::new(), offsets: vec![0], gold };
            for i in para.start..para.end {
                all_features(&frame, &reading, i, &mut example.features);
                example.offsets.push(example.features.len() as u32);
            }
            for &f in &example.features {
                count[f as usize] += 1;
            }
            raw.push(example);
        }
    }
    let mut number = vec![u32::MAX; 1 << ID_BITS];
    let mut ids = Vec::new();
    for (id, &n) in count.iter().enumerate() {
        if n >= set.min_count {
            number[id] = ids.len() as u32;
            ids.push(id as u32);
        }
    }
    drop(count);
    for example in &mut raw {
        renumber(example, &number);
    }
    eprintln!("  {} paragraphs, {} features", raw.len(), ids.len());
    let mut model = Weights::new(ids.len(), automaton, set);
    let mut order: Vec<usize> = (0..raw.len()).collect();
    let mut random = Random(set.seed);
    // Paragraphs that are right beyond doubt are looked at every other time.
    let mut easy = vec![false; raw.len()];
    for epoch in 0..set.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for &at in &order {
            if std::mem::take(&mut easy[at]) {
                continue;
            }
            let own = model.step(&raw[at], false, &mut random);
            easy[at] = own < 0.01;
            loss += own;
        }
        eprintln!("  epoch {} loss {:.0} weights {}", epoch + 1, loss, model.nonzero());
    }
    // Keep the largest weights, rows that have one, and train these on.
    let kept = model.prune(set.weights);
    let mut renumbered = vec![u32::MAX; ids.len()];
    for (new, &old) in kept.iter().enumerate() {
        renumbered[old as usize] = new as u32;
    }
    for example in &mut raw {
        renumber(example, &renumbered);
    }
    for epoch in 0..set.finish {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for &at in &order {
            if std::mem::take(&mut easy[at]) {
                continue;
            }
            let own = model.step(&raw[at], true, &mut random);
            easy[at] = own < 0.01;
            loss += own;
        }
        eprintln!("  finish {} loss {:.0} rows {}", epoch + 1, loss, kept.len());
    }
    let quantise = |w: f32| (f64::from(w) * UNIT).round().clamp(-127.0, 127.0) as i8;
    let rows = kept
        .iter()
        .enumerate()
        .filter_map(|(new, &old)| {
            let mut row = [0i8; K];
            for (k, r) in row.iter_mut().enumerate() {
                *r = quantise(model.w[new * K + k]);
            }
            row.iter().any(|&w| w != 0).then_some((ids[old as usize], row))
        })
        .collect();
    let small = |w: f32| (f64::from(w) * UNIT).round().clamp(-150.0, 150.0) as i16;
    Parts {
        labels: automaton.labels.clone(),
        start: (0..automaton.labels.len())
            .map(|k| if automaton.starts[k] { small(model.start[k]) } else { i16::MIN })
            .collect(),
        transitions: automaton
            .transitions
            .iter()
            .zip(&model.trans)
            .map(|(&(a, b), &w)| (a, b, small(w)))
            .collect(),
        rows,
        lexicon: lexicon_entries,
        ..Parts::default()
    }
}

fn renumber(example: &mut Example, number: &[u32]) {
    let mut features = Vec::with_capacity(example.features.len());
    let mut offsets = vec![0];
    for w in example.offsets.windows(2) {
        for &f in &example.features[w[0] as usize..w[1] as usize] {
            let n = number[f as usize];
            if n != u32::MAX {
                features.push(n);
            }
        }
        offsets.push(features.len() as u32);
    }
    example.features = features;
    example.offsets = offsets;
}
