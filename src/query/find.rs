//! From a query to its hits.

use super::query::{Query, Step};
use super::words::Words;
use crate::index::{Index, Scope, TokenIndex, TokenSpan};

/// The hits of a query under a scope, in corpus order.
///
/// A hit lies wholly inside one paragraph (or sentence, if the query says so) and one part of the scope. There is one hit
/// at most for each token that it can begin with, the shortest; hits may overlap: "no no" stands twice in "no no no".
/// What the query says of quotations, speakers and outlets is the scope's matter: see `session`.
#[must_use]
pub fn find(index: &Index, scope: &Scope, query: &Query) -> Vec<TokenSpan> {
    let mut hits = Vec::new();
    for way in query.ways() {
        let found = find_way(index, scope, query, way);
        hits = if hits.is_empty() { found } else { merged(&hits, &found) };
    }
    hits
}

/// The number of articles that hold a hit.
#[must_use]
pub fn reports(index: &Index, hits: &[TokenSpan]) -> u32 {
    hits.chunk_by(|a, b| b.start < index.article(index.article_of(TokenIndex(a.start))).end).count() as u32
}

/// The hits of two lists, of those that begin with the same token the shorter.
fn merged(one: &[TokenSpan], other: &[TokenSpan]) -> Vec<TokenSpan> {
    let mut hits = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (one.peek(), other.peek()) {
            (Some(a), Some(b)) if a.start == b.start => {
                let shorter = if a.end <= b.end { **a } else { **b };
                one.next();
                other.next();
                shorter
            }
            (Some(a), Some(b)) if a.start < b.start => *one.next().unwrap_or(b),
            (None, None) => return hits,
            (Some(_), None) => one.next().copied().unwrap_or_default(),
            (_, Some(_)) => other.next().copied().unwrap_or_default(),
        };
        hits.push(next);
    }
}

/// A word of a query with what may stand before it.
struct Place {
    words: Words,
    least: u32,
    most: u32,
}

fn find_way(index: &Index, scope: &Scope, query: &Query, way: &[Step]) -> Vec<TokenSpan> {
    let place = |step: &Step| Place {
        words: Words::of(index, query, &step.test, way.len() == 1),
        least: step.least,
        most: step.most,
    };
    let places: Vec<Place> = way.iter().map(place).collect();
    let Some((rarest, anchor)) = places.iter().enumerate().min_by_key(|(_, place)| place.words.tokens) else {
        return Vec::new();
    };
    // The rarest word is looked up; the hit begins so many words before it.
    let positions = anchor.words.positions(index);
    let before = places.get(..=rarest).unwrap_or(&[]);
    let nearest: u32 = rarest as u32 + before.iter().map(|place| place.least).sum::<u32>();
    let furthest: u32 = rarest as u32 + before.iter().map(|place| place.most).sum::<u32>();
    let is_fixed = places.iter().all(|place| place.least == place.most);
    let length: u32 = places.len() as u32 + places.iter().map(|place| place.least).sum::<u32>();

    let mut wall = index.walk(query.in_sentence());
    let mut parts = scope.parts().iter().peekable();
    let mut hits = Vec::new();
    let mut reach = (Vec::new(), Vec::new());
    // `has_anchor`: whether the anchor is known to stand where it must.
    let mut try_start = |start: u32, has_anchor: bool| {
        while parts.next_if(|part| part.end <= start).is_some() {}
        let Some(part) = parts.peek() else { return };
        let mut hit = TokenSpan { start, end: start + length };
        if !part.contains(hit) {
            return;
        }
        if places.len() > 1 || length > 1 {
            let wall = wall(start);
            if !wall.contains(hit) {
                return;
            }
            let end = part.end.min(wall.end);
            if is_fixed {
                let mut token = start;
                for (at, place) in places.iter().enumerate() {
                    token += place.least;
                    if !(has_anchor && at == rarest || place.words.has(index, token)) {
                        return;
                    }
                    token += 1;
                }
            } else {
                let Some(found) = shortest(index, &places, start, end, &mut reach) else { return };
                hit.end = found;
            }
        }
        hits.push(hit);
    };
    if nearest == furthest {
        positions
            .iter()
            .filter_map(|token| token.checked_sub(nearest))
            .for_each(|start| try_start(start, true));
    } else {
        let starts = positions
            .iter()
            .flat_map(|&token| (nearest..=furthest).filter_map(move |back| token.checked_sub(back)));
        let first = places.first();
        let starts = starts.filter(|&start| first.is_some_and(|place| place.words.has(index, start)));
        super::bits::ascending(starts, positions.len(), index.tokens())
            .into_iter()
            .for_each(|start| try_start(start, false));
    }
    hits
}

/// One past the last token of the shortest hit that begins at `start` and ends by `end`. `reach`: room to work in.
fn shortest(
    index: &Index,
    places: &[Place],
    start: u32,
    end: u32,
    reach: &mut (Vec<u32>, Vec<u32>),
) -> Option<u32> {
    let (now, next) = reach;
    now.clear();
    now.push(start);
    for (at, place) in places.iter().enumerate() {
        // The tokens that may be this word, given those that may be the one before, ascending.
        next.clear();
        let mut from = 0;
        for &token in now.iter() {
            let first = if at == 0 { token } else { token + 1 + place.least };
            let last = if at == 0 { token } else { token + 1 + place.most };
            for token in first.max(from)..(last + 1).min(end) {
                if place.words.has(index, token) {
                    next.push(token);
                    if at + 1 == places.len() {
                        return Some(token + 1);
                    }
                }
            }
            from = from.max(last + 1);
        }
        std::mem::swap(now, next);
    }
    None
}
