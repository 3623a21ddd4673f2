//! The learned model and the rules together. The model's attributions stand; where it leaves words in quotation marks
//! untouched, the rules say what they are, so that no quotation mark is passed over.

use super::{Attribution, Found, Kind, Marked, MarkedAs};
use crate::order;
use crate::span::ByteSpan;

/// Rules less sure than this do not overrule the model, which saw the same words and left them out. Chosen in
/// cross-validation: a lower bound costs more wrong attributions than it finds right ones.
const SURE_ENOUGH: f64 = 0.6;

/// So sure are rules without a cue only where the layout names the speaker: after a dash, before a colon.
const BY_LAYOUT: f64 = 0.75;

/// Joins what the model and the rules found in one article whose parts in quotation marks are `zones`, in order.
///
/// A zone that the model's contents cover is the model's. Of the rules' attributions those fragments are taken that
/// reach into another zone, and the model's fragments that they overlap give way. Of the marked words those stand that
/// are in no content. Where both see the same, the rules' bounds are taken (see [`agree`]).
#[must_use]
pub fn combine(zones: &[ByteSpan], model: Vec<Attribution>, rules: Found) -> Found {
    let mut contents: Vec<ByteSpan> = model.iter().flat_map(|a| a.content.iter().copied()).collect();
    order::sort_by_key(&mut contents, |c| *c);
    let free: Vec<ByteSpan> = zones.iter().copied().filter(|&z| !covers(&contents, z)).collect();
    let mut attributions = model;
    let mut filled: Vec<ByteSpan> = Vec::new();
    let mut added = Vec::new();
    let mut marked = rules.marked;
    for rule in rules.attributions {
        let whole: Vec<ByteSpan> = rule.content.iter().copied().filter(|&c| touches(&free, c)).collect();
        if whole.is_empty() {
            let from = rule.content.first().map_or(0, |c| c.start);
            let at = attributions.partition_point(|a| a.content.last().is_some_and(|c| c.end <= from));
            for attribution in attributions.iter_mut().skip(at).take(3) {
                agree(zones, attribution, &rule);
            }
            // A paragraph of a transcript has no marks that the model could have passed over.
            let labelled = rule.kind == Kind::Indirect && rule.cue.is_none() && rule.confidence >= BY_LAYOUT;
            if labelled && !rule.content.iter().any(|&c| touches(&contents, c)) {
                added.push(rule);
            }
            continue;
        }
        if rule.confidence < SURE_ENOUGH {
            marked.extend(free.iter().filter(|z| touches(&whole, **z)).map(|&span| Marked {
                span,
                role: MarkedAs::Unattributed,
                reason: "in quotation marks, but neither the model nor the rules see who says it",
            }));
            continue;
        }
        filled.extend_from_slice(&whole);
        added.push(Attribution { content: whole, ..rule });
    }
    order::sort_by_key(&mut filled, |c| *c);
    for attribution in &mut attributions {
        attribution.content.retain(|&c| !touches(&filled, c));
    }
    attributions.retain(|a| !a.content.is_empty());
    marked.retain(|m| !touches(&contents, m.span) && !touches(&filled, m.span));
    order::sort_by_key(&mut marked, |m| m.span);
    attributions.extend(added);
    order::sort_by_key(&mut attributions, |a| (a.content.first().copied(), a.cue));
    Found { attributions, marked }
}

