use super::{Filter, List, Measure, Method, Undefined};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// What counts as beside a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// Some words left and right, in the hit's sentence.
    Window,
    /// Some words left and right, over the ends of sentences too; never into another article.
    Across,
    /// All other words of the hit's sentence.
    Sentence,
}

/// How often a pair is expected to meet by chance, with f1 hits, f2 occurrences of the collocate and N words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Expected {
    /// `f1 · f2 / N`.
    Plain,
    /// `f1 · f2 · span / N`.
    Window,
}

/// Asks for what stands about the hits of a query, as often as the list asks for. Rows can stand by `term`, `together`,
/// `left`, `right`, `count`, or a measure; by G² and χ², which have no sign, words that stand beside the hits less often than
/// by chance come last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct CollocatesRequest {
    /// What is asked about.
    pub filter: Filter,
    /// The query.
    pub query: String,
    /// What counts as beside.
    pub reach: Reach,
    /// Words before the hit, 0 to 50; passed over for [`Reach::Sentence`].
    pub left: u32,
    /// Words after it, likewise.
    pub right: u32,
    /// How the expected count is reached.
    pub expected: Expected,
    /// Which rows, in which order, with what in them.
    #[serde(flatten)]
    #[cfg_attr(feature = "types", ts(flatten))]
    pub list: List,
}

/// One collocate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct CollocateRow {
    /// As counted.
    pub term: String,
    /// As it is most often printed.
    pub shown: String,
    /// Occurrences before a hit.
    pub left: u32,
    /// Occurrences after one.
    pub right: u32,
    /// Occurrences under the filter, beside a hit or not.
    pub count: u32,
    /// The expected count of left and right together.
    pub expected: f64,
    /// The measures asked for, in their order; `null` where one is not defined.
    pub values: Vec<Option<f64>>,
    /// Why some are not.
    pub undefined: Vec<Undefined>,
}

/// What stands about the hits of a query.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct CollocatesView {
    /// The query as understood.
    pub query: String,
    /// Its hits: f1.
    pub hits: u32,
    /// Words under the filter: N.
    pub tokens: u32,
    /// Words that stand in the windows.
    pub beside: u32,
    /// Places in a window: left + right; for sentences the mean of the words beside a hit.
    pub span: f64,
    /// Rows in all.
    pub total: u32,
    /// The page asked for.
    pub rows: Vec<CollocateRow>,
    /// The measures asked for.
    pub measures: Vec<Measure>,
    /// How it was counted.
    pub method: Method,
}
