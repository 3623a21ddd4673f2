//! What each line is, seen beside the others.
//!
//! Cautious by design: a line is left out only for a reason that can be shown. A paragraph of whole sentences in the
//! middle of the report stays.

use super::datelines::{self, AGENCY_ALONE, Dateline};
use super::pieces::Piece;
use super::vocabulary as words;
use super::{LineClass, alone, captions, outlets};
use crate::text::case::lower_case;

/// What a line was taken for.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Its class.
    pub class: LineClass,
    /// Why, in words for the page.
    pub reason: &'static str,
    /// For a body line, the dateline with which it begins; for a dateline or an outlet's line, what it says.
    pub dateline: Option<Box<Dateline>>,
}

/// Classifies lines; one mark a line.
pub(super) fn classify(lines: &[Piece<'_>]) -> Vec<Mark> {
    let mut sheet = Sheet { lines, marks: lines.iter().map(alone::mark_of).collect() };
    sheet.headline();
    sheet.reprieve();
    sheet.repeats();
    sheet.captions();
    sheet.head();
    sheet.tail();
    sheet.body();
    sheet
        .marks
        .into_iter()
        .map(|mark| mark.unwrap_or(Mark { class: LineClass::Body, reason: "", dateline: None }))
        .collect()
}

pub(super) fn mark(class: LineClass, reason: &'static str) -> Option<Mark> {
    Some(Mark { class, reason, dateline: None })
}

struct Sheet<'l, 't> {
    lines: &'l [Piece<'t>],
    marks: Vec<Option<Mark>>,
}

impl Sheet<'_, '_> {
    fn open(&self, at: usize) -> bool {
        self.marks[at].is_none()
    }

    fn blank(&self, at: usize) -> bool {
        self.lines[at].text.is_empty()
    }

    fn set(&mut self, at: usize, class: LineClass, reason: &'static str) {
        self.marks[at] = mark(class, reason);
    }

    fn is(&self, at: usize, class: LineClass) -> bool {
        self.marks[at].as_ref().is_some_and(|mark| mark.class == class)
    }

    /// The line before or after that is not blank.
    fn neighbour(&self, at: usize, step: isize) -> Option<usize> {
        let mut i = at.checked_add_signed(step)?;
        while i < self.lines.len() {
            if !self.blank(i) {
                return Some(i);
            }
            i = i.checked_add_signed(step)?;
        }
        None
    }

    /// The first line that can be a title and is no paragraph; a line or two of the page may stand above it.
    fn headline(&mut self) {
        let mut candidates = (0..self.lines.len()).filter(|&i| self.open(i));
        let Some(first) = candidates.next() else { return };
        let second = candidates.next();
        let titled = |i: usize| {
            let line = &self.lines[i];
            line.words <= 30 && !line.folded.is_empty() && datelines::find(line.text, true).is_none()
        };
        let outlet = outlets::alone(self.lines[first].text);
        // "Support The Herald!", "World" above the title proper.
        if let Some(second) = second
            && titled(second)
            && !self.lines[second].is_prose()
            && self.lines[second].words >= 4
            && (is_cheer(&self.lines[first])
                || (self.lines[first].words <= 2 && !self.lines[second].stop)
                || outlet
                    .as_ref()
                    .is_some_and(|(_, dated)| dated.is_some() || self.lines[first].text.starts_with("The ")))
        {
            self.marks[first] = match outlet {
                _ if is_cheer(&self.lines[first]) => mark(LineClass::Furniture, "asks for donations"),
                Some((_, dateline)) => {
                    Some(Mark { class: LineClass::SourceLine, reason: "names the outlet", dateline })
                }
                None => mark(LineClass::Furniture, "stands above the headline"),
            };
            self.set(second, LineClass::Headline, "the title");
            return;
        }
        if titled(first) && (second.is_some() || !self.lines[first].stop) {
            self.set(first, LineClass::Headline, "the title");
            // Archives break a long title after a semicolon.
            if let Some(second) = second
                && second == first + 1
                && self.lines[first].text.ends_with(';')
                && self.lines[second].words <= 30
            {
                self.set(second, LineClass::Headline, "goes on with the title");
            }
        }
    }

