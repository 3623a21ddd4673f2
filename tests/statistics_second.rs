//! Each measure against an independent second implementation: figures of SciPy, NLTK, scikit-learn and others
//! (`tests/data/measures/oracle.py`), another formula, or a count by brute force; and properties at hostile counts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::math::{ln, log2};
use newsprism::stats::association::*;
use newsprism::stats::dispersion::*;
use newsprism::stats::diversity::*;
use newsprism::stats::keyness::*;
use newsprism::stats::readability::*;
use newsprism::stats::similarity::*;
use newsprism::stats::{Bm25, Figure, Idf, Tf, bm25};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn oracle() -> Value {
    serde_json::from_str(include_str!("data/measures/oracle.json")).unwrap()
}

fn list(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|n| n.as_f64().unwrap()).collect()
}

#[track_caller]
fn close(own: f64, theirs: f64, what: &str) {
    assert!((own - theirs).abs() <= 1e-9 * theirs.abs().max(1e-6), "{what}: {own}, not {theirs}");
}

#[test]
fn tables_as_scipy_and_nltk_have_them() {
    for row in oracle()["tables"].as_array().unwrap() {
        let cells = list(&row["cells"]);
        let table = Table::of_cells(cells[0], cells[1], cells[2], cells[3]).unwrap();
        let two = fisher(&table);
        let word = Compared::new(cells[0], cells[0] + cells[1], cells[2], cells[2] + cells[3]).unwrap();
        let own: Vec<(&str, Figure)> = vec![
            ("chi2", chi2(&table)),
            ("p", Ok(p_value(chi2(&table).unwrap()))),
            ("yates", chi2_yates(&table)),
            ("g2", g2(&table)),
            ("dice", dice(cells[0], table.r1(), table.c1())),
            ("mi", mi(&table)),
            ("mi3", mi3(&table)),
            ("t", t_score(&table)),
            ("fisher two-sided", two.map(|p| p.two_sided)),
            ("fisher less", two.map(|p| p.less)),
            ("fisher greater", two.map(|p| p.greater)),
            ("odds ratio", odds_ratio(&word)),
        ];
        for (name, value) in own {
            if let Some(theirs) = row[name].as_f64() {
                let value = value.unwrap_or_else(|e| panic!("{name} of {cells:?}: {e:?}"));
                // SciPy's G² and probabilities carry the rounding of their own sums where cells are in the millions: to
                // 50 digits the second table's G² is 1.325389397800258.
                let tolerance =
                    if name.starts_with("fisher") || name == "p" || name == "g2" { 1e-6 } else { 1e-9 };
                let same = (value - theirs).abs() <= tolerance * theirs.abs().max(1e-6);
                assert!(same, "{name} of {cells:?}: {value}, not {theirs}");
            }
        }
        for (own, theirs) in table.expected().into_iter().zip(list(&row["expected"])) {
            close(own, theirs, "expected");
        }
        if let Some(theirs) = row["log ratio"].as_array() {
            let own = log_ratio_interval(&word).unwrap();
            for (own, theirs) in [own.value, own.low, own.high].into_iter().zip(theirs) {
                close(own, theirs.as_f64().unwrap(), "log ratio");
            }
        }
        // φ² is χ² / N.
        close(phi(&table).unwrap() * phi(&table).unwrap(), chi2(&table).unwrap() / table.n(), "phi");
    }
}

#[test]
fn no_digit_is_lost_where_cells_are_in_the_millions() {
    // By sums of logarithms with 50 digits.
    let table = Table::of_cells(8.0, 15_820.0, 4_667.0, 14_287_173.0).unwrap();
    assert!((g2(&table).unwrap() - 1.325_389_397_800_258_4).abs() < 1e-13);
}

#[test]
fn probabilities_as_scipy_has_them() {
    let data = oracle();
    for (x, p) in
        [0.0, 0.5, 3.841_458_820_694_124, 10.83, 60.0, 300.0, 1200.0].into_iter().zip(list(&data["p values"]))
    {
        let own = p_value(x);
        assert!((own - p).abs() <= 1e-12 * p, "{x}: {own}, not {p}");
    }
    for row in data["p lists"].as_array().unwrap() {
        let p = list(&row["p"]);
        for (own, theirs) in benjamini_hochberg(&p).into_iter().zip(list(&row["bh"])) {
            close(own, theirs, "Benjamini and Hochberg");
        }
    }
}

