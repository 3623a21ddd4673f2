//! What an article says that a named person is: titles, appositions, "X is the …".

use super::cast::gender;
use super::names::Name;
use super::tokens::Tokens;
use super::words::{Words, class::*};
use crate::map::Set;
use crate::text::case::lower_case;

/// Longest description that is read, in tokens.
const REACH: usize = 14;

/// The words that describe the bearer of a name where it stands, in their base forms, and what they tell of his or
/// her gender: above 0 a man, below a woman.
pub(super) fn describe(tokens: &Tokens, words: &Words, name: &Name) -> (Set<String>, i32) {
    let mut found = Set::new();
    let mut says = 0;
    let take = |found: &mut Set<String>, from: usize, to: usize| -> i32 {
        let mut role = false;
        let mut head = 0;
        let mut put = Vec::new();
        let mut after = false;
        for i in from..to {
            if tokens.is(i, PREPOSITION) && tokens.word(i) != "of" || tokens.possessive(i) && role {
                after = true;
            }
            if tokens.word(i) == "of" {
                after |= role;
                continue;
            }
            if !tokens.is_word(i) || tokens.is(i, CLOSED) && !tokens.is(i, ROLE) && !tokens.acronym(i) {
                if tokens.word(i) == "and" {
                    after = false;
                }
                continue;
            }
            let is_role = tokens.is(i, ROLE | THING) && !tokens.is(i, PLURAL);
            if is_role && !after {
                role |= tokens.is(i, ROLE);
                // "the mayor's wife" is no mayor.
                if tokens.possessive(i + 1) {
                    continue;
                }
                head = gender(tokens.bits[i]) * 4;
            } else if is_role && tokens.is(i, ROLE) {
                continue;
            }
            put.push(words.base(&tokens.folded(i)));
        }
        if role {
            put.into_iter().for_each(|word| found.add(word));
        }
        if role { head } else { 0 }
    };
    // The title in capitals, and the words in lower case before it: "campaign manager Ada Quill".
    let mut before = name.lead;
    while before > 0
        && name.lead - before < 7
        && tokens.together(before - 1, name.start)
        && tokens.is_word(before - 1)
        && (!tokens.is(before - 1, CLOSED)
            || tokens.is(before - 1, ROLE | FUNCTION)
            || matches!(tokens.word(before - 1), "of" | "for"))
        && !tokens.is(before - 1, PRONOUN)
    {
        before -= 1;
    }
    if before < name.start && tokens.is(name.start - 1, ROLE | TITLE | PLACE)
        || name.start > 1 && tokens.word(name.start - 1) == "." && tokens.is(name.start - 2, TITLE)
        || name.start > name.lead
    {
        says += take(&mut found, before, name.start);
    }
    // "his wife, Ada Quill": the description stands before the comma.
    if name.lead > 1 && tokens.word(name.lead - 1) == "," && tokens.together(name.lead - 1, name.start) {
        let end = name.lead - 1;
        let mut from = end;
        while from > 0 && end - from < 8 && tokens.together(from - 1, end) && tokens.is_word(from - 1) {
            from -= 1;
            if tokens.is(from, DETERMINER | PRONOUN) {
                break;
            }
        }
        let closed =
            matches!(tokens.word(name.end), "," | "." | "-" | "—" | "–") || !tokens.together(name.end, end);
        if tokens.is(from, DETERMINER | PRONOUN) && tokens.is(end - 1, ROLE) && closed {
            says += take(&mut found, from, end);
        }
    }
    let mut at = name.end;
    if tokens.word(at) == "(" && tokens.together(at, name.start) {
        at = bracket(tokens, words, at, &mut found);
    }
    // "Ada Quill, 43, the mayor of X," and "Ada Quill is the mayor of X".
    if matches!(tokens.word(at), "," | "—" | "–" | "-") && tokens.together(at, name.start) {
        at += 1;
        if tokens.word(at).parse::<u32>().is_ok() && tokens.word(at + 1) == "," {
            at += 2;
        }
        if tokens.word(at) == "who" {
            at += 1;
            if !tokens.is(at, AUXILIARY) && tokens.word(at) != "served" {
                at = usize::MAX;
            } else {
                at += 1 + usize::from(tokens.word(at + 1) == "as");
            }
        }
    } else if matches!(tokens.word(at), "is" | "was") && tokens.is(at + 1, DETERMINER) {
        at += 1;
    } else {
        at = usize::MAX;
    }
    if at < tokens.len() && tokens.together(at, name.start) {
        let from = at;
        while at < from + REACH
            && tokens.together(at, name.start)
            && !matches!(tokens.word(at), "," | "." | "—" | "–" | ";" | "who" | "“" | "”" | "\"" | "(" | ")")
            && !tokens.is(at, AUXILIARY)
        {
            at += 1;
        }
        let lead = tokens.is(from, DETERMINER | ROLE | FUNCTION) || !tokens.capital(from);
        let another = (from..at).any(|i| tokens.is(i, TITLE));
        if lead && !another && (from..at).any(|i| tokens.is(i, ROLE)) {
            says += take(&mut found, from, at);
        }
    }
    (found, says)
}

/// Party and state in brackets: "(R-Fla.)", "(Vt.)". Gives the token after the bracket.
fn bracket(tokens: &Tokens, words: &Words, open: usize, found: &mut Set<String>) -> usize {
    let Some(close) = (open + 1..open + 8).find(|&i| tokens.word(i) == ")") else { return open };
    let inside = tokens.text(open + 1, close);
    for (at, part) in inside.split(['-', '–', ' ', ',']).enumerate() {
        let part = lower_case(part);
        match part.as_str() {
            "r" if at == 0 => found.add("republican".to_owned()),
            "d" if at == 0 => found.add("democrat".to_owned()),
            "i" if at == 0 => found.add("independent".to_owned()),
            _ => {
                for form in [part.as_str(), part.trim_end_matches('.')] {
                    if words.bits(form) & STATE != 0 {
                        words.base(form).split('_').for_each(|word| found.add(word.to_owned()));
                    }
                }
            }
        }
    }
    close + 1
}
