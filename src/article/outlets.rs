//! Which newspaper or station published the report?

use super::classify::Mark;
use super::datelines::Dateline;
use super::metadata::{found, source};
use super::pieces::Piece;
use super::vocabulary::agency;
use super::{Found, LineClass, dates};
use crate::text::case::lower_case;
use std::ops::Range;

/// What newspapers and stations are called after: "Daily …", "… of the Valley" aside.
const PAPERS: &str = "|advertiser|argus|bulletin|chronicle|courier|daily|dispatch|echo|enquirer|examiner|express|gazette|globe|\
     guardian|herald|independent|inquirer|journal|ledger|mail|mercury|mirror|monitor|news|observer|online|post|press|radio|\
     record|register|reporter|review|sentinel|standard|star|sun|telegraph|television|times|today|tribune|tv|voice|weekly|";

/// What stands before "News" in the label of a section.
const SECTIONS: &str = "|all|bad|breaking|business|fake|good|in|international|latest|local|more|national|new|other|political|\
     politics|science|sport|sports|top|uk|us|world|";

/// The publisher, where a line outside the report names itself as one. Shapes, strongest first.
pub(super) fn outlet(lines: &[Piece<'_>], marks: &[Mark]) -> Option<Found> {
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
    let named = || {
        let mut sources = lines.iter().zip(marks).filter(|(_, mark)| mark.class == LineClass::SourceLine);
        sources.find_map(|(line, _)| Some(found(line, alone(line.text)?.0)))
    };
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

/// A line that names an outlet and nothing else, or an outlet and the date ("Valley Herald | 4 May 2024"): where the name
/// stands, and what the line says of the date.
pub(super) fn alone(text: &str) -> Option<(Range<usize>, Option<Box<Dateline>>)> {
    if names_outlet(text) {
        return Some((0..text.len(), None));
    }
    if text.len() >= 100 {
        return None;
    }
    let date = dates::find(text)?;
    let rest = |range: Range<usize>| {
        let part = &text[range.clone()];
        let apart = |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | ',' | ':' | '-' | '–' | '—');
        let start = range.start + (part.len() - part.trim_start_matches(apart).len());
        start..start + part.trim_matches(apart).len()
    };
    let (before, after) = (rest(0..date.start), rest(date.end..text.len()));
    let name = if after.is_empty() {
        before
    } else if before.is_empty() {
        after
    } else {
        return None;
    };
    let line =
        Dateline { date: Some((date.value, date.start..date.end)), end: text.len(), ..Dateline::default() };
    names_outlet(&text[name.clone()]).then(|| (name, Some(Box::new(line))))
}

/// Whether a line is the name of a newspaper or station and nothing else: "Valley Herald", "The Times of Malta".
fn names_outlet(text: &str) -> bool {
    let listed = |list: &str, word: &str| list.contains(&format!("|{}|", lower_case(word)));
    let name: Vec<&str> = text.strip_prefix("The ").unwrap_or(text).split(' ').collect();
    let capital =
        |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric);
    let small = |word: &&str| matches!(*word, "of" | "the" | "and" | "&");
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return false };
    (if name.len() < text.split(' ').count() { 1 } else { 2 }..=5).contains(&name.len())
        && name.iter().all(|word| capital(word) || small(word))
        && !listed(SECTIONS, first)
        && (listed(PAPERS, last) || listed(PAPERS, first) && name.get(1) == Some(&"of"))
        && agency(text).is_none()
}
