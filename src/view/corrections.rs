use super::{QuoteKind, Span16};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// What a reader changed about one quotation, or a quotation that a reader added. It is found again by its file and the
/// place that the program gave it, or the reader, so that a correction outlives a new analysis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Correction {
    /// The article's file.
    pub file: String,
    /// From the first to the last word of the quotation as the program found it, or as the reader added it.
    pub found: Span16,
    /// Who says it; `""` for "nobody can tell". Left as it is if absent.
    #[serde(default)]
    pub speaker: Option<String>,
    /// Its kind. Left as it is if absent.
    #[serde(default)]
    pub quote_kind: Option<QuoteKind>,
    /// Its fragments, in order. Left as they are if absent.
    #[serde(default)]
    pub spans: Option<Vec<Span16>>,
    /// Nobody's quotation at all.
    #[serde(default)]
    pub dismissed: bool,
    /// The program has no such quotation: the reader added it. Its kind, if absent, is what its quotation marks say.
    #[serde(default)]
    pub added: bool,
}

/// What became of the corrections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct CorrectionsView {
    /// How many were applied.
    pub applied: u32,
    /// Those whose quotation is not there (any more), by their place in the list.
    pub unmatched: Vec<u32>,
}
