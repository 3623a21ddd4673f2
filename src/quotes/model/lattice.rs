//! Which chain of labels is best, and how probable is each label? Forward–backward over all labels, then the best paths
//! through the labels that are probable enough.

use super::labels::Label;
use super::lanes::{Floats, Shorts};
use super::sums::Sum;
use super::tagger::{MAX_LABELS, UNIT};
use super::tagging::{BIAS, LAYERS, Tagged};
use crate::math::exp;

/// Labels less probable than this are dropped on the way, and not worth a sum.
const BEAM: f32 = 1e-4;

/// Labels more probable than this are in the lattice through which labellings are sought.
const PROBABLE: f32 = 1e-3;

/// Score differences that [`Chain::exp`] tells apart.
const EXP_STEPS: usize = 640;

/// The score of what cannot be.
const DEAD: i16 = -16_000;

/// Labellings sought at once: [`LAYERS`], rounded up to what one vector instruction does.
const LANES: usize = 8;

type Probabilities = [Floats; MAX_LABELS / 4];

/// Which labels follow which, and how readily.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    pub labels: Vec<Label>,
    /// Scores of beginning with each label; [`i16::MIN`] forbids it.
    start: Vec<i16>,
    /// Of each label the scores of those that may stand before it.
    into: Vec<[i16; MAX_LABELS]>,
    /// Of each label, which may stand before it, as bits.
    before: Vec<u32>,
    /// As factors: from each label to each, and to each label from each.
    forward: Vec<Probabilities>,
    backward: Vec<Probabilities>,
    enter: [[f32; MAX_LABELS]; 2],
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
    back: Vec<Shorts>,
    back_at: Vec<u32>,
}

#[inline]
fn all(x: f32) -> Probabilities {
    [Floats::splat(x); MAX_LABELS / 4]
}

#[inline]
fn vectors(p: &[f32; MAX_LABELS]) -> Probabilities {
    std::array::from_fn(|four| Floats::new([p[4 * four], p[4 * four + 1], p[4 * four + 2], p[4 * four + 3]]))
}

#[inline]
fn numbers(p: &Probabilities) -> [f32; MAX_LABELS] {
    let mut out = [0.0; MAX_LABELS];
    for (four, p) in out.chunks_exact_mut(4).zip(p) {
        four.copy_from_slice(&p.array());
    }
    out
}

#[inline]
fn total(p: &Probabilities) -> f32 {
    let even = p[0].plus(p[2]).plus(p[4]).plus(p[6]);
    let odd = p[1].plus(p[3]).plus(p[5]).plus(p[7]);
    let [a, b, c, d] = even.plus(odd).array();
    (a + c) + (b + d)
}

#[inline]
fn times(p: &Probabilities, q: &Probabilities) -> Probabilities {
    std::array::from_fn(|four| p[four].times(q[four]))
}

/// Which are greater than `least`, as bits.
#[inline]
fn above(p: &Probabilities, least: f32) -> u32 {
    let least = Floats::splat(least);
    p.iter().enumerate().map(|(four, p)| p.above(least) << (4 * four)).sum()
}

