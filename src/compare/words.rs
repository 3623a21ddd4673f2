//! The words of a statement with the marks that stand at them, made ready to be compared.

use crate::span::ByteSpan;
use crate::text::chars::is_apostrophe;
use crate::text::{TokenKind, fold_case, is_stop_word, lex, stem};

/// A word or number with the marks that stand at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, marks and the blanks between them included: `“main`, `significant —`.
    pub span: ByteSpan,
    /// Where it stands without marks.
    pub bare: ByteSpan,
    /// Folded: see [`fold_case`].
    pub folded: String,
    /// Whether it is no function word.
    pub is_content: bool,
    printed: u64,
    equal: u64,
    spelling: u64,
    stem: u64,
}

/// How alike two words are, most alike first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// To the letter; curly and straight marks are the same.
    Same,
    /// But for capitals and marks.
    Marks,
    /// The same word in another spelling: `U.S.` and `US`, `travelling` and `traveling`, `organise` and `organize`.
    Spelling,
    /// Of one family: `hope` and `hoping`, `Russia` and `Russia's`.
    Stem,
    /// Half or more of the letters of the longer one begin both: `early` and `earliest`.
    Similar,
    /// Two words.
    Unlike,
}

/// The words of `parts` of `text`, in order. Opening marks, brackets and signs of money go with the word after them, all
/// other symbols with the word before.
#[must_use]
pub fn words(text: &str, parts: &[ByteSpan]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for &part in parts {
        let first = words.len();
        // Where the marks begin that wait for a word.
        let mut waiting: Option<u32> = None;
        let mut last_end = part.start;
        for token in lex(text, part) {
            let span = token.span;
            if token.kind != TokenKind::Symbol {
                let whole = ByteSpan { start: waiting.take().unwrap_or(span.start), end: span.end };
                words.push(Word::new(text, whole, span));
            } else if waiting.is_none() {
                let touches = words.len() > first && last_end == span.start;
                match words.get_mut(first..).and_then(<[Word]>::last_mut) {
                    Some(before) if touches || !opens(span.of(text)) => before.span.end = span.end,
                    _ => waiting = Some(span.start),
                }
            }
            last_end = span.end;
        }
    }
    for word in &mut words {
        word.printed = hash(&printed(word.span.of(text)));
    }
    words
}

/// How alike two words are.
#[must_use]
pub fn likeness(a: &Word, b: &Word) -> Likeness {
    if a.printed == b.printed {
        Likeness::Same
    } else if a.equal == b.equal {
        Likeness::Marks
    } else if a.spelling == b.spelling {
        Likeness::Spelling
    } else if a.stem == b.stem {
        Likeness::Stem
    } else if begin_alike(&a.folded, &b.folded) {
        Likeness::Similar
    } else {
        Likeness::Unlike
    }
}

/// The parts of `sentence` that none of `taken` (in order) covers, without what is no word at their ends.
#[must_use]
pub fn outside(text: &str, sentence: ByteSpan, taken: &[ByteSpan]) -> Vec<ByteSpan> {
    let mut parts = Vec::new();
    let mut start = sentence.start;
    let edge = ByteSpan { start: sentence.end, end: sentence.end };
    for &next in taken.iter().filter(|t| t.overlaps(sentence)).chain([&edge]) {
        if next.start > start {
            let part = ByteSpan { start, end: next.start };
            let mut tokens = lex(text, part).filter(|t| t.kind != TokenKind::Symbol);
            if let Some(first) = tokens.next() {
                let end = tokens.last().map_or(first.span.end, |t| t.span.end);
                parts.push(ByteSpan { start: first.span.start, end });
            }
        }
        start = start.max(next.end);
    }
    parts
}

impl Word {
    fn new(text: &str, span: ByteSpan, bare: ByteSpan) -> Self {
        let folded = fold_case(bare.of(text));
        let bare_word = folded.strip_suffix("'s").unwrap_or(&folded);
        Self {
            span,
            bare,
            is_content: !is_stop_word(&folded),
            printed: 0,
            equal: hash(&folded),
            spelling: hash(&spelling(&folded)),
            stem: hash(&stem(bare_word)),
            folded,
        }
    }
}

