//! Who may be the source of a content.

use super::super::labels::Role;
use super::super::reading::{IS_CAPITAL, IS_PRONOUN, IS_WORD, Tok};
use super::{Candidate, Content, From, Last, Linker, Range, Runs, layer_of};

/// So many mentions that the tagger half sees are looked at: no content has as many near it.
const MANY: usize = 64;

impl Linker<'_> {
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
        let (mut at, mut soft) = (from, 0);
        while at < to && soft < MANY {
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
                soft += 1;
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
}
