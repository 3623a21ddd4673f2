//! What the reports name, and in which words: each person, body, place or thing with every form and its place.

use super::article::{Called, read_names};
use super::cast::{Cast, Is};
use super::names::Name;
use super::tokens::Tokens;
use super::words::{Words, class::*};
use super::{WORDS, across};
use crate::map::{Map, Set};
use crate::quotes::{Document, Found};
use crate::span::{ArticleId, ByteSpan};
use crate::text::case::upper_case;

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedKind {
    /// Somebody.
    Person,
    /// A body: a company, an office, a party.
    Organisation,
    /// A country, state or city.
    Place,
    /// A name of which the reports do not show what it is of.
    Undecided,
}

/// Somebody or something that the reports name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The fullest name, without titles.
    pub name: String,
    /// What else it is called, by code point.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: NamedKind,
    /// The articles that mention it at all, in whatever form: a place also by who comes from it. In order.
    pub articles: Vec<ArticleId>,
}

/// A place where a report names or describes one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// The article.
    pub article: ArticleId,
    /// Index into [`Naming::all`].
    pub named: u32,
    /// The words, titles and descriptions before the name included.
    pub span: ByteSpan,
    /// Whether it is a description without the name.
    pub described: bool,
}

/// What the reports name, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// In the order in which they are first named.
    pub all: Vec<Named>,
    /// By article and place.
    pub places: Vec<NamedPlace>,
}

/// Finds everything that reports name: one report is read after another, then what they name is joined bit by bit, so
/// that long work can be shown and stopped.
#[derive(Default)]
pub struct NameSearch {
    read: Vec<(Cast, Vec<Option<super::article::Answer>>)>,
    called: Vec<Vec<Called>>,
    /// Of each report the countries that it mentions, by their people too.
    countries: Vec<Set<String>>,
    /// What is one, and how many of these were looked at; `None` until all reports are read.
    groups: Option<(Vec<Vec<across::Place>>, usize)>,
    named: Vec<(Named, Vec<across::Place>)>,
}

/// Names that a step looks at.
const STEP: usize = 500;

impl NameSearch {
    /// How many reports are read.
    #[must_use]
    pub fn reports(&self) -> usize {
        self.read.len()
    }

    /// Reads the next report.
    pub fn read(&mut self, document: &Document, found: &Found) {
        let (cast, places) = read_names(document, &WORDS, &found.attributions);
        self.read.push((cast, Vec::new()));
        self.called.push(places);
        self.countries.push(countries(document));
    }

    /// Looks at some names more of what was read, and says how much of them is done: 1 when all is.
    pub fn join(&mut self) -> f64 {
        let words = &*WORDS;
        let Some((groups, at)) = &mut self.groups else {
            self.groups = Some((across::groups(words, &self.read), 0));
            return 0.0;
        };
        let all = groups.len();
        let end = all.min(*at + STEP);
        for members in &mut groups[*at..end] {
            let members = std::mem::take(members);
            let Some(kind) = kind(&self.read, &members) else { continue };
            let speaker = across::speaker(words, &self.read, &members);
            let mut articles: Vec<ArticleId> = members.iter().map(|m| ArticleId(m.0 as u32)).collect();
            crate::order::sort(&mut articles);
            articles.dedup();
            let mut forms: Set<&str> = Set::new();
            for &(article, id) in &members {
                self.read[article].0.entities[id].forms.keys().for_each(|form| forms.add(form));
            }
            let aliases = forms.keys().filter(|f| **f != speaker.name).map(|&f| f.to_owned()).collect();
            self.named.push((Named { name: speaker.name, aliases, kind, articles }, members));
        }
        *at = end;
        if end < all { end as f64 / all as f64 } else { 1.0 }
    }

