//! The words that name a source: what is the head, and who is it?

use super::article::{Answer, Reader, first_person};
use super::cast::{Entity, Is};
use super::names::Sort;
use super::words::class::*;
use crate::text::case::lower_case;

/// Longest mention that is read, in tokens.
const LONGEST: usize = 120;

impl Reader<'_> {
    /// Who the source in the tokens from `from` to `to` is.
    pub(super) fn source(&mut self, from: usize, to: usize) -> Option<Answer> {
        let (from, to) = self.trim(from, to.min(from + LONGEST))?;
        if to - from <= 2
            && self.third_person(from)
            && (to - from == 1 || !self.tokens.capital(from + 1) && !self.noun(from + 1))
        {
            return self.pronoun(from);
        }
        if to - from == 1 && self.tokens.is(from, FUNCTION) && first_person(self.tokens.word(from)) {
            return None; // settled at the end, when everybody else is known
        }
        if to - from == 1
            && matches!(
                self.tokens.folded(from).as_str(),
                "you" | "your" | "let" | "one" | "this" | "our" | "my" | "we" | "us"
            )
        {
            return None;
        }
        if (from..to).all(|i| {
            matches!(self.tokens.folded(i).as_str(), "who" | "whom" | "which" | "that" | "whose")
                || i + 1 < to && self.tokens.is(i, DETERMINER | PREPOSITION | FUNCTION)
        }) && matches!(self.tokens.folded(to - 1).as_str(), "who" | "whom" | "which" | "that" | "whose")
        {
            return self.relative(from);
        }
        let mut end = self.segment(from, to);
        // "those of us who …", "people who …": the clause says who.
        if end < to
            && matches!(self.tokens.word(end), "who" | "that")
            && (from..end).all(|i| {
                !self.tokens.is_word(i) || self.tokens.is(i, CLOSED) || self.tokens.word(i) == "people"
            })
        {
            end = to;
        }
        // "the tall, grey-haired diplomat": a comma between adjectives ends nothing.
        if self.tokens.word(end) == ","
            && self.tokens.is(from, DETERMINER)
            && !self.tokens.is(self.head(from, end), ROLE | BODY | THING | PLURAL)
            && self.name_in(from, end).is_none()
            && (end + 1..(end + 4).min(to)).any(|i| self.tokens.is(i, ROLE | BODY))
        {
            end = self.segment(end + 1, to);
        }
        if let Some(answer) = self.self_named(end, to) {
            return Some(answer);
        }
        if let Some(by) = self.made_by(from, end) {
            let rule = "the one by whom it was made or given out";
            return self.source(by, to).map(|answer| Answer { rule, ..answer });
        }
        if let Some(answer) = self.joint(from, end, to) {
            return Some(answer);
        }
        if let Some(answer) = self.named(from, end) {
            return Some(answer);
        }
        // "her campaign manager, Ada Quill": the description, then the name.
        if self.tokens.word(end) == "," && end + 1 < to {
            let next = self.segment(end + 1, to);
            let head = self.head(from, end);
            if (self.tokens.is(head, PLURAL) || self.tokens.word(head).ends_with('s'))
                && let Some(answer) = self.joint(end + 1, next, to)
            {
                return Some(answer);
            }
            // The name opens the next part or fills its end: "committee ranking Democrat Ada Quill".
            if let Some(at) = self.name_in(end + 1, next)
                && (self.names[at].lead <= end + 2 || self.names[at].end >= next)
                && self.names[at].end <= next + 1
                && matches!(self.names[at].sort, Sort::Person | Sort::Likely | Sort::Unknown)
                && !self.tokens.is(head, PLURAL)
                && self.tokens.is(head, ROLE)
            {
                return Some(Answer {
                    entity: self.entity[at],
                    confidence: 0.97,
                    rule: "the name after the description",
                });
            }
        }
        self.description(from, end)
    }

    /// "an estimate published on Monday by the bank", "figures cited by Kean": where the words after "by" begin. Somebody
    /// who was hired by another still speaks himself.
    fn made_by(&self, from: usize, end: usize) -> Option<usize> {
        let made = (from + 1..end).find(|&i| {
            matches!(
                self.tokens.word(i),
                "published"
                    | "released"
                    | "cited"
                    | "compiled"
                    | "conducted"
                    | "issued"
                    | "provided"
                    | "prepared"
                    | "commissioned"
                    | "collected"
                    | "posted"
                    | "gathered"
            )
        })?;
        let by = (made + 1..end.min(made + 5)).find(|&i| self.tokens.word(i) == "by")?;
        let thing = !self.tokens.is(self.head(from, made), ROLE | BODY);
        (thing && by + 1 < end && !self.tokens.possessive(by + 1)).then_some(by + 1)
    }

    /// "a group that calls itself Dawn": Dawn.
    fn self_named(&self, end: usize, to: usize) -> Option<Answer> {
        let called = (end..to.min(end + 5)).find(|&i| {
            matches!(
                self.tokens.word(i),
                "itself" | "himself" | "herself" | "themselves" | "called" | "named"
            ) && (self.tokens.word(i) != "itself" || self.tokens.word(i - 1).starts_with("call"))
        })?;
        let at = self.name_in(called + 1, to).filter(|&at| self.names[at].start <= called + 2)?;
        Some(Answer { entity: self.entity[at], confidence: 0.9, rule: "the name that it goes by" })
    }

    /// Without marks and words that are no part of the mention: "But", "by", "even".
    fn trim(&self, mut from: usize, mut to: usize) -> Option<(usize, usize)> {
        while from < to
            && (!self.tokens.is_word(from) && !self.numeral(from)
                || to - from > 1
                    && self.tokens.is(from, PREPOSITION | CONJUNCTION)
                    && !self.tokens.is(from, DETERMINER)
                    && !matches!(self.tokens.folded(from + 1).as_str(), "whom" | "which"))
        {
            from += 1;
        }
        while to > from
            && !self.tokens.is_word(to - 1)
            && !self.numeral(to - 1)
            && self.tokens.word(to - 1) != ")"
            || to > from + 1 && self.tokens.possessive(to - 1)
        {
            to -= 1;
        }
        (from < to).then_some((from, to))
    }

    fn numeral(&self, i: usize) -> bool {
        self.tokens.word(i).starts_with(|c: char| c.is_ascii_digit())
    }

    fn noun(&self, i: usize) -> bool {
        self.tokens.is(i, ROLE | BODY | THING | PLURAL)
            || self.tokens.is_word(i) && !self.tokens.is(i, CLOSED) && !self.tokens.word(i).ends_with("ly")
    }

    /// The end of the first part of a mention: before an apposition, a bracket, a relative clause.
    pub(super) fn segment(&self, from: usize, to: usize) -> usize {
        let mut i = from;
        while i < to {
            if let Some(at) = self.name_in(i, i + 1)
                && self.names[at].start <= i
                && self.names[at].end > i
            {
                // A comma inside a name ("Tull, Jr.") ends nothing.
                i = self.names[at].end;
                continue;
            }
            let word = self.tokens.word(i);
            if matches!(word, "," | "(" | "—" | "–" | ";" | ":") && i > from
                || word == "-" && i > from && !(self.tokens.touches(i) || self.tokens.touches(i - 1))
                || i > from && matches!(word, "who" | "which" | "whose")
                || i > from && word == "that" && !self.tokens.capital(i)
            {
                return i;
            }
            i += 1;
        }
        to
    }

    /// "Kean and Quill": both, by their full names.
    fn joint(&mut self, from: usize, end: usize, to: usize) -> Option<Answer> {
        let and = (from + 1..end).find(|&i| self.tokens.word(i) == "and")?;
        let first = self.whole_name(from, and)?;
        if !matches!(self.cast.entities[first].is, Is::Person | Is::Unknown | Is::Body | Is::Place) {
            return None;
        }
        let second = match self.whole_name(and + 1, end) {
            Some(second) if second != first => {
                // "Khizr and Ghazala Khan" share the surname.
                self.cast.entities[second].name.clone()
            }
            _ => {
                let rest = self.tokens.text(and + 1, end.min(to));
                rest.strip_prefix("the ").map_or(rest.clone(), str::to_owned)
            }
        };
        let name = format!("{} and {second}", self.cast.entities[first].name);
        let key = vec![lower_case(&name)];
        let id = self.cast.described(Is::Group, name, key, from);
        self.cast.entities[id].body = true;
        Some(Answer { entity: id, confidence: 0.9, rule: "two names joined by “and”" })
    }

    /// The entity of the name that fills the tokens, an article or title before it aside.
    fn whole_name(&self, from: usize, end: usize) -> Option<usize> {
        let at = self.name_in(from, end)?;
        let name = self.names[at];
        let before = (from..name.start)
            .all(|i| i >= name.lead || !self.tokens.is(i, PREPOSITION) && !self.tokens.possessive(i));
        let bracket = self.tokens.word(name.end) == "(";
        (before && (name.end >= end || bracket)).then(|| self.entity[at])
    }

    /// The name that is the head of the mention, if one is.
    fn named(&self, from: usize, end: usize) -> Option<Answer> {
        let mut at = self.name_in(from, end)?;
        loop {
            let name = self.names[at];
            // Inside a phrase that begins before it: "a spokesman for Kean".
            let dependent = (from..name.lead.max(from))
                .any(|i| self.tokens.is(i, PREPOSITION) || self.tokens.is(i, AUXILIARY));
            if dependent {
                // "the envoy for Syria Ada Quill": the name after the name is the envoy's.
                let next = self.names.get(at + 1).filter(|next| next.start == name.end && next.end >= end);
                let holder = next.is_some() && self.tokens.is(self.head(from, name.lead), ROLE);
                return holder.then(|| Answer {
                    entity: self.entity[at + 1],
                    confidence: 0.95,
                    rule: "the name after the description",
                });
            }
            let after = name.end;
            let owner = self.tokens.possessive(after) && after + 1 < end;
            let id = self.entity[at];
            let is = self.cast.entities[id].is;
            let closes = after >= end
                || self.tokens.possessive(after) && after + 1 >= end
                || self.tokens.is(after, PREPOSITION | CONJUNCTION)
                || !self.tokens.is_word(after)
                    && !self.tokens.possessive(after)
                    && self.tokens.word(after) != "/"
                || self.tokens.is(after, AUXILIARY);
            if closes && !owner {
                let determined = self.tokens.is(from, DETERMINER) && name.lead > from;
                // "the Kean of old" stays Kean; "the Times" is found through its body.
                let id = if determined && is == Is::Unknown { self.shorter(at).unwrap_or(id) } else { id };
                let is = self.cast.entities[id].is;
                let (confidence, rule) = match is {
                    Is::Person if self.cast.entities[id].words.len() == 1 => {
                        (0.9, "a name of one word, as written")
                    }
                    Is::Person if name.end - name.start == 1 => {
                        (0.97, "the only one in the article with this surname")
                    }
                    Is::Person => (0.98, "the name itself"),
                    Is::Unknown => (0.92, "a name of one word, as written"),
                    _ => (0.96, "the body named"),
                };
                return Some(Answer { entity: id, confidence, rule });
            }
            match self.names.get(at + 1) {
                Some(next) if next.start < end => at += 1,
                _ => return None,
            }
        }
    }

    /// "the Times" after "the New York Times": the last body named whose name ends in this word.
    fn shorter(&self, at: usize) -> Option<usize> {
        let name = self.names[at];
        let word = self.tokens.folded(name.end - 1);
        self.names[..at].iter().zip(&self.entity).rev().find_map(|(other, &id)| {
            let longer = other.sort == Sort::Body
                && other.end - other.start > 1
                && self.cast.entities[id].words.last().is_some_and(|w| *w == word);
            longer.then_some(id)
        })
    }

    /// The head noun of a description: the last word before a preposition or a participle.
    pub(super) fn head(&self, from: usize, end: usize) -> usize {
        let mut head = from;
        for i in from..end {
            if i > from
                && self.tokens.is(i, PREPOSITION)
                && !(self.tokens.word(i) == "of" && self.counts(from, i))
            {
                break;
            }
            if i > from
                && self.tokens.is_word(i)
                && i > from + 1
                && self.tokens.word(i).ends_with("ing")
                && !self.tokens.is(i, ROLE | BODY)
            {
                break;
            }
            if self.tokens.is_word(i)
                && (!self.tokens.is(i, CLOSED) || self.tokens.is(i, ROLE))
                && !self.tokens.possessive(i)
            {
                head = i;
            }
        }
        head
    }

    /// Whether the words before an "of" only count what follows: "dozens of voters", "many of the voters".
    fn counts(&self, from: usize, of: usize) -> bool {
        (from..of).all(|i| {
            self.tokens.is(i, DETERMINER | FUNCTION | CLOSED)
                || matches!(
                    self.tokens.word(i),
                    "number"
                        | "handful"
                        | "majority"
                        | "group"
                        | "couple"
                        | "lot"
                        | "slew"
                        | "half"
                        | "quarter"
                )
        })
    }

    /// Somebody or something that is described, not named.
    fn description(&mut self, from: usize, end: usize) -> Option<Answer> {
        let mut start = from;
        let mut definite = false;
        let mut owner = None;
        let first = self.tokens.folded(from);
        match first.as_str() {
            "the" | "this" | "that" | "these" | "those" => {
                definite = true;
                start += 1;
            }
            "a" | "an" => start += 1,
            "one" | "another" | "some"
                if end - from > 1
                    && self.tokens.is(self.head(from, end), ROLE)
                    && !self.tokens.is(self.head(from, end), PLURAL) =>
            {
                start += 1
            }
            "his" | "her" | "its" | "their" if end - from > 1 => {
                definite = true;
                start += 1;
                owner = match first.as_str() {
                    "his" => self.somebody(from, 1).map(|(id, _)| id),
                    "her" => self.somebody(from, -1).map(|(id, _)| id),
                    "its" => self.something(from),
                    _ => self.several(from).or_else(|| self.something(from)),
                };
            }
            "my" | "our" | "your" if end - from > 1 => {
                definite = true;
                start += 1;
            }
            _ => {}
        }
        // "figures cited by the bank", cut before "by".
        let mut end = end;
        while end > start + 1
            && self.tokens.word(end - 1).ends_with("ed")
            && !self.tokens.is(end - 1, ROLE | BODY | GIVEN)
        {
            end -= 1;
        }
        if start >= end {
            return None;
        }
        let head = self.head(start, end);
        // "Kean’s spokesman": whose it is says that one is meant who is known.
        if let Some(at) = self.name_in(start, end)
            && self.names[at].start <= start + 2
            && self.tokens.possessive(self.names[at].end)
            && self.names[at].end < head
        {
            definite = true;
            owner = owner.or(Some(self.entity[at]));
        }
        let by_pronoun = matches!(first.as_str(), "his" | "her" | "its" | "their");
        let explicit = (from + 1 == start && !matches!(first.as_str(), "his" | "her" | "its" | "their"))
            || from == start;
        let capital_role = from == start && self.tokens.is(head, ROLE) && !self.tokens.is(head, PLURAL);
        let someone = self.tokens.is(head, ROLE) && !self.tokens.is(head, PLURAL);
        if (definite && (owner.is_none() || someone) || capital_role)
            && !matches!(self.tokens.word(start), "next" | "future" | "new" | "typical" | "average")
            && let Some(answer) = self.again(start, end, head, (owner, by_pronoun), definite, from)
        {
            return Some(answer);
        }
        let plural = self.tokens.is(head, PLURAL)
            || !self.tokens.is(head, ROLE | BODY)
                && self.tokens.word(head).ends_with('s')
                && !self.tokens.word(head).ends_with("ss");
        let is = if plural {
            Is::Group
        } else if self.tokens.is(head, ROLE) && !self.tokens.is(head, BODY) {
            Is::Somebody
        } else {
            Is::Something
        };
        let owner = if explicit { None } else { owner };
        let entity = self.describe_as(is, start, end, owner);
        let described: &mut Entity = &mut self.cast.entities[entity];
        if is == Is::Somebody {
            described.gender = super::cast::gender(self.tokens.bits[head]) * 10;
        }
        // "the withdrawal has raised hopes": an event is as a rule no source.
        if is == Is::Something
            && !self.tokens.is(head, BODY | ROLE | THING)
            && is_event(self.tokens.word(head))
        {
            let rule = "described, and hardly somebody who speaks";
            return Some(Answer { entity, confidence: 0.5, rule });
        }
        Some(Answer { entity, confidence: 0.92, rule: "described, not named" })
    }
}

/// Whether a noun's ending makes it something that happens: "withdrawal", "fighting", "movement".
fn is_event(noun: &str) -> bool {
    noun.len() > 5
        && ["ing", "tion", "sion", "ment", "awal", "ival", "osal", "ness", "ance", "ence", "ism"]
            .iter()
            .any(|ending| noun.ends_with(ending))
        && !matches!(noun, "government" | "parliament" | "administration" | "association" | "organisation")
        && !matches!(noun, "organization" | "corporation" | "commission" | "delegation" | "opposition")
}
