//! What a reader changed by hand, laid over what the program found.

use super::{Analysis, Asked, Reading};
use crate::corpus::Entry;
use crate::quotes::{self as attribution, Quotation, Resolution, Speaker, SpeakerId, SpeakerKind};
use crate::span::{ArticleId, ByteSpan};
use crate::view::{Correction, CorrectionsView, QuoteKind, Span16};

/// Shown as the reason for whatever a reader set.
pub(super) const BY_HAND: &str = "corrected by hand";

impl Analysis {
    /// Applies corrections in order; a later one of the same quotation goes over an earlier one. Each finds the
    /// quotation whose place shares most with the place that it names, at least half of the longer of the two.
    pub(super) fn correct(
        &mut self,
        corpus: &[Entry],
        read: &[Reading],
        corrections: &[Correction],
    ) -> CorrectionsView {
        let found = self.found_at.clone();
        let mut dismissed = vec![false; self.quotations.len()];
        let mut unmatched = Vec::new();
        for (number, correction) in corrections.iter().enumerate() {
            let target = corpus.iter().position(|e| e.article.name == correction.file).and_then(|at| {
                let article = ArticleId(at as u32);
                let text = corpus[at].article.text.as_str();
                let named = read[at].utf16.bytes(text, correction.found)?;
                let of_article = (0..found.len()).filter(|&q| self.quotations[q].article == article);
                of_article
                    .max_by_key(|&q| shared(found[q], named))
                    .filter(|&q| 2 * shared(found[q], named) >= found[q].len().max(named.len()))
            });
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
        CorrectionsView { applied: (corrections.len() - unmatched.len()) as u32, unmatched }
    }

    fn apply(&mut self, at: usize, corpus: &[Entry], read: &[Reading], correction: &Correction) {
        if self.before[at].is_none() {
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
            crate::order::sort(&mut content);
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
            self.speakers.push(Speaker { name, kind: SpeakerKind::Person, aliases: Vec::new() });
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
