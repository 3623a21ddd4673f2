//! What the tagger gives: for each token sums of marginal probabilities, and several labellings.

use super::labels::{BOTH, LEFT, Label, NOWHERE, RIGHT, Role};

/// How many labellings are looked at.
pub const LAYERS: usize = 5;

/// What labels outside every attribution cost more than they should, in score units, in each labelling that is
/// looked at: the best one first, then three that find more and one that finds less.
pub const BIAS: [i16; LAYERS] = [0, -24, -48, -80, 24];

/// An article, tagged.
#[derive(Clone, Debug, Default)]
pub struct Tagging {
    /// Of each token the marginal probabilities.
    pub tokens: Vec<Tagged>,
    /// Of each token its label, for each entry of [`BIAS`].
    pub labels: [Vec<Label>; LAYERS],
}

/// What the tagger says about one token: sums of marginal probabilities.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tagged {
    /// Content, by the side of its cue (left, right, nowhere).
    pub content: [f32; 3],
    /// Source, by the side of its cue.
    pub source: [f32; 3],
    /// Cue, by the side of its source.
    pub cue: [f32; 3],
    /// Cue, by the side of its content (left, right, nowhere, both).
    pub cue_content: [f32; 4],
    /// Content begins here.
    pub begins: f32,
    /// Source begins here.
    pub source_begins: f32,
    /// Between the parts of an attribution.
    pub inside: f32,
}

impl Tagged {
    #[must_use]
    pub fn p_content(&self) -> f32 {
        self.content[0] + self.content[1] + self.content[2]
    }
    #[must_use]
    pub fn p_source(&self) -> f32 {
        self.source[0] + self.source[1] + self.source[2]
    }
    #[must_use]
    pub fn p_cue(&self) -> f32 {
        self.cue[0] + self.cue[1] + self.cue[2]
    }
}

impl Tagged {
    /// Adds a label's probability.
    pub fn add(&mut self, label: Label, p: f32) {
        match label.role {
            Role::Outside => {
                if label.a > 0 {
                    self.inside += p;
                }
            }
            Role::Content => {
                self.content[side(label.a)] += p;
                if label.begin {
                    self.begins += p;
                }
            }
            Role::Source => {
                self.source[side(label.a)] += p;
                if label.begin {
                    self.source_begins += p;
                }
            }
            Role::Cue => {
                self.cue[side(label.a)] += p;
                self.cue_content[label.b as usize & 3] += p;
            }
        }
    }
}

fn side(a: u8) -> usize {
    match a {
        LEFT => 0,
        RIGHT => 1,
        NOWHERE | BOTH => 2,
        _ => 2,
    }
}
