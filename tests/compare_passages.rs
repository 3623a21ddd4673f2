//! Shared passages: against the passages marked by hand, and what must hold of any texts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/corpus.rs"]
mod common;

use common::{entries, texts};
use newsprism::article::ManifestEntry;
use newsprism::compare::reuse::{self, Passage};
use newsprism::corpus::{Corpus, Entry};
use newsprism::index::{Index, TokenIndex, TokenSpan};
use newsprism::source::SourceFile;
use newsprism::{ArticleId, ByteSpan};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Gold {
    pairs: Vec<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
    passages: Vec<Marked>,
    either: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    a: String,
    b: String,
    kind: Option<String>,
}

fn root(path: &str) -> String {
    format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))
}

fn bundled(reversed: bool) -> Corpus {
    let mut names: Vec<String> = std::fs::read_dir(root("www/articles"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    names.sort();
    if reversed {
        names.reverse();
    }
    let mut corpus = Corpus::default();
    for name in names {
        let bytes = std::fs::read(root(&format!("www/articles/{name}"))).unwrap();
        corpus.add(&SourceFile { name, bytes }, &ManifestEntry::default()).unwrap();
    }
    corpus
}

/// The tokens of a stretch of words, wherever in the counted lines of an article it stands.
fn tokens(entries: &[Entry], index: &Index, file: &str, words: &str) -> Vec<TokenSpan> {
    let at = entries.iter().position(|e| e.article.name == file).unwrap();
    let text = &entries[at].article.text;
    text.match_indices(words)
        .map(|(start, _)| index.tokens_in(ArticleId(at as u32), ByteSpan::new(start, start + words.len())))
        .filter(|span| !span.is_empty())
        .collect()
}

#[test]
fn finds_what_was_marked_by_hand() {
    let gold: Gold =
        serde_json::from_slice(&std::fs::read(root("tests/data/compare/passages.json")).unwrap()).unwrap();
    let corpus = bundled(false);
    let entries = corpus.entries();
    let index = Index::build(entries);
    let found = reuse::find(&index, &|_| true);
    let (mut right, mut missed, mut wrong, mut kinds) = (0, 0, 0, 0);
    for pair in &gold.pairs {
        let number = |file: &str| entries.iter().position(|e| e.article.name == file).unwrap() as u32;
        let swapped = number(&pair.a) > number(&pair.b);
        let sides: [(&str, bool); 2] = [(&pair.a, swapped), (&pair.b, !swapped)];
        let of_pair: Vec<&Passage> = found
            .iter()
            .filter(|p| {
                [p.a.0, p.b.0] == [number(&pair.a).min(number(&pair.b)), number(&pair.a).max(number(&pair.b))]
            })
            .collect();
        for (side, (file, is_b)) in sides.into_iter().enumerate() {
            let words = |m: &Marked| if side == 0 { m.a.clone() } else { m.b.clone() };
            let spans = |m: &Marked| tokens(entries, &index, file, &words(m));
            let marked: Vec<TokenSpan> =
                pair.passages.iter().filter_map(|m| spans(m).first().copied()).collect();
            assert_eq!(marked.len(), pair.passages.len(), "{file}: words that are not there");
            let either: Vec<TokenSpan> = pair.either.iter().flat_map(spans).collect();
            let given: Vec<TokenSpan> =
                of_pair.iter().map(|p| if is_b { p.in_b() } else { p.in_a() }).collect();
            let within =
                |list: &[TokenSpan], token: u32| list.iter().any(|s| s.start <= token && token < s.end);
            let article = index.article(ArticleId(number(file)));
            let shown =
                |token: u32| index.span(TokenIndex(token)).of(&entries[number(file) as usize].article.text);
            let (mut misses, mut extras) = (Vec::new(), Vec::new());
            for token in article.start..article.end {
                match (within(&marked, token), within(&given, token)) {
                    (true, true) => right += 1,
                    (true, false) => misses.push(shown(token)),
                    (false, true) if !within(&either, token) => extras.push(shown(token)),
                    _ => {}
                }
            }
            missed += misses.len();
            wrong += extras.len();
            if !misses.is_empty() || !extras.is_empty() {
                println!("{} + {}, in {file}: missed {misses:?}, wrong {extras:?}", pair.a, pair.b);
            }
        }
        for marked in pair.passages.iter().filter(|m| m.kind.as_deref() == Some("kept")) {
            let whole = tokens(entries, &index, &pair.a, &marked.a)[0];
            let is_kept = of_pair.iter().any(|p| {
                let side = if swapped { p.in_b() } else { p.in_a() };
                side.contains(whole) && p.is_kept()
            });
            kinds += usize::from(!is_kept);
            if !is_kept {
                println!("{} + {}: not seen as kept: {}", pair.a, pair.b, marked.a);
            }
        }
    }
    let precision = f64::from(right) / (f64::from(right) + wrong as f64);
    let recall = f64::from(right) / (f64::from(right) + missed as f64);
    println!("words: precision {precision:.3}, recall {recall:.3}; kept passages not seen as kept: {kinds}");
    assert!(precision >= 0.95 && recall >= 0.95, "precision {precision:.3}, recall {recall:.3}");
}

#[test]
fn which_article_comes_first_does_not_matter() {
    let words = |reversed: bool| {
        let corpus = bundled(reversed);
        let index = Index::build(corpus.entries());
        let name = |id: ArticleId| corpus.entries()[id.index()].article.name.clone();
        let place = |span: TokenSpan| index.span(TokenIndex(span.start));
        let side = |id: ArticleId, span: TokenSpan| (name(id), place(span), span.len());
        let mut all: Vec<_> = reuse::find(&index, &|_| true)
            .iter()
            .map(|p| {
                let mut sides = [side(p.a, p.in_a()), side(p.b, p.in_b())];
                sides.sort();
                (sides, p.same.len())
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(words(false), words(true));
}

fn index_of(texts: &[String]) -> (Vec<Entry>, Index) {
    let entries = entries(texts);
    let index = Index::build(&entries);
    (entries, index)
}

#[test]
fn a_text_beside_itself_is_all_kept() {
    let text = "The harbour board voted on Monday to close two of its five docks before the winter. Fishermen called the plan reckless, and a union asked for talks.".to_owned();
    let (_, index) = index_of(&[text.clone(), text]);
    let found = reuse::find(&index, &|_| true);
    assert_eq!(found.len(), 1);
    assert!(found[0].is_kept() && !found[0].moved);
    assert_eq!(
        (found[0].in_a(), found[0].in_b()),
        (index.article(ArticleId(0)), index.article(ArticleId(1)))
    );
    let shares = reuse::shares(&index, &found);
    assert_eq!(shares[0].shared, shares[0].words);
}

#[test]
fn a_moved_sentence_is_moved_and_a_changed_figure_is_not_the_same() {
    let one = "Fishermen called the harbour plan reckless and unworthy of debate. The board voted on Monday to close two of its five docks before the winter storms, saving 40,000 crowns.";
    let two = "The board voted on Monday to close two of its five docks before the winter storms, saving 90,000 crowns. Fishermen called the harbour plan reckless and unworthy of debate.";
    let (_, index) = index_of(&[one.to_owned(), two.to_owned()]);
    let found = reuse::find(&index, &|_| true);
    assert_eq!(found.len(), 2);
    assert_eq!([found[0].moved, found[1].moved], [true, false]);
    assert!(!found[1].is_kept());
    let figure = index.find_term("40,000").unwrap();
    assert!(found[1].same.iter().all(|p| index.term_of(TokenIndex(p.0)) != figure));
}

#[test]
fn copy_in_many_reports_is_found_whatever_it_begins_with() {
    // In each of a dozen reports, so that every four words of it are a stock phrase; the first four are names and
    // function words, which are not followed at all.
    let copy = "The Harbour Ministry of Norland said that heavy storms damaged fishing boats, warehouses and cranes along the whole eastern coast on Monday.";
    let texts: Vec<String> =
        (0..12).map(|n| format!("Alpha{n} beta{n} gamma{n}. {copy} Delta{n} epsilon{n}.")).collect();
    let (_, index) = index_of(&texts);
    let found = reuse::find(&index, &|_| true);
    assert_eq!(found.len(), 12 * 11 / 2);
    assert!(found.iter().all(|p| p.same.len() >= 20), "{:?}", found.iter().map(|p| p.same.len()).min());
}

#[test]
fn names_and_function_words_alone_are_no_passage() {
    let one =
        "The minister of State John Smith and the President of the United States of America met at noon.";
    let two =
        "A letter went from State John Smith and the President of the United States of America to nobody.";
    let (_, index) = index_of(&[one.to_owned(), two.to_owned()]);
    assert_eq!(reuse::find(&index, &|_| true), []);
}

proptest! {
    #[test]
    fn holds_of_any_texts(texts in texts(), rows in proptest::collection::vec("[a-e]( [a-e]){0,60}", 2..5)) {
        for texts in [&texts, &rows] {
            let (_, index) = index_of(texts);
            let found = reuse::find(&index, &|_| true);
            for passage in &found {
                prop_assert!(passage.a < passage.b);
                prop_assert!(index.article(passage.a).contains(passage.in_a()));
                prop_assert!(index.article(passage.b).contains(passage.in_b()));
                prop_assert!(passage.same.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1));
                prop_assert!(passage.same.iter().all(|p| index.term_of(TokenIndex(p.0)) == index.term_of(TokenIndex(p.1))));
            }
            for share in reuse::shares(&index, &found) {
                prop_assert!(share.shared <= share.words);
                prop_assert!(share.with.iter().all(|w| w.1 <= share.shared && w.0 != share.article));
            }
            for step in reuse::telling(&index, &found) {
                prop_assert!(step.sentences.len() > 1);
            }
        }
    }
}
