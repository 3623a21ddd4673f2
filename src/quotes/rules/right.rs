//! Content that stands right of its cue: "she said that …", "he told them: “…”", "they called it “…”".

use super::bounds::{cut, trim};
use super::cues::Group;
use super::reading::Reading;
use super::rule::{Draft, Rule};
use super::{marked, sources, words};
use crate::quotes::MarkedAs;
use crate::quotes::lexicon::{Cue, Form, Stance};
use std::ops::Range;

/// "X said …", "X told Y …", "X called Y …", with all that belongs to it.
pub(super) fn content_right(
    reading: &Reading,
    unit: &Range<usize>,
    group: &Group,
    floor: usize,
    drafts: &[Draft],
) -> Option<Draft> {
    let cue = group.cue.cue;
    let (start, shape) = complement(reading, unit, group)?;
    let end = cut(reading, unit, start);
    if !plain(cue) && belongs_to_next(reading, unit, end) {
        return None;
    }
    let content = trim(reading, start..end)?;
    let quoted = content.clone().any(|i| reading.quoted(i));
    // "It seems unfair to say": nobody says it.
    if group.infinitive && !quoted {
        return None;
    }
    let all_quoted = content.clone().all(|i| reading.quoted(i) || !reading.is_word(i));
    let content = if matches!(shape, Shape::Other | Shape::To) && quoted && !cue.takes('c') {
        trim(reading, content.start..object_end(reading, &content))?
    } else {
        content
    };
    let rule = match shape {
        Shape::Quote if all_quoted => Rule::CueThenQuote,
        Shape::Quote => Rule::PartlyQuotedClause,
        Shape::That if quoted && (cue.takes('c') || cue.takes('t') || cue.takes('q')) => {
            Rule::PartlyQuotedClause
        }
        Shape::That if cue.takes('c') || cue.takes('t') => Rule::That,
        Shape::To if cue.takes('i') && quoted => Rule::PartlyQuotedObject,
        Shape::To if cue.takes('i') => Rule::Infinitive,
        Shape::Other if cue.takes('a') && quoted => Rule::Described,
        Shape::Other if cue.takes('c') && !group.participle_object(reading) && content.len() > 1 => {
            if quoted { Rule::PartlyQuotedClause } else { Rule::Clause }
        }
        Shape::Other if quoted && (cue.takes('n') || cue.takes('q')) => Rule::PartlyQuotedObject,
        Shape::Other if cue.takes('n') && content.len() > 1 && !cue.takes('c') && object_cue(cue.stance) => {
            Rule::Object
        }
        _ => return None,
    };
    // "They sang “Some Title”": the marks hold a title.
    let mut zones = content.clone().filter_map(|i| reading.marks.zone(i));
    if (shape == Shape::Quote || rule == Rule::PartlyQuotedObject)
        && !plain(cue)
        && !matches!(reading.before(start, unit.start), "," | ":")
        && zones
            .next()
            .and_then(|z| marked::judge(reading, unit, z))
            .is_some_and(|(role, _)| role == MarkedAs::Title)
    {
        return None;
    }
    let source = subject(reading, unit, group, floor, drafts);
    if source.is_none() && !matches!(rule, Rule::CueThenQuote | Rule::PartlyQuotedClause) {
        return None;
    }
    Some(Draft { content: vec![content], cue: Some(group.shown()), source, rule })
}

/// Cues that hardly ever mean anything but speech.
fn plain(cue: &Cue) -> bool {
    matches!(cue.lemma, "say" | "tell" | "add")
}

/// Whether the quotation that ends at `end` has subject and verb of speech of its own right after it: of "the bill
/// signals “an end,” she said" all is hers.
fn belongs_to_next(reading: &Reading, unit: &Range<usize>, end: usize) -> bool {
    let Some(zone) = end.checked_sub(1).and_then(|last| reading.marks.zone(last)) else { return false };
    let follows = reading.cues.get(end).copied().flatten().is_some_and(|c| c.form != Form::Ing);
    end < unit.end
        && zone.tokens.end == end
        && reading.low(zone.inner().end.saturating_sub(1)) == ","
        && (follows || sources::can_begin(reading, end))
}

