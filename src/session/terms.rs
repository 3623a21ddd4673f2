//! The word list.

use super::{Asked, methods, page_range};
use crate::error::Error;
use crate::index::{Counts, Scope, TermId, count_by_article};
use crate::order;
use crate::stats;
use crate::text;
use crate::view::{Filter, TermRow, TermSort, TermsRequest, TermsView};

impl Asked<'_> {
    /// The tokens that a filter leaves: whole articles, or what the chosen quotations say.
    pub(super) fn scope(&self, filter: &Filter) -> Scope {
        let index = &self.analysis.index;
        let selection = self.selection(filter);
        if !filter.chooses_quotations() {
            return Scope::of_articles(index, selection.flags());
        }
        let mut parts = Vec::new();
        for at in self.kept_quotations(filter) {
            let quotation = &self.analysis.quotations[at];
            parts.extend(quotation.attribution.content.iter().map(|&span| (quotation.article, span)));
        }
        Scope::of_parts(index, selection.flags(), &parts)
    }

    pub(super) fn terms(&self, asked: &TermsRequest) -> Result<TermsView, Error> {
        let filter = &asked.filter;
        let index = &self.analysis.index;
        let scope = self.scope(filter);
        let counts = Counts::of(index, &scope);
        let containing = text::fold_case(&asked.containing);
        let mut listed: Vec<TermId> = (0..index.terms())
            .map(TermId)
            .filter(|&term| counts.count[term.index()] >= asked.min_count.max(1))
            .filter(|&term| asked.stop_words || !text::is_stop_word(index.term(term)))
            .filter(|&term| containing.is_empty() || index.term(term).contains(&containing))
            .collect();
        // Terms are numbered by code point and the sorts are stable, so ties stand by code point whichever way.
        let key = |term: &TermId| match asked.sort {
            TermSort::Term => term.0,
            TermSort::Count => counts.count[term.index()],
            TermSort::Range => counts.range[term.index()],
        };
        if asked.descending {
            order::sort_by_key(&mut listed, |term| std::cmp::Reverse(key(term)));
        } else {
            order::sort_by_key(&mut listed, key);
        }
        let range = page_range(asked.page, listed.len())?;
        let rows = listed[range].iter().map(|&term| TermRow {
            term: index.term(term).to_owned(),
            shown: index.shown(term).to_owned(),
            count: counts.count[term.index()],
            per_thousand: stats::per_thousand(counts.count[term.index()], counts.tokens),
            range: counts.range[term.index()],
            by_article: count_by_article(index, &scope, term),
        });
        Ok(TermsView {
            tokens: counts.tokens,
            types: counts.types,
            total: listed.len() as u32,
            articles: scope.articles().map(|id| id.0).collect(),
            tokens_by_article: scope.articles().map(|id| scope.tokens_in(index, id)).collect(),
            rows: rows.collect(),
            method: methods::word_list(
                counts.tokens,
                counts.types,
                scope.article_count() as usize,
                filter.chooses_quotations(),
            ),
        })
    }
}
