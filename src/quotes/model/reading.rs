//! The article as the tagger reads it: for each token a few hashed properties, for each sentence, paragraph and quoted
//! zone what the features need to know about it. Computed once per article.

use super::lexicon::CueLexicon;
use crate::quotes::Document;
use crate::quotes::rules::marks::Marks;
use crate::text::TokenKind;

/// What the features know about one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tok {
    /// Hash of the word in lower case.
    pub word: u32,
    /// Class of the shape in seven bits: digits, capitals, capitalised, lower case, each with or without hyphen, or which
    /// symbol.
    pub shape: u32,
    /// Hash of the last three letters.
    pub suf3: u32,
    /// Hash of the last two letters.
    pub suf2: u32,
    /// 1 if the token stands in a quoted zone.
    pub q: u32,
    /// Cue level 0 to 4 from the lexicon; 0 in quoted zones.
    pub lx: u32,
    /// See the `IS_…` bits.
    pub bits: u32,
}

/// A comma.
pub const IS_COMMA: u32 = 1;
/// A double quotation mark.
pub const IS_MARK: u32 = 2;
/// A word that begins with a capital.
pub const IS_CAPITAL: u32 = 4;
/// A personal pronoun.
pub const IS_PRONOUN: u32 = 8;
/// A word or mark at which a clause may break: comma, semicolon, dash, `and`, `but`, `as`, `while`, `because`, `when`.
pub const IS_BREAKER: u32 = 16;
/// The word `that`.
pub const IS_THAT: u32 = 32;
/// A word or number, not a symbol.
pub const IS_WORD: u32 = 64;
/// The possessive clitic.
pub const IS_POSSESSIVE: u32 = 128;
/// A function word that opens a noun phrase: `the`, `a`, `his` …
pub const IS_DETERMINER: u32 = 256;
/// A preposition.
pub const IS_PREPOSITION: u32 = 512;
/// First person: `I`, `we`.
pub const IS_FIRST: u32 = 1024;
/// `which`, `who`, `whom`, `whose`.
pub const IS_RELATIVE: u32 = 2048;
/// Ends a sentence: `.`, `!`, `?`.
pub const IS_STOP: u32 = 4096;

/// A sentence of the document, in token indices.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sent {
    pub start: usize,
    pub end: usize,
    /// Place in its paragraph, at most 2.
    pub place: u32,
    pub max_lx: u32,
    /// Tokens of cue level 2 and more, at most 3.
    pub cues: u32,
    pub has_quote: u32,
    pub all_quoted: u32,
    /// `max_lx` of the sentence before it in the paragraph.
    pub prev_lx: u32,
}

/// A paragraph, in token indices, with its range of sentences.
#[derive(Clone, Copy, Debug, Default)]
pub struct Para {
    pub start: usize,
    pub end: usize,
    pub first_sent: usize,
    pub last_sent: usize,
    pub has_quote: u32,
    pub starts_quoted: u32,
    pub ends_quoted: u32,
    pub all_quoted: u32,
    /// Whether its last mark closes what was opened.
    pub closed: u32,
}

/// A quoted zone, in token indices: both marks included, so far as they are there.
#[derive(Clone, Copy, Debug)]
pub struct Zone {
    pub start: usize,
    pub end: usize,
}

/// One article, read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub toks: Vec<Tok>,
    pub sents: Vec<Sent>,
    pub paras: Vec<Para>,
    pub zones: Vec<Zone>,
    /// Of each token, its sentence in `sents`.
    pub sent_of: Vec<u32>,
    /// Of each token, its zone in `zones`, or `u32::MAX`.
    pub zone_of: Vec<u32>,
    /// Before each token, how many commas, marks and capitalised words stand in the article.
    pub commas: Vec<u32>,
    pub marks: Vec<u32>,
    pub capitals: Vec<u32>,
}

