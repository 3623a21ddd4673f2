//! Whose words are they? For each content the possible sources, each with a row of features for the ranker, and a row
//! of features for how sure the whole is.

use super::chunks::{Chunk, chunks, cue_of, gap};
use super::labels::{BOTH, LEFT, NOWHERE, RIGHT, Role};
use super::reading::{
    IS_BREAKER, IS_CAPITAL, IS_COMMA, IS_DETERMINER, IS_FIRST, IS_MARK, IS_POSSESSIVE, IS_PREPOSITION,
    IS_PRONOUN, IS_RELATIVE, IS_STOP, IS_THAT, IS_WORD, Reading, Tok, hash_lower,
};
use super::tagger::{BIAS, Tagged, Tagging};
use super::trees::{Forest, LEAF_UNIT, level};
use crate::math::exp;
use crate::order;
use crate::quotes::{Attribution, Document};
use crate::span::ByteSpan;

/// Features of a source candidate.
pub const SOURCE_FEATURES: usize = 60;
/// Of these, the first are the content's own.
const SHARED: usize = 22;
/// Features of a content.
pub const CONTENT_FEATURES: usize = 64;
/// How probable a content with its source must be to be given: direct, mixed, indirect. Chosen for the best F1 on
/// articles that the model was not trained on.
pub const LEAST: [f64; 3] = [0.4, 0.42, 0.35];
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

fn mean(tagged: &[Tagged], (a, b): Range, f: impl Fn(&Tagged) -> f32) -> f32 {
    let list = &tagged[a..b];
    list.iter().map(f).sum::<f32>() / list.len().max(1) as f32
}

fn signed(from: Range, to: Range) -> u8 {
    // 128 is "touching", below is to the left.
    let d = gap(from, to).min(100) as u8;
    if from.1 <= to.0 { 127 - d } else { 129 + d }
}

fn small(n: usize, most: u8) -> u8 {
    n.min(most as usize) as u8
}

