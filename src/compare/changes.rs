//! What became of each word beside the base, in two texts and in many.

use super::align::{Pair, align};
use super::words::{Likeness, Word, likeness};
use std::cmp::Reverse;

/// What became of a word beside the base. What the base has and the other has not is cut: it has no cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// To the letter; curly and straight marks are the same.
    Kept,
    /// The same word with other marks, capitals or spelling.
    Punctuation,
    /// Another word in its place.
    Changed,
    /// The base has none here.
    Added,
    /// The base has it in another place.
    Moved,
}

/// A word in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its number in its own text.
    pub word: usize,
    /// What became of it.
    pub change: Change,
}

/// Words more than this, on one side times those on the other, are not searched for moved ones.
const MOVABLE: usize = 1 << 18;

/// Two texts aligned, with moved words told from cut and added ones.
#[must_use]
pub fn compare(base: &[Word], other: &[Word]) -> Vec<(Pair, Option<Change>)> {
    let pairs = align(base, other);
    let moved = moved(base, other, &pairs);
    let mut out = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let change = match (pair.base, pair.other) {
            (Some(b), Some(o)) => {
                if pair.likeness == Likeness::Unlike && (moved.from[b] || moved.to[o]) {
                    // A word that came from elsewhere does not stand in for the one that is gone.
                    out.push((Pair { other: None, ..pair }, None));
                    let change = if moved.to[o] { Change::Moved } else { Change::Added };
                    out.push((Pair { base: None, ..pair }, Some(change)));
                    continue;
                }
                Some(match pair.likeness {
                    Likeness::Same => Change::Kept,
                    Likeness::Marks | Likeness::Spelling => Change::Punctuation,
                    Likeness::Stem | Likeness::Similar | Likeness::Unlike => Change::Changed,
                })
            }
            (_, Some(o)) => Some(if moved.to[o] { Change::Moved } else { Change::Added }),
            _ => None,
        };
        out.push((pair, change));
    }
    out
}

/// Versions of one statement, word under word: for each version a row, all rows of one length. A column has the base's
/// word and what became of it, or words that the base has not and that are alike. The base's own cells are kept.
#[must_use]
pub fn rows(versions: &[Vec<Word>], base: usize) -> Vec<Vec<Option<Cell>>> {
    let Some(of_base) = versions.get(base) else { return vec![Vec::new(); versions.len()] };
    let compared: Vec<Vec<(Pair, Option<Change>)>> = versions
        .iter()
        .enumerate()
        .map(|(v, words)| if v == base { Vec::new() } else { compare(of_base, words) })
        .collect();
    let mut rows: Vec<Vec<Option<Cell>>> = vec![Vec::new(); versions.len()];
    let mut next = vec![0; versions.len()];
    for column in 0..=of_base.len() {
        // What stands before the base's next word, and has no word of the base above it.
        let mut between: Vec<Vec<Option<Cell>>> = Vec::new();
        for (v, pairs) in compared.iter().enumerate() {
            let first = next[v];
            while pairs.get(next[v]).is_some_and(|(pair, _)| pair.base.is_none()) {
                next[v] += 1;
            }
            let cells: Vec<Cell> = pairs[first..next[v]]
                .iter()
                .filter_map(|&(pair, change)| Some(Cell { word: pair.other?, change: change? }))
                .collect();
            merge(versions, &mut between, v, &cells);
        }
        for cells in between {
            rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
        }
        if column == of_base.len() {
            break;
        }
        for (v, row) in rows.iter_mut().enumerate() {
            if v == base {
                row.push(Some(Cell { word: column, change: Change::Kept }));
                continue;
            }
            let cell = compared[v]
                .get(next[v])
                .and_then(|&(pair, change)| Some(Cell { word: pair.other?, change: change? }));
            next[v] += 1;
            row.push(cell);
        }
    }
    rows
}

/// Lays the added words of version `v` under those of the versions before it, alike under alike, in order.
fn merge(versions: &[Vec<Word>], columns: &mut Vec<Vec<Option<Cell>>>, v: usize, cells: &[Cell]) {
    let mut from = 0;
    for &cell in cells {
        let fits = |column: &Vec<Option<Cell>>| {
            column.iter().enumerate().any(|(u, other)| {
                other.is_some_and(|o| {
                    likeness(&versions[u][o.word], &versions[v][cell.word]) < Likeness::Similar
                })
            })
        };
        let at = match columns[from..].iter().position(fits) {
            Some(ahead) => from + ahead,
            None => {
                columns.insert(from, vec![None; versions.len()]);
                from
            }
        };
        columns[at][v] = Some(cell);
        from = at + 1;
    }
}

