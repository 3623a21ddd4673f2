//! How do reports of one thing differ? Knows nothing of the page.

pub mod days;
pub mod figures;
pub mod findings;
pub mod left_out;
pub mod reuse;
pub mod align;
pub mod changes;
pub mod findings;
pub mod statements;
pub mod words;
