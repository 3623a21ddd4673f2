//! Builds the index: one pass over the text, then one over the vocabulary, then one over the tokens.

use super::vocabulary::{Strings, Vocabulary};
use super::{Index, TokenSpan};
use crate::corpus::Entry;
use crate::text::{TokenKind, fold_word, lex};

pub(super) fn build(entries: &[Entry]) -> Index {
    let mut index = Index::default();
    let mut surfaces = Vocabulary::new();
    for entry in entries {
        index.article_starts.push(index.ids.len() as u32);
        index.article_paragraphs.push(index.paragraph_starts.len() as u32);
        read_article(entry, &mut index, &mut surfaces);
    }
    let tokens = index.ids.len() as u32;
    index.article_starts.push(tokens);
    index.article_paragraphs.push(index.paragraph_starts.len() as u32);
    index.paragraph_starts.push(tokens);
    index.sentence_starts.push(tokens);
    index.surfaces = surfaces.into_strings();
    index.surfaces.shrink();
    name_terms(&mut index);
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
        let mut sentences = entry.layout.sentences.get(sentences).unwrap_or(&[]).iter().peekable();
        for token in lex(text, paragraph.span) {
            while sentences.next_if(|s| s.span.start <= token.span.start).is_some() {
                index.sentence_starts.push(index.ids.len() as u32);
            }
            if token.kind == TokenKind::Symbol {
                continue;
            }
            index.starts.push(token.span.start);
            index.ids.push(surfaces.intern(token.span.of(text)));
        }
        for _ in sentences {
            index.sentence_starts.push(index.ids.len() as u32);
        }
    }
}

/// Folds each surface form once, numbers the terms by code point, and finds how each is most often printed.
fn name_terms(index: &mut Index) {
    let mut counts = vec![0u32; index.surfaces.len()];
    for &id in &index.ids {
        counts[id as usize] += 1;
    }
    let mut folded = Vocabulary::new();
    let of_surface: Vec<u32> = (0..index.surfaces.len() as u32)
        .map(|id| folded.intern(&fold_word(index.surfaces.get(id))))
        .collect();
    let folded = folded.into_strings();
    let mut order: Vec<u32> = (0..folded.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| folded.get(a).cmp(folded.get(b)));
    let mut rank = vec![0u32; order.len()];
    let mut terms = Strings::default();
    for (at, &old) in order.iter().enumerate() {
        rank[old as usize] = at as u32;
        terms.push(folded.get(old));
    }
    terms.shrink();
    index.term_of_surface = of_surface.iter().map(|&old| rank[old as usize]).collect();
    let mut shown: Vec<Option<u32>> = vec![None; terms.len()];
    for (id, &term) in index.term_of_surface.iter().enumerate() {
        let id = id as u32;
        let best = &mut shown[term as usize];
        let better = best.is_none_or(|old: u32| {
            let (count, old_count) = (counts[id as usize], counts[old as usize]);
            count > old_count || count == old_count && index.surfaces.get(id) < index.surfaces.get(old)
        });
        if better {
            *best = Some(id);
        }
    }
    index.shown = shown.into_iter().flatten().collect();
    index.offsets = vec![0; terms.len() + 1];
    for (id, &term) in index.term_of_surface.iter().enumerate() {
        index.offsets[term as usize + 1] += counts[id];
    }
    for at in 1..index.offsets.len() {
        index.offsets[at] += index.offsets[at - 1];
    }
    index.terms = terms;
}

/// Writes down where each term stands, and in how many articles.
fn place_terms(index: &mut Index) {
    let terms = index.terms.len();
    let mut next = index.offsets[..terms].to_vec();
    index.positions = vec![0; index.ids.len()];
    index.ranges = vec![0; terms];
    let mut last = vec![0u32; terms]; // the last article seen, from 1
    for article in 0..index.articles() {
        let TokenSpan { start, end } = super::span_at(&index.article_starts, article as usize);
        for token in start..end {
            let term = index.term_of_surface[index.ids[token as usize] as usize] as usize;
            index.positions[next[term] as usize] = token;
            next[term] += 1;
            if last[term] != article + 1 {
                last[term] = article + 1;
                index.ranges[term] += 1;
            }
        }
    }
    index.starts.shrink_to_fit();
    index.ids.shrink_to_fit();
}
