//! Who a source is: a sentence or two for each class that news uses, all written for this test.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod speakers_common;

use newsprism::quotes::SpeakerKind;
use speakers_common::{resolved, speakers};

/// Checks the name of each source's speaker in one article; "-" stands for none.
#[track_caller]
fn expect(marked: &str, names: &[&str]) {
    let all = resolved(&[marked]);
    let got: Vec<&str> = speakers(&all, 0).into_iter().map(|s| s.map_or("-", |s| s.name.as_str())).collect();
    assert_eq!(got, names, "in: {marked}");
}

/// Checks the kind of the first source's speaker.
#[track_caller]
fn expect_kind(marked: &str, kind: SpeakerKind) {
    let all = resolved(&[marked]);
    assert_eq!(speakers(&all, 0)[0].map(|s| s.kind), Some(kind), "in: {marked}");
}

#[test]
fn full_name_surname_and_title_are_one() {
    expect(
        "[Senator Ada Quill] opened the session. [Quill] then spoke at length. Later [Sen. Quill] left, and [Ms. Quill] came back.",
        &["Ada Quill"; 4],
    );
    expect(
        "[Transport Minister Rolf B. Teller] resigned. It was time, [Mr. Teller] added.",
        &["Rolf B. Teller"; 2],
    );
    // The surname may come first.
    expect("[Quill] said so on Monday. The plan is dead, Ada Quill wrote a day later.", &["Ada Quill"]);
}

#[test]
fn particles_suffixes_and_foreign_names() {
    expect(
        "[Pieter van der Berg] was sceptical. [Van der Berg] has seen such plans before. [Omar al-Rashid] was not: [Rashid] liked it.",
        &["Pieter van der Berg", "Pieter van der Berg", "Omar al-Rashid", "Omar al-Rashid"],
    );
    expect("[Amos Tull, Jr.] arrived first. [Tull] was late the day before.", &["Amos Tull, Jr."; 2]);
}

#[test]
fn a_first_name_alone_is_a_person_already_named() {
    expect("Gretchen Moll runs the mill. It is hard work, [Gretchen] said.", &["Gretchen Moll"]);
}

#[test]
fn two_with_one_surname_are_told_apart_by_title() {
    expect(
        "Martin Kean and his wife, Laura Kean, own the shop. It is theirs alone, [Mrs. Kean] said. [Mr. Kean] agreed.",
        &["Laura Kean", "Martin Kean"],
    );
    expect(
        "Martin Kean met Laura Kean. [Laura] spoke first, then [Martin Kean] did.",
        &["Laura Kean", "Martin Kean"],
    );
}

#[test]
fn who_owns_the_spokesman_is_not_the_spokesman() {
    expect("[Quill’s spokeswoman Berta Holm] denied it. [Holm] gave no reason.", &["Berta Holm"; 2]);
    expect("[Quill's lawyer, Jonas Feld,] denied it.", &["Jonas Feld"]);
    expect("[Her campaign manager, Jonas Feld,] denied it.", &["Jonas Feld"]);
    expect("[A spokesman for Ada Quill] denied it.", &["spokesman for Ada Quill"]);
}

#[test]
fn appositions_ages_and_relative_clauses_fall_away() {
    expect("[Ada Quill, 43, the mayor of Oxmoor,] said so.", &["Ada Quill"]);
    expect("[Ada Quill, who has run the town since May,] said so.", &["Ada Quill"]);
    expect("[Rep. Ada Quill (D-Ohio)] said so.", &["Ada Quill"]);
    expect("[Ada Quill of the Oxmoor Courier] said so.", &["Ada Quill"]);
    expect("[The envoy for Kenya Berta Holm] said so.", &["Berta Holm"]);
}

#[test]
fn he_and_she_are_the_last_who_fit() {
    expect(
        "Rolf Teller met Ada Quill on Friday. The talks went well, [she] said. The talks went badly, [he] said.",
        &["Ada Quill", "Rolf Teller"],
    );
    // The title tells the gender where the given name does not.
    expect("Mrs. Quorra Zeth sued Mr. Ombo Zuur. It was a matter of honour, [she] said.", &["Quorra Zeth"]);
    // So does a pronoun elsewhere.
    expect(
        "Quorra Zeth lost her keys. She lost her car as well. Karl Feld helped. {“It was a bad day,”} [she] said.",
        &["Quorra Zeth"],
    );
    // A role noun in place of a title.
    expect(
        "The spokeswoman, Quorra Zeth, met Karl Feld. No talks are planned, [she] said.",
        &["Quorra Zeth"],
    );
}

#[test]
fn whoever_spoke_speaks_on() {
    expect(
        "{“We tried,”} [Rolf Teller] said of the plan by Martin Kean. {“It did not work,”} [he] added.",
        &["Rolf Teller", "Rolf Teller"],
    );
    // Named inside the words of another: not the one who speaks.
    expect(
        "[Rolf Teller] was blunt. {“Martin Kean is wrong about this,”} [he] said.",
        &["Rolf Teller", "Rolf Teller"],
    );
}

