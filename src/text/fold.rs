//! From a word as printed to the word that is counted.

use super::chars::is_apostrophe;

/// Words after which ’s is a verb ("it's", "that's"), not a possessive.
const CONTRACTING: [&str; 15] = [
    "he", "here", "how", "it", "let", "one", "she", "that", "there", "this", "what", "when", "where", "who",
    "why",
];

/// Lower case, curly apostrophes made straight.
#[must_use]
pub fn fold_case(word: &str) -> String {
    word.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// The form under which a word is counted: [`fold_case`], and a possessive counted with its bare word
/// ("Russia's" and "Russia" are one word); "it's", "that's" and the like stay whole.
#[must_use]
pub fn fold_word(word: &str) -> String {
    let mut folded = fold_case(word);
    if let Some(bare) = folded.strip_suffix("'s")
        && !bare.is_empty()
        && !CONTRACTING.contains(&bare)
    {
        folded.truncate(bare.len());
    }
    folded
}

/// Where in `word` a clitic begins: the ’s of "Kerry's", the ’ve of "we've", the n't of "don't".
#[must_use]
pub fn clitic_start(word: &str) -> Option<usize> {
    let (at, apostrophe) = word.char_indices().rfind(|&(_, c)| is_apostrophe(c))?;
    let tail = word.get(at + apostrophe.len_utf8()..)?.to_ascii_lowercase();
    let start = match tail.as_str() {
        "s" | "ve" | "re" | "ll" | "d" | "m" => at,
        "t" if word.get(..at)?.ends_with(['n', 'N']) => at - 1,
        _ => return None,
    };
    (start > 0).then_some(start)
}
