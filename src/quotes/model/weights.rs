//! The model's file: labels, transitions, cue words, feature weights and the two forests, all in one.
//!
//! Little-endian. `NPQM`, version; labels: count, codes, start scores (i16); transitions: count (u16), then from, to,
//! score (i16); cue words: count (u16), then hash with level in the lowest bits (u32); features: count (u32), then for
//! each the distance of its id to the one before (LEB128) and its weights as pairs label, value, the last label with
//! its highest bit set; ranker and judge: count of trees (u16), base (i32), then features, thresholds, leaves.

use super::labels::Label;
use super::lexicon::CueLexicon;
use super::tagger::{MAX_LABELS, Row, Tagger};
use super::trees::{DEPTH, Forest, Tree};

const MAGIC: &[u8; 5] = b"NPQM\x01";
const NODES: usize = (1 << DEPTH) - 1;

/// Everything that the model knows.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub tagger: Tagger,
    pub lexicon: CueLexicon,
    pub ranker: Forest,
    pub judge: Forest,
}

struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }
    fn u8(&mut self) -> Option<u8> {
        self.bytes::<1>().map(|b| b[0])
    }
    fn u16(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }
    fn u32(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }
    fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.u8()?;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }
    fn forest(&mut self) -> Option<Forest> {
        let count = self.u16()?;
        let base = self.u32()? as i32;
        let mut trees = Vec::with_capacity(count as usize);
        for _ in 0..count {
            let feature = self.bytes::<NODES>()?;
            let threshold = self.bytes::<NODES>()?;
            let leaf = self.bytes::<{ NODES + 1 }>()?.map(|b| b as i8);
            trees.push(Tree { feature, threshold, leaf });
        }
        Some(Forest { base, trees })
    }
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
    pub start: Vec<i16>,
    pub transitions: Vec<(u8, u8, i16)>,
    pub lexicon: Vec<(u32, u32)>,
    pub rows: Vec<(u32, Row)>,
    pub ranker: Forest,
    pub judge: Forest,
}

impl Parts {
    /// Reads a model file; `None` if it is damaged.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut r = Reader(bytes);
        if &r.bytes::<5>()? != MAGIC {
            return None;
        }
        let mut parts = Self::default();
        let count = r.u8()? as usize;
        if count > MAX_LABELS {
            return None;
        }
        for _ in 0..count {
            parts.labels.push(Label::from_code(r.u8()?));
        }
        for _ in 0..count {
            parts.start.push(r.u16()? as i16);
        }
        for _ in 0..r.u16()? {
            let (from, to, score) = (r.u8()?, r.u8()?, r.u16()? as i16);
            if from as usize >= count || to as usize >= count {
                return None;
            }
            parts.transitions.push((from, to, score));
        }
        for _ in 0..r.u16()? {
            let word = r.u32()?;
            parts.lexicon.push((word & !3, (word & 3) + 1));
        }
        let mut id = 0;
        for _ in 0..r.u32()? {
            id += r.varint()?;
            let mut row: Row = [0; MAX_LABELS];
            loop {
                let (label, value) = (r.u8()?, r.u8()? as i8);
                *row.get_mut(label as usize & 127)? = value;
                if label >= 128 {
                    break;
                }
            }
            parts.rows.push((id, row));
        }
        parts.ranker = r.forest()?;
        parts.judge = r.forest()?;
        Some(parts)
    }

    /// Ready for use.
    #[must_use]
    pub fn model(self) -> Model {
        let mut next = vec![Vec::new(); self.labels.len()];
        for (from, to, score) in self.transitions {
            next[from as usize].push((to, score));
        }
        Model {
            tagger: Tagger::new(self.labels, self.start, next, self.rows),
            lexicon: CueLexicon::new(&self.lexicon),
            ranker: self.ranker,
            judge: self.judge,
        }
    }

    /// The model's file.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.push(self.labels.len() as u8);
        out.extend(self.labels.iter().map(|l| l.code()));
        out.extend(self.start.iter().flat_map(|s| s.to_le_bytes()));
        out.extend((self.transitions.len() as u16).to_le_bytes());
        for &(a, b, w) in &self.transitions {
            out.extend([a, b]);
            out.extend(w.to_le_bytes());
        }
        out.extend((self.lexicon.len() as u16).to_le_bytes());
        for &(hash, level) in &self.lexicon {
            out.extend((hash & !3 | (level - 1)).to_le_bytes());
        }
        out.extend((self.rows.len() as u32).to_le_bytes());
        let mut before = 0;
        for (id, row) in &self.rows {
            let mut gap = id - before;
            before = *id;
            while gap >= 128 {
                out.push(gap as u8 | 128);
                gap >>= 7;
            }
            out.push(gap as u8);
            let used: Vec<usize> = (0..MAX_LABELS).filter(|&k| row[k] != 0).collect();
            for (at, &k) in used.iter().enumerate() {
                out.push(k as u8 | if at + 1 == used.len() { 128 } else { 0 });
                out.push(row[k] as u8);
            }
        }
        for forest in [&self.ranker, &self.judge] {
            out.extend((forest.trees.len() as u16).to_le_bytes());
            out.extend(forest.base.to_le_bytes());
            for tree in &forest.trees {
                out.extend(tree.feature);
                out.extend(tree.threshold);
                out.extend(tree.leaf.map(|l| l as u8));
            }
        }
        out
    }
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
            let _ = Parts::read(&damaged).map(Parts::model);
            damaged[at] ^= 0x55;
        }
    }
}
