//! Small boosted trees over features of one byte each: who of the candidates is the source, and how sure is a content.

/// Depth of every tree.
pub const DEPTH: usize = 5;
/// Leaves of every tree.
pub const LEAVES: usize = 1 << DEPTH;

/// Units of a leaf in one unit of the sum.
pub const LEAF_UNIT: f64 = 64.0;

/// Features that one thing has.
pub const FEATURES: usize = 64;

/// The features of one thing.
pub type Features = [u8; FEATURES];

/// The greatest value of a feature: the highest bit of its byte is left free for comparing eight at once.
pub const MOST: u8 = 127;

/// Things that are scored at once, each in one byte of a number.
const LANES: usize = 8;
/// One in every byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// One symmetric tree: each level asks one question, and the answers are the bits of the leaf's number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    /// Of each level the feature, below [`FEATURES`], and what it must be above, at most [`MOST`].
    pub questions: [(u8, u8); DEPTH],
    pub leaves: [i8; LEAVES],
}

#[cfg(any(test, feature = "train"))]
impl Tree {
    /// The value for one row of features: what training and tests go by, see [`Forest`] for the fast way.
    #[cfg(any(test, feature = "train"))]
    #[must_use]
    pub fn value(&self, x: &Features) -> i8 {
        let bit = |&(feature, above): &(u8, u8)| usize::from(x[feature as usize % FEATURES] > above);
        self.leaves[self.questions.iter().rev().fold(0, |at, q| at << 1 | bit(q)) % LEAVES]
    }
}

/// A sum of trees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    pub base: i32,
    pub trees: Vec<Tree>,
}

impl Forest {
    /// The sums for rows of features, in leaf units.
    pub fn scores(&self, rows: &[Features], out: &mut Vec<i32>) {
        out.clear();
        for some in rows.chunks(LANES) {
            let mut columns = [0u64; FEATURES];
            for (lane, row) in some.iter().enumerate() {
                for (column, &x) in columns.iter_mut().zip(row) {
                    *column |= u64::from(x & MOST) << (8 * lane);
                }
            }
            let mut sums = [self.base; LANES];
            for tree in &self.trees {
                let mut leaf = 0;
                for (level, &(feature, above)) in tree.questions.iter().enumerate() {
                    // The highest bit of a byte is set if its value is greater.
                    let sum = columns[feature as usize % FEATURES] + ONES * u64::from(MOST - (above & MOST));
                    leaf |= (sum >> 7 & ONES) << level;
                }
                for sum in &mut sums[..some.len()] {
                    *sum += i32::from(tree.leaves[leaf as usize % LEAVES]);
                    leaf >>= 8;
                }
            }
            out.extend_from_slice(&sums[..some.len()]);
        }
    }
}

/// Probabilities at which the level of a probability rises by one: steps of about a half on the logistic scale.
const LEVELS: [f32; 24] = [
    0.002, 0.004, 0.007, 0.011, 0.018, 0.03, 0.047, 0.076, 0.12, 0.18, 0.27, 0.38, 0.5, 0.62, 0.73, 0.82,
    0.88, 0.924, 0.953, 0.97, 0.982, 0.989, 0.993, 0.998,
];

/// A probability as a level 0 to 24.
#[must_use]
pub fn level(p: f32) -> u8 {
    LEVELS.partition_point(|&l| l <= p) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_rows_at_once_score_as_each_alone() {
        let mut state = 1u32;
        let mut byte = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let trees = (0..30)
            .map(|_| Tree {
                questions: std::array::from_fn(|_| (byte() % 64, byte() % 128)),
                leaves: std::array::from_fn(|_| byte() as i8),
            })
            .collect();
        let forest = Forest { base: -7, trees };
        let rows: Vec<Features> = (0..37).map(|_| std::array::from_fn(|_| byte() % 128)).collect();
        let mut scores = Vec::new();
        forest.scores(&rows, &mut scores);
        let alone = |x| -7 + forest.trees.iter().map(|t| i32::from(t.value(x))).sum::<i32>();
        assert_eq!(scores, rows.iter().map(alone).collect::<Vec<_>>());
    }
}
