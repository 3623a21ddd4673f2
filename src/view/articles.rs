use super::{QuoteRow, Span16};
use serde::Serialize;
#[cfg(feature = "types")]
use ts_rs::TS;

/// A piece of metadata and whether the text itself states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// The value; dates as `YYYY-MM-DD`.
    pub value: String,
    /// Where it stands in the text; `null` if the manifest says so.
    pub at: Option<Span16>,
}

/// An article's card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ArticleInfo {
    /// Its number in the corpus.
    pub id: u32,
    /// The file's name.
    pub file: String,
    /// A short name, unique in the corpus: the manifest's label, or the outlet, numbered if need be.
    pub label: String,
    /// Outlet, or `""` where unknown: the value that filters and colours go by.
    pub outlet: String,
    /// Title.
    pub headline: Option<Fact>,
    /// Publication or update, `YYYY-MM-DD`.
    pub date: Option<Fact>,
    /// News agencies named as source.
    pub agencies: Vec<Fact>,
    /// Place of the dateline.
    pub place: Option<Fact>,
    /// Author.
    pub byline: Option<Fact>,
    /// "Source: …" as the text has it.
    pub source: Option<Fact>,
    /// The reader's own attributes, each `name=value`.
    pub attributes: Vec<String>,
    /// Words counted (headline, section headings, body).
    pub words: u32,
    /// Words of it inside quotation marks that are somebody's quotation.
    pub quoted_words: u32,
    /// Quotations found, all kinds.
    pub quotations: u32,
    /// Lines left out of the count, blank ones not included.
    pub lines_left_out: u32,
}

/// The reports under a filter: a page of their cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ArticlesView {
    /// Reports in all.
    pub total: u32,
    /// Those of the page, in the order of the corpus.
    pub articles: Vec<ArticleInfo>,
}

/// A line of the article, with what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    /// Where it stands.
    pub span: Span16,
    /// `headline`, `section-heading`, `body`, `byline`, `dateline`, `update-line`, `caption`, `source-line`,
    /// `furniture` or `blank`.
    pub class: String,
    /// Why, in words; empty for plain body lines.
    pub reason: String,
    /// The part whose words count; empty (start = end) if none.
    pub counted: Span16,
}

/// Words in quotation marks that are nobody's quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct MarkedView {
    /// Marks included.
    pub span: Span16,
    /// `unattributed`, `scare` or `title`.
    pub role: String,
    /// Why, in words.
    pub reason: String,
}

/// One article for the Reader.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ArticleView {
    /// Its card.
    pub info: ArticleInfo,
    /// The whole source text, as found.
    pub text: String,
    /// Every line, in order.
    pub lines: Vec<LineView>,
    /// All its quotations, in order, whatever the filter; `selected` says which of them it keeps.
    pub quotes: Vec<QuoteRow>,
    /// For each of `quotes`, whether the filter keeps it.
    pub selected: Vec<bool>,
    /// Marked words that are no quotation.
    pub marked: Vec<MarkedView>,
    /// Where the query stands.
    pub hits: Vec<Span16>,
}

/// The values of one filter, as columns: speakers, dates and attributes can be tens of thousands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct Facet {
    /// What goes into the filter; `""` for unknown. Those that the filter holds are all among them.
    pub values: Vec<String>,
    /// For each, how many there are that the other filters leave: reports (outlet, date, agency), quotations (speaker, kind).
    pub counts: Vec<u32>,
}

/// What can be filtered by. Each facet is counted with the *other* filters applied, most first, ties by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Facets {
    /// What names the corpus in a citation: SHA-256 in hexadecimal of `sha256sum`'s sorted lines for all its files.
    pub fingerprint: String,
    /// The program's version.
    pub version: String,
    /// For each article of the corpus, whether the filter keeps it.
    pub selected: Vec<bool>,
    /// Reports an outlet.
    pub outlets: Facet,
    /// Reports a date, in order of time, unknown last.
    pub dates: Facet,
    /// Reports an agency.
    pub agencies: Facet,
    /// Quotations a speaker.
    pub speakers: Facet,
    /// Quotations a country that the articles tie their speaker to, none as `""`.
    pub affiliations: Facet,
    /// Quotations a kind.
    pub kinds: Facet,
    /// Quotations a stance of the cue, no stance as `""`.
    pub stances: Facet,
    /// Quotations a certainty, surest first.
    pub certainties: Facet,
    /// Words of each voice: inside quotation marks, and all others.
    pub voices: Facet,
    /// Reports an attribute of the reader's own, as `name=value`, by name; those without it as `name=`.
    pub attributes: Facet,
}
