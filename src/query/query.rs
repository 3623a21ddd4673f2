//! What a query asks for.

use crate::span::ByteSpan;
use std::fmt::{self, Write};

/// What one word must be. All texts are folded, unless the query minds capitals: then they are as typed, the
/// possessive ’s left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Any word.
    Any,
    /// This word.
    Word(String),
    /// Words of this shape: `*` stands for any characters or none, `?` for exactly one.
    Wildcard(String),
    /// Words that this regular expression describes from end to end.
    Regex(String),
    /// This word, words of its stem, and its irregular forms.
    Family(String),
    /// This word and its inflected forms.
    Lemma(String),
    /// Words with the stem of this word.
    Stem(String),
    /// What one of these takes.
    Or(Vec<Test>),
    /// What all of these take.
    And(Vec<Test>),
    /// What this does not take.
    Not(Box<Test>),
}

/// A word of a query, and how many words may stand between it and the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The fewest words between.
    pub least: u32,
    /// The most; both are 0 for the first step.
    pub most: u32,
    /// What the word must be.
    pub test: Test,
}

/// Names given in a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// One of them must hold.
    pub names: Vec<String>,
    /// Where in the query they stand.
    pub at: ByteSpan,
}

/// A query: what words in what order, and under which conditions. Made by [`super::parse`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) ways: Vec<Vec<Step>>,
    pub(super) is_separate: bool,
    pub(super) minds_case: bool,
    pub(super) ignores_accents: bool,
    pub(super) in_sentence: bool,
    pub(super) in_quote: Option<bool>,
    pub(super) speakers: Option<Names>,
    pub(super) outlets: Option<Names>,
}

impl Query {
    /// The ways in which the words may follow each other: at least one, none of them empty.
    #[must_use]
    pub fn ways(&self) -> &[Vec<Step>] {
        &self.ways
    }

    /// Whether each form found is to be counted by itself (`^`).
    #[must_use]
    pub fn is_separate(&self) -> bool {
        self.is_separate
    }

    /// Whether capitals make a difference (`with case`).
    #[must_use]
    pub fn minds_case(&self) -> bool {
        self.minds_case
    }

    /// Whether accents make no difference (`without accents`).
    #[must_use]
    pub fn ignores_accents(&self) -> bool {
        self.ignores_accents
    }

    /// Whether a hit must lie in one sentence; else it must lie in one paragraph.
    #[must_use]
    pub fn in_sentence(&self) -> bool {
        self.in_sentence
    }

    /// Whether hits are sought inside quotations (`true`) or outside them.
    #[must_use]
    pub fn in_quote(&self) -> Option<bool> {
        self.in_quote
    }

    /// Whose quotations are searched, if that is said.
    #[must_use]
    pub fn speakers(&self) -> Option<&Names> {
        self.speakers.as_ref()
    }

    /// Which outlets' articles are searched, if that is said.
    #[must_use]
    pub fn outlets(&self) -> Option<&Names> {
        self.outlets.as_ref()
    }
}

/// The query as understood, written out in its own language; read again, it is the same query.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_separate {
            f.write_char('^')?;
        }
        // Words that would be read as a condition are not read so in brackets.
        let many = self.ways.len() > 1 || self.ways.iter().any(|way| has_condition(way));
        for (at, way) in self.ways.iter().enumerate() {
            f.write_str(if !many {
                ""
            } else if at == 0 {
                "("
            } else {
                ") | ("
            })?;
            let alone = way.len() == 1;
            for (at, step) in way.iter().enumerate() {
                if at > 0 {
                    f.write_char(' ')?;
                }
                match (step.least, step.most) {
                    (0, 0) => {}
                    (least, most) if least == most => write!(f, "[]{{{least}}} ")?,
                    (least, most) => write!(f, "[]{{{least},{most}}} ")?,
                }
                step.test.write(f, alone)?;
            }
        }
        f.write_str(if many { ")" } else { "" })?;
        for (on, words) in [
            (self.in_sentence, " within sentence"),
            (self.in_quote == Some(true), " within quote"),
            (self.in_quote == Some(false), " outside quote"),
        ] {
            f.write_str(if on { words } else { "" })?;
        }
        for (names, word) in [(&self.speakers, " by "), (&self.outlets, " in outlet ")] {
            let Some(Names { names, .. }) = names else { continue };
            for (at, name) in names.iter().enumerate() {
                f.write_str(if at == 0 { word } else { "|" })?;
                write!(f, "\"{name}\"")?;
            }
        }
        f.write_str(if self.minds_case { " with case" } else { "" })?;
        f.write_str(if self.ignores_accents { " without accents" } else { "" })
    }
}

/// Whether words in a phrase would, written by themselves, be read as a condition.
fn has_condition(way: &[Step]) -> bool {
    let is = |step: &Step, words: &[&str]| matches!(&step.test, Test::Word(word) if words.iter().any(|other| word.eq_ignore_ascii_case(other)));
    way.windows(2).skip(1).any(|pair| {
        is(&pair[0], &["within", "outside", "with", "without", "in"])
            && is(&pair[1], &["quote", "quotes", "sentence", "case", "accents", "outlet"])
    })
}

impl Test {
    /// Whether it is written without square brackets.
    pub(super) fn is_plain(&self) -> bool {
        match self {
            Self::Word(_) | Self::Wildcard(_) | Self::Regex(_) | Self::Family(_) => true,
            Self::Or(tests) => tests.iter().all(Self::is_plain),
            _ => false,
        }
    }

    /// `alone`: whether no other word stands beside it, so that alternatives need no brackets.
    fn write(&self, f: &mut fmt::Formatter<'_>, alone: bool) -> fmt::Result {
        match self {
            Self::Any => f.write_str("[]"),
            Self::Word(text) | Self::Wildcard(text) => f.write_str(text),
            Self::Family(text) => write!(f, "{text}+"),
            Self::Regex(text) => write!(f, "/{}/", text.replace('/', "\\/")),
            Self::Or(tests) if self.is_plain() => {
                f.write_str(if alone { "" } else { "(" })?;
                for (at, test) in tests.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { "|" })?;
                    test.write(f, true)?;
                }
                f.write_str(if alone { "" } else { ")" })
            }
            _ => {
                f.write_char('[')?;
                self.write_inside(f, "=")?;
                f.write_char(']')
            }
        }
    }

    /// As it stands in square brackets.
    fn write_inside(&self, f: &mut fmt::Formatter<'_>, sign: &str) -> fmt::Result {
        let (tests, between) = match self {
            Self::Or(tests) => (tests, " | "),
            Self::And(tests) => (tests, " & "),
            Self::Not(test) => return test.write_inside(f, "!="),
            Self::Regex(text) => return write!(f, "word{sign}\"{}\"", text.replace('"', "\\\"")),
            Self::Lemma(text) => return write!(f, "lemma{sign}\"{text}\""),
            Self::Stem(text) => return write!(f, "stem{sign}\"{text}\""),
            Self::Word(text) | Self::Wildcard(text) | Self::Family(text) => {
                write!(f, "word{sign}\"")?;
                for c in text.chars() {
                    f.write_str(if super::pattern::is_sign(c) { "\\" } else { "" })?;
                    f.write_char(c)?;
                }
                return f.write_char('"');
            }
            Self::Any => return Ok(()),
        };
        for (at, test) in tests.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { between })?;
            test.write_inside(f, sign)?;
        }
        Ok(())
    }
}
