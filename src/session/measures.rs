//! The measures that lists have columns of: what the page calls them, and how each is worked out.

use crate::error::Error;
use crate::stats::association::{self, Table};
use crate::stats::catalogue::{self, MEASURES};
use crate::stats::dispersion::{self, Parts};
use crate::stats::keyness::{self, Compared};
use crate::stats::{Figure, Undefined};
use crate::view::{Measure, Method, MethodCount, Undefined as Why};

/// What is said of a measure.
pub(super) struct Told {
    /// In requests and addresses.
    pub key: &'static str,
    /// For the head of a column.
    pub short: &'static str,
    /// Its name, formula and source.
    measure: &'static catalogue::Measure,
    /// What it tells of a row; what the catalogue says of our choices follows.
    text: &'static str,
}

/// `id`: of the catalogue; one that is not there does not compile.
const fn told(key: &'static str, short: &'static str, id: &str, text: &'static str) -> Told {
    let mut at = 0;
    while !is_same(MEASURES[at].id, id) {
        at += 1;
    }
    Told { key, short, measure: &MEASURES[at], text }
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// A word beside the hits of a query.
pub(super) struct Beside {
    /// How often it stands beside one.
    pub pair: f64,
    /// Hits.
    pub node: f64,
    /// How often it stands anywhere.
    pub collocate: f64,
    /// The table by the expected count that was asked for.
    pub table: Result<Table, Undefined>,
}

/// A word in two selections.
pub(super) struct Key {
    pub word: Compared,
    pub table: Table,
    /// Simple Maths' constant, in occurrences in 1,000 words.
    pub k: f64,
}

/// A word in the parts of a selection.
pub(super) struct Spread<'a> {
    pub parts: Result<Parts<'a>, Undefined>,
    /// The distances between its occurrences; empty where no measure needs them.
    pub distances: &'a [u32],
}

/// A measure with the way to work it out.
pub(super) type Of<T> = (Told, fn(&T) -> Figure);

const G2: &str = "How surprising the counts are if the word had nothing to do with it: over 3.84 such a difference comes by chance \
     less than once in 20 words, over 6.63 less than once in 100. It grows with the size of the corpus: it says how sure a \
     difference is, not how large. Words that are rarer than by chance have it, too.";
const WIZARD: &str = "The same over the word’s own two cells alone.";
const RARE: &str = "Not to be trusted where an expected count is under 5: it makes too much of rare words.";
const ODDS: &str = "0 where the two have nothing to do with one another.";

/// Of collocates.
#[rustfmt::skip] // a table
pub(super) static ASSOCIATION: [Of<Beside>; 12] = [
    (told("g2", "G²", "g2", G2), |w| association::g2(&w.table?)),
    (told("g2two", "G² (2)", "g2-two-cell", WIZARD), |w| association::g2_two_cells(&w.table?)),
    (told("chi2", "χ²", "chi2", RARE), |w| association::chi2(&w.table?)),
    (told("mi", "MI", "mi", "How many times more often than by chance, in doublings: 3 is eight times. Set a minimum count."),
        |w| association::mi(&w.table?)),
    (told("mi3", "MI³", "mi3", ""), |w| association::mi3(&w.table?)),
    (told("t", "t", "t-score", "Favours frequent words; over 2 is often taken for enough."), |w| association::t_score(&w.table?)),
    (told("z", "z", "z-score", "Favours rare words."), |w| association::z_score(&w.table?)),
    (told("dice", "Dice", "dice",
        "1 where the two only stand together. In a window a word can stand beside several hits, so that it may not be defined."),
        |w| association::dice(w.pair, w.node, w.collocate)),
    (told("logdice", "logDice", "log-dice", "14 where the two only stand together; one less is half as typical."),
        |w| association::log_dice(w.pair, w.node, w.collocate)),
    (told("dpnode", "ΔP word|hit", "delta-p", "By how much the hit (first) raises the chance of the word (second). From −1 to 1."),
        |w| association::delta_p_second(&w.table?)),
    (told("dpword", "ΔP hit|word", "delta-p", "By how much the word (second) raises the chance of the hit (first). From −1 to 1."),
        |w| association::delta_p_first(&w.table?)),
    (told("logodds", "log odds", "log-odds", ODDS), |w| Ok(association::log_odds(&w.table?))),
];

