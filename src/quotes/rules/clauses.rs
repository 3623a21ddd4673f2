//! What is said, where a cue stands in the sentence.

use super::cues::{Group, group};
use super::reading::Reading;
use super::rule::{Draft, Rule};
use super::sources;
use super::words;
use crate::quotes::MarkedAs;
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

/// "“…,” X said", "“…,” said X", "It was over, X said", with what goes on after it.
fn content_left(reading: &Reading, unit: &Range<usize>, group: &Group, floor: usize) -> Option<Draft> {
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
    if !quoted_before && !(cue.takes('c') || cue.takes('t') && cue.takes('q')) {
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
            .and_then(|z| super::marked::judge(reading, unit, z))
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
fn is_sentence(reading: &Reading, content: &Range<usize>) -> bool {
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
    !matches!(group.cue.form, crate::quotes::lexicon::Form::Base | crate::quotes::lexicon::Form::Ing)
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

/// "X said …", "X told Y …", "X called Y …", with all that belongs to it.
fn content_right(
    reading: &Reading,
    unit: &Range<usize>,
    group: &Group,
    floor: usize,
    drafts: &[Draft],
) -> Option<Draft> {
    let cue = group.cue.cue;
    let (start, shape) = complement(reading, unit, group)?;
    let end = cut(reading, unit, start);
    let content = trim(reading, start..end)?;
    let quoted = content.clone().any(|i| reading.quoted(i));
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
    let source = subject(reading, unit, group, floor, drafts);
    if source.is_none() && !matches!(rule, Rule::CueThenQuote | Rule::PartlyQuotedClause) {
        return None;
    }
    Some(Draft { content: vec![content], cue: Some(group.shown()), source, rule })
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
fn object_cue(stance: crate::quotes::lexicon::Stance) -> bool {
    use crate::quotes::lexicon::Stance;
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
enum Shape {
    Quote,
    That,
    To,
    Other,
}

/// Where the content after a cue begins, and how.
fn complement(reading: &Reading, unit: &Range<usize>, group: &Group) -> Option<(usize, Shape)> {
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

/// Where the content that begins at `start` ends: with the unit, or where the next attribution begins.
fn cut(reading: &Reading, unit: &Range<usize>, start: usize) -> usize {
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
fn begins_attribution(reading: &Reading, unit: &Range<usize>, start: usize, comma: bool) -> bool {
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
            && (first.form == crate::quotes::lexicon::Form::Ing
                && comma
                && (first.cue.takes('c')
                    || first.cue.takes('a')
                    || next == "that"
                    || next == "to"
                    || reading.quoted(at + first.length))
                || (joined || comma)
                    && first.form != crate::quotes::lexicon::Form::Ing
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
            let opens = super::cues::group(reading, unit, k)
                .and_then(|g| complement(reading, unit, &g))
                .is_some_and(|(_, shape)| matches!(shape, Shape::Quote | Shape::That));
            if reading.low(start) == "with" && cue.form == crate::quotes::lexicon::Form::Ing {
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
                && cue.form != crate::quotes::lexicon::Form::Ing
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
