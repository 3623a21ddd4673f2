//! Requests and results as the page gets them.
//!
//! Plain data: the same request can be replayed by a native test, the command line and the browser. Offsets here are
//! UTF-16 code units (JavaScript's) into the article's source text. The only place that derives `Serialize`; no logic.
//! `www/engine/protocol.d.ts` is generated from these types (`cargo run --features cli,types -- types`).

mod articles;
mod collocates;
mod common;
mod concordance;
mod corrections;
mod differ;
mod figures;
mod keyness;
mod measure;
mod measures;
mod overview;
mod quotes;
mod request;
mod sentences;
mod shared;
mod terms;
mod utf16;
mod vectors;
mod versions;

pub use articles::{ArticleInfo, ArticleView, ArticlesView, Facet, Facets, Fact, LineView, MarkedView};
pub use collocates::{CollocateRow, CollocatesRequest, CollocatesView, Expected, Reach};
pub use common::{Excerpt, List, Mark, MarkRole, Method, MethodCount, Page, Span16};
pub use concordance::{
    ConcordanceGroup, ConcordanceLine, ConcordanceRequest, ConcordanceView, Dispersion, DispersionRequest,
    DispersionView, FormRow, FormsRequest, FormsView, LineGroup, Thinning,
};
pub use corrections::{Correction, CorrectionsView};
pub use differ::{
    DateRow, FigureRow, FigureValue, FormCount, LeftOutRequest, LeftOutRow, LeftOutView, ListRequest,
    NameForm, NamedRow, NamingView, NumbersView, Place, VerbRow, VerbsView, VoiceRow, VoicesView,
};
pub use figures::{
    ArticleFigure, ArticleFigures, FigureColumn, FiguresRequest, FiguresView, Likeness, RankRow, RankTerm,
    Ranking, SentenceLength,
};
pub use keyness::{Correcting, KeynessRequest, KeynessView, KeywordRow, Only, Side, Stability};
pub use measure::{
    MeasureField, MeasureInfo, MeasureInput, MeasureRequest, MeasureValue, MeasureView, MeasuresView,
    NotDefined,
};
pub use measures::{Measure, Undefined};
pub use overview::{
    ArticleTerm, ArticleTerms, DistinctiveView, Finding, FindingLink, FindingPart, OverviewView, Totals,
};
pub use quotes::{
    Before, Certainty, MarkedListView, MarkedRow, OutletShare, QuoteGroupView, QuoteKind, QuoteRow,
    QuotesView, SpeakerRow, SpeakersView, StanceView, ViaView,
};
pub use request::{
    Answer, ArticleRequest, CorrectRequest, Failure, Filter, FilterRequest, LineByHand, LoadReport,
    ManifestView, MarkedRequest, QuoteGroup, QuoteSort, QuotesRequest, Request, SpeakersRequest, Voice,
};
pub use sentences::{Part, SentenceRow, SentencesRequest, SentencesView};
pub use shared::{
    PassageRun, PassageSide, PassageView, ReportsRequest, RunChange, SharedArticle, SharedRequest,
    SharedView, SharedWith, TellingView, ToldArticle, ToldSentence, ToldStep,
};
pub use terms::{TermRow, TermsRequest, TermsView, WordCounts};
pub use utf16::Utf16Map;
pub use vectors::VectorsView;
pub use versions::{
    Change, Member, ScorePart, StatementKind, StatementView, VersionCell, VersionsRequest, VersionsView,
};
