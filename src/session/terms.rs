//! The word list, and that of words which follow each other.

use super::measures;
use super::ngrams::GramAsked;
use super::{Asked, methods, page_range};
use crate::error::Error;
use crate::index::{Counts, Scope, Spread, TermId, TokenIndex, Units};
use crate::stats::dispersion::{Parts, Sizes, distances};
use crate::stats::{self, diversity};
use crate::text;
use crate::view::{Filter, MethodCount, TermRow, TermsRequest, TermsView, WordCounts};
use std::sync::Arc;

/// The most articles that have a column of their own.
const MAX_COLUMNS: u32 = 100;

/// The most occurrences of a word whose distances are told.
const MAX_DISTANCES: usize = 500;

/// What can be listed, whether its figures are asked for row by row or were counted together.
struct Listed {
    /// In the order of the code points of the words.
    rows: Vec<Row>,
    types: u32,
}

#[derive(Clone, Copy)]
struct Row {
    /// The unit; of an n-gram, the token that its first occurrence begins at.
    name: u32,
    count: u32,
    range: u32,
    value: f64,
}

impl Asked<'_> {
    /// The words of a list: terms, or stems. `Session::prepare` has found the stems.
    pub(super) fn units(&self, stems: bool) -> Units<'_> {
        Units::new(&self.analysis.index, self.analysis.prepared.stems.as_ref().filter(|_| stems))
    }

    pub(super) fn terms(&self, asked: &TermsRequest) -> Result<TermsView, Error> {
        let filter = &asked.filter;
        let index = &self.analysis.index;
        let wanted = measures::chosen(measures::Spread::TABLE, &asked.list.measures)?;
        let units = self.units(asked.list.stems);
        let scope = self.scope(filter);
        let spread = Spread::new(index, &scope);
        let Listed { mut rows, types } = self.listed(asked, &scope, units);
        let once = rows.iter().filter(|row| row.count == 1).count() as u32;
        let vocabulary = (asked.words <= 1).then(|| vocabulary(&rows, once));
        self.narrow(asked, units, &mut rows);
        let key: fn(&Row) -> f64 = match asked.list.sort.as_str() {
            "count" => |row| f64::from(row.count),
            "range" => |row| f64::from(row.range),
            "term" => |_| 0.0,
            _ => |row| row.value,
        };
        let page = page_range(asked.list.page, rows.len())?;
        let shown = if asked.list.sort == "term" && asked.list.descending {
            (0..rows.len() as u32).rev().skip(page.start).take(page.len()).collect()
        } else {
            measures::ranked(&rows.iter().map(key).collect::<Vec<f64>>(), asked.list.descending, page)
        };
        let columns = scope.article_count() <= MAX_COLUMNS;
        let words = asked.words.max(1);
        let sizes = Sizes::new(spread.sizes.clone());
        let needs_distances = asked.list.measures.iter().any(|key| key == "arf");
        let row = |&at: &u32| {
            let row = &rows[at as usize];
            let unit_of = |word: u32| {
                if words == 1 { row.name } else { units.of(index.term_of(TokenIndex(row.name + word))) }
            };
            let parts: Vec<u32> = (0..words).map(unit_of).collect();
            // A word alone is counted without putting its tokens in order, unless that is asked for.
            let (tokens, counts) = if words == 1 && !needs_distances {
                (Default::default(), spread.unit_counts(units, row.name))
            } else {
                let tokens = spread.positions(units, &parts, asked.across);
                let counts = spread.counts(&tokens);
                (tokens, counts)
            };
            let between = if needs_distances {
                distances(&spread.places(&tokens), scope.tokens()).unwrap_or_default()
            } else {
                Vec::new()
            };
            let of = measures::Spread { parts: Parts::new(&counts, &sizes), distances: &between };
            let (values, undefined) = measures::figures(measures::Spread::TABLE, &wanted, &of);
            let names = self.names(units, &parts);
            TermRow {
                term: names.term,
                shown: names.shown,
                query: if words > 1 && !asked.across {
                    names.query + " within sentence"
                } else {
                    names.query
                },
                forms: names.forms,
                count: row.count,
                per_thousand: stats::per_thousand(row.count, scope.tokens()),
                range: counts.iter().filter(|&&count| count > 0.0).count() as u32,
                by_article: if columns {
                    counts.iter().map(|&count| count as u32).collect()
                } else {
                    Vec::new()
                },
                values,
                undefined,
                distances: if between.len() <= MAX_DISTANCES { between } else { Vec::new() },
            }
        };
        let reports = scope.article_count();
        let own = [
            MethodCount { name: "N, words (tokens)".to_owned(), value: f64::from(scope.tokens()) },
            MethodCount { name: "n, reports".to_owned(), value: f64::from(reports) },
        ];
        let few = (reports < 10).then_some(
            "With fewer than ten reports these figures say little more than the counts in each report: look at those first.",
        );
        Ok(TermsView {
            tokens: scope.tokens(),
            types,
            total: rows.len() as u32,
            articles: scope.articles().filter(|_| columns).map(|id| id.0).collect(),
            tokens_by_article: spread.sizes.iter().filter(|_| columns).map(|&size| size as u32).collect(),
            vocabulary,
            rows: shown.iter().map(row).collect(),
            measures: measures::tell(measures::Spread::TABLE, &wanted, &own, few),
            method: methods::word_list(asked, scope.tokens(), types, reports, filter.chooses_quotations()),
        })
    }

    /// Everything that occurs at all (of n-grams: often enough), with the figure that it is sorted by.
    fn listed(&self, asked: &TermsRequest, scope: &Scope, units: Units) -> Listed {
        if GramAsked::of(asked).is_some() {
            let Some((_, grams)) = &self.analysis.prepared.grams else {
                return Listed { rows: Vec::new(), types: 0 };
            };
            let index = &self.analysis.index;
            let name = |first: u32| {
                if asked.words <= 1 { units.of(index.term_of(TokenIndex(first))) } else { first }
            };
            let row = |(at, gram): (usize, &crate::index::Gram)| Row {
                name: name(gram.first),
                count: gram.count,
                range: gram.range,
                value: grams.values.get(at).copied().unwrap_or(0.0),
            };
            return Listed { rows: grams.grams.iter().enumerate().map(row).collect(), types: grams.types };
        }
        let index = &self.analysis.index;
        // The range is counted row by row where nothing is sorted by it; that of stems, which is no sum, as n-grams are.
        let is_by_range = asked.list.sort == "range" && !asked.list.stems;
        let (counts, ranges) = if is_by_range {
            let all = Counts::of(index, scope);
            (Arc::new(all.count), all.range)
        } else {
            (self.counts(scope), Vec::new())
        };
        let row = |(unit, count): (u32, u32)| Row {
            name: unit,
            count,
            range: ranges.get(unit as usize).copied().unwrap_or(0),
            value: 0.0,
        };
        let rows: Vec<Row> =
            (0..).zip(units.sums(&counts)).filter(|(_, count)| *count > 0).map(row).collect();
        Listed { types: rows.len() as u32, rows }
    }

    /// Leaves out what the request does not list.
    fn narrow(&self, asked: &TermsRequest, units: Units, rows: &mut Vec<Row>) {
        let index = &self.analysis.index;
        let containing = text::fold_case(&asked.containing);
        let stop = if asked.list.stop_words { Vec::new() } else { units.stop_words() };
        let holding = if containing.is_empty() { Vec::new() } else { units.holding(&containing) };
        let has = |list: &[bool], unit: u32| list.get(unit as usize).copied().unwrap_or(false);
        let words = asked.words.max(1);
        rows.retain(|row| {
            let unit = |word: u32| {
                if words == 1 { row.name } else { units.of(index.term_of(TokenIndex(row.name + word))) }
            };
            row.count >= asked.list.min_count
                && (asked.list.stop_words || !has(&stop, unit(0)) && !has(&stop, unit(words - 1)))
                && (holding.is_empty() || (0..words).any(|word| has(&holding, unit(word))))
        });
    }

    /// What units that follow each other are called.
    pub(super) fn names(&self, units: Units, parts: &[u32]) -> Names {
        let index = &self.analysis.index;
        let terms = |unit: &u32| units.members(*unit).iter().map(|&term| TermId(term)).collect::<Vec<_>>();
        // Of a stem's words the most frequent stands for all.
        let most = |unit: &u32| {
            terms(unit).into_iter().max_by_key(|&term| (index.positions(term).len(), std::cmp::Reverse(term)))
        };
        let join = |word: &dyn Fn(&u32) -> String| parts.iter().map(word).collect::<Vec<_>>().join(" ");
        let shown = |unit: &u32| most(unit).map_or("", |term| index.shown(term)).to_owned();
        let forms: Vec<String> = match parts {
            [unit] => terms(unit).iter().map(|&term| index.shown(term).to_owned()).collect(),
            _ => Vec::new(),
        };
        let stem = |unit: &u32| ["[stem=\"", &units.name(*unit), "\"]"].concat();
        let query = match parts {
            _ if units.are_stems() => join(&stem),
            [unit] if units.name(*unit).chars().all(|c| c.is_alphanumeric() || "-.,'".contains(c)) => {
                join(&shown)
            }
            _ => ["\"", &join(&shown), "\""].concat(),
        };
        Names {
            term: join(&|&unit| units.name(unit).into_owned()),
            shown: join(&shown),
            query,
            forms: if forms.len() > 1 { forms } else { Vec::new() },
        }
    }

    /// The tokens that a filter leaves: whole articles, or what the chosen quotations say; of them, those of the voice.
    pub(super) fn scope(&self, filter: &Filter) -> Scope {
        let index = &self.analysis.index;
        let selection = self.selection(filter);
        let scope = if filter.chooses_quotations() {
            let mut parts = Vec::new();
            for at in self.kept_quotations(filter) {
                let quotation = &self.analysis.quotations[at];
                parts.extend(quotation.attribution.content.iter().map(|&span| (quotation.article, span)));
            }
            Scope::of_parts(index, selection.flags(), &parts)
        } else {
            Scope::of_articles(index, selection.flags())
        };
        self.voiced(filter, scope)
    }
}

pub(super) struct Names {
    /// As counted.
    pub term: String,
    /// As printed.
    pub shown: String,
    /// What finds it.
    pub query: String,
    /// The words that a stem joins.
    pub forms: Vec<String>,
}

fn vocabulary(rows: &[Row], once: u32) -> WordCounts {
    let spectrum = diversity::Spectrum::of_counts(rows.iter().map(|row| row.count).collect());
    WordCounts {
        once,
        type_token_ratio: diversity::ttr(&spectrum).ok(),
        guiraud: diversity::guiraud(&spectrum).ok(),
    }
}
