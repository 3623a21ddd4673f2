//! Which lines are headline, byline, dateline, caption and body, which are page furniture, and why?
//!
//! Cleaning never edits: it classifies lines. The source text stays whole and every span points into it.
//! No rule names an outlet or quotes a known article: rules are about shape and position. Knows nothing of statistics.
//!
//! - `pieces`: the lines, trimmed, folded and measured;
//! - `vocabulary`: what pages put around reports, news agencies, cities of datelines;
//! - `alone`, `captions`, `datelines`, `dates`: what one line shows by itself;
//! - `classify`: what the lines are, each beside the others;
//! - `metadata`: what they say about the report.

mod alone;
mod captions;
mod classify;
mod datelines;
mod dates;
mod metadata;
mod outlets;
mod pieces;
mod types;
mod vocabulary;

pub use types::{Article, Found, Line, LineClass, ManifestEntry, Metadata, Origin};

use crate::source::SourceText;
use crate::span::ByteSpan;

/// Classifies the lines of a text and finds its metadata.
///
/// What the manifest states stands: somebody wrote it down, about this report. What it leaves out is taken from the text.
/// Lines that the manifest gives a class have it.
#[must_use]
pub fn parse(name: &str, source: SourceText, manifest: &ManifestEntry) -> Article {
    let pieces = pieces::pieces(&source.text);
    let mut marks = classify::classify(&pieces);
    for &(line, class) in &manifest.lines {
        if let Some(mark) = marks.get_mut(line as usize)
            && mark.class != LineClass::Blank
        {
            // What the line was thought to be said where its dateline ends; a body line by hand counts whole.
            if mark.class != class && !matches!(class, LineClass::Dateline | LineClass::UpdateLine) {
                mark.dateline = None;
            }
            mark.class = class;
            mark.reason = "so by hand";
        }
    }
    let meta = metadata::find(&pieces, &marks, manifest);
    let lines = pieces
        .iter()
        .zip(&marks)
        .map(|(piece, mark)| {
            let start = piece.inner.start + mark.dateline.as_ref().map_or(0, |dateline| dateline.end as u32);
            let counted = if mark.class.counts() {
                ByteSpan { start, ..piece.inner }
            } else {
                ByteSpan { end: piece.inner.start, ..piece.inner }
            };
            Line { span: piece.span, class: mark.class, reason: mark.reason, counted }
        })
        .collect();
    Article { name: name.to_owned(), lines, meta, text: source.text }
}
