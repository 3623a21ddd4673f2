//! Sorting with one compiled copy for all types.
//!
//! The standard library's sort is compiled anew, at 5 to 10 KB, for each element type and comparison. Lists that are
//! sorted once a request or once an article are sorted here instead; only what the index sorts by the million is not.

use std::cmp::Ordering;
use std::ops::Range;

/// A list that can be put in order. (A trait of our own: of a closure that is passed as `dyn Fn` the compiler makes
/// three copies.)
trait Order {
    /// How two elements compare, by their places.
    fn compare(&self, a: u32, b: u32) -> Ordering;
    fn swap(&mut self, a: usize, b: usize);
}

/// How two places of a list compare.
type Compare<'a> = &'a dyn Order;

/// Elements with their comparison.
struct By<'a, T, F>(&'a mut [T], F);

impl<T, F: Fn(&T, &T) -> Ordering> Order for By<'_, T, F> {
    fn compare(&self, a: u32, b: u32) -> Ordering {
        (self.1)(&self.0[a as usize], &self.0[b as usize])
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.0.swap(a, b);
    }
}

/// Places of a list that lies elsewhere.
struct Places<F>(F);

impl<F: Fn(u32, u32) -> Ordering> Order for Places<F> {
    fn compare(&self, a: u32, b: u32) -> Ordering {
        (self.0)(a, b)
    }

    fn swap(&mut self, _: usize, _: usize) {}
}

/// Sorts by a comparison, equal elements staying in their order.
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let count = list.len();
    sort_all(count, &mut By(list, compare));
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
fn sort_all(count: usize, list: &mut dyn Order) {
    let mut places: Vec<u32> = (0..count as u32).collect();
    sort_places(&mut places, list);
    // `places[at]` says which element belongs at `at`: follows each cycle once.
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

/// What would stand in `range` if `count` places were sorted, without sorting the rest. No two may be equal.
pub fn part(count: usize, range: Range<usize>, compare: impl Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let order = Places(&compare);
    let mut kept: Vec<u32> = Vec::new();
    // Now and then what is kept is looked through: what stands behind `range` already is dropped, and whatever would
    // stand behind that is not taken at all.
    let room = if range.end < count / 8 { 2 * range.end + 64 } else { count };
    let mut last = None;
    for place in 0..count as u32 {
        if last.is_some_and(|last| compare(last, place).is_lt()) {
            continue;
        }
        if kept.len() == room {
            narrow(&mut kept, range.end.saturating_sub(1)..range.end, &order, 64);
            kept.truncate(range.end);
            last = kept.last().copied();
        }
        kept.push(place);
    }
    narrow(&mut kept, range.clone(), &order, 64);
    kept.get(range).unwrap_or(&[]).to_vec()
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
        if compare.compare(places[at], middle).is_lt() {
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
    if compare.compare(list[half - 1], list[half]).is_le() {
        return;
    }
    let left = &mut spare[..half];
    left.copy_from_slice(&list[..half]);
    let (mut from, mut right, mut to) = (0, half, 0);
    while from < half {
        if right < list.len() && compare.compare(list[right], left[from]).is_lt() {
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
            let mut expected: Vec<u32> = (0..keys.len() as u32).collect();
            expected.sort_by(|&a, &b| compare(a, b));
            let range = start.min(keys.len())..(start + length).min(keys.len());
            prop_assert_eq!(&part(keys.len(), range.clone(), compare)[..], &expected[range]);
        }
    }
}
