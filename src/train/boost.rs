//! Trains the small trees of [`crate::quotes::model::trees`]: gradient boosting on one-byte features.

use super::crf::Random;
use crate::quotes::model::trees::{DEPTH, Forest, LEAF_UNIT, Tree};

const BINS: usize = 256;
const LEAVES: usize = 1 << DEPTH;
const NODES: usize = LEAVES - 1;

/// Rows of features with what they should give.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    pub width: usize,
    pub x: Vec<u8>,
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
    pub fn row(&self, at: usize) -> &[u8] {
        &self.x[at * self.width..(at + 1) * self.width]
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
        Self { trees: 180, rate: 0.1, l2: 3.0, sample: 0.6, columns: 0.4, least: 4.0, seed: 7 }
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
            *f += f64::from(leaf(&tree, rows.row(i))) / LEAF_UNIT;
        }
        forest.trees.push(tree);
    }
    forest
}

fn leaf(tree: &Tree, x: &[u8]) -> i8 {
    let mut at = 0;
    for _ in 0..DEPTH {
        at = 2 * at + 1 + usize::from(x[tree.feature[at] as usize] > tree.threshold[at]);
    }
    tree.leaf[at - NODES]
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

fn grow(
    rows: &Rows,
    g: &[f32],
    h: &[f32],
    sample: Vec<u32>,
    set: &BoostSettings,
    random: &mut Random,
) -> Tree {
    let mut tree = Tree { feature: [0; NODES], threshold: [255; NODES], leaf: [0; LEAVES] };
    let columns: Vec<usize> = (0..rows.width).filter(|_| random.unit() < set.columns).collect();
    let mut members: Vec<Vec<u32>> = vec![sample];
    let mut node = 0;
    for _ in 0..DEPTH {
        let mut below = Vec::with_capacity(members.len() * 2);
        for list in members {
            let best = split(rows, g, h, &list, &columns, set);
            if let Some((feature, threshold)) = best {
                tree.feature[node] = feature as u8;
                tree.threshold[node] = threshold;
                let (left, right): (Vec<u32>, Vec<u32>) =
                    list.into_iter().partition(|&i| rows.row(i as usize)[feature] <= threshold);
                below.push(left);
                below.push(right);
            } else {
                below.push(list);
                below.push(Vec::new());
            }
            node += 1;
        }
        members = below;
    }
    for (leaf, list) in tree.leaf.iter_mut().zip(&members) {
        let sg: f32 = list.iter().map(|&i| g[i as usize]).sum();
        let sh: f32 = list.iter().map(|&i| h[i as usize]).sum();
        let value = -set.rate * sg / (sh + set.l2);
        *leaf = (f64::from(value) * LEAF_UNIT).round().clamp(-127.0, 127.0) as i8;
    }
    tree
}

fn split(
    rows: &Rows,
    g: &[f32],
    h: &[f32],
    list: &[u32],
    columns: &[usize],
    set: &BoostSettings,
) -> Option<(usize, u8)> {
    if list.len() < 20 {
        return None;
    }
    let mut hist = vec![[0f32; 2]; columns.len() * BINS];
    let (mut tg, mut th) = (0f32, 0f32);
    for &i in list {
        let i = i as usize;
        let row = rows.row(i);
        tg += g[i];
        th += h[i];
        for (k, &c) in columns.iter().enumerate() {
            let cell = &mut hist[k * BINS + row[c] as usize];
            cell[0] += g[i];
            cell[1] += h[i];
        }
    }
    let value = |g: f32, h: f32| g * g / (h + set.l2);
    let whole = value(tg, th);
    let mut best = (1e-3f32, None);
    for (k, &c) in columns.iter().enumerate() {
        let (mut lg, mut lh) = (0f32, 0f32);
        for (bin, cell) in hist[k * BINS..(k + 1) * BINS - 1].iter().enumerate() {
            if cell[1] == 0.0 {
                continue;
            }
            lg += cell[0];
            lh += cell[1];
            let (rg, rh) = (tg - lg, th - lh);
            if lh < set.least || rh < set.least {
                continue;
            }
            let gain = value(lg, lh) + value(rg, rh) - whole;
            if gain > best.0 {
                best = (gain, Some((c, bin as u8)));
            }
        }
    }
    best.1
}
