//! Sets of numbers, a bit each.

/// A set of numbers below some bound.
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// None of the numbers below `bound`.
    pub(super) fn none(bound: u32) -> Self {
        Self(vec![0; bound as usize / 64 + 1])
    }

    /// Puts a number in.
    #[inline]
    pub(super) fn set(&mut self, number: u32) {
        self.0[number as usize / 64] |= 1 << (number % 64);
    }

    /// Whether a number is in.
    #[inline]
    pub(super) fn has(&self, number: u32) -> bool {
        self.0[number as usize / 64] >> (number % 64) & 1 == 1
    }

    /// Puts in what another set has.
    pub(super) fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Takes out what another set has not.
    pub(super) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= other);
    }

    /// Puts in what is not in of the numbers below `bound`, and takes out what is.
    pub(super) fn flip(&mut self, bound: u32) {
        self.0.iter_mut().for_each(|word| *word = !*word);
        for number in bound..self.0.len() as u32 * 64 {
            self.0[number as usize / 64] &= !(1 << (number % 64));
        }
    }

    /// The numbers, in order.
    pub(super) fn ascending(&self) -> impl Iterator<Item = u32> + '_ {
        (0u32..).step_by(64).zip(&self.0).flat_map(|(base, &word)| {
            let mut word = word;
            std::iter::from_fn(move || {
                (word != 0).then(|| {
                    let bit = word.trailing_zeros();
                    word &= word - 1;
                    base + bit
                })
            })
        })
    }
}

/// Numbers below `bound`, about `count` of them in several lists, in order and each once.
pub(super) fn ascending<'n>(lists: impl Iterator<Item = &'n [u32]>, count: usize, bound: u32) -> Vec<u32> {
    let mut found = Vec::with_capacity(count);
    if count < bound as usize / 1024 {
        lists.for_each(|list| found.extend_from_slice(list));
        crate::order::sort(&mut found);
        found.dedup();
        return found;
    }
    // Putting many numbers in order so costs less than sorting them.
    let mut bits = vec![0u64; bound as usize / 64 + 1];
    for list in lists {
        for &number in list {
            bits[number as usize / 64] |= 1 << (number % 64);
        }
    }
    let mut base = 0;
    for mut word in bits {
        while word != 0 {
            found.push(base + word.trailing_zeros());
            word &= word - 1;
        }
        base += 64;
    }
    found
}
