//! The tagger's labels. Beside the role of a token they say on which side the parts of its attribution that belong to
//! it stand, so that a chain of labels already says which cue goes with which content and source.

/// What a token is in an attribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Nothing, or (see [`Label::a`]) between the parts of an attribution.
    #[default]
    Outside,
    /// Words attributed.
    Content,
    /// Who they are attributed to.
    Source,
    /// What attributes them.
    Cue,
}

/// To the left.
pub const LEFT: u8 = 0;
/// To the right.
pub const RIGHT: u8 = 1;
/// Nowhere in the paragraph.
pub const NOWHERE: u8 = 2;
/// On both sides.
pub const BOTH: u8 = 3;

/// One label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The token's role.
    pub role: Role,
    /// Whether it opens a run of that role.
    pub begin: bool,
    /// Content and source: side of the nearest cue (of the source, for content without cue). Cue: side of the source.
    /// Outside: 0, or 1 + the role before in the attribution that goes on around the token.
    pub a: u8,
    /// Cue: side of the content. Outside: 0, or 1 + the next role in the attribution around the token.
    pub b: u8,
}

impl Label {
    /// As one byte: role, begin, a, b from the lowest bits.
    #[must_use]
    pub fn code(self) -> u8 {
        self.role as u8 | u8::from(self.begin) << 2 | (self.a & 3) << 3 | (self.b & 3) << 5
    }

    /// From [`Label::code`].
    #[must_use]
    pub fn from_code(code: u8) -> Self {
        let role = match code & 3 {
            0 => Role::Outside,
            1 => Role::Content,
            2 => Role::Source,
            _ => Role::Cue,
        };
        Self { role, begin: code & 4 != 0, a: code >> 3 & 3, b: code >> 5 & 3 }
    }

    /// Rare labels as their nearest relatives: a cue without content is one before it, a cue of unknown source or one
    /// before its source does not tell the side of its content so exactly, a source without cue is one before it.
    #[cfg(any(test, feature = "train"))]
    fn folded(mut self) -> Self {
        match (self.role, self.a, self.b) {
            (Role::Cue, NOWHERE, LEFT) | (Role::Cue, RIGHT, RIGHT | NOWHERE) => self.b = BOTH,
            (Role::Cue, _, NOWHERE) => self.b = RIGHT,
            (Role::Source, NOWHERE, _) => self.a = RIGHT,
            (Role::Outside, 2, 2) => self.b = 3,
            _ => {}
        }
        self
    }

    #[cfg(any(test, feature = "train"))]
    fn outside(before: Role, next: Role) -> Self {
        Self { role: Role::Outside, begin: false, a: before as u8, b: next as u8 }
    }
}

/// A run of tokens `start..end` of one role, of attribution `of`.
#[cfg(any(test, feature = "train"))]
#[derive(Clone, Copy, Debug)]
struct Chunk {
    start: usize,
    end: usize,
    role: Role,
    of: u32,
}

/// The labels of a paragraph's tokens, given for each its role and its attribution's number (`None`: outside).
#[cfg(any(test, feature = "train"))]
#[must_use]
pub fn encode(roles: &[Option<(Role, u32)>]) -> Vec<Label> {
    let mut chunks: Vec<Chunk> = Vec::new();
    for (at, role) in roles.iter().enumerate() {
        let Some((role, of)) = *role else { continue };
        match chunks.last_mut() {
            Some(c) if c.end == at && c.role == role && c.of == of => c.end += 1,
            _ => chunks.push(Chunk { start: at, end: at + 1, role, of }),
        }
    }
    let side = |c: &Chunk, role: Role| -> u8 {
        let gap = |o: &Chunk| if o.end <= c.start { c.start - o.end } else { o.start - c.end };
        chunks
            .iter()
            .filter(|o| o.role == role && o.of == c.of)
            .min_by_key(|o| gap(o))
            .map_or(NOWHERE, |o| if o.end <= c.start { LEFT } else { RIGHT })
    };
    let mut labels = vec![Label::default(); roles.len()];
    for c in &chunks {
        let (a, b) = match c.role {
            Role::Content => {
                let cue = side(c, Role::Cue);
                (if cue == NOWHERE { side(c, Role::Source) } else { cue }, 0)
            }
            Role::Source => (side(c, Role::Cue), 0),
            _ => {
                let contents = || chunks.iter().filter(|o| o.role == Role::Content && o.of == c.of);
                let left = contents().any(|o| o.end <= c.start);
                let right = contents().any(|o| o.start >= c.end);
                let b = match (left, right) {
                    (true, true) => BOTH,
                    (true, false) => LEFT,
                    (false, true) => RIGHT,
                    _ => NOWHERE,
                };
                (side(c, Role::Source), b)
            }
        };
        for (at, label) in labels.iter_mut().enumerate().take(c.end).skip(c.start) {
            *label = Label { role: c.role, begin: at == c.start, a, b }.folded();
        }
    }
    for (at, c) in chunks.iter().enumerate() {
        if let Some(next) = chunks[at + 1..].iter().find(|o| o.of == c.of) {
            for at in c.end..next.start {
                if roles[at].is_none() && labels[at] == Label::default() {
                    labels[at] = Label::outside(c.role, next.role).folded();
                }
            }
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique() {
        for code in 0..128u8 {
            assert_eq!(Label::from_code(code).code(), code);
        }
    }

    #[test]
    fn a_quotation_around_its_cue() {
        let (c, s, q) = (Some((Role::Content, 0)), Some((Role::Source, 0)), Some((Role::Cue, 0)));
        let labels = encode(&[c, c, None, s, q, None, c]);
        assert_eq!(labels[0], Label { role: Role::Content, begin: true, a: RIGHT, b: 0 });
        assert!(!labels[1].begin);
        assert_eq!(labels[2], Label { role: Role::Outside, begin: false, a: 1, b: 2 });
        assert_eq!(labels[3].a, RIGHT);
        assert_eq!((labels[4].a, labels[4].b), (LEFT, BOTH));
        assert_eq!((labels[6].a, labels[6].b), (LEFT, 0));
    }
}
