//! An article's tokens with what speaker resolution needs to know of each: classes, quotation marks, headlines.

use super::words::{Words, class::*, fold};
use crate::quotes::Document;
use crate::span::ByteSpan;
use crate::text::TokenKind;

/// What a hyphen joins to a name to make an adjective of it.
const ADJECTIVE_TAILS: [&str; 12] =
    ["born", "era", "led", "run", "style", "wide", "winner", "old", "owned", "held", "hopeful", "friendly"];

/// An article's tokens, classified once.
pub(super) struct Tokens<'a> {
    doc: &'a Document<'a>,
    /// Classes of each token.
    pub(super) bits: Vec<u32>,
    /// Whether it is written as a name.
    capitals: Vec<bool>,
    /// Whether it stands in quotation marks.
    pub(super) quoted: Vec<bool>,
    /// Whether it stands in a line set in title case, where capitals say nothing.
    pub(super) titled: Vec<bool>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(doc: &'a Document<'a>, words: &Words) -> Self {
        let n = doc.tokens.len();
        let mut tokens = Self {
            doc,
            bits: Vec::with_capacity(n),
            capitals: Vec::with_capacity(n),
            quoted: vec![false; n],
            titled: vec![false; n],
        };
        let mut buffer = String::new();
        for (i, token) in doc.tokens.iter().enumerate() {
            let word = doc.word(i);
            let bits = if token.kind == TokenKind::Word {
                buffer.clear();
                if word.is_ascii() {
                    buffer.push_str(word);
                    buffer.make_ascii_lowercase();
                } else {
                    buffer.push_str(&fold(word));
                }
                words.bits(&buffer)
            } else {
                0
            };
            tokens.bits.push(bits);
            tokens.capitals.push(token.kind == TokenKind::Word && capitalised(word));
        }
        tokens.mark();
        tokens
    }

    /// Finds quoted zones and lines in title case, a paragraph at a time.
    fn mark(&mut self) {
        let mut start = 0;
        while start < self.len() {
            let paragraph = self.doc.tokens[start].paragraph;
            let mut end = start;
            let (mut capitals, mut open, mut plain) = (0, false, false);
            while end < self.len() && self.doc.tokens[end].paragraph == paragraph {
                let word = self.word(end);
                let mark = if self.is_word(end) { "" } else { word };
                match mark {
                    "“" | "«" | "„" => open = true,
                    "”" | "»" => open = false,
                    "\"" => open = !open,
                    // '' stands for a double mark in some archives.
                    "'" | "`" if self.word(end + 1) == word && self.touches(end) => open = !open,
                    _ => self.quoted[end] = open,
                }
                // Title case leaves small words alone in lower case; it writes "Is" and "Has".
                if self.is_word(end) && !self.possessive(end) {
                    let small = PREPOSITION | CONJUNCTION | DETERMINER | PARTICLE;
                    capitals += usize::from(self.capital(end));
                    plain |= !self.capital(end) && (!self.is(end, small) || self.is(end, AUXILIARY));
                }
                end += 1;
            }
            if capitals >= 4 && !plain && end - start <= 30 {
                self.titled[start..end].fill(true);
            }
            start = end;
        }
    }

    pub(super) fn len(&self) -> usize {
        self.doc.tokens.len()
    }

    /// The article's whole source text.
    pub(super) fn text_of_all(&self) -> &'a str {
        self.doc.text
    }

    pub(super) fn word(&self, i: usize) -> &'a str {
        self.doc.word(i)
    }

    pub(super) fn folded(&self, i: usize) -> String {
        fold(self.word(i))
    }

    pub(super) fn is(&self, i: usize, bits: u32) -> bool {
        self.bits.get(i).is_some_and(|b| b & bits != 0)
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub(super) fn sentence(&self, i: usize) -> u32 {
        self.doc.tokens.get(i).map_or(u32::MAX, |t| t.sentence)
    }

    pub(super) fn paragraph(&self, i: usize) -> u32 {
        self.doc.tokens.get(i).map_or(u32::MAX, |t| t.paragraph)
    }

    pub(super) fn span(&self, i: usize) -> ByteSpan {
        self.doc.tokens.get(i).map_or_else(ByteSpan::default, |t| t.span)
    }

    /// Whether `a` and `b` stand in one sentence.
    pub(super) fn together(&self, a: usize, b: usize) -> bool {
        a < self.len() && b < self.len() && self.sentence(a) == self.sentence(b)
    }

    /// Whether nothing stands between token `i` and the one after it.
    pub(super) fn touches(&self, i: usize) -> bool {
        i + 1 < self.len() && self.span(i).end == self.span(i + 1).start
    }

    /// Whether `i` is a possessive mark: 's or a bare apostrophe after an s.
    pub(super) fn possessive(&self, i: usize) -> bool {
        match self.word(i) {
            "'s" | "’s" | "'S" | "’S" => true,
            "'" | "’" => {
                i > 0
                    && self.touches(i - 1)
                    && self.word(i - 1).ends_with('s')
                    && !self.quoted[i]
                    && !(self.word(i + 1) == self.word(i) && self.touches(i))
            }
            _ => false,
        }
    }

    /// Whether the token is written as a name.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.capitals.get(i).copied().unwrap_or(false)
    }

    /// Whether the token is capitals alone, two at least: an acronym.
    pub(super) fn acronym(&self, i: usize) -> bool {
        let word = self.word(i);
        self.is_word(i)
            && word.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && word.chars().all(|c| c.is_uppercase() || c == '.' || c == '-' || c.is_numeric())
    }

    /// Whether `i` is the first word of its sentence, marks before it aside.
    pub(super) fn first(&self, i: usize) -> bool {
        let mut at = i;
        while at > 0 && self.together(at - 1, i) {
            at -= 1;
            if self.is_word(at) {
                return false;
            }
        }
        true
    }

    /// The source text from token `a` up to, not including, token `b`, with single spaces.
    pub(super) fn text(&self, a: usize, b: usize) -> String {
        if a >= b || b > self.len() {
            return String::new();
        }
        let span = self.span(a).join(self.span(b - 1));
        let mut out = String::with_capacity(span.len());
        for part in span.of(self.doc.text).split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(part);
        }
        out
    }

    /// The tokens that a span covers, as a range.
    pub(super) fn range(&self, span: ByteSpan) -> (usize, usize) {
        let tokens = &self.doc.tokens;
        let start = tokens.partition_point(|t| t.span.end <= span.start);
        let end = tokens.partition_point(|t| t.span.start < span.end);
        (start, end.max(start))
    }
}