/// Where an object with quoted words ends: with them, or with the phrase that they stand in.
fn object_end(reading: &Reading, content: &Range<usize>) -> usize {
    let Some(zone) = content.clone().find_map(|i| reading.marks.zone(i)) else { return content.end };
    let mut at = zone.tokens.end;
    let parted = matches!(reading.low(zone.inner().end.saturating_sub(1)), "," | "." | "?" | "!");
    while at < content.end {
        let low = reading.low(at);
        if reading.quoted(at) {
            at = reading.marks.zone(at).map_or(at + 1, |z| z.tokens.end).max(at + 1);
            continue;
        }
        let listed = (at + 1..content.end.min(at + 5)).any(|i| reading.quoted(i));
        if matches!(low, "," | "and" | "but" | "while" | "as" | "because" | "when" | "after" | "—" | "–")
            && !(listed && matches!(low, "," | "and"))
            || parted && at == zone.tokens.end && !listed
        {
            break;
        }
        at += 1;
    }
    at
}

/// Stances whose object is what the source holds, even without a quotation.
fn object_cue(stance: Stance) -> bool {
    matches!(stance, Stance::Praising | Stance::Blaming | Stance::Denying | Stance::Urging)
}

/// The subject of a cue with its content on the right.
fn subject(
    reading: &Reading,
    unit: &Range<usize>,
    group: &Group,
    floor: usize,
    drafts: &[Draft],
) -> Option<Range<usize>> {
    let before = reading.before(group.start, unit.start);
    let last = drafts.iter().rev().find_map(|d| d.source.clone());
    // "X called it a start and said", "X left, saying".
    let coordinated = matches!(before, "and" | "but" | "or" | "then") || before == "," && group.participle();
    if coordinated {
        if let Some(last) = last {
            return Some(last);
        }
        return sources::of_clause(reading, unit.start, group.start);
    }
    if group.infinitive || group.start == unit.start {
        return last.or_else(|| {
            sources::of_clause(
                reading,
                if group.start == unit.start { group.end } else { unit.start },
                if group.start == unit.start { unit.end } else { group.start },
            )
        });
    }
    if group.participle() {
        // "with its ministry saying", "leave, X said, adding".
        let own = sources::left(reading, floor, group.start).filter(|s| {
            let opener = s.start > unit.start && matches!(reading.low(s.start - 1), "with" | ",");
            opener || s.start == unit.start
        });
        return own.or(last).or_else(|| sources::of_clause(reading, unit.start, group.start));
    }
    // Past what an attribution before has taken only where something is left.
    sources::left(reading, floor, group.start)
        .or(last)
        .or_else(|| sources::of_clause(reading, unit.start, group.start))
}

/// How what follows a cue begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Quote,
    That,
    To,
    Other,
}