#[test]
fn dispersion_as_scipy_has_it() {
    for row in oracle()["dispersion"].as_array().unwrap() {
        let (v, sizes) = (list(&row["v"]), list(&row["sizes"]));
        let sizes = Sizes::new(sizes);
        let parts = Parts::new(&v, &sizes).unwrap();
        for (name, own) in [
            ("juilland", juilland_d(&parts)),
            ("variation", variation(&parts)),
            ("dp", dp(&parts)),
            ("divergence", divergence(&parts)),
            ("da", da(&parts)),
        ] {
            close(own.unwrap(), row[name].as_f64().unwrap(), name);
        }
    }
}

#[test]
fn diversity_as_lexical_diversity_has_it() {
    for row in oracle()["diversity"].as_array().unwrap() {
        let tokens: Vec<u32> = list(&row["tokens"]).into_iter().map(|n| n as u32).collect();
        let text = Spectrum::of_tokens(&tokens);
        for (name, own) in [
            ("ttr", ttr(&text)),
            ("guiraud", guiraud(&text)),
            ("herdan", herdan_c(&text)),
            ("maas", maas(&text)),
            ("mattr", mattr(&tokens, 40)),
            ("msttr", msttr(&tokens, 20)),
            ("hdd", hdd(&text, DRAWS)),
        ] {
            close(own.unwrap(), row[name].as_f64().unwrap(), name);
        }
    }
}

#[test]
fn similarity_and_ranking_as_scikit_learn_and_rank_bm25_have_them() {
    let data = &oracle()["similarity"];
    let texts: Vec<Vec<&str>> =
        data["texts"].as_array().unwrap().iter().map(|t| t.as_str().unwrap().split(' ').collect()).collect();
    let terms: Vec<&str> = data["terms"].as_array().unwrap().iter().map(|t| t.as_str().unwrap()).collect();
    let n = texts.len() as u32;
    let with = |term: &str| texts.iter().filter(|text| text.contains(&term)).count() as u32;
    let count = |text: &[&str], term: &str| text.iter().filter(|word| **word == term).count() as u32;
    let weights: Vec<Vec<f64>> = texts
        .iter()
        .map(|text| {
            let weight = |term: &&str| {
                Tf::Count.of(count(text, term), text.len() as u32).unwrap()
                    * Idf::Smooth.of(with(term), n).unwrap()
            };
            terms.iter().map(weight).collect()
        })
        .collect();
    for (own, theirs) in
        weights.iter().flatten().zip(data["smooth"].as_array().unwrap().iter().flat_map(list))
    {
        close(*own, theirs, "tf-idf");
    }
    let pairs = || (0..texts.len() * texts.len()).map(|at| (at / texts.len(), at % texts.len()));
    for ((a, b), theirs) in pairs().zip(list(&data["cosine"])) {
        close(cosine(&weights[a], &weights[b]).unwrap(), theirs, "cosine");
    }
    let sets: Vec<BTreeSet<&&str>> = texts.iter().map(|text| text.iter().collect()).collect();
    for ((a, b), theirs) in pairs().zip(list(&data["jaccard"])) {
        let both = sets[a].intersection(&sets[b]).count() as f64;
        close(jaccard(both, sets[a].len() as f64, sets[b].len() as f64).unwrap(), theirs, "jaccard");
    }
    let words: Vec<&str> =
        data["delta words"].as_array().unwrap().iter().map(|w| w.as_str().unwrap()).collect();
    let rate =
        |text: &Vec<&str>| words.iter().map(|w| f64::from(count(text, w)) / text.len() as f64).collect();
    let (matrix, used) = delta(&texts.iter().map(rate).collect::<Vec<Vec<f64>>>()).unwrap();
    assert_eq!(used, 5);
    for (own, theirs) in matrix.into_iter().zip(list(&data["delta"])) {
        close(own, theirs, "delta");
    }
    let mean = texts.iter().map(Vec::len).sum::<usize>() as f64 / f64::from(n);
    let how = Bm25 { k1: 1.5, b: 0.75, idf: Idf::Okapi };
    for (text, theirs) in texts.iter().zip(list(&data["bm25"])) {
        let query = data["query"].as_str().unwrap().split(' ');
        let own: f64 = query
            .map(|term| bm25(&how, count(text, term), text.len() as u32, mean, with(term), n).unwrap())
            .sum();
        close(own, theirs, "bm25");
    }
}

