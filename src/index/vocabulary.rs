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
    pub(crate) fn with_capacity(strings: usize, bytes: usize) -> Self {
        let mut starts = Vec::with_capacity(strings + 1);
        starts.push(0);
        Self { text: String::with_capacity(bytes), starts }
    }

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

    /// Length of all of them in bytes.
    pub(crate) fn text_len(&self) -> usize {
        self.text.len()
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

/// An open-addressing map from strings to their numbers in order of first appearance, with how often each was met.
///
/// A string of up to eight bytes is its own key, so that most words are found with one comparison of numbers.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    strings: Strings,
    counts: Vec<u32>,
    /// The length is a power of two, at most half of them taken.
    slots: Vec<Slot>,
    /// 64 less the logarithm of the number of slots.
    shift: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The bytes of a string of up to eight, the first lowest; else its hash.
    key: u64,
    /// In bytes; 0 marks an empty slot (the empty string has none).
    length: u32,
    id: u32,
}

/// 2^64 divided by the golden ratio: spreads keys over the slots by the product's high bits.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl Vocabulary {
    /// An empty map with room for `strings` before it grows.
    pub(crate) fn new(strings: usize) -> Self {
        let slots = (strings.max(8) * 2).next_power_of_two();
        Self {
            strings: Strings::default(),
            counts: Vec::new(),
            slots: vec![Slot::default(); slots],
            shift: 64 - slots.trailing_zeros(),
        }
    }

    /// The number of the string between `start` and `end` of `text`, a new one if it has none. The empty string, and
    /// what does not fit `text`, is 0: never ask for it.
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
            let slot = self.slots[at & mask];
            if slot.key == key && slot.length == length as u32 {
                if length <= 8 || text.get(start..end) == Some(self.strings.get(slot.id)) {
                    self.counts[slot.id as usize] += 1;
                    return slot.id;
                }
            } else if slot.length == 0 {
                return self.add(text.get(start..end).unwrap_or(""), key, at & mask);
            }
            at += 1;
        }
    }

    /// The strings by number, and how often each was met.
    pub(crate) fn into_parts(self) -> (Strings, Vec<u32>) {
        (self.strings, self.counts)
    }

    #[inline(never)]
    fn add(&mut self, string: &str, key: u64, at: usize) -> u32 {
        if string.is_empty() {
            return 0;
        }
        let id = self.strings.len() as u32;
        self.strings.push(string);
        self.counts.push(1);
        self.slots[at] = Slot { key, length: string.len() as u32, id };
        if self.strings.len() * 2 > self.slots.len() {
            self.grow();
        }
        id
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 4 - 1;
        self.shift -= 2;
        let mut slots = vec![Slot::default(); mask + 1];
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
#[inline(never)]
fn long_key(bytes: &[u8]) -> u64 {
    let mut state = 0u64;
    for chunk in bytes.chunks(8) {
        let word = match chunk.first_chunk::<8>() {
            Some(whole) => u64::from_le_bytes(*whole),
            None => chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
        };
        state = (state.rotate_left(29) ^ word).wrapping_mul(if bytes.len() > 8 { FACTOR } else { 1 });
    }
    state
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
            let mut slow: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
            let mut start = 0;
            for word in &words {
                let next = slow.len() as u32;
                let entry = slow.entry(word).or_insert((next, 0));
                entry.1 += 1;
                prop_assert_eq!(vocabulary.intern(&text, start, start + word.len()), entry.0);
                start += word.len() + 1;
            }
            let (strings, counts) = vocabulary.into_parts();
            prop_assert_eq!(strings.len(), slow.len());
            for (word, (id, count)) in slow {
                prop_assert_eq!((strings.get(id), strings.length(id), counts[id as usize]), (word, word.len() as u32, count));
            }
        }
    }

    #[test]
    fn strings_of_one_hash_are_told_apart() {
        let mut vocabulary = Vocabulary::new(0);
        let first = vocabulary.intern("abcdefghi", 0, 9);
        // A forged slot: the same key and length for another string.
        let key = long_key(b"123456789");
        for slot in &mut vocabulary.slots {
            slot.key = key;
        }
        vocabulary.slots.iter_mut().filter(|s| s.length == 0).take(1).for_each(|s| s.key = 0);
        assert_ne!(vocabulary.intern("123456789", 0, 9), first);
    }
}
