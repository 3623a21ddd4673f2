use super::{Filter, Method, Page, Span16};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// Asks what reports share word for word, and for the passages of two of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedRequest {
    /// Which reports.
    pub filter: Filter,
    /// The two reports whose passages are wanted, in the order in which they are shown; empty for none.
    pub pair: Vec<u32>,
    /// Of the words of the shorter one of two reports, in per cent: those that share less are not joined. 0 joins all.
    pub least: u32,
    /// Which of the reports, in the order of [`SharedView::articles`].
    pub page: Page,
}

/// Words that one report shares with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedWith {
    /// The other report's number.
    pub article: u32,
    /// Words of the first that stand in a passage of both.
    pub words: u32,
}

/// What one report shares. A word counts once, however many reports have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedArticle {
    /// Its number.
    pub article: u32,
    /// All its words.
    pub words: u32,
    /// Words that no other report of the selection has in a shared passage.
    pub own: u32,
    /// Words shared with at least one other.
    pub shared: u32,
    /// Of the shared ones, those that stand in a report that names a news agency, or are shared by this one if it names one.
    pub wire: u32,
    /// With which of them, most words first: of those on this page all, of the others the first.
    pub with: Vec<SharedWith>,
}

/// A stretch of words of one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct PassageSide {
    /// Where it stands.
    pub span: Span16,
    /// Paragraph, from 1.
    pub paragraph: u32,
    /// Words in it.
    pub words: u32,
}

/// What became of words from the first report to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum RunChange {
    /// The same to the letter.
    Kept,
    /// The same words with other marks or capitals.
    Punctuation,
    /// Other words in their place.
    Changed,
    /// The first report alone has them.
    Cut,
    /// The second report alone has them.
    Added,
}

/// A run of words in a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct PassageRun {
    /// What became of them.
    pub change: RunChange,
    /// As the first report has them, with the marks round them; `""` if it has none.
    pub a: String,
    /// As the second report has them.
    pub b: String,
}

/// A passage that two reports share.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct PassageView {
    /// Where the first report has it.
    pub a: PassageSide,
    /// Where the second has it.
    pub b: PassageSide,
    /// Whether all words are the same; marks and capitals may differ.
    pub kept: bool,
    /// Whether it stands in another order than the other passages.
    pub moved: bool,
    /// Words that are the same in both.
    pub same: u32,
    /// Words in common ÷ words of the longer side, 0 to 1.
    pub likeness: f64,
    /// The words, run by run.
    pub runs: Vec<PassageRun>,
}

/// What reports share.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct SharedView {
    /// Reports that are selected.
    pub total: u32,
    /// Those of them that are joined to another.
    pub sharing: u32,
    /// The page asked for, so that those that share much stand together; those that are joined to none come last.
    pub articles: Vec<SharedArticle>,
    /// The passages of the pair that was asked for, by place in its first report.
    pub passages: Vec<PassageView>,
    /// How it was found.
    pub method: Method,
}

/// Asks about several reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ReportsRequest {
    /// Which reports.
    pub filter: Filter,
    /// Two or more of them; to `telling`, in the order in which they are shown, or empty for all of the selection.
    pub articles: Vec<u32>,
}

/// A sentence of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ToldSentence {
    /// The report's number.
    pub article: u32,
    /// The sentence's number in it, from 1; headlines and section headings are sentences too.
    pub sentence: u32,
    /// Paragraph, from 1.
    pub paragraph: u32,
    /// Where it stands.
    pub span: Span16,
    /// Its words.
    pub text: String,
}

/// Something that at least two of the reports tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ToldStep {
    /// The sentences that tell it, by report and place.
    pub sentences: Vec<ToldSentence>,
}

/// One report's part in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ToldArticle {
    /// Its number.
    pub article: u32,
    /// Sentences in it.
    pub sentences: u32,
    /// Sentences that share nothing with the others.
    pub alone: u32,
}

/// In what order reports tell what several of them tell.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct TellingView {
    /// The reports.
    pub articles: Vec<ToldArticle>,
    /// What they share, in the order of the first report that tells it.
    pub steps: Vec<ToldStep>,
    /// How it was found.
    pub method: Method,
}
