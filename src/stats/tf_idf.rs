//! Term frequency, inverse document frequency.

use crate::math::ln;
use std::cmp::Ordering;

/// Inverse document frequency: `ln(N / df)`, with `N` articles of which `df` have the term (Spärck Jones 1972, with
/// the natural logarithm). Unit: nats. From 0, for a term that every article has, to `ln N`. 0 where `df` or `N` is 0.
///
/// There is no smoothing: what stands in all articles sets none apart and weighs nothing.
#[must_use]
pub fn idf(articles_with: u32, articles: u32) -> f64 {
    if articles_with == 0 || articles == 0 {
        return 0.0;
    }
    ln(f64::from(articles) / f64::from(articles_with))
}

/// TF-IDF: `tf · ln(N / df)`, with `tf` occurrences in the article as they are, not divided by its length (Salton and
/// Buckley 1988, weighting "nt" with the natural logarithm). From 0 up; 0 where the term stands in every article, or
/// not at all.
///
/// Voyant and others take `tf` as a share of the article's words and the logarithm to base 10: within one article
/// the order is the same.
#[must_use]
pub fn tf_idf(count: u32, articles_with: u32, articles: u32) -> f64 {
    f64::from(count) * idf(articles_with, articles)
}

/// A term's counts in one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermCount {
    /// Its number; ties are ordered by it, so it should follow the order of the terms by code point.
    pub term: u32,
    /// Occurrences in the article.
    pub count: u32,
    /// Articles that have it.
    pub articles_with: u32,
}

/// A term with its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighted {
    /// The counts that went in.
    pub counts: TermCount,
    /// [`tf_idf`].
    pub weight: f64,
}

/// The `k` terms of an article with the highest [`tf_idf`] among `articles` articles, highest first; ties by term
/// number. Terms that weigh nothing are left out, so that with one article there are none.
#[must_use]
pub fn top_terms(terms: impl IntoIterator<Item = TermCount>, articles: u32, k: usize) -> Vec<Weighted> {
    let order = |a: &Weighted, b: &Weighted| -> Ordering {
        b.weight.total_cmp(&a.weight).then(a.counts.term.cmp(&b.counts.term))
    };
    let mut best: Vec<Weighted> = Vec::new();
    for counts in terms {
        let term = Weighted { counts, weight: tf_idf(counts.count, counts.articles_with, articles) };
        let full = best.len() >= k;
        if term.weight > 0.0 && !(full && best.last().is_none_or(|last| order(last, &term).is_lt())) {
            best.truncate(k - 1);
            best.insert(best.partition_point(|other| order(other, &term).is_lt()), term);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_articles_have_weighs_nothing() {
        assert_eq!(tf_idf(12, 5, 5), 0.0);
        assert_eq!(tf_idf(12, 0, 0), 0.0);
        assert_eq!(tf_idf(0, 1, 5), 0.0);
        assert!((tf_idf(2, 1, 5) - 2.0 * 1.609_437_912_434_100_3).abs() < 1e-12);
    }

    #[test]
    fn the_first_k_by_weight_then_number() {
        let count = |term, count, articles_with| TermCount { term, count, articles_with };
        let terms = [count(4, 1, 1), count(1, 9, 3), count(3, 1, 1), count(2, 2, 1), count(0, 2, 2)];
        let top = top_terms(terms, 3, 3);
        assert_eq!(top.iter().map(|t| t.counts.term).collect::<Vec<_>>(), [2, 3, 4]);
        assert_eq!(top_terms(terms, 3, 99).len(), 4);
    }
}
