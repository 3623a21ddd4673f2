//! How many words a quotation has.

use super::Attribution;
use crate::span::ByteSpan;
use crate::text::{TokenKind, lex};

/// Words and numbers in a part of a text, as the index counts them.
#[must_use]
pub fn count_words(text: &str, span: ByteSpan) -> u32 {
    lex(text, span).filter(|t| t.kind != TokenKind::Symbol).count() as u32
}

/// Words of an attribution: those inside quotation marks, and all. `zones` are the article's marked parts, in order.
#[must_use]
pub fn word_counts(text: &str, zones: &[ByteSpan], attribution: &Attribution) -> (u32, u32) {
    let (mut quoted, mut all) = (0, 0);
    for &fragment in &attribution.content {
        all += count_words(text, fragment);
        let first = zones.partition_point(|z| z.end <= fragment.start);
        for zone in zones[first..].iter().take_while(|z| z.start < fragment.end) {
            let shared = ByteSpan { start: zone.start.max(fragment.start), end: zone.end.min(fragment.end) };
            quoted += count_words(text, shared);
        }
    }
    (quoted, all)
}
