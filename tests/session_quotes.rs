//! Quotations as the page asks for them: grouped, passed on, added by hand, or nobody's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::article::ManifestEntry;
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{
    Answer, CorrectRequest, Correction, CorrectionsView, Filter, MarkedListView, MarkedRequest, Page,
    QuoteGroup, QuoteKind, QuoteRow, QuoteSort, QuotesRequest, QuotesView, Request, Span16, SpeakerRow,
    SpeakersRequest, SpeakersView,
};

const ALL: Page = Page { offset: 0, limit: 1000 };

const HARBOUR: &str = "Harbour talks go on in the capital

Peruvian President Rosa Quiroga said that the harbour “will stay open” through the winter.

“We will not close it,” Quiroga told reporters on Monday. Moscow denied that it had asked for that.

Kremlin spokesman Oleg Sirin said: “Nobody asked us.” The lake is blue. “Deep water all around here then.”
";
const QUAY: &str = "Quay to be mended

“The wall is weak,” harbour master Jim Orde was quoted by the Evening Post as saying.

“We knew it for years,” Quiroga said, the Evening Post reported.
";

fn file(name: &str, text: &str, outlet: &str) -> (SourceFile, ManifestEntry) {
    let entry = ManifestEntry { outlet: Some(outlet.to_owned()), ..ManifestEntry::default() };
    (SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }, entry)
}

fn session() -> Session {
    let mut session = Session::new();
    let report = session.load(&[file("a.txt", HARBOUR, "Post"), file("b.txt", QUAY, "Herald")]);
    assert_eq!(report.failures, []);
    session
}

