//! The model's file: labels, transitions, cue words, feature weights and the two forests, all in one.
//!
//! `NPQM`, version, a checksum of the rest (FNV-1a, 32 bits, little-endian); the rest is coded by [`super::coding`] in the
//! order of [`Parts::code`].

use super::coding::{Coder, Decoder, Numbers};
use super::features::ID_BITS;
use super::labels::Label;
use super::lexicon::CueLexicon;
use super::sums::Row;
use super::tagger::{MAX_LABELS, Tagger};
use super::trees::{FEATURES, Forest, Tree};

const MAGIC: &[u8; 5] = b"NPQM\x02";
const HEAD: usize = MAGIC.len() + 4;

/// Everything that the model knows.
#[derive(Debug, Default)]
pub struct Model {
    pub tagger: Tagger,
    pub lexicon: CueLexicon,
    pub ranker: Forest,
    pub judge: Forest,
}

impl Model {
    /// Reads a model file; `None` if it is damaged.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Parts::read(bytes).map(Parts::model)
    }
}

/// The parts of a model as they stand in the file.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    pub labels: Vec<Label>,
    /// Scores of beginning with each label; `i16::MIN` forbids it.
    pub start: Vec<i16>,
    pub transitions: Vec<(u8, u8, i16)>,
    /// Hashes of words with their cue levels, ascending.
    pub lexicon: Vec<(u32, u32)>,
    /// Features with their weights, ascending.
    pub rows: Vec<(u32, Row)>,
    pub ranker: Forest,
    pub judge: Forest,
}

/// Numbers in ascending order, by their distances.
struct Ascending {
    lengths: Numbers,
    before: u32,
}

impl Ascending {
    fn new() -> Self {
        Self { lengths: Numbers::new(5, 1), before: 0 }
    }

    fn next(&mut self, c: &mut impl Coder, value: u32) -> u32 {
        let gap = value.wrapping_sub(self.before);
        let length = c.number(&mut self.lengths, 0, 31 - (gap | 1).leading_zeros());
        self.before = self.before.wrapping_add(match length {
            0 => c.plain(1, gap),
            length => 1 << length | c.plain(length, gap),
        });
        self.before
    }
}

/// A list whose length is coded first.
fn list<T: Clone>(c: &mut impl Coder, items: &mut Vec<T>, new: T) {
    let count = c.plain(16, items.len() as u32) as usize;
    items.resize(count, new);
}

fn score(c: &mut impl Coder, value: i16) -> i16 {
    c.plain(16, u32::from(value as u16)) as i16
}

fn forest(c: &mut impl Coder, forest: &mut Forest) {
    forest.base = c.plain(32, forest.base as u32) as i32;
    list(c, &mut forest.trees, Tree::default());
    let mut features = Numbers::new(FEATURES.ilog2(), 1);
    let mut bounds = Numbers::new(7, FEATURES);
    let mut leaves = Numbers::new(8, 1);
    for tree in &mut forest.trees {
        for (feature, above) in &mut tree.questions {
            *feature = c.number(&mut features, 0, u32::from(*feature)) as u8;
            *above = c.number(&mut bounds, *feature as usize, u32::from(*above)) as u8;
        }
        for leaf in &mut tree.leaves {
            *leaf = c.number(&mut leaves, 0, u32::from(leaf.wrapping_add(-128) as u8)) as i8;
            *leaf = leaf.wrapping_add(-128);
        }
    }
}

