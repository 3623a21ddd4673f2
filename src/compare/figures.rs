//! Figures in a report: what is counted, how many, how sure. Numerals and number words, ranges, shares, sums of money.

use crate::map::Set;
use crate::order;
use crate::span::ByteSpan;
use crate::text::{TokenKind, fold_word, is_stop_word, lex, stem};

/// A figure as one report gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The words: hedge, number, unit and what is counted.
    pub span: ByteSpan,
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The same, or the upper end.
    pub high: f64,
    /// What stands before it: `about`, `more than`; `""` for nothing.
    pub hedge: String,
    /// The words of what is counted; empty for sums and shares.
    pub what: ByteSpan,
    /// What is counted: the stem of the counted noun, `$`, `%`.
    pub unit: String,
    /// Stems of all words of what is counted, without the unit: `air` of "two air bases".
    pub kind: Vec<String>,
    /// Stems of the other content words of the sentence.
    pub context: Vec<String>,
}

const WORDS: [(&str, f64); 32] = [
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("half", 0.5),
    ("third", 1.0 / 3.0),
    ("quarter", 0.25),
    ("dozen", 12.0),
    ("one", 1.0),
    ("no", 0.0),
];
const SCALES: [(&str, f64); 5] =
    [("hundred", 1e2), ("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];
/// Longest first, so that "more than" is not read as "than".
const HEDGES: [&str; 24] = [
    "more than",
    "less than",
    "fewer than",
    "at least",
    "at most",
    "up to",
    "as many as",
    "as few as",
    "as much as",
    "no more than",
    "an estimated",
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "over",
    "under",
    "only",
    "just",
    "exactly",
    "estimated",
];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A word of a sentence.
struct Word<'t> {
    span: ByteSpan,
    text: &'t str,
    folded: String,
    kind: TokenKind,
}

/// The figures of one sentence, in order. Years, dates, ages of the clock, ordinals and a bare "one" are none.
#[must_use]
pub fn figures(text: &str, sentence: ByteSpan) -> Vec<Figure> {
    let words: Vec<Word> = lex(text, sentence)
        .map(|t| Word {
            span: t.span,
            text: t.span.of(text),
            folded: fold_word(t.span.of(text)),
            kind: t.kind,
        })
        .collect();
    let mut found: Vec<Figure> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match figure(&words, at) {
            Some((figure, next)) => {
                found.push(figure);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    let all: Vec<(ByteSpan, String)> = words
        .iter()
        .filter(|w| w.kind == TokenKind::Word && !is_stop_word(&w.folded))
        .map(|w| (w.span, stem(&w.folded).into_owned()))
        .collect();
    for figure in &mut found {
        let mut context: Set<&str> = Set::new();
        for (_, stem) in all.iter().filter(|(span, _)| !figure.span.contains(*span)) {
            context.add(stem);
        }
        figure.context = context.keys().map(|&s| s.to_owned()).collect();
    }
    found
}

fn is(words: &[Word], at: usize, what: &str) -> bool {
    words.get(at).is_some_and(|w| w.folded == what)
}

/// A numeral: digits with separators, as they stand.
fn digits(word: &Word) -> Option<f64> {
    if word.kind != TokenKind::Number {
        return None;
    }
    let (whole, rest) = word.text.split_once('.').unwrap_or((word.text, ""));
    let grouped = whole.split(',').skip(1).all(|part| part.len() == 3);
    let bare: String = whole.chars().filter(|c| *c != ',').collect();
    if !grouped || rest.contains('.') || !bare.bytes().all(|b| b.is_ascii_digit()) || bare.len() > 15 {
        return None;
    }
    decimal(&bare, rest)
}

/// Digits before and after the point, fifteen of which count: so many a double holds. (The standard library reads any
/// number to the last bit; that takes 14 KB.)
fn decimal(whole: &str, rest: &str) -> Option<f64> {
    let (mut value, mut scale) = (0u64, 1u64);
    for (at, byte) in whole.bytes().chain(rest.bytes()).enumerate() {
        let digit = byte.checked_sub(b'0').filter(|&digit| digit < 10)?;
        if at < 15 {
            value = value * 10 + u64::from(digit);
            scale *= if at < whole.len() { 1 } else { 10 };
        }
    }
    Some(value as f64 / scale as f64)
}

fn word_value(folded: &str) -> Option<f64> {
    let value = |w: &str| WORDS.iter().find(|(name, _)| *name == w).map(|&(_, v)| v);
    value(folded).or_else(|| {
        let (tens, ones) = folded.split_once('-')?;
        let (tens, ones) =
            (value(tens).filter(|t| *t >= 20.0)?, value(ones).filter(|o| *o >= 1.0 && *o < 10.0)?);
        Some(tens + ones)
    })
}

/// A number from `at` on: its value and the token after it.
fn number(words: &[Word], at: usize) -> Option<(f64, usize)> {
    let word = words.get(at)?;
    let (mut value, mut next) = match digits(word) {
        Some(value) => (value, at + 1),
        None => match word_value(&word.folded) {
            Some(value) => (value, at + 1),
            // "a dozen", "a hundred", "half a million".
            None if matches!(word.folded.as_str(), "a" | "an") => {
                let scale = &words.get(at + 1)?.folded;
                let value = SCALES.iter().find(|(name, _)| name == scale).map(|&(_, v)| v);
                (value.or_else(|| (scale == "dozen").then_some(12.0))?, at + 2)
            }
            None => return None,
        },
    };
    if is(words, at, "half") && matches!(words.get(next).map(|w| w.folded.as_str()), Some("a")) {
        next += 1;
    }
    if is(words, next, "dozen") && value < 12.0 {
        (value, next) = (value * 12.0, next + 1);
    }
    while let Some(&(_, scale)) =
        words.get(next).and_then(|w| SCALES.iter().find(|(name, _)| *name == w.folded))
    {
        (value, next) = (value * scale, next + 1);
    }
    // "five and a half".
    if is(words, next, "and") && is(words, next + 1, "a") && is(words, next + 2, "half") {
        (value, next) = (value + 0.5, next + 3);
    }
    Some((value, next))
}

fn figure(words: &[Word], start: usize) -> Option<(Figure, usize)> {
    // "a five-year conflict".
    if let Some((count, unit)) = compound(&words[start]) {
        let unit_stem = stem(unit).into_owned();
        let figure = Figure {
            span: words[start].span,
            low: count,
            high: count,
            hedge: String::new(),
            what: words[start].span,
            unit: unit_stem,
            kind: Vec::new(),
            context: Vec::new(),
        };
        return Some((figure, start + 1));
    }
    let currency = matches!(words[start].text, "$" | "€" | "£" | "¥" | "₽");
    let first = start + usize::from(currency);
    let (low, mut next) = number(words, first)?;
    if is_date(words, first, next) && !currency {
        return None;
    }
    let mut high = low;
    let mut from = start;
    let before = start.checked_sub(1);
    let between = before.is_some_and(|b| is(words, b, "between"));
    let joins = |at: usize| {
        words.get(at).is_some_and(|w| {
            (between && w.folded == "and") || w.folded == "to" || matches!(w.text, "-" | "–")
        })
    };
    if joins(next) {
        let after = next
            + 1
            + usize::from(words.get(next + 1).is_some_and(|w| w.text == words[start].text && currency));
        if let Some((upper, end)) = number(words, after).filter(|&(upper, _)| upper > low) {
            (high, next) = (upper, end);
            if between {
                from = start - 1;
            }
        }
    }
    let mut hedge = String::new();
    for one in HEDGES {
        let count = one.split(' ').count();
        let Some(begin) = from.checked_sub(count) else { continue };
        if one.split(' ').enumerate().all(|(i, w)| is(words, begin + i, w)) && one.len() > hedge.len() {
            one.clone_into(&mut hedge);
        }
    }
    from -= hedge.split_whitespace().count();
    let (unit, kind, end) = counted(words, next, currency.then(|| words[start].text))?;
    // "the third way".
    if matches!(words[first].folded.as_str(), "third" | "quarter") && !is(words, first + 1, "of") {
        return None;
    }
    // "one" and "no" are numbers only before what is counted by the measure: too often they are not.
    if matches!(words[first].folded.as_str(), "one" | "no" | "third" | "quarter")
        && low == high
        && end == next
    {
        return None;
    }
    if matches!(words[first].folded.as_str(), "one" | "no") && hedge.is_empty() && next == first + 1 {
        return None;
    }
    let span = words[from].span.join(words[end - 1].span);
    let what = if kind.is_empty() && matches!(unit.as_str(), "%" | "$" | "€" | "£" | "¥" | "₽") {
        ByteSpan { start: span.end, end: span.end }
    } else {
        words[end - 1 - kind.len()].span.join(words[end - 1].span)
    };
    Some((Figure { span, low, high, hedge, what, unit, kind, context: Vec::new() }, end))
}

/// What "five-" can count in a compound.
const UNITS: [&str; 26] = [
    "acre",
    "cent",
    "day",
    "degree",
    "dollar",
    "foot",
    "gallon",
    "hour",
    "inch",
    "kilometer",
    "kilometre",
    "member",
    "meter",
    "metre",
    "mile",
    "minute",
    "month",
    "page",
    "percent",
    "person",
    "point",
    "pound",
    "second",
    "ton",
    "week",
    "year",
];

/// "five-year", "five-year-old", "40-member".
fn compound<'a>(word: &'a Word) -> Option<(f64, &'a str)> {
    if word.kind != TokenKind::Word || !word.text.contains('-') {
        return None;
    }
    let (count, rest) = word.folded.split_once('-')?;
    let value = match decimal(count, "") {
        Some(value) if !count.is_empty() && count.len() < 9 => value,
        _ => WORDS.iter().find(|(name, value)| *name == count && *value >= 2.0).map(|&(_, v)| v)?,
    };
    let unit = rest.split('-').next()?;
    let is_word = unit.len() > 2 && unit.bytes().all(|b| b.is_ascii_lowercase());
    (is_word && UNITS.contains(&unit)).then_some((value, unit))
}

/// Whether the number is a year, a day of a month, a time.
fn is_date(words: &[Word], at: usize, next: usize) -> bool {
    let text = words[at].text;
    let month = |i: usize| {
        words.get(i).is_some_and(|w| {
            w.text.starts_with(char::is_uppercase)
                && MONTHS.iter().any(|m| w.folded.starts_with(m) && w.folded.len() <= 9)
        })
    };
    let plain = next == at + 1 && words[at].kind == TokenKind::Number;
    let before = |n: usize| at.checked_sub(n);
    let near_month = before(1).is_some_and(month)
        || before(2).is_some_and(|b| month(b) && matches!(words[at - 1].text, "." | ","))
        || before(3).is_some_and(|b| month(b) && words[at - 1].text == ",")
        || before(4).is_some_and(|b| month(b) && words[at - 1].text == ",")
        || month(next);
    let year = text.len() == 4
        && matches!(text.get(..2), Some("18" | "19" | "20"))
        && (before(1).is_none_or(|b| !HEDGES.iter().any(|h| h.ends_with(words[b].folded.as_str()))));
    let clock = words.get(next).is_some_and(|w| {
        w.text == ":"
            || matches!(w.folded.as_str(), "a.m." | "p.m." | "am" | "pm" | "o'clock" | "gmt" | "est" | "edt")
    }) || before(1).is_some_and(|b| words[b].text == ":");
    plain && (near_month || year || clock)
}

/// What is counted, from the token after the number: unit, the other words, the token after all.
fn counted(words: &[Word], next: usize, currency: Option<&str>) -> Option<(String, Vec<String>, usize)> {
    if let Some(sign) = currency {
        return Some((sign.to_owned(), Vec::new(), next));
    }
    let mut at = next;
    if words.get(at).is_some_and(|w| w.text == "%") || is(words, at, "percent") {
        return Some(("%".to_owned(), Vec::new(), at + 1));
    }
    if is(words, at, "per") && is(words, at + 1, "cent") {
        return Some(("%".to_owned(), Vec::new(), at + 2));
    }
    // "half of its forces", "three of the pilots", "five years' of fighting".
    if is(words, at, "of") {
        at += 1;
        while words.get(at).is_some_and(|w| w.kind == TokenKind::Word && is_stop_word(&w.folded)) {
            at += 1;
        }
    }
    let noun = |at: usize| {
        words.get(at).filter(|w| {
            w.kind == TokenKind::Word && !is_stop_word(&w.folded) && word_value(&w.folded).is_none()
        })
    };
    let mut list: Vec<&Word> = Vec::new();
    while let Some(word) = noun(at).filter(|_| list.len() < 4) {
        // A verb ends what is counted: so does a noun in the plural, the head of most counts.
        list.push(word);
        at += 1;
        let plural = word.folded.ends_with('s') && !word.folded.ends_with("ss")
            || PEOPLE.contains(&word.folded.as_str());
        if plural {
            break;
        }
    }
    let head = list.pop()?;
    let kind = list.iter().map(|w| stem(&w.folded).into_owned()).collect();
    Some((stem(&head.folded).into_owned(), kind, at))
}

/// Plurals without an s.
const PEOPLE: [&str; 10] =
    ["people", "men", "women", "children", "personnel", "police", "staff", "percent", "aircraft", "dead"];

/// Which figures of several reports belong together: the group of each, numbered from 0 in their order.
///
/// Two belong together if they stand in different reports, count the same thing ([`same_count`]) and stand in like
/// sentences: with one number, two other content words shared; with two numbers, four that make up half of the shorter
/// sentence. `figures` come with the report that gives them.
#[must_use]
pub fn groups(figures: &[&(u32, Figure)]) -> Vec<usize> {
    let mut group: Vec<usize> = (0..figures.len()).collect();
    let mut postings: Vec<(&str, &str, u32)> = Vec::new();
    for (at, (_, figure)) in (0u32..).zip(figures) {
        postings.extend(figure.context.iter().map(|stem| (figure.unit.as_str(), stem.as_str(), at)));
    }
    order::sort(&mut postings);
    // One entry for each word that two share.
    let mut shared: Vec<(u32, u32)> = Vec::new();
    for run in postings.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|run| run.len() <= COMMON) {
        for (i, &(.., a)) in run.iter().enumerate() {
            shared.extend(run[i + 1..].iter().map(|&(.., b)| (a, b)));
        }
    }
    order::sort(&mut shared);
    for pair in shared.chunk_by(|a, b| a == b) {
        let (first, second) = (pair[0].0 as usize, pair[0].1 as usize);
        let (count, ((here, a), (there, b))) = (pair.len(), (figures[first], figures[second]));
        let shorter = a.context.len().min(b.context.len());
        let like = if same_value(a, b) { count >= 2 } else { count >= 4 && 2 * count >= shorter };
        if here != there && like && same_count(a, b) {
            let (a, b) = (root(&mut group, first), root(&mut group, second));
            group[a.max(b)] = a.min(b);
        }
    }
    let mut numbers: Vec<Option<usize>> = vec![None; figures.len()];
    let mut next = 0;
    let mut given = Vec::with_capacity(figures.len());
    for at in 0..figures.len() {
        let root = root(&mut group, at);
        given.push(*numbers[root].get_or_insert_with(|| {
            next += 1;
            next - 1
        }));
    }
    given
}

/// A word that stands beside more figures with one unit tells nothing.
const COMMON: usize = 64;

fn root(group: &mut [usize], at: usize) -> usize {
    let mut top = at;
    while group[top] != top {
        top = group[top];
    }
    group[at] = top;
    top
}

/// Whether two figures count the same thing: the unit, and nothing in the words before it that speaks against it.
#[must_use]
pub fn same_count(a: &Figure, b: &Figure) -> bool {
    a.unit == b.unit && (a.kind.is_empty() || b.kind.is_empty() || a.kind.iter().any(|k| b.kind.contains(k)))
}

/// Whether two figures give the same number.
#[must_use]
pub fn same_value(a: &Figure, b: &Figure) -> bool {
    a.low == b.low && a.high == b.high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, f64, f64, String, String)> {
        figures(text, ByteSpan::new(0, text.len()))
            .into_iter()
            .map(|f| (f.span.of(text).to_owned(), f.low, f.high, f.hedge, f.unit))
            .collect()
    }

    fn one(text: &str, words: &str, low: f64, high: f64, hedge: &str, unit: &str) {
        assert_eq!(read(text), [(words.to_owned(), low, high, hedge.to_owned(), unit.to_owned())], "{text}");
    }

    #[test]
    fn numerals_words_ranges_and_sums() {
        one(
            "It lost more than 270,000 people.",
            "more than 270,000 people",
            270_000.0,
            270_000.0,
            "more than",
            "peopl",
        );
        one(
            "It has between 3,000 and 6,000 troops there.",
            "between 3,000 and 6,000 troops",
            3000.0,
            6000.0,
            "",
            "troop",
        );
        one(
            "It cost about 38.5 billion rubles.",
            "about 38.5 billion rubles",
            38.5e9,
            38.5e9,
            "about",
            "rubl",
        );
        one("They paid $546 million for it.", "$546 million", 546e6, 546e6, "", "$");
        one("He removed half of its forces.", "half of its forces", 0.5, 0.5, "", "forc");
        one("Some two dozen soldiers fell.", "Some two dozen soldiers", 24.0, 24.0, "some", "soldier");
        one("A five-year conflict.", "five-year", 5.0, 5.0, "", "year");
        one("After five and a half months of war.", "five and a half months", 5.5, 5.5, "", "month");
        one("It rose 40 percent.", "40 percent", 40.0, 40.0, "", "%");
    }

    #[test]
    fn dates_years_and_ordinals_are_none() {
        for text in [
            "It began on Sept. 30, 2015, at 10:30 a.m.",
            "In 2016 the fifth round began on 3 March.",
            "One of them spoke; no one answered.",
            "A two-way street, the third way.",
            "The Su-24 left.",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
