//! What reports leave out that others have.

use super::differ::{agree, figure_rows, reports_of, sort_of};
use super::versions::Told;
use super::{Asked, methods, page_range};
use crate::compare::figures;
use crate::compare::left_out::{Item, left_out};
use crate::corpus::Selection;
use crate::error::Error;
use crate::index::{TermId, TokenIndex};
use crate::order;
use crate::quotes::{Named, NamedKind, NamedPlace, Naming};
use crate::span::{ArticleId, ByteSpan};
use crate::text::fold_word;
use crate::view::{Filter, LeftOutRequest, LeftOutRow, LeftOutView};

/// Sentences given of what is left out: of many reports a name stands in hundreds.
const SENTENCES: usize = 30;

/// Names, numbers or groups of statements that a step looks at.
const STEP: usize = 200;

/// What reports can leave out, and which reports have each: names, then numbers, then statements.
pub(super) struct Had {
    filter: Filter,
    least: u32,
    /// How many names, numbers and groups of statements were looked at.
    looked_at: usize,
    /// How many reports of the selection give each name; empty before the first step.
    naming: Vec<u32>,
    is_done: bool,
    /// The numbers: figures that belong together and agree, as places among those of the selection.
    numbers: Option<Vec<Vec<usize>>>,
    told: Vec<Told>,
    /// Names by their number, then numbers, then what is told.
    items: Vec<Item>,
}

impl Had {
    pub(super) fn new(asked: &LeftOutRequest) -> Self {
        let (filter, least) = (asked.filter.clone(), asked.least.max(1));
        Self {
            filter,
            least,
            looked_at: 0,
            naming: Vec::new(),
            is_done: false,
            numbers: None,
            told: Vec::new(),
            items: Vec::new(),
        }
    }

    /// Whether it is what another page of the same list needs.
    pub(super) fn is_of(&self, asked: &LeftOutRequest) -> bool {
        (&self.filter, self.least) == (&asked.filter, asked.least.max(1))
    }

    pub(super) fn is_done(&self) -> bool {
        self.is_done
    }

    /// Looks at some more, and says how much is done: 1 when all is.
    pub(super) fn step(&mut self, asked: &Asked) -> f64 {
        let selection = asked.selection(&self.filter);
        let (names, groups) = (asked.named().all.len(), asked.all_versions().groups());
        let (from, to) = (self.looked_at, self.looked_at + STEP);
        if from == 0 {
            self.naming = naming(asked.named(), &selection);
        }
        self.looked_at = to;
        if from < names {
            self.looked_at = to.min(names);
            self.look_at_names(asked, from..self.looked_at);
            return from as f64 / (names + groups) as f64;
        }
        let given = asked.figures_in(&selection);
        let numbers = self.numbers.get_or_insert_with(|| {
            let least = self.least as usize;
            let is_given = |row: &Vec<usize>| reports_of(&given, row).len() >= least && agree(&given, row);
            figure_rows(&given).into_iter().filter(is_given).collect()
        });
        for at in (from..to).map(|at| at - names) {
            if let Some(row) = numbers.get(at) {
                // Whoever gives the number at all has it, whatever it counts there.
                let figure = &given[row[0]].1;
                let same = given.iter().filter(|(_, f)| figures::same_value(f, figure));
                let have = same.map(|(id, _)| *id).chain(asked.with_ordinal(figure.low));
                self.items.push(item(names + at, have.collect()));
            } else if let Some(told) = asked.told_by(&selection, self.least as usize, at - numbers.len()) {
                let item_number = names + numbers.len() + self.told.len();
                self.items.push(item(item_number, told.have.clone()));
                self.told.push(told);
            }
        }
        let all = names + numbers.len() + groups;
        self.is_done = to >= all;
        if self.is_done { 1.0 } else { to as f64 / all as f64 }
    }

    fn look_at_names(&mut self, asked: &Asked, range: std::ops::Range<usize>) {
        for at in range.filter(|&at| self.naming[at] >= self.least).collect::<Vec<_>>() {
            let named = &asked.named().all[at];
            let mut have = asked.with_words(named);
            have.extend(named.articles.iter().map(|a| a.0));
            self.items.push(item(at, have));
        }
    }
}

/// How many reports of the selection give each name: its places are in the order of the reports.
fn naming(naming: &Naming, selection: &Selection) -> Vec<u32> {
    let mut counts = vec![(0, u32::MAX); naming.all.len()];
    for place in naming.places.iter().filter(|p| selection.has(p.article)) {
        let (count, last) = &mut counts[place.named as usize];
        *count += u32::from(*last != place.article.0);
        *last = place.article.0;
    }
    counts.into_iter().map(|(count, _)| count).collect()
}

fn item(item: usize, mut reports: Vec<u32>) -> Item {
    order::sort(&mut reports);
    reports.dedup();
    Item { item, reports }
}

impl Asked<'_> {
    pub(super) fn left_out(&self, asked: &LeftOutRequest) -> Result<LeftOutView, Error> {
        // It was worked out in slices before.
        let none = Had::new(asked);
        let had = self.analysis.comparing.had.as_ref().filter(|had| had.is_of(asked)).unwrap_or(&none);
        let selection = self.selection(&asked.filter);
        let reports: Vec<u32> = selection.articles().map(|id| id.0).collect();
        let naming = self.named();
        let given = self.figures_in(&selection);
        let numbers = had.numbers.as_deref().unwrap_or_default();
        page_range(asked.page, 0)?; // a page too long is refused
        let page = |total| page_range(asked.page, total).unwrap_or_default();
        let (total, missing) = left_out(&reports, &had.items, asked.least, page);
        let mut first: Vec<Vec<&NamedPlace>> = vec![Vec::new(); naming.all.len()];
        for place in naming.places.iter().filter(|p| selection.has(p.article)) {
            let list = &mut first[place.named as usize];
            if list.last().is_none_or(|l| l.article != place.article) {
                list.push(place);
            }
        }
        let rows = missing.iter().map(|m| {
            // Where each report that has it has it first.
            let mut spans: Vec<(ArticleId, ByteSpan)> = Vec::new();
            let (sort, name) = if let Some(named) = naming.all.get(m.item) {
                spans.extend(first[m.item].iter().map(|p| (p.article, p.span)));
                (sort_of(named.kind), named.name.clone())
            } else if let Some(row) = numbers.get(m.item - naming.all.len()) {
                for &(id, ref figure) in row.iter().map(|&at| given[at]) {
                    if spans.last().is_none_or(|s| s.0.0 != id) {
                        spans.push((ArticleId(id), figure.span));
                    }
                }
                let (id, figure) = given[row[0]];
                ("number", self.shown(ArticleId(*id), figure.span))
            } else {
                let told = &had.told[m.item - naming.all.len() - numbers.len()];
                spans.extend(&told.places);
                ("statement", self.shown(told.fullest.0, told.fullest.1))
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

    /// The articles in which one of the names stands, case and stops aside, also as the first part of a compound
    /// ("UN-led"); of a person the last word is enough. So that nothing is called missing that is there.
    pub(super) fn with_words(&self, named: &Named) -> Vec<u32> {
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
}