/// One step of the hash; good enough to spread 24 bits.
#[inline]
pub fn mix(state: u64, part: u32) -> u64 {
    let h = (state ^ u64::from(part)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h ^ (h >> 32)
}

/// Hash of a word given in lower case; the same that [`Tok::word`] holds.
#[must_use]
pub fn hash_lower(word: &str) -> u32 {
    word.chars().fold(1, |h, c| mix(h, c as u32)) as u32
}

struct WordForm {
    word: u32,
    shape: u32,
    suf3: u32,
    suf2: u32,
}

fn form(word: &str, kind: TokenKind, mark: Mark) -> WordForm {
    if kind == TokenKind::Symbol {
        let c = match mark {
            Mark::Open => '“',
            Mark::Close => '”',
            Mark::None => match word.chars().next().unwrap_or(' ') {
                '’' | 'ʼ' => '\'',
                '–' | '―' => '—',
                c => c,
            },
        };
        let h = mix(1, c as u32) as u32;
        return WordForm { word: h, shape: 64 + (h >> 8 & 63), suf3: h, suf2: h };
    }
    let mut h = 1u64;
    let mut last = [0u32; 3];
    let (mut letters, mut upper, mut first_upper, mut hyphen, mut digits) = (0, 0, false, false, false);
    let mut push = |c: char| {
        h = mix(h, c as u32);
        last = [last[1], last[2], c as u32];
    };
    for (at, c) in word.chars().enumerate() {
        if c.is_ascii() {
            if c.is_ascii_uppercase() {
                upper += 1;
                first_upper |= at == 0;
            }
            letters += usize::from(c.is_ascii_alphabetic());
            digits |= c.is_ascii_digit();
            hyphen |= c == '-';
            push(c.to_ascii_lowercase());
        } else if c == '’' || c == 'ʼ' {
            push('\'');
        } else {
            if c.is_uppercase() {
                upper += 1;
                first_upper |= at == 0;
            }
            letters += usize::from(c.is_alphabetic());
            crate::text::case::lower_each(c, &mut push);
        }
    }
    let class = if letters == 0 && digits {
        1
    } else if upper == letters && letters > 1 {
        2
    } else if first_upper {
        3
    } else if upper == 0 && !digits {
        4
    } else {
        5
    };
    let suf2 = mix(mix(7, last[1]), last[2]);
    WordForm {
        word: h as u32,
        shape: class + if hyphen { 8 } else { 0 },
        suf3: mix(suf2, last[0]) as u32,
        suf2: suf2 as u32,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Open,
    Close,
}

const PRONOUNS: [&str; 10] = ["he", "she", "they", "it", "i", "we", "you", "who", "them", "him"];
const BREAKERS: [&str; 8] = ["and", "but", "as", "while", "because", "when", "although", "though"];
const DETERMINERS: [&str; 14] =
    ["the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "these", "those", "some"];
const PREPOSITIONS: [&str; 14] =
    ["of", "to", "in", "for", "with", "from", "by", "on", "at", "about", "against", "among", "under", "per"];
const RELATIVES: [&str; 4] = ["who", "which", "whom", "whose"];

fn word_bits(word: &str) -> u32 {
    let mut bits = IS_WORD;
    if word.starts_with(char::is_uppercase) {
        bits |= IS_CAPITAL;
    }
    let mut lower = [0; 8];
    let Some(lower) = lower.get_mut(..word.len()) else { return bits };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let is = |list: &[&str]| list.iter().any(|w| w.as_bytes() == lower);
    let mut set = |bit: u32, on: bool| bits |= if on { bit } else { 0 };
    set(IS_PRONOUN, is(&PRONOUNS));
    set(IS_BREAKER, is(&BREAKERS));
    set(IS_DETERMINER, is(&DETERMINERS));
    set(IS_PREPOSITION, is(&PREPOSITIONS));
    set(IS_RELATIVE, is(&RELATIVES));
    set(IS_THAT, is(&["that"]));
    set(IS_FIRST, is(&["i", "we"]));
    set(IS_POSSESSIVE, matches!(word, "'s" | "’s" | "'S" | "’S"));
    bits
}

impl Reading {
    /// Reads an article.
    #[must_use]
    pub fn new(document: &Document, marks: &Marks, lexicon: &CueLexicon) -> Self {
        let mut r = Self::default();
        let n = document.tokens.len();
        r.toks.reserve(n);
        r.sent_of.reserve(n);
        r.zone_of.reserve(n);
        let mut start = 0;
        while start < n {
            let paragraph = document.tokens[start].paragraph;
            let mut end = start;
            while end < n && document.tokens[end].paragraph == paragraph {
                end += 1;
            }
            r.paragraph(document, marks, lexicon, start, end);
            start = end;
        }
        r.count();
        r
    }

    fn paragraph(
        &mut self,
        document: &Document,
        marks: &Marks,
        lexicon: &CueLexicon,
        start: usize,
        end: usize,
    ) {
        let mut closed = 1;
        let mut last = None;
        for at in start..end {
            let token = &document.tokens[at];
            let word = document.word(at);
            let zone = marks.zone_index(at);
            let mut mark = Mark::None;
            if let Some(index) = zone {
                let z = &marks.zones[index];
                if last != zone {
                    last = zone;
                    closed = u32::from(z.closed());
                    self.zones.push(Zone { start: z.tokens.start, end: z.tokens.end });
                }
                if at == z.tokens.start {
                    mark = Mark::Open;
                } else if at + 1 == z.tokens.end && z.closed() {
                    mark = Mark::Close;
                }
            }
            let f = form(word, token.kind, mark);
            let q = u32::from(zone.is_some());
            let mut bits = if token.kind == TokenKind::Symbol {
                match word {
                    "," => IS_COMMA | IS_BREAKER,
                    ";" | "—" | "–" => IS_BREAKER,
                    "." | "!" | "?" => IS_STOP,
                    "“" | "”" | "\"" => IS_MARK,
                    _ => 0,
                }
            } else {
                word_bits(word)
            };
            if mark != Mark::None {
                bits |= IS_MARK;
            }
            let lx = if q == 1 { 0 } else { lexicon.level(f.word) };
            self.toks.push(Tok { word: f.word, shape: f.shape, suf3: f.suf3, suf2: f.suf2, q, lx, bits });
            self.zone_of.push(if zone.is_some() { self.zones.len() as u32 - 1 } else { u32::MAX });
        }
        self.sentences(document, start, end, closed);
    }

    fn sentences(&mut self, document: &Document, start: usize, end: usize, closed: u32) {
        let (according, to) = (hash_lower("according"), hash_lower("to"));
        for at in start + 1..end {
            let (a, b) = (self.toks[at - 1], self.toks[at]);
            if a.word == according && b.word == to && a.q == 0 {
                self.toks[at - 1].lx = 4;
                self.toks[at].lx = 4;
            }
        }
        let first_sent = self.sents.len();
        let mut from = start;
        let mut prev_lx = 0;
        while from < end {
            let id = document.tokens[from].sentence;
            let mut to = from;
            while to < end && document.tokens[to].sentence == id {
                self.sent_of.push(self.sents.len() as u32);
                to += 1;
            }
            let toks = &self.toks[from..to];
            let max_lx = toks.iter().map(|t| t.lx).max().unwrap_or(0);
            self.sents.push(Sent {
                start: from,
                end: to,
                place: (self.sents.len() - first_sent).min(2) as u32,
                max_lx,
                cues: toks.iter().filter(|t| t.lx >= 2).count().min(3) as u32,
                has_quote: u32::from(toks.iter().any(|t| t.q == 1)),
                all_quoted: u32::from(toks.iter().all(|t| t.q == 1)),
                prev_lx,
            });
            prev_lx = max_lx;
            from = to;
        }
        let toks = &self.toks[start..end];
        self.paras.push(Para {
            start,
            end,
            first_sent,
            last_sent: self.sents.len(),
            has_quote: u32::from(toks.iter().any(|t| t.q == 1)),
            starts_quoted: toks.first().map_or(0, |t| t.q),
            ends_quoted: toks.last().map_or(0, |t| t.q),
            all_quoted: u32::from(toks.iter().all(|t| t.q == 1)),
            closed,
        });
    }

    fn count(&mut self) {
        let (mut commas, mut marks, mut capitals) = (0, 0, 0);
        for t in &self.toks {
            self.commas.push(commas);
            self.marks.push(marks);
            self.capitals.push(capitals);
            commas += u32::from(t.bits & IS_COMMA != 0);
            marks += u32::from(t.bits & IS_MARK != 0);
            capitals += u32::from(t.bits & IS_CAPITAL != 0);
        }
        self.commas.push(commas);
        self.marks.push(marks);
        self.capitals.push(capitals);
    }

    /// The words between two tokens, both left out: is there a comma, is there a mark?
    #[must_use]
    pub fn between(&self, a: usize, b: usize) -> (u32, u32) {
        let (a, b) = (a + 1, b.max(a + 1));
        (u32::from(self.commas[b] > self.commas[a]), u32::from(self.marks[b] > self.marks[a]))
    }
}
