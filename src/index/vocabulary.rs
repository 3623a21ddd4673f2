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

    pub(crate) fn get(&self, id: u32) -> &str {
        let at = id as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => self.text.get(start as usize..end as usize).unwrap_or(""),
            _ => "",
        }
    }

    pub(crate) fn length(&self, id: u32) -> u32 {
        self.starts[id as usize + 1] - self.starts[id as usize]
    }

    pub(crate) fn bytes(&self) -> usize {
        self.text.capacity() + self.starts.capacity() * 4
    }

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.starts.shrink_to_fit();
    }
}

/// An open-addressing map from strings to their numbers in order of first appearance.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    strings: Strings,
    /// (hash, id + 1); id + 1 = 0 marks an empty slot. The length is a power of two.
    slots: Vec<(u32, u32)>,
}

impl Vocabulary {
    pub(crate) fn new() -> Self {
        Self { strings: Strings::default(), slots: vec![(0, 0); 1 << 10] }
    }

    /// The number of `string`, a new one if it has none.
    pub(crate) fn intern(&mut self, string: &str) -> u32 {
        let hash = hash(string.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (slot_hash, slot_id) = self.slots[at];
            if slot_id == 0 {
                break;
            }
            if slot_hash == hash && self.strings.get(slot_id - 1) == string {
                return slot_id - 1;
            }
            at = (at + 1) & mask;
        }
        let id = self.strings.len() as u32;
        self.strings.push(string);
        self.slots[at] = (hash, id + 1);
        if self.strings.len() * 2 > self.slots.len() {
            self.grow();
        }
        id
    }

    pub(crate) fn into_strings(self) -> Strings {
        self.strings
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 4 - 1;
        let mut slots = vec![(0, 0); mask + 1];
        for &(hash, id) in self.slots.iter().filter(|s| s.1 != 0) {
            let mut at = hash as usize & mask;
            while slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (hash, id);
        }
        self.slots = slots;
    }
}

/// A multiplicative hash, eight bytes at a time.
fn hash(bytes: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = (state.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
    }
    (state >> 32) as u32
}
