//! Which statements of different articles are versions of one another?
//!
//! A statement is a sentence, or the part of one, that is attributed to somebody; beside these stand the sentences that are
//! attributed to nobody, since one article may give as its own what another quotes. Two statements are compared by
//! [`Links`]; only those are that share rare words, so that the work grows with the text and not with its square.

use crate::index::{Index, TermId, TokenIndex, TokenSpan};
use crate::math::ln;
use crate::order;
use crate::quotes::SpeakerId;
use crate::span::{ArticleId, ByteSpan};
use crate::text::{is_stop_word, stem};
use std::cmp::Reverse;

/// A sentence or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Whose it is.
    pub article: ArticleId,
    /// Its words; more than one part where something stands between.
    pub parts: Vec<ByteSpan>,
    /// The sentence or sentences that it stands in.
    pub around: ByteSpan,
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
    /// Share of the words of the shorter one, or of the attributed one if the other is not, weighed by rarity, that both
    /// have.
    pub words: f64,
    /// Weight of the shared words in nats, up to 12, by 12.
    pub rarity: f64,
    /// Weight of the longest run of words that both have in nats, up to 10, by 10.
    pub run: f64,
    /// Share of the words of the sentences around, weighed by rarity, that both have.
    pub context: f64,
    /// Whether the same one says it; ½ where one is unknown.
    pub speaker: f64,
    /// Whether it is said with the same verb.
    pub cue: f64,
}

impl Parts {
    /// What a match is worth, 0 to 1: three tenths for the share of words, two each for the weight of what is shared and of
    /// the longest run, three twentieths for the sentences around, a tenth for the speaker, a twentieth for the verb.
    #[must_use]
    pub fn score(&self) -> f64 {
        let Self { words, rarity, run, context, speaker, cue } = self;
        0.3 * words + 0.2 * rarity + 0.2 * run + 0.15 * context + 0.1 * speaker + 0.05 * cue
    }
}

/// From this score on a match is certain.
pub const CERTAIN: f64 = 0.7;
/// From this score on it is possible; below, it is none.
pub const POSSIBLE: f64 = 0.56;
/// What the pairs of two groups must be worth on average, so that groups are not joined by one weak link.
const JOINED: f64 = 0.5;
/// Weight of shared words that counts in full, in nats, and of a run.
const MUCH: f64 = 12.0;
const LONG: f64 = 10.0;
/// Pairs of two groups that are looked at: this number of members of each.
const SAMPLE: usize = 8;

/// Statements that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Numbers of the statements with the worth of each one's best match in the group, in the order of the text.
    pub members: Vec<(u32, f64)>,
    /// Mean worth of the members' best matches.
    pub score: f64,
    /// The same of what it is made of.
    pub parts: Parts,
    /// Whether statements of at least two articles match for certain.
    pub is_certain: bool,
}

