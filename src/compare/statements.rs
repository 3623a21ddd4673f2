//! Which statements of different articles are versions of one another?
//!
//! A statement is a sentence, or the part of one, that is attributed to somebody; beside these stand the sentences that are
//! attributed to nobody, since one article may give as its own what another quotes. Two statements are compared by
//! `links`; only those are that share rare words, so that the work grows with the text and not with its square.

use super::links::Links;
use crate::index::Index;
use crate::order;
use crate::quotes::{Speaker, SpeakerId};
use crate::span::{ArticleId, ByteSpan};
use std::cmp::Reverse;
use std::ops::Range;

/// A sentence or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Whose it is.
    pub article: ArticleId,
    /// Its words; more than one part where something stands between.
    pub parts: Vec<ByteSpan>,
    /// The sentence or sentences that it stands in.
    pub around: ByteSpan,
    /// Number of the paragraph in its article.
    pub paragraph: u32,
    /// Its number among the quotations; `None` if it is attributed to nobody.
    pub quotation: Option<u32>,
    /// Who says it; `None` if unknown.
    pub speaker: Option<SpeakerId>,
    /// Dictionary form of the verb; `""` for none.
    pub cue: &'static str,
}

/// What a match is judged by, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// Weight of the shared words by that of the shorter one; by the geometric mean of both if one is attributed to nobody.
    pub words: f64,
    /// Weight of the shared words, by 2.3.
    pub rarity: f64,
    /// Weight of the best stretch of words that both have in one order, by 2.
    pub run: f64,
    /// Share of the words of the sentences around, weighed by rarity, that both have.
    pub context: f64,
    /// Whether the same one says it; ¾ if the sentence around one names the other's; ¼ if one is unknown.
    pub speaker: f64,
    /// Whether it is said with the same verb.
    pub cue: f64,
}

impl Parts {
    /// What a match is worth, 0 to 1: a quarter for the sentences around, a fifth each for the rarity of what is shared
    /// and for the run, three twentieths each for the share of words and the speaker, a twentieth for the verb.
    #[must_use]
    pub fn score(&self) -> f64 {
        let Self { words, rarity, run, context, speaker, cue } = self;
        0.15 * words + 0.2 * rarity + 0.2 * run + 0.25 * context + 0.15 * speaker + 0.05 * cue
    }
}

/// From this score on a match is certain.
pub const CERTAIN: f64 = 0.8;
/// From this score on it is possible; below, it is none.
pub const POSSIBLE: f64 = 0.54;
/// What the pairs of two groups must be worth on average, so that groups are not joined by one weak link.
const JOINED: f64 = 0.45;
/// A match that is worth so much less is still as good as another.
const AS_GOOD: f64 = 0.05;
/// Statements whose shared words have less than this part of 2.3 are no match, however short they are.
pub(super) const LEAST: f64 = 0.5;
/// The least for a match that is certain, and for one of two different speakers.
pub(super) const ENOUGH: f64 = 0.7;
/// A group that is worth this is clear enough to stand before larger ones.
const CLEAR: f64 = 0.9;
/// A match that is good by itself: one of a second statement of an article, or one by which a report counts among those
/// that have what another leaves out.
pub const GOOD: f64 = 0.6;

/// One version in a group: a statement, or several that follow on one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Numbers of the statements.
    pub statements: Range<u32>,
    /// Worth of its best match in the group.
    pub score: f64,
}

/// Statements that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// In the order of the corpus.
    pub members: Vec<Version>,
    /// Mean worth of the members' best matches; of several sentences that follow on one another, the least sure one's.
    pub score: f64,
    /// The same of what it is made of.
    pub parts: Parts,
    /// Whether statements of at least two articles match for certain.
    pub is_certain: bool,
}

/// Groups statements of different articles that say the same, slice by slice, so that long work can be shown and stopped.
pub struct Matching {
    links: Links,
    /// A zero for each statement.
    counting: Vec<f64>,
    /// Of each statement that was looked at, those near it.
    close: Vec<Vec<u32>>,
    /// Worth, and the two statements, the lower number first.
    matches: Vec<(f64, u32, u32)>,
}

/// Statements that a slice looks at.
const SLICE: usize = 200;

impl Matching {
    /// Begins.
    #[must_use]
    pub fn new(index: &Index, statements: Vec<Statement>, speakers: &[Speaker]) -> Self {
        let links = Links::new(index, statements, speakers);
        let counting = vec![0.0; links.statements.len()];
        Self { links, counting, close: Vec::new(), matches: Vec::new() }
    }

    /// Looks for others of some statements more, and says how much is done: 1 when all is.
    pub fn step(&mut self) -> f64 {
        let all = self.links.statements.len();
        let end = all.min(self.close.len() + SLICE);
        while self.close.len() < end {
            let one = self.close.len() as u32;
            let close = self.links.close(one, &mut self.counting);
            for &other in &close {
                // Most pairs are found from both sides.
                if self.close.get(other as usize).is_some_and(|of| of.contains(&one)) {
                    continue;
                }
                let (a, b) = (one.min(other), one.max(other));
                if !self.links.can_be_worth(a, b, POSSIBLE) {
                    continue;
                }
                let parts = self.links.parts(a, b);
                let least = if parts.speaker > 0.0 { LEAST } else { ENOUGH };
                if parts.rarity >= least && parts.score() >= POSSIBLE {
                    self.matches.push((parts.score(), a, b));
                }
            }
            self.close.push(close);
        }
        if end < all { end as f64 / all as f64 } else { 1.0 }
    }

