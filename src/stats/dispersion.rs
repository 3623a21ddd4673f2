//! How evenly a word is spread over the parts of a corpus, or over its length.

use super::figure::{Figure, Undefined, finite, ratio};
use crate::math::{ln, log2, log10};

/// How large the parts of a corpus are, in tokens, with what the figures of every word in it need.
#[derive(Clone, Debug)]
pub struct Sizes {
    sizes: Vec<f64>,
    /// Of the corpus.
    shares: Vec<f64>,
    /// The shares before each part, summed up one after the other.
    before: Vec<f64>,
    n: f64,
    least: f64,
}

impl Sizes {
    /// Of parts of so many tokens; one may be empty.
    #[must_use]
    pub fn new(sizes: Vec<f64>) -> Self {
        let n: f64 = sizes.iter().sum();
        let shares: Vec<f64> = sizes.iter().map(|size| size / n).collect();
        let sum = |sum: &mut f64, share: &f64| Some(std::mem::replace(sum, *sum + share));
        let before = shares.iter().scan(0.0, sum).collect();
        let least = sizes.iter().fold(f64::INFINITY, |least: f64, &size| least.min(size)) / n;
        Self { sizes, shares, before, n, least }
    }
}

/// Above, a number of this kind is no exact count any more, and squares of far larger ones are infinite.
const MOST: f64 = 9_007_199_254_740_992.0;

/// A word's frequency in each part of a corpus, with the part's size in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    v: &'a [f64],
    of: &'a Sizes,
    f: f64,
}

impl<'a> Parts<'a> {
    /// `v[i]` occurrences among the tokens of part i.
    ///
    /// # Errors
    /// [`Undefined::BadCounts`] where the lists differ in length, a word is more frequent than its part is large, or there
    /// are more tokens than can be counted one by one (2⁵³);
    /// [`Undefined::Empty`] where there are no tokens at all.
    pub fn new(v: &'a [f64], of: &'a Sizes) -> Result<Self, Undefined> {
        let (mut f, mut is_good) = (0.0, v.len() == of.sizes.len() && of.n <= MOST);
        for (&v, &size) in v.iter().zip(&of.sizes) {
            f += v;
            is_good &= v >= 0.0 && v <= size;
        }
        match is_good {
            false => Err(Undefined::BadCounts),
            true if of.n == 0.0 => Err(Undefined::Empty),
            true => Ok(Self { v, of, f }),
        }
    }

    /// Occurrences in all.
    #[must_use]
    pub fn f(&self) -> f64 {
        self.f
    }

    /// Tokens in all.
    #[must_use]
    pub fn n(&self) -> f64 {
        self.of.n
    }

    /// How many parts there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.v.len()
    }

    /// The smallest part's share of the corpus.
    #[must_use]
    pub fn min_share(&self) -> f64 {
        self.of.least
    }

    /// Relative frequencies; 0 in an empty part.
    fn rates(&self) -> impl Iterator<Item = f64> + '_ {
        self.v.iter().zip(&self.of.sizes).map(|(&v, &size)| if size == 0.0 { 0.0 } else { v / size })
    }

    /// Mean and population standard deviation of some figures, one a part.
    fn moments(&self, figures: &dyn Fn() -> Vec<f64>) -> (f64, f64) {
        let figures = figures();
        let count = figures.len() as f64;
        let mean = figures.iter().sum::<f64>() / count;
        let squares: f64 = figures.iter().map(|figure| (figure - mean) * (figure - mean)).sum();
        (mean, (squares / count).sqrt())
    }

    fn occurs(&self) -> Result<(), Undefined> {
        if self.f > 0.0 { Ok(()) } else { Err(Undefined::Absent) }
    }

    fn several(&self) -> Result<(), Undefined> {
        if self.v.len() > 1 { Ok(()) } else { Err(Undefined::OnePart) }
    }
}

/// Range: the parts in which the word occurs.
#[must_use]
pub fn range(parts: &Parts) -> u32 {
    parts.v.iter().filter(|&&v| v > 0.0).count() as u32
}

/// Standard deviation of the frequencies as they are, over the population of parts.
#[must_use]
pub fn standard_deviation(parts: &Parts) -> f64 {
    parts.moments(&|| parts.v.to_vec()).1
}

