//! From the entities of each article to the speakers of the corpus.

use std::collections::{BTreeMap, BTreeSet};

use super::article::Answer;
use super::cast::{Cast, Entity, Is};
use super::words::{Words, sound};
use crate::quotes::{Resolution, Speaker, SpeakerId, SpeakerKind, Speakers};

/// An entity of one article: article and index in its cast.
type Place = (usize, usize);

/// So many bearers of one surname are looked at, the last named first.
const MANY: usize = 256;

/// Joins what the articles found. Persons meet by full name, or by a surname that only one of them bears; bodies by
/// name or acronym; who is only described stays in the article.
pub(super) fn join(words: &Words, read: &[(Cast, Vec<Option<Answer>>)]) -> Speakers {
    let groups = Groups::of(words, read);
    let mut all = Vec::new();
    let mut ids: BTreeMap<usize, SpeakerId> = BTreeMap::new();
    let mut of = Vec::with_capacity(read.len());
    for (article, (_, answers)) in read.iter().enumerate() {
        let mut resolved = Vec::with_capacity(answers.len());
        for answer in answers {
            resolved.push(answer.map(|answer| {
                let group = groups.of.get(&(article, answer.entity)).copied().unwrap_or(0);
                let speaker = *ids.entry(group).or_insert_with(|| {
                    all.push(speaker(read, &groups.members[group]));
                    SpeakerId(all.len() as u32 - 1)
                });
                Resolution { speaker, confidence: answer.confidence, rule: answer.rule }
            }));
        }
        of.push(resolved);
    }
    Speakers { all, of }
}

fn entity(read: &[(Cast, Vec<Option<Answer>>)], place: Place) -> &Entity {
    &read[place.0].0.entities[place.1]
}

/// The fullest name, the most frequent of those, the first by code point.
fn speaker(read: &[(Cast, Vec<Option<Answer>>)], members: &[Place]) -> Speaker {
    let mut aliases: BTreeSet<&str> = BTreeSet::new();
    let mut names: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    let mut kind = SpeakerKind::Unnamed;
    for &place in members {
        let entity = entity(read, place);
        kind = kind.min(entity.kind());
        let full = entity.words.len() + usize::from(!entity.suffix.is_empty());
        let times = entity.forms.get(&entity.name).copied().unwrap_or(1);
        let name = names.entry(&entity.name).or_insert((full, 0));
        name.1 += times;
        aliases.extend(entity.forms.keys().chain(&entity.called).map(String::as_str));
    }
    // BTreeMap's order decides between equals: the first by code point is kept.
    let mut best: Option<(&str, (usize, u32))> = None;
    for (name, rank) in names {
        if best.is_none_or(|(_, b)| rank > b) {
            best = Some((name, rank));
        }
    }
    let name = best.map_or("", |(name, _)| name).to_owned();
    aliases.remove(name.as_str());
    Speaker { name, kind, aliases: aliases.into_iter().map(str::to_owned).collect() }
}

/// Which entities are one speaker.
#[derive(Debug, Default)]
struct Groups {
    of: BTreeMap<Place, usize>,
    members: Vec<Vec<Place>>,
}

impl Groups {
    fn of(words: &Words, read: &[(Cast, Vec<Option<Answer>>)]) -> Self {
        let mut groups = Self::default();
        let mut surnames: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        let mut bodies: BTreeMap<&[String], Vec<Place>> = BTreeMap::new();
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
                        surnames.entry(sound(last)).or_default().push(place);
                    }
                    Is::Body | Is::Place | Is::Thing => bodies.entry(&entity.words).or_default().push(place),
                    _ if entity.body => bodies.entry(&entity.words).or_default().push(place),
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
        self.of.insert(place, self.members.len());
        self.members.push(vec![place]);
    }

    fn add(&mut self, place: Place, group: usize) {
        self.of.insert(place, group);
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
