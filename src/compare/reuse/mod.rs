//! Shared passages: which stretches of words stand in two articles?
//!
//! *Seed and extend*, as sequence search does it (Altschul et al. 1990): places where two articles have the same
//! [`seeds::LENGTH`] words in a row are found through one table over all articles, never article against article; from each
//! such place the agreement is followed in both directions over dropped, added and changed words (`extend`). Words are
//! compared as folded terms, so marks and capitals make no difference, and a changed figure is a changed word.
//!
//! A passage ends with its paragraph. It needs [`MIN_WORDS`] words in common, [`MIN_CONTENT`] of them neither function words
//! nor names, [`MIN_SCORE`] points in all (three a content word, one any other), and at least half of either side's words.
//! What stands in many articles is a stock phrase: a passage must hold a seed that [`STOCK`] places at most have, unless it
//! is long. Beside such a passage, within [`NEAR`] words of it in both articles, [`MIN_SCORE_NEAR`] points are enough.
//!
//! Each word has at most [`STOCK`] places to be followed from, and those of [`seeds::MOST`] where [`LONG_ROW`] words in a row
//! are the same: the work grows with the words, however many articles there are.

mod extend;
mod order;
mod seeds;
mod shares;

pub use order::{Step, telling};
pub use shares::{Share, covered, shares};

use crate::index::{Index, TermId, TokenIndex, TokenSpan};
use crate::order as sort;
use crate::span::ArticleId;
use crate::text::is_stop_word;

/// The fewest words that two articles must have in common in a passage.
pub const MIN_WORDS: usize = 5;
/// The fewest of them that are neither function words nor names.
pub const MIN_CONTENT: usize = 2;
/// The fewest points: three for each of these, one for any other word.
pub const MIN_SCORE: usize = 13;
/// Four words in a row that stand in more places than this are a stock phrase …
pub const STOCK: u32 = 8;
/// … and prove nothing, unless so many words are shared.
pub const LONG: usize = 20;
/// A stock phrase is followed only from where so many words in a row are the same.
pub const LONG_ROW: u32 = 8;
/// The fewest points of a passage that is found because of another …
pub const MIN_SCORE_NEAR: usize = 8;
/// … and the most words between the two, in both articles.
pub const NEAR: u32 = 40;

/// A stretch of words that two articles share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The article with the smaller number.
    pub a: ArticleId,
    /// The other.
    pub b: ArticleId,
    /// The words that are the same in both, as tokens of `a` and `b`, ascending in both.
    pub same: Vec<(u32, u32)>,
    /// Whether it stands in another order among the passages of these two articles.
    pub moved: bool,
}

impl Passage {
    /// From first to last common word in the first article.
    #[must_use]
    pub fn in_a(&self) -> TokenSpan {
        span(self.same.first().map(|p| p.0), self.same.last().map(|p| p.0))
    }

    /// From first to last common word in the second article.
    #[must_use]
    pub fn in_b(&self) -> TokenSpan {
        span(self.same.first().map(|p| p.1), self.same.last().map(|p| p.1))
    }

    /// Whether every word of it is the same in both.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        let words = self.same.len() as u32;
        self.in_a().len() == words && self.in_b().len() == words
    }

    /// Words in common among those of the longer side, 0 to 1.
    #[must_use]
    pub fn likeness(&self) -> f64 {
        let longer = self.in_a().len().max(self.in_b().len()).max(1);
        self.same.len() as f64 / f64::from(longer)
    }
}

fn span(first: Option<u32>, last: Option<u32>) -> TokenSpan {
    match (first, last) {
        (Some(start), Some(last)) => TokenSpan { start, end: last + 1 },
        _ => TokenSpan::default(),
    }
}

/// What a term counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// A function word.
    Stop,
    /// Most often printed with a capital.
    Name,
    /// Any other.
    Content,
    /// Begins with a digit.
    Number,
}

impl Weight {
    /// Whether agreement on it says something.
    fn tells(self) -> bool {
        matches!(self, Self::Content | Self::Number)
    }
}

/// Finds the shared passages of a corpus, article by article, so that long work can be shown and stopped. Each step is
/// given the index that it was begun with.
pub struct Search {
    terms: Vec<u32>,
    weights: Vec<Weight>,
    seeds: seeds::Seeds,
    /// The next article to hold against those before it.
    next: u32,
    found: Vec<Passage>,
}

