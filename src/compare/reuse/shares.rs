//! How much of each article stands in others?

use super::Passage;
use crate::index::{Index, TokenSpan};
use crate::order;
use crate::span::ArticleId;

/// What one article shares, in words. A word counts once, however many articles have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which article.
    pub article: ArticleId,
    /// All its words.
    pub words: u32,
    /// Those that lie in a passage shared with any other.
    pub shared: u32,
    /// Those shared with each other article that shares any, by number.
    pub with: Vec<(ArticleId, u32)>,
}

/// What each article shares, by number. The words from first to last of a passage count, changed ones among them too.
#[must_use]
pub fn shares(index: &Index, passages: &[Passage]) -> Vec<Share> {
    // (article, other article, part)
    let mut parts: Vec<(ArticleId, ArticleId, TokenSpan)> = Vec::new();
    for passage in passages {
        parts.push((passage.a, passage.b, passage.in_a()));
        parts.push((passage.b, passage.a, passage.in_b()));
    }
    order::sort(&mut parts);
    let mut rest = parts.as_slice();
    let mut all = Vec::new();
    for article in (0..index.articles()).map(ArticleId) {
        let (mut mine, others) = rest.split_at(rest.partition_point(|p| p.0 == article));
        rest = others;
        let shared = covered(mine.iter().map(|p| p.2));
        let mut with = Vec::new();
        while let Some(&(_, other, _)) = mine.first() {
            let (these, further) = mine.split_at(mine.partition_point(|p| p.1 == other));
            with.push((other, covered(these.iter().map(|p| p.2))));
            mine = further;
        }
        all.push(Share { article, words: index.article(article).len(), shared, with });
    }
    all
}

/// Tokens that lie in at least one of the parts.
#[must_use]
pub fn covered(parts: impl Iterator<Item = TokenSpan>) -> u32 {
    let mut parts: Vec<TokenSpan> = parts.collect();
    order::sort(&mut parts);
    let (mut sum, mut end) = (0, 0);
    for part in parts {
        sum += part.end.saturating_sub(part.start.max(end));
        end = end.max(part.end);
    }
    sum
}
