//! Some of many hits.

use crate::index::TokenSpan;

/// Every `every`th hit, the first one first; all for 0 and 1.
#[must_use]
pub fn thin(hits: Vec<TokenSpan>, every: u32) -> Vec<TokenSpan> {
    if every <= 1 { hits } else { hits.into_iter().step_by(every as usize).collect() }
}

/// `size` hits by chance, in corpus order; all if there are no more than that. The same seed gives the same hits.
///
/// Each hit in turn is taken with the probability that is left over for it (Fan, Muller and Rezucha's method), so that
/// any set of that size is equally likely.
#[must_use]
pub fn sample(hits: Vec<TokenSpan>, size: u32, seed: u32) -> Vec<TokenSpan> {
    let mut left = hits.len() as u64;
    let mut wanted = u64::from(size);
    if left <= wanted {
        return hits;
    }
    let mut state = u64::from(seed);
    hits.into_iter()
        .filter(|_| {
            // SplitMix64's step and mix.
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^= mixed >> 31;
            let takes = ((u128::from(mixed) * u128::from(left)) >> 64) < u128::from(wanted);
            left -= 1;
            wanted -= u64::from(takes);
            takes
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(count: u32) -> Vec<TokenSpan> {
        (0..count).map(|start| TokenSpan { start, end: start + 1 }).collect()
    }

    #[test]
    fn every_nth() {
        let starts = |every| thin(hits(7), every).iter().map(|hit| hit.start).collect::<Vec<_>>();
        assert_eq!(starts(3), [0, 3, 6]);
        assert_eq!((starts(0).len(), starts(1).len(), starts(9).len()), (7, 7, 1));
    }

    #[test]
    fn a_sample_has_its_size_and_each_hit_its_chance() {
        let mut taken = [0u32; 20];
        for seed in 0..4000 {
            let some = sample(hits(20), 5, seed);
            assert_eq!(some.len(), 5);
            assert!(some.is_sorted_by(|a, b| a.start < b.start));
            some.iter().for_each(|hit| taken[hit.start as usize] += 1);
        }
        // 1,000 are expected of each, with a standard deviation of 27.
        assert!(taken.iter().all(|&n| (890..1110).contains(&n)), "{taken:?}");
        assert_eq!(sample(hits(20), 5, 7), sample(hits(20), 5, 7));
        assert_ne!(sample(hits(20), 5, 7), sample(hits(20), 5, 8));
        assert_eq!((sample(hits(3), 9, 1).len(), sample(hits(3), 0, 1).len()), (3, 0));
    }
}
