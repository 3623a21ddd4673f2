//! One article, read from its first token to its last: who is each source?

use super::cast::{Cast, Entity, Is};
use super::mentions::Mention;
use super::names::{Name, Sort, scan};
use super::naming::form;
use super::tokens::Tokens;
use super::words::{Words, class::*, fold};
use crate::map::Map;
use crate::quotes::{Attribution, Document};
use crate::span::ByteSpan;

/// Who a source is, within its article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Answer {
    /// Index into [`Cast::entities`].
    pub(super) entity: usize,
    /// Probability that it is right.
    pub(super) confidence: f64,
    /// Why.
    pub(super) rule: &'static str,
}

/// An article while it is read.
pub(super) struct Reader<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) words: &'a Words,
    pub(super) names: Vec<Name>,
    /// The entity of each name.
    pub(super) entity: Vec<usize>,
    pub(super) cast: Cast,
    /// Mentions read so far.
    pub(super) mentions: Vec<Mention>,
    pub(super) attributions: &'a [Attribution],
    /// Token range of each attribution's source, then of each one's second source; empty if it has none.
    pub(super) sources: Vec<(usize, usize)>,
    /// The innermost attribution in whose content a token stands, plus one; 0 for none.
    pub(super) inside: Vec<u32>,
    pub(super) answers: Vec<Option<Answer>>,
    /// Where each entity was last mentioned: index into `mentions` plus one.
    pub(super) latest: Vec<usize>,
}

/// Reads an article. Gives its cast and who is the source of each attribution, then the second source of each.
pub(super) fn read<'a>(
    document: &'a Document<'a>,
    words: &'a Words,
    attributions: &'a [Attribution],
) -> (Cast, Vec<Option<Answer>>) {
    let mut reader = Reader::new(document, words, attributions);
    reader.genders();
    reader.walk();
    reader.unread();
    reader.first_person();
    // Nobody passes on what he says himself: "the agency" was taken for the speaker.
    for i in 0..attributions.len() {
        let own = reader.answers[i].map(|answer| answer.entity);
        reader.answers[attributions.len() + i].take_if(|answer| Some(answer.entity) == own);
    }
    (reader.cast, reader.answers)
}

/// A place where an article names or describes somebody or something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Called {
    pub(super) entity: usize,
    /// Title and name, or the description.
    pub(super) span: ByteSpan,
    pub(super) described: bool,
}

