//! Strings with numbers: a store, and a map from string to number that cannot be iterated, so that no order but that
//! of the numbers can reach a result.

/// Strings one after another in one buffer, numbered from 0.
#[derive(Clone, Debug)]
pub(crate) struct Strings {
    text: String,
    /// Where each begins, and one past the last.
    starts: Vec<u32>,
}

impl Default for Strings {
    fn default() -> Self {
        Self { text: String::new(), starts: vec![0] }
    }
}

impl Strings {
    pub(crate) fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.starts.push(self.text.len() as u32);
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The string; empty if there is none of that number.
    #[inline]
    pub(crate) fn get(&self, id: u32) -> &str {
        let at = id as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => self.text.get(start as usize..end as usize).unwrap_or(""),
            _ => "",
        }
    }

    /// The length of a string in bytes.
    #[inline]
    pub(crate) fn length(&self, id: u32) -> u32 {
        self.starts[id as usize + 1] - self.starts[id as usize]
    }

    /// Puts strings in code point order.
    #[inline(never)]
    pub(crate) fn ascending(&self, ids: &mut dyn Iterator<Item = u32>) -> Vec<u32> {
        // The first eight bytes as one number, which compares as they do; strings that share them are compared whole.
        let prefix = |id: u32| {
            let bytes = self.get(id).as_bytes();
            bytes.iter().take(8).fold(0, |key, &byte| key << 8 | u64::from(byte))
                << (64 - 8 * bytes.len().clamp(1, 8))
        };
        let mut keys: Vec<(u64, u32)> = ids.map(|id| (prefix(id), id)).collect();
        keys.sort_unstable();
        for run in keys.chunk_by_mut(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
            crate::order::sort_by(run, |a, b| self.get(a.1).cmp(self.get(b.1)));
        }
        keys.into_iter().map(|(_, id)| id).collect()
    }

    /// Bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity() + self.starts.capacity() * 4
    }

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.starts.shrink_to_fit();
    }
}

/// An open-addressing map from strings to their numbers in order of first appearance.
///
/// A string of up to eight bytes is its own key, so that most words are found with one comparison of numbers.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    strings: Strings,
    /// The length is a power of two, at most [`Vocabulary::room`] of them taken.
    slots: Vec<Slot>,
    /// 64 less the logarithm of the number of slots.
    shift: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The bytes of a string of up to eight, the first lowest; else a hash.
    key: u64,
    /// In bytes; 0 marks an empty slot (the empty string has none).
    length: u32,
    id: u32,
}

