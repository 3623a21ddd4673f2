//! From what a word of a query must be to the words of the index that are so.

use super::bits::Bits;
use super::pattern::{Fold, Pattern, is_sign};
use super::query::{Query, Test};
use crate::index::{Index, TermId};
use crate::text::{base_letter, family_prefix, fold_case, inflections, stem, straighten_word};
use std::borrow::Cow;

/// The words of an index that one word of a query may be.
pub(super) struct Words {
    /// Ascending; `None` for any word.
    terms: Option<Vec<u32>>,
    /// A bit a printed form: whether it is meant.
    forms: Option<Bits>,
    /// Whether some printed forms of the terms are not meant.
    is_exact: bool,
    /// Tokens of the terms.
    pub(super) tokens: usize,
}

impl Words {
    /// `is_alone`: whether the query asks for no word beside it, so that [`Words::has`] is never asked.
    pub(super) fn of(index: &Index, query: &Query, test: &Test, is_alone: bool) -> Self {
        if *test == Test::Any {
            return Self { terms: None, forms: None, is_exact: false, tokens: index.tokens() as usize };
        }
        let reading =
            Reading { index, is_exact: query.minds_case(), ignores_accents: query.ignores_accents() };
        let chosen = reading.chosen(test);
        let mut forms = None;
        let terms: Vec<u32> = if reading.is_exact {
            let mut terms = Bits::none(index.terms());
            chosen.ascending().for_each(|form| terms.set(index.term_of_form(form)));
            forms = Some(chosen);
            terms.ascending().collect()
        } else {
            if !is_alone {
                let mut printed = Bits::none(index.forms());
                let is_meant = |&form: &u32| chosen.has(index.term_of_form(form));
                (0..index.forms()).filter(is_meant).for_each(|form| printed.set(form));
                forms = Some(printed);
            }
            chosen.ascending().collect()
        };
        let tokens = terms.iter().map(|&term| index.positions(TermId(term)).len()).sum();
        Self { terms: Some(terms), forms, is_exact: reading.is_exact, tokens }
    }

    /// Whether any word will do.
    pub(super) fn is_any(&self) -> bool {
        self.terms.is_none()
    }

    /// Whether a token of the index is one of them.
    #[inline]
    pub(super) fn has(&self, index: &Index, token: u32) -> bool {
        self.forms.as_ref().is_none_or(|forms| forms.has(index.form_of(token)))
    }

    /// All their tokens, ascending.
    pub(super) fn positions<'i>(&self, index: &'i Index) -> Cow<'i, [u32]> {
        let Some(terms) = &self.terms else { return Cow::Owned((0..index.tokens()).collect()) };
        let mut positions = match terms.as_slice() {
            [term] => Cow::Borrowed(index.positions(TermId(*term))),
            _ => {
                let lists = terms.iter().map(|&term| index.positions(TermId(term)));
                Cow::Owned(super::bits::ascending(lists, self.tokens, index.tokens()))
            }
        };
        if self.is_exact {
            positions =
                Cow::Owned(positions.iter().copied().filter(|&token| self.has(index, token)).collect());
        }
        positions
    }
}

/// How the words of a query are compared with those of an index: as terms, or as printed forms where capitals count.
struct Reading<'i> {
    index: &'i Index,
    is_exact: bool,
    ignores_accents: bool,
}

