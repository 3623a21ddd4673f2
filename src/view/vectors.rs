//! Counts of articles as the calculator takes them.

use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

/// What likeness is worked out from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct VectorsView {
    /// Articles under the filter.
    pub reports: u32,
    /// Words that the first or the second of the articles has, by code point.
    pub words: Vec<String>,
    /// Occurrences of each in the first.
    pub a: Vec<u32>,
    /// In the second.
    pub b: Vec<u32>,
    /// Articles under the filter that have it.
    pub articles_with: Vec<u32>,
    /// For each of the articles, occurrences of the words that Delta goes over, most frequent first.
    pub frequent: Vec<Vec<u32>>,
    /// For each of them, its words.
    pub tokens: Vec<u32>,
}
