//! The words that speaker resolution knows, read from the data files beside this one.

/// The classes of a word, as bits.
pub(super) mod class {
    /// A person's office or occupation.
    pub const ROLE: u32 = 1;
    /// Is, or goes with, a man.
    pub const MALE: u32 = 1 << 1;
    /// Is, or goes with, a woman.
    pub const FEMALE: u32 = 1 << 2;
    /// Stands only before a name: "Mr.".
    pub const TITLE: u32 = 1 << 3;
    /// May be said of anybody already named: "the candidate".
    pub const KNOWN: u32 = 1 << 4;
    /// A body: "committee".
    pub const BODY: u32 = 1 << 5;
    /// A body that a definite description names again: "the company".
    pub const GENERIC: u32 = 1 << 6;
    /// Part of the name of something that does not speak: "street".
    pub const THING: u32 = 1 << 7;
    /// A day or month.
    pub const WEEKDAY: u32 = 1 << 8;
    /// "of", "for".
    pub const PREPOSITION: u32 = 1 << 9;
    /// "the", "some", numbers.
    pub const DETERMINER: u32 = 1 << 10;
    /// "and", "that".
    pub const CONJUNCTION: u32 = 1 << 11;
    /// Auxiliaries and the commonest verbs of saying.
    pub const AUXILIARY: u32 = 1 << 12;
    /// Other words that are no part of a name at the start of a sentence.
    pub const FUNCTION: u32 = 1 << 13;
    /// Party or creed before a name.
    pub const ADJECTIVE: u32 = 1 << 14;
    /// "de", "van", "al".
    pub const PARTICLE: u32 = 1 << 15;
    /// "Jr."
    pub const SUFFIX: u32 = 1 << 16;
    /// A given name.
    pub const GIVEN: u32 = 1 << 17;
    /// A country, state, city, or who comes from it.
    pub const PLACE: u32 = 1 << 18;
    /// Who or what comes from a country: "French".
    pub const DEMONYM: u32 = 1 << 19;
    /// he, she and their forms.
    pub const PRONOUN: u32 = 1 << 20;
    /// A state of a federation.
    pub const STATE: u32 = 1 << 21;
    /// The form is a plural.
    pub const PLURAL: u32 = 1 << 22;

    /// No part of a name at the start of a sentence.
    pub const CLOSED: u32 = PREPOSITION | DETERMINER | CONJUNCTION | AUXILIARY | FUNCTION | PRONOUN;
}
use class::*;

const WORDS: &str = include_str!("words.txt");
const GIVEN_NAMES: &str = include_str!("given.txt");
const PLACES: &str = include_str!("places.txt");

#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u64,
    word: &'static str,
    base: &'static str,
    bits: u32,
}

/// All known words. Built once for a corpus.
#[derive(Debug)]
pub(super) struct Words {
    entries: Vec<Entry>,
    /// Open addressing over `entries`; 0 is empty, else index + 1. Its size is a power of two.
    table: Vec<u16>,
    /// Short forms of given names, both ways round.
    nicks: Vec<(&'static str, &'static str)>,
    /// Role words that may be said of the holder of another.
    same: Vec<(&'static str, Vec<&'static str>)>,
    /// Names of countries.
    countries: Vec<&'static str>,
    /// What stands for a country by metonymy, the country, and whether it must be the whole of a name to do so.
    seats: Vec<(&'static str, &'static str, bool)>,
}

