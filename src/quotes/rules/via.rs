//! Two levels: who passed words on that somebody else said. "He said, the ministry reported"; "she was quoted by the
//! paper as saying"; "in remarks carried by the agency"; "according to the paper, he said".

use super::bounds::trim;
use super::clauses;
use super::cues::group;
use super::reading::Reading;
use super::rule::Draft;
use super::{repairs, sources, words};
use crate::order;
use crate::quotes::lexicon::Form;
use crate::quotes::{Attribution, Found, Kind, Via};
use crate::span::ByteSpan;
use std::ops::Range;

/// The second source is looked for within this many tokens of the first one's cue.
const NEAR: usize = 30;
/// From "as saying" the verb that quotes is looked for so many tokens back.
const LOOK_BACK: usize = 12;

/// Tokens of a second source and of the words that attribute to it.
type Second = (Range<usize>, Range<usize>);

/// Notes the second source of each attribution that has one. What was taken for an attribution of that one ("the
/// ministry reported on its website") goes.
pub(super) fn note(reading: &Reading, found: &mut Found, first_hand: bool) {
    for attribution in &mut found.attributions {
        repairs::mend(reading, attribution);
        turned(reading, attribution);
        if first_hand {
            nested(reading, attribution);
        }
        let Some(parts) = Parts::of(reading, attribution) else { continue };
        let second = quoted_by(reading, &parts)
            .or_else(|| trailing(reading, &parts))
            .or_else(|| carried(reading, &parts))
            .or_else(|| leading(reading, &parts));
        let second = second.filter(|(source, _)| {
            let apart = |r: &Range<usize>| source.end <= r.start || r.end <= source.start;
            let inside = parts.source.contains(&source.start) && parts.source.start + 1 < source.start;
            (apart(&parts.source) || inside) && parts.content.iter().all(apart)
        });
        // "“…,” said Ann Lee, as reported by the paper": that is no part of her.
        if let (Some((_, cue)), Some(own)) = (&second, attribution.source)
            && parts.source.contains(&cue.start)
            && let Some(short) = trim(reading, parts.source.start..as_before(reading, cue.start))
            && let Some(short) = reading.span(&short)
        {
            attribution.source = Some(ByteSpan { start: own.start, end: short.end });
        }
        if let Some((source, cue)) = second
            && let (Some(source), Some(cue)) = (reading.span(&source), reading.span(&cue))
        {
            attribution.via = Some(Via { source, cue });
        }
        let own = attribution.source;
        attribution.via.take_if(|via| own.is_some_and(|own| own.overlaps(via.source)));
    }
    let mut passed: Vec<Via> = found.attributions.iter().filter_map(|a| a.via).collect();
    order::sort_by_key(&mut passed, |via| via.cue);
    found.attributions.retain(|a| {
        let (Some(source), Some(cue)) = (a.source, a.cue) else { return true };
        let near = passed.partition_point(|via| via.cue.end <= cue.start);
        let same = |via: &Via| source.overlaps(via.source) && cue.overlaps(via.cue);
        a.kind != Kind::Indirect || !passed[near..].iter().take(4).any(same)
    });
}

/// The parts of an attribution in tokens, and the sentence that they stand in.
pub(super) struct Parts {
    pub unit: Range<usize>,
    pub content: Vec<Range<usize>>,
    pub source: Range<usize>,
    pub cue: Range<usize>,
}

impl Parts {
    pub fn of(reading: &Reading, attribution: &Attribution) -> Option<Self> {
        let source = tokens(reading, attribution.source?)?;
        let cue = tokens(reading, attribution.cue?)?;
        let unit = reading.units.get(reading.units.partition_point(|u| u.end <= cue.start))?.clone();
        let content = attribution.content.iter().filter_map(|&c| tokens(reading, c)).collect();
        Some(Self { unit, content, source, cue })
    }

    fn holds(&self, token: usize) -> bool {
        self.content.iter().any(|c| c.contains(&token))
    }
}

