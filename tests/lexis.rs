//! N-grams, collocates, copy and sets of tokens against slow scans of the same tokens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/corpus.rs"]
mod corpus;

use corpus::{SlowToken, entries, slow_tokens, texts};
use newsprism::corpus::Entry;
use newsprism::index::{
    Alike, Company, GramCount, GramRule, Index, MIN_COPY, Scope, Spread, Stems, TermId, TokenIndex,
    TokenSpan, Units, Window, pairs,
};
use newsprism::query::{find, parse};
use newsprism::text::stem;
use newsprism::{ArticleId, ByteSpan};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The number of each token's sentence, over all articles.
fn sentences(entries: &[Entry], tokens: &[SlowToken]) -> Vec<(u32, Option<usize>)> {
    let one = |t: &SlowToken| (t.article.0, entries[t.article.index()].layout.sentence_at(t.span.start));
    tokens.iter().map(one).collect()
}

/// The part of the scope that holds a token.
fn part_of(scope: &Scope, at: usize) -> Option<usize> {
    scope.parts().iter().position(|part| part.range().contains(&at))
}

/// A scope of chosen articles, or of parts of them.
fn scope_of(index: &Index, chosen: &[bool], cuts: &[(u32, u32, u32)]) -> Scope {
    if cuts.is_empty() {
        return Scope::of_articles(index, chosen);
    }
    let spans: Vec<(ArticleId, ByteSpan)> = cuts
        .iter()
        .map(|&(article, a, b)| (ArticleId(article), ByteSpan { start: a.min(b), end: a.max(b) }))
        .collect();
    Scope::of_parts(index, chosen, &spans)
}

type Cuts = Vec<(u32, u32, u32)>;

fn cuts() -> impl Strategy<Value = Cuts> {
    prop_oneof![Just(Vec::new()), prop::collection::vec((0u32..5, 0u32..120, 0u32..120), 0..6)]
}

fn chosen() -> impl Strategy<Value = Vec<bool>> {
    prop_oneof![Just(vec![true; 5]), prop::collection::vec(any::<bool>(), 5)]
}

/// The units' names of every n-gram with its places, the slow way.
fn slow_grams(
    entries: &[Entry],
    tokens: &[SlowToken],
    scope: &Scope,
    rule: GramRule,
    stems: bool,
) -> BTreeMap<Vec<String>, Vec<u32>> {
    let sentence = sentences(entries, tokens);
    let mut found: BTreeMap<Vec<String>, Vec<u32>> = BTreeMap::new();
    let n = rule.words as usize;
    for start in 0..=tokens.len().saturating_sub(n) {
        if start + n > tokens.len() {
            continue;
        }
        let range = start..start + n;
        let same_part = part_of(scope, start)
            .is_some_and(|part| range.clone().all(|at| part_of(scope, at) == Some(part)));
        let same_wall = range.clone().all(|at| {
            if rule.across {
                tokens[at].paragraph == tokens[start].paragraph
            } else {
                sentence[at] == sentence[start]
            }
        });
        if same_part && same_wall {
            let name = |at: usize| {
                let term = &tokens[at].term;
                if stems { stem(term).into_owned() } else { term.clone() }
            };
            found.entry(range.map(name).collect()).or_default().push(start as u32);
        }
    }
    found
}

