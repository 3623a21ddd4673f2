use super::{Filter, Method, Page, Span16};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// Asks for statements that several reports give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct VersionsRequest {
    /// What is asked about: reports by outlet, date and agency; of the statements, those with a version that is a
    /// quotation the filter keeps.
    pub filter: Filter,
    /// Only what stands at this place in any of its versions, named `FILE:START-END` in UTF-16 code units; `""` for all.
    pub of: String,
    /// The version that the others of its statement are held against, named in the same way; `""` for the fullest.
    pub base: String,
    /// Which part of the list.
    pub page: Page,
}

/// What became of a word beside the base. What a version has not is cut: it has no cell there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// The same to the letter, but for the shape of quotation marks.
    Kept,
    /// The same word with other marks, capitals or spelling.
    Punctuation,
    /// Another word in its place.
    Changed,
    /// The base has none here.
    Added,
    /// The base has it in another place.
    Moved,
}

/// How a report gives a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// All in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// Reported, without quotation marks.
    Indirect,
    /// As its own, attributed to nobody.
    Plain,
}

/// A word with the marks at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct VersionCell {
    /// As printed.
    pub text: String,
    /// What became of it beside the base; the base's own are kept.
    pub change: Change,
}

/// One version of a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The article's number.
    pub article: u32,
    /// Number of the paragraph among the article's counted ones, from 1.
    pub paragraph: u32,
    /// From first to last word.
    pub span: Span16,
    /// The canonical speaker; `""` where unknown or nobody.
    pub speaker: String,
    /// The words that attribute.
    pub cue: Option<String>,
    /// The verb's stance; `""` for none.
    pub stance: String,
    /// How it is given.
    pub kind: StatementKind,
    /// Number of the quotation that it is or is part of.
    pub quotation: Option<u32>,
    /// The words, parts joined with " … ".
    pub text: String,
    /// What its best match among the other reports' versions is worth, 0 to 1.
    pub score: f64,
    /// The words column by column; `null` where this version has none. As many as every other version of the statement has.
    pub cells: Vec<Option<VersionCell>>,
}

/// One of the things that a match is judged by.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct ScorePart {
    /// As the method names it.
    pub name: String,
    /// 0 to 1.
    pub value: f64,
}

/// A statement with its versions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct StatementView {
    /// Whether versions of at least two reports match for certain.
    pub is_certain: bool,
    /// Mean of the members' scores.
    pub score: f64,
    /// What the score is made of, as means too.
    pub parts: Vec<ScorePart>,
    /// Place in `members` of the version that the others are held against.
    pub base: u32,
    /// Two or more, in the order of the corpus.
    pub members: Vec<Member>,
}

/// Statements that several reports give: certain ones first, then those in most reports, then by place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct VersionsView {
    /// How they were matched.
    pub method: Method,
    /// How many there are.
    pub total: u32,
    /// How many of them are certain.
    pub certain: u32,
    /// The page asked for.
    pub statements: Vec<StatementView>,
}
