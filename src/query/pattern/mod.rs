//! Wildcards and regular expressions over single words, in time linear in the word.
//!
//! A pattern becomes the set of its positions (Glushkov's automaton); which of them a word has reached is one set of
//! bits, and the sets met so far are remembered with their way on for each ASCII character, so that matching a word of
//! the vocabulary costs a look-up a letter. Written for this because a regular expression crate is larger than all of
//! the query language: regex-lite alone would add 22 KB to the page, this adds about 4.
//!
//! Understood: characters, `.`, `[a-z]`, `[^a-z]`, `\d` `\w` (letters, digits, marks), `\D` `\W`, `\` before a sign,
//! `(…)`, `|`, `*`, `+`, `?`, `{2}`, `{2,}`, `{2,4}`. A pattern always describes the whole word.

mod read;

use crate::text::chars::is_word;
use crate::text::{base_letter, case};
pub(super) use read::bounds;
use read::{Reader, literal};

/// The most positions that a pattern may have, repetitions written out.
const MAX_POSITIONS: usize = 256;
/// The deepest nesting of brackets.
const MAX_DEPTH: u32 = 30;
/// Sets of positions that are remembered at a time.
const MAX_KNOWN: usize = 400;

/// What is wrong with a pattern.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The byte of the pattern.
    pub at: usize,
    /// What is wrong and what to do, without the place.
    pub message: &'static str,
}

/// How characters are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fold {
    /// Capitals make a difference.
    pub minds_case: bool,
    /// Accents make none.
    pub ignores_accents: bool,
}

/// Which characters stand at a position.
#[derive(Clone, Debug)]
struct Class {
    negated: bool,
    ranges: Vec<(char, char)>,
    /// Any word character, beside the ranges; or any other.
    word: Option<bool>,
}

#[derive(Debug)]
enum Node {
    Empty,
    One(Class),
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat(Box<Node>, u32, Option<u32>),
}

/// A set of positions.
type Bits = [u64; MAX_POSITIONS / 64];

/// A set of positions that words have reached.
#[derive(Clone, Debug)]
struct State {
    reached: Bits,
    accepts: bool,
    /// The state that an ASCII character leads to: 0 if not yet known, else its number from 1.
    next: [u16; 128],
}

/// A pattern made ready.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    fold: Fold,
    classes: Vec<Class>,
    /// For each position those that may follow it; at the end those that may come first.
    follow: Vec<Bits>,
    last: Bits,
    accepts_empty: bool,
    known: Vec<State>,
    /// How many parts may still be added: empty ones repeated have no positions to be limited by.
    room: u32,
}

/// Whether a character has a meaning of its own in a regular expression.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '.' | '[' | ']' | '(' | ')' | '{' | '}' | '*' | '+' | '?' | '|' | '\\' | '^' | '$')
}

impl Pattern {
    /// From a regular expression.
    pub fn regex(source: &str, fold: Fold) -> Result<Self, Fault> {
        let mut reader = Reader::new(source, fold);
        let node = reader.either()?;
        if reader.peek().is_some() {
            return Err(
                reader.fault(reader.at, "closes no bracket: put \\ before it if it is meant as a character")
            );
        }
        Self::new(&node, fold)
            .ok_or(Fault { at: 0, message: "begins a pattern that is too long: make it shorter" })
    }

    /// From a word with `*` and `?`.
    pub fn wildcard(shape: &str, fold: Fold) -> Option<Self> {
        let any = || Node::One(Class { negated: true, ranges: Vec::new(), word: None });
        let node = |c: char| match c {
            '*' => Node::Repeat(Box::new(any()), 0, None),
            '?' => any(),
            c => literal(c, fold),
        };
        Self::new(&Node::Sequence(shape.chars().map(node).collect()), fold)
    }

