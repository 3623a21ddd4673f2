//! Who attributes: the noun phrase that is the subject of a cue.

use super::reading::Reading;
use super::words;
use std::ops::Range;

/// The most tokens that a source has.
const LONGEST: usize = 30;

/// The subject that stands left of a verb group beginning at `end`, within the clause that begins at `start`.
pub(super) fn left(reading: &Reading, start: usize, end: usize) -> Option<Range<usize>> {
    let start = start.max(end.saturating_sub(3 * LONGEST));
    if end <= start {
        return None;
    }
    let mut last = end - 1;
    // "Jane Doe (R-Ohio) said"
    if reading.low(last) == ")"
        && let Some(open) = (start..last).rev().take(12).find(|&i| reading.low(i) == "(")
        && open > start
    {
        if !matches!(reading.low(open - 1), ",") {
            return left(reading, start, open);
        }
        last = open - 1;
    }
    let end = last + 1;
    if matches!(reading.low(last), "," | "—" | "–" | ")") || reading.quoted(last) {
        return across_apposition(reading, start, last);
    }
    let from = window_start(reading, start, end);
    let noun = phrase(reading, from, end);
    // "Jane Doe, who was there, on Tuesday said"
    let is_subject = |r: &Range<usize>| r.clone().any(|i| !words::is_time(reading.low(i)));
    match noun {
        Some(noun) if is_subject(&noun) => Some(noun),
        _ if from > start => across_apposition(reading, start, from - 1),
        noun => noun,
    }
}

/// The token after the last boundary before `end`.
fn window_start(reading: &Reading, start: usize, end: usize) -> usize {
    let mut at = end;
    while at > start {
        let low = reading.low(at - 1);
        if reading.quoted(at - 1) && !short_zone(reading, at - 1)
            || matches!(low, "," | ";" | ":" | "—" | "–" | "(" | "[" | "…" | "." | "!" | "?")
        {
            break;
        }
        at -= 1;
    }
    at
}

/// Marks around a nickname or a name: "the “Fight for $15” movement".
fn short_zone(reading: &Reading, token: usize) -> bool {
    reading.marks.zone(token).is_some_and(|z| {
        z.closed()
            && z.tokens.len() <= 7
            && !matches!(reading.low(z.inner().end.saturating_sub(1)), "," | "." | "?" | "!")
    })
}

/// The noun phrase at the end of the words from `from` to `end`.
fn phrase(reading: &Reading, from: usize, end: usize) -> Option<Range<usize>> {
    // "a man who said": the relative pronoun is the subject.
    if end > from
        && (matches!(reading.low(end - 1), "who" | "which")
            || reading.low(end - 1) == "that" && end > from + 1 && reading.is_word(end - 2))
    {
        return Some(end - 1..end);
    }
    // A relative clause after the noun: "officials who were there".
    let relative = (from + 1..end).find(|&i| matches!(reading.low(i), "who" | "which" | "whose"));
    let (mut start, end) = match relative {
        Some(at) if clause_before(reading, at + 1, end) => (from, at),
        // "to which officials said": the clause's own subject.
        Some(at) => (at + 1, end),
        None => (from, end),
    };
    for i in (start..end).rev() {
        let low = reading.low(i);
        let coordinates_names = low == "and"
            && i > start
            && reading.is_capital(i - 1)
            && i + 1 < end
            && (reading.is_capital(i + 1) || reading.low(i + 1) == "the")
            || low == "and" && i > start && i + 1 < end && !clause_before(reading, start, i);
        if (words::is_conjunction(low) && !coordinates_names)
            || words::is_subordinator(low) && !(low == "that" && i == start)
            || matches!(low, "who" | "which")
            || (words::is_auxiliary(low)
                || reading
                    .cues
                    .get(i)
                    .is_some_and(|c| c.is_some_and(|c| !c.cue.takes('n') || c.cue.takes('c'))))
                && i + 1 < end
                && i > start
        {
            start = i + 1;
            break;
        }
    }
    trim(reading, start, end)
}

/// Whether a verb stands between, so that "and" joins clauses rather than names.
fn clause_before(reading: &Reading, start: usize, end: usize) -> bool {
    (start..end)
        .any(|i| words::is_common_verb(reading.low(i)) || reading.cues.get(i).is_some_and(Option::is_some))
}

