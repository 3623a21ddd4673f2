//! Builds the index: one pass over the text, then one over the vocabulary, then one over the tokens.
//!
//! What is run for every token stands in functions that are called for every paragraph or article and are not merged into
//! their callers: a browser replaces a function's first quick translation by the fast one only when it is called again.

use super::vocabulary::{Strings, Vocabulary};
use super::{Index, TokenSpan, span_at};
use crate::corpus::Entry;
use crate::span::ByteSpan;
use crate::text::{Sentence, TokenKind, fold_word_into, lex};

pub(super) fn build(entries: &[Entry]) -> Index {
    let bytes: usize = entries.iter().map(|entry| entry.article.text.len()).sum();
    let mut surfaces = Vocabulary::new((bytes / 256).min(1 << 16));
    let mut index = Index::default();
    let paragraphs: usize = entries.iter().map(|entry| entry.layout.paragraphs.len()).sum();
    let sentences: usize = entries.iter().map(|entry| entry.layout.sentences.len()).sum();
    index.paragraph_starts.reserve_exact(paragraphs + 1);
    index.paragraph_spans.reserve_exact(paragraphs);
    index.follows_on.reserve_exact(paragraphs);
    index.sentence_starts.reserve_exact(sentences + 1);
    let mut seen = 0;
    let mut reserved = false;
    for entry in entries {
        // The first articles tell how many tokens there will be; a wrong guess costs time and room, nothing else.
        if !reserved && seen >= bytes / 16 && seen > 0 {
            let tokens = (bytes as f64 / seen as f64 * index.ids.len() as f64 * 1.04) as usize;
            index.ids.reserve_exact(tokens.saturating_sub(index.ids.len()));
            index.starts.reserve_exact(tokens.saturating_sub(index.starts.len()));
            reserved = true;
        }
        seen += entry.article.text.len();
        index.article_starts.push(index.ids.len() as u32);
        index.article_paragraphs.push(index.paragraph_starts.len() as u32);
        read_article(entry, &mut index, &mut surfaces);
    }
    let tokens = index.ids.len() as u32;
    index.article_starts.push(tokens);
    index.article_paragraphs.push(index.paragraph_starts.len() as u32);
    index.paragraph_starts.push(tokens);
    index.sentence_starts.push(tokens);
    index.ids.shrink_to_fit();
    index.starts.shrink_to_fit();
    let (strings, counts) = surfaces.into_parts();
    index.surfaces = strings;
    index.surfaces.shrink();
    name_terms(&mut index, &counts);
    place_terms(&mut index);
    index
}

fn read_article(entry: &Entry, index: &mut Index, surfaces: &mut Vocabulary) {
    let text = entry.article.text.as_str();
    let mut last_end = None;
    for paragraph in &entry.layout.paragraphs {
        index.paragraph_starts.push(index.ids.len() as u32);
        index.paragraph_spans.push(paragraph.span);
        let gap = last_end.and_then(|end: usize| text.get(end..paragraph.span.start as usize));
        index.follows_on.push(gap.is_some_and(|g| g.chars().all(char::is_whitespace)));
        last_end = Some(paragraph.span.end as usize);
        let sentences = paragraph.first_sentence as usize..paragraph.last_sentence as usize;
        let sentences = entry.layout.sentences.get(sentences).unwrap_or(&[]);
        read_paragraph(text, paragraph.span, sentences, index, surfaces);
    }
}

#[inline(never)]
fn read_paragraph(
    text: &str,
    span: ByteSpan,
    sentences: &[Sentence],
    index: &mut Index,
    surfaces: &mut Vocabulary,
) {
    let mut starts = sentences.iter().map(|sentence| sentence.span.start).peekable();
    for token in lex(text, span) {
        if token.kind == TokenKind::Symbol {
            continue;
        }
        let (start, end) = (token.span.start, token.span.end);
        while starts.next_if(|&first| first <= start).is_some() {
            index.sentence_starts.push(index.ids.len() as u32);
        }
        index.starts.push(start);
        index.ids.push(surfaces.intern(text, start as usize, end as usize));
    }
    for _ in starts {
        index.sentence_starts.push(index.ids.len() as u32);
    }
}

