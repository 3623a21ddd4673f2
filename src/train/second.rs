//! The second stage: who is the source, and how sure is it. Trained on what taggers that never saw the article say.

use super::boost::{BoostSettings, Rows, boost};
use super::corpus::{Gold, Marked};
use super::score::{Item, gold_items, item, jaccard, same_source};
use crate::quotes::combine::combine;
use crate::quotes::model::assemble;
use crate::quotes::model::link::{Candidate, Content, Hint, Linker, Piece, Walk, choose, hints, select};
use crate::quotes::model::reading::{IS_WORD, Reading};
use crate::quotes::model::tagging::Tagging;
use crate::quotes::model::trees::Forest;
use crate::quotes::rules::marks::Marks;
use crate::quotes::{Document, rules};
use crate::span::ByteSpan;

/// One article tagged by a model that never saw it.
pub struct Tried<'a> {
    pub marked: &'a Marked,
    pub document: Document<'a>,
    pub reading: Reading,
    pub tagging: Tagging,
    pub hints: Vec<Hint>,
    pub gold: Vec<Item>,
}

impl<'a> Tried<'a> {
    pub fn new(marked: &'a Marked, document: Document<'a>, reading: Reading, tagging: Tagging) -> Self {
        let gold = gold_items(&document, &reading, &marked.gold);
        let hints = hints(&document, &rules::attribute(&document).attributions);
        Self { marked, document, reading, tagging, hints, gold }
    }

    fn words(&self, span: Option<(usize, usize)>) -> Vec<u32> {
        let is_word = |&i: &usize| self.reading.toks[i].bits & IS_WORD != 0;
        span.map_or(Vec::new(), |(a, b)| (a..b).filter(is_word).map(|i| i as u32).collect())
    }

    /// Of each content the gold item that it fits best, if well enough. Several contents may fit one item.
    fn gold_of(&self, contents: &[Content]) -> Vec<Option<usize>> {
        contents
            .iter()
            .map(|c| {
                let item = item(&self.reading, (c.start, c.end), None, None)?;
                let (first, last) = (item.tokens[0], item.tokens[item.tokens.len() - 1]);
                (0..self.gold.len())
                    .filter(|&g| {
                        let tokens = &self.gold[g].tokens;
                        tokens[0] <= last && tokens[tokens.len() - 1] >= first
                    })
                    .map(|g| (jaccard(&item.tokens, &self.gold[g].tokens), g))
                    .filter(|&(j, _)| j >= 0.5)
                    .max_by(|a, b| a.0.total_cmp(&b.0))
                    .map(|x| x.1)
            })
            .collect()
    }

    fn right(&self, gold: &Item, candidate: &Candidate) -> bool {
        same_source(&self.document, &gold.source, &self.words(candidate.span))
    }
}

/// Rows for the ranker. `ranker` decides what the "last source" was; without it the right candidate is taken.
pub fn ranker_rows(tried: &[&Tried], ranker: Option<&Forest>) -> Rows {
    let mut rows = Rows::default();
    let mut scores = Vec::new();
    for t in tried {
        let linker = Linker::new(&t.reading, &t.tagging, &t.hints);
        let contents = linker.contents();
        let gold_of = t.gold_of(&contents);
        let mut walk = Walk::default();
        let (mut candidates, mut x) = (Vec::new(), Vec::new());
        for (c, gold) in contents.iter().zip(gold_of) {
            let last = walk.last(c);
            linker.candidates(c, &last, &mut candidates);
            linker.source_rows(c, &candidates, &last, &mut x);
            let good: Vec<bool> =
                candidates.iter().map(|k| gold.is_some_and(|g| t.right(&t.gold[g], k))).collect();
            let chosen = match ranker {
                Some(ranker) => {
                    ranker.scores(&x, &mut scores);
                    choose(&scores).0
                }
                None => good.iter().position(|&g| g).unwrap_or(usize::from(candidates.len() > 1)),
            };
            if good.iter().any(|&g| g) && good.len() > 1 {
                rows.groups.push(rows.y.len());
                for (x, good) in x.iter().zip(&good) {
                    rows.x.push(*x);
                    rows.y.push(if *good { 1.0 } else { 0.0 });
                }
            }
            walk.update(c, candidates[chosen].span);
        }
    }
    rows.groups.push(rows.y.len());
    rows
}

