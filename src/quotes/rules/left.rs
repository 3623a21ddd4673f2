//! Content that stands left of its cue: "“…,” she said", "It was over, said the mayor".

use super::bounds::{cut, trim};
use super::cues::Group;
use super::reading::Reading;
use super::rule::{Draft, Rule};
use super::{marked, sources, words};
use crate::quotes::MarkedAs;
use crate::quotes::lexicon::Form;
use std::ops::Range;

/// "“…,” X said", "“…,” said X", "It was over, X said", with what goes on after it.
pub(super) fn content_left(
    reading: &Reading,
    unit: &Range<usize>,
    group: &Group,
    floor: usize,
) -> Option<Draft> {
    let cue = &group.cue.cue;
    if group.start <= floor {
        return None;
    }
    // The end of the words before subject and verb.
    let direct_before = ends_content(reading, unit, group.start);
    let (source, rest, before, inverted) = if direct_before && !group.participle() && inverts(reading, group)
    {
        let source = sources::right(reading, group.end, unit.end)?;
        (source.clone(), source.end, group.start, true)
    } else {
        let source = sources::left(reading, floor, group.start)?;
        if source.start <= floor || !ends_content(reading, unit, source.start) {
            let relative_end = source.start;
            if source.start <= floor
                || !(conjunction_before(reading, relative_end)
                    && ends_content(reading, unit, source.start - 1))
            {
                return None;
            }
        }
        (source.clone(), group.end, source.start, false)
    };
    let before = if conjunction_before(reading, before) && !inverted { before - 1 } else { before };
    let quoted_before = before > floor && reading.quoted(before - 1);
    if !quoted_before && !closes(reading, unit, rest, inverted) {
        return None;
    }
    let reports = cue.takes('c') || matches!(cue.lemma, "report" | "note" | "find" | "predict");
    if !quoted_before && !reports {
        return None;
    }
    let first = clause_start(reading, unit, floor, before);
    let content = trim(reading, first..before)?;
    // "On the programme “Some Title,” she said": the marks hold a title.
    if quoted_before
        && !reading.quoted(content.start)
        && reading
            .marks
            .zone(before - 1)
            .and_then(|z| marked::judge(reading, unit, z))
            .is_some_and(|(role, _)| role == MarkedAs::Title)
    {
        return None;
    }
    if content.len() < 2 && !reading.quoted(content.start) {
        return None;
    }
    let resumed = resumption(reading, unit, rest, quoted_before);
    if !quoted_before
        && !((is_sentence(reading, &content) || resumed.is_some())
            && (!inverted || ends_source(reading, unit, rest)))
    {
        return None;
    }
    let mut rule = match (quoted_before, inverted) {
        (true, false) => Rule::QuoteThenCue,
        (true, true) => Rule::QuoteThenInverted,
        (false, _) => Rule::Trailing,
    };
    let mut pieces = vec![content];
    // “A,” he said, “b.” and: It was, he said, over.
    if let Some(piece) = resumed {
        pieces.push(piece);
        rule = Rule::Resumed;
    }
    Some(Draft { content: pieces, cue: Some(group.shown()), source: Some(source), rule })
}

/// Whether words without quotation marks are a sentence, not a phrase: "In Geneva, he said …".
pub(super) fn is_sentence(reading: &Reading, content: &Range<usize>) -> bool {
    let phrase = |at: usize| {
        let low = reading.low(at);
        words::is_preposition(low)
            || words::is_subordinator(low)
            || words::is_adverb(low)
            || words::is_time(low)
    };
    let mut start = content.start;
    while start < content.end && words::is_conjunction(reading.low(start)) {
        start += 1;
    }
    for _ in 0..2 {
        if phrase(start) {
            match (start..content.end).find(|&i| reading.low(i) == "," && !reading.quoted(i)) {
                Some(comma) => start = comma + 1,
                None => return false,
            }
        }
    }
    content.end > start + 2
        && (start..content.end).any(|i| {
            words::is_common_verb(reading.low(i))
                || reading.cues.get(i).is_some_and(Option::is_some)
                || reading.low(i).ends_with('s')
                    && i > start
                    && reading.is_word(i - 1)
                    && !words::is_determiner(reading.low(i - 1))
        })
}

/// Whether a subject that follows its verb ends here, and not in a verb of its own.
fn ends_source(reading: &Reading, unit: &Range<usize>, rest: usize) -> bool {
    let low = reading.low(rest);
    rest >= unit.end
        || matches!(low, "." | "," | "who" | "which" | ";" | "—" | "–" | "(")
        || words::is_preposition(low)
        || words::is_time(low)
}

