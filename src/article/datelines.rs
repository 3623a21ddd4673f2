//! Where and by which agency a report was filed: "WASHINGTON (AFP) - ".

use super::dates;
use super::vocabulary::{agency, is_place};
use crate::text::case::lower_case;
use std::ops::Range;

/// A dateline at the start of a line; ranges are bytes of that line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The place.
    pub place: Option<Range<usize>>,
    /// The agency.
    pub agency: Option<Range<usize>>,
    /// Its date as `YYYY-MM-DD`, if it has a year.
    pub date: Option<(String, Range<usize>)>,
    /// Where the report begins: after the dash or colon and the white space behind it.
    pub end: usize,
}

/// Why a line that holds an agency's name and nothing else is a dateline.
pub(super) const AGENCY_ALONE: &str = "names the agency";

/// Words in capitals that stand before a dash for other reasons.
const LABELS: &str = "|exclusive|breaking|update|updated|analysis|opinion|poll|watch|video|live|report|review|listen|photos|\
     alert|note|correction|question|answer|q|a|comment|editorial|fact check|must read|just in|";

/// No dateline is longer, in bytes.
const LONGEST: usize = 100;

/// The dateline with which a line begins. `first`: whether it is the report's first paragraph; forms that other lines may share
/// ("London: …", "LONDON — …") are read there only.
pub(super) fn find(text: &str, first: bool) -> Option<Dateline> {
    let window = &text[..text.floor_char_boundary_of(LONGEST)];
    let filed = with_agency(text, window).or_else(|| with_credit(text, window, first));
    if filed.is_some() || !first {
        filed
    } else {
        with_dash(text, window).or_else(|| with_colon(text, window))
    }
}

/// A line that is a dateline and nothing else: "WASHINGTON (AP)", "Reuters", "16 March 2016".
pub(super) fn whole(text: &str) -> Option<(Dateline, &'static str)> {
    if text.len() > LONGEST {
        return None;
    }
    if agency(text).is_some() {
        let range = trimmed(text, 0..text.len());
        return Some((
            Dateline { agency: Some(range), end: text.len(), ..Dateline::default() },
            "names the agency",
        ));
    }
    if text.contains(|c: char| c.is_ascii_digit())
        && let Some(date) = dates::find(text)
    {
        let around = format!("{} {}", &text[..date.start], &text[date.end..]);
        if around.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).all(is_time_word) {
            let date = Some((date.value, date.start..date.end));
            return Some((Dateline { date, end: text.len(), ..Dateline::default() }, "names the date"));
        }
    }
    let open = text.find('(')?;
    let line = Dateline { end: text.len(), ..head(text, 0..open, false)? };
    let inside = text[open + 1..].strip_suffix(')')?;
    agency(inside).map(|_| {
        (Dateline { agency: Some(open + 1..open + 1 + inside.len()), ..line }, "names place and agency")
    })
}

