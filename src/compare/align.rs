//! Two texts word under word: a global alignment with affine gaps (Needleman & Wunsch 1970, Gotoh 1982).
//!
//! Words are worth more the more alike they are, content words twice as much as function words. A mark weighs less than
//! any word, however many marks there are: no comma decides where a word stands.

use super::words::{Likeness, Word, likeness};

/// A word of the base, a word of the other text, or both under one another. Never neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Number of the word in the base.
    pub base: Option<usize>,
    /// Number of the word in the other text.
    pub other: Option<usize>,
    /// How alike the two are; [`Likeness::Unlike`] where one stands alone.
    pub likeness: Likeness,
}

/// Worth of two equal content words. A function word has half of it.
const WORD: i32 = 8000;
/// Cost of the first word of a gap, and of each further one.
const OPEN: i32 = 4000;
const EXTEND: i32 = 1000;
/// Cost of one word in place of another: of the same sort (content or function), or not.
const REPLACED: i32 = 2000;
const REPLACED_BY_OTHER_SORT: i32 = 4000;
/// The most cells of one table; longer texts are first cut where both have a word that each has once.
const CELLS: usize = 1 << 22;
const NEVER: i32 = i32::MIN / 2;

/// Aligns two texts. Every word of either stands in exactly one pair, in order.
#[must_use]
pub fn align(base: &[Word], other: &[Word]) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(base.len().max(other.len()));
    stretch(base, other, (0, 0), &mut pairs);
    pairs
}

/// The best local alignment in a global one: the pairs from the first to the last where the worth is greatest (as Smith &
/// Waterman 1981 find it without). Empty if nothing is alike.
#[must_use]
pub fn best_part<'p>(base: &[Word], other: &[Word], pairs: &'p [Pair]) -> &'p [Pair] {
    let (mut best, mut range, mut sum, mut start) = (0, 0..0, 0, 0);
    for (at, pair) in pairs.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += match (pair.base, pair.other) {
            (Some(b), Some(o)) => worth(&base[b], &other[o]),
            _ => -EXTEND,
        };
        if sum > best {
            (best, range) = (sum, start..at + 1);
        }
    }
    pairs.get(range).unwrap_or(&[])
}

fn stretch(base: &[Word], other: &[Word], at: (usize, usize), pairs: &mut Vec<Pair>) {
    // What begins and ends alike needs no table.
    let same = |(b, o): &(&Word, &Word)| likeness(b, o) == Likeness::Same;
    let head = base.iter().zip(other).take_while(same).count();
    let tail = base[head..].iter().rev().zip(other[head..].iter().rev()).take_while(same).count();
    let pair =
        |b: usize, o: usize| Pair { base: Some(at.0 + b), other: Some(at.1 + o), likeness: Likeness::Same };
    let (base_end, other_end) = (base.len() - tail, other.len() - tail);
    pairs.extend((0..head).map(|i| pair(i, i)));
    let (inner_base, inner_other) = (&base[head..base_end], &other[head..other_end]);
    let from = (at.0 + head, at.1 + head);
    if inner_base.len().saturating_mul(inner_other.len()) <= CELLS {
        table(inner_base, inner_other, from, pairs);
    } else {
        by_anchors(inner_base, inner_other, from, pairs);
    }
    pairs.extend((0..tail).map(|i| pair(base_end + i, other_end + i)));
}

/// What two words under one another are worth; less than nothing for unlike ones.
fn worth(a: &Word, b: &Word) -> i32 {
    let full = if a.is_content && b.is_content { WORD } else { WORD / 2 };
    match likeness(a, b) {
        Likeness::Same => full,
        Likeness::Marks => full - 1,
        Likeness::Spelling => full - 2,
        Likeness::Stem => full / 4 * 3,
        Likeness::Similar => full / 4,
        Likeness::Unlike if a.is_content == b.is_content => -REPLACED,
        Likeness::Unlike => -REPLACED_BY_OTHER_SORT,
    }
}

/// Where the best way into a cell comes from: two words, a word of the base alone, a word of the other alone.
const BOTH: u8 = 0;
const BASE: u8 = 1;
const OTHER: u8 = 2;

