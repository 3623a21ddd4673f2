//! How strongly two words, or a word and a corpus, go together: measures of a table of two by two.

use super::figure::{Figure, Undefined, finite, is_count, ratio};
use crate::math::{erfc, ln, ln_1p, log2};

/// A table of two by two:
///
/// | | with the second | without | sum |
/// | --- | --- | --- | --- |
/// | with the first | o11 | o12 | R1 |
/// | without | o21 | o22 | R2 |
/// | sum | C1 | C2 | N |
///
/// Cells are finite and not negative, and N is over 0: the constructors see to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Table {
    /// Both.
    pub o11: f64,
    /// The first without the second.
    pub o12: f64,
    /// The second without the first.
    pub o21: f64,
    /// Neither.
    pub o22: f64,
}

impl Table {
    /// From its four cells.
    ///
    /// # Errors
    /// [`Undefined::BadCounts`] where a cell is negative or not finite, [`Undefined::Empty`] where all are 0.
    pub fn of_cells(o11: f64, o12: f64, o21: f64, o22: f64) -> Result<Self, Undefined> {
        let table = Self { o11, o12, o21, o22 };
        if ![o11, o12, o21, o22].into_iter().all(is_count) || !table.n().is_finite() {
            return Err(Undefined::BadCounts);
        }
        if table.n() == 0.0 { Err(Undefined::Empty) } else { Ok(table) }
    }

    /// From how often the pair occurs, how often each of the two does, and how many tokens (or pairs) there are.
    ///
    /// # Errors
    /// As [`Table::of_cells`]: a pair cannot occur more often than one of the two.
    pub fn of_pair(pair: f64, first: f64, second: f64, n: f64) -> Result<Self, Undefined> {
        Self::of_cells(pair, first - pair, second - pair, n - first - second + pair)
    }

    /// The same for a window of `span` places about each of the `node`'s occurrences: its margin is `node · span`,
    /// and so E11 is `node · collocate · span / N` (window-adjusted). With `span` 1 it is [`Table::of_pair`] (plain).
    ///
    /// # Errors
    /// As [`Table::of_cells`].
    pub fn of_window(pair: f64, node: f64, collocate: f64, n: f64, span: f64) -> Result<Self, Undefined> {
        Self::of_pair(pair, node * span, collocate, n)
    }

    /// From a word's frequency in two corpora and their sizes: rows are the corpora, columns the word and all others.
    ///
    /// # Errors
    /// As [`Table::of_cells`]: a word cannot occur more often than there are words.
    pub fn of_corpora(f1: f64, n1: f64, f2: f64, n2: f64) -> Result<Self, Undefined> {
        Self::of_cells(f1, n1 - f1, f2, n2 - f2)
    }

    /// R1, sum of the first row.
    #[must_use]
    pub fn r1(&self) -> f64 {
        self.o11 + self.o12
    }

    /// R2, sum of the second row.
    #[must_use]
    pub fn r2(&self) -> f64 {
        self.o21 + self.o22
    }

    /// C1, sum of the first column.
    #[must_use]
    pub fn c1(&self) -> f64 {
        self.o11 + self.o21
    }

    /// C2, sum of the second column.
    #[must_use]
    pub fn c2(&self) -> f64 {
        self.o12 + self.o22
    }

    /// N, sum of all.
    #[must_use]
    pub fn n(&self) -> f64 {
        self.r1() + self.r2()
    }

    /// The cells, row by row.
    #[must_use]
    pub fn observed(&self) -> [f64; 4] {
        [self.o11, self.o12, self.o21, self.o22]
    }

    /// What the cells would be if the two had nothing to do with one another: `R · C / N`, row by row.
    #[must_use]
    pub fn expected(&self) -> [f64; 4] {
        let (n, [r1, r2]) = (self.n(), [self.r1(), self.r2()]);
        [r1 * (self.c1() / n), r1 * (self.c2() / n), r2 * (self.c1() / n), r2 * (self.c2() / n)]
    }

    /// `O11 − E11`, by which each cell is above or below what is expected: `(ad − bc) / N`.
    fn difference(&self) -> f64 {
        self.o11 * (self.o22 / self.n()) - self.o12 * (self.o21 / self.n())
    }

    /// The smallest expected count: under 5, χ² and G² are not to be trusted.
    #[must_use]
    pub fn min_expected(&self) -> f64 {
        self.expected().into_iter().fold(f64::INFINITY, f64::min)
    }

