//! TF-IDF against the published example, from text to weight, and against a second implementation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/corpus.rs"]
mod corpus;

use corpus::{entries, slow_tokens, texts};
use newsprism::ArticleId;
use newsprism::index::{Counts, Index, Scope, article_counts};
use newsprism::math::ln;
use newsprism::stats::{TermCount, Weighted, share, top_terms};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn weights(index: &Index, scope: &Scope, article: ArticleId, k: usize) -> Vec<Weighted> {
    let counts = Counts::of(index, scope);
    let terms = article_counts(index, scope, article).into_iter().map(|(term, count)| TermCount {
        term: term.0,
        count,
        articles_with: counts.range[term.index()],
    });
    top_terms(terms, scope.article_count(), k)
}

#[test]
fn the_published_example() {
    let data: serde_json::Value = serde_json::from_str(include_str!("data/statistics.json")).unwrap();
    let data = &data["tf_idf"];
    let texts: Vec<&str> = data["articles"].as_array().unwrap().iter().map(|t| t.as_str().unwrap()).collect();
    let index = Index::build(&entries(&texts));
    let scope = Scope::all(&index);
    for (at, _) in texts.iter().enumerate() {
        let article = ArticleId(at as u32);
        let found = weights(&index, &scope, article, 99);
        for (term, expected) in data["weights"].as_object().unwrap() {
            let own = found.iter().find(|w| index.term(newsprism::index::TermId(w.counts.term)) == term);
            // Theirs is the same weight with the share of words and the logarithm to base 10.
            let length = scope.tokens_in(&index, article);
            let theirs = own.map_or(0.0, |w| w.weight * share(1, length) / ln(10.0));
            let expected = expected[at].as_f64().unwrap();
            assert!(
                (theirs - expected).abs() < data["tolerance"].as_f64().unwrap(),
                "{term}: {theirs} {expected}"
            );
        }
    }
}

proptest! {
    #[test]
    fn equals_a_second_implementation(texts in texts(), k in 0usize..8) {
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let scope = Scope::all(&index);
        let tokens = slow_tokens(&entries);
        for article in scope.articles() {
            let mut slow: BTreeMap<&str, f64> = BTreeMap::new();
            for token in tokens.iter().filter(|t| t.article == article) {
                let with: BTreeSet<ArticleId> = tokens.iter().filter(|t| t.term == token.term).map(|t| t.article).collect();
                *slow.entry(&token.term).or_default() += ln(texts.len() as f64) - ln(with.len() as f64);
            }
            let mut slow: Vec<(&str, f64)> = slow.into_iter().filter(|(_, w)| *w > 1e-9).collect();
            // Weights that differ only by rounding are ties, which go by code point.
            slow.sort_by(|a, b| if (a.1 - b.1).abs() < 1e-9 { a.0.cmp(b.0) } else { b.1.total_cmp(&a.1) });
            let found = weights(&index, &scope, article, k);
            prop_assert_eq!(found.len(), slow.len().min(k));
            for (own, (term, weight)) in found.iter().zip(slow) {
                prop_assert_eq!(index.term(newsprism::index::TermId(own.counts.term)), term);
                prop_assert!((own.weight - weight).abs() < 1e-9);
            }
        }
    }
}
