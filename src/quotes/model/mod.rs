//! Attribution by a compact learned model.

#![allow(missing_docs)]
pub mod chunks;
pub mod features;
pub mod labels;
pub mod lexicon;
pub mod link;
pub mod reading;
pub mod tagger;
pub mod trees;
pub mod weights;
