//! Published values of every measure, and those that other tools assert in their tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::stats::association::*;
use newsprism::stats::dispersion::*;
use newsprism::stats::diversity::*;
use newsprism::stats::keyness::*;
use newsprism::stats::readability::*;
use newsprism::stats::{Bm25, Figure, Idf, Tf, Undefined, bm25};
use serde_json::Value;

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|n| n.as_f64().unwrap()).collect()
}

fn number(value: &Value, name: &str) -> f64 {
    value[name].as_f64().unwrap_or_else(|| panic!("{name} in {value}"))
}

fn words<'a>(value: &'a Value, name: &str) -> Vec<&'a str> {
    value[name].as_str().unwrap().split_whitespace().collect()
}

/// The number of each token's type.
fn types(tokens: &[&str]) -> Vec<u32> {
    let names: std::collections::BTreeSet<&str> = tokens.iter().copied().collect();
    tokens.iter().map(|token| names.iter().take_while(|name| *name < token).count() as u32).collect()
}

fn count(tokens: &[&str], word: &str) -> f64 {
    tokens.iter().filter(|token| **token == word).count() as f64
}

fn table(input: &Value) -> Table {
    if let Some(cells) = input["cells"].as_array() {
        let cell = |at: usize| cells[at].as_f64().unwrap();
        return Table::of_cells(cell(0), cell(1), cell(2), cell(3)).unwrap();
    }
    if input["o11"].is_number() {
        let cell = |name| number(input, name);
        return Table::of_cells(cell("o11"), cell("o12"), cell("o21"), cell("o22")).unwrap();
    }
    let count = |name| number(input, name);
    Table::of_pair(count("n_ii"), count("n_ix"), count("n_xi"), count("N")).unwrap()
}

fn compared(input: &Value, word: &str) -> Compared {
    if input["f1"].is_number() {
        let count = |name| number(input, name);
        return Compared::new(count("f1"), count("n1"), count("f2"), count("n2")).unwrap();
    }
    let (a, b) = (words(input, "d1"), words(input, "d2"));
    Compared::new(count(&a, word), a.len() as f64, count(&b, word), b.len() as f64).unwrap()
}

/// Name, value; names are those of the file's expected values, "" for a single one.
type Got = Vec<(String, f64)>;

fn one(value: Figure) -> Got {
    vec![(String::new(), value.unwrap())]
}

fn named(list: &[(&str, Figure)]) -> Got {
    list.iter()
        .map(|(name, value)| ((*name).to_owned(), value.unwrap_or_else(|e| panic!("{name}: {e:?}"))))
        .collect()
}

fn dispersed(v: &[f64], sizes: &[f64], name: &str) -> Got {
    let sizes = Sizes::new(sizes.to_vec());
    let parts = Parts::new(v, &sizes).unwrap();
    let all = [
        ("Range", Ok(f64::from(range(&parts)))),
        ("SD", Ok(standard_deviation(&parts))),
        ("VC", variation(&parts)),
        ("D", juilland_d(&parts)),
        ("S", rosengren_s(&parts)),
        ("DP", dp(&parts)),
        ("DPnorm", dp_norm(&parts)),
        ("KLD", divergence(&parts)),
    ];
    named(&all).into_iter().map(|(measure, value)| (format!("{name}{measure}"), value)).collect()
}

fn read(counts: &Value) -> TextCounts {
    let count = |name: &str| counts[name].as_f64().unwrap_or(0.0);
    TextCounts {
        sentences: count("sentence"),
        words: count("word"),
        syllables: count("syllable"),
        letters: count("letter"),
        polysyllables: count("polysyllabic"),
        long_words: 0.0,
    }
}

fn in_order(list: impl IntoIterator<Item = Figure>) -> Got {
    list.into_iter().enumerate().map(|(at, value)| (at.to_string(), value.unwrap())).collect()
}

