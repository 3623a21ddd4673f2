//! Arithmetic coding of small numbers: each bit is coded by how often it was set before in the same place, so that
//! frequent numbers take few bits. Reading and writing share one description of the format: whatever goes through a
//! [`Coder`] comes out of it, read or as it was.

/// How fast a [`Bit`] learns: the higher, the slower.
const RATE: u32 = 5;

/// How probable it is that a bit is set, in 4,096ths.
#[derive(Clone, Copy, Debug)]
pub struct Bit(u16);

impl Default for Bit {
    fn default() -> Self {
        Self(2048)
    }
}

impl Bit {
    fn learn(&mut self, set: bool) {
        if set {
            self.0 += (4095 - self.0) >> RATE;
        } else {
            self.0 -= self.0 >> RATE;
        }
    }
}

/// Where an interval is cut for a bit.
fn cut(low: u32, high: u32, bit: Bit) -> u32 {
    low + ((high - low) >> 12) * u32::from(bit.0.max(1))
}

/// A reader or a writer.
pub trait Coder {
    /// One bit.
    fn bit(&mut self, model: &mut Bit, set: bool) -> bool;

    /// A number of `bits` bits, coded in one of the places of `model`, from the highest bit.
    fn number(&mut self, model: &mut Numbers, place: usize, value: u32) -> u32 {
        let size = 1 << model.bits;
        let tree = &mut model.trees[place * size..(place + 1) * size];
        let mut node = 1;
        for at in (0..model.bits).rev() {
            node = node << 1 | usize::from(self.bit(&mut tree[node], value >> at & 1 == 1));
        }
        node as u32 & (size as u32 - 1)
    }

    /// A number of `bits` bits of which nothing is known.
    fn plain(&mut self, bits: u32, value: u32) -> u32 {
        (0..bits)
            .rev()
            .fold(0, |read, at| read << 1 | u32::from(self.bit(&mut Bit::default(), value >> at & 1 == 1)))
    }
}

/// What was learned of numbers of so many bits, apart for each of some places.
#[derive(Clone, Debug)]
pub struct Numbers {
    bits: u32,
    trees: Vec<Bit>,
}

impl Numbers {
    #[must_use]
    pub fn new(bits: u32, places: usize) -> Self {
        Self { bits, trees: vec![Bit::default(); places << bits] }
    }
}

/// Reads. Beyond the end everything reads as nought.
#[derive(Debug)]
pub struct Decoder<'b> {
    rest: &'b [u8],
    low: u32,
    high: u32,
    code: u32,
}

impl<'b> Decoder<'b> {
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        let mut decoder = Self { rest: bytes, low: 0, high: u32::MAX, code: 0 };
        for _ in 0..4 {
            decoder.code = decoder.code << 8 | decoder.byte();
        }
        decoder
    }

    fn byte(&mut self) -> u32 {
        let Some((&byte, rest)) = self.rest.split_first() else { return 0 };
        self.rest = rest;
        u32::from(byte)
    }
}

impl Coder for Decoder<'_> {
    fn bit(&mut self, model: &mut Bit, _: bool) -> bool {
        let cut = cut(self.low, self.high, *model);
        let set = self.code <= cut;
        if set {
            self.high = cut;
        } else {
            self.low = cut + 1;
        }
        model.learn(set);
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            self.code = self.code << 8 | self.byte();
        }
        set
    }
}

/// Writes.
#[cfg(any(test, feature = "train"))]
#[derive(Debug)]
pub struct Encoder {
    out: Vec<u8>,
    low: u32,
    high: u32,
}

#[cfg(any(test, feature = "train"))]
impl Encoder {
    #[must_use]
    pub fn new() -> Self {
        Self { out: Vec::new(), low: 0, high: u32::MAX }
    }

    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.out.extend(self.low.to_be_bytes());
        self.out
    }
}

#[cfg(any(test, feature = "train"))]
impl Coder for Encoder {
    fn bit(&mut self, model: &mut Bit, set: bool) -> bool {
        let cut = cut(self.low, self.high, *model);
        if set {
            self.high = cut;
        } else {
            self.low = cut + 1;
        }
        model.learn(set);
        while (self.low ^ self.high) >> 24 == 0 {
            self.out.push((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(coder: &mut impl Coder, values: &[u32]) -> Vec<u32> {
        let mut model = Numbers::new(10, 3);
        values
            .iter()
            .enumerate()
            .map(
                |(at, &v)| if at % 7 == 6 { coder.plain(20, v) } else { coder.number(&mut model, at % 3, v) },
            )
            .collect()
    }

    #[test]
    fn what_is_written_is_read_and_skewed_numbers_are_short() {
        let mut state = 3u32;
        let values: Vec<u32> = (0..20_000)
            .map(|at| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let any = state >> 12;
                if at % 7 == 6 { any } else { (any & 1023) >> (at % 3 * 4) }
            })
            .collect();
        let mut encoder = Encoder::new();
        pass(&mut encoder, &values);
        let bytes = encoder.finish();
        // 20 bits for every seventh, else 10, 6 and 2: 8 bits on average, of raw 11.4.
        assert!(bytes.len() < 20_500, "{} bytes", bytes.len());
        assert_eq!(pass(&mut Decoder::new(&bytes), &values.iter().map(|_| 0).collect::<Vec<_>>()), values);
    }
}
