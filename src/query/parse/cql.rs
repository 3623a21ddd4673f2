//! What stands in square brackets, and regular expressions.

use super::super::pattern::{Fold, Pattern, bounds, is_sign};
use super::super::query::Test;
use super::{MARKS, MAX_STEPS, Parser, Ways, one_word, step};
use crate::error::Error;

impl<'t> Parser<'t> {
    /// `[…]` and how often.
    pub(super) fn brackets(&mut self) -> Result<Ways, Error> {
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
    pub(super) fn until(
        &mut self,
        close: char,
        open: usize,
        message: &str,
    ) -> Result<(usize, &'t str), Error> {
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
    pub(super) fn expression(&self, start: usize, source: &str) -> Result<Test, Error> {
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
    pub(super) fn quantity(&mut self) -> Result<(u32, u32), Error> {
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
}
