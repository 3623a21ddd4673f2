//! Vectors of numbers, as processors add them: four floats, eight 16-bit integers, sixteen bytes.
//!
//! Where rustc optimises for size, as for the page, it makes no vectors of loops: in wasm they are asked for by name.
//! Elsewhere the loops become vectors by themselves. Both give the same bits: each lane is added and multiplied alone,
//! in the order that is written.

pub use imp::{Bytes, Floats, Shorts};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod imp {
    use core::arch::wasm32::{
        f32x4, f32x4_add, f32x4_extract_lane, f32x4_gt, f32x4_mul, f32x4_splat, i8x16, i16x8, i16x8_add,
        i16x8_extend_high_i8x16, i16x8_extend_low_i8x16, i16x8_extract_lane, i16x8_gt, i16x8_max,
        i16x8_splat, i16x8_sub, i32x4_bitmask, v128, v128_bitselect,
    };

    /// Four floats.
    #[derive(Clone, Copy, Debug)]
    pub struct Floats(v128);

    impl Floats {
        #[inline(always)]
        pub fn new([a, b, c, d]: [f32; 4]) -> Self {
            Self(f32x4(a, b, c, d))
        }
        #[inline(always)]
        pub fn splat(x: f32) -> Self {
            Self(f32x4_splat(x))
        }
        #[inline(always)]
        pub fn array(self) -> [f32; 4] {
            let v = self.0;
            [
                f32x4_extract_lane::<0>(v),
                f32x4_extract_lane::<1>(v),
                f32x4_extract_lane::<2>(v),
                f32x4_extract_lane::<3>(v),
            ]
        }
        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            Self(f32x4_add(self.0, other.0))
        }
        #[inline(always)]
        pub fn times(self, other: Self) -> Self {
            Self(f32x4_mul(self.0, other.0))
        }
        /// Which lanes are greater, as bits.
        #[inline(always)]
        pub fn above(self, other: Self) -> u32 {
            u32::from(i32x4_bitmask(f32x4_gt(self.0, other.0)))
        }
    }

    /// Eight 16-bit integers.
    #[derive(Clone, Copy, Debug)]
    pub struct Shorts(v128);

    impl Shorts {
        #[inline(always)]
        pub fn new([a, b, c, d, e, f, g, h]: [i16; 8]) -> Self {
            Self(i16x8(a, b, c, d, e, f, g, h))
        }
        #[inline(always)]
        pub fn splat(x: i16) -> Self {
            Self(i16x8_splat(x))
        }
        #[inline(always)]
        pub fn array(self) -> [i16; 8] {
            let v = self.0;
            [
                i16x8_extract_lane::<0>(v),
                i16x8_extract_lane::<1>(v),
                i16x8_extract_lane::<2>(v),
                i16x8_extract_lane::<3>(v),
                i16x8_extract_lane::<4>(v),
                i16x8_extract_lane::<5>(v),
                i16x8_extract_lane::<6>(v),
                i16x8_extract_lane::<7>(v),
            ]
        }
        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            Self(i16x8_add(self.0, other.0))
        }
        #[inline(always)]
        pub fn minus(self, other: Self) -> Self {
            Self(i16x8_sub(self.0, other.0))
        }
        #[inline(always)]
        pub fn most(self, other: Self) -> Self {
            Self(i16x8_max(self.0, other.0))
        }
        /// Lane by lane `yes` where this is greater than `other`, else `no`.
        #[inline(always)]
        pub fn if_above(self, other: Self, yes: Self, no: Self) -> Self {
            Self(v128_bitselect(yes.0, no.0, i16x8_gt(self.0, other.0)))
        }
    }

    /// Sixteen bytes.
    #[derive(Clone, Copy, Debug)]
    pub struct Bytes(v128);

    impl Bytes {
        #[inline(always)]
        #[rustfmt::skip]
        pub fn new([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]: [i8; 16]) -> Self {
            Self(i8x16(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p))
        }
        /// The first eight and the last eight, as 16-bit integers.
        #[inline(always)]
        pub fn widened(self) -> [Shorts; 2] {
            [Shorts(i16x8_extend_low_i8x16(self.0)), Shorts(i16x8_extend_high_i8x16(self.0))]
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod imp {
    /// Four floats.
    #[derive(Clone, Copy, Debug)]
    pub struct Floats([f32; 4]);

    impl Floats {
        #[inline(always)]
        pub fn new(lanes: [f32; 4]) -> Self {
            Self(lanes)
        }
        #[inline(always)]
        pub fn splat(x: f32) -> Self {
            Self([x; 4])
        }
        #[inline(always)]
        pub fn array(self) -> [f32; 4] {
            self.0
        }
        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            Self(std::array::from_fn(|k| self.0[k] + other.0[k]))
        }
        #[inline(always)]
        pub fn times(self, other: Self) -> Self {
            Self(std::array::from_fn(|k| self.0[k] * other.0[k]))
        }
        /// Which lanes are greater, as bits.
        #[inline(always)]
        pub fn above(self, other: Self) -> u32 {
            (0..4).map(|k| u32::from(self.0[k] > other.0[k]) << k).sum()
        }
    }

    /// Eight 16-bit integers.
    #[derive(Clone, Copy, Debug)]
    pub struct Shorts([i16; 8]);

    impl Shorts {
        #[inline(always)]
        pub fn new(lanes: [i16; 8]) -> Self {
            Self(lanes)
        }
        #[inline(always)]
        pub fn splat(x: i16) -> Self {
            Self([x; 8])
        }
        #[inline(always)]
        pub fn array(self) -> [i16; 8] {
            self.0
        }
        #[inline(always)]
        pub fn plus(self, other: Self) -> Self {
            Self(std::array::from_fn(|k| self.0[k].wrapping_add(other.0[k])))
        }
        #[inline(always)]
        pub fn minus(self, other: Self) -> Self {
            Self(std::array::from_fn(|k| self.0[k].wrapping_sub(other.0[k])))
        }
        #[inline(always)]
        pub fn most(self, other: Self) -> Self {
            Self(std::array::from_fn(|k| self.0[k].max(other.0[k])))
        }
        /// Lane by lane `yes` where this is greater than `other`, else `no`.
        #[inline(always)]
        pub fn if_above(self, other: Self, yes: Self, no: Self) -> Self {
            Self(std::array::from_fn(|k| if self.0[k] > other.0[k] { yes.0[k] } else { no.0[k] }))
        }
    }

    /// Sixteen bytes.
    #[derive(Clone, Copy, Debug)]
    pub struct Bytes([i8; 16]);

    impl Bytes {
        #[inline(always)]
        pub fn new(lanes: [i8; 16]) -> Self {
            Self(lanes)
        }
        /// The first eight and the last eight, as 16-bit integers.
        #[inline(always)]
        pub fn widened(self) -> [Shorts; 2] {
            [0, 8].map(|from| Shorts(std::array::from_fn(|k| i16::from(self.0[from + k]))))
        }
    }
}
