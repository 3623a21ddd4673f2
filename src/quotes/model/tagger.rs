//! The linear-chain tagger: sums of 8-bit weights, Viterbi for the best labels and forward–backward for how sure they
//! are. Scores are integers (sixteenths of a natural logarithm unit); probabilities come from one table and additions
//! and multiplications in a fixed order, so that every platform gives the same bits.

use super::features::{Frame, NONE};
use super::labels::{BOTH, LEFT, Label, NOWHERE, RIGHT, Role};
use super::reading::Reading;
use crate::math::exp;

/// Most labels that a model can have.
pub const MAX_LABELS: usize = 48;

/// Score units in one unit of the natural logarithm.
pub const UNIT: f64 = 16.0;

/// Longest piece of a paragraph that is tagged at once.
const MAX_PIECE: usize = 2048;

/// Of the labels at a token, those less probable than this (against the best) are dropped on the way.
const BEAM: f64 = 1e-7;

/// Score difference at which Viterbi drops a label.
const BEAM_SCORE: i32 = 20 * UNIT as i32;

const EXP_STEPS: usize = 1024;

/// Weights of one feature, one a label.
pub type Row = [i8; MAX_LABELS];

/// The trained tagger.
#[derive(Clone, Debug, Default)]
pub struct Tagger {
    pub labels: Vec<Label>,
    /// Score of beginning a paragraph with each label; `i16::MIN` forbids it.
    pub start: Vec<i16>,
    /// Allowed transitions: of each label, where it may go and the score.
    pub next: Vec<Vec<(u8, i16)>>,
    /// Open addressing: feature id in the upper 24 bits is split off; see [`Tagger::find`].
    slots: Vec<u32>,
    rows_of: Vec<u16>,
    rows: Vec<Row>,
    exp: Vec<f64>,
}

/// What labels outside every attribution cost more than they should, in score units, in each labelling that is
/// looked at: the best one first, then three that find more and one that finds less.
pub const BIAS: [i32; 5] = [0, -24, -48, -80, 24];

/// An article, tagged.
#[derive(Clone, Debug, Default)]
pub struct Tagging {
    /// Of each token the marginal probabilities.
    pub tokens: Vec<Tagged>,
    /// Of each token its label, for each entry of [`BIAS`].
    pub labels: [Vec<Label>; BIAS.len()],
}

/// What the tagger says about one token: sums of marginal probabilities.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tagged {
    /// Content, by the side of its cue (left, right, nowhere).
    pub content: [f32; 3],
    /// Source, by the side of its cue.
    pub source: [f32; 3],
    /// Cue, by the side of its source.
    pub cue: [f32; 3],
    /// Cue, by the side of its content (left, right, nowhere, both).
    pub cue_content: [f32; 4],
    /// Content begins here.
    pub begins: f32,
    /// Source begins here.
    pub source_begins: f32,
    /// Between the parts of an attribution.
    pub inside: f32,
}

impl Tagged {
    #[must_use]
    pub fn p_content(&self) -> f32 {
        self.content[0] + self.content[1] + self.content[2]
    }
    #[must_use]
    pub fn p_source(&self) -> f32 {
        self.source[0] + self.source[1] + self.source[2]
    }
    #[must_use]
    pub fn p_cue(&self) -> f32 {
        self.cue[0] + self.cue[1] + self.cue[2]
    }
}

type Sum = [i16; MAX_LABELS];

