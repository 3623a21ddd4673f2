use super::Method;
use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

/// A measure that a list has a column of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct Measure {
    /// What it is sorted by under, and named in addresses: `g2`.
    pub key: String,
    /// What the calculator and the command line call it: `g2-two-cell`.
    pub id: String,
    /// For the head of a column: `G²`.
    pub short: String,
    /// How it is reached; the counts of one row are in the row.
    pub method: Method,
}

/// Why a row lacks a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct Undefined {
    /// The measure's key.
    pub measure: String,
    /// A sentence.
    pub why: String,
}
