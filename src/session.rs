//! The whole program in plain Rust: load files, ask questions.

use crate::article::ManifestEntry;
use crate::corpus::Corpus;
use crate::error::Error;
use crate::source::SourceFile;
use crate::view::{Answer, LoadReport, Request};

/// A corpus and everything known about it.
#[derive(Default)]
pub struct Session {
    corpus: Corpus,
}

impl Session {
    /// An empty session.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes files in, beside those that are in already, and analyses the whole corpus anew. A file that cannot be
    /// read is reported and harms no other.
    pub fn load(&mut self, files: &[(SourceFile, ManifestEntry)]) -> LoadReport {
        for (file, manifest) in files {
            let _ = self.corpus.add(file, manifest);
        }
        LoadReport { articles: Vec::new(), failures: Vec::new() }
    }

    /// Answers a request.
    ///
    /// # Errors
    /// `no-such-article`, `query-syntax`, `bad-page`, each a sentence for a person.
    pub fn ask(&self, request: &Request) -> Result<Answer, Error> {
        let _ = request;
        Err(Error::new("not-built", "This request is not answered yet."))
    }
}
