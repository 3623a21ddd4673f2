//! For which country, or for the United Nations or the European Union, somebody speaks, as far as the articles say:
//! "Russian President …", "France's foreign ministry", "the ambassador of Chile". Nobody is looked up: a person whom no
//! article ties to a country has none. What stands for a government by metonymy (`[seat]` and `[capital]` of
//! `places.txt`) is all that is known beforehand.

use super::names::Name;
use super::tokens::Tokens;
use super::words::{Words, class::*, fold};

/// So many tokens before a name, and after it, are read.
const REACH: usize = 9;

/// What the words around a name tie its bearer to: those before it ("Russian President"), "of Russia", or an
/// apposition after it (", Russia's ambassador").
pub(super) fn of_name(tokens: &Tokens, words: &Words, name: &Name) -> Option<&'static str> {
    let mut from = name.start;
    while from > 0
        && name.start - from < REACH
        && tokens.together(from - 1, name.start)
        && (tokens.is_word(from - 1)
            || tokens.possessive(from - 1)
            || from > 1 && tokens.word(from - 1) == "." && tokens.touches(from - 2))
    {
        from -= 1;
    }
    if let Some(found) =
        (from < name.start).then(|| last_phrase(words, &tokens.text(from, name.start))).flatten()
    {
        return Some(found);
    }
    let after = name.end;
    if !tokens.together(after, name.start) || !matches!(tokens.word(after), "of" | ",") {
        return None;
    }
    let mut to = after + 1;
    while to < after + REACH
        && tokens.together(to, name.start)
        && (tokens.is_word(to) || tokens.possessive(to))
    {
        to += 1;
    }
    let role = tokens.word(after) == "of" || (after + 1..to).any(|i| tokens.is(i, ROLE));
    if role && to > after + 1 { of_phrase(words, &tokens.text(after + 1, to)) } else { None }
}

/// The phrase that ends where a name begins: what stands before a verb or a conjunction belongs to something else.
fn last_phrase(words: &Words, text: &str) -> Option<&'static str> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let own = |w: &&str| words.bits(&fold(w)) & (AUXILIARY | CONJUNCTION | PRONOUN | DETERMINER) != 0;
    let from = parts.iter().rposition(own).map_or(0, |at| at + 1);
    // "in Syria, UN envoy": a phrase after a preposition is not the bearer's.
    let of = |w: &&str| words.bits(&fold(w)) & PREPOSITION != 0 && *w != "of" && *w != "for" && *w != "to";
    let from = parts.iter().rposition(of).map_or(from, |at| from.max(at + 1));
    let role =
        parts[from..].iter().any(|w| words.bits(&fold(w.trim_end_matches(['.', ',']))) & (ROLE | TITLE) != 0);
    if role { of_phrase(words, &parts[from..].join(" ")) } else { None }
}

/// What a description or a name of a body ties to: the first country in it, up to a preposition other than "of".
pub(super) fn of_phrase(words: &Words, phrase: &str) -> Option<&'static str> {
    let parts: Vec<&str> = phrase.split_whitespace().filter(|w| !matches!(*w, "the" | "The")).collect();
    let bare: Vec<String> = parts.iter().map(|w| bare(w)).collect();
    if let Some(found) = words.stands_for(&bare.join("_"), true) {
        return Some(found);
    }
    for at in 0..parts.len() {
        let word = bare[at].as_str();
        if words.bits(word) & PREPOSITION != 0 && word != "of" {
            return None;
        }
        if !parts[at].starts_with(char::is_uppercase) {
            continue;
        }
        let pair = bare.get(at + 1).map(|next| [word, "_", next].concat());
        let known = |key: &str| words.stands_for(key, false).or_else(|| words.country(key));
        let found = pair.and_then(|pair| known(&pair)).or_else(|| {
            // "us" is a country in capitals only.
            known(word).filter(|_| word != "us" || parts[at].starts_with("US"))
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Folded, without possessive and punctuation at its edges; the stops of "U.S." stay.
fn bare(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let word = word.trim_end_matches(['\'', '’']);
    let word = if word.matches('.').count() > 1 { word } else { word.trim_end_matches('.') };
    fold(word)
}

/// A country's name for the page: "united_states" is "United States".
pub(super) fn shown(base: &str) -> String {
    let mut out = String::with_capacity(base.len());
    for part in base.split('_') {
        if !out.is_empty() {
            out.push(' ');
        }
        let at = out.len();
        out.push_str(part);
        if let Some(first) = out.get_mut(at..at + 1) {
            first.make_ascii_uppercase();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_tie_to_the_first_country_before_a_preposition() {
        let words = Words::new();
        for (phrase, country) in [
            ("Peru’s foreign ministry", "peru"),
            ("the Peruvian health minister", "peru"),
            ("office of Chile's presidency", "chile"),
            ("special envoy for Chile", ""),
            ("US trade official", "united_states"),
            ("U.N. special envoy for Chile", "united_nations"),
            ("those of us", ""),
            ("White House spokeswoman", "united_states"),
            ("Downing Street", "britain"),
            ("London", "britain"),
            ("London mayor", ""),
            ("Georgia governor", ""),
            ("Georgian officials", "georgia"),
            ("New Zealand’s prime minister", "new_zealand"),
            ("American diplomats", "united_states"),
            ("senior official", ""),
        ] {
            assert_eq!(of_phrase(&words, phrase).unwrap_or(""), country, "{phrase}");
        }
        assert_eq!(shown("united_arab_emirates"), "United Arab Emirates");
    }
}