    /// Everything that the reports read so far name.
    #[must_use]
    pub fn finish(mut self) -> Naming {
        while self.join() < 1.0 {}
        let Self { read, called, countries, mut named, .. } = self;
        join(&mut named, |one| initials_or_name(one, &WORDS));
        demonyms(&mut named, &countries);
        let mut of: Vec<Vec<Option<usize>>> =
            read.iter().map(|(cast, _)| vec![None; cast.entities.len()]).collect();
        for (at, (_, members)) in named.iter().enumerate() {
            members.iter().for_each(|&(article, id)| of[article][id] = Some(at));
        }
        // Numbered by first mention; what is never mentioned in words of its own is left out.
        let mut numbers: Vec<Option<u32>> = vec![None; named.len()];
        let mut naming = Naming::default();
        for (article, places) in called.iter().enumerate() {
            for place in places {
                let Some(at) = of[article][place.entity] else { continue };
                let number = *numbers[at].get_or_insert_with(|| {
                    naming.all.push(named[at].0.clone());
                    naming.all.len() as u32 - 1
                });
                naming.places.push(NamedPlace {
                    article: ArticleId(article as u32),
                    named: number,
                    span: place.span,
                    described: place.described,
                });
            }
        }
        naming
    }
}

type Read = [(Cast, Vec<Option<super::article::Answer>>)];

/// `None` for what is described only.
fn kind(read: &Read, members: &[across::Place]) -> Option<NamedKind> {
    let of = |&(article, id): &across::Place| match read[article].0.entities[id].is {
        Is::Person => Some(NamedKind::Person),
        Is::Body => Some(NamedKind::Organisation),
        Is::Place => Some(NamedKind::Place),
        Is::Unknown | Is::Thing => Some(NamedKind::Undecided),
        _ => None,
    };
    members.iter().filter_map(of).min()
}

/// Joins those with one key: places that are one country, undecided names spelt alike, and "UN" with the one body
/// whose initials it is.
fn join(named: &mut Vec<(Named, Vec<across::Place>)>, key: impl Fn(&Named) -> Option<String>) {
    let mut with: Map<String, Vec<usize>> = Map::new();
    for (at, (one, _)) in named.iter().enumerate() {
        if let Some(key) = key(one) {
            with.get_or(key, Vec::new).push(at);
        }
    }
    for list in with.values() {
        // Two bodies with the same initials: the acronym may be either's.
        let whole = |at: &&usize| named[**at].0.name.contains(' ');
        if list.len() < 2
            || named[list[0]].0.kind == NamedKind::Organisation && list.iter().filter(whole).count() > 1
        {
            continue;
        }
        let first = list.iter().find(whole).copied().unwrap_or(list[0]);
        for &at in list.iter().filter(|&&at| at != first) {
            let (other, members) = (named[at].0.clone(), std::mem::take(&mut named[at].1));
            let (into, all) = &mut named[first];
            all.extend(members);
            into.articles.extend(other.articles);
            into.aliases.push(other.name);
            into.aliases.extend(other.aliases);
            crate::order::sort(&mut into.articles);
            into.articles.dedup();
            crate::order::sort(&mut into.aliases);
            into.aliases.dedup();
            let name = into.name.clone();
            into.aliases.retain(|alias| *alias != name);
        }
    }
    named.retain(|(_, members)| !members.is_empty());
}

/// What is joined by it: the country, the initials of a body, the spelling of a name that tells nothing else.
fn initials_or_name(one: &Named, words: &Words) -> Option<String> {
    match one.kind {
        NamedKind::Person => None,
        NamedKind::Place => Some(format!("place {}", place_key(&one.name, words))),
        NamedKind::Undecided => Some(format!("name {}", one.name)),
        NamedKind::Organisation => {
            let letters: String = one.name.chars().filter(|c| c.is_alphanumeric()).collect();
            let acronym =
                !one.name.contains(' ') && upper_case(&letters) == letters && letters.chars().count() > 1;
            let capitals = || {
                let heads = one.name.split_whitespace().filter_map(|w| w.chars().next());
                heads.filter(|c| c.is_uppercase()).collect::<String>()
            };
            let key = if acronym { letters } else { capitals() };
            (key.chars().count() > 1).then(|| format!("body {key}"))
        }
    }
}