/// Coefficient of variation: standard deviation of the frequencies ÷ their mean. From 0 (even) up.
///
/// # Errors
/// [`Undefined::Absent`] where the word does not occur.
pub fn variation(parts: &Parts) -> Figure {
    parts.occurs()?;
    let (mean, deviation) = parts.moments(&|| parts.v.to_vec());
    ratio(deviation, mean, Undefined::Absent)
}

/// Juilland's D: `1 − (SD / mean) / √(n − 1)`, with the population's standard deviation and the mean of the relative
/// frequencies in n parts (Juilland, Brodin and Davidovitch 1970). From 0 (in one part only) to 1 (even).
///
/// # Errors
/// [`Undefined::Absent`], [`Undefined::OnePart`].
pub fn juilland_d(parts: &Parts) -> Figure {
    parts.occurs()?;
    parts.several()?;
    let (mean, deviation) = parts.moments(&|| parts.rates().collect());
    let variation = ratio(deviation, mean, Undefined::Absent)?;
    // Rounding may lead a hair below 0 where the word is in one part only.
    finite((1.0 - variation / (parts.v.len() as f64 - 1.0).sqrt()).max(0.0))
}

/// Rosengren's S: `(Σ √(v · s))² / f` with s the part's share of the corpus (Rosengren 1971, as adapted by Gries to parts
/// of unequal size). From 0 to 1 (even).
///
/// # Errors
/// [`Undefined::Absent`].
pub fn rosengren_s(parts: &Parts) -> Figure {
    let sum: f64 = parts.v.iter().zip(&parts.of.shares).map(|(v, share)| (v * share).sqrt()).sum();
    ratio(sum * sum, parts.f, Undefined::Absent)
}

/// DP, deviation of proportions: `Σ |v/f − s| / 2` (Gries 2008). From 0 (as the sizes let expect) to nearly 1 (in the
/// smallest part only).
///
/// # Errors
/// [`Undefined::Absent`].
pub fn dp(parts: &Parts) -> Figure {
    parts.occurs()?;
    // Up to the first part that has the word, the sum is known; most words are in few parts.
    let first = parts.v.iter().position(|&v| v > 0.0).unwrap_or(0);
    let mut sum = parts.of.before[first];
    for (&v, &share) in parts.v[first..].iter().zip(&parts.of.shares[first..]) {
        sum += (v / parts.f - share).abs();
    }
    finite(sum / 2.0)
}

/// DPnorm: `DP / (1 − min s)` (Lijffijt and Gries 2012). From 0 (even) to 1 (in the smallest part only).
///
/// # Errors
/// [`Undefined::Absent`], [`Undefined::OnePart`].
pub fn dp_norm(parts: &Parts) -> Figure {
    parts.several()?;
    ratio(dp(parts)?, 1.0 - parts.min_share(), Undefined::OnePart).map(|value| value.min(1.0))
}

/// DA: `1 − mean |Ri − Rj| / (2 mean R)` over all pairs of parts, with their relative frequencies (Burch, Egbert and
/// Biber 2017). From 0 (in one part only) to 1 (even).
///
/// # Errors
/// [`Undefined::Absent`], [`Undefined::OnePart`].
pub fn da(parts: &Parts) -> Figure {
    parts.occurs()?;
    parts.several()?;
    // Sorted as their bits, which compare as they do. (The type is one that the index sorts, too: it is compiled once.)
    let mut keys: Vec<(u64, u32)> = parts.rates().map(|rate| (rate.abs().to_bits(), 0)).collect();
    keys.sort_unstable();
    let rates: Vec<f64> = keys.into_iter().map(|(bits, _)| f64::from_bits(bits)).collect();
    let count = rates.len() as f64;
    // In ascending order, Σ (Rj − Ri) over pairs is Σ (2i − n + 1) Ri: no loop over all pairs.
    let differences: f64 =
        rates.iter().enumerate().map(|(i, rate)| (2.0 * i as f64 - count + 1.0) * rate).sum();
    let mean_difference = differences / (count * (count - 1.0) / 2.0);
    let mean = rates.iter().sum::<f64>() / count;
    Ok((1.0 - ratio(mean_difference, 2.0 * mean, Undefined::Absent)?).clamp(0.0, 1.0))
}