/// ln n!
fn ln_factorial(n: u64) -> f64 {
    (2..=n).map(|i| ln(i as f64)).sum()
}

/// A whole number, small or as large as a `u32`.
fn hostile() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just(1), 0u32..12, any::<u32>(), Just(u32::MAX), Just(u32::MAX - 1)]
}

fn table() -> impl Strategy<Value = (Table, [u32; 4])> {
    [hostile(), hostile(), hostile(), hostile()].prop_filter_map("empty", |cells| {
        let [a, b, c, d] = cells.map(f64::from);
        Table::of_cells(a, b, c, d).ok().map(|table| (table, cells))
    })
}

fn all_of(table: &Table) -> Vec<Figure> {
    let three = [table.o11, table.r1(), table.c1()];
    vec![
        g2(table),
        g2_two_cells(table),
        williams(table),
        chi2(table),
        chi2_yates(table),
        mi(table),
        mi3(table),
        t_score(table),
        z_score(table),
        dice(three[0], three[1], three[2]),
        log_dice(three[0], three[1], three[2]),
        delta_p_first(table),
        delta_p_second(table),
        Ok(log_odds(table)),
        Ok(log_odds_error(table)),
        min_sensitivity(table),
        phi(table),
    ]
}

/// The table with the first and the second word exchanged.
fn turned(table: &Table) -> Table {
    Table::of_cells(table.o11, table.o21, table.o12, table.o22).unwrap()
}

