//! What comparisons need of the whole corpus, worked out in slices before the answer.

use super::versions::Versions;
use super::{Analysis, Asked, Session, overview};
use crate::compare::reuse;
use crate::compare::statements::Matching;
use crate::view::Request;

/// Words that a slice looks for passages in, give or take an article.
const SLICE: f64 = 20_000.0;

/// Work that has been begun.
#[derive(Default)]
pub(super) struct Comparing {
    passages: Option<reuse::Search>,
    versions: Option<Matching>,
}

/// What is worked out, one after the other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Passages,
    Versions,
    Names,
}

/// What a request needs.
fn parts(request: &Request, articles: usize) -> &'static [Part] {
    match request {
        Request::Shared(_) | Request::Telling(_) => &[Part::Passages],
        Request::Versions(_) => &[Part::Versions],
        Request::Naming(_) => &[Part::Names],
        Request::LeftOut(_) => &[Part::Names, Part::Versions],
        Request::Overview(_) if articles <= overview::COMPARED => {
            &[Part::Names, Part::Passages, Part::Versions]
        }
        _ => &[],
    }
}

impl Session {
    /// Does a slice of what a comparison needs, and says how much of it is done: 1 when all is.
    pub(super) fn compare(&self, analysis: &mut Analysis, request: &Request) -> f64 {
        let parts = parts(request, self.corpus.entries().len());
        let is_done = |part: &Part| match part {
            Part::Passages => analysis.passages.get().is_some(),
            Part::Versions => analysis.versions.get().is_some(),
            Part::Names => analysis.differ.has_named(),
        };
        let done = parts.iter().filter(|part| is_done(part)).count() as f64;
        let Some(next) = parts.iter().find(|part| !is_done(part)) else { return 1.0 };
        let share = match next {
            Part::Passages => self.find_passages(analysis),
            Part::Versions => self.match_statements(analysis),
            Part::Names => {
                self.asked(analysis).named();
                1.0
            }
        };
        (done + share) / parts.len() as f64
    }

    pub(super) fn asked<'a>(&'a self, analysis: &'a Analysis) -> Asked<'a> {
        Asked { corpus: self.corpus.entries(), found: &self.found, read: &self.read, analysis }
    }

    fn find_passages(&self, analysis: &mut Analysis) -> f64 {
        let Some(mut search) = analysis.comparing.passages.take() else {
            analysis.comparing.passages = Some(reuse::Search::new(&analysis.index, &|_| true));
            return 0.0;
        };
        let slice = SLICE / f64::from(analysis.index.tokens().max(1));
        let first = search.step(&analysis.index);
        let mut done = first;
        while done < 1.0 && done < first + slice {
            done = search.step(&analysis.index);
        }
        if done < 1.0 {
            analysis.comparing.passages = Some(search);
        } else {
            let _ = analysis.passages.set(search.finish(&analysis.index));
        }
        done
    }

    fn match_statements(&self, analysis: &mut Analysis) -> f64 {
        let Some(mut matching) = analysis.comparing.versions.take() else {
            analysis.comparing.versions = Some(self.asked(analysis).matching());
            return 0.0;
        };
        let done = matching.step();
        if done < 1.0 {
            analysis.comparing.versions = Some(matching);
        } else {
            let _ = analysis.versions.set(Versions::found(matching));
        }
        done
    }
}
