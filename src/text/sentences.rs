//! Where sentences end.

use super::chars::is_apostrophe;
use super::lexer::{Token, TokenKind, lex};
use crate::span::ByteSpan;

/// Abbreviations after which a full stop never ends a sentence: titles stand before a name.
const BEFORE_NAMES: [&str; 29] = [
    "adm", "amb", "atty", "brig", "capt", "cmdr", "col", "dr", "fr", "gen", "gov", "hon", "lt", "maj", "mr",
    "mrs", "ms", "mt", "pres", "prof", "rep", "reps", "rev", "sen", "sens", "sgt", "st", "supt", "vs",
];

/// Abbreviations after which a full stop ends a sentence only if what follows cannot go on with it.
const BEFORE_NUMBERS: [&str; 17] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "art",
    "fig", "vol",
];

/// Words that begin a sentence far more often than they go on after "U.S." or "Inc.".
const OPENERS: [&str; 40] = [
    "a",
    "after",
    "all",
    "although",
    "an",
    "and",
    "as",
    "at",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "earlier",
    "for",
    "he",
    "here",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "many",
    "meanwhile",
    "most",
    "no",
    "on",
    "she",
    "since",
    "so",
    "some",
    "that",
    "the",
    "there",
    "these",
    "they",
    "this",
    "we",
];

/// The sentences of the paragraph that `span` covers. Every word of it lies in exactly one of them.
///
/// A sentence ends at `.`, `!`, `?` or `…` with the closing marks after it, where what follows can begin a sentence; not
/// after titles and other abbreviations, initials, inside numbers, or at "…" and "?" in the middle of a sentence.
#[must_use]
pub fn sentences(text: &str, span: ByteSpan) -> Vec<ByteSpan> {
    let tokens: Vec<Token> = lex(text, span).collect();
    let mut found = Vec::new();
    let Some(first) = tokens.first() else { return found };
    let mut start = first.span.start;
    let mut i = 0;
    while i < tokens.len() {
        if let Some(last) = end_at(text, &tokens, i) {
            found.push(ByteSpan { start, end: tokens[last].span.end });
            i = last + 1;
            if let Some(next) = tokens.get(i) {
                start = next.span.start;
            }
            continue;
        }
        i += 1;
    }
    if found.last().is_none_or(|s| s.end <= start) {
        found.push(ByteSpan { start, end: tokens[tokens.len() - 1].span.end });
    }
    found
}

fn word<'t>(text: &'t str, token: &Token) -> &'t str {
    token.span.of(text)
}

/// Whether white space stands between token `i` and the one after it.
fn space_after(tokens: &[Token], i: usize) -> bool {
    tokens.get(i + 1).is_none_or(|next| next.span.start > tokens[i].span.end)
}

/// If a sentence ends at token `i`, the index of its last token (closing marks included).
fn end_at(text: &str, tokens: &[Token], i: usize) -> Option<usize> {
    let token = &tokens[i];
    let own = word(text, token);
    let acronym = token.kind == TokenKind::Word && own.ends_with('.');
    if !(acronym
        || token.kind == TokenKind::Symbol && matches!(own, "." | "!" | "?" | "…" | "。" | "！" | "？"))
    {
        return None;
    }
    if matches!(own, "。" | "！" | "？") {
        return Some(closing(text, tokens, i));
    }
    // "?!", "...": the end is at the last of them.
    if tokens
        .get(i + 1)
        .is_some_and(|n| n.span.start == token.span.end && matches!(word(text, n), "." | "!" | "?" | "…"))
    {
        return None;
    }
    let last = closing(text, tokens, i);
    if last + 1 >= tokens.len() {
        return Some(tokens.len() - 1);
    }
    if !space_after(tokens, last) {
        return None;
    }
    // What follows must be able to begin a sentence: a capital, a digit, or an opening mark before one of them.
    let mut next = last + 1;
    while next < tokens.len() && is_opening(word(text, &tokens[next])) {
        next += 1;
    }
    let follow = tokens.get(next)?;
    let follow_word = word(text, follow);
    let begins = follow_word
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()));
    let sign = follow.kind == TokenKind::Symbol
        && matches!(follow_word, "…" | "—" | "–" | "•" | "$" | "£" | "€" | "#" | "@");
    if !begins && !sign {
        return None;
    }
    let closed = last > i;
    let opened = next > last + 1;
    let lower = follow_word.to_lowercase();
    if acronym {
        return (closed || opened || OPENERS.contains(&lower.as_str())).then_some(last);
    }
    if own == "." && i > 0 && tokens[i - 1].span.end == token.span.start {
        let before = word(text, &tokens[i - 1]);
        let abbreviation = before.to_lowercase();
        let initial = before.chars().count() == 1 && before.chars().all(char::is_uppercase) && before != "I";
        if BEFORE_NAMES.contains(&abbreviation.as_str()) && before.starts_with(char::is_uppercase) && !closed
        {
            return None;
        }
        if initial && !closed && !opened && follow.kind == TokenKind::Word {
            return None;
        }
        if BEFORE_NUMBERS.contains(&abbreviation.as_str())
            && before.starts_with(char::is_uppercase)
            && follow.kind == TokenKind::Number
        {
            return None;
        }
        if matches!(
            abbreviation.as_str(),
            "inc" | "corp" | "co" | "ltd" | "jr" | "sr" | "etc" | "bros" | "a.m" | "p.m"
        ) {
            return (closed || opened || OPENERS.contains(&lower.as_str())).then_some(last);
        }
    }
    Some(last)
}

fn is_opening(symbol: &str) -> bool {
    matches!(symbol, "\"" | "'" | "“" | "‘" | "(" | "[" | "«" | "„" | "`")
}

/// The last of the closing marks that stand directly after token `i`.
fn closing(text: &str, tokens: &[Token], mut i: usize) -> usize {
    while let Some(next) = tokens.get(i + 1) {
        let symbol = word(text, next);
        let closes = matches!(symbol, "\"" | "”" | ")" | "]" | "»") || symbol.chars().all(is_apostrophe);
        if next.span.start != tokens[i].span.end || !closes {
            break;
        }
        i += 1;
    }
    i
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, ByteSpan::new(0, text.len())).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn abbreviations_dates_and_quotations() {
        assert_eq!(
            cut("He met U.S. officials. It began on Sept. 30, 2015. Mr. Smith left."),
            ["He met U.S. officials.", "It began on Sept. 30, 2015.", "Mr. Smith left."]
        );
        assert_eq!(
            cut("“I don’t know.” He left. “Why?” she asked."),
            ["“I don’t know.”", "He left.", "“Why?” she asked."]
        );
        assert_eq!(
            cut("They left the U.S. The others stayed... or so I heard. Then…"),
            ["They left the U.S.", "The others stayed... or so I heard.", "Then…"]
        );
    }
}
