//! What a reader says of articles by hand: metadata, classes of lines, own attributes; articles replaced, moved, removed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/ask.rs"]
mod ask;

use ask::article;
use newsprism::article::{LineClass, ManifestEntry};
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{
    Answer, ArticleInfo, ArticleView, Facet, Facets, Filter, FilterRequest, ListRequest, LoadReport, Page,
    Request,
};

const TEXT: &str = "A quiet town\n\nBy Jane Roe\n\nPARIS (AFP) - The mayor said on Monday that the town was quiet.\n\nNobody was hurt in the harbour.\n\nRead more on our site\n";

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), bytes: text.into() }
}

fn session(files: &[(&str, ManifestEntry)]) -> (Session, LoadReport) {
    let mut session = Session::new();
    let files: Vec<_> = files.iter().map(|(name, entry)| (file(name, TEXT), entry.clone())).collect();
    let report = session.load(&files);
    (session, report)
}

fn cards(session: &mut Session) -> Vec<ArticleInfo> {
    let page = Page { offset: 0, limit: 1000 };
    match session.ask(&Request::Articles(ListRequest { filter: Filter::default(), page })) {
        Ok(Answer::Articles(view)) => view.articles,
        other => panic!("{other:?}"),
    }
}

fn facets(session: &mut Session, attributes: &[&str]) -> Facets {
    let filter =
        Filter { attributes: attributes.iter().map(|&a| a.to_owned()).collect(), ..Filter::default() };
    match session.ask(&Request::Facets(FilterRequest { filter })) {
        Ok(Answer::Facets(facets)) => facets,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_line_is_what_the_reader_says() {
    let plain = article(&mut session(&[("a.txt", ManifestEntry::default())]).0, 0);
    let classes = |view: &ArticleView| view.lines.iter().map(|l| l.class.clone()).collect::<Vec<_>>();
    assert_eq!((plain.lines[6].class.as_str(), plain.lines[8].class.as_str()), ("body", "furniture"));
    // Blank lines, and lines that are not there, stay what they are.
    let lines =
        vec![(6, LineClass::Furniture), (8, LineClass::Body), (1, LineClass::Body), (99, LineClass::Body)];
    let view = article(&mut session(&[("a.txt", ManifestEntry { lines, ..ManifestEntry::default() })]).0, 0);
    let mut expected = classes(&plain);
    expected[6] = "furniture".to_owned();
    expected[8] = "body".to_owned();
    assert_eq!(classes(&view), expected);
    assert_eq!(view.text, plain.text);
    assert_eq!(view.lines[8].reason, "so by hand");
    // "Nobody was hurt in the harbour" is out, "Read more on our site" in.
    assert_eq!(view.info.words, plain.info.words - 6 + 5);
    let moved = ManifestEntry {
        lines: vec![(0, LineClass::Furniture), (6, LineClass::Headline)],
        ..ManifestEntry::default()
    };
    let view = article(&mut session(&[("a.txt", moved)]).0, 0);
    assert_eq!(view.info.headline.unwrap().value, "Nobody was hurt in the harbour.");
}

#[test]
fn a_dateline_goes_with_what_the_line_was_thought_to_be() {
    let class = |line: u32, class| ManifestEntry { lines: vec![(line, class)], ..ManifestEntry::default() };
    let load = |text: &str, entry: ManifestEntry| {
        let mut session = Session::new();
        session.load(&[(file("a.txt", text), entry)]).articles.remove(0)
    };
    // A line that is all dateline counts whole as body.
    let alone = "A quiet town\n\nPARIS (AFP)\n\nThe mayor said that the town was quiet.\n";
    let plain = load(alone, ManifestEntry::default());
    assert_eq!(load(alone, class(2, LineClass::Body)).words, plain.words + 2);
    // What a body line says of place and agency is not taken from it as page furniture.
    let found = load(TEXT, ManifestEntry::default());
    assert!(found.place.is_some() && !found.agencies.is_empty());
    let left_out = load(TEXT, class(4, LineClass::Furniture));
    assert!(left_out.place.is_none() && left_out.agencies.is_empty());
    // Said anew, the class that it has changes nothing.
    assert_eq!(load(TEXT, class(4, LineClass::Body)), found);
}

#[test]
fn what_is_stated_by_hand_stands_and_a_hyphen_says_none() {
    let stated = |value: &str| Some(value.to_owned());
    let entry = ManifestEntry {
        headline: stated("Another title"),
        date: stated("2020-02-02"),
        byline: stated("-"),
        agency: stated("AFP; Wire of the Town;  AFP"),
        ..ManifestEntry::default()
    };
    let (_, report) = session(&[
        ("a.txt", entry),
        ("b.txt", ManifestEntry { agency: stated(" - "), byline: stated(" "), ..ManifestEntry::default() }),
    ]);
    let [a, b] = report.articles.as_slice() else { panic!("two articles") };
    assert_eq!(a.headline.as_ref().unwrap().value, "Another title");
    assert_eq!((a.date.as_ref().unwrap().value.as_str(), a.byline.as_ref()), ("2020-02-02", None));
    let agencies: Vec<_> = a.agencies.iter().map(|f| (f.value.as_str(), f.at.is_some())).collect();
    // What the text states too keeps its place in it.
    assert_eq!(agencies, [("AFP", true), ("Wire of the Town", false)]);
    assert!(b.agencies.is_empty() && b.byline.is_some());
}

#[test]
fn own_attributes_are_filters() {
    let with = |attributes: &[&str]| ManifestEntry {
        attributes: attributes.iter().map(|&a| a.to_owned()).collect(),
        ..ManifestEntry::default()
    };
    let (mut session, _) = session(&[
        ("a.txt", with(&["side=left", "tone=calm"])),
        ("b.txt", with(&["side=left=hard"])),
        ("c.txt", with(&["tone=calm"])),
    ]);
    let list = |facets: &Facets| {
        let Facet { values, counts } = &facets.attributes;
        values.iter().cloned().zip(counts.iter().copied()).collect::<Vec<_>>()
    };
    let row = |value: &str, count| (value.to_owned(), count);
    let all = facets(&mut session, &[]);
    assert_eq!(
        list(&all),
        [
            row("side=left", 1),
            row("side=left=hard", 1),
            row("side=", 1),
            row("tone=calm", 2),
            row("tone=", 1)
        ]
    );
    for (filter, selected) in [
        (&["side=left"][..], [true, false, false]),
        (&["side=left=hard"], [false, true, false]),
        (&["side="], [false, false, true]),
        (&["side=", "side=left"], [true, false, true]),
        (&["side=left", "tone=calm"], [true, false, false]),
        (&["side=left=hard", "tone=calm"], [false, false, false]),
        (&["nothing=here"], [false, false, false]),
        (&["nothing="], [true, true, true]),
    ] {
        assert_eq!(facets(&mut session, filter).selected, selected, "{filter:?}");
    }
    // Each name is counted with the others in the filter, and one that no article has can be taken off again.
    let some = facets(&mut session, &["side=left", "nothing=here"]);
    assert!(list(&some).contains(&row("nothing=here", 0)) && list(&some).contains(&row("side=left", 0)));
    let calm = facets(&mut session, &["tone=calm"]);
    assert_eq!(list(&calm)[..3], [row("side=left", 1), row("side=", 1), row("side=left=hard", 0)]);
}

#[test]
fn replaced_moved_and_removed_the_corpus_is_as_if_read_so() {
    let of = |outlet: &str| ManifestEntry { outlet: Some(outlet.to_owned()), ..ManifestEntry::default() };
    let (mut session_, _) =
        session(&[("a.txt", of("A")), ("b.txt", of("B")), ("c.txt", of("C")), ("d.txt", of("D"))]);
    let again = session_.load(&[(file("b.txt", TEXT), of("Q"))]);
    assert_eq!(again.failures[0].code, "duplicate-file");
    let report = session_.load(&[
        (file("b.txt", TEXT), ManifestEntry { replace: true, ..of("Q") }),
        (file("e.txt", TEXT), ManifestEntry { replace: true, ..of("E") }),
    ]);
    let outlets = |articles: &[newsprism::view::ArticleInfo]| {
        articles.iter().map(|a| a.outlet.clone()).collect::<Vec<_>>().concat()
    };
    assert_eq!((outlets(&report.articles), report.failures.len()), ("AQCDE".to_owned(), 0));
    session_.arrange(&["d.txt", "nowhere.txt", "e.txt", "a.txt", "b.txt", "d.txt"].map(str::to_owned));
    let expected = session(&[("d.txt", of("D")), ("e.txt", of("E")), ("a.txt", of("A")), ("b.txt", of("Q"))]);
    let (mut expected, _) = expected;
    assert_eq!(facets(&mut session_, &[]), facets(&mut expected, &[]));
    assert_eq!(cards(&mut session_), cards(&mut expected));
    for id in 0..4 {
        assert_eq!(article(&mut session_, id), article(&mut expected, id));
    }
    session_.arrange(&[]);
    assert!(cards(&mut session_).is_empty());
}
