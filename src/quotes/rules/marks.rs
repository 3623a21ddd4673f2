//! Quotation marks: which open, which close, and what lies between them.

use crate::quotes::Document;
use crate::span::ByteSpan;
use crate::text::TokenKind;
use std::ops::Range;

/// Words inside quotation marks, within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Marks included; up to the last token of the paragraph if nothing closes it.
    pub span: ByteSpan,
    /// The tokens that it covers, those of the marks included.
    pub tokens: Range<usize>,
    /// How many tokens the opening mark is: 1, or 2 where it is typed as ``.
    pub opening: usize,
    /// How many tokens the closing mark is; 0 where nothing closes it.
    pub closing: usize,
    /// Whether the marks are single ones.
    pub single: bool,
    /// Index into [`Document::layout`]'s paragraphs.
    pub paragraph: u32,
}

impl Zone {
    /// The tokens between the marks.
    #[must_use]
    pub fn inner(&self) -> Range<usize> {
        let start = self.tokens.start + self.opening;
        start..self.tokens.end.saturating_sub(self.closing).max(start)
    }

    /// Whether a mark closes it. One left open runs to the end of its paragraph, as where the quotation goes on in
    /// the next.
    #[must_use]
    pub fn closed(&self) -> bool {
        self.closing > 0
    }
}

/// The quotation marks of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// In the order of the text; none lies inside another.
    pub zones: Vec<Zone>,
    of: Vec<u32>,
}

impl Marks {
    /// Pairs the marks of an article.
    ///
    /// Double marks pair within their paragraph: “…”, "…", „…“, «…», ``…''. A straight mark opens where none is open,
    /// unless it stands after a letter or a point and before a blank. A mark inside an open quotation of the same style
    /// is passed over. Single marks count outside double ones only, and only where they cannot be apostrophes. Marks
    /// with no word between them are none.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut marks = Self { zones: Vec::new(), of: vec![u32::MAX; document.tokens.len()] };
        let mut start = 0;
        while start < document.tokens.len() {
            let paragraph = document.tokens[start].paragraph;
            let length = document.tokens[start..].partition_point(|t| t.paragraph == paragraph);
            marks.read(document, start..start + length);
            start += length.max(1);
        }
        marks
    }

    /// The zone in which a token lies, marks included.
    #[must_use]
    pub fn zone(&self, token: usize) -> Option<&Zone> {
        self.zones.get(*self.of.get(token)? as usize)
    }

    /// The index of the zone in which a token lies.
    #[must_use]
    pub fn zone_index(&self, token: usize) -> Option<usize> {
        self.of.get(token).map(|&z| z as usize).filter(|&z| z < self.zones.len())
    }

    /// Whether a token lies in quotation marks, the marks themselves included.
    #[must_use]
    pub fn quoted(&self, token: usize) -> bool {
        self.zone_index(token).is_some()
    }

    fn read(&mut self, document: &Document, tokens: Range<usize>) {
        let mut at = tokens.start;
        while at < tokens.end {
            let Some(mark) = Mark::at(document, at, tokens.clone()) else {
                at += 1;
                continue;
            };
            if !mark.may_open {
                at += mark.length;
                continue;
            }
            let close = self.close(document, at, mark, tokens.clone());
            let (end, closing) = match close {
                Some((end, closing)) => (end, closing),
                None if mark.style.single() => {
                    at += 1;
                    continue;
                }
                None => (tokens.end, 0),
            };
            let inner = at + mark.length..end - closing;
            if document.tokens[inner].iter().any(|t| t.kind != TokenKind::Symbol) {
                self.push(document, at..end, mark, closing);
            }
            at = end;
        }
    }

    /// The end (one past the mark) and length of what closes the mark at `open`.
    fn close(
        &self,
        document: &Document,
        open: usize,
        mark: Mark,
        tokens: Range<usize>,
    ) -> Option<(usize, usize)> {
        let mut at = open + mark.length;
        // A single mark is closed soon or is an apostrophe.
        let limit = if mark.style.single() { tokens.end.min(open + 80) } else { tokens.end };
        while at < limit {
            let Some(next) = Mark::at(document, at, tokens.clone()) else {
                at += 1;
                continue;
            };
            if mark.style.single() && !next.style.single() {
                return None;
            }
            let may_close = next.may_close || mark.style == Style::Low && next.style == Style::Curly;
            if may_close && next.style.closes(mark.style) && at > open + mark.length {
                return Some((at + next.length, next.length));
            }
            at += next.length;
        }
        None
    }

    fn push(&mut self, document: &Document, tokens: Range<usize>, mark: Mark, closing: usize) {
        let (Some(first), Some(last)) =
            (document.tokens.get(tokens.start), document.tokens.get(tokens.end.saturating_sub(1)))
        else {
            return;
        };
        for of in &mut self.of[tokens.clone()] {
            *of = self.zones.len() as u32;
        }
        self.zones.push(Zone {
            span: first.span.join(last.span),
            tokens,
            opening: mark.length,
            closing,
            single: mark.style.single(),
            paragraph: first.paragraph,
        });
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Straight,
    Curly,
    Low,
    Angle,
    Typed,
    Single,
}

impl Style {
    fn single(self) -> bool {
        self == Self::Single
    }

