//! Quotations without a cue of their own: whose they are by what stands around them.

use super::bounds::trim;
use super::marks::Zone;
use super::reading::Reading;
use super::rule::{Draft, Rule};
use super::{labels, sources};
use std::ops::Range;

/// How many paragraphs a source is carried over.
const REACH: u32 = 3;

/// Adds attributions for every zone that is a sentence of its own and lies in none of `drafts`. `drafts` are in the
/// order of the text, and stay so.
pub(super) fn attribute(reading: &Reading, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let mut coming = drafts.into_iter().peekable();
    let mut sourced: Option<usize> = None; // in `out`, the last with a source
    let mut open: Option<usize> = None; // in `out`, of a quotation that its paragraph leaves open
    for (at, unit) in reading.units.iter().enumerate() {
        let first = out.len();
        while let Some(draft) = coming.next_if(|d| place(d) < unit.end) {
            if draft.source.is_some() {
                sourced = Some(out.len());
            }
            out.push(draft);
        }
        let own = first..out.len();
        let starts_paragraph =
            at == 0 || reading.paragraph(reading.units[at - 1].start) != reading.paragraph(unit.start);
        let zones = zones_of(reading, unit);
        for zone in zones {
            let covered = own.clone().find(|&d| covers(&out[d], zone));
            let continues = open.filter(|_| starts_paragraph && zone.tokens.start == unit.start);
            let whole = is_whole(reading, unit, zone);
            let holder = match (covered, continues) {
                (Some(d), Some(o)) if o != d && out[o].rule > Rule::Object => {
                    // The cue comes only now: the paragraphs before belong to it.
                    let mut content = std::mem::take(&mut out[o].content);
                    content.append(&mut out[d].content);
                    out[d].content = content;
                    Some(d)
                }
                (Some(d), _) => Some(d),
                (None, Some(o)) if whole => {
                    out[o].content.push(zone.tokens.clone());
                    Some(o)
                }
                (None, _) if whole => {
                    let draft = labels::of_zone(reading, at, zone);
                    let draft = draft.unwrap_or_else(|| {
                        carried(reading, at, zone, sourced.and_then(|s| out.get(s)), coming.peek())
                    });
                    if draft.source.is_some() {
                        sourced = Some(out.len());
                    }
                    out.push(draft);
                    Some(out.len() - 1)
                }
                (None, _) => None,
            };
            open = holder.filter(|_| !zone.closed());
        }
        if zones_of(reading, unit).next().is_none() {
            open = None;
        }
    }
    out.retain(|d| !d.content.is_empty());
    out
}

fn place(draft: &Draft) -> usize {
    draft.cue.iter().chain(&draft.content).map(|r| r.start).min().unwrap_or(0)
}

fn covers(draft: &Draft, zone: &Zone) -> bool {
    draft.content.iter().any(|c| c.start < zone.tokens.end && zone.tokens.start < c.end)
}

fn zones_of<'r>(reading: &'r Reading, unit: &Range<usize>) -> impl Iterator<Item = &'r Zone> {
    let zones = &reading.marks.zones;
    let from = zones.partition_point(|z| z.tokens.start < unit.start);
    let to = zones.partition_point(|z| z.tokens.start < unit.end);
    zones[from..to.max(from)].iter()
}

/// Whether the zone is all that its unit holds.
fn is_whole(reading: &Reading, unit: &Range<usize>, zone: &Zone) -> bool {
    let outside = unit.clone().filter(|i| !zone.tokens.contains(i) && reading.is_word(*i)).count();
    outside == 0 && zone.inner().any(|i| reading.is_word(i))
        // "“So he left,” because": some words around a long quotation.
        || outside <= 2 && zone.tokens.len() > 12 && zone.tokens.start == unit.start
}

fn carried(reading: &Reading, at: usize, zone: &Zone, last: Option<&Draft>, next: Option<&Draft>) -> Draft {
    let content = vec![zone.tokens.clone()];
    let make =
        |rule, source: Option<Range<usize>>, cue| Draft { content: content.clone(), cue, source, rule };
    let paragraph = zone.paragraph;
    let previous = at.checked_sub(1).map(|p| reading.units[p].clone());
    let end = |d: &Draft| d.content.iter().chain(&d.cue).chain(&d.source).map(|r| r.end).max().unwrap_or(0);
    let in_previous = |d: &&Draft| {
        previous.as_ref().is_some_and(|p| d.content.iter().chain(&d.cue).any(|r| p.contains(&r.start)))
    };
    if let Some(previous) = &previous
        && reading.low(previous.end - 1) == ":"
    {
        let source = last
            .filter(in_previous)
            .and_then(|d| d.source.clone())
            .or_else(|| sources::of_clause(reading, previous.start, previous.end));
        if source.is_some() {
            return make(Rule::Introduced, source, None);
        }
    }
    if let Some(last) =
        last.filter(|d| in_previous(d) && reading.paragraph(end(d).saturating_sub(1)) == paragraph)
    {
        return make(Rule::Next, last.source.clone(), last.cue.clone());
    }
    let starts_paragraph = previous.as_ref().is_none_or(|p| reading.paragraph(p.start) != paragraph);
    if !starts_paragraph && let Some(previous) = &previous {
        let subject = sources::of_clause(reading, previous.start, previous.end)
            .filter(|s| sources::is_person_like(reading, s));
        if let Some(subject) = subject {
            return make(Rule::Previous, Some(subject), None);
        }
    }
    // "“…” That is how Jane Doe put it."
    if let Some(next) = next
        && next.cue.as_ref().is_some_and(|c| reading.paragraph(c.start) == paragraph)
        && reading.units.get(at + 1).is_some_and(|u| next.cue.as_ref().is_some_and(|c| u.contains(&c.start)))
    {
        return make(Rule::Later, next.source.clone(), next.cue.clone());
    }
    if let Some(last) = last {
        let distance = paragraph.saturating_sub(reading.paragraph(end(last).saturating_sub(1)));
        if distance <= 1 {
            return make(Rule::NextParagraph, last.source.clone(), last.cue.clone());
        }
        if distance <= REACH {
            return make(Rule::Earlier, last.source.clone(), None);
        }
    }
    make(Rule::Nobody, None, None)
}

/// The attribution of quoted words inside a sentence that has no cue: the source of the sentence before, or its own
/// subject, if it can speak.
pub(super) fn guess(reading: &Reading, unit: &Range<usize>, zone: &Zone, drafts: &[Draft]) -> Draft {
    let before = drafts.partition_point(|d| place(d) < zone.tokens.start);
    let last = before.checked_sub(1).and_then(|d| drafts.get(d)).filter(|d| {
        let at = place(d);
        reading.paragraph(at) == zone.paragraph && d.source.is_some() && at < unit.start
    });
    let subject = sources::of_clause(reading, unit.start, zone.tokens.start.max(unit.start))
        .filter(|s| s.end <= zone.tokens.start);
    let content = trim(reading, zone.tokens.clone()).unwrap_or(zone.tokens.clone());
    let (source, cue, rule) = match (last, subject) {
        (Some(last), _) if zone.inner().len() > 4 => (last.source.clone(), last.cue.clone(), Rule::GoesOn),
        (_, Some(subject)) => (Some(subject), None, Rule::Guess),
        _ => (None, None, Rule::Nobody),
    };
    Draft { content: vec![content], cue, source, rule }
}
