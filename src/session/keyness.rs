//! Which words set one selection apart from another.

use super::measures::{self, KEYNESS, Key};
use super::{Asked, methods, page_range};
use crate::error::Error;
use crate::index::{Counts, Scope, Spread};
use crate::span::ArticleId;
use crate::stats;
use crate::stats::association::{self, Table};
use crate::stats::keyness::{self, Compared};
use crate::view::{Correcting, KeynessRequest, KeynessView, KeywordRow, MethodCount, Only, Side, Stability};
use std::sync::Arc;

/// What p must be under, as corrected.
const ALPHA: f64 = 0.05;
/// Where an expected count is under this, Fisher's test takes the place of G².
const SMALL: f64 = 5.0;
/// Counts under this are looked up: in a large corpus most words share theirs with many.
const FEW: usize = 64;

/// The two selections as they are compared.
pub(super) struct Sides {
    pub a: Scope,
    pub b: Scope,
    /// Tokens that both had.
    overlap: u32,
    /// Tokens of each that are copy, and left out.
    copy: [u32; 2],
}

impl Asked<'_> {
    /// A and B: what is in A is not in B, and copy is in neither.
    pub(super) fn sides(&self, asked: &KeynessRequest) -> Result<Sides, Error> {
        let index = &self.analysis.index;
        let all = self.scope(&asked.filter);
        let a = all.and(&self.scope(&asked.target));
        let reference = all.and(&self.scope(&asked.reference));
        let b = reference.minus(index, &a);
        let overlap = reference.tokens() - b.tokens();
        let mut sides = Sides { a, b, overlap, copy: [0, 0] };
        if asked.copy_once
            && let Some(alike) = &self.analysis.prepared.alike
        {
            let (of_a, of_b) = alike.copy(index, &sides.a, &sides.b);
            sides.copy = [of_a.tokens(), of_b.tokens()];
            sides.a = sides.a.minus(index, &of_a);
            sides.b = sides.b.minus(index, &of_b);
        }
        for (side, name, about) in [(&sides.a, "A", "target"), (&sides.b, "B", "reference")] {
            if side.tokens() == 0 {
                let message = [
                    "Side ",
                    name,
                    " has no words to compare. Choose something else for it, or take a filter out.",
                ];
                return Err(Error::new("nothing-to-compare", message.concat()).about(about));
            }
        }
        Ok(sides)
    }

    /// Occurrences of each term in A and in B.
    fn side_counts(&self, sides: &Sides) -> (Arc<Vec<u32>>, Arc<Vec<u32>>) {
        let index = &self.analysis.index;
        let is_all = sides.a.tokens() + sides.b.tokens() == index.tokens();
        // Where the two are all there is, the smaller side is counted and the other is the rest.
        let [first, second] = if is_all && sides.b.tokens() < sides.a.tokens() {
            [&sides.b, &sides.a]
        } else {
            [&sides.a, &sides.b]
        };
        let counted = self.counts(first);
        let other = if is_all {
            let all = Counts::without_range(index, &Scope::all(index)).count;
            Arc::new(all.iter().zip(counted.iter()).map(|(all, counted)| all - counted).collect())
        } else {
            self.counts(second)
        };
        if std::ptr::eq(first, &sides.a) { (counted, other) } else { (other, counted) }
    }

    pub(super) fn keyness(&self, asked: &KeynessRequest) -> Result<KeynessView, Error> {
        let index = &self.analysis.index;
        let wanted = measures::chosen(&KEYNESS, &asked.list.measures)?;
        let units = self.units(asked.list.stems);
        let sides = self.sides(asked)?;
        let (a, b) = self.side_counts(&sides);
        let [a, b] = [a, b].map(|count| units.sums(&count));
        let [n1, n2] = [&sides.a, &sides.b].map(|scope| f64::from(scope.tokens()));
        let stop = if asked.list.stop_words { Vec::new() } else { units.stop_words() };
        let tested: Vec<u32> = (0..units.len())
            .filter(|&unit| a[unit as usize] + b[unit as usize] >= asked.list.min_count.max(1))
            .filter(|&unit| asked.list.stop_words || !stop.get(unit as usize).is_some_and(|&is| is))
            .collect();
        let of = |unit: u32| [f64::from(a[unit as usize]), f64::from(b[unit as usize])];
        let k = f64::from(asked.smoothing) / 100.0;
        let key = |[f1, f2]: [f64; 2]| {
            let word = Compared { f1, n1, f2, n2 };
            Key { word, table: Table { o11: f1, o12: n1 - f1, o21: f2, o22: n2 - f2 }, k }
        };
        let mut tests = Lookup::new();
        let p: Vec<f64> = tested.iter().map(|&unit| tests.get(of(unit), &|f| test(&key(f).table))).collect();
        let corrected = match asked.correcting {
            Correcting::None => p.clone(),
            Correcting::Bonferroni => keyness::bonferroni(&p),
            Correcting::Bh => keyness::benjamini_hochberg(&p),
        };
        let listed: Vec<u32> = (0..tested.len() as u32)
            .filter(|&at| {
                let [f1, f2] = of(tested[at as usize]);
                match asked.only {
                    Only::All => true,
                    Only::Positive => f1 / n1 > f2 / n2,
                    Only::Negative => f1 / n1 < f2 / n2,
                    Only::A => f2 == 0.0,
                    Only::B => f1 == 0.0,
                }
            })
            .collect();
        let unit_at = |at: u32| tested[listed[at as usize] as usize];
        let places = 0..listed.len() as u32;
        let sorted_by = measures::find(&KEYNESS, &asked.list.sort);
        let values: Vec<f64> = match (asked.list.sort.as_str(), sorted_by) {
            (_, Some(at)) => {
                let mut worth = Lookup::new();
                let work_out = |f: [f64; 2]| worth_of(at, &key(f));
                places.map(|place| worth.get(of(unit_at(place)), &work_out)).collect()
            }
            ("a", _) => places.map(|place| of(unit_at(place))[0]).collect(),
            ("b", _) => places.map(|place| of(unit_at(place))[1]).collect(),
            ("term", _) => places.map(f64::from).collect(),
            _ => return Err(measures::unknown(&KEYNESS, &asked.list.sort, "sort")),
        };
        let page =
            measures::ranked(&values, asked.list.descending, page_range(asked.list.page, listed.len())?);
        let spreads = [&sides.a, &sides.b].map(|scope| Spread::new(index, scope));
        let row = |&place: &u32| {
            let (unit, at) = (unit_at(place), listed[place as usize] as usize);
            let word = key(of(unit));
            let (values, undefined) = measures::figures(&KEYNESS, &wanted, &word);
            let names = self.names(units, &[unit]);
            let counts = spreads.each_ref().map(|spread| spread.unit_counts(units, unit));
            let range = |side: usize| counts[side].iter().filter(|&&count| count > 0.0).count() as u32;
            let factor = match asked.correcting {
                Correcting::Bonferroni => tested.len() as f64,
                _ if p[at] > 0.0 => corrected[at] / p[at],
                _ => 1.0,
            };
            KeywordRow {
                term: names.term,
                shown: names.shown,
                forms: names.forms,
                query: names.query,
                a: a[unit as usize],
                b: b[unit as usize],
                a_per_thousand: stats::per_thousand(a[unit as usize], sides.a.tokens()),
                b_per_thousand: stats::per_thousand(b[unit as usize], sides.b.tokens()),
                a_range: range(0),
                b_range: range(1),
                least_expected: word.table.min_expected(),
                p: p[at],
                p_corrected: corrected[at],
                fisher: word.table.min_expected() < SMALL,
                values,
                undefined,
                interval: keyness::log_ratio_interval(&word.word).ok().map(|i| [i.low, i.high]),
                stability: stability(&spreads, &counts, &word, factor),
            }
        };
        let rows: Vec<KeywordRow> = page.iter().map(row).collect();
        let side = |scope: &Scope, counts: &[u32], copy: u32| Side {
            tokens: scope.tokens(),
            types: counts.iter().filter(|&&count| count > 0).count() as u32,
            reports: scope.articles().filter(|&article| scope.tokens_in(index, article) > 0).count() as u32,
            copy,
        };
        let significant = corrected.iter().filter(|&&p| p < ALPHA).count() as u32;
        let count = |name: &str, value: f64| MethodCount { name: name.to_owned(), value };
        let own = [
            count("words of A", n1),
            count("words of B", n2),
            count("words tested", f64::from(tested.len() as u32)),
        ];
        let few = (n1.min(n2) < 10_000.0).then_some(
            "One side has under 10,000 words: few differences can be told from chance here. Look at how many reports have the \
             word, and read its sentences.",
        );
        Ok(KeynessView {
            a: side(&sides.a, &a, sides.copy[0]),
            b: side(&sides.b, &b, sides.copy[1]),
            overlap: sides.overlap,
            tested: tested.len() as u32,
            significant,
            total: listed.len() as u32,
            rows,
            measures: measures::tell(&KEYNESS, &wanted, &own, few),
            method: methods::keyness(asked, &own, few),
        })
    }
}

