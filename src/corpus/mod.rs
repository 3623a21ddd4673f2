//! Which articles are in, and which selection of them is asked about? Knows nothing of counts.

mod fingerprint;
mod selection;

pub use fingerprint::{fingerprint, hex, sha256};
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
    /// Reads a file and takes it in, in the place of the one of its name if the manifest says so.
    ///
    /// # Errors
    /// Those of [`crate::source::read`], and `duplicate-file` for a name that is in already.
    pub fn add(&mut self, file: &SourceFile, manifest: &ManifestEntry) -> Result<ArticleId, Error> {
        let before = self.place_of(&file.name, 0);
        if before.is_some() && !manifest.replace {
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
        let at = before.unwrap_or(self.entries.len());
        self.entries.push(Entry { article, layout });
        self.digests.push(sha256(&file.bytes));
        if before.is_some() {
            self.entries.swap_remove(at);
            self.digests.swap_remove(at);
        }
        Ok(ArticleId(at as u32))
    }

    /// Where the article of a file stands, from a place on.
    #[must_use]
    pub fn place_of(&self, name: &str, from: usize) -> Option<usize> {
        (from..self.entries.len()).find(|&at| self.entries[at].article.name == name)
    }

    /// Lets two articles change places.
    pub fn swap(&mut self, a: usize, b: usize) {
        self.entries.swap(a, b);
        self.digests.swap(a, b);
    }

    /// Keeps the first `count` articles.
    pub fn truncate(&mut self, count: usize) {
        self.entries.truncate(count);
        self.digests.truncate(count);
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