fn compute(id: &str, input: &Value, all: &Value) -> Got {
    match id {
        "G2-dunning-1" => one(g2(&table(input))),
        "chi2-ms-2" => one(chi2(&table(input))),
        "fisher" => {
            let p = fisher(&table(input)).unwrap();
            named(&[("two_sided", Ok(p.two_sided)), ("less", Ok(p.less)), ("greater", Ok(p.greater))])
        }
        "t-ms-1" => one(t_score(&table(input))),
        "pmi-ms-1" => one(mi(&table(input))),
        "deltaP-gries" => named(&[
            ("o11/R1-o21/R2", delta_p_second(&table(input))),
            ("o11/C1-o12/C2", delta_p_first(&table(input))),
        ]),
        "dice" => one(dice(number(input, "o"), number(input, "f1"), number(input, "f2"))),
        "logDice-def" => one(log_dice(number(input, "o"), number(input, "f1"), number(input, "f2"))),
        "nltk-w2" => {
            let tokens = words(input, "tokens");
            let pairs: Vec<(&str, &str)> = tokens.windows(2).map(|two| (two[0], two[1])).collect();
            for pair in &pairs {
                assert_eq!(pairs.iter().filter(|other| *other == pair).count(), 1);
                assert_eq!(count(&tokens, pair.0), 2.0);
                let n = tokens.len() as f64;
                let value = mi(&Table::of_pair(1.0, 2.0, 2.0, n).unwrap()).unwrap();
                assert!((value - 1.0).abs() < 1e-8);
            }
            assert_eq!(pairs.len(), 7);
            vec![
                ("all 7 bigram types count".into(), 1.0),
                ("word_fd each".into(), 2.0),
                ("pmi each".into(), 1.0),
            ]
        }
        "key-q-chi2" => one(chi2(&compared(input, "b").table().unwrap())),
        "key-q-yates" => one(chi2_yates(&compared(&all["key-q-chi2"], "b").table().unwrap())),
        "key-q-g2" => {
            let b = compared(&all["key-q-chi2"], "b").table().unwrap();
            assert!(b.is_attracted());
            assert!((g2_two_cells(&b).unwrap() - 2.440_10).abs() < 5e-6);
            let a = compared(&all["key-q-chi2"], "a").table().unwrap();
            assert!(!a.is_attracted());
            assert!((g2_two_cells(&a).unwrap() - 2.094_84).abs() < 5e-6);
            assert!((g2(&a).unwrap() - g2(&b).unwrap()).abs() < 1e-12);
            one(g2(&b))
        }
        "key-q-williams" => {
            let b = compared(&all["key-q-chi2"], "b").table().unwrap();
            let q = williams(&b).unwrap();
            named(&[("q", Ok(q)), ("G2", Ok(g2(&b).unwrap() / q))])
        }
        "key-diff" => one(percent_diff(&compared(input, ""))),
        "key-or" => one(odds_ratio(&compared(input, ""))),
        "key-sm" => one(simple_maths(&compared(input, ""), 1.0, 1e6)),
        "key-lr" => {
            let word = |f1: f64, f2: f64| Compared::new(f1, 10_000.0, f2, 10_000.0).unwrap();
            for (times, expected) in [(1.0, 0.0), (2.0, 1.0), (4.0, 2.0)] {
                assert!((log_ratio(&word(7.0 * times, 7.0)).unwrap() - expected).abs() < 1e-12);
            }
            one(log_ratio(&word(1e4 * number(input, "rf1"), 1e4 * number(input, "rf2"))))
        }
        "disp-gries" => {
            let parts: Vec<Vec<&str>> = input["parts"]
                .as_array()
                .unwrap()
                .iter()
                .map(|p| p.as_str().unwrap().split(' ').collect())
                .collect();
            let sizes = numbers(&input["sizes"]);
            let frequencies = |word| parts.iter().map(|part| count(part, word)).collect::<Vec<f64>>();
            ["b", "i", "q", "x"]
                .iter()
                .flat_map(|w| dispersed(&frequencies(w), &sizes, &format!("{w}/")))
                .collect()
        }
        "disp-lg2012" => dispersed(&numbers(&input["v"]), &[10.0; 3], "")
            .into_iter()
            .filter(|(n, _)| n.starts_with("DP"))
            .collect(),
        "disp-juilland" => {
            one(juilland_d(&Parts::new(&numbers(&input["v"]), &Sizes::new(vec![10.0; 5])).unwrap()))
        }
        "disp-arf" => {
            let tokens = words(input, "tokens");
            let places: Vec<u32> =
                tokens.iter().enumerate().filter(|(_, t)| **t == "a").map(|(at, _)| at as u32).collect();
            let gaps = distances(&places, tokens.len() as u32).unwrap();
            assert_eq!(gaps.iter().map(|&d| f64::from(d)).collect::<Vec<_>>(), numbers(&input["distances"]));
            named(&[
                ("ARF", arf(&gaps)),
                ("ALD", ald(&gaps)),
                ("AWT", awt(&gaps)),
                ("f_ALD", f_ald(&gaps)),
                ("f_AWT", f_awt(&gaps)),
            ])
        }
        "ld-lr" => {
            let tokens = types(&words(input, "tokens"));
            let text = Spectrum::of_tokens(&tokens);
            // LexicalRichness drops the last segment even where it is whole; here only a shorter rest is left out.
            assert_eq!(msttr(&tokens, 5), Ok(0.9));
            named(&[
                ("N", Ok(text.n())),
                ("V", Ok(text.v())),
                ("TTR", ttr(&text)),
                ("RTTR(Guiraud)", guiraud(&text)),
                ("CTTR", corrected_ttr(&text)),
                ("Herdan_C", herdan_c(&text)),
                ("Summer_S", summer_s(&text)),
                ("Dugast_U", dugast_u(&text)),
                ("Maas", maas(&text)),
                ("Yule_K", yule_k(&text)),
                ("Yule_I", yule_i(&text)),
                ("Herdan_Vm", herdan_vm(&text)),
                ("Simpson_D", simpson_d(&text)),
                ("MSTTR(5)discard", msttr(&tokens[..5], 5)),
                ("MATTR(5)", mattr(&tokens, 5)),
                ("MTLD(.72)", mtld(&tokens, FACTOR)),
                ("HDD(draws=5)", hdd(&text, 5)),
            ])
        }
        "ld-q-I" => {
            let of = |name| yule_i(&Spectrum::of_tokens(&types(&words(input, name))));
            // quanteda gives 0 where there is nothing to divide by; here it is not defined.
            assert_eq!(of("d1"), Err(Undefined::NoRepetition));
            in_order([Ok(0.0), of("d2")])
        }
        "ld-q-mattr" => {
            let tokens = types(&words(input, "text"));
            in_order([2, 3, 4].map(|window| mattr(&tokens, window)))
        }
        "rd-flesch" => in_order(input.as_array().unwrap().iter().map(|counts| flesch(&read(counts)))),
        "rd-smog" => in_order(input.as_array().unwrap().iter().map(|counts| smog(&read(counts)))),
        "rd-cli" => one(coleman_liau(&read(input))),
        "rd-ari" => {
            let mut text = TextCounts { sentences: number(input, "sentences"), ..TextCounts::default() };
            words(input, "text").into_iter().for_each(|word| text.add_word(word));
            assert_eq!((text.words, text.letters), (number(input, "words"), number(input, "characters")));
            one(ari(&text))
        }
        "syll" => in_order(
            input["words"]
                .as_array()
                .unwrap()
                .iter()
                .map(|word| Ok(f64::from(syllables(word.as_str().unwrap())))),
        ),
        "tfidf-wiki" => {
            let texts = [words(input, "d1"), words(input, "d2")];
            let mut got = Vec::new();
            for word in ["a", "sample", "another", "example", "this", "is"] {
                let df = texts.iter().filter(|text| text.contains(&word)).count() as u32;
                for (at, text) in texts.iter().enumerate() {
                    let tf = Tf::Share.of(count(text, word) as u32, text.len() as u32).unwrap();
                    got.push((format!("{word}/{at}"), tf * Idf::Base10.of(df, 2).unwrap()));
                }
            }
            got
        }
        "bm25" => {
            let texts: Vec<Vec<&str>> = input["docs"]
                .as_array()
                .unwrap()
                .iter()
                .map(|text| text.as_str().unwrap().split_whitespace().collect())
                .collect();
            let how = Bm25 { k1: 1.5, b: 0.75, idf: Idf::Okapi };
            let mean = texts.iter().map(Vec::len).sum::<usize>() as f64 / 3.0;
            in_order(texts.iter().map(|text| {
                words(input, "query")
                    .into_iter()
                    .map(|word| {
                        let df = texts.iter().filter(|text| text.contains(&word)).count() as u32;
                        bm25(&how, count(text, word) as u32, text.len() as u32, mean, df, 3)
                    })
                    .sum()
            }))
        }
        other => panic!("{other}: no test"),
    }
}

