//! Resolves the speakers of a PolNeAR folder that the user has, given the folder's own source mentions.
//!
//! `NEWSPRISM_POLNEAR=folder NEWSPRISM_FILES=gold.jsonl NEWSPRISM_OUT=pred.jsonl cargo test --release --test
//! speakers_gold -- --ignored` writes, for each article named in `gold.jsonl`, what the speaker scorer reads.
//! The folder holds `text/*.txt` and `attributions/*.ann` (brat standoff, offsets in code points).

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use newsprism::article::{ManifestEntry, parse};
use newsprism::quotes::{Attribution, Document, Found, Kind, resolve};
use newsprism::source::{SourceFile, read};
use newsprism::span::ByteSpan;
use newsprism::text::Layout;
use serde_json::{Value, json};

/// Byte offset of each code point, and of the end.
fn offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// The attributions of a brat file: content, cue, source, and the source's code points.
type Marked = (Attribution, Option<(usize, usize)>);

fn attributions(ann: &str, at: &[usize]) -> Vec<Marked> {
    let mut spans: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let mut found = Vec::new();
    let rows: Vec<Vec<&str>> = ann.lines().map(|l| l.split('\t').collect()).collect();
    for row in rows.iter().filter(|r| r.len() > 1 && r[0].starts_with('T')) {
        let fragments = row[1].split_once(' ').unwrap().1.split(';').map(|f| {
            let (from, to) = f.split_once(' ').unwrap();
            (from.parse().unwrap(), to.parse().unwrap())
        });
        spans.insert(row[0], fragments.collect());
    }
    for row in rows.iter().filter(|r| r.len() > 1 && r[0].starts_with('E')) {
        let part = |role: &str| {
            let mut all: Vec<(usize, usize)> = row[1]
                .split(' ')
                .filter_map(|a| a.split_once(':'))
                .filter(|(r, _)| r.starts_with(role))
                .flat_map(|(_, id)| spans.get(id).cloned().unwrap_or_default())
                .collect();
            all.sort_unstable();
            all
        };
        let whole =
            |all: &[(usize, usize)]| Some((all.iter().map(|s| s.0).min()?, all.iter().map(|s| s.1).max()?));
        let bytes = |(from, to): (usize, usize)| ByteSpan::new(at[from], at[to]);
        let content: Vec<ByteSpan> = part("Content").into_iter().map(bytes).collect();
        let source = whole(&part("Source"));
        if content.is_empty() {
            continue;
        }
        found.push((
            Attribution {
                content,
                kind: Kind::Indirect,
                cue: whole(&part("Cue")).map(bytes),
                source: source.map(bytes),
                via: None,
                confidence: 1.0,
                rule: "",
            },
            source,
        ));
    }
    found
}

#[test]
#[ignore = "needs a PolNeAR folder"]
fn resolve_a_folder() {
    let var = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("set {name}"));
    let folder = var("NEWSPRISM_POLNEAR");
    let mut out = String::new();
    for line in fs::read_to_string(var("NEWSPRISM_FILES")).unwrap().lines() {
        let gold: Value = serde_json::from_str(line).unwrap();
        let name = gold["file"].as_str().unwrap();
        let bytes = fs::read(Path::new(&folder).join("text").join(format!("{name}.txt"))).unwrap();
        let text = read(&SourceFile { name: name.to_owned(), bytes }).unwrap();
        let at = offsets(&text.text);
        let mut annotated: Vec<_> = fs::read_dir(Path::new(&folder).join("attributions"))
            .unwrap()
            .map(|e| e.unwrap().path())
            .filter(|p| {
                let file = p.file_name().unwrap().to_str().unwrap();
                file.strip_prefix(name).is_some_and(|rest| {
                    let rest = rest.strip_suffix(".ann").unwrap_or("?").strip_prefix('_').unwrap_or("?");
                    rest.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                })
            })
            .collect();
        annotated.sort();
        let marked = attributions(&fs::read_to_string(&annotated[0]).unwrap(), &at);
        let article = parse(name, text, &ManifestEntry::default());
        let layout = Layout::of(&article);
        let document = Document::new(&article, &layout);
        let points = |byte: usize| at.partition_point(|&b| b < byte);
        let mut found = Found::default();
        for (mut attribution, _) in marked.iter().cloned() {
            let first = attribution.content[0].of(&article.text);
            if first.starts_with(['“', '"']) || first.starts_with("''") {
                attribution.kind = Kind::Direct;
            }
            found.attributions.push(attribution);
        }
        let speakers = resolve(&[document], &[found]);
        let quotes: Vec<Value> = marked
            .iter()
            .zip(&speakers.of[0])
            .map(|((attribution, source), resolution)| {
                let speaker = resolution.as_ref().map(|r| &speakers.all[r.speaker.0 as usize]);
                json!({
                    "start": points(attribution.content[0].start as usize),
                    "end": points(attribution.content[attribution.content.len() - 1].end as usize),
                    "speaker_start": source.map(|s| s.0),
                    "speaker_end": source.map(|s| s.1),
                    "speaker": speaker.map(|s| &s.name),
                    "speaker_kind": speaker.map(|s| format!("{:?}", s.kind)),
                    "confidence": resolution.as_ref().map(|r| r.confidence),
                    "rule": resolution.as_ref().map(|r| r.rule),
                })
            })
            .collect();
        out.push_str(&json!({ "file": name, "quotes": quotes }).to_string());
        out.push('\n');
    }
    fs::write(var("NEWSPRISM_OUT"), out).unwrap();
}
