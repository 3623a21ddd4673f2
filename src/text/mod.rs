//! Where are the paragraphs, sentences and tokens?
//!
//! Everything here holds spans, not strings. [`lex`] cuts a text into words and symbols; [`Layout`] says where an
//! article's paragraphs and sentences are. Knows nothing of metadata.

mod accents;
pub mod case;
pub mod chars;
mod fold;
mod inflect;
mod layout;
mod lexer;
mod sentences;
mod stem;
mod stop_words;

pub use accents::base_letter;
pub(crate) use fold::fold_case_into;
pub(crate) use fold::fold_word_into;
pub use fold::{clitic_start, fold_case, fold_word, straighten, straighten_word};
pub use inflect::inflections;
pub use layout::{Layout, Paragraph, Sentence};
pub use lexer::{Lexer, Token, TokenKind, lex};
pub use sentences::sentences;
pub use stem::{family_prefix, stem};
pub use stop_words::{is_stop_word, stop_words};
