//! How do reports of one thing differ? Knows nothing of the page.

pub mod days;
pub mod figures;
pub mod findings;
pub mod left_out;
pub mod reuse;