    /// What only its place tells: a label between paragraphs is a section's title; an agency's name there credits a picture.
    fn reprieve(&mut self) {
        for i in 0..self.lines.len() {
            if self.open(i) || self.lines[i].words > 3 || self.lines[i].words == 0 {
                continue;
            }
            let paragraph =
                |at: Option<usize>| at.is_some_and(|at| self.open(at) && self.lines[at].is_sentence());
            let (before, after) = (self.neighbour(i, -1), self.neighbour(i, 1));
            let below_title = before.is_some_and(|at| self.is(at, LineClass::Headline));
            if self.is(i, LineClass::Furniture)
                && (below_title || paragraph(before))
                && paragraph(after)
                && words::may_be_title(&self.lines[i].key)
            {
                self.set(i, LineClass::SectionHeading, "a title between paragraphs");
            } else if self.is(i, LineClass::Dateline)
                && paragraph(before)
                && paragraph(after)
                && self.marks[i].as_ref().is_some_and(|mark| mark.reason == AGENCY_ALONE)
            {
                self.set(i, LineClass::Caption, "photo credit");
            }
        }
    }

    /// The headline printed again; a paragraph printed twice in a row.
    fn repeats(&mut self) {
        let headline = (0..self.lines.len()).find(|&i| self.is(i, LineClass::Headline));
        if let Some(headline) = headline {
            for i in headline + 1..self.lines.len() {
                if self.open(i)
                    && self.lines[i].key == self.lines[headline].key
                    && !self.lines[i].key.is_empty()
                {
                    self.set(i, LineClass::Furniture, "repeats the headline");
                }
            }
        }
        for i in 1..self.lines.len() {
            let (before, line) = (&self.lines[i - 1], &self.lines[i]);
            if self.open(i)
                && line.adjoins
                && line.words >= 5
                && line.text == before.text
                && captions::signs(line) == 0
            {
                let class = self.marks[i - 1].as_ref().map_or(LineClass::Furniture, |mark| mark.class);
                let class = if class.counts() { LineClass::Furniture } else { class };
                self.set(i, class, "repeats the line above");
            }
        }
    }

    /// Captions by several weaker signs, and the twin of a caption: pages print them once for the eye, once for the ear.
    fn captions(&mut self) {
        for i in 0..self.lines.len() {
            let Some(next) = self.lines.get(i + 1).filter(|next| next.adjoins) else {
                if self.open(i) && captions::signs(&self.lines[i]) >= 2 {
                    self.set(i, LineClass::Caption, "describes a photo");
                }
                continue;
            };
            let line = &self.lines[i];
            let twin = line.words >= 4
                && next.text.strip_prefix(line.text).is_some_and(|rest| rest.split_whitespace().count() <= 8);
            let signs = captions::signs(line) + usize::from(twin);
            if self.open(i) && (signs >= 2 || twin && self.is(i + 1, LineClass::Caption)) {
                self.set(i, LineClass::Caption, "describes a photo");
            }
            if twin && self.open(i + 1) && self.is(i, LineClass::Caption) {
                self.set(i + 1, LineClass::Caption, "repeats the caption");
            }
        }
    }

    /// What stands between headline and report: the outlet's name, bylines, names under pictures.
    fn head(&mut self) {
        let Some(headline) = (0..self.lines.len()).find(|&i| self.is(i, LineClass::Headline)) else { return };
        for i in headline + 1..self.lines.len() {
            let line = &self.lines[i];
            if !self.open(i) {
                continue;
            }
            if line.is_sentence() || line.quoted {
                break;
            }
            if let Some((_, dateline)) = outlets::alone(line.text) {
                self.marks[i] =
                    Some(Mark { class: LineClass::SourceLine, reason: "names the outlet", dateline });
            } else if is_byline(line) {
                self.set(i, LineClass::Byline, "names the author");
            } else if !line.stop && is_name_with_role(line.text) {
                self.set(i, LineClass::Caption, "a name alone under the headline");
            } else if datelines::find(line.text, true).is_some() {
                break; // a report that begins with a short paragraph
            }
        }
    }

