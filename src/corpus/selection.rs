use crate::span::ArticleId;

/// A set of articles of one corpus. A filter makes one; it never renumbers anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    keeps: Vec<bool>,
}

impl Selection {
    /// The articles for which `keep` holds, of a corpus of `size`.
    #[must_use]
    pub fn of(size: usize, keep: impl Fn(ArticleId) -> bool) -> Self {
        Self { keeps: (0..size as u32).map(|id| keep(ArticleId(id))).collect() }
    }

    /// Whether the article is in.
    #[must_use]
    pub fn has(&self, article: ArticleId) -> bool {
        self.keeps.get(article.index()).copied().unwrap_or(false)
    }

    /// The articles that are in, in the order of the corpus.
    pub fn articles(&self) -> impl Iterator<Item = ArticleId> + '_ {
        (0u32..).zip(&self.keeps).filter(|&(_, &keep)| keep).map(|(id, _)| ArticleId(id))
    }

    /// One flag an article of the corpus.
    #[must_use]
    pub fn flags(&self) -> &[bool] {
        &self.keeps
    }

    /// How many are in.
    #[must_use]
    pub fn count(&self) -> usize {
        self.keeps.iter().filter(|&&keep| keep).count()
    }
}
