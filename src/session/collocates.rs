//! What stands about the hits of a query.

use super::measures::{self, ASSOCIATION, Beside};
use super::search::Search;
use super::{Asked, methods, page_range};
use crate::error::Error;
use crate::index::{Company, Window};
use crate::stats::Undefined;
use crate::stats::association::Table;
use crate::view::{
    CollocateRow, CollocatesRequest, CollocatesView, Expected, MethodCount, Reach, Undefined as Why,
};

/// The widest window, in words on either side.
const MAX_REACH: u32 = 50;

impl Asked<'_> {
    pub(super) fn collocates(&self, asked: &CollocatesRequest) -> Result<CollocatesView, Error> {
        let index = &self.analysis.index;
        let wanted = measures::chosen(&ASSOCIATION, &asked.list.measures)?;
        let Search { scope, hits, query } = self.search(&asked.filter, &asked.query)?;
        let units = self.units(asked.list.stems);
        let company = Company::of(index, &scope, &hits, window(asked));
        let counts = units.sums(&self.counts(&scope));
        let (left, right) = (units.sums(&company.left), units.sums(&company.right));
        let stop = if asked.list.stop_words { Vec::new() } else { units.stop_words() };
        let listed: Vec<u32> = (0..units.len())
            .filter(|&unit| left[unit as usize] + right[unit as usize] >= asked.list.min_count.max(1))
            .filter(|&unit| asked.list.stop_words || !stop.get(unit as usize).is_some_and(|&is| is))
            .collect();
        let node = f64::from(hits.len() as u32);
        let n = f64::from(scope.tokens());
        let span = match asked.reach {
            Reach::Sentence if hits.is_empty() => 0.0,
            Reach::Sentence => f64::from(company.words) / node,
            _ => f64::from(asked.left.min(MAX_REACH) + asked.right.min(MAX_REACH)),
        };
        let places = if asked.expected == Expected::Plain { 1.0 } else { span };
        let beside = |unit: u32| {
            let at = unit as usize;
            let collocate = f64::from(counts[at]);
            // One place can be beside several hits: no table has room for more than there is of a word.
            let pair = f64::from(left[at] + right[at]).min(collocate);
            Beside { pair, node, collocate, table: Table::of_window(pair, node, collocate, n, places) }
        };
        let sorted_by = measures::find(&ASSOCIATION, &asked.list.sort);
        let values: Vec<f64> = match (asked.list.sort.as_str(), sorted_by) {
            (_, Some(at)) => listed.iter().map(|&unit| worth_of(at, &beside(unit))).collect(),
            ("together", _) => {
                listed.iter().map(|&unit| f64::from(left[unit as usize] + right[unit as usize])).collect()
            }
            ("left", _) => listed.iter().map(|&unit| f64::from(left[unit as usize])).collect(),
            ("right", _) => listed.iter().map(|&unit| f64::from(right[unit as usize])).collect(),
            ("count", _) => listed.iter().map(|&unit| f64::from(counts[unit as usize])).collect(),
            ("term", _) => (0..listed.len() as u32).map(f64::from).collect(),
            _ => return Err(measures::unknown(&ASSOCIATION, &asked.list.sort, "sort")),
        };
        let page =
            measures::ranked(&values, asked.list.descending, page_range(asked.list.page, listed.len())?);
        let row = |&place: &u32| {
            let unit = listed[place as usize];
            let (at, beside) = (unit as usize, beside(unit));
            let (values, mut undefined) = measures::figures(&ASSOCIATION, &wanted, &beside);
            undefined.iter_mut().for_each(|why| explain(why, &beside));
            let names = self.names(units, &[unit]);
            CollocateRow {
                term: names.term,
                shown: names.shown,
                left: left[at],
                right: right[at],
                count: counts[at],
                expected: if n > 0.0 { node * places * (beside.collocate / n) } else { 0.0 },
                values,
                undefined,
            }
        };
        let rows = page.iter().map(row).collect();
        let count = |name: &str, value: f64| MethodCount { name: name.to_owned(), value };
        let own =
            [count("f₁, hits of the query", node), count("N, words", n), count("places in a window", span)];
        let few = (hits.len() < 30).then_some(
            "Under 30 hits a collocate rests on a handful of sentences: read them before the figures.",
        );
        Ok(CollocatesView {
            query: query.to_string(),
            hits: hits.len() as u32,
            tokens: scope.tokens(),
            beside: company.words,
            span,
            total: listed.len() as u32,
            rows,
            measures: measures::tell(&ASSOCIATION, &wanted, &own, few),
            method: methods::collocates(asked, &own, company.words, few),
        })
    }
}

/// What a word is worth in the order of the list: less than nothing where it stands beside the hits less often than by
/// chance and the measure does not tell.
fn worth_of(measure: usize, beside: &Beside) -> f64 {
    let (told, work_out) = &ASSOCIATION[measure];
    let value = work_out(beside).unwrap_or(f64::NAN);
    let is_repelled = beside.table.is_ok_and(|table| !table.is_attracted());
    if is_repelled && matches!(told.key, "g2" | "g2two" | "chi2") { -value } else { value }
}

/// The window of a request.
pub(super) fn window(asked: &CollocatesRequest) -> Window {
    match asked.reach {
        Reach::Sentence => Window { left: u32::MAX, right: u32::MAX, across: false },
        reach => Window {
            left: asked.left.min(MAX_REACH),
            right: asked.right.min(MAX_REACH),
            across: reach == Reach::Across,
        },
    }
}

/// Says why counts do not fit in words of this request.
fn explain(why: &mut Why, beside: &Beside) {
    if why.why == Undefined::BadCounts.reason() && beside.pair > beside.node {
        "Not defined: the word stands beside the hits more often than there are hits. Take the window-adjusted expected count."
            .clone_into(&mut why.why);
    }
}
