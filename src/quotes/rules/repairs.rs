//! Sources that were cut wrongly or are not who speaks, whoever found them.

use super::cues::group;
use super::reading::Reading;
use super::via::Parts;
use super::{sources, words};
use crate::quotes::Attribution;
use crate::quotes::lexicon::Form;
use std::ops::Range;

/// Mends one attribution.
pub(super) fn mend(reading: &Reading, attribution: &mut Attribution) {
    let Some(parts) = Parts::of(reading, attribution) else { return };
    let better = agent(reading, &parts).or_else(|| without_verb(reading, &parts));
    if let Some(span) = better.and_then(|source| reading.span(&source)) {
        attribution.source = Some(span);
    }
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
