//! Where sentences end.

use super::chars::is_apostrophe;
use super::lexer::{Token, TokenKind, lex};
use crate::span::ByteSpan;

/// Titles stand before a name: a full stop after them ends nothing.
const TITLES: &str = " adm ald amb asst atty brig capt cllr cmdr col cpl det dir dr fr gen gov hon insp lt maj messrs mlle \
    mme mr mrs ms msgr mt mx pres prof pvt rep reps rev sec sen sens sgt spc st ste supt ";

/// Before a number, these are cut short: "Sept. 30", "No. 2".
const BEFORE_NUMBERS: &str =
    " jan feb mar apr jun jul aug sep sept oct nov dec no nos art fig vol ch pt sec ";

/// These end a sentence only where what follows begins one beyond doubt.
const CUT_SHORT: &str = " inc corp co ltd plc jr sr etc bros assn dept univ ave blvd approx est al ";

/// So do states and provinces, after a comma or a hyphen: "Gary, Ind.", "R-Fla."
const STATES: &str = " ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla \
    ont ore pa que tenn tex va vt wash wis wisc wyo ";

/// Words that begin a sentence far more often than they go on after "U.S." or "Inc."
const OPENERS: &str = " a according after all also although among an and another as asked at because before both but by \
    despite during each earlier even for from he her here his how however i if in instead it its last many meanwhile more \
    most my nor not now of on once one only or other our over she since so some still such that the their then there these \
    they this those though through to two under unless until we what when where whether which while who why with yet you \
    your ";

/// Verbs of saying that may follow a name after a quotation that ends in "?" or "!"
const SAYING: &str = " added adds announced argued asked asks began continued cried declared demanded exclaimed explained \
    insisted joked laughed noted quipped read reads replied responded said says shouted tweeted wondered wrote writes yelled ";

/// How many tokens are looked at beyond the one that may end a sentence, and before it.
const AHEAD: usize = 48;
const BACK: usize = 3;
/// The longest run of opening or closing marks.
const MARKS: usize = 12;

/// The sentences of the paragraph that `span` covers, in order. Every word of it lies in exactly one of them.
///
/// A sentence ends at `.`, `!`, `?` or `…` with the closing marks after it, where what follows can begin a sentence; not
/// after titles, initials and other abbreviations ("U.S.", "Sept. 30") unless the next word begins a sentence beyond
/// doubt, not after the number of a list's item, and not inside `“Why?” Smith asked`.
#[must_use]
pub fn sentences(text: &str, span: ByteSpan) -> Vec<ByteSpan> {
    let mut lexer = lex(text, span);
    // A paragraph may be a whole book: only a window of its tokens is held.
    let mut window = Window { text, tokens: Vec::new(), length: 0 };
    let mut exhausted = false;
    let mut found: Vec<ByteSpan> = Vec::new();
    let mut open: Option<ByteSpan> = None; // the sentence so far
    let mut words = false; // whether it holds a word
    let mut i = 0;
    loop {
        if !exhausted && i + AHEAD >= window.tokens.len() {
            let used = i.saturating_sub(BACK);
            window.tokens.drain(..used);
            i -= used;
            let before = window.tokens.len();
            window.tokens.extend(lexer.by_ref().take(4096));
            exhausted = window.tokens.len() == before;
            continue;
        }
        let Some(token) = window.tokens.get(i) else { break };
        let sentence = open.map_or(token.span, |open| open.join(token.span));
        words |= token.kind != TokenKind::Symbol;
        window.length += 1;
        if let Some(last) = words.then(|| window.end_at(i)).flatten() {
            found.push(sentence.join(window.tokens[last].span));
            (open, words, window.length) = (None, false, 0);
            i = last + 1;
        } else {
            open = Some(sentence);
            i += 1;
        }
    }
    match (open, found.last_mut()) {
        (Some(rest), Some(before)) if !words => *before = before.join(rest), // stray marks
        (Some(rest), _) => found.push(rest),
        (None, _) => {}
    }
    found
}

