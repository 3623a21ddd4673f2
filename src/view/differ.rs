use super::{Excerpt, Filter, Method, Page, Span16};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// Asks what reports leave out that others have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct LeftOutRequest {
    /// What is asked about: reports are compared whole, whatever quotations it chooses.
    pub filter: Filter,
    /// So many other reports must have it, 1 or more.
    pub least: u32,
    /// Which part of the list.
    pub page: Page,
}

/// Asks how the reports name somebody or something, which numbers they give, or with which verbs they report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ListRequest {
    /// What is asked about.
    pub filter: Filter,
    /// Which part of the list.
    pub page: Page,
}

/// Where something stands in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The article's number.
    pub article: u32,
    /// Where it stands.
    pub span: Span16,
    /// Its sentence, with it marked as a hit.
    pub excerpt: Excerpt,
}

/// Something that other reports have and one has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct LeftOutRow {
    /// The report that lacks it.
    pub article: u32,
    /// `person`, `organisation`, `place`, `undecided` (a name of which the reports do not show what it is of), `number` or `statement`.
    pub sort: String,
    /// The name, the number with what it counts, or the words of the fullest version of the statement.
    pub name: String,
    /// The other reports that have it.
    pub reports: Vec<u32>,
    /// Where each of these reports has it first; of the first thirty.
    pub places: Vec<Place>,
}

/// What reports leave out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct LeftOutView {
    /// Reports compared.
    pub articles: Vec<u32>,
    /// Rows in all.
    pub total: u32,
    /// The page asked for: by report; what most others have first.
    pub rows: Vec<LeftOutRow>,
    /// How it was found.
    pub method: Method,
}

/// How often an outlet uses one form of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct FormCount {
    /// The outlet; `""` for unknown.
    pub outlet: String,
    /// Times.
    pub count: u32,
}

/// One way of naming somebody or something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct NameForm {
    /// The words, titles and descriptions with them.
    pub form: String,
    /// Whether it is a description without the name.
    pub described: bool,
    /// Times in all.
    pub count: u32,
    /// Outlet by outlet, those that never use it left out.
    pub outlets: Vec<FormCount>,
    /// The first places, ten at most.
    pub places: Vec<Place>,
}

/// Somebody or something with all its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct NamedRow {
    /// The fullest name, without titles.
    pub name: String,
    /// `person`, `organisation`, `place` or `undecided`.
    pub sort: String,
    /// Times named or described.
    pub count: u32,
    /// Reports that do.
    pub reports: u32,
    /// Most frequent first, ties by first place.
    pub forms: Vec<NameForm>,
}

/// How the reports name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct NamingView {
    /// The outlets under the filter, in the order of the corpus.
    pub outlets: Vec<String>,
    /// Rows in all.
    pub total: u32,
    /// The page asked for: what most reports name first, then what is named most often.
    pub rows: Vec<NamedRow>,
    /// How it was found.
    pub method: Method,
}

/// A number as one report gives it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct FigureValue {
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The same, or the upper end.
    pub high: f64,
    /// What stands before it: `about`, `more than`; `""` for nothing.
    pub hedge: String,
    /// The words.
    pub shown: String,
    /// Where it stands.
    pub place: Place,
}

/// Numbers that count the same thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct FigureRow {
    /// What is counted, as the first report has it; `$`, `%` for sums and shares.
    pub counted: String,
    /// `agree`, `differ`, or `single` where one report alone gives it.
    pub agreement: String,
    /// Reports that give it.
    pub reports: u32,
    /// By article and place.
    pub values: Vec<FigureValue>,
}

/// Words that say when, relative to the day of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct DateRow {
    /// The words.
    pub shown: String,
    /// The first day meant, `YYYY-MM-DD`; `null` where it cannot be told.
    pub from: Option<String>,
    /// The last one.
    pub to: Option<String>,
    /// How it was read.
    pub rule: String,
    /// Where it stands.
    pub place: Place,
}

/// The numbers and relative dates of the reports.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct NumbersView {
    /// Rows of figures in all.
    pub total: u32,
    /// The page asked for: those that differ first, then those that agree, those of most reports first.
    pub rows: Vec<FigureRow>,
    /// Relative dates, by article and place, the first 1,000.
    pub dates: Vec<DateRow>,
    /// How they were found.
    pub method: Method,
}

/// What one outlet gives one speaker.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct VoiceRow {
    /// Canonical name; `""` for quotations whose speaker is unknown.
    pub speaker: String,
    /// `person`, `organisation`, `unnamed` or `unknown`.
    pub sort: String,
    /// The outlet; `""` for unknown.
    pub outlet: String,
    /// Whether no other outlet under the filter gives this speaker a word.
    pub only_here: bool,
    /// Words inside quotation marks.
    pub quoted_words: u32,
    /// The same as a share of all such words of the outlet, 0 to 1.
    pub share: f64,
    /// Quotations all in marks.
    pub direct: u32,
    /// Partly in marks.
    pub mixed: u32,
    /// Reported without marks.
    pub indirect: u32,
    /// Where the speaker is first heard: share of the report that stands before, 0 to 1, the smallest of its reports.
    pub first: f64,
    /// The quotation that is.
    pub first_quotation: u32,
    /// Whether a headline of the outlet names the speaker.
    pub in_headline: bool,
}

/// How often one outlet reports one speaker with one verb.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct VerbRow {
    /// Dictionary form of the cue; `""` for quotations without one.
    pub verb: String,
    /// Its stance; `""` without a cue.
    pub stance: String,
    /// The outlet.
    pub outlet: String,
    /// The speaker.
    pub speaker: String,
    /// Quotations.
    pub count: u32,
}

/// Who speaks in which outlet, and by which verbs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct VoicesView {
    /// The outlets under the filter, in the order of the corpus.
    pub outlets: Vec<String>,
    /// Rows in all.
    pub total: u32,
    /// The page asked for: by speaker, most quoted words first, then by outlet.
    pub rows: Vec<VoiceRow>,
    /// How it was counted.
    pub method: Method,
}

/// Reporting verbs by outlet and speaker.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct VerbsView {
    /// The outlets under the filter, in the order of the corpus.
    pub outlets: Vec<String>,
    /// Rows in all.
    pub total: u32,
    /// The page asked for: most frequent verb first, then by verb, outlet, speaker.
    pub rows: Vec<VerbRow>,
    /// How it was counted.
    pub method: Method,
}
