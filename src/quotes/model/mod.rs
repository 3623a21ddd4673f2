//! Attribution by a compact learned model.