impl Words {
    /// Reads the data files.
    pub(super) fn new() -> Self {
        let mut words = Self {
            entries: Vec::new(),
            table: vec![0; 1 << 14],
            nicks: Vec::new(),
            same: Vec::new(),
            countries: Vec::new(),
            seats: Vec::new(),
        };
        for file in [WORDS, GIVEN_NAMES, PLACES] {
            let mut section = "";
            for line in file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
                match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                    Some(name) => section = name,
                    None => words.line(section, line),
                }
            }
        }
        words
    }

    fn line(&mut self, section: &str, line: &'static str) {
        let mut parts = line.split_whitespace();
        let bits = match section {
            "nick" => {
                if let (Some(short), Some(long)) = (parts.next(), parts.next()) {
                    self.nicks.push((short, long));
                }
                return;
            }
            "same" => {
                if let Some(first) = parts.next() {
                    self.same.push((first, parts.collect()));
                }
                return;
            }
            "seat" | "capital" => {
                let country = parts.next().unwrap_or("");
                self.seats.extend(parts.map(|seat| (seat, country, section == "capital")));
                return;
            }
            "country" => {
                let base = parts.next().unwrap_or("");
                self.countries.push(base);
                self.add(base, base, PLACE);
                for other in parts {
                    self.add(
                        other,
                        base,
                        PLACE | if other.len() < 4 || other.contains(['.', '_']) { 0 } else { DEMONYM },
                    );
                }
                return;
            }
            "state" => {
                let base = parts.next().unwrap_or("");
                self.add(base, base, PLACE | STATE);
                for other in parts {
                    // Abbreviations that are also words ("miss", "wash") are read as states in brackets only.
                    self.add(other, base, STATE);
                }
                return;
            }
            "city" => PLACE,
            "role" => ROLE,
            "role-male" => ROLE | MALE,
            "role-female" => ROLE | FEMALE,
            "title" => TITLE,
            "known" => KNOWN,
            "body" => BODY,
            "generic" => BODY | GENERIC,
            "thing" => THING,
            "weekday" => WEEKDAY,
            "preposition" => PREPOSITION,
            "determiner" => DETERMINER,
            "conjunction" => CONJUNCTION,
            "auxiliary" => AUXILIARY,
            "function" => FUNCTION,
            "adjective" => ADJECTIVE,
            "particle" => PARTICLE,
            "suffix" => SUFFIX,
            "given-male" => GIVEN | MALE,
            "given-female" => GIVEN | FEMALE,
            "pronoun-male" => PRONOUN | MALE,
            "pronoun-female" => PRONOUN | FEMALE,
            _ => return,
        };
        for part in parts {
            let (word, base) = part.split_once('=').unwrap_or((part, part));
            self.add(word, base, bits);
        }
    }

    /// The place of a word in the table, its own or the free one where it would go, and its hash.
    fn slot(&self, word: &str) -> (usize, u64) {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in word.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let mask = self.table.len() - 1;
        let mut at = (hash ^ (hash >> 29)) as usize & mask;
        loop {
            match self.table[at] {
                0 => return (at, hash),
                i => {
                    let entry = &self.entries[i as usize - 1];
                    if entry.hash == hash && entry.word == word {
                        return (at, hash);
                    }
                    at = (at + 1) & mask;
                }
            }
        }
    }

    fn add(&mut self, word: &'static str, base: &'static str, bits: u32) {
        let (slot, hash) = self.slot(word);
        match self.table[slot] {
            0 => {
                self.entries.push(Entry { hash, word, base, bits });
                // The files hold far fewer words than half the table.
                self.table[slot] = self.entries.len() as u16;
            }
            i => {
                let entry = &mut self.entries[i as usize - 1];
                entry.bits |= bits;
                if entry.base == entry.word {
                    entry.base = base;
                }
            }
        }
    }

    fn entry(&self, folded: &str) -> Option<&Entry> {
        match self.table[self.slot(folded).0] {
            0 => None,
            i => self.entries.get(i as usize - 1),
        }
    }

    /// The classes of a folded (lower-case) word; plurals of roles, bodies and peoples included.
    pub(super) fn bits(&self, folded: &str) -> u32 {
        if let Some(entry) = self.entry(folded) {
            return entry.bits;
        }
        match singular(folded).and_then(|s| self.entry(&s)) {
            Some(e) if e.bits & (ROLE | BODY | DEMONYM | THING | ADJECTIVE) != 0 => {
                e.bits & !(TITLE | GIVEN | FUNCTION | DETERMINER | PREPOSITION | CONJUNCTION | AUXILIARY)
                    | PLURAL
            }
            _ if folded == "people" => ROLE | PLURAL,
            _ => occupation(folded),
        }
    }

    /// The form that a folded word counts as: "sen" as "senator", "russian" as "russia", plurals as singulars.
    pub(super) fn base(&self, folded: &str) -> String {
        if let Some(entry) = self.entry(folded) {
            return entry.base.to_owned();
        }
        match singular(folded) {
            Some(one) => match self.entry(&one) {
                Some(entry) => entry.base.to_owned(),
                None => folded.to_owned(),
            },
            None => folded.to_owned(),
        }
    }

    /// Whether two given names can be one person's: equal, an initial, a short form.
    pub(super) fn same_given(&self, a: &str, b: &str) -> bool {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        a == b
            || short.chars().count() == 1 && long.starts_with(short)
            || short.len() >= 3 && long.starts_with(short)
            || self.nicks.iter().any(|&(x, y)| (x == a && y == b) || (x == b && y == a))
    }

    /// The country that a folded word, or two joined by "_", names or comes from; a word that may be a state of a
    /// federation names none.
    pub(super) fn country(&self, word: &str) -> Option<&'static str> {
        let entry = self.entry(word).or_else(|| singular(word).and_then(|s| self.entry(&s)))?;
        let country = self.countries.iter().copied().find(|c| *c == entry.base);
        country.filter(|_| entry.bits & STATE == 0).map(|c| if c == "america" { "united_states" } else { c })
    }

    /// The country for whose government a folded name stands by metonymy; `whole` says that it is a whole name.
    pub(super) fn stands_for(&self, name: &str, whole: bool) -> Option<&'static str> {
        self.seats.iter().find(|s| s.0 == name && (whole || !s.2)).map(|s| s.1)
    }

    /// The role words whose holder may also be called `role`.
    pub(super) fn same_role(&self, role: &str) -> &[&'static str] {
        self.same.iter().find(|(first, _)| *first == role).map_or(&[], |(_, others)| others)
    }
}

