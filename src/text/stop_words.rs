//! Function words: what word lists leave out on request.

use std::sync::LazyLock;

/// The list, one folded word a line, lines that begin with # apart: English, for articles in English.
const LIST: &str = include_str!("stop_words.txt");

/// In code point order, as the list is.
static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| LIST.lines().filter(|line| !line.starts_with('#')).collect());

/// Whether a folded word is an English function word: an article, pronoun, preposition, conjunction, auxiliary,
/// negation or the like.
#[must_use]
pub fn is_stop_word(folded: &str) -> bool {
    WORDS.binary_search(&folded).is_ok()
}

/// The whole list, in code point order.
pub fn stop_words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_word;

    #[test]
    fn the_list_is_sorted_and_folded() {
        assert!(WORDS.is_sorted_by(|a, b| a < b));
        assert!(WORDS.iter().all(|word| fold_word(word) == *word));
        assert!(WORDS.len() > 200);
    }

    #[test]
    fn function_words_and_others() {
        assert!(["the", "of", "don't", "it's", "a", "yourselves"].into_iter().all(is_stop_word));
        assert!(["russia", "said", "", "#", "us-led"].into_iter().all(|word| !is_stop_word(word)));
    }
}
