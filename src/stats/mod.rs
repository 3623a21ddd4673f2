//! What does this count mean? Takes counts, never articles. Knows nothing of text.
