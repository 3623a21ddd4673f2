//! What can be filtered by.

use super::Asked;
use super::filter::{Dimension, attribute, name_of};
use crate::map::Map;
use crate::order;
use crate::view::{Certainty, Facet, Facets, Filter, QuoteKind, Voice};

impl Asked<'_> {
    pub(super) fn facets(&self, filter: &Filter) -> Facets {
        let mut dates = self.report_facet(filter, Dimension::Date, &filter.dates);
        // In order of time, unknown last.
        order::sort_by(&mut dates, |a, b| {
            (a.value.is_empty(), &a.value).cmp(&(b.value.is_empty(), &b.value))
        });
        let kinds = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];
        let without = filter.without(Dimension::Kind);
        let kept = self.kept_quotations(&without);
        let kind_of = |at: &usize| QuoteKind::from(self.analysis.quotations[*at].attribution.kind);
        Facets {
            fingerprint: self.analysis.fingerprint.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            articles: self.analysis.infos.clone(),
            selected: self.selection(filter).flags().to_vec(),
            outlets: self.report_facet(filter, Dimension::Outlet, &filter.outlets),
            dates,
            agencies: self.report_facet(filter, Dimension::Agency, &filter.agencies),
            speakers: self.quotation_facet(filter, Dimension::Speaker, &filter.speakers, |at| {
                self.speaker_name(&self.analysis.quotations[at])
            }),
            affiliations: self.quotation_facet(filter, Dimension::Affiliation, &filter.affiliations, |at| {
                self.affiliation(&self.analysis.quotations[at])
            }),
            kinds: kinds
                .iter()
                .map(|kind| Facet {
                    value: kind.name().to_owned(),
                    count: kept.iter().filter(|at| kind_of(at) == *kind).count() as u32,
                    on: filter.kinds.contains(kind),
                })
                .collect(),
            stances: self.quotation_facet(filter, Dimension::Stance, &filter.stances, |at| self.stance(at)),
            certainties: self.certainty_facet(filter),
            voices: self.voice_facet(filter),
            attributes: self.attribute_facets(filter),
        }
    }

    /// Reports a value of one dimension, every value of the corpus listed.
    fn report_facet(&self, filter: &Filter, dimension: Dimension, on: &[String]) -> Vec<Facet> {
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
        facet_list(counts, on)
    }

    /// Reports a value of each attribute, name by name; each counted with the others in the filter.
    fn attribute_facets(&self, filter: &Filter) -> Vec<Facet> {
        let infos = &self.analysis.infos;
        let all = infos.iter().flat_map(|info| &info.attributes).chain(&filter.attributes);
        let mut names: Vec<&str> = all.map(|attribute| name_of(attribute)).collect();
        order::sort(&mut names);
        names.dedup();
        let whole = self.selection(filter);
        let mut list = Vec::new();
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
            list.extend(facet_list(counts, &on));
        }
        list
    }

    /// Quotations a value of one dimension, every value of the corpus listed.
    fn quotation_facet<'a>(
        &'a self,
        filter: &Filter,
        dimension: Dimension,
        on: &'a [String],
        value: impl Fn(usize) -> &'a str,
    ) -> Vec<Facet> {
        let mut counts: Map<&str, u32> = Map::new();
        for at in 0..self.analysis.quotations.len() {
            counts.get_or(value(at), || 0);
        }
        for at in self.kept_quotations(&filter.without(dimension)) {
            *counts.get_or(value(at), || 0) += 1;
        }
        facet_list(counts, on)
    }

    /// Words of each voice.
    fn voice_facet(&self, filter: &Filter) -> Vec<Facet> {
        let without = filter.without(Dimension::Voice);
        let (all, quoted) = (self.scope(&without), Filter { voices: vec![Voice::Quoted], ..without });
        let inside = self.scope(&quoted).tokens();
        let facet = |(voice, count): (Voice, u32)| Facet {
            value: voice.name().to_owned(),
            count,
            on: filter.voices.contains(&voice),
        };
        [(Voice::Quoted, inside), (Voice::Reporting, all.tokens() - inside)].map(facet).into()
    }

    fn certainty_facet(&self, filter: &Filter) -> Vec<Facet> {
        let kept = self.kept_quotations(&filter.without(Dimension::Certainty));
        let count = |certainty| kept.iter().filter(|&&at| self.certainty(at) == certainty).count() as u32;
        let all = [Certainty::Sure, Certainty::Likely, Certainty::Guess];
        let facet = |certainty: Certainty| Facet {
            value: certainty.name().to_owned(),
            count: count(certainty),
            on: filter.certainties.contains(&certainty),
        };
        all.into_iter().map(facet).collect()
    }
}

/// Most first, ties by name, unknown last among equals. Values in the filter that the corpus does not have are listed
/// with a count of zero, so that they can be taken off again.
fn facet_list<'a>(mut counts: Map<&'a str, u32>, on: &'a [String]) -> Vec<Facet> {
    for value in on {
        counts.get_or(value, || 0);
    }
    let mut list: Vec<Facet> = counts
        .iter()
        .map(|(&value, &count)| Facet { value: value.to_owned(), count, on: on.iter().any(|v| v == value) })
        .collect();
    order::sort_by_key(&mut list, |f| {
        (std::cmp::Reverse(f.count), f.value.is_empty() || f.value.ends_with('='))
    });
    list
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
