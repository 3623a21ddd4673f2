//! What reports share word for word, and in what order they tell it.

use super::{Asked, methods, page_range};
use crate::compare::reuse::{self, Passage};
use crate::error::Error;
use crate::index::{TokenIndex, TokenSpan};
use crate::order;
use crate::span::{ArticleId, ByteSpan};
use crate::view::{
    PassageRun, PassageSide, PassageView, ReportsRequest, RunChange, SharedArticle, SharedRequest,
    SharedView, SharedWith, Span16, TellingView, ToldArticle, ToldSentence, ToldStep,
};

/// Partners given of a report that stand on another page.
const OTHERS: u32 = 20;

impl Asked<'_> {
    /// The passages of all reports; found at the first question for them.
    fn passages(&self) -> &[Passage] {
        self.analysis.passages.get_or_init(|| reuse::find(&self.analysis.index, &|_| true))
    }

    pub(super) fn shared(&self, asked: &SharedRequest) -> Result<SharedView, Error> {
        let index = &self.analysis.index;
        let selection = self.selection(&asked.filter);
        let inside = |id: ArticleId| selection.flags()[id.index()];
        let passages: Vec<Passage> =
            self.passages().iter().filter(|p| inside(p.a) && inside(p.b)).cloned().collect();
        let names_agency = |id: ArticleId| !self.analysis.infos[id.index()].agencies.is_empty();
        let of_agencies = |id: ArticleId| {
            reuse::covered(passages.iter().filter(|p| names_agency(p.a) || names_agency(p.b)).filter_map(
                |p| {
                    if p.a == id { Some(p.in_a()) } else { (p.b == id).then(|| p.in_b()) }
                },
            ))
        };
        let mut shares = reuse::shares(index, &passages);
        shares.retain(|share| inside(share.article));
        let sum = |of: &dyn Fn(&reuse::Share) -> u32| shares.iter().map(of).sum::<u32>();
        let counts = [shares.len() as u32, sum(&|s| s.words), sum(&|s| s.shared), passages.len() as u32];
        let words = |id: ArticleId| index.article(id).len();
        for share in &mut shares {
            let mine = share.words;
            share.with.retain(|&(other, both)| {
                u64::from(both) * 100 >= u64::from(asked.least) * u64::from(mine.min(words(other)))
            });
        }
        let sharing = shares.iter().filter(|s| !s.with.is_empty()).count() as u32;
        let ordered = alike_together(&shares);
        let total = ordered.len() as u32;
        let shown: Vec<&reuse::Share> = ordered[page_range(asked.page, ordered.len())?].to_vec();
        let mut on_page = vec![false; self.corpus.len()];
        shown.iter().for_each(|share| on_page[share.article.index()] = true);
        let articles: Vec<SharedArticle> = shown
            .into_iter()
            .map(|share| {
                let mut with: Vec<SharedWith> = (share.with.iter())
                    .map(|&(article, words)| SharedWith { article: article.0, words })
                    .collect();
                order::sort_by_key(&mut with, |w| std::cmp::Reverse(w.words));
                let mut others = 0;
                with.retain(|w| {
                    others += u32::from(!on_page[w.article as usize]);
                    on_page[w.article as usize] || others <= OTHERS
                });
                SharedArticle {
                    article: share.article.0,
                    words: share.words,
                    own: share.words - share.shared,
                    shared: share.shared,
                    wire: of_agencies(share.article),
                    with,
                }
            })
            .collect();
        let of_pair = match asked.pair.as_slice() {
            [] => Vec::new(),
            &[a, b] if a != b => self.passages_of(self.known(a, "pair")?, self.known(b, "pair")?),
            _ => {
                let message = "Passages are shown of two different reports; name two, or none.";
                return Err(Error::new("bad-pair", message).about("pair"));
            }
        };
        Ok(SharedView { total, sharing, articles, passages: of_pair, method: methods::shared(counts) })
    }

    pub(super) fn telling(&self, asked: &ReportsRequest) -> Result<TellingView, Error> {
        let index = &self.analysis.index;
        let selection = self.selection(&asked.filter);
        let wanted: Vec<ArticleId> = if asked.articles.is_empty() {
            (0..self.corpus.len() as u32).map(ArticleId).filter(|id| selection.flags()[id.index()]).collect()
        } else {
            asked.articles.iter().map(|&a| self.known(a, "articles")).collect::<Result<_, _>>()?
        };
        let passages: Vec<Passage> = self
            .passages()
            .iter()
            .filter(|p| wanted.contains(&p.a) && wanted.contains(&p.b))
            .cloned()
            .collect();
        let steps = reuse::telling(index, &passages);
        let articles: Vec<ToldArticle> = wanted
            .iter()
            .map(|&id| {
                let told = steps.iter().flat_map(|s| &s.sentences).filter(|s| s.0 == id).count() as u32;
                let sentences = self.sentences_until(index.article(id), u32::MAX);
                ToldArticle { article: id.0, sentences, alone: sentences.saturating_sub(told) }
            })
            .collect();
        let view = |step: &reuse::Step| ToldStep {
            sentences: step.sentences.iter().map(|&(id, tokens)| self.told(id, tokens)).collect(),
        };
        let counts = [articles.len() as u32, articles.iter().map(|a| a.sentences).sum(), steps.len() as u32];
        Ok(TellingView {
            steps: steps.iter().map(view).collect(),
            articles,
            method: methods::telling(counts),
        })
    }

    fn told(&self, id: ArticleId, tokens: TokenSpan) -> ToldSentence {
        let whole = self.analysis.index.article(id);
        let PassageSide { span, paragraph, .. } = self.side(id, tokens);
        ToldSentence {
            article: id.0,
            sentence: self.sentences_until(whole, tokens.start) + 1,
            paragraph,
            span,
            text: self.bytes(tokens, true).of(self.text(id)).trim_end().to_owned(),
        }
    }

    /// Sentences of an article that begin before a token.
    fn sentences_until(&self, article: TokenSpan, token: u32) -> u32 {
        let (mut at, mut sentences) = (article.start, 0);
        while at < article.end.min(token) {
            at = self.analysis.index.sentence(TokenIndex(at)).end.max(at + 1);
            sentences += 1;
        }
        sentences
    }

    /// The passages of two reports, as the first tells them.
    fn passages_of(&self, a: ArticleId, b: ArticleId) -> Vec<PassageView> {
        let of_pair = self.passages().iter().filter(|p| (p.a, p.b) == (a.min(b), a.max(b)));
        let mut views: Vec<PassageView> = of_pair
            .map(|passage| {
                let turned = passage.a != a;
                let same: Vec<(u32, u32)> =
                    passage.same.iter().map(|&(x, y)| if turned { (y, x) } else { (x, y) }).collect();
                let (mine, other) =
                    if turned { (passage.in_b(), passage.in_a()) } else { (passage.in_a(), passage.in_b()) };
                PassageView {
                    a: self.side(a, mine),
                    b: self.side(b, other),
                    kept: passage.is_kept(),
                    moved: passage.moved,
                    same: same.len() as u32,
                    likeness: passage.likeness(),
                    runs: self.runs((a, mine), (b, other), &same),
                }
            })
            .collect();
        order::sort_by_key(&mut views, |p| (p.a.span.start, p.b.span.start));
        views
    }

    /// Cuts a passage into runs of words of one fate.
    fn runs(
        &self,
        (a, in_a): (ArticleId, TokenSpan),
        (b, in_b): (ArticleId, TokenSpan),
        same: &[(u32, u32)],
    ) -> Vec<PassageRun> {
        let index = &self.analysis.index;
        let word = |id: ArticleId, token: u32| index.span(TokenIndex(token)).of(self.text(id));
        // Up to the next word, so that the marks between stand with the word before them.
        let upto = |id: ArticleId, whole: TokenSpan, start: u32, end: u32| {
            let stretch = self.bytes(TokenSpan { start, end }, end < whole.end);
            if start < end { stretch.of(self.text(id)).trim().to_owned() } else { String::new() }
        };
        // (change, first token here, first token there)
        let mut cuts: Vec<(RunChange, u32, u32)> = Vec::new();
        let (mut at_a, mut at_b) = (in_a.start, in_b.start);
        let mut cut = |change: RunChange, x: u32, y: u32| {
            if cuts.last().is_none_or(|last| last.0 != change) {
                cuts.push((change, x, y));
            }
        };
        for &(x, y) in same {
            match (x > at_a, y > at_b) {
                (true, true) => cut(RunChange::Changed, at_a, at_b),
                (true, false) => cut(RunChange::Cut, at_a, at_b),
                (false, true) => cut(RunChange::Added, at_a, at_b),
                _ => {}
            }
            let as_printed = upto(a, in_a, x, x + 1) == upto(b, in_b, y, y + 1)
                || (x + 1 == in_a.end || y + 1 == in_b.end) && word(a, x) == word(b, y);
            cut(if as_printed { RunChange::Kept } else { RunChange::Punctuation }, x, y);
            (at_a, at_b) = (x + 1, y + 1);
        }
        let ends = cuts.iter().skip(1).map(|c| (c.1, c.2)).chain([(in_a.end, in_b.end)]);
        (cuts.iter().zip(ends))
            .map(|(&(change, x, y), (end_a, end_b))| PassageRun {
                change,
                a: upto(a, in_a, x, end_a),
                b: upto(b, in_b, y, end_b),
            })
            .collect()
    }

    fn side(&self, id: ArticleId, tokens: TokenSpan) -> PassageSide {
        let at = self.bytes(tokens, false);
        let text = self.text(id);
        let span: Span16 = self.read[id.index()].utf16.span(text, at);
        let paragraph = self.analysis.index.paragraph_number(TokenIndex(tokens.start)) + 1;
        PassageSide { span, paragraph, words: tokens.len() }
    }

    /// From the first to the last of some tokens; with `on`, up to the token after them in the same paragraph.
    fn bytes(&self, tokens: TokenSpan, on: bool) -> ByteSpan {
        let index = &self.analysis.index;
        let start = index.span(TokenIndex(tokens.start)).start;
        let last = TokenIndex(tokens.end.saturating_sub(1).max(tokens.start));
        let paragraph = index.paragraph(last);
        if !on {
            return ByteSpan { start, end: index.span(last).end };
        }
        let end = if tokens.end < paragraph.end {
            index.span(TokenIndex(tokens.end)).start
        } else {
            index.paragraph_span(index.paragraph_at(last)).end
        };
        ByteSpan { start, end }
    }
}

