//! Which chain of labels is best, and how probable is each label? Forward–backward over all labels, then the best paths
//! through the labels that are probable enough.

use super::labels::Label;
use super::sums::Sum;
use super::tagger::{MAX_LABELS, UNIT};
use super::tagging::{BIAS, LAYERS, Tagged};
use crate::math::exp;

/// Labels less probable than this, by what came before, are dropped on the way.
const BEAM: f32 = 1e-5;

/// Labels less probable than this are not worth a sum.
const FAINT: f32 = 1e-4;

/// Labels more probable than this are in the lattice through which labellings are sought.
const PROBABLE: f32 = 1e-3;

/// Score differences that [`Chain::exp`] tells apart.
const EXP_STEPS: usize = 640;

/// The score of what cannot be.
const DEAD: i16 = -16_000;

/// Labellings sought at once: [`LAYERS`], rounded up to what one vector instruction does.
const LANES: usize = 8;

type Probabilities = [f32; MAX_LABELS];
type Lanes = [i16; LANES];

/// Which labels follow which, and how readily.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    pub labels: Vec<Label>,
    /// Scores of beginning with each label; [`i16::MIN`] forbids it.
    start: Vec<i16>,
    /// Of each label the scores of those that may stand before it.
    into: Vec<Sum>,
    /// Of each label, which may stand before it, as bits.
    before: Vec<u32>,
    /// As factors: from each label to each, and to each label from each.
    forward: Vec<Probabilities>,
    backward: Vec<Probabilities>,
    enter: [Probabilities; 2],
    /// exp of minus so many score units.
    exp: Vec<f32>,
    /// The label outside every attribution.
    plain: usize,
}

/// Room that is kept from piece to piece.
#[derive(Clone, Debug, Default)]
pub struct Room {
    emit: Vec<Probabilities>,
    alpha: Vec<Probabilities>,
    /// Labels of the lattice, as bits.
    kept: Vec<u32>,
    /// For each label of the lattice the label before it, in each labelling; where each token's begin.
    back: Vec<[u8; LANES]>,
    back_at: Vec<u32>,
}

fn total(p: &Probabilities) -> f32 {
    let mut lanes = [0.0; 8];
    for eight in p.chunks_exact(8) {
        for (sum, x) in lanes.iter_mut().zip(eight) {
            *sum += x;
        }
    }
    ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
}

#[inline]
fn add_scaled(sum: &mut Probabilities, factor: f32, row: &Probabilities) {
    for (s, w) in sum.iter_mut().zip(row) {
        *s += factor * w;
    }
}

impl Chain {
    /// `next` are, for each label, those that may follow, with their scores.
    #[must_use]
    pub fn new(labels: Vec<Label>, start: Vec<i16>, next: &[Vec<(u8, i16)>]) -> Self {
        let exp: Vec<f32> = (0..EXP_STEPS).map(|d| exp(-(d as f64) / UNIT) as f32).collect();
        let plain = labels.iter().position(|l| *l == Label::default()).unwrap_or(0);
        let n = labels.len();
        let mut chain = Self {
            labels,
            into: vec![[DEAD; MAX_LABELS]; n],
            before: vec![0; n],
            forward: vec![[0.0; MAX_LABELS]; n],
            backward: vec![[0.0; MAX_LABELS]; n],
            enter: [[0.0; MAX_LABELS]; 2],
            plain,
            start,
            exp,
        };
        for (from, list) in next.iter().enumerate() {
            for &(to, w) in list {
                let (to, factor) = (to as usize, chain.factor(w));
                chain.into[to][from] = w;
                chain.before[to] |= 1 << from;
                chain.forward[from][to] = factor;
                chain.backward[to][from] = factor;
            }
        }
        for (k, &w) in chain.start.iter().enumerate() {
            chain.enter[1][k] = if w == i16::MIN { 0.0 } else { chain.factor(w) };
        }
        chain.enter[0] = chain.forward.get(plain).copied().unwrap_or_default();
        chain
    }

    /// exp of a transition's score, which may have either sign, up to a common factor.
    fn factor(&self, score: i16) -> f32 {
        self.exp[(160 - i32::from(score)).clamp(0, EXP_STEPS as i32 - 1) as usize]
    }

    /// Score of a first label; `first` says that a paragraph begins, else plain outside stands before.
    fn enter(&self, first: bool, k: usize) -> i16 {
        match first {
            true if self.start[k] == i16::MIN => DEAD,
            true => self.start[k],
            false => self.into[k][self.plain],
        }
    }