/// As [`read`], and where each entity is named, or described as the source of an attribution.
pub(super) fn read_names<'a>(
    document: &'a Document<'a>,
    words: &'a Words,
    attributions: &'a [Attribution],
) -> (Cast, Vec<Called>) {
    let mut reader = Reader::new(document, words, attributions);
    reader.genders();
    reader.walk();
    let tokens = &reader.tokens;
    let span = |from: usize, to: usize| tokens.span(from).join(tokens.span(to - 1));
    let mut called: Vec<Called> = Vec::new();
    for (name, &entity) in reader.names.iter().zip(&reader.entity) {
        if entity < reader.cast.entities.len() && name.start < name.end {
            let (from, to) = form(tokens, name);
            called.push(Called { entity, span: span(from, to), described: false });
        }
    }
    let names = called.len();
    for (&(from, to), answer) in reader.sources.iter().zip(&reader.answers) {
        let Some(answer) = answer.filter(|_| from < to) else { continue };
        let end = reader.segment(from, to);
        let pronoun = (from..end).all(|i| {
            !tokens.is_word(i)
                || tokens.is(i, CLOSED & !FUNCTION)
                || matches!(tokens.word(i), "who" | "which" | "that" | "it" | "they" | "It" | "They")
        });
        if end <= from
            || end - from > 10
            || pronoun
            || tokens.is(from, PRONOUN) && !tokens.is(end - 1, ROLE | BODY)
        {
            continue;
        }
        // With the name in it or beside it, it is counted there.
        let whole = span(from, end);
        if called[..names].iter().any(|c| c.entity == answer.entity && c.span.overlaps(whole)) {
            continue;
        }
        called.push(Called { entity: answer.entity, span: span(from, end), described: true });
    }
    crate::order::sort_by_key(&mut called, |c| (c.span, c.entity));
    called.dedup_by_key(|c| (c.span, c.entity));
    (reader.cast, called)
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document<'a>, words: &'a Words, attributions: &'a [Attribution]) -> Self {
        let tokens = Tokens::new(document, words);
        let mut names = scan(&tokens, words);
        let (cast, mut entity) = Cast::of(&tokens, words, &names);
        headlines(&tokens, &cast, &mut names, &mut entity);
        let first = attributions.iter().map(|a| a.source);
        let sources: Vec<_> = first
            .chain(attributions.iter().map(|a| a.via.map(|v| v.source)))
            .map(|source| source.map_or((0, 0), |s| tokens.range(s)))
            .collect();
        // Longer contents first, so that the innermost is written last.
        let mut order: Vec<usize> = (0..attributions.len()).collect();
        let size = |i: usize| attributions[i].content.iter().map(|s| s.len()).sum::<usize>();
        crate::order::sort_by_key(&mut order, |&i| (std::cmp::Reverse(size(i)), i));
        let mut inside = vec![0; tokens.len()];
        for i in order {
            for span in &attributions[i].content {
                let (from, to) = tokens.range(*span);
                inside[from..to].fill(i as u32 + 1);
            }
        }
        let answers = vec![None; sources.len()];
        let latest = vec![0; cast.entities.len()];
        Self {
            tokens,
            words,
            names,
            entity,
            cast,
            mentions: Vec::new(),
            attributions,
            sources,
            inside,
            answers,
            latest,
        }
    }

    /// Learns from pronouns whether somebody is a man or a woman: where one person alone is named and "he" follows.
    fn genders(&mut self) {
        let mut at = 0;
        let mut only = None;
        let mut sentence = u32::MAX;
        let mut before = None;
        for i in 0..self.tokens.len() {
            if self.tokens.sentence(i) != sentence {
                sentence = self.tokens.sentence(i);
                before = only.flatten();
                only = None;
            }
            while at < self.names.len() && self.names[at].start < i {
                at += 1;
            }
            if at < self.names.len() && self.names[at].start == i && !self.tokens.quoted[i] {
                let id = self.entity[at];
                if matches!(self.cast.entities[id].is, Is::Person | Is::Unknown) {
                    only = match only {
                        None => Some(Some(id)),
                        Some(Some(same)) if same == id => only,
                        _ => Some(None),
                    };
                }
            }
            if !self.tokens.is(i, PRONOUN) || self.tokens.quoted[i] {
                continue;
            }
            let who = match only {
                Some(one) => one,
                None => before,
            };
            // "Dr. Kean said she was ill": not about Kean.
            let own = self.inside[i].checked_sub(1).is_some_and(|a| {
                let (from, to) = self.sources[a as usize];
                only.is_some() && self.name_in(from, to).is_some_and(|n| Some(self.entity[n]) == who)
            });
            if let Some(id) = who.filter(|_| !own) {
                let entity = &mut self.cast.entities[id];
                entity.gender += super::cast::gender(self.tokens.bits[i]);
                // Nobody says "he" of a company.
                if entity.is == Is::Unknown && entity.gender.abs() > 1 {
                    entity.is = Is::Person;
                }
            }
        }
    }

    /// Reads the article token by token: names, pronouns and sources become mentions in their order.
    fn walk(&mut self) {
        let mut order: Vec<usize> =
            (0..self.sources.len()).filter(|&i| self.sources[i].0 < self.sources[i].1).collect();
        crate::order::sort_by_key(&mut order, |&i| (self.sources[i], i));
        let (mut next_source, mut next_name) = (0, 0);
        let mut source_end = 0;
        let mut seen: Map<(usize, usize), Option<Answer>> = Map::new();
        for i in 0..self.tokens.len() {
            while let Some(&source) = order.get(next_source)
                && self.sources[source].0 <= i
            {
                next_source += 1;
                let (from, to) = self.sources[source];
                // One mention can be the source of several attributions.
                let answer = match seen.get(&(from, to)) {
                    Some(answer) => *answer,
                    None => {
                        let answer = self.source(from, to);
                        seen.set((from, to), answer);
                        // Who only passes words on is no nearer to mind than by being named.
                        if let Some(answer) = answer.filter(|_| source < self.attributions.len()) {
                            self.call(answer.entity, from, to);
                            self.push(answer.entity, from, to, true);
                        }
                        answer
                    }
                };
                self.answers[source] = answer;
                if source < self.attributions.len() {
                    source_end = source_end.max(to);
                }
            }
            let in_source = i < source_end;
            while next_name < self.names.len() && self.names[next_name].start < i {
                next_name += 1;
            }
            if let Some(&name) = self.names.get(next_name).filter(|n| n.start == i) {
                let id = self.entity[next_name];
                let known = self.mentions.last().is_some_and(|m| m.entity == id && m.source && in_source);
                if !known {
                    self.push(id, name.start, name.end, false);
                }
            } else if !in_source || self.tokens.is(i, BODY) && !self.tokens.is(i, PLURAL) {
                self.passing(i);
            }
        }
    }

    /// A pronoun or plural that is no source: who it means keeps the thread for those that are.
    fn passing(&mut self, i: usize) {
        if self.tokens.is(i, BODY) && !self.tokens.is(i, PLURAL) && !self.tokens.capital(i) {
            // "the Kean campaign", "a New Hampshire ballot commission".
            let mut from = i;
            while from > 0 && i - from < 3 && self.tokens.together(from - 1, i) {
                if let Some(at) = self.name_ending(from) {
                    from = self.names[at].start;
                    break;
                }
                if !self.tokens.is_word(from - 1) && !self.tokens.possessive(from - 1)
                    || self.tokens.is(from - 1, CLOSED)
                {
                    return;
                }
                from -= 1;
            }
            if from < i && self.tokens.capital(from) && !self.tokens.is(i + 1, ROLE | BODY) {
                let id = self.describe_as(Is::Something, from, i + 1, None);
                self.push(id, from, i + 1, false);
            }
            return;
        }
        if self.tokens.is(i, PRONOUN) {
            if let Some((id, score)) = self.somebody(i, super::cast::gender(self.tokens.bits[i]))
                && score > 2.0
            {
                self.push(id, i, i + 1, false);
            }
        } else if self.tokens.is(i, PLURAL)
            && self.tokens.is(i, ROLE | DEMONYM | ADJECTIVE)
            && !self.tokens.possessive(i + 1)
            && !self.tokens.is(i + 1, ROLE | BODY | THING)
        {
            let mut from = i;
            while from > 0
                && i - from < 2
                && self.tokens.together(from - 1, i)
                && self.tokens.is_word(from - 1)
                && !self.tokens.is(from - 1, CLOSED & !(ADJECTIVE | FUNCTION))
                && !self.tokens.word(from - 1).ends_with("ed")
                && !self.tokens.word(from - 1).ends_with("ing")
            {
                from -= 1;
            }
            let id = self.describe_as(Is::Group, from, i + 1, None);
            self.push(id, i, i + 1, false);
        }
    }

    /// Keeps what a source calls somebody, if it is more than a pronoun.
    fn call(&mut self, id: usize, from: usize, to: usize) {
        let end = self.segment(from, to);
        let from = from + usize::from(self.tokens.is(from, DETERMINER) && end - from > 1);
        let named = matches!(self.cast.entities[id].is, Is::Person | Is::Body | Is::Unknown);
        if named && end > from && end - from <= 10 && !(end - from == 1 && self.tokens.is(from, CLOSED)) {
            let text = self.tokens.text(from, end);
            self.cast.entities[id].called.add(text);
        }
    }

    pub(super) fn push(&mut self, entity: usize, from: usize, to: usize, source: bool) {
        let before = self.mentions.iter().rev().take(4).find(|m| !m.minor);
        let mention = Mention::at(&self.tokens, entity, from, to, source, before);
        self.mentions.push(mention);
        if self.latest.len() < self.cast.entities.len() {
            self.latest.resize(self.cast.entities.len(), 0);
        }
        self.latest[entity] = self.mentions.len();
    }

    /// The name whose last token is the one before `end`.
    pub(super) fn name_ending(&self, end: usize) -> Option<usize> {
        let at = self.names.partition_point(|n| n.end < end);
        self.names.get(at).filter(|n| n.end == end).map(|_| at)
    }

    /// The name that begins in the given range of tokens and whose index is lowest.
    pub(super) fn name_in(&self, from: usize, to: usize) -> Option<usize> {
        let at = self.names.partition_point(|n| n.end <= from);
        self.names.get(at).filter(|n| n.start < to).map(|_| at)
    }

    /// The speaker of the attribution in whose content token `i` stands, as far as it is known or named.
    pub(super) fn speaker_around(&self, i: usize) -> Option<(usize, usize)> {
        let attribution = self.inside.get(i).copied().unwrap_or(0).checked_sub(1)? as usize;
        let (from, to) = self.sources[attribution];
        if from <= i && i < to {
            return None;
        }
        if let Some(answer) = self.answers[attribution] {
            return Some((attribution, answer.entity));
        }
        let name = self.name_in(from, to)?;
        Some((attribution, self.entity[name]))
    }

    /// Sources in lines that are not read, such as captions: a name that the article knows.
    fn unread(&mut self) {
        for (i, attribution) in self.attributions.iter().enumerate() {
            let Some(span) = attribution.source.filter(|_| self.sources[i].0 >= self.sources[i].1) else {
                continue;
            };
            let own: Vec<String> = span
                .of(self.tokens.text_of_all())
                .split_whitespace()
                .map(|w| fold(w.trim_matches(|c: char| !c.is_alphanumeric())))
                .filter(|w| !w.is_empty())
                .take(8)
                .collect();
            if let Some(entity) = self.cast.known(&own) {
                let rule = "a name that the article knows, in a line that is not read";
                self.answers[i] = Some(Answer { entity, confidence: 0.9, rule });
            }
        }
    }

    /// "I" and "we" in quotation marks are whoever is quoted; "I" outside them is the author, if the text says who.
    fn first_person(&mut self) {
        for _ in 0..3 {
            for i in 0..self.sources.len() {
                let (from, to) = self.sources[i];
                if self.answers[i].is_some() || to - from != 1 || !first_person(self.tokens.word(from)) {
                    continue;
                }
                let around = self.inside.get(from).copied().unwrap_or(0).checked_sub(1);
                if let Some(outer) = around
                    && outer as usize != i
                    && self.tokens.quoted[from]
                {
                    self.answers[i] = self.answers[outer as usize].map(|answer| Answer {
                        entity: answer.entity,
                        confidence: answer.confidence * 0.92,
                        rule: "first person in the words of this speaker",
                    });
                }
            }
        }
        let Some(author) = self.author() else { return };
        for i in 0..self.sources.len() {
            let (from, to) = self.sources[i];
            if self.answers[i].is_none()
                && to - from == 1
                && matches!(self.tokens.word(from), "I" | "me" | "my" | "My")
                && !self.tokens.quoted[from]
            {
                self.answers[i] = Some(Answer {
                    entity: author,
                    confidence: 0.8,
                    rule: "first person outside quotations: the author",
                });
            }
        }
    }

    /// Whom a note at the end introduces: "Ada Quill is the governor of …".
    fn author(&self) -> Option<usize> {
        let last = self.tokens.paragraph(self.tokens.len().checked_sub(1)?);
        let at = self.names.iter().rposition(|n| {
            self.tokens.paragraph(n.start) + 1 >= last
                && n.sort <= Sort::Likely
                && self.tokens.first(n.lead)
                && matches!(self.tokens.word(n.end), "is" | ",")
        })?;
        let name = self.names[at];
        (self.tokens.word(name.end) == "is").then(|| self.entity[at])
    }

    /// The entity for the words from `from` to `to` as a description; `owner` stands for a possessive before them.
    pub(super) fn describe_as(&mut self, is: Is, from: usize, to: usize, owner: Option<usize>) -> usize {
        let mut key: Vec<String> = Vec::new();
        if let Some(owner) = owner {
            key.extend(self.key_of(owner));
        }
        let mut i = from;
        let mut capital = owner.is_some();
        while i < to {
            match self.name_in(i, i + 1) {
                Some(at) if self.names[at].start == i && self.names[at].end <= to => {
                    capital = true;
                    key.extend(self.key_of(self.entity[at]));
                    i = self.names[at].end;
                }
                _ => {
                    if self.tokens.is_word(i)
                        && !self.tokens.possessive(i)
                        && !matches!(self.tokens.word(i), "the" | "The")
                    {
                        capital |= self.tokens.is(i, DEMONYM);
                        key.push(if self.tokens.is(i, DEMONYM) && !self.tokens.is(i, PLURAL) {
                            self.words.base(&self.tokens.folded(i))
                        } else {
                            self.tokens.folded(i)
                        });
                    }
                    i += 1;
                }
            }
        }
        let rest = self.tokens.text(from, to);
        let name = match owner {
            Some(owner) if self.tokens.is(from, BODY) && to - from == 1 && self.is_person(owner) => {
                format!("{} {rest}", self.cast.surname(owner))
            }
            Some(owner) => format!("{}’s {rest}", self.cast.entities[owner].name),
            None => rest,
        };
        let head = self.head(from, to);
        // "News of the Kean trip" is no body.
        let body = capital
            && self.tokens.is(head, BODY)
            && !self.tokens.word(head).eq_ignore_ascii_case("news")
            && !self.tokens.is(head, PLURAL);
        let id = self.cast.described(is, name, key, from);
        let head = self.words.base(&self.tokens.folded(head));
        let entity: &mut Entity = &mut self.cast.entities[id];
        entity.body |= body;
        if entity.head.is_empty()
            && !matches!(entity.is, Is::Person | Is::Body | Is::Unknown | Is::Place | Is::Thing)
        {
            entity.head = head;
            self.cast.index(id);
        }
        id
    }

    fn key_of(&self, id: usize) -> Vec<String> {
        let entity = &self.cast.entities[id];
        match entity.is {
            Is::Person => entity.words.last().cloned().into_iter().collect(),
            _ => entity.words.clone(),
        }
    }

    pub(super) fn is_person(&self, id: usize) -> bool {
        self.cast.entities[id].is == Is::Person
    }
}

