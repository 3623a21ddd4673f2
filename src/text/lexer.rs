//! Cuts a text into tokens: words, numbers and symbols, each a span.
//!
//! # What a word is
//!
//! The words and numbers of this module are what every count of the program counts: its N is their number. Exactly:
//!
//! 1. A **run** is the longest run of letters, digits and marks (Unicode Alphabetic, Nd, Nl, No; combining marks,
//!    variation selectors, joiners and soft hyphens go with the letter or digit before them and begin no run).
//! 2. Runs are joined into one token, with what stands between them, by
//!    - one apostrophe (`'` `’` `ʼ`): `we've`, `Russia’s`, `o'clock` are one word each. An apostrophe at either end is
//!      a symbol: `years’` is the word `years`;
//!    - one hyphen (`-` and the Unicode hyphens 2010 and 2011): `five-year` and `al-Hakim` are one word each; dashes
//!      never join;
//!    - a full stop or comma between two digits: `10,000`, `38.5`;
//!    - full stops after single letters, if a letter follows: `U.S.`, `a.m.`, `U.S.A`, `J.Smith`. Such an acronym takes
//!      its last stop, and may go on with an apostrophe or hyphen: `U.S.’s`, `U.S.-led`. One letter alone takes no stop:
//!      `I.` is a word and a symbol.
//! 3. An ideograph or kana is a word by itself, with the marks on it. Other scripts written without spaces (Thai,
//!    Khmer) are not cut: a run between spaces is one word.
//! 4. A token with a letter (or a mark) is a [`TokenKind::Word`], one with digits only a [`TokenKind::Number`]. Any other
//!    character but white space and controls is a [`TokenKind::Symbol`] of its own, counted nowhere.
//!
//! Which words are counted as the same is said by [`super::fold_word`]: case makes no difference, and a possessive counts
//! with its bare word.

use super::chars::{begins_word, is_apostrophe, is_hyphen, is_ideograph, is_mark, is_word};
use crate::span::ByteSpan;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Holds a letter: `Tully`, `we've`, `al-Hakim`, `U.S.`, `Su-34`.
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

/// The tokens of the part of `text` that `span` covers, in order; none if it does not fit `text`.
#[must_use]
#[inline]
pub fn lex(text: &str, span: ByteSpan) -> Lexer<'_> {
    let fits = !span.is_empty() && text.is_char_boundary(span.start as usize);
    match text.get(..span.end as usize) {
        Some(part) if fits => Lexer { bytes: text.as_bytes(), text: part, at: span.start as usize },
        _ => Lexer { bytes: &[], text: "", at: 0 },
    }
}

/// The iterator that [`lex`] gives.
#[derive(Clone, Debug)]
pub struct Lexer<'t> {
    /// The whole text: eight bytes are read at a time, the last of them perhaps beyond the part.
    bytes: &'t [u8],
    /// The text up to the end of the part.
    text: &'t str,
    /// Everything before it is done.
    at: usize,
}

/// What an ASCII byte can do, and what leads a longer character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Word,
    Symbol,
    /// A symbol that may join runs.
    Joint,
    /// The first byte of a character beyond ASCII.
    Beyond,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Beyond; 256];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        classes[at] = if byte.is_ascii_alphanumeric() {
            Class::Word
        } else if byte == b' ' || byte.is_ascii_control() {
            Class::Blank
        } else if matches!(byte, b'\'' | b'-' | b'.' | b',') {
            Class::Joint
        } else {
            Class::Symbol
        };
        at += 1;
    }
    classes
};

