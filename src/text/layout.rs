//! Where an article's paragraphs and sentences are.

use super::sentences::sentences;
use crate::article::{Article, LineClass};
use crate::span::ByteSpan;

/// A paragraph: one counted line of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: ByteSpan,
    /// Headline, section heading or body.
    pub class: LineClass,
    /// Index of its first sentence in [`Layout::sentences`].
    pub first_sentence: u32,
    /// One past its last.
    pub last_sentence: u32,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, closing marks included, white space after it not.
    pub span: ByteSpan,
    /// Index of its paragraph in [`Layout::paragraphs`].
    pub paragraph: u32,
}

/// The paragraphs and sentences of one article, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Counted lines.
    pub paragraphs: Vec<Paragraph>,
    /// Their sentences.
    pub sentences: Vec<Sentence>,
}

impl Layout {
    /// Lays out an article's counted lines.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let mut layout = Self::default();
        for line in article.lines.iter().filter(|l| l.class.counts() && !l.counted.is_empty()) {
            let paragraph = layout.paragraphs.len() as u32;
            let first_sentence = layout.sentences.len() as u32;
            for span in sentences(&article.text, line.counted) {
                layout.sentences.push(Sentence { span, paragraph });
            }
            let last_sentence = layout.sentences.len() as u32;
            let (span, class) = (line.counted, line.class);
            layout.paragraphs.push(Paragraph { span, class, first_sentence, last_sentence });
        }
        layout
    }

    /// The sentence that holds the byte at `offset`, or the last one that begins before it.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= offset).checked_sub(1)
    }

    /// The paragraph that holds the byte at `offset`, or the last one that begins before it.
    #[must_use]
    pub fn paragraph_at(&self, offset: u32) -> Option<usize> {
        self.paragraphs.partition_point(|p| p.span.start <= offset).checked_sub(1)
    }
}
