//! Newsprism reads reports of one event and shows who said what, in whose words.
//!
//! The pipeline, in the order of the data; a module imports only from those above it:
//!
//! 1. [`source`]: what text is in these bytes?
//! 2. [`article`]: which lines are headline, byline, dateline, caption, body, which are page furniture, and why?
//! 3. [`text`]: where are the paragraphs, sentences and tokens?
//! 4. [`corpus`]: which articles are in, and which of them are asked about?
//! 5. [`index`]: where does each word stand?
//! 6. [`query`]: which positions match this query?
//! 7. [`stats`]: what does this count mean?
//! 8. [`quotes`]: who said what?
//! 9. [`compare`]: how do reports of one thing differ?
//! 10. [`session`]: the whole program, as load and ask.
//! 11. [`view`]: requests and results as the page gets them.
//!
//! The core does no I/O, reads no clock and holds no global state: the same input gives the same output to the last
//! bit, natively and in wasm.

pub mod article;
pub mod compare;
pub mod corpus;
pub mod error;
pub mod index;
pub mod map;
pub mod math;
pub mod order;
pub mod query;
pub mod quotes;
pub mod session;
pub mod source;
pub mod span;
pub mod stats;
pub mod text;
#[cfg(feature = "train")]
pub mod train;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use error::Error;
pub use session::Session;
pub use span::{ArticleId, ByteSpan};
