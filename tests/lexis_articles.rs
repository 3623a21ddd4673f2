//! Keywords, collocates, n-grams and dispersion of the bundled reports, as the page gets them, against an independent
//! count and scipy (`tests/data/lexis.py`); and what holds between the requests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::article::ManifestEntry;
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{Answer, Request};
use serde_json::{Value, json};

fn bundled() -> Session {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/articles");
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(format!("{folder}/articles.json")).unwrap()).unwrap();
    let mut names: Vec<&str> =
        manifest["articles"].as_array().unwrap().iter().map(|a| a["file"].as_str().unwrap()).collect();
    names.sort_unstable();
    let files: Vec<_> = names
        .into_iter()
        .map(|name| {
            let bytes = std::fs::read(format!("{folder}/{name}")).unwrap();
            let known = manifest["articles"].as_array().unwrap().iter().find(|a| a["file"] == name).unwrap();
            let text = |field: &str| known[field].as_str().map(str::to_owned);
            let entry =
                ManifestEntry { outlet: text("outlet"), label: text("label"), ..ManifestEntry::default() };
            (SourceFile { name: name.to_owned(), bytes }, entry)
        })
        .collect();
    let mut session = Session::new();
    assert_eq!(session.load(&files).failures, []);
    session
}

fn expected() -> Value {
    serde_json::from_str(include_str!("data/lexis.json")).unwrap()
}

fn try_ask(session: &mut Session, request: Value) -> Result<Value, newsprism::Error> {
    let request: Request = serde_json::from_value(request).unwrap();
    session.ask(&request).map(|answer: Answer| serde_json::to_value(&answer).unwrap())
}

fn ask(session: &mut Session, request: Value) -> Value {
    try_ask(session, request).unwrap()
}

fn keyness(target: Value, changes: Value) -> Value {
    let mut request = json!({
        "kind": "keyness", "filter": {}, "target": target, "reference": {}, "copyOnce": false, "stems": false,
        "minCount": 3, "stopWords": true, "only": "all", "correcting": "bh", "smoothing": 100, "sort": "term",
        "descending": false, "measures": ["g2", "chi2", "bic", "logratio", "diff", "odds", "simple"],
        "page": {"offset": 0, "limit": 1000},
    });
    for (key, value) in changes.as_object().unwrap() {
        request[key] = value.clone();
    }
    request
}

fn collocates(query: &str, changes: Value) -> Value {
    let mut request = json!({
        "kind": "collocates", "filter": {}, "query": query, "reach": "across", "left": 5, "right": 5,
        "expected": "window", "stems": false, "minCount": 3, "stopWords": true, "sort": "term", "descending": false,
        "measures": ["g2", "mi", "mi3", "t", "logdice"], "page": {"offset": 0, "limit": 1000},
    });
    for (key, value) in changes.as_object().unwrap() {
        request[key] = value.clone();
    }
    request
}

fn terms(changes: Value) -> Value {
    let mut request = json!({
        "kind": "terms", "filter": {}, "sort": "count", "descending": true, "containing": "", "minCount": 1,
        "stopWords": true, "page": {"offset": 0, "limit": 1000},
    });
    for (key, value) in changes.as_object().unwrap() {
        request[key] = value.clone();
    }
    request
}

fn rows(view: &Value) -> &Vec<Value> {
    view["rows"].as_array().unwrap()
}

fn row<'v>(view: &'v Value, term: &str) -> &'v Value {
    rows(view).iter().find(|row| row["term"] == term).unwrap_or_else(|| panic!("{term} is not listed"))
}

fn same(found: &Value, expected: &Value, what: &str) {
    match (found.as_f64(), expected.as_f64()) {
        (Some(a), Some(b)) => assert!((a - b).abs() <= 1e-9 * b.abs().max(1e-3), "{what}: {a}, not {b}"),
        _ => assert_eq!(found, expected, "{what}"),
    }
}

