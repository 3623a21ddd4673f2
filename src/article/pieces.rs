//! Lines as they are looked at: trimmed, folded, measured.

use crate::span::ByteSpan;
use crate::text::case::push_lower;
use crate::text::fold_case_into;

/// Longer lines are paragraphs whatever they hold: no pattern is looked for in them.
const LONGEST_PATTERN: usize = 2000;

/// Longer lines are no titles, labels or dates.
const LONGEST_TITLE: usize = 400;

/// A line of the source text, and what its shape says.
#[derive(Clone, Debug)]
pub(super) struct Piece<'t> {
    /// The line without its line end.
    pub span: ByteSpan,
    /// The line without white space around it.
    pub inner: ByteSpan,
    /// What `inner` covers.
    pub text: &'t str,
    /// `text` for looking patterns up: lower case, straight apostrophes, one space between words. Empty for a line too
    /// long to be anything but a paragraph.
    pub folded: String,
    /// `folded` without everything but letters, digits and single spaces. Empty for a line too long to be a title.
    pub key: String,
    /// Words, or what stands between spaces and holds a letter or digit.
    pub words: usize,
    /// Whether it ends as a sentence does, closing marks set aside.
    pub stop: bool,
    /// Whether it begins with an opening quotation mark.
    pub quoted: bool,
    /// Whether no blank line stands between it and the line before.
    pub adjoins: bool,
}

impl Piece<'_> {
    /// At least one whole sentence, by its look.
    pub fn is_sentence(&self) -> bool {
        self.words >= 25 || (self.words >= 6 && (self.stop || self.quoted || self.text.ends_with(':')))
    }

    /// A paragraph, by its look.
    pub fn is_prose(&self) -> bool {
        self.words >= 25 || (self.words >= 10 && self.stop)
    }

    /// Whether it holds quotation marks of any kind but apostrophes.
    pub fn has_quotes(&self) -> bool {
        self.text.contains(['"', '“', '”', '«', '»', '„'])
    }
}

/// Cuts a text into lines at LF, CRLF and CR.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    let mut blank_before = true;
    let mut push = |start: usize, end: usize| {
        let piece = piece(text, start, end, !blank_before);
        blank_before = piece.text.is_empty();
        found.push(piece);
    };
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if at < start {
            continue; // the LF of a CRLF
        }
        push(start, at);
        start = at + 1 + usize::from(bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n'));
    }
    if start < bytes.len() {
        push(start, bytes.len());
    }
    found
}

fn piece(text: &str, start: usize, end: usize, adjoins: bool) -> Piece<'_> {
    let line = text.get(start..end).unwrap_or("");
    let inner = line.trim_matches(is_space);
    let at = start + (inner.as_ptr() as usize - line.as_ptr() as usize);
    let folded = if inner.len() > LONGEST_PATTERN { String::new() } else { fold(inner) };
    let key = if inner.len() > LONGEST_TITLE { String::new() } else { key(inner) };
    let words = inner.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let stop = inner.trim_end_matches(is_closing).ends_with(['.', '!', '?', '…', '。', '！', '？']);
    let quoted = inner.starts_with(['"', '“', '„', '«', '‘']) || inner.starts_with("''");
    Piece {
        span: ByteSpan::new(start, end),
        inner: ByteSpan::new(at, at + inner.len()),
        text: inner,
        folded,
        key,
        words,
        stop,
        quoted,
        adjoins,
    }
}

/// White space, and the characters that print as nothing.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']') || is_space(c)
}

fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        fold_case_into(word, &mut folded);
    }
    folded
}

/// Letters and digits in lower case, words apart by one space; apostrophes go without leaving a space.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if space && !key.is_empty() {
                key.push(' ');
            }
            space = false;
            push_lower(&mut key, c);
        } else if !matches!(c, '\'' | '’') {
            space = true;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end() {
        let text = "one\r\ntwo\rthree\n\n\u{A0}four \u{A0}";
        let lines: Vec<&str> = pieces(text).iter().map(|p| p.span.of(text)).collect();
        assert_eq!(lines, ["one", "two", "three", "", "\u{A0}four \u{A0}"]);
        assert_eq!(pieces(text)[4].text, "four");
        assert!(pieces("").is_empty());
        assert_eq!(pieces("a\n").len(), 1);
    }

    #[test]
    fn folding() {
        let line = &pieces("  “It’s  Here,” she said.")[0];
        assert_eq!(
            (line.folded.as_str(), line.key.as_str()),
            ("“it's here,” she said.", "its here she said")
        );
        assert!(line.stop && line.quoted && line.words == 4);
    }
}
