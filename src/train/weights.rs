//! One step of training: forward, backward, and the update of the weights by FTRL-proximal.

use super::crf::{Automaton, Example, Random, Settings};
use crate::quotes::model::tagger::MAX_LABELS;

const K: usize = MAX_LABELS;

/// Weights on the way, with what the optimiser remembers of each.
pub struct Weights {
    set: Settings,
    /// Of each feature a weight for each label.
    pub w: Vec<f32>,
    z: Vec<f32>,
    n: Vec<f32>,
    mask: Vec<bool>,
    pub start: Vec<f32>,
    start_n: Vec<f32>,
    pub trans: Vec<f32>,
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
    pub fn new(features: usize, automaton: &Automaton, set: &Settings) -> Self {
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

    pub fn nonzero(&self) -> usize {
        self.w.iter().filter(|w| **w != 0.0).count()
    }

    /// Keeps the `keep` largest weights; gives the features that still have one, ascending.
    pub fn prune(&mut self, keep: usize) -> Vec<u32> {
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
    pub fn step(&mut self, ex: &Example, finish: bool, random: &mut Random) -> f64 {
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
