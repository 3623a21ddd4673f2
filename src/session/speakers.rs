//! Who speaks in whose pages.

use super::{Asked, methods, page_range};
use crate::error::Error;
use crate::map::Map;
use crate::order;
use crate::quotes::SpeakerKind;
use crate::view::{Filter, OutletShare, SpeakerRow, SpeakersRequest, SpeakersView};
use std::cmp::Reverse;

impl Asked<'_> {
    pub(super) fn speakers(&self, asked: &SpeakersRequest) -> Result<SpeakersView, Error> {
        let mut view = self.all_speakers(&asked.filter, asked.grouped);
        if asked.by_quotations {
            order::sort_by_key(&mut view.speakers, |s| Reverse((s.quotations, s.quoted_words)));
        }
        let page = page_range(asked.page, view.speakers.len())?;
        view.speakers.truncate(page.end);
        view.speakers.drain(..page.start);
        Ok(view)
    }

    /// With all rows, however many.
    pub(super) fn all_speakers(&self, filter: &Filter, grouped: bool) -> SpeakersView {
        let kept = self.kept_quotations(filter);
        let mut outlets: Vec<String> = Vec::new();
        for article in self.selection(filter).articles() {
            let outlet = &self.analysis.infos[article.index()].outlet;
            if !outlets.contains(outlet) {
                outlets.push(outlet.clone());
            }
        }
        let nothing =
            |outlet: &String| OutletShare { outlet: outlet.clone(), quoted_words: 0, quotations: 0 };
        let mut totals: Vec<OutletShare> = outlets.iter().map(nothing).collect();
        let mut rows: Map<&str, Gathered> = Map::new();
        for &at in &kept {
            let quotation = &self.analysis.quotations[at];
            let quoted_words = self.analysis.lengths[at].0;
            let speaker = self.speaker_name(quotation);
            let name = if grouped { self.affiliation(quotation) } else { speaker };
            let gathered = rows.get_or(name, || Gathered {
                row: self.empty_row(at, name, grouped),
                shares: Map::new(),
                members: Map::new(),
            });
            gathered.row.quoted_words += quoted_words;
            gathered.row.quotations += 1;
            if grouped && !speaker.is_empty() {
                let member = gathered.members.get_or(speaker.to_owned(), || (0, 0));
                *member = (member.0 + quoted_words, member.1 + 1);
            }
            let outlet = &self.analysis.infos[quotation.article.index()].outlet;
            let place = outlets.iter().position(|o| o == outlet).unwrap_or(0);
            let share = gathered.shares.get_or(place, || nothing(outlet));
            for share in [Some(share), totals.get_mut(place)].into_iter().flatten() {
                share.quoted_words += quoted_words;
                share.quotations += 1;
            }
        }
        let mut speakers: Vec<SpeakerRow> = rows.into_vec().into_iter().map(|(_, g)| g.finish()).collect();
        order::sort_by_key(&mut speakers, |s| Reverse((s.quoted_words, s.quotations)));
        let quoted_words = speakers.iter().map(|s| s.quoted_words).sum();
        let method = methods::speakers(quoted_words, kept.len(), grouped);
        let known = outlets.iter().filter(|outlet| !outlet.is_empty()).count();
        let mut view = SpeakersView {
            outlets,
            total: speakers.len() as u32,
            quoted: 0,
            named: 0,
            named_quoted: 0,
            everywhere: Vec::new(),
            in_one: 0,
            speakers: Vec::new(),
            totals,
            quoted_words,
            method,
        };
        for row in &speakers {
            let is_quoted = u32::from(row.quoted_words > 0);
            view.quoted += is_quoted;
            if row.speaker.is_empty() {
                continue;
            }
            view.named += 1;
            view.named_quoted += is_quoted;
            let named_outlets = row.outlets.iter().filter(|share| !share.outlet.is_empty()).count();
            if known > 1 && named_outlets == known {
                view.everywhere.push(row.speaker.clone());
            }
            view.in_one += u32::from(named_outlets == 1 && row.outlets.len() == 1);
        }
        view.speakers = speakers;
        view
    }

    fn empty_row(&self, at: usize, name: &str, grouped: bool) -> SpeakerRow {
        let speaker = self.speaker(self.analysis.quotations[at].speaker.as_ref()).filter(|_| !grouped);
        let kind = if grouped { "affiliation" } else { speaker.map_or("unknown", |s| speaker_kind(s.kind)) };
        SpeakerRow {
            speaker: name.to_owned(),
            kind: kind.to_owned(),
            aliases: speaker.map_or_else(Vec::new, |s| s.aliases.clone()),
            members: Vec::new(),
            quoted_words: 0,
            quotations: 0,
            outlets: Vec::new(),
        }
    }
}

/// A row while it is counted.
struct Gathered {
    row: SpeakerRow,
    /// By place among the outlets.
    shares: Map<usize, OutletShare>,
    /// Quoted words and quotations of each speaker of a group.
    members: Map<String, (u32, u32)>,
}

impl Gathered {
    fn finish(self) -> SpeakerRow {
        let mut members = self.members.into_vec();
        order::sort_by_key(&mut members, |m| Reverse(m.1));
        SpeakerRow {
            outlets: self.shares.into_vec().into_iter().map(|(_, share)| share).collect(),
            members: members.into_iter().map(|(name, _)| name).collect(),
            ..self.row
        }
    }
}

pub(super) fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Unnamed => "unnamed",
    }
}
