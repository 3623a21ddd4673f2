//! Texts with sources marked in [brackets] and contents in {braces}, for the tests of speaker resolution.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use newsprism::article::{ManifestEntry, parse};
use newsprism::quotes::{Attribution, Document, Found, Kind, Speaker, Speakers, resolve};
use newsprism::source::{SourceFile, read};
use newsprism::span::ByteSpan;
use newsprism::text::Layout;

/// The text without marks; the sources and contents that were marked, in order of their beginnings.
fn unmark(marked: &str) -> (String, Vec<ByteSpan>, Vec<ByteSpan>) {
    let (mut text, mut open) = (String::new(), Vec::new());
    let (mut sources, mut contents) = (Vec::new(), Vec::new());
    for c in marked.chars() {
        match c {
            '[' | '{' => open.push(text.len()),
            ']' => sources.push(ByteSpan::new(open.pop().unwrap(), text.len())),
            '}' => contents.push(ByteSpan::new(open.pop().unwrap(), text.len())),
            other => text.push(other),
        }
    }
    sources.sort();
    contents.sort();
    (text, sources, contents)
}

/// Resolves articles given as marked texts. The n-th source is that of the n-th content; sources without a content
/// of their own are given themselves as one.
pub fn resolved(articles: &[&str]) -> Speakers {
    let unmarked: Vec<_> = articles.iter().map(|a| unmark(a)).collect();
    let parsed: Vec<_> = unmarked
        .iter()
        .enumerate()
        .map(|(i, (text, ..))| {
            let name = format!("{i}.txt");
            let file = SourceFile { name: name.clone(), bytes: text.clone().into_bytes() };
            parse(&name, read(&file).unwrap(), &ManifestEntry::default())
        })
        .collect();
    let layouts: Vec<_> = parsed.iter().map(Layout::of).collect();
    let documents: Vec<_> = parsed.iter().zip(&layouts).map(|(a, l)| Document::new(a, l)).collect();
    let found: Vec<Found> = unmarked
        .iter()
        .map(|(text, sources, contents)| Found {
            attributions: sources
                .iter()
                .enumerate()
                .map(|(i, &source)| {
                    let content = contents.get(i).copied().unwrap_or(source);
                    let kind = if content.of(text).starts_with(['“', '"']) {
                        Kind::Direct
                    } else {
                        Kind::Indirect
                    };
                    let (cue, rule) = (None, "");
                    Attribution {
                        content: vec![content],
                        kind,
                        cue,
                        source: Some(source),
                        via: None,
                        confidence: 1.0,
                        rule,
                    }
                })
                .collect(),
            marked: Vec::new(),
        })
        .collect();
    resolve(&documents, &found)
}

/// The speaker of each source of the only, or of the given, article.
pub fn speakers(all: &Speakers, article: usize) -> Vec<Option<&Speaker>> {
    all.of[article].iter().map(|r| r.as_ref().map(|r| &all.all[r.speaker.0 as usize])).collect()
}
