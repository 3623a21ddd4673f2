//! `newsprism articles FILES|FOLDERS`: metadata and line classes, one JSON object an article.

use crate::files::read_all;
use newsprism::article::{Article, Found, ManifestEntry, Origin, parse};
use newsprism::source::read;
use serde_json::{Value, json};
use std::io::Write;

/// How to call it.
pub const USAGE: &str = "\
newsprism articles FILES|FOLDERS
    Prints one JSON object an article, one a line: file, encoding, metadata (each with `at`, its byte offsets in the
    text), and lines: number, class, reason, text, and the part of it that is counted. Of a folder, every .txt file is
    read. A file that cannot be read is named on standard error, the rest is done, and the exit status is 1.";

/// Prints the articles; whether all could be read.
pub fn run(paths: &[String]) -> bool {
    if paths.is_empty() {
        eprintln!("Name the files or folders to read.\n\n{USAGE}");
        return false;
    }
    let (files, mut well) = read_all(paths);
    let mut out = std::io::stdout().lock();
    for file in &files {
        match read(file) {
            Ok(source) => {
                let encoding = source.encoding;
                let article = parse(&file.name, source, &ManifestEntry::default());
                if writeln!(out, "{}", describe(&article, encoding)).is_err() {
                    return false; // whoever read our output has gone
                }
            }
            Err(error) => {
                eprintln!("{error}");
                well = false;
            }
        }
    }
    well
}

fn describe(article: &Article, encoding: &str) -> Value {
    let meta = &article.meta;
    let one = |found: &Option<Found>| found.as_ref().map_or(Value::Null, fact);
    let all = |found: &[Found]| Value::Array(found.iter().map(fact).collect());
    let lines: Vec<Value> = article
        .lines
        .iter()
        .enumerate()
        .map(|(i, line)| {
            json!({
                "line": i + 1, "class": line.class.name(), "reason": line.reason,
                "text": line.span.of(&article.text), "counted": line.counted.of(&article.text),
            })
        })
        .collect();
    json!({
        "file": article.name, "encoding": encoding,
        "metadata": {
            "headline": one(&meta.headline), "outlet": one(&meta.outlet), "agencies": all(&meta.agencies),
            "photoAgencies": all(&meta.photo_agencies), "place": one(&meta.place), "date": one(&meta.date),
            "byline": one(&meta.byline), "source": one(&meta.source), "label": one(&meta.label),
        },
        "lines": lines,
    })
}

fn fact(found: &Found) -> Value {
    let at = match found.origin {
        Origin::Text(span) => json!([span.start, span.end]),
        Origin::Manifest => Value::Null,
    };
    json!({ "value": found.value, "at": at })
}
