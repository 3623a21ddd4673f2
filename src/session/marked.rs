//! Words in quotation marks that are nobody's quotation: titles, words held at a distance, and those that nobody is
//! credited with.

use super::{Asked, page_range};
use crate::error::Error;
use crate::quotes::{Marked, MarkedAs};
use crate::span::ArticleId;
use crate::view::{Excerpt, Facet, Mark, MarkRole, MarkedListView, MarkedRequest, MarkedRow};

impl Asked<'_> {
    /// Those of one article, without what a reader made a quotation of.
    pub(super) fn unsaid(&self, article: ArticleId) -> impl Iterator<Item = &Marked> {
        let first = self.analysis.quotations.partition_point(|q| q.article < article);
        let added = (first..self.analysis.quotations.len())
            .take_while(move |&at| self.analysis.quotations[at].article == article)
            .filter(|&at| self.analysis.added[at])
            .flat_map(|at| self.analysis.quotations[at].attribution.content.iter().copied())
            .collect::<Vec<_>>();
        let marked = self.found[article.index()].marked.iter();
        marked.filter(move |m| !added.iter().any(|a| a.overlaps(m.span)))
    }

    pub(super) fn marked(&self, asked: &MarkedRequest) -> Result<MarkedListView, Error> {
        let mut counts = [0; MarkedAs::ALL.len()];
        let mut kept = Vec::new();
        let wanted = |role: &MarkedAs| asked.roles.is_empty() || asked.roles.iter().any(|r| r == role.name());
        for article in (0..self.corpus.len() as u32).map(ArticleId) {
            if !self.keeps_article(&asked.filter, article) {
                continue;
            }
            for marked in self.unsaid(article) {
                for (count, role) in counts.iter_mut().zip(MarkedAs::ALL) {
                    *count += u32::from(marked.role == role);
                }
                if wanted(&marked.role) {
                    kept.push((article, marked));
                }
            }
        }
        let range = page_range(asked.page, kept.len())?;
        Ok(MarkedListView {
            total: kept.len() as u32,
            roles: Facet {
                values: MarkedAs::ALL.map(|role| role.name().to_owned()).into(),
                counts: counts.into(),
            },
            rows: kept[range].iter().map(|&(article, marked)| self.marked_row(article, marked)).collect(),
        })
    }

    fn marked_row(&self, article: ArticleId, marked: &Marked) -> MarkedRow {
        let text = self.text(article);
        let utf16 = &self.read[article.index()].utf16;
        let layout = &self.corpus[article.index()].layout;
        let sentence = |offset: u32| layout.sentence_at(offset).map(|s| layout.sentences[s].span);
        let first = sentence(marked.span.start).unwrap_or(marked.span);
        let last = sentence(marked.span.end.saturating_sub(1)).unwrap_or(marked.span);
        let whole = first.join(last).join(marked.span);
        let start = utf16.offset(text, whole.start);
        let span = utf16.span(text, marked.span);
        let mark = Mark { start: span.start - start, end: span.end - start, role: MarkRole::Quote };
        MarkedRow {
            article: article.0,
            text: marked.span.of(text).to_owned(),
            span,
            role: marked.role.name().to_owned(),
            reason: marked.reason.to_owned(),
            paragraph: layout.paragraph_at(marked.span.start).map_or(0, |p| p as u32 + 1),
            excerpt: Excerpt { text: whole.of(text).to_owned(), start, marks: vec![mark] },
        }
    }
}