/// Leaves out each report that has the word, in turn. `counts`: occurrences in the articles of A and of B; `factor`:
/// what the correction multiplied p by.
fn stability(spreads: &[Spread; 2], counts: &[Vec<f64>; 2], word: &Key, factor: f64) -> Stability {
    let mut found = Stability { tried: 0, kept: 0, least: None, without: None };
    let with = spreads.iter().zip(counts).flat_map(|(spread, counts)| {
        spread.articles.iter().zip(counts).filter(|&(_, &count)| count > 0.0).map(|(&article, _)| article)
    });
    let mut with: Vec<ArticleId> = with.collect();
    crate::order::sort(&mut with);
    with.dedup();
    // p falls as G² grows: what is over a G² that sufficed suffices as well.
    let mut enough = f64::INFINITY;
    for article in with {
        // An article can have words on both sides: what it says and what is said in it.
        let part = |side: usize| {
            spreads[side].at(article).map_or([0.0; 2], |at| [counts[side][at], spreads[side].sizes[at]])
        };
        let ([f1, n1], [f2, n2], all) = (part(0), part(1), &word.word);
        let table = Table::of_corpora(all.f1 - f1, all.n1 - n1, all.f2 - f2, all.n2 - n2);
        let signed = table.and_then(|table| {
            let turned = table.is_attracted() != word.table.is_attracted();
            association::g2(&table).map(|g2| if turned { -g2 } else { g2 })
        });
        let is_sure = |table: Table| test(&table) * factor < ALPHA;
        let is_kept = match (table, signed) {
            (Ok(table), Ok(g2)) if g2 > 0.0 && table.min_expected() >= SMALL => {
                let is_kept = g2 >= enough || is_sure(table);
                enough = if is_kept { enough.min(g2) } else { enough };
                is_kept
            }
            (Ok(table), Ok(g2)) => g2 > 0.0 && is_sure(table),
            _ => false,
        };
        found.tried += 1;
        found.kept += u32::from(is_kept);
        let is_least = signed.unwrap_or(f64::MIN) < found.least.unwrap_or(f64::MIN);
        if found.without.is_none() || is_least {
            found.least = signed.ok();
            found.without = Some(article.0);
        }
    }
    found
}