fn grouped(session: &mut Session, group: QuoteGroup, page: Page) -> QuotesView {
    let request = QuotesRequest { filter: Filter::default(), group, sort: QuoteSort::Place, page };
    match session.ask(&Request::Quotes(request)) {
        Ok(Answer::Quotes(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn rows(session: &mut Session) -> Vec<QuoteRow> {
    grouped(session, QuoteGroup::None, ALL).rows
}

fn speakers(session: &mut Session, filter: Filter, grouped: bool) -> SpeakersView {
    match session.ask(&Request::Speakers(SpeakersRequest {
        filter,
        grouped,
        by_quotations: false,
        page: ALL,
    })) {
        Ok(Answer::Speakers(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn marked(session: &mut Session, roles: &[&str]) -> MarkedListView {
    let roles = roles.iter().map(|r| (*r).to_owned()).collect();
    match session.ask(&Request::Marked(MarkedRequest { filter: Filter::default(), roles, page: ALL })) {
        Ok(Answer::Marked(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn correct(session: &mut Session, corrections: Vec<Correction>) -> CorrectionsView {
    match session.ask(&Request::Correct(CorrectRequest { corrections })) {
        Ok(Answer::Correct(view)) => view,
        other => panic!("{other:?}"),
    }
}

/// Where `words` stand in `text`, in UTF-16.
fn place(text: &str, words: &str) -> Span16 {
    let at = text.find(words).unwrap();
    let start = text[..at].encode_utf16().count() as u32;
    Span16 { start, end: start + words.encode_utf16().count() as u32 }
}

fn addition(file: &str, found: Span16, speaker: &str) -> Correction {
    Correction {
        file: file.to_owned(),
        found,
        speaker: Some(speaker.to_owned()),
        quote_kind: None,
        spans: None,
        dismissed: false,
        added: true,
    }
}

#[test]
fn groups_are_counted_whole_and_never_torn() {
    let mut session = session();
    let all = rows(&mut session);
    for group in [
        QuoteGroup::Speaker,
        QuoteGroup::Affiliation,
        QuoteGroup::Outlet,
        QuoteGroup::Verb,
        QuoteGroup::Stance,
    ] {
        let view = grouped(&mut session, group, ALL);
        assert_eq!(view.groups.iter().map(|g| g.quotations).sum::<u32>(), view.total, "{group:?}");
        assert_eq!(view.groups.iter().map(|g| g.quoted_words).sum::<u32>(), view.quoted_words);
        assert_eq!(
            view.groups.iter().map(|g| g.words).sum::<u32>(),
            all.iter().map(|r| r.words).sum::<u32>()
        );
        assert!(view.groups.iter().all(|g| g.shown == g.quotations));
        // Unknown last, the others by quoted words.
        let known: Vec<_> = view.groups.iter().filter(|g| !g.value.is_empty()).collect();
        assert!(known.is_sorted_by(|a, b| a.quoted_words >= b.quoted_words), "{group:?}");
        assert!(view.groups.iter().rev().skip(1).all(|g| !g.value.is_empty()));
        // The pages one after another are the whole, in groups.
        let mut paged = Vec::new();
        for offset in 0..view.total {
            let one = grouped(&mut session, group, Page { offset, limit: 1 });
            assert_eq!(one.groups.len(), 1);
            assert_eq!(one.groups[0].shown, 1);
            paged.push((one.groups[0].value.clone(), one.rows[0].id));
        }
        let whole: Vec<u32> = view.rows.iter().map(|r| r.id).collect();
        assert_eq!(paged.iter().map(|p| p.1).collect::<Vec<_>>(), whole);
        let mut values: Vec<_> = paged.into_iter().map(|p| p.0).collect();
        values.dedup();
        assert_eq!(values.len(), view.groups.len());
    }
}

#[test]
fn who_passed_words_on_is_kept_beside_who_said_them() {
    let mut session = session();
    let all = rows(&mut session);
    let via = |words: &str| {
        let row = all.iter().find(|r| r.text.contains(words)).unwrap();
        let via = row.via.as_ref().unwrap();
        (row.speaker.clone(), via.mention.clone(), via.cue.clone())
    };
    assert_eq!(via("wall is weak"), ("Jim Orde".into(), "the Evening Post".into(), "quoted by".into()));
    assert_eq!(via("knew it for years").0, "Rosa Quiroga");
    assert_eq!(via("knew it for years").1, "the Evening Post");
    assert!(all.iter().find(|r| r.text.contains("not close it")).unwrap().via.is_none());
}

#[test]
fn speakers_come_page_by_page_and_are_counted_whole() {
    let mut session = session();
    for (grouped, by_quotations) in [(false, false), (false, true), (true, false), (true, true)] {
        let mut view = |offset, limit| {
            let page = Page { offset, limit };
            let asked = SpeakersRequest { filter: Filter::default(), grouped, by_quotations, page };
            match session.ask(&Request::Speakers(asked)) {
                Ok(Answer::Speakers(view)) => view,
                other => panic!("{other:?}"),
            }
        };
        let whole = view(0, 1000);
        let rows = &whole.speakers;
        let by_page: Vec<_> = (0..whole.total + 1).flat_map(|at| view(at, 1).speakers).collect();
        assert_eq!(&by_page, rows);
        assert!(rows.len() > 2 && rows.len() as u32 == whole.total);
        let amount = |s: &SpeakerRow| if by_quotations { s.quotations } else { s.quoted_words };
        assert!(rows.is_sorted_by(|a, b| amount(a) >= amount(b)), "{rows:#?}");
        let count = |keep: &dyn Fn(&SpeakerRow) -> bool| rows.iter().filter(|s| keep(s)).count() as u32;
        assert_eq!(whole.quoted, count(&|s| s.quoted_words > 0));
        assert_eq!(whole.named, count(&|s| !s.speaker.is_empty()));
        assert_eq!(whole.named_quoted, count(&|s| !s.speaker.is_empty() && s.quoted_words > 0));
        let known = whole.outlets.iter().filter(|o| !o.is_empty()).count();
        let of_all = |s: &SpeakerRow| {
            known > 1 && {
                whole.outlets.iter().all(|o| o.is_empty() || s.outlets.iter().any(|i| &i.outlet == o))
            }
        };
        assert_eq!(whole.everywhere.len() as u32, count(&|s| !s.speaker.is_empty() && of_all(s)));
        let in_one = |s: &SpeakerRow| matches!(&s.outlets[..], [one] if !one.outlet.is_empty());
        assert_eq!(whole.in_one, count(&|s| !s.speaker.is_empty() && in_one(s)));
    }
}

#[test]
fn metonyms_stay_themselves_and_are_grouped_on_demand() {
    let mut session = session();
    let own = speakers(&mut session, Filter::default(), false);
    let names: Vec<_> = own.speakers.iter().map(|s| s.speaker.as_str()).collect();
    assert!(names.contains(&"Moscow") && names.contains(&"Oleg Sirin"), "{names:?}");
    let by_country = speakers(&mut session, Filter::default(), true);
    let russia = by_country.speakers.iter().find(|s| s.speaker == "Russia").unwrap();
    assert_eq!(russia.members, ["Oleg Sirin", "Moscow"]);
    assert_eq!(russia.kind, "affiliation");
    assert!(by_country.speakers.iter().any(|s| s.speaker == "Peru" && s.members == ["Rosa Quiroga"]));
    assert_eq!(by_country.quoted_words, own.quoted_words);
    assert_eq!(by_country.totals.iter().map(|t| t.quoted_words).sum::<u32>(), own.quoted_words);
    let filter = Filter { affiliations: vec!["Russia".to_owned()], ..Filter::default() };
    let theirs = speakers(&mut session, filter, false);
    assert_eq!(theirs.speakers.iter().map(|s| s.quotations).sum::<u32>(), russia.quotations);
}

#[test]
fn words_that_nobody_is_credited_with_are_listed() {
    let mut session = session();
    let all = marked(&mut session, &[]);
    assert_eq!(all.roles.counts.iter().sum::<u32>(), all.total);
    for role in ["unattributed", "scare", "title"] {
        let view = marked(&mut session, &[role]);
        assert!(view.rows.iter().all(|r| r.role == role && !r.reason.is_empty()));
        let at = view.roles.values.iter().position(|value| value == role).unwrap();
        assert_eq!(view.total, view.roles.counts[at]);
    }
}

#[test]
fn a_missed_quotation_is_added_and_stands() {
    let mut session = session();
    let before = rows(&mut session);
    let words = "The lake is blue";
    let at = place(HARBOUR, words);
    let view = correct(&mut session, vec![addition("a.txt", at, "Rosa  Quiroga")]);
    assert_eq!((view.applied, view.unmatched), (1, Vec::new()));
    let after = rows(&mut session);
    assert_eq!(after.len(), before.len() + 1);
    let row = after.iter().find(|r| r.added).unwrap();
    assert_eq!((row.text.as_str(), row.speaker.as_str()), (words, "Rosa Quiroga"));
    assert_eq!((row.kind, row.confidence, row.found), (QuoteKind::Indirect, 1.0, at));
    assert_eq!(row.corrected, None);
    assert!(after.iter().enumerate().all(|(at, r)| r.id as usize == at), "in order");
    assert!(after.is_sorted_by(|a, b| (a.article, a.spans[0].start) <= (b.article, b.spans[0].start)));
    // A further article means a new analysis: it stands, and another name or kind goes over it.
    session.load(&[file("c.txt", "The sun shone over the town.", "Post")]);
    assert_eq!(rows(&mut session).len(), after.len());
    let mut other = addition("a.txt", at, "Nobody Special");
    other.quote_kind = Some(QuoteKind::Direct);
    correct(&mut session, vec![addition("a.txt", at, "Rosa Quiroga"), other]);
    let changed = rows(&mut session);
    let row = changed.iter().find(|r| r.added).unwrap();
    assert_eq!(
        (row.speaker.as_str(), row.kind, changed.len()),
        ("Nobody Special", QuoteKind::Direct, after.len())
    );
    assert_eq!(correct(&mut session, Vec::new()).applied, 0);
    assert_eq!(rows(&mut session), before);
}

#[test]
fn an_addition_where_the_program_finds_one_corrects_that_one() {
    let mut session = session();
    let before = rows(&mut session);
    let row = before.iter().find(|r| r.text.contains("not close it")).unwrap();
    correct(&mut session, vec![addition("a.txt", row.found, "Somebody Else")]);
    let after = rows(&mut session);
    assert_eq!(after.len(), before.len());
    let now = after.iter().find(|r| r.id == row.id).unwrap();
    assert_eq!((now.added, now.speaker.as_str()), (false, "Somebody Else"));
    assert_eq!(now.corrected.as_ref().map(|b| b.speaker.as_str()), Some("Rosa Quiroga"));
}

#[test]
fn what_a_reader_credits_is_nobodys_no_more() {
    let mut session = session();
    let all = marked(&mut session, &[]);
    for row in all.rows {
        let file = if row.article == 0 { "a.txt" } else { "b.txt" };
        correct(&mut session, vec![addition(file, row.span, "Oleg Sirin")]);
        assert_eq!(marked(&mut session, &[]).total, all.total - 1);
        let added = rows(&mut session).into_iter().find(|r| r.added).unwrap();
        assert_eq!((added.kind, added.text.trim()), (QuoteKind::Direct, row.text.trim()));
    }
}

#[test]
fn additions_without_a_place_are_said_to_be_so() {
    let mut session = session();
    let before = rows(&mut session);
    for found in
        [Span16 { start: 5, end: 5 }, Span16 { start: 9_000, end: 9_100 }, Span16 { start: 8, end: 2 }]
    {
        let view = correct(&mut session, vec![addition("a.txt", found, "X")]);
        assert_eq!((view.applied, view.unmatched), (0, vec![0]), "{found:?}");
    }
    assert_eq!(rows(&mut session), before);
}