/// Expected values by name, however deep: `b/DP`.
fn flat(value: &Value, name: &str, out: &mut Got) {
    let inside = |part: &str| if name.is_empty() { part.to_owned() } else { format!("{name}/{part}") };
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, v)| flat(v, &inside(&at.to_string()), out))
        }
        Value::Object(map) => map.iter().for_each(|(part, v)| flat(v, &inside(part), out)),
        number => out.push((name.to_owned(), number.as_f64().unwrap())),
    }
}

#[test]
fn every_known_value() {
    let data: Value = serde_json::from_str(include_str!("data/measures/known_values.json")).unwrap();
    let list = data["values"].as_array().unwrap();
    let all: Value =
        list.iter().map(|v| (v["id"].as_str().unwrap().to_owned(), v["input"].clone())).collect();
    let mut checked = 0;
    for known in list {
        let id = known["id"].as_str().unwrap();
        let got = compute(id, &known["input"], &all);
        let mut expected = Vec::new();
        flat(&known["expected"], "", &mut expected);
        for (name, value) in expected {
            let (_, own) = got
                .iter()
                .find(|(own, _)| *own == name)
                .unwrap_or_else(|| panic!("{id}: {name} is not computed"));
            let tolerance = match &known["tolerance"] {
                Value::Object(each) => each.get(&name).and_then(Value::as_f64).unwrap_or(0.0005),
                one => one.as_f64().unwrap(),
            };
            assert!(
                (own - value).abs() <= tolerance.max(1e-12),
                "{id} {name}: {own}, not {value} (±{tolerance})"
            );
            checked += 1;
        }
    }
    assert!(checked > 120, "{checked} values");
}

#[test]
fn one_pair_under_three_conventions() {
    // "sweet smell": 90 times within 8 words among 98,313,429; 3,460 and 3,508 in all (Linguistics Stack Exchange 30868).
    let of = |table: Result<Table, Undefined>| g2(&table.unwrap()).unwrap();
    let plain = of(Table::of_pair(90.0, 3460.0, 3508.0, 98_313_429.0));
    let adjusted = of(Table::of_window(90.0, 3460.0, 3508.0, 98_313_429.0, 8.0));
    let margins_whole = of(Table::of_cells(90.0, 3460.0, 3508.0, 98_313_429.0 - 3460.0 - 3508.0));
    for (value, expected) in [(plain, 1011.423), (adjusted, 636.739), (margins_whole, 1002.135)] {
        assert!((value - expected).abs() < 0.0005, "{value}, not {expected}");
    }
}