    /// Writers and converters mix straight, curly and typed marks; low and angle ones have their own closing mark.
    fn closes(self, open: Self) -> bool {
        match open {
            Self::Straight | Self::Curly | Self::Typed => {
                matches!(self, Self::Straight | Self::Curly | Self::Typed)
            }
            Self::Low => matches!(self, Self::Low | Self::Curly | Self::Straight),
            Self::Angle | Self::Single => self == open,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    style: Style,
    length: usize,
    may_open: bool,
    may_close: bool,
}

impl Mark {
    /// The mark that begins at a token, judged by what stands beside it.
    fn at(document: &Document, at: usize, tokens: Range<usize>) -> Option<Self> {
        let word = document.word(at);
        let twice = at + 1 < tokens.end && document.word(at + 1) == word && glued(document, at);
        let new = |style, length, may_open, may_close| Some(Self { style, length, may_open, may_close });
        match word {
            "“" => new(Style::Curly, 1, true, false),
            // Some writers close German-style with “, some open with ”.
            "”" => new(Style::Curly, 1, opens(document, at, 1, &tokens), true),
            "„" => new(Style::Low, 1, true, false),
            "«" => new(Style::Angle, 1, true, false),
            "»" => new(Style::Angle, 1, false, true),
            "\"" | "＂" => {
                let opening = !ends_word(document, at, &tokens) || !blank_after(document, at, &tokens);
                new(Style::Straight, 1, opening, true)
            }
            "`" if twice => new(Style::Typed, 2, true, false),
            // Three in a row are a single mark and a double one, from the inside out.
            "'" if twice
                && at + 2 < tokens.end
                && document.word(at + 2) == "'"
                && glued(document, at + 1)
                && ends_word(document, at, &tokens) =>
            {
                new(Style::Single, 1, false, true)
            }
            "'" if twice => {
                let opening = !ends_word(document, at, &tokens) || !blank_after(document, at + 1, &tokens);
                new(Style::Typed, 2, opening, true)
            }
            "‘" => new(Style::Single, 1, opens(document, at, 1, &tokens), false),
            "'" | "’" => {
                let opening = word == "'" && opens(document, at, 1, &tokens);
                let before =
                    at.checked_sub(1).filter(|&b| b >= tokens.start).map_or("", |b| document.word(b));
                // After a plural s it is as likely a possessive.
                let closing = !blank_before(document, at, &tokens) && !before.ends_with(['s', 'S']);
                new(Style::Single, 1, opening, closing)
            }
            _ => None,
        }
    }
}

fn glued(document: &Document, left: usize) -> bool {
    match (document.tokens.get(left), document.tokens.get(left + 1)) {
        (Some(a), Some(b)) => a.span.end == b.span.start,
        _ => false,
    }
}

fn blank_before(document: &Document, at: usize, tokens: &Range<usize>) -> bool {
    at == tokens.start || !glued(document, at - 1)
}

fn blank_after(document: &Document, at: usize, tokens: &Range<usize>) -> bool {
    at + 1 >= tokens.end || !glued(document, at)
}

/// Whether something that a quotation can end with stands right before the mark.
fn ends_word(document: &Document, at: usize, tokens: &Range<usize>) -> bool {
    if blank_before(document, at, tokens) {
        return false;
    }
    let last = document.word(at - 1).chars().next_back();
    last.is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '.' | ',' | '!' | '?' | '…' | ';' | ':' | ')' | ']' | '\'' | '’' | '%')
    })
}

/// Whether a blank, bracket or dash stands before the mark and a word after it.
fn opens(document: &Document, at: usize, length: usize, tokens: &Range<usize>) -> bool {
    let before = blank_before(document, at, tokens)
        || matches!(document.word(at - 1), "(" | "[" | "—" | "–" | "-" | "\"" | "“" | "/");
    before && !blank_after(document, at + length - 1, tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ManifestEntry, parse};
    use crate::source::SourceText;
    use crate::text::Layout;

    fn zones(text: &str) -> Vec<String> {
        let source = SourceText { text: text.to_owned(), encoding: "UTF-8" };
        let article = parse("a.txt", source, &ManifestEntry::default());
        let layout = Layout::of(&article);
        let document = Document::new(&article, &layout);
        Marks::of(&document).zones.iter().map(|z| z.span.of(text).to_owned()).collect()
    }

    #[test]
    fn pairs_of_every_style() {
        assert_eq!(zones("He said, “Go.” She said \"no\" twice."), ["“Go.”", "\"no\""]);
        assert_eq!(zones("``Go,'' he said. ''Now,'' he added."), ["``Go,''", "''Now,''"]);
        assert_eq!(zones("He called it „gut“ and «bon»."), ["„gut“", "«bon»"]);
        assert_eq!(zones("It was ‘over’, he said, the years' end."), ["‘over’"]);
        assert_eq!(zones("It's the rebels' day, isn't it?"), [""; 0]);
    }

    #[test]
    fn marks_inside_marks_and_open_ones() {
        assert_eq!(zones("“He said ‘no’ to me,” she said."), ["“He said ‘no’ to me,”"]);
        assert_eq!(zones("“One. Two.\n“Three.” End."), ["“One. Two.", "“Three.”"]);
        assert_eq!(zones("It ended.\" He left."), [""; 0]);
    }
}
