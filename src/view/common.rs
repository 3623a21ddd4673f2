use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

/// A half-open range of UTF-16 code units in an article's source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct Span16 {
    /// First code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// What a marked part of an excerpt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum MarkRole {
    /// Words attributed to someone.
    Quote,
    /// The words that attribute.
    Cue,
    /// The words that name the source.
    Source,
    /// What a query found.
    Hit,
}

/// A marked part of an excerpt; offsets in UTF-16 code units from the start of the excerpt's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct Mark {
    /// First code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What it is.
    pub role: MarkRole,
}

/// A sentence, or several, shown as evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct Excerpt {
    /// The words as they stand.
    pub text: String,
    /// Where the excerpt begins in the article's source text, in UTF-16 code units.
    pub start: u32,
    /// What is marked in it, in order; marks of different roles may lie inside one another.
    pub marks: Vec<Mark>,
}

/// One count that went into a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct MethodCount {
    /// What was counted.
    pub name: String,
    /// How many.
    pub value: f64,
}

/// How a figure was reached: the page's "how it was counted".
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct Method {
    /// The measure's standard name.
    pub name: String,
    /// In words, for a reader.
    pub text: String,
    /// As a formula, where there is one.
    pub formula: Option<String>,
    /// Who defined it, where somebody did.
    pub source: Option<String>,
    /// The counts that went in.
    pub counts: Vec<MethodCount>,
    /// What to beware of at this size of corpus.
    pub caution: Option<String>,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct Page {
    /// Rows to skip.
    pub offset: u32,
    /// Rows to give, 1,000 at most.
    pub limit: u32,
}

/// What the lists of words, collocates and keywords are all asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct List {
    /// What the rows stand by; ties go by code point of the words.
    pub sort: String,
    /// Largest first.
    pub descending: bool,
    /// Only what is counted this often.
    pub min_count: u32,
    /// Whether function words ("the", "of") are listed.
    pub stop_words: bool,
    /// Whether words of one stem are counted as one.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<bool>", optional))]
    pub stems: bool,
    /// Keys of the measures that each row is to have. None: counts alone.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<Vec<String>>", optional))]
    pub measures: Vec<String>,
    /// Which part of the list.
    pub page: Page,
}