impl Lexer<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// The end and the kind of the word or number that starts with the ASCII letter or digit at `start`. Words of ASCII
    /// letters and digits, joined or not, are recognised eight bytes at a time; what else there is goes to `word`.
    #[inline(always)]
    fn ascii_word(&self, start: usize) -> (usize, TokenKind) {
        let mut run_start = start;
        let mut end = start;
        let mut letter = false;
        loop {
            let Some(chunk) = self.bytes.get(end..).and_then(|rest| rest.first_chunk::<8>()) else {
                return self.word(start);
            };
            let (letters, digits) = letters_and_digits(u64::from_le_bytes(*chunk));
            let others = !(letters | digits) & HIGH_BITS;
            letter |= letters & others.wrapping_sub(1) & !others != 0;
            if others == 0 {
                end += 8;
                continue;
            }
            end += others.trailing_zeros() as usize / 8;
            let Some(&after) = self.text.as_bytes().get(end) else {
                // The part ends within the run or with it: its own end decides.
                return self.word(start);
            };
            match CLASSES[after as usize] {
                Class::Blank | Class::Symbol => break,
                Class::Joint | Class::Word | Class::Beyond => {
                    match self.joint(start, run_start, end, after) {
                        0 => break,
                        usize::MAX => return self.word(start),
                        length => {
                            end += length;
                            run_start = end;
                        }
                    }
                }
            }
        }
        (end, if letter { TokenKind::Word } else { TokenKind::Number })
    }

    /// What follows an ASCII run: the length of a joint before another ASCII run, 0 if the word ends here, `usize::MAX` if
    /// only [`Self::word`] can tell. `after` is the byte at `end`.
    #[inline(never)]
    fn joint(&self, start: usize, run_start: usize, end: usize, after: u8) -> usize {
        let bytes = self.text.as_bytes();
        let class = |at: usize| bytes.get(at).map_or(Class::Blank, |&byte| CLASSES[byte as usize]);
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let length = match after {
            b'\'' | b'-' => 1,
            b'.' if start == run_start && end - start == 1 => return usize::MAX,
            b'.' | b',' if digit(end - 1) && digit(end + 1) => return 1,
            b'.' | b',' if digit(end - 1) && class(end + 1) == Class::Beyond => return usize::MAX,
            b'.' | b',' => return 0,
            0xE2 if bytes.get(end..end + 3) == Some("’".as_bytes()) => 3,
            _ => return usize::MAX,
        };
        match class(end + length) {
            Class::Word => length,
            Class::Beyond => usize::MAX,
            Class::Blank | Class::Symbol | Class::Joint => 0,
        }
    }

    /// The end and the kind of the word or number that starts at `start`, of whatever characters.
    #[inline(never)]
    fn word(&self, start: usize) -> (usize, TokenKind) {
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
            let goes_on = next.is_some_and(|n| begins_word(n) && !is_ideograph(n));
            let joins = if c == '.' && acronym && last.is_alphabetic() {
                // "U.S." takes its last stop; a single letter ("I.") takes it only if another letter follows.
                goes_on && next.is_some_and(char::is_alphabetic) || end > start + last.len_utf8()
            } else if is_apostrophe(c) || is_hyphen(c) {
                goes_on
            } else if c == '.' || c == ',' {
                last.is_numeric() && next.is_some_and(char::is_numeric)
            } else {
                false
            };
            if !joins {
                break;
            }
            end += c.len_utf8();
            if c == '.'
                && acronym
                && !next.is_some_and(|n| goes_on && n.is_alphabetic() || is_apostrophe(n) || is_hyphen(n))
            {
                break;
            }
            acronym &= c == '.' && goes_on;
            run = 0;
            last = c;
        }
        (end, if letter { TokenKind::Word } else { TokenKind::Number })
    }

    /// The token at `start`, which is not ASCII; `None` for white space and controls, which are passed over.
    #[inline(never)]
    fn beyond_ascii(&mut self) -> Option<Token> {
        let start = self.at;
        let c = self.char_at(start)?;
        self.at += c.len_utf8();
        if c.is_whitespace() || c.is_control() {
            return None;
        }
        let kind = if is_ideograph(c) {
            while let Some(mark) = self.char_at(self.at).filter(|&m| is_mark(m)) {
                self.at += mark.len_utf8();
            }
            TokenKind::Word
        } else if begins_word(c) {
            let (end, kind) = self.word(start);
            self.at = end;
            kind
        } else {
            TokenKind::Symbol
        };
        Some(Token { span: ByteSpan::new(start, self.at), kind })
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        self.step()
    }
}

