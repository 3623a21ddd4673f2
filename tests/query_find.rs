//! Hits, concordance and dispersion against a slow scan of the same tokens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/corpus.rs"]
mod corpus;

use corpus::{SlowToken, entries, slow_tokens, texts};
use newsprism::index::{Index, Scope, TokenSpan};
use newsprism::query::{Line, concordance, dispersion, find, parse, reports, spread};
use newsprism::text::fold_case;
use newsprism::{ArticleId, ByteSpan};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// How words are compared: capitals count, accents do not.
#[derive(Clone, Copy, Debug)]
struct How {
    case: bool,
    no_accents: bool,
}

/// The slow way of saying what a token is compared as.
fn compared(text: &str, how: How) -> String {
    let mut text = text.replace('’', "'");
    if !["it's"].contains(&text.to_lowercase().as_str()) {
        text = text.strip_suffix("'s").unwrap_or(&text).to_owned();
    }
    if how.no_accents {
        text = text
            .replace('É', "E")
            .replace('é', "e")
            .replace('\u{300}', "")
            .replace('İ', "I")
            .replace("i\u{307}", "i");
    }
    if how.case { text } else { fold_case(&text) }
}

/// What one word of a query must be, decided by hand.
#[derive(Clone, Copy, Debug)]
enum Word {
    Is(&'static str),
    /// As typed, and as a test of the folded token.
    Folded(&'static str, fn(&str) -> bool),
    /// Shapes with `*` and `?`.
    Shape(&'static str),
}

/// The slow match of a wildcard, by recursion.
fn has_shape(shape: &[char], word: &[char]) -> bool {
    match shape.split_first() {
        None => word.is_empty(),
        Some(('*', rest)) => (0..=word.len()).any(|at| has_shape(rest, &word[at..])),
        Some((c, rest)) => word.first().is_some_and(|w| *c == '?' || c == w) && has_shape(rest, &word[1..]),
    }
}

/// A query as a tree, which is written out for the parser and matched here by trying everything.
#[derive(Clone, Debug)]
enum Tree {
    Word(Word),
    /// One after the other, with so many words between at least and at most.
    Then(Box<Tree>, u32, u32, Box<Tree>),
    Near(Box<Tree>, u32, Box<Tree>),
    Or(Box<Tree>, Box<Tree>),
}

impl Tree {
    fn written(&self) -> String {
        match self {
            Self::Word(Word::Is(text) | Word::Folded(text, _) | Word::Shape(text)) => (*text).to_owned(),
            Self::Then(a, 0, 0, b) => format!("({}) ({})", a.written(), b.written()),
            Self::Then(a, least, most, b) => {
                format!("({}) []{{{least},{most}}} ({})", a.written(), b.written())
            }
            Self::Near(a, apart, b) => format!("(({}) ~{apart} ({}))", a.written(), b.written()),
            Self::Or(a, b) => format!("({}|{})", a.written(), b.written()),
        }
    }

    /// Where a match from `start` on may end.
    fn ends(&self, tokens: &[SlowToken], start: usize, how: How) -> BTreeSet<usize> {
        let then = |a: &Self, least: u32, most: u32, b: &Self| -> BTreeSet<usize> {
            let firsts = a.ends(tokens, start, how);
            let starts = firsts.iter().flat_map(|end| (least..=most).map(move |gap| end + gap as usize));
            starts.flat_map(|start| b.ends(tokens, start, how)).collect()
        };
        match self {
            Self::Word(word) => {
                let Some(token) = tokens.get(start) else { return BTreeSet::new() };
                let is_one = match word {
                    Word::Is(text) => compared(&token.surface, how) == compared(text, how),
                    Word::Folded(_, test) => test(&token.term),
                    Word::Shape(shape) => {
                        let letters = |text: &str| compared(text, how).chars().collect::<Vec<char>>();
                        has_shape(&letters(shape), &letters(&token.surface))
                    }
                };
                if is_one { BTreeSet::from([start + 1]) } else { BTreeSet::new() }
            }
            Self::Then(a, least, most, b) => then(a, *least, *most, b),
            Self::Near(a, apart, b) => {
                let mut ends = then(a, 0, apart - 1, b);
                ends.extend(then(b, 0, apart - 1, a));
                ends
            }
            Self::Or(a, b) => {
                let mut ends = a.ends(tokens, start, how);
                ends.extend(b.ends(tokens, start, how));
                ends
            }
        }
    }
}

fn trees() -> impl Strategy<Value = Tree> {
    let word = prop_oneof![
        6 => prop::sample::select(vec![
            "no", "NO", "the", "Kerry", "kerry's", "it’s", "U.S.", "10,000", "été", "ETE", "平", "absent", "war",
        ]).prop_map(Word::Is),
        2 => prop::sample::select(vec!["k*", "?o", "*e*", "K*y", "ét?"]).prop_map(Word::Shape),
        2 => prop::sample::select(vec![
            Word::Folded("talk+", |w| w.starts_with("talk")),
            Word::Folded("go+", |w| ["go", "goes", "went"].contains(&w)),
            Word::Folded("[lemma=\"go|talk\"]", |w| ["go", "goes", "went"].contains(&w) || w.starts_with("talk")),
            Word::Folded("[stem=\"talking\"]", |w| w.starts_with("talk")),
            Word::Folded("[lemma!=\"go\"]", |w| !["go", "goes", "went"].contains(&w)),
            Word::Folded("[lemma=\"go\" | stem=\"talk\" & lemma!=\"go\"]", |w| ["go", "goes", "went"].contains(&w) || w.starts_with("talk")),
        ]),
    ];
    word.prop_map(Tree::Word).prop_recursive(3, 6, 2, |inner| {
        let two = (inner.clone(), inner);
        prop_oneof![
            3 => two.clone().prop_map(|(a, b)| Tree::Then(Box::new(a), 0, 0, Box::new(b))),
            1 => (two.clone(), 0u32..3, 0u32..4).prop_map(|((a, b), least, more)| Tree::Then(Box::new(a), least, least + more.max(1), Box::new(b))),
            1 => (two.clone(), 1u32..5).prop_map(|((a, b), apart)| Tree::Near(Box::new(a), apart, Box::new(b))),
            1 => two.prop_map(|(a, b)| Tree::Or(Box::new(a), Box::new(b))),
        ]
    })
}

fn slow_find(
    tokens: &[SlowToken],
    tree: &Tree,
    how: How,
    in_sentence: bool,
    inside: &dyn Fn(usize, usize) -> bool,
) -> Vec<TokenSpan> {
    let wall = |at: usize| if in_sentence { tokens[at].sentence } else { tokens[at].paragraph };
    let hit = |start: usize| {
        let end = *tree.ends(tokens, start, how).first()?;
        let fits = (start..end).all(|at| wall(at) == wall(start)) && inside(start, end);
        fits.then_some(TokenSpan { start: start as u32, end: end as u32 })
    };
    (0..tokens.len()).filter_map(hit).collect()
}

/// The term `distance` words from the node, the slow way.
fn slow_word(tokens: &[SlowToken], hit: TokenSpan, distance: i8) -> Option<usize> {
    let edge = if distance < 0 { hit.start as i64 } else { i64::from(hit.end) - 1 };
    let at = usize::try_from(edge + i64::from(distance)).ok()?;
    (tokens.get(at)?.paragraph == tokens[hit.start as usize].paragraph).then_some(at)
}

fn slow_order(tokens: &[SlowToken], hits: &[TokenSpan], groups: &[u32], sort: &[i8]) -> Vec<TokenSpan> {
    let mut sorted: Vec<(u32, TokenSpan)> =
        hits.iter().enumerate().map(|(at, &hit)| (groups.get(at).copied().unwrap_or(0), hit)).collect();
    sorted.sort_by_key(|&(group, hit)| {
        let keys: Vec<Vec<&str>> = sort
            .iter()
            .map(|&distance| match distance {
                0 => hit.range().map(|at| tokens[at].term.as_str()).collect(),
                _ => {
                    slow_word(tokens, hit, distance).map(|at| tokens[at].term.as_str()).into_iter().collect()
                }
            })
            .collect();
        (group, keys, hit)
    });
    sorted.into_iter().map(|(_, hit)| hit).collect()
}

fn check_line(texts: &[String], tokens: &[SlowToken], line: &Line, sort: &[i8], context: u32) {
    let (first, last) = (&tokens[line.hit.start as usize], &tokens[line.hit.end as usize - 1]);
    assert_eq!(line.article, first.article);
    assert_eq!(line.node, first.span.join(last.span));
    assert_eq!((line.left.end, line.right.start), (line.node.start, line.node.end));
    let text = &texts[line.article.index()];
    for span in [line.left, line.node, line.right] {
        assert!(text.get(span.range()).is_some(), "{span:?} cuts a character");
    }
    // Never more words than asked for, and fewer only at a wall.
    let inside = |span: ByteSpan| {
        tokens.iter().filter(|t| t.article == line.article && span.contains(t.span)).count() as u32
    };
    assert!(inside(line.left) <= context && inside(line.right) <= context);
    let wall = |gap: &str| !gap.chars().all(char::is_whitespace) || gap.contains('#');
    if inside(line.left) < context {
        let before = text[..line.left.start as usize].trim_end();
        assert!(
            before.is_empty() || wall(before.rsplit('\n').next().unwrap()) || inside(line.left) == 0,
            "{text:?} {line:?}"
        );
    }
    // Nothing uncounted is shown.
    assert!(!text[line.left.start as usize..line.right.end as usize].contains("furniture"));
    assert_eq!(line.sorted_by.len(), sort.len());
    for (&distance, found) in sort.iter().zip(&line.sorted_by) {
        match distance {
            0 => assert_eq!(*found, Some(line.node)),
            _ => assert_eq!(*found, slow_word(tokens, line.hit, distance).map(|at| tokens[at].span)),
        }
    }
}

proptest! {
    #[test]
    fn hits_and_lines_equal_a_slow_scan(
        texts in texts(), tree in trees(), case in any::<bool>(), no_accents in any::<bool>(), in_sentence in any::<bool>(),
        chosen in prop::collection::vec(any::<bool>(), 0..5),
        cuts in prop::collection::vec((0u32..5, 0u32..120, 0u32..120), 0..4),
        sort in prop::collection::vec(-5i8..=5, 0..4), context in 0u32..12, page in (0usize..9, 0usize..9),
    ) {
        let how = How { case, no_accents };
        let mut written = tree.written();
        for (on, words) in [(in_sentence, " within sentence"), (case, " with case"), (no_accents, " without accents")] {
            written.push_str(if on { words } else { "" });
        }
        // Alternatives multiplied out may be too many.
        let Ok(query) = parse(&written) else { return Ok(()) };
        let entries = entries(&texts);
        let index = Index::build(&entries);
        let tokens = slow_tokens(&entries);

        let everything = Scope::all(&index);
        let hits = find(&index, &everything, &query);
        prop_assert_eq!(&hits, &slow_find(&tokens, &tree, how, in_sentence, &|_, _| true));

        let is_chosen = |at: usize| chosen.get(tokens[at].article.index()).copied().unwrap_or(false);
        let articles = Scope::of_articles(&index, &chosen);
        let some = find(&index, &articles, &query);
        prop_assert_eq!(&some, &slow_find(&tokens, &tree, how, in_sentence, &|start, _| is_chosen(start)));

        // Disjoint spans: a hit lies inside one of them, not across two.
        let mut spans: Vec<(ArticleId, ByteSpan)> = Vec::new();
        for &(article, a, b) in &cuts {
            let span = ByteSpan { start: a.min(b), end: a.max(b) };
            if !spans.iter().any(|(other, s)| other.0 == article && s.overlaps(span)) {
                spans.push((ArticleId(article), span));
            }
        }
        let parts = Scope::of_parts(&index, &chosen, &spans);
        let found = find(&index, &parts, &query);
        let slow = slow_find(&tokens, &tree, how, in_sentence, &|start, end| is_chosen(start) && spans.iter().any(|(article, span)| {
            tokens[start..end].iter().all(|t| t.article == *article && span.contains(t.span))
        }));
        prop_assert_eq!(&found, &slow);

        for (scope, hits) in [(&everything, &hits), (&articles, &some), (&parts, &found)] {
            let holders: BTreeSet<ArticleId> = hits.iter().map(|h| tokens[h.start as usize].article).collect();
            prop_assert_eq!(reports(&index, hits) as usize, holders.len());
            let strips = dispersion(&index, scope, hits);
            prop_assert!(strips.iter().map(|s| s.article).eq(scope.articles()));
            prop_assert_eq!(strips.iter().map(|s| s.hits.len()).sum::<usize>(), hits.len());
            prop_assert_eq!(spread(&strips, hits, 7).iter().sum::<u32>() as usize, hits.len());
            for strip in strips {
                prop_assert_eq!(strip.words as usize, tokens.iter().filter(|t| t.article == strip.article).count());
                for hit in &hits[strip.hits] {
                    prop_assert_eq!(tokens[hit.start as usize].article, strip.article);
                    prop_assert!(hit.start >= strip.first && hit.start - strip.first < strip.words);
                }
            }
        }

        // Some lines are grouped, by a number that means nothing.
        let groups: Vec<u32> = if context % 2 == 0 { Vec::new() } else { hits.iter().map(|hit| hit.start * 7 % 3).collect() };
        let order = slow_order(&tokens, &hits, &groups, &sort);
        let lines = concordance(&index, &hits, &groups, &sort, context, 0..hits.len());
        if sort.len() > 3 {
            prop_assert_eq!(lines.unwrap_err().code, "bad-sort");
            return Ok(());
        }
        let lines = lines.unwrap();
        prop_assert_eq!(lines.iter().map(|l| l.hit).collect::<Vec<_>>(), order);
        for line in &lines {
            prop_assert_eq!(hits[line.number as usize], line.hit);
            check_line(&texts, &tokens, line, &sort, context);
        }
        let part = concordance(&index, &hits, &groups, &sort, context, page.0..page.0 + page.1).unwrap();
        prop_assert_eq!(part, lines.into_iter().skip(page.0).take(page.1).collect::<Vec<_>>());
    }
}

fn shown(text: &str, query: &str, context: u32) -> Vec<[String; 3]> {
    let entries = entries(&[text]);
    let index = Index::build(&entries);
    let hits = find(&index, &Scope::all(&index), &parse(query).unwrap());
    let lines = concordance(&index, &hits, &[], &[], context, 0..100).unwrap();
    lines.iter().map(|l| [l.left, l.node, l.right].map(|s| s.of(text).to_owned())).collect()
}

/// quanteda's published example: contexts may overlap.
#[test]
fn contexts_overlap() {
    assert_eq!(
        shown("what does the fox say fox", "fox", 5),
        [["what does the ", "fox", " say fox"], ["what does the fox say ", "fox", ""]]
    );
}

#[test]
fn context_keeps_what_is_printed_and_stops_at_what_is_not_counted() {
    let text = "“Stop!”\n\nHe said, “No: never.”\n# a caption\nThe end.";
    assert_eq!(shown(text, "said", 9), [["“Stop!”\n\nHe ", "said", ", “No: never.”"]]);
    assert_eq!(shown(text, "said", 1), [["He ", "said", ", “No"]]);
    assert_eq!(shown(text, "end", 9), [["The ", "end", "."]]);
    assert_eq!(shown(text, "stop he", 9), [] as [[String; 3]; 0]);
}

#[test]
fn hits_of_a_phrase_may_overlap() {
    assert_eq!(shown("no no no", "\"no no\"", 0).len(), 2);
}

#[test]
fn a_sort_beyond_five_words_is_refused() {
    let index = Index::build(&entries(&["a b"]));
    let hits = find(&index, &Scope::all(&index), &parse("a").unwrap());
    assert_eq!(concordance(&index, &hits, &[], &[6], 5, 0..1).unwrap_err().code, "bad-sort");
    assert_eq!(concordance(&index, &hits, &[], &[0, 1, 2, 3], 5, 0..1).unwrap_err().code, "bad-sort");
}

/// Enough hits that they are counted through, not sorted.
#[test]
fn many_lines_are_sorted_as_few_are() {
    let words = ["no", "the", "Kerry", "war", "it's", "a"];
    let (mut text, mut state) = (String::new(), 1u32);
    for at in 0..6000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(words[(state >> 16) as usize % words.len()]);
        text.push_str(if at % 50 == 49 { "\n" } else { " " });
    }
    let texts = [text];
    let entries = entries(&texts);
    let (index, tokens) = (Index::build(&entries), slow_tokens(&entries));
    let hits = find(&index, &Scope::all(&index), &parse("no|(the|war) *").unwrap());
    assert!(hits.len() > 2000);
    let groups: Vec<u32> = hits.iter().map(|hit| hit.start % 4).collect();
    for (groups, sort) in [(&[][..], &[1, -1, 0][..]), (&groups, &[0, 2]), (&[], &[0]), (&groups, &[])] {
        let order = slow_order(&tokens, &hits, groups, sort);
        for page in [0..50, 700..1300, 1999..2001, 0..hits.len(), hits.len() - 3..hits.len() + 9] {
            let lines = concordance(&index, &hits, groups, sort, 3, page.clone()).unwrap();
            let expected = &order[page.start..page.end.min(order.len())];
            assert_eq!(lines.iter().map(|line| line.hit).collect::<Vec<_>>(), expected);
        }
    }
}
