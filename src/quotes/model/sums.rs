//! Sums of the 8-bit weights of features: one row of weights a feature, and kept sums of the groups of features that come
//! again and again.

use super::features::{AROUND, Frame, KEPT, neighbour};
use super::lanes::{Bytes, Shorts};
use super::reading::Reading;
use super::tagger::MAX_LABELS;

/// Weights of one feature, one a label.
pub type Row = [i8; MAX_LABELS];

/// Scores of the labels at one token.
pub type Sum = [Shorts; MAX_LABELS / 8];

/// The sum of nothing.
#[inline]
#[must_use]
pub fn zero() -> Sum {
    [Shorts::splat(0); MAX_LABELS / 8]
}

/// No such row.
const NO_ROW: u16 = u16::MAX;

/// Bits of the filter that says of most features without a row that they have none.
const FILTER: usize = 1 << 18;

/// All features that have weights.
#[derive(Debug, Default)]
pub struct Rows {
    filter: Vec<u64>,
    /// Open addressing: feature id and, in the lowest 16 bits, its row.
    slots: Vec<u64>,
    rows: Vec<[Bytes; MAX_LABELS / 16]>,
}

impl Rows {
    /// `features` are (id, weights), ids distinct, fewer than 65,535.
    #[must_use]
    pub fn new(features: Vec<(u32, Row)>) -> Self {
        let size = (features.len() * 3 / 2).next_power_of_two().max(16);
        let mut slots = vec![u64::MAX; size];
        let mut filter = vec![0; FILTER / 64];
        let mut rows = Vec::with_capacity(features.len());
        for (id, row) in features {
            let mut at = slot_of(id, size);
            while slots[at] != u64::MAX {
                at = (at + 1) & (size - 1);
            }
            slots[at] = u64::from(id) << 16 | rows.len() as u64 & 0xFFFF;
            filter[id as usize / 64 % (FILTER / 64)] |= 1 << (id % 64);
            rows.push(std::array::from_fn(|half| Bytes::new(std::array::from_fn(|k| row[16 * half + k]))));
        }
        Self { filter, slots, rows }
    }

    /// The row of a feature.
    #[inline]
    fn find(&self, id: u32) -> u16 {
        if self.filter[id as usize / 64 % (FILTER / 64)] >> (id % 64) & 1 == 0 {
            return NO_ROW;
        }
        let size = self.slots.len();
        let mut at = slot_of(id, size);
        loop {
            let slot = self.slots[at];
            if slot >> 16 == u64::from(id) {
                return slot as u16;
            }
            if slot == u64::MAX {
                return NO_ROW;
            }
            at = (at + 1) & (size - 1);
        }
    }

    /// The sum of the weights of some features.
    fn sum(&self, ids: &[u32]) -> Sum {
        let mut sum = zero();
        for &id in ids {
            if let Some(row) = self.rows.get(self.find(id) as usize) {
                sum = add_row(sum, row);
            }
        }
        sum
    }
}

#[inline]
fn slot_of(id: u32, size: usize) -> usize {
    (id.wrapping_mul(0x9E37_79B1) >> 7) as usize & (size - 1)
}

#[inline(always)]
fn add_row(sum: Sum, row: &[Bytes; MAX_LABELS / 16]) -> Sum {
    let ([a, b], [c, d]) = (row[0].widened(), row[1].widened());
    add(sum, &[a, b, c, d])
}

#[inline(always)]
fn add(sum: Sum, other: &Sum) -> Sum {
    [sum[0].plus(other[0]), sum[1].plus(other[1]), sum[2].plus(other[2]), sum[3].plus(other[3])]
}

/// A table of the sums that were needed last. What is in it changes no result.
#[derive(Clone, Debug)]
struct Table<T> {
    keys: Vec<u64>,
    values: Vec<T>,
}

impl<T: Copy> Table<T> {
    fn new(size: usize, empty: T) -> Self {
        Self { keys: vec![u64::MAX; size], values: vec![empty; size] }
    }

    #[inline]
    fn place(&self, key: u64) -> (usize, bool) {
        let at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & (self.keys.len() - 1);
        (at, self.keys[at] == key)
    }
}

/// Sums that are kept from token to token and from article to article.
#[derive(Clone, Debug)]
pub struct Kept {
    groups: [Table<Sum>; KEPT],
    /// Of a word, its rows at each of the places [`AROUND`].
    words: Table<[u16; AROUND.len()]>,
    /// These rows for the words of a piece, and for three on each side.
    near: Vec<[u16; AROUND.len()]>,
    ids: Vec<u32>,
}