impl Search {
    /// Begins. Only articles for which `wanted` is true are looked at.
    #[must_use]
    pub fn new(index: &Index, wanted: &dyn Fn(ArticleId) -> bool) -> Self {
        let terms: Vec<u32> = (0..index.tokens()).map(|t| index.term_of(TokenIndex(t)).0).collect();
        let weights: Vec<Weight> = (0..index.terms()).map(|t| weight(index, TermId(t))).collect();
        let articles =
            (0..index.articles()).map(ArticleId).filter(|&id| wanted(id)).map(|id| index.article(id));
        let seeds = seeds::Seeds::of(&terms, &weights, articles);
        Self { terms, weights, seeds, next: 0, found: Vec::new() }
    }

    /// Holds one more article against all before it, and says how much is done: 1 when all is.
    pub fn step(&mut self, index: &Index) -> f64 {
        if self.next < index.articles() {
            self.article(index, ArticleId(self.next));
            self.next += 1;
        }
        if self.next >= index.articles() {
            return 1.0;
        }
        f64::from(index.article(ArticleId(self.next)).start) / f64::from(index.tokens().max(1))
    }

    /// The passages of what was looked at, by first and second article and place in the first.
    #[must_use]
    pub fn finish(mut self, index: &Index) -> Vec<Passage> {
        while self.step(index) < 1.0 {}
        sort::sort_by_key(&mut self.found, |p| (p.a, p.b, p.in_a()));
        self.found
    }

    /// Finds what article `b` shares with each article before it.
    fn article(&mut self, index: &Index, b: ArticleId) {
        let here = index.article(b);
        // (earlier article, place here, place there)
        let mut starts: Vec<(ArticleId, u32, u32)> = Vec::new();
        for at in here.start..here.end {
            let is_stock = self.seeds.places(at) > STOCK;
            self.seeds.before(at, &mut |there| {
                if there < here.start && (!is_stock || self.is_long_row(here, there, at)) {
                    starts.push((index.article_of(TokenIndex(there)), at, there));
                }
            });
        }
        sort::sort(&mut starts);
        // For each word here the word of an earlier article that it was last found to be the same as.
        let mut known = vec![u32::MAX; here.len() as usize];
        let mut rest = starts.as_slice();
        while let Some(&(a, ..)) = rest.first() {
            let (these, others) = rest.split_at(rest.partition_point(|s| s.0 == a));
            rest = others;
            let whole = index.article(a);
            let mut passages: Vec<Passage> = Vec::new();
            for &(_, at, there) in these {
                if known[(at - here.start) as usize] == there {
                    continue;
                }
                let same = extend::both_ways(&self.terms, &self.weights, (whole, there), (here, at));
                same.iter().for_each(|&(x, y)| known[(y - here.start) as usize] = x);
                let parts = by_paragraph(index, &same);
                passages.extend(parts.map(|same| Passage { a, b, same, moved: false }));
            }
            self.found.extend(mark_moved(without_overlaps(self.proven(passages), whole, here)));
        }
    }

    /// Whether the words of two places are the same in a long row that was not come upon before: its first words may be
    /// too common, or have too little in them, to be followed.
    fn is_long_row(&self, here: TokenSpan, there: u32, at: u32) -> bool {
        let term = |token: u32| self.terms[token as usize];
        let goes_on = there > 0 && self.seeds.is_followed(at - 1, there - 1);
        !goes_on && at + LONG_ROW <= here.end && (0..LONG_ROW).all(|n| term(at + n) == term(there + n))
    }

    /// Those that prove something by themselves, and those that stand beside one of these in both articles.
    fn proven(&self, passages: Vec<Passage>) -> Vec<Passage> {
        let (proven, others): (Vec<Passage>, Vec<Passage>) =
            passages.into_iter().partition(|p| self.is_passage(p));
        let near = |one: TokenSpan, other: TokenSpan| {
            one.start <= other.end.saturating_add(NEAR) && other.start <= one.end.saturating_add(NEAR)
        };
        let beside = |passage: &Passage| {
            self.score(passage) >= MIN_SCORE_NEAR
                && passage.likeness() >= 0.5
                && proven.iter().any(|p| near(p.in_a(), passage.in_a()) && near(p.in_b(), passage.in_b()))
        };
        let beside: Vec<Passage> = others.into_iter().filter(|p| beside(p)).collect();
        proven.into_iter().chain(beside).collect()
    }

