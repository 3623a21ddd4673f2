//! Where does each word stand? Vocabulary, token-id array and positions, in flat arrays. Knows nothing of queries.
