//! Where names stand, and of what sort they are.

use super::tokens::Tokens;
use super::words::{Words, class::*};
use crate::map::Set;
use crate::text::case::lower_case;

/// The sort of a name, as its own words show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// A title before it, or a given name in it.
    Person,
    /// Two words or more with nothing that tells.
    Likely,
    /// One word with nothing that tells.
    Unknown,
    /// "State Department", "FBI".
    Body,
    /// A country, state or city.
    Place,
    /// A street, law, prize.
    Thing,
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// First token of the title before it; equal to `start` if there is none.
    pub(super) lead: usize,
    /// First token of the bare name.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// Its sort.
    pub(super) sort: Sort,
}

/// The names of an article, in order. Lines in title case are left out: capitals say nothing there.
pub(super) fn scan(tokens: &Tokens, words: &Words) -> Vec<Name> {
    let mut names = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if tokens.titled[i] || !begins(tokens, i) {
            i += 1;
            continue;
        }
        let end = run_end(tokens, i);
        cut(tokens, words, i, end, &mut names);
        i = end;
    }
    sift(tokens, &mut names);
    adjectives(tokens, words, &mut names);
    family_names(tokens, words, &mut names);
    names
}

/// "Hill" is nobody's name, unless an "Ada Hill" is in the article; nor is "News of Hill" a body's then.
fn family_names(tokens: &Tokens, words: &Words, names: &mut [Name]) {
    let mut family: Set<&str> = Set::new();
    for name in names.iter().filter(|n| n.sort == Sort::Person && n.end - n.start > 1) {
        family.add(tokens.word(name.end - 1));
    }
    // At the start of a sentence the first word's capital says nothing.
    for name in names.iter_mut().filter(|n| n.sort == Sort::Body && tokens.first(n.start)) {
        if matches!(tokens.word(name.start + 1), "of" | "for" | "on")
            && family.contains(tokens.word(name.end - 1))
        {
            let mut whose = Vec::new();
            cut(tokens, words, name.start + 2, name.end, &mut whose);
            if let [one] = whose[..]
                && matches!(one.sort, Sort::Person | Sort::Likely | Sort::Unknown)
            {
                *name = one;
            }
        }
    }
    for name in
        names.iter_mut().filter(|n| n.end - n.start == 1 && matches!(n.sort, Sort::Thing | Sort::Body))
    {
        let the = name.start > 0 && matches!(tokens.word(name.start - 1), "the" | "The");
        if !the && family.contains(tokens.word(name.start)) {
            name.sort = Sort::Unknown;
        }
    }
}

/// Leaves out adjectives, as in "Western leaders": a word with the ending of one that in this article stands before
/// nouns alone, and in nobody's name.
fn adjectives(tokens: &Tokens, words: &Words, names: &mut Vec<Name>) {
    let is_adjective = |name: &Name| {
        let (word, next) = (tokens.folded(name.start), tokens.word(name.end));
        let of_people = word.rsplit_once('-').is_some_and(|(_, last)| words.bits(last) & DEMONYM != 0);
        let ends = ["ern", "ic", "al", "ian"].iter().any(|end| word.ends_with(end));
        (of_people || ends)
            && matches!(name.sort, Sort::Unknown | Sort::Thing)
            && name.end - name.start == 1
            && tokens.together(name.start, name.end)
            && tokens.is_word(name.end)
            && next.starts_with(char::is_lowercase)
            && !tokens.is(name.end, CLOSED)
            && !next.ends_with("ed")
            && !next.ends_with("ing")
    };
    let adjectives: Vec<bool> = names.iter().map(is_adjective).collect();
    let mut others: Set<&str> = Set::new();
    for (name, _) in names.iter().zip(&adjectives).filter(|(_, is)| !**is) {
        if name.end - name.start == 1 || matches!(name.sort, Sort::Person | Sort::Likely) {
            (name.start..name.end).for_each(|i| others.add(tokens.word(i)));
        }
    }
    let mut is = adjectives.into_iter();
    names.retain(|name| !is.next().unwrap_or(false) || others.contains(tokens.word(name.start)));
}

/// Words for things that are family names as well.
const FAMILY_NAMES: [&str; 20] = [
    "Bay", "Beach", "Bridges", "Castle", "Day", "Field", "Fields", "Garden", "Hall", "Hill", "Hills", "Lake",
    "Law", "March", "North", "Park", "Rivers", "Rule", "Street", "West",
];

