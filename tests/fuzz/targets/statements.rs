//! Any two texts and any two articles: words are aligned without a loss, and versions are found or not, but always answered.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprism::ByteSpan;
use newsprism::article::ManifestEntry;
use newsprism::compare::changes::{Change, compare};
use newsprism::compare::words::words;
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{Answer, Filter, Page, Request, VersionsRequest};

fuzz_target!(|input: (&str, &str)| {
    let (one, other) = input;
    let of = |text: &str| words(text, &[ByteSpan::new(0, text.len())]);
    let (a, b) = (of(one), of(other));
    let compared = compare(&a, &b);
    let bases: Vec<usize> = compared.iter().filter_map(|(pair, _)| pair.base).collect();
    let others: Vec<usize> = compared.iter().filter_map(|(pair, _)| pair.other).collect();
    assert!(bases.iter().copied().eq(0..a.len()) && others.iter().copied().eq(0..b.len()));
    assert!(compare(&a, &a).iter().all(|(_, change)| *change == Some(Change::Kept)));
    let file = |name: &str, text: &str| {
        (SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }, ManifestEntry::default())
    };
    let mut session = Session::new();
    session.load(&[file("a.txt", one), file("b.txt", other), file("c.txt", &[other, one].join("\n\n"))]);
    let request = VersionsRequest {
        filter: Filter::default(),
        of: String::new(),
        base: String::new(),
        page: Page { offset: 0, limit: 1000 },
    };
    let Ok(Answer::Versions(view)) = session.ask(&Request::Versions(request)) else { panic!("not answered") };
    for statement in &view.statements {
        let columns = statement.members[statement.base as usize].cells.len();
        assert!(statement.members.iter().all(|m| m.cells.len() == columns && m.span.start < m.span.end));
        assert!(statement.members.iter().any(|m| m.article != statement.members[0].article));
    }
});