/// Whether a symbol that stands apart from the word before it belongs to the word after it.
fn opens(symbol: &str) -> bool {
    matches!(
        symbol,
        "“" | "‘"
            | "„"
            | "‚"
            | "«"
            | "‹"
            | "("
            | "["
            | "{"
            | "\""
            | "'"
            | "`"
            | "´"
            | "’"
            | "$"
            | "£"
            | "€"
            | "#"
            | "@"
            | "¿"
            | "¡"
    )
}

/// As printed, but for what typesetting alone decides: the shape of marks and dashes, blanks, soft hyphens.
fn printed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{AD}')
        .map(|c| match c {
            '“' | '”' | '„' | '«' | '»' => '"',
            c if is_apostrophe(c) || matches!(c, '‘' | '‚' | '`' | '´') => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            '–' | '―' => '—',
            c => c,
        })
        .collect()
}

/// The same for the usual spellings of one word: without full stops, hyphens, apostrophes and doubled letters, `-our` as
/// `-or` and `-is-` after a consonant as `-iz-`. Digits stay as they are.
fn spelling(folded: &str) -> String {
    let mut plain = String::with_capacity(folded.len());
    if folded.bytes().any(|b| b.is_ascii_digit()) {
        plain.extend(folded.chars().filter(|&c| c != ','));
        return plain;
    }
    for c in folded.chars().filter(|c| c.is_alphabetic()) {
        if !plain.ends_with(c) {
            plain.push(c);
        }
    }
    // A possessive is another form, not another spelling.
    if folded.ends_with("'s") {
        plain.push('\'');
    }
    for (british, american) in
        [("our", "or"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize")]
    {
        if plain.len() > british.len() + 2 {
            plain = plain.replace(british, american);
        }
    }
    plain
}

fn begin_alike(a: &str, b: &str) -> bool {
    if a.bytes().chain(b.bytes()).any(|c| c.is_ascii_digit()) {
        return false;
    }
    let shared: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum();
    shared >= 4 && 2 * shared >= a.len().max(b.len())
}

/// FNV-1a.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text, &[ByteSpan::new(0, text.len())]).iter().map(|w| w.span.of(text)).collect()
    }

    fn alike(a: &str, b: &str) -> Likeness {
        let one = |t: &str| words(t, &[ByteSpan::new(0, t.len())]).remove(0);
        likeness(&one(a), &one(b))
    }

    #[test]
    fn marks_go_with_words() {
        assert_eq!(
            cut("“a significant — I repeat, a significant — development.”"),
            ["“a", "significant —", "I", "repeat,", "a", "significant —", "development.”"]
        );
        assert_eq!(
            cut("We hope (this) \"will\" cost $5 (about £3.5)…"),
            ["We", "hope", "(this)", "\"will\"", "cost", "$5", "(about", "£3.5)…"]
        );
        assert_eq!(cut("— “ "), Vec::<&str>::new());
        assert_eq!(cut("the rebels' camp"), ["the", "rebels'", "camp"]);
    }

    #[test]
    fn how_alike() {
        assert_eq!(alike("we’ve", "we've"), Likeness::Same);
        assert_eq!(alike("\"Seize,", "seize"), Likeness::Marks);
        for (a, b) in
            [("U.S.", "US"), ("travelling", "traveling"), ("organise", "organize"), ("harbour", "harbor")]
        {
            assert_eq!(alike(a, b), Likeness::Spelling, "{a} {b}");
        }
        for (a, b) in [("hope", "hoping"), ("Russia", "Russia's"), ("talks", "talked")] {
            assert_eq!(alike(a, b), Likeness::Stem, "{a} {b}");
        }
        assert_eq!(alike("early", "earliest"), Likeness::Similar);
        for (a, b) in [("four", "for"), ("will", "would"), ("1,000", "1,001"), ("impact", "influence")] {
            assert_eq!(alike(a, b), Likeness::Unlike, "{a} {b}");
        }
        assert_eq!(alike("1,000", "1000"), Likeness::Spelling);
    }

    #[test]
    fn what_is_left_of_a_sentence() {
        let text = "He said “it is over”, and left.";
        let taken = [ByteSpan::new(8, 24)];
        let left: Vec<&str> =
            outside(text, ByteSpan::new(0, text.len()), &taken).iter().map(|s| s.of(text)).collect();
        assert_eq!(left, ["He said", "and left"]);
    }
}
