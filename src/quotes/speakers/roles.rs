//! "the senator", "the company", "her spokesman": a description of somebody or something already mentioned.

use super::article::{Answer, Reader};
use super::cast::{Is, gender};
use super::words::class::*;

impl Reader<'_> {
    /// Whom the description in the tokens from `start` to `end` means again. `at` is where the mention begins.
    pub(super) fn again(
        &self,
        start: usize,
        end: usize,
        head: usize,
        owner: (Option<usize>, bool),
        definite: bool,
        at: usize,
    ) -> Option<Answer> {
        let noun = self.base(head);
        let (mut qualities, mut inner) = (Vec::new(), Vec::new());
        for i in start..end {
            let owned = owner.0.is_some() && i < head && (i..head).any(|k| self.tokens.possessive(k));
            if i != head
                && !owned
                && self.tokens.is_word(i)
                && (!self.tokens.is(i, CLOSED & !ADJECTIVE) || self.tokens.acronym(i))
                && !self.tokens.possessive(i)
            {
                if i < head { qualities.push(self.base(i)) } else { inner.push(self.base(i)) }
            }
        }
        let role = self.tokens.is(head, ROLE) && !self.tokens.is(head, PLURAL);
        if role {
            return self.holder(head, &noun, &qualities, &inner, owner, definite, at);
        }
        if definite {
            return self.same_thing(head, &noun, &qualities, &inner, at);
        }
        None
    }

    pub(super) fn base(&self, i: usize) -> String {
        self.words.base(&self.tokens.folded(i))
    }

    /// How much nearer than nothing an entity's last mention before here is: 1 in this sentence, falling to 0.
    fn recency(&self, id: usize, at: usize) -> Option<f64> {
        let last = self.latest.get(id).copied().unwrap_or(0).checked_sub(1)?;
        let apart = self.tokens.sentence(at).saturating_sub(self.mentions[last].sentence);
        Some(1.0 / (1.0 + f64::from(apart) / 3.0))
    }

    /// The person who holds an office or fits a description.
    #[expect(clippy::too_many_arguments)]
    fn holder(
        &self,
        head: usize,
        noun: &str,
        qualities: &[String],
        inner: &[String],
        owner: (Option<usize>, bool),
        definite: bool,
        at: usize,
    ) -> Option<Answer> {
        let wanted = gender(self.tokens.bits[head]);
        let similar = self.words.same_role(noun);
        let mut best: Option<(usize, f64)> = None;
        let nouns = std::iter::once(noun).chain(similar.iter().copied());
        let candidates = ascending(nouns.flat_map(|n| self.cast.by_noun(n)).collect());
        for id in candidates {
            let entity = &self.cast.entities[id];
            if !matches!(entity.is, Is::Person | Is::Somebody)
                || Some(id) == owner.0 && !owner.1
                || wanted * entity.gender < 0
            {
                continue;
            }
            let exact = entity.descriptors.contains(noun)
                || entity.is == Is::Somebody && entity.words.iter().any(|w| w == noun);
            let alike = exact || similar.iter().any(|s| entity.descriptors.contains(*s));
            let has = |q: &&String| {
                entity.descriptors.contains(*q) || entity.is == Is::Somebody && entity.words.contains(q)
            };
            let met = qualities.iter().chain(inner).filter(has).count();
            let unmet = qualities.len() + inner.len() - met;
            if !alike {
                continue;
            }
            // "his friend" is a friend of the one just spoken of, not of anybody before.
            let near = self.recency(id, at);
            if owner.1 && near.is_none_or(|n| n < 0.35) {
                continue;
            }
            let mut score = if exact { 2.0 } else { 1.4 } + met as f64 * 0.9 - unmet as f64 * 0.35;
            match near {
                Some(near) => score += near * 1.2,
                // Named only later: the description must say more than the office.
                None if met == 0 && owner.0.is_none() || entity.is == Is::Somebody => continue,
                None => score -= 0.3,
            }
            // Of somebody who was only described before, the new description must not say more.
            if entity.is == Is::Somebody && unmet > 0 {
                continue;
            }
            if best.is_none_or(|(_, b)| score > b) {
                best = Some((id, score));
            }
        }
        let threshold = if definite { 1.5 } else { 2.6 };
        if let Some((entity, score)) = best
            && score > threshold
        {
            let rule = "the one whom the article gives this office or description";
            return Some(Answer { entity, confidence: if score > 2.6 { 0.92 } else { 0.8 }, rule });
        }
        if definite
            && owner.0.is_none()
            && (self.tokens.is(head, KNOWN) || (at..head).any(|i| self.tokens.is(i, ADJECTIVE)))
        {
            let entity = self.renamed(at, wanted, qualities)?;
            let rule = "nobody is given this description: the person most spoken of before it";
            return Some(Answer { entity, confidence: 0.6, rule });
        }
        None
    }

    /// The body, thing or group that a definite description names again.
    fn same_thing(
        &self,
        head: usize,
        noun: &str,
        qualities: &[String],
        inner: &[String],
        at: usize,
    ) -> Option<Answer> {
        let plural = self.tokens.is(head, PLURAL);
        let mut best: Option<(usize, f64)> = None;
        let candidates = ascending(self.cast.by_noun(noun).collect());
        for id in candidates {
            let entity = &self.cast.entities[id];
            if entity.first >= at && !matches!(entity.is, Is::Body) || entity.is == Is::Person {
                continue;
            }
            let has = |word: &str| entity.words.iter().any(|w| w == word || self.words.base(w) == word);
            let same_number = plural == (entity.is == Is::Group);
            let same_noun = match entity.head.as_str() {
                "" => has(noun) || entity.descriptors.contains(noun),
                head => head == noun,
            };
            if !same_number || !same_noun || !qualities.iter().chain(inner).all(|q| has(q)) {
                continue;
            }
            // A description names again what had at least as many words.
            if entity.words.len() < qualities.len() + inner.len() + 1 && !entity.head.is_empty() {
                continue;
            }
            let score = match self.recency(id, at) {
                Some(near) => 1.0 + near,
                None if entity.is == Is::Body && entity.words.len() > 1 => 0.5,
                None => continue,
            };
            if best.is_none_or(|(_, b)| score > b) {
                best = Some((id, score));
            }
        }
        if let Some((entity, _)) = best {
            return Some(Answer {
                entity,
                confidence: 0.92,
                rule: "named or described in the same word before",
            });
        }
        let named = (at..head).any(|i| i > at && self.tokens.capital(i) && !self.tokens.titled[i]);
        if self.tokens.is(head, GENERIC) && !plural && inner.is_empty() && !named {
            let (entity, score) = self.body(at, head)?;
            // More than the bare noun must stand close by.
            if qualities.is_empty() || score > 3.5 {
                return Some(Answer { entity, confidence: 0.5, rule: "the body most recently spoken of" });
            }
        }
        None
    }
}

/// Ascending, each once.
fn ascending(mut ids: Vec<usize>) -> Vec<usize> {
    crate::order::sort(&mut ids);
    ids.dedup();
    ids
}
