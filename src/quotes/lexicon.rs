//! Attribution cues: dictionary form and stance of each, from `cues.tsv`.
