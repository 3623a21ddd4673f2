//! The five bundled articles against lines and metadata decided by hand.

#![allow(clippy::unwrap_used)] // a test may fail loudly

use newsprism::article::{Article, Found, LineClass, ManifestEntry, Metadata, parse};
use newsprism::source::{SourceFile, read};
use newsprism::text::Layout;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const NAMES: [&str; 5] = ["afp", "firstpost", "moscow-times", "voa-drawdown", "voa-withdrawal"];

fn article(name: &str) -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/articles").join(format!("{name}.txt"));
    let file = SourceFile { name: format!("{name}.txt"), bytes: fs::read(path).unwrap() };
    parse(&file.name, read(&file).unwrap(), &ManifestEntry::default())
}

fn data(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}

/// Line classes and the datelines that are not counted, by article and line number.
fn gold() -> BTreeMap<(String, usize), (String, String)> {
    let mut gold = BTreeMap::new();
    for row in data("lines.tsv").lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let key = (cells[0].to_owned(), cells[1].parse().unwrap());
        let value = (cells[2].to_owned(), cells.get(3).unwrap_or(&"").to_string());
        assert!(gold.insert(key, value).is_none(), "twice in lines.tsv: {row}");
    }
    gold
}

#[test]
fn every_line_has_the_class_that_a_reader_gives_it() {
    let mut gold = gold();
    let mut misses = Vec::new();
    let mut right = 0;
    for name in NAMES {
        let article = article(name);
        for (i, line) in article.lines.iter().enumerate() {
            let text = line.span.of(&article.text);
            let (class, dateline) =
                gold.remove(&(name.to_owned(), i + 1)).unwrap_or(("blank".to_owned(), String::new()));
            let skipped = if line.class.counts() {
                text.split_once(line.counted.of(&article.text)).unwrap().0.trim()
            } else {
                ""
            };
            if line.class.name() == class && skipped == dateline {
                right += usize::from(class != "blank");
            } else {
                misses.push(format!(
                    "{name}:{} is {class} [{dateline}], taken for {} [{skipped}] ({}): {text:.60}",
                    i + 1,
                    line.class.name(),
                    line.reason
                ));
            }
            assert!(
                matches!(line.class, LineClass::Body | LineClass::Blank) || !line.reason.is_empty(),
                "{name}:{} has no reason",
                i + 1
            );
        }
    }
    println!("{right} lines right, {} wrong", misses.len());
    assert!(gold.is_empty(), "no such lines: {gold:?}");
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

fn values(meta: &Metadata) -> serde_json::Value {
    let one = |found: &Option<Found>| found.as_ref().map(|f| f.value.clone());
    let all = |found: &[Found]| found.iter().map(|f| f.value.clone()).collect::<Vec<_>>();
    serde_json::json!({
        "headline": one(&meta.headline), "outlet": one(&meta.outlet), "agencies": all(&meta.agencies),
        "photoAgencies": all(&meta.photo_agencies), "place": one(&meta.place), "date": one(&meta.date),
        "byline": one(&meta.byline), "source": one(&meta.source),
    })
}

#[test]
fn metadata_is_what_the_text_states_and_no_more() {
    let gold: serde_json::Value = serde_json::from_str(&data("metadata.json")).unwrap();
    for name in NAMES {
        assert_eq!(values(&article(name).meta), gold[name], "{name}");
    }
}

/// Compares with `tests/data/sentences-NAME.txt`, which was read by eye; `REVIEW=1 cargo test` writes it anew.
#[test]
fn sentences_end_where_a_reader_ends_them() {
    for name in NAMES {
        let article = article(name);
        let layout = Layout::of(&article);
        let mut text = String::new();
        for paragraph in &layout.paragraphs {
            for sentence in
                &layout.sentences[paragraph.first_sentence as usize..paragraph.last_sentence as usize]
            {
                text += &sentence.span.of(&article.text).replace('\u{A0}', " ");
                text += "\n";
            }
            text += "\n";
        }
        let file = format!("sentences-{name}.txt");
        if std::env::var_os("REVIEW").is_some() {
            fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(&file), &text).unwrap();
        }
        let reviewed = data(&file);
        for (found, expected) in text.lines().zip(reviewed.lines()) {
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(text.len(), reviewed.len(), "{name}");
    }
}

#[test]
fn the_outlet_may_stand_alone_above_the_report() {
    let outlet = |text: &str| {
        let file = SourceFile { name: "a.txt".to_owned(), bytes: text.into() };
        let meta = parse(&file.name, read(&file).unwrap(), &ManifestEntry::default()).meta;
        assert!(!text.contains("2024") || meta.date.is_some_and(|date| date.value == "2024-05-04"), "{text}");
        meta.outlet.map(|found| found.value)
    };
    let body = "The council voted on Tuesday to plant a tree in each street of the town.\n";
    for (head, name) in [
        ("Council votes for trees\nValley Echo\n4 May 2024\n\n", Some("Valley Echo")),
        ("Council votes for trees\n\nThe Times of Malta\n\nBy Ann Roe\n\n", Some("The Times of Malta")),
        (
            "The Valley Herald\nCouncil votes for trees in every street\n4 May 2024\n\n",
            Some("The Valley Herald"),
        ),
        ("Valley Herald\nCouncil votes for trees in every street\n\n", Some("Valley Herald")),
        (
            "The Valley Herald | 4 May 2024\nCouncil votes for trees in every street\n\n",
            Some("The Valley Herald"),
        ),
        ("Valley Herald | 4 May 2024\nCouncil votes for trees in every street\n\n", Some("Valley Herald")),
        ("Council votes for trees\n\nRTV News | 4 May 2024\n\n", Some("RTV News")),
        ("Council votes for trees\n4 May 2024, The Herald\n\n", Some("The Herald")),
        // Neither an agency, nor a section, nor a person, nor a title within the report.
        ("Council votes for trees\nAssociated Press\n4 May 2024\n\n", None),
        ("Council votes for trees\nWorld News\n4 May 2024\n\n", None),
        ("Council votes for trees\nAnn Roe\n4 May 2024\n\n", None),
        (
            "Council votes for trees\n\nOne street got no tree, the mayor said on Tuesday.\n\nA Broken Record\n\n",
            None,
        ),
        ("Mayor Meets The Press\nCouncil votes for trees in every street\n\n", None),
    ] {
        assert_eq!(outlet(&format!("{head}{body}")).as_deref(), name, "{head}");
    }
}