/// 2^64 divided by the golden ratio: spreads keys over the slots by the product's high bits.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl Vocabulary {
    /// An empty map, made for about half as many strings as `slots`.
    pub(crate) fn new(slots: usize) -> Self {
        let slots = slots.max(16).next_power_of_two();
        let shift = 64 - slots.trailing_zeros();
        Self { strings: Strings::default(), slots: vec![Slot::default(); slots], shift }
    }

    /// The strings by number.
    pub(crate) fn strings(&self) -> &Strings {
        &self.strings
    }

    /// The strings by number, for good.
    pub(crate) fn into_strings(self) -> Strings {
        self.strings
    }

    /// The number of the string between `start` and `end` of `text`, which fit it and are not equal; a new one if it
    /// has none.
    #[inline]
    pub(crate) fn intern(&mut self, text: &str, start: usize, end: usize) -> u32 {
        let length = end.wrapping_sub(start);
        let key = match text.as_bytes().get(start..).and_then(|rest| rest.first_chunk::<8>()) {
            Some(chunk) if length.wrapping_sub(1) < 8 => {
                u64::from_le_bytes(*chunk) & (u64::MAX >> (64 - 8 * length))
            }
            _ => long_key(text.as_bytes().get(start..end).unwrap_or(&[])),
        };
        let mask = self.slots.len() - 1;
        let mut at = (key.wrapping_mul(FACTOR) >> self.shift) as usize;
        loop {
            let slot = &self.slots[at & mask];
            if slot.key == key && slot.length == length as u32 {
                if length <= 8 || text.get(start..end) == Some(self.strings.get(slot.id)) {
                    return slot.id;
                }
            } else if slot.length == 0 {
                return self.add(text.get(start..end).unwrap_or(""), key, at & mask);
            }
            at += 1;
        }
    }

    #[inline(never)]
    fn add(&mut self, string: &str, key: u64, at: usize) -> u32 {
        let id = self.strings.len() as u32;
        self.strings.push(string);
        self.slots[at] = Slot { key, length: string.len() as u32, id };
        if self.strings.len() > Self::room(self.slots.len()) {
            self.grow(self.slots.len() * 2);
        }
        id
    }

    /// How many strings go into so many slots.
    pub(crate) fn room(slots: usize) -> usize {
        slots / 4 * 3
    }

    /// Makes so many slots, a power of two, and room for the strings that go into them, of so many bytes on average.
    pub(crate) fn reserve(&mut self, slots: usize, length: usize) {
        if slots > self.slots.len() {
            let more = Self::room(slots).saturating_sub(self.strings.len());
            self.strings.text.reserve_exact(more * length);
            self.strings.starts.reserve_exact(more + 1);
            self.grow(slots);
        }
    }

    fn grow(&mut self, slots: usize) {
        let mask = slots - 1;
        self.shift = 64 - slots.trailing_zeros();
        let mut slots = vec![Slot::default(); slots];
        for slot in self.slots.iter().filter(|slot| slot.length > 0) {
            let mut at = (slot.key.wrapping_mul(FACTOR) >> self.shift) as usize;
            while slots[at & mask].length > 0 {
                at += 1;
            }
            slots[at & mask] = *slot;
        }
        self.slots = slots;
    }
}

/// The key of a string that cannot be read as one number: its bytes if there are up to eight, else a hash.
fn long_key(bytes: &[u8]) -> u64 {
    let Some(last) = bytes.last_chunk::<8>() else {
        return bytes.iter().rev().fold(0, |key, &byte| key << 8 | u64::from(byte));
    };
    if bytes.len() == 8 {
        return u64::from_le_bytes(*last);
    }
    // The last eight bytes may share some with the chunk before.
    let mut key = u64::from_le_bytes(*last);
    for chunk in bytes.chunks_exact(8) {
        let Some(chunk) = chunk.first_chunk::<8>() else { continue };
        key = (key.wrapping_mul(FACTOR).rotate_left(29)) ^ u64::from_le_bytes(*chunk);
    }
    key.wrapping_mul(FACTOR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn numbers_by_first_appearance(words in prop::collection::vec("[ab]{1,3}|[a-c]{7,10}|é{1,6}|x{1,30}", 0..80)) {
            let text = words.join(" ");
            let mut vocabulary = Vocabulary::new(0);
            let mut slow: BTreeMap<&str, u32> = BTreeMap::new();
            let mut start = 0;
            for word in &words {
                let next = slow.len() as u32;
                let expected = *slow.entry(word).or_insert(next);
                prop_assert_eq!(vocabulary.intern(&text, start, start + word.len()), expected);
                start += word.len() + 1;
            }
            let strings = vocabulary.into_strings();
            prop_assert_eq!(strings.len(), slow.len());
            for (word, id) in slow {
                prop_assert_eq!((strings.get(id), strings.length(id)), (word, word.len() as u32));
            }
        }
    }

    #[test]
    fn strings_of_one_hash_are_told_apart() {
        let mut vocabulary = Vocabulary::new(0);
        let first = vocabulary.intern("abcdefghi", 0, 9);
        // Forged: its slot gets the other string's key, and every slot is full or that one.
        let key = long_key(b"123456789");
        let slot = (key.wrapping_mul(FACTOR) >> vocabulary.shift) as usize;
        let own = vocabulary.slots.iter().position(|slot| slot.length > 0).unwrap();
        vocabulary.slots.swap(own, slot);
        vocabulary.slots[slot].key = key;
        assert_ne!(vocabulary.intern("123456789", 0, 9), first);
    }
}
