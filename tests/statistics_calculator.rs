//! The calculator: every measure works its own examples, from the command line's shapes too; texts are read as articles
//! are; and MEASURES.md says what the catalogue says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::session::{find_measure, measure, measure_of, measures};
use newsprism::stats::calculator::{Given, Input};
use newsprism::view::{MeasureField, MeasureInput, MeasureRequest, MeasureView};
use proptest::prelude::*;

fn field(input: &MeasureInput, text: &str) -> MeasureField {
    let numbers = || text.split([' ', ',']).filter(|n| !n.is_empty()).map(|n| n.parse().unwrap()).collect();
    let name = input.name.clone();
    match input.kind.as_str() {
        "number" | "numbers" => MeasureField { name, numbers: numbers(), text: None },
        _ => MeasureField { name, numbers: Vec::new(), text: Some(text.to_owned()) },
    }
}

fn ask(name: &str, fields: Vec<MeasureField>) -> MeasureView {
    measure(&MeasureRequest { measure: name.to_owned(), fields }).unwrap_or_else(|e| panic!("{name}: {e}"))
}

#[test]
fn every_example_of_every_measure_works() {
    let mut asked = 0;
    for info in measures().measures {
        for way in &info.ways {
            for with_options in [false, true] {
                let options = info.options.iter().filter(|_| with_options);
                let fields = way.iter().filter(|f| with_options || !f.optional).chain(options);
                let view = ask(&info.id, fields.map(|f| field(f, &f.example)).collect());
                let value = view.values[0].value;
                assert!(value.is_some_and(f64::is_finite), "{} {:?}", info.id, view.values);
                assert!(
                    !view.warnings.iter().any(|w| w.contains("is not used")),
                    "{} {:?}",
                    info.id,
                    view.warnings
                );
                assert!(view.steps.iter().all(|step| step.value.is_finite()), "{}", info.id);
                asked += 1;
            }
        }
        assert!(!info.formula.is_empty(), "{}", info.id);
    }
    assert!(asked > 300, "{asked}");
}

#[test]
fn a_text_is_read_as_an_article_is() {
    let text = |name: &str, text: &str| {
        ask(name, vec![MeasureField { name: "text".into(), numbers: Vec::new(), text: Some(text.into()) }])
    };
    let step = |view: &MeasureView, name: &str| view.steps.iter().find(|s| s.name == name).map(|s| s.value);
    // "U.S." is no end of a sentence.
    let view = text("flesch", "The U.S. envoy met officials on Sept. 30. Talks go on.");
    assert_eq!((step(&view, "sentences"), step(&view, "words")), (Some(2.0), Some(11.0)));
    // Lines are paragraphs, and what has no word is no sentence.
    let view = text("lix", "One line\n***\nanother line");
    assert_eq!(step(&view, "sentences"), Some(2.0));
    // Case is dropped, and so is a possessive.
    let view = text("ttr", "Syria’s war. The WAR in Syria!");
    assert_eq!((step(&view, "N, tokens"), step(&view, "V, types")), (Some(6.0), Some(4.0)));
}

#[test]
fn what_is_wrong_is_said() {
    let fault = |name: &str, fields: Vec<MeasureField>| {
        let error = measure(&MeasureRequest { measure: name.to_owned(), fields }).unwrap_err();
        assert!(error.message.ends_with('.'), "{}", error.message);
        error.code
    };
    let number = |name: &str, n: f64| MeasureField { name: name.into(), numbers: vec![n], text: None };
    let word =
        |name: &str, text: &str| MeasureField { name: name.into(), numbers: vec![], text: Some(text.into()) };
    assert_eq!(fault("nothing", vec![]), "no-such-measure");
    assert_eq!(fault("g2", vec![]), "missing-field");
    assert_eq!(fault("g2", vec![number("o", 1.0), number("f1", 2.0), number("f2", 3.0)]), "missing-field");
    assert_eq!(fault("g2", vec![word("o", "many")]), "not-a-number");
    assert_eq!(
        fault("mi", vec![number("o", 5.0), number("f1", 2.0), number("f2", 3.0), number("N", 9.0)]),
        "bad-counts"
    );
    assert_eq!(
        fault("g2", vec![number("o11", -1.0), number("o12", 2.0), number("o21", 3.0), number("o22", 9.0)]),
        "bad-counts"
    );
    assert_eq!(fault("ttr", vec![number("N", 2.0), number("V", 3.0)]), "bad-counts");
    assert_eq!(
        fault("tf-idf", vec![number("tf", 2.0), number("df", 1.0), number("N", 3.0), word("idf", "log7")]),
        "unknown-name"
    );
    assert_eq!(fault("hd-d", vec![word("tokens", "a b"), number("draws", 1.5)]), "not-a-number");
    assert_eq!(fault("bonferroni", vec![number("p", 1.5)]), "bad-counts");
    // Before anything is worked out from them: as many words as texts would be a table of millions.
    let texts: Vec<String> = (0..3000).map(|i| format!("a{i} b{i} c{i}")).collect();
    assert_eq!(fault("delta", vec![word("docs", &texts.join("\n"))]), "bad-counts");
    let sizes = MeasureField { name: "sizes".to_owned(), numbers: vec![9.0; 3000], text: None };
    assert_eq!(fault("delta", vec![word("counts", &vec!["1 2"; 3000].join("\n")), sizes]), "bad-counts");
}

