//! Classes of characters.

/// Whether `c` can begin a word: a letter or digit of any script.
#[must_use]
pub fn begins_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether `c` can stand in a word: a letter, a digit, or a mark on one, in any script.
#[must_use]
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Combining marks that the standard library does not count as alphabetic, variation selectors, and what stands unseen
/// inside words: joiners, the soft hyphen. A mark goes with the letter before it and never begins a word.
#[must_use]
pub fn is_mark(c: char) -> bool {
    // Marks begin at 300, soft hyphen apart.
    c == SOFT_HYPHEN
        || c >= '\u{300}'
            && MARKS
                .binary_search_by(|&(first, last)| {
                    if last < c as u32 {
                        std::cmp::Ordering::Less
                    } else if first > c as u32 {
                        std::cmp::Ordering::Greater
                    } else {
                        std::cmp::Ordering::Equal
                    }
                })
                .is_ok()
}

/// Says where a word may be cut at a line's end; not part of the word as counted.
pub(crate) const SOFT_HYPHEN: char = '\u{AD}';

/// Non-spacing and enclosing marks that are not alphabetic, by script, first and last of each run, ascending. Where a run
/// holds alphabetic marks as well it does no harm: those are word characters anyway.
const MARKS: [(u32, u32); 54] = [
    (0x0300, 0x036F), // Latin, Greek, Cyrillic
    (0x0483, 0x0489),
    (0x0591, 0x05BD), // Hebrew points and accents; not the hyphen at 5BE
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
    (0x0610, 0x061A), // Arabic
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x0730, 0x074A), // Syriac
    (0x07EB, 0x07F3), // N'Ko
    (0x0898, 0x08FF), // Arabic, extended
    (0x093C, 0x093C), // Devanagari and its sisters: nukta, virama
    (0x094D, 0x0954),
    (0x09BC, 0x09BC),
    (0x09CD, 0x09CD),
    (0x0A3C, 0x0A3C),
    (0x0A4D, 0x0A4D),
    (0x0ABC, 0x0ABC),
    (0x0ACD, 0x0ACD),
    (0x0B3C, 0x0B3C),
    (0x0B4D, 0x0B4D),
    (0x0BCD, 0x0BCD),
    (0x0C3C, 0x0C4D),
    (0x0CBC, 0x0CBC),
    (0x0CCD, 0x0CCD),
    (0x0D3B, 0x0D3C),
    (0x0D4D, 0x0D4D),
    (0x0DCA, 0x0DCA), // Sinhala
    (0x0E31, 0x0E3A), // Thai
    (0x0E47, 0x0E4E),
    (0x0EB1, 0x0EBC), // Lao
    (0x0EC8, 0x0ECE),
    (0x0F18, 0x0F19), // Tibetan
    (0x0F35, 0x0F39),
    (0x0F71, 0x0F87),
    (0x1037, 0x103A), // Myanmar
    (0x135D, 0x135F), // Ethiopic
    (0x17B4, 0x17D3), // Khmer
    (0x17DD, 0x17DD),
    (0x1A60, 0x1A7F),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x200C, 0x200D), // joiners
    (0x20D0, 0x20F0),
    (0x3099, 0x309A), // kana voicing
    (0xA66F, 0xA67D),
    (0xFE00, 0xFE0F), // variation selectors
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
];

/// Straight and curly apostrophes, which also close single quotations.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

/// Hyphens that join parts of a word.
#[must_use]
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Ideographs and kana: written without spaces, a token each.
#[must_use]
pub fn is_ideograph(c: char) -> bool {
    matches!(c as u32, 0x3041..=0x3096 | 0x309D..=0x309F | 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x20000..=0x323AF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_ascending_and_begin_no_word() {
        assert!(MARKS.is_sorted_by(|a, b| a.1 < b.0) && MARKS.iter().all(|m| m.0 <= m.1));
        for c in ['\u{300}', '\u{94D}', '\u{200D}', '\u{FE0F}', '\u{AD}', '\u{E01EF}'] {
            assert!(is_mark(c) && is_word(c) && !begins_word(c), "{c:?}");
        }
    }

    #[test]
    fn marks_hold_no_punctuation() {
        for c in
            ['\u{5BE}', '\u{5C0}', '\u{5C3}', '\u{6D4}', '\u{964}', '\u{E4F}', '\u{17D4}', '、', '・', '゠']
        {
            assert!(!is_word(c) && !is_ideograph(c), "{c:?}");
        }
    }
}
