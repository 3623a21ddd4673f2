//! "who", "which", "that": what stands right before them.

use super::article::{Answer, Reader};
use super::cast::Is;
use super::words::class::*;

/// Longest antecedent that is read, in tokens.
const REACH: usize = 40;

impl Reader<'_> {
    /// Who a relative pronoun at token `i` means.
    pub(super) fn relative(&mut self, i: usize) -> Option<Answer> {
        let human = matches!(self.tokens.folded(i).as_str(), "who" | "whom" | "whose");
        let mut end = i;
        let mut comma = false;
        let floor = i.saturating_sub(REACH);
        while end > floor && self.tokens.together(end - 1, i) {
            match self.tokens.word(end - 1) {
                "," | "—" | "–" | "-" => comma = true,
                // "both of whom"
                "of" | "in" | "to" | "with" | "by" | "for" | "from" => {}
                "both" | "all" | "some" | "many" | "most" | "one" | "two" | "three" | "several"
                    if end < i => {}
                ")" => {
                    let open = (floor..end).rev().find(|&k| self.tokens.word(k) == "(")?;
                    end = open + 1;
                }
                "”" | "\"" | "’" | "'" => {}
                _ => break,
            }
            end -= 1;
        }
        if end == 0 || !self.tokens.together(end - 1, i) {
            return None; // "Who cares?" asks for nobody in particular
        }
        let answer = |entity, confidence| Answer {
            entity,
            confidence,
            rule: "what stands right before the relative pronoun",
        };
        // "…, and who has been hoping": the same as the "who" before.
        if matches!(self.tokens.word(end - 1), "and" | "or" | "but") && i == end {
            let same = (floor..end - 1)
                .rev()
                .take_while(|&k| self.tokens.together(k, i))
                .find(|&k| self.tokens.folded(k) == self.tokens.folded(i))?;
            return self.relative(same);
        }
        if comma
            && human
            && let Some(at) = self.apposition(end, i)
        {
            return Some(answer(self.entity[at], 0.93));
        }
        if let Some(mut at) = self.name_ending(end) {
            // "Senator Ada Quill of Ohio, who": not Ohio.
            if human
                && !self.is_person(self.entity[at])
                && let Some(of) = self.names[at].lead.checked_sub(1)
                && self.tokens.is(of, PREPOSITION)
                && let Some(person) = self.name_ending(of).filter(|&p| self.is_person(self.entity[p]))
            {
                at = person;
            }
            let id = self.entity[at];
            let is = self.cast.entities[id].is;
            let right =
                if human { matches!(is, Is::Person | Is::Unknown | Is::Body) } else { is != Is::Person };
            // "supporters of Kean who": not Kean.
            let lead = self.names[at].lead;
            let owned = !comma
                && human
                && lead > 1
                && self.tokens.is(lead - 1, PREPOSITION)
                && self.plural_before(lead - 1);
            if right && !owned {
                return Some(answer(id, 0.97));
            }
        }
        let (from, to) = self.phrase(end, human)?;
        // "Mr. Kean, a Republican who", "Ada Quill is the attorney who": the bearer of the name.
        if human && from > 1 && self.tokens.is(from - 1, DETERMINER) && !self.tokens.is(to - 1, PLURAL) {
            let before = from - 2;
            let end = match self.tokens.word(before) {
                "," | "is" | "was" => before,
                _ => usize::MAX,
            };
            if let Some(at) = self.name_ending(end).filter(|&at| self.is_person(self.entity[at])) {
                return Some(answer(self.entity[at], 0.93));
            }
        }
        let is = if self.tokens.is(to - 1, PLURAL) || self.tokens.word(to - 1).ends_with('s') {
            Is::Group
        } else if human {
            Is::Somebody
        } else {
            Is::Something
        };
        let id = self.describe_as(is, from, to, None);
        Some(answer(id, 0.72))
    }

    fn plural_before(&self, end: usize) -> bool {
        end > 0 && (self.tokens.is(end - 1, PLURAL) || self.tokens.word(end - 1).ends_with('s'))
    }

    /// The name before an apposition that ends at `end`: "Ada Quill, the mayor of X, who".
    fn apposition(&self, end: usize, i: usize) -> Option<usize> {
        let floor = end.saturating_sub(REACH / 2);
        let mut at = end;
        while at > floor && self.tokens.together(at - 1, i) {
            at -= 1;
            if self.tokens.word(at) == "," {
                if let Some(name) = self.name_ending(at)
                    && self.is_person(self.entity[name])
                {
                    let next = at + 1;
                    let age = self.tokens.word(next).parse::<u32>().is_ok();
                    if age || self.tokens.is(next, DETERMINER | ROLE | FUNCTION) || !self.tokens.capital(next)
                    {
                        return Some(name);
                    }
                }
            } else if self.tokens.is(at, AUXILIARY) {
                return None;
            }
        }
        None
    }

    /// The noun phrase that ends at `end`; with `human`, further left past what is plainly no person.
    fn phrase(&self, end: usize, human: bool) -> Option<(usize, usize)> {
        let mut to = end;
        let mut nearest = None;
        let floor = end.saturating_sub(14);
        loop {
            let mut from = to;
            while from > floor
                && to - from < 5
                && self.tokens.together(from - 1, end - 1)
                && (self.tokens.is_word(from - 1)
                    || self.tokens.possessive(from - 1)
                    || self.tokens.word(from - 1).starts_with(|c: char| c.is_ascii_digit()))
                && (!self.tokens.is(from - 1, CLOSED) || self.tokens.is(from - 1, ROLE | ADJECTIVE))
            {
                from -= 1;
            }
            if from == to {
                return nearest;
            }
            let person = self.tokens.is(to - 1, ROLE) || self.tokens.is(to - 1, PLURAL);
            if let Some(nearest) = nearest.filter(|_| !person) {
                return Some(nearest);
            }
            let stop = from.checked_sub(1).filter(|&s| self.tokens.together(s, end - 1));
            if human
                && !person
                && let Some(mut stop) = stop
            {
                if self.tokens.is(stop, DETERMINER) && stop > 0 {
                    stop -= 1;
                }
                if self.tokens.is(stop, PREPOSITION) && stop > floor && self.tokens.is_word(stop - 1) {
                    nearest = Some((from, to));
                    to = stop;
                    continue;
                }
            }
            // "articles published in October that"
            if to < end && to - from > 1 && self.tokens.word(to - 1).ends_with("ed") {
                to -= 1;
            }
            return Some((from, to));
        }
    }
}
