//! Hits, concordance and dispersion against a slow scan of the same tokens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/corpus.rs"]
mod corpus;

use corpus::{SlowToken, entries, slow_tokens, texts};
use newsprism::index::{Index, Scope, TokenSpan};
use newsprism::query::{Line, Query, concordance, dispersion, find, parse, reports};
use newsprism::{ArticleId, ByteSpan};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Query words, wildcards among them.
fn queries() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "no", "NO", "the", "Kerry", "kerry's", "it’s", "U.S.", "10,000", "été", "平", "平和", "*", "k*",
        "?o", "*e*", "absent", "war",
    ]);
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

fn slow_find(tokens: &[SlowToken], query: &Query, inside: &dyn Fn(usize, usize) -> bool) -> Vec<TokenSpan> {
    let length = query.words().len();
    (0..=tokens.len().saturating_sub(length))
        .filter(|&start| {
            start + length <= tokens.len()
                && query.words().iter().enumerate().all(|(at, word)| word.matches(&tokens[start + at].term))
                && tokens[start..start + length].iter().all(|t| t.paragraph == tokens[start].paragraph)
                && inside(start, start + length)
        })
        .map(|start| TokenSpan { start: start as u32, end: (start + length) as u32 })
        .collect()
}

/// The term `distance` words from the node, the slow way.
fn slow_word(tokens: &[SlowToken], hit: TokenSpan, distance: i8) -> Option<usize> {
    let edge = if distance < 0 { hit.start as i64 } else { i64::from(hit.end) - 1 };
    let at = usize::try_from(edge + i64::from(distance)).ok()?;
    (tokens.get(at)?.paragraph == tokens[hit.start as usize].paragraph).then_some(at)
}

fn slow_order(tokens: &[SlowToken], hits: &[TokenSpan], sort: &[i8]) -> Vec<TokenSpan> {
    let mut sorted = hits.to_vec();
    sorted.sort_by_key(|&hit| {
        let keys: Vec<Vec<&str>> = sort
            .iter()
            .map(|&distance| match distance {
                0 => hit.range().map(|at| tokens[at].term.as_str()).collect(),
                _ => {
                    slow_word(tokens, hit, distance).map(|at| tokens[at].term.as_str()).into_iter().collect()
                }
            })
            .collect();
        (keys, hit)
    });
    sorted
}

fn check_line(texts: &[String], tokens: &[SlowToken], line: &Line, sort: &[i8], context: u32) {
    let (first, last) = (&tokens[line.hit.start as usize], &tokens[line.hit.end as usize - 1]);
    assert_eq!(line.article, first.article);
    assert_eq!(line.node, first.span.join(last.span));
    assert_eq!((line.left.end, line.right.start), (line.node.start, line.node.end));
    let text = &texts[line.article.index()];
    for span in [line.left, line.node, line.right] {
        assert!(text.get(span.range()).is_some(), "{span:?} cuts a character");
    }
    // Never more words than asked for, and fewer only at a wall.
    let inside = |span: ByteSpan| {
        tokens.iter().filter(|t| t.article == line.article && span.contains(t.span)).count() as u32
    };
    assert!(inside(line.left) <= context && inside(line.right) <= context);
    let wall = |gap: &str| !gap.chars().all(char::is_whitespace) || gap.contains('#');
    if inside(line.left) < context {
        let before = text[..line.left.start as usize].trim_end();
        assert!(
            before.is_empty() || wall(before.rsplit('\n').next().unwrap()) || inside(line.left) == 0,
            "{text:?} {line:?}"
        );
    }
    // Nothing uncounted is shown.
    assert!(!text[line.left.start as usize..line.right.end as usize].contains("furniture"));
    assert_eq!(line.sorted_by.len(), sort.len());
    for (&distance, found) in sort.iter().zip(&line.sorted_by) {
        match distance {
            0 => assert_eq!(*found, Some(line.node)),
            _ => assert_eq!(*found, slow_word(tokens, line.hit, distance).map(|at| tokens[at].span)),
        }
    }
}

