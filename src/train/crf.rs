//! Trains the tagger: conditional random field by FTRL-proximal, pruned to a number of weights, finished on what is
//! left, rounded to 8 bits. Deterministic: fixed seeds, one thread.

use super::corpus::{Marked, roles};
use crate::quotes::Document;
use crate::quotes::model::features::{Frame, ID_BITS, NONE};
use crate::quotes::model::labels::{Label, Role, encode};
use crate::quotes::model::lexicon::CueLexicon;
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
            Some((word, level))
        })
        .collect()
}

/// A paragraph ready for training.
struct Example {
    /// Indices of features, token after token.
    features: Vec<u32>,
    /// Where each token's features begin; one more at the end.
    offsets: Vec<u32>,
    gold: Vec<u8>,
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
    frame.token(r, i, out);
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

struct Weights {
    set: Settings,
    w: Vec<f32>,
    z: Vec<f32>,
    n: Vec<f32>,
    mask: Vec<bool>,
    start: Vec<f32>,
    start_n: Vec<f32>,
    trans: Vec<f32>,
    trans_n: Vec<f32>,
    transitions: Vec<(u8, u8)>,
    /// Where a transition stands in `transitions`.
    place: Vec<u16>,
    starts: Vec<bool>,
    labels: usize,
    score: Vec<[f32; K]>,
    emit: Vec<[f64; K]>,
    alpha: Vec<[f64; K]>,
    kept: Vec<u32>,
}

impl Weights {
    fn new(features: usize, automaton: &Automaton, set: &Settings) -> Self {
        let t = automaton.transitions.len();
        Self {
            set: set.clone(),
            w: vec![0.0; features * K],
            z: vec![0.0; features * K],
            n: vec![0.0; features * K],
            mask: Vec::new(),
            start: vec![0.0; K],
            start_n: vec![0.0; K],
            trans: vec![0.0; t],
            trans_n: vec![0.0; t],
            transitions: automaton.transitions.clone(),
            place: {
                let mut place = vec![0; K * K];
                for (at, &(a, b)) in automaton.transitions.iter().enumerate() {
                    place[a as usize * K + b as usize] = at as u16;
                }
                place
            },
            starts: automaton.starts.clone(),
            labels: automaton.labels.len(),
            score: Vec::new(),
            emit: Vec::new(),
            alpha: Vec::new(),
            kept: Vec::new(),
        }
    }

    fn nonzero(&self) -> usize {
        self.w.iter().filter(|w| **w != 0.0).count()
    }

    /// Keeps the `keep` largest weights; gives the features that still have one, ascending.
    fn prune(&mut self, keep: usize) -> Vec<u32> {
        let mut sizes: Vec<f32> = self.w.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes.get(keep.saturating_sub(1)).copied().unwrap_or(f32::MIN_POSITIVE);
        let mut kept = Vec::new();
        let (mut w, mut n, mut mask) = (Vec::new(), Vec::new(), Vec::new());
        for f in 0..self.w.len() / K {
            let row = &self.w[f * K..(f + 1) * K];
            if row.iter().any(|w| w.abs() >= least) {
                kept.push(f as u32);
                for (k, &value) in row.iter().enumerate() {
                    let on = value.abs() >= least;
                    mask.push(on);
                    w.push(if on { value } else { 0.0 });
                    n.push(self.n[f * K + k]);
                }
            }
        }
        self.w = w;
        self.n = n;
        self.mask = mask;
        self.z = Vec::new();
        kept
    }

