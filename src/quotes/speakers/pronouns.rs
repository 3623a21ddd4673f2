//! Pronouns: the mention before them that fits best.

use super::article::{Answer, Reader};
use super::cast::{Entity, Is};
use super::mentions::Mention;
use super::sorts::may_mean;
use super::words::class::*;
use crate::quotes::Kind;

/// How much less readily somebody is meant whose gender nothing tells.
const UNTOLD: f64 = 1.4;

/// Mentions looked back at; farther ones are hardly ever meant.
const BACK: usize = 40;

/// A little for whom the article names often: half a point for each doubling.
fn often(entity: &Entity) -> f64 {
    0.5 * f64::from((entity.forms.values().sum::<u32>() + 1).ilog2().min(5))
}

/// What a pronoun can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// he, she: 1 a man, -1 a woman, 0 either.
    One(i32),
    /// it
    It,
    /// the company, as the noun at this token says
    Body(usize),
    /// they
    They,
}

impl Reader<'_> {
    /// Who a source that is a pronoun is, at token `i`.
    pub(super) fn pronoun(&mut self, i: usize) -> Option<Answer> {
        let word = self.tokens.folded(i);
        let (wanted, rule) = match word.as_str() {
            "he" | "him" | "his" | "himself" => (Wanted::One(1), "the last fitting man named before “he”"),
            "she" | "her" | "hers" | "herself" => {
                (Wanted::One(-1), "the last fitting woman named before “she”")
            }
            "it" | "its" | "itself" => (Wanted::It, "the last body spoken of before “it”"),
            "they" | "them" | "their" | "themselves" => {
                (Wanted::They, "the last group spoken of before “they”")
            }
            _ => return None,
        };
        let (entity, score, margin) = self.best(i, wanted)?;
        let sure = match wanted {
            Wanted::One(_) if margin > 2.0 => 0.95,
            Wanted::One(_) if margin > 1.0 => 0.9,
            Wanted::One(_) => 0.65,
            Wanted::They => 0.75,
            _ if score > 3.0 => 0.55,
            _ => 0.35,
        };
        Some(Answer { entity, confidence: sure, rule })
    }

    /// The person whom "he" (1) or "she" (-1) means at token `i`, and how well it fits.
    pub(super) fn somebody(&self, i: usize, gender: i32) -> Option<(usize, f64)> {
        self.best(i, Wanted::One(gender)).map(|(id, score, _)| (id, score))
    }

    /// The body or thing that "it" means.
    pub(super) fn something(&self, i: usize) -> Option<usize> {
        self.best(i, Wanted::It).map(|(id, _, _)| id)
    }

    /// The body that "the company", which begins at `i` and has its noun at `head`, means, and how well it fits.
    pub(super) fn body(&self, i: usize, head: usize) -> Option<(usize, f64)> {
        self.best(i, Wanted::Body(head)).map(|(id, score, _)| (id, score))
    }

    /// The person named last before a description that says something new of somebody known: "the billionaire".
    pub(super) fn renamed(&self, i: usize, gender: i32, qualities: &[String]) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for mention in self.mentions.iter().rev().take(BACK).filter(|m| self.is_person(m.entity)) {
            let Some(fit) = self.fits(mention.entity, Wanted::One(gender)) else { continue };
            let entity = &self.cast.entities[mention.entity];
            let shared = qualities.iter().any(|q| entity.descriptors.contains(q));
            let mut score = fit + self.weigh(mention, i) + if shared { 0.8 } else { 0.0 };
            if self.named_after(mention.entity, i) {
                continue;
            }
            // Reporters vary the name of whom the report is about, whether or not he or she is the last to speak.
            score += often(entity) - if mention.source { 0.9 } else { 0.0 };
            if best.is_none_or(|(_, b)| score > b) {
                best = Some((mention.entity, score));
            }
        }
        best.filter(|&(_, score)| score > 1.0).map(|(id, _)| id)
    }

    /// The group that "they" means.
    pub(super) fn several(&self, i: usize) -> Option<usize> {
        self.best(i, Wanted::They).map(|(id, _, _)| id)
    }

    /// The best candidate, its score, and how far the second is behind.
    fn best(&self, i: usize, wanted: Wanted) -> Option<(usize, f64, f64)> {
        let around = self.speaker_around(i);
        let mut scores: Vec<(usize, f64)> = Vec::new();
        for mention in self.mentions.iter().rev().take(BACK) {
            let Some(mut score) = self.fits(mention.entity, wanted) else { continue };
            score += self.weigh(mention, i);
            let content = self.inside.get(mention.token).copied().unwrap_or(0);
            if content != 0 && self.inside.get(i) != Some(&content) {
                // What a source says is less present than the source, and hardly ever names it.
                let (from, to) = self.sources[content as usize - 1];
                score -= if from <= i && i < to { 2.0 } else { 0.4 };
            }
            if let Some((attribution, speaker)) = around
                && speaker == mention.entity
            {
                // In reported speech "he" is often the speaker, in quoted speech hardly ever.
                score += if self.tokens.quoted[i] || self.attributions[attribution].kind == Kind::Direct {
                    -3.0
                } else {
                    1.5
                };
            }
            match scores.iter_mut().find(|(id, _)| *id == mention.entity) {
                // Spoken of again and again: a little more likely.
                Some((_, best)) => *best = best.max(score) + 0.03,
                None => scores.push((mention.entity, score)),
            }
        }
        // A speaker who is named only after the words: "…, he would win, Kean said".
        if let Some((attribution, speaker)) = around
            && !scores.iter().any(|&(id, _)| id == speaker)
            && self.attributions[attribution].kind != Kind::Direct
            && !self.tokens.quoted[i]
            && let Some(fit) = self.fits(speaker, wanted)
        {
            scores.push((speaker, fit + 3.0));
        }
        // "Despite his doubts, Kean …": the subject that follows an opening phrase.
        if let Some(id) = self.announced(i)
            && let Some(fit) = self.fits(id, wanted)
        {
            scores.retain(|&(other, _)| other != id);
            scores.push((id, fit + 5.0));
        } else {
            for (id, score) in &mut scores {
                if self.named_after(*id, i) {
                    *score -= 2.5;
                }
            }
        }
        if scores.is_empty() {
            return self.later(i, wanted);
        }
        let mut first: Option<(usize, f64)> = None;
        let mut second = f64::NEG_INFINITY;
        for (id, score) in scores {
            match first {
                Some((_, best)) if score <= best => second = second.max(score),
                _ => {
                    if let Some((_, best)) = first {
                        second = second.max(best);
                    }
                    first = Some((id, score));
                }
            }
        }
        first.map(|(id, score)| (id, score, score - second))
    }

    /// Whether somebody is named again in the rest of the sentence: "he praised Kean" is not about Kean twice.
    fn named_after(&self, id: usize, i: usize) -> bool {
        let from = self.names.partition_point(|n| n.start <= i);
        self.names[from..].iter().zip(&self.entity[from..]).take(3).any(|(name, &other)| {
            other == id
                && self.tokens.together(i, name.start)
                && name.start - i <= 6
                && !self.tokens.quoted[name.start]
        })
    }

    /// The name right after the comma that ends an opening phrase in which token `i` stands.
    fn announced(&self, i: usize) -> Option<usize> {
        let mut start = i;
        while start > 0 && i - start < 12 && self.tokens.together(start - 1, i) {
            start -= 1;
            if !self.tokens.is_word(start) {
                return None;
            }
        }
        let opening = PREPOSITION | CONJUNCTION;
        if start == i
            || self.tokens.quoted[i]
            || !self.tokens.is(start, opening)
            || self.tokens.word(start) == "But"
            || self.tokens.word(start) == "And"
        {
            return None;
        }
        let comma = (i + 1..i + 16).find(|&k| !self.tokens.is_word(k) && !self.tokens.possessive(k))?;
        let at = self.names.partition_point(|n| n.start <= comma);
        let name = self.names.get(at)?;
        let follows = self.tokens.word(comma) == ","
            && self.tokens.together(i, name.start)
            && name.lead == comma + 1
            && !self.tokens.possessive(name.end);
        follows.then(|| self.entity[at])
    }

    /// Nobody before it: the first who fits after it.
    fn later(&self, i: usize, wanted: Wanted) -> Option<(usize, f64, f64)> {
        if !matches!(wanted, Wanted::One(_)) {
            return None;
        }
        let from = self.names.partition_point(|n| n.start < i);
        let id =
            self.entity.iter().skip(from).take(20).copied().find(|&id| self.fits(id, wanted).is_some())?;
        Some((id, 1.0, 0.0))
    }

    /// Whether an entity can be meant at all, and how readily.
    fn fits(&self, id: usize, wanted: Wanted) -> Option<f64> {
        let entity = &self.cast.entities[id];
        match wanted {
            Wanted::One(gender) => {
                let readily = match entity.is {
                    Is::Person => 0.0,
                    Is::Unknown => -1.5,
                    Is::Somebody => -0.4,
                    _ => return None,
                };
                match gender * entity.gender.signum() {
                    // One pronoun near it proves little.
                    -1 if entity.gender.abs() < 2 => Some(readily - 1.5),
                    -1 => None,
                    1 => Some(readily),
                    _ => Some(readily - UNTOLD),
                }
            }
            Wanted::It => match entity.is {
                Is::Body => Some(0.3),
                Is::Unknown => Some(-0.6),
                Is::Place => Some(-0.4),
                Is::Something => Some(-0.3),
                Is::Thing => Some(-0.5),
                _ => None,
            },
            Wanted::Body(head) if !may_mean(&self.base(head), &entity.name, &entity.words) => None,
            Wanted::Body(_) => match entity.is {
                Is::Body => Some(0.3 + often(entity)),
                Is::Unknown => Some(often(entity)),
                Is::Something if entity.body => Some(0.0),
                // Two capitals that nothing has shown to be a person.
                Is::Person if entity.gender == 0 && entity.descriptors.is_empty() => Some(-0.3),
                _ => None,
            },
            Wanted::They => match entity.is {
                Is::Group => Some(0.4),
                Is::Body => Some(-0.8),
                Is::Something if entity.body => Some(-0.8),
                _ => None,
            },
        }
    }

    /// How near and how prominent a mention is, seen from token `i`.
    fn weigh(&self, mention: &Mention, i: usize) -> f64 {
        let apart = self.tokens.sentence(i).saturating_sub(mention.sentence);
        let paragraphs = self.tokens.paragraph(i).saturating_sub(mention.paragraph);
        let mut score = match apart {
            0 => 3.0,
            1 => 2.5,
            2 => 1.8,
            3 => 1.3,
            n => 1.3 - 0.15 * f64::from(n.min(30) - 3),
        };
        score -= 0.1 * f64::from(paragraphs.min(5));
        if mention.subject {
            score += if mention.opens { 0.9 } else { 0.6 };
        }
        if mention.source {
            score += 0.9;
        }
        if mention.subject && paragraphs == 0 {
            score += 0.5;
        }
        if mention.minor {
            score -= 0.5;
        }
        if mention.titled {
            score -= 1.0;
        }
        let quoted = self.tokens.quoted[i];
        if mention.quoted && !quoted {
            score -= 1.8;
        }
        // Of two in one sentence the first; of equals the later.
        score + 0.0005 * (mention.token as f64 / (self.tokens.len() as f64 + 1.0))
    }

    /// Whether a token is one of he, she, it, they or their forms.
    pub(super) fn third_person(&self, i: usize) -> bool {
        self.tokens.is(i, PRONOUN)
            || matches!(
                self.tokens.folded(i).as_str(),
                "it" | "its" | "itself" | "they" | "them" | "their" | "themselves"
            )
    }
}
