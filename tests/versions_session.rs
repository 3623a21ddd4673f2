//! Versions of a statement through the session: what is asked for, and what every answer keeps to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

#[path = "common/bundled.rs"]
mod bundled;

use bundled::bundled;
use newsprism::Session;
use newsprism::article::ManifestEntry;
use newsprism::source::SourceFile;
use newsprism::view::{
    Answer, ArticleRequest, Change, Filter, Page, Request, StatementKind, VersionsRequest, VersionsView,
};
use proptest::prelude::*;

fn asked(filter: &Filter, of: &str, base: &str) -> Request {
    Request::Versions(VersionsRequest {
        filter: filter.clone(),
        of: of.to_owned(),
        base: base.to_owned(),
        page: Page { offset: 0, limit: 1000 },
    })
}

fn versions(session: &mut Session, filter: &Filter, of: &str, base: &str) -> VersionsView {
    match session.ask(&asked(filter, of, base)) {
        Ok(Answer::Versions(view)) => view,
        other => panic!("{other:?}"),
    }
}

/// The article's text in UTF-16.
fn text(session: &mut Session, article: u32) -> Vec<u16> {
    let request = ArticleRequest { filter: Filter::default(), article, query: String::new() };
    match session.ask(&Request::Article(request)) {
        Ok(Answer::Article(view)) => view.text.encode_utf16().collect(),
        other => panic!("{other:?}"),
    }
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What holds of any answer, whatever the articles.
fn check(session: &mut Session, view: &VersionsView) {
    assert_eq!(view.certain as usize, view.statements.iter().filter(|s| s.is_certain).count());
    for statement in &view.statements {
        let members = &statement.members;
        assert!(members.iter().any(|m| m.article != members[0].article));
        assert!(members.iter().any(|m| m.kind != StatementKind::Plain));
        assert!((0.0..=1.000_001).contains(&statement.score), "{}", statement.score);
        assert!(statement.parts.iter().all(|p| (0.0..=1.000_001).contains(&p.value)));
        let base = &members[statement.base as usize];
        assert!(base.cells.iter().flatten().all(|c| c.change == Change::Kept));
        for member in members {
            assert_eq!(member.cells.len(), base.cells.len());
            // Each word of a row is in its article, at its place: the row is the text.
            let units = text(session, member.article);
            let there =
                String::from_utf16(&units[member.span.start as usize..member.span.end as usize]).unwrap();
            let row: String = member.cells.iter().flatten().map(|c| without_blanks(&c.text)).collect();
            assert!(
                without_blanks(&member.text).replace('…', "").contains(&row.replace('…', "")),
                "{row}\n{}",
                member.text
            );
            if !member.text.contains(" … ") {
                assert_eq!(without_blanks(&member.text), without_blanks(&there));
            }
            assert_eq!(member.quotation.is_none(), member.kind == StatementKind::Plain);
            let other = |c: usize| base.cells[c].is_some();
            for (c, cell) in member.cells.iter().enumerate() {
                match cell.as_ref().map(|cell| cell.change) {
                    Some(Change::Kept | Change::Punctuation | Change::Changed) => assert!(other(c)),
                    Some(Change::Added | Change::Moved) => assert!(!other(c)),
                    None => {}
                }
            }
        }
    }
}

#[test]
fn every_row_is_what_its_article_says() {
    let mut session = bundled();
    let view = versions(&mut session, &Filter::default(), "", "");
    assert_eq!(view.total as usize, view.statements.len());
    check(&mut session, &view);
    assert_eq!(versions(&mut session, &Filter::default(), "", ""), view);
    assert_eq!(versions(&mut bundled(), &Filter::default(), "", ""), view);
}

#[test]
fn a_version_names_its_statement_and_can_be_the_base() {
    let mut session = bundled();
    let all = versions(&mut session, &Filter::default(), "", "");
    let files = bundled::files();
    for statement in &all.statements {
        for (at, member) in statement.members.iter().enumerate() {
            let name =
                format!("{}:{}-{}", files[member.article as usize], member.span.start, member.span.end);
            let one = versions(&mut session, &Filter::default(), &name, &name);
            let found =
                one.statements.iter().find(|s| s.members.iter().any(|m| m.span == member.span)).unwrap();
            assert_eq!((found.members.len(), found.base as usize), (statement.members.len(), at), "{name}");
            check(&mut session, &one);
        }
    }
    // A place without versions, and a file that is not there, have none.
    assert_eq!(versions(&mut session, &Filter::default(), "afp.txt:0-5", "").total, 0);
    assert_eq!(versions(&mut session, &Filter::default(), "none.txt:0-5", "").total, 0);
    for wrong in ["afp.txt", "afp.txt:5", "afp.txt:a-b", ":"] {
        let error = session.ask(&asked(&Filter::default(), wrong, "")).unwrap_err();
        assert_eq!((error.code, error.about.as_deref()), ("bad-place", Some("of")), "{wrong}");
    }
}

#[test]
fn a_filter_takes_reports_out_and_chooses_statements() {
    let mut session = bundled();
    let all = versions(&mut session, &Filter::default(), "", "");
    let voa = Filter { outlets: vec!["VOA".to_owned()], ..Filter::default() };
    let view = versions(&mut session, &voa, "", "");
    assert!(view.total > 0 && view.total < all.total);
    assert!(view.statements.iter().flat_map(|s| &s.members).all(|m| m.article < 2));
    check(&mut session, &view);
    let speaker =
        all.statements[0].members.iter().map(|m| m.speaker.clone()).find(|s| !s.is_empty()).unwrap();
    let said = Filter { speakers: vec![speaker.clone()], ..Filter::default() };
    let view = versions(&mut session, &said, "", "");
    assert!(view.total > 0 && view.total < all.total);
    assert!(view.statements.iter().all(|s| s.members.iter().any(|m| m.speaker == speaker)));
    let one = Filter { outlets: vec!["AFP".to_owned()], ..Filter::default() };
    assert_eq!(versions(&mut session, &one, "", "").total, 0);
}

fn load(texts: &[String]) -> Session {
    let mut session = Session::new();
    let file = |(at, text): (usize, &String)| {
        (SourceFile { name: format!("{at}.txt"), bytes: text.clone().into_bytes() }, ManifestEntry::default())
    };
    session.load(&texts.iter().enumerate().map(file).collect::<Vec<_>>());
    session
}

fn articles() -> impl Strategy<Value = Vec<String>> {
    let sentence = prop::sample::select(vec![
        "“The river rose by two metres in a night,” Ann Lee said.",
        "The river rose by two metres in one night, Lee told reporters.",
        "Mayor Ann Lee said the river “rose by two metres” on Monday.",
        "“We saw it — twice, we saw it — and left,” said Bo Berg. “Nobody stayed.”",
        "\"We saw it twice and left\", Berg said. \"Nobody stayed.\"",
        "The bridge fell. U.S. troops came; 1,000 of them.",
        "“",
        "He said",
        "平和 😀 “é”",
    ]);
    let article = prop::collection::vec(sentence, 0..7).prop_map(|s| s.join("\n\n"));
    prop::collection::vec(article, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_the_articles(texts in articles()) {
        let mut session = load(&texts);
        let view = versions(&mut session, &Filter::default(), "", "");
        check(&mut session, &view);
    }
}

#[test]
fn one_article_twice_has_every_statement_twice_and_all_kept() {
    let text = "“The river rose by two metres in a night,” Ann Lee said.\n\nShe said the old bridge would be closed until further notice.\n\n\
                “Nobody expected the dam to hold,” said Bo Berg, a farmer. “We packed at dawn and drove north.”";
    let mut session = load(&[text.to_owned(), text.to_owned()]);
    let view = versions(&mut session, &Filter::default(), "", "");
    check(&mut session, &view);
    let said: Vec<(f64, &str)> =
        view.statements.iter().map(|s| (s.score, s.members[0].text.as_str())).collect();
    assert!(view.total >= 3 && view.certain == view.total, "{said:?}");
    let cells = view.statements.iter().flat_map(|s| &s.members).flat_map(|m| &m.cells);
    assert!(cells.into_iter().all(|c| c.as_ref().is_some_and(|c| c.change == Change::Kept)));
}
