//! Long work before an answer, done in slices so that it can be watched and dropped.

use super::measures;
use super::{Asked, Session};
use crate::error::Error;
use crate::index::{Alike, Counts, GramCount, GramRule, MAX_GRAM, Scope, Spread, Stemming, Stems, Units};
use crate::stats::dispersion::{Parts, Sizes, distances};
use crate::view::{Filter, Request, TermsRequest};
use std::cell::RefCell;
use std::sync::Arc;

/// What was worked out for a request before its answer, and serves the next one too.
#[derive(Default)]
pub(super) struct Prepared {
    pub stems: Option<Stems>,
    /// What is being worked out of the stems, slice by slice.
    stemming: Stemming,
    pub alike: Option<Alike>,
    /// The last n-grams counted, or being counted.
    pub grams: Option<(GramAsked, GramCount)>,
    /// The counts of the terms under the scopes asked about last: a list is paged and sorted, and two sides are compared
    /// in several ways, under one scope each.
    counts: RefCell<Vec<(Scope, Arc<Vec<u32>>)>>,
}

/// The share of the work that finding stems is taken for where n-grams are counted after it.
const STEMMING: f64 = 0.125;
/// Scopes whose counts are kept.
const KEPT: usize = 4;

impl Asked<'_> {
    /// Occurrences of each term under a scope.
    pub(super) fn counts(&self, scope: &Scope) -> Arc<Vec<u32>> {
        let mut kept = self.analysis.prepared.counts.borrow_mut();
        let known = kept.iter().position(|(other, _)| other == scope);
        let (scope, counts) = match known {
            Some(at) => kept.remove(at),
            None => {
                let counts = Counts::without_range(&self.analysis.index, scope).count;
                (scope.clone(), Arc::new(counts))
            }
        };
        kept.truncate(KEPT - 1);
        kept.insert(0, (scope, Arc::clone(&counts)));
        counts
    }
}

/// What decides the counts of n-grams: a request that differs in nothing else is answered from the same counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GramAsked {
    filter: Filter,
    rule: GramRule,
    stems: bool,
    /// The measure that all are to be sorted by.
    measure: Option<usize>,
}

impl GramAsked {
    /// `None` where the word list can be given without.
    pub fn of(asked: &TermsRequest) -> Option<Self> {
        let measure = measures::find(measures::Spread::TABLE, &asked.list.sort);
        let words = asked.words.clamp(1, MAX_GRAM);
        let is_needed = words > 1 || measure.is_some() || asked.list.stems && asked.list.sort == "range";
        is_needed.then(|| Self {
            filter: asked.filter.clone(),
            // Of single words all are kept: how many stand once is told of the whole list.
            rule: GramRule {
                words,
                across: asked.across,
                min_count: if words > 1 { asked.list.min_count } else { 1 },
            },
            stems: asked.list.stems,
            measure,
        })
    }
}

impl Session {
    /// Does a slice of what must be worked out before [`Session::ask`] can answer a request at once, and says how much
    /// of it is done: 1 when all is. Between two slices the request can be dropped, or another one asked.
    ///
    /// # Errors
    /// `no-such-measure`, `bad-words`: what `ask` would say after all the work.
    pub fn prepare(&mut self, request: &Request) -> Result<f64, Error> {
        let (stems, alike, grams) = match request {
            Request::Terms(asked) => {
                check_terms(asked)?;
                (asked.list.stems, false, GramAsked::of(asked))
            }
            Request::Collocates(asked) => (asked.list.stems, false, None),
            Request::Sentences(asked) => return self.prepare(&asked.of),
            Request::Keyness(asked) => (asked.list.stems, asked.copy_once, None),
            Request::Correct(_) | Request::Measure(_) | Request::Measures => return Ok(1.0),
            _ => (false, false, None),
        };
        let mut analysis = match self.analysis.take() {
            Some(analysis) => analysis,
            None => self.analyse().0,
        };
        let index = &analysis.index;
        if stems && analysis.prepared.stems.is_none() {
            let done = analysis.prepared.stemming.step(index);
            if done < 1.0 {
                self.analysis = Some(analysis);
                return Ok(if grams.is_some() { done * STEMMING } else { done });
            }
            analysis.prepared.stems = Some(std::mem::take(&mut analysis.prepared.stemming).finish());
        }
        if alike && analysis.prepared.alike.is_none() {
            analysis.prepared.alike = Some(Alike::of(index));
        }
        let mut done = self.compare(&mut analysis, request);
        if let Some(asked) = grams {
            let counted = match analysis.prepared.grams.take() {
                Some((other, counted)) if other == asked => counted,
                _ => GramCount::new(asked.rule, self.asked(&analysis).scope(&asked.filter)),
            };
            let (counted, share) = step(&analysis, &asked, counted);
            done = if stems { STEMMING + (1.0 - STEMMING) * share } else { share };
            analysis.prepared.grams = Some((asked, counted));
        }
        self.analysis = Some(analysis);
        Ok(done)
    }
}

/// A slice of counting n-grams.
fn step(analysis: &super::Analysis, asked: &GramAsked, mut counted: GramCount) -> (GramCount, f64) {
    let index = &analysis.index;
    let units = Units::new(index, analysis.prepared.stems.as_ref().filter(|_| asked.stems));
    let Some(measure) = asked.measure else {
        let done = counted.step(index, units, None);
        return (counted, done);
    };
    let scope = counted.scope().clone();
    let spread = Spread::new(index, &scope);
    let sizes = Sizes::new(spread.sizes.clone());
    let needs_distances = measures::Spread::TABLE[measure].0.key == "arf";
    let value = |tokens: &[u32]| {
        let counts = spread.counts(tokens);
        let between = if needs_distances {
            distances(&spread.places(tokens), scope.tokens()).unwrap_or_default()
        } else {
            Vec::new()
        };
        let of = measures::Spread { parts: Parts::new(&counts, &sizes), distances: &between };
        (measures::Spread::TABLE[measure].1)(&of).unwrap_or(f64::NAN)
    };
    let done = counted.step(index, units, Some(&value));
    (counted, done)
}

/// Refuses what no list has.
fn check_terms(asked: &TermsRequest) -> Result<(), Error> {
    if asked.words > MAX_GRAM {
        let message = "Up to six words that follow each other can be counted: ask for 1 to 6.";
        return Err(Error::new("bad-words", message).about("words"));
    }
    let is_known = matches!(asked.list.sort.as_str(), "term" | "count" | "range")
        || measures::find(measures::Spread::TABLE, &asked.list.sort).is_some();
    if is_known { Ok(()) } else { Err(measures::unknown(measures::Spread::TABLE, &asked.list.sort, "sort")) }
}