#[test]
fn keywords_are_those_of_scipy() {
    let (mut session, expected) = (bundled(), expected());
    let expected = &expected["keyness"];
    let view = ask(&mut session, keyness(json!({"outlets": [expected["outlet"]]}), json!({})));
    assert_eq!(view["tested"], expected["tested"]);
    for other in rows(expected) {
        let term = other["term"].as_str().unwrap();
        let row = row(&view, term);
        for (ours, theirs) in [("a", "a"), ("b", "b"), ("p", "p"), ("pCorrected", "corrected")] {
            same(&row[ours], &other[theirs], &format!("{term}, {ours}"));
        }
        for (at, measure) in view["measures"].as_array().unwrap().iter().enumerate() {
            let key = measure["key"].as_str().unwrap();
            same(&row["values"][at], &other[key], &format!("{term}, {key}"));
        }
    }
    // In the order of G², those of A first, those of B last.
    let sorted = ask(
        &mut session,
        keyness(json!({"outlets": [expected["outlet"]]}), json!({"sort": "g2", "descending": true})),
    );
    let is_more = |row: &Value| row["aPerThousand"].as_f64() > row["bPerThousand"].as_f64();
    let more: Vec<bool> = rows(&sorted).iter().map(is_more).collect();
    assert!(more.is_sorted_by(|a, b| a >= b));
    let first = rows(expected).iter().find(|row| row["a"].as_f64() > row["b"].as_f64()).unwrap();
    assert_eq!(rows(&sorted)[0]["term"], first["term"]);
}

#[test]
fn collocates_are_those_of_an_independent_count() {
    let (mut session, expected) = (bundled(), expected());
    let expected = &expected["collocates"];
    let view = ask(&mut session, collocates(expected["node"].as_str().unwrap(), json!({})));
    assert_eq!(view["hits"], expected["hits"]);
    assert_eq!(rows(&view).len(), rows(expected).len());
    for other in rows(expected) {
        let term = other["term"].as_str().unwrap();
        let row = row(&view, term);
        let together = row["left"].as_u64().unwrap() + row["right"].as_u64().unwrap();
        assert_eq!(Some(together), other["together"].as_u64(), "{term}");
        same(&row["count"], &other["count"], term);
        same(&row["expected"], &other["expected"], term);
        for (at, measure) in view["measures"].as_array().unwrap().iter().enumerate() {
            let key = measure["key"].as_str().unwrap();
            same(&row["values"][at], &other[key], &format!("{term}, {key}"));
        }
    }
}

#[test]
fn n_grams_and_dispersion_are_those_of_an_independent_count() {
    let (mut session, expected) = (bundled(), expected());
    let view = ask(&mut session, terms(json!({"words": 3, "across": true, "minCount": 3})));
    assert_eq!(view["types"], expected["grams"]["types"]);
    let listed: Vec<Value> = rows(&view).iter().map(|row| json!([row["term"], row["count"]])).collect();
    assert_eq!(&listed, expected["grams"]["rows"].as_array().unwrap());
    let measures = ["dp", "dpNorm", "juilland", "da", "arf"];
    let view = ask(&mut session, terms(json!({"measures": measures})));
    for other in expected["dispersion"].as_array().unwrap() {
        let term = other["term"].as_str().unwrap();
        let row = row(&view, term);
        same(&row["count"], &other["count"], term);
        same(&row["range"], &other["range"], term);
        for (at, key) in measures.iter().enumerate() {
            same(&row["values"][at], &other[*key], &format!("{term}, {key}"));
        }
    }
    // Sorted by a measure, which goes another way, the figures are the same.
    for key in measures {
        let sorted = ask(&mut session, terms(json!({"measures": [key], "sort": key})));
        let values: Vec<f64> = rows(&sorted).iter().map(|row| row["values"][0].as_f64().unwrap()).collect();
        assert!(values.is_sorted_by(|a, b| a >= b), "{key}");
        assert_eq!(sorted["total"], view["total"]);
        assert_eq!(sorted["vocabulary"], view["vocabulary"]);
    }
}

fn sentences(session: &mut Session, of: &Value, term: &str, part: &str) -> Value {
    let page = json!({"offset": 0, "limit": 1000});
    ask(session, json!({"kind": "sentences", "of": of, "term": term, "part": part, "page": page}))
}

/// The words that are marked in a sentence, folded.
fn marked(row: &Value) -> Vec<String> {
    let units: Vec<u16> = row["excerpt"]["text"].as_str().unwrap().encode_utf16().collect();
    let cut = |mark: &Value| {
        let at = |end: &str| mark[end].as_u64().unwrap() as usize;
        String::from_utf16(&units[at("start")..at("end")]).unwrap().to_lowercase()
    };
    row["excerpt"]["marks"].as_array().unwrap().iter().map(cut).collect()
}

