//! How do reports of one thing differ? Knows nothing of the page.

pub mod findings;
pub mod reuse;
