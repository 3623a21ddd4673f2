//! Who it really is: names, titles, pronouns and role nouns, joined to one canonical speaker.
//!
//! An article is read on its own first: where do names stand ([`names`]), which of them mean the same one ([`cast`]),
//! and then, token by token, whom each source means ([`article`]): a name ([`sources`]), a pronoun ([`pronouns`],
//! [`relatives`]), a description ([`roles`]). What the articles found is joined last ([`across`]). No outside
//! knowledge of the world: what the articles say decides.

mod across;
mod affiliations;
mod article;
mod cast;
mod descriptions;
mod mentions;
mod names;
mod naming;
mod pronouns;
mod relatives;
mod roles;
mod sorts;
mod sources;
mod tokens;
mod words;

use super::{Document, Found, Speakers};
use std::sync::LazyLock;

pub use naming::{NameSearch, Named, NamedKind, NamedPlace, Naming};

/// The word lists, read once: a corpus of one article is resolved as fast as one of many.
static WORDS: LazyLock<words::Words> = LazyLock::new(words::Words::new);

/// Whether a description is of somebody: its noun, before "with" or "who", is of people by office or occupation, as in "a
/// source close to the talks", "a handful of officials".
#[must_use]
pub fn describes_somebody(name: &str) -> bool {
    let is = |word: &str, bits| WORDS.bits(word) & bits != 0;
    let is_of_people = |word: &str| is(word, words::class::ROLE) || matches!(word, "source" | "sources");
    let mut noun = String::new();
    for word in name.split_whitespace().map(words::fold) {
        let ends = is(&word, words::class::PREPOSITION | words::class::CONJUNCTION);
        // "a source involved in", "sources close to".
        let after =
            word.ends_with("ed") || word.ends_with("ing") || matches!(word.as_str(), "close" | "familiar");
        if after && is_of_people(&noun)
            || ends && (word != "of" || is_of_people(&noun))
            || matches!(word.as_str(), "who" | "that" | "which")
        {
            break;
        }
        noun = word;
    }
    is_of_people(&noun) && !has_name(name)
}

/// Whether a noun is followed by somebody's name: "former secretary of state Ann Ames".
fn has_name(description: &str) -> bool {
    let is = |word: &str, bits| WORDS.bits(&words::fold(word)) & bits != 0;
    // "A spokesman for candidate …" is another.
    let goes_on = |word: &&str| *word == "of" || !is(word, words::class::PREPOSITION);
    let words: Vec<&str> = description.split_whitespace().take_while(goes_on).collect();
    let is_upper = |word: &str| word.starts_with(char::is_uppercase);
    words.windows(3).any(|three| {
        !is_upper(three[0])
            && !is(three[0], words::class::CLOSED)
            && is_upper(three[1])
            && is(three[1], words::class::GIVEN)
            && is_upper(three[2])
    })
}

/// Says who each source is, within and across articles.
#[must_use]
pub fn resolve(documents: &[Document], found: &[Found]) -> Speakers {
    let words = &*WORDS;
    let mut read = Vec::with_capacity(found.len());
    for (i, found) in found.iter().enumerate() {
        read.push(match documents.get(i) {
            Some(document) => article::read(document, words, &found.attributions),
            None => (cast::Cast::default(), vec![None; 2 * found.attributions.len()]),
        });
    }
    across::join(words, &read)
}

#[cfg(test)]
mod tests {
    use super::describes_somebody;

    #[test]
    fn people_and_papers() {
        for somebody in [
            "senior official",
            "person with knowledge of the talks",
            "handful of party insiders",
            "analysts",
            "sources close to the minister",
            "spokesman for the buyer",
            "spokesman for candidate Hillary Ames",
            "former secretary of state",
        ] {
            assert!(describes_somebody(somebody), "{somebody}");
        }
        for other in [
            "another",
            "one news account",
            "2013 study by two economists",
            "the memoir",
            "many of you",
            "former secretary of state Hillary Ames",
            "",
        ] {
            assert!(!describes_somebody(other), "{other}");
        }
    }
}
