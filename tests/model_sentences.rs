//! What the attribution engine with its learned model makes of sentences of our own, one for each class of error that
//! was met on the way.
#![cfg(feature = "model")]

use newsprism::article::{ManifestEntry, parse};
use newsprism::quotes::{Document, attribute};
use newsprism::source::{SourceFile, read};
use newsprism::span::ByteSpan;
use newsprism::text::Layout;

/// (words of the content, source) of each attribution in a report with this body.
fn found(body: &str) -> Vec<(String, String)> {
    let text = format!("Council debates the harbour plan\n\n{body}\n");
    let file = SourceFile { name: "own.txt".into(), bytes: text.into_bytes() };
    let Ok(source) = read(&file) else { return Vec::new() };
    let article = parse(&file.name, source, &ManifestEntry::default());
    let layout = Layout::of(&article);
    let document = Document::new(&article, &layout);
    attribute(&document)
        .attributions
        .iter()
        .map(|a| {
            let of = |s: &ByteSpan| s.of(&article.text).to_owned();
            (
                a.content.iter().map(of).collect::<Vec<_>>().join(" … "),
                a.source.as_ref().map_or(String::new(), of),
            )
        })
        .collect()
}

/// Some attribution of `body` has these words and this source.
fn says(body: &str, words: &str, source: &str) {
    let all = found(body);
    assert!(
        all.iter().any(|(w, s)| w.contains(words) && s == source),
        "wanted {words:?} by {source:?}, got {all:#?}"
    );
}

#[test]
fn source_after_the_cue() {
    says(
        "“The quay will be closed until June,” said Marta Ilves, the harbour master.",
        "closed until June",
        "Marta Ilves, the harbour master",
    );
}

#[test]
fn interrupted() {
    let body = "“We knew the wall was weak,” Ms. Ilves said, “but nobody expected it to fall in a week.”";
    says(body, "the wall was weak", "Ms. Ilves");
    says(body, "nobody expected it", "Ms. Ilves");
}

#[test]
fn indirect_with_that() {
    says(
        "Mayor Tom Achterberg said on Monday that the city would pay for the repairs.",
        "the city would pay for the repairs",
        "Mayor Tom Achterberg",
    );
}

#[test]
fn trailing_cue_of_indirect_speech() {
    says(
        "The ferries will run again by the end of the month, the company said.",
        "The ferries will run again",
        "the company",
    );
}

#[test]
fn according_to() {
    says(
        "According to the coast guard, two boats were lost in the storm.",
        "two boats were lost",
        "the coast guard",
    );
}

#[test]
fn partly_quoted() {
    says(
        "The minister called the plan “a gift to the shipping lobby” and promised a review.",
        "a gift to the shipping lobby",
        "The minister",
    );
}

#[test]
fn carried_over_to_the_next_paragraph() {
    let body = "“The quay will be closed until June,” said Marta Ilves, the harbour master.\n\n“After that we will see.”";
    let all = found(body);
    assert!(all.iter().any(|(w, s)| w.contains("After that") && s.starts_with("Marta Ilves")), "{all:#?}");
}

#[test]
fn pronoun() {
    says(
        "Ilves has run the port for ten years. “I have never seen anything like it,” she told reporters.",
        "never seen anything like it",
        "she",
    );
}

#[test]
fn nobody_speaks() {
    let all = found("The boats lay in the harbour. Rain fell on the empty market square until noon.");
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn every_answer_is_repeatable() {
    let body = "“Yes,” said Ann. The mayor said that it would rain. “No,” he added.";
    assert_eq!(found(body), found(body));
}
