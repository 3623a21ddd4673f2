//! The conditions at the end of a query.

use super::super::query::Names;
use super::{MARKS, Parser};
use crate::error::Error;
use crate::span::ByteSpan;

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

impl Parser<'_> {
    /// Whether a condition comes next.
    pub(super) fn is_condition(&mut self) -> bool {
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

    pub(super) fn conditions(&mut self) -> Result<(), Error> {
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
