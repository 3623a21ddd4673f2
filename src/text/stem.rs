//! Which words are of one family? The English stem (Porter 2, as the Snowball project defines it).

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// The stem of a folded word: `talk` for "talk", "talks", "talked" and "talking".
///
/// A stem need not be a word ("possibl"). Whatever holds something else than ASCII letters and apostrophes (numbers,
/// acronyms, words with hyphens or accents) is its own stem. Irregular forms ("said") are not known.
#[must_use]
pub fn stem(folded: &str) -> Cow<'_, str> {
    if folded.is_empty() || !folded.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'\'') {
        return Cow::Borrowed(folded);
    }
    Stemmer::create(Algorithm::English).stem(folded)
}

/// What every word with this stem begins with, so that a family is sought among few words. Stemming changes the end of
/// a word alone: a letter after what is cut off, or two ("dying": "die").
#[must_use]
pub fn family_prefix(stem: &str) -> &str {
    let end = stem.char_indices().nth_back(1).map_or(0, |(at, _)| at);
    let first = stem.chars().next().map_or(0, char::len_utf8);
    stem.get(..end.max(first)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Pairs that the Snowball project shows for its English stemmer.
    #[test]
    fn published_pairs() {
        for (word, expected) in [
            ("consign", "consign"),
            ("consigned", "consign"),
            ("consigning", "consign"),
            ("consignment", "consign"),
            ("consistency", "consist"),
            ("consolations", "consol"),
            ("kneeling", "kneel"),
            ("knightly", "knight"),
            ("knives", "knive"),
            ("skies", "sky"),
            ("dying", "die"),
            ("news", "news"),
            ("generously", "generous"),
            ("hoping", "hope"),
            ("hopping", "hop"),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn what_is_no_plain_word_is_its_own_stem() {
        for word in ["", "u.s.", "10,000", "été", "five-years", "平"] {
            assert_eq!(stem(word), word);
        }
    }

    proptest! {
        #[test]
        fn a_family_shares_its_prefix(
            word in "[a-z]{1,3}[aeiouy][a-z']{0,5}(s|es|ies|ied|ed|ing|ying|er|ly|li|ational|ization|ability|iviti|fulness|ously|ement|ogy|'s|'|y|e|eed|eedly|bli|ment|ss)?|[ds]?(kis|kies|ying|lying|tying|idly|gently|ugly|early|only|singly)"
        ) {
            let stem = stem(&word).into_owned();
            prop_assert!(word.starts_with(family_prefix(&stem)), "{} {}", word, stem);
        }

        #[test]
        fn any_word_has_a_stem(word in "['a-z]{0,6}|[aeiouyst']{0,8}|\\PC{0,4}") {
            prop_assert!(word.is_empty() || stem(&word).len() <= word.len() + 1);
        }
    }
}
