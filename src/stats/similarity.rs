//! How alike two texts are.

use super::figure::{Figure, Undefined, finite, ratio};

/// Cosine of the angle between two vectors of weights: `Σ aᵢbᵢ / (√Σ aᵢ² · √Σ bᵢ²)` (Salton, Wong and Yang 1975). From 0
/// (nothing shared) to 1 for weights that are not negative.
///
/// # Errors
/// [`Undefined::NoVariation`] where one of them is all 0, [`Undefined::BadCounts`] where they differ in length.
pub fn cosine(a: &[f64], b: &[f64]) -> Figure {
    if a.len() != b.len() {
        return Err(Undefined::BadCounts);
    }
    // Scaled first, so that no square leaves the range of a double.
    let most = |list: &[f64]| list.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
    let (scale_a, scale_b) = (most(a), most(b));
    if scale_a == 0.0 || scale_b == 0.0 {
        return Err(Undefined::NoVariation);
    }
    let (mut product, mut squares_a, mut squares_b) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().map(|x| x / scale_a).zip(b.iter().map(|x| x / scale_b)) {
        product += a * b;
        squares_a += a * a;
        squares_b += b * b;
    }
    ratio(product, squares_a.sqrt() * squares_b.sqrt(), Undefined::NoVariation)
        .map(|value| value.clamp(-1.0, 1.0))
}

/// Jaccard's coefficient: types in both ÷ types in either (Jaccard 1901). From 0 to 1.
///
/// # Errors
/// [`Undefined::Empty`] where neither has any, [`Undefined::BadCounts`] where more are in both than in one.
pub fn jaccard(both: f64, a: f64, b: f64) -> Figure {
    if !(both >= 0.0 && both <= a && both <= b) {
        return Err(Undefined::BadCounts);
    }
    ratio(both, a + b - both, Undefined::Empty)
}

/// Burrows's Delta between all pairs of texts: the mean absolute difference of the z-scores of the words' relative
/// frequencies (Burrows 2002), with the sample's standard deviation (n − 1) over the texts. From 0 up; smaller is more
/// alike. `rates[t][w]` belongs to text t and word w; words whose rate does not vary are left out.
///
/// Gives the matrix, row by row, and how many words went in.
///
/// # Errors
/// [`Undefined::OnePart`] under two texts, [`Undefined::NoVariation`] where no word's rate varies,
/// [`Undefined::BadCounts`] where the rows differ in length.
pub fn delta(rates: &[Vec<f64>]) -> Result<(Vec<f64>, u32), Undefined> {
    let texts = rates.len();
    let words = rates.first().map_or(0, Vec::len);
    if texts < 2 {
        return Err(Undefined::OnePart);
    }
    if rates.iter().any(|row| row.len() != words) {
        return Err(Undefined::BadCounts);
    }
    let mut matrix = vec![0.0; texts * texts];
    let mut used = 0;
    for word in 0..words {
        let mean = rates.iter().map(|row| row[word]).sum::<f64>() / texts as f64;
        let squares: f64 = rates.iter().map(|row| (row[word] - mean) * (row[word] - mean)).sum();
        let deviation = (squares / (texts as f64 - 1.0)).sqrt();
        // Rates that only rounding tells apart do not vary.
        if deviation > mean.abs() * 1e-12 {
            used += 1;
            for (at, sum) in matrix.iter_mut().enumerate() {
                *sum += ((rates[at / texts][word] - rates[at % texts][word]) / deviation).abs();
            }
        }
    }
    if used == 0 {
        return Err(Undefined::NoVariation);
    }
    for sum in &mut matrix {
        *sum = finite(*sum / f64::from(used))?;
    }
    Ok((matrix, used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_and_unlike() {
        assert!((cosine(&[1.0, 2.0, 0.0], &[2.0, 4.0, 0.0]).unwrap() - 1.0).abs() < 1e-15);
        assert_eq!(cosine(&[1.0, 0.0], &[0.0, 3.0]), Ok(0.0));
        assert_eq!(cosine(&[0.0, 0.0], &[0.0, 3.0]), Err(Undefined::NoVariation));
        assert!((cosine(&[1e300, 1e300], &[1e-300, 0.0]).unwrap() - 0.5f64.sqrt()).abs() < 1e-15);
        assert_eq!(jaccard(2.0, 3.0, 4.0), Ok(0.4));
        assert_eq!(jaccard(0.0, 0.0, 0.0), Err(Undefined::Empty));
        assert_eq!(jaccard(3.0, 2.0, 4.0), Err(Undefined::BadCounts));
    }

    #[test]
    fn delta_by_hand() {
        // Word 1: 1, 2, 3 with SD 1; word 2 does not vary.
        let (matrix, words) = delta(&[vec![1.0, 5.0], vec![2.0, 5.0], vec![3.0, 5.0]]).unwrap();
        assert_eq!(words, 1);
        assert_eq!(matrix, [0.0, 1.0, 2.0, 1.0, 0.0, 1.0, 2.0, 1.0, 0.0]);
        assert_eq!(delta(&[vec![1.0], vec![1.0]]), Err(Undefined::NoVariation));
        assert_eq!(delta(&[vec![1.0]]), Err(Undefined::OnePart));
    }
}
