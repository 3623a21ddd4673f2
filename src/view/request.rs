use super::{
    ArticleInfo, ArticleView, Certainty, CollocatesRequest, CollocatesView, ConcordanceRequest,
    ConcordanceView, Correction, CorrectionsView, DispersionRequest, DispersionView, Facets, FiguresRequest,
    FiguresView, FormsRequest, FormsView, KeynessRequest, KeynessView, MarkedListView, MeasureRequest,
    MeasureView, MeasuresView, OverviewView, Page, QuoteKind, QuotesView, ReportsRequest, SentencesRequest,
    SentencesView, SharedRequest, SharedView, Span16, SpeakersView, TellingView, TermsRequest, TermsView,
    VectorsView, VersionsRequest, VersionsView,
};
use super::{
    ArticlesView, DistinctiveView, LeftOutRequest, LeftOutView, ListRequest, NamingView, NumbersView,
    VerbsView, VoicesView,
};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// What is asked about. An empty list means "all"; `""` in a list means "unknown".
///
/// File, outlet, date, agency and attributes choose articles. Speaker, affiliation, kind, stance and certainty choose
/// quotations: with one of them set, word counts and concordances are taken inside the chosen quotations only. Voice
/// chooses words: it narrows counts and concordances, not quotations.
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
    /// Countries that the articles tie speakers to; `""` for none.
    pub affiliations: Vec<String>,
    /// Kinds of quotation.
    pub kinds: Vec<QuoteKind>,
    /// Stances of the cue: `neutral`, `doubting` …
    pub stances: Vec<String>,
    /// How sure the program is.
    pub certainties: Vec<Certainty>,
    /// Articles, by file.
    pub files: Vec<String>,
    /// Whose words.
    pub voices: Vec<Voice>,
    /// The reader's own attributes, each `name=value`: of each name that is given, one of its values; `name=` for none.
    pub attributes: Vec<String>,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// Those inside quotation marks that are somebody's quotation.
    Quoted,
    /// All others: the reporter's own, reported speech without quotation marks among them.
    Reporting,
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

/// What quotations are grouped by. Groups with most quoted words come first, then most quotations, then by name; unknown
/// last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum QuoteGroup {
    /// Not grouped.
    #[default]
    None,
    /// Canonical speaker.
    Speaker,
    /// The country that the articles tie the speaker to.
    Affiliation,
    /// Outlet.
    Outlet,
    /// Dictionary form of the cue.
    Verb,
    /// Stance of the cue.
    Stance,
}

/// Asks for quotations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct QuotesRequest {
    /// What is asked about.
    pub filter: Filter,
    /// Groups that stay together; within a group, rows stand in the order of `sort`.
    #[serde(default)]
    pub group: QuoteGroup,
    /// Order.
    pub sort: QuoteSort,
    /// Which part of the list.
    pub page: Page,
}

/// Asks who speaks in whose pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct SpeakersRequest {
    /// What is asked about.
    pub filter: Filter,
    /// Whether speakers are joined by the country that the articles tie them to.
    #[serde(default)]
    pub grouped: bool,
    /// Whether those with most quotations come first, and not those with most quoted words.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<bool>", optional))]
    pub by_quotations: bool,
    /// Which part of the list.
    pub page: Page,
}

/// Asks for words in quotation marks that are nobody's quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct MarkedRequest {
    /// What is asked about; as nobody says these words, only what chooses articles counts.
    pub filter: Filter,
    /// `unattributed`, `scare`, `title`; empty for all.
    pub roles: Vec<String>,
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Request {
    /// What can be filtered by.
    Facets(FilterRequest),
    /// The cards of the reports.
    Articles(ListRequest),
    /// The first screen.
    Overview(FilterRequest),
    /// The words that set each report apart.
    Distinctive(ListRequest),
    /// Quotations.
    Quotes(QuotesRequest),
    /// Who speaks in whose pages.
    Speakers(SpeakersRequest),
    /// Words in quotation marks that are nobody's quotation.
    Marked(MarkedRequest),
    /// The word list.
    Terms(TermsRequest),
    /// Key word in context.
    Concordance(ConcordanceRequest),
    /// Where hits stand.
    Dispersion(DispersionRequest),
    /// Which forms a query finds.
    Forms(FormsRequest),
    /// What stands about the hits of a query.
    Collocates(CollocatesRequest),
    /// What sets one selection of words apart from another.
    Keyness(Box<KeynessRequest>),
    /// The sentences that a row of a list was counted from.
    Sentences(SentencesRequest),
    /// One article for the Reader.
    Article(ArticleRequest),
    /// What reports share word for word.
    Shared(SharedRequest),
    /// In what order reports tell what several tell.
    Telling(ReportsRequest),
    /// The counts of two articles or more, as the calculator takes them.
    Vectors(ReportsRequest),
    /// Corrections made by hand.
    Correct(CorrectRequest),
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
    /// The figures of articles.
    Figures(FiguresRequest),
    /// The calculator's measures.
    Measures,
    /// A measure from what is typed in.
    Measure(MeasureRequest),
    /// Statements that several reports give.
    Versions(VersionsRequest),
}

/// The answer to a [`Request`], of the same kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Answer {
    /// To [`Request::Facets`].
    Facets(Facets),
    /// To [`Request::Articles`].
    Articles(ArticlesView),
    /// To [`Request::Overview`].
    Overview(OverviewView),
    /// To [`Request::Distinctive`].
    Distinctive(DistinctiveView),
    /// To [`Request::Quotes`].
    Quotes(QuotesView),
    /// To [`Request::Speakers`].
    Speakers(SpeakersView),
    /// To [`Request::Marked`].
    Marked(MarkedListView),
    /// To [`Request::Terms`].
    Terms(TermsView),
    /// To [`Request::Concordance`].
    Concordance(ConcordanceView),
    /// To [`Request::Dispersion`].
    Dispersion(DispersionView),
    /// To [`Request::Forms`].
    Forms(FormsView),
    /// To [`Request::Collocates`].
    Collocates(CollocatesView),
    /// To [`Request::Keyness`].
    Keyness(KeynessView),
    /// To [`Request::Sentences`].
    Sentences(SentencesView),
    /// To [`Request::Correct`].
    Correct(CorrectionsView),
    /// To [`Request::Article`].
    Article(ArticleView),
    /// To [`Request::Shared`].
    Shared(SharedView),
    /// To [`Request::Telling`].
    Telling(TellingView),
    /// To [`Request::Vectors`].
    Vectors(VectorsView),
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
    /// To [`Request::Figures`].
    Figures(FiguresView),
    /// To [`Request::Measures`].
    Measures(MeasuresView),
    /// To [`Request::Measure`].
    Measure(MeasureView),
    /// To [`Request::Versions`].
    Versions(VersionsView),
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
    /// What some lines are, by hand.
    pub lines: Vec<LineByHand>,
    /// The reader's own attributes, each `name=value`.
    pub attributes: Vec<String>,
    /// Whether an article of this name gives way to this one.
    pub replace: bool,
}

/// What a line is, by hand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct LineByHand {
    /// Its number, from 0. A line that is not there is passed over.
    pub line: u32,
    /// As in [`super::LineView::class`]; `blank` and unknown ones are passed over.
    pub class: String,
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
