//! Which words set one corpus apart from another: effect sizes, evidence, and corrections for many tests.
//!
//! A is the target, B the reference. Significance (G², χ², Fisher) is in [`super::association`], by [`Compared::table`].

use super::association::Table;
use super::figure::{Figure, Undefined, finite, is_count, ratio};
use crate::math::{ln, log2};

/// A word's frequency in two corpora.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// Occurrences in A.
    pub f1: f64,
    /// Tokens of A.
    pub n1: f64,
    /// Occurrences in B.
    pub f2: f64,
    /// Tokens of B.
    pub n2: f64,
}

/// A figure with the bounds of its 95 % confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The figure itself.
    pub value: f64,
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// The 97.5 % point of the normal distribution.
const Z_95: f64 = 1.959_963_984_540_054;

/// What [`log_ratio_smoothed`] takes in place of a frequency of 0.
pub const SMOOTHING: f64 = 0.5;

impl Compared {
    /// Frequencies with the sizes of their corpora.
    ///
    /// # Errors
    /// [`Undefined::Empty`] where a corpus has no tokens, [`Undefined::BadCounts`] where a word is more frequent than
    /// its corpus is large, or a count is negative or not finite.
    pub fn new(f1: f64, n1: f64, f2: f64, n2: f64) -> Result<Self, Undefined> {
        if ![f1, n1, f2, n2].into_iter().all(is_count) || f1 > n1 || f2 > n2 {
            return Err(Undefined::BadCounts);
        }
        if n1 == 0.0 || n2 == 0.0 { Err(Undefined::Empty) } else { Ok(Self { f1, n1, f2, n2 }) }
    }

    /// As a table: rows are A and B, columns the word and all others.
    ///
    /// # Errors
    /// None for what [`Compared::new`] gave.
    pub fn table(&self) -> Result<Table, Undefined> {
        Table::of_corpora(self.f1, self.n1, self.f2, self.n2)
    }

    /// Which of the two lacks the word, as the reason why a ratio is not defined.
    fn in_both(&self) -> Result<(), Undefined> {
        match (self.f1 > 0.0, self.f2 > 0.0) {
            (true, true) => Ok(()),
            (true, false) => Err(Undefined::OnlyInA),
            (false, true) => Err(Undefined::OnlyInB),
            (false, false) => Err(Undefined::Absent),
        }
    }
}

/// BIC of a test: `G² − ln N` (Wilson 2013, one degree of freedom). Over 2 there is positive evidence of a difference,
/// over 6 strong, over 10 very strong; under 0 evidence against one.
///
/// # Errors
/// [`Undefined::Empty`] where `n` is 0.
pub fn bic(g2: f64, n: f64) -> Figure {
    if n > 0.0 { finite(g2 - ln(n)) } else { Err(Undefined::Empty) }
}

/// ELL, effect size for the log-likelihood: `G² / (N ln Emin)` (Johnston, Berry and Mielke 2006). From 0 to 1.
///
/// # Errors
/// [`Undefined::SmallExpected`] where the smallest expected count is 1 or less.
pub fn ell(g2: f64, n: f64, min_expected: f64) -> Figure {
    if min_expected > 1.0 {
        ratio(g2, n * ln(min_expected), Undefined::Empty)
    } else {
        Err(Undefined::SmallExpected)
    }
}

/// Log Ratio: `log2((f1/n1) / (f2/n2))` (Hardie 2014): 1 is twice as frequent in A, −1 half as frequent.
///
/// # Errors
/// [`Undefined::OnlyInA`] or [`Undefined::OnlyInB`] where the other lacks the word: see [`log_ratio_smoothed`].
pub fn log_ratio(word: &Compared) -> Figure {
    word.in_both()?;
    finite(log2(word.f1 / word.n1) - log2(word.f2 / word.n2))
}

/// [`log_ratio`] with its 95 % confidence interval, that of the relative risk:
/// `± 1.96 √(1/f1 − 1/n1 + 1/f2 − 1/n2) / ln 2` (Katz et al. 1978; Hardie's in CQPweb).
///
/// # Errors
/// As [`log_ratio`].
pub fn log_ratio_interval(word: &Compared) -> Result<Interval, Undefined> {
    let value = log_ratio(word)?;
    let variance = (1.0 / word.f1 - 1.0 / word.n1) + (1.0 / word.f2 - 1.0 / word.n2);
    let half = Z_95 * variance.max(0.0).sqrt() / ln(2.0);
    Ok(Interval { value, low: value - half, high: value + half })
}

