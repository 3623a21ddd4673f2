//! Cuts a text into tokens: words, numbers and symbols, each a span.

use super::chars::{is_apostrophe, is_hyphen, is_ideograph, is_word};
use crate::span::ByteSpan;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Holds a letter: `Kerry`, `we've`, `al-Assad`, `U.S.`, `Su-34`.
    Word,
    /// Digits with separators: `1,000`, `38.5`, `2016`.
    Number,
    /// Any other character that is not white space, one at a time.
    Symbol,
}

/// A token: where it stands and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it is.
    pub kind: TokenKind,
}

/// The tokens of the part of `text` that `span` covers, in order.
///
/// A word is the longest run of letters, digits and marks, joined inside by apostrophes (`we've`, `Russia's`), by
/// hyphens (`five-year`), by full stops between single letters (`U.S.`, its last stop included) and, between digits,
/// by the separators of numbers (`10,000`, `38.5`). Ideographs and kana are tokens of one character.
#[must_use]
pub fn lex(text: &str, span: ByteSpan) -> Lexer<'_> {
    let part = span.of(text);
    Lexer { text: part, base: if part.is_empty() { 0 } else { span.start as usize }, at: 0 }
}

/// The iterator that [`lex`] gives.
#[derive(Clone, Debug)]
pub struct Lexer<'t> {
    text: &'t str,
    base: usize,
    at: usize,
}

impl Lexer<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// The end of the word that starts at `start`, and whether it holds a letter.
    fn word_end(&self, start: usize) -> (usize, bool) {
        let mut end = start;
        let mut letter = false;
        let mut last = ' ';
        let mut run = 0; // characters since the last joint
        let mut acronym = true; // so far only single letters between full stops
        while let Some(c) = self.char_at(end) {
            if is_word(c) {
                if is_ideograph(c) {
                    break;
                }
                letter |= !c.is_numeric();
                last = c;
                run += 1;
                acronym &= run == 1 && c.is_alphabetic();
                end += c.len_utf8();
                continue;
            }
            let next = self.char_at(end + c.len_utf8());
            let next_is_word = next.is_some_and(|n| is_word(n) && !is_ideograph(n));
            let joins = if c == '.' && acronym && last.is_alphabetic() {
                // "U.S." takes its last stop; a single letter ("I.") takes it only if another letter follows.
                next_is_word || end > start + last.len_utf8()
            } else if is_apostrophe(c) || is_hyphen(c) {
                next_is_word
            } else if c == '.' || c == ',' {
                last.is_numeric() && next.is_some_and(char::is_numeric)
            } else {
                false
            };
            if !joins {
                break;
            }
            end += c.len_utf8();
            if c == '.' && acronym && !next_is_word {
                break;
            }
            acronym &= c == '.';
            run = 0;
            last = c;
        }
        (end, letter)
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let c = self.char_at(self.at)?;
            if c.is_whitespace() || c.is_control() {
                self.at += c.len_utf8();
                continue;
            }
            let start = self.at;
            let (end, kind) = if is_ideograph(c) {
                (start + c.len_utf8(), TokenKind::Word)
            } else if is_word(c) {
                let (end, letter) = self.word_end(start);
                (end, if letter { TokenKind::Word } else { TokenKind::Number })
            } else {
                (start + c.len_utf8(), TokenKind::Symbol)
            };
            self.at = end;
            return Some(Token { span: ByteSpan::new(self.base + start, self.base + end), kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        lex(text, ByteSpan::new(0, text.len())).map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_symbols() {
        assert_eq!(words("al-Assad’s five-year war"), ["al-Assad’s", "five-year", "war"]);
        assert_eq!(
            words("the U.S. sent 10,000 (about $38.5)."),
            ["the", "U.S.", "sent", "10,000", "(", "about", "$", "38.5", ")", "."]
        );
        assert_eq!(
            words("It ended. \"Yes,\" I said."),
            ["It", "ended", ".", "\"", "Yes", ",", "\"", "I", "said", "."]
        );
        assert_eq!(words("years' of fighting"), ["years", "'", "of", "fighting"]);
        assert_eq!(words("平和 и мир"), ["平", "和", "и", "мир"]);
    }
}
