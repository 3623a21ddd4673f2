//! Versions of a statement, from the reports to the page.

use super::{Asked, methods, page_range};
use crate::compare::changes::{self, rows};
use crate::compare::statements::{Group, Parts, Statement, groups};
use crate::compare::words::{Word, outside, words};
use crate::error::Error;
use crate::order;
use crate::quotes::lexicon;
use crate::span::{ArticleId, ByteSpan};
use crate::text::{TokenKind, lex};
use crate::view::{
    Change, Filter, Member, Part, QuoteKind, Span16, StatementKind, StatementView, VersionCell,
    VersionsRequest, VersionsView,
};

/// Words that a sentence, or what is left of one beside quotations, must have to be compared.
const FEWEST_WORDS: usize = 4;

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
    fn is(&self, statement: &Statement) -> bool {
        let whole = whole(statement);
        let shared = self.span.end.min(whole.end).saturating_sub(self.span.start.max(whole.start)) as usize;
        self.article == Some(statement.article) && 2 * shared >= self.span.len().min(whole.len()).max(1)
    }
}

impl Asked<'_> {
    pub(super) fn versions(&self, asked: &VersionsRequest) -> Result<VersionsView, Error> {
        let of = self.place_named(&asked.of, "of")?;
        let base = self.place_named(&asked.base, "base")?;
        let all = self.analysis.versions.get_or_init(|| {
            let statements = self.statements();
            Versions { groups: groups(&self.analysis.index, &statements), statements }
        });
        let articles = self.selection(&Filter {
            speakers: Vec::new(),
            kinds: Vec::new(),
            stances: Vec::new(),
            certainties: Vec::new(),
            ..asked.filter.clone()
        });
        let statement = |member: &(u32, f64)| &all.statements[member.0 as usize];
        let mut kept: Vec<(&Group, Vec<(u32, f64)>)> = Vec::new();
        for group in &all.groups {
            let members: Vec<(u32, f64)> =
                group.members.iter().filter(|m| articles.has(statement(m).article)).copied().collect();
            let first = members.first().map(|m| statement(m).article);
            let of_several = members.iter().any(|m| Some(statement(m).article) != first);
            let chosen = members.iter().any(|m| {
                statement(m).quotation.is_some_and(|q| self.keeps_quotation(&asked.filter, q as usize))
            });
            let wanted = of.as_ref().is_none_or(|of| members.iter().any(|m| of.is(statement(m))));
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
        members: &[(u32, f64)],
        base: Option<&Named>,
    ) -> StatementView {
        let statements: Vec<&Statement> = members.iter().map(|m| &all.statements[m.0 as usize]).collect();
        let words: Vec<Vec<Word>> =
            statements.iter().map(|s| words(self.text(s.article), &s.parts)).collect();
        let chosen = base.and_then(|named| statements.iter().position(|s| named.is(s)));
        // The fullest is the longest attributed one, the first of equals.
        let fullest = || {
            let length = |at: usize| (statements[at].quotation.is_some(), words[at].len());
            (0..statements.len()).fold(0, |best, at| if length(at) > length(best) { at } else { best })
        };
        let base = chosen.unwrap_or_else(fullest);
        let members = rows(&words, base)
            .into_iter()
            .enumerate()
            .map(|(at, row)| {
                let cells = row.into_iter().map(|cell| {
                    let cell = cell?;
                    let text = words[at][cell.word].span.of(self.text(statements[at].article));
                    Some(VersionCell { text: one_line(text), change: cell.change.into() })
                });
                self.member(statements[at], members[at].1, cells.collect())
            })
            .collect();
        let Parts { words, rarity, run, context, speaker, cue } = group.parts;
        let parts = [
            ("words", words),
            ("rarity", rarity),
            ("run", run),
            ("sentences around", context),
            ("speaker", speaker),
            ("verb", cue),
        ];
        StatementView {
            is_certain: group.is_certain,
            score: group.score,
            parts: parts.map(|(name, value)| Part { name: name.to_owned(), value }).into(),
            base: base as u32,
            members,
        }
    }

    fn member(&self, statement: &Statement, score: f64, cells: Vec<Option<VersionCell>>) -> Member {
        let text = self.text(statement.article);
        let at = statement.article.index();
        let quotation = statement.quotation.map(|q| &self.analysis.quotations[q as usize]);
        let span = whole(statement);
        let parts: Vec<&str> = statement.parts.iter().map(|p| p.of(text).trim()).collect();
        Member {
            article: statement.article.0,
            paragraph: self.corpus[at].layout.paragraph_at(span.start).map_or(0, |p| p as u32 + 1),
            span: self.read[at].utf16.span(text, span),
            speaker: quotation.map_or_else(String::new, |q| self.speaker_name(q).to_owned()),
            cue: quotation.and_then(|q| q.attribution.cue).map(|c| c.of(text).to_owned()),
            stance: statement.quotation.map_or("", |q| self.stance(q as usize)).to_owned(),
            kind: quotation.map_or(StatementKind::Plain, |q| QuoteKind::from(q.attribution.kind).into()),
            quotation: statement.quotation,
            text: parts.join(" … "),
            score,
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

/// From first to last word.
fn whole(statement: &Statement) -> ByteSpan {
    statement.parts.iter().copied().reduce(ByteSpan::join).unwrap_or_default()
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
