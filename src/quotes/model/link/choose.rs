//! Gives each content its source, judges both, and chooses among contents that overlap.

use super::super::trees::{FEATURES, Forest, LEAF_UNIT};
use super::{Candidate, Content, From, Last, Linker, Range};
use crate::math::exp;
use crate::order;

/// How probable a content with its source must be to be given: direct, mixed, indirect. Chosen for the best F1 on
/// articles that the model was not trained on.
pub const LEAST: [f64; 3] = [0.4, 0.42, 0.35];

/// A content with its source, and how sure both are.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub content: Content,
    pub source: Candidate,
    /// Probability that content and source are right.
    pub p: f64,
}

/// Probabilities of the candidates, from the ranker's sums.
#[must_use]
pub fn softmax(scores: &[i32]) -> Vec<f64> {
    let top = scores.iter().copied().max().unwrap_or(0);
    let e: Vec<f64> = scores.iter().map(|s| exp(f64::from(s - top) / LEAF_UNIT)).collect();
    let sum: f64 = e.iter().sum();
    e.into_iter().map(|x| x / sum).collect()
}

/// The logistic function of a judge's sum.
#[must_use]
pub fn logistic(score: i32) -> f64 {
    1.0 / (1.0 + exp(-f64::from(score) / LEAF_UNIT))
}

/// Chooses by the ranker; gives the choice, its probability and the next best probability.
#[must_use]
pub fn choose(scores: &[i32]) -> (usize, f64, f64) {
    let p = softmax(scores);
    let best = (0..p.len()).rev().max_by(|&a, &b| p[a].total_cmp(&p[b])).unwrap_or(0);
    let second = p.iter().enumerate().filter(|(k, _)| *k != best).map(|(_, &p)| p).fold(0.0, f64::max);
    (best, p.get(best).copied().unwrap_or(0.0), second)
}

impl Last {
    /// After a content was given its source.
    pub fn update(&mut self, c: &Content, source: Option<Range>) {
        if let Some(s) = source {
            self.source = Some(s);
            self.para = c.para;
            self.end = c.end;
            self.cue = c.cue.map(|q| q.start);
        }
    }
}

/// Walks through the contents in the order of the text, knowing what came before each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Walk {
    now: Last,
    before: Last,
}

impl Walk {
    /// What was decided before a content; never the content that it overlaps itself.
    #[must_use]
    pub fn last(&self, c: &Content) -> Last {
        if self.now.end > c.start { self.before } else { self.now }
    }

    /// After a content was given its source. Only the best labelling counts.
    pub fn update(&mut self, c: &Content, source: Option<Range>) {
        if c.layer == 0 && source.is_some() {
            self.before = self.now;
            self.now.update(c, source);
        }
    }
}

/// Gives each content its source and judges both. Contents of the best labelling are looked at one after the other, since
/// the source of one tells of the next; all others together.
#[must_use]
pub fn link(linker: &Linker, contents: &[Content], ranker: &Forest, judge: &Forest) -> Vec<Piece> {
    let mut walk = Walk::default();
    let (mut candidates, mut rows, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    let (mut all_rows, mut all_candidates, mut first) = (Vec::new(), Vec::new(), vec![0]);
    let nobody = Candidate { from: From::Nobody, span: None };
    let mut out: Vec<Piece> =
        contents.iter().map(|c| Piece { content: *c, source: nobody, p: 0.0 }).collect();
    let mut judged = vec![[0; FEATURES]; contents.len()];
    let mut decide = |at: usize, candidates: &[Candidate], scores: &[i32]| {
        let (best, p, second) = choose(scores);
        out[at].source = candidates[best];
        judged[at] = linker.content_features(&contents[at], &candidates[best], p as f32, second as f32);
        candidates[best].span
    };
    for (at, c) in contents.iter().enumerate() {
        let last = walk.last(c);
        linker.candidates(c, &last, &mut candidates);
        linker.source_rows(c, &candidates, &last, &mut rows);
        if c.layer == 0 {
            ranker.scores(&rows, &mut scores);
            walk.update(c, decide(at, &candidates, &scores));
        } else {
            all_rows.extend_from_slice(&rows);
            all_candidates.extend_from_slice(&candidates);
        }
        first.push(all_rows.len());
    }
    ranker.scores(&all_rows, &mut scores);
    for (at, range) in first.windows(2).map(|w| w[0]..w[1]).enumerate().filter(|(_, range)| !range.is_empty())
    {
        decide(at, &all_candidates[range.clone()], &scores[range]);
    }
    judge.scores(&judged, &mut scores);
    for (piece, &score) in out.iter_mut().zip(&scores) {
        piece.p = logistic(score);
    }
    out
}

/// Of pieces that may overlap, those that together promise most: each counts its probability less `least` of its kind.
#[must_use]
pub fn select(pieces: &[Piece], least: [f64; 3]) -> Vec<Piece> {
    let mut by_end: Vec<&Piece> = pieces.iter().filter(|p| p.p >= least[p.content.kind as usize]).collect();
    order::sort_by_key(&mut by_end, |p| (p.content.end, p.content.start));
    // best[i]: the most that the first i pieces can give, and whether the i-th is taken.
    let mut best = vec![(0.0, false, 0usize)];
    for (at, piece) in by_end.iter().enumerate() {
        let free = by_end[..at].partition_point(|p| p.content.end <= piece.content.start);
        let with = best[free].0 + piece.p - least[piece.content.kind as usize] + 1e-9;
        let without = best[at].0;
        best.push(if with > without { (with, true, free) } else { (without, false, at) });
    }
    let mut out = Vec::new();
    let mut at = by_end.len();
    while at > 0 {
        let (_, taken, next) = best[at];
        if taken {
            out.push(*by_end[at - 1]);
        }
        at = next;
    }
    out.reverse();
    out
}
