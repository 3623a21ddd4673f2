//! Figures of the five bundled articles: equal to the calculator's for the same text, to a count by brute force, and to
//! the sentences that were divided by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/ask.rs"]
mod ask;

use ask::article;
use newsprism::article::ManifestEntry;
use newsprism::session::{Session, measure};
use newsprism::source::SourceFile;
use newsprism::stats::{Bm25, bm25};
use newsprism::view::{
    Answer, ArticleView, FiguresRequest, FiguresView, Filter, List, MeasureField, MeasureRequest, Page,
    ReportsRequest, Request, TermsRequest, TermsView, VectorsView,
};
use std::collections::BTreeSet;

const NAMES: [&str; 5] = ["afp", "firstpost", "moscow-times", "voa-drawdown", "voa-withdrawal"];

fn bundled() -> Session {
    let mut session = Session::new();
    let files: Vec<_> = NAMES
        .iter()
        .map(|name| {
            let path = format!("{}/www/articles/{name}.txt", env!("CARGO_MANIFEST_DIR"));
            let bytes = std::fs::read(path).unwrap();
            (SourceFile { name: format!("{name}.txt"), bytes }, ManifestEntry::default())
        })
        .collect();
    assert_eq!(session.load(&files).failures, []);
    session
}

fn figures(session: &mut Session, query: &str) -> FiguresView {
    let page = Page { offset: 0, limit: 50 };
    match session.ask(&Request::Figures(FiguresRequest {
        filter: Filter::default(),
        query: query.to_owned(),
        page,
    })) {
        Ok(Answer::Figures(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn terms(session: &mut Session) -> TermsView {
    let list = List {
        sort: "count".to_owned(),
        descending: true,
        min_count: 1,
        stop_words: true,
        stems: false,
        measures: Vec::new(),
        page: Page { offset: 0, limit: 1000 },
    };
    let request =
        TermsRequest { filter: Filter::default(), containing: String::new(), words: 1, across: false, list };
    match session.ask(&Request::Terms(request)) {
        Ok(Answer::Terms(view)) => view,
        other => panic!("{other:?}"),
    }
}

/// The counted parts of an article's lines, of body text alone or of all.
fn prose(view: &ArticleView, body_only: bool) -> String {
    let units: Vec<u16> = view.text.encode_utf16().collect();
    let lines = view.lines.iter().filter(|line| !body_only || line.class == "body");
    let parts = lines
        .map(|line| String::from_utf16_lossy(&units[line.counted.start as usize..line.counted.end as usize]));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_calculator_gives_the_same_for_the_same_text() {
    let mut session = bundled();
    let view = figures(&mut session, "");
    assert_eq!(view.columns.len(), 12);
    for row in &view.rows {
        let article = article(&mut session, row.article);
        for (column, figure) in view.columns.iter().zip(&row.figures) {
            let is_readability = column.method.source.as_deref().is_some_and(|_| {
                ["flesch", "flesch-kincaid", "ari", "coleman-liau", "smog", "lix"]
                    .contains(&column.id.as_str())
            });
            let text = MeasureField {
                name: "text".into(),
                numbers: vec![],
                text: Some(prose(&article, is_readability)),
            };
            let again = measure(&MeasureRequest { measure: column.id.clone(), fields: vec![text] }).unwrap();
            assert_eq!(again.values[0].value, figure.value, "{} of {}", column.id, article.info.file);
            assert!(figure.value.is_some_and(f64::is_finite));
        }
    }
}

#[test]
fn sentences_are_those_divided_by_hand() {
    let mut session = bundled();
    for row in &figures(&mut session, "").rows {
        let name = NAMES[row.article as usize];
        let path = format!("{}/tests/data/sentences-{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let gold = std::fs::read_to_string(path).unwrap();
        let gold: BTreeSet<&str> = gold.lines().map(str::trim).collect();
        let article = article(&mut session, row.article);
        let units: Vec<u16> = article.text.encode_utf16().collect();
        for sentence in &row.sentences {
            let text =
                String::from_utf16_lossy(&units[sentence.span.start as usize..sentence.span.end as usize]);
            assert!(gold.contains(text.replace('\u{A0}', " ").trim()), "{name}: {text}");
        }
        let words: u32 = row.sentences.iter().map(|s| s.words).sum();
        assert_eq!(row.lengths.iter().sum::<u32>() as usize, row.sentences.len());
        assert!((row.mean_sentence.unwrap() * row.sentences.len() as f64 - f64::from(words)).abs() < 1e-9);
    }
}

#[test]
fn likeness_and_rank_by_brute_force_over_the_word_list() {
    let mut session = bundled();
    let view = figures(&mut session, "Syria peace talks nowhere-to-be-found");
    let terms = terms(&mut session);
    assert_eq!(terms.total as usize, terms.rows.len(), "the word list must be whole");
    let n = terms.articles.len();
    let likeness = view.likeness.unwrap();
    // scikit-learn's idf, cosine as the sum of products over the product of lengths.
    let idf = |range: u32| newsprism::math::ln((1.0 + n as f64) / (1.0 + f64::from(range))) + 1.0;
    for a in 0..n {
        let row = &view.rows[a];
        assert_eq!(row.tokens, terms.tokens_by_article[a]);
        assert_eq!(row.types as usize, terms.rows.iter().filter(|t| t.by_article[a] > 0).count());
        for b in 0..n {
            let (mut product, mut one, mut other, mut both, mut either) = (0.0, 0.0, 0.0, 0u32, 0u32);
            for term in &terms.rows {
                let [x, y] = [a, b].map(|at| f64::from(term.by_article[at]) * idf(term.range));
                product += x * y;
                one += x * x;
                other += y * y;
                both += u32::from(x > 0.0 && y > 0.0);
                either += u32::from(x > 0.0 || y > 0.0);
            }
            let at = a * n + b;
            assert!((likeness.cosine[at].unwrap() - product / (one * other).sqrt()).abs() < 1e-12);
            assert!((likeness.jaccard[at].unwrap() - f64::from(both) / f64::from(either)).abs() < 1e-15);
            assert_eq!(likeness.shared[at], both);
            assert!((likeness.delta[at] - likeness.delta[b * n + a]).abs() < 1e-12);
        }
    }
    // Delta: the hundred most frequent words, mean absolute difference of z-scores.
    let rate = |term: &newsprism::view::TermRow, at: usize| {
        f64::from(term.by_article[at]) / f64::from(terms.tokens_by_article[at])
    };
    let mut sum = 0.0;
    for term in &terms.rows[..100] {
        let rates: Vec<f64> = (0..n).map(|at| rate(term, at)).collect();
        let mean = rates.iter().sum::<f64>() / n as f64;
        let deviation =
            (rates.iter().map(|r| (r - mean) * (r - mean)).sum::<f64>() / (n as f64 - 1.0)).sqrt();
        sum += ((rates[0] - mean) / deviation - (rates[1] - mean) / deviation).abs();
    }
    assert_eq!(likeness.delta_words, 100);
    assert!((likeness.delta[1] - sum / 100.0).abs() < 1e-9);

    let ranking = view.ranking.unwrap();
    let mean = f64::from(terms.tokens) / n as f64;
    for row in &ranking.rows {
        let at = row.article as usize;
        let score: f64 = ["syria", "peace", "talks"]
            .iter()
            .map(|word| {
                let term = terms.rows.iter().find(|t| t.term == *word).unwrap();
                let words = terms.tokens_by_article[at];
                bm25(&Bm25::default(), term.by_article[at], words, mean, term.range, n as u32).unwrap()
            })
            .sum();
        assert!((row.score - score).abs() < 1e-12);
    }
    assert!(ranking.rows.windows(2).all(|two| two[0].score >= two[1].score));
    assert_eq!(ranking.terms.len(), 4);
    assert_eq!(ranking.terms[3].articles_with, 0);
}

/// What the calculator makes of fields.
fn worked(id: &str, fields: &[(&str, &[f64], Option<String>)]) -> f64 {
    let fields = fields.iter().map(|(name, numbers, text)| MeasureField {
        name: (*name).to_owned(),
        numbers: numbers.to_vec(),
        text: text.clone(),
    });
    measure(&MeasureRequest { measure: id.to_owned(), fields: fields.collect() }).unwrap().values[0]
        .value
        .unwrap()
}

fn vectors(session: &mut Session, articles: Vec<u32>) -> Result<VectorsView, newsprism::Error> {
    session.ask(&Request::Vectors(ReportsRequest { filter: Filter::default(), articles })).map(|answer| {
        match answer {
            Answer::Vectors(view) => view,
            other => panic!("{other:?}"),
        }
    })
}

#[test]
fn the_calculator_comes_to_the_likeness_and_rank_from_their_counts() {
    let mut session = bundled();
    let view = figures(&mut session, "Syria peace talks");
    let likeness = view.likeness.unwrap();
    let floats = |counts: &[u32]| counts.iter().map(|&n| f64::from(n)).collect::<Vec<f64>>();
    let near = |a: f64, b: f64| assert!((a - b).abs() <= 1e-9 * b.abs(), "{a}, {b}");
    for (a, b) in [(0, 1), (3, 2), (4, 0)] {
        let mut articles = vec![a, b];
        articles.extend((0..5).filter(|&other| other != a && other != b));
        let counts = vectors(&mut session, articles).unwrap();
        let cell = (a * 5 + b) as usize;
        let [own, other, df] = [floats(&counts.a), floats(&counts.b), floats(&counts.articles_with)];
        let n = f64::from(counts.reports);
        let cosine =
            worked("cosine", &[("a", &own, None), ("b", &other, None), ("df", &df, None), ("N", &[n], None)]);
        near(cosine, likeness.cosine[cell].unwrap());
        let line = |own: &Vec<u32>| own.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
        let lines = counts.frequent.iter().map(line).collect::<Vec<_>>().join("\n");
        let delta =
            worked("delta", &[("counts", &[], Some(lines)), ("sizes", &floats(&counts.tokens), None)]);
        near(delta, likeness.delta[cell]);
        assert_eq!(counts.words.len(), counts.a.len());
    }
    let ranking = view.ranking.unwrap();
    let count = |name: &str| ranking.method.counts.iter().find(|c| c.name == name).unwrap().value;
    for row in &ranking.rows {
        let df = ranking.terms.iter().map(|t| f64::from(t.articles_with)).collect::<Vec<f64>>();
        let score = worked(
            "bm25",
            &[
                ("tf", &floats(&row.counts), None),
                ("df", &df, None),
                ("words", &[f64::from(row.tokens)], None),
                ("mean", &[count("mean words")], None),
                ("N", &[count("N, reports")], None),
            ],
        );
        near(score, row.score);
    }
    assert_eq!(vectors(&mut session, vec![1]).unwrap_err().code, "nothing-to-compare");
    assert_eq!(vectors(&mut session, vec![1, 9]).unwrap_err().code, "no-such-article");
}

#[test]
fn a_filter_and_an_empty_corpus_leave_what_can_be_measured() {
    let mut none = Session::new();
    let view = figures(&mut none, "peace");
    assert_eq!((view.total, view.rows.len()), (0, 0));
    assert!(view.likeness.is_none());
    assert_eq!(view.ranking.unwrap().total, 0);
    // An article of one word, and one of none.
    let mut small = Session::new();
    let file = |name: &str, text: &str| {
        (SourceFile { name: name.into(), bytes: text.as_bytes().to_vec() }, ManifestEntry::default())
    };
    small.load(&[file("a.txt", "Peace\n\nPeace.\n"), file("b.txt", "...\n\n---\n"), file("c.txt", "War\n")]);
    let view = figures(&mut small, "peace");
    for row in &view.rows {
        for figure in &row.figures {
            assert_eq!(figure.value.is_some(), figure.not_defined.is_none());
            assert!(figure.value.is_none_or(f64::is_finite));
        }
    }
}
