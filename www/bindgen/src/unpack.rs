//! Reads what the packer has put into a page: LZMA (Pavlov's `.lzma` format), written as printable text.
//!
//! Compiled by itself to a wasm module of a few kilobytes, which the page's worker runs before anything else; here it is
//! tested against the library that packs.

/// Digits of the text: all printable ASCII but `&`, `<` and `\`, so that it is inert wherever it stands.
pub const BASE: u32 = 91;

/// Bits that two digits carry, lowest first: 91² is a little over 2¹³.
pub const BITS: u32 = 13;

/// The value of a digit; of what is none, any.
pub const fn digit(code: u8) -> u32 {
    let code = code as u32;
    code.wrapping_sub(33 + (code > 38) as u32 + (code > 60) as u32 + (code > 92) as u32)
}

/// Turns text into the bytes that it stands for, in place; gives their number.
pub fn from_text(text: &mut [u8]) -> usize {
    let (mut at, mut bits, mut held) = (0, 0, 0u32);
    for i in (0..text.len() & !1).step_by(2) {
        held |= digit(text[i]).wrapping_add(digit(text[i + 1]).wrapping_mul(BASE)) << bits;
        bits += BITS;
        while bits > 7 {
            text[at] = held as u8;
            at += 1;
            held >>= 8;
            bits -= 8;
        }
    }
    at
}

/// Bytes of the header: properties, dictionary size, uncompressed size.
pub const HEADER: usize = 13;

/// The uncompressed size that the header states; 0 if it states none that can be.
pub fn size(packed: &[u8]) -> usize {
    match packed.get(5..HEADER) {
        Some(&[a, b, c, d, 0, 0, 0, 0]) => u32::from_le_bytes([a, b, c, d]) as usize,
        _ => 0,
    }
}

// Where each kind of probability begins in the one array of them all.
const IS_MATCH: usize = 0;
const IS_REPEAT: usize = 192;
const IS_OTHER: usize = 204;
const IS_LATER: usize = 216;
const IS_LAST: usize = 228;
const IS_LONG: usize = 240;
const SLOTS: usize = 432;
const SPECIAL: usize = 688;
const ALIGN: usize = 816;
const LENGTHS: usize = 832;
const REPEAT_LENGTHS: usize = 1346;
const LITERALS: usize = 1860;

/// Probabilities for the most literal contexts that `.lzma` files of today have (lc + lp ≤ 4).
pub const ODDS: usize = LITERALS + (0x300 << 4);

