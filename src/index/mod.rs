//! Where does each word stand? Vocabulary, token-id array and positions, in flat arrays. Knows nothing of queries.
//!
//! A *token* here is a word or number in a counted line ([`crate::text::lex`]; symbols are not indexed). Tokens are
//! numbered over all articles ([`TokenIndex`]); a filter never renumbers them, it is a [`Scope`]. A *term* is what is
//! counted: the folded word ([`crate::text::fold_word`]); terms are numbered by code point ([`TermId`]), so that
//! comparing ids is comparing terms.

mod alike;
mod build;
mod counts;
mod grams;
mod scope;
mod spread;
mod units;
mod vocabulary;
mod window;

pub use alike::{Alike, MIN_COPY};
pub use counts::{Counts, article_counts, range_of};
pub use grams::{Gram, GramCount, GramRule, MAX_GRAM};
pub use scope::Scope;
pub use spread::Spread;
pub use units::{Stemming, Stems, Units};
pub use window::{Company, Window, pairs};

use crate::corpus::Entry;
use crate::span::{ArticleId, ByteSpan};
use std::ops::Range;

/// A token's number, over all articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenIndex(pub u32);

/// A term's number; terms are in code point order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

impl TermId {
    /// As an index into an array with an element a term.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A half-open range of tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenSpan {
    /// The first token.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl TokenSpan {
    /// Tokens in it.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// For slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The index of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The surface type of every token of every article, in order; numbered by first occurrence.
    tokens: Vec<u32>,
    /// The byte offset of every token in its article, the lower half. It is as long as its surface form.
    starts: Vec<u16>,
    /// The upper half: tokens, ascending, each as often as multiples of 65,536 lie between its offset and that of the
    /// token before in its article.
    carries: Vec<u32>,
    /// Surface form of each surface type. Folded forms are among them, printed or not.
    surfaces: vocabulary::Strings,
    /// Term of each surface type.
    term_of_surface: Vec<u32>,
    /// For each term, in code point order, the surface type that is its folded form.
    names: Vec<u32>,
    /// For each term the surface type shown for it, see [`Index::shown`].
    shown: Vec<u32>,
    /// For each term, and one past the last: where its positions begin.
    offsets: Vec<u32>,
    /// Tokens of each term, ascending, term after term.
    positions: Vec<u32>,
    /// For each term the number of articles that have it.
    ranges: Vec<u32>,
    /// First token of each article, and one past the last.
    article_starts: Vec<u32>,
    /// First paragraph of each article, and one past the last.
    article_paragraphs: Vec<u32>,
    /// First token of each paragraph of all articles, and one past the last.
    paragraph_starts: Vec<u32>,
    /// Where each paragraph stands in its article.
    paragraph_spans: Vec<ByteSpan>,
    /// For each paragraph, whether nothing but white space parts it from the one before in the article.
    follows_on: Vec<bool>,
    /// First token of each sentence of all articles, and one past the last.
    sentence_starts: Vec<u32>,
}

impl Index {
    /// Indexes the counted lines of all articles.
    #[must_use]
    pub fn build(entries: &[Entry]) -> Self {
        build::build(entries)
    }

    /// Tokens in all.
    #[must_use]
    pub fn tokens(&self) -> u32 {
        self.tokens.len() as u32
    }

    /// Articles in all.
    #[must_use]
    pub fn articles(&self) -> u32 {
        self.article_starts.len().saturating_sub(1) as u32
    }

    /// Different terms in all.
    #[must_use]
    pub fn terms(&self) -> u32 {
        self.names.len() as u32
    }

    /// The tokens of an article; empty if there is no such article.
    #[must_use]
    pub fn article(&self, article: ArticleId) -> TokenSpan {
        span_at(&self.article_starts, article.index())
    }

    /// The article that holds a token.
    #[must_use]
    pub fn article_of(&self, token: TokenIndex) -> ArticleId {
        ArticleId(holder(&self.article_starts, token.0))
    }

