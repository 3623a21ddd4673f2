//! The figures of articles: diversity, readability, sentence lengths, likeness, rank for a query.

use super::measure::{find, words_of};
use super::{Asked, page_range};
use crate::article::LineClass;
use crate::error::Error;
use crate::index::{Counts, Scope, Spread, TermId, Units, article_counts};
use crate::order;
use crate::span::{ArticleId, ByteSpan};
use crate::stats::calculator::{Given, Input, TEXT_COUNTS, work_out};
use crate::stats::catalogue::{Family, Measure};
use crate::stats::readability::TextCounts;
use crate::stats::{Bm25, Figure, Idf, bm25, similarity};
use crate::text;
use crate::view::{
    ArticleFigure, ArticleFigures, FigureColumn, FiguresRequest, FiguresView, Likeness, Method, MethodCount,
    NotDefined, RankRow, RankTerm, Ranking, ReportsRequest, SentenceLength, VectorsView,
};

/// The measures of a single article, in the order of the table.
const COLUMNS: [&str; 12] = [
    "ttr",
    "guiraud",
    "mattr",
    "mtld",
    "hd-d",
    "yule-k",
    "flesch",
    "flesch-kincaid",
    "ari",
    "coleman-liau",
    "smog",
    "lix",
];
/// Articles that are compared pair by pair.
const COMPARED: usize = 40;
/// Most frequent words that Delta goes over.
const DELTA_WORDS: usize = 100;
/// Classes of sentence lengths: five words each, the last one open.
const CLASSES: usize = 11;

