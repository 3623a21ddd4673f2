//! Quotations as rows, and who speaks in whose pages.

use super::{Asked, methods, page_range};
use crate::error::Error;
use crate::map::Map;
use crate::order;
use crate::quotes::{Kind, Quotation, SpeakerKind, lexicon};
use crate::span::ByteSpan;
use crate::view::{
    Before, Certainty, Excerpt, Filter, Mark, MarkRole, OutletShare, QuoteRow, QuoteSort, QuotesRequest,
    QuotesView, Span16, SpeakerRow, SpeakersView,
};
use std::cmp::Reverse;
/// From this confidence on an attribution is called sure.
const SURE: f64 = 0.8;
/// From this confidence on it is called likely; below, a guess.
const LIKELY: f64 = 0.5;

impl Asked<'_> {
    pub(super) fn quotes(&self, asked: &QuotesRequest) -> Result<QuotesView, Error> {
        let mut kept = self.kept_quotations(&asked.filter);
        // `kept` is in the order of place, and the sorts are stable.
        match asked.sort {
            QuoteSort::Place => {}
            QuoteSort::Length => order::sort_by_key(&mut kept, |&at| Reverse(self.analysis.lengths[at])),
            QuoteSort::Speaker => order::sort_by(&mut kept, |&a, &b| {
                let name = |at: usize| self.speaker_name(&self.analysis.quotations[at]);
                (name(a).is_empty(), name(a)).cmp(&(name(b).is_empty(), name(b)))
            }),
            QuoteSort::Verb => {
                let verb = |at: usize| self.verb(at).map(|(verb, _)| verb);
                let mut named: Vec<_> = kept.iter().map(|&at| (verb(at).is_none(), verb(at), at)).collect();
                order::sort(&mut named);
                kept = named.into_iter().map(|(.., at)| at).collect();
            }
            QuoteSort::Doubt => {
                order::sort_by(&mut kept, |&a, &b| self.confidence(a).total_cmp(&self.confidence(b)));
            }
        }
        let range = page_range(asked.page, kept.len())?;
        let mut reports: Vec<_> = kept.iter().map(|&at| self.analysis.quotations[at].article.0).collect();
        order::sort(&mut reports);
        reports.dedup();
        let quoted_words = kept.iter().map(|&at| self.analysis.lengths[at].0).sum();
        Ok(QuotesView {
            total: kept.len() as u32,
            quoted_words,
            reports: reports.len() as u32,
            rows: kept[range].iter().map(|&at| self.quote_row(at)).collect(),
            method: methods::quotations(kept.len(), quoted_words, self.quoted_words_in_all()),
        })
    }

    pub(super) fn speakers(&self, filter: &Filter) -> SpeakersView {
        let kept = self.kept_quotations(filter);
        let mut outlets: Vec<String> = Vec::new();
        for article in self.selection(filter).articles() {
            let outlet = &self.analysis.infos[article.index()].outlet;
            if !outlets.contains(outlet) {
                outlets.push(outlet.clone());
            }
        }
        let mut rows: Map<&str, (SpeakerRow, Map<usize, OutletShare>)> = Map::new();
        for &at in &kept {
            let quotation = &self.analysis.quotations[at];
            let quoted_words = self.analysis.lengths[at].0;
            let name = self.speaker_name(quotation);
            let (row, shares) = rows.get_or(name, || (self.empty_row(at, name), Map::new()));
            row.quoted_words += quoted_words;
            row.quotations += 1;
            let outlet = &self.analysis.infos[quotation.article.index()].outlet;
            let place = outlets.iter().position(|o| o == outlet).unwrap_or(0);
            let share = shares.get_or(place, || OutletShare {
                outlet: outlet.clone(),
                quoted_words: 0,
                quotations: 0,
            });
            share.quoted_words += quoted_words;
            share.quotations += 1;
        }
        let mut speakers: Vec<SpeakerRow> = rows
            .into_vec()
            .into_iter()
            .map(|(_, (mut row, shares))| {
                row.outlets = shares.into_vec().into_iter().map(|(_, share)| share).collect();
                row
            })
            .collect();
        order::sort_by_key(&mut speakers, |s| Reverse((s.quoted_words, s.quotations)));
        let quoted_words = speakers.iter().map(|s| s.quoted_words).sum();
        SpeakersView { outlets, speakers, quoted_words, method: methods::speakers(quoted_words, kept.len()) }
    }

    fn empty_row(&self, at: usize, name: &str) -> SpeakerRow {
        let resolution = self.analysis.quotations[at].speaker.as_ref();
        let speaker = resolution.and_then(|r| self.analysis.speakers.get(r.speaker.0 as usize));
        SpeakerRow {
            speaker: name.to_owned(),
            kind: speaker.map_or("unknown", |s| speaker_kind(s.kind)).to_owned(),
            aliases: speaker.map_or_else(Vec::new, |s| s.aliases.clone()),
            quoted_words: 0,
            quotations: 0,
            outlets: Vec::new(),
        }
    }

    /// `person`, `organisation`, `unnamed` or `unknown`.
    pub(super) fn speaker_sort(&self, at: usize) -> &'static str {
        let resolution = self.analysis.quotations[at].speaker.as_ref();
        let speaker = resolution.and_then(|r| self.analysis.speakers.get(r.speaker.0 as usize));
        speaker.map_or("unknown", |s| speaker_kind(s.kind))
    }

    /// Words inside quotation marks in the whole corpus.
    fn quoted_words_in_all(&self) -> u32 {
        self.analysis.lengths.iter().map(|&(quoted, _)| quoted).sum()
    }

    fn confidence(&self, at: usize) -> f64 {
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
            corrected: self.before(at),
            found: self.found_at(at),
            confidence: self.confidence(at),
            certainty: self.certainty(at),
            rule: attribution.rule.to_owned(),
            speaker_rule: quotation.speaker.as_ref().map_or("", |r| r.rule).to_owned(),
            paragraph: layout.paragraph_at(first.start).map_or(0, |p| p as u32 + 1),
            excerpt: self.excerpt(at),
        }
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
        let parts = [Some(content), attribution.cue.filter(near), attribution.source.filter(near)];
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
        order::sort_by_key(&mut marks, |m| (m.start, Reverse(m.end)));
        Excerpt { text: span.of(text).to_owned(), start, marks }
    }
}

/// Probability that span, mention and speaker are right.
fn confidence(quotation: &Quotation) -> f64 {
    quotation.attribution.confidence * quotation.speaker.as_ref().map_or(1.0, |r| r.confidence)
}

fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Unnamed => "unnamed",
    }
}

impl Kind {
    /// The name used in data and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        crate::view::QuoteKind::from(self).name()
    }
}