/// Kullback–Leibler divergence of where the word stands from the parts' sizes: `Σ v/f · log2((v/f) / s)` (Gries 2020).
/// Unit: bits; from 0 (even) up.
///
/// # Errors
/// [`Undefined::Absent`].
pub fn divergence(parts: &Parts) -> Figure {
    parts.occurs()?;
    let one = |(&v, &share): (&f64, &f64)| {
        let p = v / parts.f;
        if v == 0.0 { 0.0 } else { p * log2(p / share) }
    };
    finite(parts.v.iter().zip(&parts.of.shares).map(one).sum::<f64>().max(0.0))
}

/// The distances from each occurrence to the one before, the corpus taken as a ring: with one occurrence, its length.
/// `positions` are ascending, counted from any place, and under `n`.
///
/// # Errors
/// [`Undefined::Absent`] where there are none, [`Undefined::BadCounts`] where they do not ascend or reach `n`.
pub fn distances(positions: &[u32], n: u32) -> Result<Vec<u32>, Undefined> {
    let (Some(&first), Some(&last)) = (positions.first(), positions.last()) else {
        return Err(Undefined::Absent);
    };
    if last >= n || positions.windows(2).any(|two| two[0] >= two[1]) {
        return Err(Undefined::BadCounts);
    }
    let mut out = Vec::with_capacity(positions.len());
    out.push(first + (n - last));
    out.extend(positions.windows(2).map(|two| two[1] - two[0]));
    Ok(out)
}

/// ARF, average reduced frequency: `Σ min(d, v) / v` with `v = N/f` and d the [`distances`] (Savický and Hlaváčová
/// 2002). From 1 to f; depends on the order of the articles.
///
/// # Errors
/// [`Undefined::Absent`] without distances.
pub fn arf(distances: &[u32]) -> Figure {
    let (n, f) = sums(distances)?;
    let even = n / f;
    let reduced = |&d: &u32| if f64::from(d) < even { f64::from(d) } else { even };
    finite(distances.iter().map(reduced).sum::<f64>() / even)
}

/// AWT, average waiting time: `(Σ d² / N + 1) / 2` (Savický and Hlaváčová 2002). Unit: tokens.
///
/// # Errors
/// [`Undefined::Absent`] without distances.
pub fn awt(distances: &[u32]) -> Figure {
    let (n, _) = sums(distances)?;
    finite((squares(distances) / n + 1.0) / 2.0)
}

/// The frequency reduced by waiting time: `N² / Σ d²` (Savický and Hlaváčová 2002). From 1 to f.
///
/// # Errors
/// [`Undefined::Absent`] without distances.
pub fn f_awt(distances: &[u32]) -> Figure {
    let (n, _) = sums(distances)?;
    finite(n / (squares(distances) / n))
}

/// ALD, average logarithmic distance: `Σ d log10 d / N` (Savický and Hlaváčová 2002).
///
/// # Errors
/// [`Undefined::Absent`] without distances.
pub fn ald(distances: &[u32]) -> Figure {
    let (n, _) = sums(distances)?;
    finite(distances.iter().map(|&d| f64::from(d) * log10(f64::from(d))).sum::<f64>() / n)
}

/// The frequency reduced by logarithmic distance: `N · 10^(−ALD)` (Savický and Hlaváčová 2002). From 1 to f.
///
/// # Errors
/// [`Undefined::Absent`] without distances.
pub fn f_ald(distances: &[u32]) -> Figure {
    let (n, _) = sums(distances)?;
    finite(n * crate::math::exp(-ald(distances)? * ln(10.0)))
}

/// N and f.
fn sums(distances: &[u32]) -> Result<(f64, f64), Undefined> {
    if distances.is_empty() || distances.contains(&0) {
        return Err(Undefined::Absent);
    }
    Ok((distances.iter().map(|&d| f64::from(d)).sum(), distances.len() as f64))
}

fn squares(distances: &[u32]) -> f64 {
    distances.iter().map(|&d| f64::from(d) * f64::from(d)).sum()
}
