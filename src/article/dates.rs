//! Dates as news pages write them.

/// A date with day, month and year, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    /// `YYYY-MM-DD`.
    pub value: String,
    /// Its first byte in the text searched.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// The first full date in `text`: "Mar 16, 2016", "16 March 2016", "2016-03-16", "16.03.2016", and "03/16/2016" where only
/// one order of day and month is possible. A date whose year is left out, or that could be read in two ways, is none.
pub(super) fn find(text: &str) -> Option<Date> {
    dates(text).next()
}

/// The last full date in `text`.
pub(super) fn find_last(text: &str) -> Option<Date> {
    dates(text).last()
}

/// The number of the month that `word` names, in full or cut short: "March", "Mar", "sept".
pub(super) fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    if word == "sept" {
        return Some(9);
    }
    MONTHS
        .iter()
        .position(|name| *name == word || (word.len() == 3 && name.starts_with(&word)))
        .map(|at| at as u32 + 1)
}

/// Runs of ASCII letters and digits, with their offsets.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(|part| (part.as_ptr() as usize - text.as_ptr() as usize, part))
}

fn dates(text: &str) -> impl Iterator<Item = Date> {
    let parts: Vec<(usize, &str)> = parts(text).collect();
    let mut skip = 0;
    (0..parts.len()).filter_map(move |i| {
        let [(start, a), (second, b), (third, c)] = *parts.get(i..i + 3)? else { return None };
        let between = text.get(start + a.len()..second)?;
        let after = text.get(second + b.len()..third)?;
        let (year, month, day) = if i < skip { None } else { read(a, between, b, after, c) }?;
        skip = i + 3;
        Some(Date { value: format!("{year:04}-{month:02}-{day:02}"), start, end: third + c.len() })
    })
}

/// Reads three parts and what stands between them as a date: year, month, day.
fn read(a: &str, between: &str, b: &str, after: &str, c: &str) -> Option<(u32, u32, u32)> {
    let gap = |s: &str| s.len() <= 2 && s.contains([' ', '\u{A0}', ',', '.', '-', '/']);
    let signs = |s: &str| matches!(s, "-" | "/" | ".");
    if !gap(between) || !gap(after) {
        return None;
    }
    let found = if let (Some(month), Some(day)) = (month(a), day(b)) {
        (year(c)?, month, day)
    } else if let (Some(day), Some(month)) = (day(a), month(b)) {
        (year(c)?, month, day)
    } else if let Some(year) = year(a).filter(|_| between == after && signs(between)) {
        (year, number(b)?, number(c)?)
    } else if between == after && signs(between) {
        let (first, second, year) = (number(a)?, number(b)?, year(c)?);
        match between {
            "." => (year, second, first),
            _ if first > 12 => (year, second, first),
            _ if second > 12 => (year, first, second),
            _ => return None,
        }
    } else {
        return None;
    };
    let (year, month, day) = found;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=longest).contains(&day).then_some(found)
}

fn number(part: &str) -> Option<u32> {
    (part.len() <= 2).then(|| part.parse().ok()).flatten()
}

fn day(part: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| part.strip_suffix(end)).unwrap_or(part);
    number(digits).filter(|day| (1..=31).contains(day))
}

fn year(part: &str) -> Option<u32> {
    (part.len() == 4).then(|| part.parse().ok()).flatten().filter(|year| (1600..2200).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        find(text).map(|date| date.value)
    }

    #[test]
    fn the_formats_of_news_pages() {
        for text in [
            "Mar 16, 2016",
            "March 16, 2016",
            "Mar. 16, 2016",
            "16 March 2016",
            "16th March, 2016",
            "2016-03-16",
            "2016/03/16",
            "03/16/2016",
            "16/03/2016",
            "16.03.2016",
            "Updated: Wed., MARCH 16, 2016 09:32:55",
        ] {
            assert_eq!(value(text).as_deref(), Some("2016-03-16"), "{text}");
        }
        assert_eq!(value("Feb. 29, 2016").as_deref(), Some("2016-02-29"));
    }

    #[test]
    fn what_is_no_full_date() {
        for text in [
            "March 16",
            "03/04/2016",
            "Feb. 29, 2015",
            "May 2016",
            "2016",
            "the march of 10 in 2016",
            "32 May 2016",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_one() {
        let text = "From May 1, 2015 to 2 June 2016.";
        let date = find_last(text).unwrap();
        assert_eq!((date.value.as_str(), &text[date.start..date.end]), ("2016-06-02", "2 June 2016"));
    }
}
