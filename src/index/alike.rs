//! Sentences that stand more than once: copy that several articles carry.

use super::{Index, Scope, TokenSpan, span_at};

/// Sentences of fewer words are never taken for copy: "He did not elaborate." is anybody's.
pub const MIN_COPY: u32 = 7;

/// For each sentence of an index the first that has the same words in the same order, itself if there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// Sentences that have a twin, with the first of their kind, ascending by sentence.
    pairs: Vec<(u32, u32)>,
}

impl Alike {
    /// Compares all sentences of [`MIN_COPY`] words or more, as counted: case and punctuation make no difference.
    #[must_use]
    pub fn of(index: &Index) -> Self {
        let sentences = index.sentence_starts.len().saturating_sub(1) as u32;
        let mut keys: Vec<(u64, u32)> = (0..sentences)
            .map(|at| (at, span_at(&index.sentence_starts, at as usize)))
            .filter(|(_, span)| span.len() >= MIN_COPY)
            .map(|(at, span)| (hash(index, span), at))
            .collect();
        keys.sort_unstable();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for run in keys.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
            // Equal hashes are no proof.
            let mut firsts: Vec<u32> = Vec::new();
            for &(_, at) in run {
                let same = firsts.iter().find(|&&first| equal(index, first, at));
                match same {
                    Some(&first) => pairs.push((at, first)),
                    None => firsts.push(at),
                }
            }
        }
        crate::order::sort(&mut pairs);
        let mut firsts: Vec<(u32, u32)> = pairs.iter().map(|&(_, first)| (first, first)).collect();
        crate::order::sort(&mut firsts);
        firsts.dedup();
        pairs.extend(firsts);
        crate::order::sort(&mut pairs);
        Self { pairs }
    }

    /// The tokens of two scopes that are copy: first those to leave out of `a`, then those to leave out of `b`. What
    /// stands in both is left out of both; what stands more than once in one of them is left out from its second
    /// occurrence on. A sentence is in a scope if all its words are.
    #[must_use]
    pub fn copy(&self, index: &Index, a: &Scope, b: &Scope) -> (Scope, Scope) {
        let inside = |scope: &Scope, span: TokenSpan| {
            let at = scope.parts().partition_point(|part| part.end <= span.start);
            scope.parts().get(at).is_some_and(|part| part.contains(span))
        };
        let mut by_kind = self.pairs.clone();
        crate::order::sort_by_key(&mut by_kind, |&(at, first)| (first, at));
        let mut copy = [Vec::new(), Vec::new()];
        for kind in by_kind.chunk_by(|x, y| x.1 == y.1) {
            let spans = || kind.iter().map(|&(at, _)| span_at(&index.sentence_starts, at as usize));
            let of = [a, b].map(|scope| spans().filter(|&span| inside(scope, span)).collect::<Vec<_>>());
            let is_shared = of.iter().all(|spans| !spans.is_empty());
            for (list, spans) in copy.iter_mut().zip(&of) {
                list.extend(spans.iter().skip(usize::from(!is_shared)));
            }
        }
        let [mut of_a, mut of_b] = copy;
        crate::order::sort(&mut of_a);
        crate::order::sort(&mut of_b);
        (a.only(of_a), b.only(of_b))
    }
}

fn hash(index: &Index, span: TokenSpan) -> u64 {
    let words = index.tokens[span.range()].iter().map(|&surface| index.term_of_surface[surface as usize]);
    words.fold(0xcbf2_9ce4_8422_2325, |hash, term| {
        (hash ^ u64::from(term)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    })
}

fn equal(index: &Index, first: u32, second: u32) -> bool {
    let words = |sentence: u32| {
        let span = span_at(&index.sentence_starts, sentence as usize);
        index.tokens[span.range()].iter().map(|&surface| index.term_of_surface[surface as usize])
    };
    words(first).eq(words(second))
}
