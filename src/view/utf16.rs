//! From the core's byte offsets to JavaScript's UTF-16 code units.

use super::Span16;
use crate::span::ByteSpan;

/// Bytes between two checkpoints: a look-up counts at most this many.
const STEP: usize = 512;

/// Checkpoints over one text.
#[derive(Clone, Debug, Default)]
pub struct Utf16Map {
    /// UTF-16 offset of the character that holds byte `i * STEP`; `None` for texts of ASCII alone.
    checkpoints: Option<Vec<u32>>,
}

impl Utf16Map {
    /// Counts through `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { checkpoints: None };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut units = 0;
        for (at, c) in text.char_indices() {
            // A character may reach over a checkpoint; the checkpoint then stands at its start.
            while checkpoints.len() * STEP < at + c.len_utf8() {
                checkpoints.push(units);
            }
            units += c.len_utf16() as u32;
        }
        Self { checkpoints: Some(checkpoints) }
    }

    /// The UTF-16 offset of the character boundary at `byte` in `text`, which must be the text it was made from.
    #[must_use]
    pub fn offset(&self, text: &str, byte: u32) -> u32 {
        let byte = (byte as usize).min(text.len());
        let Some(checkpoints) = &self.checkpoints else { return byte as u32 };
        let block = (byte / STEP).min(checkpoints.len().saturating_sub(1));
        let mut from = block * STEP;
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        let base = checkpoints.get(block).copied().unwrap_or(0);
        let rest = text.get(from..byte).unwrap_or("");
        base + rest.chars().map(|c| c.len_utf16() as u32).sum::<u32>()
    }

    /// The byte span of a span in UTF-16 code units; `None` if it does not lie on characters of `text`.
    #[must_use]
    pub fn bytes(&self, text: &str, span: Span16) -> Option<ByteSpan> {
        let byte = |unit: u32| -> Option<usize> {
            let Some(checkpoints) = &self.checkpoints else {
                return (unit as usize <= text.len()).then_some(unit as usize);
            };
            let block = checkpoints.partition_point(|&c| c <= unit).saturating_sub(1);
            let mut at = block * STEP;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let mut left = unit.checked_sub(checkpoints.get(block).copied().unwrap_or(0))?;
            for c in text.get(at..)?.chars() {
                if left == 0 {
                    break;
                }
                left = left.checked_sub(c.len_utf16() as u32)?;
                at += c.len_utf8();
            }
            (left == 0).then_some(at)
        };
        let (start, end) = (byte(span.start)?, byte(span.end)?);
        (start <= end).then(|| ByteSpan::new(start, end))
    }

    /// The span in UTF-16 code units.
    #[must_use]
    pub fn span(&self, text: &str, span: ByteSpan) -> Span16 {
        Span16 { start: self.offset(text, span.start), end: self.offset(text, span.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "[a€😀 x]{0,1500}") {
            let map = Utf16Map::new(&text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let counted = text[..at].encode_utf16().count() as u32;
                prop_assert_eq!(map.offset(&text, at as u32), counted);
                let back = map.bytes(&text, Span16 { start: counted, end: counted });
                prop_assert_eq!(back, Some(ByteSpan::new(at, at)));
            }
        }
    }
}
