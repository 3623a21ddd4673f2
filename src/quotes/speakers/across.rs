//! From the entities of each article to the speakers of the corpus.

use super::affiliations;
use super::article::Answer;
use super::cast::{Cast, Entity, Is};
use super::words::{Words, sound};
use crate::map::{Map, Set};
use crate::quotes::{Resolution, Speaker, SpeakerId, SpeakerKind, Speakers};

/// An entity of one article: article and index in its cast.
pub(super) type Place = (usize, usize);

/// So many bearers of one surname are looked at, the last named first.
const MANY: usize = 256;

/// Joins what the articles found. Persons meet by full name, or by a surname that only one of them bears; bodies by
/// name or acronym; who is only described stays in the article.
pub(super) fn join(words: &Words, read: &[(Cast, Vec<Option<Answer>>)]) -> Speakers {
    let groups = Groups::of(words, read);
    let mut all = Vec::new();
    let mut ids: Vec<Option<SpeakerId>> = vec![None; groups.members.len()];
    let (mut of, mut via) = (Vec::with_capacity(read.len()), Vec::with_capacity(read.len()));
    for (article, (_, answers)) in read.iter().enumerate() {
        let mut resolved = Vec::with_capacity(answers.len());
        for answer in answers {
            resolved.push(answer.map(|answer| {
                let group = groups.of[article][answer.entity];
                let speaker = *ids[group].get_or_insert_with(|| {
                    all.push(speaker(words, read, &groups.members[group]));
                    SpeakerId(all.len() as u32 - 1)
                });
                Resolution { speaker, confidence: answer.confidence, rule: answer.rule }
            }));
        }
        via.push(resolved.split_off(answers.len() / 2));
        of.push(resolved);
    }
    Speakers { all, of, via }
}

/// The entities of the corpus that are one each, as places (article and index in its cast).
pub(super) fn groups(words: &Words, read: &[(Cast, Vec<Option<Answer>>)]) -> Vec<Vec<Place>> {
    Groups::of(words, read).members
}

fn entity(read: &[(Cast, Vec<Option<Answer>>)], place: Place) -> &Entity {
    &read[place.0].0.entities[place.1]
}

/// The fullest name, the most frequent of those, the first by code point.
pub(super) fn speaker(words: &Words, read: &[(Cast, Vec<Option<Answer>>)], members: &[Place]) -> Speaker {
    let mut aliases: Set<&str> = Set::new();
    let mut names: Map<&str, (usize, u32)> = Map::new();
    let mut kind = SpeakerKind::Unnamed;
    for &place in members {
        let entity = entity(read, place);
        kind = kind.min(entity.kind());
        let full = entity.words.len() + usize::from(!entity.suffix.is_empty());
        let times = entity.forms.get(&entity.name).copied().unwrap_or(1);
        let name = names.get_or(&entity.name, || (full, 0));
        name.1 += times;
        entity.forms.keys().chain(entity.called.keys()).for_each(|alias| aliases.add(alias));
    }
    // The order decides between equals: the first by code point is kept.
    let mut best: Option<(&str, (usize, u32))> = None;
    for (&name, &rank) in names.iter() {
        if best.is_none_or(|(_, b)| rank > b) {
            best = Some((name, rank));
        }
    }
    let name = best.map_or("", |(name, _)| name).to_owned();
    // "Main opposition": a body that is described.
    if kind == SpeakerKind::Organisation && !is_name(&name) {
        kind = SpeakerKind::Unnamed;
    }
    let aliases = aliases.keys().filter(|alias| **alias != name).map(|&alias| alias.to_owned()).collect();
    let affiliation =
        affiliation(words, read, members, &name, kind).map_or_else(String::new, affiliations::shown);
    Speaker { name, kind, aliases, affiliation }
}

/// Whether the first or the last word has a capital.
fn is_name(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let has_capital = |word: &str| word.chars().any(char::is_uppercase);
    words.next().is_some_and(has_capital) || words.next_back().is_some_and(has_capital)
}