proptest! {
    #[test]
    fn n_grams_are_those_of_a_slow_scan(
        texts in texts(), chosen in chosen(), cuts in cuts(),
        words in 1u32..=6, across: bool, stems: bool, min_count in 1u32..3,
    ) {
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let tokens = slow_tokens(&entries);
        let scope = scope_of(&index, &chosen, &cuts);
        let rule = GramRule { words, across, min_count };
        let slow = slow_grams(&entries, &tokens, &scope, rule, stems);
        let joined = Stems::of(&index);
        let units = Units::new(&index, stems.then_some(&joined));
        let spread = Spread::new(&index, &scope);
        let first = |places: &[u32]| f64::from(places[0]);
        let mut counted = GramCount::new(rule, scope.clone());
        while counted.step(&index, units, Some(&first)) < 1.0 {}
        prop_assert_eq!(counted.total as usize, slow.values().map(Vec::len).sum::<usize>());
        prop_assert_eq!(counted.types as usize, slow.len());
        let frequent: Vec<_> = slow.iter().filter(|(_, places)| places.len() as u32 >= min_count).collect();
        prop_assert_eq!(counted.grams.len(), frequent.len());
        let mut seen = BTreeSet::new();
        for (at, gram) in counted.grams.iter().enumerate() {
            let parts: Vec<u32> =
                (0..words).map(|word| units.of(index.term_of(TokenIndex(gram.first + word)))).collect();
            let name: Vec<String> = parts.iter().map(|&unit| units.name(unit).into_owned()).collect();
            let places = &slow[&name];
            prop_assert_eq!((gram.first, gram.count as usize), (places[0], places.len()));
            prop_assert_eq!(counted.values[at], f64::from(gram.first));
            let articles: BTreeSet<u32> = places.iter().map(|&p| tokens[p as usize].article.0).collect();
            prop_assert_eq!(gram.range as usize, articles.len());
            prop_assert_eq!(&spread.positions(units, &parts, across), places);
            let counts = spread.counts(places);
            for (article, count) in scope.articles().zip(counts) {
                let slow = places.iter().filter(|&&p| tokens[p as usize].article == article).count();
                prop_assert_eq!(count as usize, slow);
            }
            seen.insert(name);
        }
        prop_assert_eq!(seen.len(), frequent.len());
        // In the order of the units, word by word.
        if !stems {
            let names = |gram: &newsprism::index::Gram| (0..words).map(|w| index.term_of(TokenIndex(gram.first + w))).collect::<Vec<_>>();
            prop_assert!(counted.grams.is_sorted_by_key(names));
        }
    }

    #[test]
    fn stems_join_what_has_one_stem(texts in texts(), chosen in chosen()) {
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let scope = scope_of(&index, &chosen, &[]);
        let stems = Stems::of(&index);
        let units = Units::new(&index, Some(&stems));
        let sums = units.sums(&newsprism::index::Counts::of(&index, &scope).count);
        let mut slow: BTreeMap<String, u32> = BTreeMap::new();
        for (at, token) in slow_tokens(&entries).iter().enumerate() {
            *slow.entry(stem(&token.term).into_owned()).or_default() += u32::from(part_of(&scope, at).is_some());
        }
        prop_assert_eq!(units.len() as usize, slow.len());
        for (unit, (name, count)) in (0..).zip(&slow) {
            prop_assert_eq!(&units.name(unit), name);
            prop_assert_eq!(sums[unit as usize], *count);
            prop_assert!(units.members(unit).iter().all(|&term| units.of(TermId(term)) == unit));
        }
    }

    #[test]
    fn units_are_counted_by_article_as_by_a_slow_scan(texts in texts(), chosen in chosen(), cuts in cuts(), are_stems: bool) {
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let scope = scope_of(&index, &chosen, &cuts);
        let stems = Stems::of(&index);
        let units = Units::new(&index, are_stems.then_some(&stems));
        let spread = Spread::new(&index, &scope);
        let tokens = slow_tokens(&entries);
        for unit in 0..units.len() {
            let is_one = |at: usize| {
                part_of(&scope, at).is_some() && units.of(index.find_term(&tokens[at].term).unwrap()) == unit
            };
            let in_article = |article: &newsprism::ArticleId| {
                (0..tokens.len()).filter(|&at| tokens[at].article == *article && is_one(at)).count() as f64
            };
            let slow: Vec<f64> = spread.articles.iter().map(in_article).collect();
            prop_assert_eq!(&spread.unit_counts(units, unit), &slow);
            prop_assert_eq!(&spread.counts(&spread.positions(units, &[unit], false)), &slow);
        }
    }

    #[test]
    fn collocates_are_those_of_a_slow_scan(
        texts in texts(), chosen in chosen(), cuts in cuts(),
        query in prop::sample::select(vec!["no", "no no", "kerry", "the kerry", "k*", "absent", "no ~4 *e*", "[word=\"no\"] []{0,3} [word=\".*e.*\"]"]),
        left in 0u32..6, right in 0u32..6, across: bool,
    ) {
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let tokens = slow_tokens(&entries);
        let scope = scope_of(&index, &chosen, &cuts);
        let sentence = sentences(&entries, &tokens);
        let hits = find(&index, &scope, &parse(query).unwrap());
        let window = Window { left, right, across };
        let company = Company::of(&index, &scope, &hits, window);
        let is_node = |at: usize| hits.iter().any(|hit| hit.range().contains(&at));
        let mut slow: [BTreeMap<&str, Vec<(TokenSpan, u32)>>; 2] = Default::default();
        for &hit in &hits {
            let part = part_of(&scope, hit.start as usize);
            for at in 0..tokens.len() {
                let is_left = (at as u32) < hit.start && hit.start - at as u32 <= left;
                let is_right = at as u32 >= hit.end && (at as u32) - hit.end < right;
                let reaches = across
                    || is_left && sentence[at] == sentence[hit.start as usize]
                    || is_right && sentence[at] == sentence[hit.end as usize - 1];
                if (is_left || is_right) && reaches && part_of(&scope, at) == part && !is_node(at) {
                    slow[usize::from(is_right)].entry(&tokens[at].term).or_default().push((hit, at as u32));
                }
            }
        }
        let units = Units::new(&index, None);
        let mut words = 0;
        for term in 0..index.terms() {
            let name = index.term(TermId(term));
            let [before, after] = [&slow[0], &slow[1]].map(|side| side.get(name).cloned().unwrap_or_default());
            prop_assert_eq!(company.left[term as usize] as usize, before.len());
            prop_assert_eq!(company.right[term as usize] as usize, after.len());
            words += before.len() + after.len();
            let mut all: Vec<_> = before.into_iter().chain(after).collect();
            all.sort_by_key(|&(hit, at)| (hit, at));
            prop_assert_eq!(pairs(&index, &scope, &hits, window, (units, term)), all);
        }
        prop_assert_eq!(company.words as usize, words);
        // The node is nobody's company: not its own either.
        if query == "no" {
            prop_assert!(index.find_term("no").is_none_or(|term| company.left[term.index()] + company.right[term.index()] == 0));
        }
    }

    #[test]
    fn scopes_are_sets_of_tokens(texts in texts(), a in chosen(), b in chosen(), cut_a in cuts(), cut_b in cuts()) {
        let index = Index::build(&entries(&texts));
        let (a, b) = (scope_of(&index, &a, &cut_a), scope_of(&index, &b, &cut_b));
        let (both, rest) = (a.and(&b), a.minus(&index, &b));
        for at in 0..index.tokens() as usize {
            let is_in = |scope: &Scope| part_of(scope, at).is_some();
            prop_assert_eq!(is_in(&both), is_in(&a) && is_in(&b));
            prop_assert_eq!(is_in(&rest), is_in(&a) && !is_in(&b));
        }
        for scope in [&both, &rest] {
            prop_assert!(scope.parts().iter().all(|p| !p.is_empty()));
            prop_assert!(scope.parts().is_sorted_by(|x, y| x.end <= y.start));
            prop_assert_eq!(scope.tokens(), scope.parts().iter().map(|p| p.len()).sum::<u32>());
            prop_assert!(scope.articles().all(|article| a.has_article(article)));
        }
        prop_assert_eq!(both.tokens() + rest.tokens(), a.tokens());
        prop_assert_eq!(a.minus(&index, &a).article_count(), a.articles().filter(|&x| a.tokens_in(&index, x) == 0).count() as u32);
    }

    #[test]
    fn copy_is_left_out_where_both_have_it_and_counted_once_where_one_has(
        lines in prop::collection::vec(prop::collection::vec(0usize..4, 0..4), 2..6), of_a in prop::collection::vec(any::<bool>(), 6),
    ) {
        // Two long sentences, a short one, and the long one spelt otherwise.
        let pool = ["One two three four five six seven.", "Eight nine ten eleven twelve thirteen fourteen fifteen.", "He did not say.", "ONE, two three four five six “seven”."];
        let texts: Vec<String> = lines.iter().map(|article| article.iter().map(|&at| pool[at]).collect::<Vec<_>>().join("\n\n")).collect();
        let index = Index::build(&entries(&texts));
        let chosen_a: Vec<bool> = (0..texts.len()).map(|at| of_a[at]).collect();
        let chosen_b: Vec<bool> = chosen_a.iter().map(|is| !is).collect();
        let [a, b] = [&chosen_a, &chosen_b].map(|chosen| Scope::of_articles(&index, chosen));
        let (copy_a, copy_b) = Alike::of(&index).copy(&index, &a, &b);
        let kind = |at: usize| if at == 3 { 0 } else { at };

        let mut expected = [0, 0];
        for (sentence, length) in [7, 8].into_iter().enumerate() {
            let count = |side: &[bool]| lines.iter().zip(side).filter(|(_, is)| **is).flat_map(|(l, _)| l).filter(|&&at| kind(at) == sentence).count();
            let [in_a, in_b] = [count(&chosen_a), count(&chosen_b)];
            let out = |n: usize, other: usize| if other > 0 { n } else { n.saturating_sub(1) };
            expected[0] += out(in_a, in_b) * length;
            expected[1] += out(in_b, in_a) * length;
        }
        prop_assert!(MIN_COPY == 7);
        prop_assert_eq!([copy_a.tokens() as usize, copy_b.tokens() as usize], expected);
    }
}