/// One key for all names of a country.
fn place_key(name: &str, words: &Words) -> String {
    let folded: Vec<String> = name.split_whitespace().map(super::words::fold).collect();
    words.base(&folded.join("_"))
}

/// The countries that a report mentions: whoever writes "French" mentions France.
fn countries(document: &Document) -> Set<String> {
    let words = &*WORDS;
    let mut seen: Set<String> = Set::new();
    for token in 0..document.tokens.len() {
        if !document.word(token).starts_with(char::is_uppercase) {
            continue;
        }
        let folded = super::words::fold(document.word(token));
        for form in [folded.as_str(), folded.trim_end_matches('s')] {
            if words.bits(form) & PLACE != 0 {
                seen.add(words.base(form));
            }
        }
        // "Russian-backed", "U.S.-led".
        if let Some((head, _)) = folded.split_once('-')
            && words.bits(head) & PLACE != 0
        {
            seen.add(words.base(head));
        }
    }
    seen
}

fn demonyms(named: &mut [(Named, Vec<across::Place>)], countries: &[Set<String>]) {
    let mut bases: Map<String, usize> = Map::new();
    for (at, (one, _)) in named.iter().enumerate().filter(|(_, (one, _))| one.kind == NamedKind::Place) {
        bases.set(place_key(&one.name, &WORDS), at);
    }
    for (id, seen) in (0u32..).map(ArticleId).zip(countries) {
        for base in seen.keys() {
            if let Some(&at) = bases.get(base) {
                let articles = &mut named[at].0.articles;
                if let Err(place) = articles.binary_search(&id) {
                    articles.insert(place, id);
                }
            }
        }
    }
}

/// Words that may stand in a title in lower case without being offices themselves.
const MODIFIERS: [&str; 24] = [
    "acting",
    "assistant",
    "associate",
    "campaign",
    "chief",
    "defense",
    "defence",
    "deputy",
    "executive",
    "finance",
    "foreign",
    "former",
    "general",
    "interior",
    "junior",
    "long-time",
    "longtime",
    "national",
    "prime",
    "senior",
    "special",
    "state",
    "top",
    "vice",
];

/// From the first word of the title or description before a name to the end of the name.
pub(super) fn form(tokens: &Tokens, name: &Name) -> (usize, usize) {
    if tokens.titled[name.start] {
        return (name.start, name.end);
    }
    let mut from = name.lead;
    // "The U.N. special envoy for Syria, Staffan": a role, a comma, the name.
    let comma = from > 1 && tokens.word(from - 1) == "," && tokens.together(from - 1, name.start);
    let mut at = if comma { from - 1 } else { from };
    let stop = at.saturating_sub(9);
    let mut role = false;
    while at > stop
        && tokens.together(at - 1, name.start)
        && tokens.is_word(at - 1)
        && !tokens.possessive(at - 1)
    {
        let i = at - 1;
        let link = matches!(tokens.word(i), "of" | "for" | "to" | "and") && role | (at < name.lead);
        let known = tokens.is(i, ROLE | TITLE | ADJECTIVE | DEMONYM | PLACE | BODY)
            && !tokens.is(i, PLURAL & !DEMONYM);
        let modifier = MODIFIERS.contains(&tokens.word(i)) || tokens.acronym(i);
        let capital = tokens.capital(i) && !tokens.first(i);
        if !(known || modifier || link || capital) || tokens.is(i, PRONOUN) {
            break;
        }
        role |= tokens.is(i, ROLE | TITLE);
        at = i;
    }
    while at < from && (tokens.is(at, PREPOSITION | CONJUNCTION) || !tokens.is_word(at)) {
        at += 1;
    }
    let close = matches!(tokens.word(name.end), "," | "." | "—" | "–" | ";" | "”" | "\"" | "");
    let demonym = (at..from).any(|i| tokens.is(i, DEMONYM | PLACE));
    if role && (!comma || close) || !comma && demonym && at + 1 == from {
        from = at;
    }
    (from, name.end)
}
