//! The first screen.

use super::{Asked, methods, page_range};
use crate::compare::findings::{self, Evidence, Material, OwnTerm, Repeated, Report, Sharing, Voice};
use crate::corpus::Selection;
use crate::error::Error;
use crate::index::{Counts, TermId, article_counts};
use crate::map::Map;
use crate::order;
use crate::quotes::describes_somebody;
use crate::span::ArticleId;
use crate::stats;
use crate::text;
use crate::view::{
    ArticleTerm, ArticleTerms, ArticlesView, Certainty, DistinctiveView, Filter, Finding, FindingLink,
    FindingPart, ListRequest, Member, OverviewView, Page, SharedArticle, SharedRequest, SpeakersView,
    StatementKind, Totals, VersionCell, VersionsRequest,
};

use std::ops::Range;

/// Terms given for each article.
const TERMS: usize = 10;
/// The largest corpus whose texts the findings compare.
pub(super) const COMPARED: usize = 100;
/// The largest corpus whose numbers they do.
pub(super) const NUMBERS: usize = 1000;

impl Asked<'_> {
    pub(super) fn overview(&self, filter: &Filter) -> OverviewView {
        let selection = self.selection(filter);
        let speakers = self.all_speakers(filter, false);
        let totals = Totals {
            reports: selection.count() as u32,
            outlets: speakers.outlets.len() as u32,
            words: self.scope(filter).tokens(),
            sentences: selection
                .articles()
                .map(|id| self.corpus[id.index()].layout.sentences.len() as u32)
                .sum(),
            quotations: self.kept_quotations(filter).len() as u32,
            quoted_words: speakers.quoted_words,
        };
        OverviewView { totals, findings: self.findings(filter, &selection, &speakers) }
    }

    pub(super) fn articles(&self, asked: &ListRequest) -> Result<ArticlesView, Error> {
        let (ids, page) = self.page_of_articles(asked)?;
        let infos = &self.analysis.infos;
        let articles = ids[page].iter().map(|id| infos[id.index()].clone()).collect();
        Ok(ArticlesView { total: ids.len() as u32, articles })
    }

    /// The terms that set each report of a page apart.
    pub(super) fn distinctive(&self, asked: &ListRequest) -> Result<DistinctiveView, Error> {
        let (ids, page) = self.page_of_articles(asked)?;
        Ok(DistinctiveView {
            total: ids.len() as u32,
            reports: self.article_terms(&asked.filter, &ids[page], ids.len()),
            method: methods::distinctive_terms(ids.len()),
        })
    }

    /// The articles under the filter, and which of them the page has.
    fn page_of_articles(&self, asked: &ListRequest) -> Result<(Vec<ArticleId>, Range<usize>), Error> {
        let ids: Vec<ArticleId> = self.selection(&asked.filter).articles().collect();
        let page = page_range(asked.page, ids.len())?;
        Ok((ids, page))
    }

    fn findings(&self, filter: &Filter, selection: &Selection, speakers: &SpeakersView) -> Vec<Finding> {
        let infos = &self.analysis.infos;
        // With quotations chosen, nothing is said of whole reports.
        let whole = !filter.chooses_quotations();
        // The first screen does not wait until the texts of a large corpus are laid beside one another.
        let compared = whole && self.corpus.len() <= COMPARED;
        let mut sure: Map<&str, u32> = Map::new();
        for at in self.kept_quotations(filter) {
            if self.certainty(at) == Certainty::Sure {
                *sure.get_or(self.speaker_name(&self.analysis.quotations[at]), || 0) += 1;
            }
        }
        let ids: Vec<ArticleId> = selection.articles().collect();
        let terms = if compared { self.article_terms(filter, &ids, ids.len()) } else { Vec::new() };
        let sharing = if compared { self.sharing(filter) } else { Vec::new() };
        let related = if compared { self.with_statement_of_another(selection) } else { Vec::new() };
        let material = Material {
            one_without: if whole { self.one_without(selection) } else { Vec::new() },
            numbers: if whole && self.corpus.len() <= NUMBERS {
                self.number_material(selection)
            } else {
                Vec::new()
            },
            repeated: if compared { self.repeated(filter) } else { Repeated::default() },
            outlets: speakers.outlets.iter().filter(|o| !o.is_empty()).count(),
            voices: speakers
                .speakers
                .iter()
                .map(|s| Voice {
                    name: &s.speaker,
                    named: matches!(s.kind.as_str(), "person" | "organisation"),
                    described: s.kind == "unnamed" && describes_somebody(&s.speaker),
                    quoted_words: s.quoted_words,
                    quotations: sure.get(s.speaker.as_str()).copied().unwrap_or(0),
                    outlets: s.outlets.iter().map(|o| o.outlet.as_str()).collect(),
                })
                .collect(),
            reports: selection
                .articles()
                .map(|id| {
                    let info = &infos[id.index()];
                    let shares = |s: &Sharing| s.label == info.label && 20 * s.shared >= s.words;
                    let is_related = related.contains(&id) || sharing.iter().any(shares);
                    Report {
                        label: &info.label,
                        words: info.words,
                        quoted_words: info.quoted_words,
                        is_related,
                    }
                })
                .collect(),
            sharing,
            own_terms: terms
                .iter()
                .filter_map(|t| {
                    // "Mr." is the style of a house.
                    let telling = |term: &&ArticleTerm| {
                        term.range == 1 && !matches!(term.term.as_str(), "mr" | "mrs" | "ms" | "sen" | "rep")
                    };
                    let own = t.terms.iter().filter(telling).max_by_key(|term| term.count)?;
                    Some(OwnTerm {
                        label: &infos[t.article as usize].label,
                        shown: &own.shown,
                        count: own.count,
                    })
                })
                .collect(),
        };
        findings::findings(&material).into_iter().map(|f| finding_view(f, filter)).collect()
    }

    /// What becomes of the quotations that several reports give.
    fn repeated(&self, filter: &Filter) -> Repeated {
        let mut repeated = Repeated::default();
        let page = Page { offset: 0, limit: super::MAX_ROWS };
        let asked = VersionsRequest { filter: filter.clone(), of: String::new(), base: String::new(), page };
        let Ok(view) = self.versions(&asked) else { return repeated };
        for statement in view.statements.iter().filter(|s| s.is_certain) {
            let mut quoted = statement.members.iter().filter(|m| m.kind == StatementKind::Direct).peekable();
            let Some(base) = quoted.next() else { continue };
            let others: Vec<&Member> = quoted.filter(|m| m.article != base.article).collect();
            if others.is_empty() {
                continue;
            }
            repeated.all += 1;
            let is_altered = others.iter().any(|other| altered(&base.cells, &other.cells));
            repeated.altered += usize::from(is_altered);
            if is_altered && repeated.example.is_none() {
                let words =
                    base.cells.iter().flatten().map(|cell| cell.text.as_str()).take(6).collect::<Vec<_>>();
                let first = words.join(" ");
                let first = first.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
                let mut labels: Vec<String> = Vec::new();
                for member in std::iter::once(base).chain(others) {
                    let label = &self.analysis.infos[member.article as usize].label;
                    if !labels.contains(label) {
                        labels.push(label.clone());
                    }
                }
                repeated.example = Some((first, labels));
            }
        }
        repeated
    }

    /// With which other report each shares most.
    fn sharing(&self, filter: &Filter) -> Vec<Sharing<'_>> {
        let page = Page { offset: 0, limit: super::MAX_ROWS };
        let asked = SharedRequest { filter: filter.clone(), pair: Vec::new(), least: 0, page };
        let Ok(view) = self.shared(&asked) else { return Vec::new() };
        let label = |article: u32| self.analysis.infos[article as usize].label.as_str();
        let most = |one: &SharedArticle| {
            let with = one.with.first()?;
            Some(Sharing {
                label: label(one.article),
                with: label(with.article),
                words: one.words,
                shared: with.words,
            })
        };
        view.articles.iter().filter_map(most).collect()
    }

    /// The terms that set each of some articles apart from the others of all `reports` under the filter.
    fn article_terms(&self, filter: &Filter, some: &[ArticleId], reports: usize) -> Vec<ArticleTerms> {
        let index = &self.analysis.index;
        let scope = self.scope(filter);
        let counts = Counts::of(index, &scope);
        let reports = reports as u32;
        let mut given = Vec::new();
        for &id in some {
            let mut weighed: Vec<(TermId, u32, f64)> = article_counts(index, &scope, id)
                .into_iter()
                .filter(|&(term, _)| !text::is_stop_word(index.term(term)))
                .map(|(term, count)| (term, count, stats::tf_idf(count, counts.range[term.index()], reports)))
                .filter(|&(_, _, weight)| weight > 0.0)
                .collect();
            order::sort_by(&mut weighed, |a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
            weighed.truncate(TERMS);
            let terms = weighed
                .into_iter()
                .map(|(term, count, weight)| ArticleTerm {
                    term: index.term(term).to_owned(),
                    shown: index.shown(term).to_owned(),
                    count,
                    range: counts.range[term.index()],
                    weight,
                })
                .collect();
            given.push(ArticleTerms { article: id.0, terms });
        }
        given
    }
}