/// Drops what cannot begin or end a noun phrase.
fn trim(reading: &Reading, mut start: usize, mut end: usize) -> Option<Range<usize>> {
    // "With its ministry", "in Geneva an official", "but she".
    while start < end {
        let low = reading.low(start);
        let opener = words::is_conjunction(low)
            || words::is_adverb(low)
            || words::is_preposition(low)
            || words::is_subordinator(low) && !matches!(low, "that" | "so")
            || !reading.is_word(start)
            || words::is_time(low) && start + 1 < end && !reading.is_word(start + 1);
        if !opener {
            break;
        }
        start += 1;
    }
    while start < end {
        let low = reading.low(end - 1);
        if !(words::is_adverb(low)
            || words::is_auxiliary(low)
            || words::is_preposition(low)
            || !reading.is_word(end - 1) && low != ")"
            || low == "and")
        {
            break;
        }
        end -= 1;
    }
    // A pronoun right before the verb is the subject, whatever stands before it.
    if end > start && words::is_subject_pronoun(reading.low(end - 1)) {
        return Some(end - 1..end);
    }
    if end > start + 1
        && words::is_time(reading.low(end - 1))
        && !reading.is_capital(end - 2)
        && end - start > 2
    {
        end -= 1;
    }
    // In "At the talks officials" the noun phrase is the rest after the prepositional one; it cannot be told apart
    // without a dictionary, so the whole is kept up to a limit.
    let start = start.max(end.saturating_sub(LONGEST));
    let holds = (start..end).any(|i| {
        reading.is_word(i) && !words::is_determiner(reading.low(i))
            || words::is_determiner(reading.low(i))
                && end - start == 1
                && matches!(
                    reading.low(i),
                    "both"
                        | "many"
                        | "some"
                        | "most"
                        | "one"
                        | "another"
                        | "all"
                        | "this"
                        | "that"
                        | "few"
                        | "several"
                )
    });
    (start < end && holds).then_some(start..end)
}

/// The subject before an apposition or a relative clause between commas: `last` is the comma before the verb.
fn across_apposition(reading: &Reading, start: usize, last: usize) -> Option<Range<usize>> {
    let mut end = last;
    let mut inserted = None;
    for _ in 0..6 {
        let from = window_start(reading, start, end);
        let parted = from < end && from > start;
        let low = reading.low(from);
        let first = phrase_or_skip(reading, from, end);
        let usable = first.is_some()
            && !(low == "who"
                || low == "which"
                || low == "whose"
                || low == "where"
                || low == "when"
                || words::is_preposition(low)
                || words::is_subordinator(low)
                || low.ends_with("ing")
                || low.ends_with("ed"))
            && (from..end)
                .any(|i| reading.is_word(i) && !reading.low(i).starts_with(|c: char| c.is_ascii_digit()));
        if usable && !parted {
            return join_name(reading, first, inserted);
        }
        if usable && inserted.is_some() {
            // What stands before the insertion is the noun that it belongs to, unless it is itself an insertion:
            // "Jane Doe, 42, a farmer, said".
            let before = window_start(reading, start, from.saturating_sub(1));
            let opener = reading.low(before);
            let outer = from.saturating_sub(1) > before
                && from > start + 1
                && !words::is_preposition(opener)
                && !words::is_subordinator(opener)
                && !words::is_conjunction(opener)
                && !words::is_adverb(opener)
                && matches!(reading.low(from), "a" | "an" | "the")
                && (before..from - 1).any(|i| reading.is_capital(i));
            if !outer {
                return join_name(reading, first, inserted);
            }
        }
        if !parted {
            return None;
        }
        inserted = Some(from..end);
        end = from - 1;
        // Quoted words that end with their comma part like commas.
        if reading.quoted(end) {
            end = reading.marks.zone(end).map_or(end, |z| z.tokens.start.max(start));
        }
        if end <= start {
            return None;
        }
    }
    None
}

fn phrase_or_skip(reading: &Reading, from: usize, end: usize) -> Option<Range<usize>> {
    if from >= end { None } else { phrase(reading, from, end) }
}

/// "The group's leader" and "Jane Doe" in "The group's leader, Jane Doe, said" are one source.
fn join_name(
    reading: &Reading,
    noun: Option<Range<usize>>,
    inserted: Option<Range<usize>>,
) -> Option<Range<usize>> {
    let noun = noun?;
    match inserted {
        Some(name)
            if is_name(reading, &name)
                && name.start <= noun.end + 1
                && !noun.clone().all(|i| reading.is_capital(i)) =>
        {
            Some(noun.start..name.end)
        }
        _ => Some(noun),
    }
}

/// Whether it is nothing but a name: capitals with particles between.
fn is_name(reading: &Reading, tokens: &Range<usize>) -> bool {
    !tokens.is_empty()
        && tokens.len() <= 6
        && reading.is_capital(tokens.start)
        && tokens.clone().all(|i| {
            reading.is_capital(i)
                || matches!(
                    reading.low(i),
                    "de" | "da"
                        | "di"
                        | "von"
                        | "van"
                        | "der"
                        | "den"
                        | "la"
                        | "le"
                        | "al"
                        | "bin"
                        | "el"
                        | "."
                        | "·"
                        | "of"
                        | "-"
                )
        })
}

