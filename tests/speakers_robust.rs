//! Speaker resolution on anything: no panic, the same answer twice, one answer a source, near-linear time.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use newsprism::article::{ManifestEntry, parse};
use newsprism::quotes::{Attribution, Document, Found, Kind, Speakers, resolve};
use newsprism::source::{SourceFile, read};
use newsprism::span::ByteSpan;
use newsprism::text::Layout;
use proptest::prelude::*;

type Spans = Vec<(u16, u16, u16, u16)>;

/// Resolves a text with attributions at any byte offsets, inside the text or not.
fn run(text: &str, spans: &Spans, spare_documents: bool) -> Speakers {
    let file = SourceFile { name: "a.txt".to_owned(), bytes: text.as_bytes().to_vec() };
    let Ok(source) = read(&file) else { return Speakers::default() };
    let article = parse("a.txt", source, &ManifestEntry::default());
    let layout = Layout::of(&article);
    let document = Document::new(&article, &layout);
    let attributions = spans
        .iter()
        .map(|&(a, b, c, d)| Attribution {
            content: vec![ByteSpan::new(a.into(), b.into())],
            kind: if a % 2 == 0 { Kind::Direct } else { Kind::Indirect },
            cue: None,
            source: (c != 7).then_some(ByteSpan::new(c.into(), d.into())),
            via: None,
            confidence: 0.5,
            rule: "",
        })
        .collect();
    let found = vec![Found { attributions, marked: Vec::new() }];
    let speakers = if spare_documents { resolve(&[], &found) } else { resolve(&[document], &found) };
    assert_eq!(speakers.of.len(), 1);
    assert_eq!(speakers.of[0].len(), spans.len());
    for resolution in speakers.of[0].iter().flatten() {
        assert!((0.0..=1.0).contains(&resolution.confidence));
        assert!(!speakers.all[resolution.speaker.0 as usize].name.is_empty());
    }
    speakers
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("he"),
        Just("She"),
        Just("who"),
        Just("that"),
        Just("they"),
        Just("its"),
        Just("I"),
        Just("we"),
        Just("said"),
        Just("the"),
        Just("The"),
        Just("a"),
        Just("of"),
        Just("and"),
        Just("for"),
        Just("is"),
        Just("Mr."),
        Just("Sen."),
        Just("President"),
        Just("senator"),
        Just("spokesman"),
        Just("officials"),
        Just("company"),
        Just("campaign"),
        Just("Ada"),
        Just("Quill"),
        Just("Teller"),
        Just("Jr."),
        Just("van"),
        Just("der"),
        Just("al-Rashid"),
        Just("O’Neil"),
        Just("Times"),
        Just("FBI"),
        Just("(D-Ohio)"),
        Just("("),
        Just(")"),
        Just(","),
        Just(",\u{2009}"),
        Just("."),
        Just("“"),
        Just("”"),
        Just("\""),
        Just("''"),
        Just("’s"),
        Just("'s"),
        Just("'"),
        Just("—"),
        Just("\n"),
        Just("\n\n"),
        Just("É"),
        Just("ß"),
        Just("平和"),
        Just("43"),
        Just("U.S."),
        Just("Secretary"),
        Just("State"),
        Just("New"),
        Just("York"),
        Just("&"),
        Just("/"),
        Just("-"),
    ];
    prop::collection::vec(word, 0..80).prop_map(|w| w.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_words_and_spans_panic(text in words(), spans in prop::collection::vec((0..400u16, 0..400u16, 0..400u16, 0..400u16), 0..12)) {
        prop_assert_eq!(run(&text, &spans, false), run(&text, &spans, false));
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,120}", spans in prop::collection::vec((any::<u16>(), any::<u16>(), 0..150u16, 0..150u16), 0..6)) {
        run(&text, &spans, false);
    }
}

#[test]
fn missing_documents_give_no_speakers() {
    let speakers = run("Ada Quill spoke.", &vec![(0, 3, 0, 9)], true);
    assert!(speakers.all.is_empty() && speakers.of == [[None]]);
    assert!(resolve(&[], &[]).all.is_empty());
}