/// The country that the articles tie a speaker to most often; of whoever bears no person's name, that of the name.
fn affiliation(
    words: &Words,
    read: &[(Cast, Vec<Option<Answer>>)],
    members: &[Place],
    name: &str,
    kind: SpeakerKind,
) -> Option<&'static str> {
    let mut ties: Map<&'static str, u32> = Map::new();
    for &place in members {
        entity(read, place).ties.iter().for_each(|(country, &times)| *ties.get_or(*country, || 0) += times);
    }
    let mut best: Option<(&'static str, u32)> = None;
    for (&country, &times) in ties.iter() {
        if best.is_none_or(|(_, most)| times > most) {
            best = Some((country, times));
        }
    }
    if kind == SpeakerKind::Person {
        return best.map(|(country, _)| country);
    }
    let forms = members.iter().flat_map(|&place| entity(read, place).forms.keys());
    affiliations::of_phrase(words, name)
        .or_else(|| forms.into_iter().find_map(|form| affiliations::of_phrase(words, form)))
        .or_else(|| best.map(|(country, _)| country))
}

/// Which entities are one speaker.
#[derive(Debug)]
struct Groups {
    /// By article and entity; 0 for those in none.
    of: Vec<Vec<usize>>,
    members: Vec<Vec<Place>>,
}

impl Groups {
    fn of(words: &Words, read: &[(Cast, Vec<Option<Answer>>)]) -> Self {
        let of = read.iter().map(|(cast, _)| vec![0; cast.entities.len()]).collect();
        let mut groups = Self { of, members: Vec::new() };
        let mut surnames: Map<String, Vec<Place>> = Map::new();
        let mut bodies: Map<&[String], Vec<Place>> = Map::new();
        for (article, (cast, answers)) in read.iter().enumerate() {
            let mut used = vec![false; cast.entities.len()];
            for answer in answers.iter().flatten() {
                used[answer.entity] = true;
            }
            for (id, entity) in cast.entities.iter().enumerate() {
                let place = (article, id);
                match entity.is {
                    Is::Person | Is::Unknown => {
                        let last = entity.words.last().map_or("", String::as_str);
                        surnames.get_or(sound(last), Default::default).push(place);
                    }
                    Is::Body | Is::Place | Is::Thing => {
                        bodies.get_or(&entity.words, Default::default).push(place)
                    }
                    _ if entity.body => bodies.get_or(&entity.words, Default::default).push(place),
                    _ if used[id] => groups.start(place),
                    _ => {}
                }
            }
        }
        for places in surnames.values() {
            groups.persons(words, read, places);
        }
        for places in bodies.values() {
            let mut places = places.iter();
            if let Some(&first) = places.next() {
                groups.start(first);
                let group = groups.members.len() - 1;
                places.for_each(|&place| groups.add(place, group));
            }
        }
        groups
    }

    fn start(&mut self, place: Place) {
        self.of[place.0][place.1] = self.members.len();
        self.members.push(vec![place]);
    }

    fn add(&mut self, place: Place, group: usize) {
        self.of[place.0][place.1] = group;
        self.members[group].push(place);
    }

    /// Persons with one surname: full names first, then bare surnames where one alone can be meant.
    fn persons(&mut self, words: &Words, read: &[(Cast, Vec<Option<Answer>>)], places: &[Place]) {
        let mut leaders: Vec<(Place, usize)> = Vec::new();
        let (full, bare): (Vec<Place>, Vec<Place>) =
            places.iter().partition(|&&place| entity(read, place).words.len() > 1);
        for place in full {
            let own = entity(read, place);
            let same = |&&(leader, _): &&(Place, usize)| {
                let other = entity(read, leader);
                let given = words.same_given(&own.words[0], &other.words[0])
                    || sound(&own.words[0]) == sound(&other.words[0]);
                let spelt = own.words.ends_with(&other.words) || other.words.ends_with(&own.words);
                (given || spelt)
                    && own.gender.signum() * other.gender.signum() >= 0
                    && (own.suffix == other.suffix || own.suffix.is_empty() || other.suffix.is_empty())
            };
            match leaders.iter().rev().take(MANY).find(same) {
                Some(&(_, group)) => self.add(place, group),
                None => {
                    leaders.push((place, self.members.len()));
                    self.start(place);
                }
            }
        }
        for place in bare {
            let own = entity(read, place);
            let fitting: Vec<usize> = leaders
                .iter()
                .rev()
                .take(MANY)
                .filter(|(leader, _)| {
                    let other = entity(read, *leader);
                    own.gender.signum() * other.gender.signum() >= 0
                        && (other.words.len() == 1) == (leaders.len() > 1 && other.words.len() == 1)
                })
                .map(|&(_, group)| group)
                .collect();
            match fitting[..] {
                [group] => self.add(place, group),
                _ => {
                    leaders.push((place, self.members.len()));
                    self.start(place);
                }
            }
        }
    }
}
