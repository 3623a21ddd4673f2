//! The persons, bodies and places that one article names, and which of its names mean the same one.

use super::affiliations;
use super::descriptions::describe;
use super::names::{Name, Sort};
use super::tokens::Tokens;
use super::words::{Words, class::*, sound};
use crate::map::{Map, Set};
use crate::quotes::SpeakerKind;
use crate::text::case::{lower_case, upper, upper_case};

/// So many bearers of one name are looked at, the last named first.
const MANY: usize = 64;

/// What an entity can be called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Is {
    /// Somebody with a name.
    Person,
    /// One word of which the article does not show whether it is a person or a body.
    Unknown,
    /// A named body.
    Body,
    /// A country, state or city.
    Place,
    /// A named thing.
    Thing,
    /// Somebody described: "a senior official".
    Somebody,
    /// Anything else described: "the complaint".
    Something,
    /// Several people, named or described.
    Group,
}

/// Somebody or something that an article mentions.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) is: Is,
    /// The fullest name, without title; or the description.
    pub(super) name: String,
    /// The words of the name, folded, initials without stops; a body's as their base forms.
    pub(super) words: Vec<String>,
    /// "jr", "iii".
    pub(super) suffix: String,
    /// How often each form of the name stands in the article.
    pub(super) forms: Map<String, u32>,
    /// What sources call it besides.
    pub(super) called: Set<String>,
    /// Evidence that it is a man (above 0) or a woman (below).
    pub(super) gender: i32,
    /// Words of titles, appositions and descriptions.
    pub(super) descriptors: Set<String>,
    /// How often the words around its name tie it to a country.
    pub(super) ties: Map<&'static str, u32>,
    /// Token of its first mention.
    pub(super) first: usize,
    /// How often it is named in full.
    pub(super) full: u32,
    /// The head noun of a description, in its base form; empty for names.
    pub(super) head: String,
    /// Whether it is shown as a body although described: "the Kean campaign".
    pub(super) body: bool,
}

impl Entity {
    pub(super) fn new(is: Is, name: String, words: Vec<String>, first: usize) -> Self {
        Self {
            is,
            name,
            words,
            suffix: String::new(),
            forms: Map::new(),
            called: Set::new(),
            gender: 0,
            descriptors: Set::new(),
            ties: Map::new(),
            first,
            full: 0,
            head: String::new(),
            body: false,
        }
    }

    pub(super) fn kind(&self) -> SpeakerKind {
        match self.is {
            Is::Person => SpeakerKind::Person,
            Is::Unknown | Is::Body | Is::Place | Is::Thing => SpeakerKind::Organisation,
            _ if self.body => SpeakerKind::Organisation,
            _ => SpeakerKind::Unnamed,
        }
    }

    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }
}

/// Everybody and everything that an article names or, while it is read, describes.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) entities: Vec<Entity>,
    by_last: Map<String, Vec<usize>>,
    by_first: Map<String, Vec<usize>>,
    bodies: Map<Vec<String>, usize>,
    acronyms: Map<String, usize>,
    by_end: Map<String, Vec<usize>>,
    /// Whom or what a noun can mean again.
    by_noun: Map<String, Vec<usize>>,
}

