//! A figure, or why there is none.

/// What a measure gives: a finite number, or the reason why it is not defined for these counts.
pub type Figure = Result<f64, Undefined>;

/// Why a measure has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Undefined {
    /// Nothing was counted: the corpus, the text or the list is empty.
    Empty,
    /// A count is negative, not finite, or not whole where it must be; or a part is greater than its whole.
    BadCounts,
    /// The word does not occur.
    Absent,
    /// A row or a column of the table is empty, so that there is nothing to compare with.
    NoContrast,
    /// The word stands in A alone: the ratio to nothing is no number.
    OnlyInA,
    /// The word stands in B alone.
    OnlyInB,
    /// Fewer tokens than the measure needs.
    TooShort,
    /// Every token is a type of its own.
    NoRepetition,
    /// One part only: there is nothing to be dispersed over.
    OnePart,
    /// A logarithm of an expected count that is not over 1.
    SmallExpected,
    /// Larger than the measure is worked out for.
    TooLarge,
    /// The two do not vary, or one of them is empty.
    NoVariation,
}

impl Undefined {
    /// Stable, for programs.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.both().0
    }

    /// A whole sentence for a person.
    #[must_use]
    pub fn reason(self) -> &'static str {
        self.both().1
    }

    fn both(self) -> (&'static str, &'static str) {
        TEXT[self as usize]
    }
}

/// In the order of [`Undefined`].
const TEXT: [(&str, &str); 12] = [
    ("empty", "There is nothing to count: a size, a text or a list is empty."),
    (
        "bad-counts",
        "The counts do not fit together: none may be negative, and no part greater than its whole.",
    ),
    ("absent", "The word does not occur here."),
    ("no-contrast", "A row or a column of the table is empty: there is nothing to compare with."),
    ("only-in-a", "The word stands in A only: a ratio to no occurrence is no number."),
    ("only-in-b", "The word stands in B only: a ratio to no occurrence is no number."),
    ("too-short", "The text has fewer tokens than the measure needs."),
    ("no-repetition", "No word occurs twice, so that the measure has nothing to work on."),
    ("one-part", "Dispersion needs two parts at least."),
    ("small-expected", "The smallest expected count is 1 or less: its logarithm cannot be divided by."),
    ("too-large", "The table is too large for the exact test; take G²."),
    ("no-variation", "There is no variation to measure by."),
];

/// Lets only finite numbers through.
pub(super) fn finite(value: f64) -> Figure {
    if value.is_finite() { Ok(value) } else { Err(Undefined::TooLarge) }
}

/// `a / b` where `b` is not 0.
pub(super) fn ratio(a: f64, b: f64, why: Undefined) -> Figure {
    if b == 0.0 { Err(why) } else { finite(a / b) }
}

/// Whether it may be a count: finite and not negative.
pub(super) fn is_count(value: f64) -> bool {
    value.is_finite() && value >= 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_stands_at_its_place() {
        assert_eq!(Undefined::Empty.code(), "empty");
        assert_eq!(Undefined::OnlyInA.code(), "only-in-a");
        assert_eq!(Undefined::NoVariation.code(), "no-variation");
        assert_eq!(Undefined::NoVariation as usize + 1, TEXT.len());
    }
}
