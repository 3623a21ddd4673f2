//! Sorting with one compiled copy for all types.
//!
//! The standard library's sort is compiled anew, at 5 to 10 KB, for each element type and comparison. Lists that are
//! sorted once a request or once an article are sorted here instead; only what the index sorts by the million is not.

use std::cmp::Ordering;
use std::ops::Range;

/// How two places of a list compare.
type Compare<'a> = &'a dyn Fn(u32, u32) -> Ordering;

/// Sorts by a comparison, equal elements staying in their order.
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted(list.len(), &|a, b| compare(&list[a as usize], &list[b as usize]));
    rearrange(places, &mut |a, b| list.swap(a, b));
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
fn sorted(count: usize, compare: Compare) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count as u32).collect();
    sort_places(&mut places, compare);
    places
}

/// `places[at]` says which element belongs at `at`: follows each cycle once.
#[inline(never)]
fn rearrange(mut places: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = places[at] as usize;
            places[at] = at as u32;
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

/// Brings into order what would stand in `range` if all were sorted, without sorting the rest. No two may be equal.
pub fn sort_part(places: &mut [u32], range: Range<usize>, compare: Compare) {
    narrow(places, range, compare, 64);
}

/// Quicksort, of the part alone; after `tries` bad divisions, a merge sort of what is left.
fn narrow(places: &mut [u32], range: Range<usize>, compare: Compare, tries: u32) {
    let count = places.len();
    if range.is_empty() {
        return;
    }
    if count <= 2 * range.len() + 32 || tries == 0 {
        return sort_places(places, compare);
    }
    let mut three = [places[0], places[count / 2], places[count - 1]];
    sort_places(&mut three, compare);
    let middle = three[1];
    let mut less = 0;
    for at in 0..count {
        if compare(places[at], middle).is_lt() {
            places.swap(at, less);
            less += 1;
        }
    }
    let (before, after) = places.split_at_mut(less);
    narrow(before, range.start.min(less)..range.end.min(less), compare, tries - 1);
    narrow(after, range.start.max(less) - less..range.end.max(less) - less, compare, tries - 1);
}

fn sort_places(places: &mut [u32], compare: Compare) {
    let mut spare = places.to_vec();
    merge_sort(places, &mut spare, compare);
}

fn merge_sort(list: &mut [u32], spare: &mut [u32], compare: Compare) {
    if list.len() < 2 {
        return;
    }
    let half = list.len() / 2;
    merge_sort(&mut list[..half], spare, compare);
    merge_sort(&mut list[half..], spare, compare);
    if compare(list[half - 1], list[half]).is_le() {
        return;
    }
    let left = &mut spare[..half];
    left.copy_from_slice(&list[..half]);
    let (mut from, mut right, mut to) = (0, half, 0);
    while from < half {
        if right < list.len() && compare(list[right], left[from]).is_lt() {
            list[to] = list[right];
            right += 1;
        } else {
            list[to] = left[from];
            from += 1;
        }
        to += 1;
    }
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

        #[test]
        fn a_part_is_that_of_the_whole(
            keys in proptest::collection::vec(0u8..9, 1..400), start in 0usize..400, length in 0usize..40,
        ) {
            let compare = |a: u32, b: u32| (keys[a as usize], a).cmp(&(keys[b as usize], b));
            let mut places: Vec<u32> = (0..keys.len() as u32).collect();
            let mut expected = places.clone();
            expected.sort_by(|&a, &b| compare(a, b));
            let range = start.min(keys.len())..(start + length).min(keys.len());
            sort_part(&mut places, range.clone(), &compare);
            prop_assert_eq!(&places[range.clone()], &expected[range]);
        }
    }
}
