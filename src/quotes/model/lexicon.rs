//! How readily a word is a cue, learned from the training articles: level 0 (hardly ever) to 4 (nearly always).

/// Of a word's hash, so many of the highest bits count.
pub const WORD_BITS: u32 = 24;

/// Words by hash with their cue level.
#[derive(Clone, Debug, Default)]
pub struct CueLexicon {
    /// Open addressing: the hash's highest bits, and the level in the three lowest; 0 is free.
    slots: Vec<u32>,
}

impl CueLexicon {
    /// Builds the table from (highest bits of the word's hash, level 1 to 4) pairs.
    #[must_use]
    pub fn new(entries: &[(u32, u32)]) -> Self {
        let mut lexicon = Self { slots: vec![0; (entries.len() * 3).next_power_of_two().max(16)] };
        for &(key, level) in entries {
            let at = lexicon.find(key);
            lexicon.slots[at] = key << 3 | level.clamp(1, 4);
        }
        lexicon
    }

    fn find(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at] != 0 && self.slots[at] >> 3 != key {
            at = (at + 1) & mask;
        }
        at
    }

    /// The level of the word with this hash.
    #[inline]
    #[must_use]
    pub fn level(&self, hash: u32) -> u32 {
        if self.slots.is_empty() {
            return 0;
        }
        self.slots[self.find(hash >> (32 - WORD_BITS))] & 7
    }
}