impl Parts {
    /// Reads a model file; `None` if it is damaged.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<HEAD>()?;
        let (magic, sum) = head.split_at(MAGIC.len());
        (magic == MAGIC && sum == checksum(rest)).then(|| Self::decode(rest)).flatten()
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut parts = Self::default();
        parts.code(&mut Decoder::new(bytes));
        let known = |&(from, to, _): &(u8, u8, i16)| (from.max(to) as usize) < parts.labels.len();
        (parts.labels.len() <= MAX_LABELS && parts.transitions.iter().all(known)).then_some(parts)
    }

    /// Reads or writes everything.
    fn code(&mut self, c: &mut impl Coder) {
        list(c, &mut self.labels, Label::default());
        self.start.resize(self.labels.len(), 0);
        for (label, start) in self.labels.iter_mut().zip(&mut self.start) {
            *label = Label::from_code(c.plain(7, u32::from(label.code())) as u8);
            *start = score(c, *start);
        }
        list(c, &mut self.transitions, (0, 0, 0));
        for (from, to, w) in &mut self.transitions {
            *from = c.plain(5, u32::from(*from)) as u8;
            *to = c.plain(5, u32::from(*to)) as u8;
            *w = score(c, *w);
        }
        list(c, &mut self.lexicon, (0, 1));
        let (mut words, mut levels) = (Ascending::new(), Numbers::new(2, 1));
        for (word, level) in &mut self.lexicon {
            *word = words.next(c, *word);
            *level = 1 + c.number(&mut levels, 0, *level - 1);
        }
        list(c, &mut self.rows, (0, [0; MAX_LABELS]));
        let mut ids = Ascending::new();
        let mut labels = Numbers::new(MAX_LABELS.ilog2(), MAX_LABELS + 1);
        let (mut more, mut signs) = (Numbers::new(1, 8), Numbers::new(1, MAX_LABELS));
        let mut sizes = Numbers::new(7, 2);
        for (id, row) in &mut self.rows {
            *id = ids.next(c, *id) & ((1 << ID_BITS) - 1);
            let mut used =
                (0..MAX_LABELS).filter(|&k| row[k] != 0).collect::<Vec<_>>().into_iter().peekable();
            let (mut before, mut count) = (MAX_LABELS, 0);
            loop {
                let k = c.number(&mut labels, before, used.next().unwrap_or(0) as u32) as usize;
                let w = row[k];
                let negative = c.number(&mut signs, k, u32::from(w < 0));
                let size = c.number(&mut sizes, count.min(1), u32::from(w.unsigned_abs())) as i8;
                row[k] = if negative == 1 { -size } else { size };
                let on = c.number(&mut more, count.min(7), u32::from(used.peek().is_some()));
                (before, count) = (k, count + 1);
                if on == 0 || count == MAX_LABELS {
                    break;
                }
            }
        }
        forest(c, &mut self.ranker);
        forest(c, &mut self.judge);
    }

    /// Ready for use.
    #[must_use]
    pub fn model(self) -> Model {
        let mut next = vec![Vec::new(); self.labels.len()];
        for (from, to, score) in self.transitions {
            next[from as usize].push((to, score));
        }
        Model {
            tagger: Tagger::new(self.labels, self.start, &next, self.rows),
            lexicon: CueLexicon::new(&self.lexicon),
            ranker: self.ranker,
            judge: self.judge,
        }
    }

    /// The model's file.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut encoder = super::coding::Encoder::new();
        self.clone().code(&mut encoder);
        let rest = encoder.finish();
        [&MAGIC[..], &checksum(&rest), &rest].concat()
    }
}

fn checksum(bytes: &[u8]) -> [u8; 4] {
    let fnv = |h: u32, b: &u8| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811C_9DC5, fnv).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole_and_small() {
        let bytes = super::super::WEIGHTS;
        assert!(bytes.len() <= 150_000, "{} bytes", bytes.len());
        let parts = Parts::read(bytes).unwrap();
        assert!(parts.rows.len() > 1000 && parts.lexicon.len() > 100);
        assert!(!parts.ranker.trees.is_empty() && !parts.judge.trees.is_empty());
    }

    #[test]
    fn damaged_files_are_refused_without_a_panic() {
        let bytes = super::super::WEIGHTS;
        for cut in (0..bytes.len()).step_by(997) {
            assert!(Parts::read(&bytes[..cut]).is_none());
        }
        let mut damaged = bytes.to_vec();
        for at in (0..damaged.len()).step_by(1009) {
            damaged[at] ^= 0x55;
            assert!(Parts::read(&damaged).is_none());
            // Nor does what is in it harm anybody.
            let _ = Parts::decode(&damaged[HEAD..]).map(Parts::model);
            damaged[at] ^= 0x55;
        }
    }
}
