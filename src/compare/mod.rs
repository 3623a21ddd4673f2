//! How do reports of one thing differ? Knows nothing of the page.

pub mod align;
pub mod changes;
pub mod days;
pub mod figures;
pub mod findings;
pub mod left_out;
pub mod reuse;
pub mod statements;
pub mod words;

mod links;
