//! What holds for every text, however strange: lines cover it, counted parts lie inside them, sentences keep every word.

#![allow(clippy::unwrap_used)] // a test may fail loudly

use newsprism::article::{Article, LineClass, ManifestEntry, parse};
use newsprism::source::{SourceFile, SourceText, read};
use newsprism::text::{Layout, TokenKind, lex};
use proptest::prelude::*;

fn article(text: &str) -> Article {
    parse("a.txt", SourceText { text: text.to_owned(), encoding: "UTF-8" }, &ManifestEntry::default())
}

fn check(text: &str) {
    let article = article(text);
    assert_eq!(article.text, text);

    // Between the lines, and after the last, stand line ends and nothing else.
    let mut end = 0;
    for line in &article.lines {
        let between = &text[end..line.span.start as usize];
        assert!(matches!(between, "" | "\n" | "\r" | "\r\n"), "{between:?} between lines");
        assert!(!between.is_empty() || end == 0);
        let whole = &text[line.span.range()];
        assert!(!whole.contains(['\n', '\r']));
        assert!(line.span.contains(line.counted), "{line:?}");
        assert_eq!(line.class.counts(), !line.counted.is_empty(), "{line:?}");
        assert!(text.get(line.counted.range()).is_some());
        let words = lex(text, line.span).filter(|token| token.kind != TokenKind::Symbol).count();
        assert!(line.class != LineClass::Blank || words == 0);
        assert!(matches!(line.class, LineClass::Blank | LineClass::Body) || !line.reason.is_empty());
        end = line.span.end as usize;
    }
    assert!(matches!(&text[end..], "" | "\n" | "\r" | "\r\n"));

    let layout = Layout::of(&article);
    let mut at = 0;
    for (i, sentence) in layout.sentences.iter().enumerate() {
        assert!(sentence.span.start >= at && !sentence.span.is_empty(), "sentences in order, apart");
        at = sentence.span.end;
        let paragraph = layout.paragraphs[sentence.paragraph as usize];
        assert!(paragraph.span.contains(sentence.span));
        assert!((paragraph.first_sentence..paragraph.last_sentence).contains(&(i as u32)));
        assert!(text.get(sentence.span.range()).is_some());
    }
    for paragraph in &layout.paragraphs {
        let inside = &layout.sentences[paragraph.first_sentence as usize..paragraph.last_sentence as usize];
        for token in lex(text, paragraph.span).filter(|token| token.kind != TokenKind::Symbol) {
            assert_eq!(
                inside.iter().filter(|s| s.span.contains(token.span)).count(),
                1,
                "every word in one sentence"
            );
        }
    }
}

/// Pieces of which pages are made, so that rules meet in ways that no page shows.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "LONDON (AFP) - ",
        "NEW YORK — ",
        "Moscow: ",
        "FILE - ",
        "(left)",
        ", right,",
        "May 2, 2014",
        "PHOTO: AFP",
        "Reuters",
        "By Ann Smith",
        "Updated: ",
        "update",
        "Source: ",
        "Read more",
        "XS",
        "Support us!",
        "your donation ",
        "thank you ",
        "We the journalists ",
        "Sign up for our newsletter. ",
        "He said on Monday that the town was quiet. ",
        "“Why?” ",
        "\"",
        "''",
        "U.S. ",
        "Sept. ",
        "...",
        "…",
        "1. ",
        "\u{A0}",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "— ",
        "© 2014 ",
        "§",
        "e\u{301}",
        "平和。",
        "<script>",
        "\u{200B}",
        "\u{FEFF}",
        "İ",
        "ſ",
        "(",
        ")",
        ": ",
        "; ",
        ", ",
        "{",
        "}",
        "color: red;",
        "is a reporter for ",
        "The Herald provides news ",
        "16x9 Image",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_page(text in pieces()) {
        check(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), mark in 0..4_usize) {
        let mut all = [&[][..], &[0xEF, 0xBB, 0xBF], &[0xFF, 0xFE], &[0xFE, 0xFF]][mark].to_vec();
        all.extend(bytes);
        match read(&SourceFile { name: "a.txt".into(), bytes: all }) {
            Ok(source) => check(&source.text),
            Err(error) => assert!(
                ["empty-file", "not-text", "bad-encoding"].contains(&error.code) && error.about.as_deref() == Some("a.txt")
            ),
        }
    }
}

#[test]
fn what_the_manifest_states_stands_and_the_text_states_the_rest() {
    let text = "A title of some words\n\nLONDON (AFP) - He said on Monday that the town was quiet.\n\nSource: Voice of the Town\n";
    let entry = |value: &str| Some(value.to_owned());
    let manifest = ManifestEntry {
        label: entry("Town, quiet"),
        headline: entry("Another title"),
        outlet: entry("VOT"),
        agency: entry("Reuters"),
        date: entry("2014-05-02"),
        ..ManifestEntry::default()
    };
    let article = parse("a.txt", SourceText { text: text.to_owned(), encoding: "UTF-8" }, &manifest);
    let value = |found: &Option<newsprism::article::Found>| found.as_ref().map(|found| found.value.clone());
    let meta = &article.meta;
    assert_eq!(value(&meta.label), entry("Town, quiet"));
    assert_eq!(value(&meta.outlet), entry("VOT"));
    assert_eq!(value(&meta.headline), entry("Another title"));
    assert_eq!(value(&meta.date), entry("2014-05-02"));
    assert_eq!(meta.agencies.iter().map(|a| a.value.as_str()).collect::<Vec<_>>(), ["Reuters"]);
    assert_eq!(value(&meta.source), entry("Voice of the Town"));
    assert_eq!(value(&meta.byline), None);
}

#[test]
fn a_text_of_nothing_but_markup_is_text() {
    check(
        "<script>alert(1)</script>\n\n<img src=x onerror=\"alert(1)\"> said the mayor on Monday, “<b>no</b>.”\n",
    );
}
