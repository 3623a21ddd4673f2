//! Alignments that others publish, and what holds of any alignment (`tests/data/compare/alignments.json`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::compare::align::{Pair, align, best_part};
use newsprism::compare::changes::{Change, compare, rows};
use newsprism::compare::words::{Likeness, Word, words};
use newsprism::span::ByteSpan;
use serde_json::Value;

fn of(text: &str) -> Vec<Word> {
    words(text, &[ByteSpan::new(0, text.len())])
}

fn case(id: &str) -> Value {
    let data: Value = serde_json::from_str(include_str!("data/compare/alignments.json")).unwrap();
    data["values"].as_array().unwrap().iter().find(|v| v["id"] == id).unwrap().clone()
}

fn text<'v>(case: &'v Value, name: &str) -> &'v str {
    case["input"][name].as_str().unwrap()
}

/// One side of an alignment, `####` for no word, without marks.
fn side(words: &[Word], pairs: &[Pair], of: impl Fn(&Pair) -> Option<usize>) -> String {
    let shown = pairs.iter().map(|pair| of(pair).map_or("####", |at| words[at].folded.as_str()));
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_local_alignment() {
    let case = case("align");
    let (a, b) = (of(text(&case, "a")), of(text(&case, "b")));
    let pairs = align(&a, &b);
    let best = best_part(&a, &b, &pairs);
    assert_eq!(side(&a, best, |p| p.base), case["expected"]["a"].as_str().unwrap());
    assert_eq!(side(&b, best, |p| p.other), case["expected"]["b"].as_str().unwrap());
}

#[test]
fn case_and_marks_do_not_matter() {
    let case = case("reuse-kjv");
    let (a, b) = (of(text(&case, "a")), of(text(&case, "b")));
    let pairs = align(&a, &b);
    assert_eq!((pairs.len(), a.len()), (9, 9));
    assert!(pairs.iter().all(|p| p.base == p.other && p.likeness <= Likeness::Marks));
    assert!(compare(&a, &b).iter().all(|(_, c)| matches!(c, Some(Change::Kept | Change::Punctuation))));
}

#[test]
fn the_koala_of_three_witnesses() {
    let case = case("collate-koala");
    let witnesses = ["A", "B", "C"].map(|name| of(text(&case, name)));
    // Whichever is the base, the columns are those that a philologist wants.
    for base in 0..3 {
        let rows = rows(&witnesses, base);
        let columns: Vec<String> = (0..rows[0].len())
            .map(|c| {
                let word = |v: usize| rows[v][c].map_or("·", |cell| witnesses[v][cell.word].folded.as_str());
                [word(0), word(1), word(2)].join("/")
            })
            .collect();
        let wanted: Vec<&str> =
            case["expected"]["columns"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
        assert_eq!(columns, wanted, "base {base}");
    }
}