    /// Where a token stands in its article.
    #[must_use]
    pub fn span(&self, token: TokenIndex) -> ByteSpan {
        let Some(&surface) = self.tokens.get(token.0 as usize) else { return ByteSpan::default() };
        let start = if self.carries.is_empty() {
            u32::from(self.starts[token.0 as usize])
        } else {
            self.start(self.carries_before(self.article(self.article_of(token))), token.0)
        };
        ByteSpan { start, end: start + self.surfaces.length(surface) }
    }

    /// How many carries lie before an article.
    fn carries_before(&self, article: TokenSpan) -> usize {
        self.carries.partition_point(|&carry| carry < article.start)
    }

    /// The byte offset of a token in its article, before which lie so many carries.
    fn start(&self, carries: usize, token: u32) -> u32 {
        let own = self.carries.get(carries..).unwrap_or(&[]);
        let upper = own.partition_point(|&carry| carry <= token) as u32;
        upper << 16 | u32::from(self.starts[token as usize])
    }

    /// The term of a token.
    #[inline]
    #[must_use]
    pub fn term_of(&self, token: TokenIndex) -> TermId {
        TermId(self.term_of_surface[self.tokens[token.0 as usize] as usize])
    }

    /// The words of a stretch of tokens, which lies in one article, from the first to the last.
    #[must_use]
    pub fn words(&self, tokens: TokenSpan) -> ByteSpan {
        self.span(TokenIndex(tokens.start)).join(self.span(TokenIndex(tokens.end.saturating_sub(1))))
    }

    /// How many printed forms there are; folded forms are among them, printed or not.
    pub(crate) fn forms(&self) -> u32 {
        self.surfaces.len() as u32
    }

    /// A printed form.
    pub(crate) fn form(&self, form: u32) -> &str {
        self.surfaces.get(form)
    }

    /// The printed form of a token, which there must be.
    #[inline]
    pub(crate) fn form_of(&self, token: u32) -> u32 {
        self.tokens[token as usize]
    }

    /// The term of a printed form.
    #[inline]
    pub(crate) fn term_of_form(&self, form: u32) -> u32 {
        self.term_of_surface[form as usize]
    }

    /// A term as counted: folded.
    #[must_use]
    pub fn term(&self, term: TermId) -> &str {
        self.names.get(term.index()).map_or("", |&id| self.surfaces.get(id))
    }

    /// A term as it is most often printed in the corpus, without a possessive ’s if it stands so anywhere; ties go by code
    /// point.
    #[must_use]
    pub fn shown(&self, term: TermId) -> &str {
        self.shown.get(term.index()).map_or("", |&id| self.surfaces.get(id))
    }

    /// The term that is spelt so (folded already, see [`crate::text::fold_word`]).
    #[must_use]
    pub fn find_term(&self, folded: &str) -> Option<TermId> {
        let at = self.lower_bound(folded);
        (at < self.terms() && self.term(TermId(at)) == folded).then_some(TermId(at))
    }

