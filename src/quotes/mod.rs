//! Who said what?
//!
//! Two steps. [`attribute`] reads one article and finds attributions: content, cue and source mention, each a span.
//! [`resolve`] reads all articles and says who each source is. Knows nothing of statistics.

#[cfg(feature = "model")]
pub(crate) mod combine;
mod document;
pub mod lexicon;
mod measure;
#[cfg(feature = "model")]
pub mod model;
pub mod rules;
mod speakers;

pub use document::{DocToken, Document};
pub use measure::{count_words, word_counts};
pub use speakers::{NameSearch, Named, NamedKind, NamedPlace, Naming, describes_somebody};

use crate::span::{ArticleId, ByteSpan};

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// All of it stands in quotation marks.
    Direct,
    /// A part of it does.
    Mixed,
    /// None of it does.
    Indirect,
}

/// Who passed words on that somebody else said: "he said, the ministry reported".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Via {
    /// The words that name the second source: `the ministry`.
    pub source: ByteSpan,
    /// The words that attribute to it: `reported`, `quoted`, `according to`.
    pub cue: ByteSpan,
}

/// Content, cue and source of one attribution, as found in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// The words attributed, quotation marks included; several fragments if interrupted. In order, never empty.
    pub content: Vec<ByteSpan>,
    /// Direct, mixed or indirect.
    pub kind: Kind,
    /// The words that attribute: `said`, `according to`.
    pub cue: Option<ByteSpan>,
    /// The words that name the source here: `he`, `the top U.S. diplomat`.
    pub source: Option<ByteSpan>,
    /// Who passed the words on, where the article says so.
    pub via: Option<Via>,
    /// Probability that content and source are right, 0 to 1.
    pub confidence: f64,
    /// Why, in words for the page: "the subject of “said” right after the closing mark".
    pub rule: &'static str,
}

/// What marked words that are nobody's quotation are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkedAs {
    /// The name of a work, ship, song.
    Title,
    /// Words held at a distance, or mentioned rather than used.
    Scare,
    /// Words that somebody may well have said: neither model nor rules credit them to anybody.
    Unattributed,
}

impl MarkedAs {
    /// Every one, in the order in which the page lists them.
    pub const ALL: [Self; 3] = [Self::Unattributed, Self::Scare, Self::Title];

    /// The name used in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Scare => "scare",
            Self::Unattributed => "unattributed",
        }
    }
}

/// Words in quotation marks that are nobody's quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Marks included.
    pub span: ByteSpan,
    /// What they are.
    pub role: MarkedAs,
    /// Why, in words for the page.
    pub reason: &'static str,
}

/// What [`attribute`] finds in one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// In the order of the text.
    pub attributions: Vec<Attribution>,
    /// In the order of the text.
    pub marked: Vec<Marked>,
}

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpeakerKind {
    /// Somebody with a name.
    Person,
    /// A named body, government, company, publication.
    Organisation,
    /// Described, not named: "a senior official", "Western officials".
    Unnamed,
}

/// A speaker's place in [`Speakers::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u32);

/// Someone or something that speaks, within and across the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name that the articles use, without titles.
    pub name: String,
    /// Person, organisation or unnamed.
    pub kind: SpeakerKind,
    /// What else the articles call it, by code point.
    pub aliases: Vec<String>,
    /// The country, or the body of countries, that the articles tie it to: "Russian President …", "France's foreign
    /// ministry"; `""` if none.
    pub affiliation: String,
}

/// Who a source mention is.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolution {
    /// The speaker.
    pub speaker: SpeakerId,
    /// Probability that it is this one, 0 to 1.
    pub confidence: f64,
    /// Why, in words for the page: "“he”: the last man named".
    pub rule: &'static str,
}

/// Who speaks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speakers {
    /// Every speaker of the corpus, in the order in which they first speak.
    pub all: Vec<Speaker>,
    /// For each article, for each of its attributions, who its source is; `None` where there is no source or it
    /// cannot be decided.
    pub of: Vec<Vec<Option<Resolution>>>,
    /// The same for who passed the words on.
    pub via: Vec<Vec<Option<Resolution>>>,
}

/// A finished quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The article.
    pub article: ArticleId,
    /// Content, cue and source.
    pub attribution: Attribution,
    /// Who it is.
    pub speaker: Option<Resolution>,
    /// Who passed it on.
    pub via: Option<Resolution>,
}

/// Finds the attributions of one article, and the marked words that are none. Of two levels that share their words
/// ("…, she said, according to the paper") the outer one stands, as annotators of attribution have it.
#[must_use]
pub fn attribute(document: &Document) -> Found {
    read(document, false)
}

/// The same, but words that one source passes on are credited to whoever said them, and the other is their [`Via`].
#[must_use]
pub fn attribute_first_hand(document: &Document) -> Found {
    read(document, true)
}

fn read(document: &Document, first_hand: bool) -> Found {
    let rules = rules::Rules::read(document);
    let found = rules.attribute();
    #[cfg(feature = "model")]
    let found = {
        let zones: Vec<ByteSpan> = rules.marks().zones.iter().map(|z| z.span).collect();
        let model = model::attribute(document, rules.marks(), &found.attributions);
        combine::combine(&zones, model, found)
    };
    let mut found = found;
    rules.pass_on(&mut found, first_hand);
    found
}

/// Says who each source is, within and across articles. `found[i]` belongs to `documents[i]`.
#[must_use]
pub fn resolve(documents: &[Document], found: &[Found]) -> Speakers {
    speakers::resolve(documents, found)
}

/// The parts of an article that stand in quotation marks, marks included, in order.
#[must_use]
pub fn zones(document: &Document) -> Vec<ByteSpan> {
    rules::marks::Marks::of(document).zones.into_iter().map(|zone| zone.span).collect()
}