    /// What stands after the report: appeals, profiles, buttons.
    fn tail(&mut self) {
        let Some(mut end) = (0..self.lines.len()).rev().find(|&i| self.is_report(i)) else { return };
        // An appeal may hold a paragraph that shows nothing by itself: it is taken from its first strong one on only if
        // everything after it belongs to it.
        let mut appeal = self.lines.len();
        for i in (0..self.lines.len()).rev() {
            if !self.open(i) || self.blank(i) || !self.lines[i].is_sentence() {
                continue;
            }
            let line = &self.lines[i];
            let hits =
                if line.quoted || !speaks_to_reader(&line.folded) { 0 } else { words::appeals(&line.folded) };
            if hits >= 2 {
                appeal = i;
            } else if hits == 0 {
                break;
            }
        }
        for i in end + 1..self.lines.len() {
            if !self.open(i) {
                continue;
            }
            let line = &self.lines[i];
            if line.is_sentence() {
                let (class, reason) = if words::invites(&line.folded) {
                    (LineClass::Furniture, "asks to subscribe or follow")
                } else if words::profiles(&line.folded) >= 2 {
                    (LineClass::Furniture, "describes the publisher or author")
                } else if i >= appeal {
                    (LineClass::Furniture, "asks for donations")
                } else {
                    end = i;
                    continue;
                };
                self.set(i, class, reason);
            }
        }
        if self.is_author(end) {
            self.set(end, LineClass::Furniture, "describes the author");
        }
        self.after(end);
    }

    /// "Ann Smith is a reporter for The Herald.", where the report has not named her.
    fn is_author(&self, at: usize) -> bool {
        const TRADES: [&str; 10] = [
            "reporter",
            "editor",
            "columnist",
            "correspondent",
            "contributor",
            "staff writer",
            "blogger",
            "journalist",
            "freelance writer",
            "editor-at-large",
        ];
        let line = &self.lines[at];
        let Some((name, rest)) = line.text.split_once(" is ").or_else(|| line.text.split_once(" covers "))
        else {
            return false;
        };
        let rest = lower_case(rest);
        let words_of = || name.split_whitespace();
        let last = words_of().next_back().unwrap_or("");
        line.words <= 30
            && !line.has_quotes()
            && (2..=4).contains(&words_of().count())
            && words_of().all(|word| word.starts_with(char::is_uppercase))
            && TRADES.iter().any(|trade| words::has_phrase(&rest, trade))
            && !self.lines[..at].iter().any(|before| words::has_phrase(before.text, last))
    }

    /// Whether the line is a paragraph of the report and not an appeal, invitation or profile.
    fn is_report(&self, at: usize) -> bool {
        let line = &self.lines[at];
        self.open(at)
            && line.is_sentence()
            && (line.quoted
                || !(words::invites(&line.folded)
                    || words::profiles(&line.folded) >= 2
                    || speaks_to_reader(&line.folded) && words::appeals(&line.folded) >= 1))
    }

    /// Short lines behind the first line of the page that follows the report.
    fn after(&mut self, end: usize) {
        let left_out = |mark: &Option<Mark>| {
            mark.as_ref().is_some_and(|mark| {
                !mark.class.counts() && !matches!(mark.class, LineClass::Blank | LineClass::Caption)
            })
        };
        let Some(first) = (end + 1..self.lines.len()).find(|&i| left_out(&self.marks[i])) else { return };
        for i in first + 1..self.lines.len() {
            if !self.open(i) || self.lines[i].is_sentence() {
                continue;
            }
            let profile = self.neighbour(i, 1).is_some_and(|next| {
                self.is(next, LineClass::Furniture)
                    && self.marks[next].as_ref().is_some_and(|mark| mark.reason.starts_with("describes"))
                    && words::has_phrase(&self.lines[next].folded, &self.lines[i].folded)
            });
            if profile && self.lines[i].words <= 5 {
                self.set(i, LineClass::Byline, "a name above a profile");
            } else if is_byline(&self.lines[i]) {
                self.set(i, LineClass::Byline, "names the author");
            } else {
                self.set(i, LineClass::Furniture, "stands after the end of the report");
            }
        }
    }

