//! `newsprism measure`: the list, its examples, the shapes in which published values come, and errors.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsprism")).arg("measure").args(arguments).output().unwrap()
}

fn measured(request: &Value) -> Value {
    let output = run(&[&request.to_string()]);
    assert!(output.status.success(), "{request}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn fault(request: &str) -> String {
    let output = run(&[request]);
    assert!(!output.status.success() && output.stdout.is_empty(), "{request}");
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert!(error["error"]["message"].as_str().unwrap().ends_with('.'), "{error}");
    error["error"]["code"].as_str().unwrap().to_owned()
}

#[test]
fn every_example_of_the_list_works() {
    let list: Value = serde_json::from_slice(&run(&["--list"]).stdout).unwrap();
    let mut examples = 0;
    for measure in list.as_array().unwrap() {
        for input in measure["inputs"].as_array().unwrap() {
            let answer = measured(&input["example"]);
            assert_eq!(answer["measure"], measure["measure"]);
            // A text of fifty-nine words has no window of a hundred: no example asks for one.
            assert!(answer["value"].is_number(), "{answer}");
            assert!(answer["formula"].as_str().is_some_and(|formula| !formula.is_empty()));
            examples += 1;
        }
    }
    assert!(examples > 150, "{examples}");
}

#[test]
fn published_values_by_the_shapes_in_which_they_come() {
    let data: Value = serde_json::from_str(include_str!("data/measures/known_values.json")).unwrap();
    let of = |id: &str| data["values"].as_array().unwrap().iter().find(|v| v["id"] == id).unwrap().clone();
    for (id, measure) in [
        ("G2-dunning-1", "LL"),
        ("chi2-ms-2", "chi-squared"),
        ("t-ms-1", "t"),
        ("pmi-ms-1", "MI"),
        ("dice", "Dice"),
        ("logDice-def", "logDice"),
        ("key-diff", "%DIFF"),
        ("key-or", "odds ratio"),
        ("key-sm", "Simple Maths"),
        ("key-lr", "Log Ratio"),
        ("disp-juilland", "Juilland D"),
        ("rd-cli", "Coleman-Liau"),
        ("rd-ari", "ARI"),
    ] {
        let known = of(id);
        let got =
            measured(&json!({ "measure": measure, "input": known["input"] }))["value"].as_f64().unwrap();
        let (expected, tolerance) =
            (known["expected"].as_f64().unwrap(), known["tolerance"].as_f64().unwrap());
        assert!((got - expected).abs() <= tolerance, "{id}: {got}, not {expected}");
    }
    // Several at once.
    let flesch = of("rd-flesch");
    let got = measured(&json!({ "measure": "flesch", "input": flesch["input"] }));
    for (own, expected) in got.as_array().unwrap().iter().zip(flesch["expected"].as_array().unwrap()) {
        assert!((own["value"].as_f64().unwrap() - expected.as_f64().unwrap()).abs() < 1e-6);
    }
    // One word in two token lists; texts in a list; a family.
    let d = of("key-q-chi2")["input"].clone();
    let got = measured(&json!({ "measure": "χ²", "d1": d["d1"], "d2": d["d2"], "word": "b" }));
    assert!((got["value"].as_f64().unwrap() - 4.337_160_493_827_16).abs() < 1e-9);
    let bm25 = of("bm25");
    let got = measured(
        &json!({ "measure": "BM25", "docs": bm25["input"]["docs"], "query": bm25["input"]["query"], "k1": 1.5, "idf": "okapi" }),
    );
    assert!((got["values"][1]["value"].as_f64().unwrap() - 0.937_294_72).abs() < 1e-8);
    let gries = of("disp-gries");
    let all = measured(&json!({ "measure": "dispersion", "parts": gries["input"]["parts"], "word": "i" }));
    let dp = all.as_array().unwrap().iter().find(|one| one["measure"] == "dp-norm").unwrap();
    assert!((dp["value"].as_f64().unwrap() - 1.0).abs() < 0.0005);
    let nested = measured(&json!({ "measure": "g2", "cells": [[10, 0], [3, 31764]] }));
    assert!((nested["value"].as_f64().unwrap() - 167.23).abs() < 0.005);
    // Rows are the corpora: f1 of R1 against f2 of R2.
    let cells = measured(&json!({ "measure": "log ratio", "cells": [40, 960, 10, 990] }));
    assert!((cells["value"].as_f64().unwrap() - 2.0).abs() < 1e-12);
    assert_eq!(fault(r#"{"measure":"g2","a":1,"b":2,"c":3,"d":4}"#), "missing-field");
    // A longer name is read as far as it is one, which is said.
    let loose = measured(&json!({ "measure": "Pearson chi2, no correction", "cells": [1, 2, 3, 4] }));
    assert!(loose["warnings"].to_string().contains("was read as"));
    // What no measure asks for is said.
    let extra = measured(&json!({ "measure": "g2", "cells": [1, 2, 3, 4], "k": 100 }));
    assert!(extra["warnings"].to_string().contains("is not used"));
}

#[test]
fn standard_input_and_errors() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsprism"))
        .args(["measure", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(br#"{"measure":"ttr","tokens":["a","b","a"]}"#).unwrap();
    let answer: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    assert!((answer["value"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-15);

    assert_eq!(fault("not json"), "bad-request");
    assert_eq!(fault("{}"), "missing-field");
    assert_eq!(fault(r#"{"measure":"nothing"}"#), "no-such-measure");
    assert_eq!(fault(r#"{"measure":"g2"}"#), "missing-field");
    assert_eq!(fault(r#"{"measure":"g2","cells":[1,2,3]}"#), "bad-counts");
    assert_eq!(fault(r#"{"measure":"g2","cells":[-1,2,3,4]}"#), "bad-counts");
    assert_eq!(fault(r#"{"measure":"mi","o":"many","f1":1,"f2":1,"N":1}"#), "not-a-number");
    assert_eq!(fault(r#"{"measure":"ttr","tokens":{"a":1}}"#), "bad-request");
    assert!(!run(&[]).status.success());
    // Not defined is an answer.
    let answer = measured(&json!({ "measure": "log-ratio", "f1": 5, "n1": 100, "f2": 0, "n2": 100 }));
    assert!(answer["value"].is_null() && answer["notDefined"]["code"] == "only-in-a");
}
