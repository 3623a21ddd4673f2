//! The features of a token, each hashed to 24 bits. Training and inference share this code.
//!
//! Features that many tokens share (those of the sentence, of the quoted zone, of the nearest cue on each side) are
//! groups of their own, so that inference looks each group up once and adds up the sums.

use super::reading::{IS_BREAKER, IS_CAPITAL, IS_PRONOUN, IS_THAT, Para, Reading, Tok, mix};

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

impl Sink<'_> {
    #[inline]
    fn add<const N: usize>(&mut self, parts: [u32; N]) {
        self.template += 1;
        let mut h = mix(0x51ED_270B, self.template);
        for part in parts {
            h = mix(h, part);
        }
        self.out.push((h >> 20) as u32 & ((1 << ID_BITS) - 1));
    }

    #[inline]
    fn skip(&mut self) {
        self.template += 1;
    }
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
    fn word(&self, r: &Reading, at: usize) -> u32 {
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
        let mut f = Sink { out, template: 100 };
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
        let mut f = Sink { out, template: 200 };
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
        let mut f = Sink { out, template: 300 };
        if l == NONE {
            f.add([9, q]);
            return;
        }
        f.skip();
        f.add([r.toks[l].word, q]);
        f.add([self.word(r, l + 1), q]);
        f.add([r.toks[l].word, self.word(r, l + 1)]);
    }

    /// Features that all tokens share that have the cue `c` as the nearest to the right.
    pub fn right_cue(&self, r: &Reading, c: usize, q: u32, out: &mut Vec<u32>) {
        let mut f = Sink { out, template: 400 };
        if c == NONE {
            f.add([9, q]);
            return;
        }
        f.skip();
        f.add([r.toks[c].word, q]);
        f.add([r.toks[c].word, self.word(r, c + 1)]);
    }

    /// Features of the token alone.
    #[inline(never)]
    pub fn token(&self, r: &Reading, i: usize, out: &mut Vec<u32>) {
        let mut f = Sink { out, template: 500 };
        let o = i - self.start;
        let [t3, t2, t1] = [3, 2, 1].map(|d| self.tok(r, i.wrapping_sub(d)));
        let t = r.toks[i];
        let [n1, n2, n3] = [1, 2, 3].map(|d| self.tok(r, i + d));
        let q = t.q;
        f.add([t3.word]);
        f.add([t2.word]);
        f.add([t1.word]);
        f.add([t.word]);
        f.add([n1.word]);
        f.add([n2.word]);
        f.add([n3.word]);
        f.add([t1.word, t.word]);
        f.add([t.word, n1.word]);
        f.add([t.word, q]);
        f.add([t.shape, q]);
        f.add([t1.shape, t.shape, n1.shape]);
        f.add([t2.shape, t1.shape, t.shape, q]);
        f.add([t.shape, n1.shape, n2.shape, q]);
        f.add([t.suf3, t.shape]);
        f.add([t.suf2, t.shape]);
        let qs = t1.q | q << 1 | n1.q << 2;
        f.add([qs]);
        f.add([qs, t.word]);
        // The quoted zone.
        if q == 1 {
            let z = r.zones[r.zone_of[i] as usize];
            let len = bucket(z.end - z.start);
            f.add([len, bucket(i - z.start)]);
            f.add([len, bucket(z.end - 1 - i)]);
        } else {
            f.skip();
            f.skip();
        }
        let sent = r.sents[r.sent_of[i] as usize];
        f.add([bucket(i - sent.start), q]);
        // Cue levels.
        f.add([t1.lx | t.lx << 3 | n1.lx << 6]);
        f.add([t2.lx | t1.lx << 3 | t.lx << 6]);
        f.add([t.lx | n1.lx << 3 | n2.lx << 6]);
        f.add([t.lx | t.shape << 3, n1.shape, t1.shape]);
        if t.lx | n1.lx > 0 {
            f.add([t.word, n1.word])
        } else {
            f.skip()
        }
        if t.lx | t1.lx > 0 {
            f.add([t1.word, t.word])
        } else {
            f.skip()
        }
        if t.bits & IS_PRONOUN != 0 {
            f.add([n1.lx | q << 3 | t1.lx << 4])
        } else {
            f.skip()
        }
        // The nearest cue to the left.
        let l = self.left[o];
        let breaker = self.breaker[o];
        let mut left_lx = 0;
        if l != NONE {
            let cue = r.toks[l];
            left_lx = cue.lx;
            let d = bucket(i - l);
            let (comma, mark) = r.between(l, i);
            let that = (l + 1..i.min(l + 5)).any(|k| r.toks[k].bits & IS_THAT != 0);
            f.add([d, q]);
            f.add([cue.lx | q << 3 | d << 4 | comma << 7]);
            f.add([u32::from(that) | comma << 1 | mark << 2 | q << 3]);
            f.add([cue.word, t.word]);
            if breaker != NONE {
                f.add([r.toks[breaker].word, bucket(i - breaker), q]);
                f.add([r.toks[breaker].word, t.word]);
            } else {
                f.skip();
                f.skip();
            }
            f.add([u32::from(self.second[o]) | cue.lx << 1 | d << 4]);
        } else {
            f.template += 7;
        }
        // The nearest cue to the right.
        let c = self.right[o];
        let mut right_lx = 0;
        if c != NONE {
            let cue = r.toks[c];
            right_lx = cue.lx;
            let d = bucket(c - i);
            let (comma, mark) = r.between(i, c);
            f.add([d, q]);
            f.add([cue.lx | q << 3 | d << 4 | comma << 7]);
            f.add([comma | mark << 1 | q << 2, t.shape]);
            f.add([d, t.shape]);
            f.add([cue.word, t.word]);
            let capitals = (r.capitals[c] - r.capitals[i]).min(4);
            f.add([capitals | d << 3 | comma << 6]);
            f.add([self.word(r, c + 1), q | d << 1]);
        } else {
            f.template += 7;
        }
        f.add([left_lx | right_lx << 3 | q << 6]);
        f.add([u32::from(i + 1 == sent.end) | sent.max_lx << 1, t.word]);
        debug_assert!(t.bits & IS_CAPITAL == 0 || t.shape != 64);
    }
}
