//! Trains the small trees of [`crate::quotes::model::trees`]: gradient boosting on one-byte features.

use super::crf::Random;
use crate::quotes::model::trees::{DEPTH, FEATURES, Features, Forest, LEAF_UNIT, LEAVES, MOST, Tree};

const BINS: usize = MOST as usize + 1;

/// Rows of features with what they should give.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    pub x: Vec<Features>,
    pub y: Vec<f32>,
    /// First row of each group, for the ranking loss; one more at the end.
    pub groups: Vec<usize>,
}

impl Rows {
    pub fn len(&self) -> usize {
        self.y.len()
    }
    pub fn is_empty(&self) -> bool {
        self.y.is_empty()
    }
}

#[derive(Clone, Copy, Debug)]
pub struct BoostSettings {
    pub trees: usize,
    pub rate: f32,
    pub l2: f32,
    pub sample: f64,
    pub columns: f64,
    pub least: f32,
    pub seed: u64,
}

impl Default for BoostSettings {
    fn default() -> Self {
        Self { trees: 200, rate: 0.1, l2: 3.0, sample: 0.6, columns: 0.4, least: 4.0, seed: 7 }
    }
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + crate::math::exp(-x))
}

/// Trains a forest. With groups: softmax over each group, `y` 1 for what may be chosen. Without: logistic.
pub fn boost(rows: &Rows, set: &BoostSettings) -> Forest {
    let n = rows.len();
    let ranking = !rows.groups.is_empty();
    let positive: f32 = rows.y.iter().sum();
    let base = if ranking || n == 0 {
        0
    } else {
        let p = f64::from(positive / n as f32).clamp(1e-3, 1.0 - 1e-3);
        (crate::math::ln(p / (1.0 - p)) * LEAF_UNIT).round() as i32
    };
    let mut forest = Forest { base, trees: Vec::new() };
    let mut f = vec![f64::from(base) / LEAF_UNIT; n];
    let (mut g, mut h) = (vec![0f32; n], vec![0f32; n]);
    let mut random = Random(set.seed);
    for _ in 0..set.trees {
        if ranking {
            for w in rows.groups.windows(2) {
                group_gradient(&f[w[0]..w[1]], &rows.y[w[0]..w[1]], &mut g[w[0]..w[1]], &mut h[w[0]..w[1]]);
            }
        } else {
            for i in 0..n {
                let p = sigmoid(f[i]);
                g[i] = p as f32 - rows.y[i];
                h[i] = (p * (1.0 - p)) as f32;
            }
        }
        let mut sample: Vec<u32> = Vec::new();
        if ranking {
            for w in rows.groups.windows(2) {
                if random.unit() < set.sample {
                    sample.extend(w[0] as u32..w[1] as u32);
                }
            }
        } else {
            sample.extend((0..n as u32).filter(|_| random.unit() < set.sample));
        }
        let tree = grow(rows, &g, &h, sample, set, &mut random);
        for (i, f) in f.iter_mut().enumerate() {
            *f += f64::from(tree.value(&rows.x[i])) / LEAF_UNIT;
        }
        forest.trees.push(tree);
    }
    forest
}

fn group_gradient(f: &[f64], y: &[f32], g: &mut [f32], h: &mut [f32]) {
    let top = f.iter().copied().fold(f64::MIN, f64::max);
    let e: Vec<f64> = f.iter().map(|x| crate::math::exp(x - top)).collect();
    let sum: f64 = e.iter().sum();
    let good: f64 = e.iter().zip(y).map(|(e, y)| e * f64::from(*y)).sum();
    for i in 0..f.len() {
        let p = e[i] / sum;
        let target = if good > 0.0 { e[i] * f64::from(y[i]) / good } else { p };
        g[i] = (p - target) as f32;
        h[i] = (p * (1.0 - p)).max(1e-4) as f32;
    }
}

/// Grows one tree: on each level the question is asked that gains most in all nodes together.
fn grow(
    rows: &Rows,
    g: &[f32],
    h: &[f32],
    sample: Vec<u32>,
    set: &BoostSettings,
    random: &mut Random,
) -> Tree {
    let mut tree = Tree { questions: [(0, MOST); DEPTH], leaves: [0; LEAVES] };
    let columns: Vec<usize> = (0..FEATURES).filter(|_| random.unit() < set.columns).collect();
    // Of each row of the sample its node, and of each node the sums.
    let mut node = vec![0u8; sample.len()];
    let mut hist = vec![[0f32; 2]; LEAVES / 2 * BINS];
    for level in 0..DEPTH {
        let nodes = 1usize << level;
        let mut best = (1e-3f32, None);
        for &c in &columns {
            let hist = &mut hist[..nodes * BINS];
            hist.fill([0.0; 2]);
            for (&i, &at) in sample.iter().zip(&node) {
                let cell = &mut hist[at as usize * BINS + rows.x[i as usize][c] as usize];
                cell[0] += g[i as usize];
                cell[1] += h[i as usize];
            }
            if let Some((gain, above)) = best_split(hist, set)
                && gain > best.0
            {
                best = (gain, Some((c as u8, above)));
            }
        }
        let Some((feature, above)) = best.1 else { break };
        tree.questions[level] = (feature, above);
        for (&i, at) in sample.iter().zip(&mut node) {
            *at |= u8::from(rows.x[i as usize][feature as usize] > above) << level;
        }
    }
    let mut sums = [[0f32; 2]; LEAVES];
    for (&i, &at) in sample.iter().zip(&node) {
        sums[at as usize][0] += g[i as usize];
        sums[at as usize][1] += h[i as usize];
    }
    for (leaf, [sg, sh]) in tree.leaves.iter_mut().zip(sums) {
        let value = -set.rate * sg / (sh + set.l2);
        *leaf = (f64::from(value) * LEAF_UNIT).round().clamp(-127.0, 127.0) as i8;
    }
    tree
}

/// The threshold of a feature that gains most, given its histogram in each node.
fn best_split(hist: &[[f32; 2]], set: &BoostSettings) -> Option<(f32, u8)> {
    let value = |g: f32, h: f32| g * g / (h + set.l2);
    let mut gains = [0f32; BINS];
    for node in hist.chunks_exact(BINS) {
        let (tg, th) = node.iter().fold((0f32, 0f32), |(g, h), cell| (g + cell[0], h + cell[1]));
        let whole = value(tg, th);
        let (mut lg, mut lh) = (0f32, 0f32);
        let mut gain = 0.0;
        for (total, cell) in gains.iter_mut().zip(node) {
            if cell[1] != 0.0 {
                lg += cell[0];
                lh += cell[1];
                let rh = th - lh;
                gain = if lh < set.least || rh < set.least {
                    0.0
                } else {
                    value(lg, lh) + value(tg - lg, rh) - whole
                };
            }
            *total += gain;
        }
    }
    gains[..BINS - 1]
        .iter()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(b.1))
        .map(|(above, &gain)| (gain, above as u8))
}