#[test]
fn not_defined_is_an_answer_with_a_reason() {
    let number = |name: &str, n: f64| MeasureField { name: name.into(), numbers: vec![n], text: None };
    let only_in_a = vec![number("f1", 5.0), number("n1", 100.0), number("f2", 0.0), number("n2", 100.0)];
    let view = ask("log-ratio", only_in_a);
    assert_eq!(view.values[0].value, None);
    assert_eq!(view.values[0].not_defined.as_ref().unwrap().code, "only-in-a");
    // For ordering: ½ for 0.
    assert!((view.values[1].value.unwrap() - newsprism::math::log2(10.0)).abs() < 1e-12);
}

/// Everything that may stand in a field.
fn given() -> impl Strategy<Value = Given> {
    let number = || {
        prop_oneof![
            Just(0.0),
            Just(1.0),
            Just(f64::from(u32::MAX)),
            Just(-1.0),
            Just(1e300),
            Just(f64::NAN),
            0f64..50.0,
            any::<u32>().prop_map(f64::from)
        ]
    };
    prop_oneof![
        number().prop_map(Given::Number),
        proptest::collection::vec(number(), 0..5).prop_map(Given::Numbers),
        "[ab \n]{0,20}".prop_map(Given::Text),
        proptest::collection::vec("[ab ]{0,4}", 0..5).prop_map(Given::Texts),
    ]
}

proptest! {
    #[test]
    fn whatever_is_typed_gives_numbers_reasons_or_an_error(at in 0usize..64, way in 0usize..5, values in proptest::collection::vec(given(), 8)) {
        let all = measures().measures;
        let info = &all[at % all.len()];
        let way = &info.ways[way % info.ways.len()];
        let fields = way.iter().chain(&info.options).map(|f| f.name.clone()).zip(values);
        if let Ok(view) = measure_of(find_measure(&info.id).unwrap(), Input::new(fields)) {
            for value in &view.values {
                prop_assert_eq!(value.value.is_some(), value.not_defined.is_none());
                prop_assert!(value.value.is_none_or(f64::is_finite), "{} {:?}", info.id, view);
            }
            prop_assert!(view.steps.iter().all(|step| step.value.is_finite()), "{} {:?}", info.id, view.steps);
        }
    }
}

/// The table of MEASURES.md, from the catalogue.
fn table() -> String {
    let cell = |text: &str| if text.is_empty() { "–".to_owned() } else { text.replace('|', "\\|") };
    let mut out = String::new();
    let mut family = String::new();
    for info in measures().measures {
        if info.family != family {
            family.clone_from(&info.family);
            out += &format!(
                "\n## {family}\n\n| measure | id | formula | source | our choice where tools differ |\n| --- | --- | --- | --- | --- |\n"
            );
        }
        out += &format!(
            "| {} | `{}` | {} | {} | {} |\n",
            cell(&info.name),
            info.id,
            cell(&info.formula),
            cell(&info.source),
            cell(&info.choice)
        );
    }
    out
}

#[test]
fn the_document_says_what_the_catalogue_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/stats/MEASURES.md");
    let document = std::fs::read_to_string(path).unwrap();
    let (before, _) = document.split_once("\n## Association").unwrap();
    let expected = before.to_owned() + &table();
    if std::env::var_os("UPDATE_MEASURES").is_some() {
        std::fs::write(path, &expected).unwrap();
    }
    assert!(
        document == expected || std::env::var_os("UPDATE_MEASURES").is_some(),
        "MEASURES.md differs from the catalogue: UPDATE_MEASURES=1 cargo test --test statistics_calculator writes it anew"
    );
}

#[test]
fn syllables_agree_with_the_pronouncing_dictionary() {
    let (mut right, mut all) = ([0u32; 2], [0u32; 2]);
    for line in include_str!("data/measures/syllables.tsv").lines() {
        let [kind, word, counts] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let own = newsprism::stats::readability::syllables(word).to_string();
        let at = usize::from(kind == "any");
        all[at] += 1;
        right[at] += u32::from(counts.split('/').any(|count| count == own));
    }
    // Of different words of news, 99 in 100; of a sample of the whole dictionary, most of it names, 89 in 100.
    assert!(right[0] * 1000 >= all[0] * 985, "{right:?} of {all:?}");
    assert!(right[1] * 1000 >= all[1] * 870, "{right:?} of {all:?}");
}
