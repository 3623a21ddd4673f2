//! The linear-chain tagger: sums of 8-bit weights, Viterbi for the best labels and forward–backward for how sure they
//! are. Scores are integers (sixteenths of a natural logarithm unit); probabilities come from one table and additions
//! and multiplications in a fixed order, so that every platform gives the same bits.

use super::features::{Frame, NONE};
use super::labels::Label;
use super::reading::Reading;
use super::tagging::{BIAS, LAYERS, Tagged, Tagging};
use crate::math::exp;

/// Most labels that a model can have.
pub const MAX_LABELS: usize = 48;

/// Score units in one unit of the natural logarithm.
pub const UNIT: f64 = 16.0;

/// Longest piece of a paragraph that is tagged at once.
const MAX_PIECE: usize = 2048;

/// Of the labels at a token, those less probable than this (against the best) are dropped on the way.
const BEAM: f64 = 1e-5;

/// Labels more probable than this are in the lattice through which labellings are sought.
const LATTICE: f64 = 1e-3;

const EXP_STEPS: usize = 1024;

/// Weights of one feature, one a label.
pub type Row = [i8; MAX_LABELS];

/// The trained tagger.
#[derive(Clone, Debug, Default)]
pub struct Tagger {
    labels: Vec<Label>,
    /// Score of beginning a paragraph with each label; `i16::MIN` forbids it.
    start: Vec<i16>,
    /// Open addressing: feature id and, in the lowest 16 bits, its row; see [`Tagger::find`].
    slots: Vec<u64>,
    /// Labels, rounded up to a multiple of 16.
    width: usize,
    rows: Vec<Row>,
    exp: Vec<f64>,
    /// Transitions as factors, and as a matrix of scores with `i16::MIN` where there is none.
    factors: Vec<Vec<(u8, f64)>>,
    matrix: Vec<[i16; MAX_LABELS]>,
    /// Of each label, where it may go, as bits.
    targets: Vec<u64>,
    /// The label outside every attribution.
    plain: u8,
}

type Sum = [i16; MAX_LABELS];

/// A label that the beam leaves at a token.
#[derive(Clone, Copy, Debug)]
struct Live {
    label: u8,
    emit: f64,
    alpha: f64,
    beta: f64,
}

/// Room that tagging needs, kept from paragraph to paragraph.
#[derive(Clone, Debug, Default)]
struct Room {
    frame: Frame,
    ids: Vec<u32>,
    score: Vec<Sum>,
    /// Whether the tokens begin a paragraph; else plain outside stands before them.
    first: bool,
    /// Live labels, token after token; where each token's begin, one more at the end.
    live: Vec<Live>,
    live_at: Vec<u32>,
    /// Labels of the lattice, likewise.
    kept: Vec<u8>,
    kept_at: Vec<u32>,
    /// For each entry of `kept`: the best score so far, and which entry of the token before it came from.
    best: Vec<[i32; LAYERS]>,
    back: Vec<[u8; LAYERS]>,
}

impl Tagger {
    /// Assembles a tagger. `features` are (id, weights), ids ascending and distinct.
    #[must_use]
    pub fn new(
        labels: Vec<Label>,
        start: Vec<i16>,
        next: Vec<Vec<(u8, i16)>>,
        features: Vec<(u32, Row)>,
    ) -> Self {
        let size = (features.len() * 2).next_power_of_two().max(16);
        let mut slots = vec![u64::MAX; size];
        let mut rows = Vec::with_capacity(features.len());
        for (id, row) in features {
            let mut at = slot_of(id, size);
            while slots[at] != u64::MAX {
                at = (at + 1) & (size - 1);
            }
            slots[at] = u64::from(id) << 16 | rows.len() as u64 & 0xFFFF;
            rows.push(row);
        }
        let exp: Vec<f64> = (0..EXP_STEPS).map(|d| exp(-(d as f64) / UNIT)).collect();
        let factors =
            next.iter().map(|list| list.iter().map(|&(to, w)| (to, factor(&exp, w))).collect()).collect();
        let mut matrix = vec![[i16::MIN; MAX_LABELS]; labels.len()];
        for (row, list) in matrix.iter_mut().zip(&next) {
            for &(to, w) in list {
                row[to as usize] = w;
            }
        }
        let targets =
            next.iter().map(|list| list.iter().fold(0, |bits, &(to, _)| bits | 1u64 << to)).collect();
        let plain = labels.iter().position(|l| *l == Label::default()).unwrap_or(0) as u8;
        let width = labels.len().next_multiple_of(16).min(MAX_LABELS);
        Self { labels, start, slots, width, rows, exp, factors, matrix, targets, plain }
    }