    /// The terms that begin with `prefix`, as a range of ids.
    #[must_use]
    pub fn terms_with_prefix(&self, prefix: &str) -> Range<u32> {
        let start = self.lower_bound(prefix);
        let (mut low, mut high) = (start, self.terms());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.term(TermId(middle)).starts_with(prefix) { low = middle + 1 } else { high = middle }
        }
        start..low
    }

    /// The tokens of a term, ascending.
    #[must_use]
    pub fn positions(&self, term: TermId) -> &[u32] {
        self.positions.get(span_at(&self.offsets, term.index()).range()).unwrap_or(&[])
    }

    /// The tokens that lie wholly inside a part of an article's text.
    #[must_use]
    pub fn tokens_in(&self, article: ArticleId, part: ByteSpan) -> TokenSpan {
        let all = self.article(article);
        let carries = self.carries_before(all);
        let first_from = |offset: u32| {
            let (mut low, mut high) = (all.start, all.end);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.start(carries, middle) < offset { low = middle + 1 } else { high = middle }
            }
            low
        };
        let start = first_from(part.start);
        let mut end = first_from(part.end);
        if end > start && self.span(TokenIndex(end - 1)).end > part.end {
            end -= 1;
        }
        TokenSpan { start, end }
    }

    /// The number of the paragraph that holds a token among its article's counted ones, from 0: the index into
    /// [`crate::text::Layout::paragraphs`].
    #[must_use]
    pub fn paragraph_number(&self, token: TokenIndex) -> u32 {
        let article = self.article_of(token);
        self.paragraph_at(token) - self.article_paragraphs[article.index()]
    }

    /// The tokens of the paragraph that holds a token.
    #[must_use]
    pub fn paragraph(&self, token: TokenIndex) -> TokenSpan {
        span_at(&self.paragraph_starts, self.paragraph_at(token) as usize)
    }

    /// The tokens of the sentence that holds a token.
    #[must_use]
    pub fn sentence(&self, token: TokenIndex) -> TokenSpan {
        span_at(&self.sentence_starts, holder(&self.sentence_starts, token.0) as usize)
    }

    /// Bytes that the arrays take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let words = self.tokens.capacity()
            + self.carries.capacity()
            + self.term_of_surface.capacity()
            + self.names.capacity()
            + self.shown.capacity()
            + self.offsets.capacity()
            + self.positions.capacity()
            + self.ranges.capacity()
            + self.article_starts.capacity()
            + self.article_paragraphs.capacity()
            + self.paragraph_starts.capacity()
            + self.sentence_starts.capacity();
        words * 4
            + self.starts.capacity() * 2
            + self.surfaces.bytes()
            + self.paragraph_spans.capacity() * 8
            + self.follows_on.capacity()
    }

    /// Finds the paragraphs, or sentences, of tokens that come in ascending order, without searching for each.
    pub(crate) fn walk(&self, by_sentence: bool) -> impl FnMut(u32) -> TokenSpan + '_ {
        let starts = if by_sentence { &self.sentence_starts } else { &self.paragraph_starts };
        let mut ends = starts.iter().skip(1).peekable();
        let mut start = 0;
        move |token| {
            while let Some(&end) = ends.next_if(|&&end| end <= token) {
                start = end;
            }
            TokenSpan { start, end: ends.peek().map_or(start, |&&end| end) }
        }
    }

    /// The number, over all articles, of the paragraph that holds a token.
    pub(crate) fn paragraph_at(&self, token: TokenIndex) -> u32 {
        holder(&self.paragraph_starts, token.0)
    }

    /// The tokens of a paragraph, by its number over all articles.
    pub(crate) fn paragraph_tokens(&self, paragraph: u32) -> TokenSpan {
        span_at(&self.paragraph_starts, paragraph as usize)
    }

    /// Where a paragraph, by its number over all articles, stands in its article.
    pub(crate) fn paragraph_span(&self, paragraph: u32) -> ByteSpan {
        self.paragraph_spans.get(paragraph as usize).copied().unwrap_or_default()
    }

    /// Whether nothing but white space parts a paragraph from the one before, in the same article.
    pub(crate) fn follows_on(&self, paragraph: u32) -> bool {
        self.follows_on.get(paragraph as usize).copied().unwrap_or(false)
    }

    /// The first term that is not before `text`.
    fn lower_bound(&self, text: &str) -> u32 {
        let (mut low, mut high) = (0, self.terms());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.term(TermId(middle)) < text { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// The tokens between element `at` of `starts` and the next.
fn span_at(starts: &[u32], at: usize) -> TokenSpan {
    match (starts.get(at), starts.get(at + 1)) {
        (Some(&start), Some(&end)) => TokenSpan { start, end },
        _ => TokenSpan::default(),
    }
}

/// The last element of `starts` that is not after `token` and not empty: the part that holds it.
fn holder(starts: &[u32], token: u32) -> u32 {
    starts.partition_point(|&start| start <= token).saturating_sub(1) as u32
}