/// Class of a token for the trees.
fn class(t: Option<&Tok>) -> u8 {
    let Some(t) = t else { return 0 };
    let b = t.bits;
    if b & IS_MARK != 0 {
        1
    } else if b & IS_COMMA != 0 {
        2
    } else if b & IS_STOP != 0 {
        3
    } else if b & IS_WORD == 0 {
        4
    } else if t.lx >= 2 {
        5
    } else if b & IS_THAT != 0 {
        6
    } else if b & IS_BREAKER != 0 {
        7
    } else if b & IS_POSSESSIVE != 0 {
        8
    } else if b & IS_PREPOSITION != 0 {
        9
    } else if b & IS_PRONOUN != 0 {
        10
    } else if b & IS_DETERMINER != 0 {
        11
    } else if b & IS_RELATIVE != 0 {
        12
    } else if b & IS_CAPITAL != 0 {
        13
    } else if t.lx == 1 {
        14
    } else {
        15
    }
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

    /// The contents of all labellings, each once, in the order of the text.
    #[must_use]
    pub fn contents(&self) -> Vec<Content> {
        let mut out: Vec<Content> = Vec::new();
        for para in 0..self.r.paras.len() {
            for (layer, Runs { runs, first }) in self.layers.iter().enumerate() {
                for c in runs[first[para]..first[para + 1]].iter().filter(|c| c.role == Role::Content) {
                    let seen = out
                        .iter()
                        .rev()
                        .take_while(|o| o.para == para)
                        .any(|o| (o.start, o.end) == (c.start, c.end));
                    if !seen {
                        out.extend(self.content(para, c.start, c.end, c.a, layer as u8));
                    }
                }
            }
        }
        self.shaped(&mut out);
        self.ruled(&mut out);
        for c in &mut out {
            for layer in 0..BIAS.len() {
                for o in self.near(layer as u8, c.para, c.start).iter().filter(|o| o.role == Role::Content) {
                    let (start, end) = (o.start == c.start, o.end == c.end);
                    c.agree[0] += u8::from(start && end);
                    c.agree[1] += u8::from(start);
                    c.agree[2] += u8::from(end);
                }
            }
        }
        order::sort_by_key(&mut out, |c| (c.start, c.layer, c.end));
        out
    }

    /// The contents that the rules found.
    fn ruled(&self, out: &mut Vec<Content>) {
        let mut known: Vec<Range> = out.iter().map(|c| (c.start, c.end)).collect();
        order::sort(&mut known);
        for hint in self.hints {
            let (start, end) = hint.content;
            if known.binary_search(&hint.content).is_ok() {
                continue;
            }
            let para = self.r.paras.partition_point(|p| p.end <= start);
            if self.r.paras.get(para).is_none_or(|p| p.end < end) {
                continue;
            }
            if let Some(mut content) = self.content(para, start, end, BOTH, RULED) {
                if let Some((start, end)) = hint.cue {
                    content.cue = Some(Chunk { start, end, role: Role::Cue, a: NOWHERE, b: NOWHERE });
                }
                out.push(content);
            }
        }
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

    /// Contents by the shape of the text, where the tagger half sees one: quoted zones, and what stands before and
    /// after the cues of a sentence.
    fn shaped(&self, out: &mut Vec<Content>) {
        let r = self.r;
        let known = out.len();
        let push = |para: usize, mut start: usize, mut end: usize, a: u8, out: &mut Vec<Content>| {
            let edge = |k: usize| r.toks[k].bits & (IS_WORD | IS_MARK) == 0;
            while start < end && (edge(start) || r.toks[start].bits & IS_THAT != 0) {
                start += 1;
            }
            while end > start && edge(end - 1) {
                end -= 1;
            }
            if end < start + 2 || self.content_mean((start, end)) < 0.15 {
                return;
            }
            let from = out[..known].partition_point(|c| c.para < para);
            let same = |c: &Content| c.start.abs_diff(start) <= 1 && c.end.abs_diff(end) <= 1;
            let seen = out[from..known].iter().take_while(|c| c.para == para).any(same)
                || out[known..].iter().rev().take_while(|c| c.para == para).any(same);
            if !seen {
                out.extend(self.content(para, start, end, a, SHAPED));
            }
        };
        let mut zone = 0;
        for (para, p) in r.paras.iter().enumerate() {
            while zone < r.zones.len() && r.zones[zone].start < p.end {
                let z = r.zones[zone];
                push(para, z.start, z.end, BOTH, out);
                zone += 1;
            }
            for sent in &r.sents[p.first_sent..p.last_sent] {
                let doubt = self.tagged[sent.start..sent.end].iter().any(|t| t.p_content() > 0.15);
                if sent.cues == 0 || !doubt {
                    continue;
                }
                let mut at = sent.start;
                let mut cues = 0;
                while at < sent.end && cues < 4 {
                    if r.toks[at].lx < 2 {
                        at += 1;
                        continue;
                    }
                    let start = at;
                    while at < sent.end && r.toks[at].lx >= 2 {
                        at += 1;
                    }
                    cues += 1;
                    push(para, at, sent.end, LEFT, out);
                    if let Some(that) = (at..sent.end.min(at + 5)).find(|&k| r.toks[k].bits & IS_THAT != 0) {
                        push(para, that + 1, sent.end, LEFT, out);
                    }
                    let comma = |k: &usize| r.toks[*k].bits & IS_COMMA != 0;
                    if let Some(comma) = (sent.start..start).rev().find(comma) {
                        push(para, sent.start, comma, RIGHT, out);
                    }
                    if let Some(comma) = (at..sent.end).find(comma) {
                        push(para, at, comma, LEFT, out);
                    }
                }
            }
        }
    }

    /// The possible sources of a content, [`From::Nobody`] first.
    pub fn candidates(&self, c: &Content, last: &Last, out: &mut Vec<Candidate>) {
        out.clear();
        out.push(Candidate { from: From::Nobody, span: None });
        let mut push = |from, span: Range| {
            let clash = |o: &Candidate| o.span.is_some_and(|o| span.0 < o.1 && o.0 < span.1);
            if span.0 < span.1 && !out.iter().any(clash) {
                out.push(Candidate { from, span: Some(span) });
            }
        };
        for s in self.near(c.layer, c.para, c.start).iter().filter(|s| s.role == Role::Source) {
            push(From::Tagged, (s.start, s.end));
        }
        let para = self.r.paras[c.para];
        let labels = &self.tagging.labels[layer_of(c.layer)];
        let from = para.start.max(c.start.saturating_sub(80));
        let to = para.end.min(c.end + 60);
        let mut at = from;
        while at < to {
            if self.tagged[at].p_source() > 0.08 && labels[at].role != Role::Source {
                let start = at;
                while at < to
                    && self.tagged[at].p_source() > 0.08
                    && labels[at].role != Role::Source
                    && (at == start || self.tagged[at].source_begins < 0.5 * self.tagged[at].p_source())
                {
                    at += 1;
                }
                push(From::Soft, (start, at));
            } else {
                at += 1;
            }
        }
        if let Some(cue) = c.cue {
            let names = |t: &Tok| t.bits & (IS_CAPITAL | IS_PRONOUN) != 0 && t.bits & IS_WORD != 0;
            let mut a = cue.start;
            while a > para.start && a + 6 > cue.start && names(&self.r.toks[a - 1]) {
                a -= 1;
            }
            push(From::Touching, (a, cue.start));
            let mut b = cue.end;
            while b < para.end && b < cue.end + 6 && names(&self.r.toks[b]) {
                b += 1;
            }
            push(From::Touching, (cue.end, b));
        }
        if let Some(source) = last.source {
            push(From::Last, source);
        }
        if let Some(source) = self.hint(c).and_then(|(hint, _)| hint.source) {
            push(From::Rules, source);
        }
        let source_in = |range: std::ops::Range<usize>, first: bool| {
            let Runs { runs, first: at } = &self.layers[0];
            let runs = &runs[at[range.start]..at[range.end]];
            let mut sources = runs.iter().filter(|r| r.role == Role::Source);
            if first { sources.next().copied() } else { sources.next_back().copied() }
        };
        if c.kind < 2 {
            if c.para > 0
                && let Some(s) = source_in(c.para - 1..c.para, false)
            {
                push(From::Previous, (s.start, s.end));
            }
            if c.para + 1 < self.r.paras.len()
                && let Some(s) = source_in(c.para + 1..c.para + 2, true)
            {
                push(From::Next, (s.start, s.end));
            }
        }
    }

    fn mention_type(&self, (a, b): Range) -> u8 {
        let first = &self.r.toks[a];
        let capitals = self.r.toks[a..b].iter().filter(|t| t.bits & IS_CAPITAL != 0).count();
        if b - a == 1 && first.bits & IS_FIRST != 0 {
            1
        } else if b - a == 1 && first.bits & IS_PRONOUN != 0 {
            // Third person and second person differ by their word, too many to tell apart here but for its length.
            2
        } else if b - a <= 2 && first.bits & IS_RELATIVE != 0 {
            3
        } else if capitals == b - a {
            4
        } else if capitals > 0 && first.bits & IS_CAPITAL != 0 {
            5
        } else if capitals > 0 {
            6
        } else if first.bits & IS_DETERMINER != 0 {
            7
        } else {
            8
        }
    }

    /// How alike two mentions are: 0 not, 1 share a capitalised word, 2 the same words, 3 the same place.
    fn alike(&self, a: Range, b: Range) -> u8 {
        if a == b {
            return 3;
        }
        let word = |t: &Tok| t.word;
        let (x, y) = (&self.r.toks[a.0..a.1], &self.r.toks[b.0..b.1]);
        if x.len() == y.len() && x.iter().map(word).eq(y.iter().map(word)) {
            return 2;
        }
        let capital = |t: &&Tok| t.bits & IS_CAPITAL != 0 && t.bits & IS_PRONOUN == 0;
        u8::from(
            x.iter()
                .take(12)
                .filter(capital)
                .any(|t| y.iter().take(12).filter(capital).any(|u| u.word == t.word)),
        )
    }

    /// Features that all candidates of a content share, into the first places of the row.
    fn shared(&self, c: &Content, x: &mut [u8]) {
        let r = self.r;
        let span = (c.start, c.end);
        let para = r.paras[c.para];
        let first = &self.tagged[c.start];
        x[0] = c.kind;
        x[1] = level(self.mean(span, 0));
        x[2] = level(self.mean(span, 1));
        x[3] = level(self.mean(span, 2));
        x[4] = level(first.begins);
        let runs = self.near(c.layer, c.para, c.start);
        x[5] = small(runs.iter().filter(|s| s.role == Role::Source).count(), 9);
        x[6] = small(runs.iter().filter(|s| s.role == Role::Cue).count(), 9);
        x[7] = small(r.sent_of[c.start] as usize - para.first_sent, 4);
        x[8] = u8::from(c.start == para.start) | u8::from(c.end == para.end) << 1;
        x[9] = small(c.end - c.start, 60);
        x[10] = 0;
        if c.para > 0 {
            let prev = r.paras[c.para - 1];
            x[10] = (prev.has_quote | prev.ends_quoted << 1 | prev.all_quoted << 2 | (1 - prev.closed) << 3)
                as u8;
        }
        if let Some(cue) = c.cue {
            let at = (cue.start, cue.end);
            x[11] = 1 + cue.b;
            x[12] = level(mean(self.tagged, at, |t| t.cue[0]));
            x[13] = level(mean(self.tagged, at, |t| t.cue[1]));
            x[14] = level(mean(self.tagged, at, |t| t.cue[2]));
            x[15] = level(mean(self.tagged, at, |t| t.cue_content[0]));
            x[16] = level(mean(self.tagged, at, |t| t.cue_content[1]));
            x[17] = level(mean(self.tagged, at, |t| t.cue_content[3]));
            x[18] = signed(at, span);
            x[19] = r.toks[cue.start..cue.end].iter().map(|t| t.lx).max().unwrap_or(0) as u8;
            x[20] = u8::from(r.sent_of[cue.start] == r.sent_of[c.start]);
            x[21] = small(cue.end - cue.start, 6);
        }
    }

    /// The rows for the ranker, one a candidate.
    pub fn source_rows(
        &self,
        c: &Content,
        all: &[Candidate],
        last: &Last,
        out: &mut Vec<[u8; SOURCE_FEATURES]>,
    ) {
        out.clear();
        let mut shared = [0; SOURCE_FEATURES];
        self.shared(c, &mut shared);
        let p = |o: &Candidate| o.span.map_or(0.0, |s| self.mean(s, 3));
        let own: Vec<f32> = all.iter().map(p).collect();
        let hint = self.hint(c).map(|x| x.0);
        for (at, &candidate) in all.iter().enumerate() {
            let best = own.iter().enumerate().filter(|(k, _)| *k != at).map(|(_, &p)| p).fold(0.0, f32::max);
            let mut x = shared;
            x[SHARED + 1] = small(all.len(), 12);
            self.source_features(c, candidate, (own[at], best), hint, last, &mut x[SHARED..]);
            out.push(x);
        }
    }

    fn source_features(
        &self,
        c: &Content,
        candidate: Candidate,
        (own, best): (f32, f32),
        hint: Option<&Hint>,
        last: &Last,
        y: &mut [u8],
    ) {
        let r = self.r;
        y[0] = candidate.from as u8;
        y[2] = level(best);
        y[3] = last.source.map_or(0, |_| 1 + small(c.para - last.para, 5));
        y[4] = if last.source.is_some() && last.para == c.para {
            small(c.start.saturating_sub(last.end), 60)
        } else {
            61
        };
        y[5] = u8::from(c.cue.is_some_and(|q| Some(q.start) == last.cue));
        if let Some(hint) = hint {
            y[34] = match (hint.source, candidate.span) {
                (None, None) => 4,
                (None, Some(_)) => 1,
                (Some(_), None) => 2,
                (Some(a), Some(b)) => 2 + 3 * u8::from(a.0 < b.1 && b.0 < a.1),
            };
            y[35] = level(hint.confidence as f32);
        }
        let Some(s) = candidate.span else { return };
        let span = (c.start, c.end);
        y[6] = level(own);
        y[7] = level(self.tagged[s.0..s.1].iter().map(Tagged::p_source).fold(0.0, f32::max));
        y[8] = level(self.tagged[s.0].source_begins);
        y[9] = level(mean(self.tagged, s, |t| t.source[0]));
        y[10] = level(mean(self.tagged, s, |t| t.source[1]));
        y[11] = level(mean(self.tagged, s, |t| t.source[2]));
        y[12] = signed(s, span);
        y[13] = self.mention_type(s);
        y[14] = small(s.1 - s.0, 20);
        y[15] = r.toks[s.0].q as u8 | (r.toks[c.start].q as u8) << 1;
        let sent = r.sent_of[s.0];
        y[16] = u8::from(sent == r.sent_of[c.start]) | u8::from(sent == r.sent_of[c.end - 1]) << 1;
        let before = s.0.checked_sub(1).map(|k| &r.toks[k]);
        let after = r.toks.get(s.1);
        y[17] = class(before);
        y[18] = class(after);
        y[19] = before.map_or(0, |t| if t.word == self.by { 2 } else { u8::from(t.word == self.to) });
        y[20] = after.map_or(0, |t| t.lx as u8) << 3 | before.map_or(0, |t| t.lx as u8);
        y[21] = small(s.0 - r.sents[sent as usize].start, 20);
        y[22] = u8::from(s.0 < span.1 && span.0 < s.1);
        y[23] = last.source.map_or(9, |l| self.alike(s, l));
        y[24] = 128u8.saturating_add_signed((i16::from(level(own)) - i16::from(level(best))) as i8);
        let anchor = c.cue.map_or(span, |q| (q.start, q.end));
        y[25] = signed(s, anchor);
        let (a, b) = if s.1 <= anchor.0 { (s.1, anchor.0) } else { (anchor.1, s.0.max(anchor.1)) };
        let same_para = s.0 >= r.paras[c.para].start && s.0 < r.paras[c.para].end;
        if same_para {
            let between = |role: Role| {
                self.near(c.layer, c.para, c.start)
                    .iter()
                    .filter(|k| k.role == role && k.start >= a && k.end <= b)
                    .count()
            };
            y[26] = small(between(Role::Source), 4);
            y[27] = small(between(Role::Cue), 4);
            y[28] = small(between(Role::Content), 4);
            y[29] = u8::from(r.commas[b.max(a)] > r.commas[a]);
            y[30] = u8::from(r.marks[b.max(a)] > r.marks[a]);
            y[31] = u8::from(sent == r.sent_of[anchor.0]);
            y[32] = level(self.tagged[a..b.max(a)].iter().map(|t| t.inside).fold(1.0, f32::min));
        } else {
            y[31] = 2;
        }
        // How often the article's best labelling has this name as a source.
        let name =
            r.toks[s.0..s.1].iter().rev().find(|t| t.bits & IS_CAPITAL != 0 && t.bits & IS_PRONOUN == 0);
        if let Some(name) = name {
            let Runs { runs, first } = &self.layers[0];
            let around = first[c.para];
            let runs = &runs[around.saturating_sub(100)..(around + 100).min(runs.len())];
            y[33] = 1 + small(
                runs.iter()
                    .filter(|k| k.role == Role::Source)
                    .filter(|k| r.toks[k.start..k.end].iter().take(12).any(|t| t.word == name.word))
                    .count(),
                8,
            );
        }
    }

    /// One row for the judge of contents, once the source is chosen.
    pub fn content_features(
        &self,
        c: &Content,
        source: &Candidate,
        p_source: f32,
        p_second: f32,
        x: &mut [u8; CONTENT_FEATURES],
    ) {
        *x = [0; CONTENT_FEATURES];
        let r = self.r;
        self.shared(c, x);
        let y = &mut x[SHARED..];
        let span = (c.start, c.end);
        let tagged = &self.tagged[c.start..c.end];
        y[0] = level(tagged.iter().map(Tagged::p_content).fold(1.0, f32::min));
        y[1] = level(tagged[0].p_content());
        y[2] = level(tagged[tagged.len() - 1].p_content());
        y[3] = level(self.content_mean(span));
        let sent = r.sents[r.sent_of[c.start] as usize];
        let last_sent = r.sents[r.sent_of[c.end - 1] as usize];
        let before = c.start.checked_sub(1);
        y[4] = before.map_or(0, |k| level(self.tagged[k].p_content()));
        y[5] = self.tagged.get(c.end).map_or(0, |t| level(t.p_content()));
        y[6] = self.tagged.get(c.end).map_or(0, |t| level(t.begins));
        y[7] = c.cue.map_or(0, |q| {
            1 + level(self.tagged[q.start..q.end].iter().map(Tagged::p_cue).fold(1.0, f32::min))
        });
        y[8] = c.cue.map_or(0, |q| 1 + level(mean(self.tagged, (q.start, q.end), Tagged::p_cue)));
        y[9] = level(p_source);
        y[10] = level(p_second);
        y[11] = source.from as u8;
        y[12] = source.span.map_or(0, |s| 1 + level(self.mean(s, 3)));
        y[13] = source.span.map_or(0, |s| self.mention_type(s));
        y[14] = source.span.map_or(0, |s| signed(s, span));
        y[15] = class(before.map(|k| &r.toks[k]));
        y[16] = class(Some(&r.toks[c.start]));
        y[17] = class(Some(&r.toks[c.end - 1]));
        y[18] = class(r.toks.get(c.end));
        y[19] = small(c.start - sent.start, 40);
        y[20] = small(last_sent.end - c.end, 40);
        y[21] = small((r.sent_of[c.end - 1] - r.sent_of[c.start]) as usize, 6);
        let zone = |k: usize| r.zone_of.get(k).and_then(|&z| r.zones.get(z as usize));
        y[22] = zone(c.start).map_or(41, |z| small(c.start - z.start, 40));
        y[23] = zone(c.end - 1).map_or(41, |z| small(z.end - c.end, 40));
        let quoted = r.toks[c.start..c.end].iter().filter(|t| t.q == 1).count();
        y[24] = (quoted * 20 / (c.end - c.start)) as u8;
        y[25] = c.layer;
        y[26] = small(sent.cues as usize, 3) | (sent.max_lx as u8) << 2;
        y[27] = c.cue.map_or(0, |q| u8::from(q.start > c.start) + 1);
        let uncertain = tagged.iter().filter(|t| t.p_content() < 0.5).count();
        y[28] = small(uncertain, 20);
        y[29] = level(tagged[1..].iter().map(|t| t.begins).fold(0.0, f32::max));
        let boundary = |k: usize| (self.tagged[k - 1].p_content() - self.tagged[k].p_content()).abs();
        y[30] = if c.start > 0 { level(boundary(c.start)) } else { 0 };
        y[31] = if c.end < self.tagged.len() { level(boundary(c.end)) } else { 0 };
        if let Some((hint, shared)) = self.hint(c) {
            let most = (hint.content.1 - hint.content.0).max(c.end - c.start);
            y[34] = 1 + (shared * 20 / most) as u8;
            y[35] = match (hint.source, source.span) {
                (None, None) => 3,
                (Some(a), Some(b)) => 1 + u8::from(a.0 < b.1 && b.0 < a.1),
                _ => 1,
            };
            y[36] = level(hint.confidence as f32);
            y[37] = u8::from(hint.content.0 < c.start) | u8::from(hint.content.1 > c.end) << 1;
        }
        y[33] = c.agree[0] << 2 | u8::from(c.agree[1] > c.agree[0]) << 1 | u8::from(c.agree[2] > c.agree[0]);
        y[32] = c.cue.and_then(|q| r.toks.get(q.end)).map_or(0, |t| class(Some(t)));
    }
}

/// A content with its source, and how sure both are.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub content: Content,
    pub source: Candidate,
    /// Probability that content and source are right.
    pub p: f64,
}

