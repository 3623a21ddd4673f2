//! Which articles are in, and which selection of them is asked about? Knows nothing of counts.

mod fingerprint;
mod selection;

pub use fingerprint::{fingerprint, sha256};
pub use selection::Selection;

use crate::article::{Article, ManifestEntry, parse};
use crate::error::Error;
use crate::source::{SourceFile, read};
use crate::span::ArticleId;
use crate::text::Layout;

/// An article with its paragraphs and sentences.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Text, lines, metadata.
    pub article: Article,
    /// Paragraphs and sentences.
    pub layout: Layout,
}

/// The articles, in the order of loading.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    entries: Vec<Entry>,
    /// SHA-256 of each file's bytes.
    digests: Vec<[u8; 32]>,
}

impl Corpus {
    /// Reads a file and takes it in.
    ///
    /// # Errors
    /// Those of [`crate::source::read`], and `duplicate-file` for a name that is in already.
    pub fn add(&mut self, file: &SourceFile, manifest: &ManifestEntry) -> Result<ArticleId, Error> {
        if self.entries.iter().any(|e| e.article.name == file.name) {
            return Err(Error::new(
                "duplicate-file",
                "A file of this name is in already; rename it to add both.",
            )
            .about(&file.name));
        }
        let mut article = parse(&file.name, read(file)?, manifest);
        let mut layout = Layout::of(&article);
        // They stay as they are from now on, and a corpus may have hundreds of thousands of lines.
        article.lines.shrink_to_fit();
        layout.paragraphs.shrink_to_fit();
        layout.sentences.shrink_to_fit();
        self.entries.push(Entry { article, layout });
        self.digests.push(sha256(&file.bytes));
        Ok(ArticleId(self.entries.len() as u32 - 1))
    }

    /// Articles that are laid out already.
    #[cfg(feature = "bench")]
    #[must_use]
    pub fn of_entries(entries: Vec<Entry>) -> Self {
        Self { entries, ..Self::default() }
    }

    /// All articles.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What names these files in a citation: see [`fingerprint()`].
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(self.digests.iter().zip(self.entries.iter().map(|e| e.article.name.as_str())))
    }
}
