//! Versions of a statement, from the reports to the page.

use super::{Asked, methods, page_range};
use crate::compare::changes::{self, rows};
use crate::compare::statements::{GOOD, Group, Matching, Parts, Statement, Version};
use crate::compare::words::{Word, outside, words};
use crate::corpus::Selection;
use crate::error::Error;
use crate::index::{TermId, TokenIndex};
use crate::order;
use crate::quotes::lexicon;
use crate::span::{ArticleId, ByteSpan};
use crate::text::{TokenKind, is_stop_word, lex};
use crate::view::{
    Change, Filter, Member, QuoteKind, ScorePart, Span16, StatementKind, StatementView, VersionCell,
    VersionsRequest, VersionsView,
};

/// Words that a sentence, or what is left of one beside quotations, must have to be compared.
const FEWEST_WORDS: usize = 4;

/// So many reports that attribute it, each with a match worth so much, stand for a certain match.
const SEVERAL: usize = 3;
const WELL: f64 = 0.68;

/// The statements of the corpus, and which of them say the same.
pub(super) struct Versions {
    statements: Vec<Statement>,
    groups: Vec<Group>,
}

/// A statement named by a place in a file.
struct Named {
    article: Option<ArticleId>,
    span: ByteSpan,
}

impl Named {
    /// Whether at least half of the shorter one is shared.
    fn is(&self, article: ArticleId, whole: ByteSpan) -> bool {
        let shared = self.span.end.min(whole.end).saturating_sub(self.span.start.max(whole.start)) as usize;
        self.article == Some(article) && 2 * shared >= self.span.len().min(whole.len()).max(1)
    }
}

impl Versions {
    pub(super) fn found(matching: Matching) -> Self {
        let (statements, groups) = matching.finish();
        Self { statements, groups }
    }

    /// How many groups of statements there are.
    pub(super) fn groups(&self) -> usize {
        self.groups.len()
    }

    /// The statements of a version: one, or several that follow on one another.
    fn of(&self, version: &Version) -> &[Statement] {
        self.statements.get(version.statements.start as usize..version.statements.end as usize).unwrap_or(&[])
    }

    fn article(&self, version: &Version) -> ArticleId {
        self.of(version).first().map_or(ArticleId(0), |s| s.article)
    }

    /// From first to last word.
    fn whole(&self, version: &Version) -> ByteSpan {
        self.of(version)
            .iter()
            .flat_map(|s| s.parts.iter().copied())
            .reduce(ByteSpan::join)
            .unwrap_or_default()
    }

    /// The parts of a version's text; what only blanks part is one.
    fn parts(&self, version: &Version, text: &str) -> Vec<ByteSpan> {
        let mut parts: Vec<ByteSpan> = Vec::new();
        for &part in self.of(version).iter().flat_map(|s| &s.parts) {
            let is_near = |before: &ByteSpan| {
                text.get(before.end as usize..part.start as usize).is_some_and(|gap| gap.trim().is_empty())
            };
            match parts.last_mut().filter(|before| is_near(before)) {
                Some(before) => *before = before.join(part),
                None => parts.push(part),
            }
        }
        parts
    }
}

