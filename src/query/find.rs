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
    let (mut reports, mut end) = (0, 0);
    for hit in hits {
        if hit.start >= end {
            reports += 1;
            end = index.article(index.article_of(TokenIndex(hit.start))).end;
        }
    }
    reports
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
    if places.len() == 1 {
        return alone(scope, &positions);
    }
    let is_fixed = places.iter().all(|place| place.least == place.most);
    let length: u32 = places.len() as u32 + places.iter().map(|place| place.least).sum::<u32>();
    let starts = if is_fixed {
        fixed_starts(index, &places, rarest, &positions)
    } else {
        let before = places.get(..=rarest).unwrap_or(&[]);
        let nearest: u32 = rarest as u32 + before.iter().map(|place| place.least).sum::<u32>();
        let furthest: u32 = rarest as u32 + before.iter().map(|place| place.most).sum::<u32>();
        // Positions ascend, so the stretches before them need only go on from each other.
        let mut next = 0;
        let stretch = |&token: &u32| {
            let from = token.saturating_sub(furthest).max(next);
            let to = (token + 1).saturating_sub(nearest);
            next = next.max(to);
            from..to
        };
        let is_first = |&start: &u32| places.first().is_some_and(|place| place.words.has(index, start));
        positions.iter().flat_map(stretch).filter(is_first).collect()
    };
    let mut wall = index.walk(query.in_sentence());
    let mut parts = scope.parts().iter().peekable();
    let mut hits = Vec::new();
    let mut reach = (Vec::new(), Vec::new());
    for start in starts {
        while parts.next_if(|part| part.end <= start).is_some() {}
        let Some(part) = parts.peek() else { break };
        let mut hit = TokenSpan { start, end: start + length };
        let wall = wall(start);
        if !part.contains(hit) || !wall.contains(hit) {
            continue;
        }
        if !is_fixed {
            let end = part.end.min(wall.end);
            let Some(found) = shortest(index, &places, start, end, &mut reach) else { continue };
            hit.end = found;
        }
        hits.push(hit);
    }
    hits
}

/// The hits of one word.
fn alone(scope: &Scope, positions: &[u32]) -> Vec<TokenSpan> {
    let mut hits = Vec::with_capacity(positions.len());
    let (parts, mut at) = (scope.parts(), 0);
    for &start in positions {
        while at < parts.len() && parts[at].end <= start {
            at += 1;
        }
        match parts.get(at) {
            Some(part) if part.start <= start => hits.push(TokenSpan { start, end: start + 1 }),
            Some(_) => {}
            None => break,
        }
    }
    hits
}

/// Where the words of a phrase follow each other, each at its distance from the first. `positions` are those of the
/// rarest.
fn fixed_starts(index: &Index, places: &[Place], rarest: usize, positions: &[u32]) -> Vec<u32> {
    let mut distance = 0;
    let mut distances = Vec::with_capacity(places.len());
    for place in places {
        distance += place.least;
        distances.push(distance);
        distance += 1;
    }
    let starts = positions.iter().filter_map(|token| token.checked_sub(distances[rarest]));
    let mut starts: Vec<u32> = starts.filter(|start| start + distance <= index.tokens()).collect();
    let mut others: Vec<usize> = (0..places.len()).filter(|&at| at != rarest).collect();
    crate::order::sort_by_key(&mut others, |&at| places[at].words.tokens);
    for at in others {
        let (words, distance) = (&places[at].words, distances[at]);
        if words.is_any() {
            continue;
        }
        if words.tokens < STEPS * starts.len() {
            let positions = words.positions(index);
            let mut next = 0;
            starts.retain(|&start| {
                while next < positions.len() && positions[next] < start + distance {
                    next += 1;
                }
                positions.get(next) == Some(&(start + distance))
            });
        } else {
            starts.retain(|&start| words.has(index, start + distance));
        }
    }
    starts
}

/// Going through so many positions costs what looking at one token somewhere in memory does.
const STEPS: usize = 16;

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