pub(super) fn first_person(word: &str) -> bool {
    matches!(word, "I" | "me" | "my" | "My" | "we" | "We" | "us" | "our" | "Our" | "myself")
}

/// Finds in lines set in title case the names that the rest of the article has shown to be names.
fn headlines(tokens: &Tokens, cast: &Cast, names: &mut Vec<Name>, entity: &mut Vec<usize>) {
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if !tokens.titled[i] || !tokens.capital(i) {
            i += 1;
            continue;
        }
        let longest = (1..=5).rev().find_map(|count| {
            let end = i + count;
            if !tokens.together(i, end - 1) || !tokens.is_word(end - 1) {
                return None;
            }
            let own: Vec<String> =
                (i..end).filter(|&k| tokens.is_word(k)).map(|k| tokens.folded(k).replace('.', "")).collect();
            cast.known(&own).map(|id| (end, id))
        });
        match longest {
            Some((end, id)) => {
                let sort = if cast.entities[id].is == Is::Person { Sort::Person } else { Sort::Body };
                found.push((Name { lead: i, start: i, end, sort }, id));
                i = end;
            }
            None => i += 1,
        }
    }
    if found.is_empty() {
        return;
    }
    let mut all: Vec<(Name, usize)> = names.drain(..).zip(entity.drain(..)).chain(found).collect();
    crate::order::sort_by_key(&mut all, |(name, _)| name.start);
    (*names, *entity) = all.into_iter().unzip();
}