    /// Whether the pair occurs more often than expected: the sign to give to G² and χ².
    #[must_use]
    pub fn is_attracted(&self) -> bool {
        self.difference() > 0.0
    }

    /// Whether each row and each column has something in it.
    fn has_contrast(&self) -> Result<(), Undefined> {
        let least = self.r1().min(self.r2()).min(self.c1()).min(self.c2());
        if least > 0.0 { Ok(()) } else { Err(Undefined::NoContrast) }
    }
}

/// `O ln(O/E) − (O − E)` for an O that differs from E by `difference`. The part taken off adds up to 0 over the cells;
/// without it the sum would be lost in rounding where large O and E hardly differ.
fn deviance(e: f64, difference: f64) -> f64 {
    let x = (difference / e).max(-1.0);
    if x.abs() < 1e-3 {
        return e * x * x * (0.5 - x * (1.0 / 6.0 - x * (1.0 / 12.0 - x / 20.0)));
    }
    e * (if x == -1.0 { 0.0 } else { (1.0 + x) * ln_1p(x) } - x)
}

/// G², log-likelihood ratio, long form: `2 Σ O ln(O/E)` over the four cells (Dunning 1993). From 0 up, whichever the
/// direction.
///
/// # Errors
/// [`Undefined::NoContrast`] where a row or a column is empty.
pub fn g2(table: &Table) -> Figure {
    table.has_contrast()?;
    let difference = table.difference();
    let sum: f64 = table
        .expected()
        .into_iter()
        .zip([1.0, -1.0, -1.0, 1.0])
        .map(|(e, sign)| deviance(e, sign * difference))
        .sum();
    finite(2.0 * sum)
}

/// G², short form: `2 (O11 ln(O11/E11) + O21 ln(O21/E21))`, over the two cells of the word itself in two corpora (Rayson
/// and Garside 2000, the form of the log-likelihood wizard). From 0 up.
///
/// # Errors
/// [`Undefined::NoContrast`] where a corpus is empty, [`Undefined::Absent`] where the word stands in neither.
pub fn g2_two_cells(table: &Table) -> Figure {
    if table.r1() == 0.0 || table.r2() == 0.0 {
        return Err(Undefined::NoContrast);
    }
    if table.c1() == 0.0 {
        return Err(Undefined::Absent);
    }
    let [e11, _, e21, _] = table.expected();
    finite(2.0 * (deviance(e11, table.difference()) + deviance(e21, -table.difference())))
}

/// Williams's divisor q, by which G² is divided in small samples: `1 + (N/R1 + N/R2 − 1)(N/C1 + N/C2 − 1) / 6N`
/// (Williams 1976). Over 1.
///
/// # Errors
/// [`Undefined::NoContrast`] where a row or a column is empty.
pub fn williams(table: &Table) -> Figure {
    table.has_contrast()?;
    let n = table.n();
    let [rows, columns] = [n / table.r1() + n / table.r2() - 1.0, n / table.c1() + n / table.c2() - 1.0];
    finite(1.0 + rows * (columns / (6.0 * n)))
}

/// χ², Pearson's: `N (ad − bc)² / (R1 R2 C1 C2)`, without correction. From 0 up.
///
/// # Errors
/// [`Undefined::NoContrast`] where a row or a column is empty.
pub fn chi2(table: &Table) -> Figure {
    chi2_less(table, 0.0)
}

/// χ² with the correction for continuity: `N max(0, |ad − bc| − N/2)² / (R1 R2 C1 C2)` (Yates 1934). From 0 up.
///
/// # Errors
/// [`Undefined::NoContrast`] where a row or a column is empty.
pub fn chi2_yates(table: &Table) -> Figure {
    chi2_less(table, 0.5)
}

fn chi2_less(table: &Table, less: f64) -> Figure {
    table.has_contrast()?;
    let difference = (table.difference().abs() - less).max(0.0);
    // In this order no product leaves the range of a double where the cells are counts.
    let [rows, columns] = [table.n() / table.r1() / table.r2(), table.n() / table.c1() / table.c2()];
    finite(table.n() * (difference * rows) * (difference * columns))
}

/// The probability that χ² with one degree of freedom is as large as this or larger: `erfc(√(x/2))`. Also for G², which
/// follows the same distribution in large samples. From 0 to 1; under about 10⁻³⁰⁸ it is 0.
#[must_use]
pub fn p_value(chi2: f64) -> f64 {
    if chi2 > 0.0 { erfc((chi2 / 2.0).sqrt()) } else { 1.0 }
}