    fn is_passage(&self, passage: &Passage) -> bool {
        let words = passage.same.len();
        words >= MIN_WORDS
            && self.content(passage) >= MIN_CONTENT
            && self.score(passage) >= MIN_SCORE
            && passage.likeness() >= 0.5
            && (words >= LONG || passage.same.iter().any(|p| (1..=STOCK).contains(&self.seeds.places(p.0))))
    }

    fn score(&self, passage: &Passage) -> usize {
        passage.same.len() + 2 * self.content(passage)
    }

    /// Words of it that are neither function words nor names.
    fn content(&self, passage: &Passage) -> usize {
        let is_content = |p: &&(u32, u32)| self.weights[self.terms[p.0 as usize] as usize] == Weight::Content;
        passage.same.iter().filter(is_content).count()
    }
}

/// The shared passages of the articles for which `wanted` is true.
#[must_use]
pub fn find(index: &Index, wanted: &dyn Fn(ArticleId) -> bool) -> Vec<Passage> {
    Search::new(index, wanted).finish(index)
}

/// Cuts common words where a paragraph ends in either article.
fn by_paragraph(index: &Index, same: &[(u32, u32)]) -> impl Iterator<Item = Vec<(u32, u32)>> {
    let paragraph = |token: u32| index.paragraph_at(TokenIndex(token));
    let mut parts: Vec<Vec<(u32, u32)>> = Vec::new();
    let mut last = None;
    for &(a, b) in same {
        let place = Some((paragraph(a), paragraph(b)));
        if place != last {
            parts.push(Vec::new());
            last = place;
        }
        parts.last_mut().into_iter().for_each(|part| part.push((a, b)));
    }
    parts.into_iter()
}

fn weight(index: &Index, term: TermId) -> Weight {
    let first = index.shown(term).chars().next();
    if is_stop_word(index.term(term)) {
        Weight::Stop
    } else if first.is_some_and(char::is_uppercase) {
        Weight::Name
    } else if first.is_some_and(char::is_numeric) {
        Weight::Number
    } else {
        Weight::Content
    }
}

/// The longest first; one that has most of its words on either side in longer ones is left out.
fn without_overlaps(mut passages: Vec<Passage>, a: TokenSpan, b: TokenSpan) -> Vec<Passage> {
    if passages.len() < 2 {
        return passages;
    }
    sort::sort_by_key(&mut passages, |p| (std::cmp::Reverse(p.same.len()), p.in_a(), p.in_b()));
    let mut taken = [vec![false; a.len() as usize], vec![false; b.len() as usize]];
    passages.retain(|passage| {
        let sides = [(passage.in_a(), a), (passage.in_b(), b)];
        let at = |(side, whole): (TokenSpan, TokenSpan)| {
            (side.start - whole.start) as usize..(side.end - whole.start) as usize
        };
        let is_new = sides.iter().zip(&taken).all(|(&side, taken)| {
            let taken = &taken[at(side)];
            2 * taken.iter().filter(|&&t| t).count() <= taken.len()
        });
        if is_new {
            sides.iter().zip(&mut taken).for_each(|(&side, taken)| taken[at(side)].fill(true));
        }
        is_new
    });
    sort::sort_by_key(&mut passages, |p| (p.in_a(), p.in_b()));
    passages
}

/// Of passages in the order of the first article, those outside the heaviest chain that is in order in both have moved.
fn mark_moved(mut passages: Vec<Passage>) -> Vec<Passage> {
    // For each passage the words of the best chain that ends with it, and the passage before it in that chain.
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let mut chain = (0, None);
        for before in 0..at {
            if passages[before].in_b().start < passage.in_b().start && best[before].0 > chain.0 {
                chain = (best[before].0, Some(before));
            }
        }
        best.push((chain.0 + passage.same.len(), chain.1));
    }
    let mut last = (0..best.len()).rev().max_by_key(|&at| best[at].0);
    passages.iter_mut().for_each(|p| p.moved = true);
    while let Some(at) = last {
        passages[at].moved = false;
        last = best[at].1;
    }
    passages
}
