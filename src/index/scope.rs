//! Which tokens are asked about.

use super::spread::seek;
use super::{Index, TokenSpan};
use crate::span::{ArticleId, ByteSpan};

/// Which tokens of an index are asked about: some of its articles, whole or only in parts (chosen quotations).
/// Nothing is renumbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// For each article of the index, whether it is in.
    chosen: Vec<bool>,
    /// The tokens: each part inside one article, none empty, ascending, none overlapping another.
    parts: Vec<TokenSpan>,
    tokens: u32,
}

impl Scope {
    /// Everything.
    #[must_use]
    pub fn all(index: &Index) -> Self {
        Self::of_articles(index, &vec![true; index.articles() as usize])
    }

    /// Whole articles. `chosen[i]` belongs to article i; what is missing is out.
    #[must_use]
    pub fn of_articles(index: &Index, chosen: &[bool]) -> Self {
        let chosen: Vec<bool> =
            (0..index.articles() as usize).map(|at| chosen.get(at).copied().unwrap_or(false)).collect();
        let parts = (0..index.articles())
            .filter(|&at| chosen[at as usize])
            .map(|at| index.article(ArticleId(at)))
            .filter(|part| !part.is_empty())
            .collect();
        Self::new(chosen, parts)
    }

    /// Parts of articles: the tokens that lie wholly inside the given spans, of chosen articles only. The spans may
    /// come in any order; those that overlap are joined, those that only touch are not: a phrase does not run from
    /// one into the other.
    #[must_use]
    pub fn of_parts(index: &Index, chosen: &[bool], spans: &[(ArticleId, ByteSpan)]) -> Self {
        let whole = Self::of_articles(index, chosen);
        let mut parts: Vec<TokenSpan> = spans
            .iter()
            .filter(|(article, _)| whole.has_article(*article))
            .map(|&(article, span)| index.tokens_in(article, span))
            .filter(|part| !part.is_empty())
            .collect();
        crate::order::sort(&mut parts);
        parts.dedup_by(|next, kept| {
            let overlap = next.start < kept.end;
            if overlap {
                kept.end = kept.end.max(next.end);
            }
            overlap
        });
        Self::new(whole.chosen, parts)
    }

    /// Whether an article is in, be it only with a part, be that empty.
    #[must_use]
    pub fn has_article(&self, article: ArticleId) -> bool {
        self.chosen.get(article.index()).copied().unwrap_or(false)
    }

    /// The articles that are in, in order.
    pub fn articles(&self) -> impl Iterator<Item = ArticleId> + '_ {
        self.chosen.iter().enumerate().filter(|(_, chosen)| **chosen).map(|(at, _)| ArticleId(at as u32))
    }

    /// How many articles are in: the N of TF-IDF.
    #[must_use]
    pub fn article_count(&self) -> u32 {
        self.chosen.iter().filter(|chosen| **chosen).count() as u32
    }

    /// The tokens, as ascending parts, each inside one article.
    #[must_use]
    pub fn parts(&self) -> &[TokenSpan] {
        &self.parts
    }

    /// The parts that lie in an article.
    #[must_use]
    pub fn parts_in(&self, index: &Index, article: ArticleId) -> &[TokenSpan] {
        let all = index.article(article);
        let first = self.parts.partition_point(|part| part.start < all.start);
        let last = self.parts.partition_point(|part| part.start < all.end);
        self.parts.get(first..last).unwrap_or(&[])
    }

    /// Tokens in all.
    #[must_use]
    pub fn tokens(&self) -> u32 {
        self.tokens
    }

    /// Tokens in an article.
    #[must_use]
    pub fn tokens_in(&self, index: &Index, article: ArticleId) -> u32 {
        self.parts_in(index, article).iter().map(|part| part.len()).sum()
    }

    /// Whether every token of the index is in.
    #[must_use]
    pub fn is_whole(&self, index: &Index) -> bool {
        self.tokens == index.tokens() && self.parts.len() as u32 <= index.articles()
    }

    /// The tokens that are in both. Where parts of the two cut one another, the cut is a wall.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut parts = Vec::new();
        let mut others = other.parts.as_slice();
        for part in &self.parts {
            others = &others[seek(others, 0, |other| other.end <= part.start)..];
            for cut in others.iter().take_while(|cut| cut.start < part.end) {
                parts.push(TokenSpan { start: cut.start.max(part.start), end: cut.end.min(part.end) });
            }
        }
        let both = |(a, b): (&bool, &bool)| *a && *b;
        Self::new(self.chosen.iter().zip(&other.chosen).map(both).collect(), parts)
    }

    /// The tokens that are not in `other`. What was joined over a cut is parted by it; an article that loses all its
    /// tokens is out.
    #[must_use]
    pub fn minus(&self, index: &Index, other: &Self) -> Self {
        let mut parts = Vec::new();
        let mut others = other.parts.as_slice();
        for part in &self.parts {
            others = &others[seek(others, 0, |other| other.end <= part.start)..];
            let mut start = part.start;
            for cut in others.iter().take_while(|cut| cut.start < part.end) {
                if cut.start > start {
                    parts.push(TokenSpan { start, end: cut.start });
                }
                start = cut.end;
            }
            if start < part.end {
                parts.push(TokenSpan { start, end: part.end });
            }
        }
        let mut rest = Self::new(self.chosen.clone(), parts);
        for article in self.articles() {
            let had = !self.parts_in(index, article).is_empty();
            if had && rest.parts_in(index, article).is_empty() {
                rest.chosen[article.index()] = false;
            }
        }
        rest
    }

    /// The same articles with these tokens alone: ascending parts, each inside one part of this.
    pub(super) fn only(&self, parts: Vec<TokenSpan>) -> Self {
        Self::new(self.chosen.clone(), parts)
    }

    fn new(chosen: Vec<bool>, parts: Vec<TokenSpan>) -> Self {
        let tokens = parts.iter().map(|part| part.len()).sum();
        Self { chosen, parts, tokens }
    }
}