/// Fisher's exact test: probabilities of the table with these margins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fisher {
    /// Of O11 or fewer.
    pub less: f64,
    /// Of O11 or more.
    pub greater: f64,
    /// Of all tables that are as improbable as this one or more.
    pub two_sided: f64,
}

/// Sums to which the exact test is worked out.
const FISHER_LIMIT: f64 = 4_294_967_295.0;

/// Fisher's exact test (Fisher 1922); two-sided as R does it: tables count as improbable as this one up to a factor of
/// 1 + 10⁻⁷. Under about 10⁻³⁰⁰ a probability is 0.
///
/// Terms are worked out from the most probable table by the ratio of neighbours, so that no factorial is needed.
///
/// # Errors
/// [`Undefined::BadCounts`] where a cell is not whole, [`Undefined::TooLarge`] where N is over 2³² − 1.
pub fn fisher(table: &Table) -> Result<Fisher, Undefined> {
    if table.n() > FISHER_LIMIT {
        return Err(Undefined::TooLarge);
    }
    if table.observed().into_iter().any(|cell| cell != cell.floor()) {
        return Err(Undefined::BadCounts);
    }
    let (r1, r2, c1) = (table.r1(), table.r2(), table.c1());
    let (low, high) = ((c1 - r2).max(0.0), r1.min(c1));
    let mode = (((r1 + 1.0) * (c1 + 1.0) / (table.n() + 2.0)).floor()).max(low).min(high); // `clamp` would bring in the printing of floats
    // From a table with k together to the one with k + 1.
    let up = |k: f64| ((r1 - k) / (k + 1.0)) * ((c1 - k) / (r2 - c1 + k + 1.0));
    let mut own = if table.o11 == mode { 1.0 } else { 0.0 };
    walk(mode, low, high, &up, &mut |k, weight| {
        if k == table.o11 {
            own = weight;
        }
    });
    let (mut all, mut less, mut greater, mut as_rare) = (0.0, 0.0, 0.0, 0.0);
    walk(mode, low, high, &up, &mut |k, weight| {
        all += weight;
        if k <= table.o11 {
            less += weight;
        }
        if k >= table.o11 {
            greater += weight;
        }
        if weight <= own * (1.0 + 1e-7) {
            as_rare += weight;
        }
    });
    let of_all = |part: f64| (part / all).min(1.0);
    Ok(Fisher { less: of_all(less), greater: of_all(greater), two_sided: of_all(as_rare) })
}

/// Each table that can be, with its weight against the most probable one, as far as that is not 0.
fn walk(mode: f64, low: f64, high: f64, up: &dyn Fn(f64) -> f64, visit: &mut dyn FnMut(f64, f64)) {
    let (mut k, mut weight) = (mode, 1.0);
    while weight > 0.0 {
        visit(k, weight);
        if k >= high {
            break;
        }
        weight *= up(k);
        k += 1.0;
    }
    (k, weight) = (mode, 1.0);
    while k > low {
        weight /= up(k - 1.0);
        k -= 1.0;
        if weight == 0.0 {
            break;
        }
        visit(k, weight);
    }
}

/// The observed and the expected count of the pair, where the measure needs both to be over 0.
fn pair(table: &Table) -> Result<(f64, f64), Undefined> {
    let e = table.expected()[0];
    match () {
        () if e == 0.0 => Err(Undefined::NoContrast),
        () if table.o11 == 0.0 => Err(Undefined::Absent),
        () => Ok((table.o11, e)),
    }
}

/// MI, pointwise mutual information: `log2(O11/E11)` (Church and Hanks 1990). Unit: bits.
///
/// # Errors
/// [`Undefined::Absent`] where the pair does not occur, [`Undefined::NoContrast`] where one of the two does not.
pub fn mi(table: &Table) -> Figure {
    let (o, e) = pair(table)?;
    finite(log2(o / e))
}

/// MI³: `log2(O11³/E11)` (Daille 1994), which favours frequent pairs. Unit: bits.
///
/// # Errors
/// As [`mi`].
pub fn mi3(table: &Table) -> Figure {
    let (o, e) = pair(table)?;
    finite(log2(o / e) + 2.0 * log2(o))
}

