use super::{Filter, List, Measure, Method, Undefined};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// What many tests are corrected by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Correcting {
    /// Nothing.
    None,
    /// Bonferroni.
    Bonferroni,
    /// Benjamini and Hochberg.
    Bh,
}

/// Which keywords are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Only {
    /// All words.
    All,
    /// Those that are more frequent in A.
    Positive,
    /// Those that are more frequent in B.
    Negative,
    /// Those that B lacks.
    A,
    /// Those that A lacks.
    B,
}

/// Asks which words set A apart from B. Only words that occur often enough in A and B together are tested. Rows can stand by
/// `term`, `a`, `b`, or a measure, where G² and its like carry the sign of the direction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct KeynessRequest {
    /// What A and B are chosen from.
    pub filter: Filter,
    /// A.
    pub target: Filter,
    /// B; what is in A is taken out of it. An empty filter: everything else.
    pub reference: Filter,
    /// Whether sentences that both carry word for word are left out of both, and those that one carries more than once are
    /// counted once.
    pub copy_once: bool,
    /// Which are listed.
    pub only: Only,
    /// What p values are corrected by.
    pub correcting: Correcting,
    /// The constant of Simple Maths, in hundredths of an occurrence in 1,000 words.
    pub smoothing: u32,
    /// Which rows, in which order, with what in them.
    #[serde(flatten)]
    #[cfg_attr(feature = "types", ts(flatten))]
    pub list: List,
}

/// A or B.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// Words that are compared.
    pub tokens: u32,
    /// Different words among them.
    pub types: u32,
    /// Reports that they are from.
    pub reports: u32,
    /// Words left out since they are copy.
    pub copy: u32,
}

/// How a keyword fares when each report that has it is left out in turn.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Stability {
    /// Reports left out in turn: those that have the word.
    pub tried: u32,
    /// How many times it stayed a keyword: in the same direction, p under 0.05 as corrected.
    pub kept: u32,
    /// G² where it was least (with a sign where the direction turned), `null` where nothing was left to compare.
    pub least: Option<f64>,
    /// The report whose absence does that.
    pub without: Option<u32>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct KeywordRow {
    /// As counted.
    pub term: String,
    /// As it is most often printed.
    pub shown: String,
    /// The words that the stem joins, as printed; empty where there is only one.
    pub forms: Vec<String>,
    /// The query that finds its occurrences.
    pub query: String,
    /// Occurrences in A.
    pub a: u32,
    /// Occurrences in B.
    pub b: u32,
    /// Occurrences in 1,000 words of A.
    pub a_per_thousand: f64,
    /// Occurrences in 1,000 words of B.
    pub b_per_thousand: f64,
    /// Reports of A that have it.
    pub a_range: u32,
    /// Reports of B that have it.
    pub b_range: u32,
    /// The smallest expected count: under 5, Fisher's test is to be trusted, not G² and χ².
    pub least_expected: f64,
    /// p of G², or of Fisher's test where an expected count is under 5; as it is.
    pub p: f64,
    /// The same, corrected for the number of words tested.
    pub p_corrected: f64,
    /// Whether `p` is Fisher's.
    pub fisher: bool,
    /// The measures asked for, in their order; `null` where one is not defined.
    pub values: Vec<Option<f64>>,
    /// Why some are not.
    pub undefined: Vec<Undefined>,
    /// Bounds of Log Ratio's 95 % interval, where that is defined.
    pub interval: Option<[f64; 2]>,
    /// Leaving out reports.
    pub stability: Stability,
}

/// What sets A apart from B.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct KeynessView {
    /// The target.
    pub a: Side,
    /// The reference.
    pub b: Side,
    /// Words that A and B had in common before A was taken out of B.
    pub overlap: u32,
    /// Words tested.
    pub tested: u32,
    /// Of them, those with p under 0.05 as corrected.
    pub significant: u32,
    /// Rows in all.
    pub total: u32,
    /// The page asked for.
    pub rows: Vec<KeywordRow>,
    /// The measures asked for.
    pub measures: Vec<Measure>,
    /// How it was counted.
    pub method: Method,
}
