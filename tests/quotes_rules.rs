//! One sentence for each thing that the rules know.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::article::{ManifestEntry, parse};
use newsprism::quotes::{Document, Kind, MarkedAs, rules};
use newsprism::source::SourceText;
use newsprism::text::Layout;

/// Content, source and cue of every attribution; fragments are joined with "|".
fn read(text: &str) -> Vec<(String, String, String)> {
    with(text, |found| {
        let of = |span: Option<newsprism::ByteSpan>| span.map_or("", |s| s.of(text)).to_owned();
        let pieces = |a: &newsprism::quotes::Attribution| {
            a.content.iter().map(|s| s.of(text)).collect::<Vec<_>>().join("|")
        };
        found.attributions.iter().map(|a| (pieces(a), of(a.source), of(a.cue))).collect()
    })
}

fn with<T>(text: &str, judge: impl Fn(&newsprism::quotes::Found) -> T) -> T {
    let source = SourceText { text: text.to_owned(), encoding: "UTF-8" };
    let article = parse("a.txt", source, &ManifestEntry::default());
    let layout = Layout::of(&article);
    judge(&rules::attribute(&Document::new(&article, &layout)))
}

/// The only attribution of a text.
fn one(text: &str) -> (String, String, String) {
    let mut all = read(text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.remove(0)
}

fn is(text: &str, content: &str, source: &str, cue: &str) {
    let (c, s, q) = one(text);
    assert_eq!((c.as_str(), s.as_str(), q.as_str()), (content, source, cue), "{text}");
}

#[test]
fn subject_and_verb_after_the_quotation() {
    is("“It rained all day,” the mayor said.", "“It rained all day,”", "the mayor", "said");
    is("\"It rained all day,\" she later told reporters.", "\"It rained all day,\"", "she", "later told");
    is("“It rained,” said Ann Lee, a farmer from Ohio who lost her crop.", "“It rained,”", "Ann Lee", "said");
    is("“Did it rain?” Ann Lee asked.", "“Did it rain?”", "Ann Lee", "asked");
    is("“It rained,” Rep. Ann Lee (D-Ohio) said.", "“It rained,”", "Rep. Ann Lee", "said");
    is("“It rained,” Ann Lee, the town's mayor, said.", "“It rained,”", "Ann Lee", "said");
    is("``It rained,'' Mr. Lee said.", "``It rained,''", "Mr. Lee", "said");
}

#[test]
fn subject_and_verb_before_it() {
    is("Ann Lee said: “It rained.”", "“It rained.”", "Ann Lee", "said");
    is("Ann Lee told the town council on Monday, “It rained.”", "“It rained.”", "Ann Lee", "told");
    is(
        "In a statement, the office of the mayor said that it “rained all day” in the valley.",
        "that it “rained all day” in the valley",
        "the office of the mayor",
        "said",
    );
    is(
        "The group's leader, Ann Lee, called it “a wet day.”",
        "it “a wet day.”",
        "The group's leader, Ann Lee",
        "called",
    );
}

#[test]
fn an_interrupted_quotation_is_one_and_the_next_sentence_another() {
    is("“It rained,” he said, “and it was cold.”", "“It rained,”|“and it was cold.”", "he", "said");
    let both = read("“It rained,” Ann Lee said. “We stayed inside all day.”");
    assert_eq!(both.len(), 2);
    assert_eq!(both[1], ("“We stayed inside all day.”".into(), "Ann Lee".into(), "said".into()));
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    let text = "Ann Lee was tired, she said.\n“It rained all day. We stayed inside.\n“Then we went home.”\n";
    let all = read(text);
    assert_eq!(
        all.last().map(|a| a.0.as_str()),
        Some("“It rained all day. We stayed inside.|“Then we went home.”")
    );
    assert_eq!(all.last().map(|a| a.1.as_str()), Some("she"));
}

#[test]
fn according_to_and_quoted_as_saying() {
    is("According to Ann Lee, the road was closed.", "the road was closed", "Ann Lee", "According to");
    is(
        "The road was closed, according to the town's mayor.",
        "The road was closed",
        "the town's mayor",
        "according to",
    );
    let (content, source, _) = one("“It rained,” Ann Lee was quoted by the local paper as saying.");
    assert_eq!((content.as_str(), source.as_str()), ("“It rained,”", "Ann Lee"));
    let (content, source, _) = one("The paper quoted Ann Lee as saying the road was closed.");
    assert_eq!((content.as_str(), source.as_str()), ("the road was closed", "Ann Lee"));
}

#[test]
fn indirect_speech() {
    is("The road was closed, police said.", "The road was closed", "police", "said");
    is("Ann Lee warned that the road was closed.", "that the road was closed", "Ann Lee", "warned");
    is("Officials told reporters that the road was closed.", "that the road was closed", "Officials", "told");
    is("In the valley, she said the road was closed.", "the road was closed", "she", "said");
}

#[test]
fn participles_and_joined_verbs_have_the_subject_of_the_clause() {
    let all = read("The council welcomed the rain, saying it would help “every farm” in the valley.");
    let last = all.last().unwrap();
    assert_eq!(
        (last.0.as_str(), last.1.as_str()),
        ("it would help “every farm” in the valley", "The council")
    );
    let all = read("Ann Lee called the rain “a gift” and said it would help.");
    assert_eq!(all.len(), 2);
    assert_eq!((all[1].0.as_str(), all[1].1.as_str()), ("it would help", "Ann Lee"));
    assert_eq!(all[0].0, "the rain “a gift”");
}

#[test]
fn nouns_and_names_are_no_cues() {
    for text in [
        "The report was long.",
        "Trade with the United States grew.",
        "His claims and his calls came to nothing.",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn titles_and_words_held_at_a_distance() {
    with("It was late. A choir sang “The Long Way Home” in the hall, and left.", |found| {
        assert_eq!(found.marked.len(), 1);
        assert_eq!(found.marked[0].role, MarkedAs::Title);
        assert!(found.attributions.is_empty());
    });
    with("The “new” road has holes.", |found| {
        assert_eq!(found.marked.len(), 1);
        assert_eq!(found.marked[0].role, MarkedAs::Scare);
    });
}

#[test]
fn kinds_and_confidence() {
    with(
        "“It rained,” Ann Lee said. She said it was “very wet” there. She said it was cold.",
        |found| {
            let kinds: Vec<Kind> = found.attributions.iter().map(|a| a.kind).collect();
            assert_eq!(kinds, [Kind::Direct, Kind::Mixed, Kind::Indirect]);
            assert!(found.attributions.is_sorted_by(|a, b| a.confidence > b.confidence));
            assert!(found.attributions.iter().all(|a| !a.rule.is_empty()));
        },
    );
}
