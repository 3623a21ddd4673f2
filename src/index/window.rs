//! What stands about the hits of a query.

use super::{Index, Scope, TokenIndex, TokenSpan, Units};
use std::ops::Range;

/// How far from a hit its company reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Words before the hit.
    pub left: u32,
    /// Words after it.
    pub right: u32,
    /// Whether it may reach over the ends of the hit's sentence. It never reaches into another article, nor out of the
    /// hit's part of the scope.
    pub across: bool,
}

/// What stands about hits, by term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// Occurrences before a hit, each counted once for each hit that it stands beside.
    pub left: Vec<u32>,
    /// The same, after a hit.
    pub right: Vec<u32>,
    /// Words that stand in the windows, those that are part of a hit not counted.
    pub words: u32,
}

impl Company {
    /// Counts the words about hits (in corpus order, each inside one part of the scope). A word that is part of a hit, this
    /// or another, is nobody's company.
    #[must_use]
    pub fn of(index: &Index, scope: &Scope, hits: &[TokenSpan], window: Window) -> Self {
        // By printed form: the frequent ones have the lowest numbers and lie together.
        let forms = index.forms() as usize;
        let (mut left, mut right, mut words) = (vec![0; forms], vec![0; forms], 0);
        let nodes = Nodes::of(index, hits);
        each_window(index, scope, hits, window, &mut |hit, wall| {
            words += nodes.count_others(index, wall.start..hit.start, &mut left);
            words += nodes.count_others(index, hit.end..wall.end, &mut right);
        });
        Self { left: index.by_term(&left), right: index.by_term(&right), words }
    }
}

/// The pairs of a hit and a word beside it that has the unit, in corpus order: the occurrences that [`Company`] counts.
#[must_use]
pub fn pairs(
    index: &Index,
    scope: &Scope,
    hits: &[TokenSpan],
    window: Window,
    (units, unit): (Units, u32),
) -> Vec<(TokenSpan, u32)> {
    let nodes = Nodes::of(index, hits);
    let mut found = Vec::new();
    each_window(index, scope, hits, window, &mut |hit, wall| {
        for at in (wall.start..hit.start).chain(hit.end..wall.end) {
            if !nodes.has(at as usize) && units.of(index.term_of(TokenIndex(at))) == unit {
                found.push((hit, at));
            }
        }
    });
    found
}

/// The tokens that are part of a hit, a bit a token.
struct Nodes(Vec<u64>);

impl Nodes {
    fn of(index: &Index, hits: &[TokenSpan]) -> Self {
        let mut bits = vec![0u64; index.tokens.len() / 64 + 1];
        for at in hits.iter().flat_map(|hit| hit.range()) {
            bits[at / 64] |= 1 << (at % 64);
        }
        Self(bits)
    }

    fn has(&self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 != 0
    }

    /// Counts the tokens of a range that are part of no hit by printed form, and says how many there are.
    fn count_others(&self, index: &Index, range: Range<u32>, counts: &mut [u32]) -> u32 {
        let (start, end) = (range.start as usize, range.end as usize);
        let tokens = index.tokens.get(start..end).unwrap_or(&[]);
        if !self.has_any(start, end) {
            tokens.iter().for_each(|token| counts[token.surface as usize] += 1);
            return tokens.len() as u32;
        }
        let mut words = 0;
        for (at, token) in (start..).zip(tokens) {
            if !self.has(at) {
                counts[token.surface as usize] += 1;
                words += 1;
            }
        }
        words
    }

    /// Whether one of these tokens is part of a hit.
    fn has_any(&self, start: usize, end: usize) -> bool {
        if start >= end {
            return false;
        }
        let (first, last) = (start / 64, (end - 1) / 64);
        let (head, tail) = (u64::MAX << (start % 64), u64::MAX >> (63 - (end - 1) % 64));
        if first == last {
            return self.0[first] & head & tail != 0;
        }
        self.0[first] & head != 0
            || self.0[last] & tail != 0
            || self.0[first + 1..last].iter().any(|&bits| bits != 0)
    }
}

/// Goes through the hits, each with the tokens that its window takes in, its own among them.
fn each_window(
    index: &Index,
    scope: &Scope,
    hits: &[TokenSpan],
    window: Window,
    visit: &mut dyn FnMut(TokenSpan, TokenSpan),
) {
    let mut parts = scope.parts().iter().peekable();
    let mut first_sentence = walk(&index.sentence_starts);
    let mut last_sentence = walk(&index.sentence_starts);
    for &hit in hits {
        while parts.next_if(|part| part.end <= hit.start).is_some() {}
        let Some(&&part) = parts.peek() else { break };
        let mut wall = part;
        if !window.across {
            // A hit may run over sentences: then both are its own.
            wall.start = wall.start.max(first_sentence(hit.start).start);
            wall.end = wall.end.min(last_sentence(hit.end - 1).end);
        }
        wall.start = wall.start.max(hit.start.saturating_sub(window.left));
        wall.end = wall.end.min(hit.end.saturating_add(window.right));
        visit(hit, wall);
    }
}

/// Finds the parts that hold tokens which come in ascending order, without searching for each; searches where one steps
/// back.
fn walk(starts: &[u32]) -> impl FnMut(u32) -> TokenSpan + '_ {
    let mut at = 0;
    move |token| {
        if starts.get(at).is_none_or(|&start| start > token) {
            at = super::holder(starts, token) as usize;
        }
        while starts.get(at + 1).is_some_and(|&next| next <= token) {
            at += 1;
        }
        super::span_at(starts, at)
    }
}
