//! Whose words are they? For each content the possible sources, each with a row of features for the ranker, and a row
//! of features for how sure the whole is.

mod candidates;
mod choose;
mod contents;
mod rows;

pub use choose::{LEAST, Piece, link, select};
#[cfg(feature = "train")]
pub use choose::{Walk, choose};

use super::chunks::{Chunk, chunks, cue_of};
use super::labels::Role;
use super::reading::{IS_WORD, Reading, hash_lower};
use super::tagging::{BIAS, Tagged, Tagging};
use crate::order;
use crate::quotes::{Attribution, Document};
use crate::span::ByteSpan;

/// The layer of contents by the shape of the text.
pub const SHAPED: u8 = BIAS.len() as u8;
/// The layer of contents that the rules found.
pub const RULED: u8 = SHAPED + 1;
/// Runs looked at on each side of a content.
const WINDOW: usize = 8;

type Range = (usize, usize);

/// One content, before its source is known.
#[derive(Clone, Copy, Debug)]
pub struct Content {
    pub para: usize,
    pub start: usize,
    pub end: usize,
    pub cue: Option<Chunk>,
    /// 0 direct, 1 mixed, 2 indirect.
    pub kind: u8,
    /// Which labelling has it first.
    pub layer: u8,
    /// How many labellings have it, begin there, end there.
    pub agree: [u8; 3],
}

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    Nobody = 0,
    Last = 1,
    Tagged = 2,
    Soft = 3,
    Touching = 4,
    Next = 5,
    Previous = 6,
    Rules = 7,
}

/// A possible source.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub from: From,
    pub span: Option<Range>,
}

/// What the rules say of one piece of content, in tokens.
#[derive(Clone, Copy, Debug)]
pub struct Hint {
    pub content: Range,
    pub cue: Option<Range>,
    pub source: Option<Range>,
    pub confidence: f64,
}

/// What the rules found, in tokens and in the order of the text.
#[must_use]
pub fn hints(document: &Document, found: &[Attribution]) -> Vec<Hint> {
    let range = |span: ByteSpan| -> Option<Range> {
        let from = document.tokens.partition_point(|t| t.span.end <= span.start);
        let to = document.tokens.partition_point(|t| t.span.start < span.end);
        (from < to).then_some((from, to))
    };
    let mut out = Vec::new();
    for a in found {
        let (cue, source) = (a.cue.and_then(range), a.source.and_then(range));
        for content in a.content.iter().filter_map(|&c| range(c)) {
            out.push(Hint { content, cue, source, confidence: a.confidence });
        }
    }
    order::sort_by_key(&mut out, |h| h.content);
    out
}

/// What was decided for the content before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Last {
    /// Source of the last content that had one.
    pub source: Option<Range>,
    /// Paragraph of that content.
    pub para: usize,
    /// End of that content.
    pub end: usize,
    /// Start of its cue.
    pub cue: Option<usize>,
}

/// The runs of one labelling.
struct Runs {
    /// Runs of all paragraphs, in order.
    runs: Vec<Chunk>,
    /// Where each paragraph's runs begin; one more at the end.
    first: Vec<usize>,
}

/// An article read and tagged.
pub struct Linker<'r> {
    pub r: &'r Reading,
    tagging: &'r Tagging,
    tagged: &'r [Tagged],
    /// Before each token, the sums of content by side and of source, so that means over long spans cost nothing.
    sums: Vec<[f64; 4]>,
    layers: Vec<Runs>,
    hints: &'r [Hint],
    by: u32,
    to: u32,
}

/// Whose runs stand around a content of this layer.
fn layer_of(layer: u8) -> usize {
    if layer >= SHAPED { 2 } else { layer as usize }
}

impl<'r> Linker<'r> {
    #[must_use]
    pub fn new(r: &'r Reading, tagging: &'r Tagging, hints: &'r [Hint]) -> Self {
        let mut list = Vec::new();
        let layers = tagging
            .labels
            .iter()
            .map(|labels| {
                let (mut runs, mut first) = (Vec::new(), vec![0]);
                for para in &r.paras {
                    chunks(labels, para.start, para.end, &mut list);
                    runs.extend_from_slice(&list);
                    first.push(runs.len());
                }
                Runs { runs, first }
            })
            .collect();
        let mut sums = Vec::with_capacity(tagging.tokens.len() + 1);
        let mut sum = [0.0; 4];
        sums.push(sum);
        for t in &tagging.tokens {
            for (s, p) in sum.iter_mut().zip([t.content[0], t.content[1], t.content[2], t.p_source()]) {
                *s += f64::from(p);
            }
            sums.push(sum);
        }
        Self {
            r,
            tagging,
            tagged: &tagging.tokens,
            sums,
            layers,
            hints,
            by: hash_lower("by"),
            to: hash_lower("to"),
        }
    }

    /// Mean over a span of content on one side (0 to 2) or of source (3).
    fn mean(&self, (a, b): Range, what: usize) -> f32 {
        ((self.sums[b][what] - self.sums[a][what]) / (b - a).max(1) as f64) as f32
    }

    /// Mean over a span of content.
    fn content_mean(&self, span: Range) -> f32 {
        self.mean(span, 0) + self.mean(span, 1) + self.mean(span, 2)
    }

    /// The runs of a content's paragraph that are near it.
    fn near(&self, layer: u8, para: usize, at: usize) -> &[Chunk] {
        let Runs { runs, first } = &self.layers[layer_of(layer)];
        let (from, to) = (first[para], first[para + 1]);
        let middle = from + runs[from..to].partition_point(|c| c.start < at);
        &runs[middle.saturating_sub(WINDOW).max(from)..(middle + WINDOW).min(to)]
    }

    /// A content from a range of tokens; `None` without a word in it.
    #[must_use]
    pub fn content(&self, para: usize, start: usize, end: usize, a: u8, layer: u8) -> Option<Content> {
        let toks = &self.r.toks[start..end];
        let words = toks.iter().filter(|t| t.bits & IS_WORD != 0).count();
        let quoted = toks.iter().filter(|t| t.bits & IS_WORD != 0 && t.q == 1).count();
        if words == 0 {
            return None;
        }
        let kind = if quoted == words { 0 } else { 1 + u8::from(quoted == 0) };
        let run = Chunk { start, end, role: Role::Content, a, b: 0 };
        let cue = cue_of(self.r, self.near(layer, para, start), &run);
        Some(Content { para, start, end, cue, kind, layer, agree: [0; 3] })
    }

    /// What the rules say of a content: the hint that overlaps it most, and how many tokens they share.
    fn hint(&self, c: &Content) -> Option<(&Hint, usize)> {
        let from = self.hints.partition_point(|h| h.content.0 < c.start).saturating_sub(2);
        let mut best = None;
        for hint in self.hints.iter().skip(from).take(6) {
            let shared = hint.content.1.min(c.end).saturating_sub(hint.content.0.max(c.start));
            if shared > 0 && best.is_none_or(|(_, most)| shared > most) {
                best = Some((hint, shared));
            }
        }
        best
    }
}
