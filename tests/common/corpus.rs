//! Small corpora for tests, and the slow way of counting in them that the index is checked against.
#![allow(dead_code)] // each test binary uses a part

use newsprism::article::{Article, Line, LineClass, Metadata};
use newsprism::corpus::Entry;
use newsprism::text::{Layout, TokenKind, fold_word, lex};
use newsprism::{ArticleId, ByteSpan};
use proptest::prelude::*;

/// An article whose lines all count, those that begin with `#` apart.
pub fn entry(text: &str) -> Entry {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        let line = piece.trim_end_matches('\n');
        let (lead, kept) = (line.len() - line.trim_start().len(), line.trim());
        let class = match kept.chars().next() {
            None => LineClass::Blank,
            Some('#') => LineClass::Furniture,
            Some(_) => LineClass::Body,
        };
        let counted = if class.counts() { start + lead..start + lead + kept.len() } else { start..start };
        lines.push(Line {
            span: ByteSpan::new(start, start + line.len()),
            class,
            reason: "",
            counted: ByteSpan::new(counted.start, counted.end),
        });
        start += piece.len();
    }
    let article = Article { name: "t".to_owned(), text: text.to_owned(), lines, meta: Metadata::default() };
    let layout = Layout::of(&article);
    Entry { article, layout }
}

pub fn entries(texts: &[impl AsRef<str>]) -> Vec<Entry> {
    texts.iter().map(|text| entry(text.as_ref())).collect()
}

/// One token, the slow way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlowToken {
    pub article: ArticleId,
    /// Over all articles.
    pub paragraph: usize,
    /// Over all articles.
    pub sentence: usize,
    pub span: ByteSpan,
    pub term: String,
    pub surface: String,
}

/// All tokens of the corpus in order.
pub fn slow_tokens(entries: &[Entry]) -> Vec<SlowToken> {
    let mut tokens = Vec::new();
    let (mut paragraph, mut before) = (0, 0);
    for (at, entry) in entries.iter().enumerate() {
        for part in &entry.layout.paragraphs {
            for token in lex(&entry.article.text, part.span).filter(|t| t.kind != TokenKind::Symbol) {
                let surface = token.span.of(&entry.article.text).to_owned();
                tokens.push(SlowToken {
                    article: ArticleId(at as u32),
                    paragraph,
                    sentence: before + entry.layout.sentence_at(token.span.start).unwrap_or(0),
                    span: token.span,
                    term: fold_word(&surface),
                    surface,
                });
            }
            paragraph += 1;
        }
        before += entry.layout.sentences.len();
    }
    tokens
}

/// Texts over few words, so that they repeat, with possessives, symbols, several scripts, empty lines and articles.
pub fn texts() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        8 => prop::sample::select(vec!["no", "No", "the", "Kerry", "Kerry's", "kerry’s", "it's", "U.S.", "10,000", "ÉTÉ", "été", "ete"]),
        3 => prop::sample::select(vec!["talk", "Talks", "talking", "went", "goes", "go", "said.", "No. The"]),
        2 => prop::sample::select(vec!["平和", "—", "\"", "war.", "мир", "al-Assad", "I.", "İz", "a\u{300}", "# no"]),
        1 => Just("\n"),
        1 => Just("\n\n# furniture no\n"),
    ];
    prop::collection::vec(prop::collection::vec(word, 0..25).prop_map(|words| words.join(" ")), 0..5)
}