    fn new(node: &Node, fold: Fold) -> Option<Self> {
        let mut pattern = Self {
            fold,
            classes: Vec::new(),
            follow: Vec::new(),
            last: Bits::default(),
            accepts_empty: false,
            known: Vec::new(),
            room: 20 * MAX_POSITIONS as u32,
        };
        let part = pattern.add(node)?;
        pattern.follow.push(part.first);
        pattern.last = part.last;
        pattern.accepts_empty = part.empty;
        pattern.forget();
        Some(pattern)
    }

    /// Whether it describes the whole word.
    pub fn matches(&mut self, word: &str) -> bool {
        let mut state = 0;
        for c in word.chars() {
            let c = if self.fold.ignores_accents {
                match base_letter(c) {
                    Some(base) => base,
                    None => continue,
                }
            } else {
                c
            };
            state = self.step(state, c);
            if state == DEAD {
                return false;
            }
        }
        self.known[state].accepts
    }

    #[inline]
    fn step(&mut self, state: usize, c: char) -> usize {
        if let Some(&next) = self.known[state].next.get(c as usize)
            && next > 0
        {
            return next as usize - 1;
        }
        self.find(state, c)
    }

    #[inline(never)]
    fn find(&mut self, state: usize, c: char) -> usize {
        let reached = self.known[state].reached;
        let mut may = Bits::default();
        if state == START {
            may = self.follow.last().copied().unwrap_or_default();
        }
        for position in positions(reached) {
            union(&mut may, &self.follow[position]);
        }
        let mut now = Bits::default();
        for position in positions(may) {
            if self.classes[position].has(c, self.fold) {
                now[position / 64] |= 1 << (position % 64);
            }
        }
        // Not the start, though nothing is reached there either.
        let found = self.known.iter().skip(1).position(|known| known.reached == now);
        let next = match found {
            Some(at) => at + 1,
            None => {
                // Too many to remember: begin anew. (The state that was left is then unknown too.)
                if self.known.len() > MAX_KNOWN {
                    self.forget();
                    self.known.push(State { reached: now, accepts: self.accepts(&now), next: [0; 128] });
                    return self.known.len() - 1;
                }
                self.known.push(State { reached: now, accepts: self.accepts(&now), next: [0; 128] });
                self.known.len() - 1
            }
        };
        if let Some(slot) = self.known[state].next.get_mut(c as usize) {
            *slot = next as u16 + 1;
        }
        next
    }

    fn accepts(&self, reached: &Bits) -> bool {
        reached.iter().zip(&self.last).any(|(a, b)| a & b != 0)
    }

    fn forget(&mut self) {
        let none = Bits::default();
        self.known.clear();
        self.known.push(State { reached: none, accepts: self.accepts_empty, next: [0; 128] });
        self.known.push(State { reached: none, accepts: false, next: [0; 128] });
    }

    /// Numbers the positions of a node; `None` if there are too many.
    fn add(&mut self, node: &Node) -> Option<Part> {
        self.room = self.room.checked_sub(1)?;
        match node {
            Node::Empty => Some(Part { empty: true, ..Part::default() }),
            Node::One(class) => {
                let at = self.classes.len();
                if at == MAX_POSITIONS {
                    return None;
                }
                self.classes.push(class.clone());
                self.follow.push(Bits::default());
                let mut own = Bits::default();
                own[at / 64] |= 1 << (at % 64);
                Some(Part { first: own, last: own, empty: false })
            }
            Node::Sequence(nodes) => {
                let mut whole = Part { empty: true, ..Part::default() };
                for node in nodes {
                    let part = self.add(node)?;
                    whole = self.join(&whole, &part);
                }
                Some(whole)
            }
            Node::Either(nodes) => {
                let mut whole = Part::default();
                for node in nodes {
                    let part = self.add(node)?;
                    union(&mut whole.first, &part.first);
                    union(&mut whole.last, &part.last);
                    whole.empty |= part.empty;
                }
                Some(whole)
            }
            Node::Repeat(node, least, most) => {
                let mut whole = Part { empty: true, ..Part::default() };
                for _ in 0..*least {
                    let part = self.add(node)?;
                    whole = self.join(&whole, &part);
                }
                match most {
                    None => {
                        let part = self.add(node)?;
                        for position in positions(part.last) {
                            union(&mut self.follow[position], &part.first);
                        }
                        whole = self.join(&whole, &Part { empty: true, ..part });
                    }
                    Some(most) => {
                        for _ in *least..*most {
                            let part = self.add(node)?;
                            whole = self.join(&whole, &Part { empty: true, ..part });
                        }
                    }
                }
                Some(whole)
            }
        }
    }

