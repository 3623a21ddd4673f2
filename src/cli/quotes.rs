//! `newsprism quotes FILES|DIR --jsonl`: who said what, one JSON object an article.

use crate::files::read_all;
use newsprism::Error;
use newsprism::article::{Article, ManifestEntry, parse};
use newsprism::quotes::{
    Document, Found, Kind, Resolution, Speakers, attribute, attribute_first_hand, resolve,
};
use newsprism::source::{SourceFile, read};
use newsprism::span::ByteSpan;
use newsprism::text::Layout;
use serde_json::{Value, json};
use std::io::{BufWriter, Write};

/// What the command takes.
pub const USAGE: &str = "newsprism quotes FILES|DIR --jsonl [--together] [--first-hand]
  Prints one JSON object an article with its quotations; offsets are Unicode code points into the file. `via` is who
  passed on what somebody else said (\"he said, the ministry reported\").
  Of a folder, every .txt file is read. Each file is a corpus of its own, unless --together is given.
  Of two levels (\"…, she said, according to the paper\") the outer source is given, as PolNeAR annotates;
  --first-hand gives the inner one, and the outer as `via`, as the page does.";

struct Report {
    name: String,
    /// Code points before the text: 1 for a byte-order mark.
    shift: usize,
    article: Article,
    layout: Layout,
}

/// Runs the command; says whether all went well. What went wrong is on stderr.
#[must_use]
pub fn run(arguments: &[String]) -> bool {
    let mut paths = Vec::new();
    let (mut jsonl, mut together, mut first_hand) = (false, false, false);
    for argument in arguments {
        match argument.as_str() {
            "--jsonl" => jsonl = true,
            "--together" => together = true,
            "--first-hand" => first_hand = true,
            option if option.starts_with("--") => {
                eprintln!("{option}: There is no such option.\n{USAGE}");
                return false;
            }
            path => paths.push(path.to_owned()),
        }
    }
    if paths.is_empty() || !jsonl {
        eprintln!("{USAGE}");
        return false;
    }
    let (files, mut well) = read_all(&paths);
    let mut reports = Vec::new();
    for file in &files {
        match load(file) {
            Ok(report) => reports.push(report),
            Err(error) => {
                eprintln!("{error}");
                well = false;
            }
        }
    }
    let attributed = if first_hand { attribute_first_hand } else { attribute };
    let mut out = BufWriter::new(std::io::stdout().lock());
    for group in reports.chunks(if together { reports.len().max(1) } else { 1 }) {
        let documents: Vec<Document> = group.iter().map(|r| Document::new(&r.article, &r.layout)).collect();
        let found: Vec<Found> = documents.iter().map(attributed).collect();
        let speakers = resolve(&documents, &found);
        for (at, report) in group.iter().enumerate() {
            let line = line(report, &found[at], &speakers, at);
            let written = serde_json::to_writer(&mut out, &line).map_err(std::io::Error::from);
            if let Err(error) = written.and_then(|()| writeln!(out)) {
                eprintln!("The output cannot be written: {error}.");
                return false;
            }
        }
    }
    if let Err(error) = out.flush() {
        eprintln!("The output cannot be written: {error}.");
        return false;
    }
    well
}

fn load(file: &SourceFile) -> Result<Report, Error> {
    let shift = usize::from(file.bytes.starts_with(b"\xEF\xBB\xBF"));
    let text = read(file)?;
    let shift = if text.text.starts_with('\u{FEFF}') { 0 } else { shift };
    let article = parse(&file.name, text, &ManifestEntry::default());
    let layout = Layout::of(&article);
    let name = file.name.strip_suffix(".txt").unwrap_or(&file.name).to_owned();
    Ok(Report { name, shift, article, layout })
}

fn line(report: &Report, found: &Found, speakers: &Speakers, at: usize) -> Value {
    let text = report.article.text.as_str();
    let points = CodePoints::of(text, report.shift);
    let resolved = speakers.of.get(at).map(Vec::as_slice).unwrap_or_default();
    let passed_on = speakers.via.get(at).map(Vec::as_slice).unwrap_or_default();
    let quotes: Vec<Value> = found
        .attributions
        .iter()
        .enumerate()
        .map(|(n, attribution)| {
            let whole = attribution.content.iter().copied().reduce(ByteSpan::join).unwrap_or_default();
            let name = |of: &[Option<Resolution>]| {
                let resolution = of.get(n).and_then(Option::as_ref)?;
                speakers.all.get(resolution.speaker.0 as usize).map(|s| s.name.clone())
            };
            let pieces: Vec<&str> = attribution.content.iter().map(|s| s.of(text)).collect();
            let mut object = json!({
                "start": points.at(whole.start),
                "end": points.at(whole.end),
                "text": pieces.join(" … "),
                "kind": match attribution.kind {
                    Kind::Direct => "direct",
                    Kind::Mixed => "mixed",
                    Kind::Indirect => "indirect",
                },
                "speaker_start": attribution.source.map(|s| points.at(s.start)),
                "speaker_end": attribution.source.map(|s| points.at(s.end)),
                "speaker": name(resolved),
                "cue_start": attribution.cue.map(|s| points.at(s.start)),
                "cue_end": attribution.cue.map(|s| points.at(s.end)),
                "confidence": attribution.confidence,
                "rule": attribution.rule,
            });
            if attribution.content.len() > 1 {
                let spans: Vec<[usize; 2]> =
                    attribution.content.iter().map(|s| [points.at(s.start), points.at(s.end)]).collect();
                object["spans"] = json!(spans);
            }
            if let Some(via) = attribution.via {
                object["via"] = json!({
                    "start": points.at(via.source.start),
                    "end": points.at(via.source.end),
                    "cue_start": points.at(via.cue.start),
                    "cue_end": points.at(via.cue.end),
                    "speaker": name(passed_on),
                });
            }
            object
        })
        .collect();
    json!({ "file": report.name, "quotes": quotes })
}

/// From byte offsets to code points.
struct CodePoints {
    /// The byte at which each code point begins, and the text's length.
    starts: Vec<u32>,
    shift: usize,
}

impl CodePoints {
    fn of(text: &str, shift: usize) -> Self {
        let starts = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        Self { starts, shift }
    }

    fn at(&self, byte: u32) -> usize {
        self.starts.partition_point(|&start| start < byte) + self.shift
    }
}