/// Gotoh's three tables; `ways` keeps for each cell, two bits each, from which table the best way into each of the three
/// comes.
fn table(base: &[Word], other: &[Word], at: (usize, usize), pairs: &mut Vec<Pair>) {
    let (rows, columns) = (base.len(), other.len());
    let width = columns + 1;
    let mut ways = vec![0u8; (rows + 1) * width];
    let mut scores = vec![[NEVER; 3]; width];
    scores[0] = [0, NEVER, NEVER];
    for (o, cell) in scores.iter_mut().enumerate().skip(1) {
        *cell = [NEVER, NEVER, -OPEN - EXTEND * (o as i32 - 1)];
        ways[o] = if o == 1 { BOTH << 4 } else { OTHER << 4 };
    }
    for b in 1..=rows {
        let mut diagonal = scores[0];
        scores[0] = [NEVER, -OPEN - EXTEND * (b as i32 - 1), NEVER];
        ways[b * width] = if b == 1 { BOTH << 2 } else { BASE << 2 };
        for o in 1..=columns {
            let above = scores[o];
            let left = scores[o - 1];
            let (from, best) = best_of(diagonal);
            let both = best.saturating_add(worth(&base[b - 1], &other[o - 1]));
            let (cut_from, cut) = best_of([above[0] - OPEN, above[1] - EXTEND, above[2] - OPEN]);
            let (added_from, added) = best_of([left[0] - OPEN, left[1] - OPEN, left[2] - EXTEND]);
            diagonal = above;
            scores[o] = [both, cut.max(NEVER), added.max(NEVER)];
            ways[b * width + o] = from | cut_from << 2 | added_from << 4;
        }
    }
    // Back from the end.
    let (mut b, mut o) = (rows, columns);
    let mut state = best_of(scores[columns]).0;
    let first = pairs.len();
    while b > 0 || o > 0 {
        let way = ways[b * width + o];
        let pair = match state {
            BOTH if b > 0 && o > 0 => {
                (b, o) = (b - 1, o - 1);
                state = way & 3;
                Pair { base: Some(at.0 + b), other: Some(at.1 + o), likeness: likeness(&base[b], &other[o]) }
            }
            BASE if b > 0 => {
                b -= 1;
                state = way >> 2 & 3;
                Pair { base: Some(at.0 + b), other: None, likeness: Likeness::Unlike }
            }
            _ if o > 0 => {
                o -= 1;
                state = way >> 4 & 3;
                Pair { base: None, other: Some(at.1 + o), likeness: Likeness::Unlike }
            }
            // The edge of the table: only the base is left.
            _ => {
                state = BASE;
                continue;
            }
        };
        pairs.push(pair);
    }
    pairs[first..].reverse();
}

/// The best of three, the first of equal ones.
fn best_of(scores: [i32; 3]) -> (u8, i32) {
    let mut best = (BOTH, scores[0]);
    for (state, &score) in (BASE..).zip(&scores[1..]) {
        if score > best.1 {
            best = (state, score);
        }
    }
    best
}

/// Cuts two long texts where both have a word that each has only once, and aligns what lies between. With no such word
/// nothing is under anything: no text that anybody wrote is so.
fn by_anchors(base: &[Word], other: &[Word], at: (usize, usize), pairs: &mut Vec<Pair>) {
    let anchors = increasing(shared_once(base, other));
    if anchors.is_empty() {
        let alone = |base, other| Pair { base, other, likeness: Likeness::Unlike };
        pairs.extend((0..base.len()).map(|b| alone(Some(at.0 + b), None)));
        pairs.extend((0..other.len()).map(|o| alone(None, Some(at.1 + o))));
        return;
    }
    let mut from = (0, 0);
    for to in anchors.into_iter().chain([(base.len(), other.len())]) {
        let (b, o) = (&base[from.0..to.0], &other[from.1..to.1]);
        let start = (at.0 + from.0, at.1 + from.1);
        if b.len().saturating_mul(o.len()) <= CELLS {
            table(b, o, start, pairs);
        } else {
            by_anchors(b, o, start, pairs);
        }
        from = to;
    }
}

/// Places of the words that stand once in each text, in the order of the base.
fn shared_once(base: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    let once = |words: &[Word]| {
        let mut places: Vec<usize> = (0..words.len()).collect();
        crate::order::sort_by(&mut places, |&a, &b| words[a].folded.cmp(&words[b].folded));
        let is_same = |i: usize, j: usize| words[places[i]].folded == words[places[j]].folded;
        let alone: Vec<usize> = (0..places.len())
            .filter(|&i| (i == 0 || !is_same(i, i - 1)) && (i + 1 == places.len() || !is_same(i, i + 1)))
            .map(|i| places[i])
            .collect();
        alone
    };
    let of_other = once(other);
    let mut shared: Vec<(usize, usize)> = once(base)
        .into_iter()
        .filter_map(|b| {
            let found = of_other.binary_search_by(|&o| other[o].folded.cmp(&base[b].folded)).ok()?;
            Some((b, of_other[found]))
        })
        .filter(|&(b, o)| b > 0 && o > 0)
        .collect();
    crate::order::sort(&mut shared);
    shared
}

/// The longest chain in which both places increase.
fn increasing(places: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    // ends[l]: the place at which a chain of l + 1 ends lowest; before[p]: the place before p in its chain.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; places.len()];
    for p in 0..places.len() {
        let l = ends.partition_point(|&e| places[e].1 < places[p].1);
        if l > 0 {
            before[p] = ends[l - 1];
        }
        if l == ends.len() { ends.push(p) } else { ends[l] = p }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied().unwrap_or(usize::MAX);
    while let Some(&place) = places.get(at) {
        chain.push(place);
        at = before[at];
    }
    chain.reverse();
    chain
}
