//! What does this count mean? Takes counts, never articles. Knows nothing of text.
//!
//! Every function says its formula, source, unit, range and what it gives at zero.

mod frequency;
mod tf_idf;

pub use frequency::{per_thousand, share};
pub use tf_idf::{TermCount, Weighted, idf, tf_idf, top_terms};
