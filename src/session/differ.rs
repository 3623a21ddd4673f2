//! How reports name, which numbers and relative dates they give.

use super::{Asked, methods, page_range};
use crate::compare::days;
use crate::compare::figures::{self, Figure};
use crate::compare::findings::{Number, OneWithout};
use crate::corpus::Selection;
use crate::error::Error;
use crate::map::Map;
use crate::order;
use crate::quotes::{Document, NameSearch, NamedKind, NamedPlace, Naming};
use crate::span::{ArticleId, ByteSpan};
use crate::text::Sentence;
use crate::view::{
    DateRow, Excerpt, FigureRow, FigureValue, FormCount, ListRequest, Mark, MarkRole, NameForm, NamedRow,
    NamingView, NumbersView, Place,
};
use std::cell::OnceCell;
use std::cmp::Reverse;

/// Places given for one form of a name.
const PLACES: usize = 10;

/// What is found over the whole corpus at the first question.
#[derive(Default)]
pub(super) struct Differ {
    pub(super) naming: OnceCell<Naming>,
    pub(super) figures: OnceCell<Vec<(u32, Figure)>>,
}

impl Asked<'_> {
    pub(super) fn named(&self) -> &Naming {
        self.analysis.differ.naming.get_or_init(|| {
            let mut search = NameSearch::default();
            self.read_names(&mut search, f64::MAX);
            search.finish()
        })
    }

    /// Reads the names of some reports more, with so many words, and says how much is done.
    pub(super) fn read_names(&self, search: &mut NameSearch, words: f64) -> f64 {
        let (mut read, first) = (0.0, search.reports());
        for (at, entry) in self.corpus.iter().enumerate().skip(first) {
            if read >= words {
                return at as f64 / self.corpus.len() as f64;
            }
            search.read(&Document::new(&entry.article, &entry.layout), &self.found[at]);
            read += f64::from(self.read[at].words);
        }
        1.0
    }

    /// The figures of the reports that are in, by article and place; all were found in slices before.
    pub(super) fn figures_in(&self, selection: &Selection) -> Vec<&(u32, Figure)> {
        let all = self.analysis.differ.figures.get().map_or(&[][..], Vec::as_slice);
        all.iter().filter(|(id, _)| selection.has(ArticleId(*id))).collect()
    }

    /// The figures of a report.
    pub(super) fn numbers_of(&self, id: u32) -> Vec<(u32, Figure)> {
        let entry = &self.corpus[id as usize];
        let of = |sentence: &Sentence| figures::figures(&entry.article.text, sentence.span);
        entry.layout.sentences.iter().flat_map(of).map(|figure| (id, figure)).collect()
    }

    /// A place with its sentence.
    pub(super) fn place(&self, article: ArticleId, span: ByteSpan) -> Place {
        let text = self.text(article);
        let layout = &self.corpus[article.index()].layout;
        let utf16 = &self.read[article.index()].utf16;
        let sentence = layout.sentence_at(span.start).map_or(span, |s| layout.sentences[s].span.join(span));
        let (whole, hit) = (utf16.span(text, sentence), utf16.span(text, span));
        let mark = Mark { start: hit.start - whole.start, end: hit.end - whole.start, role: MarkRole::Hit };
        let excerpt = Excerpt { text: sentence.of(text).to_owned(), start: whole.start, marks: vec![mark] };
        Place { article: article.0, span: hit, excerpt }
    }

    /// The words, white space made single blanks.
    pub(super) fn shown(&self, article: ArticleId, span: ByteSpan) -> String {
        span.of(self.text(article)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Names that all reports of the selection have but one: the name, that report, how many others there are. Named most
    /// often first. Not asked of more than thirty reports: hardly a name is in all but one of them.
    pub(super) fn one_without(&self, selection: &Selection) -> Vec<OneWithout<'_>> {
        let reports: Vec<u32> = selection.articles().map(|id| id.0).collect();
        if reports.len() < 4 || reports.len() > 30 {
            return Vec::new();
        }
        let naming = self.named();
        let mut times = vec![(0u32, 0u32, u32::MAX); naming.all.len()];
        for place in naming.places.iter().filter(|p| selection.has(p.article)) {
            let (count, articles, last) = &mut times[place.named as usize];
            *count += 1;
            *articles += u32::from(*last != place.article.0);
            *last = place.article.0;
        }
        let mut found: Vec<(u32, OneWithout)> = Vec::new();
        for (at, named) in naming.all.iter().enumerate() {
            let (count, articles, _) = times[at];
            if articles as usize + 1 != reports.len()
                || !matches!(named.kind, NamedKind::Person | NamedKind::Organisation)
            {
                continue;
            }
            let mut have: Vec<u32> = named.articles.iter().map(|a| a.0).collect();
            have.extend(self.with_words(named));
            if let [report] = reports.iter().filter(|r| !have.contains(r)).collect::<Vec<_>>()[..] {
                let name = named.name.as_str();
                let last = name.rsplit(' ').next().unwrap_or(name);
                let found_by = if named.kind == NamedKind::Person { last } else { name };
                let label = self.analysis.infos[*report as usize].label.as_str();
                found.push((count, OneWithout { name, found_by, label, others: reports.len() - 1 }));
            }
        }
        order::sort_by_key(&mut found, |(count, ..)| Reverse(*count));
        found.into_iter().map(|(_, one)| one).collect()
    }

    /// What is counted: the words of each report that gives it, the number, and whether all give the same.
    pub(super) fn number_material(&self, selection: &Selection) -> Vec<Number<'_>> {
        let given = self.figures_in(selection);
        let number = |row: &Vec<usize>| {
            let mut words: Vec<(String, &str)> = Vec::new();
            let mut last = None;
            for &(id, ref figure) in row.iter().map(|&at| given[at]) {
                if last != Some(id) {
                    let label = self.analysis.infos[id as usize].label.as_str();
                    words.push((self.shown(ArticleId(id), figure.span), label));
                }
                last = Some(id);
            }
            let first = &given[row[0]].1;
            let is_share = first.unit == "%";
            Number { given: words, size: first.high, agree: agree(&given, row), is_share }
        };
        figure_rows(&given).iter().map(number).collect()
    }

    pub(super) fn naming(&self, asked: &ListRequest) -> Result<NamingView, Error> {
        let selection = self.selection(&asked.filter);
        let outlets = self.outlets(&selection);
        let naming = self.named();
        let mut of: Vec<Vec<&NamedPlace>> = vec![Vec::new(); naming.all.len()];
        for place in naming.places.iter().filter(|p| selection.has(p.article)) {
            of[place.named as usize].push(place);
        }
        let reports = |list: &[&NamedPlace]| {
            let mut ids: Vec<u32> = list.iter().map(|p| p.article.0).collect();
            ids.dedup();
            ids.len() as u32
        };
        let mut listed: Vec<usize> = (0..of.len()).filter(|&at| !of[at].is_empty()).collect();
        order::sort_by_key(&mut listed, |&at| Reverse((reports(&of[at]), of[at].len())));
        let range = page_range(asked.page, listed.len())?;
        let rows = listed[range].iter().map(|&at| {
            let mut forms: Vec<(NameForm, Map<usize, u32>)> = Vec::new();
            let mut known: Map<String, usize> = Map::new();
            for place in &of[at] {
                let form = self.shown(place.article, place.span);
                let number = *known.get_or(form.clone(), || forms.len());
                if number == forms.len() {
                    let described = place.described;
                    let (outlets, places) = (Vec::new(), Vec::new());
                    forms.push((NameForm { form, described, count: 0, outlets, places }, Map::new()));
                }
                let (form, counts) = &mut forms[number];
                form.count += 1;
                let outlet = &self.analysis.infos[place.article.index()].outlet;
                *counts.get_or(outlets.iter().position(|o| o == outlet).unwrap_or(0), || 0) += 1;
                if form.places.len() < PLACES {
                    form.places.push(self.place(place.article, place.span));
                }
            }
            let mut forms: Vec<NameForm> = forms
                .into_iter()
                .map(|(form, counts)| {
                    let outlets = counts
                        .iter()
                        .map(|(&outlet, &count)| FormCount { outlet: outlets[outlet].clone(), count })
                        .collect();
                    NameForm { outlets, ..form }
                })
                .collect();
            order::sort_by_key(&mut forms, |f| Reverse(f.count));
            NamedRow {
                name: naming.all[at].name.clone(),
                sort: sort_of(naming.all[at].kind).to_owned(),
                count: of[at].len() as u32,
                reports: reports(&of[at]),
                forms,
            }
        });
        let rows = rows.collect();
        Ok(NamingView { total: listed.len() as u32, rows, method: methods::naming(listed.len()), outlets })
    }

    pub(super) fn numbers(&self, asked: &ListRequest) -> Result<NumbersView, Error> {
        let selection = self.selection(&asked.filter);
        let given = self.figures_in(&selection);
        let mut rows = figure_rows(&given);
        let agreement = |row: &[usize]| match (reports_of(&given, row).len(), agree(&given, row)) {
            (1, _) => (2, "single"),
            (_, true) => (1, "agree"),
            _ => (0, "differ"),
        };
        order::sort_by_key(&mut rows, |row| {
            (agreement(row).0, Reverse(reports_of(&given, row).len()), row[0])
        });
        let range = page_range(asked.page, rows.len())?;
        let shown = rows[range].iter().map(|row| {
            let (id, figure) = given[row[0]];
            let counted = self.shown(ArticleId(*id), figure.what);
            FigureRow {
                counted: if counted.is_empty() { figure.unit.clone() } else { counted },
                agreement: agreement(row).1.to_owned(),
                reports: reports_of(&given, row).len() as u32,
                values: row
                    .iter()
                    .map(|&at| {
                        let (id, figure) = given[at];
                        FigureValue {
                            low: figure.low,
                            high: figure.high,
                            hedge: figure.hedge.clone(),
                            shown: self.shown(ArticleId(*id), figure.span),
                            place: self.place(ArticleId(*id), figure.span),
                        }
                    })
                    .collect(),
            }
        });
        let mut dates = Vec::new();
        for id in selection.articles() {
            let (text, info) = (self.text(id), &self.analysis.infos[id.index()]);
            let date = info.date.as_ref().map(|d| d.value.as_str());
            for sentence in &self.corpus[id.index()].layout.sentences {
                for when in days::relative(text, sentence.span, date) {
                    if dates.len() < super::MAX_ROWS as usize {
                        let (from, to) = when.days.unzip();
                        let (shown, place) = (self.shown(id, when.span), self.place(id, when.span));
                        dates.push(DateRow { shown, from, to, rule: when.rule.to_owned(), place });
                    }
                }
            }
        }
        let rows_shown = shown.collect();
        let several = rows.iter().filter(|row| agreement(row).0 < 2).count();
        let method = methods::numbers(given.len(), several);
        Ok(NumbersView { total: rows.len() as u32, rows: rows_shown, dates, method })
    }

    /// The outlets of the articles that are in, in the order of the corpus.
    pub(super) fn outlets(&self, selection: &Selection) -> Vec<String> {
        let mut outlets: Vec<String> = Vec::new();
        for article in selection.articles() {
            let outlet = &self.analysis.infos[article.index()].outlet;
            if !outlets.contains(outlet) {
                outlets.push(outlet.clone());
            }
        }
        outlets
    }
}

/// Figures that belong together, as places in `given`.
pub(super) fn figure_rows(given: &[&(u32, Figure)]) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for (at, group) in figures::groups(given).into_iter().enumerate() {
        if group == rows.len() {
            rows.push(Vec::new());
        }
        rows[group].push(at);
    }
    rows
}

pub(super) fn reports_of(given: &[&(u32, Figure)], row: &[usize]) -> Vec<u32> {
    let mut reports: Vec<u32> = row.iter().map(|&at| given[at].0).collect();
    reports.dedup();
    reports
}

pub(super) fn agree(given: &[&(u32, Figure)], row: &[usize]) -> bool {
    row.iter().all(|&at| figures::same_value(&given[at].1, &given[row[0]].1))
}

pub(super) fn sort_of(kind: NamedKind) -> &'static str {
    match kind {
        NamedKind::Person => "person",
        NamedKind::Organisation => "organisation",
        NamedKind::Place => "place",
        NamedKind::Undecided => "undecided",
    }
}
