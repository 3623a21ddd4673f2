//! Which positions match this query? Knows nothing of statistics.