/// Probabilities of the candidates, from the ranker's sums.
#[must_use]
pub fn softmax(scores: &[i32]) -> Vec<f64> {
    let top = scores.iter().copied().max().unwrap_or(0);
    let e: Vec<f64> = scores.iter().map(|s| exp(f64::from(s - top) / LEAF_UNIT)).collect();
    let sum: f64 = e.iter().sum();
    e.into_iter().map(|x| x / sum).collect()
}

/// The logistic function of a judge's sum.
#[must_use]
pub fn logistic(score: i32) -> f64 {
    1.0 / (1.0 + exp(-f64::from(score) / LEAF_UNIT))
}

/// Chooses by the ranker; gives the choice, its probability and the next best probability.
#[must_use]
pub fn choose(scores: &[i32]) -> (usize, f64, f64) {
    let p = softmax(scores);
    let best = (0..p.len()).rev().max_by(|&a, &b| p[a].total_cmp(&p[b])).unwrap_or(0);
    let second = p.iter().enumerate().filter(|(k, _)| *k != best).map(|(_, &p)| p).fold(0.0, f64::max);
    (best, p.get(best).copied().unwrap_or(0.0), second)
}

impl Last {
    /// After a content was given its source.
    pub fn update(&mut self, c: &Content, source: Option<Range>) {
        if let Some(s) = source {
            self.source = Some(s);
            self.para = c.para;
            self.end = c.end;
            self.cue = c.cue.map(|q| q.start);
        }
    }
}

