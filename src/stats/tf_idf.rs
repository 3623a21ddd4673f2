//! Term frequency, inverse document frequency, and the ranking of articles for a query.

use super::figure::{Figure, Undefined, finite, ratio};
use crate::math::{ln, log2, log10};
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

/// How the count of a term in an article is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tf {
    /// As it is.
    Count,
    /// As a share of the article's words.
    Share,
    /// `1 + ln` of it; 0 for 0.
    Log,
    /// 1 where it occurs.
    Binary,
}

/// How a term's rarity is taken, with `N` articles of which `df` have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idf {
    /// `ln(N / df)`: [`idf`].
    Natural,
    /// `log2(N / df)`.
    Base2,
    /// `log10(N / df)`.
    Base10,
    /// `ln((1 + N) / (1 + df)) + 1`, as in scikit-learn: nothing weighs 0.
    Smooth,
    /// `ln((N − df + ½) / (df + ½))`, which falls under 0 for what more than half of the articles have (Robertson and
    /// Spärck Jones 1976).
    Okapi,
    /// `ln(1 + (N − df + ½) / (df + ½))`, as in Lucene: never under 0.
    Lucene,
}

impl Tf {
    /// Its value for `count` occurrences among `words`.
    ///
    /// # Errors
    /// [`Undefined::BadCounts`] where there are more occurrences than words; [`Undefined::Empty`] without words.
    pub fn of(self, count: u32, words: u32) -> Figure {
        let tf = f64::from(count);
        match self {
            _ if count > words => Err(Undefined::BadCounts),
            Self::Count => Ok(tf),
            Self::Share => ratio(tf, f64::from(words), Undefined::Empty),
            Self::Log => Ok(if count == 0 { 0.0 } else { 1.0 + ln(tf) }),
            Self::Binary => Ok(tf.min(1.0)),
        }
    }
}

impl Idf {
    /// Its value for a term that `df` of `n` articles have.
    ///
    /// # Errors
    /// [`Undefined::Empty`] without articles, [`Undefined::BadCounts`] where `df` is more, [`Undefined::Absent`] where
    /// none has it and the variant does not smooth.
    pub fn of(self, df: u32, n: u32) -> Figure {
        let (with, all) = (f64::from(df), f64::from(n));
        let okapi = (all - with + 0.5) / (with + 0.5);
        match self {
            _ if n == 0 => Err(Undefined::Empty),
            _ if df > n => Err(Undefined::BadCounts),
            Self::Smooth => finite(ln((1.0 + all) / (1.0 + with)) + 1.0),
            Self::Okapi => finite(ln(okapi)),
            Self::Lucene => finite(ln(1.0 + okapi)),
            _ if df == 0 => Err(Undefined::Absent),
            Self::Natural => finite(ln(all / with)),
            Self::Base2 => finite(log2(all / with)),
            Self::Base10 => finite(log10(all / with)),
        }
    }
}

/// How BM25 weighs: `k1` damps repeated terms, `b` corrects for length, `idf` is one of the variants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bm25 {
    /// From 0 up; 1.2 to 2 are usual.
    pub k1: f64,
    /// From 0 to 1.
    pub b: f64,
    /// [`Idf::Lucene`], which never falls under 0, unless something else is wanted.
    pub idf: Idf,
}

impl Default for Bm25 {
    fn default() -> Self {
        Self { k1: 1.2, b: 0.75, idf: Idf::Lucene }
    }
}

/// What one term of the query adds to an article's BM25: `idf · tf (k1 + 1) / (tf + k1 (1 − b + b · words / mean words))`
/// (Robertson and Zaragoza 2009), for `tf` occurrences; the score is the sum over the query's terms.
///
/// # Errors
/// As [`Idf::of`]; [`Undefined::BadCounts`] where `k1` or `b` is out of range, [`Undefined::Empty`] where the mean length
/// is 0.
pub fn bm25(how: &Bm25, tf: u32, words: u32, mean_words: f64, df: u32, n: u32) -> Figure {
    if !(how.k1 >= 0.0 && how.k1.is_finite() && (0.0..=1.0).contains(&how.b)) || tf > words {
        return Err(Undefined::BadCounts);
    }
    let idf = how.idf.of(df, n)?;
    let length = ratio(f64::from(words), mean_words, Undefined::Empty)?;
    if tf == 0 {
        return Ok(0.0);
    }
    let tf = f64::from(tf);
    finite(idf * (tf * (how.k1 + 1.0)) / (tf + how.k1 * (1.0 - how.b + how.b * length)))
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
