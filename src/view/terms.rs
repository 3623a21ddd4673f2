use super::Method;
use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

/// One word of the word list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct TermRow {
    /// The word as counted: lower case, possessive ’s with its bare word.
    pub term: String,
    /// As it is most often printed, without a possessive ’s if it stands so anywhere.
    pub shown: String,
    /// Occurrences under the filter.
    pub count: u32,
    /// Occurrences in 1,000 words.
    pub per_thousand: f64,
    /// Reports that have it.
    pub range: u32,
    /// Occurrences in each article under the filter, in the order of [`TermsView::articles`].
    pub by_article: Vec<u32>,
}

/// The word list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct TermsView {
    /// Words (tokens) under the filter.
    pub tokens: u32,
    /// Different words (types) under the filter, stop words included.
    pub types: u32,
    /// Rows in all, after stop words, minimum count and the text sought.
    pub total: u32,
    /// Articles under the filter.
    pub articles: Vec<u32>,
    /// Words (tokens) in each of them.
    pub tokens_by_article: Vec<u32>,
    /// The page asked for.
    pub rows: Vec<TermRow>,
    /// How it was counted.
    pub method: Method,
}
