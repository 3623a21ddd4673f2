//! How alike two statements are, and which are worth a look.

use super::statements::{CERTAIN, ENOUGH, Group, LEAST, Parts, Statement, Version, count_articles};
use crate::index::{Index, TermId, TokenIndex, TokenSpan};
use crate::math::ln;
use crate::order;
use crate::quotes::Speaker;
use crate::text::{fold_word, is_stop_word, stem};

/// Weight of shared words that counts in full, and of a run. Words of weight 2 are shared by chance by about one of
/// all pairs of statements, however many these are, if words stand independently.
pub const MUCH: f64 = 2.3;
/// The same of a run.
pub const LONG: f64 = 2.0;
/// Weight of a function word in a run, and of a word that interrupts it.
const FUNCTION_WORD: f64 = 0.06;
const IN_THE_WAY: f64 = 0.1;
/// Pairs of two groups that are looked at: this number of members of each.
const SAMPLE: usize = 8;
/// Statements' worth of doubt whether two words go together anyway.
const PRIOR: f64 = 40.0;
/// Part of its weight that a word keeps however surely it follows the word before it.
const KEPT: f64 = 0.25;
/// The statements that have a word are looked at up to this number …
const LONGEST: usize = 256;
/// … and from so many on for all words of a statement its further words are left, so that the work grows with the text.
const ENOUGH_LOOKED_AT: usize = 512;
/// Words of a statement that are looked at, from its first.
const MOST_WORDS: usize = 400;
/// Rarest words of a statement by which others are sought.
const RAREST: usize = 10;
/// Others that are looked at closely for each, and the weight of rarest words that they must share.
const CLOSEST: usize = 24;
const WORTH_A_LOOK: f64 = 0.8;

/// Statements made ready to be compared.
pub struct Links {
    pub(super) statements: Vec<Statement>,
    /// For each statement the classes of all its words.
    words: Vec<Vec<u32>>,
    /// Its content words, each class once, ascending.
    content: Vec<Vec<u32>>,
    /// The same of the sentences around.
    around: Vec<Vec<u32>>,
    /// What the words of each weigh, and those of the sentences around.
    weights: Vec<(f64, f64)>,
    /// For each speaker the class of the last word of the name.
    names: Vec<Option<u32>>,
    /// Content words that follow on one another, the first in the upper half, ascending, with the statements that have them.
    neighbours: Vec<(u64, u32)>,
    /// How many statements have each class.
    counts: Vec<u32>,
    /// The statements that have each class, one class after another, and where each begins.
    holders: (Vec<u32>, Vec<u32>),
    /// Whether each statement is attributed.
    is_quoted: Vec<bool>,
    /// Weight of each class: ln(N / n) / ln N, of N statements n have it: 1 if one alone has, 0 if all. 0 for function words.
    rarity: Vec<f64>,
}