proptest! {
    #[test]
    fn hits_and_lines_equal_a_slow_scan(
        texts in texts(), query in queries(),
        chosen in prop::collection::vec(any::<bool>(), 0..5),
        cuts in prop::collection::vec((0u32..5, 0u32..120, 0u32..120), 0..4),
        sort in prop::collection::vec(-5i8..=5, 0..4), context in 0u32..12, page in (0usize..9, 0usize..9),
    ) {
        let Ok(query) = parse(&query) else { return Ok(()) };
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let tokens = slow_tokens(&entries);

        let everything = Scope::all(&index);
        let hits = find(&index, &everything, &query);
        prop_assert_eq!(&hits, &slow_find(&tokens, &query, &|_, _| true));

        let is_chosen = |at: usize| chosen.get(tokens[at].article.index()).copied().unwrap_or(false);
        let articles = Scope::of_articles(&index, &chosen);
        let some = find(&index, &articles, &query);
        prop_assert_eq!(&some, &slow_find(&tokens, &query, &|start, _| is_chosen(start)));

        // Disjoint spans: a hit lies inside one of them, not across two.
        let mut spans: Vec<(ArticleId, ByteSpan)> = Vec::new();
        for &(article, a, b) in &cuts {
            let span = ByteSpan { start: a.min(b), end: a.max(b) };
            if !spans.iter().any(|(other, s)| other.0 == article && s.overlaps(span)) {
                spans.push((ArticleId(article), span));
            }
        }
        let parts = Scope::of_parts(&index, &chosen, &spans);
        let found = find(&index, &parts, &query);
        let slow = slow_find(&tokens, &query, &|start, end| is_chosen(start) && spans.iter().any(|(article, span)| {
            tokens[start..end].iter().all(|t| t.article == *article && span.contains(t.span))
        }));
        prop_assert_eq!(&found, &slow);

        for (scope, hits) in [(&everything, &hits), (&articles, &some), (&parts, &found)] {
            let holders: BTreeSet<ArticleId> = hits.iter().map(|h| tokens[h.start as usize].article).collect();
            prop_assert_eq!(reports(&index, hits) as usize, holders.len());
            let strips = dispersion(&index, scope, hits);
            prop_assert!(strips.iter().map(|s| s.article).eq(scope.articles()));
            prop_assert_eq!(strips.iter().map(|s| s.at.len()).sum::<usize>(), hits.len());
            for strip in strips {
                let first = tokens.iter().position(|t| t.article == strip.article).unwrap_or(0) as u32;
                prop_assert_eq!(strip.words as usize, tokens.iter().filter(|t| t.article == strip.article).count());
                for at in strip.at {
                    prop_assert!(at < strip.words && hits.iter().any(|h| h.start == first + at));
                }
            }
        }

        let order = slow_order(&tokens, &hits, &sort);
        let lines = concordance(&index, &hits, &sort, context, 0..hits.len());
        if sort.len() > 3 {
            prop_assert_eq!(lines.unwrap_err().code, "bad-sort");
            return Ok(());
        }
        let lines = lines.unwrap();
        prop_assert_eq!(lines.iter().map(|l| l.hit).collect::<Vec<_>>(), order);
        for line in &lines {
            check_line(&texts, &tokens, line, &sort, context);
        }
        let part = concordance(&index, &hits, &sort, context, page.0..page.0 + page.1).unwrap();
        prop_assert_eq!(part, lines.into_iter().skip(page.0).take(page.1).collect::<Vec<_>>());
    }
}

fn shown(text: &str, query: &str, context: u32) -> Vec<[String; 3]> {
    let entries = entries(&[text]);
    let index = Index::build(&entries);
    let hits = find(&index, &Scope::all(&index), &parse(query).unwrap());
    let lines = concordance(&index, &hits, &[], context, 0..100).unwrap();
    lines.iter().map(|l| [l.left, l.node, l.right].map(|s| s.of(text).to_owned())).collect()
}

/// quanteda's published example: contexts may overlap.
#[test]
fn contexts_overlap() {
    assert_eq!(
        shown("what does the fox say fox", "fox", 5),
        [["what does the ", "fox", " say fox"], ["what does the fox say ", "fox", ""]]
    );
}

#[test]
fn context_keeps_what_is_printed_and_stops_at_what_is_not_counted() {
    let text = "“Stop!”\n\nHe said, “No: never.”\n# a caption\nThe end.";
    assert_eq!(shown(text, "said", 9), [["“Stop!”\n\nHe ", "said", ", “No: never.”"]]);
    assert_eq!(shown(text, "said", 1), [["He ", "said", ", “No"]]);
    assert_eq!(shown(text, "end", 9), [["The ", "end", "."]]);
    assert_eq!(shown(text, "stop he", 9), [] as [[String; 3]; 0]);
}

#[test]
fn hits_of_a_phrase_may_overlap() {
    assert_eq!(shown("no no no", "\"no no\"", 0).len(), 2);
}

#[test]
fn a_sort_beyond_five_words_is_refused() {
    let index = Index::build(&entries(&["a b"]));
    let hits = find(&index, &Scope::all(&index), &parse("a").unwrap());
    assert_eq!(concordance(&index, &hits, &[6], 5, 0..1).unwrap_err().code, "bad-sort");
    assert_eq!(concordance(&index, &hits, &[0, 1, 2, 3], 5, 0..1).unwrap_err().code, "bad-sort");
}
