//! How do reports of one thing differ? Knows nothing of the page.

pub mod align;
pub mod changes;
pub mod findings;
pub mod statements;
pub mod words;

mod links;
