//! Logarithms and powers, the same to the last bit natively and in wasm.
//!
//! The standard library hands these to the platform's C library, whose last digits differ; `libm` is one
//! implementation in Rust for all. `sqrt` is exact everywhere (IEEE 754) and needs no entry here.

/// Natural logarithm.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `ln(1 + x)`, exact also where `x` is small.
#[must_use]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// Logarithm to base 2.
#[must_use]
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// Logarithm to base 10.
#[must_use]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// e to the power of `x`.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// `x` to the power of `y`.
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// Complementary error function: `2/√π ∫ₓ^∞ e^(−t²) dt`.
#[must_use]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}
