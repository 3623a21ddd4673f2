//! Key word in context, where hits stand, and which forms they have.

use super::search::Search;
use super::{Asked, methods, page_range};
use crate::error::Error;
use crate::index::{TokenIndex, TokenSpan};
use crate::order;
use crate::query::{self, ArticleHits};
use crate::span::{ArticleId, ByteSpan};
use crate::view::{
    ConcordanceGroup, ConcordanceLine, ConcordanceRequest, ConcordanceView, Dispersion, DispersionRequest,
    DispersionView, Excerpt, Filter, FormRow, FormsRequest, FormsView, LineGroup, Mark, MarkRole, Span16,
    Thinning,
};

/// The widest context, in words on either side.
const MAX_CONTEXT: u32 = 50;
/// The most places that one article's strip gives.
const MAX_PLACES: u32 = 500;
/// Up to so many strips stand in the order of loading, more by their hits.
const STRIPS_BY_PLACE: usize = 20;
/// Into how many parts all reports as one text are divided.
const STRETCHES: u32 = 100;

impl Asked<'_> {
    pub(super) fn concordance(&self, asked: &ConcordanceRequest) -> Result<ConcordanceView, Error> {
        let filter = &asked.filter;
        let index = &self.analysis.index;
        let Search { query, scope, hits } = self.search(filter, &asked.query)?;
        let found = hits.len() as u32;
        let hits = thinned(hits, asked.thinning);
        let (groups, numbers) = asked.group.map_or_else(Default::default, |group| self.groups(&hits, group));
        let context = asked.context.clamp(1, MAX_CONTEXT);
        let page = page_range(asked.page, hits.len())?;
        let lines = query::concordance(index, &hits, &numbers, &asked.sort, context, page.clone())?;
        let group_count = groups.len() as u32;
        let is_here = |group: &ConcordanceGroup| {
            (group.first as usize) < page.end && (group.first + group.hits) as usize > page.start
        };
        Ok(ConcordanceView {
            query: query.to_string(),
            separate: query.is_separate(),
            found,
            total: hits.len() as u32,
            reports: query::reports(index, &hits),
            lines: lines.iter().map(|line| self.line(line)).collect(),
            groups: groups.into_iter().filter(is_here).collect(),
            group_count,
            method: methods::concordance(
                hits.len(),
                scope.tokens(),
                scope.article_count() as usize,
                filter.chooses_quotations() || query.in_quote() == Some(true) || query.speakers().is_some(),
            ),
        })
    }

    pub(super) fn dispersion(&self, asked: &DispersionRequest) -> Result<DispersionView, Error> {
        let Search { scope, hits, .. } = self.search(&asked.filter, &asked.query)?;
        let hits = thinned(hits, asked.thinning);
        let mut articles = query::dispersion(&self.analysis.index, &scope, &hits);
        let spread = query::spread(&articles, &hits, STRETCHES);
        let reports = articles.iter().filter(|article| !article.hits.is_empty()).count() as u32;
        if articles.len() > STRIPS_BY_PLACE {
            order::sort_by_key(&mut articles, |article| std::cmp::Reverse(article.hits.len()));
        }
        let page = page_range(asked.page, articles.len())?;
        Ok(DispersionView {
            hits: hits.len() as u32,
            total: articles.len() as u32,
            reports,
            spread,
            strips: articles[page].iter().map(|article| self.strip(article, &hits)).collect(),
        })
    }

    pub(super) fn forms(&self, asked: &FormsRequest) -> Result<FormsView, Error> {
        let index = &self.analysis.index;
        let Search { hits, .. } = self.search(&asked.filter, &asked.query)?;
        let terms = |hit: &TokenSpan| (hit.start..hit.end).map(|token| index.term_of(TokenIndex(token)));
        let mut sorted: Vec<u32> = (0..hits.len() as u32).collect();
        order::sort_by(&mut sorted, |&a, &b| terms(&hits[a as usize]).cmp(terms(&hits[b as usize])));
        let mut forms: Vec<&[u32]> =
            sorted.chunk_by(|&a, &b| terms(&hits[a as usize]).eq(terms(&hits[b as usize]))).collect();
        // By code point where they are equally frequent.
        order::sort_by_key(&mut forms, |form| std::cmp::Reverse(form.len()));
        let row = |form: &&[u32]| {
            let own: Vec<TokenSpan> = form.iter().map(|&hit| hits[hit as usize]).collect();
            let words =
                own.first().map_or_else(Vec::new, |hit| terms(hit).map(|term| index.term(term)).collect());
            FormRow { form: words.join(" "), hits: own.len() as u32, reports: query::reports(index, &own) }
        };
        Ok(FormsView {
            hits: hits.len() as u32,
            total: forms.len() as u32,
            rows: forms[page_range(asked.page, forms.len())?].iter().map(row).collect(),
        })
    }

    /// The groups of hits, those with most hits first, and for each hit the number of its group from 0.
    fn groups(&self, hits: &[TokenSpan], group: LineGroup) -> (Vec<ConcordanceGroup>, Vec<u32>) {
        let index = &self.analysis.index;
        let mut values: Vec<Option<String>> = Vec::new();
        let mut numbers = Vec::with_capacity(hits.len());
        for hit in hits {
            let article = index.article_of(TokenIndex(hit.start));
            let value = match group {
                LineGroup::Outlet => Some(self.analysis.infos[article.index()].outlet.as_str()),
                LineGroup::Speaker => self.speaker_at(article, index.words(*hit)),
            };
            // The last hit's group is most often the next one's too.
            let number = match numbers.last() {
                Some(&last) if values[last as usize].as_deref() == value => last,
                _ => match values.iter().position(|other| other.as_deref() == value) {
                    Some(at) => at as u32,
                    None => {
                        values.push(value.map(str::to_owned));
                        values.len() as u32 - 1
                    }
                },
            };
            numbers.push(number);
        }
        let mut counts = vec![0u32; values.len()];
        numbers.iter().for_each(|&number| counts[number as usize] += 1);
        let mut places: Vec<u32> = (0..values.len() as u32).collect();
        let key = |&place: &u32| (std::cmp::Reverse(counts[place as usize]), &values[place as usize]);
        order::sort_by(&mut places, |a, b| key(a).cmp(&key(b)));
        let mut rank = vec![0; values.len()];
        let mut first = 0;
        let mut groups = Vec::with_capacity(values.len());
        for (at, &place) in (0u32..).zip(&places) {
            rank[place as usize] = at;
            let hits = counts[place as usize];
            groups.push(ConcordanceGroup { value: values[place as usize].clone(), hits, first });
            first += hits;
        }
        (groups, numbers.into_iter().map(|number| rank[number as usize]).collect())
    }

    fn line(&self, line: &query::Line) -> ConcordanceLine {
        let text = self.text(line.article);
        let utf16 = &self.read[line.article.index()].utf16;
        let start = utf16.offset(text, line.left.start);
        let sorted_by = line.sorted_by.iter().map(|word| match word {
            // A word outside the context shown has no place in it.
            Some(word) if word.start >= line.left.start && word.end <= line.right.end => {
                let span = utf16.span(text, *word);
                Span16 { start: span.start - start, end: span.end - start }
            }
            _ => Span16 { start: 0, end: 0 },
        });
        ConcordanceLine {
            article: line.article.0,
            span: utf16.span(text, line.node),
            left: line.left.of(text).to_owned(),
            node: line.node.of(text).to_owned(),
            right: line.right.of(text).to_owned(),
            sorted_by: sorted_by.collect(),
            paragraph: line.paragraph + 1,
            speaker: self.speaker_at(line.article, line.node).map(str::to_owned),
            sentence: self.sentence(line.article, line.node),
        }
    }

    /// The sentences that a node runs over, with the node marked.
    fn sentence(&self, article: ArticleId, node: ByteSpan) -> Excerpt {
        let text = self.text(article);
        let layout = &self.corpus[article.index()].layout;
        let sentence = |at: u32| layout.sentence_at(at).map_or(node, |at| layout.sentences[at].span);
        let whole = sentence(node.start).join(sentence(node.end.saturating_sub(1))).join(node);
        let utf16 = &self.read[article.index()].utf16;
        let start = utf16.offset(text, whole.start);
        let span = utf16.span(text, node);
        let hit = Mark { start: span.start - start, end: span.end - start, role: MarkRole::Hit };
        Excerpt { text: whole.of(text).to_owned(), start, marks: vec![hit] }
    }

    fn strip(&self, strip: &ArticleHits, hits: &[TokenSpan]) -> Dispersion {
        let index = &self.analysis.index;
        let own = &hits[strip.hits.clone()];
        let is_many = own.len() > MAX_PLACES as usize;
        let part = |hit: &TokenSpan| {
            u64::from(hit.start - strip.first) * u64::from(MAX_PLACES) / u64::from(strip.words.max(1))
        };
        let mut shown: Vec<TokenSpan> = own.to_vec();
        shown.dedup_by(|next, before| is_many && part(next) == part(before));
        let text = self.text(strip.article);
        let utf16 = &self.read[strip.article.index()].utf16;
        let spans: Vec<Span16> = shown.iter().map(|hit| utf16.span(text, index.words(*hit))).collect();
        Dispersion {
            article: strip.article.0,
            hits: own.len() as u32,
            words: strip.words,
            at: shown.iter().map(|hit| hit.start - strip.first).collect(),
            starts: spans.iter().map(|span| span.start).collect(),
            ends: spans.iter().map(|span| span.end).collect(),
        }
    }

    /// Who says the words at `span`; `""` if the speaker is unknown, `None` if they are the reporter's own.
    fn speaker_at(&self, article: ArticleId, span: ByteSpan) -> Option<&str> {
        let all = &self.analysis.quotations;
        let of_article =
            &all[all.partition_point(|q| q.article < article)..all.partition_point(|q| q.article <= article)];
        let said =
            of_article.iter().find(|q| q.attribution.content.iter().any(|part| part.contains(span)))?;
        Some(self.speaker_name(said))
    }

    /// Where a query stands in one article, whatever the filter; nowhere for an empty one.
    pub(super) fn hits_in(&self, article: ArticleId, query: &str) -> Result<Vec<ByteSpan>, Error> {
        if query.trim().is_empty() {
            return Ok(Vec::new());
        }
        let Search { hits, .. } = self.search_in(&Filter::default(), query, |id| id == article)?;
        Ok(hits.into_iter().map(|hit| self.analysis.index.words(hit)).collect())
    }
}

fn thinned(hits: Vec<TokenSpan>, thinning: Thinning) -> Vec<TokenSpan> {
    let hits = query::thin(hits, thinning.every);
    if thinning.sample == 0 { hits } else { query::sample(hits, thinning.sample, thinning.seed) }
}
