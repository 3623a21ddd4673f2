//! Speakers of several articles: who is one and the same, and under which name.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod speakers_common;

use speakers_common::{resolved, speakers};

fn names(articles: &[&str]) -> Vec<Vec<String>> {
    let all = resolved(articles);
    (0..articles.len())
        .map(|i| {
            speakers(&all, i).into_iter().map(|s| s.map_or("-".to_owned(), |s| s.name.clone())).collect()
        })
        .collect()
}

#[test]
fn a_full_name_and_a_unique_surname_meet() {
    let all =
        resolved(&["[Ada Quill] spoke. [Quill] left.", "[Mayor Quill] spoke.", "[A. Quill] was heard."]);
    assert_eq!(all.all.len(), 1);
    assert_eq!(all.all[0].name, "Ada Quill");
    assert!(all.all[0].aliases.contains(&"Mayor Quill".to_owned()), "{:?}", all.all[0].aliases);
}

#[test]
fn a_surname_that_two_bear_joins_neither() {
    let got = names(&["[Ada Quill] spoke.", "[Rolf Quill] spoke.", "[Quill] spoke, as Quill always does."]);
    assert_eq!(got, [["Ada Quill"], ["Rolf Quill"], ["Quill"]]);
}

#[test]
fn spellings_of_one_name_meet_under_the_most_frequent() {
    let got = names(&[
        "[Sergei Volkonin] spoke, and Sergei Volkonin left.",
        "[Sergey Volkonin] spoke.",
        "[Sergei Volkonin] spoke.",
    ]);
    assert_eq!(got, [["Sergei Volkonin"], ["Sergei Volkonin"], ["Sergei Volkonin"]]);
    let got = names(&["[Omar al-Rashid] spoke.", "[Omar Rashid] spoke, said Omar Rashid."]);
    assert_eq!(got[0], got[1]);
}

#[test]
fn a_fuller_name_wins() {
    let got = names(&["[Ada Quill] spoke. Ada Quill left.", "[Ada B. Quill] spoke."]);
    assert_eq!(got, [["Ada B. Quill"], ["Ada B. Quill"]]);
}

#[test]
fn bodies_meet_by_name_and_the_unnamed_never() {
    let all = resolved(&[
        "[The Home Office] spoke. [A senior official] spoke. [Russia's defense ministry] spoke.",
        "[The Home Office] spoke. [A senior official] spoke. [The Russian defense ministry] spoke.",
    ]);
    let id = |article: usize, i: usize| all.of[article][i].as_ref().unwrap().speaker;
    assert_eq!(id(0, 0), id(1, 0));
    assert_ne!(id(0, 1), id(1, 1));
    assert_eq!(id(0, 2), id(1, 2));
}

#[test]
fn speakers_stand_in_the_order_in_which_they_first_speak() {
    let all = resolved(&["[Zoe Quill] spoke. [Ada Teller] spoke.", "[Berta Holm] spoke. [Zoe Quill] spoke."]);
    let order: Vec<&str> = all.all.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(order, ["Zoe Quill", "Ada Teller", "Berta Holm"]);
}