impl Reading<'_> {
    /// The terms or printed forms that a test takes.
    fn chosen(&self, test: &Test) -> Bits {
        let things = if self.is_exact { self.index.forms() } else { self.index.terms() };
        let mut chosen = Bits::none(things);
        match test {
            Test::Any => chosen.flip(things),
            Test::Or(tests) => tests.iter().for_each(|test| chosen.join(&self.chosen(test))),
            Test::And(tests) => {
                chosen.flip(things);
                tests.iter().for_each(|test| chosen.keep(&self.chosen(test)));
            }
            Test::Not(test) => {
                chosen = self.chosen(test);
                chosen.flip(things);
            }
            _ if self.is_exact => {
                let mut terms = Bits::none(self.index.terms());
                self.terms(test, &mut |term| terms.set(term));
                let mut has = self.matcher(test, true);
                for form in 0..things {
                    if terms.has(self.index.term_of_form(form))
                        && has(&straighten_word(self.index.form(form)))
                    {
                        chosen.set(form);
                    }
                }
            }
            _ => self.terms(test, &mut |term| chosen.set(term)),
        }
        chosen
    }

    /// Gives the terms that a simple test takes, capitals making no difference.
    fn terms(&self, test: &Test, give: &mut dyn FnMut(u32)) {
        let find = |word: &str| self.index.find_term(word).map(|term| term.0);
        match test {
            Test::Word(word) if !self.ignores_accents => {
                find(&fold_case(word)).into_iter().for_each(give);
            }
            Test::Lemma(word) => {
                inflections(&fold_case(word)).iter().filter_map(|form| find(form)).for_each(give)
            }
            Test::Family(word) | Test::Stem(word) => {
                let word = fold_case(word);
                let stem_of_word = stem(&word);
                let is_one = |&term: &u32| stem(self.index.term(TermId(term))) == stem_of_word;
                self.index
                    .terms_with_prefix(family_prefix(&stem_of_word))
                    .filter(is_one)
                    .for_each(&mut *give);
                if matches!(test, Test::Family(_)) {
                    inflections(&word).iter().filter_map(|form| find(form)).for_each(give);
                }
            }
            _ => {
                let mut has = self.matcher(test, false);
                let prefix = if self.ignores_accents { String::new() } else { prefix(test) };
                // What the word must end with rules most terms out at once.
                let ending = match test {
                    Test::Wildcard(shape) if !self.ignores_accents => {
                        fold_case(shape.rsplit(['*', '?']).next().unwrap_or(""))
                    }
                    _ => String::new(),
                };
                for term in self.index.terms_with_prefix(&prefix) {
                    let word = self.index.term(TermId(term));
                    if word.ends_with(&ending) && has(word) {
                        give(term);
                    }
                }
            }
        }
    }

    /// Whether a word is what a test of its letters asks for. Families and the like say nothing of letters.
    fn matcher<'t>(&self, test: &'t Test, minds_case: bool) -> Box<dyn FnMut(&str) -> bool + 't> {
        let fold = Fold { minds_case, ignores_accents: self.ignores_accents };
        let pattern = match test {
            Test::Wildcard(shape) => Pattern::wildcard(shape, fold),
            Test::Regex(source) => Pattern::regex(source, fold).ok(),
            Test::Word(word) => {
                let as_compared = move |word: &str| {
                    let word =
                        if fold.minds_case { Cow::Borrowed(word) } else { Cow::Owned(fold_case(word)) };
                    match fold.ignores_accents {
                        true => word.chars().filter_map(base_letter).collect(),
                        false => word.into_owned(),
                    }
                };
                let word = as_compared(word);
                return Box::new(move |other| as_compared(other) == word);
            }
            _ => return Box::new(|_| true),
        };
        // The parser has refused what cannot be made a pattern.
        let Some(mut pattern) = pattern else { return Box::new(|_| false) };
        Box::new(move |word| pattern.matches(word))
    }
}

/// What every folded word begins with that the test takes.
fn prefix(test: &Test) -> String {
    let (source, has_signs) = match test {
        Test::Wildcard(shape) => (shape, false),
        Test::Regex(source) if !source.contains('|') => (source, true),
        _ => return String::new(),
    };
    let end = source.find(if has_signs { is_sign } else { |c| c == '*' || c == '?' }).unwrap_or(source.len());
    let (mut prefix, rest) = source.split_at_checked(end).unwrap_or(("", ""));
    if has_signs && rest.starts_with(['*', '?', '{']) {
        // It may be repeated no time.
        prefix = prefix.get(..prefix.char_indices().next_back().map_or(0, |(at, _)| at)).unwrap_or("");
    }
    fold_case(prefix)
}
