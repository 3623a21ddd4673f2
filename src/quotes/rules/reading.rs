//! One article with everything that the rules look at: folded words, quotation marks, cues, units.

use super::marks::Marks;
use super::words;
use crate::quotes::lexicon::{self, Cue, Form};
use crate::quotes::{DocToken, Document, Kind};
use crate::span::ByteSpan;
use crate::text::{TokenKind, fold_case_into};
use std::ops::Range;

/// A sentence of more tokens is none; cutting it keeps the work per unit bounded.
const LONGEST_UNIT: usize = 400;

/// A cue at its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct CueAt {
    pub cue: &'static Cue,
    pub form: Form,
    /// How many tokens it covers.
    pub length: usize,
    /// Whether a form of "be" stands before it: "was told".
    pub passive: bool,
}

/// What the rules read.
pub(super) struct Reading<'a> {
    pub document: &'a Document<'a>,
    pub marks: Marks,
    /// The tokens folded, one after the other.
    lower: String,
    /// Where each ends there.
    ends: Vec<u32>,
    /// The cue that begins at each token, if it is used as one.
    pub cues: Vec<Option<CueAt>>,
    /// Sentences, joined where a quotation runs over their border.
    pub units: Vec<Range<usize>>,
}

impl<'a> Reading<'a> {
    pub fn new(document: &'a Document<'a>) -> Self {
        let marks = Marks::of(document);
        let (mut lower, mut ends) = (String::with_capacity(document.text.len()), Vec::new());
        for token in 0..document.tokens.len() {
            fold(document, token, &mut lower);
            ends.push(lower.len() as u32);
        }
        let mut reading = Self { document, marks, cues: Vec::new(), units: Vec::new(), lower, ends };
        reading.units = reading.find_units();
        reading.cues = reading.find_cues();
        reading
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The folded word, "" outside the article.
    pub fn low(&self, token: usize) -> &str {
        let Some(&end) = self.ends.get(token) else { return "" };
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.lower[start as usize..end as usize]
    }

    /// The folded word before a token, within a unit that starts at `start`.
    pub fn before(&self, token: usize, start: usize) -> &str {
        if token > start { self.low(token - 1) } else { "" }
    }

    pub fn quoted(&self, token: usize) -> bool {
        self.marks.quoted(token)
    }

    pub fn token(&self, token: usize) -> Option<&DocToken> {
        self.document.tokens.get(token)
    }

    pub fn paragraph(&self, token: usize) -> u32 {
        self.token(token).map_or(u32::MAX, |t| t.paragraph)
    }

    pub fn is_word(&self, token: usize) -> bool {
        self.token(token).is_some_and(|t| t.kind != TokenKind::Symbol)
    }

    pub fn is_capital(&self, token: usize) -> bool {
        self.document.word(token).starts_with(char::is_uppercase)
    }

    /// How words are given, by which of them stand in quotation marks.
    pub fn kind(&self, content: impl Iterator<Item = Range<usize>>) -> Kind {
        let (mut quoted, mut all) = (0, 0);
        for i in content.flatten().filter(|&i| self.is_word(i)) {
            all += 1;
            quoted += usize::from(self.quoted(i));
        }
        match quoted {
            0 => Kind::Indirect,
            n if n == all => Kind::Direct,
            _ => Kind::Mixed,
        }
    }

    /// A run of tokens as a span.
    pub fn span(&self, tokens: &Range<usize>) -> Option<ByteSpan> {
        let first = self.token(tokens.start)?;
        let last = self.token(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then(|| first.span.join(last.span))
    }

    /// The first cue of `tokens` outside quotation marks.
    pub fn next_cue(&self, tokens: Range<usize>) -> Option<usize> {
        tokens.into_iter().find(|&i| self.cues.get(i).is_some_and(Option::is_some))
    }

    /// Whether a new sentence is the end of the one before: “Why?” Jane Doe asked.
    fn tags(&self, start: usize) -> bool {
        let Some(zone) = start.checked_sub(1).and_then(|last| self.marks.zone(last)) else { return false };
        if self.quoted(start)
            || !zone.closed()
            || !matches!(self.low(zone.inner().end.saturating_sub(1)), "?" | "!" | "'" | "’" | "…" | ".")
        {
            return false;
        }
        let paragraph = self.paragraph(start);
        for i in start..start + 24 {
            if self.paragraph(i) != paragraph
                || self.quoted(i)
                || matches!(self.low(i), ";" | ":" | "." | "?" | "!")
            {
                return false;
            }
            if i > start && lexicon::lookup(self.low(i)).is_some_and(|c| c.takes('q')) {
                let next = self.low(i + 1);
                let zone_is_open = self.low(zone.inner().end.saturating_sub(1)) == ".";
                return !self.quoted(i + 1)
                    && (matches!(next, "." | ",") && !self.quoted(i + 2)
                        || !zone_is_open
                            && (words::is_preposition(next)
                                || words::is_time(next)
                                || words::is_adverb(next)));
            }
        }
        false
    }

    /// Whether the tokens from `start` to `end` are the "Q." or "A:" of an interview.
    fn labelled(&self, start: usize, end: usize) -> bool {
        let opens = start == 0 || self.paragraph(start - 1) != self.paragraph(start);
        opens
            && end == start + 2
            && matches!(self.document.word(start), "Q" | "A")
            && matches!(self.document.word(start + 1), "." | ":")
    }

    fn find_units(&self) -> Vec<Range<usize>> {
        let tokens = &self.document.tokens;
        let mut units = Vec::new();
        let mut start = 0;
        for i in 1..=tokens.len() {
            let cut = match tokens.get(i) {
                None => true,
                Some(t) if t.paragraph != tokens[i - 1].paragraph => true,
                Some(t) => {
                    let zone = self.marks.zone_index(i);
                    let outside = zone.is_none() || zone != self.marks.zone_index(i - 1);
                    let ends = t.sentence != tokens[i - 1].sentence && !self.tags(i);
                    outside && (ends || self.labelled(start, i) || i - start >= LONGEST_UNIT)
                }
            };
            if cut && start < i {
                units.push(start..i);
                start = i;
            }
        }
        units
    }

    fn find_cues(&self) -> Vec<Option<CueAt>> {
        let mut cues = vec![None; self.len()];
        for unit in &self.units {
            let mut i = unit.start;
            while i < unit.end {
                if self.quoted(i) {
                    i += 1;
                    continue;
                }
                cues[i] = self.cue_at(i, unit);
                i += cues[i].map_or(1, |c| c.length);
            }
        }
        cues
    }

    fn cue_at(&self, i: usize, unit: &Range<usize>) -> Option<CueAt> {
        let low = self.low(i);
        // A capital inside a sentence makes a name: the United States.
        if self.is_capital(i) && i > unit.start && self.is_word(i - 1) && !self.quoted(i - 1) {
            return None;
        }
        let mut found = None;
        if lexicon::begins_phrase(low) {
            for length in (2..=lexicon::MAX_WORDS.min(unit.end - i)).rev() {
                if (i..i + length).any(|k| self.quoted(k)) {
                    continue;
                }
                let words: Vec<&str> = (i..i + length).map(|k| self.low(k)).collect();
                found = lexicon::find(&words.join(" ")).map(|(c, f)| (c, f, length));
                if found.is_some() {
                    break;
                }
            }
        }
        let (cue, form, length) = found.or_else(|| lexicon::find(low).map(|(c, f)| (c, f, 1)))?;
        if cue.takes('-') {
            return None;
        }
        let passive = self.is_verb(i, length, form, cue, unit)?;
        Some(CueAt { cue, form, length, passive })
    }

    /// Whether the word is used as a verb here; if it is, whether in the passive.
    fn is_verb(&self, i: usize, length: usize, form: Form, cue: &Cue, unit: &Range<usize>) -> Option<bool> {
        if matches!(cue.lemma, "according to" | "in the words of") {
            return Some(false);
        }
        // "long" adverbs may part it from what shows its use.
        let mut at = i;
        while at > unit.start && (words::is_adverb(self.low(at - 1)) || self.low(at - 1) == "not") {
            at -= 1;
        }
        let before = self.before(at, unit.start);
        let next = self.low(i + length);
        let complement = matches!(next, "that" | ":" | "\"" | "“" | "``")
            || next == "," && self.quoted(i + length + 1)
            || self.quoted(i + length);
        if words::is_determiner(before) && before != "that" && before != "all"
            || words::is_preposition(before) && form != Form::Ing && before != "to"
        {
            return None;
        }
        match form {
            Form::Past => {
                let passive = words::is_be(before);
                Some(passive)
            }
            Form::Ing => (before != "'s").then_some(false),
            Form::Third => {
                let subject = at > unit.start
                    && (self.is_capital(at - 1)
                        || matches!(before, "he" | "she" | "it" | "who" | "which" | "that" | ")"));
                let inverted = at > unit.start
                    && (matches!(next, "." | ",") && cue.takes('q') || self.quoted(at - 1) || before == ",");
                let sure = matches!(
                    cue.lemma,
                    "say"
                        | "tell"
                        | "write"
                        | "argue"
                        | "ask"
                        | "insist"
                        | "believe"
                        | "think"
                        | "describe"
                        | "explain"
                        | "add"
                );
                ((before != "'s" && before != "'")
                    && (sure && at > unit.start || complement || subject || inverted))
                    .then_some(false)
            }
            // Their past looks like their base.
            Form::Base if matches!(cue.lemma, "read" | "put it") => {
                let said =
                    complement || matches!(next, "." | "," | "in") || self.quoted(at.saturating_sub(1));
                (at > unit.start && said).then_some(false)
            }
            Form::Base => {
                let subject = matches!(before, "they" | "we" | "i" | "you" | "who" | "to" | "n't" | "people")
                    || words::is_modal(before)
                    || (before.len() > 3
                        && before.ends_with('s')
                        && !before.ends_with("'s")
                        && (complement || cue.takes('c')));
                subject.then_some(false)
            }
        }
    }
}

/// Adds the folded word; "·" for a full stop that ends no sentence, as after an abbreviation.
fn fold(document: &Document, token: usize, out: &mut String) {
    if document.word(token) == "."
        && let (Some(own), Some(next)) = (document.tokens.get(token), document.tokens.get(token + 1))
        && own.sentence == next.sentence
        && !matches!(document.word(token + 1), "\"" | "”" | "'" | "’" | ")" | ".")
    {
        out.push('·');
    } else {
        fold_case_into(document.word(token), out);
    }
}
