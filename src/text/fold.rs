//! From a word as printed to the word that is counted.

use super::case::push_lower;
use super::chars::{SOFT_HYPHEN, is_apostrophe};

/// Words after which ’s is a verb ("it's", "that's"), not a possessive.
const CONTRACTING: [&str; 15] = [
    "he", "here", "how", "it", "let", "one", "she", "that", "there", "this", "what", "when", "where", "who",
    "why",
];

/// Lower case, curly apostrophes made straight, soft hyphens dropped, the Greek final sigma made a plain one.
///
/// Letters are lowered one by one (Unicode's full lower-case mapping); marks are not composed, so that é as one
/// character and as e with a mark are two spellings.
#[must_use]
pub fn fold_case(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_case_into(word, &mut folded);
    folded
}

/// The form under which a word is counted: [`fold_case`], and a possessive counted with its bare word
/// ("Russia's" and "Russia" are one word); "it's", "that's" and the like stay whole. Folding what is folded changes
/// nothing.
#[must_use]
pub fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_word_into(word, &mut folded);
    folded
}

/// Curly apostrophes made straight, soft hyphens dropped; capitals stay.
#[must_use]
pub fn straighten(word: &str) -> String {
    word.chars().filter(|&c| c != SOFT_HYPHEN).map(|c| if is_apostrophe(c) { '\'' } else { c }).collect()
}

/// [`fold_word`] without making capitals small: "Russia’s" as `Russia`.
#[must_use]
pub fn straighten_word(word: &str) -> String {
    let mut straight = straighten(word);
    while let Some(bare) = straight.strip_suffix("'s").or_else(|| straight.strip_suffix("'S"))
        && !bare.is_empty()
        && !CONTRACTING.contains(&fold_case(bare).as_str())
    {
        let length = bare.len();
        straight.truncate(length);
    }
    straight
}

/// [`fold_word`] into a buffer that is used again and again.
pub(crate) fn fold_word_into(word: &str, folded: &mut String) {
    folded.clear();
    fold_case_into(word, folded);
    while let Some(bare) = folded.strip_suffix("'s")
        && !bare.is_empty()
        && !CONTRACTING.contains(&bare)
    {
        let length = bare.len();
        folded.truncate(length);
    }
}

/// Adds [`fold_case`] of a word to a text.
pub(crate) fn fold_case_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let start = folded.len();
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            SOFT_HYPHEN => {}
            'ς' => folded.push('σ'),
            c if is_apostrophe(c) => folded.push('\''),
            c => push_lower(folded, c),
        }
    }
}

/// Where in `word` a clitic begins: the ’s of "Tully's", the ’ve of "we've", the n't of "don't".
#[must_use]
pub fn clitic_start(word: &str) -> Option<usize> {
    let (at, apostrophe) = word.char_indices().rfind(|&(_, c)| is_apostrophe(c))?;
    let tail = word.get(at + apostrophe.len_utf8()..)?.to_ascii_lowercase();
    let start = match tail.as_str() {
        "s" | "ve" | "re" | "ll" | "d" | "m" => at,
        "t" if word.get(..at)?.ends_with(['n', 'N']) => at - 1,
        _ => return None,
    };
    (start > 0).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_possessives_and_contractions() {
        for (printed, counted) in [
            ("Russia’s", "russia"),
            ("RUSSIA'S", "russia"),
            ("It’s", "it's"),
            ("that's", "that's"),
            ("U.S.’s", "u.s."),
            ("don’t", "don't"),
            ("o'clock", "o'clock"),
            ("ÉTÉ", "été"),
            ("ΟΔΟΣ", "οδοσ"),
            ("οδος", "οδοσ"),
            ("Mariä’s", "mariä"),
            ("co\u{AD}operate", "cooperate"),
            ("'s", "'s"),
            ("boss's's", "boss"),
        ] {
            assert_eq!(fold_word(printed), counted);
        }
    }

    #[test]
    fn clitics() {
        assert_eq!(clitic_start("Tully’s"), Some(5));
        assert_eq!(clitic_start("don't"), Some(2));
        assert_eq!(clitic_start("o'clock"), None);
        assert_eq!(clitic_start("'s"), None);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(word in "[a-zA-Z'’éÉΣςİß-]{0,8}('s|’S){0,2}|\\PC{0,8}") {
            let folded = fold_word(&word);
            prop_assert_eq!(fold_word(&folded), folded);
        }

        #[test]
        fn folding_what_is_straight_is_folding(word in "[a-zA-Z'’éÉΣςİß-]{0,8}('s|’S){0,2}|\\PC{0,8}") {
            prop_assert_eq!(fold_case(&straighten_word(&word)), fold_word(&word));
        }

        #[test]
        fn the_ascii_way_is_the_general_way(word in "[a-zA-Z0-9'.,-]{0,12}") {
            let general: String = word.chars().flat_map(char::to_lowercase).collect();
            prop_assert_eq!(fold_case(&word), general);
        }
    }
}
