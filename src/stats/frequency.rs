//! Relative frequencies.

/// Occurrences in 1,000 tokens: `1000 · count / tokens`. From 0 to 1,000; 0 where there are no tokens.
#[must_use]
pub fn per_thousand(count: u32, tokens: u32) -> f64 {
    1000.0 * share(count, tokens)
}

/// The part of the whole: `part / whole`. From 0 to 1 for a part of it; 0 where the whole is 0.
#[must_use]
pub fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates() {
        assert_eq!(per_thousand(3, 2000), 1.5);
        assert_eq!(per_thousand(2000, 2000), 1000.0);
        assert_eq!(per_thousand(0, 0), 0.0);
        assert_eq!(share(1, 4), 0.25);
        assert_eq!(share(1, 0), 0.0);
    }
}
