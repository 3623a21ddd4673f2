//! How hard a text is to read, by the published formulas for English (LIX for any language).
//!
//! Dale–Chall is left out: its list of 3,000 familiar words is not free.

use super::figure::{Figure, Undefined, finite, ratio};

/// What the formulas are worked out from. Words are tokens; numbers count as words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextCounts {
    /// Sentences.
    pub sentences: f64,
    /// Words.
    pub words: f64,
    /// Syllables in all, by [`syllables`].
    pub syllables: f64,
    /// Letters and digits in words.
    pub letters: f64,
    /// Words of three syllables and more.
    pub polysyllables: f64,
    /// Words of seven letters and more.
    pub long_words: f64,
}

impl TextCounts {
    /// Takes one word in.
    pub fn add_word(&mut self, word: &str) {
        let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
        let syllables = syllables(word);
        self.words += 1.0;
        self.letters += letters as f64;
        self.syllables += f64::from(syllables);
        self.polysyllables += f64::from(u8::from(syllables >= 3));
        self.long_words += f64::from(u8::from(letters >= 7));
    }

    /// `linear = constant + a · words/sentence + b · per/word`.
    fn linear(&self, [constant, a, b]: [f64; 3], per: f64) -> Figure {
        let sentence = ratio(self.words, self.sentences, Undefined::Empty)?;
        finite(constant + a * sentence + b * ratio(per, self.words, Undefined::Empty)?)
    }
}

/// Flesch Reading Ease: `206.835 − 1.015 words/sentence − 84.6 syllables/word` (Flesch 1948). About 0 (hard) to 100.
///
/// # Errors
/// [`Undefined::Empty`] without words or sentences, as all here.
pub fn flesch(text: &TextCounts) -> Figure {
    text.linear([206.835, -1.015, -84.6], text.syllables)
}

/// Flesch–Kincaid grade: `0.39 words/sentence + 11.8 syllables/word − 15.59` (Kincaid et al. 1975). Unit: years of
/// school in the USA.
///
/// # Errors
/// [`Undefined::Empty`].
pub fn flesch_kincaid(text: &TextCounts) -> Figure {
    text.linear([-15.59, 0.39, 11.8], text.syllables)
}

/// Automated Readability Index: `4.71 letters/word + 0.5 words/sentence − 21.43` (Senter and Smith 1967). Unit: years
/// of school in the USA.
///
/// # Errors
/// [`Undefined::Empty`].
pub fn ari(text: &TextCounts) -> Figure {
    text.linear([-21.43, 0.5, 4.71], text.letters)
}

/// Coleman–Liau index: `0.0588 L − 0.296 S − 15.8` with letters and sentences in 100 words (Coleman and Liau 1975).
/// Unit: years of school in the USA.
///
/// # Errors
/// [`Undefined::Empty`].
pub fn coleman_liau(text: &TextCounts) -> Figure {
    if text.sentences == 0.0 {
        return Err(Undefined::Empty);
    }
    let hundred = |count: f64| ratio(100.0 * count, text.words, Undefined::Empty);
    finite(0.0588 * hundred(text.letters)? - 0.296 * hundred(text.sentences)? - 15.8)
}

/// SMOG grade: `3.1291 + 1.0430 √(30 polysyllables/sentences)` (McLaughlin 1969, equation D). Made for 30 sentences.
/// Unit: years of school in the USA.
///
/// # Errors
/// [`Undefined::Empty`].
pub fn smog(text: &TextCounts) -> Figure {
    finite(3.1291 + 1.043 * ratio(30.0 * text.polysyllables, text.sentences, Undefined::Empty)?.sqrt())
}

/// LIX: `words/sentence + 100 long words/words`, long words having seven letters and more (Björnsson 1968). About 20
/// (children's books) to 60 (law).
///
/// # Errors
/// [`Undefined::Empty`].
pub fn lix(text: &TextCounts) -> Figure {
    text.linear([0.0, 1.0, 100.0], text.long_words)
}

/// Syllables of an English word, by spelling: see [`super::syllables`]. At least 1.
pub use super::syllables::syllables;
