//! From the page's filter to articles and quotations.

use super::Asked;
use crate::corpus::Selection;
use crate::index::Scope;
use crate::quotes::Kind;
use crate::span::{ArticleId, ByteSpan};
use crate::view::{ArticleInfo, Filter, QuoteKind, Voice};

/// One thing that a filter holds values of. Facets are counted with their own dimension left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    Outlet,
    Date,
    Agency,
    Speaker,
    Affiliation,
    Kind,
    Stance,
    Certainty,
    Voice,
}

impl From<Kind> for QuoteKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Direct => Self::Direct,
            Kind::Mixed => Self::Mixed,
            Kind::Indirect => Self::Indirect,
        }
    }
}

impl Filter {
    /// Whether it chooses quotations, not articles alone.
    pub(super) fn chooses_quotations(&self) -> bool {
        !self.speakers.is_empty()
            || !self.affiliations.is_empty()
            || !self.kinds.is_empty()
            || !self.stances.is_empty()
            || !self.certainties.is_empty()
    }

    /// The same without one dimension.
    pub(super) fn without(&self, dimension: Dimension) -> Self {
        let mut rest = self.clone();
        match dimension {
            Dimension::Outlet => rest.outlets.clear(),
            Dimension::Date => rest.dates.clear(),
            Dimension::Agency => rest.agencies.clear(),
            Dimension::Speaker => rest.speakers.clear(),
            Dimension::Affiliation => rest.affiliations.clear(),
            Dimension::Kind => rest.kinds.clear(),
            Dimension::Stance => rest.stances.clear(),
            Dimension::Certainty => rest.certainties.clear(),
            Dimension::Voice => rest.voices.clear(),
        }
        rest
    }
}

/// The name in `name=value`.
pub(super) fn name_of(attribute: &str) -> &str {
    attribute.split_once('=').map_or(attribute, |(name, _)| name)
}

/// What an article has of an attribute, as `name=value`.
pub(super) fn attribute<'a>(info: &'a ArticleInfo, name: &str) -> Option<&'a str> {
    info.attributes.iter().find(|own| name_of(own) == name).map(String::as_str)
}

fn holds(wanted: &[String], value: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|w| w == value)
}

impl Asked<'_> {
    /// The articles that the filter's outlet, date, agency and attributes keep.
    pub(super) fn keeps_article(&self, filter: &Filter, article: ArticleId) -> bool {
        let info = &self.analysis.infos[article.index()];
        let date = info.date.as_ref().map_or("", |d| d.value.as_str());
        holds(&filter.outlets, &info.outlet)
            && holds(&filter.files, &info.file)
            && holds(&filter.dates, date)
            && filter.attributes.iter().all(|wanted| {
                let name = name_of(wanted);
                let own = attribute(info, name);
                filter
                    .attributes
                    .iter()
                    .any(|w| name_of(w) == name && own.map_or(w.len() == name.len() + 1, |own| own == w))
            })
            && (filter.agencies.is_empty()
                || if info.agencies.is_empty() {
                    holds(&filter.agencies, "")
                } else {
                    info.agencies.iter().any(|a| holds(&filter.agencies, &a.value))
                })
    }

    /// Whether the filter keeps a quotation.
    pub(super) fn keeps_quotation(&self, filter: &Filter, at: usize) -> bool {
        let quotation = &self.analysis.quotations[at];
        self.keeps_article(filter, quotation.article)
            && holds(&filter.speakers, self.speaker_name(quotation))
            && (filter.affiliations.is_empty() || holds(&filter.affiliations, self.affiliation(quotation)))
            && (filter.kinds.is_empty() || filter.kinds.contains(&quotation.attribution.kind.into()))
            && (filter.certainties.is_empty() || filter.certainties.contains(&self.certainty(at)))
            && (filter.stances.is_empty() || holds(&filter.stances, self.stance(at)))
    }

    /// The numbers of the quotations that the filter keeps, by article and place.
    pub(super) fn kept_quotations(&self, filter: &Filter) -> Vec<usize> {
        (0..self.analysis.quotations.len()).filter(|&at| self.keeps_quotation(filter, at)).collect()
    }

    /// The articles that the filter keeps: those of its outlets, dates, agencies and attributes and, if it chooses quotations,
    /// only those with a quotation that it keeps.
    pub(super) fn selection(&self, filter: &Filter) -> Selection {
        let mut quoted = vec![!filter.chooses_quotations(); self.corpus.len()];
        if filter.chooses_quotations() {
            for at in self.kept_quotations(filter) {
                quoted[self.analysis.quotations[at].article.index()] = true;
            }
        }
        Selection::of(self.corpus.len(), |id| quoted[id.index()] && self.keeps_article(filter, id))
    }

    /// Of some tokens those whose voice the filter keeps.
    pub(super) fn voiced(&self, filter: &Filter, scope: Scope) -> Scope {
        let (quoted, reporting) =
            (filter.voices.contains(&Voice::Quoted), filter.voices.contains(&Voice::Reporting));
        match quoted == reporting {
            true => scope,
            false if quoted => scope.and(&self.inside_marks()),
            false => scope.minus(&self.analysis.index, &self.inside_marks()),
        }
    }

    /// The tokens inside quotation marks that are somebody's quotation.
    fn inside_marks(&self) -> Scope {
        let mut parts = Vec::new();
        for quotation in &self.analysis.quotations {
            let zones = &self.read[quotation.article.index()].zones;
            for content in &quotation.attribution.content {
                let first = zones.partition_point(|zone| zone.end <= content.start);
                for zone in zones[first..].iter().take_while(|zone| zone.start < content.end) {
                    let shared =
                        ByteSpan { start: zone.start.max(content.start), end: zone.end.min(content.end) };
                    parts.push((quotation.article, shared));
                }
            }
        }
        Scope::of_parts(&self.analysis.index, &vec![true; self.corpus.len()], &parts)
    }
}