impl Cast {
    /// Joins the names of an article. Gives the cast and the entity of each name.
    pub(super) fn of(tokens: &Tokens, words: &Words, names: &[Name]) -> (Self, Vec<usize>) {
        let mut cast = Self::default();
        let mut entity = vec![usize::MAX; names.len()];
        let parts: Vec<(Vec<String>, String)> = names.iter().map(|n| split(tokens, n)).collect();
        // Full names first, so that a surname finds its owner even if that one is named later.
        for pass in 0..3 {
            for (i, name) in names.iter().enumerate() {
                let (own, suffix) = &parts[i];
                let person = matches!(name.sort, Sort::Person | Sort::Likely);
                let due = match pass {
                    0 => person && own.len() > 1,
                    1 => person && own.len() == 1,
                    _ => name.sort == Sort::Unknown,
                };
                if !due || own.is_empty() {
                    continue;
                }
                if pass == 2
                    && let Some(id) = cast.family(tokens, name, own)
                {
                    entity[i] = id;
                    continue;
                }
                let found = cast.person(tokens, words, name, own, suffix);
                let id = match found {
                    Some(id) => id,
                    None => cast.add(tokens, name, own.clone(), suffix.clone(), pass < 2),
                };
                cast.note(tokens, words, name, own, suffix, id);
                entity[i] = id;
            }
        }
        for (i, name) in names.iter().enumerate() {
            if matches!(name.sort, Sort::Body | Sort::Place | Sort::Thing) {
                entity[i] = cast.body(tokens, words, name);
            }
        }
        for one in &mut cast.entities {
            let size = |form: &str| form.split_whitespace().count();
            let longest = one.forms.keys().map(|f| size(f)).max().unwrap_or(0);
            let mut best: Option<(&String, u32)> = None;
            for (form, &count) in one.forms.iter().filter(|(f, _)| size(f) == longest) {
                if best.is_none_or(|(_, b)| count > b) {
                    best = Some((form, count));
                }
            }
            if let Some((form, _)) = best {
                one.name.clone_from(form);
            }
        }
        for id in 0..cast.entities.len() {
            cast.index(id);
        }
        (cast, entity)
    }

    /// "the Keans": a family, if one of them is named.
    fn family(&mut self, tokens: &Tokens, name: &Name, own: &[String]) -> Option<usize> {
        let surname = own.first()?.strip_suffix('s')?;
        let the = name.start > 0 && tokens.word(name.start - 1).eq_ignore_ascii_case("the");
        if !the || tokens.possessive(name.end) || self.by_last.contains(&sound(&own[0])) {
            return None;
        }
        self.by_last.get(&sound(surname)).filter(|ids| !ids.is_empty())?;
        let id = self.described(Is::Group, tokens.text(name.start, name.end), own.to_vec(), name.start);
        self.entities[id].body = true;
        Some(id)
    }

    fn add(&mut self, tokens: &Tokens, name: &Name, own: Vec<String>, suffix: String, sure: bool) -> usize {
        let id = self.entities.len();
        let is = if sure { Is::Person } else { Is::Unknown };
        self.by_last.get_or(sound(own.last().map_or("", String::as_str)), Default::default).push(id);
        if own.len() > 1 {
            self.by_first.get_or(sound(&own[0]), Default::default).push(id);
        }
        let mut entity = Entity::new(is, tokens.text(name.start, name.end), own, name.start);
        entity.suffix = suffix;
        self.entities.push(entity);
        id
    }

    /// Keeps what a name tells of its owner: a fuller form, a title, an apposition.
    fn note(&mut self, tokens: &Tokens, words: &Words, name: &Name, own: &[String], suffix: &str, id: usize) {
        let entity = &mut self.entities[id];
        let text = tokens.text(name.start, name.end);
        if (own.len(), !suffix.is_empty()) > (entity.words.len(), !entity.suffix.is_empty()) {
            entity.name.clone_from(&text);
            entity.words = own.to_vec();
            if own.len() > 1 {
                let firsts = self.by_first.get_or(sound(&own[0]), Default::default);
                if !firsts.contains(&id) {
                    firsts.push(id);
                }
            }
        }
        if !suffix.is_empty() {
            suffix.clone_into(&mut entity.suffix);
        }
        if own.len() > 1 {
            entity.full += 1;
            for i in name.start..name.end {
                if tokens.is(i, GIVEN) {
                    entity.gender += gender(tokens.bits[i]) * 2;
                    break;
                }
                if tokens.is_word(i) && tokens.word(i).len() > 1 {
                    break;
                }
            }
        }
        *entity.forms.get_or(text, Default::default) += 1;
        for i in name.lead..name.start {
            entity.gender += gender(tokens.bits[i]) * 10;
        }
        if let Some(country) = affiliations::of_name(tokens, words, name) {
            *entity.ties.get_or(country, Default::default) += 1;
        }
        let (descriptors, said) = describe(tokens, words, name);
        entity.gender += said;
        descriptors.into_vec().into_iter().for_each(|(word, ())| entity.descriptors.add(word));
    }

