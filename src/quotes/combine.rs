//! The learned model and the rules together. The model's attributions stand; where it leaves words in quotation marks
//! untouched, the rules say what they are, so that no quotation mark is passed over.

use super::{Attribution, Found};
use crate::span::ByteSpan;

/// Joins what the model and the rules found in one article whose parts in quotation marks are `zones`, in order.
///
/// Of the rules' attributions those fragments are taken that reach into a zone without a word of the model's, and that
/// overlap no content of the model's; of the marked words those in zones that then are still free.
#[must_use]
pub fn combine(zones: &[ByteSpan], model: Vec<Attribution>, rules: Found) -> Found {
    let mut contents: Vec<ByteSpan> = model.iter().flat_map(|a| a.content.iter().copied()).collect();
    contents.sort();
    let free: Vec<ByteSpan> = zones.iter().copied().filter(|&z| !touches(&contents, z)).collect();
    let mut attributions = model;
    let mut filled = Vec::new();
    for mut attribution in rules.attributions {
        attribution.content.retain(|&c| touches(&free, c) && !touches(&contents, c));
        if !attribution.content.is_empty() {
            filled.extend_from_slice(&attribution.content);
            attributions.push(attribution);
        }
    }
    filled.sort();
    let marked =
        rules.marked.into_iter().filter(|m| !touches(&contents, m.span) && !touches(&filled, m.span)).collect();
    attributions.sort_by_key(|a| (a.content.first().copied(), a.cue));
    Found { attributions, marked }
}

/// Whether `span` shares a byte with one of `sorted`, which do not overlap each other.
fn touches(sorted: &[ByteSpan], span: ByteSpan) -> bool {
    let at = sorted.partition_point(|s| s.end <= span.start);
    sorted.get(at).is_some_and(|s| s.overlaps(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::{Kind, Marked, MarkedAs};

    fn attribution(spans: &[(usize, usize)], rule: &'static str) -> Attribution {
        Attribution {
            content: spans.iter().map(|&(a, b)| ByteSpan::new(a, b)).collect(),
            kind: Kind::Direct,
            cue: None,
            source: None,
            confidence: 0.5,
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
                attributions: vec![attribution(&[(0, 10), (20, 30)], "rules"), attribution(&[(60, 70)], "rules")],
                marked: vec![mark(5, 9), mark(40, 50)],
            },
        );
        let rules: Vec<_> = found.attributions.iter().map(|a| (a.rule, a.content.len())).collect();
        assert_eq!(rules, [("model", 1), ("rules", 1)]);
        assert_eq!(found.attributions[1].content, [ByteSpan::new(20, 30)]);
        assert_eq!(found.marked, [mark(40, 50)]);
    }
}