/// Room that tagging needs, kept from paragraph to paragraph.
#[derive(Clone, Debug, Default)]
struct Room {
    frame: Frame,
    ids: Vec<u32>,
    score: Vec<Sum>,
    best: Vec<[i32; MAX_LABELS]>,
    back: Vec<[u8; MAX_LABELS]>,
    emit: Vec<[f64; MAX_LABELS]>,
    alpha: Vec<[f64; MAX_LABELS]>,
    active: Vec<Vec<u8>>,
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
        let size = (features.len() * 3).next_power_of_two().max(16);
        let mut slots = vec![u32::MAX; size];
        let mut rows_of = vec![0u16; size];
        let mut rows = Vec::with_capacity(features.len());
        for (id, row) in features {
            let mut at = slot_of(id, size);
            while slots[at] != u32::MAX {
                at = (at + 1) & (size - 1);
            }
            slots[at] = id;
            rows_of[at] = rows.len() as u16;
            rows.push(row);
        }
        let exp = (0..EXP_STEPS).map(|d| exp(-(d as f64) / UNIT)).collect();
        Self { labels, start, next, slots, rows_of, rows, exp }
    }

    #[inline]
    fn find(&self, id: u32) -> Option<&Row> {
        let size = self.slots.len();
        let mut at = slot_of(id, size);
        loop {
            let slot = self.slots[at];
            if slot == id {
                return self.rows.get(self.rows_of[at] as usize);
            }
            if slot == u32::MAX {
                return None;
            }
            at = (at + 1) & (size - 1);
        }
    }

    #[inline]
    fn add(&self, ids: &[u32], sum: &mut Sum) {
        for &id in ids {
            if let Some(row) = self.find(id) {
                for (s, &w) in sum.iter_mut().zip(row) {
                    *s += i16::from(w);
                }
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
            let mut from = para.start;
            while from < para.end {
                let to = para.end.min(from + MAX_PIECE);
                self.scores(r, &mut room, from, to);
                self.marginals(&mut room, &mut out.tokens[from..to]);
                let doubtful = out.tokens[from..to].iter().any(|t| {
                    let p = t.p_content();
                    p > 0.02 && p < 0.98
                });
                for (layer, &bias) in BIAS.iter().enumerate() {
                    if layer == 0 || doubtful {
                        self.viterbi(&mut room, bias, &mut out.labels[layer][from..to]);
                    } else {
                        let (best, rest) = out.labels.split_at_mut(layer);
                        rest[0][from..to].copy_from_slice(&best[0][from..to]);
                    }
                }
                from = to;
            }
        }
        out
    }

    fn group(&self, room: &mut Room, fill: impl FnOnce(&Frame, &mut Vec<u32>)) -> Sum {
        let mut sum = [0; MAX_LABELS];
        room.ids.clear();
        fill(&room.frame, &mut room.ids);
        self.add(&room.ids, &mut sum);
        sum
    }

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

    fn viterbi(&self, room: &mut Room, bias: i32, out: &mut [Label]) {
        const DEAD: i32 = i32::MIN / 2;
        let n = room.score.len();
        let count = self.labels.len();
        room.best.clear();
        room.back.clear();
        let plain = self.labels.iter().position(|l| *l == Label::default()).unwrap_or(0);
        let mut first = [DEAD; MAX_LABELS];
        for k in 0..count {
            if self.start[k] != i16::MIN {
                first[k] = i32::from(self.start[k]) + i32::from(room.score[0][k]);
            }
        }
        first[plain] += bias;
        room.best.push(first);
        room.back.push([0; MAX_LABELS]);
        for t in 1..n {
            let prev = room.best[t - 1];
            let top = prev.iter().copied().max().unwrap_or(DEAD);
            let mut now = [DEAD; MAX_LABELS];
            let mut back = [0u8; MAX_LABELS];
            for (k, &score) in prev.iter().enumerate().take(count) {
                if score < top - BEAM_SCORE {
                    continue;
                }
                for &(to, w) in &self.next[k] {
                    let s = score + i32::from(w);
                    if s > now[to as usize] {
                        now[to as usize] = s;
                        back[to as usize] = k as u8;
                    }
                }
            }
            for k in 0..count {
                if now[k] > DEAD {
                    now[k] += i32::from(room.score[t][k]);
                }
            }
            now[plain] += bias;
            room.best.push(now);
            room.back.push(back);
        }
        let last = &room.best[n - 1];
        let mut k = (0..count).rev().max_by_key(|&k| last[k]).unwrap_or(0);
        for t in (0..n).rev() {
            out[t] = self.labels[k];
            k = room.back[t][k] as usize;
        }
    }

    fn marginals(&self, room: &mut Room, out: &mut [Tagged]) {
        let n = room.score.len();
        let count = self.labels.len();
        room.emit.clear();
        room.alpha.clear();
        for list in &mut room.active {
            list.clear();
        }
        room.active.resize_with(n.max(room.active.len()), Vec::new);
        let table = &self.exp;
        for t in 0..n {
            let mut raw = [0.0; MAX_LABELS];
            if t == 0 {
                let top = self.start.iter().copied().max().unwrap_or(0);
                for k in 0..count {
                    if self.start[k] != i16::MIN {
                        raw[k] = look(table, i32::from(top) - i32::from(self.start[k]));
                    }
                }
            } else {
                let before: &[f64; MAX_LABELS] = &room.alpha[t - 1];
                for &k in &room.active[t - 1] {
                    for &(to, w) in &self.next[k as usize] {
                        raw[to as usize] += before[k as usize] * factor(table, w);
                    }
                }
            }
            let score = &room.score[t];
            let top = (0..count).filter(|&k| raw[k] > 0.0).map(|k| score[k]).max().unwrap_or(0);
            let mut emit = [0.0; MAX_LABELS];
            let mut alpha = [0.0; MAX_LABELS];
            let mut max = 0.0;
            for k in 0..count {
                if raw[k] > 0.0 {
                    emit[k] = look(table, i32::from(top) - i32::from(score[k]));
                    alpha[k] = raw[k] * emit[k];
                    if alpha[k] > max {
                        max = alpha[k];
                    }
                }
            }
            let list = &mut room.active[t];
            for (k, a) in alpha.iter_mut().enumerate().take(count) {
                if *a > max * BEAM {
                    *a /= max;
                    list.push(k as u8);
                } else {
                    *a = 0.0;
                }
            }
            room.emit.push(emit);
            room.alpha.push(alpha);
        }
        let mut beta = [1.0; MAX_LABELS];
        for t in (0..n).rev() {
            let alpha = &room.alpha[t];
            let mut sum = 0.0;
            for &k in &room.active[t] {
                sum += alpha[k as usize] * beta[k as usize];
            }
            let tagged = &mut out[t];
            for &k in &room.active[t] {
                let p = (alpha[k as usize] * beta[k as usize] / sum) as f32;
                let label = self.labels[k as usize];
                match label.role {
                    Role::Outside => {
                        if label.a > 0 {
                            tagged.inside += p;
                        }
                    }
                    Role::Content => {
                        tagged.content[side(label.a)] += p;
                        if label.begin {
                            tagged.begins += p;
                        }
                    }
                    Role::Source => {
                        tagged.source[side(label.a)] += p;
                        if label.begin {
                            tagged.source_begins += p;
                        }
                    }
                    Role::Cue => {
                        tagged.cue[side(label.a)] += p;
                        tagged.cue_content[label.b as usize & 3] += p;
                    }
                }
            }
            if t > 0 {
                let emit = &room.emit[t];
                let mut before = [0.0; MAX_LABELS];
                let mut max = 0.0;
                for &k in &room.active[t - 1] {
                    let mut b = 0.0;
                    for &(to, w) in &self.next[k as usize] {
                        let to = to as usize;
                        // A label dropped by the beam has alpha 0, but what lies behind it would still count here.
                        if room.alpha[t][to] > 0.0 {
                            b += factor(table, w) * emit[to] * beta[to];
                        }
                    }
                    before[k as usize] = b;
                    if b > max {
                        max = b;
                    }
                }
                if max > 0.0 {
                    for b in &mut before {
                        *b /= max;
                    }
                }
                beta = before;
            }
        }
    }
}

fn side(a: u8) -> usize {
    match a {
        LEFT => 0,
        RIGHT => 1,
        NOWHERE | BOTH => 2,
        _ => 2,
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