impl Default for Kept {
    fn default() -> Self {
        let groups = std::array::from_fn(|group| Table::new(if group == 0 { 4096 } else { 1024 }, zero()));
        Self { groups, words: Table::new(8192, [NO_ROW; AROUND.len()]), near: Vec::new(), ids: Vec::new() }
    }
}

/// The last sum of a group that many tokens share, and what it was of.
struct Shared<K> {
    of: Option<K>,
    sum: Sum,
}

impl<K: Copy + PartialEq> Shared<K> {
    fn new() -> Self {
        Self { of: None, sum: zero() }
    }

    /// Whether it changed.
    #[inline]
    fn update(&mut self, of: K, sum: impl FnOnce() -> Sum) -> bool {
        let other = self.of != Some(of);
        if other {
            *self = Self { of: Some(of), sum: sum() };
        }
        other
    }
}

impl Rows {
    /// Scores of the tokens `from..to` of the paragraph that `frame` is filled with.
    #[inline(never)]
    pub fn scores(
        &self,
        r: &Reading,
        frame: &Frame,
        kept: &mut Kept,
        (from, to): (usize, usize),
        out: &mut Vec<Sum>,
    ) {
        out.clear();
        self.find_near(r, frame, kept, from, to);
        let mut sentence = Shared::new();
        let mut zone = Shared::new();
        let mut left = Shared::new();
        let mut right = Shared::new();
        let mut base = zero();
        let mut found = [0u16; 16];
        for i in from..to {
            let view = frame.view(r, i);
            let q = r.toks[i].q;
            let ids = &mut kept.ids;
            let mut sum_of = |fill: &dyn Fn(&mut Vec<u32>)| {
                ids.clear();
                fill(ids);
                self.sum(ids)
            };
            let (s, z) = (r.sent_of[i] as usize, r.zone_of[i]);
            let (l, c) = (frame.left[i - frame.start], frame.right[i - frame.start]);
            let mut new = sentence.update((s, q), || sum_of(&|ids| frame.sentence(r, s, q, ids)));
            new |= zone.update(z, || {
                sum_of(&|ids| {
                    if z != u32::MAX {
                        frame.zone(r, z as usize, ids);
                    }
                })
            });
            new |= left.update((l, q), || sum_of(&|ids| frame.left_cue(r, l, q, ids)));
            new |= right.update((c, q), || sum_of(&|ids| frame.right_cue(r, c, q, ids)));
            if new {
                base = sentence.sum;
                for other in [&zone.sum, &left.sum, &right.sum] {
                    base = add(base, other);
                }
            }
            let mut sum = base;
            for (group, &key) in view.keys().iter().enumerate() {
                if key == 0 {
                    continue;
                }
                let (at, known) = kept.groups[group].place(key);
                if !known {
                    let tok = &r.toks[i];
                    let new = sum_of(&|ids| view.group(group, (tok.suf3, tok.suf2), ids));
                    let table = &mut kept.groups[group];
                    (table.keys[at], table.values[at]) = (key, new);
                }
                sum = add(sum, &kept.groups[group].values[at]);
            }
            // First all rows are found, then added: the processor looks for several at once.
            let mut count = 0;
            for (place, &d) in AROUND.iter().enumerate() {
                found[count] = kept.near[(i + 3 - from).wrapping_add_signed(d)][place];
                count += usize::from(found[count] != NO_ROW);
            }
            for id in view.pairs().into_iter().flatten() {
                found[count] = self.find(id);
                count += usize::from(found[count] != NO_ROW);
            }
            for &row in &found[..count] {
                sum = add_row(sum, &self.rows[row as usize]);
            }
            out.push(sum);
        }
    }

    fn find_near(&self, r: &Reading, frame: &Frame, kept: &mut Kept, from: usize, to: usize) {
        kept.near.clear();
        for at in 0..to - from + 6 {
            let word = frame.word(r, (from + at).wrapping_sub(3));
            let (slot, known) = kept.words.place(u64::from(word));
            if !known {
                kept.words.keys[slot] = u64::from(word);
                kept.words.values[slot] = std::array::from_fn(|place| self.find(neighbour(place, word)));
            }
            kept.near.push(kept.words.values[slot]);
        }
    }
}
