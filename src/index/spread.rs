//! Where words stand under a scope: in which articles how often, and at which of its tokens.

use super::{Index, Scope, TermId, TokenIndex, TokenSpan, Units};
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
    /// The place of the article that holds each part of the scope.
    homes: Vec<u32>,
}

impl<'a> Spread<'a> {
    /// Of the words under a scope.
    #[must_use]
    pub fn new(index: &'a Index, scope: &'a Scope) -> Self {
        let articles: Vec<ArticleId> = scope.articles().collect();
        let mut sizes = vec![0.0; articles.len()];
        let ends: Vec<u32> = articles.iter().map(|&article| index.article(article).end).collect();
        let mut at = 0;
        let mut homes = Vec::with_capacity(scope.parts().len());
        for part in scope.parts() {
            while ends[at] <= part.start {
                at += 1;
            }
            sizes[at] += f64::from(part.len());
            homes.push(at as u32);
        }
        let sum = |sum: &mut u32, part: &super::TokenSpan| {
            let before = *sum;
            *sum += part.len();
            Some(before)
        };
        let before = scope.parts().iter().scan(0, sum).collect();
        Self { index, scope, articles, sizes, ends, before, homes }
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

    /// How often a unit stands in each article of the scope.
    #[must_use]
    pub fn unit_counts(&self, units: Units, unit: u32) -> Vec<f64> {
        let mut counts = vec![0.0; self.sizes.len()];
        for &term in units.members(unit).iter() {
            add(self.index.positions(TermId(term)), self.scope.parts(), &self.homes, &mut counts);
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

/// Adds the tokens (ascending) that stand in the parts of a scope to the counts of the articles that hold these.
#[inline(never)]
fn add(tokens: &[u32], parts: &[TokenSpan], homes: &[u32], counts: &mut [f64]) {
    let (mut next, mut at) = (0, 0);
    while let Some(&token) = tokens.get(next) {
        // Parts without a token are stepped over, and so are tokens outside every part.
        if parts.get(at).is_some_and(|part| part.end <= token) {
            at = seek(parts, at + 1, |part| part.end <= token);
        }
        let Some(part) = parts.get(at) else { break };
        if token < part.start {
            next = seek(tokens, next, |&token| token < part.start);
        }
        let first = next;
        // Four at a time, for a processor compares as many at once.
        while let Some(four) = tokens.get(next..).and_then(|rest| rest.first_chunk::<4>()) {
            let inside = four.iter().filter(|&&token| token < part.end).count();
            next += inside;
            if inside < 4 {
                break;
            }
        }
        while tokens.get(next).is_some_and(|&token| token < part.end) {
            next += 1;
        }
        counts[homes[at] as usize] += (next - first) as f64;
        at += 1;
    }
}

/// The first place of a list, from `at` on, for which `is_before` does not hold; it holds for none after one for which it
/// does not. Near places are found soonest.
pub(super) fn seek<T>(list: &[T], at: usize, is_before: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    while list.get(at + step - 1).is_some_and(&is_before) {
        step *= 2;
    }
    let from = at + step / 2;
    let near = list.get(from..(at + step - 1).min(list.len())).unwrap_or(&[]);
    from + near.partition_point(&is_before)
}