    #[inline]
    fn find(&self, id: u32) -> Option<u16> {
        let size = self.slots.len();
        let mut at = slot_of(id, size);
        loop {
            let slot = self.slots[at];
            if slot >> 16 == u64::from(id) {
                return Some(slot as u16);
            }
            if slot == u64::MAX {
                return None;
            }
            at = (at + 1) & (size - 1);
        }
    }

    /// Adds up the rows of the features. First all rows are found, then added: the processor looks for several at once.
    #[inline(never)]
    fn add(&self, ids: &[u32], sum: &mut Sum) {
        let mut found = [0u16; 64];
        let mut count = 0;
        for &id in ids.iter().take(found.len()) {
            if let Some(row) = self.find(id) {
                found[count] = row;
                count += 1;
            }
        }
        // The width is no constant, so that the loop becomes vector instructions instead of being unrolled.
        let sum = &mut sum[..self.width];
        for &row in &found[..count] {
            let row = &self.rows[row as usize][..sum.len()];
            for (s, &w) in sum.iter_mut().zip(row) {
                *s += i16::from(w);
            }
        }
    }

    /// Tags every token of an article.
    #[must_use]
    pub fn tag(&self, r: &Reading) -> Tagging {
        let n = r.toks.len();
        let mut out = Tagging {
            tokens: vec![Tagged::default(); n],
            labels: std::array::from_fn(|_| vec![Label::default(); n]),
        };
        if self.labels.is_empty() {
            return out;
        }
        let mut room = Room::default();
        for (at, para) in r.paras.iter().enumerate() {
            room.frame.fill(r, at);
            // Sentences without a cue and without a quotation mark are left out: hardly any attribution is in them.
            let mut sent = para.first_sent;
            while sent < para.last_sent {
                let idle = |s: usize| r.sents[s].cues == 0 && r.sents[s].has_quote == 0;
                if idle(sent) {
                    sent += 1;
                    continue;
                }
                let first = sent;
                while sent < para.last_sent && !idle(sent) {
                    sent += 1;
                }
                let (mut from, end) = (r.sents[first].start, r.sents[sent - 1].end);
                while from < end {
                    let to = end.min(from + MAX_PIECE);
                    self.scores(r, &mut room, from, to);
                    room.first = from == para.start;
                    self.marginals(&mut room, &mut out.tokens[from..to]);
                    self.viterbi(&mut room, &mut out.labels, from);
                    from = to;
                }
            }
        }
        out
    }

    /// Scores of the first label.
    fn enter(&self, first: bool) -> &[i16] {
        if first { &self.start } else { &self.matrix[self.plain as usize][..self.labels.len()] }
    }

    fn group(&self, room: &mut Room, fill: impl FnOnce(&Frame, &mut Vec<u32>)) -> Sum {
        let mut sum = [0; MAX_LABELS];
        room.ids.clear();
        fill(&room.frame, &mut room.ids);
        self.add(&room.ids, &mut sum);
        sum
    }

    #[inline(never)]
    fn scores(&self, r: &Reading, room: &mut Room, from: usize, to: usize) {
        room.score.clear();
        let mut sentence = (usize::MAX, 9, [0; MAX_LABELS]);
        let mut zone = (u32::MAX, [0; MAX_LABELS]);
        let mut left = (NONE - 1, 9, [0; MAX_LABELS]);
        let mut right = (NONE - 1, 9, [0; MAX_LABELS]);
        for i in from..to {
            let q = r.toks[i].q;
            let s = r.sent_of[i] as usize;
            if (sentence.0, sentence.1) != (s, q) {
                sentence = (s, q, self.group(room, |f, ids| f.sentence(r, s, q, ids)));
            }
            let z = r.zone_of[i];
            if zone.0 != z {
                zone = if z == u32::MAX {
                    (z, [0; MAX_LABELS])
                } else {
                    (z, self.group(room, |f, ids| f.zone(r, z as usize, ids)))
                };
            }
            let (l, c) = (room.frame.left[i - room.frame.start], room.frame.right[i - room.frame.start]);
            if (left.0, left.1) != (l, q) {
                left = (l, q, self.group(room, |f, ids| f.left_cue(r, l, q, ids)));
            }
            if (right.0, right.1) != (c, q) {
                right = (c, q, self.group(room, |f, ids| f.right_cue(r, c, q, ids)));
            }
            let mut sum = self.group(room, |f, ids| f.token(r, i, ids));
            for (k, s) in sum.iter_mut().enumerate() {
                *s += sentence.2[k] + zone.1[k] + left.2[k] + right.2[k];
            }
            room.score.push(sum);
        }
    }

