use super::{Filter, List, Measure, Method, Undefined};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// Asks for the word list, or that of words which follow each other: without function words, those that neither begin nor
/// end with one. Rows can stand by `term`, `count`, `range`, or a measure (`dp`, `dpNorm`, `juilland`, `da`, `arf`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct TermsRequest {
    /// What is asked about.
    pub filter: Filter,
    /// Only terms that hold this text, n-grams of which one word does; `""` for all.
    pub containing: String,
    /// Words in each row, 1 (or 0) to 6.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<u32>", optional))]
    pub words: u32,
    /// Whether n-grams may run over the end of a sentence.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<bool>", optional))]
    pub across: bool,
    /// Which rows, in which order, with what in them.
    #[serde(flatten)]
    #[cfg_attr(feature = "types", ts(flatten))]
    pub list: List,
}

/// One word of the word list, or one n-gram.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct TermRow {
    /// The word as counted: lower case, possessive ’s with its bare word; or the stem. Words of an n-gram are parted by
    /// spaces.
    pub term: String,
    /// As it is most often printed, without a possessive ’s if it stands so anywhere.
    pub shown: String,
    /// The words that the stem joins, as printed; empty where there is only one, and for n-grams.
    pub forms: Vec<String>,
    /// The query that finds its occurrences.
    pub query: String,
    /// Occurrences under the filter.
    pub count: u32,
    /// Occurrences in 1,000 words; of n-grams, in 1,000 words too.
    pub per_thousand: f64,
    /// Reports that have it.
    pub range: u32,
    /// Occurrences in each article under the filter, in the order of [`TermsView::articles`]; empty where that is.
    pub by_article: Vec<u32>,
    /// The measures asked for, in their order; `null` where one is not defined.
    pub values: Vec<Option<f64>>,
    /// Why some are not.
    pub undefined: Vec<Undefined>,
    /// Where `arf` is asked for, what it is worked out from: the distances from one occurrence to the next, round the ring;
    /// empty where there are more than 500.
    pub distances: Vec<u32>,
}

/// Figures of the whole vocabulary under the filter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct WordCounts {
    /// Types that occur once.
    pub once: u32,
    /// Types ÷ tokens.
    pub type_token_ratio: Option<f64>,
    /// Types ÷ √tokens.
    pub guiraud: Option<f64>,
}

/// The word list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct TermsView {
    /// Words (tokens) under the filter.
    pub tokens: u32,
    /// Different words (types), stems or n-grams under the filter, stop words and rare ones included.
    pub types: u32,
    /// Rows in all, after stop words, minimum count and the text sought.
    pub total: u32,
    /// Articles under the filter, in order; empty where there are more than 100, which are too many for a column each.
    pub articles: Vec<u32>,
    /// Words (tokens) in each of them.
    pub tokens_by_article: Vec<u32>,
    /// Figures of the whole; of words and stems only.
    pub vocabulary: Option<WordCounts>,
    /// The page asked for.
    pub rows: Vec<TermRow>,
    /// The measures asked for.
    pub measures: Vec<Measure>,
    /// How it was counted.
    pub method: Method,
}