    /// Section headings, and the datelines with which paragraphs begin.
    fn body(&mut self) {
        let mut first = true;
        for i in 0..self.lines.len() {
            if !self.open(i) {
                continue;
            }
            let line = &self.lines[i];
            let dateline = datelines::find(line.text, first);
            if dateline.is_none() && is_heading(line) && self.between_paragraphs(i) {
                self.set(i, LineClass::SectionHeading, "a title between paragraphs");
                continue;
            }
            first &= !line.is_sentence();
            let reason = if dateline.is_some() { "begins with a dateline" } else { "" };
            self.marks[i] = Some(Mark { class: LineClass::Body, reason, dateline: dateline.map(Box::new) });
        }
    }

    /// Whether paragraphs stand before (or the headline) and after.
    fn between_paragraphs(&self, at: usize) -> bool {
        let counts = |i: usize| self.marks[i].as_ref().is_none_or(|mark| mark.class.counts());
        let before = (0..at).rev().take(12).find(|&i| !self.blank(i) && counts(i));
        let after = (at + 1..self.lines.len()).take(12).find(|&i| !self.blank(i) && counts(i));
        before.is_some_and(|i| self.lines[i].is_sentence() || self.is(i, LineClass::Headline))
            && after.is_some_and(|i| self.lines[i].is_sentence())
    }
}

/// "Support The Herald!": a short call above the page.
fn is_cheer(line: &Piece<'_>) -> bool {
    line.words <= 6
        && line.text.ends_with('!')
        && ["support", "donate", "join", "subscribe", "help"]
            .iter()
            .any(|verb| words::starts_with_phrase(&line.folded, verb))
}

/// A title within the report: short, without a stop, not an item of a list.
fn is_heading(line: &Piece<'_>) -> bool {
    (1..=12).contains(&line.words)
        && !line.stop
        && !line.quoted
        && !line.text.ends_with([':', ';', ',', '-', '–', '—'])
        && line.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// "By Ann Smith and Bob Jones, The Herald".
fn is_byline(line: &Piece<'_>) -> bool {
    let Some(names) = line.text.strip_prefix("By ").or_else(|| line.text.strip_prefix("BY ")) else {
        return false;
    };
    let names = names.strip_prefix("the ").unwrap_or(names);
    line.words <= 16
        && !line.text.trim_end_matches('.').contains(['?', '!', '"', '“'])
        && names.split_whitespace().take(2).all(|word| word.starts_with(char::is_uppercase))
        && names
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.starts_with(char::is_lowercase))
            .all(|word| {
                matches!(
                    word,
                    "and" | "in" | "of" | "the" | "for" | "de" | "van" | "von" | "al" | "s" | "at" | "with"
                )
            })
}

/// "U.S. Senator Ann Smith": four words or more, each with a capital, an office among them, no verb.
fn is_name_with_role(text: &str) -> bool {
    const ROLES: [&str; 31] = [
        "secretary",
        "president",
        "minister",
        "senator",
        "sen",
        "gov",
        "governor",
        "director",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "chancellor",
        "ambassador",
        "general",
        "gen",
        "candidate",
        "chairman",
        "chairwoman",
        "chair",
        "leader",
        "mayor",
        "judge",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "envoy",
        "representative",
        "commissioner",
        "chief",
    ];
    let all: Vec<&str> = text.split_whitespace().collect();
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "de" | "van" | "von");
    (3..=12).contains(&all.len())
        && !text.contains([':', ';', '?', '!', '"', '“'])
        && all.iter().all(|word| word.starts_with(char::is_uppercase) || small(word))
        && all.iter().any(|word| {
            ROLES.contains(&lower_case(word.trim_matches(|c: char| !c.is_alphanumeric())).as_str())
        })
        && !all.iter().any(|word| is_headline_verb(word))
}

/// Verbs in the third person that headlines write with a capital: a plain name holds none.
fn is_headline_verb(word: &str) -> bool {
    let word = lower_case(word);
    const VERBS: [&str; 24] = [
        "is", "are", "was", "to", "says", "wins", "loses", "meets", "calls", "tells", "visits", "warns",
        "dies", "quits", "backs", "slams", "urges", "vows", "will", "has", "faces", "seeks", "gets", "makes",
    ];
    VERBS.contains(&word.as_str()) || (word.len() > 3 && word.ends_with("ed"))
}

/// Whether a paragraph speaks of "we" and to "you".
fn speaks_to_reader(folded: &str) -> bool {
    ["you", "your", "us", "we", "our"].iter().any(|word| words::has_phrase(folded, word))
}
