//! What a line shows by itself, wherever it stands.

use super::classify::{Mark, mark};
use super::datelines::{self, Dateline};
use super::pieces::Piece;
use super::vocabulary as words;
use super::{LineClass, captions, dates};
use crate::text::case::lower_case;

/// What the line shows by itself, wherever it stands.
pub(super) fn mark_of(line: &Piece<'_>) -> Option<Mark> {
    if line.text.is_empty() {
        return mark(LineClass::Blank, "");
    }
    if line.words == 0 {
        return mark(LineClass::Furniture, "holds no words");
    }
    if line.folded.is_empty() {
        return None;
    }
    if is_code(line.text) {
        return mark(LineClass::Furniture, "program code");
    }
    if let Some(mark) = update_line(line) {
        return Some(mark);
    }
    if let Some(reason) = words::furniture_line(&line.key) {
        return mark(LineClass::Furniture, reason);
    }
    if line.words <= 25
        && let Some(reason) = words::furniture_start(&line.folded)
        && !(line.quoted || line.words > 12 && line.has_quotes())
    {
        return mark(LineClass::Furniture, reason);
    }
    if let Some(reason) = captions::alone(line) {
        return mark(LineClass::Caption, reason);
    }
    if let Some(reason) = source_line(line) {
        return mark(LineClass::SourceLine, reason);
    }
    datelines::whole(line.text).map(|(dateline, reason)| Mark {
        class: LineClass::Dateline,
        reason,
        dateline: Some(Box::new(dateline)),
    })
}

/// Style rules and scripts that came along with the text: "width: 100%;", ".box {".
fn is_code(text: &str) -> bool {
    let property = text.strip_suffix(';').and_then(|rest| rest.split_once(':')).is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
    });
    property || text.ends_with('{') || text.ends_with("};") || text.ends_with("});")
}

/// "Updated Date: Mar 16, 2016 09:32 IST", "update", "Published on 2 May 2014".
fn update_line(line: &Piece<'_>) -> Option<Mark> {
    const STARTS: [&str; 10] = [
        "last updated",
        "first published",
        "last modified",
        "updated",
        "update",
        "published",
        "posted",
        "modified",
        "date published",
        "publication date",
    ];
    let start = STARTS.iter().find(|start| words::starts_with_phrase(&line.key, start))?;
    let rest = line.key.get(start.len()..)?;
    let found = dates::find(line.text).map(|date| (date.value, date.start..date.end));
    let plain = line
        .text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .skip(start.split(' ').count());
    let only_time =
        line.words <= 14 && plain.clone().all(|word| datelines::is_time_word(word) || is_label(word));
    (rest.is_empty() || only_time).then(|| Mark {
        class: LineClass::UpdateLine,
        reason: if found.is_some() { "says when it was published" } else { "says that it was updated" },
        dateline: Some(Box::new(Dateline { date: found, end: line.text.len(), ..Dateline::default() })),
    })
}

fn is_label(word: &str) -> bool {
    ["updated", "update", "published", "by", "ago", "hours", "minutes", "days"]
        .contains(&lower_case(word).as_str())
}

/// Lines that say where a report comes from.
fn source_line(line: &Piece<'_>) -> Option<&'static str> {
    let folded = line.folded.trim_start_matches(['(', '[', '*', '—', '-', ' ']);
    if line.words <= 10 && ["source:", "sources:", "via:"].iter().any(|start| folded.starts_with(start)) {
        return Some("names its source");
    }
    let closed = folded.trim_end_matches(['.', ')', ']', ' ', '*', '!']);
    const ENDS: [&str; 12] = [
        "contributed to this report",
        "contributed to this article",
        "contributed to this story",
        "contributed reporting",
        "contributed to the report",
        "contributed to this piece",
        "contributed to this post",
        "contributed from washington",
        "was used in this report",
        "assisted in this report",
        "also contributed",
        "helped with this report",
    ];
    if line.words <= 50 && !line.quoted && ENDS.iter().any(|end| closed.ends_with(end)) {
        return Some("says who contributed");
    }
    const STARTS: [&str; 12] = [
        "reporting by",
        "additional reporting by",
        "with reporting by",
        "with reporting from",
        "writing by",
        "editing by",
        "edited by",
        "compiled by",
        "this article originally appeared",
        "this story originally appeared",
        "this article was originally published",
        "this story was originally published",
    ];
    if line.words <= 40 && STARTS.iter().any(|start| folded.starts_with(start)) {
        return Some("says who reported or first published it");
    }
    None
}
