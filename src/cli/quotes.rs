//! `newsprism quotes FILES|DIR --jsonl`: who said what, one JSON object an article.

use newsprism::article::{Article, ManifestEntry, parse};
use newsprism::quotes::{Document, Found, Kind, Speakers, attribute, resolve};
use newsprism::source::{SourceFile, read};
use newsprism::span::ByteSpan;
use newsprism::text::Layout;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What the command takes.
pub const USAGE: &str = "newsprism quotes FILES|DIR --jsonl [--together]
  Prints one JSON object an article with its quotations; offsets are Unicode code points into the file.
  Of a folder, every .txt file is read. Each file is a corpus of its own, unless --together is given.";

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
    let (mut jsonl, mut together) = (false, false);
    for argument in arguments {
        match argument.as_str() {
            "--jsonl" => jsonl = true,
            "--together" => together = true,
            option if option.starts_with("--") => {
                eprintln!("{option}: There is no such option.\n{USAGE}");
                return false;
            }
            path => paths.push(PathBuf::from(path)),
        }
    }
    if paths.is_empty() || !jsonl {
        eprintln!("{USAGE}");
        return false;
    }
    let mut well = true;
    let mut reports = Vec::new();
    for path in paths.iter().flat_map(|p| files(p, &mut well)).collect::<Vec<_>>() {
        match load(&path) {
            Ok(report) => reports.push(report),
            Err(message) => {
                eprintln!("{}: {message}", path.display());
                well = false;
            }
        }
    }
    let mut out = std::io::stdout().lock();
    for group in reports.chunks(if together { reports.len().max(1) } else { 1 }) {
        let documents: Vec<Document> = group.iter().map(|r| Document::new(&r.article, &r.layout)).collect();
        let found: Vec<Found> = documents.iter().map(attribute).collect();
        let speakers = resolve(&documents, &found);
        for (at, report) in group.iter().enumerate() {
            if let Err(error) = writeln!(out, "{}", line(report, &found[at], &speakers, at)) {
                eprintln!("The output cannot be written: {error}.");
                return false;
            }
        }
    }
    well
}

/// The file itself, or the text files of a folder, by name.
fn files(path: &Path, well: &mut bool) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    match std::fs::read_dir(path) {
        Ok(entries) => {
            let mut files: Vec<PathBuf> = entries
                .filter_map(|entry| entry.ok().map(|e| e.path()))
                .filter(|p| p.extension().is_some_and(|e| e == "txt"))
                .collect();
            files.sort();
            files
        }
        Err(error) => {
            eprintln!("{}: The folder cannot be read: {error}.", path.display());
            *well = false;
            Vec::new()
        }
    }
}

fn load(path: &Path) -> Result<Report, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("The file cannot be read: {error}."))?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let shift = usize::from(bytes.starts_with(b"\xEF\xBB\xBF"));
    let text = read(&SourceFile { name: name.clone(), bytes }).map_err(|error| error.message)?;
    let shift = if text.text.starts_with('\u{FEFF}') { 0 } else { shift };
    let article = parse(&name, text, &ManifestEntry::default());
    let layout = Layout::of(&article);
    Ok(Report { name: name.strip_suffix(".txt").unwrap_or(&name).to_owned(), shift, article, layout })
}

fn line(report: &Report, found: &Found, speakers: &Speakers, at: usize) -> Value {
    let text = report.article.text.as_str();
    let points = CodePoints::of(text, report.shift);
    let resolved = speakers.of.get(at).map(Vec::as_slice).unwrap_or_default();
    let quotes: Vec<Value> = found
        .attributions
        .iter()
        .enumerate()
        .map(|(n, attribution)| {
            let whole = attribution.content.iter().copied().reduce(ByteSpan::join).unwrap_or_default();
            let speaker = resolved
                .get(n)
                .and_then(Option::as_ref)
                .and_then(|r| speakers.all.get(r.speaker.0 as usize))
                .map(|s| s.name.as_str());
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
                "speaker": speaker,
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