/// [`log_ratio`] with [`SMOOTHING`] in place of a frequency of 0 (Hardie 2014), for ordering a list that also has words
/// of one corpus only. Where it differs from [`log_ratio`], say so.
///
/// # Errors
/// [`Undefined::Absent`] where neither has the word.
pub fn log_ratio_smoothed(word: &Compared) -> Figure {
    if word.f1 == 0.0 && word.f2 == 0.0 {
        return Err(Undefined::Absent);
    }
    let or_half = |f: f64| if f == 0.0 { SMOOTHING } else { f };
    finite(log2(or_half(word.f1) / word.n1) - log2(or_half(word.f2) / word.n2))
}

/// %DIFF: `100 (rf1 − rf2) / rf2` with relative frequencies (Gabrielatos and Marchi 2011). From −100 up; 0 is as
/// frequent.
///
/// # Errors
/// [`Undefined::OnlyInA`] where B lacks the word.
pub fn percent_diff(word: &Compared) -> Figure {
    if word.f2 == 0.0 {
        word.in_both()?;
    }
    let (rf1, rf2) = (word.f1 / word.n1, word.f2 / word.n2);
    ratio(100.0 * (rf1 - rf2), rf2, Undefined::OnlyInA)
}

/// Odds ratio: `(f1 / (n1 − f1)) / (f2 / (n2 − f2))` (Pojanapunya and Watson Todd 2018). From 0 up; 1 is as frequent.
///
/// # Errors
/// [`Undefined::OnlyInA`] where B lacks the word, [`Undefined::NoContrast`] where A or B is nothing but the word.
pub fn odds_ratio(word: &Compared) -> Figure {
    if word.f2 == 0.0 {
        word.in_both()?;
    }
    if word.f1 == word.n1 || word.f2 == word.n2 {
        return Err(Undefined::NoContrast);
    }
    ratio(word.f1 / (word.n1 - word.f1), word.f2 / (word.n2 - word.f2), Undefined::OnlyInA)
}

/// Simple Maths: `(per · rf1 + k) / (per · rf2 + k)` (Kilgarriff 2009), with frequencies in `per` tokens. A larger `k`
/// brings more frequent words to the top.
///
/// # Errors
/// [`Undefined::OnlyInA`] where B lacks the word and `k` is 0; [`Undefined::BadCounts`] where `k` or `per` is not a
/// finite number from 0 up.
pub fn simple_maths(word: &Compared, k: f64, per: f64) -> Figure {
    if !is_count(k) || !is_count(per) {
        return Err(Undefined::BadCounts);
    }
    if k == 0.0 && word.f2 == 0.0 {
        word.in_both()?;
    }
    ratio(per * (word.f1 / word.n1) + k, per * (word.f2 / word.n2) + k, Undefined::OnlyInA)
}

/// p values after Bonferroni's correction: each times how many there are, 1 at most.
#[must_use]
pub fn bonferroni(p: &[f64]) -> Vec<f64> {
    p.iter().map(|one| (one * p.len() as f64).min(1.0)).collect()
}

/// p values after the correction of Benjamini and Hochberg (1995): to call what is under α different errs in a share of
/// α of what is called so. In the order given.
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    // From 0 up, doubles are in the order of their bits; beside a number, as the index sorts: one compiled sort for both.
    let key = |(place, one): (u32, &f64)| (one.max(0.0).to_bits(), place);
    let mut places: Vec<(u64, u32)> = (0..).zip(p).map(key).collect();
    places.sort_unstable();
    let mut out = vec![1.0; p.len()];
    let mut least: f64 = 1.0;
    for (before, &(_, place)) in places.iter().enumerate().rev() {
        let rank = before + 1;
        least = least.min(p[place as usize] * (p.len() as f64 / rank as f64));
        out[place as usize] = least;
    }
    out
}
