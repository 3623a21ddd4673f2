//! Which spans may be contents: those of every labelling, those of the text's shape, those of the rules.

use super::super::chunks::Chunk;
use super::super::labels::{BOTH, LEFT, NOWHERE, RIGHT, Role};
use super::super::reading::{IS_COMMA, IS_MARK, IS_THAT, IS_WORD};
use super::super::tagging::BIAS;
use super::{Content, Linker, RULED, Range, Runs, SHAPED};
use crate::order;

/// Contents of less mean probability than this are looked at only if the best labelling or the rules have them: hardly
/// one of them would be kept.
const FAINT: f32 = 0.25;

impl Linker<'_> {
    /// The contents of all labellings, each once, in the order of the text.
    #[must_use]
    pub fn contents(&self) -> Vec<Content> {
        let mut out: Vec<Content> = Vec::new();
        let mut found = Vec::new();
        for para in 0..self.r.paras.len() {
            found.clear();
            for (layer, Runs { runs, first }) in self.layers.iter().enumerate() {
                let contents = runs[first[para]..first[para + 1]].iter().filter(|c| c.role == Role::Content);
                found.extend(contents.map(|c| (c.start, c.end, layer as u8, c.a)));
            }
            order::sort(&mut found);
            found.dedup_by_key(|c| (c.0, c.1));
            for &(start, end, layer, a) in &found {
                if layer == 0 || self.content_mean((start, end)) >= FAINT {
                    out.extend(self.content(para, start, end, a, layer));
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

    /// Contents by the shape of the text, where the tagger half sees one: quoted zones, and what stands before and
    /// after the cues of a sentence.
    fn shaped(&self, out: &mut Vec<Content>) {
        let r = self.r;
        let known = out.len();
        // `out` holds those of the labellings up to `known`, of zones up to `zoned`, of this sentence from `own` on.
        let push = |para: usize, span: Range, a: u8, zoned: usize, own: usize, out: &mut Vec<Content>| {
            let (mut start, mut end) = span;
            let edge = |k: usize| r.toks[k].bits & (IS_WORD | IS_MARK) == 0;
            while start < end && (edge(start) || r.toks[start].bits & IS_THAT != 0) {
                start += 1;
            }
            while end > start && edge(end - 1) {
                end -= 1;
            }
            if end < start + 2 || self.content_mean((start, end)) < FAINT {
                return;
            }
            // Both are in order; what other sentences have shares no token with it.
            let same = |c: &Content| c.start.abs_diff(start) <= 1 && c.end.abs_diff(end) <= 1;
            let among = |sorted: &[Content]| {
                let at = sorted.partition_point(|c| c.start + 1 < start);
                sorted[at..].iter().take_while(|c| c.start <= start + 1).any(same)
            };
            let seen = among(&out[..known]) || among(&out[known..zoned]) || out[own..].iter().any(same);
            if !seen {
                out.extend(self.content(para, start, end, a, SHAPED));
            }
        };
        let mut para = 0;
        for z in &r.zones {
            while r.paras[para].end <= z.start {
                para += 1;
            }
            let zoned = out.len();
            push(para, (z.start, z.end), BOTH, zoned, zoned, out);
        }
        let zoned = out.len();
        for (para, p) in r.paras.iter().enumerate() {
            for sent in &r.sents[p.first_sent..p.last_sent] {
                let doubt = self.tagged[sent.start..sent.end].iter().any(|t| t.p_content() > 0.15);
                if sent.cues == 0 || !doubt {
                    continue;
                }
                let own = out.len();
                let mut push = |from: usize, to: usize, a: u8| push(para, (from, to), a, zoned, own, out);
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
                    push(at, sent.end, LEFT);
                    if let Some(that) = (at..sent.end.min(at + 5)).find(|&k| r.toks[k].bits & IS_THAT != 0) {
                        push(that + 1, sent.end, LEFT);
                    }
                    let comma = |k: &usize| r.toks[*k].bits & IS_COMMA != 0;
                    if let Some(comma) = (sent.start..start).rev().find(comma) {
                        push(sent.start, comma, RIGHT);
                    }
                    if let Some(comma) = (at..sent.end).find(comma) {
                        push(at, comma, LEFT);
                    }
                }
            }
        }
    }
}
