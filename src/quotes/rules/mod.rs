//! Attribution by rules: quotation marks, cues and the words around them.
//!
//! First every sentence with a cue is read ([`clauses`]), with the cue's subject as source ([`sources`]). Quotations
//! that are sentences of their own get the source of what stands around them ([`carry`]). What is left is a title,
//! words held at a distance ([`marked`]), or a guess that says so: no quotation mark is passed over.

mod bounds;
mod carry;
mod clauses;
mod cues;
mod labels;
mod left;
mod marked;
pub mod marks;
mod reading;
mod repairs;
mod right;
mod rule;
mod sources;
mod via;
mod words;

use super::{Attribution, Document, Found, Marked, MarkedAs, lexicon};
use crate::order;
use crate::span::ByteSpan;
use marks::Marks;
use reading::Reading;
use rule::Draft;

/// One article as the rules read it.
pub struct Rules<'a>(Reading<'a>);

impl<'a> Rules<'a> {
    /// Reads an article once for all that the rules do.
    #[must_use]
    pub fn read(document: &'a Document<'a>) -> Self {
        Self(Reading::new(document))
    }

    /// Its quotation marks.
    #[must_use]
    pub fn marks(&self) -> &Marks {
        &self.0.marks
    }

    /// Finds its attributions, and the marked words that are none.
    #[must_use]
    pub fn attribute(&self) -> Found {
        let reading = &self.0;
        let mut drafts: Vec<Draft> = Vec::new();
        for unit in &reading.units {
            drafts.extend(clauses::attribute(reading, unit));
        }
        let mut drafts = carry::attribute(reading, drafts);
        drafts.extend(labels::transcript(reading, &drafts));
        let mut found = Found::default();
        leftovers(reading, &mut drafts, &mut found);
        found.attributions = drafts.iter().filter_map(|draft| finish(reading, draft)).collect();
        order::sort_by_key(&mut found.attributions, |a| (a.content.first().copied(), a.cue));
        found
    }

    /// Notes who passed words on that somebody else said; `first_hand` as for
    /// [`attribute_first_hand`](super::attribute_first_hand).
    pub fn pass_on(&self, found: &mut Found, first_hand: bool) {
        via::note(&self.0, found, first_hand);
        self.explain(found);
    }
}

impl Rules<'_> {
    /// No quotation mark is passed over: what lies in no content and was not judged is said to be nobody's.
    fn explain(&self, found: &mut Found) {
        let mut known: Vec<ByteSpan> =
            found.attributions.iter().flat_map(|a| a.content.iter().copied()).collect();
        known.extend(found.marked.iter().map(|m| m.span));
        order::sort(&mut known);
        let before = found.marked.len();
        // What begins before a zone may reach into it.
        let (mut at, mut reach) = (0, 0);
        for zone in &self.0.marks.zones {
            while known.get(at).is_some_and(|k| k.start < zone.span.end) {
                reach = reach.max(known[at].end);
                at += 1;
            }
            if reach <= zone.span.start {
                let reason = "in quotation marks, but in the words of nobody who was found";
                found.marked.push(Marked { span: zone.span, role: MarkedAs::Unattributed, reason });
            }
        }
        if found.marked.len() > before {
            order::sort_by_key(&mut found.marked, |m| m.span);
        }
    }
}

/// Finds the attributions of one article by rules alone, and the marked words that are none.
#[must_use]
pub fn attribute(document: &Document) -> Found {
    Rules::read(document).attribute()
}

/// Zones that lie in no attribution: marked words, or guesses.
fn leftovers(reading: &Reading, drafts: &mut Vec<Draft>, found: &mut Found) {
    let mut covered = vec![false; reading.len()];
    for draft in drafts.iter() {
        for piece in &draft.content {
            covered[piece.clone()].fill(true);
        }
    }
    let known = drafts.len();
    for zone in &reading.marks.zones {
        if zone.inner().any(|i| covered[i] && reading.is_word(i)) {
            continue;
        }
        let at = reading.units.partition_point(|u| u.start <= zone.tokens.start);
        let Some(unit) = at.checked_sub(1).and_then(|u| reading.units.get(u)) else { continue };
        let labelled = labels::of_zone(reading, at - 1, zone);
        match marked::judge(reading, unit, zone) {
            _ if labelled.is_some() => drafts.extend(labelled),
            Some((role, reason)) => found.marked.push(Marked { span: zone.span, role, reason }),
            None => drafts.push(carry::guess(reading, unit, zone, &drafts[..known])),
        }
    }
}

fn finish(reading: &Reading, draft: &Draft) -> Option<Attribution> {
    let mut content: Vec<ByteSpan> = draft.content.iter().filter_map(|r| reading.span(r)).collect();
    order::sort(&mut content);
    if content.is_empty() {
        return None;
    }
    if !draft.content.iter().flat_map(Clone::clone).any(|i| reading.is_word(i)) {
        return None;
    }
    let kind = reading.kind(draft.content.iter().cloned());
    let head = draft.cue.as_ref().map_or("", |cue| reading.low(cue.end.saturating_sub(1)));
    let plain = lexicon::lookup(head).is_some_and(|cue| matches!(cue.lemma, "say" | "tell" | "add"));
    Some(Attribution {
        content,
        kind,
        cue: draft.cue.as_ref().and_then(|r| reading.span(r)),
        source: draft.source.as_ref().and_then(|r| reading.span(r)),
        via: None,
        confidence: draft.rule.confidence(plain, kind),
        rule: draft.rule.text(),
    })
}