    /// Fills `out`, one a token, and the lattice for [`Self::best`]. `scores` are not empty.
    #[inline(never)]
    pub fn marginals(&self, scores: &[Sum], first: bool, room: &mut Room, out: &mut [Tagged]) {
        let n = scores.len();
        let labels = self.labels.len();
        room.emit.clear();
        room.alpha.clear();
        let mut alpha = [0.0; MAX_LABELS];
        for (t, score) in scores.iter().enumerate() {
            let mut next = [0.0; MAX_LABELS];
            if t == 0 {
                next = self.enter[usize::from(first)];
            } else {
                for (&a, row) in alpha.iter().zip(&self.forward) {
                    if a > BEAM {
                        add_scaled(&mut next, a, row);
                    }
                }
            }
            let top = score[..labels].iter().copied().fold(i16::MIN, i16::max);
            let mut emit = [0.0; MAX_LABELS];
            for (e, &s) in emit.iter_mut().zip(&score[..labels]) {
                *e = self.exp[((top - s) as usize).min(EXP_STEPS - 1)];
            }
            for (x, e) in next.iter_mut().zip(&emit) {
                *x *= e;
            }
            let scale = 1.0 / total(&next);
            for (a, x) in alpha.iter_mut().zip(&next) {
                *a = x * scale;
            }
            room.emit.push(emit);
            room.alpha.push(alpha);
        }
        room.kept.clear();
        room.kept.resize(n, 0);
        let mut beta = [1.0; MAX_LABELS];
        for t in (0..n).rev() {
            let mut p = room.alpha[t];
            for (p, b) in p.iter_mut().zip(&beta) {
                *p *= b;
            }
            let scale = 1.0 / total(&p);
            let mut kept = 1 << self.plain;
            let emit = &room.emit[t];
            let mut before = [0.0; MAX_LABELS];
            for (k, &label) in self.labels.iter().enumerate() {
                let p = p[k] * scale;
                if p > BEAM {
                    add_scaled(&mut before, emit[k] * beta[k], &self.backward[k]);
                    if p > FAINT {
                        out[t].add(label, p);
                        kept |= u32::from(p > PROBABLE) << k;
                    }
                }
            }
            room.kept[t] = kept;
            let scale = 1.0 / total(&before);
            for (b, x) in beta.iter_mut().zip(&before) {
                *b = x * scale;
            }
        }
    }

    /// The best path for each bias through the lattice, plain outside always in it.
    #[inline(never)]
    pub fn best(
        &self,
        scores: &[Sum],
        first: bool,
        room: &mut Room,
        out: &mut [Vec<Label>; LAYERS],
        offset: usize,
    ) {
        let mut bias = [0i16; LANES];
        bias[..LAYERS].copy_from_slice(&BIAS);
        room.back.clear();
        room.back_at.clear();
        let mut last = [[DEAD; LANES]; MAX_LABELS];
        for (t, score) in scores.iter().enumerate() {
            let mut now = [[DEAD; LANES]; MAX_LABELS];
            let mut top = [i16::MIN; LANES];
            room.back_at.push(room.back.len() as u32);
            for k in ones(room.kept[t]) {
                let (mut best, mut back) = ([DEAD; LANES], [0i16; LANES]);
                if t == 0 {
                    best = [self.enter(first, k); LANES];
                } else {
                    for p in ones(room.kept[t - 1] & self.before[k]) {
                        let w = self.into[k][p];
                        take_better(&mut best, &mut back, &last[p], w, p as i16);
                    }
                }
                for lane in 0..LANES {
                    let own = score[k] + if k == self.plain { bias[lane] } else { 0 };
                    best[lane] = (best[lane] + own).max(DEAD);
                    top[lane] = top[lane].max(best[lane]);
                }
                now[k] = best;
                room.back.push(back.map(|p| p as u8));
            }
            // Scores stay small: only their differences count.
            for k in ones(room.kept[t]) {
                for lane in 0..LANES {
                    last[k][lane] = (now[k][lane] - top[lane]).max(DEAD);
                }
            }
        }
        let n = scores.len();
        for (layer, out) in out.iter_mut().enumerate() {
            let mut k = ones(room.kept[n - 1]).rev_max(|k| last[k][layer]);
            for t in (0..n).rev() {
                out[offset + t] = self.labels[k];
                let place = (room.kept[t] & ((1 << k) - 1)).count_ones();
                k = room.back[(room.back_at[t] + place) as usize][layer] as usize;
            }
        }
    }
}

