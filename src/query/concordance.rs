//! Key word in context.

use crate::error::Error;
use crate::index::{Index, TokenIndex, TokenSpan};
use crate::span::{ArticleId, ByteSpan};
use std::ops::Range;

/// The furthest word from the node that lines can be sorted by.
const MAX_DISTANCE: i8 = 5;
/// The most sort levels.
const MAX_LEVELS: usize = 3;

/// One hit with its context. All spans are of the article's source text; `left`, `node` and `right` follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The article.
    pub article: ArticleId,
    /// The hit.
    pub hit: TokenSpan,
    /// The paragraph that holds it, among the article's counted ones, from 0.
    pub paragraph: u32,
    /// What stands before the node.
    pub left: ByteSpan,
    /// The words found.
    pub node: ByteSpan,
    /// What stands after it.
    pub right: ByteSpan,
    /// The words that the line is sorted by, one for each sort level; `None` where there is no such word. For level 0
    /// the node.
    pub sorted_by: Vec<Option<ByteSpan>>,
}

/// A page of the hits as lines: `page` counts hits in sorted order.
///
/// `sort` holds up to three levels: word positions from the node, −5 to 5; 0 is the node itself, −1 the word before it.
/// Terms are compared by code point; a position beyond the node's paragraph holds no word, which sorts first; ties go
/// by place. Without a level the order is that of the corpus.
///
/// The context is up to `context` words on either side, as printed with all that stands between them. It runs over
/// paragraphs of the article that follow each other, and stops where the article ends or something not counted
/// (a caption, a dateline) stands between.
///
/// # Errors
/// `bad-sort`: more than three levels, or a position beyond ±5.
pub fn concordance(
    index: &Index,
    hits: &[TokenSpan],
    sort: &[i8],
    context: u32,
    page: Range<usize>,
) -> Result<Vec<Line>, Error> {
    if sort.len() > MAX_LEVELS {
        return Err(Error::new("bad-sort", "Lines are sorted by at most three words: leave one out."));
    }
    if let Some(level) = sort.iter().find(|level| !(-MAX_DISTANCE..=MAX_DISTANCE).contains(*level)) {
        return Err(Error::new(
            "bad-sort",
            format!("Lines cannot be sorted by word {level}: choose one from −5 to 5."),
        ));
    }
    let page = page.start.min(hits.len())..page.end.min(hits.len());
    if page.is_empty() {
        return Ok(Vec::new());
    }
    Ok(sorted_page(index, hits, sort, page).map(|hit| line(index, hit, sort, context)).collect())
}

/// The hits of a page, in sorted order.
fn sorted_page<'h>(
    index: &Index,
    hits: &'h [TokenSpan],
    sort: &[i8],
    page: Range<usize>,
) -> impl Iterator<Item = TokenSpan> + 'h {
    let mut places: Vec<u32> = Vec::new();
    if !sort.is_empty() {
        let mut paragraph = index.paragraph_walk();
        let key = |&hit: &TokenSpan| {
            let paragraph = paragraph(hit.start);
            let mut key = [0; MAX_LEVELS];
            for (part, &distance) in key.iter_mut().zip(sort) {
                let token = word_at(paragraph, hit, distance);
                *part = token.map_or(0, |token| index.term_of(token).0 + 1);
            }
            key
        };
        let mut keys: Vec<[u32; MAX_LEVELS]> = hits.iter().map(key).collect();
        // A node of several words is ranked as a whole.
        if let Some(level) = sort.iter().position(|&distance| distance == 0)
            && hits.iter().any(|hit| hit.len() > 1)
        {
            for (key, rank) in keys.iter_mut().zip(node_ranks(index, hits)) {
                key[level] = rank;
            }
        }
        // Only the page need be in order.
        places.extend(0..hits.len() as u32);
        let compare = |a: u32, b: u32| keys[a as usize].cmp(&keys[b as usize]).then(a.cmp(&b));
        crate::order::sort_part(&mut places, page.clone(), &compare);
    }
    page.map(move |at| places.get(at).map_or(hits[at], |&place| hits[place as usize]))
}

/// For each hit the rank of its words among those of all hits. The hits are equally long.
fn node_ranks(index: &Index, hits: &[TokenSpan]) -> Vec<u32> {
    let length = hits.first().map_or(0, |hit| hit.len());
    let mut ranks = vec![0u32; hits.len()];
    for word in 0..length {
        // The rank so far, then the next word.
        let key = |(rank, hit): (&u32, &TokenSpan)| {
            u64::from(*rank) << 32 | u64::from(index.term_of(TokenIndex(hit.start + word)).0)
        };
        let keys: Vec<u64> = ranks.iter().zip(hits).map(key).collect();
        // Beside a number, as the index sorts: one compiled sort for both.
        let mut different: Vec<(u64, u32)> = keys.iter().map(|&key| (key, 0)).collect();
        different.sort_unstable();
        different.dedup();
        for (rank, key) in ranks.iter_mut().zip(keys) {
            *rank = different.partition_point(|&(other, _)| other < key) as u32;
        }
    }
    ranks
}

/// The token `distance` words before (−) or after (+) the node, if the node's paragraph reaches so far; for 0 the node's
/// first.
fn word_at(paragraph: TokenSpan, hit: TokenSpan, distance: i8) -> Option<TokenIndex> {
    let edge = if distance <= 0 { hit.start } else { hit.end - 1 };
    let token = edge.checked_add_signed(i32::from(distance))?;
    (paragraph.start <= token && token < paragraph.end).then_some(TokenIndex(token))
}

fn line(index: &Index, hit: TokenSpan, sort: &[i8], context: u32) -> Line {
    let (first, last) = (TokenIndex(hit.start), TokenIndex(hit.end - 1));
    let node = index.span(first).join(index.span(last));
    let paragraph = index.paragraph_at(first);
    let left = ByteSpan { start: left_edge(index, hit.start, paragraph, context), end: node.start };
    let right = ByteSpan { start: node.end, end: right_edge(index, hit.end, paragraph, context) };
    let sorted_by = sort
        .iter()
        .map(|&distance| match distance {
            0 => Some(node),
            _ => word_at(index.paragraph(first), hit, distance).map(|token| index.span(token)),
        })
        .collect();
    Line {
        article: index.article_of(first),
        hit,
        paragraph: index.paragraph_number(first),
        left,
        node,
        right,
        sorted_by,
    }
}

/// Where the left context begins: `context` words before token `start`, or where the run of paragraphs begins.
fn left_edge(index: &Index, start: u32, mut paragraph: u32, context: u32) -> u32 {
    loop {
        let tokens = index.paragraph_tokens(paragraph);
        if start - tokens.start >= context {
            return index.span(TokenIndex(start - context)).start.max(index.paragraph_span(paragraph).start);
        }
        if !index.follows_on(paragraph) {
            return index.paragraph_span(paragraph).start;
        }
        paragraph -= 1;
    }
}

/// Where the right context ends: `context` words from token `end` on, or where the run of paragraphs ends.
fn right_edge(index: &Index, end: u32, mut paragraph: u32, context: u32) -> u32 {
    loop {
        let tokens = index.paragraph_tokens(paragraph);
        if tokens.end - end >= context {
            return index.span(TokenIndex(end + context - 1)).end;
        }
        if !index.follows_on(paragraph + 1) {
            return index.paragraph_span(paragraph).end;
        }
        paragraph += 1;
    }
}
