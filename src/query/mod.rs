//! Which positions match this query? Knows nothing of statistics.
//!
//! [`parse`] reads a query, [`find`] gives its hits under a scope, [`sample`] and [`thin`] leave some of them out,
//! [`concordance`] shows a page of them in context, [`dispersion`] and [`spread`] say where they stand.

mod bits;
mod concordance;
mod dispersion;
mod find;
mod parse;
mod pattern;
#[allow(clippy::module_inception)]
mod query;
mod thin;
mod words;

pub use concordance::{Line, concordance};
pub use dispersion::{ArticleHits, dispersion, spread};
pub use find::{find, reports};
pub use parse::parse;
pub use query::{Names, Query, Step, Test};
pub use thin::{sample, thin};