/// Where the content after a cue begins, and how.
pub(super) fn complement(reading: &Reading, unit: &Range<usize>, group: &Group) -> Option<(usize, Shape)> {
    let cue = group.cue.cue;
    let end = unit.end;
    let mut at = group.end;
    // Adjuncts and hearer may stand between the cue and a quotation or "that".
    let hearer = cue.takes('h');
    let limit = end.min(at + if hearer { 22 } else { 16 });
    let opens = hearer
        || words::is_preposition(reading.low(at)) && reading.low(at) != "to"
        || words::is_time(reading.low(at))
        || words::is_adverb(reading.low(at))
        || reading.low(at) == "to" && cue.takes('q') && !cue.takes('i')
        || reading.low(at) == ",";
    if opens && !reading.quoted(at) {
        let mut k = at;
        while k < limit {
            let low = reading.low(k);
            if reading.quoted(k) {
                let before = reading.before(k, unit.start);
                if matches!(before, "," | ":" | "—" | "–") || k == group.end {
                    return Some((k, Shape::Quote));
                }
                break;
            }
            if low == "that" && k > at && !words::is_preposition(reading.low(k - 1)) {
                return Some((k, Shape::That));
            }
            if matches!(low, ";" | ".") || k > at && reading.next_cue(k..k + 1).is_some() {
                break;
            }
            k += 1;
        }
    }
    if hearer && !matches!(reading.low(at), "that" | "," | ":" | "to") && !reading.quoted(at) {
        at = past_hearer(reading, at, end);
    }
    at = past_adjunct(reading, at, end);
    while at < end && matches!(reading.low(at), "," | ":" | "—" | "–") {
        if reading.low(at) == "," && !reading.quoted(at + 1) {
            // "X said, adding": nothing was said here; "he said, though, that".
            let that =
                (at + 1..end.min(at + 14)).find(|&k| reading.low(k) == "," && reading.low(k + 1) == "that");
            return that.map(|k| (k + 1, Shape::That)).filter(|_| reading.low(at + 1) != "who");
        }
        at += 1;
    }
    if at >= end {
        return None;
    }
    let low = reading.low(at);
    Some(if reading.quoted(at) {
        (at, Shape::Quote)
    } else if low == "that" || matches!(low, "whether" | "how" | "why" | "if" | "what" | "where") {
        (at, Shape::That)
    } else if low == "to" {
        (at, Shape::To)
    } else {
        (at, Shape::Other)
    })
}

/// Past the one spoken to: a pronoun, a name, or a noun phrase of some words.
fn past_hearer(reading: &Reading, start: usize, end: usize) -> usize {
    let mut at = start;
    if words::is_object_pronoun(reading.low(at)) {
        return at + 1;
    }
    if words::is_determiner(reading.low(at)) {
        at += 1;
    }
    if reading.quoted(at) {
        return start;
    }
    let named = reading.is_capital(at);
    let mut steps = 0;
    while at < end && steps < 8 && reading.is_word(at) && !reading.quoted(at) {
        let low = reading.low(at);
        let goes_on = if named {
            reading.is_capital(at) || matches!(low, "of" | "and" | "'s" | "the") && reading.is_capital(at + 1)
        } else {
            steps == 0
                || !reading.low(at - 1).ends_with('s')
                    && !reading.is_capital(at)
                    && !words::is_determiner(low)
                    && !words::is_subject_pronoun(low)
                    && !words::is_preposition(low)
        };
        if !goes_on || words::is_time(low) && steps > 0 {
            break;
        }
        at += 1;
        steps += 1;
    }
    at
}

/// Past "on Tuesday", "Tuesday", "last week", "in a statement", "repeatedly".
fn past_adjunct(reading: &Reading, start: usize, end: usize) -> usize {
    let mut at = start;
    for _ in 0..3 {
        let low = reading.low(at);
        if at < end && words::is_time(low) && !reading.quoted(at) {
            at += 1;
        } else if matches!(low, "on" | "in" | "at" | "during" | "this" | "late" | "early")
            && words::is_time(reading.low(at + 1))
        {
            at += 2;
        } else if matches!(low, "in" | "at" | "during" | "on" | "via" | "through")
            && matches!(reading.low(at + 1), "a" | "an" | "the" | "his" | "her" | "its" | "their")
            && is_occasion(reading.low(at + 2))
        {
            at += 3;
        } else {
            break;
        }
    }
    at
}

fn is_occasion(low: &str) -> bool {
    matches!(
        low,
        "statement"
            | "interview"
            | "speech"
            | "tweet"
            | "email"
            | "e-mail"
            | "letter"
            | "report"
            | "briefing"
            | "post"
            | "debate"
            | "rally"
            | "memo"
            | "phone"
            | "news"
            | "press"
            | "conference"
            | "release"
            | "filing"
            | "message"
            | "call"
            | "hearing"
            | "telephone"
    )
}