proptest! {
    #[test]
    fn no_table_gives_anything_but_a_number_or_a_reason((table, _) in table()) {
        for value in all_of(&table).into_iter().flatten() {
            prop_assert!(value.is_finite());
        }
        let [a, b] = [g2(&table), chi2(&table)];
        prop_assert_eq!(a.is_ok(), b.is_ok());
        prop_assert!(a.is_err() || (a.unwrap() >= 0.0 && b.unwrap() >= chi2_yates(&table).unwrap()));
        for (value, low, high) in [(dice(table.o11, table.r1(), table.c1()), 0.0, 1.0), (phi(&table), -1.0, 1.0),
            (delta_p_first(&table), -1.0, 1.0), (delta_p_second(&table), -1.0, 1.0), (min_sensitivity(&table), 0.0, 1.0)] {
            prop_assert!(value.is_err() || (low - 1e-9..=high + 1e-9).contains(&value.unwrap()));
        }
        if let Ok(value) = log_dice(table.o11, table.r1(), table.c1()) {
            prop_assert!(value <= 14.0);
        }
    }

    #[test]
    fn measures_are_symmetric_where_they_should_be((table, _) in table()) {
        let other = turned(&table);
        for measure in [g2, chi2, chi2_yates, mi, mi3, t_score, z_score, phi, min_sensitivity, williams] {
            match (measure(&table), measure(&other)) {
                (Ok(a), Ok(b)) => prop_assert!((a - b).abs() <= 1e-6 * a.abs().max(1.0), "{} {}", a, b),
                (a, b) => prop_assert_eq!(a.is_err(), b.is_err()),
            }
        }
        prop_assert_eq!(delta_p_first(&table), delta_p_second(&other));
    }

    #[test]
    fn second_formulas_of_small_tables(cells in [0u64..40, 0u64..40, 0u64..40, 0u64..40]) {
        let [a, b, c, d] = cells.map(|cell| cell as f64);
        let Ok(table) = Table::of_cells(a, b, c, d) else { return Ok(()) };
        let n = a + b + c + d;
        // G² by entropies: 2 (Σ O ln O − Σ R ln R − Σ C ln C + N ln N).
        let x_ln_x = |x: f64| if x == 0.0 { 0.0 } else { x * ln(x) };
        let entropies = [a, b, c, d].map(x_ln_x).iter().sum::<f64>()
            - [a + b, c + d, a + c, b + d].map(x_ln_x).iter().sum::<f64>() + x_ln_x(n);
        if let Ok(value) = g2(&table) {
            prop_assert!((value - 2.0 * entropies).abs() < 1e-9);
            // χ² by the sum over cells, and so with Yates's correction.
            let by_cells = |less: f64| -> f64 {
                table.observed().iter().zip(table.expected())
                    .map(|(o, e)| { let x = ((o - e).abs() - less).max(0.0); x * x / e }).sum()
            };
            prop_assert!((chi2(&table).unwrap() - by_cells(0.0)).abs() < 1e-7);
            prop_assert!((chi2_yates(&table).unwrap() - by_cells(0.5)).abs() < 1e-7);
        }
        // Fisher by factorials.
        let own = fisher(&table).unwrap();
        let [r1, c1, c2] = [cells[0] + cells[1], cells[0] + cells[2], cells[1] + cells[3]];
        let p = |k: u64| {
            let choose = |n: u64, k: u64| if k > n { f64::NEG_INFINITY } else { ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k) };
            newsprism::math::exp(choose(c1, k) + choose(c2, r1 - k) - choose(c1 + c2, r1))
        };
        let (mut less, mut greater, mut both) = (0.0, 0.0, 0.0);
        for k in 0..=r1.min(c1) {
            if k <= cells[0] { less += p(k) }
            if k >= cells[0] { greater += p(k) }
            if p(k) <= p(cells[0]) * (1.0 + 1e-7) { both += p(k) }
        }
        for (own, by_factorials) in [(own.less, less), (own.greater, greater), (own.two_sided, both)] {
            prop_assert!((own - by_factorials).abs() < 1e-9, "{} {}", own, by_factorials);
        }
        // MI, logDice and log odds by differences of logarithms.
        if let Ok(value) = mi(&table) {
            prop_assert!((value - (log2(a) + log2(n) - log2(a + b) - log2(a + c))).abs() < 1e-9);
        }
        if let Ok(value) = log_dice(a, a + b, a + c) {
            prop_assert!((value - (15.0 + log2(a) - log2(a + b + a + c))).abs() < 1e-9);
        }
        prop_assert!((log_odds(&table) - (ln(2.0 * a + 1.0) + ln(2.0 * d + 1.0) - ln(2.0 * b + 1.0) - ln(2.0 * c + 1.0))).abs() < 1e-9);
    }

    #[test]
    fn keyness_of_hostile_counts(f1 in hostile(), n1 in hostile(), f2 in hostile(), n2 in hostile(), k in 0f64..1e4) {
        let Ok(word) = Compared::new(f1.into(), n1.into(), f2.into(), n2.into()) else {
            prop_assert!(f1 > n1 || f2 > n2 || n1 == 0 || n2 == 0);
            return Ok(());
        };
        let table = word.table().unwrap();
        for value in [log_ratio(&word), log_ratio_smoothed(&word), percent_diff(&word), odds_ratio(&word),
            simple_maths(&word, k, 1e6), simple_maths(&word, 0.0, 1000.0), g2(&table), g2_two_cells(&table)].into_iter().flatten() {
            prop_assert!(value.is_finite());
        }
        let back = Compared::new(word.f2, word.n2, word.f1, word.n1).unwrap();
        if let (Ok(a), Ok(b)) = (log_ratio(&word), log_ratio(&back)) {
            prop_assert!((a + b).abs() < 1e-9);
            // %DIFF is 100 (2^log ratio − 1), and a ratio of rates.
            let times = newsprism::math::pow(2.0, a);
            prop_assert!((percent_diff(&word).unwrap() - 100.0 * (times - 1.0)).abs() < 1e-6 * times.max(1.0) * 100.0);
            prop_assert!((simple_maths(&word, 0.0, 1000.0).unwrap() - times).abs() < 1e-9 * times);
            let interval = log_ratio_interval(&word).unwrap();
            prop_assert!(interval.low <= a && a <= interval.high);
        }
        if let Ok(value) = g2(&table) {
            prop_assert!(value >= g2_two_cells(&table).unwrap_or(0.0) - 1e-6 * value.max(1.0));
            prop_assert!((bic(value, table.n()).unwrap() + ln(table.n()) - value).abs() < 1e-6 * value.max(1.0));
            if let Ok(size) = ell(value, table.n(), table.min_expected()) {
                prop_assert!((0.0..=1.0 + 1e-9).contains(&size));
            }
        }
    }

    #[test]
    fn corrections_by_definition(p in proptest::collection::vec(0f64..=1.0, 0..20)) {
        let own = benjamini_hochberg(&p);
        for (at, q) in own.iter().enumerate() {
            // The least, over all at least as large, of p · m / rank.
            let slow = p.iter().filter(|other| **other >= p[at])
                .map(|other| other * p.len() as f64 / p.iter().filter(|x| **x <= *other).count() as f64)
                .fold(1.0, f64::min);
            prop_assert!((q - slow).abs() < 1e-12);
            prop_assert_eq!(bonferroni(&p)[at], (p[at] * p.len() as f64).min(1.0));
        }
    }

    #[test]
    fn dispersion_by_brute_force(parts in proptest::collection::vec((0u32..9, 0u32..60), 1..9)) {
        let v: Vec<f64> = parts.iter().map(|&(v, size)| f64::from(v.min(size))).collect();
        let sizes: Vec<f64> = parts.iter().map(|&(_, size)| f64::from(size)).collect();
        let of = Sizes::new(sizes.clone());
        let Ok(own) = Parts::new(&v, &of) else { return Ok(()) };
        let (f, n, count) = (v.iter().sum::<f64>(), sizes.iter().sum::<f64>(), v.len() as f64);
        let rates: Vec<f64> = v.iter().zip(&sizes).map(|(v, s)| if *s == 0.0 { 0.0 } else { v / s }).collect();
        let mean = rates.iter().sum::<f64>() / count;
        prop_assert_eq!(range(&own), rates.iter().filter(|r| **r > 0.0).count() as u32);
        for measure in [juilland_d, dp, dp_norm, da, rosengren_s, divergence, variation] {
            let value = measure(&own);
            prop_assert!(f > 0.0 || value.is_err());
            prop_assert!(value.is_err() || (value.unwrap().is_finite() && value.unwrap() >= 0.0));
        }
        if f > 0.0 {
            // DP is what would have to be moved: Σ max(0, v/f − s).
            let moved: f64 = v.iter().zip(&sizes).map(|(v, s)| (v / f - s / n).max(0.0)).sum();
            prop_assert!((dp(&own).unwrap() - moved).abs() < 1e-9);
            // Rosengren's S as 1 − the square of Hellinger's distance, squared.
            let hellinger: f64 = v.iter().zip(&sizes).map(|(v, s)| { let x = (v / f).sqrt() - (s / n).sqrt(); x * x }).sum::<f64>() / 2.0;
            prop_assert!((rosengren_s(&own).unwrap() - (1.0 - hellinger) * (1.0 - hellinger)).abs() < 1e-9);
        }
        if f > 0.0 && v.len() > 1 {
            let mut sum = 0.0;
            let mut pairs = 0.0;
            for i in 0..rates.len() { for j in 0..i { sum += (rates[i] - rates[j]).abs(); pairs += 1.0; } }
            prop_assert!((da(&own).unwrap() - (1.0 - sum / pairs / (2.0 * mean))).abs() < 1e-9);
            // The variance as the mean square less the square of the mean.
            let variance = rates.iter().map(|r| r * r).sum::<f64>() / count - mean * mean;
            prop_assert!((juilland_d(&own).unwrap() - (1.0 - variance.max(0.0).sqrt() / mean / (count - 1.0).sqrt()).max(0.0)).abs() < 1e-6);
        }
    }

    #[test]
    fn distances_by_walking_the_ring(places in proptest::collection::btree_set(0u32..50, 1..30), more in 1u32..20) {
        let places: Vec<u32> = places.into_iter().collect();
        let (n, f) = (places[places.len() - 1] + more, places.len() as f64);
        let gaps = distances(&places, n).unwrap();
        prop_assert_eq!(gaps.iter().sum::<u32>(), n);
        let value = arf(&gaps).unwrap();
        // Savický and Hlaváčová's definition: the mean number of segments of length N/f with the word, over all ways to
        // lay them.
        let steps = 20 * places.len() as u32;
        let mut all = 0.0;
        for shift in 0..steps {
            let start = f64::from(shift) / f64::from(steps) * f64::from(n) / f;
            let segments: BTreeSet<u64> = places.iter()
                .map(|&p| (((f64::from(p) + 0.5 - start).rem_euclid(f64::from(n)) / (f64::from(n) / f)) as u64).min(f as u64 - 1)).collect();
            all += segments.len() as f64;
        }
        prop_assert!((value - all / f64::from(steps)).abs() < 0.06 * f, "{} {}", value, all / f64::from(steps));
        for value in [value, f_awt(&gaps).unwrap(), f_ald(&gaps).unwrap()] {
            prop_assert!((1.0 - 1e-9..=f + 1e-9).contains(&value), "{}", value);
        }
        // AWT: the mean, over all places, of the wait for the next occurrence.
        let wait: u32 = gaps.iter().map(|d| (1..=*d).sum::<u32>()).sum();
        prop_assert!((awt(&gaps).unwrap() - f64::from(wait) / f64::from(n)).abs() < 1e-9);
        let logs: f64 = gaps.iter().map(|&d| f64::from(d) * ln(f64::from(d)) / ln(10.0)).sum();
        prop_assert!((ald(&gaps).unwrap() - logs / f64::from(n)).abs() < 1e-9);
    }

    #[test]
    fn diversity_by_brute_force(tokens in proptest::collection::vec(0u32..12, 0..90), window in 0u32..60) {
        let text = Spectrum::of_tokens(&tokens);
        let types = |part: &[u32]| part.iter().collect::<BTreeSet<_>>().len() as f64;
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        tokens.iter().for_each(|t| *counts.entry(*t).or_default() += 1);
        let n = tokens.len() as f64;
        for measure in [ttr, guiraud, corrected_ttr, herdan_c, summer_s, dugast_u, maas, yule_k, yule_i, herdan_vm, simpson_d] {
            let value = measure(&text);
            prop_assert!(value.is_ok_and(f64::is_finite) || (value.is_err() && (n < 2.0 || types(&tokens) < 2.0 || types(&tokens) == n)));
        }
        if n > 1.0 {
            // Simpson's D, and with it Yule's K, by comparing all pairs of tokens.
            let same = tokens.iter().enumerate().map(|(i, a)| tokens[..i].iter().filter(|b| *b == a).count()).sum::<usize>() as f64;
            prop_assert!((simpson_d(&text).unwrap() - same / (n * (n - 1.0) / 2.0)).abs() < 1e-9);
            prop_assert!((yule_k(&text).unwrap() - 2e4 * same / (n * n)).abs() < 1e-6);
        }
        let width = (window as usize).min(tokens.len());
        match mattr(&tokens, window) {
            Ok(value) => {
                let all: Vec<f64> = tokens.windows(width).map(|part| types(part) / width as f64).collect();
                prop_assert!((value - all.iter().sum::<f64>() / all.len() as f64).abs() < 1e-9);
            }
            Err(_) => prop_assert_eq!(width, 0),
        }
        if let Ok(value) = msttr(&tokens, window) {
            let all: Vec<f64> = tokens.chunks(width).filter(|part| part.len() == width).map(|part| types(part) / width as f64).collect();
            prop_assert!((value - all.iter().sum::<f64>() / all.len() as f64).abs() < 1e-9);
        }
        // MTLD by reading each stretch again from its start.
        let one_way = |tokens: &[u32]| {
            let (mut start, mut factors) = (0, 0.0);
            for end in 1..=tokens.len() {
                let stretch = &tokens[start..end];
                if types(stretch) / stretch.len() as f64 <= FACTOR { factors += 1.0; start = end; }
            }
            let rest = &tokens[start..];
            if !rest.is_empty() { factors += (1.0 - types(rest) / rest.len() as f64) / (1.0 - FACTOR); }
            n / factors
        };
        let reversed: Vec<u32> = tokens.iter().rev().copied().collect();
        match mtld(&tokens, FACTOR) {
            Ok(value) => prop_assert!((value - (one_way(&tokens) + one_way(&reversed)) / 2.0).abs() < 1e-9),
            Err(_) => prop_assert!(tokens.is_empty() || types(&tokens) == n || !one_way(&tokens).is_finite() || !one_way(&reversed).is_finite()),
        }
        // HD-D by binomial coefficients.
        match hdd(&text, DRAWS) {
            Ok(value) => {
                let choose = |n: u64, k: u64| if k > n { f64::NEG_INFINITY } else { ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k) };
                let draws = u64::from(DRAWS);
                let slow: f64 = counts.values()
                    .map(|f| 1.0 - newsprism::math::exp(choose(n as u64 - u64::from(*f), draws) - choose(n as u64, draws)))
                    .sum::<f64>() / f64::from(DRAWS);
                prop_assert!((value - slow).abs() < 1e-9, "{} {}", value, slow);
            }
            Err(_) => prop_assert!(n < f64::from(DRAWS)),
        }
    }

    #[test]
    fn readability_by_other_forms(words in proptest::collection::vec("[a-z]{1,12}", 1..40), sentences in 1u32..6) {
        let mut text = TextCounts { sentences: sentences.into(), ..TextCounts::default() };
        words.iter().for_each(|word| text.add_word(word));
        let (n, s) = (words.len() as f64, f64::from(sentences));
        let letters: f64 = words.iter().map(|w| w.len() as f64).sum();
        let spoken: Vec<u32> = words.iter().map(|w| syllables(w)).collect();
        let all: f64 = spoken.iter().map(|&k| f64::from(k)).sum();
        let many = spoken.iter().filter(|&&k| k > 2).count() as f64;
        let long = words.iter().filter(|w| w.len() > 6).count() as f64;
        // Each with its denominators cleared.
        prop_assert!((flesch(&text).unwrap() * n * s - (206.835 * n * s - 1.015 * n * n - 84.6 * all * s)).abs() < 1e-6);
        prop_assert!((flesch_kincaid(&text).unwrap() * n * s - (0.39 * n * n + 11.8 * all * s - 15.59 * n * s)).abs() < 1e-6);
        prop_assert!((ari(&text).unwrap() * n * s - (4.71 * letters * s + 0.5 * n * n - 21.43 * n * s)).abs() < 1e-6);
        prop_assert!((coleman_liau(&text).unwrap() * n - (5.88 * letters - 29.6 * s - 15.8 * n)).abs() < 1e-6);
        prop_assert!((lix(&text).unwrap() * n * s - (n * n + 100.0 * long * s)).abs() < 1e-6);
        let root = (smog(&text).unwrap() - 3.1291) / 1.043;
        prop_assert!((root * root * s - 30.0 * many).abs() < 1e-6);
    }

    #[test]
    fn a_word_has_syllables(word in "\\PC{0,12}") {
        let count = syllables(&word);
        prop_assert_eq!(count > 0, word.chars().any(char::is_alphanumeric));
        prop_assert!(count as usize <= 3 * word.chars().count().max(1));
    }

    #[test]
    fn weights_of_hostile_counts(tf in hostile(), words in hostile(), df in hostile(), n in hostile(), mean in 0f64..1e10) {
        for idf in [Idf::Natural, Idf::Base2, Idf::Base10, Idf::Smooth, Idf::Okapi, Idf::Lucene] {
            if let Ok(value) = idf.of(df, n) {
                prop_assert!(value.is_finite());
                prop_assert!(idf == Idf::Okapi || value >= 0.0);
            }
            if let Ok(value) = bm25(&Bm25 { idf, ..Bm25::default() }, tf, words, mean, df, n) {
                prop_assert!(value.is_finite());
            }
        }
        for kind in [Tf::Count, Tf::Share, Tf::Log, Tf::Binary] {
            prop_assert!(kind.of(tf, words).is_ok_and(|v| v.is_finite() && v >= 0.0) || tf > words || words == 0);
        }
    }
}
