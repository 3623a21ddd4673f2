//! Sorting with one compiled copy for all types.
//!
//! The standard library's sort is compiled anew, at 5 to 10 KB, for each element type and comparison. Lists that are
//! sorted once a request or once an article are sorted here instead; only what the index sorts by the million is not.

use std::cmp::Ordering;

/// Sorts by a comparison, equal elements staying in their order.
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places: Vec<u32> = (0..list.len() as u32).collect();
    sort_places(&mut places, &|a, b| compare(&list[a as usize], &list[b as usize]));
    // `places[at]` says which element belongs at `at`: follow each cycle once.
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = places[at] as usize;
            places[at] = at as u32;
            if from == start {
                break;
            }
            list.swap(at, from);
            at = from;
        }
    }
}

/// Sorts by a key, equal elements staying in their order.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts, equal elements staying in their order.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

#[inline(never)]
fn sort_places(places: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    places.sort_by(|&a, &b| compare(a, b));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(list in proptest::collection::vec((0u8..6, any::<u16>()), 0..80)) {
            let mut expected = list.clone();
            expected.sort_by_key(|&(key, _)| key);
            let mut sorted = list;
            sort_by_key(&mut sorted, |&(key, _)| key);
            prop_assert_eq!(sorted, expected);
        }
    }
}
