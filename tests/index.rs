//! The index against a slow scan of the same tokens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/corpus.rs"]
mod corpus;

use corpus::{SlowToken, entries, slow_tokens, texts};
use newsprism::index::{
    Counts, Index, Scope, Spread, TermId, TokenIndex, TokenSpan, Units, article_counts, range_of,
};
use newsprism::text::fold_case;
use newsprism::{ArticleId, ByteSpan};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn check_whole(entries: &[newsprism::corpus::Entry], index: &Index, tokens: &[SlowToken]) {
    assert_eq!(index.tokens() as usize, tokens.len());
    assert_eq!(index.articles() as usize, entries.len());
    for (at, token) in tokens.iter().enumerate() {
        let here = TokenIndex(at as u32);
        assert_eq!(index.span(here), token.span);
        assert_eq!(index.term(index.term_of(here)), token.term);
        assert_eq!(index.article_of(here), token.article);
        let paragraph = index.paragraph(here);
        for (other, b) in tokens.iter().enumerate() {
            let inside = paragraph.range().contains(&other);
            assert_eq!(inside, b.paragraph == token.paragraph);
        }
        let layout = &entries[token.article.index()].layout;
        assert_eq!(Some(index.paragraph_number(here) as usize), layout.paragraph_at(token.span.start));
        let sentence = layout.sentence_at(token.span.start);
        for other in index.sentence(here).range() {
            assert_eq!(tokens[other].article, token.article);
            assert_eq!(layout.sentence_at(tokens[other].span.start), sentence);
        }
        assert!(index.sentence(here).range().contains(&at));
    }
}

fn check_terms(index: &Index, tokens: &[SlowToken]) {
    let mut by_term: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (at, token) in tokens.iter().enumerate() {
        by_term.entry(&token.term).or_default().push(at as u32);
    }
    assert_eq!(index.terms() as usize, by_term.len());
    // A BTreeMap of strings is in code point order, as term ids are.
    for (id, (term, positions)) in by_term.iter().enumerate() {
        let id = TermId(id as u32);
        assert_eq!(index.term(id), *term);
        assert_eq!(index.find_term(term), Some(id));
        assert_eq!(index.positions(id), positions);
        let mut printed: BTreeMap<&str, i32> = BTreeMap::new();
        for &at in positions {
            *printed.entry(&tokens[at as usize].surface).or_default() += 1;
        }
        // Bare words first, then the most frequent, then by code point.
        let rank = |surface: &str, n: i32| (fold_case(surface) == *term, n);
        let most = printed.iter().map(|(s, n)| rank(s, *n)).max().unwrap();
        let shown = printed.iter().find(|(s, n)| rank(s, **n) == most).unwrap().0;
        assert_eq!(index.shown(id), *shown);
    }
    for prefix in ["", "k", "ke", "zzz", "é", "u.s."] {
        let expected: Vec<&str> = by_term.keys().copied().filter(|t| t.starts_with(prefix)).collect();
        let found: Vec<&str> = index.terms_with_prefix(prefix).map(|t| index.term(TermId(t))).collect();
        assert_eq!(found, expected);
    }
    assert_eq!(index.find_term("never there"), None);
}

fn check_scope(index: &Index, scope: &Scope, tokens: &[SlowToken], inside: &dyn Fn(usize) -> bool) {
    let mut counts: BTreeMap<&str, (u32, BTreeSet<ArticleId>)> = BTreeMap::new();
    let mut total = 0;
    for (at, token) in tokens.iter().enumerate().filter(|(at, _)| inside(*at)) {
        let _ = at;
        let entry = counts.entry(&token.term).or_default();
        entry.0 += 1;
        entry.1.insert(token.article);
        total += 1;
    }
    let found = Counts::of(index, scope);
    assert_eq!((found.tokens, scope.tokens(), found.types as usize), (total, total, counts.len()));
    let alone = Counts::without_range(index, scope);
    assert_eq!((alone.tokens, alone.types, &alone.count), (found.tokens, found.types, &found.count));
    let articles: Vec<ArticleId> = scope.articles().collect();
    let lists: Vec<_> = articles.iter().map(|&a| article_counts(index, scope, a)).collect();
    let (spread, units) = (Spread::new(index, scope), Units::new(index, None));
    let mut in_articles = 0;
    for &article in &articles {
        in_articles += scope.tokens_in(index, article);
    }
    assert_eq!(in_articles, total);
    for id in 0..index.terms() {
        let term = TermId(id);
        let expected = counts.get(index.term(term));
        assert_eq!(found.count[id as usize], expected.map_or(0, |e| e.0));
        assert_eq!(found.range[id as usize], expected.map_or(0, |e| e.1.len() as u32));
        assert_eq!(range_of(index, scope, term), found.range[id as usize]);
        for ((&article, count), list) in articles.iter().zip(spread.unit_counts(units, id)).zip(&lists) {
            let slow = (0..tokens.len())
                .filter(|&at| {
                    inside(at) && tokens[at].article == article && tokens[at].term == index.term(term)
                })
                .count() as u32;
            assert_eq!(count, f64::from(slow));
            assert_eq!(list.iter().find(|(t, _)| *t == term).map_or(0, |(_, n)| *n), slow);
        }
    }
    assert!(lists.iter().all(|list| list.is_sorted_by(|a, b| a.0 < b.0)));
}

