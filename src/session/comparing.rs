//! What comparisons need of the whole corpus, worked out in slices before the answer.

use super::left_out::Had;
use super::versions::Versions;
use super::{Analysis, Asked, Session, overview};
use crate::compare::figures::Figure;
use crate::compare::reuse;
use crate::compare::statements::Matching;
use crate::quotes::NameSearch;
use crate::view::Request;

/// Words that a slice looks for passages in, or for names or figures, give or take an article.
const SLICE: f64 = 20_000.0;

/// Work that has been begun.
#[derive(Default)]
pub(super) struct Comparing {
    passages: Option<reuse::Search>,
    versions: Option<Matching>,
    names: Option<NameSearch>,
    /// How many reports were read for figures, and these.
    figures: (u32, Vec<(u32, Figure)>),
    /// What the last question for what is left out needs; kept for its next page.
    pub(super) had: Option<Had>,
}

/// What is worked out, one after the other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Passages,
    Versions,
    Names,
    Figures,
    Had,
}

/// What a request needs.
fn parts(request: &Request, articles: usize) -> &'static [Part] {
    match request {
        Request::Shared(_) | Request::Telling(_) => &[Part::Passages],
        Request::Versions(_) => &[Part::Versions],
        Request::Naming(_) => &[Part::Names],
        Request::Numbers(_) => &[Part::Figures],
        Request::LeftOut(_) => &[Part::Names, Part::Versions, Part::Figures, Part::Had],
        Request::Overview(_) if articles <= overview::COMPARED => {
            &[Part::Names, Part::Passages, Part::Versions, Part::Figures]
        }
        Request::Overview(_) if articles <= overview::NUMBERS => &[Part::Figures],
        _ => &[],
    }
}

impl Session {
    /// Does a slice of what a comparison needs, and says how much of it is done: 1 when all is.
    pub(super) fn compare(&self, analysis: &mut Analysis, request: &Request) -> f64 {
        let parts = parts(request, self.corpus.entries().len());
        let is_done = |part: &Part| match (part, request) {
            (Part::Passages, _) => analysis.passages.get().is_some(),
            (Part::Versions, _) => analysis.versions.get().is_some(),
            (Part::Names, _) => analysis.differ.naming.get().is_some(),
            (Part::Figures, _) => analysis.differ.figures.get().is_some(),
            (Part::Had, Request::LeftOut(asked)) => {
                analysis.comparing.had.as_ref().is_some_and(|had| had.is_done() && had.is_of(asked))
            }
            (Part::Had, _) => true,
        };
        let done = parts.iter().filter(|part| is_done(part)).count() as f64;
        let Some(next) = parts.iter().find(|part| !is_done(part)) else { return 1.0 };
        let share = match (next, request) {
            (Part::Passages, _) => self.find_passages(analysis),
            (Part::Versions, _) => self.match_statements(analysis),
            (Part::Names, _) => self.find_names(analysis),
            (Part::Figures, _) => self.find_figures(analysis),
            (Part::Had, Request::LeftOut(asked)) => {
                let had = analysis.comparing.had.take().filter(|had| had.is_of(asked));
                let mut had = had.unwrap_or_else(|| Had::new(asked));
                let share = had.step(&self.asked(analysis));
                analysis.comparing.had = Some(had);
                share
            }
            (Part::Had, _) => 1.0,
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

    fn find_names(&self, analysis: &mut Analysis) -> f64 {
        let mut search = analysis.comparing.names.take().unwrap_or_default();
        let read = self.asked(analysis).read_names(&mut search, SLICE);
        let joined = if read < 1.0 { 0.0 } else { search.join() };
        if joined < 1.0 {
            analysis.comparing.names = Some(search);
        } else {
            let _ = analysis.differ.naming.set(search.finish());
        }
        0.8 * read + 0.2 * joined
    }

    fn find_figures(&self, analysis: &mut Analysis) -> f64 {
        let all = self.corpus.entries().len() as u32;
        let (mut found, mut words) = (std::mem::take(&mut analysis.comparing.figures), 0.0);
        while found.0 < all && words < SLICE {
            found.1.extend(self.asked(analysis).numbers_of(found.0));
            words += f64::from(self.read[found.0 as usize].words);
            found.0 += 1;
        }
        let share = f64::from(found.0) / f64::from(all.max(1));
        if found.0 < all {
            analysis.comparing.figures = found;
            return share;
        }
        let _ = analysis.differ.figures.set(found.1);
        1.0
    }
}
