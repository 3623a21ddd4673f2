//! One kind of error for the whole core: a code for programs, a sentence for people, and what it was about.

use crate::span::ByteSpan;
use std::fmt;

/// What went wrong. The code is stable; the message says what was wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Stable, kebab-case, for programs: `empty-file`, `query-syntax`.
    pub code: &'static str,
    /// One or two whole sentences for a person.
    pub message: String,
    /// The file, article, query or field that it is about.
    pub about: Option<String>,
    /// The bytes of that text which are at fault, where it is a text (a query).
    pub at: Option<ByteSpan>,
}

impl Error {
    /// An error about nothing in particular.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), about: None, at: None }
    }

    /// The same, naming the file, article, query or field that it is about.
    #[must_use]
    pub fn about(mut self, what: impl Into<String>) -> Self {
        self.about = Some(what.into());
        self
    }

    /// The same, naming the bytes of the text named that are at fault.
    #[must_use]
    pub fn at(mut self, start: usize, end: usize) -> Self {
        self.at = Some(ByteSpan::new(start, end));
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.about {
            Some(what) => write!(f, "{what}: {} [{}]", self.message, self.code),
            None => write!(f, "{} [{}]", self.message, self.code),
        }
    }
}

impl std::error::Error for Error {}
