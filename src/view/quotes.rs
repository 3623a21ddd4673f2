use super::{Excerpt, Method, Span16};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// Reported, without quotation marks.
    Indirect,
}

/// How sure the program is of content and speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Confidence 0.8 or more.
    Sure,
    /// 0.5 or more.
    Likely,
    /// Less.
    Guess,
}

/// One quotation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct QuoteRow {
    /// Its number in the corpus, by article and place.
    pub id: u32,
    /// The article's number.
    pub article: u32,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// The words attributed, fragments joined with " … ".
    pub text: String,
    /// Where the fragments stand in the article.
    pub spans: Vec<Span16>,
    /// Words of it inside quotation marks.
    pub quoted_words: u32,
    /// All words attributed.
    pub words: u32,
    /// The canonical speaker, or `""` where unknown: the value that filters go by.
    pub speaker: String,
    /// The source as the article has it.
    pub mention: Option<String>,
    /// Where the source stands.
    pub mention_span: Option<Span16>,
    /// The words that attribute.
    pub cue: Option<String>,
    /// Where they stand.
    pub cue_span: Option<Span16>,
    /// The cue's dictionary form: `say`, `according to`.
    pub verb: Option<String>,
    /// The verb's stance: `neutral`, `assertive`, `doubting` …
    pub stance: Option<String>,
    /// What the program said of it, where a reader corrected or confirmed it.
    pub corrected: Option<Before>,
    /// Where the program found it, from first to last word: what a correction names it by.
    pub found: Span16,
    /// Probability that content and speaker are right, 0 to 1.
    pub confidence: f64,
    /// The same in a word.
    pub certainty: Certainty,
    /// Why this content and this source, in words.
    pub rule: String,
    /// Why this speaker, in words; empty where there is none.
    pub speaker_rule: String,
    /// Number of the paragraph among the article's counted ones, from 1.
    pub paragraph: u32,
    /// The sentences that it stands in, with quotation, cue and source marked.
    pub excerpt: Excerpt,
}

/// The program's own reading of a quotation that a reader corrected or confirmed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Before {
    /// The canonical speaker, or `""`.
    pub speaker: String,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// The words, fragments joined with " … ".
    pub text: String,
    /// Where the fragments stand in the article.
    pub spans: Vec<Span16>,
    /// Probability that it is right, 0 to 1.
    pub confidence: f64,
}

/// Quotations under a filter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct QuotesView {
    /// How many there are in all.
    pub total: u32,
    /// Words of all of them inside quotation marks.
    pub quoted_words: u32,
    /// Reports that they stand in.
    pub reports: u32,
    /// The page asked for.
    pub rows: Vec<QuoteRow>,
    /// How it was counted.
    pub method: Method,
}

/// What a speaker gets in one outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct OutletShare {
    /// The outlet; `""` for unknown.
    pub outlet: String,
    /// Words inside quotation marks.
    pub quoted_words: u32,
    /// Quotations of all kinds.
    pub quotations: u32,
}

/// A speaker with what each outlet gives them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct SpeakerRow {
    /// Canonical name; `""` for quotations whose speaker is unknown.
    pub speaker: String,
    /// `person`, `organisation`, `unnamed` or `unknown`.
    pub kind: String,
    /// What else the articles call them.
    pub aliases: Vec<String>,
    /// Words inside quotation marks.
    pub quoted_words: u32,
    /// Quotations of all kinds.
    pub quotations: u32,
    /// Outlet by outlet, in the order of [`SpeakersView::outlets`], those with none left out.
    pub outlets: Vec<OutletShare>,
}

/// Who speaks in whose pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct SpeakersView {
    /// The outlets under the filter, in the order of the corpus.
    pub outlets: Vec<String>,
    /// Most quoted words first, then most quotations, then by name.
    pub speakers: Vec<SpeakerRow>,
    /// Words inside quotation marks, all speakers.
    pub quoted_words: u32,
    /// How it was counted.
    pub method: Method,
}