fn listed(list: &str, word: &str) -> bool {
    list.contains(&format!(" {} ", super::case::lower_case(word)))
}

/// Some tokens of a paragraph.
struct Window<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// How many tokens the sentence has so far.
    length: usize,
}

impl<'t> Window<'t> {
    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether nothing stands between token `at` and the next.
    fn touches_next(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.span.start == self.tokens[at].span.end)
    }

    /// If a sentence ends at token `i`, its last token, closing marks included.
    fn end_at(&self, i: usize) -> Option<usize> {
        let own = self.word(i);
        // "U.S." and "a.m." are words that bring their own stop.
        let acronym = self.kind(i) == Some(TokenKind::Word) && own.ends_with('.');
        if !acronym && !matches!(own, "." | "!" | "?" | "…" | "。" | "！" | "？") {
            return None;
        }
        if self.touches_next(i) && matches!(self.word(i + 1), "." | "!" | "?" | "…") {
            return None; // "?!", "...": the end is at the last of them
        }
        let last = self.closing(i);
        if last + 1 >= self.tokens.len() || matches!(own, "。" | "！" | "？") {
            return Some(last);
        }
        let next = self.opening(last + 1);
        let closed = last > i;
        // "Jones Jr. (D-Ohio)" goes on; "Jones Jr. “No,” he said" does not.
        let opened = next > last + 1 && !matches!(self.word(last + 1), "(" | "[");
        if !self.begins(next, own) {
            return None;
        }
        if self.touches_next(last) && !self.lacks_space(i, last, next) {
            return None;
        }
        let sure = closed || opened || listed(OPENERS, self.word(next));
        if acronym {
            return sure.then_some(last);
        }
        if own == "." && !closed && i > 0 && self.touches_next(i - 1) && !self.may_end(i - 1, next, sure) {
            return None;
        }
        if closed && self.is_attribution(next, own) {
            return None;
        }
        Some(last)
    }

    /// Whether a full stop after the word `at` can end a sentence that `next` would follow.
    fn may_end(&self, at: usize, next: usize, sure: bool) -> bool {
        let word = self.word(at);
        let number = self.kind(next) == Some(TokenKind::Number);
        // "1. The first item", "A. The first item": the sentence is still at its first word.
        if self.length == 2
            && word.len() <= 3
            && (self.kind(at) == Some(TokenKind::Number) || word.len() == 1)
            && word != "I"
        {
            return false;
        }
        if matches!(word, "v" | "vs") {
            return false;
        }
        let mut letters = word.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && letter.is_alphabetic()
            && word != "I"
        {
            // "George W. Smith"; "p. 4"
            return if letter.is_uppercase() { sure } else { !number };
        }
        let capital = word.starts_with(char::is_uppercase);
        if capital && listed(TITLES, word) {
            return word.eq_ignore_ascii_case("st") && sure;
        }
        if number && listed(BEFORE_NUMBERS, word) {
            return false;
        }
        if listed(CUT_SHORT, word) {
            return sure;
        }
        let (lead, tail) = word.rsplit_once('-').map_or(("", word), |(lead, tail)| (lead, tail));
        let state = tail.starts_with(char::is_uppercase) && listed(STATES, tail);
        if state && (!lead.is_empty() || at > 0 && self.word(at - 1) == ",") {
            return sure;
        }
        true
    }

    /// Whether a sentence can begin at token `at`, after `stop`.
    fn begins(&self, at: usize, stop: &str) -> bool {
        let upper = |at: usize| {
            self.word(at).chars().next().is_some_and(|c| {
                c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase())
            })
        };
        match self.word(at) {
            "" => true, // nothing but marks to the end
            "…" => true,
            "." => self.word(at + 1) == ".",
            "$" | "£" | "€" | "#" | "@" | "•" => true,
            "—" | "–" | "-" => stop != "…" && upper(self.opening(at + 1)),
            _ => upper(at),
        }
    }

    /// Whether a space was lost between two sentences: `they said.”The`, `they left.The`, not `Example.Com` or `3.B`.
    fn lacks_space(&self, i: usize, last: usize, next: usize) -> bool {
        let begins = self.word(next).starts_with(char::is_uppercase)
            && self.word(next).chars().nth(1).is_some_and(char::is_lowercase);
        let before = if i > 0 { self.word(i - 1) } else { "" };
        let plain = before.len() > 2 && before != "www" && before.chars().all(char::is_lowercase);
        begins && (last > i || plain && listed(OPENERS, self.word(next)))
    }

    /// `“Why?” Ann Smith asked.`: up to four names, then a verb of saying; after a full stop, only if nothing follows it.
    fn is_attribution(&self, at: usize, stop: &str) -> bool {
        let mut verb = at;
        while verb < at + 4 && self.word(verb).starts_with(char::is_uppercase) {
            if listed(OPENERS, self.word(verb)) && !matches!(self.word(verb), "He" | "She" | "They") {
                return false;
            }
            verb += 1;
        }
        verb > at
            && listed(SAYING, self.word(verb))
            && (stop != "." || matches!(self.word(verb + 1), "." | ""))
    }

    /// The last of the closing marks that stand directly after token `i`.
    fn closing(&self, i: usize) -> usize {
        let mut last = i;
        while last < i + MARKS && self.touches_next(last) {
            let mark = self.word(last + 1);
            if !(matches!(mark, "\"" | "”" | ")" | "]" | "»") || mark.chars().all(is_apostrophe)) {
                break;
            }
            last += 1;
        }
        last
    }

    /// The first token from `at` on that is no opening mark.
    fn opening(&self, at: usize) -> usize {
        let marks = |i: &usize| matches!(self.word(*i), "\"" | "'" | "“" | "‘" | "(" | "[" | "«" | "„" | "`");
        (at..at + MARKS).take_while(marks).last().map_or(at, |mark| mark + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, ByteSpan::new(0, text.len())).into_iter().map(|s| s.of(text)).collect()
    }

    /// Each text has its sentences apart by bars.
    #[test]
    fn where_sentences_end() {
        for marked in [
            "He met U.S. officials.| It began on Sept. 30, 2015.| Mr. Smith left.",
            "“I don’t know.”| He left.| “Why?” she asked.| “Why?” Ann Smith asked.| “Why?”| The crowd said nothing.",
            "They left the U.S.| The others stayed... or so I heard.| Then…",
            "\"It may end,\" he said, \"soon.\"| \"We hope so.\"| Next came the U.N. envoy.",
            "“It was a very important phase in this process.”| Next, al-Hakim spoke.",
            "A title without a stop",
            "Sen. Ann B. Smith, R-Fla., met George W. Jones of Acme Inc. in Gary, Ind. on Monday.| It went well.",
            "It opened at 9 a.m. Tuesday.| It closed at 5 p.m.| The rest is in Vol. 2, p. 4, No. 7.",
            "1. The first item.| Another sentence.",
            "Ann Jones Sr. (D-Ohio) spoke to Bob Jones Jr.| “No,” he said.",
            "Smith v. Jones was heard.| (It took a day.)| Then: nothing.",
            "It cost 38.5 billion.| $40 was left.| 2016 was better!| Was it?!| Yes.",
            "He said it was over.”|The others agreed.",
            "See example.com or Example.Com, then he left.|The end came.",
            "… and so it went.| … We know.",
            "“‘No,’ he said.”| ‘Yes.’| ''Well.''| ''Good.''",
            "He lives on Main St.| The house is old.| St. Louis is far.| It was World War I.| They won.",
            "平和。| 戦争！| また",
        ] {
            let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
            let text = marked.replace('|', "");
            assert_eq!(cut(&text), expected);
        }
    }

    #[test]
    fn a_book_on_one_line() {
        let text = "One more of them. ".repeat(20_000);
        assert_eq!(cut(&text).len(), 20_000);
        let marks = "word ".repeat(5000) + &"\"' ".repeat(9000) + &".\"".repeat(9000);
        assert_eq!(cut(&marks).iter().map(|s| s.matches("word").count()).sum::<usize>(), 5000);
    }
}
