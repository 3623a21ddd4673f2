//! The boundary to JavaScript: about one line a method.
