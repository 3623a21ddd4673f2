//! What a reader changed by hand, laid over what the program found.

use super::{Analysis, Asked, Reading};
use crate::corpus::Entry;
use crate::order;
use crate::quotes::{
    self as attribution, Attribution, Quotation, Resolution, Speaker, SpeakerId, SpeakerKind,
};
use crate::span::{ArticleId, ByteSpan};
use crate::view::{Correction, CorrectionsView, QuoteKind, Span16};

/// Shown as the reason for whatever a reader set.
pub(super) const BY_HAND: &str = "corrected by hand";
/// Why an added quotation is one.
const ADDED: &str = "added by hand: the program did not find it";

impl Analysis {
    /// Applies corrections in order; a later one of the same quotation goes over an earlier one. One that adds a
    /// quotation corrects it where there is one at its place by now.
    pub(super) fn correct(
        &mut self,
        corpus: &[Entry],
        read: &[Reading],
        corrections: &[Correction],
    ) -> CorrectionsView {
        let mut dismissed = vec![false; self.quotations.len()];
        let mut unmatched = Vec::new();
        for (number, correction) in corrections.iter().enumerate() {
            let place = corpus.iter().position(|e| e.article.name == correction.file).and_then(|at| {
                let named = read[at].utf16.bytes(&corpus[at].article.text, correction.found)?;
                Some((ArticleId(at as u32), named)).filter(|_| !named.is_empty())
            });
            let mut target = place.and_then(|(article, named)| self.at_place(article, named));
            if let (None, Some((article, named)), true) = (target, place, correction.added) {
                let at = self.add(article, named);
                dismissed.insert(at, false);
                target = Some(at);
            }
            match target {
                Some(at) => {
                    dismissed[at] = correction.dismissed;
                    self.apply(at, corpus, read, correction);
                }
                None => unmatched.push(number as u32),
            }
        }
        retain(&mut self.quotations, &dismissed);
        retain(&mut self.before, &dismissed);
        retain(&mut self.found_at, &dismissed);
        retain(&mut self.added, &dismissed);
        CorrectionsView { applied: (corrections.len() - unmatched.len()) as u32, unmatched }
    }

    /// The quotation whose place shares most with a place, at least half of the longer of the two.
    fn at_place(&self, article: ArticleId, named: ByteSpan) -> Option<usize> {
        let of_article = (0..self.quotations.len()).filter(|&q| self.quotations[q].article == article);
        let best = of_article.max_by_key(|&q| shared(self.found_at[q], named))?;
        let found = self.found_at[best];
        (2 * shared(found, named) >= found.len().max(named.len())).then_some(best)
    }

    /// Takes in a quotation that the program did not find, in its place among the others. Gives its number.
    fn add(&mut self, article: ArticleId, place: ByteSpan) -> usize {
        let attribution = Attribution {
            content: vec![place],
            kind: attribution::Kind::Indirect,
            cue: None,
            source: None,
            via: None,
            confidence: 1.0,
            rule: ADDED,
        };
        let first = self.quotations.partition_point(|q| q.article < article);
        let before = |q: &&Quotation| {
            q.article == article && q.attribution.content.first().is_some_and(|c| c.start <= place.start)
        };
        let at = first + self.quotations[first..].iter().take_while(before).count();
        self.quotations.insert(at, Quotation { article, attribution, speaker: None, via: None });
        self.before.insert(at, None);
        self.found_at.insert(at, place);
        self.added.insert(at, true);
        at
    }

    fn apply(&mut self, at: usize, corpus: &[Entry], read: &[Reading], correction: &Correction) {
        if self.before[at].is_none() && !self.added[at] {
            self.before[at] = Some(self.quotations[at].clone());
        }
        let speaker = correction.speaker.as_deref().map(|name| self.speaker_named(name));
        let quotation = &mut self.quotations[at];
        let article = quotation.article.index();
        let text = corpus[article].article.text.as_str();
        if let Some(speaker) = speaker {
            quotation.speaker = speaker.map(|speaker| Resolution { speaker, confidence: 1.0, rule: BY_HAND });
        }
        if let Some(spans) = &correction.spans {
            let mut content: Vec<ByteSpan> = spans
                .iter()
                .filter_map(|&s| read[article].utf16.bytes(text, s))
                .filter(|s| !s.is_empty())
                .collect();
            order::sort(&mut content);
            content.dedup_by(|next, kept| {
                let overlap = next.start < kept.end;
                if overlap {
                    *kept = kept.join(*next);
                }
                overlap
            });
            if !content.is_empty() {
                quotation.attribution.content = content;
            }
        }
        if let Some(kind) = correction.quote_kind {
            quotation.attribution.kind = match kind {
                QuoteKind::Direct => attribution::Kind::Direct,
                QuoteKind::Mixed => attribution::Kind::Mixed,
                QuoteKind::Indirect => attribution::Kind::Indirect,
            };
        } else if self.added[at] {
            let (quoted, all) = attribution::word_counts(text, &read[article].zones, &quotation.attribution);
            quotation.attribution.kind = match quoted {
                0 => attribution::Kind::Indirect,
                _ if quoted == all => attribution::Kind::Direct,
                _ => attribution::Kind::Mixed,
            };
        }
        // Whoever corrects one thing has looked at the others: what is left as it was is confirmed.
        quotation.attribution.confidence = 1.0;
        if let Some(resolution) = &mut quotation.speaker {
            resolution.confidence = 1.0;
        }
    }

    /// The speaker of this name, added if need be; `None` for `""`.
    fn speaker_named(&mut self, name: &str) -> Option<SpeakerId> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return None;
        }
        let known = self.speakers.iter().position(|s| s.name == name);
        let at = known.unwrap_or_else(|| {
            self.speakers.push(Speaker {
                name,
                kind: SpeakerKind::Person,
                aliases: Vec::new(),
                affiliation: String::new(),
            });
            self.speakers.len() - 1
        });
        Some(SpeakerId(at as u32))
    }
}

/// From the first to the last word of a quotation.
pub(super) fn place(quotation: &Quotation) -> ByteSpan {
    quotation.attribution.content.iter().copied().reduce(ByteSpan::join).unwrap_or_default()
}

fn retain<T>(list: &mut Vec<T>, gone: &[bool]) {
    let mut gone = gone.iter();
    list.retain(|_| gone.next().is_none_or(|gone| !gone));
}

fn shared(a: ByteSpan, b: ByteSpan) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize
}

impl Asked<'_> {
    /// Where the program found a quotation, whatever was corrected since: what a correction names it by.
    pub(super) fn found_at(&self, at: usize) -> Span16 {
        let article = self.analysis.quotations[at].article;
        self.read[article.index()].utf16.span(self.text(article), self.analysis.found_at[at])
    }
}