impl Asked<'_> {
    pub(super) fn figures(&self, asked: &FiguresRequest) -> Result<FiguresView, Error> {
        let scope = Scope::of_articles(&self.analysis.index, self.selection(&asked.filter).flags());
        let articles: Vec<ArticleId> = scope.articles().collect();
        let range = page_range(asked.page, articles.len())?;
        let shown = &articles[range];
        let measures: Vec<&Measure> = COLUMNS.iter().map(|id| find(id)).collect::<Result<_, _>>()?;
        let rows = shown
            .iter()
            .map(|&article| self.figures_of(article, &measures))
            .collect::<Result<Vec<_>, _>>()?;
        let compared = (2..=COMPARED).contains(&shown.len());
        Ok(FiguresView {
            total: articles.len() as u32,
            columns: measures.iter().map(|measure| column(measure)).collect(),
            rows,
            lengths: lengths_method(),
            likeness: if compared { Some(self.likeness(&scope, shown)?) } else { None },
            ranking: if asked.query.trim().is_empty() { None } else { Some(self.ranking(&scope, asked)?) },
        })
    }

    fn figures_of(&self, article: ArticleId, measures: &[&Measure]) -> Result<ArticleFigures, Error> {
        let index = &self.analysis.index;
        let entry = &self.corpus[article.index()];
        let prose = self.text(article);
        let mut counts = TextCounts::default();
        let mut sentences = Vec::new();
        for sentence in &entry.layout.sentences {
            if entry.layout.paragraphs[sentence.paragraph as usize].class != LineClass::Body {
                continue;
            }
            let before = counts.words;
            words_of(prose, sentence.span).for_each(|word| counts.add_word(word));
            let words = (counts.words - before) as u32;
            if words > 0 {
                counts.sentences += 1.0;
                let span = self.read[article.index()].utf16.span(prose, sentence.span);
                sentences.push(SentenceLength { span, words });
            }
        }
        let all = index.article(article);
        let tokens: Vec<String> = (all.start..all.end)
            .map(|at| index.term(index.term_of(crate::index::TokenIndex(at))).to_owned())
            .collect();
        let mut figures = Vec::new();
        for measure in measures {
            let mut input = Input::default();
            if measure.family == Family::Diversity {
                input.add("tokens", Given::Texts(tokens.clone()));
            } else {
                let TextCounts { sentences, words, syllables, letters, polysyllables, long_words } = counts;
                let found = [sentences, words, syllables, letters, polysyllables, long_words];
                for (names, count) in TEXT_COUNTS.into_iter().zip(found) {
                    input.add(names.split('|').next().unwrap_or(names), Given::Number(count));
                }
            }
            let worked = work_out(measure, &input)?;
            let value =
                worked.values.first().map_or(Err(crate::stats::Undefined::Empty), |(_, figure)| *figure);
            let counts = worked.steps.into_iter().map(|(name, value)| MethodCount { name, value }).collect();
            figures.push(figure(value, counts, worked.warnings));
        }
        let mut lengths: Vec<u32> = sentences.iter().map(|sentence| sentence.words).collect();
        order::sort(&mut lengths);
        let mut classes = vec![0; CLASSES];
        lengths.iter().for_each(|&words| classes[(words as usize / 5).min(CLASSES - 1)] += 1);
        Ok(ArticleFigures {
            article: article.0,
            tokens: all.len(),
            types: article_counts(index, &Scope::all(index), article).len() as u32,
            figures,
            mean_sentence: (counts.sentences > 0.0).then(|| counts.words / counts.sentences),
            median_sentence: lengths.get(lengths.len().saturating_sub(1) / 2).copied().unwrap_or(0),
            lengths: classes,
            sentences,
        })
    }

    fn likeness(&self, scope: &Scope, articles: &[ArticleId]) -> Result<Likeness, Error> {
        let index = &self.analysis.index;
        let counts = Counts::of(index, scope);
        let n = scope.article_count();
        let terms: Vec<usize> = (0..counts.count.len()).filter(|&term| counts.count[term] > 0).collect();
        let frequent = frequent(&counts);
        let (mut weights, mut types, mut rates) = (Vec::new(), Vec::new(), Vec::new());
        for &article in articles {
            let own = article_counts(index, scope, article);
            let mut count = vec![0u32; counts.count.len()];
            own.iter().for_each(|&(term, times)| count[term.index()] = times);
            let weight = |&term: &usize| {
                if count[term] == 0 {
                    0.0
                } else {
                    f64::from(count[term]) * Idf::Smooth.of(counts.range[term], n).unwrap_or(0.0)
                }
            };
            weights.push(terms.iter().map(weight).collect::<Vec<f64>>());
            let words = f64::from(scope.tokens_in(index, article).max(1));
            rates.push(frequent.iter().map(|&term| f64::from(count[term]) / words).collect::<Vec<f64>>());
            types.push(own.len() as u32);
        }
        let (mut cosine, mut jaccard, mut shared) = (Vec::new(), Vec::new(), Vec::new());
        for (a, one) in weights.iter().enumerate() {
            for (b, other) in weights.iter().enumerate() {
                let both = one.iter().zip(other).filter(|(x, y)| **x > 0.0 && **y > 0.0).count() as u32;
                cosine.push(similarity::cosine(one, other).ok());
                jaccard.push(similarity::jaccard(both.into(), types[a].into(), types[b].into()).ok());
                shared.push(both);
            }
        }
        let (delta, delta_words) = similarity::delta(&rates).unwrap_or_default();
        let each = |id: &str, more: Vec<MethodCount>, caution: Option<String>| {
            find(id).map(|measure| Method { counts: more, caution, ..method(measure) })
        };
        let size = count_of("N, reports", n);
        Ok(Likeness {
            articles: articles.iter().map(|id| id.0).collect(),
            cosine,
            jaccard,
            shared,
            delta,
            delta_words,
            methods: vec![
                each("cosine", vec![size.clone(), count_of("different words", counts.types)], None)?,
                each("jaccard", vec![size.clone()], None)?,
                each(
                    "delta",
                    vec![size, count_of("words compared", delta_words)],
                    Some(
                        "Delta was made for long texts by one writer each; on short reports it tells little."
                            .to_owned(),
                    ),
                )?,
            ],
        })
    }

    /// What likeness is worked out from, for articles of the selection.
    pub(super) fn vectors(&self, asked: &ReportsRequest) -> Result<VectorsView, Error> {
        let index = &self.analysis.index;
        let scope = Scope::of_articles(index, self.selection(&asked.filter).flags());
        let counts = Counts::of(index, &scope);
        let frequent = frequent(&counts);
        let articles =
            asked.articles.iter().map(|&a| self.known(a, "articles")).collect::<Result<Vec<_>, _>>()?;
        let [first, second, ..] = articles[..] else {
            let message = "Likeness needs two reports at least; name two or more.";
            return Err(Error::new("nothing-to-compare", message).about("articles"));
        };
        // As long as the vocabulary: one at a time, however many are asked about.
        let count = |article: ArticleId| {
            let mut count = vec![0u32; counts.count.len()];
            article_counts(index, &scope, article).iter().for_each(|&(term, n)| count[term.index()] = n);
            count
        };
        let (a, b) = (count(first), count(second));
        let terms: Vec<usize> = (0..a.len()).filter(|&term| a[term] + b[term] > 0).collect();
        let of = |count: &[u32], terms: &[usize]| terms.iter().map(|&term| count[term]).collect::<Vec<_>>();
        Ok(VectorsView {
            reports: scope.article_count(),
            words: terms.iter().map(|&term| index.term(TermId(term as u32)).to_owned()).collect(),
            a: of(&a, &terms),
            b: of(&b, &terms),
            articles_with: of(&counts.range, &terms),
            frequent: articles.iter().map(|&id| of(&count(id), &frequent)).collect(),
            tokens: articles.iter().map(|&id| scope.tokens_in(index, id)).collect(),
        })
    }

    fn ranking(&self, scope: &Scope, asked: &FiguresRequest) -> Result<Ranking, Error> {
        let index = &self.analysis.index;
        let n = scope.article_count();
        let how = Bm25::default();
        let mean = f64::from(scope.tokens()) / f64::from(n.max(1));
        let query = asked.query.as_str();
        let mut words: Vec<String> = Vec::new();
        for word in words_of(query, ByteSpan::new(0, query.len())).map(text::fold_word) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        let found: Vec<Option<TermId>> = words.iter().map(|word| index.find_term(word)).collect();
        let articles: Vec<ArticleId> = scope.articles().collect();
        let mut counts = vec![vec![0u32; words.len()]; articles.len()];
        let (spread, units) = (Spread::new(index, scope), Units::new(index, None));
        for (at, term) in found.iter().enumerate() {
            let Some(term) = term else { continue };
            for (own, times) in counts.iter_mut().zip(spread.unit_counts(units, term.0)) {
                own[at] = times as u32;
            }
        }
        let with: Vec<u32> =
            (0..words.len()).map(|at| counts.iter().filter(|own| own[at] > 0).count() as u32).collect();
        let mut rows = Vec::new();
        for (&article, own) in articles.iter().zip(counts) {
            let length = scope.tokens_in(index, article);
            let score = own.iter().zip(&with).filter(|(tf, _)| **tf > 0);
            let score: f64 = score.map(|(&tf, &df)| bm25(&how, tf, length, mean, df, n).unwrap_or(0.0)).sum();
            if own.iter().any(|&tf| tf > 0) {
                rows.push(RankRow { article: article.0, tokens: length, score, counts: own });
            }
        }
        order::sort_by(&mut rows, |a, b| b.score.total_cmp(&a.score));
        let total = rows.len() as u32;
        let range = page_range(crate::view::Page { offset: 0, ..asked.page }, rows.len())?;
        rows.truncate(range.end);
        let terms = words.into_iter().zip(with).map(|(term, df)| RankTerm {
            term,
            articles_with: df,
            idf: how.idf.of(df, n).ok(),
        });
        let measure = find("bm25")?;
        let counts =
            vec![count_of("N, reports", n), MethodCount { name: "mean words".to_owned(), value: mean }];
        Ok(Ranking { terms: terms.collect(), total, rows, method: Method { counts, ..method(measure) } })
    }
}