impl Links {
    /// Reads the statements' words from the index.
    #[must_use]
    pub fn new(index: &Index, statements: Vec<Statement>, speakers: &[Speaker]) -> Self {
        let (class_of, classes, is_content) = classes(index);
        let tokens = |article, span| -> TokenSpan { index.tokens_in(article, span) };
        let class = |token: u32| class_of[index.term_of(TokenIndex(token)).index()];
        let words: Vec<Vec<u32>> = statements
            .iter()
            .map(|s| {
                let tokens = s.parts.iter().flat_map(|&p| tokens(s.article, p).range()).take(MOST_WORDS);
                tokens.map(|t| class(t as u32)).collect()
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
            .map(
                |(&n, &content)| {
                    if content { (ln(all / f64::from(n.max(1))) / ln(all)).max(0.02) } else { 0.0 }
                },
            )
            .collect();
        let names = speakers
            .iter()
            .map(|s| {
                let last = s.name.split_whitespace().last()?;
                Some(class_of[index.find_term(&fold_word(last))?.index()])
            })
            .collect();
        let neighbours = neighbours(&words, &is_content);
        let mut starts = vec![0u32; classes + 1];
        content.iter().flatten().for_each(|&w| starts[w as usize + 1] += 1);
        for w in 1..starts.len() {
            starts[w] += starts[w - 1];
        }
        let mut next = starts.clone();
        let mut holders = vec![0u32; starts.last().copied().unwrap_or(0) as usize];
        for (s, set) in (0u32..).zip(&content) {
            for &w in set {
                holders[next[w as usize] as usize] = s;
                next[w as usize] += 1;
            }
        }
        let (holders, weights) = ((holders, starts), Vec::new());
        let is_quoted = statements.iter().map(|s| s.quotation.is_some()).collect();
        let mut links = Self {
            statements,
            words,
            content,
            around,
            weights,
            names,
            neighbours,
            counts,
            holders,
            is_quoted,
            rarity,
        };
        links.weights = (links.words.iter().zip(&links.around))
            .map(|(words, around)| (links.shared(words, words), links.weigh(around)))
            .collect();
        links
    }

    fn weigh(&self, set: &[u32]) -> f64 {
        set.iter().map(|&w| self.rarity[w as usize]).sum()
    }

    /// Weight of what two ascending lists share.
    fn both(&self, a: &[u32], b: &[u32]) -> f64 {
        let (mut x, mut y, mut sum) = (0, 0, 0.0);
        while let (Some(&one), Some(&other)) = (a.get(x), b.get(y)) {
            if one == other {
                sum += self.rarity[one as usize];
            }
            x += usize::from(one <= other);
            y += usize::from(other <= one);
        }
        sum
    }

    /// The statements of other articles, one of the two attributed, that share most rare words with a statement. `shared` is
    /// a place to count in, a zero for each statement, and is left so.
    pub(super) fn close(&self, a: u32, shared: &mut [f64]) -> Vec<u32> {
        let mut rarest: Vec<u32> = self.content[a as usize].clone();
        order::sort_by(&mut rarest, |&x, &y| self.rarity[y as usize].total_cmp(&self.rarity[x as usize]));
        let mut touched: Vec<u32> = Vec::new();
        let one = &self.statements[a as usize];
        let (holders, starts) = &self.holders;
        // Those of the same article stand beside it.
        let is_same = |s: &&Statement| s.article == one.article;
        let before = self.statements[..a as usize].iter().rev().take_while(is_same).count() as u32;
        let after = self.statements[a as usize..].iter().take_while(is_same).count() as u32;
        let own = a - before..a + after;
        let is_quoted = self.is_quoted[a as usize];
        let mut looked_at = 0;
        for &w in rarest.iter().take(RAREST) {
            if looked_at >= ENOUGH_LOOKED_AT {
                break;
            }
            let of_word = &holders[starts[w as usize] as usize..starts[w as usize + 1] as usize];
            looked_at += of_word.len().min(LONGEST);
            for &b in of_word.iter().take(LONGEST) {
                if (is_quoted || self.is_quoted[b as usize]) && !own.contains(&b) {
                    if shared[b as usize] == 0.0 {
                        touched.push(b);
                    }
                    shared[b as usize] += self.rarity[w as usize];
                }
            }
        }
        let mut close: Vec<u32> =
            touched.iter().copied().filter(|&b| shared[b as usize] >= WORTH_A_LOOK).collect();
        order::sort_by(&mut close, |&x, &y| {
            shared[y as usize].total_cmp(&shared[x as usize]).then(x.cmp(&y))
        });
        close.truncate(CLOSEST);
        touched.iter().for_each(|&b| shared[b as usize] = 0.0);
        close
    }

    /// Whether two statements can be worth so much: reckoned as if all that they share stood in one order and no word of it
    /// went with the one before it anyway.
    pub(super) fn can_be_worth(&self, a: u32, b: u32, least: f64) -> bool {
        let (one, other) = (a as usize, b as usize);
        let both = self.both(&self.content[one], &self.content[other]);
        // What nearly all pairs fall by comes first.
        if share(both, MUCH) + 1e-9 < LEAST {
            return false;
        }
        let mut most = Parts {
            words: share(both, self.whole(one, other)),
            rarity: share(both, MUCH),
            run: 1.0,
            speaker: self.same_speaker(one, other),
            cue: f64::from(self.has_same_cue(one, other)),
            ..Parts::default()
        };
        if most.rarity + 1e-9 < if most.speaker > 0.0 { LEAST } else { ENOUGH } {
            return false;
        }
        most.context = self.context(one, other);
        most.score() + 1e-9 >= least
    }

    /// What the shared words' weight is set against. A trimmed quotation is a version of the whole one. What nobody says must
    /// be of the like length: "in Geneva" is part of many statements.
    fn whole(&self, a: usize, b: usize) -> f64 {
        let (of_a, of_b) = (self.weights[a].0, self.weights[b].0);
        if self.is_quoted[a] && self.is_quoted[b] { of_a.min(of_b) } else { (of_a * of_b).sqrt() }
    }

    fn context(&self, a: usize, b: usize) -> f64 {
        let near = self.both(&self.around[a], &self.around[b]);
        share(near, (self.weights[a].1 * self.weights[b].1).sqrt())
    }

    fn has_same_cue(&self, a: usize, b: usize) -> bool {
        !self.statements[a].cue.is_empty() && self.statements[a].cue == self.statements[b].cue
    }

    /// How alike two statements are.
    #[must_use]
    pub fn parts(&self, a: u32, b: u32) -> Parts {
        let (a, b) = (a as usize, b as usize);
        let weight = self.shared(&self.words[a], &self.words[b]);
        Parts {
            words: share(weight, self.whole(a, b)),
            rarity: share(weight, MUCH),
            run: share(self.run(&self.words[a], &self.words[b]), LONG),
            context: self.context(a, b),
            speaker: self.same_speaker(a, b),
            cue: f64::from(self.has_same_cue(a, b)),
        }
    }

    /// Weight of a word after another, where two statements have both: little if the words go together anyway, as in a name.
    /// The two statements are no witnesses of that.
    fn given(&self, before: Option<u32>, word: u32) -> f64 {
        let rarity = self.rarity[word as usize];
        let Some(before) = before else { return rarity };
        let found = self.neighbours.binary_search_by(|(pair, _)| pair.cmp(&key(before, word)));
        let others = |n: u32| f64::from(n.saturating_sub(2));
        let together = others(found.map_or(0, |at| self.neighbours[at].1));
        let all = self.statements.len().max(2) as f64;
        let alone = f64::from(self.counts[word as usize]) / all;
        let chance = (together + PRIOR * alone) / (others(self.counts[before as usize]) + PRIOR);
        (-ln(chance) / ln(all)).min(rarity).max(KEPT * rarity)
    }

    /// Weight of the words that two lists share.
    fn shared(&self, a: &[u32], b: &[u32]) -> f64 {
        let is_content = |w: &u32| self.rarity[*w as usize] > 0.0;
        let other: Vec<u32> = b.iter().copied().filter(is_content).collect();
        let mut before = None;
        let mut seen: Vec<u32> = Vec::new();
        let mut weight = 0.0;
        for word in a.iter().copied().filter(is_content) {
            if !seen.contains(&word) && other.contains(&word) {
                seen.push(word);
                let both = before.filter(|&w| other.windows(2).any(|pair| pair == [w, word]));
                weight += self.given(both, word);
            }
            before = Some(word);
        }
        weight
    }

    /// 1 for the same speaker; else ½ if the sentence around one names the other's, and ¼ if one is unknown.
    fn same_speaker(&self, a: usize, b: usize) -> f64 {
        let speaker = |s: usize| self.statements[s].speaker;
        let names = |s: usize, other: usize| {
            let name = speaker(other).and_then(|id| self.names.get(id.0 as usize));
            name.is_some_and(|name| name.is_some_and(|w| self.around[s].binary_search(&w).is_ok()))
        };
        if speaker(a).is_some() && speaker(a) == speaker(b) {
            1.0
        } else {
            let named = if names(a, b) || names(b, a) { 0.5 } else { 0.0 };
            named + if speaker(a).is_none() || speaker(b).is_none() { 0.25 } else { 0.0 }
        }
    }

    /// Mean worth of the pairs of two groups; 0 if all are of one article.
    pub(super) fn between(&self, one: &[u32], other: &[u32]) -> f64 {
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

    pub(super) fn share_article(&self, one: &[u32], other: &[u32]) -> bool {
        let article = |s: u32| self.statements[s as usize].article;
        one.iter().any(|&a| other.iter().any(|&b| article(a) == article(b)))
    }

    /// The group of these statements.
    pub(super) fn group(&self, members: &[u32]) -> Group {
        let is_attributed = |s: u32| self.statements[s as usize].quotation.is_some();
        let mut sum = Parts::default();
        let mut scored = Vec::with_capacity(members.len());
        let mut certain = Vec::new();
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
            if best.score() >= CERTAIN && best.rarity >= ENOUGH {
                certain.push(a);
            }
            scored.push(Version { statements: a..a + 1, score: best.score() });
        }
        sum.divide(members.len() as f64);
        let is_certain = count_articles(&self.statements, &mut certain.into_iter()) > 1;
        Group { score: sum.score(), parts: sum, members: scored, is_certain }
    }

    /// Weight of the best stretch of words that both have in one order (a local alignment): a word that stands in the way
    /// takes [`IN_THE_WAY`] off.
    fn run(&self, a: &[u32], b: &[u32]) -> f64 {
        let (before_a, before_b) = (self.befores(a), self.befores(b));
        let mut row = vec![0f64; b.len() + 1];
        let mut best = 0f64;
        for (&x, &before) in a.iter().zip(&before_a) {
            let (alone, after) = (self.rarity[x as usize], self.given(before, x));
            let mut diagonal = 0.0;
            for (at, &y) in b.iter().enumerate() {
                let both = if x != y {
                    -IN_THE_WAY
                } else if before == before_b[at] {
                    after.max(FUNCTION_WORD)
                } else {
                    alone.max(FUNCTION_WORD)
                };
                let here = (diagonal + both).max(row[at + 1] - IN_THE_WAY).max(row[at] - IN_THE_WAY).max(0.0);
                diagonal = row[at + 1];
                row[at + 1] = here;
                best = best.max(here);
            }
        }
        best
    }

    /// The content word before each word.
    fn befores(&self, words: &[u32]) -> Vec<Option<u32>> {
        let mut last = None;
        let step = |&word: &u32| {
            let before = last;
            if self.rarity[word as usize] > 0.0 {
                last = Some(word);
            }
            before
        };
        words.iter().map(step).collect()
    }
}

/// Content words that follow on one another within statements, each with the number of statements that have them so.
fn neighbours(words: &[Vec<u32>], is_content: &[bool]) -> Vec<(u64, u32)> {
    let mut all: Vec<u64> = Vec::new();
    for statement in words {
        let first = all.len();
        let content: Vec<u32> = statement.iter().copied().filter(|&w| is_content[w as usize]).collect();
        for pair in content.windows(2) {
            let key = key(pair[0], pair[1]);
            if !all[first..].contains(&key) {
                all.push(key);
            }
        }
    }
    order::sort(&mut all);
    let mut counted: Vec<(u64, u32)> = Vec::new();
    for key in all {
        match counted.last_mut() {
            Some((last, n)) if *last == key => *n += 1,
            _ => counted.push((key, 1)),
        }
    }
    counted
}

fn key(before: u32, word: u32) -> u64 {
    u64::from(before) << 32 | u64::from(word)
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
    // A superlative counts with its adjective, if that is there: `earliest` with `early`.
    let known: Vec<String> = stems.iter().map(|s| s.0.clone()).collect();
    for entry in &mut stems {
        let bare = entry.0.strip_suffix("est").filter(|bare| bare.len() > 3);
        if let Some(found) = bare.and_then(|bare| known.binary_search_by(|k| k.as_str().cmp(bare)).ok()) {
            entry.0.clone_from(&known[found]);
        }
    }
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

/// The part of a whole, at most 1; of nothing nothing.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 }
}
