//! Which positions match this query? Knows nothing of statistics.
//!
//! [`parse`] reads a query, [`find`] gives its hits under a scope, [`concordance`] shows a page of them in context,
//! [`dispersion`] says where in each article they stand.

mod concordance;
mod find;
mod parse;

pub use concordance::{Line, concordance};
pub use find::{ArticleHits, dispersion, find, reports};
pub use parse::{Pattern, Query, parse};