/// Of keywords.
#[rustfmt::skip] // a table
pub(super) static KEYNESS: [Of<Key>; 11] = [
    (told("g2", "G²", "g2", G2), |w| association::g2(&w.table)),
    (told("g2two", "G² (2)", "g2-two-cell", WIZARD), |w| association::g2_two_cells(&w.table)),
    (told("chi2", "χ²", "chi2", RARE), |w| association::chi2(&w.table)),
    (told("fisher", "Fisher p", "fisher", "The probability of a difference as large by chance alone; right for counts however small."),
        |w| association::fisher(&w.table).map(|fisher| fisher.two_sided)),
    (told("bic", "BIC", "bic", "Under 0 it is evidence against a difference."),
        |w| keyness::bic(association::g2(&w.table)?, w.table.n())),
    (told("ell", "ELL", "ell", ""), |w| keyness::ell(association::g2(&w.table)?, w.table.n(), w.table.min_expected())),
    (told("logratio", "Log Ratio", "log-ratio", "How many times more frequent in A, in doublings: 1 is twice, 2 four times, −1 half as frequent."),
        |w| keyness::log_ratio(&w.word)),
    (told("diff", "%DIFF", "percent-diff", "By how many per cent the rate is higher in A; −100 at least. Not defined for a word that B lacks."),
        |w| keyness::percent_diff(&w.word)),
    (told("odds", "Odds ratio", "odds-ratio", "1 where the word is as frequent in both. Not defined for a word that B lacks."),
        |w| keyness::odds_ratio(&w.word)),
    (told("simple", "Simple Maths", "simple-maths",
        "A ratio of rates, here in 1,000 words with the k that you set: a larger one brings more frequent words to the top."),
        |w| keyness::simple_maths(&w.word, w.k, 1000.0)),
    (told("logodds", "log odds", "log-odds", ODDS), |w| Ok(association::log_odds(&w.table))),
];

impl<'a> Spread<'a> {
    /// Of words and n-grams.
    #[rustfmt::skip] // a table
    pub const TABLE: &'a [Of<Self>] = &[
        (told("dp", "DP", "dp",
            "How unevenly the word is spread over the reports. v is the count in a report, f in all, s the report’s share of the words."),
            |w| dispersion::dp(&w.parts?)),
        (told("dpNorm", "DPnorm", "dp-norm", "How unevenly the word is spread over the reports."), |w| dispersion::dp_norm(&w.parts?)),
        (told("juilland", "D", "juilland-d", "How evenly the word is spread over the reports: the other way round than DP."),
            |w| dispersion::juilland_d(&w.parts?)),
        (told("da", "DA", "da", "How evenly the word is spread over the reports. R is the rate in one."), |w| dispersion::da(&w.parts?)),
        (told("arf", "ARF", "arf",
            "The count, reduced where occurrences crowd: f if they are even, near 1 if they stand together. d is the distance to the occurrence before."),
            |w| {
                w.parts?;
                dispersion::arf(w.distances)
            }),
    ];
}

/// The places in a table of measures by their keys.
pub(super) fn chosen<T>(table: &[Of<T>], keys: &[String]) -> Result<Vec<usize>, Error> {
    keys.iter().map(|key| find(table, key).ok_or_else(|| unknown(table, key, "measures"))).collect()
}

pub(super) fn find<T>(table: &[Of<T>], key: &str) -> Option<usize> {
    table.iter().position(|(told, _)| told.key == key)
}

/// There is no such measure, or column.
pub(super) fn unknown<T>(table: &[Of<T>], key: &str, about: &str) -> Error {
    let keys: Vec<&str> = table.iter().map(|(told, _)| told.key).collect();
    let message = ["There is no measure “", key, "” here; there are ", &keys.join(", "), "."].concat();
    Error::new("no-such-measure", message).about(about)
}

/// Works measures out: their figures, and why some have none.
pub(super) fn figures<T>(table: &[Of<T>], chosen: &[usize], of: &T) -> (Vec<Option<f64>>, Vec<Why>) {
    let mut undefined = Vec::new();
    let mut one = |&at: &usize| {
        let (told, work_out) = &table[at];
        work_out(of)
            .map_err(|why| {
                undefined.push(Why { measure: told.key.to_owned(), why: why.reason().to_owned() });
            })
            .ok()
    };
    (chosen.iter().map(&mut one).collect(), undefined)
}

/// What the page is told of the measures chosen.
pub(super) fn tell<T>(
    table: &[Of<T>],
    chosen: &[usize],
    counts: &[MethodCount],
    caution: Option<&str>,
) -> Vec<Measure> {
    let one = |&at: &usize| {
        let told = &table[at].0;
        let measure = told.measure;
        Measure {
            key: told.key.to_owned(),
            id: measure.id.to_owned(),
            short: told.short.to_owned(),
            method: Method {
                name: measure.name.to_owned(),
                text: [told.text, " ", measure.choice].concat().trim().to_owned(),
                formula: Some(measure.formula.to_owned()),
                source: Some(measure.source.to_owned()),
                counts: counts.to_vec(),
                caution: caution.map(str::to_owned),
            },
        }
    };
    chosen.iter().map(one).collect()
}

/// The rows of a page: places in `values`, which are put in order, those without a value last and ties in their order.
pub(super) fn ranked(values: &[f64], descending: bool, page: std::ops::Range<usize>) -> Vec<u32> {
    crate::order::part(values.len(), page, |a: u32, b: u32| {
        let (x, y) = (values[a as usize], values[b as usize]);
        let order = if descending { y.total_cmp(&x) } else { x.total_cmp(&y) };
        x.is_nan().cmp(&y.is_nan()).then(order).then(a.cmp(&b))
    })
}
