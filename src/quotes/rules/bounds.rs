//! Where a content ends: with its sentence, or where the next attribution begins.

use super::cues::group;
use super::reading::Reading;
use super::right::{Shape, complement};
use super::words;
use crate::quotes::lexicon::Form;
use std::ops::Range;

/// Where the content that begins at `start` ends: with the unit, or where the next attribution begins.
pub(super) fn cut(reading: &Reading, unit: &Range<usize>, start: usize) -> usize {
    let mut at = start;
    let mut quoted = false;
    while at < unit.end {
        if reading.quoted(at) {
            at = reading.marks.zone(at).map_or(at + 1, |z| z.tokens.end).max(at + 1);
            quoted = true;
            continue;
        }
        let low = reading.low(at);
        let comma = low == ","
            || at > start
                && reading.quoted(at - 1)
                && matches!(reading.before(at - 1, start), "," | "." | "?" | "!");
        if low == ";" || matches!(low, "." | "?" | "!") {
            return at;
        }
        if comma || matches!(low, "and" | "but" | "while" | "as" | "—" | "–") {
            let next = if low == "," { at + 1 } else { at };
            // What a relative clause adds after the quoted words is the reporter's.
            if quoted && comma && matches!(reading.low(next), "who" | "which") {
                return at;
            }
            if at > start && begins_attribution(reading, unit, next, comma) {
                return at;
            }
        }
        at += 1;
    }
    unit.end
}

/// Whether another attribution begins here, after a comma or with a conjunction.
pub(super) fn begins_attribution(reading: &Reading, unit: &Range<usize>, start: usize, comma: bool) -> bool {
    let mut at = start;
    let joined = matches!(reading.low(at), "and" | "but" | "while" | "as" | "though" | "although");
    let relative = matches!(reading.low(at), "which" | "who" | "what");
    while at < unit.end
        && (words::is_adverb(reading.low(at))
            || matches!(
                reading.low(at),
                "and"
                    | "but"
                    | "while"
                    | "as"
                    | "though"
                    | "although"
                    | "which"
                    | "has"
                    | "have"
                    | "had"
                    | "—"
                    | "–"
                    | ","
            ))
    {
        at += 1;
    }
    let Some(first) = reading.cues.get(at) else { return false };
    if let Some(first) = first.filter(|_| !reading.quoted(at)) {
        let next = reading.low(at + first.length);
        if first.cue.lemma == "according to" {
            return true;
        }
        let reports =
            first.cue.takes('c') || first.cue.takes('t') || first.cue.takes('q') || first.cue.takes('a');
        return reports
            && !first.passive
            && (comma || joined)
            && (first.form == Form::Ing
                && comma
                && (first.cue.takes('c')
                    || first.cue.takes('a')
                    || next == "that"
                    || next == "to"
                    || reading.quoted(at + first.length))
                || (joined || comma)
                    && first.form != Form::Ing
                    && (next == "that"
                        || next == "to" && first.cue.takes('i')
                        || reading.quoted(at + first.length)
                        || matches!(
                            first.cue.lemma,
                            "say" | "tell" | "add" | "call" | "warn" | "describe" | "argue" | "note" | "ask"
                        )));
    }
    if !comma && !joined {
        return false;
    }
    // ", Y reported." and ", and Y said that": a short subject and a strong cue.
    let limit = unit.end.min(at + 12);
    let mut k = at;
    while k < limit {
        if reading.quoted(k) || matches!(reading.low(k), "," | ";" | "." | "—" | "–" | ":") {
            return false;
        }
        if let Some(cue) = reading.cues.get(k).copied().flatten() {
            let opens = group(reading, unit, k)
                .and_then(|g| complement(reading, unit, &g))
                .is_some_and(|(_, shape)| matches!(shape, Shape::Quote | Shape::That));
            if reading.low(start) == "with" && cue.form == Form::Ing {
                return k > at && opens;
            }
            let strong = opens
                || reading.quoted(k + cue.length)
                || reading.quoted(k + cue.length + 1)
                || reading.low(k + cue.length) == "that"
                || matches!(
                    cue.cue.lemma,
                    "say"
                        | "tell"
                        | "report"
                        | "add"
                        | "write"
                        | "warn"
                        | "describe"
                        | "call"
                        | "argue"
                        | "note"
                        | "explain"
                        | "claim"
                        | "insist"
                        | "announce"
                );
            return strong
                && k > at
                && cue.form != Form::Ing
                && !cue.passive
                && (!relative || cue.cue.takes('a'));
        }
        if words::is_common_verb(reading.low(k)) && !words::is_auxiliary(reading.low(k)) {
            return false;
        }
        k += 1;
    }
    false
}

/// Without commas, colons and stops at its edges; `None` if nothing is left.
pub(super) fn trim(reading: &Reading, tokens: Range<usize>) -> Option<Range<usize>> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    let edge = |i: usize| {
        !reading.quoted(i)
            && matches!(
                reading.low(i),
                "," | ":" | ";" | "." | "—" | "–" | "-" | ")" | "(" | "…" | "?" | "!" | "]" | "["
            )
    };
    while start < end && edge(start) {
        start += 1;
    }
    while start < end && edge(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}
