//! The features of a token, each hashed to 24 bits. Training and inference share this code.
//!
//! Features that many tokens share (those of the sentence, of the quoted zone, of the nearest cue on each side) are
//! groups of their own, so that inference looks each group up once and adds up the sums.

use super::reading::{IS_BREAKER, IS_PRONOUN, IS_THAT, Para, Reading, Tok, mix};

/// Bits of a feature's id.
pub const ID_BITS: u32 = 24;

/// No such token.
pub const NONE: usize = usize::MAX;

/// Distance as a class: 0, 1, 2, 3, 4–6, 7–12, 13–25, 26 and more.
#[inline]
#[must_use]
pub fn bucket(distance: usize) -> u32 {
    match distance {
        0..=3 => distance as u32,
        4..=6 => 4,
        7..=12 => 5,
        13..=25 => 6,
        _ => 7,
    }
}

/// Writes the ids of one group.
struct Sink<'o> {
    out: &'o mut Vec<u32>,
    template: u32,
}

impl<'o> Sink<'o> {
    fn of(group: u32, out: &'o mut Vec<u32>) -> Self {
        Self { out, template: 100 * group }
    }

    #[inline]
    fn add<const N: usize>(&mut self, parts: [u32; N]) {
        self.template += 1;
        self.out.push(id(self.template, parts));
    }
}

#[inline]
fn id<const N: usize>(template: u32, parts: [u32; N]) -> u32 {
    let mut h = mix(0x51ED_270B, template);
    for part in parts {
        h = mix(h, part);
    }
    (h >> 20) as u32 & ((1 << ID_BITS) - 1)
}

/// What a paragraph's features need beside the reading: for each token the nearest cues and the last breaker.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// First token of the paragraph.
    pub start: usize,
    /// Nearest token of cue level 2 and more to the left in the sentence, or [`NONE`].
    pub left: Vec<usize>,
    /// The same to the right.
    pub right: Vec<usize>,
    /// Last breaker between `left` and the token, or [`NONE`].
    pub breaker: Vec<usize>,
    /// Whether another cue stands left of `left` in the sentence.
    pub second: Vec<bool>,
    prev: Option<Para>,
    next: Option<Para>,
    para: Para,
}

impl Frame {
    /// Prepares paragraph `at`.
    pub fn fill(&mut self, r: &Reading, at: usize) {
        let para = r.paras[at];
        self.para = para;
        self.prev = at.checked_sub(1).map(|p| r.paras[p]);
        self.next = r.paras.get(at + 1).copied();
        self.start = para.start;
        let n = para.end - para.start;
        for list in [&mut self.left, &mut self.right, &mut self.breaker] {
            list.clear();
            list.resize(n, NONE);
        }
        self.second.clear();
        self.second.resize(n, false);
        for sent in &r.sents[para.first_sent..para.last_sent] {
            let (mut cue, mut second, mut breaker) = (NONE, false, NONE);
            for i in sent.start..sent.end {
                let o = i - para.start;
                self.left[o] = cue;
                self.second[o] = second;
                self.breaker[o] = breaker;
                if r.toks[i].lx >= 2 {
                    second = cue != NONE;
                    cue = i;
                    breaker = NONE;
                } else if r.toks[i].bits & IS_BREAKER != 0 {
                    breaker = i;
                }
            }
            cue = NONE;
            for i in (sent.start..sent.end).rev() {
                self.right[i - para.start] = cue;
                if r.toks[i].lx >= 2 {
                    cue = i;
                }
            }
        }
    }

    #[inline]
    pub fn word(&self, r: &Reading, at: usize) -> u32 {
        if at >= self.para.start && at < self.para.end { r.toks[at].word } else { 3 }
    }

    #[inline]
    fn tok(&self, r: &Reading, at: usize) -> Tok {
        if at >= self.para.start && at < self.para.end {
            r.toks[at]
        } else {
            Tok { word: 3, shape: 60, ..Tok::default() }
        }
    }

    /// Features that all tokens of a sentence with the same `q` share.
    pub fn sentence(&self, r: &Reading, sent: usize, q: u32, out: &mut Vec<u32>) {
        let s = r.sents[sent];
        let p = &self.para;
        let mut f = Sink::of(1, out);
        let prev_ends = self.prev.map_or(0, |p| p.ends_quoted);
        let prev_has = self.prev.map_or(0, |p| p.has_quote);
        let prev_kind = self.prev.map_or(0, |p| if p.all_quoted == 1 { 1 + p.closed } else { 3 });
        let next_begins = self.next.map_or(0, |p| p.starts_quoted);
        f.add([]);
        f.add([p.has_quote | p.starts_quoted << 1 | s.place << 2 | q << 4]);
        f.add([prev_ends | prev_has << 1 | q << 2 | prev_kind << 3]);
        f.add([s.has_quote | s.all_quoted << 1 | q << 2 | s.place << 3]);
        f.add([next_begins | prev_ends << 1 | q << 2 | s.all_quoted << 3]);
        f.add([s.max_lx | s.cues << 3 | s.has_quote << 6 | q << 7]);
        f.add([self.word(r, s.start), q]);
        f.add([self.word(r, s.end - 1), q | s.max_lx << 1]);
        f.add([s.prev_lx | s.max_lx << 3 | q << 6 | s.all_quoted << 7]);
    }

