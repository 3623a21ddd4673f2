use super::{Filter, Method, MethodCount, NotDefined, Page, Span16};
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// Asks for the figures of articles: diversity, readability, sentence lengths, likeness, and their rank for a query.
/// The filter chooses articles; they are measured whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct FiguresRequest {
    /// What is asked about.
    pub filter: Filter,
    /// Words to rank the articles for; `""` for none.
    pub query: String,
    /// Which of the articles.
    pub page: Page,
}

/// What a column of the table holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct FigureColumn {
    /// Id in the catalogue of measures.
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// How it is worked out; the counts that went in stand with each figure.
    pub method: Method,
}

/// One figure of one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ArticleFigure {
    /// `null` where the measure is not defined.
    pub value: Option<f64>,
    /// Why there is none.
    pub not_defined: Option<NotDefined>,
    /// The counts that went in.
    pub counts: Vec<MethodCount>,
    /// What to beware of.
    pub warnings: Vec<String>,
}

/// A sentence of body text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct SentenceLength {
    /// Where it stands.
    pub span: Span16,
    /// Its words.
    pub words: u32,
}

/// The figures of one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct ArticleFigures {
    /// Its number.
    pub article: u32,
    /// Words (tokens) in headline, headings and body.
    pub tokens: u32,
    /// Different words (types).
    pub types: u32,
    /// In the order of [`FiguresView::columns`].
    pub figures: Vec<ArticleFigure>,
    /// Sentences of body text, in order.
    pub sentences: Vec<SentenceLength>,
    /// Their mean length in words; `null` without any.
    pub mean_sentence: Option<f64>,
    /// The length that half of them do not exceed.
    pub median_sentence: u32,
    /// How many have 0–4, 5–9, … words, the last class 50 and more.
    pub lengths: Vec<u32>,
}

/// How alike articles are, pair by pair: matrices row by row, in the order of `articles`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct Likeness {
    /// The articles compared.
    pub articles: Vec<u32>,
    /// Cosine over TF-IDF; `null` where not defined.
    pub cosine: Vec<Option<f64>>,
    /// Types in both ÷ types in either.
    pub jaccard: Vec<Option<f64>>,
    /// Types in both.
    pub shared: Vec<u32>,
    /// Burrows's Delta; empty where not defined.
    pub delta: Vec<f64>,
    /// Words that Delta went over.
    pub delta_words: u32,
    /// How cosine, Jaccard and Delta were reached.
    pub methods: Vec<Method>,
}

/// A word of the query.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct RankTerm {
    /// As counted.
    pub term: String,
    /// Articles that have it.
    pub articles_with: u32,
    /// Its weight; `null` where no article is under the filter.
    pub idf: Option<f64>,
}

/// An article's rank for the query.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct RankRow {
    /// Its number.
    pub article: u32,
    /// Its words.
    pub tokens: u32,
    /// BM25, over 0.
    pub score: f64,
    /// Occurrences of each word of the query, in the order of [`Ranking::terms`].
    pub counts: Vec<u32>,
}

/// The articles that answer a query, best first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct Ranking {
    /// The query's words, each once.
    pub terms: Vec<RankTerm>,
    /// Articles that have one of them at least.
    pub total: u32,
    /// The page asked for.
    pub rows: Vec<RankRow>,
    /// How it was counted.
    pub method: Method,
}

/// The figures of articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct FiguresView {
    /// Articles under the filter.
    pub total: u32,
    /// The measures.
    pub columns: Vec<FigureColumn>,
    /// The page asked for.
    pub rows: Vec<ArticleFigures>,
    /// How sentences were measured.
    pub lengths: Method,
    /// How alike the articles of this page are; `null` for one article, and for more than 40.
    pub likeness: Option<Likeness>,
    /// The articles that answer the query; `null` without one.
    pub ranking: Option<Ranking>,
}