/// The tokens that a span covers.
pub(super) fn tokens(reading: &Reading, span: ByteSpan) -> Option<Range<usize>> {
    let all = &reading.document.tokens;
    let from = all.partition_point(|t| t.span.end <= span.start);
    let to = all.partition_point(|t| t.span.start < span.end);
    (from < to).then_some(from..to)
}

/// "was quoted by the paper as saying", "the paper quoted her as saying".
fn quoted_by(reading: &Reading, parts: &Parts) -> Option<Second> {
    let quoted = Quoted::of(reading, parts)?;
    Some((quoted.by?, quoted.cue))
}

/// A form of "quote" or "cite" with who quotes and who is quoted.
struct Quoted {
    who: Option<Range<usize>>,
    by: Option<Range<usize>>,
    cue: Range<usize>,
    /// The token after "as saying".
    says: Option<usize>,
}

impl Quoted {
    fn of(reading: &Reading, parts: &Parts) -> Option<Self> {
        let quotes = |i: &usize| {
            reading.cues.get(*i).copied().flatten().is_some_and(|c| matches!(c.cue.lemma, "quote" | "cite"))
        };
        // The cue may have been seen in "as saying" alone.
        let at = parts.cue.start;
        let as_saying = reading.low(at) == "as" || reading.before(at, parts.unit.start) == "as";
        let before = (parts.unit.start.max(at.saturating_sub(LOOK_BACK))..at).rev().filter(|_| as_saying);
        let head = parts.cue.clone().find(quotes).or_else(|| before.into_iter().find(quotes))?;
        let group = group(reading, &parts.unit, head)?;
        let limit = parts.unit.end.min(head + NEAR);
        let as_saying =
            (head + 1..limit).find(|&i| reading.low(i) == "as" && reading.low(i + 1).ends_with("ing"));
        let left = sources::left(reading, parts.unit.start, group.start);
        if group.cue.passive {
            let by = (head + 1..limit).find(|&i| reading.low(i) == "by" && !reading.quoted(i));
            let cue = head..by.map_or(group.end, |by| by + 1);
            return Some(Self {
                who: left,
                by: by.and_then(|by| sources::right(reading, by + 1, parts.unit.end)),
                cue,
                says: None,
            });
        }
        let who = trim(reading, group.end..as_saying?);
        Some(Self { who, by: left, cue: group.start..group.end, says: as_saying.map(|at| at + 2) })
    }
}

/// Where who quotes was taken for who is quoted.
fn turned(reading: &Reading, attribution: &mut Attribution) {
    let Some(parts) = Parts::of(reading, attribution) else { return };
    let Some(Quoted { who: Some(who), by: Some(by), says, .. }) = Quoted::of(reading, &parts) else { return };
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    if !overlap(&by, &parts.source) || overlap(&by, &who) {
        return;
    }
    let Some(source) = reading.span(&who) else { return };
    let mut content = Vec::new();
    for piece in parts.content {
        // The one who is quoted may stand in what was taken for the words: "“…,” she was quoted", "quoted her as saying …".
        let own = match says {
            _ if !piece.contains(&who.start) => piece,
            Some(says) if says < piece.end => says..piece.end,
            _ => piece.start..who.start,
        };
        content.extend(trim(reading, own).and_then(|piece| reading.span(&piece)));
    }
    if !content.is_empty() {
        attribution.source = Some(source);
        let quoted = content.iter().filter_map(|&c| tokens(reading, c));
        attribution.kind = reading.kind(quoted);
        attribution.content = content;
    }
}