/// The subject that stands right of a verb: "said a spokesman for the group".
pub(super) fn right(reading: &Reading, start: usize, end: usize) -> Option<Range<usize>> {
    let mut at = start;
    let limit = end.min(start + LONGEST);
    while at < limit {
        let low = reading.low(at);
        let stops = reading.quoted(at) && !short_zone(reading, at)
            || matches!(
                low,
                "," | ";" | ":" | "." | "!" | "?" | "—" | "–" | "(" | "who" | "which" | "whose" | "…"
            )
            || at > start
                && (words::is_preposition(low)
                    && !matches!(low, "of" | "for" | "from" | "at" | "with" | "to")
                    || words::is_subordinator(low))
            || at > start
                && (words::is_time(low) || words::is_adverb(low))
                // "the Evening Post", but "Jane Doe Tuesday".
                && !(reading.is_capital(at)
                    && (reading.is_capital(at - 1) || reading.is_capital(at + 1))
                    && !is_day(low))
            || at > start && low == "but"
            || at > start && low == "and" && !(reading.is_capital(at + 1) || reading.low(at + 1) == "the");
        if stops {
            break;
        }
        at += 1;
        if words::is_subject_pronoun(low) {
            break;
        }
    }
    let noun = trim(reading, start, at)?;
    if reading.low(noun.end) == "," {
        let from = noun.end + 1;
        let mut to = from;
        while to < limit && reading.is_word(to) && !reading.quoted(to) {
            to += 1;
        }
        if matches!(reading.low(to), "," | ".")
            && !noun.clone().all(|i| reading.is_capital(i))
            && is_name(reading, &(from..to))
        {
            return Some(noun.start..to);
        }
    }
    Some(noun)
}

fn is_day(low: &str) -> bool {
    low.len() > 5 && low.ends_with("day") && words::is_time(low)
}

/// Whether a noun phrase can begin here.
pub(super) fn can_begin(reading: &Reading, at: usize) -> bool {
    let low = reading.low(at);
    reading.is_word(at)
        && !reading.quoted(at)
        && (reading.is_capital(at) && !words::is_time(low)
            || words::is_determiner(low) && low != "that"
            || words::is_subject_pronoun(low)
            || low.ends_with('s') && low.len() > 4 && !words::is_time(low)
            || matches!(low, "people" | "former" | "senior"))
}

/// The subject of the clause that begins at `start`: what stands before its first verb.
pub(super) fn of_clause(reading: &Reading, start: usize, end: usize) -> Option<Range<usize>> {
    let mut start = start;
    // Past "But", "Meanwhile", and a phrase with its comma: "At the talks in Geneva, …".
    for _ in 0..3 {
        while start < end
            && (words::is_conjunction(reading.low(start))
                || matches!(reading.low(start), "," | "—" | "–" | "(" | "." | ";" | "…"))
        {
            start += 1;
        }
        let low = reading.low(start);
        let opens = words::is_preposition(low)
            || words::is_subordinator(low)
            || words::is_adverb(low)
            || words::is_time(low)
            || low.ends_with("ing")
            || low == "asked";
        if !opens {
            break;
        }
        match (start..end.min(start + 40)).find(|&i| reading.low(i) == "," && !reading.quoted(i)) {
            Some(comma) => start = comma + 1,
            None if words::is_adverb(low) || low == "even" => start += 1,
            None => return None,
        }
    }
    let mut at = start;
    while at < end.min(start + LONGEST) {
        let low = reading.low(at);
        if reading.quoted(at) && !short_zone(reading, at)
            || matches!(low, "," | ";" | ":" | "." | "—" | "–" | "(" | "!" | "?")
            || matches!(low, "who" | "which" | "that" | "whose") && at > start
            || at > start && (words::is_common_verb(low) || words::is_adverb(low))
            || at > start && words::is_subject_pronoun(reading.low(at - 1))
            || reading.cues.get(at).is_some_and(Option::is_some)
            || at > start
                && reading.is_capital(at - 1)
                && !reading.is_capital(at)
                && low.ends_with('s')
                && !matches!(low, "'s" | "'")
                && !low.ends_with("ss")
        {
            break;
        }
        at += 1;
    }
    trim(reading, start, at)
}

/// Whether a source can speak: a name, a pronoun for a person, or a noun phrase at all.
pub(super) fn is_person_like(reading: &Reading, source: &Range<usize>) -> bool {
    source.len() == 1 && matches!(reading.low(source.start), "he" | "she" | "they" | "we" | "i")
        || source.clone().any(|i| reading.is_capital(i) && i > source.start)
        || source.len() <= 2
            && reading.is_capital(source.start)
            && !words::is_determiner(reading.low(source.start))
            && !matches!(reading.low(source.start), "it" | "there" | "what" | "this")
}