#[test]
fn nothing_is_counted_where_there_is_nothing() {
    for texts in [vec![], vec![""], vec!["word"], vec!["", "one", ""]] {
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let units = Units::new(&index, None);
        for words in [1, 2, 6] {
            let mut counted =
                GramCount::new(GramRule { words, across: true, min_count: 1 }, Scope::all(&index));
            assert_eq!(counted.step(&index, units, None), 1.0);
            assert_eq!(counted.step(&index, units, None), 1.0);
            assert_eq!(counted.grams.len() as u32, if words == 1 { index.terms() } else { 0 });
        }
        let none = Scope::of_articles(&index, &[]);
        let company = Company::of(&index, &none, &[], Window { left: 5, right: 5, across: true });
        assert_eq!(company.words, 0);
        assert!(Spread::new(&index, &none).positions(units, &[], false).is_empty());
    }
}

/// More terms than a slice of the work looks at.
#[test]
fn stems_are_found_in_slices() {
    let letter = |number: u32| char::from(b'a' + (number % 26) as u8);
    let word = |number: u32| [number / 676, number / 26, number].map(letter).iter().collect::<String>();
    let text: String = (0..9_000).map(|number| format!("{0}t {0}ting {0}ted\n", word(number))).collect();
    let index = Index::build(&entries(&[text]));
    let mut stemming = newsprism::index::Stemming::default();
    let shares: Vec<f64> = std::iter::repeat_with(|| stemming.step(&index)).take(4).collect();
    assert!(index.terms() > 1 << 14 && shares[0] > 0.0 && shares[0] < 1.0 && shares.is_sorted());
    assert_eq!(shares[3], 1.0);
    let stems = stemming.finish();
    assert_eq!(stems, Stems::of(&index));
    let units = Units::new(&index, Some(&stems));
    for term in 0..index.terms() {
        assert_eq!(units.name(units.of(TermId(term))), stem(index.term(TermId(term))));
    }
    let names: Vec<_> = (0..units.len()).map(|unit| units.name(unit)).collect();
    assert!(names.is_sorted_by(|a, b| a < b));
}
