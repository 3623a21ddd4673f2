//! From what a reader types to a query.

mod conditions;
mod cql;

use super::pattern::{Fold, Pattern};
use super::query::{Query, Step, Test};
use crate::error::Error;
use crate::span::ByteSpan;
use crate::text::chars::{is_apostrophe, is_hyphen, is_word};
use crate::text::{TokenKind, fold_case, lex, straighten, straighten_word};

/// The most ways in which the words of a query may follow each other, alternatives multiplied out.
const MAX_WAYS: usize = 64;
/// The most words in one of them, and the most that may stand between two.
const MAX_STEPS: usize = 100;
/// The deepest nesting of brackets.
const MAX_DEPTH: u32 = 20;

type Ways = Vec<Vec<Step>>;

/// Reads a query.
///
/// | written | finds |
/// | --- | --- |
/// | `peace talks` | words that follow each other, commas and the like between them passed over |
/// | `peace*` `wom?n` `*` | any characters or none; exactly one; any word |
/// | `peace talks\|truce`, `(war\|peace) talks` | one or the other |
/// | `talk+` | words of the same stem, and irregular forms |
/// | `/(un)?happy/` | word forms that a regular expression describes, see `pattern` |
/// | `peace ~5 talks` | at most five words apart, whichever comes first |
/// | `"within quote"` | words in quotation marks are words, whatever they mean elsewhere |
/// | `^talk*` | each form counted by itself |
/// | `[word="p.*" & word!="peace"] []{0,3} [lemma="go"\|stem="talk"]` | CQL: what is in brackets is one word |
/// | … `within sentence`, `within quote`, `outside quote`, `by "Lee"\|"Roe"`, `in outlet "Post"` | conditions, at the end |
/// | … `with case`, `without accents` | capitals count; accents do not |
///
/// Words are cut and folded as the articles are. Signs that mean nothing here are refused, since they look like
/// something that is not understood.
///
/// # Errors
/// `query-syntax`, about the query, with the place of the character at fault.
pub fn parse(text: &str) -> Result<Query, Error> {
    let mut parser = Parser { text, at: 0, depth: 0, query: Query::default() };
    let mut ways = parser.either()?;
    parser.conditions()?;
    let Parser { mut query, .. } = parser;
    if ways.iter().any(Vec::is_empty) {
        return Err(of_all(text, "There is no word in the query: type a word or a phrase."));
    }
    if !ways.iter_mut().all(tidy) {
        return Err(of_all(text, "“*” alone matches every word: add a letter or a word."));
    }
    query.ways = ways;
    if !query.minds_case {
        query.ways.iter_mut().flatten().for_each(|step| fold_test(&mut step.test));
    }
    Ok(query)
}

const MEANS_NOTHING: &str = "means nothing in a query: leave it out, or search for the words around it";

fn of_all(text: &str, message: &str) -> Error {
    Error::new("query-syntax", message).about(text).at(text.len(), text.len())
}

/// Any words between others are a gap; at either end of a phrase they are part of it, as few as there must be.
/// `false` if there is no other word.
fn tidy(way: &mut Vec<Step>) -> bool {
    let is_other = |step: &Step| step.test != Test::Any;
    let (Some(first), Some(last)) = (way.iter().position(is_other), way.iter().rposition(is_other)) else {
        return false;
    };
    let any = || Step { least: 0, most: 0, test: Test::Any };
    let mut tidied = Vec::new();
    let (mut least, mut most) = (0, 0);
    for (at, step) in std::mem::take(way).into_iter().enumerate() {
        (least, most) = (least + step.least, most + step.most);
        if at <= first || at > last {
            tidied.extend((0..least).map(|_| any()));
            (least, most) = (0, 0);
        } else if step.test == Test::Any {
            (least, most) = (least + 1, most + 1);
            continue;
        }
        tidied.push(Step { least, most, test: step.test });
        (least, most) = (0, 0);
    }
    *way = tidied;
    true
}