/// The words that Delta goes over, most frequent first.
fn frequent(counts: &Counts) -> Vec<usize> {
    let mut frequent: Vec<usize> = (0..counts.count.len()).filter(|&term| counts.count[term] > 0).collect();
    // Terms are numbered by code point and the sort is stable: ties stand by code point.
    order::sort_by_key(&mut frequent, |&term| std::cmp::Reverse(counts.count[term]));
    frequent.truncate(DELTA_WORDS);
    frequent
}

fn figure(value: Figure, counts: Vec<MethodCount>, warnings: Vec<String>) -> ArticleFigure {
    let why =
        value.err().map(|why| NotDefined { code: why.code().to_owned(), reason: why.reason().to_owned() });
    ArticleFigure { value: value.ok(), not_defined: why, counts, warnings }
}

fn column(measure: &Measure) -> FigureColumn {
    FigureColumn { id: measure.id.to_owned(), name: measure.name.to_owned(), method: method(measure) }
}

/// A measure's card, as yet without counts.
fn method(measure: &Measure) -> Method {
    Method {
        name: measure.name.to_owned(),
        text: measure.choice.to_owned(),
        formula: Some(measure.formula.to_owned()),
        source: Some(measure.source.to_owned()),
        counts: Vec::new(),
        caution: None,
    }
}

fn lengths_method() -> Method {
    Method {
        name: "Sentence length".to_owned(),
        text: "Words of each sentence of body text; headlines and headings are no sentences. A full stop after an \
               abbreviation (U.S., Sept. 30) ends none."
            .to_owned(),
        formula: Some("mean = words of all sentences ÷ sentences".to_owned()),
        source: None,
        counts: Vec::new(),
        caution: None,
    }
}

fn count_of(name: &str, value: u32) -> MethodCount {
    MethodCount { name: name.to_owned(), value: value.into() }
}
