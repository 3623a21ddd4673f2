use super::{Method, Span16};
use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

/// One line: the node with its context, as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ConcordanceLine {
    /// The article's number.
    pub article: u32,
    /// Where the node stands in the article.
    pub span: Span16,
    /// Text before it, nearest words last.
    pub left: String,
    /// The node as printed.
    pub node: String,
    /// Text after it.
    pub right: String,
    /// Where the words that the lines are sorted by stand, in the order of the sort levels: UTF-16 offsets from the
    /// start of `left` + `node` + `right` joined. Empty (start = end) where there is no such word.
    pub sorted_by: Vec<Span16>,
    /// Number of the paragraph among the article's counted ones, from 1.
    pub paragraph: u32,
    /// The speaker, if the node stands in a quotation; `""` if the speaker is unknown.
    pub speaker: Option<String>,
}

/// Key word in context.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ConcordanceView {
    /// The query as understood, written out.
    pub query: String,
    /// Hits in all.
    pub total: u32,
    /// Reports that they stand in.
    pub reports: u32,
    /// For each article under the filter: its number, its hits, and where they stand, 0 to 1 of its words.
    pub dispersion: Vec<Dispersion>,
    /// The page asked for.
    pub lines: Vec<ConcordanceLine>,
    /// How it was counted.
    pub method: Method,
}

/// Where in an article the hits stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Dispersion {
    /// The article's number.
    pub article: u32,
    /// Hits in it.
    pub hits: u32,
    /// Words counted in it.
    pub words: u32,
    /// Where they stand, as word numbers from 0; the first 1,000.
    pub at: Vec<u32>,
}