    /// One paragraph: forward, backward, update. Gives the loss before the update.
    fn step(&mut self, ex: &Example, finish: bool, random: &mut Random) -> f64 {
        let n = ex.gold.len();
        let count = self.labels;
        // Feature dropout: whole features for this paragraph, by a hash with a fresh salt.
        let drop = if finish { 0.0 } else { self.set.dropout };
        let salt = random.draw();
        let limit = (f64::from(drop) * 4_294_967_296.0) as u64;
        let scale = 1.0 / (1.0 - drop);
        self.kept.clear();
        self.score.clear();
        let mut bounds = Vec::with_capacity(n + 1);
        bounds.push(0usize);
        for t in 0..n {
            let mut sum = [0f32; K];
            for &f in &ex.features[ex.offsets[t] as usize..ex.offsets[t + 1] as usize] {
                if limit > 0 && ((u64::from(f) ^ salt).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) < limit {
                    continue;
                }
                self.kept.push(f);
                let row = &self.w[f as usize * K..(f as usize + 1) * K];
                for (s, w) in sum.iter_mut().zip(row) {
                    *s += w;
                }
            }
            if limit > 0 {
                for s in &mut sum {
                    *s *= scale;
                }
            }
            bounds.push(self.kept.len());
            self.score.push(sum);
        }
        let trans: Vec<f64> = self.trans.iter().map(|&w| f64::from(w).exp_()).collect();
        self.emit.clear();
        self.alpha.clear();
        let mut log_z = 0.0;
        for t in 0..n {
            let top = self.score[t][..count].iter().copied().fold(f32::MIN, f32::max);
            let mut emit = [0f64; K];
            for (e, &s) in emit.iter_mut().zip(&self.score[t]).take(count) {
                *e = f64::from(fast_exp(s - top));
            }
            let mut alpha = [0f64; K];
            if t == 0 {
                for k in 0..count {
                    if self.starts[k] {
                        alpha[k] = f64::from(self.start[k]).exp_() * emit[k];
                    }
                }
            } else {
                let before = &self.alpha[t - 1];
                for (&(a, b), w) in self.transitions.iter().zip(&trans) {
                    alpha[b as usize] += before[a as usize] * w;
                }
                for k in 0..count {
                    alpha[k] *= emit[k];
                }
            }
            let sum: f64 = alpha.iter().sum();
            for a in &mut alpha {
                *a /= sum;
            }
            log_z += sum.ln_() + f64::from(top);
            self.emit.push(emit);
            self.alpha.push(alpha);
        }
        let mut gold =
            f64::from(self.start[ex.gold[0] as usize]) + f64::from(self.score[0][ex.gold[0] as usize]);
        for t in 1..n {
            let (a, b) = (ex.gold[t - 1], ex.gold[t]);
            let at = self.place[a as usize * K + b as usize] as usize;
            gold += f64::from(self.trans[at]) + f64::from(self.score[t][b as usize]);
        }
        let mut trans_g = vec![0f64; trans.len()];
        let mut any = false;
        let mut beta = [1f64; K];
        for t in (0..n).rev() {
            let mut p = [0f64; K];
            let mut sum = 0.0;
            for k in 0..count {
                p[k] = self.alpha[t][k] * beta[k];
                sum += p[k];
            }
            let mut worst = 0.0f64;
            for (k, p) in p.iter_mut().enumerate().take(count) {
                *p /= sum;
                if k == ex.gold[t] as usize {
                    *p -= 1.0;
                }
                worst = worst.max(p.abs());
            }
            if worst >= 0.003 {
                any = true;
                self.update(&p, bounds[t], bounds[t + 1], finish, scale);
                if t == 0 {
                    for (k, g) in p.iter().enumerate().take(count) {
                        if self.starts[k] {
                            let g = *g as f32;
                            self.start_n[k] += g * g;
                            self.start[k] -= 0.1 * g / (1e-3 + self.start_n[k].sqrt());
                        }
                    }
                }
            }
            if t > 0 {
                let mut eb = [0f64; K];
                for k in 0..count {
                    eb[k] = self.emit[t][k] * beta[k];
                }
                let before = &self.alpha[t - 1];
                let mut next = [0f64; K];
                let mut z = 0.0;
                for (&(a, b), w) in self.transitions.iter().zip(&trans) {
                    let x = w * eb[b as usize];
                    next[a as usize] += x;
                    z += before[a as usize] * x;
                }
                if worst >= 0.003 {
                    for ((&(a, b), w), g) in self.transitions.iter().zip(&trans).zip(&mut trans_g) {
                        *g += before[a as usize] * w * eb[b as usize] / z;
                    }
                    let (a, b) = (ex.gold[t - 1], ex.gold[t]);
                    trans_g[self.place[a as usize * K + b as usize] as usize] -= 1.0;
                }
                let max = next.iter().copied().fold(0.0, f64::max);
                for x in &mut next {
                    *x /= max;
                }
                beta = next;
            }
        }
        if any {
            for (at, g) in trans_g.iter().enumerate() {
                let g = *g as f32;
                if g.abs() > 1e-6 {
                    self.trans_n[at] += g * g;
                    self.trans[at] -= 0.1 * g / (1e-3 + self.trans_n[at].sqrt());
                    self.trans[at] = self.trans[at].clamp(-9.0, 9.0);
                }
            }
        }
        log_z - gold
    }

    fn update(&mut self, p: &[f64; K], from: usize, to: usize, finish: bool, scale: f32) {
        let mut active = [(0usize, 0f32); K];
        let mut len = 0;
        for (k, g) in p.iter().enumerate().take(self.labels) {
            if g.abs() >= 0.001 {
                active[len] = (k, *g as f32 * scale);
                len += 1;
            }
        }
        let (alpha, l1, l2) = (self.set.alpha, self.set.l1, self.set.l2);
        for &f in &self.kept[from..to] {
            let base = f as usize * K;
            for &(k, g) in &active[..len] {
                let at = base + k;
                let n0 = self.n[at];
                let n1 = n0 + g * g;
                if finish {
                    if self.mask[at] {
                        self.n[at] = n1;
                        self.w[at] = (self.w[at] - 0.5 * alpha * g / (1.0 + n1.sqrt())).clamp(-7.9, 7.9);
                    }
                    continue;
                }
                self.n[at] = n1;
                let sigma = (n1.sqrt() - n0.sqrt()) / alpha;
                let z = self.z[at] + g - sigma * self.w[at];
                self.z[at] = z;
                self.w[at] = if z.abs() <= l1 {
                    0.0
                } else {
                    -(z - z.signum() * l1) / ((1.0 + n1.sqrt()) / alpha + l2)
                };
            }
        }
    }
}

/// exp for training: a polynomial, good to six digits, which compilers turn into vector instructions.
#[inline]
fn fast_exp(x: f32) -> f32 {
    let x = x.max(-80.0) * std::f32::consts::LOG2_E;
    let whole = (x - 0.5) as i32;
    let f = (x - whole as f32) * std::f32::consts::LN_2;
    let p = 1.0 + f * (1.0 + f * (0.5 + f * (1.0 / 6.0 + f * (1.0 / 24.0 + f * (1.0 / 120.0 + f / 720.0)))));
    p * f32::from_bits(((whole + 127) as u32) << 23)
}

/// Short names for the crate's own exp and ln.
trait Math {
    fn exp_(self) -> f64;
    fn ln_(self) -> f64;
}

impl Math for f64 {
    fn exp_(self) -> f64 {
        crate::math::exp(self)
    }
    fn ln_(self) -> f64 {
        crate::math::ln(self)
    }
}
