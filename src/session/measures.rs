//! The measures that lists have columns of: what the page calls them, and how each is worked out.

use crate::error::Error;
use crate::stats::association::{self, Table};
use crate::stats::dispersion::{self, Parts};
use crate::stats::keyness::{self, Compared};
use crate::stats::{Figure, Undefined};
use crate::view::{Measure, Method, MethodCount, Undefined as Why};

/// What is said of a measure.
pub(super) struct Told {
    pub key: &'static str,
    pub short: &'static str,
    name: &'static str,
    formula: &'static str,
    source: &'static str,
    text: &'static str,
}

const fn told(key: &'static str, [short, name, formula, source, text]: [&'static str; 5]) -> Told {
    Told { key, short, name, formula, source, text }
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
     less than once in 20 words, over 6.63 less than once in 100. It has no sign: words that are rarer than by chance have it, too. It grows with the size of the corpus: it says how sure a \
     difference is, not how large.";

/// Of collocates.
pub(super) static ASSOCIATION: [Of<Beside>; 12] = [
    (
        told(
            "g2",
            [
                "G²",
                "Log-likelihood G², long form (four cells)",
                "2 Σ O ln(O/E) over the four cells",
                "Dunning 1993",
                G2,
            ],
        ),
        |w| association::g2(&w.table?),
    ),
    (
        told(
            "g2two",
            [
                "G² (2)",
                "Log-likelihood G², short form (two cells)",
                "2 (O₁₁ ln(O₁₁/E₁₁) + O₂₁ ln(O₂₁/E₂₁))",
                "Rayson and Garside 2000",
                "The same over the word's own two cells alone, as the log-likelihood wizard has it; smaller than the long form.",
            ],
        ),
        |w| association::g2_two_cells(&w.table?),
    ),
    (
        told(
            "chi2",
            [
                "χ²",
                "Pearson's χ², without Yates's correction",
                "N (ad − bc)² ÷ (R₁ R₂ C₁ C₂)",
                "Pearson 1900",
                "Not to be trusted where an expected count is under 5: it makes too much of rare words.",
            ],
        ),
        |w| association::chi2(&w.table?),
    ),
    (
        told(
            "mi",
            [
                "MI",
                "Mutual information",
                "log₂(O ÷ E)",
                "Church and Hanks 1990",
                "How many times more often than by chance, in doublings: 3 is eight times. It favours rare words: set a minimum count.",
            ],
        ),
        |w| association::mi(&w.table?),
    ),
    (
        told("mi3", ["MI³", "MI cubed", "log₂(O³ ÷ E)", "Daille 1994", "MI that favours frequent pairs."]),
        |w| association::mi3(&w.table?),
    ),
    (
        told(
            "t",
            [
                "t",
                "t-score",
                "(O − E) ÷ √O",
                "Church, Gale, Hanks and Hindle 1991",
                "Favours frequent words; over 2 is often taken for enough. Not to be read as a probability.",
            ],
        ),
        |w| association::t_score(&w.table?),
    ),
    (told("z", ["z", "z-score", "(O − E) ÷ √E", "Dennis 1965", "Favours rare words."]), |w| {
        association::z_score(&w.table?)
    }),
    (
        told(
            "dice",
            [
                "Dice",
                "Dice coefficient",
                "2 O ÷ (f₁ + f₂)",
                "Dice 1945",
                "1 where the two only stand together. The size of the corpus makes no difference. In a window a word can stand beside \
         several hits, so that it may not be defined.",
            ],
        ),
        |w| association::dice(w.pair, w.node, w.collocate),
    ),
    (
        told(
            "logdice",
            [
                "logDice",
                "logDice",
                "14 + log₂(2 O ÷ (f₁ + f₂))",
                "Rychlý 2008",
                "14 where the two only stand together; one less is half as typical. The size of the corpus makes no difference.",
            ],
        ),
        |w| association::log_dice(w.pair, w.node, w.collocate),
    ),
    (
        told(
            "dpnode",
            [
                "ΔP word|hit",
                "ΔP of the word given the hit",
                "O₁₁ ÷ R₁ − O₂₁ ÷ R₂",
                "Gries 2013",
                "By how much the hit raises the chance of the word. From −1 to 1; the other direction is another figure.",
            ],
        ),
        |w| association::delta_p_second(&w.table?),
    ),
    (
        told(
            "dpword",
            [
                "ΔP hit|word",
                "ΔP of the hit given the word",
                "O₁₁ ÷ C₁ − O₁₂ ÷ C₂",
                "Gries 2013",
                "By how much the word raises the chance of the hit. From −1 to 1.",
            ],
        ),
        |w| association::delta_p_first(&w.table?),
    ),
    (
        told(
            "logodds",
            [
                "log odds",
                "Log odds ratio with ½ added to each cell",
                "ln((a + ½)(d + ½) ÷ ((b + ½)(c + ½)))",
                "Haldane 1955, Anscombe 1956",
                "0 where the two have nothing to do with one another; natural logarithm.",
            ],
        ),
        |w| Ok(association::log_odds(&w.table?)),
    ),
];

/// Of keywords.
pub(super) static KEYNESS: [Of<Key>; 11] = [
    (
        told(
            "g2",
            [
                "G²",
                "Log-likelihood G², long form (four cells)",
                "2 Σ O ln(O/E) over the four cells",
                "Dunning 1993",
                G2,
            ],
        ),
        |w| association::g2(&w.table),
    ),
    (
        told(
            "g2two",
            [
                "G² (2)",
                "Log-likelihood G², short form (two cells)",
                "2 (a ln(a/E₁) + b ln(b/E₂))",
                "Rayson and Garside 2000",
                "The same over the word's own two cells alone, as the log-likelihood wizard has it.",
            ],
        ),
        |w| association::g2_two_cells(&w.table),
    ),
    (
        told(
            "chi2",
            [
                "χ²",
                "Pearson's χ², without Yates's correction",
                "N (ad − bc)² ÷ (R₁ R₂ C₁ C₂)",
                "Pearson 1900",
                "Not to be trusted where an expected count is under 5.",
            ],
        ),
        |w| association::chi2(&w.table),
    ),
    (
        told(
            "fisher",
            [
                "Fisher p",
                "Fisher's exact test, two-sided",
                "Σ p of all tables as improbable as this one or more",
                "Fisher 1922",
                "The probability of a difference as large by chance alone; right for counts however small.",
            ],
        ),
        |w| association::fisher(&w.table).map(|fisher| fisher.two_sided),
    ),
    (
        told(
            "bic",
            [
                "BIC",
                "Bayesian information criterion",
                "G² − ln N",
                "Wilson 2013",
                "Over 2 there is positive evidence of a difference, over 6 strong, over 10 very strong; under 0 evidence against one.",
            ],
        ),
        |w| keyness::bic(association::g2(&w.table)?, w.table.n()),
    ),
    (
        told(
            "ell",
            [
                "ELL",
                "Effect size of the log-likelihood",
                "G² ÷ (N ln Eₘᵢₙ)",
                "Johnston, Berry and Mielke 2006",
                "Not defined where the smallest expected count is 1 or less.",
            ],
        ),
        |w| keyness::ell(association::g2(&w.table)?, w.table.n(), w.table.min_expected()),
    ),
    (
        told(
            "logratio",
            [
                "Log Ratio",
                "Log Ratio",
                "log₂((a ÷ words of A) ÷ (b ÷ words of B))",
                "Hardie 2014",
                "How many times more frequent in A, in doublings: 1 is twice, 2 four times, −1 half as frequent. Not defined for a word of \
         one side only; to put such words in order, ½ stands for 0. The 95 % interval is that of the relative risk.",
            ],
        ),
        |w| keyness::log_ratio(&w.word),
    ),
    (
        told(
            "diff",
            [
                "%DIFF",
                "%DIFF",
                "100 (rate in A − rate in B) ÷ rate in B",
                "Gabrielatos and Marchi 2011",
                "By how many per cent the rate is higher in A; −100 at least. Not defined for a word that B lacks.",
            ],
        ),
        |w| keyness::percent_diff(&w.word),
    ),
    (
        told(
            "odds",
            [
                "Odds ratio",
                "Odds ratio",
                "(a ÷ other words of A) ÷ (b ÷ other words of B)",
                "Pojanapunya and Watson Todd 2018",
                "1 where the word is as frequent in both. Not defined for a word that B lacks.",
            ],
        ),
        |w| keyness::odds_ratio(&w.word),
    ),
    (
        told(
            "simple",
            [
                "Simple Maths",
                "Simple Maths",
                "(rate in A + k) ÷ (rate in B + k), rates in 1,000 words",
                "Kilgarriff 2009",
                "A ratio of rates; a larger k brings more frequent words to the top.",
            ],
        ),
        |w| keyness::simple_maths(&w.word, w.k, 1000.0),
    ),
    (
        told(
            "logodds",
            [
                "log odds",
                "Log odds ratio with ½ added to each cell",
                "ln((a + ½)(d + ½) ÷ ((b + ½)(c + ½)))",
                "Haldane 1955, Anscombe 1956",
                "Defined for words of one side, too; natural logarithm.",
            ],
        ),
        |w| Ok(association::log_odds(&w.table)),
    ),
];

impl<'a> Spread<'a> {
    /// Of words and n-grams.
    pub const TABLE: &'a [Of<Self>] = &[
        (
            told(
                "dp",
                [
                    "DP",
                    "Deviation of proportions",
                    "½ Σ |v/f − s|",
                    "Gries 2008",
                    "How unevenly the word is spread over the reports: 0 where each has its share by its length, near 1 where a short one has all. \
         v is the count in a report, f in all, s the report's share of the words.",
                ],
            ),
            |w| dispersion::dp(&w.parts?),
        ),
        (
            told(
                "dpNorm",
                [
                    "DPnorm",
                    "Deviation of proportions, normalised",
                    "DP ÷ (1 − smallest s)",
                    "Lijffijt and Gries 2012",
                    "DP brought to the range from 0 (even) to 1 (in the shortest report only).",
                ],
            ),
            |w| dispersion::dp_norm(&w.parts?),
        ),
        (
            told(
                "juilland",
                [
                    "D",
                    "Juilland's D",
                    "1 − (SD ÷ mean) ÷ √(n − 1) of the rates",
                    "Juilland, Brodin and Davidovitch 1970",
                    "1 is even, 0 in one report only: the other way round than DP. The standard deviation is that of the population.",
                ],
            ),
            |w| dispersion::juilland_d(&w.parts?),
        ),
        (
            told(
                "da",
                [
                    "DA",
                    "Dispersion by pairs",
                    "1 − mean |Rᵢ − Rⱼ| ÷ (2 mean R)",
                    "Burch, Egbert and Biber 2017",
                    "1 is even, 0 in one report only. R is the rate in a report.",
                ],
            ),
            |w| dispersion::da(&w.parts?),
        ),
        (
            told(
                "arf",
                [
                    "ARF",
                    "Average reduced frequency",
                    "Σ min(d, v) ÷ v with v = N ÷ f",
                    "Savický and Hlaváčová 2002",
                    "The count, reduced where occurrences crowd: f if they are even, near 1 if they stand together. d is the distance to the \
         occurrence before, the words taken as a ring; it depends on the order of the reports.",
                ],
            ),
            |w| {
                w.parts?;
                dispersion::arf(w.distances)
            },
        ),
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
        Measure {
            key: told.key.to_owned(),
            short: told.short.to_owned(),
            method: Method {
                name: told.name.to_owned(),
                text: told.text.to_owned(),
                formula: Some(told.formula.to_owned()),
                source: Some(told.source.to_owned()),
                counts: counts.to_vec(),
                caution: caution.map(str::to_owned),
            },
        }
    };
    chosen.iter().map(one).collect()
}

/// The rows of a page: places in `values`, which are put in order, those without a value last and ties in their order.
pub(super) fn ranked(values: &[f64], descending: bool, page: std::ops::Range<usize>) -> Vec<u32> {
    let mut places: Vec<u32> = (0..values.len() as u32).collect();
    let compare = |a: u32, b: u32| {
        let (x, y) = (values[a as usize], values[b as usize]);
        let order = if descending { y.total_cmp(&x) } else { x.total_cmp(&y) };
        x.is_nan().cmp(&y.is_nan()).then(order).then(a.cmp(&b))
    };
    crate::order::sort_part(&mut places, page.clone(), &compare);
    places.get(page).unwrap_or(&[]).to_vec()
}
