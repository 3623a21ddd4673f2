//! What a query is searched in, and what it finds.

use super::Asked;
use crate::error::Error;
use crate::index::{Scope, TokenSpan};
use crate::query::{self, Names, Query};
use crate::span::{ArticleId, ByteSpan};
use crate::text::{TokenKind, fold_word, lex};
use crate::view::Filter;

/// A query answered.
pub(super) struct Search {
    pub(super) query: Query,
    /// The words that were searched: what the filter and the query's conditions leave.
    pub(super) scope: Scope,
    /// In corpus order.
    pub(super) hits: Vec<TokenSpan>,
}

impl Asked<'_> {
    /// Answers a query under a filter.
    ///
    /// # Errors
    /// `query-syntax`; `query-speaker` and `query-outlet` for names that nobody here bears.
    pub(super) fn search(&self, filter: &Filter, text: &str) -> Result<Search, Error> {
        self.search_in(filter, text, |_| true)
    }

    /// The same in the articles for which `keep` holds.
    pub(super) fn search_in(
        &self,
        filter: &Filter,
        text: &str,
        keep: impl Fn(ArticleId) -> bool,
    ) -> Result<Search, Error> {
        let query = query::parse(text)?;
        let speakers = self.analysis.speakers.iter().map(|speaker| speaker.name.as_str());
        check(query.speakers(), speakers, text, "query-speaker", "Nobody who speaks here")?;
        let outlets = self.analysis.infos.iter().map(|info| info.outlet.as_str());
        check(query.outlets(), outlets, text, "query-outlet", "No outlet here")?;
        let selection = self.selection(filter);
        let is_in = |id: ArticleId| {
            let outlet = &self.analysis.infos[id.index()].outlet;
            selection.has(id) && keep(id) && query.outlets().is_none_or(|names| is_one_of(outlet, names))
        };
        let chosen: Vec<bool> = (0..self.corpus.len() as u32).map(|id| is_in(ArticleId(id))).collect();
        let scope = self.voiced(filter, self.searched(filter, &query, &chosen));
        let hits = query::find(&self.analysis.index, &scope, &query);
        Ok(Search { query, scope, hits })
    }

    /// The words of the chosen articles that the filter and the query's conditions leave.
    fn searched(&self, filter: &Filter, query: &Query, chosen: &[bool]) -> Scope {
        let index = &self.analysis.index;
        let is_outside = query.in_quote() == Some(false);
        if !filter.chooses_quotations() && query.in_quote().is_none() && query.speakers().is_none() {
            return Scope::of_articles(index, chosen);
        }
        let (mut inside, mut holes) = (Vec::new(), Vec::new());
        for (at, quotation) in self.analysis.quotations.iter().enumerate() {
            let is_theirs =
                query.speakers().is_none_or(|names| is_one_of(self.speaker_name(quotation), names));
            let is_kept = !filter.chooses_quotations() || self.keeps_quotation(filter, at);
            let parts = quotation.attribution.content.iter().map(|&span| (quotation.article, span));
            if is_kept && (is_theirs || is_outside) {
                inside.extend(parts.clone());
            }
            if is_theirs && is_outside {
                holes.extend(parts);
            }
        }
        if is_outside {
            if !filter.chooses_quotations() {
                let whole = |(id, entry): (u32, &crate::corpus::Entry)| {
                    (ArticleId(id), ByteSpan::new(0, entry.article.text.len()))
                };
                inside = (0u32..).zip(self.corpus).map(whole).collect();
            }
            inside = without(inside, holes);
        }
        Scope::of_parts(index, chosen, &inside)
    }
}

/// What is left of spans without what the holes cover.
fn without(
    spans: Vec<(ArticleId, ByteSpan)>,
    mut holes: Vec<(ArticleId, ByteSpan)>,
) -> Vec<(ArticleId, ByteSpan)> {
    crate::order::sort(&mut holes);
    let mut left = Vec::new();
    for (article, mut span) in spans {
        let first = holes.partition_point(|hole| hole.0 < article);
        for (_, hole) in holes.get(first..).unwrap_or(&[]).iter().take_while(|hole| hole.0 == article) {
            if !hole.overlaps(span) {
                continue;
            }
            if hole.start > span.start {
                left.push((article, ByteSpan { start: span.start, end: hole.start }));
            }
            span.start = hole.end.min(span.end);
        }
        if !span.is_empty() {
            left.push((article, span));
        }
    }
    left
}

/// Refuses names that none of those `known` bears.
fn check<'n>(
    asked: Option<&Names>,
    known: impl Iterator<Item = &'n str> + Clone,
    text: &str,
    code: &'static str,
    nobody: &str,
) -> Result<(), Error> {
    let Some(asked) = asked else { return Ok(()) };
    let is_known = |name: &&String| known.clone().any(|other| has_words(other, name));
    let Some(name) = asked.names.iter().find(|name| !is_known(name)) else { return Ok(()) };
    let message =
        format!("{nobody} has “{name}” in the name: look at the filters for the names that are here.");
    Err(Error::new(code, message).about(text).at(asked.at.start as usize, asked.at.end as usize))
}

fn is_one_of(name: &str, names: &Names) -> bool {
    names.names.iter().any(|asked| has_words(name, asked))
}

/// Whether the words asked for follow each other in a name, case apart.
fn has_words(name: &str, asked: &str) -> bool {
    let (name, asked) = (words(name), words(asked));
    !asked.is_empty() && name.windows(asked.len()).any(|window| window == asked)
}

fn words(text: &str) -> Vec<String> {
    let tokens = lex(text, ByteSpan::new(0, text.len())).filter(|token| token.kind != TokenKind::Symbol);
    tokens.map(|token| fold_word(token.span.of(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_words() {
        assert!(has_words("John Q. Public", "public") && has_words("John Q. Public", "john q"));
        assert!(!has_words("John Public", "ohn") && !has_words("John Public", "") && !has_words("", "x"));
    }

    #[test]
    fn holes_are_cut_out() {
        let span = |start, end| (ArticleId(0), ByteSpan { start, end });
        let holes = vec![span(8, 12), span(2, 4), span(3, 6), (ArticleId(1), ByteSpan { start: 0, end: 9 })];
        assert_eq!(without(vec![span(0, 10)], holes.clone()), [span(0, 2), span(6, 8)]);
        assert_eq!(without(vec![span(3, 5)], holes.clone()), []);
        assert_eq!(without(vec![span(12, 14)], holes), [span(12, 14)]);
    }
}
