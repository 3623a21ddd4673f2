use super::{Excerpt, Facet, Method, Span16};
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
    /// Who passed the words on, where the article says so: "he said, the ministry reported".
    pub via: Option<ViaView>,
    /// The country that the articles tie the speaker to, or `""`: the value that filters go by.
    pub affiliation: String,
    /// What the program said of it, where a reader corrected or confirmed it.
    pub corrected: Option<Before>,
    /// Whether a reader added it: the program had not found it.
    pub added: bool,
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

/// Who passed on what somebody else said.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ViaView {
    /// Its canonical name, or `""` where unknown.
    pub speaker: String,
    /// The second source as the article has it.
    pub mention: String,
    /// Where it stands.
    pub mention_span: Span16,
    /// The words that attribute to it.
    pub cue: String,
    /// Where they stand.
    pub cue_span: Span16,
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
    /// The groups that the rows of the page belong to, in their order, each counted whole; empty if not grouped.
    pub groups: Vec<QuoteGroupView>,
    /// The page asked for.
    pub rows: Vec<QuoteRow>,
    /// What each stance of a cue means.
    pub stances: Vec<StanceView>,
    /// How it was counted.
    pub method: Method,
}

/// A stance and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct StanceView {
    /// The value that filters go by.
    pub name: String,
    /// What the reporter's choice of such a cue says about the speech.
    pub meaning: String,
}

/// One group of quotations, whether or not all of it is on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct QuoteGroupView {
    /// The speaker, outlet, verb …; `""` for unknown or none.
    pub value: String,
    /// Quotations of all kinds.
    pub quotations: u32,
    /// Words of them inside quotation marks.
    pub quoted_words: u32,
    /// All words attributed.
    pub words: u32,
    /// Rows of the page that belong to it.
    pub shown: u32,
}

/// Words in quotation marks that are nobody's quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct MarkedRow {
    /// The article's number.
    pub article: u32,
    /// The words, marks included.
    pub text: String,
    /// Where they stand.
    pub span: Span16,
    /// `unattributed`, `scare` or `title`.
    pub role: String,
    /// Why, in words.
    pub reason: String,
    /// Number of the paragraph among the article's counted ones, from 1.
    pub paragraph: u32,
    /// The sentence that they stand in.
    pub excerpt: Excerpt,
}

/// Words in quotation marks that are nobody's quotation, of the articles that a filter keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct MarkedListView {
    /// How many of the roles asked for there are in all.
    pub total: u32,
    /// How many there are of each role, whatever roles were asked for.
    pub roles: Facet,
    /// The page asked for, by article and place.
    pub rows: Vec<MarkedRow>,
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
    /// Canonical name, `""` for quotations whose speaker is unknown; grouped, the affiliation, `""` for none.
    pub speaker: String,
    /// `person`, `organisation`, `unnamed` or `unknown`; grouped, `affiliation`.
    pub kind: String,
    /// What else the articles call them.
    pub aliases: Vec<String>,
    /// Grouped: the speakers whose quotations were counted, most quoted words first.
    pub members: Vec<String>,
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
    /// Rows in all.
    pub total: u32,
    /// Of these, the rows with words inside quotation marks.
    pub quoted: u32,
    /// Rows of somebody with a name.
    pub named: u32,
    /// Of these, the rows with words inside quotation marks.
    pub named_quoted: u32,
    /// The names of those that each of two outlets and more quotes, of all whose name is known.
    pub everywhere: Vec<String>,
    /// Rows of somebody with a name whom one outlet alone quotes, and one whose name is known.
    pub in_one: u32,
    /// Those of the page: most quoted words first, then most quotations, or the other way round; then by name.
    pub speakers: Vec<SpeakerRow>,
    /// What each of `outlets` gives all speakers together.
    pub totals: Vec<OutletShare>,
    /// Words inside quotation marks, all speakers.
    pub quoted_words: u32,
    /// How it was counted.
    pub method: Method,
}
