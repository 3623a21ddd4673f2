//! What does this count mean? Takes counts, never articles. Knows nothing of text.
//!
//! Every function says its formula, source, unit, range and what it gives at zero: a finite number, or [`Undefined`] with
//! the reason. One family a file:
//!
//! - [`association`]: how strongly two words go together;
//! - [`keyness`]: what sets one corpus apart from another;
//! - [`dispersion`]: how evenly a word is spread;
//! - [`diversity`]: how varied the words of a text are;
//! - [`readability`]: how hard a text is to read;
//! - TF-IDF and BM25: which words set an article apart, which articles answer a query;
//! - [`similarity`]: how alike two texts are.
//!
//! [`catalogue`] names them all, with formula, source and inputs; [`calculator`] works one out from what is typed in.

pub mod association;
pub mod calculator;
pub mod catalogue;
pub mod dispersion;
pub mod diversity;
mod figure;
mod frequency;
pub mod keyness;
pub mod readability;
pub mod similarity;
mod syllables;
mod tf_idf;

pub use figure::{Figure, Undefined};
pub use frequency::{per_thousand, share};
pub use tf_idf::{Bm25, Idf, TermCount, Tf, Weighted, bm25, idf, tf_idf, top_terms};