    /// The statements, and the groups, each with an attributed one: certain groups first, then those of most articles, then
    /// by place.
    #[must_use]
    pub fn finish(mut self) -> (Vec<Statement>, Vec<Group>) {
        while self.step() < 1.0 {}
        let groups = groups(&self.links, self.matches);
        (self.links.statements, groups)
    }
}

fn groups(links: &Links, mut matches: Vec<(f64, u32, u32)>) -> Vec<Group> {
    let statements = &links.statements;
    order::sort_by(&mut matches, |a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut group_of: Vec<u32> = (0..statements.len() as u32).collect();
    let mut members: Vec<Vec<u32>> = group_of.iter().map(|&s| vec![s]).collect();
    // An article gives a statement once, as a rule: what would bring a second statement of an article into a group waits
    // until all else is joined, unless it has another match that is as good, and then must be a good match by itself.
    let mut waits = vec![0.0; statements.len()];
    for repeats in [false, true] {
        for &(score, a, b) in &matches {
            let (one, other) = (group_of[a as usize] as usize, group_of[b as usize] as usize);
            if one == other {
                continue;
            }
            if repeats {
                if score < GOOD || members[one].len().min(members[other].len()) > 1 {
                    continue;
                }
            } else if links.share_article(&members[one], &members[other]) {
                for s in [a, b] {
                    waits[s as usize] = score.max(waits[s as usize]);
                }
                continue;
            } else if [a, b].iter().any(|&s| {
                waits[s as usize] > score + AS_GOOD && members[group_of[s as usize] as usize].len() == 1
            }) {
                continue;
            }
            if links.between(&members[one], &members[other]) >= JOINED {
                let joining = std::mem::take(&mut members[other]);
                joining.iter().for_each(|&s| group_of[s as usize] = one as u32);
                members[one].extend(joining);
            }
        }
    }
    let mut found: Vec<Option<Group>> = members
        .iter_mut()
        .map(|members| {
            order::sort(members);
            (members.len() > 1).then(|| links.group(members))
        })
        .collect();
    for first in 0..statements.len() {
        join_next(&mut found, &members, &group_of, statements, first);
    }
    let mut groups: Vec<Group> = found.into_iter().flatten().collect();
    let articles =
        |group: &Group| count_articles(statements, &mut group.members.iter().map(|m| m.statements.start));
    order::sort_by_key(&mut groups, |group| {
        (
            // The clear ones first: a loose group of many is hard to read.
            Reverse((group.is_certain, group.score >= CLEAR, articles(group))),
            group.members.first().map_or(0, |m| m.statements.start),
        )
    });
    groups
}

/// Sentences of one speaker that follow on one another in a paragraph of every version are one statement. `first` is a
/// statement; its group, if it is the first of it, takes in the groups of the sentences after it.
fn join_next(
    found: &mut [Option<Group>],
    members: &[Vec<u32>],
    group_of: &[u32],
    statements: &[Statement],
    first: usize,
) {
    let place = group_of[first] as usize;
    let Some(mut group) =
        found[place].take_if(|g| g.members.first().is_some_and(|m| m.statements.start as usize == first))
    else {
        return;
    };
    loop {
        // The statement after the last of the first version must belong to a group with one after each other version.
        let last = |m: &Version| m.statements.end - 1;
        let Some(&next) = group.members.first().and_then(|m| group_of.get(m.statements.end as usize)) else {
            break;
        };
        let next = next as usize;
        let follows = next != place
            && found[next].as_ref().is_some_and(|g| g.is_certain == group.is_certain)
            && members[next].len() == group.members.len()
            && members[next].iter().zip(&group.members).all(|(&s, m)| {
                let (before, after) = (&statements[last(m) as usize], &statements[s as usize]);
                s == m.statements.end
                    && (before.article, before.paragraph) == (after.article, after.paragraph)
                    && before.quotation.is_some()
                    && after.quotation.is_some()
                    && before.speaker == after.speaker
            });
        let Some(joined) = found[next].take_if(|_| follows) else { break };
        for (m, other) in group.members.iter_mut().zip(joined.members) {
            m.statements.end = other.statements.end;
            m.score = m.score.min(other.score);
        }
        if joined.score < group.score {
            (group.score, group.parts) = (joined.score, joined.parts);
        }
    }
    found[place] = Some(group);
}

/// Number of articles that statements (in order) are of.
pub(super) fn count_articles(statements: &[Statement], members: &mut dyn Iterator<Item = u32>) -> usize {
    let mut articles: Vec<ArticleId> = members.map(|m| statements[m as usize].article).collect();
    articles.dedup();
    articles.len()
}

impl Parts {
    fn fields(&mut self) -> [&mut f64; 6] {
        let Self { words, rarity, run, context, speaker, cue } = self;
        [words, rarity, run, context, speaker, cue]
    }

    pub(super) fn add(&mut self, other: &Self) {
        let mut other = *other;
        self.fields().into_iter().zip(other.fields()).for_each(|(to, from)| *to += *from);
    }

    pub(super) fn divide(&mut self, by: f64) {
        self.fields().into_iter().for_each(|field| *field /= by);
    }
}
