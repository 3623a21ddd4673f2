//! How varied the words of a text are. A text is given as its tokens in order, each the number of its type.

use super::figure::{Figure, Undefined, finite, ratio};
use crate::math::ln;

/// Tokens that HD-D draws, if no other number is said (McCarthy and Jarvis 2007).
pub const DRAWS: u32 = 42;
/// The type–token ratio at which a factor of MTLD ends (McCarthy and Jarvis 2010).
pub const FACTOR: f64 = 0.72;
/// The window of MATTR and MSTTR where none is said. Tools differ (50 to 500): see [`super::catalogue`].
pub const WINDOW: u32 = 50;

/// How often each type occurs, counted: all that the measures need that do not depend on order.
#[derive(Clone, Debug, PartialEq)]
pub struct Spectrum {
    /// `counts[t]` occurrences of type t; types that do not occur are left out.
    counts: Vec<u32>,
    n: f64,
    v: f64,
}

impl Spectrum {
    /// From tokens, each the number of its type; the numbers should be dense.
    #[must_use]
    pub fn of_tokens(tokens: &[u32]) -> Self {
        let mut counts = vec![0; types_bound(tokens)];
        tokens.iter().for_each(|&token| counts[token as usize] += 1);
        Self::of_counts(counts)
    }

    /// From how often each type occurs.
    #[must_use]
    pub fn of_counts(mut counts: Vec<u32>) -> Self {
        counts.retain(|&count| count > 0);
        let n = counts.iter().map(|&count| f64::from(count)).sum();
        let v = counts.len() as f64;
        Self { counts, n, v }
    }

    /// From N and V alone, for the measures that need no more ([`ttr`] to [`maas`]).
    ///
    /// # Errors
    /// [`Undefined::BadCounts`] where there are more types than tokens, or tokens without types.
    pub fn of_lengths(n: u32, v: u32) -> Result<Self, Undefined> {
        if v > n || (v == 0) != (n == 0) {
            return Err(Undefined::BadCounts);
        }
        Ok(Self { counts: Vec::new(), n: n.into(), v: v.into() })
    }

    /// N, tokens.
    #[must_use]
    pub fn n(&self) -> f64 {
        self.n
    }

    /// V, types.
    #[must_use]
    pub fn v(&self) -> f64 {
        self.v
    }

    /// `Σ i² Vᵢ`, with Vᵢ types that occur i times.
    #[must_use]
    pub fn squares(&self) -> f64 {
        self.counts.iter().map(|&count| f64::from(count) * f64::from(count)).sum()
    }
}

/// TTR, type–token ratio: `V / N`. Over 0, to 1; falls with length, so that only texts of one length compare.
///
/// # Errors
/// [`Undefined::Empty`], as all here for a text without tokens.
pub fn ttr(text: &Spectrum) -> Figure {
    ratio(text.v(), text.n, Undefined::Empty)
}

/// Guiraud's R (root TTR): `V / √N` (Guiraud 1954).
///
/// # Errors
/// [`Undefined::Empty`].
pub fn guiraud(text: &Spectrum) -> Figure {
    ratio(text.v(), text.n.sqrt(), Undefined::Empty)
}

/// Corrected TTR: `V / √(2N)` (Carroll 1964).
///
/// # Errors
/// [`Undefined::Empty`].
pub fn corrected_ttr(text: &Spectrum) -> Figure {
    ratio(text.v(), (2.0 * text.n).sqrt(), Undefined::Empty)
}

/// Herdan's C: `ln V / ln N` (Herdan 1960). From 0 to 1.
///
/// # Errors
/// [`Undefined::Empty`]; [`Undefined::NoVariation`] for one token.
pub fn herdan_c(text: &Spectrum) -> Figure {
    not_empty(text)?;
    ratio(ln(text.v()), ln(text.n), Undefined::NoVariation)
}