#[test]
fn first_person_in_a_quotation_is_whoever_is_quoted() {
    expect(
        "[Ada Quill] was clear: {“[I] think that {the road must be closed},”} the mayor said.",
        &["Ada Quill", "Ada Quill"],
    );
    expect("[Ada Quill] said: {“[We] hope that {rain comes}.”}", &["Ada Quill", "Ada Quill"]);
    // Nobody in particular.
    expect("As [you] know, nothing came of it. [One] might think that it would.", &["-", "-"]);
}

#[test]
fn an_author_is_introduced_at_the_end() {
    expect(
        "Taxes are too high, [I] believe.\n\nThey ought to fall.\n\nAda Quill is the mayor of Oxmoor.",
        &["Ada Quill"],
    );
}

#[test]
fn relative_pronouns_mean_what_stands_before_them() {
    expect("They met Ada Quill, [who] promised help.", &["Ada Quill"]);
    expect("They met Ada Quill, the mayor of Oxmoor, [who] promised help.", &["Ada Quill"]);
    expect("They met Senator Ada Quill of Ohio, [who] promised help.", &["Ada Quill"]);
    expect("Ada Quill is the lawyer [who] promised help.", &["Ada Quill"]);
    expect(
        "The Oxmoor Police Department, [which] opened an inquiry, was silent.",
        &["Oxmoor Police Department"],
    );
    expect("He was backed by angry farmers [who] want more rain.", &["angry farmers"]);
}

#[test]
fn role_nouns_mean_whoever_has_the_role() {
    expect(
        "Senator Ada Quill met Governor Rolf Teller. [The senator] was content. [The governor] was not.",
        &["Ada Quill", "Rolf Teller"],
    );
    expect(
        "Rep. Ada Quill (D-Ohio) met Sen. Rolf Teller (R-Utah). [The Utah senator] was late.",
        &["Rolf Teller"],
    );
    expect("Ada Quill, a chemist and mother of two, won. [The chemist] was overjoyed.", &["Ada Quill"]);
    expect(
        "U.S. Secretary of State Ada Quill flew to Rome. [The top U.S. diplomat] was hopeful.",
        &["Ada Quill"],
    );
    expect(
        "Rolf Teller, the spokesman, spoke for Ada Quill. [The spokesman] knew nothing.",
        &["Rolf Teller"],
    );
    // Said of somebody whom everybody knows to be one.
    expect("Rolf Teller won by far. [The billionaire] thanked nobody.", &["Rolf Teller"]);
}

#[test]
fn the_unnamed_keep_their_description() {
    expect("[A senior official] said so. [The official] would say no more.", &["senior official"; 2]);
    expect("[Two senior officials] said so.", &["Two senior officials"]);
    expect("[Western officials] doubt it.", &["Western officials"]);
    expect_kind("[A senior official] said so.", SpeakerKind::Unnamed);
    expect_kind("[Ada Quill] said so.", SpeakerKind::Person);
    expect_kind("[The Home Office] said so.", SpeakerKind::Organisation);
}

#[test]
fn bodies_keep_their_names() {
    expect("[The Oxmoor Water Board] raised prices. [The board] gave no reason.", &["Oxmoor Water Board"; 2]);
    expect(
        "[The National Farmers Union] was angry. [The NFU] called a strike.",
        &["National Farmers Union"; 2],
    );
    expect("[The Oxmoor Times] reported it. [The Times] gave no source.", &["Oxmoor Times"; 2]);
    expect("[The Quill campaign] was silent. Later [the campaign] spoke.", &["Quill campaign"; 2]);
    expect(
        "[Brightline Corp.] cut jobs. [The company] regretted it. [It] will pay them.",
        &["Brightline Corp"; 3],
    );
}

#[test]
fn what_belongs_to_somebody_is_named_after_the_owner() {
    expect(
        "France was cautious, with [its foreign ministry] calling for calm.",
        &["France’s foreign ministry"],
    );
    expect("Ada Quill won again. [Her supporters] sang.", &["Ada Quill’s supporters"]);
    expect("Ada Quill won again. [Her campaign] sang.", &["Quill campaign"]);
}

#[test]
fn they_are_the_last_group() {
    expect("Several farmers came to town. Rain is late, [they] said.", &["farmers"]);
}

#[test]
fn two_names_joined_are_both() {
    expect("Ada Quill met Rolf Teller. [Quill and Teller] signed a pact.", &["Ada Quill and Rolf Teller"]);
}

#[test]
fn a_headline_names_whom_the_report_names() {
    expect("[Quill] Wins Again By Far\n\nAda Quill won the vote on Sunday.", &["Ada Quill"]);
}

#[test]
fn what_the_sentence_goes_on_to_say_counts() {
    expect("Rolf Teller met Karl Feld. Despite [his] doubts, Feld signed.", &["Karl Feld"]);
    expect("Karl Feld met Martin Kean. [He] praised Feld at length.", &["Martin Kean"]);
    expect("Karl Feld met Rolf Teller. [The billionaire] praised Teller at length.", &["Karl Feld"]);
}
