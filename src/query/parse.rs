//! From what a reader types to patterns of words.

use crate::error::Error;
use crate::span::ByteSpan;
use crate::text::{TokenKind, fold_case, fold_word, lex};
use std::fmt;

/// What one word of a query matches. Both are compared with terms, so case and possessive ’s make no difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// This term, folded.
    Word(String),
    /// Terms of this shape, folded: `*` stands for any characters or none, `?` for exactly one.
    Wildcard(String),
}

impl Pattern {
    /// Whether a term (folded) matches.
    #[must_use]
    pub fn matches(&self, term: &str) -> bool {
        match self {
            Self::Word(word) => word == term,
            Self::Wildcard(shape) => {
                // What stands after the last sign must end the term: that alone rules most terms out.
                let ending = shape.rsplit(['*', '?']).next().unwrap_or("");
                term.ends_with(ending) && wildcard(shape, term)
            }
        }
    }
}

/// A word or a phrase: patterns for words that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Never empty.
    words: Vec<Pattern>,
}

impl Query {
    /// The patterns, in order; at least one.
    #[must_use]
    pub fn words(&self) -> &[Pattern] {
        &self.words
    }
}

/// The query as understood, written out: folded words with single spaces.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, pattern) in self.words.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            let (Pattern::Word(text) | Pattern::Wildcard(text)) = pattern;
            f.write_str(text)?;
        }
        Ok(())
    }
}

/// Reads a query: a word, or words that follow each other, in quotation marks or not.
///
/// Words are cut and folded as the articles are. `*` stands for any characters or none and `?` for exactly one, within
/// a word; `*` alone is any word. Commas, full stops and the like between words are passed over, since they are not
/// counted; brackets, operators and other signs are refused, since they look like something that is not understood.
///
/// # Errors
/// `query-syntax`, about the query, naming the character and its place.
pub fn parse(text: &str) -> Result<Query, Error> {
    let refuse = |message: String| Err(Error::new("query-syntax", message).about(text));
    let outer = text.trim();
    let skipped = text.len() - text.trim_start().len();
    let (inner, skipped) = match unquoted(outer) {
        Some((inner, mark)) => (inner, skipped + mark),
        None => (outer, skipped),
    };
    let mut words = Vec::new();
    let mut from = 0;
    for chunk in inner.split_whitespace() {
        // The chunk's own place, for the message: it stands at or after the end of the one before.
        let at = inner.get(from..).and_then(|rest| rest.find(chunk)).map_or(from, |found| from + found);
        from = at + chunk.len();
        let place =
            |offset: usize| text.get(..skipped + at + offset).map_or(0, |before| before.chars().count()) + 1;
        if chunk.contains(['*', '?']) {
            if let Some((offset, c)) = chunk.char_indices().find(|&(_, c)| !in_wildcard(c)) {
                return refuse(format!(
                    "“{c}” at character {} cannot stand in a word with * or ?: leave it out.",
                    place(offset)
                ));
            }
            words.push(Pattern::Wildcard(fold_case(chunk)));
            continue;
        }
        for token in lex(chunk, ByteSpan::new(0, chunk.len())) {
            let word = token.span.of(chunk);
            if token.kind != TokenKind::Symbol {
                words.push(Pattern::Word(fold_word(word)));
            } else if !word.chars().all(is_passed_over) {
                return refuse(format!(
                    "“{word}” at character {} means nothing in a query: leave it out, or search for the words around it.",
                    place(token.span.start as usize)
                ));
            }
        }
    }
    if words.is_empty() {
        return refuse("There is no word in the query: type a word or a phrase.".to_owned());
    }
    let vague =
        |pattern: &Pattern| matches!(pattern, Pattern::Wildcard(shape) if shape.chars().all(|c| c == '*'));
    if words.iter().all(vague) {
        return refuse("“*” alone matches every word: add a letter or a word.".to_owned());
    }
    Ok(Query { words })
}

/// What stands between the quotation marks if the query stands in a pair of them, and the length of the first mark.
fn unquoted(text: &str) -> Option<(&str, usize)> {
    [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')].into_iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close])).then_some((inner, open.len_utf8()))
    })
}

/// Marks that stand between words of a text and are not counted.
fn is_passed_over(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | '!' | '…' | '-' | '–' | '—' | '\'' | '‘' | '’' | 'ʼ' | '。' | '、' | '，'
    )
}

fn in_wildcard(c: char) -> bool {
    use crate::text::chars::{is_apostrophe, is_hyphen, is_word};
    is_word(c) || is_apostrophe(c) || is_hyphen(c) || matches!(c, '*' | '?' | '.' | ',')
}

/// Whether `term` has the shape: the classic match with one point of return, linear in practice, at most
/// shape × term steps.
fn wildcard(shape: &str, term: &str) -> bool {
    let (mut shape_rest, mut term_rest) = (shape.chars(), term.chars());
    let mut retry: Option<(std::str::Chars, std::str::Chars)> = None;
    loop {
        let mut after = shape_rest.clone();
        match after.next() {
            Some('*') => {
                shape_rest = after;
                retry = Some((shape_rest.clone(), term_rest.clone()));
                continue;
            }
            Some(expected) => {
                if let Some(c) = term_rest.next()
                    && (expected == '?' || expected == c)
                {
                    shape_rest = after;
                    continue;
                }
            }
            None if term_rest.as_str().is_empty() => return true,
            None => {}
        }
        // A mismatch: let the last star take one character more.
        let Some((star_shape, star_term)) = retry.as_mut() else { return false };
        if star_term.next().is_none() {
            return false;
        }
        shape_rest = star_shape.clone();
        term_rest = star_term.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        parse(text).unwrap().to_string()
    }

    #[test]
    fn words_are_cut_and_folded_like_the_text() {
        assert_eq!(written("Russia’s"), "russia");
        assert_eq!(written("  \"the U.S. said,  yes\" "), "the u.s. said yes");
        assert_eq!(written("“Don’t”"), "don't");
        assert_eq!(written("Cease*fire ?s *"), "cease*fire ?s *");
        assert_eq!(parse("平和").unwrap().words().len(), 2);
    }

    #[test]
    fn errors_name_the_character() {
        for (query, needle) in [
            ("", "no word"),
            (" — ", "no word"),
            ("* **", "every word"),
            ("a [b", "“[” at character 3"),
            ("é “a", "““” at character 3"),
            ("\"a\" \"b", "character 1"),
            ("x\u{a0}a*(", "“(” at character 5"),
        ] {
            let error = parse(query).unwrap_err();
            assert_eq!(error.code, "query-syntax");
            assert!(error.message.contains(needle), "{query}: {}", error.message);
        }
    }

    #[test]
    fn wildcards() {
        for (shape, term, expected) in [
            ("*", "", true),
            ("a*", "a", true),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxbyycd", false),
            ("?", "é", true),
            ("?", "", false),
            ("*ab", "aab", true),
            ("a?c*", "abc", true),
            ("**a", "bba", true),
            ("abc", "ab", false),
        ] {
            assert_eq!(wildcard(shape, term), expected, "{shape} {term}");
        }
    }
}