    /// Features that all tokens of a quoted zone share.
    pub fn zone(&self, r: &Reading, zone: usize, out: &mut Vec<u32>) {
        let z = r.zones[zone];
        let mut f = Sink::of(2, out);
        let len = z.end - z.start;
        let before = if z.start == self.para.start { 3 } else { self.word(r, z.start - 1) };
        f.add([before, u32::from(len < 5)]);
        f.add([self.word(r, z.end), self.word(r, z.end.saturating_sub(2))]);
        let edges = u32::from(z.start == self.para.start) | u32::from(z.end == self.para.end) << 1;
        let around = self.prev.map_or(0, |p| p.ends_quoted) | self.next.map_or(0, |p| p.starts_quoted) << 1;
        f.add([edges | around << 2 | bucket(len) << 4]);
    }

    /// Features that all tokens share that have the cue `l` as the nearest to the left.
    pub fn left_cue(&self, r: &Reading, l: usize, q: u32, out: &mut Vec<u32>) {
        let mut f = Sink::of(3, out);
        if l == NONE {
            f.add([9, q]);
            return;
        }
        f.template += 1;
        f.add([r.toks[l].word, q]);
        f.add([self.word(r, l + 1), q]);
        f.add([r.toks[l].word, self.word(r, l + 1)]);
    }

    /// Features that all tokens share that have the cue `c` as the nearest to the right.
    pub fn right_cue(&self, r: &Reading, c: usize, q: u32, out: &mut Vec<u32>) {
        let mut f = Sink::of(4, out);
        if c == NONE {
            f.add([9, q]);
            return;
        }
        f.template += 1;
        f.add([r.toks[c].word, q]);
        f.add([r.toks[c].word, self.word(r, c + 1)]);
    }

    /// What the other groups of token `i` depend on.
    #[inline]
    #[must_use]
    pub fn view(&self, r: &Reading, i: usize) -> View {
        let o = i - self.start;
        let [t2, t1] = [2, 1].map(|d| self.tok(r, i.wrapping_sub(d)));
        let t = r.toks[i];
        let [n1, n2] = [1, 2].map(|d| self.tok(r, i + d));
        let q = t.q;
        let sent = r.sents[r.sent_of[i] as usize];
        let mut place = t1.q | q << 1 | n1.q << 2 | bucket(i - sent.start) << 3;
        if q == 1 {
            let z = r.zones[r.zone_of[i] as usize];
            place |= bucket(z.end - z.start) << 6 | bucket(i - z.start) << 9 | bucket(z.end - 1 - i) << 12;
        }
        let shapes = [t2, t1, t, n1, n2].iter().fold(0, |key, t| key << 7 | u64::from(t.shape));
        let levels = [t2, t1, t, n1, n2].iter().fold(0, |key, t| key << 3 | t.lx);
        let mut view = View {
            word: t.word,
            form: u64::from(t.word) | u64::from(t.shape) << 32 | u64::from(place & 7) << 40,
            shapes: shapes | u64::from(q) << 35 | u64::from(t.lx) << 36,
            levels: u64::from(levels | u32::from(t.bits & IS_PRONOUN != 0) << 15 | q << 16),
            place: u64::from(place),
            left: 0,
            right: 0,
            pairs: [
                Some((t1.word, t.word)),
                Some((t.word, n1.word)),
                Some((u32::from(i + 1 == sent.end) | sent.max_lx << 1, t.word)),
                None,
                None,
                None,
                None,
                None,
            ],
        };
        let l = self.left[o];
        if l != NONE {
            let cue = r.toks[l];
            let (comma, mark) = r.between(l, i);
            let that = (l + 1..i.min(l + 5)).any(|k| r.toks[k].bits & IS_THAT != 0);
            let key = bucket(i - l)
                | q << 3
                | cue.lx << 4
                | comma << 7
                | mark << 8
                | u32::from(that) << 9
                | u32::from(self.second[o]) << 10;
            view.left = u64::from(key | 1 << 11);
            view.levels |= u64::from(cue.lx) << 17;
            view.pairs[3] = Some((cue.word, t.word));
            let breaker = self.breaker[o];
            if breaker != NONE {
                let word = r.toks[breaker].word;
                view.pairs[4] = Some((word, bucket(i - breaker) | q << 3));
                view.pairs[5] = Some((word, t.word));
            }
        }
        let c = self.right[o];
        if c != NONE {
            let cue = r.toks[c];
            let d = bucket(c - i);
            let (comma, mark) = r.between(i, c);
            let capitals = (r.capitals[c] - r.capitals[i]).min(4);
            let key =
                d | q << 3 | cue.lx << 4 | comma << 7 | mark << 8 | capitals << 9 | t.shape << 12 | 1 << 19;
            view.right = u64::from(key);
            view.levels |= u64::from(cue.lx) << 20;
            view.pairs[6] = Some((cue.word, t.word));
            view.pairs[7] = Some((self.word(r, c + 1), q | d << 1));
        }
        view
    }
}