/// Whether a word can stand beside a date or time: weekdays, hours, zones.
pub(super) fn is_time_word(word: &str) -> bool {
    const WORDS: [&str; 37] = [
        "on",
        "at",
        "of",
        "the",
        "date",
        "time",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "am",
        "pm",
        "a",
        "m",
        "p",
        "et",
        "est",
        "edt",
        "gmt",
        "utc",
        "ist",
        "bst",
        "cet",
        "h",
    ];
    let folded = lower_case(word);
    WORDS.contains(&folded.as_str())
        || dates::month(&folded).is_some()
        || folded.starts_with(|c: char| c.is_ascii_digit()) && folded.len() <= 5
        || (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// "WASHINGTON, March 16 (Reuters) - ", "(AP) — ".
fn with_agency(text: &str, window: &str) -> Option<Dateline> {
    let open = window.find('(')?;
    let close = open + window[open..].find(')')?;
    agency(&window[open + 1..close])?;
    let end = after_mark(text, close + 1)?;
    let line =
        if window[..open].trim().is_empty() { Dateline::default() } else { head(text, 0..open, false)? };
    Some(Dateline { agency: Some(open + 1..close), end, ..line })
}

/// "LONDON (own report) - ": whoever is credited. In the report's first paragraph any place in capitals will do.
fn with_credit(text: &str, window: &str, first: bool) -> Option<Dateline> {
    let open = window.find('(')?;
    let close = open + window[open..].find(')')?;
    let end = after_mark(text, close + 1)?;
    let known = is_place(&window[..open]);
    // "ISIS (also called …) — which": what explains an acronym is no credit.
    let is_credit = window[open + 1..close].starts_with(char::is_uppercase)
        && !text[end..].starts_with(char::is_lowercase);
    if !known && (!first || !is_credit) {
        return None;
    }
    let line = head(text, 0..open, !known)?;
    Some(Dateline { end, ..line })
}

/// "WASHINGTON — ", "AUSTIN, Texas -- ".
fn with_dash(text: &str, window: &str) -> Option<Dateline> {
    let dash = ["—", "–", " --", "-- ", " - "].iter().filter_map(|mark| window.find(mark)).min()?;
    let line = head(text, 0..dash, true)?;
    Some(Dateline { end: after_mark(text, dash)?, ..line })
}

/// "London: ".
fn with_colon(text: &str, window: &str) -> Option<Dateline> {
    let colon = window.find(": ").or_else(|| window.find(":\u{A0}"))?;
    let place = trimmed(text, 0..colon);
    let long = text[colon..].split_whitespace().nth(7).is_some();
    (long && is_place(&text[place.clone()])).then(|| Dateline {
        place: Some(place),
        end: after_mark(text, colon).unwrap_or(colon + 1),
        ..Dateline::default()
    })
}

/// Reads what stands before agency or dash: a place, then state, country, date or agency, apart by commas.
fn head(text: &str, range: Range<usize>, capitals: bool) -> Option<Dateline> {
    let range = trimmed(text, range);
    let whole = &text[range.clone()];
    let city_len = whole.find([',', '/']).unwrap_or(whole.len());
    let city = trimmed(text, range.start..range.start + city_len);
    let name = &text[city.clone()];
    let words = name.split_whitespace().count();
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\u{A0}');
    let fits = (1..=4).contains(&words)
        && name.chars().all(letters)
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && if capitals {
            name.chars().all(|c| !c.is_lowercase())
        } else {
            name.split_whitespace()
                .all(|w| w.starts_with(char::is_uppercase) || matches!(w, "de" | "of" | "la"))
        };
    if !fits || LABELS.contains(&format!("|{}|", lower_case(name))) {
        return None;
    }
    let mut line = Dateline { place: Some(city.clone()), ..Dateline::default() };
    let mut rest = city.end;
    if let Some(date) = dates::find(&text[rest..range.end]) {
        line.date = Some((date.value, rest + date.start..rest + date.end));
    }
    for part in text[rest..range.end].split([',', '/']) {
        let bare = part.trim();
        let at = rest + (part.len() - part.trim_start().len());
        rest += part.len() + 1;
        if agency(bare).is_some() {
            line.agency = Some(at..at + bare.len());
        } else if bare.split([' ', '\u{A0}', '.']).filter(|w| !w.is_empty()).all(is_time_word) {
            continue;
        } else if bare.split_whitespace().count() > 3
            || !bare
                .split_whitespace()
                .all(|w| w.starts_with(char::is_uppercase) || matches!(w, "of" | "and"))
            || bare.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && bare.len() > 5
        {
            return None;
        }
    }
    Some(line)
}

/// If a dash or colon stands at `at`, white space set aside, where what follows it begins; something must.
fn after_mark(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let marked = rest.trim_start();
    let bare = marked.trim_start_matches(['-', '–', '—', ':']);
    let begin = bare.trim_start();
    (bare.len() < marked.len() && !begin.is_empty()).then(|| text.len() - begin.len())
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

trait CharBoundary {
    /// The last character boundary at or before `at`.
    fn floor_char_boundary_of(&self, at: usize) -> usize;
}

impl CharBoundary for str {
    fn floor_char_boundary_of(&self, at: usize) -> usize {
        if at >= self.len() {
            return self.len();
        }
        (0..=at).rev().find(|&i| self.is_char_boundary(i)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str, &str)> {
        let line = find(text, true)?;
        let of = |range: &Option<Range<usize>>| range.clone().map_or("", |r| &text[r]);
        Some((of(&line.place), of(&line.agency), &text[line.end..]))
    }

    #[test]
    fn forms_of_the_dateline() {
        for (text, place, agency) in [
            ("LONDON (Reuters) - He left.", "LONDON", "Reuters"),
            ("LONDON, May 2, 2014 (AP) — He left.", "LONDON", "AP"),
            ("Port-au-Prince (AFP) -\u{A0} He left.", "Port-au-Prince", "AFP"),
            ("AUSTIN, Texas — He left.", "AUSTIN", ""),
            ("PALM BEACH, Fla. -- He left.", "PALM BEACH", ""),
            ("(AP) — He left.", "", "AP"),
            ("MOSCOW, May 2, TASS — He left.", "MOSCOW", "TASS"),
            ("LONDON (Our Paper) - He left.", "LONDON", ""),
            ("New Delhi (own report) — He left.", "New Delhi", ""),
        ] {
            assert_eq!(parts(text), Some((place, agency, "He left.")), "{text}");
        }
        let text = "New Delhi: He left the town on Monday without a word.";
        assert_eq!(parts(text).map(|p| p.0), Some("New Delhi"));
        assert_eq!(find("LONDON (Our Paper) - He left.", false).map(|d| d.end), Some(21));
        assert_eq!(find("SMALLTOWN (Our Paper) - He left.", false), None);
        assert_eq!(
            find("LONDON, May 2, 2014 (AP) — He left.", false).and_then(|d| d.date).map(|d| d.0).as_deref(),
            Some("2014-05-02")
        );
    }

    #[test]
    fn what_is_no_dateline() {
        for text in [
            "TAXES FALL, WAGES RISE - The minister said so.",
            "ISIS (also called Daesh) - which lost the town - left.",
            "NATO (the western alliance) — The council met.",
            "Smith: I will not go to that town on any day.",
            "Question: who will go to that town on any day?",
            "He left (AP) - and came back.",
            "Smith (left) - and his friend came back.",
            "The mayor — who had left — came back.",
            "I — no, we — left.",
            "EXCLUSIVE – The mayor left.",
            "JONES--Ann, 98, of London.",
            "Paris: yes.",
        ] {
            assert_eq!(find(text, true), None, "{text}");
        }
    }

    #[test]
    fn lines_that_are_nothing_else() {
        assert_eq!(whole("Reuters").map(|w| w.1), Some(AGENCY_ALONE));
        assert_eq!(whole("Tuesday, 2 May 2014, 10:15 GMT").map(|w| w.1), Some("names the date"));
        assert_eq!(whole("LONDON (AP)").map(|w| w.1), Some("names place and agency"));
        assert_eq!(whole("He left on 2 May 2014"), None);
    }
}