#[test]
fn every_count_opens_as_many_sentences() {
    let mut session = bundled();
    for (words, stems) in [(1, false), (1, true), (2, false), (3, true)] {
        let of = terms(json!({"words": words, "stems": stems, "minCount": 2, "across": words == 3}));
        let view = ask(&mut session, of.clone());
        for row in rows(&view).iter().take(40) {
            let found = sentences(&mut session, &of, row["term"].as_str().unwrap(), "all");
            assert_eq!(
                (&found["total"], &found["reports"]),
                (&row["count"], &row["range"]),
                "{}",
                row["term"]
            );
            if words == 1 && !stems {
                let term = row["term"].as_str().unwrap();
                assert!(
                    rows(&found).iter().all(|s| marked(s)[0].replace('’', "'").starts_with(term)),
                    "{term}"
                );
            }
        }
    }
    let target = json!({"voices": ["quoted"]});
    for copy in [false, true] {
        let of = keyness(target.clone(), json!({"copyOnce": copy, "sort": "g2", "descending": true}));
        let view = ask(&mut session, of.clone());
        for row in rows(&view).iter().take(20).chain(rows(&view).iter().rev().take(20)) {
            let term = row["term"].as_str().unwrap();
            for (part, count, range) in [("a", "a", "aRange"), ("b", "b", "bRange")] {
                let found = sentences(&mut session, &of, term, part);
                assert_eq!(
                    (&found["total"], &found["reports"]),
                    (&row[count], &row[range]),
                    "{term} in {part}"
                );
            }
        }
    }
    for reach in ["window", "across", "sentence"] {
        let of = collocates("troops", json!({"reach": reach, "minCount": 1}));
        let view = ask(&mut session, of.clone());
        assert!(!rows(&view).is_empty());
        for row in rows(&view) {
            let found = sentences(&mut session, &of, row["term"].as_str().unwrap(), "all");
            let together = row["left"].as_u64().unwrap() + row["right"].as_u64().unwrap();
            assert_eq!(found["total"].as_u64(), Some(together));
            assert!(rows(&found).iter().all(|s| marked(s).len() == 2));
        }
    }
}

#[test]
fn the_sides_of_keyness_never_share_a_word() {
    let mut session = bundled();
    let all = ask(&mut session, terms(json!({})))["tokens"].as_u64().unwrap();
    let side = |view: &Value, side: &str| view[side]["tokens"].as_u64().unwrap();
    // Quoted and reporting words are all words, whichever is the target.
    let quoted = ask(&mut session, keyness(json!({"voices": ["quoted"]}), json!({})));
    let reporting = ask(&mut session, keyness(json!({"voices": ["reporting"]}), json!({})));
    assert_eq!(side(&quoted, "a") + side(&quoted, "b"), all);
    assert_eq!((side(&quoted, "a"), side(&quoted, "b")), (side(&reporting, "b"), side(&reporting, "a")));
    // A reference that holds the target loses it, and says so.
    let facets = ask(&mut session, json!({"kind": "facets", "filter": {}}));
    let outlet = &facets["outlets"]["values"][0];
    let rest = ask(&mut session, keyness(json!({"outlets": [outlet]}), json!({})));
    let whole = json!({"outlets": facets["outlets"]["values"]});
    let same = ask(&mut session, keyness(json!({"outlets": [outlet]}), json!({"reference": whole})));
    assert_eq!(rows(&rest), rows(&same));
    assert_eq!(same["overlap"].as_u64(), Some(side(&same, "a")));
    // One speaker against the rest.
    let speaker = json!({"speakers": [facets["speakers"]["values"][0]]});
    let view = ask(&mut session, keyness(speaker, json!({})));
    assert_eq!(side(&view, "a") + side(&view, "b"), all);
    // A word that one report alone carries does not hold without it.
    for row in rows(&rest) {
        let stability = &row["stability"];
        assert_eq!(
            stability["tried"].as_u64(),
            Some(row["aRange"].as_u64().unwrap() + row["bRange"].as_u64().unwrap())
        );
        if row["aRange"] == 1 && row["bRange"] == 0 {
            assert_eq!(stability["kept"], 0);
        }
        assert!(stability["kept"].as_u64() <= stability["tried"].as_u64());
    }
    let cards =
        ask(&mut session, json!({"kind": "articles", "filter": {}, "page": {"offset": 0, "limit": 9}}));
    let files: Vec<&Value> = cards["articles"].as_array().unwrap().iter().map(|a| &a["file"]).collect();
    let error = try_ask(&mut session, keyness(json!({"files": files}), json!({}))).unwrap_err();
    assert_eq!((error.code, error.about.as_deref()), ("nothing-to-compare", Some("reference")));
    let error = try_ask(&mut session, keyness(json!({"files": ["none.txt"]}), json!({}))).unwrap_err();
    assert_eq!((error.code, error.about.as_deref()), ("nothing-to-compare", Some("target")));
}

