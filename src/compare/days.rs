//! Relative dates ("Tuesday", "next week") as days of the calendar, where the report's own date is known.

use crate::span::ByteSpan;
use crate::text::{TokenKind, fold_word, lex};

/// Words that say when, and the days that they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The words.
    pub span: ByteSpan,
    /// First and last day, `YYYY-MM-DD`; `None` where the report's date is not known.
    pub days: Option<(String, String)>,
    /// How it was read, in words for the page.
    pub rule: &'static str,
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words that put what follows or stands before them in time to come.
const COMING: [&str; 9] =
    ["will", "would", "'ll", "shall", "expected", "scheduled", "plans", "due", "upcoming"];

/// The relative dates of one sentence of a report published on `date` (`YYYY-MM-DD`).
#[must_use]
pub fn relative(text: &str, sentence: ByteSpan, date: Option<&str>) -> Vec<When> {
    let day = date.and_then(parse);
    let words: Vec<(ByteSpan, String, TokenKind)> =
        lex(text, sentence).map(|t| (t.span, fold_word(t.span.of(text)), t.kind)).collect();
    let word = |at: usize| words.get(at).map_or("", |(_, folded, _)| folded.as_str());
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (from, first) = (at, word(at));
        let (range, length, rule): (Option<(i64, i64)>, usize, &'static str) = match first {
            "yesterday" => (day.map(|d| (d - 1, d - 1)), 1, "the day before the report's date"),
            "today" => (day.map(|d| (d, d)), 1, "the report's date"),
            "tomorrow" => (day.map(|d| (d + 1, d + 1)), 1, "the day after the report's date"),
            "next" | "last" | "this" if matches!(word(at + 1), "week" | "month" | "year") => {
                let step = match first {
                    "next" => 1,
                    "last" => -1,
                    _ => 0,
                };
                let range = day.map(|d| period(d, word(at + 1), step));
                (range, 2, "counted from the report's date; weeks begin on Monday")
            }
            "next" | "last" if WEEKDAYS.contains(&word(at + 1)) => {
                let range = day.map(|d| weekday(d, word(at + 1), first == "next"));
                (range, 2, "the nearest such day after or before the report's date")
            }
            _ if WEEKDAYS.contains(&first) => {
                let upper = words[at].0.of(text).starts_with(char::is_uppercase);
                if !upper {
                    at += 1;
                    continue;
                }
                if word(at + 1) == "next" && word(at + 2) == "week" {
                    let range = day.map(|d| {
                        let (monday, _) = period(d, "week", 1);
                        let number = WEEKDAYS.iter().position(|w| *w == first).unwrap_or(0) as i64;
                        (monday + number, monday + number)
                    });
                    (range, 3, "counted from the report's date; weeks begin on Monday")
                } else {
                    let near = at.saturating_sub(8)..(at + 4).min(words.len());
                    let coming = near.clone().any(|i| COMING.contains(&word(i)));
                    let past = near.clone().any(|i| {
                        let word = word(i);
                        matches!(
                            word,
                            "said" | "told" | "was" | "were" | "had" | "began" | "made" | "came" | "went"
                        ) || word.len() > 4 && word.ends_with("ed") && !COMING.contains(&word)
                    });
                    let found = day.map(|d| weekday(d, first, false));
                    // A day four to six days back may as well be one of the next three.
                    let far = found.zip(day).is_some_and(|((then, _), now)| now - then > 3);
                    if past && !(coming && far) || !coming && !far {
                        (found, 1, "the last such day up to the report's date")
                    } else {
                        (None, 1, "may be a day to come: not decided")
                    }
                }
            }
            _ => {
                at += 1;
                continue;
            }
        };
        at += length;
        let rule = if day.is_none() { "the report's date is not known" } else { rule };
        let span = words[from].0.join(words[(at - 1).min(words.len() - 1)].0);
        found.push(When { span, days: range.map(|(a, b)| (print(a), print(b))), rule });
    }
    found
}

/// Days since 1 March of year 0, proleptic Gregorian.
fn parse(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let fits = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| number(year, month, day))
}

fn number(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + day
        - 1
}

fn civil(days: i64) -> (i64, i64, i64) {
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let rest = day - (365 * year + year / 4 - year / 100);
    let month = (5 * rest + 2) / 153;
    let (day, year) = (rest - (153 * month + 2) / 5 + 1, year + era * 400);
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}

fn print(days: i64) -> String {
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// 0 for Monday: 1 March of year 0 was a Wednesday.
fn day_of_week(days: i64) -> i64 {
    (days + 2).rem_euclid(7)
}

fn weekday(day: i64, name: &str, after: bool) -> (i64, i64) {
    let wanted = WEEKDAYS.iter().position(|w| *w == name).unwrap_or(0) as i64;
    let back = (day_of_week(day) - wanted).rem_euclid(7);
    let found = if after { day - back + 7 } else { day - back };
    (found, found)
}

fn period(day: i64, unit: &str, step: i64) -> (i64, i64) {
    let (year, month, _) = civil(day);
    match unit {
        "week" => {
            let monday = day - day_of_week(day) + 7 * step;
            (monday, monday + 6)
        }
        "month" => {
            let months = year * 12 + month - 1 + step;
            let first = |m: i64| number(m.div_euclid(12), m.rem_euclid(12) + 1, 1);
            (first(months), first(months + 1) - 1)
        }
        _ => (number(year + step, 1, 1), number(year + step, 12, 31)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, date: Option<&str>) -> Vec<(String, Option<(String, String)>)> {
        let found = relative(text, ByteSpan::new(0, text.len()), date);
        found.into_iter().map(|w| (w.span.of(text).to_owned(), w.days)).collect()
    }

    #[test]
    fn days_weeks_and_what_is_not_known() {
        let days = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        let wednesday = Some("2016-03-16");
        assert_eq!(
            read("He said on Tuesday that he left Monday and returns next week.", wednesday),
            [
                ("Tuesday".to_owned(), days("2016-03-15", "2016-03-15")),
                ("Monday".to_owned(), days("2016-03-14", "2016-03-14")),
                ("next week".to_owned(), days("2016-03-21", "2016-03-27")),
            ]
        );
        assert_eq!(read("It will open Friday.", wednesday), [("Friday".to_owned(), None)]);
        assert_eq!(
            read("Last month it rained.", Some("2016-03-31")),
            [("Last month".to_owned(), days("2016-02-01", "2016-02-29"))]
        );
        assert_eq!(read("He left yesterday.", None), [("yesterday".to_owned(), None)]);
    }

    proptest! {
        #[test]
        fn a_day_is_itself_again(year in 1i64..3000, month in 1i64..13, day in 1i64..29) {
            prop_assert_eq!(civil(number(year, month, day)), (year, month, day));
        }
    }

    #[test]
    fn weekdays_of_known_days() {
        for (date, name) in [("2000-01-01", 5), ("1969-07-20", 6), ("2016-03-16", 2), ("2024-02-29", 3)] {
            assert_eq!(parse(date).map(day_of_week), Some(name), "{date}");
        }
    }
}
