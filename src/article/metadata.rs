//! What the lines say about the report.

use super::classify::Mark;
use super::pieces::Piece;
use super::vocabulary::{agencies, agency, names_outlet};
use super::{Found, LineClass, ManifestEntry, Metadata, Origin};
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
        outlet: outlet(lines, marks),
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
fn found(line: &Piece<'_>, range: Range<usize>) -> Found {
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
fn source(line: &Piece<'_>) -> Option<Found> {
    let colon = line.text.find(':')?;
    let label = &line.text[..colon];
    if !label.to_ascii_lowercase().trim_start_matches(|c: char| !c.is_alphabetic()).starts_with("source") {
        return None;
    }
    let start = line.text.len() - line.text[colon + 1..].trim_start().len();
    let end = line.text.trim_end_matches(['.', ')', ']', ' ']).len();
    (start < end).then(|| found(line, start..end))
}

/// The publisher, where a line outside the report names itself as one. Shapes, strongest first.
fn outlet(lines: &[Piece<'_>], marks: &[Mark]) -> Option<Found> {
    const SHAPES: [(&str, &str); 12] = [
        ("we, the journalists of ", ","),
        ("we, the journalists at ", ","),
        ("", " provides news"),
        ("", " is now on whatsapp"),
        ("", " is now on telegram"),
        ("", " is an independent news"),
        ("support ", "!"),
        ("subscribe to ", "!"),
        ("subscribe to ", " newsletter"),
        ("thank you for reading ", "."),
        ("copyright ", "all rights"),
        ("© ", "all rights"),
    ];
    let outside = || lines.iter().zip(marks).filter(|(_, mark)| !mark.class.counts()).map(|(line, _)| line);
    let stated = outside().filter(|line| line.folded.starts_with("source:")).find_map(|line| {
        // "Source: Reuters" names an agency, not who published it.
        source(line).filter(|found| agency(&found.value).is_none())
    });
    let alone =
        |(line, mark): &(&Piece<'_>, &Mark)| mark.class == LineClass::SourceLine && names_outlet(line.text);
    let named = || lines.iter().zip(marks).find(alone).map(|(line, _)| found(line, 0..line.text.len()));
    stated.or_else(named).or_else(|| {
        SHAPES.iter().find_map(|&(before, after)| outside().find_map(|line| between(line, before, after)))
    })
}

/// The name that stands between two phrases at the start of a line: capitals, at most five words.
fn between(line: &Piece<'_>, before: &str, after: &str) -> Option<Found> {
    let lower = line.text.to_ascii_lowercase();
    let start = lower.starts_with(before).then_some(before.len())?;
    let end = start + lower[start..].find(after)?;
    let name = line.text.get(start..end)?;
    let years = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '.' | ',' | '©');
    let from = start + (name.len() - name.trim_start_matches(years).len());
    // "The" belongs to the name only where it would not stand anyway: at the start of a line it would.
    let from = if start == 0 { from + name.strip_prefix("The ").map_or(0, |_| 4) } else { from };
    let to = start + name.trim_end_matches(years).len();
    let bare = line.text.get(from..to)?;
    let fits = (1..=5).contains(&bare.split_whitespace().count())
        && bare.starts_with(char::is_uppercase)
        && bare.split_whitespace().all(|word| {
            !word.starts_with(char::is_lowercase)
                || matches!(word, "of" | "the" | "and" | "for" | "de" | "in")
        });
    fits.then(|| found(line, from..to))
}
