//! The whole engine, model and rules together, on sentences of our own: one or more for each class of error that
//! attribution is known to make. Words, who is credited with them, and who passed them on.
#![cfg(feature = "model")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::article::{ManifestEntry, parse};
use newsprism::quotes::{Document, Found, Speakers, attribute_first_hand, resolve};
use newsprism::source::SourceText;
use newsprism::text::Layout;

/// One attribution: its words (fragments joined with "|"), the source as written, the speaker, and who passed it on.
#[derive(Debug)]
struct Said {
    words: String,
    source: String,
    speaker: String,
    via: String,
}

fn read(body: &str) -> Vec<Said> {
    let text = format!("Council debates the harbour plan\n\n{body}\n");
    let source = SourceText { text, encoding: "UTF-8" };
    let article = parse("own.txt", source, &ManifestEntry::default());
    let layout = Layout::of(&article);
    let documents = [Document::new(&article, &layout)];
    let found: Vec<Found> = documents.iter().map(attribute_first_hand).collect();
    let Speakers { all, of, .. } = resolve(&documents, &found);
    let text = article.text.as_str();
    let name =
        |n: usize| of[0][n].as_ref().map_or("", |r| all[r.speaker.0 as usize].name.as_str()).to_owned();
    found[0]
        .attributions
        .iter()
        .enumerate()
        .map(|(n, a)| Said {
            words: a.content.iter().map(|c| c.of(text)).collect::<Vec<_>>().join("|"),
            source: a.source.map_or("", |s| s.of(text)).to_owned(),
            speaker: name(n),
            via: a.via.map_or("", |v| v.source.of(text)).to_owned(),
        })
        .collect()
}

/// `speaker` is credited with words that hold each of `words`.
#[track_caller]
fn says(body: &str, speaker: &str, words: &[&str]) {
    let all = read(body);
    for words in words {
        let said = all.iter().find(|s| s.words.contains(words));
        assert_eq!(said.map(|s| s.speaker.as_str()), Some(speaker), "{words}: {all:#?}");
    }
}

/// Nobody else than `speaker` is credited with anything.
#[track_caller]
fn only(body: &str, speaker: &str, words: &[&str]) {
    says(body, speaker, words);
    assert!(read(body).iter().all(|s| s.speaker == speaker), "{:#?}", read(body));
}

#[track_caller]
fn passed_on(body: &str, speaker: &str, via: &str, words: &str) {
    let all = read(body);
    let said = all.iter().find(|s| s.words.contains(words)).unwrap_or_else(|| panic!("{words}: {all:#?}"));
    assert_eq!((said.speaker.as_str(), said.via.as_str()), (speaker, via), "{all:#?}");
}

#[test]
fn interrupted() {
    let body = "“The quay is safe,” said Ada Brandt, the harbour master, “but nobody should swim there.”";
    only(body, "Ada Brandt", &["“The quay is safe,”|“but nobody should swim there.”"]);
    says(
        "“The quay is safe.” Ada Brandt paused. “Nobody should swim there,” she said.",
        "Ada Brandt",
        &["The quay is safe", "Nobody should swim there"],
    );
}

#[test]
fn over_several_paragraphs() {
    let body = "“We waited all night for the boat,” Brandt said.\n\n“Nobody came. The lamps went out one after the \
                other. Then it rained.\n\n“In the morning we walked home,” she said.";
    only(body, "Brandt", &["We waited all night", "Nobody came", "In the morning"]);
    let body = "Ada Brandt was angry.\n\n“We waited all night for the boat. The lamps went out.\n\n“Nobody came,” she said.";
    only(body, "Ada Brandt", &["We waited all night", "Nobody came"]);
}

#[test]
fn a_quotation_in_a_quotation_is_the_outer_speakers() {
    only(
        "“He told me, ‘You will never sail again,’ and slammed the door,” Brandt said.",
        "Brandt",
        &["“He told me, ‘You will never sail again,’ and slammed the door,”"],
    );
    only(
        "“My father used to say ‘keep the rope dry,’” Ms. Brandt recalled.",
        "Brandt",
        &["“My father used to say ‘keep the rope dry,’”"],
    );
}

#[test]
fn marks_that_do_not_balance() {
    says(
        "“We waited all night for the boat and nobody came, Brandt said.",
        "Brandt",
        &["We waited all night"],
    );
    let body = "We waited all night for the boat and nobody came,” Brandt said.\n\n“The second boat was late too,” the \
                pilot said.";
    says(body, "Brandt", &["We waited all night"]);
    says(body, "pilot", &["The second boat"]);
}