/// Walks through the contents in the order of the text, knowing what came before each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Walk {
    now: Last,
    before: Last,
}

impl Walk {
    /// What was decided before a content; never the content that it overlaps itself.
    #[must_use]
    pub fn last(&self, c: &Content) -> Last {
        if self.now.end > c.start { self.before } else { self.now }
    }

    /// After a content was given its source. Only the best labelling counts.
    pub fn update(&mut self, c: &Content, source: Option<Range>) {
        if c.layer == 0 && source.is_some() {
            self.before = self.now;
            self.now.update(c, source);
        }
    }
}

/// Gives each content its source and judges both.
#[must_use]
pub fn link(linker: &Linker, contents: &[Content], ranker: &Forest, judge: &Forest) -> Vec<Piece> {
    let mut walk = Walk::default();
    let mut candidates = Vec::new();
    let mut rows = Vec::new();
    let mut judged = [0; CONTENT_FEATURES];
    let mut out = Vec::with_capacity(contents.len());
    for c in contents {
        let last = walk.last(c);
        linker.candidates(c, &last, &mut candidates);
        linker.source_rows(c, &candidates, &last, &mut rows);
        let scores: Vec<i32> = rows.iter().map(|row| ranker.score(row)).collect();
        let (best, p, second) = choose(&scores);
        let source = candidates[best];
        linker.content_features(c, &source, p as f32, second as f32, &mut judged);
        out.push(Piece { content: *c, source, p: logistic(judge.score(&judged)) });
        walk.update(c, source.span);
    }
    out
}

/// Of pieces that may overlap, those that together promise most: each counts its probability less `least` of its kind.
#[must_use]
pub fn select(pieces: &[Piece], least: [f64; 3]) -> Vec<Piece> {
    let mut by_end: Vec<&Piece> = pieces.iter().filter(|p| p.p >= least[p.content.kind as usize]).collect();
    order::sort_by_key(&mut by_end, |p| (p.content.end, p.content.start));
    // best[i]: the most that the first i pieces can give, and whether the i-th is taken.
    let mut best = vec![(0.0, false, 0usize)];
    for (at, piece) in by_end.iter().enumerate() {
        let free = by_end[..at].partition_point(|p| p.content.end <= piece.content.start);
        let with = best[free].0 + piece.p - least[piece.content.kind as usize] + 1e-9;
        let without = best[at].0;
        best.push(if with > without { (with, true, free) } else { (without, false, at) });
    }
    let mut out = Vec::new();
    let mut at = by_end.len();
    while at > 0 {
        let (_, taken, next) = best[at];
        if taken {
            out.push(*by_end[at - 1]);
        }
        at = next;
    }
    out.reverse();
    out
}
