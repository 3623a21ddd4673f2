//! What is measured: articles made from plain text without cleaning, and the steps that are timed.

use newsprism::article::{Article, Line, LineClass, ManifestEntry, Metadata};
use newsprism::corpus::Entry;
use newsprism::source::SourceFile;
use newsprism::text::{Layout, Paragraph, Sentence};
use newsprism::view::{FilterRequest, Request};
use newsprism::{ByteSpan, Session};

/// An article of which every line that is not blank is a paragraph of one sentence: what the index is built from, without
/// a step of the pipeline before it, so that the build that follows is the first work of its process.
#[inline(never)]
pub fn plain_entry(text: String) -> Entry {
    let mut lines = Vec::new();
    let mut layout = Layout::default();
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        let line = piece.trim_end();
        let lead = line.len() - line.trim_start().len();
        let counted = ByteSpan::new(start + lead, start + line.len());
        let class = if counted.is_empty() { LineClass::Blank } else { LineClass::Body };
        lines.push(Line { span: ByteSpan::new(start, start + line.len()), class, reason: "", counted });
        if class.counts() {
            let at = layout.paragraphs.len() as u32;
            layout.sentences.push(Sentence { span: counted, paragraph: at });
            layout.paragraphs.push(Paragraph {
                span: counted,
                class,
                first_sentence: at,
                last_sentence: at + 1,
            });
        }
        start += piece.len();
    }
    // As `Corpus::add` does.
    lines.shrink_to_fit();
    layout.paragraphs.shrink_to_fit();
    layout.sentences.shrink_to_fit();
    Entry { article: Article { name: String::new(), text, lines, meta: Metadata::default() }, layout }
}

/// Cleaning, sentences, index, quotations with speakers: loading and the first question, which asks for what needs the
/// whole corpus. Gives the number of articles.
#[allow(dead_code)] // not every program that includes this file does it
pub fn analyse(texts: &[String]) -> usize {
    let file = |(at, text): (usize, &String)| {
        let file = SourceFile { name: format!("{at}.txt"), bytes: text.clone().into_bytes() };
        (file, ManifestEntry::default())
    };
    let files: Vec<_> = texts.iter().enumerate().map(file).collect();
    let mut session = Session::new();
    session.load(&files);
    let answer = session.ask(&Request::Facets(FilterRequest::default()));
    if answer.is_ok() { files.len() } else { 0 }
}