/// t-score: `(O11 − E11) / √O11` (Church, Gale, Hanks and Hindle 1991). Not to be read as a probability.
///
/// # Errors
/// [`Undefined::Absent`] where the pair does not occur.
pub fn t_score(table: &Table) -> Figure {
    let o = table.o11;
    if o == 0.0 { Err(Undefined::Absent) } else { finite(table.difference() / o.sqrt()) }
}

/// z-score: `(O11 − E11) / √E11` (Dennis 1965; Berry-Rogghe 1973 has √(E11 (1 − p)) below the line).
///
/// # Errors
/// [`Undefined::NoContrast`] where one of the two does not occur.
pub fn z_score(table: &Table) -> Figure {
    let e = table.expected()[0];
    ratio(table.difference(), e.sqrt(), Undefined::NoContrast)
}

/// Dice: `2 O / (f1 + f2)` (Dice 1945). From 0 to 1.
///
/// # Errors
/// [`Undefined::Absent`] where neither occurs, [`Undefined::BadCounts`] where the pair is more frequent than the two.
pub fn dice(pair: f64, f1: f64, f2: f64) -> Figure {
    if ![pair, f1, f2].into_iter().all(is_count) || 2.0 * pair > f1 + f2 {
        return Err(Undefined::BadCounts);
    }
    ratio(2.0 * pair, f1 + f2, Undefined::Absent)
}

/// logDice: `14 + log2(2 O / (f1 + f2))` (Rychlý 2008). 14 at most, where the two only occur together; does not depend
/// on the size of the corpus.
///
/// # Errors
/// As [`dice`]; [`Undefined::Absent`] also where the pair does not occur.
pub fn log_dice(pair: f64, f1: f64, f2: f64) -> Figure {
    let dice = dice(pair, f1, f2)?;
    if dice == 0.0 { Err(Undefined::Absent) } else { finite(14.0 + log2(dice)) }
}

/// ΔP of the second given the first: `O11/R1 − O21/R2` (Gries 2013). From −1 to 1.
///
/// # Errors
/// [`Undefined::NoContrast`] where the first never or always occurs.
pub fn delta_p_second(table: &Table) -> Figure {
    let with = ratio(table.o11, table.r1(), Undefined::NoContrast)?;
    Ok(with - ratio(table.o21, table.r2(), Undefined::NoContrast)?)
}

/// ΔP of the first given the second: `O11/C1 − O12/C2` (Gries 2013). From −1 to 1.
///
/// # Errors
/// [`Undefined::NoContrast`] where the second never or always occurs.
pub fn delta_p_first(table: &Table) -> Figure {
    let with = ratio(table.o11, table.c1(), Undefined::NoContrast)?;
    Ok(with - ratio(table.o12, table.c2(), Undefined::NoContrast)?)
}

/// Log odds ratio with 0.5 added to each cell: `ln((O11 + ½)(O22 + ½) / ((O12 + ½)(O21 + ½)))` (Haldane 1955, Anscombe
/// 1956), defined for every table. Natural logarithm.
#[must_use]
pub fn log_odds(table: &Table) -> f64 {
    let [a, b, c, d] = table.observed().map(|cell| cell + 0.5);
    ln(a / b) - ln(c / d)
}

/// Standard error of [`log_odds`]: `√Σ 1/(O + ½)` (Gart and Zweifel 1967).
#[must_use]
pub fn log_odds_error(table: &Table) -> f64 {
    table.observed().into_iter().map(|cell| 1.0 / (cell + 0.5)).sum::<f64>().sqrt()
}

/// Minimum sensitivity: `min(O11/R1, O11/C1)` (Pedersen 1998). From 0 to 1.
///
/// # Errors
/// [`Undefined::Absent`] where one of the two does not occur.
pub fn min_sensitivity(table: &Table) -> Figure {
    ratio(table.o11, table.r1().max(table.c1()), Undefined::Absent)
}

/// φ: `(ad − bc) / √(R1 R2 C1 C2)`, the correlation of the two. From −1 to 1.
///
/// # Errors
/// [`Undefined::NoContrast`] where a row or a column is empty.
pub fn phi(table: &Table) -> Figure {
    table.has_contrast()?;
    let [rows, columns] = [table.r1().sqrt() * table.r2().sqrt(), table.c1().sqrt() * table.c2().sqrt()];
    finite(table.n() * (table.difference() / rows / columns))
}
