//! What holds of attribution whatever the text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::article::{Article, ManifestEntry, parse};
use newsprism::quotes::rules::marks::Marks;
use newsprism::quotes::{Document, Found, Kind, attribute_first_hand, rules};
use newsprism::source::SourceText;
use newsprism::text::Layout;
use proptest::prelude::*;

fn article(text: &str) -> Article {
    parse("a.txt", SourceText { text: text.to_owned(), encoding: "UTF-8" }, &ManifestEntry::default())
}

/// Checks all that must hold of one text.
fn check(text: &str) {
    let article = article(text);
    let layout = Layout::of(&article);
    let document = Document::new(&article, &layout);
    let text = document.text;
    let marks = Marks::of(&document);
    for pair in marks.zones.windows(2) {
        assert!(pair[0].tokens.end <= pair[1].tokens.start, "zones in order");
    }
    for zone in &marks.zones {
        assert!(zone.tokens.start < zone.tokens.end && zone.tokens.end <= document.tokens.len());
        assert!(zone.inner().end <= zone.tokens.end);
    }
    sound(&rules::attribute(&document), text, &marks);
    // Model and rules together, each word credited to whoever said it.
    sound(&attribute_first_hand(&document), text, &marks);
}

fn sound(found: &Found, text: &str, marks: &Marks) {
    for attribution in &found.attributions {
        assert!(!attribution.content.is_empty());
        for piece in &attribution.content {
            assert!(!piece.of(text).is_empty(), "inside the article, on characters' borders");
        }
        for pair in attribution.content.windows(2) {
            assert!(pair[0].end <= pair[1].start, "fragments in order: {pair:?}");
        }
        for span in attribution.source.iter().chain(&attribution.cue) {
            assert!(!span.of(text).is_empty());
        }
        if let Some(via) = attribution.via {
            assert!(!via.source.of(text).is_empty() && !via.cue.of(text).is_empty());
            assert!(attribution.source.is_none_or(|s| !s.overlaps(via.source)), "two sources, not one");
        }
        assert!((0.0..=1.0).contains(&attribution.confidence));
        let quoted = attribution.content.iter().any(|c| marks.zones.iter().any(|z| z.span.overlaps(*c)));
        assert!(quoted || attribution.kind == Kind::Indirect);
    }
    for pair in found.attributions.windows(2) {
        assert!(pair[0].content[0] <= pair[1].content[0], "in the order of the text");
    }
    for zone in &marks.zones {
        let attributed = found.attributions.iter().any(|a| a.content.iter().any(|c| c.overlaps(zone.span)));
        let explained = found.marked.iter().any(|m| m.span == zone.span);
        assert!(attributed || explained, "passed over: {}", zone.span.of(text));
    }
}

/// Words, marks and cues that the rules look at, in any order.
fn news() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "said",
        "says",
        "told",
        "according to",
        "called",
        "as",
        "saying",
        "quoted",
        "the",
        "a",
        "song",
        "Jane",
        "Doe",
        "Mr.",
        "U.S.",
        "he",
        "she",
        "who",
        "that",
        "to",
        "and",
        "but",
        "in",
        "Tuesday",
        "reporters",
        ",",
        ".",
        "?",
        "!",
        ":",
        ";",
        "—",
        "…",
        "\"",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "'",
        "''",
        "``",
        "„",
        "«",
        "»",
        "(",
        ")",
        "\n",
        "\n\n",
        "peace",
        "was",
        "over",
        "it",
        "'s",
        "reported",
        "by",
        "Q:",
        "Doe:",
        "adding",
        "praised",
        "é",
        "平和",
        "10,000",
    ]);
    prop::collection::vec((piece, prop::bool::weighted(0.7)), 0..60).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, blank) in pieces {
            text.push_str(piece);
            if blank {
                text.push(' ');
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holds_of_news(text in news()) {
        check(&text);
    }

    #[test]
    fn holds_of_anything(text in any::<String>()) {
        check(&text);
    }
}

/// Long texts without an end of sentence, without a source, without a closing mark: each takes time in proportion to
/// its length, so that all of them are done in moments; work that grew with the square would take hours.
#[test]
fn time_grows_with_length() {
    let long = |piece: &str| {
        let article = article(&piece.repeat(300_000 / piece.len()));
        let layout = Layout::of(&article);
        let _ = attribute_first_hand(&Document::new(&article, &layout));
    };
    long("he said, ");
    long("“go ");
    long("\"go home\" ");
    long("“It is over and done.”\n");
    long("' ");
    long("Jane Doe, a, who, b, told (");
    long("(according to ");
    long("“It is over,” she said of it all. ");
    long("Doe: It is over now.\n");
    long("“It is over” — Jane Doe\n");
    long("“It is over,” he said, she was quoted by the paper as saying, ");
    long("he was told by the man that he said that ");
}
