//! The linear-chain tagger: sums of 8-bit weights ([`sums`](super::sums)), then forward–backward and the best labellings
//! ([`lattice`](super::lattice)). Scores are integers (sixteenths of a natural logarithm unit); probabilities come from
//! one table and additions and multiplications in a fixed order, so that every platform gives the same bits.

use super::features::Frame;
use super::labels::Label;
use super::lattice::{self, Chain};
use super::reading::Reading;
use super::sums::{Kept, Row, Rows, Sum};
use super::tagging::{Tagged, Tagging};
use std::sync::{Mutex, PoisonError};

/// Most labels that a model can have.
pub const MAX_LABELS: usize = 32;

/// Score units in one unit of the natural logarithm.
pub const UNIT: f64 = 16.0;

/// Longest piece of a paragraph that is tagged at once.
const MAX_PIECE: usize = 2048;

/// The trained tagger.
#[derive(Debug, Default)]
pub struct Tagger {
    rows: Rows,
    chain: Chain,
    /// Room kept from article to article; what is in it changes no result.
    room: Mutex<Room>,
}

/// Room that tagging needs.
#[derive(Debug, Default)]
struct Room {
    frame: Frame,
    kept: Kept,
    scores: Vec<Sum>,
    lattice: lattice::Room,
}

impl Tagger {
    /// Assembles a tagger. `features` are (id, weights), ids distinct.
    #[must_use]
    pub fn new(
        labels: Vec<Label>,
        start: Vec<i16>,
        next: &[Vec<(u8, i16)>],
        features: Vec<(u32, Row)>,
    ) -> Self {
        Self { rows: Rows::new(features), chain: Chain::new(labels, start, next), room: Mutex::default() }
    }

    /// Tags every token of an article.
    #[must_use]
    pub fn tag(&self, r: &Reading) -> Tagging {
        let n = r.toks.len();
        let mut out = Tagging {
            tokens: vec![Tagged::default(); n],
            labels: std::array::from_fn(|_| vec![Label::default(); n]),
        };
        if self.chain.labels.is_empty() {
            return out;
        }
        let mut room = self.room.lock().unwrap_or_else(PoisonError::into_inner);
        let Room { frame, kept, scores, lattice } = &mut *room;
        for (at, para) in r.paras.iter().enumerate() {
            frame.fill(r, at);
            // Sentences without a cue and without a quotation mark are left out: hardly any attribution is in them.
            let mut sent = para.first_sent;
            while sent < para.last_sent {
                let idle = |s: usize| r.sents[s].cues == 0 && r.sents[s].has_quote == 0;
                if idle(sent) {
                    sent += 1;
                    continue;
                }
                let first = sent;
                while sent < para.last_sent && !idle(sent) {
                    sent += 1;
                }
                let (mut from, end) = (r.sents[first].start, r.sents[sent - 1].end);
                while from < end {
                    let to = end.min(from + MAX_PIECE);
                    self.rows.scores(r, frame, kept, (from, to), scores);
                    let first = from == para.start;
                    self.chain.marginals(scores, first, lattice, &mut out.tokens[from..to]);
                    self.chain.best(scores, first, lattice, &mut out.labels, from);
                    from = to;
                }
            }
        }
        out
    }
}
