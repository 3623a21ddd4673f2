//! From what a reader types to a query.

use super::pattern::{Fold, Pattern, bounds, is_sign};
use super::query::{Names, Query, Step, Test};
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

    /// `[…]` and how often.
    fn brackets(&mut self) -> Result<Ways, Error> {
        let at = self.at;
        self.at += 1;
        let mut either = Vec::new();
        loop {
            let mut all = vec![self.attribute(at)?];
            while self.takes("&") {
                all.push(self.attribute(at)?);
            }
            either.push(if all.len() == 1 { all.swap_remove(0) } else { Test::And(all) });
            if self.takes("]") {
                break;
            }
            if !self.takes("|") {
                self.peek();
                let end = self.at;
                return Err(match self.rest().is_empty() {
                    true => self.refuse(at, "opens a bracket that is not closed: add ]"),
                    false => self.refuse(end, "cannot stand here: go on with &, | or ]"),
                });
            }
        }
        let test = if either.len() == 1 { either.swap_remove(0) } else { Test::Or(either) };
        let (least, most) = self.quantity()?;
        let times = |n: u32| vec![step(test.clone()); n as usize];
        self.limited((least..=most).map(times).collect(), at)
    }

    /// `word="…"` and the like, in the bracket that opens at `bracket`.
    fn attribute(&mut self, bracket: usize) -> Result<Test, Error> {
        self.peek();
        let at = self.at;
        let named = ["word", "lemma", "stem"].into_iter().find(|name| self.takes_words(&[name]));
        let Some(name) = named else {
            return Err(match self.rest().is_empty() {
                true => self.refuse(bracket, "opens a bracket that is not closed: add ]"),
                false => self.refuse(at, "begins no attribute: write word=\"…\", lemma=\"…\" or stem=\"…\""),
            });
        };
        let is_not = self.takes("!=");
        let open = if is_not || self.takes("=") { self.peek() } else { None };
        let place = self.at;
        let Some(&(mark, close)) = MARKS.iter().find(|&&(mark, _)| Some(mark) == open) else {
            return Err(self.refuse(place, "cannot stand here: write =\"…\" or !=\"…\" after the attribute"));
        };
        self.at += mark.len_utf8();
        let (start, source) =
            self.until(close, place, "opens a quotation that is not closed: add the mark that ends it")?;
        let test = match name {
            "word" => self.expression(start, source)?,
            _ => {
                let mut tests = Vec::new();
                for word in source.split('|') {
                    let Some(word) = one_word(word) else {
                        return Err(
                            self.refuse(place, "must hold one word without signs, or several with | between")
                        );
                    };
                    tests.push(if name == "stem" { Test::Stem(word) } else { Test::Lemma(word) });
                }
                if tests.len() == 1 { tests.swap_remove(0) } else { Test::Or(tests) }
            }
        };
        Ok(if is_not { Test::Not(Box::new(test)) } else { test })
    }

    /// Where what stands up to `close` begins, and what it is; a `\` guards the character after it. `open` is where it
    /// was opened.
    fn until(&mut self, close: char, open: usize, message: &str) -> Result<(usize, &'t str), Error> {
        let (start, rest) = (self.at, self.rest());
        let mut guarded = false;
        for (at, c) in rest.char_indices() {
            if c == close && !guarded {
                self.at = start + at + c.len_utf8();
                return Ok((start, rest.get(..at).unwrap_or("")));
            }
            guarded = c == '\\' && !guarded;
        }
        Err(self.refuse(open, message))
    }

    /// A regular expression, which begins at `start`; as a word if it is no more than one.
    fn expression(&self, start: usize, source: &str) -> Result<Test, Error> {
        if source.is_empty() {
            return Err(self.refuse(start - 1, "must be followed by an expression, as in /un.*ed/"));
        }
        let fold = Fold { minds_case: true, ignores_accents: false };
        if let Err(fault) = Pattern::regex(source, fold) {
            return Err(self.refuse(start + fault.at, fault.message));
        }
        let (mut plain, mut kept, mut is_plain) = (String::new(), String::new(), true);
        let mut characters = source.chars();
        while let Some(c) = characters.next() {
            if c != '\\' {
                is_plain &= !is_sign(c);
                plain.push(c);
                kept.push(c);
                continue;
            }
            let guarded = characters.next().unwrap_or('\\');
            is_plain &= !guarded.is_alphanumeric();
            plain.push(guarded);
            // What is guarded from the end of the expression alone needs no guard within it.
            kept.push_str(if is_sign(guarded) || guarded.is_alphanumeric() { "\\" } else { "" });
            kept.push(guarded);
        }
        Ok(match one_word(&plain) {
            Some(word) if is_plain => Test::Word(word),
            _ => Test::Regex(kept),
        })
    }

    /// `{2}`, `{0,3}` or `?` after a bracket; else once.
    fn quantity(&mut self) -> Result<(u32, u32), Error> {
        let at = self.at;
        match self.rest().chars().next() {
            Some('?') => {
                self.at += 1;
                Ok((0, 1))
            }
            Some('{') => {
                let inner =
                    self.rest().get(1..).and_then(|rest| rest.split_once('}')).map(|(inner, _)| inner);
                let found = inner.and_then(bounds).and_then(|(least, most)| most.map(|most| (least, most)));
                match (inner, found) {
                    (Some(inner), Some((least, most)))
                        if least <= most && most <= MAX_STEPS as u32 && most > 0 =>
                    {
                        self.at += inner.len() + 2;
                        Ok((least, most))
                    }
                    _ => Err(self.refuse(at, "must be followed by how often, up to 100: {2} or {0,3}")),
                }
            }
            Some('*' | '+') => Err(self.refuse(at, "says not how often at most: write {0,3} or {1,3}, say")),
            _ => Ok((1, 1)),
        }
    }

    /// Whether a condition comes next.
    fn is_condition(&mut self) -> bool {
        let at = self.at;
        let found = self.condition().is_some();
        self.at = at;
        found
    }

    /// Passes over the words that begin a condition.
    fn condition(&mut self) -> Option<Condition> {
        for (words, condition) in CONDITIONS {
            if self.takes_words(words) {
                return Some(condition);
            }
        }
        let at = self.at;
        let is_by =
            self.takes_words(&["by"]) && self.peek().is_some_and(|c| MARKS.iter().any(|mark| mark.0 == c));
        if is_by {
            return Some(Condition::Speaker);
        }
        self.at = at;
        None
    }

    fn conditions(&mut self) -> Result<(), Error> {
        while self.peek().is_some() {
            let at = self.at;
            let Some(condition) = self.condition() else {
                let message = match self.rest().starts_with(')') {
                    true => "closes no bracket: leave it out",
                    false => "cannot stand after a condition: conditions come last",
                };
                return Err(self.refuse(at, message));
            };
            let again = match condition {
                Condition::Sentence => std::mem::replace(&mut self.query.in_sentence, true),
                Condition::Quote(inside) => self.query.in_quote.replace(inside).is_some(),
                Condition::Case => std::mem::replace(&mut self.query.minds_case, true),
                Condition::Accents => std::mem::replace(&mut self.query.ignores_accents, true),
                Condition::Speaker => {
                    let names = self.names()?;
                    self.query.speakers.replace(names).is_some()
                }
                Condition::Outlet => {
                    let names = self.names()?;
                    self.query.outlets.replace(names).is_some()
                }
            };
            if again {
                return Err(self.refuse(
                    at,
                    "begins a condition that is given already: give it once, names with | between",
                ));
            }
        }
        Ok(())
    }

    /// Names in quotation marks, or a bare word, with `|` between.
    fn names(&mut self) -> Result<Names, Error> {
        let mut names = Vec::new();
        self.peek();
        let start = self.at;
        loop {
            let open = self.peek();
            let at = self.at;
            let name = match MARKS.iter().find(|&&(mark, _)| Some(mark) == open) {
                Some(&(mark, close)) => {
                    self.at += mark.len_utf8();
                    self.until(close, at, "opens a name that is not closed: add the mark that ends it")?.1
                }
                None => {
                    let length = self
                        .rest()
                        .find(|c: char| c.is_whitespace() || c == '|')
                        .unwrap_or(self.rest().len());
                    self.at += length;
                    self.text.get(at..at + length).unwrap_or("")
                }
            };
            let name = name.replace('"', "");
            if name.trim().is_empty() {
                return Err(self.refuse(
                    at,
                    "must be a name in quotation marks, as in by \"Lee\" or in outlet \"Post\"",
                ));
            }
            names.push(name.trim().to_owned());
            if !self.takes("|") {
                return Ok(Names { names, at: ByteSpan::new(start, self.at) });
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Condition {
    Sentence,
    Quote(bool),
    Case,
    Accents,
    Speaker,
    Outlet,
}

/// The words that begin a condition. (`by` does so before a quotation mark alone.)
const CONDITIONS: [(&[&str], Condition); 8] = [
    (&["within", "sentence"], Condition::Sentence),
    (&["within", "quote"], Condition::Quote(true)),
    (&["within", "quotes"], Condition::Quote(true)),
    (&["outside", "quote"], Condition::Quote(false)),
    (&["outside", "quotes"], Condition::Quote(false)),
    (&["with", "case"], Condition::Case),
    (&["without", "accents"], Condition::Accents),
    (&["in", "outlet"], Condition::Outlet),
];

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
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        parse(text).unwrap().to_string()
    }

    #[test]
    fn words_are_cut_and_folded_like_the_text() {
        for (typed, understood) in [
            ("Russia’s", "russia"),
            ("  \"the U.S. said,  yes\" ", "the u.s. said yes"),
            ("“Don’t”", "don't"),
            ("Cease*fire ?s", "cease*fire ?s"),
            ("平和", "平 和"),
            ("said \"the U.S.\"", "said the u.s."),
            ("\"within quote\"", "within quote"),
            ("within quote", "within quote"),
            ("by the way", "by the way"),
        ] {
            assert_eq!(written(typed), understood);
        }
    }

    #[test]
    fn the_language() {
        for (typed, understood) in [
            ("War|Peace", "war|peace"),
            ("(war | peace) talks", "(war|peace) talks"),
            ("peace talks|truce|\"a b\"", "(peace talks) | (truce) | (a b)"),
            ("a ~2 b|c", "(a []{0,1} b) | (b []{0,1} a) | (c)"),
            ("a|b|c ~1 d", "(a|b) | (c d) | (d c)"),
            ("(peace talks | truce) in", "(peace talks in) | (truce in)"),
            ("peace ~5 talks", "(peace []{0,4} talks) | (talks []{0,4} peace)"),
            ("peace ~1 talks", "(peace talks) | (talks peace)"),
            ("Talk+ of", "talk+ of"),
            ("/Un.*ed\\/[“\"]/", "/Un.*ed\\/[“\"]/"),
            ("/peace/", "peace"),
            ("^talk*", "^talk*"),
            ("a * b", "a []{1} b"),
            ("* b *", "[] b []"),
            ("[]{2,3} b []{0,9}", "[] [] b"),
            ("a []{0,3} [] b", "a []{1,4} b"),
            ("[word=\"Peace\"]", "peace"),
            ("[word=\"p.*\" & word!=\"peace\"]", "[word=\"p.*\" & word!=\"peace\"]"),
            ("[lemma=\"go\"|stem=“talk|walk”] on", "[lemma=\"go\" | stem=\"talk\" | stem=\"walk\"] on"),
            ("[word=\"very\"]{1,2} good", "(very good) | (very very good)"),
            ("[word=\"very\"]? good", "(good) | (very good)"),
            ("[word=\"u\\.s\\.\"]", "u.s."),
            (
                "peace WITHIN Quotes by \"Ann Lee\"|“Roe” in outlet Post with case",
                "peace within quote by \"Ann Lee\"|\"Roe\" in outlet \"Post\" with case",
            ),
            (
                "US without accents outside quote within sentence",
                "us within sentence outside quote without accents",
            ),
            ("US’s with case", "US with case"),
        ] {
            assert_eq!(written(typed), understood, "{typed}");
            assert_eq!(written(understood), understood);
        }
    }

    #[test]
    fn errors_name_the_character() {
        for (query, needle, at) in [
            ("", "no word", 0),
            (" — ", "no word", 5),
            ("* []{3}", "every word", 7),
            ("a [b", "“b” at character 4", 3),
            ("a [word=x]", "“x” at character 9", 8),
            ("a [word=\"x\" y]", "“y” at character 13", 12),
            ("a [word=\"x\"", "“[” at character 3", 2),
            ("[word=\"x(\"]", "“(” at character 9", 8),
            ("[word=\"\"]", "“\"” at character 7", 6),
            ("[lemma=\"a b\"]", "“\"” at character 8", 7),
            ("[]{4,2} a", "“{” at character 3", 2),
            ("[word=\"a\"]* b", "“*” at character 11", 10),
            ("é “a", "““” at character 3", 3),
            ("\"a\" \"b", "“\"” at character 5", 4),
            ("x\u{a0}a*(", "“(” at character 5", 5),
            ("a)", "“)” at character 2", 1),
            ("a|", "“|” at character 2", 1),
            ("|a", "“|” at character 1", 0),
            ("a | —", "“|” at character 3", 2),
            ("a ~ b", "“~” at character 3", 2),
            ("a ~101 b", "“~” at character 3", 2),
            ("~3 b", "“~” at character 1", 0),
            ("a ~3", "“~” at character 3", 2),
            ("/a", "“/” at character 1", 0),
            ("//", "“/” at character 1", 0),
            ("/é(/ b", "“(” at character 3", 3),
            ("a ^b", "“^” at character 3", 2),
            ("a# b", "“#” at character 2", 1),
            ("b*# b", "“#” at character 3", 2),
            ("two-words+ a b+c+", "“+” at character 17", 16),
            ("a by \"\"", "“\"” at character 6", 5),
            ("a in outlet", "ends too early", 11),
            ("a within quote b", "“b” at character 16", 15),
            ("a with case with case", "“w” at character 13", 12),
            ("a within quote)", "“)” at character 15", 14),
        ] {
            let error = parse(query).unwrap_err();
            assert_eq!(error.code, "query-syntax");
            assert!(error.message.contains(needle), "{query}: {}", error.message);
            assert_eq!(
                (error.about.as_deref(), error.at.map(|at| at.start)),
                (Some(query), Some(at)),
                "{query}"
            );
        }
    }

    #[test]
    fn too_much_is_refused() {
        let alternatives = ["(a b|c d)"; 9].join(" ");
        for query in
            [alternatives, "(".repeat(99), "a ".repeat(200), "[]{60}[]{60} a".to_owned(), "a*".repeat(200)]
        {
            assert_eq!(parse(&query).unwrap_err().code, "query-syntax", "{query}");
        }
    }

    proptest! {
        #[test]
        fn what_is_understood_is_read_again_as_the_same(
            text in "((\\^|\\(|\\)|\\[|\\]|\"|\\||~[0-9]|[a-c]{1,2}|[a-c]\\*|é’s|B\\+|/[a.]+/|\\[\\]|\\{0,[0-9]\\}|\\?|\\[word!?=\"a.?\"\\]|&|stem=\"b\"|within quote|by \"A\"|with case|without accents| )[ ]?){0,9}"
        ) {
            if let Ok(query) = parse(&text) {
                let again = parse(&query.to_string());
                prop_assert_eq!(again.as_ref().map(|q| &q.ways), Ok(&query.ways), "{} {}", text, query);
                prop_assert_eq!(again.unwrap().to_string(), query.to_string());
            }
        }

        #[test]
        fn any_text_is_read_or_refused_at_a_place(text in "\\PC{0,40}|[a-c \"“”()\\[\\]{}|*+?~^/\\\\=!&0-9wordlemstin-]{0,40}") {
            if let Err(error) = parse(&text) {
                let at = error.at.unwrap();
                prop_assert!(text.is_char_boundary(at.start as usize) && text.is_char_boundary(at.end as usize) && at.end as usize <= text.len());
            }
        }
    }
}
