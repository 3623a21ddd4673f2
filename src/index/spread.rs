//! Where words stand under a scope: in which articles how often, and at which of its tokens.

use super::{Index, Scope, TokenIndex, Units};
use crate::span::ArticleId;
use std::borrow::Cow;

/// What is known of a scope that is asked about many words.
#[derive(Clone, Debug)]
pub struct Spread<'a> {
    index: &'a Index,
    scope: &'a Scope,
    /// The articles of the scope, ascending.
    pub articles: Vec<ArticleId>,
    /// Tokens in each article of the scope.
    pub sizes: Vec<f64>,
    /// One past the last token of each article of the scope.
    ends: Vec<u32>,
    /// Tokens of the scope before each of its parts.
    before: Vec<u32>,
}

impl<'a> Spread<'a> {
    /// Of the words under a scope.
    #[must_use]
    pub fn new(index: &'a Index, scope: &'a Scope) -> Self {
        let articles: Vec<ArticleId> = scope.articles().collect();
        let mut sizes = vec![0.0; articles.len()];
        let ends: Vec<u32> = articles.iter().map(|&article| index.article(article).end).collect();
        let mut at = 0;
        for part in scope.parts() {
            while ends[at] <= part.start {
                at += 1;
            }
            sizes[at] += f64::from(part.len());
        }
        let sum = |sum: &mut u32, part: &super::TokenSpan| {
            let before = *sum;
            *sum += part.len();
            Some(before)
        };
        let before = scope.parts().iter().scan(0, sum).collect();
        Self { index, scope, articles, sizes, ends, before }
    }

    /// The place of an article among those of the scope.
    #[must_use]
    pub fn at(&self, article: ArticleId) -> Option<usize> {
        self.articles.binary_search(&article).ok()
    }

    /// How many of the tokens (ascending, all under the scope) stand in each of its articles.
    #[must_use]
    pub fn counts(&self, tokens: &[u32]) -> Vec<f64> {
        let mut counts = vec![0.0; self.sizes.len()];
        // Few tokens are looked up, many are met on the way.
        let is_rare = tokens.len() < self.ends.len() / 8;
        let mut at = 0;
        for &token in tokens {
            if is_rare {
                at += self.ends[at..].partition_point(|&end| end <= token);
            }
            while self.ends[at] <= token {
                at += 1;
            }
            counts[at] += 1.0;
        }
        counts
    }

    /// The tokens (ascending, all under the scope) counted from its first, as if it were one text.
    #[must_use]
    pub fn places(&self, tokens: &[u32]) -> Vec<u32> {
        let parts = self.scope.parts();
        let mut at = 0;
        let place = |&token: &u32| {
            while parts.get(at).is_some_and(|part| part.end <= token) {
                at += 1;
            }
            parts.get(at).map_or(0, |part| self.before[at] + (token - part.start))
        };
        tokens.iter().map(place).collect()
    }

    /// Where these units stand one after the other, ascending. Unless `across`, inside one sentence; always inside one
    /// paragraph and one part of the scope.
    #[must_use]
    pub fn positions<'u>(&self, units: Units<'u>, wanted: &[u32], across: bool) -> Cow<'u, [u32]> {
        let index = self.index;
        if let ([unit], true) = (wanted, self.scope.is_whole(index)) {
            return units.positions(*unit);
        }
        let walls = if across { &index.paragraph_starts } else { &index.sentence_starts };
        let lists: Vec<_> = wanted.iter().map(|&unit| units.positions(unit)).collect();
        let Some((rarest, list)) = (0u32..).zip(&lists).min_by_key(|(_, list)| list.len()) else {
            return Cow::Owned(Vec::new());
        };
        let length = wanted.len() as u32;
        let is_there = |start: u32| {
            (0u32..).zip(wanted).all(|(word, &unit)| {
                word == rarest || units.of(index.term_of(TokenIndex(start + word))) == unit
            })
        };
        let in_one = |start: u32| {
            let next = walls.partition_point(|&wall| wall <= start);
            walls.get(next).is_none_or(|&wall| start + length <= wall)
        };
        let mut found = Vec::with_capacity(list.len());
        let (parts, mut at) = (self.scope.parts(), 0);
        for start in list.iter().filter_map(|at| at.checked_sub(rarest)) {
            while at < parts.len() && parts[at].end <= start {
                at += 1;
            }
            let Some(part) = parts.get(at) else { break };
            let is_inside = part.start <= start && start + length <= part.end;
            if is_inside && (length == 1 || is_there(start) && in_one(start)) {
                found.push(start);
            }
        }
        Cow::Owned(found)
    }
}
