//! How often each term stands where.

use super::spread::seek;
use super::{Index, Scope, TermId};
use crate::span::ArticleId;

/// The counts of all terms under a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tokens under the scope.
    pub tokens: u32,
    /// Different terms under the scope.
    pub types: u32,
    /// Occurrences of each term of the index, by [`TermId`].
    pub count: Vec<u32>,
    /// Articles under the scope that have it there, by [`TermId`]; none if ranges were not counted.
    pub range: Vec<u32>,
}

/// What has been met of a surface form.
#[derive(Clone, Copy)]
struct Tally {
    count: u32,
    /// The last article that has it, from 1.
    last: u32,
    term: u32,
}

/// What has been met of a term.
#[derive(Clone, Copy, Default)]
struct Spread {
    /// The last article that has it, from 1.
    last: u32,
    /// Articles that have it.
    range: u32,
}

/// Adds the tokens of one part of an article. `article` is its number from 1. (A function of its own, since a browser
/// runs a function well only when it has been called before.)
#[inline(never)]
fn tally(tokens: &[u32], article: u32, tallies: &mut [Tally], spreads: &mut [Spread]) {
    for &surface in tokens {
        let tally = &mut tallies[surface as usize];
        tally.count += 1;
        if tally.last != article {
            tally.last = article;
            let spread = &mut spreads[tally.term as usize];
            spread.range += u32::from(spread.last != article);
            spread.last = article;
        }
    }
}

impl Counts {
    /// Counts every term under a scope.
    #[must_use]
    pub fn of(index: &Index, scope: &Scope) -> Self {
        if scope.is_whole(index) {
            return Self { range: index.ranges.clone(), ..Self::without_range(index, scope) };
        }
        let terms = index.terms() as usize;
        let mut count = vec![0u32; terms];
        // Surface forms are tallied, since the frequent ones have the lowest numbers and lie together; a term is
        // looked up once for each of its forms in an article.
        let form = |&term: &u32| Tally { count: 0, last: 0, term };
        let mut tallies: Vec<Tally> = index.term_of_surface.iter().map(form).collect();
        let mut spreads = vec![Spread::default(); terms];
        for article in scope.articles() {
            for part in scope.parts_in(index, article) {
                tally(&index.tokens[part.range()], article.0 + 1, &mut tallies, &mut spreads);
            }
        }
        for tally in &tallies {
            count[tally.term as usize] += tally.count;
        }
        Self::new(scope, count, spreads.into_iter().map(|spread| spread.range).collect())
    }

    /// The same in a quarter of the time, with no ranges: see [`range_of`].
    #[must_use]
    pub fn without_range(index: &Index, scope: &Scope) -> Self {
        let count = if scope.is_whole(index) {
            index.offsets.windows(2).map(|ends| ends[1] - ends[0]).collect()
        } else {
            let mut forms = ByForm::new(index);
            for part in scope.parts() {
                forms.add(&index.tokens[part.range()]);
            }
            forms.by_term(index)
        };
        Self::new(scope, count, Vec::new())
    }

    fn new(scope: &Scope, count: Vec<u32>, range: Vec<u32>) -> Self {
        let types = count.iter().filter(|&&n| n > 0).count() as u32;
        Self { tokens: scope.tokens(), types, count, range }
    }
}

/// Counts of printed forms: the frequent ones have the lowest numbers and lie together.
pub(super) struct ByForm(Vec<u32>);

impl ByForm {
    pub(super) fn new(index: &Index) -> Self {
        Self(vec![0; index.forms() as usize])
    }

    /// Adds some tokens. (A function of its own, as [`tally`].)
    #[inline(never)]
    pub(super) fn add(&mut self, tokens: &[u32]) {
        for &surface in tokens {
            self.0[surface as usize] += 1;
        }
    }

    /// The counts by term.
    pub(super) fn by_term(&self, index: &Index) -> Vec<u32> {
        let mut counts = vec![0; index.terms() as usize];
        for (&term, count) in index.term_of_surface.iter().zip(&self.0) {
            counts[term as usize] += count;
        }
        counts
    }
}

/// In how many articles under a scope a term stands there.
#[must_use]
pub fn range_of(index: &Index, scope: &Scope, term: TermId) -> u32 {
    if scope.is_whole(index) {
        return index.ranges.get(term.index()).copied().unwrap_or(0);
    }
    let positions = index.positions(term);
    let (mut range, mut at, mut article, mut last) = (0, 0, 0, None);
    for part in scope.parts() {
        // Few positions are looked up from the parts, few parts from the positions: the steps grow until they meet.
        at = seek(positions, at, |&position| position < part.start);
        let Some(&position) = positions.get(at) else { break };
        if position < part.end {
            while index.article_starts.get(article + 1).is_some_and(|&next| next <= position) {
                article += 1;
            }
            range += u32::from(last != Some(article));
            last = Some(article);
        }
    }
    range
}

/// The terms of one article under a scope with their occurrences there, in the order of the terms.
#[must_use]
pub fn article_counts(index: &Index, scope: &Scope, article: ArticleId) -> Vec<(TermId, u32)> {
    let mut terms: Vec<u32> = scope
        .parts_in(index, article)
        .iter()
        .flat_map(|part| &index.tokens[part.range()])
        .map(|&surface| index.term_of_surface[surface as usize])
        .collect();
    terms.sort_unstable();
    terms.chunk_by(|a, b| a == b).map(|run| (TermId(run[0]), run.len() as u32)).collect()
}