/// Which words of the base moved away, and which of the other text came from elsewhere.
struct Moved {
    from: Vec<bool>,
    to: Vec<bool>,
}

/// Runs of words that are cut here and added there, longest first; each has a content word.
fn moved(base: &[Word], other: &[Word], pairs: &[Pair]) -> Moved {
    let mut moved = Moved { from: vec![false; base.len()], to: vec![false; other.len()] };
    let mut gone = vec![false; base.len()];
    let mut new = vec![false; other.len()];
    for pair in pairs.iter().filter(|p| p.likeness == Likeness::Unlike) {
        if let Some(b) = pair.base {
            gone[b] = true;
        }
        if let Some(o) = pair.other {
            new[o] = true;
        }
    }
    let places = |flags: &[bool]| -> Vec<usize> { (0..flags.len()).filter(|&at| flags[at]).collect() };
    let (from, to) = (places(&gone), places(&new));
    if from.len().saturating_mul(to.len()) > MOVABLE {
        return moved;
    }
    // The runs: (content words, words, start in the base, start in the other).
    let mut runs: Vec<(usize, usize, usize, usize)> = Vec::new();
    let equal = |b: usize, o: usize| {
        gone.get(b) == Some(&true)
            && new.get(o) == Some(&true)
            && likeness(&base[b], &other[o]) <= Likeness::Spelling
    };
    for &b in &from {
        for &o in to.iter().filter(|&&o| equal(b, o)) {
            if b > 0 && o > 0 && equal(b - 1, o - 1) {
                continue;
            }
            let length = (0..).take_while(|&i| equal(b + i, o + i)).count();
            let content = base[b..b + length].iter().filter(|w| w.is_content).count();
            if content > 0 {
                runs.push((content, length, b, o));
            }
        }
    }
    crate::order::sort_by_key(&mut runs, |&(content, length, ..)| Reverse((content, length)));
    for (_, length, b, o) in runs {
        if moved.from[b..b + length].iter().chain(&moved.to[o..o + length]).all(|&taken| !taken) {
            moved.from[b..b + length].fill(true);
            moved.to[o..o + length].fill(true);
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::words::words;
    use crate::span::ByteSpan;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<Word> {
        words(text, &[ByteSpan::new(0, text.len())])
    }

    /// Columns as `base/version/version`, `·` for none.
    fn shown(texts: &[&str], base: usize) -> Vec<String> {
        let versions: Vec<Vec<Word>> = texts.iter().map(|t| of(t)).collect();
        let rows = rows(&versions, base);
        (0..rows[0].len())
            .map(|c| {
                let word =
                    |v: usize| rows[v][c].map_or("·", |cell| versions[v][cell.word].span.of(texts[v]));
                (0..texts.len()).map(word).collect::<Vec<_>>().join("/")
            })
            .collect()
    }

    #[test]
    fn words_that_two_versions_add_stand_under_one_another() {
        assert_eq!(
            shown(&["We hope it ends.", "We all hope it soon ends.", "We, all of us, hope it ends soon."], 0),
            [
                "We/We/We,",
                "·/all/all",
                "·/·/of",
                "·/·/us,",
                "hope/hope/hope",
                "it/it/it",
                "·/soon/·",
                "ends./ends./ends",
                "·/·/soon."
            ]
        );
    }

    #[test]
    fn a_word_that_moved_is_neither_cut_nor_added() {
        let (a, b) = (
            of("He will travel to Moscow next week for talks"),
            of("He will travel next week to Moscow for talks"),
        );
        let moved: Vec<&str> = compare(&a, &b)
            .iter()
            .filter(|(_, change)| *change == Some(Change::Moved))
            .filter_map(|(pair, _)| Some(b[pair.other?].folded.as_str()))
            .collect();
        assert!(moved == ["next", "week"] || moved == ["to", "moscow"], "{moved:?}");
        assert!(compare(&a, &b).iter().all(|(_, change)| *change != Some(Change::Added)));
    }

    #[test]
    fn long_texts_are_cut_at_words_that_stand_once() {
        let text: String =
            (0..2100).map(|i| if i % 7 == 0 { format!("w{i} ") } else { "the ".to_owned() }).collect();
        let other = text.replacen("w0 ", "W0 ", 1).replace("w700 ", "").replace("w1400 the", "w1400 a");
        let (a, b) = (of(&text), of(&other.replace("w2093 ", "w ")));
        let compared = compare(&a, &b);
        let with = |wanted: Option<Change>| compared.iter().filter(|(_, c)| *c == wanted).count();
        let all =
            [None, Some(Change::Added), Some(Change::Punctuation), Some(Change::Changed), Some(Change::Kept)];
        assert_eq!(all.map(with), [1, 0, 1, 2, 2096]);
        let nothing = of(&"x ".repeat(2100));
        assert_eq!(compare(&a, &nothing).iter().filter(|(pair, _)| pair.other.is_some()).count(), 2100);
    }

    /// Why only the worth is the same: one way round a word is kept and one spelt otherwise, the other way two have other
    /// marks.
    #[test]
    fn of_two_alignments_of_one_worth_either_is_taken() {
        let (a, b) = (of("we hope US hope we"), of("hope hopes we “hope war US We,"));
        let (there, back) = (align(&a, &b), align(&b, &a));
        let kept = |pairs: &[Pair]| {
            let both = pairs.iter().filter(|p| p.base.is_some() && p.other.is_some());
            both.filter(|p| p.likeness == Likeness::Same).count()
        };
        assert_eq!(worth_of(&a, &b, &there), worth_of(&b, &a, &back));
        assert_ne!(kept(&there), kept(&back));
    }

    fn texts() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "we", "We,", "hope", "“hope", "hopes", "—", "war", "the", "U.S.", "US", "10", "\"", "é", "平",
        ]);
        prop::collection::vec(word, 0..14).prop_map(|w| w.join(" "))
    }

    proptest! {
        #[test]
        fn every_word_stands_once_and_in_order(list in prop::collection::vec(texts(), 1..5), base in 0usize..5) {
            let versions: Vec<Vec<Word>> = list.iter().map(|t| of(t)).collect();
            let base = base % versions.len();
            let rows = rows(&versions, base);
            for (v, row) in rows.iter().enumerate() {
                prop_assert_eq!(row.len(), rows[0].len());
                let there: Vec<usize> = row.iter().flatten().map(|c| c.word).collect();
                prop_assert_eq!(there, (0..versions[v].len()).collect::<Vec<_>>());
                let change_fits = row.iter().zip(&rows[base]).all(|(cell, of_base)| match cell.map(|c| c.change) {
                    Some(Change::Added | Change::Moved) => of_base.is_none(),
                    Some(_) => of_base.is_some(),
                    None => true,
                });
                prop_assert!(change_fits);
            }
            // No column is empty, and the base is all kept.
            prop_assert!((0..rows[0].len()).all(|c| rows.iter().any(|row| row[c].is_some())));
            prop_assert!(rows[base].iter().flatten().all(|c| c.change == Change::Kept));
        }

        #[test]
        fn a_text_beside_itself_is_kept(text in texts()) {
            let words = of(&text);
            prop_assert!(compare(&words, &words).iter().all(|(_, change)| *change == Some(Change::Kept)));
        }

        #[test]
        fn the_other_way_round_it_is_worth_the_same(a in texts(), b in texts()) {
            let (a, b) = (of(&a), of(&b));
            // Not pair for pair: a word kept and one spelt otherwise are worth two with other marks.
            prop_assert_eq!(worth_of(&a, &b, &align(&a, &b)), worth_of(&b, &a, &align(&b, &a)));
        }
    }

    /// An independent sum of what an alignment is worth, gaps included.
    fn worth_of(a: &[Word], b: &[Word], pairs: &[Pair]) -> i64 {
        let mut sum = 0;
        let mut last = (true, true);
        for pair in pairs {
            let now = (pair.base.is_some(), pair.other.is_some());
            sum += match (pair.base, pair.other) {
                (Some(i), Some(j)) => {
                    let full = if a[i].is_content && b[j].is_content { 8000 } else { 4000 };
                    match likeness(&a[i], &b[j]) {
                        Likeness::Same => full,
                        Likeness::Marks => full - 1,
                        Likeness::Spelling => full - 2,
                        Likeness::Stem => full * 3 / 4,
                        Likeness::Similar => full / 4,
                        Likeness::Unlike if a[i].is_content == b[j].is_content => -2000,
                        Likeness::Unlike => -4000,
                    }
                }
                _ if now == last => -1000,
                _ => -4000,
            };
            last = now;
        }
        sum
    }
}
