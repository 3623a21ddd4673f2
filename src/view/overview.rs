use super::{Filter, Method};
use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

/// What there is under the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Reports.
    pub reports: u32,
    /// Outlets.
    pub outlets: u32,
    /// Words.
    pub words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Quotations, all kinds.
    pub quotations: u32,
    /// Words inside quotation marks that are somebody's quotation.
    pub quoted_words: u32,
}

/// A term that sets an article apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ArticleTerm {
    /// The word as counted.
    pub term: String,
    /// As it is most often printed, without a possessive ’s if it stands so anywhere.
    pub shown: String,
    /// Occurrences in the article.
    pub count: u32,
    /// Reports under the filter that have it.
    pub range: u32,
    /// TF-IDF.
    pub weight: f64,
}

/// The terms that set one article apart from the others under the filter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ArticleTerms {
    /// The article's number.
    pub article: u32,
    /// Highest weight first, ties by code point.
    pub terms: Vec<ArticleTerm>,
}

/// Where a finding leads: a view of the page, under a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct FindingLink {
    /// `quotes`, `versions`, `terms`, `concordance`, `reader`.
    pub view: String,
    /// Which part of the view, where it has parts.
    pub tab: Option<String>,
    /// The filter that shows the evidence.
    pub filter: Filter,
    /// The query, for the concordance.
    pub query: Option<String>,
    /// What the link says: "see who speaks".
    pub label: String,
}

/// A part of a finding's sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct FindingPart {
    /// The words.
    pub text: String,
    /// Whether they are the point.
    pub strong: bool,
}

/// A plain sentence about the corpus under the filter, computed by a rule with a stated threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The rule's name: `top-speaker`, `single-outlet-voice`.
    pub rule: String,
    /// The sentence.
    pub parts: Vec<FindingPart>,
    /// Its evidence.
    pub link: FindingLink,
    /// The rule and its threshold, in words.
    pub why: String,
}

/// The first screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct OverviewView {
    /// What there is.
    pub totals: Totals,
    /// What is worth knowing, most telling first.
    pub findings: Vec<Finding>,
}

/// The words that set each report under a filter apart from the others.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct DistinctiveView {
    /// Reports in all.
    pub total: u32,
    /// Those of the page, in the order of the corpus, each with ten terms at most.
    pub reports: Vec<ArticleTerms>,
    /// How the terms were weighed.
    pub method: Method,
}
