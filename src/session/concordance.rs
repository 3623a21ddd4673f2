//! Key word in context.

use super::{Asked, methods, page_range};
use crate::error::Error;
use crate::index::{Scope, TokenIndex};
use crate::query;
use crate::span::{ArticleId, ByteSpan};
use crate::view::{ConcordanceLine, ConcordanceRequest, ConcordanceView, Dispersion, Span16};

/// The widest context, in words on either side.
const MAX_CONTEXT: u32 = 50;
/// The most places that one article's dispersion gives.
const MAX_PLACES: usize = 1000;

impl Asked<'_> {
    pub(super) fn concordance(&self, asked: &ConcordanceRequest) -> Result<ConcordanceView, Error> {
        let filter = &asked.filter;
        let index = &self.analysis.index;
        let query = query::parse(&asked.query)?;
        let scope = self.scope(filter);
        let hits = query::find(index, &scope, &query);
        let context = asked.context.clamp(1, MAX_CONTEXT);
        let lines =
            query::concordance(index, &hits, &asked.sort, context, page_range(asked.page, hits.len())?)?;
        let dispersion = query::dispersion(index, &scope, &hits).into_iter().map(|d| Dispersion {
            article: d.article.0,
            hits: d.at.len() as u32,
            words: d.words,
            at: d.at.into_iter().take(MAX_PLACES).collect(),
        });
        Ok(ConcordanceView {
            query: query.to_string(),
            total: hits.len() as u32,
            reports: query::reports(index, &hits),
            dispersion: dispersion.collect(),
            lines: lines.iter().map(|line| self.line(line)).collect(),
            method: methods::concordance(
                hits.len(),
                scope.tokens(),
                scope.article_count() as usize,
                filter.chooses_quotations(),
            ),
        })
    }

    fn line(&self, line: &query::Line) -> ConcordanceLine {
        let text = self.text(line.article);
        let utf16 = &self.read[line.article.index()].utf16;
        let start = utf16.offset(text, line.left.start);
        let sorted_by = line.sorted_by.iter().map(|word| match word {
            Some(word) => {
                let span = utf16.span(text, *word);
                // A word outside the context shown has no place in it.
                let shown = word.start >= line.left.start && word.end <= line.right.end;
                if shown {
                    Span16 { start: span.start - start, end: span.end - start }
                } else {
                    Span16 { start: 0, end: 0 }
                }
            }
            None => Span16 { start: 0, end: 0 },
        });
        ConcordanceLine {
            article: line.article.0,
            span: utf16.span(text, line.node),
            left: line.left.of(text).to_owned(),
            node: line.node.of(text).to_owned(),
            right: line.right.of(text).to_owned(),
            sorted_by: sorted_by.collect(),
            paragraph: line.paragraph + 1,
            speaker: self.speaker_at(line.article, line.node),
        }
    }

    /// Who says the words at `span`; `""` if the speaker is unknown, `None` if they are the reporter's own.
    fn speaker_at(&self, article: ArticleId, span: ByteSpan) -> Option<String> {
        let all = &self.analysis.quotations;
        let of_article =
            &all[all.partition_point(|q| q.article < article)..all.partition_point(|q| q.article <= article)];
        let said =
            of_article.iter().find(|q| q.attribution.content.iter().any(|part| part.contains(span)))?;
        Some(self.speaker_name(said).to_owned())
    }

    /// Where a query stands in one article, whatever the filter; nowhere for an empty one.
    pub(super) fn hits_in(&self, article: ArticleId, query: &str) -> Result<Vec<ByteSpan>, Error> {
        if query.trim().is_empty() {
            return Ok(Vec::new());
        }
        let index = &self.analysis.index;
        let chosen: Vec<bool> = (0..self.corpus.len()).map(|at| at == article.index()).collect();
        let hits = query::find(index, &Scope::of_articles(index, &chosen), &query::parse(query)?);
        Ok(hits
            .into_iter()
            .map(|hit| index.span(TokenIndex(hit.start)).join(index.span(TokenIndex(hit.end - 1))))
            .collect())
    }
}