/// The sum of rows, each times its factor, of the labels in `of`, in their order.
#[inline]
fn mixed(of: u32, factors: &[f32; MAX_LABELS], rows: &[Probabilities]) -> Probabilities {
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = all(0.0);
    for k in ones(of) {
        let (row, x) = (&rows[k], Floats::splat(factors[k]));
        a = a.plus(x.times(row[0]));
        b = b.plus(x.times(row[1]));
        c = c.plus(x.times(row[2]));
        d = d.plus(x.times(row[3]));
        e = e.plus(x.times(row[4]));
        f = f.plus(x.times(row[5]));
        g = g.plus(x.times(row[6]));
        h = h.plus(x.times(row[7]));
    }
    [a, b, c, d, e, f, g, h]
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
            plain,
            start,
            exp,
            ..Self::default()
        };
        let mut forward = vec![[0.0; MAX_LABELS]; n];
        let mut backward = vec![[0.0; MAX_LABELS]; n];
        for (from, list) in next.iter().enumerate() {
            for &(to, w) in list {
                let (to, factor) = (to as usize, chain.factor(w));
                chain.into[to][from] = w;
                chain.before[to] |= 1 << from;
                forward[from][to] = factor;
                backward[to][from] = factor;
            }
        }
        for (k, &w) in chain.start.iter().enumerate() {
            chain.enter[1][k] = if w == i16::MIN { 0.0 } else { chain.factor(w) };
        }
        chain.enter[0] = forward.get(plain).copied().unwrap_or_default();
        chain.forward = forward.iter().map(vectors).collect();
        chain.backward = backward.iter().map(vectors).collect();
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
        let own = ones_below(labels);
        let mut alpha = all(0.0);
        for (t, score) in scores.iter().enumerate() {
            let next = match t {
                0 => vectors(&self.enter[usize::from(first)]),
                _ => mixed(above(&alpha, BEAM), &numbers(&alpha), &self.forward),
            };
            let score = shorts(score);
            let top = score[..labels].iter().copied().fold(i16::MIN, i16::max);
            let mut emit = [0.0; MAX_LABELS];
            for (e, &s) in emit.iter_mut().zip(&score[..labels]) {
                *e = self.exp[((top - s) as usize).min(EXP_STEPS - 1)];
            }
            let emit = vectors(&emit);
            let next = times(&next, &emit);
            alpha = times(&next, &all(1.0 / total(&next)));
            room.emit.push(emit);
            room.alpha.push(alpha);
        }
        room.kept.clear();
        room.kept.resize(n, 0);
        let mut beta = all(1.0);
        for t in (0..n).rev() {
            let p = times(&room.alpha[t], &beta);
            let p = times(&p, &all(1.0 / total(&p)));
            let given = numbers(&times(&room.emit[t], &beta));
            let kept = above(&p, BEAM) & own;
            let before = mixed(kept, &given, &self.backward);
            let p_of = numbers(&p);
            for k in ones(kept) {
                out[t].add(self.labels[k], p_of[k]);
            }
            room.kept[t] = 1 << self.plain | above(&p, PROBABLE) & own;
            beta = times(&before, &all(1.0 / total(&before)));
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
        let (bias, dead) = (Shorts::new(bias), Shorts::splat(DEAD));
        room.back.clear();
        room.back_at.clear();
        // Only what is in the lattice is written and read.
        let mut last = [dead; MAX_LABELS];
        let mut now = last;
        for (t, score) in scores.iter().enumerate() {
            let score = shorts(score);
            let mut top = Shorts::splat(i16::MIN);
            room.back_at.push(room.back.len() as u32);
            for k in ones(room.kept[t]) {
                let (mut best, mut back) = (dead, Shorts::splat(0));
                if t == 0 {
                    best = Shorts::splat(self.enter(first, k));
                } else {
                    for p in ones(room.kept[t - 1] & self.before[k]) {
                        let s = last[p].plus(Shorts::splat(self.into[k][p]));
                        back = s.if_above(best, Shorts::splat(p as i16), back);
                        best = best.most(s);
                    }
                }
                let own = Shorts::splat(score[k]);
                best = best.plus(if k == self.plain { own.plus(bias) } else { own }).most(dead);
                top = top.most(best);
                now[k] = best;
                room.back.push(back);
            }
            // Scores stay small: only their differences count.
            for k in ones(room.kept[t]) {
                last[k] = now[k].minus(top).most(dead);
            }
        }
        let last = last.map(Shorts::array);
        let n = scores.len();
        for (layer, out) in out.iter_mut().enumerate() {
            let mut k = ones(room.kept[n - 1]).rev_max(|k| last[k][layer]);
            for t in (0..n).rev() {
                out[offset + t] = self.labels[k];
                let place = (room.kept[t] & ((1 << k) - 1)).count_ones();
                k = room.back[(room.back_at[t] + place) as usize].array()[layer] as usize;
            }
        }
    }
}

#[inline]
fn shorts(sum: &Sum) -> [i16; MAX_LABELS] {
    let mut out = [0; MAX_LABELS];
    for (eight, sum) in out.chunks_exact_mut(8).zip(sum) {
        eight.copy_from_slice(&sum.array());
    }
    out
}

/// The lowest `count` bits, at most 32.
fn ones_below(count: usize) -> u32 {
    ((1u64 << count) - 1) as u32
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
    use super::super::sums::zero;
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
            let mut s = [0; LANES];
            s[..3].copy_from_slice(&[7 * t - 11, 13 - 5 * t, 4 + (t * t) % 7]);
            let mut sum = zero();
            sum[0] = Shorts::new(s);
            scores.push(sum);
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
            let own: i32 = path.iter().zip(scores).map(|(&k, s)| i32::from(shorts(s)[k])).sum();
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
