//! What each outlet gives each speaker, and by which verbs it reports them.

use super::{Asked, methods, page_range};
use crate::article::LineClass;
use crate::error::Error;
use crate::map::Map;
use crate::order;
use crate::quotes::Kind;
use crate::text::fold_word;
use crate::view::{ListRequest, VerbRow, VerbsView, VoiceRow, VoicesView};
use std::cmp::Reverse;

impl Asked<'_> {
    pub(super) fn voices(&self, asked: &ListRequest) -> Result<VoicesView, Error> {
        let kept = self.kept_quotations(&asked.filter);
        let outlets = self.outlets(&self.selection(&asked.filter));
        let mut rows: Map<(&str, usize), VoiceRow> = Map::new();
        let mut of_outlet = vec![0u32; outlets.len()];
        let mut of_speaker: Map<&str, (u32, Vec<usize>)> = Map::new();
        for &at in &kept {
            let quotation = &self.analysis.quotations[at];
            let info = &self.analysis.infos[quotation.article.index()];
            let outlet = outlets.iter().position(|o| *o == info.outlet).unwrap_or(0);
            let name = self.speaker_name(quotation);
            let words = self.analysis.lengths[at].0;
            let first = self.before_share(at);
            let row = rows.get_or((name, outlet), || VoiceRow {
                speaker: name.to_owned(),
                sort: self.speaker_sort(at).to_owned(),
                outlet: info.outlet.clone(),
                only_here: false,
                quoted_words: 0,
                share: 0.0,
                direct: 0,
                mixed: 0,
                indirect: 0,
                first,
                first_quotation: at as u32,
                in_headline: false,
            });
            match quotation.attribution.kind {
                Kind::Direct => row.direct += 1,
                Kind::Mixed => row.mixed += 1,
                Kind::Indirect => row.indirect += 1,
            }
            row.quoted_words += words;
            if first < row.first {
                (row.first, row.first_quotation) = (first, at as u32);
            }
            row.in_headline |=
                row.sort != "unknown" && self.headline_names(quotation.article, name, &row.sort);
            of_outlet[outlet] += words;
            let (all, places) = of_speaker.get_or(name, || (0, Vec::new()));
            *all += words;
            if !places.contains(&outlet) {
                places.push(outlet);
            }
        }
        let mut listed: Vec<((&str, usize), VoiceRow)> = rows.into_vec();
        let total = |name: &str| of_speaker.get(name).map_or(0, |s| s.0);
        order::sort_by(&mut listed, |(a, _), (b, _)| {
            (Reverse(total(a.0)), a.0, a.1).cmp(&(Reverse(total(b.0)), b.0, b.1))
        });
        let range = page_range(asked.page, listed.len())?;
        let (all, reports) = (listed.len(), kept.len());
        let rows = listed
            .into_iter()
            .skip(range.start)
            .take(range.len())
            .map(|((name, outlet), mut row)| {
                row.only_here = !name.is_empty()
                    && outlets.len() > 1
                    && of_speaker.get(name).is_some_and(|s| s.1.len() == 1);
                row.share = f64::from(row.quoted_words) / f64::from(of_outlet[outlet].max(1));
                row
            })
            .collect();
        Ok(VoicesView { outlets, total: all as u32, rows, method: methods::voices(reports) })
    }

    pub(super) fn verbs(&self, asked: &ListRequest) -> Result<VerbsView, Error> {
        let kept = self.kept_quotations(&asked.filter);
        let outlets = self.outlets(&self.selection(&asked.filter));
        let mut counts: Map<(&str, usize, &str), u32> = Map::new();
        let mut verbs: Map<&str, (u32, &str)> = Map::new();
        for &at in &kept {
            let quotation = &self.analysis.quotations[at];
            let info = &self.analysis.infos[quotation.article.index()];
            let outlet = outlets.iter().position(|o| *o == info.outlet).unwrap_or(0);
            let (verb, stance) = self.verb(at).unwrap_or(("", ""));
            *counts.get_or((verb, outlet, self.speaker_name(quotation)), || 0) += 1;
            verbs.get_or(verb, || (0, stance)).0 += 1;
        }
        let of = |verb: &str| verbs.get(verb).copied().unwrap_or((0, ""));
        let mut listed = counts.into_vec();
        order::sort_by(&mut listed, |(a, _), (b, _)| (Reverse(of(a.0).0), a).cmp(&(Reverse(of(b.0).0), b)));
        let range = page_range(asked.page, listed.len())?;
        let rows = listed[range]
            .iter()
            .map(|&((verb, outlet, speaker), count)| VerbRow {
                verb: verb.to_owned(),
                stance: of(verb).1.to_owned(),
                outlet: outlets[outlet].clone(),
                speaker: speaker.to_owned(),
                count,
            })
            .collect();
        Ok(VerbsView {
            total: listed.len() as u32,
            rows,
            method: methods::verbs(kept.len(), verbs.iter().count()),
            outlets,
        })
    }

    /// The share of a report's words that stand before a quotation, 0 to 1.
    fn before_share(&self, at: usize) -> f64 {
        let quotation = &self.analysis.quotations[at];
        let index = &self.analysis.index;
        let all = index.article(quotation.article);
        let start = quotation.attribution.content.first().map_or(0, |s| s.start);
        let before = index.tokens_in(quotation.article, crate::span::ByteSpan { start: 0, end: start });
        f64::from(before.len()) / f64::from(all.len().max(1))
    }

    /// Whether a headline has the speaker's name: of a person the last word, else all of it.
    fn headline_names(&self, article: crate::span::ArticleId, name: &str, sort: &str) -> bool {
        let entry = &self.corpus[article.index()];
        let mut wanted: Vec<String> = name.split_whitespace().map(fold_word).collect();
        if sort == "person" {
            wanted = wanted.split_off(wanted.len().saturating_sub(1));
        }
        let index = &self.analysis.index;
        !wanted.is_empty()
            && entry.layout.paragraphs.iter().filter(|p| p.class == LineClass::Headline).any(|line| {
                let tokens = index.tokens_in(article, line.span);
                let words: Vec<&str> = (tokens.start..tokens.end)
                    .map(|t| index.term(index.term_of(crate::index::TokenIndex(t))))
                    .collect();
                words.windows(wanted.len()).any(|w| w.iter().zip(&wanted).all(|(a, b)| a == b))
            })
    }
}