impl Lexer<'_> {
    /// The next token, as [`Iterator::next`] gives it, merged into its caller: for the index's innermost loop.
    #[inline(always)]
    pub(crate) fn step(&mut self) -> Option<Token> {
        loop {
            let start = self.at;
            let kind = match CLASSES[*self.text.as_bytes().get(start)? as usize] {
                Class::Blank => {
                    self.at += 1;
                    continue;
                }
                Class::Word => {
                    let (end, kind) = self.ascii_word(start);
                    self.at = end;
                    kind
                }
                Class::Symbol | Class::Joint => {
                    self.at += 1;
                    TokenKind::Symbol
                }
                Class::Beyond => match self.beyond_ascii() {
                    Some(token) => return Some(token),
                    None => continue,
                },
            };
            return Some(Token { span: ByteSpan { start: start as u32, end: self.at as u32 }, kind });
        }
    }
}

const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Of the eight bytes in `chunk`, which are ASCII letters and which ASCII digits: the high bit of each byte says so.
#[inline]
fn letters_and_digits(chunk: u64) -> (u64, u64) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Adding 0x80 − first sets a byte's high bit if it is at least `first`; no byte carries into the next, since all
    // are below 0x80 once the high bits are off.
    let at_least = |bytes: u64, first: u8| bytes + ONES * u64::from(0x80 - first);
    let low = chunk & !HIGH_BITS;
    let lowered = low | (ONES * 0x20);
    let ascii = !chunk & HIGH_BITS;
    let letters = at_least(lowered, b'a') & !at_least(lowered, b'z' + 1) & ascii;
    let digits = at_least(low, b'0') & !at_least(low, b'9' + 1) & ascii;
    (letters, digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        lex(text, ByteSpan::new(0, text.len())).map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_symbols() {
        assert_eq!(words("al-Hakim’s five-year war"), ["al-Hakim’s", "five-year", "war"]);
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

    #[test]
    fn acronyms() {
        assert_eq!(
            words("U.S.’s U.S.-led U.S.A e.g. U.S.-"),
            ["U.S.’s", "U.S.-led", "U.S.A", "e.g.", "U.S.", "-"]
        );
        assert_eq!(words("So am I. A.B said: I.é"), ["So", "am", "I", ".", "A.B", "said", ":", "I.é"]);
    }

    #[test]
    fn numbers() {
        assert_eq!(
            words("2016, 3.5, 1,000,000 5.x Su-34 20th"),
            ["2016", ",", "3.5", ",", "1,000,000", "5", ".", "x", "Su-34", "20th"]
        );
        let kinds: Vec<_> = lex("7 7a ½ a", ByteSpan::new(0, 9)).map(|t| t.kind).collect();
        assert_eq!(kinds, [TokenKind::Number, TokenKind::Word, TokenKind::Number, TokenKind::Word]);
    }

    #[test]
    fn marks_and_what_is_unseen() {
        assert_eq!(words("e\u{301}te\u{301} co\u{AD}op हिन्दी"), ["e\u{301}te\u{301}", "co\u{AD}op", "हिन्दी"]);
        assert_eq!(words("👨\u{200D}👩 ❤\u{FE0F}"), ["👨", "\u{200D}", "👩", "❤", "\u{FE0F}"]);
        assert_eq!(words("か\u{3099}き・ク"), ["か\u{3099}", "き", "・", "ク"]);
    }

    #[test]
    fn a_part_is_cut_as_if_nothing_stood_around_it() {
        let text = "abcdefgh-ijkl’s";
        let part =
            |start, end| lex(text, ByteSpan::new(start, end)).map(|t| t.span.of(text)).collect::<Vec<_>>();
        assert_eq!(part(2, 5), ["cde"]);
        assert_eq!(part(2, 9), ["cdefgh", "-"]);
        assert_eq!(part(9, 99), [""; 0]);
        assert_eq!(part(9, 15), [""; 0]); // cuts the apostrophe in two
    }

    /// The definition in the head of this file read plainly, a character at a time: which tokens it gives.
    fn plainly(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
        let begins = |i: usize| i < chars.len() && begins_word(at(i)) && !is_ideograph(at(i));
        let mut tokens = Vec::new();
        let mut i = 0;
        while i < chars.len() {
            let start = i;
            if is_ideograph(at(i)) {
                i += 1;
                while is_mark(at(i)) {
                    i += 1;
                }
            } else if begins(i) {
                // An acronym first: single letters with stops between.
                let mut j = i;
                let letter = |j: usize| begins(j) && at(j).is_alphabetic();
                while letter(j) && at(j + 1) == '.' && (j > i || letter(j + 2)) {
                    j += 2;
                }
                let stopped = j > i && !letter(j);
                let mut joint_ok = stopped;
                i = if j > i { j } else { i };
                loop {
                    if joint_ok {
                        joint_ok = false;
                    } else {
                        while i < chars.len() && is_word(at(i)) && !is_ideograph(at(i)) {
                            i += 1;
                        }
                    }
                    let c = at(i);
                    let number = (c == '.' || c == ',') && at(i - 1).is_numeric() && at(i + 1).is_numeric();
                    if i < chars.len() && ((is_apostrophe(c) || is_hyphen(c)) && begins(i + 1) || number) {
                        i += 1;
                    } else {
                        break;
                    }
                }
            } else {
                i += 1;
            }
            if !(at(start).is_whitespace() || at(start).is_control()) {
                tokens.push(chars[start..i].iter().collect());
            }
        }
        tokens
    }

    proptest! {
        #[test]
        fn fast_is_as_defined(text in "([a-zA-Z]{1,10}|[0-9]{1,9}|[.,'’ -]|U\\.S\\.|é|平|\u{301}|\u{2003}| |\\PC|\n){0,30}") {
            prop_assert_eq!(words(&text), plainly(&text));
        }

        #[test]
        fn tokens_are_in_order_inside_and_cover_every_letter_and_digit(text in "\\PC{0,60}|[a-zA-Z0-9 .,'’é平\u{301}-]{0,60}", cut in (0usize..60, 0usize..60)) {
            for part in [ByteSpan::new(0, text.len()), ByteSpan::new(cut.0, cut.1)] {
                let mut end = part.start as usize;
                for token in lex(&text, part) {
                    prop_assert!(token.span.start as usize >= end && !token.span.is_empty());
                    prop_assert!(!text[end..token.span.start as usize].contains(begins_word));
                    prop_assert!(part.contains(token.span));
                    let word = token.span.of(&text);
                    prop_assert!(!word.is_empty());
                    prop_assert_eq!(token.kind != TokenKind::Symbol, word.starts_with(begins_word));
                    end = token.span.end as usize;
                }
                if !part.of(&text).is_empty() {
                    prop_assert!(!text[end..part.end as usize].contains(begins_word));
                }
            }
        }

        #[test]
        fn eight_bytes_at_a_time(bytes in any::<[u8; 8]>()) {
            let (letters, digits) = letters_and_digits(u64::from_le_bytes(bytes));
            for (at, byte) in bytes.iter().enumerate() {
                prop_assert_eq!(letters >> (8 * at + 7) & 1 == 1, byte.is_ascii_alphabetic());
                prop_assert_eq!(digits >> (8 * at + 7) & 1 == 1, byte.is_ascii_digit());
            }
        }
    }
}
