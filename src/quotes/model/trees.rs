//! Small boosted trees over features of one byte each: who of the candidates is the source, and how sure is a content.

/// Depth of every tree.
pub const DEPTH: usize = 5;
const NODES: usize = (1 << DEPTH) - 1;
const LEAVES: usize = 1 << DEPTH;

/// Units of a leaf in one unit of the sum.
pub const LEAF_UNIT: f64 = 64.0;

/// One complete tree: a feature above a threshold goes right.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    pub feature: [u8; NODES],
    pub threshold: [u8; NODES],
    pub leaf: [i8; LEAVES],
}

/// A sum of trees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    pub base: i32,
    pub trees: Vec<Tree>,
}

impl Forest {
    /// The sum for one row of features, in leaf units.
    #[must_use]
    pub fn score(&self, x: &[u8]) -> i32 {
        let mut sum = self.base;
        for tree in &self.trees {
            let mut at = 0;
            for _ in 0..DEPTH {
                let right = x.get(tree.feature[at] as usize).copied().unwrap_or(0) > tree.threshold[at];
                at = 2 * at + 1 + usize::from(right);
            }
            sum += i32::from(tree.leaf[at - NODES]);
        }
        sum
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