    /// The one part after the other.
    fn join(&mut self, before: &Part, after: &Part) -> Part {
        for position in positions(before.last) {
            union(&mut self.follow[position], &after.first);
        }
        let (mut first, mut last) = (before.first, after.last);
        if before.empty {
            union(&mut first, &after.first);
        }
        if after.empty {
            union(&mut last, &before.last);
        }
        Part { first, last, empty: before.empty && after.empty }
    }
}

/// Where a word begins, and where none can match any more, among the known states.
const START: usize = 0;
const DEAD: usize = 1;

/// A part of a pattern: positions that may come first and last in it, and whether it may be empty.
#[derive(Clone, Copy, Default)]
struct Part {
    first: Bits,
    last: Bits,
    empty: bool,
}

fn union(to: &mut Bits, from: &Bits) {
    for (to, from) in to.iter_mut().zip(from) {
        *to |= from;
    }
}

fn positions(bits: Bits) -> impl Iterator<Item = usize> {
    bits.into_iter().enumerate().flat_map(|(at, mut word)| {
        std::iter::from_fn(move || {
            (word != 0).then(|| {
                let bit = word.trailing_zeros() as usize;
                word &= word - 1;
                at * 64 + bit
            })
        })
    })
}

impl Class {
    fn has(&self, c: char, fold: Fold) -> bool {
        let within = |c: char| self.ranges.iter().any(|&(first, last)| first <= c && c <= last);
        let found = within(c)
            || !fold.minds_case && within(case::upper(c))
            || self.word.is_some_and(|word| word == is_word(c));
        found != self.negated
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: Fold = Fold { minds_case: false, ignores_accents: false };

    fn is_match(source: &str, word: &str, fold: Fold) -> bool {
        Pattern::regex(source, fold).unwrap().matches(word)
    }

    #[test]
    fn expressions() {
        for (source, word, expected) in [
            ("un.*ed", "united", true),
            ("un.*ed", "unite", false),
            ("colou?rs?", "color", true),
            ("(ab|cd){2}", "abcd", true),
            ("(ab|cd){2}", "ab", false),
            ("a{2,}", "aaaa", true),
            ("a{2,3}", "aaaa", false),
            ("[a-c]+", "cab", true),
            ("[^a-c]+", "cab", false),
            ("[]x]+", "x]", true),
            ("[a-]+", "-a", true),
            ("\\d+", "2016", true),
            ("\\W", "-", true),
            ("[\\w]+", "été", true),
            ("10\\.5", "10.5", true),
            ("10\\.5", "1035", false),
            ("", "", true),
            ("(a*)*", "aaa", true),
            ("(|a)+b", "ab", true),
            ("PEACE", "peace", true),
            ("[A-Z]+", "peace", true),
            ("don’t", "don't", true),
        ] {
            assert_eq!(is_match(source, word, PLAIN), expected, "{source} {word}");
        }
        let case = Fold { minds_case: true, ignores_accents: false };
        assert!(is_match("[A-Z]+", "US", case) && !is_match("[A-Z]+", "us", case));
        let bare = Fold { minds_case: false, ignores_accents: true };
        assert!(
            is_match("ete", "été", bare)
                && is_match("été", "e\u{301}te", bare)
                && is_match("[é]te", "ete", bare)
        );
    }

    #[test]
    fn faults_have_a_place() {
        for (source, at) in [
            ("a(b", 1),
            ("a)b", 1),
            ("é[b", 2),
            ("*a", 0),
            ("a|+", 2),
            ("a{x}", 1),
            ("a{3,2}", 1),
            ("a{999}", 1),
            ("^a", 0),
            ("a$", 1),
            ("[z-a]", 3),
            ("\\q", 0),
            ("a\\", 1),
            ("(a{99}){99}", 0),
        ] {
            assert_eq!(Pattern::regex(source, PLAIN).unwrap_err().at, at, "{source}");
        }
        assert!(Pattern::regex(&"(".repeat(99), PLAIN).is_err());
    }

    #[test]
    fn wildcards() {
        for (shape, word, expected) in [
            ("*", "", true),
            ("a*", "a", true),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxbyycd", false),
            ("?", "é", true),
            ("?", "", false),
            ("*ab", "aab", true),
            ("a?c*", "abc", true),
            ("**a", "bba", true),
            ("abc", "ab", false),
            ("u.s*", "u.s.-led", true),
            ("u.s*", "uxs", false),
        ] {
            assert_eq!(Pattern::wildcard(shape, PLAIN).unwrap().matches(word), expected, "{shape} {word}");
        }
    }

    #[test]
    fn more_states_than_are_remembered() {
        // Each word of 12 letters reaches sets of its own.
        let mut pattern = Pattern::regex("(a|b)*a(a|b){11}", PLAIN).unwrap();
        for number in 0..4096u32 {
            let word: String = (0..13).map(|bit| if number >> bit & 1 == 1 { 'a' } else { 'b' }).collect();
            assert_eq!(pattern.matches(&word), word.as_bytes()[word.len() - 12] == b'a');
        }
    }

    /// Backtracking, as the definition reads: the ends that a node can reach from the rest of a word.
    fn ends(node: &Node, word: &[char], at: usize) -> Vec<usize> {
        let mut found = match node {
            Node::Empty => vec![at],
            Node::One(class) => {
                let takes = word.get(at).is_some_and(|&c| class.has(c, PLAIN));
                if takes { vec![at + 1] } else { Vec::new() }
            }
            Node::Sequence(nodes) => nodes.iter().fold(vec![at], |starts, node| {
                starts.iter().flat_map(|&start| ends(node, word, start)).collect()
            }),
            Node::Either(nodes) => nodes.iter().flat_map(|node| ends(node, word, at)).collect(),
            Node::Repeat(node, least, most) => {
                let (mut now, mut all) = (vec![at], Vec::new());
                for round in 0..=most.unwrap_or(word.len() as u32 + least) {
                    if round >= *least {
                        all.extend(&now);
                    }
                    now = now.iter().flat_map(|&start| ends(node, word, start)).collect();
                    now.sort_unstable();
                    now.dedup();
                }
                all
            }
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    proptest! {
        #[test]
        fn agrees_with_backtracking(source in "([abc.]|[abc][*+?]|\\(a\\|bc?\\)[*+?]?|\\[\\^?[a-b]c?\\]|b\\{0,2\\}|c\\{2,\\}|\\(a\\*b\\?\\)\\*){0,6}", words in prop::collection::vec("[abc]{0,7}", 1..6)) {
            let mut pattern = Pattern::regex(&source, PLAIN).unwrap();
            let node = Reader::new(&source, PLAIN).either().unwrap();
            for word in words {
                let letters: Vec<char> = word.chars().collect();
                prop_assert_eq!(pattern.matches(&word), ends(&node, &letters, 0).contains(&letters.len()), "{} {}", source, word);
            }
        }

        #[test]
        fn any_text_is_read_or_refused_at_a_character(source in "\\PC{0,20}|[a-c\\[\\](){}|*+?.^\\\\,0-9-]{0,20}", word in "\\PC{0,6}") {
            for fold in [PLAIN, Fold { minds_case: true, ignores_accents: true }] {
                match Pattern::regex(&source, fold) {
                    Ok(mut pattern) => { pattern.matches(&word); }
                    Err(fault) => prop_assert!(source.is_char_boundary(fault.at) && fault.at < source.len()),
                }
            }
        }
    }
}
