//! Versions of a statement in the bundled articles against what a reader found (`tests/data/compare/statements.json`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/bundled.rs"]
mod bundled;

use bundled::bundled;
use newsprism::compare::changes::{Change, compare};
use newsprism::compare::words::{Word, words};
use newsprism::span::ByteSpan;
use newsprism::view::{Answer, Filter, Page, Request, StatementView, VersionsRequest, VersionsView};
use serde_json::Value;

const ALL: Page = Page { offset: 0, limit: 1000 };

fn gold() -> Value {
    serde_json::from_str(include_str!("data/compare/statements.json")).unwrap()
}

fn versions(of: &str, base: &str, filter: Filter) -> VersionsView {
    let request =
        Request::Versions(VersionsRequest { filter, of: of.to_owned(), base: base.to_owned(), page: ALL });
    match bundled().ask(&request) {
        Ok(Answer::Versions(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn list(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect()
}

/// Where `wanted` first stands in `text` from `from` on, in UTF-16 code units; any white space matches a blank.
fn find(text: &[u16], wanted: &str, from: usize) -> (usize, usize) {
    let wanted: Vec<u16> = wanted.encode_utf16().collect();
    let is_blank = |c: u16| char::from_u32(u32::from(c)).is_some_and(char::is_whitespace);
    let same = |(&have, &want): (&u16, &u16)| have == want || want == u16::from(b' ') && is_blank(have);
    let at = (from..text.len())
        .find(|&at| text.len() - at >= wanted.len() && text[at..].iter().zip(&wanted).all(same));
    let at = at.unwrap_or_else(|| panic!("not in the article: {}", String::from_utf16_lossy(&wanted)));
    (at, at + wanted.len())
}

/// A statement of the gold: its article and where its words stand.
struct Stated {
    id: String,
    article: u32,
    spans: Vec<(usize, usize)>,
}

fn stated(gold: &Value) -> Vec<Stated> {
    let files = bundled::files();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/articles");
    let of = |s: &Value| {
        let file = s["file"].as_str().unwrap();
        let text: Vec<u16> =
            std::fs::read_to_string(format!("{folder}/{file}")).unwrap().encode_utf16().collect();
        let spans = list(&s["words"]).into_iter().map(|words| {
            let (first, last) = words.split_once(" … ").unwrap_or((words, ""));
            let (start, end) = find(&text, first, 0);
            (start, if last.is_empty() { end } else { find(&text, last, end).1 })
        });
        let article = files.iter().position(|f| f == file).unwrap() as u32;
        Stated { id: s["id"].as_str().unwrap().to_owned(), article, spans: spans.collect() }
    };
    gold["statements"].as_array().unwrap().iter().map(of).collect()
}

/// The statements of the gold that a version gives: those of which it has at least half, or which have half of it.
fn given(stated: &[Stated], article: u32, start: usize, end: usize) -> Vec<&str> {
    let has = |s: &&Stated| {
        let shared: usize = s.spans.iter().map(|&(a, b)| b.min(end).saturating_sub(a.max(start))).sum();
        let length: usize = s.spans.iter().map(|&(a, b)| b - a).sum();
        s.article == article && 2 * shared >= length.min(end - start)
    };
    stated.iter().filter(has).map(|s| s.id.as_str()).collect()
}

/// Pairwise precision and recall, and what is wrong and missed.
fn score(statements: &[StatementView]) -> (f64, f64, Vec<String>) {
    let gold = gold();
    let stated = stated(&gold);
    let article = |id: &str| stated.iter().find(|s| s.id == id).unwrap().article;
    let mut wanted: Vec<(&str, &str)> = Vec::new();
    for group in gold["same"].as_array().unwrap() {
        let of = list(&group["of"]);
        for (at, a) in of.iter().enumerate() {
            wanted.extend(of[at + 1..].iter().filter(|b| article(a) != article(b)).map(|b| (*a, *b)));
        }
    }
    let may = |a: &str, b: &str| {
        gold["possible"].as_array().unwrap().iter().any(|group| {
            let (one, other) = (list(&group["one"]), list(&group["other"]));
            one.contains(&a) && other.contains(&b) || one.contains(&b) && other.contains(&a)
        })
    };
    let (mut right, mut wrong, mut notes) = (0, 0, Vec::new());
    let mut found = vec![false; wanted.len()];
    for statement in statements {
        for (at, a) in statement.members.iter().enumerate() {
            for b in statement.members[at + 1..].iter().filter(|b| b.article != a.article) {
                let one = given(&stated, a.article, a.span.start as usize, a.span.end as usize);
                let other = given(&stated, b.article, b.span.start as usize, b.span.end as usize);
                let (mut is_right, mut is_possible) = (false, false);
                for x in &one {
                    for y in &other {
                        let pair = wanted.iter().position(|&(p, q)| (p, q) == (*x, *y) || (q, p) == (*x, *y));
                        pair.into_iter().for_each(|p| found[p] = true);
                        is_right |= pair.is_some();
                        is_possible |= may(x, y);
                    }
                }
                if is_right {
                    right += 1;
                } else if !is_possible {
                    wrong += 1;
                    notes.push(format!("wrong: {one:?} {other:?} “{}” “{}”", a.text, b.text));
                }
            }
        }
    }
    let missed = wanted.iter().zip(&found).filter(|(_, found)| !**found);
    notes.extend(missed.map(|((a, b), _)| format!("missed: {a} {b}")));
    let found = found.iter().filter(|f| **f).count();
    (f64::from(right) / f64::from(right + wrong), found as f64 / wanted.len() as f64, notes)
}

#[test]
fn statements_found_by_the_program_are_those_that_a_reader_finds() {
    let view = versions("", "", Filter::default());
    let (precision, recall, notes) = score(&view.statements);
    let report = format!("precision {precision:.3}, recall {recall:.3}\n{}", notes.join("\n"));
    println!("{report}");
    assert!(precision >= 0.95 && recall >= 0.9, "{report}");
    let certain: Vec<StatementView> = view.statements.into_iter().filter(|s| s.is_certain).collect();
    let (precision, _, notes) = score(&certain);
    assert!(precision >= 0.95, "{notes:?}");
}

fn of(text: &str) -> Vec<Word> {
    words(text, &[ByteSpan::new(0, text.len())])
}

#[test]
fn words_stand_under_the_words_that_a_reader_puts_them_under() {
    for case in gold()["alignments"].as_array().unwrap() {
        let (base, other) = (case["base"].as_str().unwrap(), case["other"].as_str().unwrap());
        let (a, b) = (of(base), of(other));
        let free = list(&case["free"]);
        let compared = compare(&a, &b);
        let shown: Vec<(String, String, &str)> = compared
            .iter()
            .map(|(pair, change)| {
                let word = |text: &str, words: &[Word], at: Option<usize>| {
                    at.map_or(String::new(), |w| words[w].span.of(text).to_owned())
                };
                let change = match change {
                    None => "cut",
                    Some(Change::Kept) => "kept",
                    Some(Change::Punctuation) => "punctuation",
                    Some(Change::Changed) => "changed",
                    Some(Change::Added) => "added",
                    Some(Change::Moved) => "moved",
                };
                (word(base, &a, pair.base), word(other, &b, pair.other), change)
            })
            .collect();
        // Where a reader leaves a word free, it says nothing; the rest must be there, in this order.
        let mut rest = shown.iter();
        for pair in case["pairs"].as_array().unwrap() {
            let wanted = |at: usize| pair[at].as_str().unwrap_or("");
            assert!(
                rest.any(
                    |(x, y, change)| (x.as_str(), y.as_str(), *change) == (wanted(0), wanted(1), wanted(2))
                ),
                "{}: {pair} is not in {shown:?}",
                case["name"]
            );
        }
        // Nothing but what the reader names or leaves free.
        for (x, y, change) in &shown {
            let named = case["pairs"].as_array().unwrap().iter().any(|pair| {
                (pair[0].as_str().unwrap_or(""), pair[1].as_str().unwrap_or(""), pair[2].as_str().unwrap())
                    == (x, y, *change)
            });
            let is_free = |word: &str| word.is_empty() || free.contains(&word);
            assert!(named || is_free(x) && is_free(y), "{}: {x:?} {y:?} {change} in {shown:?}", case["name"]);
        }
        if let Some(moved) = case.get("moved") {
            let words: Vec<&str> = shown.iter().filter(|s| s.2 == "moved").map(|s| s.1.as_str()).collect();
            assert!(moved.as_array().unwrap().iter().any(|m| list(m) == words), "{words:?}");
        }
    }
}
