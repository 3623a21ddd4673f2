//! Counts of words that follow each other, as a piece of work that can be done in slices and dropped half-way.

use super::{Index, Scope, TokenIndex, Units};

/// The longest n-gram.
pub const MAX_GRAM: u32 = 6;
/// Tokens that a slice looks at before it stops, give or take one word's occurrences.
const SLICE: usize = 1 << 18;
/// Articles that a measure looks at in the time that a token takes.
const ARTICLES: usize = 64;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GramRule {
    /// Words, 1 to [`MAX_GRAM`].
    pub words: u32,
    /// Whether an n-gram may run over the end of a sentence. None runs over that of a paragraph, nor out of the scope.
    pub across: bool,
    /// Those that occur less often are dropped.
    pub min_count: u32,
}

/// One n-gram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gram {
    /// The token that its first occurrence begins at: its words are the units of the tokens from there on.
    pub first: u32,
    /// Occurrences.
    pub count: u32,
    /// Articles that have it.
    pub range: u32,
}

/// The n-grams under a scope, in the order of their units: a count that is under way, or done.
#[derive(Clone, Debug)]
pub struct GramCount {
    rule: GramRule,
    scope: Scope,
    /// For each token, how many from it on stand in its sentence (or paragraph) and part of the scope; 0 out of scope.
    room: Vec<u8>,
    /// The next unit that n-grams begin with.
    next: u32,
    /// Tokens looked at.
    seen: u32,
    /// N-grams in all, each occurrence counted; those that are dropped, too.
    pub total: u32,
    /// Different ones, those that are dropped, too.
    pub types: u32,
    /// What was found so far.
    pub grams: Vec<Gram>,
    /// What is asked of each n-gram beside its count, in the same order.
    pub values: Vec<f64>,
}

/// What is worked out for each n-gram from its occurrences.
pub type Measure<'a> = &'a dyn Fn(&[u32]) -> f64;

impl GramCount {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(rule: GramRule, scope: Scope) -> Self {
        let rule = GramRule { words: rule.words.clamp(1, MAX_GRAM), ..rule };
        Self {
            rule,
            scope,
            room: Vec::new(),
            next: 0,
            seen: 0,
            total: 0,
            types: 0,
            grams: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Where it counts.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Does a slice of the work, and says how much is done: 1 when all is. `measure` is worked out for each n-gram.
    pub fn step(&mut self, index: &Index, units: Units, measure: Option<Measure>) -> f64 {
        if self.next >= units.len() {
            return 1.0;
        }
        if self.room.len() != index.tokens.len() {
            self.room = room(index, &self.scope, self.rule.across);
        }
        let mut counter = Counter {
            words: self.rule.words,
            min_count: self.rule.min_count.max(1) as usize,
            unit_of_surface: index
                .term_of_surface
                .iter()
                .map(|&term| units.of(super::TermId(term)))
                .collect(),
            index,
            count: self,
            measure,
            occurrences: Vec::new(),
        };
        let mut list = Vec::new();
        let mut looked_at = 0;
        let each =
            if measure.is_some() { 1 + counter.count.scope.article_count() as usize / ARTICLES } else { 1 };
        while looked_at < SLICE && counter.count.next < units.len() {
            list.clear();
            looked_at += each;
            for &term in units.members(counter.count.next).iter() {
                let positions = index.positions(super::TermId(term));
                looked_at += positions.len();
                counter.count.seen += positions.len() as u32;
                let fits = |&&at: &&u32| u32::from(counter.count.room[at as usize]) >= counter.words;
                list.extend(positions.iter().filter(fits).map(|&at| (0u64, at)));
            }
            if counter.words == 1 && units.members(counter.count.next).len() > 1 {
                list.sort_unstable();
            }
            counter.count.next += 1;
            counter.count.total += list.len() as u32;
            if !list.is_empty() {
                counter.divide(&mut list, 1);
            }
        }
        if self.next >= units.len() {
            self.room = Vec::new();
            return 1.0;
        }
        (f64::from(self.seen) / f64::from(index.tokens().max(1))).min(0.999)
    }
}

struct Counter<'a> {
    words: u32,
    min_count: usize,
    unit_of_surface: Vec<u32>,
    index: &'a Index,
    count: &'a mut GramCount,
    measure: Option<Measure<'a>>,
    occurrences: Vec<u32>,
}

impl Counter<'_> {
    /// `list` holds, ascending, the places of n-grams that agree in their first `same` words: groups them by the two
    /// words that follow, and so on.
    fn divide(&mut self, list: &mut [(u64, u32)], same: u32) {
        if same >= self.words {
            self.count.types += 1;
            if list.len() >= self.min_count {
                self.emit(list);
            }
            return;
        }
        let (first, second) = (same as usize, same as usize + 1);
        for (key, at) in list.iter_mut() {
            let unit = |word: usize| {
                u64::from(self.unit_of_surface[self.index.tokens[*at as usize + word] as usize])
            };
            *key = unit(first) << 32 | if (second as u32) < self.words { unit(second) } else { 0 };
        }
        // The positions are in the key: the order of occurrences holds.
        list.sort_unstable();
        for run in list.chunk_by_mut(|a, b| a.0 == b.0) {
            // What stands once is the same n-gram whatever follows.
            let same = if run.len() == 1 { self.words } else { same + 2 };
            self.divide(run, same);
        }
    }

    fn emit(&mut self, list: &[(u64, u32)]) {
        let (mut range, mut end) = (0, 0);
        for &(_, at) in list {
            if at >= end {
                range += 1;
                end = self.index.article(self.index.article_of(TokenIndex(at))).end;
            }
        }
        self.count.grams.push(Gram { first: list[0].1, count: list.len() as u32, range });
        if let Some(measure) = self.measure {
            self.occurrences.clear();
            self.occurrences.extend(list.iter().map(|&(_, at)| at));
            self.count.values.push(measure(&self.occurrences));
        }
    }
}

/// For each token, how many words an n-gram that begins there may have, up to [`MAX_GRAM`].
#[inline(never)]
fn room(index: &Index, scope: &Scope, across: bool) -> Vec<u8> {
    let walls = if across { &index.paragraph_starts } else { &index.sentence_starts };
    let mut room = vec![0u8; index.tokens.len()];
    for part in scope.parts() {
        let mut start = part.start;
        let mut next = walls.partition_point(|&wall| wall <= start);
        while start < part.end {
            let end = walls.get(next).map_or(part.end, |&wall| wall.min(part.end));
            next += 1;
            for at in start..end {
                room[at as usize] = (end - at).min(MAX_GRAM) as u8;
            }
            start = start.max(end);
        }
    }
    room
}