/// Puts its words into lower case. (Expressions are folded where they are matched: `\W` is not `\w`.)
fn fold_test(test: &mut Test) {
    match test {
        Test::Word(text) | Test::Wildcard(text) | Test::Family(text) => *text = fold_case(text),
        Test::Lemma(text) | Test::Stem(text) => *text = fold_case(text),
        Test::Or(tests) | Test::And(tests) => tests.iter_mut().for_each(fold_test),
        Test::Not(test) => fold_test(test),
        Test::Any | Test::Regex(_) => {}
    }
}

/// Quotation marks that open, each with the one that closes.
const MARKS: [(char, char); 4] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];

struct Parser<'t> {
    text: &'t str,
    /// Everything before it is read.
    at: usize,
    depth: u32,
    query: Query,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The next character after white space, which is passed over.
    fn peek(&mut self) -> Option<char> {
        self.at = self.text.len() - self.rest().trim_start().len();
        self.rest().chars().next()
    }

    /// Passes over `sign`, if it is next.
    fn takes(&mut self, sign: &str) -> bool {
        self.peek();
        let here = self.rest().starts_with(sign);
        self.at += if here { sign.len() } else { 0 };
        here
    }

    /// Passes over words, whatever their case, that are next and end there.
    fn takes_words(&mut self, words: &[&str]) -> bool {
        let start = self.at;
        for word in words {
            self.peek();
            let rest = self.rest();
            let is_here = rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
                && !rest.get(word.len()..).is_some_and(|tail| tail.starts_with(in_wildcard));
            if !is_here {
                self.at = start;
                return false;
            }
            self.at += word.len();
        }
        true
    }

    /// An error at the character at `at`: “c” at character n, and the message.
    fn refuse(&self, at: usize, message: &str) -> Error {
        let place = self.text.get(..at).map_or(0, |before| before.chars().count()) + 1;
        let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else {
            let message = ["The query ends too early: ", message, "."].concat();
            return Error::new("query-syntax", message).about(self.text).at(at, at);
        };
        let message = format!("“{c}” at character {place} {message}.");
        Error::new("query-syntax", message).about(self.text).at(at, at + c.len_utf8())
    }

    /// One thing or another: `a|b`.
    fn either(&mut self) -> Result<Ways, Error> {
        let mut ways = self.near()?;
        loop {
            self.peek();
            let at = self.at;
            if !self.takes("|") {
                return Ok(ways);
            }
            let next = self.near()?;
            if ways.iter().chain(&next).any(Vec::is_empty) {
                return Err(self.refuse(at, "must stand between two words, as in war|peace"));
            }
            // Single words side by side are one place of the phrase.
            match (ways.as_mut_slice(), next.as_slice()) {
                ([left], [right])
                    if left.len() == 1 && right.len() == 1 && is_plain(left) && is_plain(right) =>
                {
                    let mut all = match std::mem::replace(&mut left[0].test, Test::Any) {
                        Test::Or(tests) => tests,
                        test => vec![test],
                    };
                    match right[0].test.clone() {
                        Test::Or(tests) => all.extend(tests),
                        test => all.push(test),
                    }
                    left[0].test = Test::Or(all);
                }
                _ => {
                    ways.extend(next);
                    ways = self.limited(ways, at)?;
                }
            }
        }
    }

    /// Sequences with `~5` between them.
    fn near(&mut self) -> Result<Ways, Error> {
        let mut left = self.sequence()?;
        loop {
            self.peek();
            let at = self.at;
            if !self.takes("~") {
                return Ok(left);
            }
            let digits =
                self.rest().len() - self.rest().trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let apart = self.rest().get(..digits).and_then(|digits| digits.parse::<u32>().ok());
            let Some(apart) = apart.filter(|apart| (1..=MAX_STEPS as u32).contains(apart)) else {
                return Err(self.refuse(
                    at,
                    "must be followed by a number of words from 1 to 100, as in peace ~5 talks",
                ));
            };
            self.at += digits;
            let right_at = self.at;
            let right = self.sequence()?;
            if left.iter().chain(&right).any(Vec::is_empty) {
                return Err(self.refuse(at, "must stand between two words, as in peace ~5 talks"));
            }
            let mut ways = self.follow(&left, &right, apart - 1, right_at)?;
            ways.extend(self.follow(&right, &left, apart - 1, right_at)?);
            left = self.limited(ways, at)?;
        }
    }

    /// Every way of `before`, up to `gap` words, then every way of `after`.
    fn follow(&self, before: &Ways, after: &Ways, gap: u32, at: usize) -> Result<Ways, Error> {
        let mut ways = Vec::new();
        if before.len() * after.len() > MAX_WAYS {
            return Err(self.refuse(at, "makes too many combinations: leave some alternatives out"));
        }
        for left in before {
            for right in after {
                let mut way = left.clone();
                way.extend(right.iter().cloned());
                if let (Some(step), false) = (way.get_mut(left.len()), left.is_empty()) {
                    step.most = step.most.max(gap);
                }
                ways.push(way);
            }
        }
        self.limited(ways, at)
    }

    fn limited(&self, ways: Ways, at: usize) -> Result<Ways, Error> {
        if ways.len() > MAX_WAYS {
            return Err(self.refuse(at, "makes too many combinations: leave some alternatives out"));
        }
        if ways.iter().any(|way| way.len() > MAX_STEPS) {
            return Err(self.refuse(at, "makes the phrase too long: 100 words are the most"));
        }
        Ok(ways)
    }

    /// Items one after the other, until a bracket closes, `~`, a condition or the end.
    fn sequence(&mut self) -> Result<Ways, Error> {
        let mut ways: Ways = vec![Vec::new()];
        // Words that may stand before the next item, beyond those that must.
        let mut more = 0;
        while let Some(c) = self.peek() {
            let at = self.at;
            let has_words = ways.iter().all(|way| !way.is_empty());
            if matches!(c, ')' | '~' | '|') || self.depth == 0 && has_words && self.is_condition() {
                break;
            }
            if self.takes("[]") {
                let (least, most) = self.quantity()?;
                let any = Step { least: 0, most: 0, test: Test::Any };
                ways = self.follow(&ways, &vec![vec![any; least as usize]], 0, at)?;
                more += most - least;
                continue;
            }
            let item = self.one()?;
            ways = self.follow(&ways, &item, more, at)?;
            more = 0;
        }
        Ok(ways)
    }

    /// What stands between spaces, in quotation marks or in brackets of whatever kind.
    fn one(&mut self) -> Result<Ways, Error> {
        let Some(c) = self.peek() else { return Ok(vec![Vec::new()]) };
        let at = self.at;
        match c {
            '(' => {
                self.at += 1;
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(self.refuse(at, "stands inside too many brackets: take some away"));
                }
                let ways = self.either()?;
                if !self.takes(")") {
                    return Err(self.refuse(at, "opens a bracket that is not closed: add )"));
                }
                self.depth -= 1;
                Ok(ways)
            }
            '[' => self.brackets(),
            '/' => {
                self.at += 1;
                let (start, source) =
                    self.until('/', at, "opens a regular expression that is not closed: add /")?;
                Ok(vec![vec![step(self.expression(start, source)?)]])
            }
            '^' if self.text.get(..at).is_some_and(|before| before.trim().is_empty()) => {
                self.at += 1;
                self.query.is_separate = true;
                self.one()
            }
            '^' => Err(self.refuse(at, "must stand before everything else, as in ^talk*")),
            _ => match MARKS.iter().find(|&&(open, _)| open == c) {
                Some(&(open, close)) => self.quoted(open, close),
                None => {
                    let ends = |c: char| c.is_whitespace() || "|()[]~\"“„«»”".contains(c);
                    let length = self.rest().find(ends).unwrap_or(self.rest().len());
                    if length == 0 {
                        let message = if c == '|' {
                            "must stand between two words, as in war|peace"
                        } else {
                            MEANS_NOTHING
                        };
                        return Err(self.refuse(at, message));
                    }
                    self.at += length;
                    Ok(vec![self.chunk(at, at + length)?])
                }
            },
        }
    }

    /// A phrase in quotation marks, of which nothing but `*`, `?` and `+` is a sign.
    fn quoted(&mut self, open: char, close: char) -> Result<Ways, Error> {
        let (at, from) = (self.at, self.at + open.len_utf8());
        let Some(length) = self.text.get(from..).and_then(|rest| rest.find(close)) else {
            return Err(self.refuse(at, "opens a quotation that is not closed: add the mark that ends it"));
        };
        let mut way = Vec::new();
        self.at = from;
        while self.at < from + length {
            let inside = self.text.get(self.at..from + length).unwrap_or("");
            let start = from + length - inside.trim_start().len();
            let inside = inside.trim_start();
            self.at = start + inside.find(char::is_whitespace).unwrap_or(inside.len());
            way.extend(self.chunk(start, self.at)?);
        }
        self.at = from + length + close.len_utf8();
        Ok(vec![way])
    }

    /// The words of a run without spaces; none if it is a dash or the like.
    fn chunk(&self, start: usize, end: usize) -> Result<Vec<Step>, Error> {
        let chunk = self.text.get(start..end).unwrap_or("");
        if chunk.is_empty() {
            return Ok(Vec::new());
        }
        if chunk.bytes().all(|byte| byte == b'*') {
            return Ok(vec![step(Test::Any)]);
        }
        if let Some(word) = chunk.strip_suffix('+') {
            let Some(word) = one_word(word) else {
                return Err(self.refuse(end - 1, "must follow one word without * or ?, as in talk+"));
            };
            return Ok(vec![step(Test::Family(word))]);
        }
        if chunk.contains(['*', '?']) {
            if let Some((offset, _)) = chunk.char_indices().find(|&(_, c)| !in_wildcard(c)) {
                return Err(self.refuse(start + offset, "cannot stand in a word with * or ?: leave it out"));
            }
            let fold = Fold { minds_case: true, ignores_accents: false };
            if Pattern::wildcard(chunk, fold).is_none() {
                return Err(self.refuse(start, "begins a word that is too long: make it shorter"));
            }
            return Ok(vec![step(Test::Wildcard(straighten(chunk)))]);
        }
        let mut words = Vec::new();
        for token in lex(chunk, ByteSpan::new(0, chunk.len())) {
            let word = token.span.of(chunk);
            if token.kind != TokenKind::Symbol {
                words.push(step(Test::Word(straighten_word(word))));
            } else if !word.chars().all(is_passed_over) {
                return Err(self.refuse(start + token.span.start as usize, MEANS_NOTHING));
            }
        }
        Ok(words)
    }
}

fn step(test: Test) -> Step {
    Step { least: 0, most: 0, test }
}

fn is_plain(way: &[Step]) -> bool {
    way.iter().all(|step| step.test.is_plain())
}

/// A text that is one word, as it is compared.
fn one_word(text: &str) -> Option<String> {
    let text = text.trim();
    let mut tokens = lex(text, ByteSpan::new(0, text.len()));
    let token = tokens.next()?;
    let is_whole = token.span.len() == text.len() && token.kind != TokenKind::Symbol;
    is_whole.then(|| straighten_word(text))
}

/// Marks that stand between words of a text and are not counted.
fn is_passed_over(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | '!' | '…' | '-' | '–' | '—' | '\'' | '‘' | '’' | 'ʼ' | '。' | '、' | '，'
    )
}

fn in_wildcard(c: char) -> bool {
    is_word(c) || is_apostrophe(c) || is_hyphen(c) || matches!(c, '*' | '?' | '.' | ',')
}

#[cfg(test)]
mod tests;