/// "“…,” he said, the ministry reported.", "she said, according to the paper".
fn trailing(reading: &Reading, parts: &Parts) -> Option<Second> {
    let unit = &parts.unit;
    let ends = parts.content.iter().filter(|c| c.start < unit.end).chain([&parts.source, &parts.cue]);
    let mut at = ends.map(|r| r.end).max()?;
    // Only when and where it was said may stand between: "he said on Tuesday, the ministry reported".
    let parted = at;
    while at < unit.end
        && (words::is_time(reading.low(at)) || words::is_preposition(reading.low(at)) && at == parted)
    {
        at += 1;
    }
    let comma = reading.low(at) == "," || at > 0 && reading.quoted(at - 1) && reading.low(at - 1) != ":";
    let limit = unit.end.min(at + 14);
    let cue = (at..limit).find(|&i| reading.quoted(i) || reading.cues.get(i).is_some_and(Option::is_some))?;
    let found = reading.cues.get(cue).copied().flatten()?;
    if found.cue.lemma == "according to" {
        let near = trim(reading, at..cue).is_none();
        let source = sources::right(reading, cue + found.length, unit.end).filter(|_| near)?;
        return Some((source, cue..cue + found.length));
    }
    let reports = found.cue.takes('q') || found.cue.takes('c') || found.cue.takes('t');
    if !comma || !reports || found.passive || matches!(found.form, Form::Ing | Form::Base) {
        return None;
    }
    let group = group(reading, unit, cue)?;
    let mut rest = group.end;
    let source = match trim(reading, at..group.start) {
        // The whole of what stands between is the subject.
        Some(between) => sources::left(reading, at, group.start).filter(|s| *s == between)?,
        None => {
            let source = sources::right(reading, group.end, unit.end)?;
            rest = source.end;
            source
        }
    };
    let low = reading.low(rest);
    let closes = rest >= unit.end
        || matches!(low, "." | "," | ";")
        || words::is_time(low)
        || words::is_preposition(low) && low != "to";
    let plain =
        closes && (rest..unit.end).all(|i| !reading.quoted(i) && reading.next_cue(i..i + 1).is_none());
    plain.then(|| (source, group.shown()))
}

/// "in remarks carried by the agency", "as reported by the paper".
fn carried(reading: &Reading, parts: &Parts) -> Option<Second> {
    let near = |i: usize| i + NEAR > parts.cue.start && i < parts.cue.end + NEAR;
    let free = |i: usize| !reading.quoted(i) && !parts.holds(i) && near(i);
    let unit = parts.unit.clone();
    let at = unit.clone().find(|&i| free(i) && is_passing(reading.low(i)))?;
    let said = |i: usize| is_utterance(reading.low(i));
    let utterance = (at.saturating_sub(4).max(unit.start)..at).any(|i| free(i) && said(i));
    // "Ann Lee, quoted by the paper, said".
    let quoted = matches!(reading.low(at), "quoted" | "cited")
        && (parts.source.end + 1 == at
            || parts.source.contains(&at) && reading.before(at, parts.source.start) == ",");
    if !utterance && !quoted && reading.before(at, unit.start) != "as" {
        return None;
    }
    let by = (at + 1..unit.end.min(at + 4)).find(|&i| matches!(reading.low(i), "by" | "on" | "in"))?;
    let between =
        (at + 1..by).all(|i| words::is_time(reading.low(i)) || words::is_preposition(reading.low(i)));
    if !between || reading.low(by) != "by" {
        return None;
    }
    Some((sources::right(reading, by + 1, unit.end)?, at..by + 1))
}

/// Where "as" before a participle stands, or the participle itself.
fn as_before(reading: &Reading, at: usize) -> usize {
    if reading.before(at, 0) == "as" { at - 1 } else { at }
}

fn is_passing(word: &str) -> bool {
    matches!(
        word,
        "carried"
            | "published"
            | "reported"
            | "quoted"
            | "cited"
            | "broadcast"
            | "aired"
            | "relayed"
            | "posted"
            | "released"
            | "obtained"
    )
}

fn is_utterance(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    matches!(
        one,
        "remark"
            | "comment"
            | "statement"
            | "speech"
            | "interview"
            | "addres"
            | "address"
            | "letter"
            | "message"
            | "word"
            | "video"
            | "recording"
            | "footage"
            | "email"
            | "transcript"
    )
}

