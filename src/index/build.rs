//! Builds the index: one pass over the text, then one over the vocabulary, then one over the tokens.
//!
//! No function here is merged into its caller: a browser compiles a function well only once it is seen to work hard, and
//! uses the result only when it is called again. So what runs for every token is called for every paragraph or article, and
//! what runs once is small.

use super::vocabulary::Vocabulary;
use super::{Index, TokenSpan, span_at};
use crate::corpus::Entry;
use crate::span::ByteSpan;
use crate::text::chars::is_apostrophe;
use crate::text::{Sentence, TokenKind, fold_word_into, lex};

pub(super) fn build(entries: &[Entry]) -> Index {
    let bytes: usize = entries.iter().map(|entry| entry.article.text.len()).sum();
    let paragraphs = entries.iter().map(|entry| entry.layout.paragraphs.len()).sum();
    let sentences: usize = entries.iter().map(|entry| entry.layout.sentences.len()).sum();
    let mut reader = Reader::new();
    let index = &mut reader.index;
    index.paragraph_starts.reserve_exact(paragraphs + 1);
    index.paragraph_spans.reserve_exact(paragraphs);
    index.follows_on.reserve_exact(paragraphs);
    index.sentence_starts.reserve_exact(sentences + 1);
    let (mut seen, mut reserved) = (0, false);
    for entry in entries {
        // The first articles tell how many tokens there will be; a wrong guess costs time and room, nothing else.
        if !reserved && seen > bytes / 32 {
            let so_far = reader.index.tokens.len();
            let expected = (bytes as f64 / seen as f64 * so_far as f64 * 1.04) as usize;
            reader.reserve(bytes, expected);
            reserved = true;
        }
        seen += entry.article.text.len();
        reader.article(entry);
    }
    reader.finish()
}

/// The index as far as it is read.
struct Reader {
    index: Index,
    surfaces: Vocabulary,
    /// Tokens of each surface form.
    counts: Vec<u32>,
    /// Where words are folded.
    buffer: String,
    /// Multiples of 65,536 that lie before the last token of the article.
    upper: u32,
}

impl Reader {
    fn new() -> Self {
        let surfaces = Vocabulary::new(1 << 13);
        Self { index: Index::default(), surfaces, counts: Vec::new(), buffer: String::new(), upper: 0 }
    }

    /// Makes room for all that is to come of a text of `bytes` with so many tokens.
    ///
    /// What stays comes before what is dropped when all is read: the map of the forms. In wasm memory that was taken once
    /// is never given back, and the positions take that place only if nothing lies behind.
    fn reserve(&mut self, bytes: usize, tokens: usize) {
        let more = tokens.saturating_sub(self.index.tokens.len());
        self.index.tokens.reserve_exact(more);
        self.index.starts.reserve_exact(more);
        // A text of 4 MB has about 30,000 surface forms, one of 50 MB 150,000.
        let slots = (bytes / 128).min(1 << 16).next_power_of_two();
        let forms = Vocabulary::room(slots).saturating_sub(self.counts.len());
        self.index.term_of_surface.reserve_exact(forms);
        self.counts.reserve_exact(forms);
        self.surfaces.reserve(slots, 9);
    }

    #[inline(never)]
    fn article(&mut self, entry: &Entry) {
        let text = entry.article.text.as_str();
        self.upper = 0;
        self.index.article_starts.push(self.index.tokens());
        self.index.article_paragraphs.push(self.index.paragraph_starts.len() as u32);
        let mut last_end = None;
        for paragraph in &entry.layout.paragraphs {
            self.index.paragraph_starts.push(self.index.tokens());
            self.index.paragraph_spans.push(paragraph.span);
            let gap = last_end.and_then(|end: usize| text.get(end..paragraph.span.start as usize));
            self.index.follows_on.push(gap.is_some_and(|g| g.chars().all(char::is_whitespace)));
            last_end = Some(paragraph.span.end as usize);
            let sentences = paragraph.first_sentence as usize..paragraph.last_sentence as usize;
            self.paragraph(text, paragraph.span, entry.layout.sentences.get(sentences).unwrap_or(&[]));
        }
    }

    #[inline(never)]
    fn paragraph(&mut self, text: &str, span: ByteSpan, sentences: &[Sentence]) {
        let mut sentences = sentences.iter();
        let mut begin = || sentences.next().map_or(u32::MAX, |sentence| sentence.span.start);
        let mut next_sentence = begin();
        let mut tokens = lex(text, span);
        while let Some(token) = tokens.step() {
            if token.kind == TokenKind::Symbol {
                continue;
            }
            let start = token.span.start;
            while next_sentence <= start {
                self.index.sentence_starts.push(self.index.tokens());
                next_sentence = begin();
            }
            let surface = self.surfaces.intern(text, start as usize, token.span.end as usize);
            if start >> 16 != self.upper {
                self.carry(start >> 16);
            }
            self.index.tokens.push(surface);
            self.index.starts.push(start as u16);
            if surface as usize == self.counts.len() {
                self.fold(surface);
            }
            self.counts[surface as usize] += 1;
        }
        while next_sentence != u32::MAX {
            self.index.sentence_starts.push(self.index.tokens());
            next_sentence = begin();
        }
    }

