//! Words whose speaker is named by the layout, without a verb: after a dash, before a colon, as in a transcript.

use super::bounds::trim;
use super::marks::Zone;
use super::reading::Reading;
use super::rule::{Draft, Rule};
use super::{sources, words};
use crate::map::Set;
use std::ops::Range;

/// The longest label of a speaker, in tokens.
const LABEL: usize = 4;
/// So many tokens stand after a dash at most.
const SIGNED: usize = 12;

/// "“…” — Ann Lee, farmer", "Ann Lee’s answer was short: “…”".
pub(super) fn of_zone(reading: &Reading, at: usize, zone: &Zone) -> Option<Draft> {
    let unit = reading.units.get(at)?;
    let make =
        |source, rule| Draft { content: vec![zone.tokens.clone()], cue: None, source: Some(source), rule };
    if zone.closed() && reading.units.get(at).is_some_and(|u| u.start == zone.tokens.start) {
        if let Some(source) = signed(reading, zone.tokens.end..unit.end) {
            return Some(make(source, Rule::Dash));
        }
        // The name stands on a line of its own.
        if zone.tokens.end == unit.end
            && let Some(source) = reading.units.get(at + 1).and_then(|next| signed(reading, next.clone()))
        {
            return Some(make(source, Rule::Dash));
        }
    }
    if zone.tokens.start > unit.start && reading.low(zone.tokens.start - 1) == ":" {
        let subject = sources::of_clause(reading, unit.start, zone.tokens.start - 1)?;
        let own = possessor(reading, &subject).unwrap_or(subject);
        return Some(make(own, Rule::Introduced));
    }
    None
}

/// The name after a dash, if nothing else stands there.
fn signed(reading: &Reading, rest: Range<usize>) -> Option<Range<usize>> {
    let dash = matches!(reading.low(rest.start), "—" | "–" | "-");
    let begins = reading.is_capital(rest.start + 1) && !words::is_determiner(reading.low(rest.start + 1));
    if !dash || !begins || rest.len() > SIGNED || rest.len() < 2 {
        return None;
    }
    let said = |i: usize| {
        reading.quoted(i)
            || words::is_common_verb(reading.low(i))
            || reading.cues.get(i).is_some_and(Option::is_some)
    };
    let source = sources::right(reading, rest.start + 1, rest.end)?;
    let ends = source.end >= rest.end || matches!(reading.low(source.end), "," | "." | ")");
    (ends && !(rest.start..source.end).any(said)).then_some(source)
}

/// "The mayor" of "The mayor’s answer": what he said is not who said it.
fn possessor(reading: &Reading, subject: &Range<usize>) -> Option<Range<usize>> {
    let clitic = subject.clone().rev().find(|&i| matches!(reading.low(i), "'s" | "’s" | "'" | "’"))?;
    let noun = reading.low(subject.end - 1);
    let said = matches!(
        noun,
        "answer"
            | "reply"
            | "response"
            | "message"
            | "advice"
            | "verdict"
            | "motto"
            | "slogan"
            | "question"
            | "warning"
            | "words"
            | "comment"
            | "statement"
            | "conclusion"
            | "explanation"
            | "request"
            | "tweet"
    );
    (said && clitic > subject.start).then_some(subject.start..clitic)
}

/// Paragraphs of a transcript: "Lee: We checked it last week." The names must stand elsewhere in the report too, and
/// more than one paragraph must be so labelled.
pub(super) fn transcript(reading: &Reading, drafts: &[Draft]) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut first = 0;
    let tokens = &reading.document.tokens;
    while first < tokens.len() {
        let paragraph = tokens[first].paragraph;
        let end = first + tokens[first..].partition_point(|t| t.paragraph == paragraph);
        let colon = (first + 1..end.min(first + LABEL + 1)).find(|&i| reading.low(i) == ":");
        let name = |i: usize| {
            reading.is_capital(i) && !words::is_determiner(reading.low(i)) && reading.low(i).len() > 1
        };
        if let Some(colon) = colon
            && (first..colon).all(name)
            && (colon + 1..end).filter(|&i| reading.is_word(i)).count() > 2
            && let Some(content) = trim(reading, colon + 1..end)
        {
            out.push(Draft {
                content: vec![content],
                cue: None,
                source: Some(first..colon),
                rule: Rule::Label,
            });
        }
        first = end;
    }
    if out.len() < 2 {
        return Vec::new();
    }
    let mut taken = vec![false; reading.len()];
    for piece in drafts.iter().flat_map(|d| &d.content) {
        taken[piece.clone()].fill(true);
    }
    let label = |d: &Draft| d.source.clone().unwrap_or_default();
    let mut labelled = vec![false; reading.len()];
    out.iter().for_each(|d| labelled[label(d)].fill(true));
    let mut elsewhere: Set<&str> = Set::new();
    (0..reading.len()).filter(|&i| !labelled[i]).for_each(|i| elsewhere.add(reading.low(i)));
    out.retain(|d| {
        let free = |i: usize| !taken[i] && !reading.quoted(i);
        d.content.iter().cloned().flatten().all(free) && elsewhere.contains(reading.low(label(d).end - 1))
    });
    out
}