impl Asked<'_> {
    pub(super) fn versions(&self, asked: &VersionsRequest) -> Result<VersionsView, Error> {
        let of = self.place_named(&asked.of, "of")?;
        let base = self.place_named(&asked.base, "base")?;
        let all = self.all_versions();
        let articles = self.selection(&Filter {
            speakers: Vec::new(),
            kinds: Vec::new(),
            stances: Vec::new(),
            certainties: Vec::new(),
            ..asked.filter.clone()
        });
        let mut kept: Vec<(&Group, Vec<&Version>)> = Vec::new();
        for group in &all.groups {
            let members: Vec<&Version> =
                group.members.iter().filter(|m| articles.has(all.article(m))).collect();
            let first = members.first().map(|m| all.article(m));
            let of_several = members.iter().any(|m| Some(all.article(m)) != first);
            let chosen = members.iter().any(|m| {
                all.of(m)
                    .iter()
                    .filter_map(|s| s.quotation)
                    .any(|q| self.keeps_quotation(&asked.filter, q as usize))
            });
            let wanted =
                of.as_ref().is_none_or(|of| members.iter().any(|m| of.is(all.article(m), all.whole(m))));
            if of_several && chosen && wanted {
                kept.push((group, members));
            }
        }
        let certain = kept.iter().filter(|(group, _)| group.is_certain).count();
        let range = page_range(asked.page, kept.len())?;
        let statements = kept[range]
            .iter()
            .map(|(group, members)| self.statement_view(all, group, members, base.as_ref()))
            .collect();
        Ok(VersionsView {
            method: methods::versions(all.statements.len(), articles.count(), kept.len(), certain),
            total: kept.len() as u32,
            certain: certain as u32,
            statements,
        })
    }

    /// All of the corpus; worked out here unless that was done in slices before.
    pub(super) fn all_versions(&self) -> &Versions {
        self.analysis.versions.get_or_init(|| Versions::found(self.matching()))
    }

    pub(super) fn matching(&self) -> Matching {
        Matching::new(&self.analysis.index, self.statements(), &self.analysis.speakers)
    }

    /// The place that `FILE:START-END` names; `None` for `""`.
    fn place_named(&self, name: &str, field: &str) -> Result<Option<Named>, Error> {
        if name.is_empty() {
            return Ok(None);
        }
        let wrong = || {
            let message =
                "A statement is named by its file and where it stands there, as in “report.txt:120-245”.";
            Error::new("bad-place", message).about(field)
        };
        let (file, place) = name.rsplit_once(':').ok_or_else(wrong)?;
        let (start, end) = place.split_once('-').ok_or_else(wrong)?;
        let span =
            Span16 { start: start.parse().map_err(|_| wrong())?, end: end.parse().map_err(|_| wrong())? };
        let found = self.corpus.iter().position(|e| e.article.name == file).and_then(|at| {
            let bytes = self.read[at].utf16.bytes(&self.corpus[at].article.text, span)?;
            Some((ArticleId(at as u32), bytes))
        });
        Ok(Some(Named { article: found.map(|f| f.0), span: found.map(|f| f.1).unwrap_or_default() }))
    }

    fn statement_view(
        &self,
        all: &Versions,
        group: &Group,
        members: &[&Version],
        base: Option<&Named>,
    ) -> StatementView {
        let text = |at: usize| self.text(all.article(members[at]));
        let parts: Vec<Vec<ByteSpan>> =
            members.iter().enumerate().map(|(at, m)| all.parts(m, text(at))).collect();
        let words: Vec<Vec<Word>> = parts.iter().enumerate().map(|(at, p)| words(text(at), p)).collect();
        let chosen =
            base.and_then(|named| members.iter().position(|m| named.is(all.article(m), all.whole(m))));
        // The fullest is the longest attributed one, the first of equals.
        let fullest = || {
            let is_attributed = |at: usize| all.of(members[at]).iter().any(|s| s.quotation.is_some());
            let length = |at: usize| (is_attributed(at), words[at].len());
            (0..members.len()).fold(0, |best, at| if length(at) > length(best) { at } else { best })
        };
        let base = chosen.unwrap_or_else(fullest);
        let members = rows(&words, base)
            .into_iter()
            .enumerate()
            .map(|(at, row)| {
                let cells = row.into_iter().map(|cell| {
                    let cell = cell?;
                    let printed = one_line(words[at][cell.word].span.of(text(at)));
                    Some(VersionCell { text: printed, change: cell.change.into() })
                });
                self.member(all, members[at], &parts[at], cells.collect())
            })
            .collect();
        let Parts { words, rarity, run, context, speaker, cue } = group.parts;
        let parts = [
            ("words", words),
            ("rarity", rarity),
            ("run", run),
            ("around", context),
            ("speaker", speaker),
            ("verb", cue),
        ];
        StatementView {
            is_certain: group.is_certain,
            score: group.score,
            parts: parts.map(|(name, value)| ScorePart { name: name.to_owned(), value }).into(),
            base: base as u32,
            members,
        }
    }

    fn member(
        &self,
        all: &Versions,
        version: &Version,
        parts: &[ByteSpan],
        cells: Vec<Option<VersionCell>>,
    ) -> Member {
        let article = all.article(version);
        let text = self.text(article);
        let (entry, reading) = (&self.corpus[article.index()], &self.read[article.index()]);
        let number = all.of(version).first().and_then(|s| s.quotation);
        let quotation = number.map(|q| &self.analysis.quotations[q as usize]);
        let span = all.whole(version);
        let words: Vec<&str> = parts.iter().map(|p| p.of(text).trim()).collect();
        Member {
            article: article.0,
            paragraph: entry.layout.paragraph_at(span.start).map_or(0, |p| p as u32 + 1),
            span: reading.utf16.span(text, span),
            speaker: quotation.map_or_else(String::new, |q| self.speaker_name(q).to_owned()),
            cue: quotation.and_then(|q| q.attribution.cue).map(|c| c.of(text).to_owned()),
            stance: number.map_or("", |q| self.stance(q as usize)).to_owned(),
            kind: quotation.map_or(StatementKind::Plain, |q| QuoteKind::from(q.attribution.kind).into()),
            quotation: number,
            text: words.join(" … "),
            score: version.score,
            cells,
        }
    }

    /// All statements of the corpus, attributed ones and sentences that are not, by article and place.
    fn statements(&self) -> Vec<Statement> {
        let mut statements = Vec::new();
        let mut next = 0;
        for (id, entry) in (0u32..).map(ArticleId).zip(self.corpus) {
            let text = entry.article.text.as_str();
            let layout = &entry.layout;
            let first = statements.len();
            // What belongs to quotations, the words that attribute included.
            let mut taken: Vec<ByteSpan> = Vec::new();
            while let Some(quotation) = self.analysis.quotations.get(next).filter(|q| q.article == id) {
                let attribution = &quotation.attribution;
                taken.extend(
                    attribution.content.iter().copied().chain(attribution.cue).chain(attribution.source),
                );
                let cue =
                    attribution.cue.and_then(|c| lexicon::of_span(c.of(text))).map_or("", |(lemma, _)| lemma);
                let mut sentences: Vec<(usize, Vec<ByteSpan>)> = Vec::new();
                for &fragment in &attribution.content {
                    let from = layout.sentence_at(fragment.start).unwrap_or(0);
                    for (at, sentence) in layout.sentences.iter().enumerate().skip(from) {
                        if sentence.span.start >= fragment.end {
                            break;
                        }
                        let part = ByteSpan {
                            start: fragment.start.max(sentence.span.start),
                            end: fragment.end.min(sentence.span.end),
                        };
                        if part.is_empty() {
                            continue;
                        }
                        match sentences.last_mut() {
                            Some((last, parts)) if *last == at => parts.push(part),
                            _ => sentences.push((at, vec![part])),
                        }
                    }
                }
                for (at, parts) in sentences {
                    statements.push(Statement {
                        article: id,
                        parts,
                        around: layout.sentences[at].span,
                        paragraph: layout.sentences[at].paragraph,
                        quotation: Some(next as u32),
                        speaker: quotation.speaker.as_ref().map(|r| r.speaker),
                        cue,
                    });
                }
                next += 1;
            }
            order::sort(&mut taken);
            for sentence in &layout.sentences {
                for part in outside(text, sentence.span, &taken) {
                    let words = lex(text, part).filter(|t| t.kind != TokenKind::Symbol).count();
                    if words >= FEWEST_WORDS {
                        statements.push(Statement {
                            article: id,
                            parts: vec![part],
                            around: sentence.span,
                            paragraph: sentence.paragraph,
                            quotation: None,
                            speaker: None,
                            cue: "",
                        });
                    }
                }
            }
            order::sort_by_key(&mut statements[first..], |s| s.parts.first().copied());
        }
        statements
    }
}

