//! Works a measure out from what is typed in: value, the figures on the way, and what to beware of.

mod input;
mod lists;
mod tables;

pub use input::{Given, Input};
pub use lists::TEXT_COUNTS;

use super::catalogue::{Family, Measure};
use super::figure::{Figure, Undefined};
use crate::error::Error;

/// A measure worked out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Worked {
    /// One value or several, the main one first, each with its name.
    pub values: Vec<(String, Figure)>,
    /// Figures on the way: cells, margins, expected counts …
    pub steps: Vec<(String, f64)>,
    /// What to beware of, in whole sentences.
    pub warnings: Vec<String>,
}

impl Worked {
    #[inline(never)] // called a hundred times
    fn value(&mut self, name: &str, value: Figure) {
        self.values.push((name.to_owned(), value));
    }

    #[inline(never)] // called a hundred times
    fn step(&mut self, name: &str, value: f64) {
        self.steps.push((name.to_owned(), value));
    }

    #[inline(never)] // called a hundred times
    fn warn(&mut self, warning: &str) {
        self.warnings.push(warning.to_owned());
    }

    /// The first value, named after the measure.
    fn one(&mut self, measure: &Measure, value: Figure) {
        self.value(measure.name, value);
    }
}

/// Works out a measure of the catalogue.
///
/// # Errors
/// `missing-field` where counts are missing, `not-a-number` and `not-words` where a field holds something else,
/// `bad-counts` where counts do not fit together, `unknown-name` for a variant that there is not. A measure that is not
/// defined for the counts is no error: its value is the reason.
pub fn work_out(measure: &Measure, input: &Input) -> Result<Worked, Error> {
    let mut worked = Worked::default();
    match measure.family {
        Family::Association | Family::Keyness => tables::work_out(measure, input, &mut worked)?,
        _ => lists::work_out(measure, input, &mut worked)?,
    }
    for (_, value) in &worked.values {
        if *value == Err(Undefined::BadCounts) {
            return Err(bad(Undefined::BadCounts));
        }
    }
    for name in input.unused() {
        worked.warnings.push(["The field “", name, "” is not used by this measure."].concat());
    }
    Ok(worked)
}

/// Counts that make no table at all.
fn bad(why: Undefined) -> Error {
    Error::new(why.code(), why.reason())
}
