//! What the lines say about the report.

use super::classify::Mark;
use super::pieces::Piece;
use super::vocabulary::{agencies, agency};
use super::{Found, LineClass, ManifestEntry, Metadata, Origin, outlets};
use crate::span::ByteSpan;
use crate::text::case::push_lower;
use std::ops::Range;

/// Gathers metadata from classified lines and the manifest; see [`super::parse`] for which of them wins.
pub(super) fn find(lines: &[Piece<'_>], marks: &[Mark], manifest: &ManifestEntry) -> Metadata {
    let of = |class: LineClass| {
        lines.iter().zip(marks).filter(move |(_, mark)| mark.class == class).map(|(line, _)| line)
    };
    let datelines =
        || lines.iter().zip(marks).filter_map(|(line, mark)| Some((line, mark.dateline.as_deref()?)));
    // A date alone below the report is another's: of a correction, of a comment.
    let first = marks.iter().position(|mark| mark.class == LineClass::Body).unwrap_or(marks.len());
    let dated = || {
        lines.iter().zip(marks).enumerate().filter_map(|(i, (line, mark))| {
            let near = i <= first || mark.class == LineClass::UpdateLine;
            Some((line, mark.dateline.as_deref().filter(|_| near)?))
        })
    };
    let mut meta = Metadata {
        headline: of(LineClass::Headline).next().map(|line| found(line, title(line.text))),
        outlet: outlets::outlet(lines, marks),
        byline: of(LineClass::Byline).next().and_then(byline),
        source: of(LineClass::SourceLine).find_map(source),
        place: datelines().find_map(|(line, dateline)| {
            let place = found(line, dateline.place.clone()?);
            Some(Found { value: title_case(&place.value), ..place })
        }),
        date: dated().find_map(|(line, dateline)| {
            let (value, range) = dateline.date.clone()?;
            Some(Found { value, ..found(line, range) })
        }),
        ..Metadata::default()
    };
    for (line, dateline) in datelines() {
        if let Some(range) = &dateline.agency
            && let Some(name) = line.text.get(range.clone()).and_then(agency)
        {
            add(&mut meta.agencies, Found { value: name.to_owned(), ..found(line, range.clone()) });
        }
    }
    for (line, mark) in lines.iter().zip(marks) {
        let list = match mark.class {
            LineClass::Byline | LineClass::SourceLine => &mut meta.agencies,
            LineClass::Caption => &mut meta.photo_agencies,
            _ => continue,
        };
        for (start, end, name) in agencies(line.text) {
            add(list, Found { value: name.to_owned(), ..found(line, start..end) });
        }
    }
    state(&mut meta.label, manifest.label.as_deref());
    state(&mut meta.outlet, manifest.outlet.as_deref());
    state(&mut meta.headline, manifest.headline.as_deref());
    state(&mut meta.date, manifest.date.as_deref());
    state(&mut meta.byline, manifest.byline.as_deref());
    if let Some(agencies) = manifest.agency.as_deref().filter(|agency| !agency.trim().is_empty()) {
        let found = std::mem::take(&mut meta.agencies);
        for agency in agencies.split(';') {
            let mut one = found.iter().find(|f| f.value == tidy(agency)).cloned();
            state(&mut one, Some(agency));
            if let Some(one) = one {
                add(&mut meta.agencies, one);
            }
        }
    }
    meta.attributes.clone_from(&manifest.attributes);
    meta
}

/// What the manifest states stands; where it says what the text says, its place in the text stays known.
fn state(meta: &mut Option<Found>, stated: Option<&str>) {
    let value = tidy(stated.unwrap_or(""));
    if value == "-" {
        *meta = None;
    } else if !value.is_empty() && meta.as_ref().is_none_or(|found| found.value != value) {
        *meta = Some(Found { value, origin: Origin::Manifest });
    }
}

fn add(list: &mut Vec<Found>, new: Found) {
    if list.iter().all(|old| old.value != new.value) {
        list.push(new);
    }
}

/// What `range` of a line's text says, tidied.
pub(super) fn found(line: &Piece<'_>, range: Range<usize>) -> Found {
    let at = line.inner.start as usize;
    Found {
        value: tidy(line.text.get(range.clone()).unwrap_or("")),
        origin: Origin::Text(ByteSpan::new(at + range.start, at + range.end)),
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title without the semicolon after which an archive breaks it.
fn title(text: &str) -> Range<usize> {
    0..text.trim_end_matches(';').trim_end().len()
}

/// "NEW YORK" as "New York"; names that are not all capitals stay.
fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut inside = false;
    let mut written = String::with_capacity(name.len());
    for c in name.chars() {
        if inside {
            push_lower(&mut written, c);
        } else {
            written.push(c);
        }
        inside = c.is_alphabetic();
    }
    written
}

/// The names in "By …"; a line that is a name alone.
fn byline(line: &Piece<'_>) -> Option<Found> {
    let start = if line.folded.starts_with("by ") { 3 } else { 0 };
    let end = line.text.trim_end_matches(['.', '|', ' ']).len();
    (start < end).then(|| found(line, start..end))
}

/// What follows "Source:".
pub(super) fn source(line: &Piece<'_>) -> Option<Found> {
    let colon = line.text.find(':')?;
    let label = &line.text[..colon];
    if !label.to_ascii_lowercase().trim_start_matches(|c: char| !c.is_alphabetic()).starts_with("source") {
        return None;
    }
    let start = line.text.len() - line.text[colon + 1..].trim_start().len();
    let end = line.text.trim_end_matches(['.', ')', ']', ' ']).len();
    (start < end).then(|| found(line, start..end))
}