/// Where model and rules see the same words of the same source, the rules know better where words in quotation marks
/// begin and end, and which words name the source ("the main Syrian opposition", not "the main Syrian").
fn agree(zones: &[ByteSpan], attribution: &mut Attribution, rule: &Attribution) {
    let size = |list: &[ByteSpan]| list.iter().map(|c| c.len()).sum::<usize>();
    let both: usize = attribution
        .content
        .iter()
        .flat_map(|a| {
            rule.content.iter().map(|b| a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize)
        })
        .sum();
    let Some(named) = rule.source else { return };
    if both * 3 < size(&attribution.content) + size(&rule.content) {
        return; // a Jaccard overlap below one half
    }
    // "“…” — Ann Lee": the layout names whom the model did not see.
    let layout =
        rule.cue.is_none() && rule.confidence >= BY_LAYOUT && rule.confidence > attribution.confidence;
    if layout && attribution.source.is_none_or(|s| s.overlaps(named)) {
        attribution.source = Some(named);
        attribution.confidence = rule.confidence;
        attribution.rule = rule.rule;
    }
    // The model names nobody, or takes the agent of a passive ("described by Lee as …") for a part of what is said.
    let swallowed = attribution.content.iter().any(|c| c.contains(named));
    let one_cue = matches!((attribution.cue, rule.cue), (Some(a), Some(b)) if a.overlaps(b));
    if rule.confidence >= SURE_ENOUGH && (attribution.source.is_none() || swallowed && one_cue) {
        attribution.source = Some(named);
        attribution.cue = rule.cue;
    }
    let Some(source) = &mut attribution.source else {
        return;
    };
    if !source.overlaps(named) {
        // "France expressed hope, its ministry saying …", "the website quoted her as saying …": the clause nearest to
        // the words has a subject and a cue of its own.
        let (Some(far), Some(near)) = (attribution.cue, rule.cue) else { return };
        let first = rule.content.first().map_or(0, |c| c.start);
        // "quoted Doe as saying" is one cue with Doe in it: there is no doubt whom it quotes.
        let inside = near.contains(named);
        let nearer = source.end <= named.start && (inside || named.end <= near.start) && near.end <= first;
        let apart = source.end <= far.start && far.end <= named.start || far.overlaps(near);
        if !nearer || !apart || !inside && rule.confidence <= attribution.confidence {
            return;
        }
        *source = named;
    }
    if named.contains(*source) {
        *source = named;
    }
    // Of two cues the one that stands nearer to the words.
    let gap = |cue: Option<ByteSpan>| {
        let near =
            |c: &ByteSpan| cue.map(|q| c.start.saturating_sub(q.end).max(q.start.saturating_sub(c.end)));
        rule.content.iter().filter_map(near).min().unwrap_or(u32::MAX)
    };
    if gap(rule.cue) < gap(attribution.cue) {
        attribution.cue = rule.cue;
    }
    if rule.content.iter().any(|&c| touches(zones, c)) {
        attribution.content.clone_from(&rule.content);
        attribution.kind = rule.kind;
    }
}

/// Whether `sorted` covers nearly all of `zone`.
fn covers(sorted: &[ByteSpan], zone: ByteSpan) -> bool {
    let from = sorted.partition_point(|s| s.end <= zone.start);
    let shared: u32 = sorted[from..]
        .iter()
        .take_while(|s| s.start < zone.end)
        .map(|s| s.end.min(zone.end).saturating_sub(s.start.max(zone.start)))
        .sum();
    shared as usize * 10 >= zone.len() * 8
}

/// Whether `span` shares a byte with one of `sorted`, which do not overlap each other.
fn touches(sorted: &[ByteSpan], span: ByteSpan) -> bool {
    let at = sorted.partition_point(|s| s.end <= span.start);
    sorted.get(at).is_some_and(|s| s.overlaps(span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribution(spans: &[(usize, usize)], rule: &'static str) -> Attribution {
        Attribution {
            content: spans.iter().map(|&(a, b)| ByteSpan::new(a, b)).collect(),
            kind: Kind::Direct,
            cue: None,
            source: None,
            via: None,
            confidence: 0.7,
            rule,
        }
    }

    #[test]
    fn rules_fill_what_the_model_leaves() {
        let zones = [(0, 10), (20, 30), (40, 50)].map(|(a, b)| ByteSpan::new(a, b));
        let mark = |a, b| Marked { span: ByteSpan::new(a, b), role: MarkedAs::Scare, reason: "" };
        let found = combine(
            &zones,
            vec![attribution(&[(0, 12)], "model")],
            Found {
                attributions: vec![
                    attribution(&[(0, 10), (20, 30)], "rules"),
                    attribution(&[(60, 70)], "rules"),
                ],
                marked: vec![mark(5, 9), mark(40, 50)],
            },
        );
        let rules: Vec<_> = found.attributions.iter().map(|a| (a.rule, a.content.len())).collect();
        assert_eq!(rules, [("model", 1), ("rules", 1)]);
        assert_eq!(found.attributions[1].content, [ByteSpan::new(20, 30)]);
        assert_eq!(found.marked, [mark(40, 50)]);
    }

    #[test]
    fn words_that_nobody_surely_says_are_unattributed_not_held_at_a_distance() {
        let zones = [ByteSpan::new(0, 10)];
        let guess = Attribution { confidence: 0.3, ..attribution(&[(0, 10)], "rules") };
        let found = combine(&zones, Vec::new(), Found { attributions: vec![guess], marked: Vec::new() });
        assert_eq!(found.attributions, []);
        assert_eq!(found.marked.iter().map(|m| m.role).collect::<Vec<_>>(), [MarkedAs::Unattributed]);
    }
}
