//! The rows of features that the ranker and the judge see: one byte each.

use super::super::chunks::gap;
use super::super::labels::Role;
use super::super::reading::{
    IS_BREAKER, IS_CAPITAL, IS_COMMA, IS_DETERMINER, IS_FIRST, IS_MARK, IS_POSSESSIVE, IS_PREPOSITION,
    IS_PRONOUN, IS_RELATIVE, IS_STOP, IS_THAT, IS_WORD, Tok,
};
use super::super::tagging::Tagged;
use super::super::trees::{FEATURES, Features, level};
use super::{Candidate, Content, Hint, Last, Linker, Range, Runs};

/// The first features are the content's own.
const SHARED: usize = 22;

/// So far is looked from a source towards its content: all attributions are nearer, and time grows with the length alone.
const FAR: usize = 256;

fn mean(tagged: &[Tagged], (a, b): Range, f: impl Fn(&Tagged) -> f32) -> f32 {
    let list = &tagged[a..b];
    list.iter().map(f).sum::<f32>() / list.len().max(1) as f32
}

fn signed(from: Range, to: Range) -> u8 {
    // Below 64 is to the left; long distances count in fours.
    let d = gap(from, to);
    let d = if d < 40 { d } else { (30 + d / 4).min(62) } as u8;
    if from.1 <= to.0 { 63 - d } else { 65 + d }
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

impl Linker<'_> {
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
    pub fn source_rows(&self, c: &Content, all: &[Candidate], last: &Last, out: &mut Vec<Features>) {
        out.clear();
        let mut shared = [0; FEATURES];
        self.shared(c, &mut shared);
        let p = |o: &Candidate| o.span.map_or(0.0, |s| self.mean(s, 3));
        let own: Vec<f32> = all.iter().map(p).collect();
        let hint = self.hint(c).map(|x| x.0);
        let best_of = |of: &[f32]| of.iter().copied().fold(0.0, f32::max);
        let most = best_of(&own);
        let top = own.iter().position(|&p| p >= most).unwrap_or(0);
        let beside = best_of(&own[..top]).max(best_of(&own[(top + 1).min(own.len())..]));
        for (at, &candidate) in all.iter().enumerate() {
            let best = if at == top { beside } else { most };
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
        y[24] = 64u8.saturating_add_signed((i16::from(level(own)) - i16::from(level(best))) as i8);
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
            let inside = self.tagged[a..b.max(a)].iter().take(FAR).map(|t| t.inside);
            y[32] = level(inside.fold(1.0, f32::min));
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
    ) -> Features {
        let mut x = [0; FEATURES];
        let r = self.r;
        self.shared(c, &mut x);
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
        x
    }
}
