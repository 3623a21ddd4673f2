//! One quotation as the page shows it.

use super::Asked;
use super::quotes::confidence;
use crate::order;
use crate::quotes::Quotation;
use crate::span::ByteSpan;
use crate::view::{Before, Excerpt, Mark, MarkRole, QuoteRow, Span16, ViaView};
use std::cmp::Reverse;

impl Asked<'_> {
    /// The words of a quotation, and where they stand.
    fn words(&self, quotation: &Quotation) -> (String, Vec<Span16>) {
        let content = &quotation.attribution.content;
        let text = self.text(quotation.article);
        let fragments: Vec<&str> = content.iter().map(|s| s.of(text).trim()).collect();
        let utf16 = &self.read[quotation.article.index()].utf16;
        (fragments.join(" … "), content.iter().map(|&s| utf16.span(text, s)).collect())
    }

    /// What the program said of a quotation that a reader corrected.
    fn before(&self, at: usize) -> Option<Before> {
        let quotation = self.analysis.before[at].as_ref()?;
        let (text, spans) = self.words(quotation);
        Some(Before {
            speaker: self.speaker_name(quotation).to_owned(),
            kind: quotation.attribution.kind.into(),
            text,
            spans,
            confidence: confidence(quotation),
        })
    }

    /// One quotation as the page shows it.
    pub(super) fn quote_row(&self, at: usize) -> QuoteRow {
        let quotation = &self.analysis.quotations[at];
        let attribution = &quotation.attribution;
        let article = quotation.article;
        let text = self.text(article);
        let utf16 = &self.read[article.index()].utf16;
        let layout = &self.corpus[article.index()].layout;
        let (fragments, spans) = self.words(quotation);
        let (quoted_words, words) = self.analysis.lengths[at];
        let (verb, stance) = self.verb(at).unzip();
        let first = attribution.content.first().copied().unwrap_or_default();
        QuoteRow {
            id: at as u32,
            article: article.0,
            kind: attribution.kind.into(),
            text: fragments,
            spans,
            quoted_words,
            words,
            speaker: self.speaker_name(quotation).to_owned(),
            mention: attribution.source.map(|s| s.of(text).to_owned()),
            mention_span: attribution.source.map(|s| utf16.span(text, s)),
            cue: attribution.cue.map(|s| s.of(text).to_owned()),
            cue_span: attribution.cue.map(|s| utf16.span(text, s)),
            verb: verb.map(str::to_owned),
            stance: stance.map(str::to_owned),
            via: self.via(quotation),
            affiliation: self.affiliation(quotation).to_owned(),
            corrected: self.before(at),
            added: self.analysis.added[at],
            found: self.found_at(at),
            confidence: self.confidence(at),
            certainty: self.certainty(at),
            rule: attribution.rule.to_owned(),
            speaker_rule: quotation.speaker.as_ref().map_or("", |r| r.rule).to_owned(),
            paragraph: layout.paragraph_at(first.start).map_or(0, |p| p as u32 + 1),
            excerpt: self.excerpt(at),
        }
    }

    /// Who passed it on.
    fn via(&self, quotation: &Quotation) -> Option<ViaView> {
        let via = quotation.attribution.via?;
        let text = self.text(quotation.article);
        let utf16 = &self.read[quotation.article.index()].utf16;
        Some(ViaView {
            speaker: self.speaker(quotation.via.as_ref()).map_or_else(String::new, |s| s.name.clone()),
            mention: via.source.of(text).to_owned(),
            mention_span: utf16.span(text, via.source),
            cue: via.cue.of(text).to_owned(),
            cue_span: utf16.span(text, via.cue),
        })
    }

    /// The sentences from the first to the last of content, cue and source, as far as they share the content's
    /// paragraphs.
    fn excerpt(&self, at: usize) -> Excerpt {
        let quotation = &self.analysis.quotations[at];
        let attribution = &quotation.attribution;
        let text = self.text(quotation.article);
        let entry = &self.corpus[quotation.article.index()];
        let layout = &entry.layout;
        let content = attribution.content.iter().copied().reduce(ByteSpan::join).unwrap_or_default();
        let paragraphs =
            [content.start, content.end.saturating_sub(1)].map(|o| layout.paragraph_at(o).unwrap_or(0));
        let near = |span: &ByteSpan| {
            layout.paragraph_at(span.start).is_some_and(|p| p >= paragraphs[0] && p <= paragraphs[1])
        };
        let via = attribution.via.map(|v| v.source.join(v.cue)).filter(near);
        let parts = [Some(content), attribution.cue.filter(near), attribution.source.filter(near), via];
        let whole = parts.into_iter().flatten().reduce(ByteSpan::join).unwrap_or(content);
        let sentence = |offset: u32| layout.sentence_at(offset).map(|s| layout.sentences[s].span);
        let from = sentence(whole.start).map_or(whole.start, |s| s.start.min(whole.start));
        let to = sentence(whole.end.saturating_sub(1)).map_or(whole.end, |s| s.end.max(whole.end));
        let span = ByteSpan { start: from, end: to };
        let utf16 = &self.read[quotation.article.index()].utf16;
        let start = utf16.offset(text, from);
        let mark = |span: ByteSpan, role| {
            let span = utf16.span(text, span);
            Mark { start: span.start - start, end: span.end - start, role }
        };
        let mut marks: Vec<Mark> = attribution.content.iter().map(|&s| mark(s, MarkRole::Quote)).collect();
        marks.extend(attribution.cue.filter(|s| span.contains(*s)).map(|s| mark(s, MarkRole::Cue)));
        marks.extend(attribution.source.filter(|s| span.contains(*s)).map(|s| mark(s, MarkRole::Source)));
        if let Some(via) = attribution.via.filter(|_| via.is_some()) {
            marks.push(mark(via.source, MarkRole::Source));
            marks.push(mark(via.cue, MarkRole::Cue));
        }
        order::sort_by_key(&mut marks, |m| (m.start, Reverse(m.end)));
        Excerpt { text: span.of(text).to_owned(), start, marks }
    }
}
