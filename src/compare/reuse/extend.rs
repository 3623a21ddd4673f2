//! How far do two articles agree from a common place on? Followed over dropped, added and changed words.

use super::Weight;
use crate::index::TokenSpan;

/// As many words are looked ahead to find where two texts meet again: this many and two for each word of the row that is
/// begun with, one more for each that was found to be the same since …
const AHEAD_AT_FIRST: usize = 8;
/// … and never more.
const AHEAD: usize = 28;
/// What a word weighs that is the same on both sides.
const SAME: [i32; 4] = [2, 4, 6, 6];
/// Another word in its place.
const CHANGED: i32 = -2;
/// The first word that one side alone has, and each after it.
const GAP: (i32, i32) = (-3, -1);
const NEVER: i32 = -1_000_000;

/// A way through one article from a place, forwards or backwards.
#[derive(Clone, Copy)]
struct Strand<'a> {
    terms: &'a [u32],
    /// The next token; one past it when going backwards.
    at: u32,
    left: u32,
    forwards: bool,
}

impl Strand<'_> {
    fn token(&self, ahead: usize) -> u32 {
        if self.forwards { self.at + ahead as u32 } else { self.at - 1 - ahead as u32 }
    }

    fn term(&self, ahead: usize) -> u32 {
        self.terms[self.token(ahead) as usize]
    }

    fn advance(&mut self, by: usize) {
        self.left -= by as u32;
        self.at = if self.forwards { self.at + by as u32 } else { self.at - by as u32 };
    }
}

/// The words that are the same round a common place, as tokens of both articles in order.
pub fn both_ways(
    terms: &[u32],
    weights: &[Weight],
    (a, at_a): (TokenSpan, u32),
    (b, at_b): (TokenSpan, u32),
) -> Vec<(u32, u32)> {
    let backwards =
        |article: TokenSpan, at: u32| Strand { terms, at, left: at - article.start, forwards: false };
    let forwards = |article: TokenSpan, at: u32| Strand { terms, at, left: article.end - at, forwards: true };
    // The row of words that are the same, from its first to its last: whichever of its words was come upon.
    // Borrowed: rustc 1.95 at opt-level s for wasm lets a closure that takes a strand by value change the caller's.
    let row = |one: &Strand, other: &Strand| {
        let most = (one.left.min(other.left) as usize).min(AHEAD);
        (0..most).take_while(|&n| one.term(n) == other.term(n)).count()
    };
    let back = (backwards(a, at_a), backwards(b, at_b));
    let on = (forwards(a, at_a), forwards(b, at_b));
    let ahead = AHEAD_AT_FIRST + 2 * (row(&back.0, &back.1) + row(&on.0, &on.1));
    let mut same = follow(weights, back, ahead);
    same.reverse();
    same.extend(follow(weights, on, ahead));
    without_stragglers(same, &|a, b| {
        let is_number = |token: u32| weights[terms[token as usize] as usize] == Weight::Number;
        is_number(a) && is_number(b)
    })
}

/// A single word beyond a gap at either end ("…", he *said*) is chance, unless the gap is a figure that was changed.
fn without_stragglers(mut same: Vec<(u32, u32)>, figures: &dyn Fn(u32, u32) -> bool) -> Vec<(u32, u32)> {
    let apart = |p: &(u32, u32), q: &(u32, u32)| match (q.0 - p.0, q.1 - p.1) {
        (1, 1) => false,
        (2, 2) => !figures(p.0 + 1, p.1 + 1),
        _ => true,
    };
    while same.len() > 1 && apart(&same[same.len() - 2], &same[same.len() - 1]) {
        same.pop();
    }
    let first = same.windows(2).position(|w| !apart(&w[0], &w[1])).unwrap_or(0);
    same.drain(..first);
    same
}

fn follow(weights: &[Weight], (mut a, mut b): (Strand, Strand), ahead: usize) -> Vec<(u32, u32)> {
    let mut same = Vec::new();
    loop {
        while a.left > 0 && b.left > 0 && a.term(0) == b.term(0) {
            same.push((a.token(0), b.token(0)));
            a.advance(1);
            b.advance(1);
        }
        let (steps, by) = meet_again(weights, &a, &b, (ahead + same.len()).min(AHEAD));
        if steps.is_empty() {
            return same;
        }
        same.extend(steps.iter().map(|&(i, j)| (a.token(i), b.token(j))));
        a.advance(by.0);
        b.advance(by.1);
    }
}

/// The best way on from the corner of both strands to where they agree again (Gotoh 1982, affine gaps): the words that are
/// the same on it, and how far it goes on each. Nothing if every way costs more than it brings.
fn meet_again(
    weights: &[Weight],
    a: &Strand,
    b: &Strand,
    ahead: usize,
) -> (Vec<(usize, usize)>, (usize, usize)) {
    let (rows, columns) = ((a.left as usize).min(ahead), (b.left as usize).min(ahead));
    // Scores of the best way to each cell that ends with a word on both sides, on `a` alone, on `b` alone.
    let mut cells = [[[NEVER; 3]; AHEAD + 1]; AHEAD + 1];
    cells[0][0][0] = 0;
    let mut best = (0, (0, 0));
    for i in 0..=rows {
        for j in 0..=columns {
            if i > 0 {
                let from = cells[i - 1][j];
                cells[i][j][1] = (from[0].max(from[2]) + GAP.0).max(from[1] + GAP.1);
            }
            if j > 0 {
                let from = cells[i][j - 1];
                cells[i][j][2] = (from[0].max(from[1]) + GAP.0).max(from[2] + GAP.1);
            }
            if i > 0 && j > 0 {
                let from = cells[i - 1][j - 1];
                let score = from[0].max(from[1]).max(from[2]) + pair(weights, a.term(i - 1), b.term(j - 1));
                cells[i][j][0] = score;
                if score > best.0 {
                    best = (score, (i, j));
                }
            }
        }
    }
    let mut same = Vec::new();
    let (mut at, mut state) = (best.1, 0);
    while at != (0, 0) {
        let (i, j) = at;
        let score = cells[i][j][state];
        let (from, gain) = match state {
            0 => {
                if a.term(i - 1) == b.term(j - 1) {
                    same.push((i - 1, j - 1));
                }
                ((i - 1, j - 1), [pair(weights, a.term(i - 1), b.term(j - 1)); 3])
            }
            1 => ((i - 1, j), [GAP.0, GAP.1, GAP.0]),
            _ => ((i, j - 1), [GAP.0, GAP.0, GAP.1]),
        };
        state = (0..3).find(|&s| cells[from.0][from.1][s] + gain[s] == score).unwrap_or(0);
        at = from;
    }
    same.reverse();
    (same, best.1)
}

fn pair(weights: &[Weight], a: u32, b: u32) -> i32 {
    if a == b { SAME[weights[a as usize] as usize] } else { CHANGED }
}