/// Takes over, lane by lane, what is better when it comes from label `p` at the price `w`.
#[inline]
fn take_better(best: &mut Lanes, back: &mut Lanes, from: &Lanes, w: i16, p: i16) {
    for lane in 0..LANES {
        let s = from[lane] + w;
        back[lane] = if s > best[lane] { p } else { back[lane] };
        best[lane] = best[lane].max(s);
    }
}

/// The places of the bits that are set.
#[derive(Clone, Copy)]
struct Ones(u32);

fn ones(bits: u32) -> Ones {
    Ones(bits)
}

impl Iterator for Ones {
    type Item = usize;
    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let k = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        Some(k as usize)
    }
}

impl Ones {
    /// The first place with the greatest value; 0 if there is none.
    fn rev_max(self, value: impl Fn(usize) -> i16) -> usize {
        let mut best = (i16::MIN, 0);
        for k in self {
            if value(k) > best.0 {
                best = (value(k), k);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::Role;
    use super::*;

    const FORBIDDEN: i16 = i16::MIN;

    /// Three labels, of which the last may not follow the first, and five tokens with made-up scores.
    fn small() -> (Chain, Vec<Sum>) {
        let label = |role, begin| Label { role, begin, ..Label::default() };
        let labels = vec![Label::default(), label(Role::Content, true), label(Role::Content, false)];
        let next =
            vec![vec![(0, 8), (1, -5)], vec![(0, 2), (1, -20), (2, 10)], vec![(0, 3), (1, -9), (2, 6)]];
        let mut scores = Vec::new();
        for t in 0..5i16 {
            let mut s = [0; MAX_LABELS];
            s[0] = 7 * t - 11;
            s[1] = 13 - 5 * t;
            s[2] = 4 + (t * t) % 7;
            scores.push(s);
        }
        (Chain::new(labels, vec![3, -4, FORBIDDEN], &next), scores)
    }

    /// Every path with its score, by trying all.
    fn paths(chain: &Chain, scores: &[Sum]) -> Vec<(Vec<usize>, i32)> {
        let mut out = Vec::new();
        for code in 0..3usize.pow(scores.len() as u32) {
            let path: Vec<usize> = (0..scores.len()).map(|t| code / 3usize.pow(t as u32) % 3).collect();
            let mut weights: Vec<i16> = path.windows(2).map(|w| chain.into[w[1]][w[0]]).collect();
            weights.push(chain.start[path[0]]);
            if weights.contains(&FORBIDDEN) || weights.contains(&DEAD) {
                continue;
            }
            let own: i32 = path.iter().zip(scores).map(|(&k, s)| i32::from(s[k])).sum();
            out.push((path, own + weights.into_iter().map(i32::from).sum::<i32>()));
        }
        out
    }

    #[test]
    fn best_path_and_marginals_against_all_paths() {
        let (chain, scores) = small();
        let n = scores.len();
        let paths = paths(&chain, &scores);
        let mut room = Room::default();
        let mut tagged = vec![Tagged::default(); n];
        chain.marginals(&scores, true, &mut room, &mut tagged);
        let weight = |s: i32| exp(f64::from(s) / UNIT);
        let whole: f64 = paths.iter().map(|p| weight(p.1)).sum();
        for (t, tagged) in tagged.iter().enumerate() {
            let content: f64 = paths.iter().filter(|p| p.0[t] > 0).map(|p| weight(p.1)).sum();
            let begins: f64 = paths.iter().filter(|p| p.0[t] == 1).map(|p| weight(p.1)).sum();
            assert!((f64::from(tagged.p_content()) - content / whole).abs() < 1e-3);
            assert!((f64::from(tagged.begins) - begins / whole).abs() < 1e-3);
        }
        let mut labels: [Vec<Label>; LAYERS] = std::array::from_fn(|_| vec![Label::default(); n]);
        chain.best(&scores, true, &mut room, &mut labels, 0);
        for (layer, labels) in labels.iter().enumerate() {
            let biased = |p: &(Vec<usize>, i32)| {
                p.1 + i32::from(BIAS[layer]) * p.0.iter().filter(|&&k| k == 0).count() as i32
            };
            let best = paths.iter().map(biased).max();
            let found: Vec<usize> =
                labels.iter().map(|l| chain.labels.iter().position(|x| x == l).unwrap()).collect();
            let own = paths.iter().find(|p| p.0 == found).map(biased);
            assert_eq!(own, best, "bias {}", BIAS[layer]);
        }
    }
}
