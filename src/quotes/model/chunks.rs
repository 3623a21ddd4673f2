//! From labels to runs: contents, cues and sources of a paragraph, and which cue goes with which content.

use super::labels::{BOTH, LEFT, Label, NOWHERE, RIGHT, Role};
use super::reading::Reading;

/// A run of tokens of one role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chunk {
    /// First token.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Content, source or cue.
    pub role: Role,
    /// Side of its partner; see [`super::labels::Label::a`].
    pub a: u8,
    /// Cue: side of its content.
    pub b: u8,
}

/// The runs of a paragraph, in order.
pub fn chunks(labels: &[Label], start: usize, end: usize, out: &mut Vec<Chunk>) {
    out.clear();
    for (at, &label) in labels.iter().enumerate().take(end).skip(start) {
        if label.role == Role::Outside {
            continue;
        }
        match out.last_mut() {
            Some(c) if c.end == at && c.role == label.role && !label.begin => c.end += 1,
            _ => out.push(Chunk { start: at, end: at + 1, role: label.role, a: label.a, b: label.b }),
        }
    }
}

/// Tokens between two runs.
#[must_use]
pub fn gap(a: (usize, usize), b: (usize, usize)) -> usize {
    if a.1 <= b.0 { b.0 - a.1 } else { a.0.saturating_sub(b.1) }
}

/// Tokens between two runs, and a penalty for every sentence boundary between them.
#[must_use]
pub fn distance(r: &Reading, a: (usize, usize), b: (usize, usize)) -> usize {
    let (sa, sb) = (r.sent_of[a.0], r.sent_of[b.0]);
    gap(a, b) + 25 * sa.abs_diff(sb) as usize
}

/// The cue of a content run: on the side that its label says, and made for that side; else the nearest that is not too
/// far; none if the label says so.
#[must_use]
pub fn cue_of(r: &Reading, chunks: &[Chunk], content: &Chunk) -> Option<Chunk> {
    if content.a == NOWHERE {
        return None;
    }
    let cues = || chunks.iter().filter(|c| c.role == Role::Cue);
    let fits = |c: &&Chunk| match content.a {
        LEFT => c.end <= content.start && c.b != LEFT && c.b != NOWHERE,
        RIGHT => c.start >= content.end && (c.b == LEFT || c.b == BOTH || c.b == NOWHERE),
        _ => false,
    };
    let place = (content.start, content.end);
    cues()
        .filter(fits)
        .min_by_key(|c| gap((c.start, c.end), place))
        .or_else(|| {
            cues()
                .filter(|c| distance(r, (c.start, c.end), place) <= 90)
                .min_by_key(|c| distance(r, (c.start, c.end), place))
        })
        .copied()
}