/// Groups of features of one token, each given by a key that holds all that its features depend on: the sums of groups
/// that come again and again can be kept.
#[derive(Clone, Copy, Debug)]
pub struct View {
    pub word: u32,
    /// Word, shape, quoted state around.
    pub form: u64,
    /// Shapes around, and the token's cue level.
    pub shapes: u64,
    /// Cue levels around, of the nearest cues too.
    pub levels: u64,
    /// Place in sentence and quoted zone.
    pub place: u64,
    /// How the nearest cue on the left stands to the token; 0: there is none.
    pub left: u64,
    /// The same on the right.
    pub right: u64,
    /// Words in pairs, which come again too rarely.
    pub pairs: [Option<(u32, u32)>; PAIRS],
}

/// Pairs of words that are features of a token.
pub const PAIRS: usize = 8;

/// Groups whose sums are kept.
pub const KEPT: usize = 6;

impl View {
    /// The keys of the groups whose sums are kept; 0 has no features.
    #[must_use]
    pub fn keys(&self) -> [u64; KEPT] {
        [self.form, self.shapes, self.levels, self.place | 1 << 15, self.left, self.right]
    }

    /// The features of one of these groups.
    pub fn group(&self, group: usize, suffixes: (u32, u32), out: &mut Vec<u32>) {
        let mut f = Sink::of(10 + group as u32, out);
        let q = (self.place >> 1 & 1) as u32;
        let bits = |key: u64, at: u32, n: u32| (key >> at) as u32 & ((1 << n) - 1);
        let shape = |at: u32| bits(self.shapes, 7 * at, 7);
        let [n2, n1, t, t1, t2] = [0, 1, 2, 3, 4].map(shape);
        match group {
            0 => {
                let qs = bits(self.place, 0, 3);
                f.add([self.word]);
                f.add([self.word, q]);
                f.add([self.word, qs]);
                f.add([t, q]);
                f.add([suffixes.0, t]);
                f.add([suffixes.1, t]);
            }
            1 => {
                f.add([t1 | t << 7 | n1 << 14]);
                f.add([t2 | t1 << 7 | t << 14 | q << 21]);
                f.add([t | n1 << 7 | n2 << 14 | q << 21]);
                f.add([bits(self.shapes, 36, 3) | t << 3 | n1 << 10 | t1 << 17]);
            }
            2 => {
                let [n2, n1, t, t1, t2] = [0, 3, 6, 9, 12].map(|at| bits(self.levels, at, 3));
                f.add([t1 | t << 3 | n1 << 6]);
                f.add([t2 | t1 << 3 | t << 6]);
                f.add([t | n1 << 3 | n2 << 6]);
                f.add([bits(self.levels, 17, 6) | q << 6]);
                if bits(self.levels, 15, 1) == 1 {
                    f.add([n1 | q << 3 | t1 << 4]);
                }
            }
            3 => {
                let [start, len, from, to] = [3, 6, 9, 12].map(|at| bits(self.place, at, 3));
                f.add([bits(self.place, 0, 3)]);
                f.add([start, q]);
                if q == 1 {
                    f.add([len, from]);
                    f.add([len, to]);
                }
            }
            4 => {
                let [d, comma, mark] = [(0, 3), (7, 1), (8, 1)].map(|(at, n)| bits(self.left, at, n));
                let lx = bits(self.left, 4, 3);
                f.add([d, q]);
                f.add([lx | q << 3 | d << 4 | comma << 7]);
                f.add([bits(self.left, 9, 1) | comma << 1 | mark << 2 | q << 3]);
                f.add([bits(self.left, 10, 1) | lx << 1 | d << 4]);
            }
            _ => {
                let [d, comma, mark] = [(0, 3), (7, 1), (8, 1)].map(|(at, n)| bits(self.right, at, n));
                f.add([d, q]);
                f.add([bits(self.right, 4, 3) | q << 3 | d << 4 | comma << 7]);
                f.add([comma | mark << 1 | q << 2, t]);
                f.add([d, t]);
                f.add([bits(self.right, 9, 3) | d << 3 | comma << 6]);
            }
        }
    }

    /// The features of the words in pairs.
    #[inline]
    #[must_use]
    pub fn pairs(&self) -> [Option<u32>; PAIRS] {
        let mut template = 2000;
        self.pairs.map(|pair| {
            template += 1;
            pair.map(|(a, b)| id(template, [a, b]))
        })
    }
}

/// Places around a token whose words are features.
pub const AROUND: [isize; 6] = [-3, -2, -1, 1, 2, 3];

/// The feature of a word that stands at one of the places [`AROUND`] a token.
#[inline]
#[must_use]
pub fn neighbour(place: usize, word: u32) -> u32 {
    id(3000 + place as u32, [word])
}