/// Groups statements of different articles that say the same, each with an attributed one: certain groups first, then
/// those of most articles, then by place.
#[must_use]
pub fn groups(index: &Index, statements: &[Statement]) -> Vec<Group> {
    let links = Links::new(index, statements);
    let mut matches: Vec<(f64, u32, u32)> = links
        .candidates()
        .into_iter()
        .map(|(a, b)| (links.parts(a, b).score(), a, b))
        .filter(|&(score, ..)| score >= POSSIBLE)
        .collect();
    order::sort_by(&mut matches, |a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut group_of: Vec<u32> = (0..statements.len() as u32).collect();
    let mut members: Vec<Vec<u32>> = group_of.iter().map(|&s| vec![s]).collect();
    for &(_, a, b) in &matches {
        let (one, other) = (group_of[a as usize] as usize, group_of[b as usize] as usize);
        if one != other && links.between(&members[one], &members[other]) >= JOINED {
            let joining = std::mem::take(&mut members[other]);
            joining.iter().for_each(|&s| group_of[s as usize] = one as u32);
            members[one].extend(joining);
        }
    }
    let mut groups: Vec<(Reverse<(bool, usize)>, Group)> = members
        .into_iter()
        .filter(|m| m.len() > 1)
        .map(|mut members| {
            order::sort(&mut members);
            let group = links.group(&members);
            (Reverse((group.is_certain, count_articles(statements, &mut members.iter().copied()))), group)
        })
        .collect();
    order::sort_by(&mut groups, |a, b| a.0.cmp(&b.0).then(a.1.members[0].0.cmp(&b.1.members[0].0)));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Number of articles that statements (in order) are of.
fn count_articles(statements: &[Statement], members: &mut dyn Iterator<Item = u32>) -> usize {
    let mut articles: Vec<ArticleId> = members.map(|m| statements[m as usize].article).collect();
    articles.dedup();
    articles.len()
}

impl Parts {
    fn fields(&mut self) -> [&mut f64; 6] {
        let Self { words, rarity, run, context, speaker, cue } = self;
        [words, rarity, run, context, speaker, cue]
    }

    fn add(&mut self, other: &Self) {
        let mut other = *other;
        self.fields().into_iter().zip(other.fields()).for_each(|(to, from)| *to += *from);
    }

    fn divide(&mut self, by: f64) {
        self.fields().into_iter().for_each(|field| *field /= by);
    }
}

/// From this number of statements that have a word on, the others are not looked at.
const LONGEST: usize = 256;
/// Rarest words of a statement by which others are sought.
const RAREST: usize = 10;
/// Others that are looked at closely for each.
const CLOSEST: usize = 24;

/// Statements made ready to be compared.
pub struct Links<'a> {
    statements: &'a [Statement],
    /// For each statement the classes of all its words.
    words: Vec<Vec<u32>>,
    /// Its content words, each class once, ascending.
    content: Vec<Vec<u32>>,
    /// The same of the sentences around.
    around: Vec<Vec<u32>>,
    /// Rarity of each class: ln(N / n), of N statements n have it; 0 for function words.
    rarity: Vec<f64>,
}

impl<'a> Links<'a> {
    /// Reads the statements' words from the index.
    #[must_use]
    pub fn new(index: &Index, statements: &'a [Statement]) -> Self {
        let (class_of, classes, is_content) = classes(index);
        let tokens = |article, span| -> TokenSpan { index.tokens_in(article, span) };
        let class = |token: u32| class_of[index.term_of(TokenIndex(token)).index()];
        let words: Vec<Vec<u32>> = statements
            .iter()
            .map(|s| {
                s.parts.iter().flat_map(|&p| tokens(s.article, p).range()).map(|t| class(t as u32)).collect()
            })
            .collect();
        let set = |words: &mut dyn Iterator<Item = u32>| {
            let mut set: Vec<u32> = words.filter(|&w| is_content[w as usize]).collect();
            order::sort(&mut set);
            set.dedup();
            set
        };
        let content: Vec<Vec<u32>> = words.iter().map(|w| set(&mut w.iter().copied())).collect();
        let around = statements
            .iter()
            .map(|s| set(&mut tokens(s.article, s.around).range().map(|t| class(t as u32))))
            .collect();
        let mut counts = vec![0u32; classes];
        content.iter().flatten().for_each(|&w| counts[w as usize] += 1);
        let all = statements.len().max(2) as f64;
        let rarity = counts
            .iter()
            .zip(&is_content)
            .map(|(&n, &content)| if content { ln(all / f64::from(n.max(1))).max(0.1) } else { 0.0 })
            .collect();
        Self { statements, words, content, around, rarity }
    }

    /// Pairs of statements of different articles, one of them attributed, that share rare words; each once, the first
    /// number the lower, in order.
    #[must_use]
    pub fn candidates(&self) -> Vec<(u32, u32)> {
        let mut starts = vec![0u32; self.rarity.len() + 1];
        self.content.iter().flatten().for_each(|&w| starts[w as usize + 1] += 1);
        for w in 1..starts.len() {
            starts[w] += starts[w - 1];
        }
        let mut next = starts.clone();
        let mut holders = vec![0u32; starts.last().copied().unwrap_or(0) as usize];
        for (s, set) in (0u32..).zip(&self.content) {
            for &w in set {
                holders[next[w as usize] as usize] = s;
                next[w as usize] += 1;
            }
        }
        let mut shared = vec![0f64; self.statements.len()];
        let mut pairs = Vec::new();
        for (a, set) in self.content.iter().enumerate() {
            let mut rarest: Vec<u32> = set.clone();
            order::sort_by(&mut rarest, |&x, &y| self.rarity[y as usize].total_cmp(&self.rarity[x as usize]));
            let mut touched: Vec<u32> = Vec::new();
            for &w in rarest.iter().take(RAREST) {
                let of_word = &holders[starts[w as usize] as usize..starts[w as usize + 1] as usize];
                for &b in of_word.iter().take(LONGEST) {
                    let (one, other) = (&self.statements[a], &self.statements[b as usize]);
                    if one.article != other.article && (one.quotation.is_some() || other.quotation.is_some())
                    {
                        if shared[b as usize] == 0.0 {
                            touched.push(b);
                        }
                        shared[b as usize] += self.rarity[w as usize];
                    }
                }
            }
            order::sort_by(&mut touched, |&x, &y| {
                shared[y as usize].total_cmp(&shared[x as usize]).then(x.cmp(&y))
            });
            pairs.extend(touched.iter().take(CLOSEST).map(|&b| ((a as u32).min(b), (a as u32).max(b))));
            touched.iter().for_each(|&b| shared[b as usize] = 0.0);
        }
        order::sort(&mut pairs);
        pairs.dedup();
        pairs
    }

    /// How alike two statements are.
    #[must_use]
    pub fn parts(&self, a: u32, b: u32) -> Parts {
        let (a, b) = (a as usize, b as usize);
        let (one, other) = (&self.statements[a], &self.statements[b]);
        let weigh = |set: &[u32]| set.iter().map(|&w| self.rarity[w as usize]).sum::<f64>();
        let both = common(&self.content[a], &self.content[b]);
        let (weight, of_a, of_b) = (weigh(&both), weigh(&self.content[a]), weigh(&self.content[b]));
        let near = common(&self.around[a], &self.around[b]);
        let least_around = weigh(&self.around[a]).min(weigh(&self.around[b]));
        // What nobody says must hold what is said elsewhere; the other way round "in Geneva" would be in many statements.
        let whole = match (one.quotation, other.quotation) {
            (Some(_), None) => of_a,
            (None, Some(_)) => of_b,
            _ => of_a.min(of_b),
        };
        let share = |part: f64, whole: f64| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
        Parts {
            words: share(weight, whole),
            rarity: share(weight, MUCH),
            run: share(self.run(&self.words[a], &self.words[b]), LONG),
            context: share(weigh(&near), least_around),
            speaker: if one.speaker.is_none() || other.speaker.is_none() {
                0.5
            } else {
                f64::from(one.speaker == other.speaker)
            },
            cue: f64::from(!one.cue.is_empty() && one.cue == other.cue),
        }
    }

    /// Mean worth of the pairs of two groups; 0 if all are of one article.
    fn between(&self, one: &[u32], other: &[u32]) -> f64 {
        let (mut sum, mut pairs) = (0.0, 0);
        for &a in one.iter().take(SAMPLE) {
            for &b in other.iter().take(SAMPLE) {
                if self.statements[a as usize].article != self.statements[b as usize].article {
                    sum += self.parts(a, b).score();
                    pairs += 1;
                }
            }
        }
        if pairs == 0 { 0.0 } else { sum / f64::from(pairs) }
    }

    /// The group of these statements.
    fn group(&self, members: &[u32]) -> Group {
        let is_attributed = |s: u32| self.statements[s as usize].quotation.is_some();
        let mut sum = Parts::default();
        let mut scored = Vec::with_capacity(members.len());
        for &a in members {
            let others = members.iter().filter(|&&b| {
                self.statements[a as usize].article != self.statements[b as usize].article
                    && (is_attributed(a) || is_attributed(b))
            });
            let mut best = Parts::default();
            for &b in others.take(SAMPLE * SAMPLE) {
                let parts = self.parts(a, b);
                if parts.score() > best.score() {
                    best = parts;
                }
            }
            sum.add(&best);
            scored.push((a, best.score()));
        }
        sum.divide(members.len() as f64);
        let mut certain = scored.iter().filter(|m| m.1 >= CERTAIN).map(|m| m.0);
        let is_certain = count_articles(self.statements, &mut certain) > 1;
        Group { score: sum.score(), parts: sum, members: scored, is_certain }
    }

    /// Weight of the longest run of words that both have.
    fn run(&self, a: &[u32], b: &[u32]) -> f64 {
        let mut before: Vec<f64> = vec![0.0; b.len() + 1];
        let mut best = 0f64;
        for &x in a {
            let mut diagonal = 0.0;
            for (at, &y) in b.iter().enumerate() {
                let here = if x == y { diagonal + self.rarity[x as usize].max(0.3) } else { 0.0 };
                diagonal = before[at + 1];
                before[at + 1] = here;
                best = best.max(here);
            }
        }
        best
    }
}

/// The class of each term (the words of one family), how many classes there are, and which are of content words.
fn classes(index: &Index) -> (Vec<u32>, usize, Vec<bool>) {
    let terms = index.terms();
    let mut stems: Vec<(String, bool, u32)> = (0..terms)
        .map(|t| {
            let term = index.term(TermId(t));
            let mut stem = stem(term).into_owned();
            // The people of a country count with the country.
            if stem.len() > 4 && stem.ends_with("an") {
                stem.pop();
            }
            (stem, !is_stop_word(term), t)
        })
        .collect();
    order::sort(&mut stems);
    let mut class_of = vec![0; terms as usize];
    let mut is_content: Vec<bool> = Vec::new();
    for (at, (stem, content, term)) in stems.iter().enumerate() {
        if at == 0 || (&stems[at - 1].0, stems[at - 1].1) != (stem, *content) {
            is_content.push(*content);
        }
        class_of[*term as usize] = is_content.len() as u32 - 1;
    }
    (class_of, is_content.len(), is_content)
}

/// What two ascending lists share.
fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    a.iter().copied().filter(|w| b.binary_search(w).is_ok()).collect()
}