    /// Writes down that the next token has another upper half.
    #[inline(never)]
    fn carry(&mut self, upper: u32) {
        let next = self.index.tokens();
        self.index.carries.extend((self.upper..upper).map(|_| next));
        self.upper = upper;
    }

    /// Finds the folded form of a new surface form, which is a surface form itself, be it never printed.
    #[inline(never)]
    fn fold(&mut self, surface: u32) {
        self.counts.push(0);
        let printed = self.surfaces.strings().get(surface);
        if printed.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
            self.index.term_of_surface.push(surface);
            return;
        }
        fold_word_into(printed, &mut self.buffer);
        let length = self.buffer.len();
        self.buffer.push_str("\0\0\0\0\0\0\0"); // so that eight bytes can be read at once
        let folded = self.surfaces.intern(&self.buffer, 0, length);
        self.index.term_of_surface.push(folded);
        if folded as usize == self.counts.len() {
            self.counts.push(0);
            self.index.term_of_surface.push(folded); // what is folded stays as it is
        }
    }

    fn finish(self) -> Index {
        let Self { mut index, surfaces, counts, .. } = self;
        let tokens = index.tokens();
        index.article_starts.push(tokens);
        index.article_paragraphs.push(index.paragraph_starts.len() as u32);
        index.paragraph_starts.push(tokens);
        index.sentence_starts.push(tokens);
        index.tokens.shrink_to_fit();
        index.starts.shrink_to_fit();
        index.carries.shrink_to_fit();
        index.surfaces = surfaces.into_strings();
        index.surfaces.shrink();
        number_terms(&mut index);
        choose_shown(&mut index, &counts);
        drop(counts);
        place_terms(&mut index);
        index
    }
}

/// Numbers the terms by code point. Before, the number of a term is that of its folded form.
#[inline(never)]
fn number_terms(index: &mut Index) {
    let is_folded = |(id, term): &(u32, &u32)| id == *term;
    let mut folded = (0..).zip(&index.term_of_surface).filter(is_folded).map(|(id, _)| id);
    index.names = index.surfaces.ascending(&mut folded);
    let mut number = vec![0u32; index.surfaces.len()];
    for (term, &name) in (0..).zip(&index.names) {
        number[name as usize] = term;
    }
    for term in &mut index.term_of_surface {
        *term = number[*term as usize];
    }
    index.term_of_surface.shrink_to_fit();
}

/// Finds how each term is most often printed, and how many tokens come before its own. `counts`: tokens of each surface
/// form.
#[inline(never)]
fn choose_shown(index: &mut Index, counts: &[u32]) {
    let mut shown = vec![u32::MAX; index.names.len()];
    let mut offsets = vec![0u32; index.names.len() + 1];
    for (surface, &term) in (0u32..).zip(&index.term_of_surface) {
        let count = counts[surface as usize];
        offsets[term as usize + 1] += count;
        let old_id = shown[term as usize];
        let is_better = || {
            // A possessive is shown only for want of the bare word: "Ann's" under Ann would look like a mistake.
            let name = index.surfaces.get(index.names[term as usize]);
            // Folded forms are among the surface types though they need not be printed.
            let bare = |id: u32| counts[id as usize] > 0 && !is_possessive(index.surfaces.get(id), name);
            let (new, old) = ((bare(surface), count), (bare(old_id), counts[old_id as usize]));
            new > old || new == old && index.surfaces.get(surface) < index.surfaces.get(old_id)
        };
        if old_id == u32::MAX || is_better() {
            shown[term as usize] = surface;
        }
    }
    for at in 1..offsets.len() {
        offsets[at] += offsets[at - 1];
    }
    index.shown = shown;
    index.offsets = offsets;
}

/// Whether a surface form of the term `name` is its possessive.
fn is_possessive(surface: &str, name: &str) -> bool {
    let stem = surface.strip_suffix(['s', 'S']);
    stem.is_some_and(|stem| stem.ends_with(is_apostrophe)) && !name.ends_with("'s")
}

/// Where a term's next position goes.
#[derive(Clone, Copy)]
struct Place {
    next: u32,
    /// The last article that has it, from 1.
    last: u32,
}

/// Writes down where each term stands, and in how many articles.
#[inline(never)]
fn place_terms(index: &mut Index) {
    let terms = index.names.len();
    let mut ranges = vec![0; terms];
    let mut places: Vec<Place> = index.offsets[..terms].iter().map(|&next| Place { next, last: 0 }).collect();
    let mut positions = vec![0; index.tokens.len()];
    for article in 0..index.articles() {
        let tokens = span_at(&index.article_starts, article as usize);
        place_article(index, tokens, article + 1, &mut places, &mut ranges, &mut positions);
    }
    index.positions = positions;
    index.ranges = ranges;
}

#[inline(never)]
fn place_article(
    index: &Index,
    tokens: TokenSpan,
    article: u32,
    places: &mut [Place],
    ranges: &mut [u32],
    positions: &mut [u32],
) {
    for (at, &surface) in (tokens.start..).zip(&index.tokens[tokens.range()]) {
        let term = index.term_of_surface[surface as usize] as usize;
        let place = &mut places[term];
        positions[place.next as usize] = at;
        place.next += 1;
        if place.last != article {
            place.last = article;
            ranges[term] += 1;
        }
    }
}
