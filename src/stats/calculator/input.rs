//! What was typed in, by name.

use super::super::catalogue::Measure;
use crate::error::Error;
use std::cell::Cell;

/// What stands in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A number.
    Number(f64),
    /// Numbers.
    Numbers(Vec<f64>),
    /// A text: tokens parted by blanks where tokens are wanted.
    Text(String),
    /// Several texts or tokens.
    Texts(Vec<String>),
}

/// All fields. Case does not matter in their names.
#[derive(Clone, Debug, Default)]
pub struct Input {
    fields: Vec<(String, Given, Cell<bool>)>,
}

impl Input {
    /// From names and what stands under them.
    pub fn new(fields: impl IntoIterator<Item = (String, Given)>) -> Self {
        Self { fields: fields.into_iter().map(|(name, given)| (name, given, Cell::new(false))).collect() }
    }

    /// Puts a field in.
    pub fn add(&mut self, name: &str, given: Given) {
        self.fields.push((name.to_owned(), given, Cell::new(false)));
    }

    /// What stands under the first of `names` that is there; each `|` parts two names.
    #[inline(never)]
    pub fn get(&self, names: &str) -> Option<&Given> {
        names.split('|').find_map(|name| {
            let (_, given, used) = self.fields.iter().find(|(own, ..)| own.eq_ignore_ascii_case(name))?;
            used.set(true);
            Some(given)
        })
    }

    /// Whether one of `names` is there.
    #[inline(never)]
    pub fn has(&self, names: &str) -> bool {
        names.split('|').any(|name| self.fields.iter().any(|(own, ..)| own.eq_ignore_ascii_case(name)))
    }

    /// The fields that nothing asked for.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(|(.., used)| !used.get()).map(|(name, ..)| name.as_str())
    }

    /// A number, where it is there.
    #[inline(never)]
    pub fn maybe(&self, names: &str) -> Result<Option<f64>, Error> {
        match self.get(names) {
            None => Ok(None),
            Some(Given::Number(number)) if number.is_finite() => Ok(Some(*number)),
            Some(_) => {
                Err(Error::new("not-a-number", "This field must hold one number.").about(first(names)))
            }
        }
    }

    /// A number that must be there.
    #[inline(never)]
    pub fn number(&self, names: &str) -> Result<f64, Error> {
        self.maybe(names)?.ok_or_else(|| missing(first(names)))
    }

    /// A whole number from 0 to 2³² − 1 that must be there.
    #[inline(never)]
    pub fn whole(&self, names: &str) -> Result<u32, Error> {
        let number = self.number(names)?;
        if number == number.floor() && (0.0..=f64::from(u32::MAX)).contains(&number) {
            return Ok(number as u32);
        }
        let message = "This field must hold a whole number from 0 to 4294967295.";
        Err(Error::new("not-a-number", message).about(first(names)))
    }

    /// The same, or what is usual.
    pub fn whole_or(&self, names: &str, usual: u32) -> Result<u32, Error> {
        if self.has(names) { self.whole(names) } else { Ok(usual) }
    }

    /// Numbers that must be there.
    #[inline(never)]
    pub fn numbers(&self, names: &str) -> Result<Vec<f64>, Error> {
        match self.get(names) {
            None => Err(missing(first(names))),
            Some(Given::Number(number)) => Ok(vec![*number]),
            Some(Given::Numbers(numbers)) if numbers.iter().all(|n| n.is_finite()) => Ok(numbers.clone()),
            Some(_) => Err(Error::new("not-a-number", "This field must hold numbers.").about(first(names))),
        }
    }

    /// Whole numbers from 0 to 2³² − 1.
    pub fn wholes(&self, names: &str) -> Result<Vec<u32>, Error> {
        let is_whole = |n: &f64| *n == n.floor() && (0.0..=f64::from(u32::MAX)).contains(n);
        let numbers = self.numbers(names)?;
        if numbers.iter().all(is_whole) {
            return Ok(numbers.into_iter().map(|n| n as u32).collect());
        }
        let message = "This field must hold whole numbers from 0 to 4294967295.";
        Err(Error::new("not-a-number", message).about(first(names)))
    }

    /// Tokens: a list of them, or a text split at blanks.
    #[inline(never)]
    pub fn tokens(&self, names: &str) -> Result<Vec<&str>, Error> {
        match self.get(names) {
            None => Err(missing(first(names))),
            Some(Given::Text(text)) => Ok(text.split_whitespace().collect()),
            Some(Given::Texts(tokens)) => Ok(tokens.iter().map(String::as_str).collect()),
            Some(Given::Numbers(list)) if list.is_empty() => Ok(Vec::new()),
            Some(_) => Err(not_words(first(names))),
        }
    }

    /// One word.
    pub fn word(&self, names: &str) -> Result<&str, Error> {
        match self.tokens(names)?.as_slice() {
            [word] => Ok(word),
            _ => Err(Error::new("not-words", "This field must hold one word.").about(first(names))),
        }
    }

    /// Texts, each as its tokens: a list of texts, or one text with a line for each.
    pub fn texts(&self, names: &str) -> Result<Vec<Vec<&str>>, Error> {
        match self.get(names) {
            None => Err(missing(first(names))),
            Some(Given::Text(text)) => {
                Ok(text.lines().map(|line| line.split_whitespace().collect()).collect())
            }
            Some(Given::Texts(texts)) => {
                Ok(texts.iter().map(|text| text.split_whitespace().collect()).collect())
            }
            Some(_) => Err(not_words(first(names))),
        }
    }

    /// One of some names, `usual` if none is given.
    pub fn choice(&self, name: &str, allowed: &str, usual: &'static str) -> Result<String, Error> {
        let given = match self.get(name) {
            None => usual.to_owned(),
            Some(Given::Text(text)) => text.trim().to_ascii_lowercase(),
            Some(_) => String::new(),
        };
        if allowed.split('|').any(|one| one == given) {
            return Ok(given);
        }
        let message = ["There is no such variant. There are: ", &allowed.replace('|', ", "), "."].concat();
        Err(Error::new("unknown-name", message).about(name))
    }
}

/// That a measure lacks counts: which ways there are to put them in.
pub fn lacking(measure: &Measure) -> Error {
    let ways: Vec<String> = measure
        .ways
        .iter()
        .map(|way| {
            let names: Vec<&str> =
                way.iter().filter(|field| !field.optional).map(|field| field.name).collect();
            names.join(", ")
        })
        .collect();
    let message = ["This measure needs: ", &ways.join("; or: "), "."].concat();
    Error::new("missing-field", message).about(measure.id)
}

fn missing(name: &str) -> Error {
    Error::new("missing-field", ["The field “", name, "” is missing."].concat()).about(name)
}

fn not_words(name: &str) -> Error {
    Error::new("not-words", "This field must hold words: a text, or a list of them.").about(name)
}

fn first(names: &str) -> &str {
    names.split('|').next().unwrap_or(names)
}
