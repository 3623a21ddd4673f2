//! Words in quotation marks that nobody said: titles, and words held at a distance.

use super::marks::Zone;
use super::reading::Reading;
use super::words;
use crate::quotes::MarkedAs;
use std::ops::Range;

/// What the words of a zone without an attribution are, and why; `None` if they may be a quotation.
pub(super) fn judge(reading: &Reading, unit: &Range<usize>, zone: &Zone) -> Option<(MarkedAs, &'static str)> {
    let inner = zone.inner();
    let counted: Vec<usize> = inner.clone().filter(|&i| reading.is_word(i)).collect();
    if counted.is_empty() {
        return Some((MarkedAs::Scare, "no words stand inside the marks"));
    }
    let before: Vec<&str> = (unit.start.max(zone.tokens.start.saturating_sub(4))..zone.tokens.start)
        .map(|i| reading.low(i))
        .collect();
    let capitals = counted.iter().all(|&i| {
        reading.is_capital(i)
            || reading.low(i).starts_with(|c: char| c.is_ascii_digit())
            || words::is_preposition(reading.low(i)) && i != counted[0]
            || matches!(
                reading.low(i),
                "the" | "a" | "an" | "and" | "or" | "is" | "'s" | "n't" | "'m" | "'re"
            ) && i != counted[0]
    });
    let named = counted.len() > 1 || reading.is_capital(counted[0]);
    let ends = inner.end.checked_sub(1).map_or("", |i| reading.low(i));
    if capitals && named && before.iter().any(|w| words::is_work(w) || words::is_performing(w)) {
        return Some((
            MarkedAs::Title,
            "capitalised words after the name of a kind of work, or after a verb of performing",
        ));
    }
    let after = (zone.tokens.end..unit.end.min(zone.tokens.end + 3)).map(|i| reading.low(i));
    if capitals && named && counted.len() <= 8 && after.into_iter().any(words::is_work) {
        return Some((MarkedAs::Title, "capitalised words before the name of a kind of work"));
    }
    if capitals && counted.len() > 1 && counted.len() <= 8 && !matches!(ends, "." | "?" | "!") {
        return Some((MarkedAs::Title, "capitalised words that are no sentence, and no verb of speech"));
    }
    let last_before = before.last().copied().unwrap_or("");
    if matches!(last_before, "word" | "words" | "term" | "phrase" | "so-called" | "nicknamed" | "expression")
    {
        return Some((MarkedAs::Scare, "the words are mentioned, not said"));
    }
    if counted.len() <= 3 {
        return Some((MarkedAs::Scare, "one to three words, and no verb of speech in the sentence"));
    }
    None
}
