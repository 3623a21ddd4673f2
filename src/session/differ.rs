//! What reports leave out, how they name, which numbers and relative dates they give.

use super::{Asked, methods, page_range};
use crate::compare::days;
use crate::compare::figures::{self, Figure};
use crate::compare::findings::{Number, OneWithout};
use crate::compare::left_out::{Item, left_out};
use crate::corpus::Selection;
use crate::error::Error;
use crate::index::{TermId, TokenIndex};
use crate::map::Map;
use crate::order;
use crate::quotes::{Document, Named, NamedKind, NamedPlace, Naming};
use crate::span::{ArticleId, ByteSpan};
use crate::text::fold_word;
use crate::view::{
    DateRow, Excerpt, FigureRow, FigureValue, FormCount, LeftOutRequest, LeftOutRow, LeftOutView,
    ListRequest, Mark, MarkRole, NameForm, NamedRow, NamingView, NumbersView, Place,
};
use std::cell::OnceCell;
use std::cmp::Reverse;

/// Places given for one form of a name.
const PLACES: usize = 10;

/// Sentences given of what is left out: of many reports a name stands in hundreds.
const SENTENCES: usize = 30;

/// What is found over the whole corpus at the first question.
#[derive(Default)]
pub(super) struct Differ {
    naming: OnceCell<Naming>,
    figures: OnceCell<Vec<(u32, Figure)>>,
}

impl Differ {
    pub(super) fn has_named(&self) -> bool {
        self.naming.get().is_some()
    }
}