fn conjunction_before(reading: &Reading, at: usize) -> bool {
    at > 0 && reading.low(at - 1) == "as"
}

/// Whether words that can be a content end right before `at`: with a comma, or with a closing mark.
fn ends_content(reading: &Reading, unit: &Range<usize>, at: usize) -> bool {
    if at <= unit.start {
        return false;
    }
    let last = at - 1;
    if let Some(zone) = reading.marks.zone(last) {
        let inner = zone.inner();
        return zone.closed()
            && zone.tokens.end == at
            && matches!(
                reading.low(inner.end.saturating_sub(1)),
                "," | "?" | "!" | "." | "…" | "—" | "–" | "-" | "'" | "’"
            );
    }
    matches!(reading.low(last), "," | "—" | "–")
}

/// Whether the subject follows its verb.
fn inverts(reading: &Reading, group: &Group) -> bool {
    (!matches!(group.cue.form, Form::Base | Form::Ing) || group.cue.cue.lemma == "read")
        && sources::can_begin(reading, group.end)
        && reading.low(group.end) != "it"
}

/// Whether nothing that could be a reported clause follows.
fn closes(reading: &Reading, unit: &Range<usize>, rest: usize, inverted: bool) -> bool {
    let mut at = rest;
    let mut steps = 0;
    while at < unit.end && steps < 25 {
        let low = reading.low(at);
        if matches!(low, "." | ";" | "?" | "!" | "—" | "–") {
            return true;
        }
        if low == "," {
            return !reading.quoted(at + 1) || inverted;
        }
        if reading.quoted(at) || matches!(low, "that" | ":") || words::is_subject_pronoun(low) && at == rest {
            return false;
        }
        if at == rest
            && !(words::is_time(low)
                || words::is_preposition(low)
                || words::is_adverb(low)
                || low == "("
                || words::is_subordinator(low)
                || inverted
                || words::is_object_pronoun(low)
                || is_hearer(low))
        {
            return false;
        }
        at += 1;
        steps += 1;
    }
    at >= unit.end
}

fn is_hearer(low: &str) -> bool {
    matches!(
        low,
        "reporters"
            | "journalists"
            | "lawmakers"
            | "supporters"
            | "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
    )
}

/// Where the reported sentence that ends at `before` begins.
fn clause_start(reading: &Reading, unit: &Range<usize>, floor: usize, before: usize) -> usize {
    let mut start = floor;
    if floor > unit.start {
        // After another attribution: from the next clause on.
        while start < before
            && (!reading.is_word(start) && !reading.quoted(start)
                || words::is_conjunction(reading.low(start))
                || words::is_time(reading.low(start)))
        {
            start += 1;
        }
    }
    // "the members (“I want it back,” wrote one)"
    let bracket = (start..before).rev().find(|&i| matches!(reading.low(i), "(" | ")") && !reading.quoted(i));
    bracket.filter(|&i| reading.low(i) == "(" && reading.quoted(i + 1)).map_or(start, |i| i + 1)
}

/// What goes on after an attribution in the middle of its content.
fn resumption(
    reading: &Reading,
    unit: &Range<usize>,
    rest: usize,
    quoted_before: bool,
) -> Option<Range<usize>> {
    let limit = unit.end.min(rest + 25);
    // The next quotation, if only an adjunct stands between.
    let mut at = rest;
    while at < limit && !reading.quoted(at) {
        if reading.next_cue(at..at + 1).is_some() && quoted_before || matches!(reading.low(at), ";") {
            return None;
        }
        at += 1;
    }
    let that =
        (rest..at).find(|&i| reading.low(i) == "," && reading.low(i + 1) == "that").filter(|_| quoted_before);
    if let Some(comma) = that {
        return trim(reading, comma + 1..cut(reading, unit, comma + 1));
    }
    if at < limit
        && quoted_before
        && at > rest
        && matches!(reading.low(at - 1), "," | ":" | "—" | "–" | "." | "…")
    {
        return trim(reading, at..cut(reading, unit, at));
    }
    if quoted_before {
        return None;
    }
    // It was, he said, over.
    (reading.low(rest) == ",")
        .then(|| trim(reading, rest + 1..cut(reading, unit, rest + 1)))
        .flatten()
        .filter(|r| {
            r.len() > 2
                && !matches!(
                    reading.low(r.start),
                    "who"
                        | "which"
                        | "and"
                        | "but"
                        | "as"
                        | "while"
                        | "after"
                        | "citing"
                        | "when"
                        | "where"
                        | "with"
                )
                && !reading.low(r.start).ends_with("ing")
                && reading.next_cue(r.clone()).is_none()
        })
}
