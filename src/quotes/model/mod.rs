//! Attribution by a compact learned model.
//!
//! A linear-chain tagger ([`tagger`]) labels each token as content, cue or source with the side on which the others
//! stand ([`labels`]); a ranker of small trees chooses each content's source among its candidates, a judge says how
//! sure content and source are, and of contents that overlap those are kept that together promise most ([`link`]).
//! `MODEL_CARD.md` says what it was trained on, how well it does and where it fails.

pub(crate) mod chunks;
pub(crate) mod coding;
pub(crate) mod features;
pub(crate) mod labels;
pub(crate) mod lanes;
pub(crate) mod lattice;
pub(crate) mod lexicon;
pub(crate) mod link;
pub(crate) mod reading;
pub(crate) mod sums;
pub(crate) mod tagger;
pub(crate) mod tagging;
pub(crate) mod trees;
pub(crate) mod weights;

use super::rules::marks::Marks;
use super::{Attribution, Document, Kind};
use crate::span::ByteSpan;
use link::{From, Linker, Piece};
use reading::Reading;
use std::sync::OnceLock;
use weights::Model;

static WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// The model, read from its file once. Always the same, so that this is no state.
fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(WEIGHTS).unwrap_or_default())
}

/// Finds the attributions of one article, knowing what the rules found.
#[must_use]
pub fn attribute(document: &Document, marks: &Marks, rules: &[Attribution]) -> Vec<Attribution> {
    attribute_with(model(), document, marks, rules)
}

/// The same by a given model.
#[must_use]
pub(crate) fn attribute_with(
    model: &Model,
    document: &Document,
    marks: &Marks,
    rules: &[Attribution],
) -> Vec<Attribution> {
    let reading = Reading::new(document, marks, &model.lexicon);
    let tagging = model.tagger.tag(&reading);
    let hints = link::hints(document, rules);
    let linker = Linker::new(&reading, &tagging, &hints);
    let pieces = link::link(&linker, &linker.contents(), &model.ranker, &model.judge);
    assemble(document, &reading, &link::select(&pieces, link::LEAST))
}

/// Makes attributions of pieces; those that share a cue are one, interrupted, and so are those of a quotation that goes
/// on in the next paragraph.
pub(crate) fn assemble(document: &Document, r: &Reading, pieces: &[Piece]) -> Vec<Attribution> {
    let span = |(a, b): (usize, usize)| document.tokens[a].span.join(document.tokens[b - 1].span);
    let mut out: Vec<Attribution> = Vec::new();
    let mut before: Option<&Piece> = None;
    let mut counted = (0, 0);
    for piece in pieces {
        let c = &piece.content;
        let content = span(with_marks(r, c.start, c.end));
        let count = words(document, r, content);
        let goes_on = before.is_some_and(|b| {
            let same_cue = match (c.cue, b.content.cue) {
                // A new sentence after the cue is a quotation of its own.
                (Some(x), Some(y)) => {
                    x.start == y.start
                        && c.para == b.content.para
                        && r.sent_of[c.start] == r.sent_of[b.content.end - 1]
                }
                _ => false,
            };
            let open = c.cue.is_none()
                && piece.source.from == From::Last
                && b.content.para + 1 == c.para
                && r.paras[b.content.para].closed == 0
                && b.content.end == r.paras[b.content.para].end
                && c.start == r.paras[c.para].start;
            let quoted = |p: &Piece| p.content.kind < 2;
            (same_cue || open) && piece.source.span == b.source.span && quoted(piece) == quoted(b)
        });
        before = Some(piece);
        match out.last_mut() {
            Some(last) if goes_on => {
                last.content.push(content);
                last.confidence = last.confidence.min(piece.p);
                counted = (counted.0 + count.0, counted.1 + count.1);
                last.kind = kind(counted);
            }
            _ => {
                counted = count;
                out.push(Attribution {
                    content: vec![content],
                    kind: kind(count),
                    cue: c.cue.map(|q| span((q.start, q.end))),
                    source: piece.source.span.map(span),
                    via: None,
                    confidence: piece.p,
                    rule: rule(piece),
                });
            }
        }
    }
    out
}

/// The content with the quotation marks, and the points before them, that belong to it.
fn with_marks(r: &Reading, mut start: usize, mut end: usize) -> (usize, usize) {
    let point = |k: &usize| r.toks[*k].bits & reading::IS_WORD == 0;
    if let Some(zone) = r.zones.get(r.zone_of[start] as usize)
        && (zone.start..start).all(|k| point(&k))
    {
        start = zone.start;
    }
    if let Some(zone) = r.zones.get(r.zone_of[end - 1] as usize)
        && (end..zone.end).all(|k| point(&k))
    {
        end = zone.end;
    }
    (start, end)
}

/// How many words are in a span, and how many of them in quotation marks.
fn words(document: &Document, r: &Reading, span: ByteSpan) -> (u32, u32) {
    let from = document.tokens.partition_point(|t| t.span.end <= span.start);
    let inside =
        document.tokens[from..].iter().zip(&r.toks[from..]).take_while(|(t, _)| t.span.start < span.end);
    let words = inside.filter(|(_, tok)| tok.bits & reading::IS_WORD != 0);
    words.fold((0, 0), |(words, quoted), (_, tok)| (words + 1, quoted + tok.q))
}

fn kind((words, quoted): (u32, u32)) -> Kind {
    match quoted {
        0 => Kind::Indirect,
        q if q == words => Kind::Direct,
        _ => Kind::Mixed,
    }
}

fn rule(piece: &Piece) -> &'static str {
    match (piece.source.from, piece.content.cue.is_some()) {
        (From::Nobody, true) => "learned model: a cue, but nobody is named",
        (From::Nobody, false) => "learned model: words of somebody who is not named",
        (From::Tagged, true) => "learned model: cue and source tagged together",
        (From::Tagged, false) => "learned model: source tagged, no cue",
        (From::Soft | From::Touching, _) => "learned model: the likeliest source near the words",
        (From::Last, _) => "learned model: the source of the words before",
        (From::Rules, _) => "learned model: the source that the rules see",
        (From::Next, _) => "learned model: the source named in the next paragraph",
        (From::Previous, _) => "learned model: the source named in the paragraph before",
    }
}
