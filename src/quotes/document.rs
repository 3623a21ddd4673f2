//! One article as the attribution engine reads it: all tokens, clitics apart, with sentence and paragraph.

use crate::article::Article;
use crate::span::ByteSpan;
use crate::text::{Layout, TokenKind, clitic_start, lex};

/// A token with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocToken {
    /// Where it stands.
    pub span: ByteSpan,
    /// Word, number or symbol.
    pub kind: TokenKind,
    /// Index into [`Layout::sentences`].
    pub sentence: u32,
    /// Index into [`Layout::paragraphs`].
    pub paragraph: u32,
}

/// One article, ready to be read for quotations.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The whole source text.
    pub text: &'a str,
    /// Paragraphs and sentences.
    pub layout: &'a Layout,
    /// All tokens of counted lines; "Tully's" is two: `Tully`, `'s`.
    pub tokens: Vec<DocToken>,
}

impl<'a> Document<'a> {
    /// Tokenises an article's counted lines.
    #[must_use]
    pub fn new(article: &'a Article, layout: &'a Layout) -> Self {
        let text = article.text.as_str();
        let mut tokens = Vec::new();
        for (at, sentence) in layout.sentences.iter().enumerate() {
            for token in lex(text, sentence.span) {
                let mut push = |span| {
                    tokens.push(DocToken {
                        span,
                        kind: token.kind,
                        sentence: at as u32,
                        paragraph: sentence.paragraph,
                    });
                };
                match clitic_start(token.span.of(text)) {
                    Some(cut) => {
                        let middle = token.span.start as usize + cut;
                        push(ByteSpan::new(token.span.start as usize, middle));
                        push(ByteSpan::new(middle, token.span.end as usize));
                    }
                    None => push(token.span),
                }
            }
        }
        Self { text, layout, tokens }
    }

    /// The token's text.
    #[must_use]
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }
}