/// Rows for the judge: is this content with this source right?
pub fn judge_rows(tried: &[&Tried], ranker: &Forest) -> Rows {
    let mut rows = Rows::default();
    let mut scores = Vec::new();
    for t in tried {
        let linker = Linker::new(&t.reading, &t.tagging, &t.hints);
        let contents = linker.contents();
        let gold_of = t.gold_of(&contents);
        let mut walk = Walk::default();
        let (mut candidates, mut rows_of) = (Vec::new(), Vec::new());
        for (c, gold) in contents.iter().zip(gold_of) {
            let last = walk.last(c);
            linker.candidates(c, &last, &mut candidates);
            linker.source_rows(c, &candidates, &last, &mut rows_of);
            ranker.scores(&rows_of, &mut scores);
            let (best, p, second) = choose(&scores);
            rows.x.push(linker.content_features(c, &candidates[best], p as f32, second as f32));
            let right = gold.is_some_and(|g| t.right(&t.gold[g], &candidates[best]));
            rows.y.push(if right { 1.0 } else { 0.0 });
            walk.update(c, candidates[best].span);
        }
    }
    rows
}

/// Trains ranker and judge.
pub fn train(tried: &[&Tried], ranker_set: &BoostSettings, judge_set: &BoostSettings) -> (Forest, Forest) {
    let first = boost(&ranker_rows(tried, None), ranker_set);
    let ranker = boost(&ranker_rows(tried, Some(&first)), ranker_set);
    let judge = boost(&judge_rows(tried, &ranker), judge_set);
    (ranker, judge)
}

/// Which parts of the program are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    Rules,
    Model,
    Both,
}

/// What the program would give for these pieces, as items with their confidence.
pub fn items(t: &Tried, pieces: &[Piece], least: [f64; 3], parts: Parts) -> Vec<(Item, f64)> {
    let model = || assemble(&t.document, &t.reading, &select(pieces, least));
    let found = match parts {
        Parts::Rules => rules::attribute(&t.document).attributions,
        Parts::Model => model(),
        Parts::Both => {
            let zones: Vec<ByteSpan> = Marks::of(&t.document).zones.iter().map(|z| z.span).collect();
            combine(&zones, model(), rules::attribute(&t.document)).attributions
        }
    };
    let mut out = Vec::new();
    for a in found {
        let one = |s: Option<ByteSpan>| s.into_iter().collect();
        let gold = Gold { content: a.content, source: one(a.source), cue: one(a.cue) };
        let items = gold_items(&t.document, &t.reading, std::slice::from_ref(&gold));
        out.extend(items.into_iter().map(|item| (item, a.confidence)));
    }
    out
}

/// Why quoted gold items are missed: nothing overlaps, nobody expected, source not among the candidates, other chosen,
/// left out by the selection. For each class a count and, by the candidate's origin, what was right.
pub fn misses(
    t: &Tried,
    pieces: &[Piece],
    least: [f64; 3],
    counts: &mut std::collections::BTreeMap<String, usize>,
) {
    let linker = Linker::new(&t.reading, &t.tagging, &t.hints);
    let kept = select(pieces, least);
    let contents: Vec<Content> = pieces.iter().map(|p| p.content).collect();
    let gold_of = t.gold_of(&contents);
    let mut walk = Walk::default();
    let mut lasts = Vec::new();
    for p in pieces {
        lasts.push(walk.last(&p.content));
        walk.update(&p.content, p.source.span);
    }
    for (g, gold) in t.gold.iter().enumerate() {
        let kind = ["quoted", "quoted", "indirect"][gold.kind];
        let mine: Vec<usize> = (0..pieces.len()).filter(|&k| gold_of[k] == Some(g)).collect();
        let in_kept = |k: &usize| {
            let c = &pieces[*k].content;
            kept.iter().any(|p| (p.content.start, p.content.end) == (c.start, c.end))
        };
        let chosen = mine.iter().copied().find(|k| in_kept(k));
        let class = match chosen {
            Some(k) if t.right(gold, &pieces[k].source) => "right".to_owned(),
            Some(k) => {
                let mut candidates = Vec::new();
                linker.candidates(&pieces[k].content, &lasts[k], &mut candidates);
                let good = candidates.iter().find(|c| t.right(gold, c));
                let had = format!("{:?}", pieces[k].source.from);
                if gold.source.is_empty() {
                    format!("wrong: gold has none, took {had}")
                } else if let Some(good) = good {
                    format!("wrong: took {had} not {:?}", good.from)
                } else {
                    let at = gold.source[0] as usize;
                    let para = t.document.tokens[at].paragraph as i64
                        - t.document.tokens[pieces[k].content.start].paragraph as i64;
                    let place = match para {
                        0 => "same paragraph",
                        1 => "next",
                        -1 => "previous",
                        p if p < 0 => "earlier",
                        _ => "later",
                    };
                    format!("wrong: took {had}, right one no candidate: {place}")
                }
            }
            None if mine.iter().any(|&k| t.right(gold, &pieces[k].source)) => {
                "not selected, but was right".into()
            }
            None if !mine.is_empty() => "not selected, wrong source".into(),
            None => "no overlapping candidate".into(),
        };
        *counts.entry(format!("{kind} {class}")).or_default() += 1;
    }
}
