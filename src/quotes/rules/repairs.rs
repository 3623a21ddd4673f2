//! Sources that were cut wrongly or are not who speaks, whoever found them.

use super::cues::group;
use super::reading::Reading;
use super::via::Parts;
use super::{sources, words};
use crate::quotes::Attribution;
use crate::quotes::lexicon::{self, Form};
use crate::span::ByteSpan;
use std::ops::Range;

/// How sure we are where the marks were never closed.
const UNCLOSED: f64 = 0.7;

/// Mends one attribution.
pub(super) fn mend(reading: &Reading, attribution: &mut Attribution) {
    if attribution.source.is_none() && attribution.cue.is_none() {
        unclosed(reading, attribution);
    }
    // "by the paper as": the last word is none of the source.
    if let Some(source) = attribution.source
        && let Some(words) = super::via::tokens(reading, source)
        && words.len() > 1
        && reading.low(words.end - 1) == "as"
    {
        attribution.source = reading.span(&(words.start..words.end - 1));
    }
    if attribution.source.is_some_and(|source| is_kicker(reading, source)) {
        (attribution.source, attribution.cue) = (None, None);
        attribution.confidence /= 2.0;
        return;
    }
    let Some(parts) = Parts::of(reading, attribution) else { return };
    if let Some((source, from)) = describer(reading, &parts)
        && let (Some(source), Some(from)) = (reading.span(&source), reading.span(&(from..from + 1)))
    {
        attribution.source = Some(source);
        for part in attribution.content.iter_mut().filter(|part| part.overlaps(source)) {
            part.start = from.start.min(part.end);
        }
        attribution.content.retain(|part| part.start < part.end);
        return;
    }
    let better = agent(reading, &parts).or_else(|| without_verb(reading, &parts));
    if let Some(span) = better.and_then(|source| reading.span(&source)) {
        attribution.source = Some(span);
    }
}

/// "Interview: “…”", "Opinion: …": a label above the report says of what kind it is, not who speaks.
fn is_kicker(reading: &Reading, source: ByteSpan) -> bool {
    const KICKERS: [&str; 17] = [
        "analysis",
        "breaking",
        "comment",
        "editorial",
        "exclusive",
        "explainer",
        "feature",
        "interview",
        "live",
        "opinion",
        "photos",
        "podcast",
        "profile",
        "update",
        "updated",
        "video",
        "watch",
    ];
    let Some(words) = super::via::tokens(reading, source) else { return false };
    words.len() == 1
        && KICKERS.contains(&reading.low(words.start))
        && reading.low(words.end) == ":"
        && reading.units.iter().any(|unit| unit.start == words.start)
}

/// "“We waited all night, Lee said.": marks that nobody closed hold the words of attribution, too.
fn unclosed(reading: &Reading, attribution: &mut Attribution) {
    let Some(last) = attribution.content.last().copied() else { return };
    let Some(words) = super::via::tokens(reading, last) else { return };
    let closing = |i: usize| matches!(reading.low(i), "”" | "\"" | "’’" | "''");
    let Some(head) = words.clone().rev().find(|&i| reading.is_word(i)) else { return };
    let is_cue = lexicon::lookup(reading.low(head)).is_some_and(|cue| cue.takes('q'));
    if head + 2 < words.end || words.clone().skip(1).any(closing) || !is_cue {
        return;
    }
    let from = words.start.max(head.saturating_sub(6));
    let Some(comma) = (from..head).rev().find(|&i| reading.low(i) == ",") else { return };
    let named =
        reading.is_capital(comma + 1) || matches!(reading.low(comma + 1), "he" | "she" | "they" | "the");
    let Some(source) = reading.span(&(comma + 1..head)).filter(|_| named) else { return };
    let (Some(cue), Some(comma)) = (reading.span(&(head..head + 1)), reading.span(&(comma..comma + 1)))
    else {
        return;
    };
    attribution.source = Some(source);
    attribution.cue = Some(cue);
    attribution.confidence = attribution.confidence.max(UNCLOSED);
    if let Some(last) = attribution.content.last_mut() {
        last.end = comma.end;
    }
}

/// "The wall was described by Lee as …": who describes, and the first token of the description.
fn describer(reading: &Reading, parts: &Parts) -> Option<(Range<usize>, usize)> {
    let head = parts.cue.clone().find(|&i| reading.cues.get(i).is_some_and(Option::is_some))?;
    let group = group(reading, &parts.unit, head).filter(|group| group.cue.passive)?;
    let by = (group.end..parts.unit.end.min(group.end + 2)).find(|&i| reading.low(i) == "by")?;
    let source = sources::right(reading, by + 1, parts.unit.end)?;
    let source = match source.clone().find(|&i| reading.low(i) == "as") {
        Some(at) => source.start..at,
        None => source,
    };
    let is_described = reading.low(source.end) == "as" && !reading.low(source.end + 1).ends_with("ing");
    (is_described && !source.is_empty()).then_some((source.clone(), source.end + 1))
}

/// "She was told by the council that …": the council says it.
fn agent(reading: &Reading, parts: &Parts) -> Option<Range<usize>> {
    let head = parts.cue.clone().find(|&i| reading.cues.get(i).is_some_and(Option::is_some))?;
    let group = group(reading, &parts.unit, head)?;
    let hears =
        group.cue.cue.takes('h') || matches!(group.cue.cue.lemma, "ask" | "urge" | "advise" | "order");
    let patient = group.cue.passive && hears && parts.source.end <= group.start;
    let by = (group.end..parts.unit.end.min(group.end + 3)).find(|&i| reading.low(i) == "by")?;
    let source = sources::right(reading, by + 1, parts.unit.end).filter(|_| patient)?;
    let free = parts.content.iter().all(|c| source.end <= c.start || c.end <= source.start);
    // "was told by Friday" names nobody.
    (free && !source.clone().all(|i| words::is_time(reading.low(i)))).then_some(source)
}

/// "The council closed the quay, saying …": the council says it, not "the council closed the quay".
fn without_verb(reading: &Reading, parts: &Parts) -> Option<Range<usize>> {
    let source = &parts.source;
    let head = parts.cue.clone().find(|&i| reading.cues.get(i).is_some_and(Option::is_some))?;
    let participle = reading.cues.get(head).copied().flatten().is_some_and(|c| c.form == Form::Ing);
    let parted = source.end <= parts.cue.start
        && (reading.low(source.end) == "," || reading.low(source.end - 1) == ",");
    if !participle || !parted {
        return None;
    }
    let subject = sources::of_clause(reading, source.start, source.end)?;
    let next = reading.low(subject.end);
    let verb = subject.start == source.start
        && subject.end + 1 < source.end
        && reading.is_word(subject.end)
        && !reading.is_capital(subject.end)
        && (words::is_common_verb(next) || next.ends_with("ed"));
    verb.then_some(subject)
}
