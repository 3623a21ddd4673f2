use super::{
    ArticleInfo, ArticleView, Certainty, ConcordanceRequest, ConcordanceView, Correction, CorrectionsView,
    DispersionRequest, DispersionView, Facets, FormsRequest, FormsView, OverviewView, Page, QuoteKind,
    QuotesView, SharedRequest, SharedView, Span16, SpeakersView, TellingRequest, TellingView, TermsView,
    VersionsRequest, VersionsView,
};
use super::{LeftOutRequest, LeftOutView, ListRequest, NamingView, NumbersView, VerbsView, VoicesView};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// What is asked about. An empty list means "all"; `""` in a list means "unknown".
///
/// Outlet, date and agency choose articles. Speaker, kind, stance and certainty choose quotations: with one of them set,
/// word counts and concordances are taken inside the chosen quotations only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Filter {
    /// Outlets.
    pub outlets: Vec<String>,
    /// Dates, `YYYY-MM-DD`.
    pub dates: Vec<String>,
    /// Agencies.
    pub agencies: Vec<String>,
    /// Canonical speakers.
    pub speakers: Vec<String>,
    /// Kinds of quotation.
    pub kinds: Vec<QuoteKind>,
    /// Stances of the cue: `neutral`, `doubting` …
    pub stances: Vec<String>,
    /// How sure the program is.
    pub certainties: Vec<Certainty>,
}

/// Order of quotations. Ties go by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum QuoteSort {
    /// By article and place in it.
    Place,
    /// Most quoted words first.
    Length,
    /// By speaker's name, unknown last.
    Speaker,
    /// By dictionary form of the cue, none last.
    Verb,
    /// Least sure first: the queue of the doubtful.
    Doubt,
}

/// Order of the word list. Ties go by code point of the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum TermSort {
    /// By code point.
    Term,
    /// By count.
    Count,
    /// By number of reports.
    Range,
}

/// Asks for quotations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct QuotesRequest {
    /// What is asked about.
    pub filter: Filter,
    /// Order.
    pub sort: QuoteSort,
    /// Which part of the list.
    pub page: Page,
}

/// Asks for the word list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct TermsRequest {
    /// What is asked about.
    pub filter: Filter,
    /// Order.
    pub sort: TermSort,
    /// Largest first.
    pub descending: bool,
    /// Only terms that hold this text; `""` for all.
    pub containing: String,
    /// Only terms with at least this count.
    pub min_count: u32,
    /// Whether function words ("the", "of") are listed.
    pub stop_words: bool,
    /// Which part of the list.
    pub page: Page,
}

/// Asks for one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ArticleRequest {
    /// What is asked about, to tell which quotations it keeps.
    pub filter: Filter,
    /// The article's number.
    pub article: u32,
    /// A query to mark; `""` for none.
    pub query: String,
}

/// Asks for what needs nothing but a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct FilterRequest {
    /// What is asked about.
    pub filter: Filter,
}

/// Sets the list of corrections made by hand, in place of the list before; an empty one takes all back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct CorrectRequest {
    /// All of them, in the order in which they were made.
    pub corrections: Vec<Correction>,
}

/// A question to the session: an object whose `kind` says which. Every one gets exactly one [`Answer`] or [`Failure`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Request {
    /// What can be filtered by, and all article cards.
    Facets(FilterRequest),
    /// The first screen.
    Overview(FilterRequest),
    /// Quotations.
    Quotes(QuotesRequest),
    /// Who speaks in whose pages.
    Speakers(FilterRequest),
    /// The word list.
    Terms(TermsRequest),
    /// Key word in context.
    Concordance(ConcordanceRequest),
    /// Where hits stand.
    Dispersion(DispersionRequest),
    /// Which forms a query finds.
    Forms(FormsRequest),
    /// One article for the Reader.
    Article(ArticleRequest),
    /// What reports share word for word.
    Shared(SharedRequest),
    /// In what order reports tell what several tell.
    Telling(TellingRequest),
    /// Corrections made by hand.
    Correct(CorrectRequest),
    /// Statements that several reports give.
    Versions(VersionsRequest),
    /// What reports leave out that others have.
    LeftOut(LeftOutRequest),
    /// How the reports name somebody or something.
    Naming(ListRequest),
    /// Numbers and relative dates.
    Numbers(ListRequest),
    /// What each outlet gives each speaker.
    Voices(ListRequest),
    /// Reporting verbs by outlet and speaker.
    Verbs(ListRequest),
}

/// The answer to a [`Request`], of the same kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Answer {
    /// To [`Request::Facets`].
    Facets(Facets),
    /// To [`Request::Overview`].
    Overview(OverviewView),
    /// To [`Request::Quotes`].
    Quotes(QuotesView),
    /// To [`Request::Speakers`].
    Speakers(SpeakersView),
    /// To [`Request::Terms`].
    Terms(TermsView),
    /// To [`Request::Concordance`].
    Concordance(ConcordanceView),
    /// To [`Request::Dispersion`].
    Dispersion(DispersionView),
    /// To [`Request::Forms`].
    Forms(FormsView),
    /// To [`Request::Correct`].
    Correct(CorrectionsView),
    /// To [`Request::Article`].
    Article(ArticleView),
    /// To [`Request::Shared`].
    Shared(SharedView),
    /// To [`Request::Telling`].
    Telling(TellingView),
    /// To [`Request::Versions`].
    Versions(VersionsView),
    /// To [`Request::LeftOut`].
    LeftOut(LeftOutView),
    /// To [`Request::Naming`].
    Naming(NamingView),
    /// To [`Request::Numbers`].
    Numbers(NumbersView),
    /// To [`Request::Voices`].
    Voices(VoicesView),
    /// To [`Request::Verbs`].
    Verbs(VerbsView),
}

/// An error as the page gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// Stable, kebab-case: `query-syntax`.
    pub code: String,
    /// Whole sentences for a person.
    pub message: String,
    /// The file, article, query or field that it is about.
    pub about: Option<String>,
    /// Where in that text the fault is, if it is a query.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub at: Option<Span16>,
}

/// What the manifest beside the articles says of one of them. All but the file's name may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase", default)]
pub struct ManifestView {
    /// The file's name.
    pub file: String,
    /// A short name, unique in the corpus.
    pub label: Option<String>,
    /// Title.
    pub headline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// News agency.
    pub agency: Option<String>,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Author.
    pub byline: Option<String>,
}

/// What became of the files that were loaded.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct LoadReport {
    /// All articles now in the corpus.
    pub articles: Vec<ArticleInfo>,
    /// The files that could not be read, each with its reason. The others are in.
    pub failures: Vec<Failure>,
}