    /// The person whom a name means, if the article has named one whom it fits.
    fn person(
        &self,
        tokens: &Tokens,
        words: &Words,
        name: &Name,
        own: &[String],
        suffix: &str,
    ) -> Option<usize> {
        let last = sound(own.last()?);
        let fits = |&&id: &&usize| {
            let other = &self.entities[id];
            (suffix.is_empty() || other.suffix.is_empty() || suffix == other.suffix)
                && (own.ends_with(&other.words)
                    || other.words.ends_with(own)
                    || same_given(words, own, &other.words))
        };
        let titled = (name.lead..name.start).map(|i| gender(tokens.bits[i])).sum::<i32>();
        let candidates: Vec<usize> = self
            .by_last
            .get(&last)
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .rev()
            .take(MANY)
            .filter(fits)
            .filter(|&&id| titled * self.entities[id].gender >= 0)
            .copied()
            .collect();
        match candidates.len() {
            0 => {}
            1 => return Some(candidates[0]),
            _ => return self.nearest(tokens, name, &candidates),
        }
        // "Hillary", or the family name of those who write it first.
        let firsts = self.by_first.get(&sound(own.first()?))?;
        let firsts: Vec<usize> =
            firsts.iter().copied().filter(|&id| self.entities[id].words.starts_with(own)).collect();
        match firsts.len() {
            0 => None,
            1 => Some(firsts[0]),
            _ => self.nearest(tokens, name, &firsts),
        }
    }

    /// Of several who share a name: whoever is named in full most often; the first named and the last named count more.
    fn nearest(&self, tokens: &Tokens, name: &Name, candidates: &[usize]) -> Option<usize> {
        let score = |id: usize| {
            let entity = &self.entities[id];
            let first = candidates.iter().all(|&c| self.entities[c].first >= entity.first);
            let near = entity.first <= name.start
                && tokens.sentence(name.start) - tokens.sentence(entity.first) <= 1;
            2 * entity.full.min(6) + 3 * u32::from(first) + 2 * u32::from(near)
        };
        candidates.iter().copied().max_by_key(|&id| (score(id), std::cmp::Reverse(id)))
    }

    fn body(&mut self, tokens: &Tokens, words: &Words, name: &Name) -> usize {
        let key: Vec<String> = (name.start..name.end)
            .filter(|&i| tokens.is_word(i) && !tokens.is(i, DETERMINER | PREPOSITION | CONJUNCTION))
            .map(|i| words.base(&tokens.folded(i).replace('.', "")))
            .collect();
        let text = tokens.text(name.start, name.end);
        let acronym = (key.len() == 1 && tokens.acronym(name.start)).then(|| letters(&text));
        let whole = name.sort == Sort::Body && acronym.is_none();
        let found = self
            .bodies
            .get(&key)
            .copied()
            .or_else(|| acronym.as_ref().and_then(|a| self.acronyms.get(a).copied()))
            .or_else(|| {
                // "the Times", after "the New York Times": the last body whose name ends so.
                if !whole || key.len() > 2 {
                    return None;
                }
                let ends = self.by_end.get(key.last()?)?;
                ends.iter().rev().take(MANY).copied().find(|&id| self.entities[id].words.ends_with(&key))
            });
        let id = found.unwrap_or_else(|| {
            let id = self.entities.len();
            let is = match name.sort {
                Sort::Place => Is::Place,
                Sort::Thing => Is::Thing,
                _ => Is::Body,
            };
            if (whole || name.sort == Sort::Thing) && key.len() > 1 {
                let initials: String = key.iter().filter_map(|w| w.chars().next()).collect();
                self.acronyms.get_or(upper_case(&initials), || id);
                if let Some(end) = key.last() {
                    self.by_end.get_or(end.clone(), Default::default).push(id);
                }
            }
            if let Some(acronym) = acronym {
                self.acronyms.get_or(acronym, || id);
            }
            self.bodies.get_or(key.clone(), || id);
            self.entities.push(Entity::new(is, text.clone(), key.clone(), name.start));
            id
        });
        let entity = &mut self.entities[id];
        if matches!(entity.is, Is::Body) && whole && key.len() > entity.words.len() {
            entity.name.clone_from(&text);
            entity.words = key;
        }
        entity.full += 1;
        *entity.forms.get_or(text, Default::default) += 1;
        // "Dawn magazine": later "the magazine".
        if tokens.is(name.end, BODY) && tokens.together(name.start, name.end) && !tokens.capital(name.end) {
            entity.descriptors.add(words.base(&tokens.folded(name.end)));
        }
        id
    }

