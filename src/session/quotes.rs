//! Quotations as a list, sorted and grouped.

use super::{Asked, methods, page_range};
use crate::error::Error;
use crate::map::Map;
use crate::order;
use crate::quotes::{Kind, Quotation, lexicon};
use crate::view::{Certainty, QuoteGroup, QuoteGroupView, QuoteSort, QuotesRequest, QuotesView, StanceView};
use std::cmp::Reverse;

/// From this confidence on an attribution is called sure.
const SURE: f64 = 0.8;
/// From this confidence on it is called likely; below, a guess.
pub(super) const LIKELY: f64 = 0.5;

impl Asked<'_> {
    pub(super) fn quotes(&self, asked: &QuotesRequest) -> Result<QuotesView, Error> {
        let mut kept = self.kept_quotations(&asked.filter);
        self.sort(&mut kept, asked.sort);
        let (mut groups, of) = self.grouped(&mut kept, asked.group);
        let range = page_range(asked.page, kept.len())?;
        for &group in of.get(range.clone()).unwrap_or_default() {
            if let Some(group) = groups.get_mut(group) {
                group.shown += 1;
            }
        }
        groups.retain(|g| g.shown > 0);
        let mut reports: Vec<_> = kept.iter().map(|&at| self.analysis.quotations[at].article.0).collect();
        order::sort(&mut reports);
        reports.dedup();
        let quoted_words = kept.iter().map(|&at| self.analysis.lengths[at].0).sum();
        Ok(QuotesView {
            total: kept.len() as u32,
            quoted_words,
            reports: reports.len() as u32,
            groups,
            rows: kept[range].iter().map(|&at| self.quote_row(at)).collect(),
            stances: lexicon::stances()
                .map(|(stance, meaning)| StanceView {
                    name: stance.name().to_owned(),
                    meaning: meaning.to_owned(),
                })
                .collect(),
            method: methods::quotations(kept.len(), quoted_words, self.quoted_words_in_all()),
        })
    }

    /// `kept` comes in the order of place, and the sorts are stable.
    fn sort(&self, kept: &mut Vec<usize>, sort: QuoteSort) {
        match sort {
            QuoteSort::Place => {}
            QuoteSort::Length => order::sort_by_key(kept, |&at| Reverse(self.analysis.lengths[at])),
            QuoteSort::Speaker => order::sort_by(kept, |&a, &b| {
                let name = |at: usize| self.speaker_name(&self.analysis.quotations[at]);
                (name(a).is_empty(), name(a)).cmp(&(name(b).is_empty(), name(b)))
            }),
            QuoteSort::Verb => {
                let verb = |at: usize| self.verb(at).map(|(verb, _)| verb);
                let mut named: Vec<_> = kept.iter().map(|&at| (verb(at).is_none(), verb(at), at)).collect();
                order::sort(&mut named);
                *kept = named.into_iter().map(|(.., at)| at).collect();
            }
            QuoteSort::Doubt => {
                order::sort_by(kept, |&a, &b| self.confidence(a).total_cmp(&self.confidence(b)));
            }
        }
    }

    /// Brings the quotations of a group together, the greatest group first. Gives the groups in their order, and for
    /// each of `kept` its group.
    fn grouped(&self, kept: &mut Vec<usize>, by: QuoteGroup) -> (Vec<QuoteGroupView>, Vec<usize>) {
        if by == QuoteGroup::None {
            return (Vec::new(), Vec::new());
        }
        let mut found: Map<&str, (QuoteGroupView, Vec<usize>)> = Map::new();
        for &at in kept.iter() {
            let value = self.group_value(by, at);
            let (group, list) = found.get_or(value, || {
                let value = value.to_owned();
                (QuoteGroupView { value, quotations: 0, quoted_words: 0, words: 0, shown: 0 }, Vec::new())
            });
            let (quoted_words, words) = self.analysis.lengths[at];
            group.quotations += 1;
            group.quoted_words += quoted_words;
            group.words += words;
            list.push(at);
        }
        let mut groups: Vec<_> = found.into_vec().into_iter().map(|(_, group)| group).collect();
        // In the order of their names so far.
        order::sort_by_key(&mut groups, |(g, _)| {
            (g.value.is_empty(), Reverse((g.quoted_words, g.quotations)))
        });
        kept.clear();
        let mut of = Vec::new();
        let mut views = Vec::new();
        for (at, (group, list)) in groups.into_iter().enumerate() {
            of.resize(of.len() + list.len(), at);
            kept.extend(list);
            views.push(group);
        }
        (views, of)
    }

    fn group_value(&self, by: QuoteGroup, at: usize) -> &str {
        let quotation = &self.analysis.quotations[at];
        match by {
            QuoteGroup::None => "",
            QuoteGroup::Speaker => self.speaker_name(quotation),
            QuoteGroup::Affiliation => self.affiliation(quotation),
            QuoteGroup::Outlet => &self.analysis.infos[quotation.article.index()].outlet,
            QuoteGroup::Verb => self.verb(at).map_or("", |(verb, _)| verb),
            QuoteGroup::Stance => self.stance(at),
        }
    }

    /// `person`, `organisation`, `unnamed` or `unknown`.
    pub(super) fn speaker_sort(&self, at: usize) -> &'static str {
        let resolution = self.analysis.quotations[at].speaker.as_ref();
        let speaker = resolution.and_then(|r| self.analysis.speakers.get(r.speaker.0 as usize));
        speaker.map_or("unknown", |s| super::speakers::speaker_kind(s.kind))
    }

    /// Words inside quotation marks in the whole corpus.
    fn quoted_words_in_all(&self) -> u32 {
        self.analysis.lengths.iter().map(|&(quoted, _)| quoted).sum()
    }

    pub(super) fn confidence(&self, at: usize) -> f64 {
        confidence(&self.analysis.quotations[at])
    }

    /// How sure the program is, in a word.
    pub(super) fn certainty(&self, at: usize) -> Certainty {
        match self.confidence(at) {
            c if c >= SURE => Certainty::Sure,
            c if c >= LIKELY => Certainty::Likely,
            _ => Certainty::Guess,
        }
    }

    /// Dictionary form and stance of the cue.
    pub(super) fn verb(&self, at: usize) -> Option<(&'static str, &'static str)> {
        let quotation = &self.analysis.quotations[at];
        let cue = quotation.attribution.cue?;
        let (lemma, stance) = lexicon::of_span(cue.of(self.text(quotation.article)))?;
        Some((lemma, stance.name()))
    }

    /// Stance of the cue; `""` for none.
    pub(super) fn stance(&self, at: usize) -> &'static str {
        self.verb(at).map_or("", |(_, stance)| stance)
    }
}

/// Probability that span, mention and speaker are right.
pub(super) fn confidence(quotation: &Quotation) -> f64 {
    quotation.attribution.confidence * quotation.speaker.as_ref().map_or(1.0, |r| r.confidence)
}

impl Kind {
    /// The name used in data and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        crate::view::QuoteKind::from(self).name()
    }
}