/// Folds each surface form once, numbers the terms by code point, and finds how each is most often printed.
/// `counts`: occurrences of each surface form.
fn name_terms(index: &mut Index, counts: &[u32]) {
    let mut folded = Vocabulary::new(counts.len());
    let mut buffer = String::new();
    let mut term_of_surface: Vec<u32> = (0..counts.len() as u32)
        .map(|surface| {
            fold_word_into(index.surfaces.get(surface), &mut buffer);
            folded.intern(&buffer, 0, buffer.len())
        })
        .collect();
    let (folded, _) = folded.into_parts();
    let order = in_code_point_order(&folded);
    let mut rank = vec![0u32; order.len()];
    let mut terms = Strings::with_capacity(order.len(), folded.text_len());
    for (at, &old) in order.iter().enumerate() {
        rank[old as usize] = at as u32;
        terms.push(folded.get(old));
    }
    let mut shown: Vec<Option<u32>> = vec![None; terms.len()];
    let mut offsets = vec![0u32; terms.len() + 1];
    for (surface, term) in (0u32..).zip(&mut term_of_surface) {
        *term = rank[*term as usize];
        let count = counts[surface as usize];
        offsets[*term as usize + 1] += count;
        let best = &mut shown[*term as usize];
        let better = best.is_none_or(|old| {
            let old_count = counts[old as usize];
            count > old_count || count == old_count && index.surfaces.get(surface) < index.surfaces.get(old)
        });
        if better {
            *best = Some(surface);
        }
    }
    for at in 1..offsets.len() {
        offsets[at] += offsets[at - 1];
    }
    index.term_of_surface = term_of_surface;
    index.shown = shown.into_iter().flatten().collect();
    index.offsets = offsets;
    index.terms = terms;
}

/// The numbers of the strings in code point order of the strings.
fn in_code_point_order(strings: &Strings) -> Vec<u32> {
    // The first eight bytes as one number, which compares as they do; strings that share them are compared whole.
    let prefix = |id: u32| {
        let mut first = [0; 8];
        let bytes = strings.get(id).as_bytes();
        let length = bytes.len().min(8);
        first[..length].copy_from_slice(&bytes[..length]);
        u64::from_be_bytes(first)
    };
    let mut keys: Vec<(u64, u32)> = (0..strings.len() as u32).map(|id| (prefix(id), id)).collect();
    keys.sort_unstable();
    for run in keys.chunk_by_mut(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
        run.sort_unstable_by(|a, b| strings.get(a.1).cmp(strings.get(b.1)));
    }
    keys.into_iter().map(|(_, id)| id).collect()
}

/// Where a term's next position goes, and what is known of it so far.
#[derive(Clone, Copy)]
struct Place {
    next: u32,
    /// The last article that has it, from 1.
    last: u32,
    /// Articles that have it.
    range: u32,
}

/// Writes down where each term stands, and in how many articles.
fn place_terms(index: &mut Index) {
    let terms = index.terms.len();
    let mut places: Vec<Place> =
        index.offsets[..terms].iter().map(|&next| Place { next, last: 0, range: 0 }).collect();
    let mut positions = vec![0; index.ids.len()];
    for article in 0..index.articles() {
        let tokens = span_at(&index.article_starts, article as usize);
        place_article(index, tokens, article + 1, &mut places, &mut positions);
    }
    index.positions = positions;
    index.ranges = places.into_iter().map(|place| place.range).collect();
}

#[inline(never)]
fn place_article(
    index: &Index,
    tokens: TokenSpan,
    article: u32,
    places: &mut [Place],
    positions: &mut [u32],
) {
    for (token, &surface) in (tokens.start..).zip(&index.ids[tokens.range()]) {
        let place = &mut places[index.term_of_surface[surface as usize] as usize];
        positions[place.next as usize] = token;
        place.next += 1;
        place.range += u32::from(place.last != article);
        place.last = article;
    }
}