/// Whether one of two versions has words that the other has not, other words or another order, between words of both.
fn altered(base: &[Option<VersionCell>], other: &[Option<VersionCell>]) -> bool {
    let both = |at: &usize| base[*at].is_some() && other.get(*at).is_some_and(Option::is_some);
    let columns: Vec<usize> = (0..base.len()).filter(both).collect();
    let (Some(&first), Some(&last)) = (columns.first(), columns.last()) else { return false };
    let folded = |cell: &VersionCell| {
        let whole = crate::span::ByteSpan::new(0, cell.text.len());
        let words: Vec<String> = text::lex(&cell.text, whole)
            .filter(|t| t.kind != text::TokenKind::Symbol)
            .map(|t| text::fold_case(t.span.of(&cell.text)))
            .collect();
        words
    };
    (first..=last).any(|at| match (&base[at], other.get(at).and_then(Option::as_ref)) {
        (Some(a), Some(b)) => folded(a) != folded(b),
        (None, None) => false,
        _ => true,
    })
}

fn finding_view(finding: findings::Finding, filter: &Filter) -> Finding {
    let (view, query, label) = match &finding.evidence {
        Evidence::Speakers(_) | Evidence::Quotations => ("quotes", None, "see the quotations"),
        Evidence::Versions => ("versions", None, "see the versions"),
        Evidence::Shared => ("versions", None, "see the passages"),
        Evidence::Words(phrases) => ("concordance", Some(either(phrases)), "see the sentences"),
        Evidence::Term(term) => ("concordance", Some(term.clone()), "see the sentences"),
    };
    let tab = match &finding.evidence {
        Evidence::Versions => Some("statements".to_owned()),
        Evidence::Shared => Some("shared".to_owned()),
        _ => None,
    };
    let mut filter = filter.clone();
    if let Evidence::Speakers(speakers) = finding.evidence {
        filter.speakers = speakers;
    }
    Finding {
        rule: finding.rule.to_owned(),
        parts: finding.parts.into_iter().map(|(text, strong)| FindingPart { text, strong }).collect(),
        link: FindingLink { view: view.to_owned(), tab, filter, query, label: label.to_owned() },
        why: finding.why.to_owned(),
    }
}

/// A query for any of several phrases. Signs that a query would read as its own, or as nothing, are left out.
fn either(phrases: &[String]) -> String {
    let quoted = phrases.iter().filter_map(|phrase| {
        let whole = crate::span::ByteSpan::new(0, phrase.len());
        let words: Vec<&str> = text::lex(phrase, whole)
            .filter(|t| t.kind != text::TokenKind::Symbol)
            .map(|t| t.span.of(phrase))
            .collect();
        (!words.is_empty()).then(|| ["\"", &words.join(" "), "\""].concat())
    });
    quoted.collect::<Vec<_>>().join("|")
}
