//! How often each term stands where.

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
    /// Articles under the scope that have it there, by [`TermId`].
    pub range: Vec<u32>,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    count: u32,
    /// The last article that has the surface form, from 1.
    last: u32,
}

impl Counts {
    /// Counts every term under a scope.
    #[must_use]
    pub fn of(index: &Index, scope: &Scope) -> Self {
        let terms = index.terms() as usize;
        let (mut count, mut range) = (vec![0u32; terms], vec![0u32; terms]);
        if scope.is_whole(index) {
            for (term, ends) in index.offsets.windows(2).enumerate() {
                count[term] = ends[1] - ends[0];
            }
            range.copy_from_slice(&index.ranges);
        } else {
            // Surface forms are tallied, since the frequent ones have the lowest numbers and lie together; a term is
            // looked up once for each of its forms in an article.
            let mut tallies = vec![Tally::default(); index.term_of_surface.len()];
            let mut last = vec![0u32; terms]; // the last article that has the term, from 1
            for article in scope.articles() {
                for part in scope.parts_in(index, article) {
                    for token in &index.tokens[part.range()] {
                        let tally = &mut tallies[token.surface as usize];
                        tally.count += 1;
                        if tally.last != article.0 + 1 {
                            tally.last = article.0 + 1;
                            let term = index.term_of_surface[token.surface as usize] as usize;
                            range[term] += u32::from(last[term] != article.0 + 1);
                            last[term] = article.0 + 1;
                        }
                    }
                }
            }
            for (tally, &term) in tallies.iter().zip(&index.term_of_surface) {
                count[term as usize] += tally.count;
            }
        }
        let types = count.iter().filter(|&&n| n > 0).count() as u32;
        Self { tokens: scope.tokens(), types, count, range }
    }
}

/// Occurrences of a term in each article under a scope, in the order of [`Scope::articles`].
#[must_use]
pub fn count_by_article(index: &Index, scope: &Scope, term: TermId) -> Vec<u32> {
    let positions = index.positions(term);
    let before = |token: u32| positions.partition_point(|&p| p < token) as u32;
    scope
        .articles()
        .map(|article| {
            scope.parts_in(index, article).iter().map(|part| before(part.end) - before(part.start)).sum()
        })
        .collect()
}

/// The terms of one article under a scope with their occurrences there, in the order of the terms.
#[must_use]
pub fn article_counts(index: &Index, scope: &Scope, article: ArticleId) -> Vec<(TermId, u32)> {
    let mut terms: Vec<u32> = scope
        .parts_in(index, article)
        .iter()
        .flat_map(|part| &index.tokens[part.range()])
        .map(|token| index.term_of_surface[token.surface as usize])
        .collect();
    terms.sort_unstable();
    terms.chunk_by(|a, b| a == b).map(|run| (TermId(run[0]), run.len() as u32)).collect()
}
