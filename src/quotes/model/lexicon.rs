//! How readily a word is a cue, learned from the training articles: level 0 (hardly ever) to 4 (nearly always).

/// Words by hash with their cue level.
#[derive(Clone, Debug, Default)]
pub struct CueLexicon {
    /// Open addressing: hash with the level in its two lowest bits; 0 is free.
    slots: Vec<u32>,
}

const FREE: u32 = 0;

impl CueLexicon {
    /// Builds the table from (hash of the word, level 1 to 4) pairs. Of each hash the upper 30 bits count.
    #[must_use]
    pub fn new(entries: &[(u32, u32)]) -> Self {
        let size = (entries.len() * 3).next_power_of_two().max(16);
        let mut slots = vec![FREE; size];
        for &(hash, level) in entries {
            let key = (hash | 4) & !3;
            let mut at = spread(key) & (size - 1);
            while slots[at] != FREE && slots[at] & !3 != key {
                at = (at + 1) & (size - 1);
            }
            slots[at] = key | (level.clamp(1, 4) - 1);
        }
        Self { slots }
    }

    /// The level of the word with this hash.
    #[inline]
    #[must_use]
    pub fn level(&self, hash: u32) -> u32 {
        let size = self.slots.len();
        if size == 0 {
            return 0;
        }
        let key = (hash | 4) & !3;
        let mut at = spread(key) & (size - 1);
        loop {
            let slot = self.slots[at];
            if slot == FREE {
                return 0;
            }
            if slot & !3 == key {
                return (slot & 3) + 1;
            }
            at = (at + 1) & (size - 1);
        }
    }
}

fn spread(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 8) as usize
}
