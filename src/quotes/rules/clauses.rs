//! What is said, where a cue stands in the sentence.

use super::bounds::{cut, trim};
use super::cues::{Group, group};
use super::left::{content_left, is_sentence};
use super::reading::Reading;
use super::right::content_right;
use super::rule::{Draft, Rule};
use super::{sources, words};
use std::ops::Range;

/// The attributions of one unit that have a cue in it, in the order of their cues.
pub(super) fn attribute(reading: &Reading, unit: &Range<usize>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = unit.start;
    while let Some(i) = reading.next_cue(at..unit.end) {
        let Some(group) = group(reading, unit, i) else {
            at = i + 1;
            continue;
        };
        at = group.end;
        // Inside what somebody else is reported to say, nothing is looked for.
        if drafts.iter().any(|d| d.content.iter().any(|c| c.contains(&i))) {
            continue;
        }
        if let Some(draft) = one(reading, unit, &group, &drafts) {
            if let Some(last) = draft.content.last()
                && last.start >= group.end
                && draft.rule != Rule::AccordingTo
            {
                at = at.max(last.end.min(unit.end));
            }
            drafts.push(draft);
        }
    }
    drafts
}

/// Reads one cue.
fn one(reading: &Reading, unit: &Range<usize>, group: &Group, drafts: &[Draft]) -> Option<Draft> {
    let floor = floor(reading, unit, group, drafts);
    if matches!(group.cue.cue.lemma, "according to" | "in the words of") {
        return according_to(reading, unit, group, floor);
    }
    if let Some(draft) = quoted_as(reading, unit, group) {
        return Some(draft);
    }
    if group.cue.passive && !matches!(group.cue.cue.lemma, "call" | "describe" | "label" | "dub") {
        return None;
    }
    content_left(reading, unit, group, floor).or_else(|| content_right(reading, unit, group, floor, drafts))
}

/// The first token of the unit that no attribution before the cue has taken.
fn floor(reading: &Reading, unit: &Range<usize>, group: &Group, drafts: &[Draft]) -> usize {
    let mut floor = unit.start;
    for draft in drafts {
        let taken =
            draft.content.iter().chain(&draft.cue).chain(&draft.source).map(|r| r.end).max().unwrap_or(floor);
        if taken <= group.start {
            floor = floor.max(taken);
        }
    }
    let _ = reading;
    floor
}

/// "According to X, …" and "…, according to X".
fn according_to(reading: &Reading, unit: &Range<usize>, group: &Group, floor: usize) -> Option<Draft> {
    let source = sources::right(reading, group.end, unit.end)?;
    let cue = Some(group.start..group.end);
    let leading = group.start == unit.start
        || (unit.start..group.start)
            .all(|i| words::is_conjunction(reading.low(i)) || !reading.is_word(i) && !reading.quoted(i));
    let content = if leading {
        let comma =
            (source.end..unit.end).find(|&i| matches!(reading.low(i), "," | ":") || reading.quoted(i))?;
        trim(reading, comma..cut(reading, unit, comma + 1))?
    } else {
        trim(reading, floor..group.start)?
    };
    let mut pieces = vec![content];
    if !leading
        && !reading.quoted(group.start - 1)
        && reading.low(source.end) == ","
        && !is_sentence(reading, &pieces[0])
    {
        pieces.extend(trim(reading, source.end + 1..cut(reading, unit, source.end + 1)));
    }
    Some(Draft { content: pieces, cue, source: Some(source), rule: Rule::AccordingTo })
}

/// "X was quoted by Y as saying", "Y quoted X as saying".
fn quoted_as(reading: &Reading, unit: &Range<usize>, group: &Group) -> Option<Draft> {
    if !matches!(group.cue.cue.lemma, "quote" | "cite") {
        return None;
    }
    let saying = (group.end..unit.end.min(group.end + 25)).find(|&i| {
        !reading.quoted(i)
            && reading.low(i) == "as"
            && matches!(
                reading.low(i + 1),
                "saying" | "telling" | "writing" | "calling" | "describing" | "stating"
            )
    })?;
    let source = if group.cue.passive {
        sources::left(reading, unit.start, group.start)
    } else {
        Some(group.end..saying).filter(|r| !r.is_empty())
    };
    let cue = Some(group.head..saying + 2);
    let after = trim(reading, saying + 2..cut(reading, unit, saying + 2));
    let content = match after {
        Some(content) => content,
        None => trim(reading, unit.start..source.as_ref().map_or(group.start, |s| s.start.min(group.start)))?,
    };
    Some(Draft { content: vec![content], cue, source, rule: Rule::QuotedAs })
}