/// Reports so that those that share much stand together: each is followed by the one that shares the largest part of its
/// words with any that stand already (Prim 1957, over the largest shares); who shares nothing comes last, by number.
fn alike_together(shares: &[reuse::Share]) -> Vec<&reuse::Share> {
    let at = |id: ArticleId| shares.binary_search_by_key(&id, |s| s.article).ok();
    // What joins each to those that stand already, in millionths of its shorter side's words; -1 once it stands itself.
    let mut joined = vec![0i64; shares.len()];
    let mut first: Vec<usize> = (0..shares.len()).collect();
    order::sort_by_key(&mut first, |&s| std::cmp::Reverse(shares[s].with.iter().map(|w| w.1).sum::<u32>()));
    let mut first = first.into_iter();
    let mut ordered: Vec<&reuse::Share> = Vec::with_capacity(shares.len());
    // Those that are joined and do not stand yet.
    let mut open: Vec<usize> = Vec::new();
    while ordered.len() < shares.len() {
        let best = (0..open.len()).max_by_key(|&at| (joined[open[at]], std::cmp::Reverse(open[at])));
        let Some(next) = best.map(|at| open.swap_remove(at)).or_else(|| first.find(|&s| joined[s] >= 0))
        else {
            break;
        };
        joined[next] = -1;
        ordered.push(&shares[next]);
        for &(other, words) in &shares[next].with {
            if let Some(other) = at(other).filter(|&other| joined[other] >= 0) {
                let shorter = shares[next].words.min(shares[other].words).max(1);
                let part = (1_000_000 * i64::from(words) / i64::from(shorter)).max(1);
                if joined[other] == 0 {
                    open.push(other);
                }
                joined[other] = joined[other].max(part);
            }
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_stands_together() {
        let share = |article: u32, with: &[(u32, u32)]| reuse::Share {
            article: ArticleId(article),
            words: 100,
            shared: 0,
            with: with.iter().map(|&(other, words)| (ArticleId(other), words)).collect(),
        };
        let shares = [
            share(0, &[(4, 10)]),
            share(1, &[]),
            share(2, &[(3, 80), (5, 60)]),
            share(3, &[(2, 80)]),
            share(4, &[(0, 10), (5, 1)]),
            share(5, &[(2, 60), (4, 1)]),
        ];
        let order: Vec<u32> = alike_together(&shares).iter().map(|s| s.article.0).collect();
        assert_eq!(order, [2, 3, 5, 4, 0, 1]);
    }
}