/// Whether the words at `at` follow a preposition of place: "in Victoria Park".
fn in_a_place(tokens: &Tokens, at: usize) -> bool {
    at > 0
        && matches!(
            lower_case(tokens.word(at - 1)).as_str(),
            "in" | "at"
                | "near"
                | "on"
                | "through"
                | "across"
                | "around"
                | "into"
                | "outside"
                | "inside"
                | "along"
        )
}

/// Leaves out words that have their capital only because they open a sentence.
fn sift(tokens: &Tokens, names: &mut Vec<Name>) {
    let single = |n: &Name| n.end - n.start == 1 && n.lead == n.start;
    let mut inside: Set<&str> = Set::new();
    for name in names.iter().filter(|n| !single(n) || !tokens.first(n.start)) {
        (name.start..name.end).for_each(|i| inside.add(tokens.word(i)));
    }
    names.retain(|n| {
        if !single(n) || !tokens.first(n.start) || tokens.acronym(n.start) || n.sort == Sort::Place {
            return true;
        }
        // A name that stands by its verb or owns something may well appear only once.
        let noun = tokens.is(n.start, ROLE | BODY | THING);
        let word = tokens.word(n.start);
        inside.contains(word)
            || !noun
                && (tokens.is(n.start, GIVEN)
                    || tokens.possessive(n.end)
                    || tokens.is(n.end, AUXILIARY)
                    || camel(word))
    });
}

/// Whether a word has a capital inside, as companies do: "EgyptAir". "McCain" and "O'Neil" are people.
fn camel(word: &str) -> bool {
    let person = ["Mc", "Mac", "De", "Di", "La", "Le", "Van", "O'", "O’", "D'", "D’", "Fitz"];
    word.char_indices().skip(1).any(|(at, c)| {
        c.is_uppercase()
            && word[..at].chars().next_back().is_some_and(char::is_lowercase)
            && !person.contains(&&word[..at])
    })
}

fn begins(tokens: &Tokens, i: usize) -> bool {
    if !tokens.capital(i) {
        return false;
    }
    if tokens.is(i, CLOSED) && !tokens.is(i, ROLE | PARTICLE | ADJECTIVE) {
        // "Will Smith" and "Hope Hicks" begin with a given name, "Will he" does not.
        return tokens.is(i, GIVEN) && tokens.capital(i + 1) && !tokens.is(i + 1, CLOSED);
    }
    if tokens.is(i, WEEKDAY) {
        return tokens.is(i, GIVEN) && tokens.capital(i + 1) && !tokens.is(i + 1, CLOSED | WEEKDAY);
    }
    true
}

/// One past the last token of the run of capitals that begins at `start`.
fn run_end(tokens: &Tokens, start: usize) -> usize {
    let mut last = start;
    let mut body = tokens.is(start, BODY);
    loop {
        let j = last + 1;
        if !tokens.together(start, j) {
            return j;
        }
        let next_capital =
            |k: usize| tokens.together(start, k) && tokens.capital(k) && !tokens.is(k, CLOSED & !FUNCTION);
        let word = tokens.word(j);
        if tokens.capital(j) {
            if tokens.is(j, CLOSED) && !tokens.is(j, PARTICLE | GIVEN | ROLE | ADJECTIVE)
                || tokens.is(j, WEEKDAY) && !tokens.is(j, GIVEN)
            {
                return j;
            }
            last = j;
        } else if word == "." && tokens.touches(last) {
            let before = tokens.word(last);
            let initial = before.chars().count() == 1;
            if !(initial || tokens.is(last, TITLE | SUFFIX) || matches!(before, "St" | "Ste" | "Inc" | "Mt"))
                || !next_capital(j + 1)
            {
                return j;
            }
            last = j + 1;
        } else if tokens.is(j, PARTICLE) && !tokens.is(last, ROLE | TITLE) {
            let mut k = j + 1;
            while tokens.is(k, PARTICLE) && !tokens.capital(k) {
                k += 1;
            }
            if !next_capital(k) || k > j + 3 {
                return j;
            }
            last = k;
        } else if matches!(word, "of" | "for" | "on") {
            let k = if tokens.word(j + 1) == "the" { j + 2 } else { j + 1 };
            if !(body || word == "of" && tokens.is(last, ROLE)) || !next_capital(k) || tokens.is(k, WEEKDAY) {
                return j;
            }
            last = k;
        } else if word == "&" && next_capital(j + 1) {
            last = j + 1;
        } else if word == ","
            && tokens.is(j + 1, SUFFIX)
            && tokens.capital(j + 1)
            && tokens.together(start, j + 1)
        {
            return if tokens.word(j + 2) == "." && tokens.touches(j + 1) { j + 3 } else { j + 2 };
        } else {
            return j;
        }
        body |= tokens.is(last, BODY);
    }
}