/// Unpacks into `out`, which has the size that the header states. `false` if the stream is damaged.
pub fn unlzma(packed: &[u8], out: &mut [u8], odds: &mut [u16; ODDS]) -> bool {
    let Some(&properties) = packed.first() else { return false };
    let (lc, lp, pb) = (u32::from(properties % 9), u32::from(properties / 9 % 5), u32::from(properties / 45));
    if lc + lp > 4 || pb > 4 {
        return false;
    }
    odds.fill(1 << 10);
    // The stream itself begins with a zero.
    let Some((0, rest)) = packed.get(HEADER..).and_then(<[u8]>::split_first) else {
        return false;
    };
    let mut coder = Coder { rest, is_short: false, range: u32::MAX, code: 0, odds };
    for _ in 0..4 {
        coder.shift();
    }
    let mut state = 0;
    let [mut first, mut second, mut third, mut fourth] = [1usize; 4];
    let mut n = 0;
    while n < out.len() {
        let position = n & ((1 << pb) - 1);
        if coder.bit(IS_MATCH + state * 16 + position) == 0 {
            let before = if n > 0 { u32::from(out[n - 1]) } else { 0 };
            let context = ((n as u32 & ((1 << lp) - 1)) << lc) + (before >> (8 - lc));
            let base = LITERALS + 0x300 * context as usize;
            out[n] = if state < 7 {
                coder.tree(base, 8) as u8
            } else {
                let Some(&other) = n.checked_sub(first).and_then(|at| out.get(at)) else { return false };
                coder.literal_beside(base, other)
            };
            n += 1;
            state = state.saturating_sub(if state < 10 { 3 } else { 6 });
            continue;
        }
        let length;
        if coder.bit(IS_REPEAT + state) == 0 {
            (fourth, third, second) = (third, second, first);
            length = coder.length(LENGTHS, position);
            let slot = coder.tree(SLOTS + (length - 2).min(3) * 64, 6) as usize - 64;
            first = coder.distance(slot);
            state = if state < 7 { 7 } else { 10 };
        } else {
            let is_first = coder.bit(IS_OTHER + state) == 0;
            if is_first && coder.bit(IS_LONG + state * 16 + position) == 0 {
                length = 1;
                state = if state < 7 { 9 } else { 11 };
            } else {
                if !is_first {
                    if coder.bit(IS_LATER + state) == 0 {
                        (first, second) = (second, first);
                    } else if coder.bit(IS_LAST + state) == 0 {
                        (first, second, third) = (third, first, second);
                    } else {
                        (first, second, third, fourth) = (fourth, first, second, third);
                    }
                }
                length = coder.length(REPEAT_LENGTHS, position);
                state = if state < 7 { 8 } else { 11 };
            }
        }
        // The distance of an end marker has become 0 where numbers have 32 bits.
        if first.wrapping_sub(1) >= n || length > out.len() - n {
            return false;
        }
        for at in n..n + length {
            out[at] = out[at - first];
        }
        n += length;
    }
    // Thirteen bits at a time can leave a byte of nothing.
    coder.code == 0 && matches!(coder.rest, [] | [0]) && !coder.is_short
}

/// The range decoder and its probabilities.
struct Coder<'a> {
    rest: &'a [u8],
    /// More was read than there is.
    is_short: bool,
    range: u32,
    code: u32,
    odds: &'a mut [u16; ODDS],
}