#[test]
fn what_is_listed_follows_the_choices() {
    let mut session = bundled();
    let target = json!({"voices": ["quoted"]});
    for (only, holds) in [
        ("positive", (|a, b| a > b) as fn(f64, f64) -> bool),
        ("negative", |a, b| a < b),
        ("a", |_, b| b == 0.0),
        ("b", |a, _| a == 0.0),
    ] {
        let view = ask(&mut session, keyness(target.clone(), json!({"only": only})));
        let of = |row: &Value, field: &str| row[field].as_f64().unwrap();
        assert!(!rows(&view).is_empty());
        assert!(rows(&view).iter().all(|r| holds(of(r, "aPerThousand"), of(r, "bPerThousand"))), "{only}");
    }
    let p = |correcting: &str, session: &mut Session| -> Vec<f64> {
        let view = ask(session, keyness(target.clone(), json!({"correcting": correcting})));
        rows(&view).iter().map(|row| row["pCorrected"].as_f64().unwrap()).collect()
    };
    let [none, bh, bonferroni] = ["none", "bh", "bonferroni"].map(|c| p(c, &mut session));
    assert!(none.iter().zip(&bh).zip(&bonferroni).all(|((n, h), b)| n <= h && h <= &(b + 1e-12)));
    // Undefined figures carry their reason, and stand last whichever way.
    let view = ask(
        &mut session,
        keyness(target, json!({"only": "a", "measures": ["diff"], "sort": "diff", "descending": true})),
    );
    assert!(
        rows(&view).iter().all(|row| row["values"][0].is_null() && row["undefined"][0]["measure"] == "diff")
    );
    // Only what is long enough, often enough and no function word at its ends.
    let view = ask(&mut session, terms(json!({"words": 2, "minCount": 2, "stopWords": false})));
    assert!(rows(&view).iter().all(|row| row["count"].as_u64() >= Some(2)
        && row["term"].as_str().unwrap().split(' ').count() == 2
        && !row["term"].as_str().unwrap().split(' ').any(newsprism::text::is_stop_word)));
    let holding = ask(&mut session, terms(json!({"words": 2, "containing": "Peace"})));
    assert!(!rows(&holding).is_empty());
    assert!(rows(&holding).iter().all(|row| row["term"].as_str().unwrap().contains("peace")));
    // An empty selection has an empty list.
    let none = json!({"filter": {"outlets": ["nobody"]}, "words": 2, "measures": ["dp"], "sort": "dp"});
    let view = ask(&mut session, terms(none));
    assert_eq!((&view["tokens"], &view["total"], &view["types"]), (&json!(0), &json!(0), &json!(0)));
    let view = ask(&mut session, collocates("troops", json!({"filter": {"outlets": ["nobody"]}})));
    assert_eq!((&view["hits"], &view["total"]), (&json!(0), &json!(0)));
}

#[test]
fn what_cannot_be_asked_is_refused_with_a_reason() {
    let mut session = bundled();
    for (request, code, about) in [
        (terms(json!({"sort": "keenness"})), "no-such-measure", "sort"),
        (terms(json!({"measures": ["mi"]})), "no-such-measure", "measures"),
        (terms(json!({"words": 7})), "bad-words", "words"),
        (collocates("troops", json!({"sort": "dp"})), "no-such-measure", "sort"),
        (collocates("troops", json!({"measures": ["dp"]})), "no-such-measure", "measures"),
        (keyness(json!({"voices": ["quoted"]}), json!({"sort": "dp"})), "no-such-measure", "sort"),
        (
            json!({"kind": "sentences", "of": {"kind": "overview", "filter": {}}, "term": "a", "part": "all",
            "page": {"offset": 0, "limit": 1}}),
            "bad-request",
            "of",
        ),
    ] {
        let error = try_ask(&mut session, request).unwrap_err();
        assert_eq!((error.code, error.about.as_deref()), (code, Some(about)));
        assert!(error.message.ends_with('.'));
    }
}

#[test]
fn a_slice_at_a_time_comes_to_the_same() {
    let of = terms(json!({"words": 4, "across": true, "sort": "arf"}));
    let request: Request = serde_json::from_value(of.clone()).unwrap();
    let mut session = bundled();
    let whole = ask(&mut session, of.clone());
    let mut session = bundled();
    while session.prepare(&request).unwrap() < 1.0 {}
    // Something else in between takes nothing away.
    ask(&mut session, keyness(json!({"voices": ["quoted"]}), json!({})));
    assert_eq!(ask(&mut session, of), whole);
}