/// Summer's S: `ln ln V / ln ln N` (Somers 1966). Depends on the base of the logarithm: here it is e.
///
/// # Errors
/// [`Undefined::Empty`]; [`Undefined::NoVariation`] under two types.
pub fn summer_s(text: &Spectrum) -> Figure {
    not_empty(text)?;
    let (v, n) = (ln(text.v()), ln(text.n));
    if v <= 0.0 { Err(Undefined::NoVariation) } else { ratio(ln(v), ln(n), Undefined::NoVariation) }
}

/// Dugast's U: `(ln N)² / (ln N − ln V)` (Dugast 1978).
///
/// # Errors
/// [`Undefined::Empty`]; [`Undefined::NoRepetition`] where each token is a type of its own.
pub fn dugast_u(text: &Spectrum) -> Figure {
    not_empty(text)?;
    let n = ln(text.n);
    ratio(n * n, n - ln(text.v()), Undefined::NoRepetition)
}

/// Maas's a²: `(ln N − ln V) / (ln N)²` (Maas 1972). From 0 up; smaller is more varied.
///
/// # Errors
/// [`Undefined::Empty`]; [`Undefined::NoVariation`] for one token.
pub fn maas(text: &Spectrum) -> Figure {
    not_empty(text)?;
    let n = ln(text.n);
    ratio(n - ln(text.v()), n * n, Undefined::NoVariation)
}

/// Yule's K: `10⁴ (Σ i² Vᵢ − N) / N²` (Yule 1944). From 0 to 10⁴; larger is more repetitive.
///
/// # Errors
/// [`Undefined::Empty`].
pub fn yule_k(text: &Spectrum) -> Figure {
    not_empty(text)?;
    finite(10_000.0 * ((text.squares() - text.n) / text.n / text.n))
}

/// Yule's I: `V² / (Σ i² Vᵢ − V)`. Larger is more varied.
///
/// # Errors
/// [`Undefined::Empty`]; [`Undefined::NoRepetition`] where each token is a type of its own.
pub fn yule_i(text: &Spectrum) -> Figure {
    not_empty(text)?;
    ratio(text.v() * text.v(), text.squares() - text.v(), Undefined::NoRepetition)
}

/// Herdan's Vm: `√(Σ Vᵢ (i/N)² − 1/V)` (Herdan 1955).
///
/// # Errors
/// [`Undefined::Empty`].
pub fn herdan_vm(text: &Spectrum) -> Figure {
    not_empty(text)?;
    finite((text.squares() / text.n / text.n - 1.0 / text.v()).max(0.0).sqrt())
}

/// Simpson's D: `Σ Vᵢ i/N · (i − 1)/(N − 1)` (Simpson 1949): the probability that two tokens are of one type.
///
/// # Errors
/// [`Undefined::Empty`]; [`Undefined::NoVariation`] for one token.
pub fn simpson_d(text: &Spectrum) -> Figure {
    not_empty(text)?;
    ratio((text.squares() - text.n) / text.n, text.n - 1.0, Undefined::NoVariation)
}

/// HD-D: `Σ (1 − P(type is not among the draws)) / draws`, by the hypergeometric distribution (McCarthy and Jarvis
/// 2007), with [`DRAWS`] draws in the paper. Over 0, to 1: the mean TTR of all samples of that size.
///
/// # Errors
/// [`Undefined::TooShort`] where the text has fewer tokens; [`Undefined::Empty`] for no draws.
pub fn hdd(text: &Spectrum, draws: u32) -> Figure {
    if draws == 0 || text.n == 0.0 {
        return Err(Undefined::Empty);
    }
    let drawn = f64::from(draws);
    if text.n < drawn {
        return Err(Undefined::TooShort);
    }
    let mut sum = 0.0;
    for &count in &text.counts {
        let f = f64::from(count);
        // The smaller of two products: over the draws, or over the occurrences.
        let (steps, taken) = if drawn <= f { (draws, f) } else { (count, drawn) };
        let mut none = 1.0;
        for step in 0..steps {
            let left = text.n - f64::from(step);
            none *= ((left - taken) / left).max(0.0);
            if none == 0.0 {
                break;
            }
        }
        sum += 1.0 - none;
    }
    finite(sum / drawn)
}

