use super::{Excerpt, Filter, Method, Page, Span16};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// Some of the hits instead of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Thinning {
    /// So many by chance; 0 for all.
    pub sample: u32,
    /// The same seed gives the same sample.
    pub seed: u32,
    /// Every so many-th hit, before the sample is taken; 0 or 1 for all.
    pub every: u32,
}

/// What lines are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum LineGroup {
    /// By the article's outlet.
    Outlet,
    /// By who says the words.
    Speaker,
}

/// Asks for key words in context.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ConcordanceRequest {
    /// What is asked about.
    pub filter: Filter,
    /// A query, in the language that the core's `query::parse` reads.
    pub query: String,
    /// Up to three sort levels: word positions from the node, -5 to 5, 0 the node itself. Empty: by place.
    pub sort: Vec<i8>,
    /// Words of context on either side, 1 to 50.
    pub context: u32,
    /// Some of the hits instead of all.
    #[serde(default)]
    pub thinning: Thinning,
    /// What the lines are grouped by, before they are sorted.
    #[serde(default)]
    pub group: Option<LineGroup>,
    /// Which part of the list.
    pub page: Page,
}

/// Asks where hits stand, report by report; the strips are paged, those with most hits first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct DispersionRequest {
    /// What is asked about.
    pub filter: Filter,
    /// A query.
    pub query: String,
    /// Some of the hits instead of all.
    #[serde(default)]
    pub thinning: Thinning,
    /// Which part of the list of strips.
    pub page: Page,
}

/// Asks which forms a query finds, each counted by itself; the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct FormsRequest {
    /// What is asked about.
    pub filter: Filter,
    /// A query.
    pub query: String,
    /// Which part of the list.
    pub page: Page,
}

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
    /// The sentence that holds the node (or all that it runs over), the node marked.
    pub sentence: Excerpt,
}

/// A group of lines that the page asked for reaches into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ConcordanceGroup {
    /// The outlet or speaker, `""` if unknown; `None` for the reporters' own words.
    pub value: Option<String>,
    /// Its lines.
    pub hits: u32,
    /// The place of its first line in the whole list, from 0.
    pub first: u32,
}

/// Key word in context.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ConcordanceView {
    /// The query as understood, written out.
    pub query: String,
    /// Whether the query asks for each form by itself.
    pub separate: bool,
    /// Hits in all.
    pub found: u32,
    /// Lines in all: the hits that thinning leaves.
    pub total: u32,
    /// Reports that they stand in.
    pub reports: u32,
    /// The page asked for.
    pub lines: Vec<ConcordanceLine>,
    /// If lines are grouped, the groups on this page.
    pub groups: Vec<ConcordanceGroup>,
    /// If lines are grouped, how many groups there are in all.
    pub group_count: u32,
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
    /// Where they begin, as word numbers from 0. Of hits that share a five-hundredth of the article the first alone,
    /// if there are more than 500: a strip shows no more.
    pub at: Vec<u32>,
    /// Where each of these begins in the article's text, in UTF-16 code units.
    pub starts: Vec<u32>,
    /// Where each ends.
    pub ends: Vec<u32>,
}

/// Where hits stand, report by report and over all reports.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct DispersionView {
    /// Hits in all.
    pub hits: u32,
    /// Reports under the filter: strips in all.
    pub total: u32,
    /// Reports with a hit.
    pub reports: u32,
    /// Hits in each hundredth of all reports, in the order of loading, as one text.
    pub spread: Vec<u32>,
    /// The page asked for. Up to 20 reports stand in the order of loading, more by their hits.
    pub strips: Vec<Dispersion>,
}

/// One form that a query finds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct FormRow {
    /// Its words as counted, a space between.
    pub form: String,
    /// Hits.
    pub hits: u32,
    /// Reports that have it.
    pub reports: u32,
}

/// The forms that a query finds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct FormsView {
    /// Hits in all.
    pub hits: u32,
    /// Forms in all.
    pub total: u32,
    /// The page asked for.
    pub rows: Vec<FormRow>,
}
