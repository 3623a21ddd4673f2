//! From a query to its hits.

use super::{Pattern, Query};
use crate::index::{Index, Scope, TermId, TokenIndex, TokenSpan};
use crate::span::ArticleId;
use std::borrow::Cow;

/// The hits of a query under a scope, in corpus order.
///
/// A hit lies wholly inside one paragraph and one part of the scope. Hits of a phrase may overlap: "no no" stands
/// twice in "no no no".
#[must_use]
pub fn find(index: &Index, scope: &Scope, query: &Query) -> Vec<TokenSpan> {
    let words: Vec<Terms> = query.words().iter().map(|pattern| Terms::of(index, pattern)).collect();
    let Some((rarest, terms)) = words.iter().enumerate().min_by_key(|(_, terms)| terms.tokens(index)) else {
        return Vec::new();
    };
    let positions = terms.positions(index);
    let mut paragraph = index.paragraph_walk();
    let (rarest, length) = (rarest as u32, words.len() as u32);
    let mut hits = Vec::new();
    let mut parts = scope.parts().iter().peekable();
    for &token in positions.iter() {
        while parts.next_if(|part| part.end <= token).is_some() {}
        let Some(part) = parts.peek() else { break };
        let Some(start) = token.checked_sub(rarest) else { continue };
        let hit = TokenSpan { start, end: start + length };
        if !part.contains(hit) {
            continue;
        }
        if length > 1 {
            let matches = |(at, terms): (usize, &Terms)| {
                at as u32 == rarest || terms.has(index.term_of(TokenIndex(start + at as u32)))
            };
            if !words.iter().enumerate().all(matches) || !paragraph(start).contains(hit) {
                continue;
            }
        }
        hits.push(hit);
    }
    hits
}

/// The number of articles that hold a hit.
#[must_use]
pub fn reports(index: &Index, hits: &[TokenSpan]) -> u32 {
    hits.chunk_by(|a, b| b.start < index.article(index.article_of(TokenIndex(a.start))).end).count() as u32
}

/// Where in one article the hits stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleHits {
    /// The article.
    pub article: ArticleId,
    /// Tokens of the whole article, whatever the scope: the length of its strip.
    pub words: u32,
    /// The first token of each hit, counted from the article's first token, 0.
    pub at: Vec<u32>,
}

/// Where in each article under the scope the hits (in corpus order) stand; articles without a hit included.
#[must_use]
pub fn dispersion(index: &Index, scope: &Scope, hits: &[TokenSpan]) -> Vec<ArticleHits> {
    scope
        .articles()
        .map(|article| {
            let all = index.article(article);
            let first = hits.partition_point(|hit| hit.start < all.start);
            let last = hits.partition_point(|hit| hit.start < all.end);
            let at = hits.get(first..last).unwrap_or(&[]).iter().map(|hit| hit.start - all.start).collect();
            ArticleHits { article, words: all.len(), at }
        })
        .collect()
}

/// The terms that a pattern matches, ascending.
struct Terms(Vec<TermId>);

impl Terms {
    fn of(index: &Index, pattern: &Pattern) -> Self {
        match pattern {
            Pattern::Word(word) => Self(index.find_term(word).into_iter().collect()),
            Pattern::Wildcard(shape) => {
                let prefix = shape.split(['*', '?']).next().unwrap_or("");
                let among = index.terms_with_prefix(prefix).map(TermId);
                Self(among.filter(|&term| pattern.matches(index.term(term))).collect())
            }
        }
    }

    fn tokens(&self, index: &Index) -> usize {
        self.0.iter().map(|&term| index.positions(term).len()).sum()
    }

    fn has(&self, term: TermId) -> bool {
        self.0.binary_search(&term).is_ok()
    }

    /// All their tokens, ascending.
    fn positions<'i>(&self, index: &'i Index) -> Cow<'i, [u32]> {
        if let [term] = self.0.as_slice() {
            return Cow::Borrowed(index.positions(*term));
        }
        let all = self.0.iter().flat_map(|&term| index.positions(term)).copied();
        let count = self.tokens(index);
        let mut found = Vec::with_capacity(count);
        if count < index.tokens() as usize / 1024 {
            found.extend(all);
            crate::order::sort(&mut found);
        } else {
            // A bit a token: putting many tokens in order so costs less than sorting them.
            let mut bits = vec![0u64; index.tokens() as usize / 64 + 1];
            for token in all {
                bits[token as usize / 64] |= 1 << (token % 64);
            }
            for (base, mut word) in (0u32..).step_by(64).zip(bits) {
                while word != 0 {
                    found.push(base + word.trailing_zeros());
                    word &= word - 1;
                }
            }
        }
        Cow::Owned(found)
    }
}