impl Asked<'_> {
    pub(super) fn named(&self) -> &Naming {
        self.analysis.differ.naming.get_or_init(|| {
            let documents: Vec<Document> =
                self.corpus.iter().map(|e| Document::new(&e.article, &e.layout)).collect();
            crate::quotes::naming(&documents, self.found)
        })
    }

    /// The figures of all reports, by article and place.
    fn all_figures(&self) -> &[(u32, Figure)] {
        self.analysis.differ.figures.get_or_init(|| {
            let mut all = Vec::new();
            for (id, entry) in (0u32..).zip(self.corpus) {
                for sentence in &entry.layout.sentences {
                    let found = figures::figures(&entry.article.text, sentence.span);
                    all.extend(found.into_iter().map(|figure| (id, figure)));
                }
            }
            all
        })
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
    fn shown(&self, article: ArticleId, span: ByteSpan) -> String {
        span.of(self.text(article)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The articles in which one of the names stands, case and stops aside, also as the first part of a compound
    /// ("UN-led"); of a person the last word is enough. So that nothing is called missing that is there.
    fn with_words(&self, named: &Named) -> Vec<u32> {
        let index = &self.analysis.index;
        let mut found = Vec::new();
        for name in named.aliases.iter().chain([&named.name]) {
            let words: Vec<String> = name.split_whitespace().map(fold_word).collect();
            let skip = if named.kind == NamedKind::Person { words.len().saturating_sub(1) } else { 0 };
            let Some((first, rest)) = words[skip..].split_first() else { continue };
            let bare = first.replace('.', "");
            let dotted: String = bare.chars().flat_map(|c| [c, '.']).collect();
            let mut terms: Vec<TermId> = Vec::new();
            for form in [first.as_str(), &bare, &dotted] {
                terms.extend(index.find_term(form));
                if rest.is_empty() {
                    terms.extend(index.terms_with_prefix(&[form, "-"].concat()).map(TermId));
                }
            }
            for term in terms {
                found.extend(index.positions(term).iter().filter_map(|&at| {
                    let article = index.article_of(TokenIndex(at));
                    let end = index.article(article).end;
                    let follows = (at + 1..)
                        .zip(rest)
                        .all(|(i, word)| i < end && index.term(index.term_of(TokenIndex(i))) == word);
                    follows.then_some(article.0)
                }));
            }
        }
        found
    }

    /// The articles that have the ordinal of a number: "the fifth anniversary" tells of five years.
    fn with_ordinal(&self, value: f64) -> Vec<u32> {
        const ORDINALS: [&str; 11] = [
            "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth",
        ];
        let index = &self.analysis.index;
        let ordinal = ORDINALS.iter().zip(2u32..).find(|(_, n)| f64::from(*n) == value);
        let term = ordinal.and_then(|(word, _)| index.find_term(word));
        let positions = term.map_or(&[][..], |term| index.positions(term));
        positions.iter().map(|&at| index.article_of(TokenIndex(at)).0).collect()
    }

    pub(super) fn left_out(&self, asked: &LeftOutRequest) -> Result<LeftOutView, Error> {
        let selection = self.selection(&asked.filter);
        let reports: Vec<u32> = selection.articles().map(|id| id.0).collect();
        let naming = self.named();
        let mut first: Vec<Vec<&NamedPlace>> = vec![Vec::new(); naming.all.len()];
        for place in naming.places.iter().filter(|p| selection.has(p.article)) {
            let list = &mut first[place.named as usize];
            if list.last().is_none_or(|l| l.article != place.article) {
                list.push(place);
            }
        }
        let mut items: Vec<Item> = Vec::new();
        for (item, named) in naming.all.iter().enumerate() {
            let mut reports: Vec<u32> = named.articles.iter().map(|a| a.0).collect();
            if first[item].len() as u32 >= asked.least.max(1) {
                reports.extend(self.with_words(named));
                order::sort(&mut reports);
                reports.dedup();
                items.push(Item { item, reports });
            }
        }
        // Numbers, each once a value and what it counts.
        let given: Vec<&(u32, Figure)> =
            self.all_figures().iter().filter(|(id, _)| selection.has(ArticleId(*id))).collect();
        let rows = self.figure_rows(&given);
        let figures: Vec<&Vec<usize>> = rows.iter().filter(|row| agree(&given, row)).collect();
        for (at, row) in figures.iter().enumerate() {
            let figure = &given[row[0]].1;
            if (reports_of(&given, row).len() as u32) < asked.least.max(1) {
                continue;
            }
            // Whoever gives the number at all has it, whatever it counts there.
            let mut have: Vec<u32> =
                given.iter().filter(|(_, f)| figures::same_value(f, figure)).map(|(id, _)| *id).collect();
            have.extend(self.with_ordinal(figure.low));
            order::sort(&mut have);
            have.dedup();
            items.push(Item { item: naming.all.len() + at, reports: have });
        }
        let numbers = naming.all.len() + figures.len();
        let told = self.told_by_several(&selection, asked.least.max(1) as usize);
        items.extend(
            told.iter().enumerate().map(|(at, s)| Item { item: numbers + at, reports: s.have.clone() }),
        );
        page_range(asked.page, 0)?; // a page too long is refused
        let page = |total| page_range(asked.page, total).unwrap_or_default();
        let (total, missing) = left_out(&reports, &items, asked.least, page);
        let rows = missing.iter().map(|m| {
            // Where each report that has it has it first.
            let mut spans: Vec<(ArticleId, ByteSpan)> = Vec::new();
            let (sort, name) = match naming.all.get(m.item) {
                None if m.item >= numbers => {
                    let told = &told[m.item - numbers];
                    spans.extend(&told.places);
                    ("statement", self.shown(told.fullest.0, told.fullest.1))
                }
                Some(named) => {
                    spans.extend(first[m.item].iter().map(|p| (p.article, p.span)));
                    (sort_of(named.kind), named.name.clone())
                }
                None => {
                    let row = figures[m.item - naming.all.len()];
                    for &(id, ref figure) in row.iter().map(|&at| given[at]) {
                        if spans.last().is_none_or(|s| s.0.0 != id) {
                            spans.push((ArticleId(id), figure.span));
                        }
                    }
                    let (id, figure) = given[row[0]];
                    ("number", self.shown(ArticleId(*id), figure.span))
                }
            };
            let reports = spans.iter().map(|s| s.0.0).collect();
            let places = spans.iter().take(SENTENCES).map(|&(id, span)| self.place(id, span)).collect();
            LeftOutRow { article: m.report, sort: sort.to_owned(), name, reports, places }
        });
        Ok(LeftOutView {
            total: total as u32,
            rows: rows.collect(),
            method: methods::left_out(reports.len(), asked.least, total),
            articles: reports,
        })
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
        let given: Vec<&(u32, Figure)> =
            self.all_figures().iter().filter(|(id, _)| selection.has(ArticleId(*id))).collect();
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
        self.figure_rows(&given).iter().map(number).collect()
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
        let given: Vec<&(u32, Figure)> =
            self.all_figures().iter().filter(|(id, _)| selection.has(ArticleId(*id))).collect();
        let mut rows = self.figure_rows(&given);
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

    /// Figures that belong together, as places in `given`.
    fn figure_rows(&self, given: &[&(u32, Figure)]) -> Vec<Vec<usize>> {
        let owned: Vec<(u32, Figure)> = given.iter().map(|&one| one.clone()).collect();
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for (at, group) in figures::groups(&owned).into_iter().enumerate() {
            if group == rows.len() {
                rows.push(Vec::new());
            }
            rows[group].push(at);
        }
        rows
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

fn reports_of(given: &[&(u32, Figure)], row: &[usize]) -> Vec<u32> {
    let mut reports: Vec<u32> = row.iter().map(|&at| given[at].0).collect();
    reports.dedup();
    reports
}

fn agree(given: &[&(u32, Figure)], row: &[usize]) -> bool {
    row.iter().all(|&at| figures::same_value(&given[at].1, &given[row[0]].1))
}

fn sort_of(kind: NamedKind) -> &'static str {
    match kind {
        NamedKind::Person => "person",
        NamedKind::Organisation => "organisation",
        NamedKind::Place => "place",
        NamedKind::Undecided => "undecided",
    }
}
