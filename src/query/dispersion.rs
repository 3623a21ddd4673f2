//! Where hits stand.

use crate::index::{Index, Scope, TokenSpan};
use crate::span::ArticleId;
use std::ops::Range;

/// The hits of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleHits {
    /// The article.
    pub article: ArticleId,
    /// Tokens of the whole article, whatever the scope: the length of its strip.
    pub words: u32,
    /// Number of its first token.
    pub first: u32,
    /// Which of the hits they are.
    pub hits: Range<usize>,
}

/// How many of the hits (in corpus order) each article under the scope has; articles without a hit included.
#[must_use]
pub fn dispersion(index: &Index, scope: &Scope, hits: &[TokenSpan]) -> Vec<ArticleHits> {
    let mut next = 0;
    scope
        .articles()
        .map(|article| {
            let all = index.article(article);
            // Articles come in order, and so do hits.
            let ahead = hits.get(next..).unwrap_or(&[]);
            let first = next + ahead.iter().take_while(|hit| hit.start < all.start).count();
            let ahead = hits.get(first..).unwrap_or(&[]);
            next = first + ahead.iter().take_while(|hit| hit.start < all.end).count();
            ArticleHits { article, words: all.len(), first: all.start, hits: first..next }
        })
        .collect()
}

/// How many hits begin in each of `parts` equal stretches of the scope's articles, taken one after the other as one text
/// of all their words.
#[must_use]
pub fn spread(articles: &[ArticleHits], hits: &[TokenSpan], parts: u32) -> Vec<u32> {
    let words: u64 = articles.iter().map(|article| u64::from(article.words)).sum();
    let mut counts = vec![0; parts as usize];
    let mut before = 0;
    for article in articles {
        for hit in hits.get(article.hits.clone()).unwrap_or(&[]) {
            let at = (before + u64::from(hit.start - article.first)) * u64::from(parts) / words.max(1);
            if let Some(count) = counts.get_mut(at as usize) {
                *count += 1;
            }
        }
        before += u64::from(article.words);
    }
    counts
}
