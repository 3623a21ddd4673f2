use super::{Excerpt, Page, Request};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// Which of a row's counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// All that was counted.
    All,
    /// Keyness: in A.
    A,
    /// Keyness: in B.
    B,
}

/// Asks for the sentences that a row of a list was counted from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct SentencesRequest {
    /// What gave the list: of kind `terms`, `collocates` or `keyness`.
    pub of: Box<Request>,
    /// The row's term, as counted.
    pub term: String,
    /// Which of its counts.
    pub part: Part,
    /// Which part of the list of sentences.
    pub page: Page,
}

/// One place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct SentenceRow {
    /// The article's number.
    pub article: u32,
    /// Number of the paragraph among the article's counted ones, from 1.
    pub paragraph: u32,
    /// The sentence, or the sentences, with what was counted marked as a hit.
    pub excerpt: Excerpt,
}

/// The sentences that a figure was counted from, in the order of the corpus: one for each occurrence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct SentencesView {
    /// Occurrences in all.
    pub total: u32,
    /// Reports that they stand in.
    pub reports: u32,
    /// The page asked for.
    pub rows: Vec<SentenceRow>,
}
