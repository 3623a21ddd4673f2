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
mod sources;
mod tokens;
mod words;

use super::{Document, Found, Speakers};
use std::sync::LazyLock;

pub use naming::{Named, NamedKind, NamedPlace, Naming, naming};

/// The word lists, read once: a corpus of one article is resolved as fast as one of many.
static WORDS: LazyLock<words::Words> = LazyLock::new(words::Words::new);

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