/// p of a word: by G², or by Fisher's test where an expected count is small.
fn test(table: &Table) -> f64 {
    if table.min_expected() < SMALL
        && let Ok(exact) = association::fisher(table)
    {
        return exact.two_sided;
    }
    association::g2(table).map_or(1.0, association::p_value)
}

/// What a word is worth in the order of the list: with the sign of the direction where the measure has none.
fn worth_of(measure: usize, key: &Key) -> f64 {
    let (told, work_out) = &KEYNESS[measure];
    let value = match told.key {
        // Words of one side have their place by ½ in place of 0.
        "logratio" => keyness::log_ratio_smoothed(&key.word),
        _ => work_out(key),
    };
    let is_signed = matches!(told.key, "g2" | "g2two" | "chi2" | "ell");
    let value = value.unwrap_or(f64::NAN);
    if is_signed && !key.table.is_attracted() { -value } else { value }
}

/// Remembers what comes of small counts.
struct Lookup(Vec<Option<f64>>);

impl Lookup {
    fn new() -> Self {
        Self(vec![None; FEW * FEW])
    }

    fn get(&mut self, f: [f64; 2], work_out: &dyn Fn([f64; 2]) -> f64) -> f64 {
        if f.iter().any(|&f| f >= FEW as f64) {
            return work_out(f);
        }
        let at = f[0] as usize * FEW + f[1] as usize;
        *self.0[at].get_or_insert_with(|| work_out(f))
    }
}