impl Coder<'_> {
    fn shift(&mut self) {
        let next = match self.rest.split_first() {
            Some((&next, rest)) => {
                self.rest = rest;
                next
            }
            None => {
                self.is_short = true;
                0
            }
        };
        self.code = self.code << 8 | u32::from(next);
    }

    fn normalise(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
    }

    fn bit(&mut self, i: usize) -> u32 {
        let odds = self.odds[i];
        let bound = (self.range >> 11) * u32::from(odds);
        let bit = if self.code < bound {
            self.range = bound;
            self.odds[i] = odds + ((2048 - odds) >> 5);
            0
        } else {
            self.range -= bound;
            self.code -= bound;
            self.odds[i] = odds - (odds >> 5);
            1
        };
        self.normalise();
        bit
    }

    /// So many bits, highest first, behind a leading one.
    fn tree(&mut self, base: usize, bits: u32) -> u32 {
        let mut node = 1;
        for _ in 0..bits {
            node = node << 1 | self.bit(base + node as usize);
        }
        node
    }

    /// So many bits, lowest first.
    fn reversed(&mut self, base: usize, bits: u32) -> usize {
        let (mut node, mut sum) = (1, 0);
        for i in 0..bits {
            let bit = self.bit(base + node);
            node = node << 1 | bit as usize;
            sum |= (bit as usize) << i;
        }
        sum
    }

    /// Bits that are as likely as not, highest first.
    fn plain(&mut self, bits: u32) -> usize {
        let mut sum = 0;
        for _ in 0..bits {
            self.range >>= 1;
            let is = self.code >= self.range;
            if is {
                self.code -= self.range;
            }
            sum = sum << 1 | usize::from(is);
            self.normalise();
        }
        sum
    }

    /// A literal where a match has just ended: as long as its bits are those of `other`, they choose among three trees.
    fn literal_beside(&mut self, base: usize, other: u8) -> u8 {
        let (mut node, mut other) = (1usize, usize::from(other));
        while node < 0x100 {
            other <<= 1;
            let expected = other & 0x100;
            let bit = self.bit(base + 0x100 + expected + node) as usize;
            node = node << 1 | bit;
            if bit << 8 != expected {
                break;
            }
        }
        while node < 0x100 {
            node = node << 1 | self.bit(base + node) as usize;
        }
        node as u8
    }

    fn length(&mut self, base: usize, position: usize) -> usize {
        if self.bit(base) == 0 {
            self.tree(base + 2 + position * 8, 3) as usize - 8 + 2
        } else if self.bit(base + 1) == 0 {
            self.tree(base + 130 + position * 8, 3) as usize - 8 + 10
        } else {
            self.tree(base + 258, 8) as usize - 256 + 18
        }
    }

    /// How far back a match begins, at least 1.
    fn distance(&mut self, slot: usize) -> usize {
        if slot < 4 {
            return slot + 1;
        }
        let bits = (slot >> 1) as u32 - 1;
        let high = (2 | (slot & 1)) << bits;
        let low = if slot < 14 {
            self.reversed(SPECIAL + high - slot, bits)
        } else {
            (self.plain(bits - 4) << 4) + self.reversed(ALIGN, 4)
        };
        high.wrapping_add(low).wrapping_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{pack, to_text};

    fn unpacked(text: &str) -> Option<Vec<u8>> {
        let mut bytes = text.as_bytes().to_vec();
        let length = from_text(&mut bytes);
        let mut out = vec![0; size(&bytes[..length])];
        unlzma(&bytes[..length], &mut out, &mut [0; ODDS]).then_some(out)
    }

    /// Bytes in which runs, copies and noise alternate.
    fn sample(length: usize, mut seed: u32) -> Vec<u8> {
        let mut out: Vec<u8> = Vec::new();
        while out.len() < length {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (kind, amount) = (seed >> 30, (seed >> 16 & 0x1ff) as usize + 1);
            match kind {
                0 => out.extend(std::iter::repeat_n((seed >> 8) as u8, amount)),
                1 => out.extend((0..amount as u32).map(|i| (seed.wrapping_mul(i * i + 1) >> 24) as u8)),
                _ => {
                    let back = 1 + seed as usize % out.len().max(1);
                    for _ in 0..amount {
                        out.push(out.len().checked_sub(back).map_or(7, |at| out[at]));
                    }
                }
            }
        }
        out.truncate(length);
        out
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        for length in [1, 2, 3, 100, 4_095, 70_000, 300_000] {
            for seed in 1..=3 {
                let bytes = sample(length, seed * 7919);
                let text = to_text(&pack(&bytes).unwrap());
                assert!(unpacked(&text) == Some(bytes), "{length} bytes, seed {seed}");
            }
        }
    }

    #[test]
    fn the_text_has_only_its_digits_and_each_of_them() {
        let text = to_text(&sample(20_000, 5));
        let used: std::collections::BTreeSet<char> = text.chars().collect();
        assert_eq!(used.len(), BASE as usize);
        assert!(used.iter().all(|&c| c.is_ascii_graphic() && !"&<\\".contains(c)));
    }

    #[test]
    fn damage_is_told() {
        let packed = pack(&sample(5_000, 3)).unwrap();
        let mut told = 0;
        for at in 0..packed.len() {
            let mut bytes = packed.clone();
            bytes[at] ^= 0x40;
            let mut out = vec![0; size(&bytes).min(1 << 20)];
            told += usize::from(!unlzma(&bytes, &mut out, &mut [0; ODDS]));
        }
        // The size of the dictionary, four bytes, is nothing that matters here.
        assert_eq!(told, packed.len() - 4);
        for end in 0..packed.len() {
            let mut out = vec![0; 5_000];
            assert!(!unlzma(&packed[..end], &mut out, &mut [0; ODDS]), "cut to {end}");
        }
    }
}