#[test]
fn after_a_colon() {
    only(
        "Brandt had one request: “Close the quay before winter.”",
        "Brandt",
        &["“Close the quay before winter.”"],
    );
    says("The mayor’s answer was short: “No.”", "mayor", &["“No.”"]);
}

#[test]
fn signed_after_a_dash() {
    only("“Close the quay before winter.” — Ada Brandt, harbour master", "Ada Brandt", &["Close the quay"]);
    only("“Close the quay before winter.”\n\n— Ada Brandt", "Ada Brandt", &["Close the quay"]);
    only("“We will rebuild” — Mayor Otto Lind, speaking on Monday.", "Otto Lind", &["We will rebuild"]);
    // A dash that goes on with the sentence signs nothing.
    let all = read("“Close the quay” — Ada Brandt has heard that every winter.");
    assert!(all.iter().all(|s| s.words != "“Close the quay”" || s.source != "Ada Brandt"), "{all:#?}");
}

#[test]
fn several_sentences_under_one_cue() {
    says(
        "Brandt listed her reasons. “The wall is weak. The lamps are broken. Nobody looks after the ropes.”",
        "Brandt",
        &["The wall is weak", "The lamps are broken", "Nobody looks"],
    );
    only(
        "Brandt told the council three things: “The wall is weak.” “The lamps are broken.” “Nobody looks after the ropes.”",
        "Brandt",
        &["The wall is weak", "The lamps are broken", "Nobody looks"],
    );
}

#[test]
fn questions_and_answers() {
    let body = "Q. Why did you close the quay?\n\nA. “Because the wall is weak,” Brandt replied.";
    only(body, "Brandt", &["“Because the wall is weak,”"]);
    assert!(read(body).iter().all(|s| !s.words.contains("A.")), "the label is no part of the words");
    let body = "Brandt spoke to a reporter on Monday.\n\nReporter: Is the quay safe to walk on?\n\nBrandt: We checked it \
                last week, and it is safe.\n\nReporter: What about the lamps?\n\nBrandt: The lamps are broken, all of them.";
    says(body, "Brandt", &["We checked it last week", "The lamps are broken"]);
}

#[test]
fn a_colon_alone_makes_no_transcript() {
    let body =
        "Weather: It will rain until noon in the north.\n\nTides: High water is at six in the evening.";
    assert!(read(body).is_empty(), "{:#?}", read(body));
}

#[test]
fn tweets() {
    only(
        "“The quay is closed. Stay away from the water!” Brandt tweeted on Friday.",
        "Brandt",
        &["“The quay is closed. Stay away from the water!”"],
    );
    only(
        "“The quay is closed,” the harbour wrote on Twitter. “Stay away from the water!”",
        "harbour",
        &["The quay is closed", "Stay away"],
    );
}

#[test]
fn according_to() {
    only(
        "The quay will close in March, according to two people familiar with the plan.",
        "two people familiar with the plan",
        &["The quay will close in March"],
    );
    only("According to Brandt, the quay “will close for good” in March.", "Brandt", &["will close for good"]);
}

#[test]
fn cues_that_are_nouns() {
    only(
        "Brandt’s claim that the wall was “as weak as paper” angered the builders.",
        "Brandt",
        &["as weak as paper"],
    );
    only(
        "The warning from Brandt that the quay might “fall into the sea” came too late.",
        "Brandt",
        &["fall into"],
    );
    only(
        "The builders issued a statement saying the wall was “solid as a rock.”",
        "builders",
        &["solid as a rock"],
    );
}

#[test]
fn in_the_passive() {
    says(
        "Ada Brandt was told by the council that the quay “had to stay open.”",
        "council",
        &["had to stay open"],
    );
    says("The wall was described by Brandt as “weak as paper.”", "Brandt", &["weak as paper"]);
    passed_on(
        "Otto Lind was quoted by the Evening Post as saying the wall “will stand.”",
        "Otto Lind",
        "the Evening Post",
        "will stand",
    );
    let all = read("It was said that the wall “sang at night.”");
    assert!(all.iter().all(|s| s.speaker.is_empty()), "nobody is named: {all:#?}");
}