proptest! {
    #[test]
    fn equals_a_slow_scan(texts in texts(), chosen in prop::collection::vec(any::<bool>(), 0..5),
                          cuts in prop::collection::vec((0u32..5, 0u32..120, 0u32..120), 0..6)) {
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let tokens = slow_tokens(&entries);
        check_whole(&entries, &index, &tokens);
        check_terms(&index, &tokens);
        check_scope(&index, &Scope::all(&index), &tokens, &|_| true);
        let is_chosen = |at: usize| chosen.get(tokens[at].article.index()).copied().unwrap_or(false);
        check_scope(&index, &Scope::of_articles(&index, &chosen), &tokens, &is_chosen);
        let spans: Vec<(ArticleId, ByteSpan)> = cuts
            .iter()
            .map(|&(article, a, b)| (ArticleId(article), ByteSpan { start: a.min(b), end: a.max(b) }))
            .collect();
        let scope = Scope::of_parts(&index, &chosen, &spans);
        let inside = |at: usize| is_chosen(at)
            && spans.iter().any(|(a, s)| *a == tokens[at].article && s.contains(tokens[at].span));
        check_scope(&index, &scope, &tokens, &inside);
        prop_assert!(scope.parts().iter().all(|p| !p.is_empty()));
        prop_assert!(scope.parts().is_sorted_by(|a, b| a.end <= b.start));
        prop_assert!(scope.articles().eq((0..index.articles()).map(ArticleId).filter(|a| scope.has_article(*a))));
        for (article, span) in spans {
            let found = index.tokens_in(article, span);
            let slow: Vec<usize> = (0..tokens.len())
                .filter(|&at| tokens[at].article == article && span.contains(tokens[at].span)).collect();
            prop_assert_eq!(found.range().collect::<Vec<_>>(), slow);
        }
    }

    #[test]
    fn any_text_is_indexed_as_it_is_lexed(texts in prop::collection::vec("\\PC{0,40}|[a-z.'’ \n-]{0,40}|[A-Za-z0-9 ,.é’-]{0,60}", 0..4)) {
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let tokens = slow_tokens(&entries);
        check_whole(&entries, &index, &tokens);
        check_terms(&index, &tokens);
    }
}

#[test]
fn an_empty_corpus_and_articles_without_words() {
    for texts in [vec![], vec![""], vec!["", "—", ""], vec!["word"], vec!["", "one", ""]] {
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let tokens = slow_tokens(&entries);
        check_whole(&entries, &index, &tokens);
        check_terms(&index, &tokens);
        check_scope(&index, &Scope::all(&index), &tokens, &|_| true);
    }
    let index = Index::build(&[]);
    assert_eq!(index.article(ArticleId(3)), TokenSpan::default());
    assert_eq!(index.span(TokenIndex(9)), ByteSpan::default());
}

#[test]
fn possessives_are_counted_with_the_bare_word_and_shown_without() {
    let entries = entries(&["Russia’s Russia’s Russia’s RUSSIA it's It’s Its", "russia Russia Russia"]);
    let index = Index::build(&entries);
    let russia = index.find_term("russia").unwrap();
    assert_eq!(index.positions(russia), [0, 1, 2, 3, 7, 8, 9]);
    assert_eq!(index.shown(russia), "Russia");
    assert_eq!(index.positions(index.find_term("it's").unwrap()).len(), 2);
    let all = Scope::all(&index);
    assert_eq!(Spread::new(&index, &all).unit_counts(Units::new(&index, None), russia.0), [4.0, 3.0]);
}

#[test]
fn symbols_are_not_tokens_and_uncounted_lines_hold_none() {
    let index = Index::build(&entries(&["One — “two” (3)!\n# four\nfive"]));
    let terms: Vec<&str> = (0..index.tokens()).map(|t| index.term(index.term_of(TokenIndex(t)))).collect();
    assert_eq!(terms, ["one", "two", "3", "five"]);
}

/// Offsets are kept in halves: words before, at and after multiples of 65,536, and more than one such multiple between
/// two words.
#[test]
fn words_of_a_long_article_are_where_they_stand() {
    let mut text = String::from("One ");
    for (to, words) in
        [(65_530, "two three four"), (65_536 * 2, "five"), (65_536 * 5 - 3, "six seven"), (400_000, "eight")]
    {
        text.push_str(&".".repeat(to - text.len() - 1));
        text.push(' ');
        text.push_str(words);
        text.push_str(if to == 400_000 { "" } else { " " });
    }
    let texts = ["short", &text, "No more.", &text, ""];
    let entries = entries(&texts);
    let index = Index::build(&entries);
    let tokens = slow_tokens(&entries);
    check_whole(&entries, &index, &tokens);
    check_terms(&index, &tokens);
    for article in [1, 3].map(ArticleId) {
        for at in [
            0, 3, 65_530, 65_534, 65_536, 65_540, 131_072, 131_076, 327_676, 327_677, 327_678, 400_000,
            500_000,
        ] {
            let part = ByteSpan { start: 0, end: at };
            let found = index.tokens_in(article, part).len() as usize;
            let inside = tokens.iter().filter(|token| token.article == article && part.contains(token.span));
            assert_eq!(found, inside.count(), "{at}");
        }
    }
}