/// "According to the paper, he said …", "the paper reported that he said …".
fn leading(reading: &Reading, parts: &Parts) -> Option<Second> {
    let unit = &parts.unit;
    let before = trim(reading, unit.start..parts.source.start)?;
    let cue = reading.next_cue(before.clone())?;
    let found = reading.cues.get(cue).copied().flatten()?;
    if parts.cue.start < parts.source.end || parts.content.iter().any(|c| c.start < parts.source.start) {
        return None;
    }
    if found.cue.lemma == "according to" {
        let source = sources::right(reading, cue + found.length, unit.end)?;
        let opens = (before.start..cue).all(|i| words::is_conjunction(reading.low(i)));
        let follows = trim(reading, source.end..parts.source.start).is_none();
        return (opens && follows && parts.cue.start != cue).then(|| (source, cue..cue + found.length));
    }
    let reports = (found.cue.takes('c') || found.cue.takes('t')) && !found.passive && found.form != Form::Ing;
    let group = group(reading, unit, cue).filter(|_| reports)?;
    let between = trim(reading, group.end..parts.source.start);
    let that = between.is_none_or(|r| r.len() == 1 && reading.low(r.start) == "that");
    let source = sources::left(reading, unit.start, group.start).filter(|_| that)?;
    Some((source, group.shown()))
}

/// Where what one source reports is that another one said something: "the paper reported that she said “…”", "“…,” she
/// said, according to the paper". The words are the other one's.
fn nested(reading: &Reading, attribution: &mut Attribution) {
    let Some(parts) = Parts::of(reading, attribution) else { return };
    let according = parts
        .cue
        .clone()
        .any(|i| reading.cues.get(i).copied().flatten().is_some_and(|c| c.cue.lemma == "according to"));
    let [whole] = &parts.content[..] else { return };
    let reports = parts.cue.clone().any(|i| {
        let cue = reading.cues.get(i).copied().flatten();
        cue.is_some_and(|c| {
            matches!(c.cue.lemma, "say" | "report" | "tell" | "write" | "recall") && c.form != Form::Ing
        })
    });
    let within = match trim(reading, parts.unit.start..parts.cue.start) {
        Some(before) if according && whole.start < parts.cue.start => before,
        _ if attribution.kind != Kind::Mixed || !reports && !according => return,
        _ if reading.low(whole.start) == "that" => whole.start + 1..whole.end,
        _ => whole.clone(),
    };
    let quoted: Vec<usize> = whole.clone().filter(|&i| reading.quoted(i)).collect();
    if quoted.is_empty() {
        return;
    }
    let inner = clauses::attribute(reading, &within).into_iter().find(|d: &Draft| {
        let named = d.source.as_ref().is_some_and(|s| {
            // "Six in ten voters said …, according to a poll": nobody in person, so the poll says it.
            let counted = s.clone().any(|i| is_share(reading.low(i)));
            according && !counted
                || s.start <= within.start + 1 && !words::is_subject_pronoun(reading.low(s.start))
        });
        let says = d.cue.as_ref().is_some_and(|q| {
            let cues = q.clone().filter_map(|i| reading.cues.get(i).copied().flatten());
            cues.into_iter().any(|c| matches!(c.form, Form::Past | Form::Third) && is_speech(c.cue.lemma))
        });
        named && says && quoted.iter().all(|i| d.content.iter().any(|c| c.contains(i)))
    });
    let Some(inner) = inner else { return };
    let content: Vec<ByteSpan> = inner.content.iter().filter_map(|r| reading.span(r)).collect();
    let own = |r: &Option<Range<usize>>| r.as_ref().and_then(|r| reading.span(r));
    if let (Some(source), Some(cue)) = (own(&inner.source), own(&inner.cue)) {
        if let (Some(source), Some(cue)) = (attribution.source, attribution.cue) {
            attribution.via = Some(Via { source, cue });
        }
        attribution.kind = reading.kind(inner.content.iter().cloned());
        attribution.content = content;
        attribution.source = Some(source);
        attribution.cue = Some(cue);
    }
}

/// A word of a count of people: "six in ten voters", "55 percent of them".
fn is_share(low: &str) -> bool {
    low.starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            low,
            "percent" | "%" | "half" | "most" | "majority" | "many" | "ten" | "voters" | "respondents"
        )
}

/// Verbs that hardly ever mean anything but speech.
fn is_speech(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "tell"
            | "add"
            | "write"
            | "ask"
            | "insist"
            | "warn"
            | "argue"
            | "explain"
            | "tweet"
            | "call"
            | "describe"
    )
}