    /// The best path for each bias through the labels that are probable enough, plain outside always among them.
    #[inline(never)]
    fn viterbi(&self, room: &mut Room, out: &mut [Vec<Label>; LAYERS], offset: usize) {
        const DEAD: i32 = i32::MIN / 2;
        let n = room.score.len();
        room.best.clear();
        room.back.clear();
        for t in 0..n {
            let (from, to) = (room.kept_at[t] as usize, room.kept_at[t + 1] as usize);
            for at in from..to {
                let k = room.kept[at];
                let (mut best, mut back) = ([DEAD; LAYERS], [0u8; LAYERS]);
                if t == 0 {
                    let w = self.enter(room.first)[k as usize];
                    if w != i16::MIN {
                        best = [i32::from(w); LAYERS];
                    }
                } else {
                    let first = room.kept_at[t - 1] as usize;
                    for before in first..from {
                        let w = self.matrix[room.kept[before] as usize][k as usize];
                        if w == i16::MIN {
                            continue;
                        }
                        let score = &room.best[before];
                        for layer in 0..LAYERS {
                            let s = score[layer] + i32::from(w);
                            if s > best[layer] {
                                best[layer] = s;
                                back[layer] = (before - first) as u8;
                            }
                        }
                    }
                }
                let own = i32::from(room.score[t][k as usize]);
                for layer in 0..LAYERS {
                    if best[layer] > DEAD {
                        best[layer] += own + if k == self.plain { BIAS[layer] } else { 0 };
                    }
                }
                room.best.push(best);
                room.back.push(back);
            }
        }
        for (layer, out) in out.iter_mut().enumerate() {
            let last = room.kept_at[n - 1] as usize..room.kept_at[n] as usize;
            let mut at = last.rev().max_by_key(|&at| room.best[at][layer]).unwrap_or(0);
            for t in (0..n).rev() {
                out[offset + t] = self.labels[room.kept[at] as usize];
                if t > 0 {
                    at = room.kept_at[t - 1] as usize + room.back[at][layer] as usize;
                }
            }
        }
    }

    /// Forward and backward over the labels that the beam leaves; fills `out` and the lattice for [`Self::viterbi`].
    #[inline(never)]
    fn marginals(&self, room: &mut Room, out: &mut [Tagged]) {
        let n = room.score.len();
        let table = &self.exp;
        room.live.clear();
        room.live_at.clear();
        room.live_at.push(0);
        let mut raw = [0.0; MAX_LABELS];
        for t in 0..n {
            // The labels that can be reached, as bits.
            let mut reached = 0u64;
            if t == 0 {
                for (k, &s) in self.enter(room.first).iter().enumerate() {
                    if s != i16::MIN {
                        raw[k] = factor(table, s);
                        reached |= 1 << k;
                    }
                }
            } else {
                for live in &room.live[room.live_at[t - 1] as usize..] {
                    reached |= self.targets[live.label as usize];
                    for &(to, w) in &self.factors[live.label as usize] {
                        raw[to as usize] += live.alpha * w;
                    }
                }
            }
            let score = &room.score[t];
            let from = room.live.len();
            let mut top = i16::MIN;
            while reached != 0 {
                let k = reached.trailing_zeros() as usize;
                reached &= reached - 1;
                top = top.max(score[k]);
                room.live.push(Live { label: k as u8, emit: 0.0, alpha: raw[k], beta: 0.0 });
                raw[k] = 0.0;
            }
            let mut max = 0.0;
            for live in &mut room.live[from..] {
                live.emit = look(table, i32::from(top) - i32::from(score[live.label as usize]));
                live.alpha *= live.emit;
                if live.alpha > max {
                    max = live.alpha;
                }
            }
            let mut keep = from;
            let scale = 1.0 / max;
            for at in from..room.live.len() {
                let mut live = room.live[at];
                if live.alpha > max * BEAM {
                    live.alpha *= scale;
                    room.live[keep] = live;
                    keep += 1;
                }
            }
            room.live.truncate(keep);
            room.live_at.push(keep as u32);
        }
        // Backward; `ahead` is emission times beta of each live label of the token after.
        let mut ahead = [0.0; MAX_LABELS];
        for t in (0..n).rev() {
            let (from, to) = (room.live_at[t] as usize, room.live_at[t + 1] as usize);
            let mut max = 0.0;
            for live in &mut room.live[from..to] {
                live.beta = 1.0;
                if t + 1 < n {
                    live.beta = 0.0;
                    for &(next, w) in &self.factors[live.label as usize] {
                        live.beta += w * ahead[next as usize];
                    }
                }
                if live.beta > max {
                    max = live.beta;
                }
            }
            ahead = [0.0; MAX_LABELS];
            let scale = 1.0 / max;
            for live in &mut room.live[from..to] {
                live.beta *= scale;
                ahead[live.label as usize] = live.emit * live.beta;
            }
        }
        room.kept.clear();
        room.kept_at.clear();
        room.kept_at.push(0);
        for (t, tagged) in out.iter_mut().enumerate() {
            let lives = &room.live[room.live_at[t] as usize..room.live_at[t + 1] as usize];
            let scale = 1.0 / lives.iter().map(|l| l.alpha * l.beta).sum::<f64>();
            let mut plain = false;
            for live in lives {
                let p = live.alpha * live.beta * scale;
                if p > LATTICE || live.label == self.plain {
                    room.kept.push(live.label);
                    plain |= live.label == self.plain;
                }
                tagged.add(self.labels[live.label as usize], p as f32);
            }
            if !plain {
                room.kept.push(self.plain);
            }
            room.kept_at.push(room.kept.len() as u32);
        }
    }
}