/// MATTR: the mean TTR of all windows of that many tokens, moved on by one (Covington and McFall 2010). A text that is
/// shorter is one window: its TTR, which must be said.
///
/// # Errors
/// [`Undefined::Empty`].
pub fn mattr(tokens: &[u32], window: u32) -> Figure {
    let window = (window as usize).min(tokens.len());
    if window == 0 {
        return Err(Undefined::Empty);
    }
    let mut counts = vec![0u32; types_bound(tokens)];
    let (mut types, mut sum) = (0u32, 0.0);
    for (at, &token) in tokens.iter().enumerate() {
        let entering = &mut counts[token as usize];
        types += u32::from(*entering == 0);
        *entering += 1;
        if at >= window {
            let leaving = &mut counts[tokens[at - window] as usize];
            *leaving -= 1;
            types -= u32::from(*leaving == 0);
        }
        if at + 1 >= window {
            sum += f64::from(types);
        }
    }
    finite(sum / (tokens.len() - window + 1) as f64 / window as f64)
}

/// MSTTR: the mean TTR of the segments of that many tokens, a shorter rest left out (Johnson 1944).
///
/// # Errors
/// [`Undefined::Empty`]; [`Undefined::TooShort`] where the text is shorter than a segment.
pub fn msttr(tokens: &[u32], segment: u32) -> Figure {
    if segment == 0 || tokens.is_empty() {
        return Err(Undefined::Empty);
    }
    let mut seen = vec![0u32; types_bound(tokens)];
    let (mut sum, mut segments) = (0.0, 0u32);
    for part in tokens.chunks_exact(segment as usize) {
        segments += 1;
        let mut types = 0u32;
        for &token in part {
            types += u32::from(seen[token as usize] != segments);
            seen[token as usize] = segments;
        }
        sum += f64::from(types) / f64::from(segment);
    }
    ratio(sum, f64::from(segments), Undefined::TooShort)
}

/// MTLD: mean length of stretches (factors) at whose end the TTR has fallen to `factor`, read forwards and backwards,
/// the two averaged; the rest counts as the part `(1 − TTR) / (1 − factor)` of a factor (McCarthy and Jarvis 2010).
/// Unit: tokens.
///
/// # Errors
/// [`Undefined::Empty`]; [`Undefined::NoRepetition`] where no word occurs twice within a stretch;
/// [`Undefined::BadCounts`] where `factor` is not between 0 and 1.
pub fn mtld(tokens: &[u32], factor: f64) -> Figure {
    if tokens.is_empty() {
        return Err(Undefined::Empty);
    }
    if !(factor > 0.0 && factor < 1.0) {
        return Err(Undefined::BadCounts);
    }
    let mut seen = vec![0u32; types_bound(tokens)];
    let mut round = 0;
    let mut one_way = |order: &mut dyn Iterator<Item = &u32>| {
        round += 1;
        let (mut types, mut length, mut factors) = (0u32, 0u32, 0.0);
        for &token in order {
            length += 1;
            types += u32::from(seen[token as usize] != round);
            seen[token as usize] = round;
            if f64::from(types) / f64::from(length) <= factor {
                factors += 1.0;
                round += 1;
                (types, length) = (0, 0);
            }
        }
        if length > 0 {
            factors += (1.0 - f64::from(types) / f64::from(length)) / (1.0 - factor);
        }
        ratio(tokens.len() as f64, factors, Undefined::NoRepetition)
    };
    let forwards = one_way(&mut tokens.iter())?;
    let backwards = one_way(&mut tokens.iter().rev())?;
    Ok((forwards + backwards) / 2.0)
}

fn not_empty(text: &Spectrum) -> Result<(), Undefined> {
    if text.n > 0.0 { Ok(()) } else { Err(Undefined::Empty) }
}

fn types_bound(tokens: &[u32]) -> usize {
    tokens.iter().max().map_or(0, |&most| most as usize + 1)
}