/// Words that their ending shows to be occupations: "economist", "statistician", "geographer".
fn occupation(word: &str) -> u32 {
    let (one, plural) = match word.strip_suffix('s') {
        Some(one) => (one, PLURAL),
        None => (word, 0),
    };
    let ist = one.ends_with("ist")
        && !["sist", "xist", "twist", "cklist", "rtlist", "shlist", "enlist"]
            .iter()
            .any(|e| one.ends_with(e));
    if one.len() >= 7 && (ist || one.ends_with("ician") || one.ends_with("grapher")) {
        ROLE | plural
    } else {
        0
    }
}

/// The singular of a regular plural, or of one in -men.
fn singular(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("men") {
        return Some(format!("{stem}man"));
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    if word == "wives" {
        return Some("wife".to_owned());
    }
    if word == "children" {
        return Some("child".to_owned());
    }
    let stem = word.strip_suffix('s')?;
    if stem.len() < 3 || stem.ends_with('s') && !word.ends_with("sses") {
        return None;
    }
    Some(if stem.ends_with("sse") || stem.ends_with("che") || stem.ends_with("she") {
        stem[..stem.len() - 1].to_owned()
    } else {
        stem.to_owned()
    })
}

/// A name's word under which spellings of one sound meet: "Sergey" and "Sergei", "al-Hamad" and "Hamad".
pub(super) fn sound(folded: &str) -> String {
    let bare = ["al-", "el-", "ad-", "ar-", "as-", "ash-", "abu-"]
        .iter()
        .find_map(|p| folded.strip_prefix(p))
        .filter(|rest| rest.len() > 2)
        .unwrap_or(folded);
    let mut out = String::with_capacity(bare.len());
    for c in bare.chars() {
        let c = match c {
            'y' | 'j' if !out.is_empty() => 'i',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'á' | 'à' | 'â' | 'ã' | 'å' | 'ä' => 'a',
            'ó' | 'ò' | 'ô' | 'ö' | 'ø' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ç' => 'c',
            '.' | '\'' | '-' => continue,
            other => other,
        };
        if out.ends_with(c) && c.is_alphabetic() {
            continue;
        }
        if c == 'i' && out.ends_with('e') && out.chars().count() > 1 {
            out.pop();
        }
        out.push(c);
    }
    out
}

/// Lower case, curly apostrophes made straight, no full stop at the end of an acronym's letters lost.
pub(super) fn fold(word: &str) -> String {
    crate::text::fold_case(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_plurals_and_short_forms() {
        let words = Words::new();
        assert!(words.bits("senator") & ROLE != 0);
        assert!(words.bits("senators") & (ROLE | PLURAL) == ROLE | PLURAL);
        assert!(words.bits("spokeswoman") & FEMALE != 0);
        assert_eq!(words.base("sen"), "senator");
        assert_eq!(words.base("french"), "france");
        assert_eq!(words.base("lawyers"), "lawyer");
        assert!(words.same_given("bill", "william") && words.same_given("d", "donald"));
        assert!(!words.same_given("bill", "hillary"));
        assert!(words.same_role("lawmaker").contains(&"senator"));
        assert!(words.entries.len() * 2 < words.table.len());
    }

    #[test]
    fn spellings_of_one_sound_meet() {
        assert_eq!(sound("sergey"), sound("sergei"));
        assert_eq!(sound("al-hamad"), sound("hamad"));
        assert_eq!(sound("mohamed"), sound("mohammed"));
        assert_ne!(sound("anna"), sound("anne"));
    }
}