/// exp of minus `difference` score units; beyond the table's end its last value, so that nothing becomes 0.
#[inline]
fn look(table: &[f64], difference: i32) -> f64 {
    table[(difference.max(0) as usize).min(EXP_STEPS - 1)]
}

/// exp of a transition's score, which may have either sign, up to a common factor.
#[inline]
fn factor(table: &[f64], score: i16) -> f64 {
    look(table, 160 - i32::from(score))
}

#[inline]
fn slot_of(id: u32, size: usize) -> usize {
    (id.wrapping_mul(0x9E37_79B1) >> 7) as usize & (size - 1)
}

#[cfg(test)]
mod tests {
    use super::super::labels::Role;
    use super::*;

    /// Three labels, of which the last may not follow the first, and five tokens with made-up scores.
    fn small() -> (Tagger, Vec<Sum>) {
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
        (Tagger::new(labels, vec![3, -4, i16::MIN], next, Vec::new()), scores)
    }

    /// Every path with its score, by trying all.
    fn paths(tagger: &Tagger, scores: &[Sum]) -> Vec<(Vec<usize>, i32)> {
        let mut out = Vec::new();
        for code in 0..3usize.pow(scores.len() as u32) {
            let path: Vec<usize> = (0..scores.len()).map(|t| code / 3usize.pow(t as u32) % 3).collect();
            let mut weights: Vec<i16> = path.windows(2).map(|w| tagger.matrix[w[0]][w[1]]).collect();
            weights.push(tagger.start[path[0]]);
            if weights.contains(&i16::MIN) {
                continue;
            }
            let own: i32 = path.iter().zip(scores).map(|(&k, s)| i32::from(s[k])).sum();
            out.push((path, own + weights.into_iter().map(i32::from).sum::<i32>()));
        }
        out
    }

    #[test]
    fn best_path_and_marginals_against_all_paths() {
        let (tagger, scores) = small();
        let n = scores.len();
        let paths = paths(&tagger, &scores);
        let mut room = Room { score: scores, first: true, ..Room::default() };
        let mut tagged = vec![Tagged::default(); n];
        tagger.marginals(&mut room, &mut tagged);
        let weight = |s: i32| exp(f64::from(s) / UNIT);
        let whole: f64 = paths.iter().map(|p| weight(p.1)).sum();
        for (t, tagged) in tagged.iter().enumerate() {
            let content: f64 = paths.iter().filter(|p| p.0[t] > 0).map(|p| weight(p.1)).sum();
            let begins: f64 = paths.iter().filter(|p| p.0[t] == 1).map(|p| weight(p.1)).sum();
            assert!((f64::from(tagged.p_content()) - content / whole).abs() < 1e-3);
            assert!((f64::from(tagged.begins) - begins / whole).abs() < 1e-3);
        }
        let mut labels: [Vec<Label>; LAYERS] = std::array::from_fn(|_| vec![Label::default(); n]);
        tagger.viterbi(&mut room, &mut labels, 0);
        for (layer, labels) in labels.iter().enumerate() {
            let biased =
                |p: &(Vec<usize>, i32)| p.1 + BIAS[layer] * p.0.iter().filter(|&&k| k == 0).count() as i32;
            let best = paths.iter().map(biased).max();
            let found: Vec<usize> =
                labels.iter().map(|l| tagger.labels.iter().position(|x| x == l).unwrap()).collect();
            let own = paths.iter().find(|p| p.0 == found).map(biased);
            assert_eq!(own, best, "bias {}", BIAS[layer]);
        }
    }
}
