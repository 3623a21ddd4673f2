//! What stands about the hits of a query.

use super::counts::ByForm;
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
        let (mut left, mut right, mut words) = (ByForm::new(index), ByForm::new(index), 0);
        each_side(index, scope, hits, window, &mut |hit, side| {
            words += side.len() as u32;
            let counts = if side.start < hit.start { &mut left } else { &mut right };
            counts.add(index.tokens.get(side.start as usize..side.end as usize).unwrap_or(&[]));
        });
        Self { left: left.by_term(index), right: right.by_term(index), words }
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
    let mut found = Vec::new();
    each_side(index, scope, hits, window, &mut |hit, side| {
        let is_one = |&at: &u32| units.of(index.term_of(TokenIndex(at))) == unit;
        found.extend(side.filter(is_one).map(|at| (hit, at)));
    });
    found
}

/// Hits that are looked at together.
const AHEAD: usize = 64;

/// Goes through the hits, each with the stretches of words beside it, in corpus order, that are part of no hit.
fn each_side(
    index: &Index,
    scope: &Scope,
    hits: &[TokenSpan],
    window: Window,
    visit: &mut dyn FnMut(TokenSpan, Range<u32>),
) {
    // Hits that overlap or touch, as one.
    let mut nodes: Vec<TokenSpan> = Vec::with_capacity(hits.len());
    for hit in hits {
        match nodes.last_mut() {
            Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
            _ => nodes.push(*hit),
        }
    }
    let mut first = 0;
    let mut parts = scope.parts().iter().peekable();
    let mut first_sentence = walk(&index.sentence_starts);
    let mut last_sentence = walk(&index.sentence_starts);
    for (number, &hit) in hits.iter().enumerate() {
        if number % AHEAD == 0 {
            // Hits lie far apart in memory: who looks at many in a row waits for all of them at once.
            let near = hits[number..].iter().take(AHEAD);
            let ends = near.flat_map(|hit| [hit.start.saturating_sub(5), hit.end + 5]);
            let tokens = ends.filter_map(|at| index.tokens.get(at as usize));
            std::hint::black_box(tokens.fold(0, |sum, form| sum ^ form));
        }
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
        // Windows begin in the order of their hits, so that what lies before one lies before all that follow.
        while nodes.get(first).is_some_and(|node| node.end <= wall.start) {
            first += 1;
        }
        let mut at = wall.start;
        for node in nodes[first..].iter().take_while(|node| node.start < wall.end) {
            if node.start > at {
                visit(hit, at..node.start);
            }
            at = at.max(node.end);
        }
        if at < wall.end {
            visit(hit, at..wall.end);
        }
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
