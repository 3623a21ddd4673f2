//! In what order does each article tell what several tell?

use super::Passage;
use crate::index::{Index, TokenIndex, TokenSpan};
use crate::map::Map;
use crate::order;
use crate::span::ArticleId;

/// Something that at least two articles tell: a sentence of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The sentences, by article and place. An article that says it twice stands here twice.
    pub sentences: Vec<(ArticleId, TokenSpan)>,
}

/// Sentences that share a passage are one step; the steps stand in the order in which the first article tells them.
///
/// A passage joins two sentences if it holds a third of the words of either.
#[must_use]
pub fn telling(index: &Index, passages: &[Passage]) -> Vec<Step> {
    // Each sentence by its first token, and the step that it is in: a forest of sentences (union-find).
    let mut places: Map<u32, u32> = Map::new();
    let mut sentences: Vec<TokenSpan> = Vec::new();
    let mut parents: Vec<u32> = Vec::new();
    let mut joined = Map::new();
    for passage in passages {
        for &(a, b) in &passage.same {
            let pair = (index.sentence(TokenIndex(a)), index.sentence(TokenIndex(b)));
            *joined.get_or(pair, || 0) += 1;
        }
    }
    let mut place = |sentence: TokenSpan, parents: &mut Vec<u32>| {
        *places.get_or(sentence.start, || {
            sentences.push(sentence);
            parents.push(parents.len() as u32);
            parents.len() as u32 - 1
        })
    };
    for (&(a, b), &words) in joined.iter() {
        if 3 * words >= a.len().min(b.len()) && words >= 4 {
            let (a, b) = (place(a, &mut parents), place(b, &mut parents));
            let (a, b) = (root(&mut parents, a), root(&mut parents, b));
            parents[a.max(b) as usize] = a.min(b);
        }
    }
    let mut steps: Map<u32, Vec<TokenSpan>> = Map::new();
    for (at, &sentence) in sentences.iter().enumerate() {
        steps.get_or(root(&mut parents, at as u32), Vec::new).push(sentence);
    }
    let mut told: Vec<Step> = steps
        .into_vec()
        .into_iter()
        .map(|(_, mut sentences)| {
            order::sort(&mut sentences);
            let of = |s: TokenSpan| (index.article_of(TokenIndex(s.start)), s);
            Step { sentences: sentences.into_iter().map(of).collect() }
        })
        .collect();
    order::sort_by_key(&mut told, |step| step.sentences.first().map(|s| s.1));
    told
}

fn root(parents: &mut [u32], mut at: u32) -> u32 {
    while parents[at as usize] != at {
        parents[at as usize] = parents[parents[at as usize] as usize];
        at = parents[at as usize];
    }
    at
}