#[test]
fn participles() {
    for (body, source, words) in [
        (
            "The council closed the quay, saying it could “fall at any moment.”",
            "The council",
            "fall at any moment",
        ),
        ("Brandt left early, adding that she would be back “before the ice.”", "Brandt", "before the ice"),
        ("Warning of “a long winter,” Brandt asked the council for money.", "Brandt", "a long winter"),
    ] {
        let all = read(body);
        let said = all.iter().find(|s| s.words.contains(words)).unwrap();
        assert_eq!(said.source, source, "{all:#?}");
    }
}

#[test]
fn possessives_are_somebody_else() {
    only("Brandt’s spokesman, Karl Holm, said the quay was “a ruin.”", "Karl Holm", &["a ruin"]);
    says("Lind’s sister Eva said that she had “never liked the sea.”", "Eva", &["never liked the sea"]);
    let all = read("Ada Brandt’s lawyer told the court that her client had “done nothing wrong.”");
    assert!(all.iter().all(|s| s.speaker != "Ada Brandt"), "{all:#?}");
}

#[test]
fn two_of_one_surname() {
    let body = "Anna Moss and Peter Moss run the ferry. “The lamps are broken,” Anna Moss said. “We have no money,” Peter \
                Moss said. Ms. Moss said the council “never answers.” Mr. Moss said they would “wait for spring.”";
    says(body, "Anna Moss", &["The lamps are broken", "never answers"]);
    says(body, "Peter Moss", &["We have no money", "wait for spring"]);
}

#[test]
fn two_levels() {
    let words = "“The dam will hold until spring,”";
    for (body, via) in [
        (
            "“The dam will hold until spring,” Lena Orlova said, the Interior Ministry reported on Friday.",
            "the Interior Ministry",
        ),
        (
            "“The dam will hold until spring,” Lena Orlova was quoted by the Evening Post as saying.",
            "the Evening Post",
        ),
        (
            "“The dam will hold until spring,” Lena Orlova was quoted as saying by the Daily Courier.",
            "the Daily Courier",
        ),
        (
            "“The dam will hold until spring,” Lena Orlova said, according to the Daily Courier.",
            "the Daily Courier",
        ),
        (
            "“The dam will hold until spring,” Lena Orlova said in remarks carried by the state news agency.",
            "the state news agency",
        ),
        ("“The dam will hold until spring,” the ministry quoted Lena Orlova as saying.", "the ministry"),
        (
            "“The dam will hold until spring,” said Lena Orlova, as reported by the Daily Courier.",
            "the Daily Courier",
        ),
    ] {
        passed_on(body, "Lena Orlova", via, words);
    }
    for (body, via) in [
        (
            "The Daily Courier quoted Lena Orlova as saying the dam would hold “until spring.”",
            "The Daily Courier",
        ),
        ("The agency reported that Lena Orlova said the dam would hold “until spring.”", "The agency"),
        (
            "According to the Daily Courier, Lena Orlova said the dam would hold “until spring.”",
            "the Daily Courier",
        ),
        (
            "Lena Orlova, quoted by the Daily Courier, said the dam would hold “until spring.”",
            "the Daily Courier",
        ),
    ] {
        passed_on(body, "Lena Orlova", via, "until spring");
    }
}

#[test]
fn who_is_told_or_speaks_next_passes_nothing_on() {
    for body in [
        "“The dam will hold,” Lena Orlova told the Daily Courier. “We have checked it twice.”",
        "“The dam will hold,” Lena Orlova said, and police said that nobody was hurt.",
        "“The dam will hold,” Lena Orlova said, adding that engineers had checked it.",
        "“The dam will hold,” Lena Orlova said. The ministry reported no damage.",
        "Lena Orlova said that strikes would continue against “the enemies of the dam.”",
    ] {
        assert!(read(body).iter().all(|s| s.via.is_empty()), "{body}: {:#?}", read(body));
    }
}

#[test]
fn a_label_above_the_words_speaks_nothing() {
    for label in ["Interview", "Exclusive", "Opinion"] {
        let said = read(&format!("{label}: “The dam will hold”\n\nLena Orlova spoke on Tuesday."));
        assert!(said.iter().all(|s| s.source.is_empty()), "{label}: {said:#?}");
    }
}

#[test]
fn a_family_name_may_be_a_word() {
    for name in ["Hill", "Park", "Banks"] {
        let said = read(&format!(
            "Ada {name} lives by the dam.\n\n“The dam will hold,” {name} said.\n\n“I trust it,” she added."
        ));
        assert!(said.iter().all(|s| s.speaker == format!("Ada {name}")), "{said:#?}");
    }
}
