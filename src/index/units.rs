//! What is counted as one: each term by itself, or all terms of one stem.

use super::vocabulary::Vocabulary;
use super::{Index, TermId};
use crate::text;
use std::borrow::Cow;

/// The terms of an index by stem. Units are numbered by code point of their stems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stems {
    /// The unit of each term.
    of_term: Vec<u32>,
    /// Terms, unit after unit, ascending in each.
    members: Vec<u32>,
    /// Where each unit's terms begin, and one past the last.
    starts: Vec<u32>,
}

impl Stems {
    /// Joins the terms that have one [`text::stem`].
    #[must_use]
    pub fn of(index: &Index) -> Self {
        let mut stemming = Stemming::default();
        while stemming.step(index) < 1.0 {}
        stemming.finish()
    }
}

/// Terms that a slice of [`Stemming`] looks at.
const SLICE: usize = 1 << 14;

/// The work of joining terms by stem, in slices.
#[derive(Debug)]
pub struct Stemming {
    stems: Vocabulary,
    /// The number of the stem of each term looked at, in order of first appearance.
    of_term: Vec<u32>,
    buffer: String,
}

impl Default for Stemming {
    fn default() -> Self {
        Self { stems: Vocabulary::new(0), of_term: Vec::new(), buffer: String::new() }
    }
}

impl Stemming {
    /// Does a slice of the work, and says how much is done: 1 when all is.
    pub fn step(&mut self, index: &Index) -> f64 {
        let done = self.of_term.len() as u32;
        let slice = done..index.terms().min(done + SLICE as u32);
        for term in slice.clone() {
            self.buffer.clear();
            self.buffer.push_str(&text::stem(index.term(TermId(term))));
            if self.buffer.is_empty() {
                self.buffer.push('\0'); // stands before all others, as nothing does
            }
            let length = self.buffer.len();
            self.buffer.push_str("\0\0\0\0\0\0\0"); // so that eight bytes can be read at once
            self.of_term.push(self.stems.intern(&self.buffer, 0, length));
        }
        if slice.end == index.terms() { 1.0 } else { f64::from(slice.end) / f64::from(index.terms()) }
    }

    /// The terms by stem, once all is done.
    #[must_use]
    pub fn finish(self) -> Stems {
        let Self { stems, mut of_term, .. } = self;
        let stems = stems.into_strings();
        let mut unit_of_stem = vec![0u32; stems.len()];
        for (unit, stem) in (0..).zip(stems.ascending(&mut (0..stems.len() as u32))) {
            unit_of_stem[stem as usize] = unit;
        }
        let mut starts = vec![0u32; stems.len() + 1];
        for unit in &mut of_term {
            *unit = unit_of_stem[*unit as usize];
            starts[*unit as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut members = vec![0; of_term.len()];
        for (term, &unit) in (0u32..).zip(&of_term) {
            members[next[unit as usize] as usize] = term;
            next[unit as usize] += 1;
        }
        Stems { of_term, members, starts }
    }
}

/// Terms or stems, by number: what a list counts.
#[derive(Clone, Copy, Debug)]
pub struct Units<'a> {
    index: &'a Index,
    /// `None`: each term is a unit, of the same number.
    stems: Option<&'a Stems>,
}

impl<'a> Units<'a> {
    /// The terms of an index, joined by stem if there are `stems`.
    #[must_use]
    pub fn new(index: &'a Index, stems: Option<&'a Stems>) -> Self {
        Self { index, stems }
    }

    /// Whether words of one stem are one unit.
    #[must_use]
    pub fn are_stems(&self) -> bool {
        self.stems.is_some()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.stems.map_or(self.index.terms(), |stems| stems.starts.len() as u32 - 1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The unit of a term.
    #[must_use]
    pub fn of(&self, term: TermId) -> u32 {
        self.stems.map_or(term.0, |stems| stems.of_term[term.index()])
    }

    /// The terms of a unit, in code point order.
    #[must_use]
    pub fn members(&self, unit: u32) -> Cow<'a, [u32]> {
        match self.stems {
            None => Cow::Owned(vec![unit]),
            Some(stems) => {
                Cow::Borrowed(&stems.members[super::span_at(&stems.starts, unit as usize).range()])
            }
        }
    }

    /// The unit as counted: the term, or the stem.
    #[must_use]
    pub fn name(&self, unit: u32) -> Cow<'a, str> {
        let first = self.members(unit).first().map_or("", |&term| self.index.term(TermId(term)));
        if self.stems.is_some() { text::stem(first) } else { Cow::Borrowed(first) }
    }

    /// The tokens of a unit, ascending.
    #[must_use]
    pub fn positions(&self, unit: u32) -> Cow<'a, [u32]> {
        match *self.members(unit) {
            [term] => Cow::Borrowed(self.index.positions(TermId(term))),
            ref members => {
                let lists = members.iter().map(|&term| self.index.positions(TermId(term)));
                Cow::Owned(lists.fold(Vec::new(), |all, list| merged(&all, list)))
            }
        }
    }

    /// Counts by unit from counts by term.
    #[must_use]
    pub fn sums(&self, by_term: &[u32]) -> Vec<u32> {
        let Some(stems) = self.stems else { return by_term.to_vec() };
        let mut sums = vec![0; self.len() as usize];
        for (&unit, count) in stems.of_term.iter().zip(by_term) {
            sums[unit as usize] += count;
        }
        sums
    }

    /// For each unit, whether all its terms are function words.
    #[must_use]
    pub fn stop_words(&self) -> Vec<bool> {
        let mut members = vec![0u32; self.len() as usize];
        for term in text::stop_words().filter_map(|word| self.index.find_term(word)) {
            members[self.of(term) as usize] += 1;
        }
        let all = |(unit, count): (u32, u32)| count > 0 && count as usize == self.members(unit).len();
        (0..).zip(members).map(all).collect()
    }

    /// For each unit, whether one of its terms holds this text (folded).
    #[must_use]
    pub fn holding(&self, text: &str) -> Vec<bool> {
        let mut found = vec![false; self.len() as usize];
        for term in (0..self.index.terms()).map(TermId) {
            if self.index.term(term).contains(text) {
                found[self.of(term) as usize] = true;
            }
        }
        found
    }
}

/// Two ascending lists as one.
fn merged(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut all = Vec::with_capacity(a.len() + b.len());
    let mut rest = b;
    for &token in a {
        while let [first, after @ ..] = rest
            && *first < token
        {
            all.push(*first);
            rest = after;
        }
        all.push(token);
    }
    all.extend_from_slice(rest);
    all
}