/// Whether a word is written as a name: a capital first, or after "al-", "d'", "Mc".
fn capitalised(word: &str) -> bool {
    if word.starts_with(|c: char| c.is_lowercase()) && !word.contains(char::is_uppercase) {
        return false;
    }
    // "Oscar-winning", "Clinton-backed", "U.S.-led": adjectives.
    if let Some((_, tail)) = word.rsplit_once('-')
        && tail.starts_with(char::is_lowercase)
        && (ADJECTIVE_TAILS.contains(&tail) || tail.ends_with("ed") || tail.ends_with("ing"))
    {
        return false;
    }
    let mut chars = word.chars();
    match chars.next() {
        Some(c) if c.is_uppercase() => true,
        Some(c) if c.is_lowercase() => {
            // "al-Rashid", "d'Estaing", "eBay"; not "anti-American".
            let second = word.char_indices().find(|&(_, c)| c == '-' || c == '\'' || c == '’');
            match second {
                Some((at, mark)) if at <= 3 => {
                    let prefix = &word[..at];
                    let particle =
                        matches!(prefix, "al" | "el" | "ad" | "ar" | "as" | "ash" | "an" | "d" | "l" | "ul");
                    particle && word[at + mark.len_utf8()..].chars().next().is_some_and(char::is_uppercase)
                }
                _ => word.chars().count() > 2 && chars.next().is_some_and(char::is_uppercase),
            }
        }
        _ => false,
    }
}