    /// Makes an entity findable by the nouns that describe it or stand in its name.
    pub(super) fn index(&mut self, id: usize) {
        let entity = &self.entities[id];
        let words = entity.words.iter().filter(|_| entity.is != Is::Person);
        for noun in entity.descriptors.keys().chain(words).chain([&entity.head]).filter(|n| !n.is_empty()) {
            let ids = match self.by_noun.get_mut(noun) {
                Some(ids) => ids,
                None => self.by_noun.get_or(noun.clone(), Default::default),
            };
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
    }

    /// Those whom a noun can mean again, the last that the article brings up first.
    pub(super) fn by_noun(&self, noun: &str) -> impl Iterator<Item = usize> + '_ {
        self.by_noun.get(noun).map_or(&[][..], Vec::as_slice).iter().rev().take(4 * MANY).copied()
    }

    /// The entity that has this description already, or a new one. `key` leaves out what may vary.
    pub(super) fn described(&mut self, is: Is, name: String, key: Vec<String>, at: usize) -> usize {
        let found = self.bodies.get(&key).copied();
        found.unwrap_or_else(|| {
            let id = self.entities.len();
            self.bodies.set(key.clone(), id);
            self.entities.push(Entity::new(is, name, key, at));
            id
        })
    }

    /// The person or body that words without capitals to go by name: in a headline. `own` is folded.
    pub(super) fn known(&self, own: &[String]) -> Option<usize> {
        let last = own.last()?;
        let named_first = |ids: Option<&Vec<usize>>| ids.filter(|ids| ids.len() == 1).map(|ids| ids[0]);
        let named = |ids: Option<&Vec<usize>>| {
            let ids: Vec<usize> = ids?
                .iter()
                .rev()
                .take(MANY)
                .copied()
                .filter(|&id| self.entities[id].is == Is::Person)
                .collect();
            let full = ids.iter().copied().find(|&id| self.entities[id].words == own);
            full.or_else(|| ids.iter().copied().find(|&id| self.entities[id].words.ends_with(own)))
        };
        let given = || named_first(self.by_first.get(&sound(last)).filter(|_| own.len() == 1));
        named(self.by_last.get(&sound(last)))
            .or_else(given)
            .or_else(|| self.bodies.get(own).copied().filter(|_| own.len() > 1))
    }

    /// Surname, or the one name, of a person.
    pub(super) fn surname(&self, id: usize) -> String {
        let entity = &self.entities[id];
        let last = entity.last();
        entity
            .name
            .split_whitespace()
            .rev()
            .find(|part| lower_case(part).trim_matches(|c: char| !c.is_alphanumeric()) == last)
            .map_or_else(
                || entity.name.clone(),
                |part| part.trim_matches(|c: char| !c.is_alphanumeric()).to_owned(),
            )
    }
}

/// 1 for a man's word, -1 for a woman's, 0 for both or neither.
pub(super) fn gender(bits: u32) -> i32 {
    i32::from(bits & MALE != 0) - i32::from(bits & FEMALE != 0)
}

/// The words of a name, folded, and its suffix.
fn split(tokens: &Tokens, name: &Name) -> (Vec<String>, String) {
    let mut own: Vec<String> = Vec::new();
    let mut suffix = String::new();
    for i in name.start..name.end {
        if !tokens.is_word(i) {
            continue;
        }
        let word = tokens.folded(i).replace('.', "");
        if tokens.is(i, SUFFIX) && !own.is_empty() {
            suffix = word;
        } else {
            own.push(word);
        }
    }
    (own, suffix)
}

/// Whether two names with one surname agree in their first given names.
fn same_given(words: &Words, a: &[String], b: &[String]) -> bool {
    a.len() > 1 && b.len() > 1 && (words.same_given(&a[0], &b[0]) || sound(&a[0]) == sound(&b[0]))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(upper).collect()
}
