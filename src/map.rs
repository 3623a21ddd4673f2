//! Maps and sets in order of their keys, with one compiled search for all types.
//!
//! Each type of `BTreeMap` is compiled anew, and its code is large. Adding a key moves four bytes for every key after
//! it: meant for up to some ten thousand keys.

use std::borrow::Borrow;
use std::cmp::Ordering;

/// Keys, each with a value, in the order of the keys.
#[derive(Clone, Debug)]
pub struct Map<K, V> {
    /// In the order in which they came.
    entries: Vec<(K, V)>,
    /// Places in `entries`, in the order of their keys.
    sorted: Vec<u32>,
}

/// Keys in order, each once.
pub type Set<K> = Map<K, ()>;

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), sorted: Vec::new() }
    }
}

impl<K: Ord, V> Map<K, V> {
    /// Nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        Some(&self.entries[self.sorted[at] as usize].1)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        Some(&mut self.entries[self.sorted[at] as usize].1)
    }

    /// Whether it holds a key.
    pub fn contains<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// The value of a key, which is given one if it has none.
    pub fn get_or(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        let place = match self.find(&key) {
            Ok(at) => self.sorted[at] as usize,
            Err(at) => {
                self.sorted.insert(at, self.entries.len() as u32);
                self.entries.push((key, value()));
                self.entries.len() - 1
            }
        };
        &mut self.entries[place].1
    }

    /// Sets the value of a key.
    pub fn set(&mut self, key: K, value: V) {
        match self.find(&key) {
            Ok(at) => self.entries[self.sorted[at] as usize].1 = value,
            Err(at) => {
                self.sorted.insert(at, self.entries.len() as u32);
                self.entries.push((key, value));
            }
        }
    }

    /// Keys and values, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.sorted.iter().map(|&place| {
            let (key, value) = &self.entries[place as usize];
            (key, value)
        })
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    /// The values, by key.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// Keys and values, by key.
    #[must_use]
    pub fn into_vec(mut self) -> Vec<(K, V)> {
        crate::order::sort_by(&mut self.entries, |a, b| a.0.cmp(&b.0));
        self.entries
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        search(&self.sorted, &Sought { entries: &self.entries, key })
    }
}

impl<K: Ord> Set<K> {
    /// Adds a key, unless it is there.
    pub fn add(&mut self, key: K) {
        self.get_or(key, || ());
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        entries.into_iter().for_each(|(key, value)| map.set(key, value));
        map
    }
}

/// How an entry compares with what is sought. (No closure, as in [`crate::order`].)
trait Compare {
    fn compare(&self, place: u32) -> Ordering;
}

struct Sought<'a, K, V, Q: ?Sized> {
    entries: &'a [(K, V)],
    key: &'a Q,
}

impl<K: Borrow<Q>, V, Q: Ord + ?Sized> Compare for Sought<'_, K, V, Q> {
    fn compare(&self, place: u32) -> Ordering {
        self.entries[place as usize].0.borrow().cmp(self.key)
    }
}

#[inline(never)]
fn search(sorted: &[u32], sought: &dyn Compare) -> Result<usize, usize> {
    sorted.binary_search_by(|&place| sought.compare(place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn does_what_a_tree_does(list in proptest::collection::vec((0u8..30, any::<u16>(), any::<bool>()), 0..80)) {
            let (mut map, mut tree) = (Map::new(), BTreeMap::new());
            for &(key, value, set) in &list {
                if set {
                    map.set(key, value);
                    tree.insert(key, value);
                } else {
                    *map.get_or(key, || 0) ^= value;
                    *tree.entry(key).or_insert(0) ^= value;
                }
                prop_assert_eq!(map.get(&value.to_be_bytes()[0]), tree.get(&value.to_be_bytes()[0]));
            }
            prop_assert!(map.iter().eq(tree.iter()));
            prop_assert_eq!(map.into_vec(), tree.into_iter().collect::<Vec<_>>());
        }
    }
}
