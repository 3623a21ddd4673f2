//! Where do the same words stand in a row more than once? One table over all articles.

use super::Weight;
use crate::index::TokenSpan;

/// Words in a row that make a seed.
pub const LENGTH: usize = 4;
/// Words in a row that stand in more places than this seed nothing: following all pairs of them would take for ever.
pub const MOST: u32 = 64;

const NONE: u32 = u32::MAX;

/// For each token the last place before it where the same [`LENGTH`] words begin.
pub struct Seeds {
    /// The place before, `NONE` if there is none.
    before: Vec<u32>,
    /// Which row of words begins at a token; `NONE` if it is none that counts.
    row: Vec<u32>,
    /// Places of each row of words.
    places: Vec<u32>,
}

impl Seeds {
    /// Of the articles with these tokens. A row of words needs one that is neither a function word nor a name.
    pub fn of(terms: &[u32], weights: &[Weight], articles: impl Iterator<Item = TokenSpan>) -> Self {
        let buckets = (terms.len() * 2).next_power_of_two().max(16);
        // The row of words last seen with a hash, and its last place; rows with one hash are chained.
        let mut heads = vec![NONE; buckets];
        let mut next: Vec<u32> = Vec::new();
        let mut last: Vec<u32> = Vec::new();
        let mut seeds =
            Self { before: vec![NONE; terms.len()], row: vec![NONE; terms.len()], places: Vec::new() };
        for article in articles {
            let range = article.range();
            for at in range.start..(range.end + 1).saturating_sub(LENGTH).max(range.start) {
                let words = &terms[at..at + LENGTH];
                if !words.iter().any(|&term| weights[term as usize].tells()) {
                    continue;
                }
                let bucket = hash(words) as usize & (buckets - 1);
                let mut row = heads[bucket];
                while row != NONE && terms[last[row as usize] as usize..][..LENGTH] != *words {
                    row = next[row as usize];
                }
                if row == NONE {
                    row = last.len() as u32;
                    next.push(heads[bucket]);
                    heads[bucket] = row;
                    last.push(at as u32);
                    seeds.places.push(0);
                } else {
                    seeds.before[at] = last[row as usize];
                }
                last[row as usize] = at as u32;
                seeds.row[at] = row;
                seeds.places[row as usize] += 1;
            }
        }
        seeds
    }

    /// How many places have the row of words that begins at a token; 0 if it is none that counts.
    pub fn places(&self, token: u32) -> u32 {
        self.places.get(self.row[token as usize] as usize).copied().unwrap_or(0)
    }

    /// Whether two tokens begin the same row of words, and one whose places are followed.
    pub fn is_followed(&self, one: u32, other: u32) -> bool {
        self.row[one as usize] == self.row[other as usize] && (1..=MOST).contains(&self.places(one))
    }

    /// Calls with every place before a token that has the same words in a row, unless there are too many.
    pub fn before(&self, token: u32, found: &mut dyn FnMut(u32)) {
        if self.places(token) > MOST {
            return;
        }
        let mut at = self.before[token as usize];
        while at != NONE {
            found(at);
            at = self.before[at as usize];
        }
    }
}

/// FNV-1a over the words, with its high bits mixed into the low ones.
fn hash(words: &[u32]) -> u64 {
    let all = words.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &word| {
        (hash ^ u64::from(word)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    all ^ (all >> 32)
}