/// Cuts a run of capitals into title and name, and sorts it.
fn cut(tokens: &Tokens, words: &Words, start: usize, end: usize, names: &mut Vec<Name>) {
    let mut start = start;
    // "Former", "Presumptive": words that qualify what follows.
    while start + 1 < end && tokens.is(start, FUNCTION | WEEKDAY) && !tokens.is(start, GIVEN) {
        start += 1;
    }
    let the =
        start > 0 && tokens.together(start, start - 1) && tokens.word(start - 1).eq_ignore_ascii_case("the");
    // The last title in the run, if a name follows it.
    let title = (start..end).rev().find(|&i| {
        tokens.is(i, ROLE | TITLE)
            && !(tokens.is(i, GIVEN) && i + 1 < end && tokens.is_word(i + 1))
            && !(i + 1 == end
                && i > start
                && (tokens.is(i - 1, GIVEN) || (start..i).any(|k| tokens.is(k, BODY))))
            && !(i + 1 == end && i > start && tokens.word(i - 1) == ".")
    });
    if let Some(title) = title {
        let mut name = title + 1;
        if tokens.word(name) == "." {
            name += 1;
        }
        if name < end && matches!(tokens.word(name), "of" | "for" | "on") {
            // "Secretary of State", "Speaker of the House": the office ends before the name's words.
            name += if tokens.word(name + 1) == "the" { 2 } else { 1 };
            let rest = (name..end).filter(|&i| tokens.is_word(i)).count();
            let office = |i: usize| tokens.is(i, THING | BODY | PLACE | PLURAL);
            if rest < 2 || office(end - 1) {
                name = end;
            } else if rest == 2 {
                name = end - 1;
            } else {
                name += 1;
                while end - name > 2 && office(name) {
                    name += 1;
                }
            }
        }
        if name >= end {
            // A title without a name: "the Prime Minister"; or a body named after its members.
            if tokens.is(end - 1, BODY) && (start..end).len() > 1 {
                names.push(Name { lead: start, start, end, sort: Sort::Body });
            }
            return;
        }
        let body = tokens.is(end - 1, BODY) && !tokens.is(title, TITLE) && !tokens.is(name, GIVEN);
        if body {
            // "Governors Association", "Police Department".
            names.push(Name { lead: start, start, end, sort: Sort::Body });
        } else {
            names.push(Name { lead: start, start: name, end, sort: Sort::Person });
        }
        return;
    }
    let has = |bits: u32| (start..end).any(|i| tokens.is(i, bits));
    let mut name = start;
    if !has(BODY | THING) {
        while name + 1 < end && tokens.is(name, ADJECTIVE | DEMONYM) && !tokens.is(name, GIVEN) {
            name += 1;
        }
    }
    // "envoy for Syria Pieter van der Berg": two names, not one.
    let long = |from: usize| {
        (from..end).filter(|&i| tokens.is_word(i) && !tokens.is(i, PARTICLE | SUFFIX)).count() > 1
    };
    if tokens.is(name, PLACE)
        && !tokens.is(name, GIVEN | DEMONYM)
        && !has(BODY | THING)
        && long(name + 1)
        && tokens.is_word(name + 1)
        && words.bits(&format!("{}_{}", tokens.folded(name), tokens.folded(name + 1))) & PLACE == 0
    {
        names.push(Name { lead: name, start: name, end: name + 1, sort: Sort::Place });
        name += 1;
    }
    let joined = (name..end).map(|i| tokens.folded(i)).collect::<Vec<_>>().join("_");
    let count = (name..end).filter(|&i| tokens.is_word(i) && !tokens.is(i, SUFFIX)).count();
    let given = (name..end).find(|&i| tokens.is(i, GIVEN) && !tokens.is(i, PLACE | ROLE));
    // "the Ada Quill campaign" has an article of its own noun.
    let noun = tokens.together(start, end) && tokens.is_word(end) && !tokens.capital(end);
    let the = the && (!noun || tokens.is(end, CLOSED));
    let article = start > 0
        && tokens.together(start, start - 1)
        && matches!(tokens.word(start - 1), "a" | "A" | "an" | "An");
    if count == 1 && tokens.is(name, DEMONYM | ADJECTIVE) {
        return;
    }
    let sort = if words.bits(&joined) & (PLACE | STATE) != 0 && (count > 1 || tokens.is(name, PLACE)) {
        Sort::Place
    } else if tokens.is(end - 1, THING)
        && !(given == Some(name)
            && count == 2
            && FAMILY_NAMES.contains(&tokens.word(end - 1))
            && !the
            && !in_a_place(tokens, name))
    {
        Sort::Thing
    } else if has(BODY) && !(given == Some(name) && count == 2)
        || count == 1 && (tokens.acronym(name) || camel(tokens.word(name)))
    {
        Sort::Body
    } else if given.is_some_and(|g| g + 1 < end) {
        // Words before the given name are no part of it, unless they are an initial.
        if let Some(g) = given
            && g > name
            && !the
            && tokens.word(g - 1) != "."
            && end - g > 1
            && !(name..g).any(|i| tokens.is(i, GIVEN))
        {
            name = g;
        }
        if the { Sort::Body } else { Sort::Person }
    } else if the && count > 1 || has(THING) {
        Sort::Body
    } else if article {
        Sort::Thing
    } else if count > 1 {
        Sort::Likely
    } else {
        Sort::Unknown
    };
    names.push(Name { lead: name, start: name, end, sort });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ManifestEntry, parse};
    use crate::quotes::Document;
    use crate::source::SourceText;
    use crate::text::Layout;

    fn names(text: &str) -> Vec<(String, Sort)> {
        let article =
            parse("a", SourceText { text: text.to_owned(), encoding: "UTF-8" }, &ManifestEntry::default());
        let layout = Layout::of(&article);
        let document = Document::new(&article, &layout);
        let words = Words::new();
        let tokens = Tokens::new(&document, &words);
        scan(&tokens, &words).into_iter().map(|n| (tokens.text(n.start, n.end), n.sort)).collect()
    }

    fn expect(text: &str, expected: &[(&str, Sort)]) {
        let expected: Vec<_> = expected.iter().map(|&(n, s)| (n.to_owned(), s)).collect();
        assert_eq!(names(text), expected, "{text}");
    }

    #[test]
    fn titles_are_no_part_of_the_name() {
        expect("Then U.S. Secretary of State Anna Whitcomb spoke.", &[("Anna Whitcomb", Sort::Person)]);
        expect("House Budget Committee Chairman Rolf Teller left.", &[("Rolf Teller", Sort::Person)]);
        expect(
            "Mr. Teller met Sen. Ada B. Quill (D-Ohio).",
            &[("Teller", Sort::Person), ("Ada B. Quill", Sort::Person), ("D-Ohio", Sort::Unknown)],
        );
        expect("The vice president met Republican Colin Marsh.", &[("Colin Marsh", Sort::Person)]);
    }

    #[test]
    fn particles_and_suffixes_belong_to_it() {
        expect(
            "There Pieter van der Berg met Omar al-Rashid.",
            &[("Pieter van der Berg", Sort::Likely), ("Omar al-Rashid", Sort::Person)],
        );
        expect("Then Amos Tull, Jr. arrived.", &[("Amos Tull, Jr.", Sort::Likely)]);
    }

    #[test]
    fn adjectives_and_news_of_somebody_are_no_names() {
        expect("Then Western leaders met an Orthodox priest on the Israeli-Palestinian conflict.", &[]);
        // The newspaper has its name.
        expect(
            "A Guardian editor left. She likes the Guardian.",
            &[("Guardian", Sort::Thing), ("Guardian", Sort::Unknown)],
        );
        expect(
            "News of Teller's trip pleased Ada Teller. Bank of Ohio was closed.",
            &[("Teller", Sort::Unknown), ("Ada Teller", Sort::Person), ("Bank of Ohio", Sort::Body)],
        );
        expect("House of Ames fell.", &[("House of Ames", Sort::Body)]);
    }

    #[test]
    fn bodies_places_and_things() {
        expect(
            "But the Department of Justice and the FBI left New Hampshire on Monday.",
            &[("Department of Justice", Sort::Body), ("FBI", Sort::Body), ("New Hampshire", Sort::Place)],
        );
        expect("He lives in Elm Street.", &[("Elm Street", Sort::Thing)]);
        expect(
            "They met in Victoria Park, near Castle Hill.",
            &[("Victoria Park", Sort::Thing), ("Castle Hill", Sort::Thing)],
        );
        expect(
            "So Ada Hill left. Nobody saw Hill again.",
            &[("Ada Hill", Sort::Person), ("Hill", Sort::Unknown)],
        );
    }
}
