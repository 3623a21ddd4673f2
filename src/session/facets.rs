//! What can be filtered by.

use super::Asked;
use super::filter::{Dimension, attribute, name_of};
use crate::map::Map;
use crate::order;
use crate::view::{Certainty, Facet, Facets, Filter, QuoteKind, Voice};

/// Values, each with what it counts.
type Counted<'a> = Vec<(&'a str, u32)>;

impl Asked<'_> {
    pub(super) fn facets(&self, filter: &Filter) -> Facets {
        let mut dates = self.report_facet(filter, Dimension::Date, &filter.dates);
        // In order of time, unknown last.
        order::sort_by_key(&mut dates, |&(date, _)| (date.is_empty(), date));
        let kinds = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];
        let without = filter.without(Dimension::Kind);
        let kept = self.kept_quotations(&without);
        let kind_of = |at: &usize| QuoteKind::from(self.analysis.quotations[*at].attribution.kind);
        Facets {
            fingerprint: self.analysis.fingerprint.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            selected: self.selection(filter).flags().to_vec(),
            outlets: facet(self.report_facet(filter, Dimension::Outlet, &filter.outlets)),
            dates: facet(dates),
            agencies: facet(self.report_facet(filter, Dimension::Agency, &filter.agencies)),
            speakers: self.quotation_facet(filter, Dimension::Speaker, &filter.speakers, |at| {
                self.speaker_name(&self.analysis.quotations[at])
            }),
            affiliations: self.quotation_facet(filter, Dimension::Affiliation, &filter.affiliations, |at| {
                self.affiliation(&self.analysis.quotations[at])
            }),
            kinds: facet(
                kinds.map(|kind| (kind.name(), kept.iter().filter(|at| kind_of(at) == kind).count() as u32)),
            ),
            stances: self.quotation_facet(filter, Dimension::Stance, &filter.stances, |at| self.stance(at)),
            certainties: self.certainty_facet(filter),
            voices: self.voice_facet(filter),
            attributes: self.attribute_facet(filter),
        }
    }

    /// Reports a value of one dimension, every value of the corpus listed.
    fn report_facet<'a>(&'a self, filter: &Filter, dimension: Dimension, on: &'a [String]) -> Counted<'a> {
        let selection = self.selection(&filter.without(dimension));
        let mut counts: Map<&str, u32> = Map::new();
        for (info, &keep) in self.analysis.infos.iter().zip(selection.flags()) {
            let values: Vec<&str> = match dimension {
                Dimension::Outlet => vec![&info.outlet],
                Dimension::Date => vec![info.date.as_ref().map_or("", |d| &d.value)],
                _ if info.agencies.is_empty() => vec![""],
                _ => info.agencies.iter().map(|a| a.value.as_str()).collect(),
            };
            for value in values {
                *counts.get_or(value, || 0) += u32::from(keep);
            }
        }
        listed(counts, on)
    }

    /// Reports a value of each attribute, name by name; each counted with the others in the filter.
    fn attribute_facet(&self, filter: &Filter) -> Facet {
        let infos = &self.analysis.infos;
        let all = infos.iter().flat_map(|info| &info.attributes).chain(&filter.attributes);
        let mut names: Vec<&str> = all.map(|attribute| name_of(attribute)).collect();
        order::sort(&mut names);
        names.dedup();
        let whole = self.selection(filter);
        let mut facets = Facet::default();
        for name in names {
            let mut without = filter.clone();
            without.attributes.retain(|other| name_of(other) != name);
            let other = (without != *filter).then(|| self.selection(&without));
            let flags = other.as_ref().unwrap_or(&whole).flags();
            let none = [name, "="].concat();
            let mut counts: Map<&str, u32> = Map::new();
            for (info, &keep) in infos.iter().zip(flags) {
                *counts.get_or(attribute(info, name).unwrap_or(&none), || 0) += u32::from(keep);
            }
            let on: Vec<String> =
                filter.attributes.iter().filter(|other| name_of(other) == name).cloned().collect();
            let Facet { values, counts } = facet(listed(counts, &on));
            facets.values.extend(values);
            facets.counts.extend(counts);
        }
        facets
    }

    /// Quotations a value of one dimension, every value of the corpus listed.
    fn quotation_facet<'a>(
        &'a self,
        filter: &Filter,
        dimension: Dimension,
        on: &'a [String],
        value: impl Fn(usize) -> &'a str,
    ) -> Facet {
        let mut counts: Map<&str, u32> = Map::new();
        for at in 0..self.analysis.quotations.len() {
            counts.get_or(value(at), || 0);
        }
        for at in self.kept_quotations(&filter.without(dimension)) {
            *counts.get_or(value(at), || 0) += 1;
        }
        facet(listed(counts, on))
    }

    /// Words of each voice.
    fn voice_facet(&self, filter: &Filter) -> Facet {
        let without = filter.without(Dimension::Voice);
        let (all, quoted) = (self.scope(&without), Filter { voices: vec![Voice::Quoted], ..without });
        let inside = self.scope(&quoted).tokens();
        facet([(Voice::Quoted.name(), inside), (Voice::Reporting.name(), all.tokens() - inside)])
    }

    fn certainty_facet(&self, filter: &Filter) -> Facet {
        let kept = self.kept_quotations(&filter.without(Dimension::Certainty));
        let count = |certainty| kept.iter().filter(|&&at| self.certainty(at) == certainty).count() as u32;
        let all = [Certainty::Sure, Certainty::Likely, Certainty::Guess];
        facet(all.map(|certainty| (certainty.name(), count(certainty))))
    }
}

/// Most first, ties by name, unknown last among equals. Values in the filter that the corpus does not have are listed
/// with a count of zero, so that they can be taken off again.
fn listed<'a>(mut counts: Map<&'a str, u32>, on: &'a [String]) -> Counted<'a> {
    for value in on {
        counts.get_or(value, || 0);
    }
    let mut list: Counted = counts.iter().map(|(&value, &count)| (value, count)).collect();
    order::sort_by_key(&mut list, |&(value, count)| {
        (std::cmp::Reverse(count), value.is_empty() || value.ends_with('='))
    });
    list
}

fn facet<'a>(list: impl IntoIterator<Item = (&'a str, u32)>) -> Facet {
    let (values, counts) = list.into_iter().map(|(value, count)| (value.to_owned(), count)).unzip();
    Facet { values, counts }
}

impl QuoteKind {
    /// The name used in data.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

impl Voice {
    /// The name used in data.
    fn name(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Reporting => "reporting",
        }
    }
}

impl Certainty {
    /// The name used in data.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Guess => "guess",
        }
    }
}
