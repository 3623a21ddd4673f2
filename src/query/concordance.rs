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
    /// Its number among the hits given, from 0.
    pub number: u32,
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
/// Terms are compared by code point; a position beyond the node's paragraph holds no word, which sorts first; nodes are
/// compared word by word, ties go by place. Without a level the order is that of the corpus. If `groups` has a number for
/// each hit, lines stand by that first.
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
    groups: &[u32],
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
    let mut columns = Vec::new();
    if groups.len() == hits.len() && !groups.is_empty() {
        columns.push(Column::Group);
    }
    for &distance in sort {
        if distance == 0 {
            let longest = hits.iter().map(|hit| hit.len()).max().unwrap_or(0);
            columns.extend((0..longest).map(Column::Node));
        } else {
            columns.push(Column::Beside(distance));
        }
    }
    let mut lines = Vec::new();
    if !page.is_empty() {
        let sorting = Sorting { index, hits, groups };
        let mut order = Vec::new();
        sorting.page((0..hits.len() as u32).collect(), &columns, page, &mut order);
        lines.extend(
            order.into_iter().map(|number| line(index, number, hits[number as usize], sort, context)),
        );
    }
    Ok(lines)
}

/// Up to so many hits are sorted, more are counted through.
const FEW: usize = 512;

/// One thing that lines are sorted by.
#[derive(Clone, Copy)]
enum Column {
    /// The number of the hit's group.
    Group,
    /// A word of the node.
    Node(u32),
    /// The word so far before (−) or after (+) the node.
    Beside(i8),
}

struct Sorting<'a> {
    index: &'a Index,
    hits: &'a [TokenSpan],
    groups: &'a [u32],
}

impl Sorting<'_> {
    /// Adds the hits that stand on `page` once `hits`, given in corpus order, are sorted. Only what the page needs is put
    /// in order: each column is counted through once, and of its values only those that the page reaches into are
    /// looked at any further.
    fn page(&self, hits: Vec<u32>, columns: &[Column], page: Range<usize>, order: &mut Vec<u32>) {
        let Some((column, rest)) = columns.split_first() else {
            order.extend(&hits[page]);
            return;
        };
        let keys = self.keys(&hits, *column);
        if hits.len() <= FEW {
            let mut keyed: Vec<(u32, u32)> = keys.into_iter().zip(hits).collect();
            crate::order::sort(&mut keyed);
            let mut start = 0;
            for group in keyed.chunk_by(|a, b| a.0 == b.0) {
                let end = start + group.len();
                if end > page.start && start < page.end {
                    let part = page.start.max(start) - start..page.end.min(end) - start;
                    self.page(group.iter().map(|&(_, hit)| hit).collect(), rest, part, order);
                }
                start = end;
            }
            return;
        }
        let values = keys.iter().max().map_or(0, |&key| key as usize + 1);
        let mut counts = vec![0u32; values];
        keys.iter().for_each(|&key| counts[key as usize] += 1);
        // The values that the page reaches into, each with the place of its first hit.
        let mut start = 0;
        let mut first_value = values;
        let mut groups: Vec<(usize, Vec<u32>)> = Vec::new();
        for (value, &count) in counts.iter().enumerate() {
            let end = start + count as usize;
            if end > page.start && start < page.end {
                first_value = first_value.min(value);
                groups.resize_with(value - first_value + 1, || (0, Vec::new()));
                if let Some(last) = groups.last_mut() {
                    *last = (start, Vec::with_capacity(count as usize));
                }
            }
            start = end;
        }
        for (&hit, key) in hits.iter().zip(keys) {
            if let Some((_, group)) =
                (key as usize).checked_sub(first_value).and_then(|at| groups.get_mut(at))
            {
                group.push(hit);
            }
        }
        drop(hits);
        for (start, group) in groups.into_iter().filter(|(_, group)| !group.is_empty()) {
            let part = page.start.max(start) - start..(page.end - start).min(group.len());
            self.page(group, rest, part, order);
        }
    }

    /// What each hit has in a column: a number that sorts as the value does, 0 for none.
    fn keys(&self, hits: &[u32], column: Column) -> Vec<u32> {
        let term = |token: u32| self.index.term_of(TokenIndex(token)).0 + 1;
        let mut walk = self.index.walk(false);
        let is_many = hits.len() > FEW;
        let mut paragraph =
            |token: u32| if is_many { walk(token) } else { self.index.paragraph(TokenIndex(token)) };
        let key = |&number: &u32| {
            let hit = self.hits[number as usize];
            match column {
                Column::Group => self.groups[number as usize],
                Column::Node(at) => {
                    if at < hit.len() {
                        term(hit.start + at)
                    } else {
                        0
                    }
                }
                Column::Beside(distance) => {
                    word_at(paragraph(hit.start), hit, distance).map_or(0, |token| term(token.0))
                }
            }
        };
        hits.iter().map(key).collect()
    }
}
/// The token `distance` words before (−) or after (+) the node, if the node's paragraph reaches so far; for 0 the node's
/// first.
fn word_at(paragraph: TokenSpan, hit: TokenSpan, distance: i8) -> Option<TokenIndex> {
    let edge = if distance <= 0 { hit.start } else { hit.end - 1 };
    let token = edge.checked_add_signed(i32::from(distance))?;
    (paragraph.start <= token && token < paragraph.end).then_some(TokenIndex(token))
}

fn line(index: &Index, number: u32, hit: TokenSpan, sort: &[i8], context: u32) -> Line {
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
        number,
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
