//! The sentences that a figure was counted from.

use super::collocates::window;
use super::search::Search;
use super::{Asked, page_range};
use crate::error::Error;
use crate::index::{Scope, Spread, TokenIndex, TokenSpan, Units, pairs};
use crate::text;
use crate::view::{Excerpt, Mark, MarkRole, Part, Request, SentenceRow, SentencesRequest, SentencesView};

/// One occurrence: one stretch of words, or two.
type Occurrence = (TokenSpan, Option<TokenSpan>);

impl Asked<'_> {
    pub(super) fn sentences(&self, asked: &SentencesRequest) -> Result<SentencesView, Error> {
        let index = &self.analysis.index;
        let (stems, across, words) = match &*asked.of {
            Request::Terms(of) => (of.list.stems, of.across, of.words.max(1)),
            Request::Collocates(of) => (of.list.stems, false, 1),
            Request::Keyness(of) => (of.list.stems, false, 1),
            _ => {
                let message = "Only lists of words, collocates and keywords have rows with sentences.";
                return Err(Error::new("bad-request", message).about("of"));
            }
        };
        let units = self.units(stems);
        let parts = self.units_of(units, &asked.term, stems);
        let all: Vec<Occurrence> = match (&*asked.of, parts) {
            (_, None) => Vec::new(),
            (Request::Collocates(of), Some(parts)) => {
                let Search { scope, hits, .. } = self.search(&of.filter, &of.query)?;
                let unit = (units, parts.first().copied().unwrap_or(u32::MAX));
                let one = |(hit, at)| (hit, Some(TokenSpan { start: at, end: at + 1 }));
                pairs(index, &scope, &hits, window(of), unit).into_iter().map(one).collect()
            }
            (of, Some(parts)) => {
                let scope = match (of, asked.part) {
                    (Request::Keyness(of), Part::B) => self.sides(of)?.b,
                    (Request::Keyness(of), _) => self.sides(of)?.a,
                    (Request::Terms(of), _) => self.scope(&of.filter),
                    _ => Scope::of_articles(index, &[]),
                };
                let starts = if parts.len() as u32 == words {
                    Spread::new(index, &scope).positions(units, &parts, across)
                } else {
                    Default::default()
                };
                starts.iter().map(|&start| (TokenSpan { start, end: start + words }, None)).collect()
            }
        };
        let page = page_range(asked.page, all.len())?;
        let mut reports: Vec<u32> =
            all.iter().map(|(span, _)| index.article_of(TokenIndex(span.start)).0).collect();
        reports.dedup();
        Ok(SentencesView {
            total: all.len() as u32,
            reports: reports.len() as u32,
            rows: all[page].iter().map(|occurrence| self.evidence(*occurrence)).collect(),
        })
    }

    /// The units that a row's term names, `None` if one is not there.
    fn units_of(&self, units: Units, term: &str, stems: bool) -> Option<Vec<u32>> {
        let index = &self.analysis.index;
        let one = |word: &str| {
            if !stems {
                return index.find_term(word).map(|term| units.of(term));
            }
            // A stem need not be a word: one of its words begins as it does.
            let family = index.terms_with_prefix(text::family_prefix(word)).map(crate::index::TermId);
            family.into_iter().find(|&term| text::stem(index.term(term)) == word).map(|term| units.of(term))
        };
        term.split(' ').map(one).collect()
    }

    fn evidence(&self, (span, other): Occurrence) -> SentenceRow {
        let index = &self.analysis.index;
        let article = index.article_of(TokenIndex(span.start));
        let text = self.text(article);
        let layout = &self.corpus[article.index()].layout;
        let bytes =
            |span: TokenSpan| index.span(TokenIndex(span.start)).join(index.span(TokenIndex(span.end - 1)));
        let whole = other.map_or(bytes(span), |other| bytes(span).join(bytes(other)));
        let sentence = |offset: u32| layout.sentence_at(offset).map(|s| layout.sentences[s].span);
        let from = sentence(whole.start).map_or(whole.start, |s| s.start.min(whole.start));
        let to = sentence(whole.end.saturating_sub(1)).map_or(whole.end, |s| s.end.max(whole.end));
        let utf16 = &self.read[article.index()].utf16;
        let start = utf16.offset(text, from);
        let mut marks: Vec<Mark> = [Some(span), other]
            .into_iter()
            .flatten()
            .map(|span| utf16.span(text, bytes(span)))
            .map(|span| Mark { start: span.start - start, end: span.end - start, role: MarkRole::Hit })
            .collect();
        crate::order::sort_by_key(&mut marks, |mark| mark.start);
        SentenceRow {
            article: article.0,
            paragraph: index.paragraph_number(TokenIndex(span.start)) + 1,
            excerpt: Excerpt {
                text: text.get(from as usize..to as usize).unwrap_or("").to_owned(),
                start,
                marks,
            },
        }
    }
}