/// A statement that several reports give.
pub(super) struct Told {
    /// The longest attributed version.
    pub(super) fullest: (ArticleId, ByteSpan),
    /// The first version of each report that has a good one.
    pub(super) places: Vec<(ArticleId, ByteSpan)>,
    /// These reports, those whose version is no good match, and those with a sentence that has half of the content words of a version: they may give it in others.
    pub(super) have: Vec<u32>,
}

impl Asked<'_> {
    /// The reports that are in and give a statement that another of them gives too, for certain.
    pub(super) fn with_statement_of_another(&self, selection: &Selection) -> Vec<ArticleId> {
        let all = self.all_versions();
        let mut found = Vec::new();
        for group in all.groups.iter().filter(|group| group.is_certain) {
            let mut of: Vec<ArticleId> = group.members.iter().map(|m| all.article(m)).collect();
            of.retain(|&article| selection.has(article));
            if of.iter().any(|article| of.first() != Some(article)) {
                found.extend(of);
            }
        }
        found
    }

    /// The statement of a group, if at least so many of the reports that are in give it: matched for certain, or [`WELL`] by
    /// [`SEVERAL`] reports and more, which bear one another out.
    pub(super) fn told_by(&self, selection: &Selection, least: usize, group: usize) -> Option<Told> {
        let all = self.all_versions();
        let group = all.groups.get(group)?;
        let members = || group.members.iter().filter(|m| selection.has(all.article(m)));
        let is_attributed = |m: &Version| all.of(m).iter().any(|s| s.quotation.is_some());
        let is_sure = |m: &Version| {
            if group.is_certain { m.score >= GOOD } else { m.score >= WELL && is_attributed(m) }
        };
        let sure = members().filter(|m| is_sure(m));
        let mut places: Vec<(ArticleId, ByteSpan)> = sure.map(|m| (all.article(m), all.whole(m))).collect();
        places.dedup_by_key(|place| place.0);
        let length = |m: &&Version| (is_attributed(m), all.whole(m).len());
        let least = if group.is_certain { least } else { least.max(SEVERAL) };
        let fullest = members().max_by_key(length).filter(|_| places.len() >= least)?;
        let mut have: Vec<u32> = members().map(|m| all.article(m).0).collect();
        for member in members() {
            have.extend(self.with_half_of(all.article(member), all.of(member)));
        }
        order::sort(&mut have);
        have.dedup();
        Some(Told { fullest: (all.article(fullest), all.whole(fullest)), places, have })
    }

    /// The articles with a sentence that has half of the content words of a statement.
    fn with_half_of(&self, article: ArticleId, statements: &[Statement]) -> Vec<u32> {
        let index = &self.analysis.index;
        let tokens =
            statements.iter().flat_map(|s| &s.parts).flat_map(|&p| index.tokens_in(article, p).range());
        let mut terms: Vec<TermId> = tokens.map(|t| index.term_of(TokenIndex(t as u32))).collect();
        terms.retain(|&term| !is_stop_word(index.term(term)));
        order::sort(&mut terms);
        terms.dedup();
        // Of half of the words a sentence has at least one of the rarer half: only these are looked up everywhere.
        let needed = terms.len().div_ceil(2);
        order::sort_by_key(&mut terms, |&term| index.positions(term).len());
        let (rare, frequent) = terms.split_at((terms.len() + 1 - needed).min(terms.len()));
        // Which sentences have each of them, by their first token.
        let mut sentences: Vec<u32> = Vec::new();
        for &term in rare {
            let first = sentences.len();
            for &at in index.positions(term) {
                let sentence = index.sentence(TokenIndex(at)).start;
                if sentences[first..].last() != Some(&sentence) {
                    sentences.push(sentence);
                }
            }
        }
        order::sort(&mut sentences);
        let frequent_in = |first: u32| {
            let sentence = index.sentence(TokenIndex(first));
            let is_in = |term: TermId| {
                let places = index.positions(term);
                let at = places.partition_point(|&at| at < sentence.start);
                places.get(at).is_some_and(|&at| at < sentence.end)
            };
            frequent.iter().filter(|&&term| is_in(term)).count()
        };
        let many =
            sentences.chunk_by(|a, b| a == b).filter(|same| same.len() + frequent_in(same[0]) >= needed);
        many.map(|same| index.article_of(TokenIndex(same[0])).0).collect()
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<changes::Change> for Change {
    fn from(change: changes::Change) -> Self {
        match change {
            changes::Change::Kept => Self::Kept,
            changes::Change::Punctuation => Self::Punctuation,
            changes::Change::Changed => Self::Changed,
            changes::Change::Added => Self::Added,
            changes::Change::Moved => Self::Moved,
        }
    }
}

impl From<QuoteKind> for StatementKind {
    fn from(kind: QuoteKind) -> Self {
        match kind {
            QuoteKind::Direct => Self::Direct,
            QuoteKind::Mixed => Self::Mixed,
            QuoteKind::Indirect => Self::Indirect,
        }
    }
}
