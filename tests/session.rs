//! The whole program, natively, on the five bundled articles: every kind of request, and the sums between them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::article::ManifestEntry;
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{
    Answer, ArticleInfo, ArticleRequest, Certainty, ConcordanceRequest, ConcordanceView, CorrectRequest,
    Correction, CorrectionsView, DispersionRequest, DispersionView, Filter, FilterRequest, FormsRequest,
    LineGroup, List, ListRequest, Page, QuoteGroup, QuoteKind, QuoteRow, QuoteSort, QuotesRequest,
    QuotesView, Request, TermsRequest, TermsView, Thinning,
};

const ALL: Page = Page { offset: 0, limit: 1000 };

fn bundled() -> Session {
    let mut session = Session::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/articles");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    names.sort();
    let files: Vec<_> = names
        .into_iter()
        .map(|name| {
            let bytes = std::fs::read(format!("{folder}/{name}")).unwrap();
            let outlet = Some(name.split(['-', '.']).next().unwrap_or("").to_owned());
            (SourceFile { name, bytes }, ManifestEntry { outlet, ..ManifestEntry::default() })
        })
        .collect();
    let report = session.load(&files);
    assert_eq!(report.failures, []);
    assert_eq!(report.articles.len(), 5);
    session
}

fn quotes(session: &mut Session, filter: Filter, sort: QuoteSort) -> QuotesView {
    match session.ask(&Request::Quotes(QuotesRequest { filter, group: QuoteGroup::None, sort, page: ALL })) {
        Ok(Answer::Quotes(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn terms(session: &mut Session, filter: Filter) -> TermsView {
    let list = List {
        sort: "count".to_owned(),
        descending: true,
        min_count: 1,
        stop_words: true,
        stems: false,
        measures: Vec::new(),
        page: ALL,
    };
    let request = TermsRequest { filter, containing: String::new(), words: 1, across: false, list };
    match session.ask(&Request::Terms(request)) {
        Ok(Answer::Terms(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn concordance(session: &mut Session, filter: Filter, query: &str) -> ConcordanceView {
    let (query, sort) = (query.to_owned(), vec![1, 2, -1]);
    match session.ask(&Request::Concordance(ConcordanceRequest {
        filter,
        query,
        sort,
        context: 8,
        page: ALL,
        ..ConcordanceRequest::default()
    })) {
        Ok(Answer::Concordance(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn dispersion(session: &mut Session, query: &str, thinning: Thinning) -> DispersionView {
    let (filter, query) = (Filter::default(), query.to_owned());
    match session.ask(&Request::Dispersion(DispersionRequest { filter, query, thinning, page: ALL })) {
        Ok(Answer::Dispersion(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn articles(session: &mut Session, filter: Filter) -> Vec<ArticleInfo> {
    match session.ask(&Request::Articles(ListRequest { filter, page: ALL })) {
        Ok(Answer::Articles(view)) => view.articles,
        other => panic!("{other:?}"),
    }
}

#[test]
fn cards_and_telling_words_come_page_by_page() {
    let mut session = bundled();
    let not_afp = Filter { outlets: vec!["voa".to_owned(), "firstpost".to_owned()], ..Filter::default() };
    for filter in [Filter::default(), not_afp] {
        let mut distinctive = |offset, limit| {
            let page = Page { offset, limit };
            match session.ask(&Request::Distinctive(ListRequest { filter: filter.clone(), page })) {
                Ok(Answer::Distinctive(view)) => view,
                other => panic!("{other:?}"),
            }
        };
        let whole = distinctive(0, 1000);
        let by_page: Vec<_> = (0..whole.total + 1).flat_map(|at| distinctive(at, 1).reports).collect();
        assert_eq!(by_page, whole.reports);
        assert!(distinctive(0, 0).reports.is_empty() && distinctive(0, 0).total == whole.total);
        let cards = articles(&mut session, filter.clone());
        assert!(cards.iter().map(|card| card.id).eq(whole.reports.iter().map(|one| one.article)));
        assert_eq!(cards.len() as u32, whole.total);
    }
    let page = Page { offset: 0, limit: 1001 };
    let refused = session.ask(&Request::Articles(ListRequest { filter: Filter::default(), page }));
    assert_eq!(refused.unwrap_err().code, "bad-page");
}

#[test]
fn counts_agree_between_views() {
    let mut session = bundled();
    let Ok(Answer::Overview(overview)) =
        session.ask(&Request::Overview(FilterRequest { filter: Filter::default() }))
    else {
        panic!("no overview")
    };
    let cards = articles(&mut session, Filter::default());
    assert_eq!((overview.totals.reports, cards.len()), (5, 5));
    assert_eq!(overview.totals.words, cards.iter().map(|a| a.words).sum::<u32>());
    let list = terms(&mut session, Filter::default());
    assert_eq!(list.tokens, overview.totals.words);
    assert_eq!(list.tokens_by_article.iter().sum::<u32>(), list.tokens);
    for row in list.rows.iter().take(100) {
        assert_eq!(row.by_article.iter().sum::<u32>(), row.count, "{}", row.term);
        let lines = concordance(&mut session, Filter::default(), &row.term);
        assert_eq!((lines.total, lines.reports), (row.count, row.range), "{}", row.term);
        let strips = dispersion(&mut session, &row.term, Thinning::default());
        assert_eq!((strips.hits, strips.reports, strips.total), (row.count, row.range, 5));
        assert!(strips.strips.iter().map(|strip| strip.hits).eq(row.by_article.iter().copied()));
        assert_eq!(strips.spread.iter().sum::<u32>(), row.count);
    }
    let all = quotes(&mut session, Filter::default(), QuoteSort::Place);
    assert_eq!(all.total, overview.totals.quotations);
    assert_eq!(all.quoted_words, overview.totals.quoted_words);
    assert_eq!(all.quoted_words, cards.iter().map(|a| a.quoted_words).sum::<u32>());
}

#[test]
fn filters_narrow_every_view() {
    let mut session = bundled();
    let afp = Filter { outlets: vec!["afp".to_owned()], ..Filter::default() };
    let Ok(Answer::Facets(facets)) = session.ask(&Request::Facets(FilterRequest { filter: afp.clone() }))
    else {
        panic!("no facets")
    };
    assert_eq!(facets.selected, [true, false, false, false, false]);
    // The facet itself is counted without its own dimension.
    assert_eq!(facets.outlets.counts.iter().sum::<u32>(), 5);
    assert_eq!(terms(&mut session, afp.clone()).articles, [0]);
    assert!(concordance(&mut session, afp.clone(), "syria").lines.iter().all(|line| line.article == 0));
    assert!(quotes(&mut session, afp, QuoteSort::Length).rows.iter().all(|row| row.article == 0));
    // With a speaker chosen, words are counted inside what they say.
    let all = quotes(&mut session, Filter::default(), QuoteSort::Place);
    if let Some(row) = all.rows.iter().find(|row| !row.speaker.is_empty()) {
        let said = Filter { speakers: vec![row.speaker.clone()], ..Filter::default() };
        let words: u32 =
            quotes(&mut session, said.clone(), QuoteSort::Place).rows.iter().map(|r| r.words).sum();
        assert_eq!(terms(&mut session, said).tokens, words);
    }
}

#[test]
fn offsets_point_at_the_words() {
    let mut session = bundled();
    for article in 0..5 {
        let request = Request::Article(ArticleRequest {
            filter: Filter::default(),
            article,
            query: "Kerry".to_owned(),
        });
        let Ok(Answer::Article(view)) = session.ask(&request) else { panic!("no article") };
        let units: Vec<u16> = view.text.encode_utf16().collect();
        let cut = |start: u32, end: u32| String::from_utf16(&units[start as usize..end as usize]).unwrap();
        assert!(!view.hits.is_empty());
        for hit in &view.hits {
            assert!(cut(hit.start, hit.end).to_lowercase().starts_with("kerry"));
        }
        for quote in &view.quotes {
            let fragments: Vec<String> =
                quote.spans.iter().map(|s| cut(s.start, s.end).trim().to_owned()).collect();
            assert_eq!(fragments.join(" … "), quote.text);
            let excerpt: Vec<u16> = quote.excerpt.text.encode_utf16().collect();
            let start = quote.excerpt.start as usize;
            assert_eq!(units[start..start + excerpt.len()], excerpt);
        }
        assert_eq!(view.lines.last().map(|l| l.span.end), Some(units.len() as u32));
    }
}

#[test]
fn errors_are_sentences_and_leave_the_session_whole() {
    let mut session = bundled();
    let request =
        Request::Article(ArticleRequest { filter: Filter::default(), article: 9, query: String::new() });
    let error = session.ask(&request).unwrap_err();
    assert_eq!((error.code, error.about.as_deref()), ("no-such-article", Some("article")));
    let page = Page { offset: 0, limit: 5000 };
    let request = Request::Quotes(QuotesRequest {
        filter: Filter::default(),
        group: QuoteGroup::None,
        sort: QuoteSort::Place,
        page,
    });
    assert_eq!(session.ask(&request).unwrap_err().code, "bad-page");
    let again = SourceFile { name: "afp.txt".to_owned(), bytes: b"Something else.".to_vec() };
    let report = session.load(&[(again, ManifestEntry::default())]);
    assert_eq!(report.failures.len(), 1);
    assert_eq!(report.failures[0].code, "duplicate-file");
    assert_eq!(report.articles.len(), 5);
    let doubtful = quotes(&mut session, Filter::default(), QuoteSort::Doubt);
    let by_verb = quotes(&mut session, Filter::default(), QuoteSort::Verb);
    assert_eq!(doubtful.total, by_verb.total);
}

fn correct(session: &mut Session, corrections: Vec<Correction>) -> CorrectionsView {
    match session.ask(&Request::Correct(CorrectRequest { corrections })) {
        Ok(Answer::Correct(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn untouched(session: &mut Session, row: &QuoteRow) -> Correction {
    let file = articles(session, Filter::default())[row.article as usize].file.clone();
    Correction {
        file,
        found: row.found,
        speaker: None,
        quote_kind: None,
        spans: None,
        dismissed: false,
        added: false,
    }
}

#[test]
fn stance_and_certainty_choose_quotations() {
    let mut session = bundled();
    let all = quotes(&mut session, Filter::default(), QuoteSort::Place);
    let Ok(Answer::Facets(facets)) =
        session.ask(&Request::Facets(FilterRequest { filter: Filter::default() }))
    else {
        panic!("no facets")
    };
    assert_eq!(facets.stances.counts.iter().sum::<u32>(), all.total);
    assert_eq!(facets.certainties.counts.iter().sum::<u32>(), all.total);
    for (value, &count) in facets.stances.values.iter().zip(&facets.stances.counts) {
        let filter = Filter { stances: vec![value.clone()], ..Filter::default() };
        let view = quotes(&mut session, filter.clone(), QuoteSort::Place);
        assert_eq!(view.total, count, "{value}");
        assert!(view.rows.iter().all(|r| r.stance.as_deref().unwrap_or("") == value));
        assert_eq!(terms(&mut session, filter).tokens, view.rows.iter().map(|r| r.words).sum::<u32>());
    }
    for (&count, certainty) in
        facets.certainties.counts.iter().zip([Certainty::Sure, Certainty::Likely, Certainty::Guess])
    {
        let filter = Filter { certainties: vec![certainty], ..Filter::default() };
        let view = quotes(&mut session, filter, QuoteSort::Place);
        assert_eq!(view.total, count, "{certainty:?}");
        assert!(view.rows.iter().all(|r| r.certainty == certainty));
    }
}

#[test]
fn a_confirmation_is_certain_and_remembers_the_programs_reading() {
    let mut session = bundled();
    let before = quotes(&mut session, Filter::default(), QuoteSort::Doubt);
    for row in before.rows.iter().take(8) {
        let confirmation = untouched(&mut session, row);
        assert_eq!(correct(&mut session, vec![confirmation]).applied, 1);
        let after = quotes(&mut session, Filter::default(), QuoteSort::Place);
        let now = after.rows.iter().find(|r| r.article == row.article && r.found == row.found).unwrap();
        assert_eq!((now.confidence, now.certainty), (1.0, Certainty::Sure));
        let program = now.corrected.as_ref().unwrap();
        assert_eq!((&program.speaker, program.kind, &program.spans), (&now.speaker, now.kind, &now.spans));
        assert_eq!((&program.text, program.confidence), (&row.text, row.confidence));
        assert_eq!((&now.rule, &now.speaker_rule), (&row.rule, &row.speaker_rule));
    }
}

#[test]
fn corrections_go_into_every_count_and_can_be_taken_back() {
    let mut session = bundled();
    let before = quotes(&mut session, Filter::default(), QuoteSort::Place);
    let row = before.rows.iter().find(|r| r.words > 3 && !r.speaker.is_empty()).unwrap();
    let mut change = untouched(&mut session, row);
    change.speaker = Some("Somebody  Else".to_owned());
    change.quote_kind = Some(QuoteKind::Mixed);
    let mut gone = untouched(&mut session, before.rows.last().unwrap());
    gone.dismissed = true;
    let nowhere = Correction { file: "not-here.txt".to_owned(), ..gone.clone() };
    let view = correct(&mut session, vec![change, nowhere, gone]);
    assert_eq!((view.applied, view.unmatched), (2, vec![1]));
    let said = Filter { speakers: vec!["Somebody Else".to_owned()], ..Filter::default() };
    let theirs = quotes(&mut session, said, QuoteSort::Place);
    assert_eq!(theirs.total, 1);
    let program = theirs.rows[0].corrected.as_ref().unwrap();
    assert_eq!((&program.speaker, program.kind), (&row.speaker, row.kind));
    assert_eq!(quotes(&mut session, Filter::default(), QuoteSort::Place).total, before.total - 1);
    // A further article means a new analysis: they stand.
    let more = SourceFile { name: "more.txt".to_owned(), bytes: b"The sun shone over the town.".to_vec() };
    session.load(&[(more, ManifestEntry::default())]);
    assert_eq!(quotes(&mut session, Filter::default(), QuoteSort::Place).total, before.total - 1);
    assert_eq!(correct(&mut session, Vec::new()).applied, 0);
    assert_eq!(quotes(&mut session, Filter::default(), QuoteSort::Place).rows, before.rows);
}

#[test]
fn conditions_of_a_query_are_filters() {
    let mut session = bundled();
    let all = |session: &mut Session, query: &str| concordance(session, Filter::default(), query).total;
    let kinds = vec![QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];
    let quoted = Filter { kinds, ..Filter::default() };
    for word in ["the", "syria", "talk+", "in the"] {
        let inside = all(&mut session, &format!("{word} within quote"));
        assert_eq!(inside, concordance(&mut session, quoted.clone(), word).total);
        assert!(inside > 0 || word == "talk+");
        let outside = all(&mut session, &format!("{word} outside quote"));
        // A phrase may begin outside and end inside.
        assert!(inside + outside <= all(&mut session, word));
        if !word.contains(' ') {
            assert_eq!(inside + outside, all(&mut session, word));
        }
    }
    let kerry = Filter { speakers: vec!["John Kerry".to_owned()], ..Filter::default() };
    let said = concordance(&mut session, kerry, "the").total;
    assert!(said > 0);
    assert_eq!(all(&mut session, "the by \"kerry\""), said);
    assert_eq!(all(&mut session, "the within quote by “John Kerry”"), said);
    let by_outlet = Filter { outlets: vec!["afp".to_owned()], ..Filter::default() };
    let of_outlet = concordance(&mut session, by_outlet, "the").total;
    assert!(of_outlet > 0);
    assert_eq!(all(&mut session, "the in outlet AFP"), of_outlet);
    assert_eq!(all(&mut session, "the in outlet \"moscow\"|afp|voa|firstpost"), all(&mut session, "the"));
    for (query, code, at) in [
        ("the by \"Nobody\"", "query-speaker", 7),
        ("thé 😀", "query-syntax", 4),
        ("😀", "query-syntax", 0),
        ("x in outlet \"q\"", "query-outlet", 12),
    ] {
        let request =
            ConcordanceRequest { query: query.to_owned(), page: ALL, ..ConcordanceRequest::default() };
        let failure =
            newsprism::view::Failure::from(session.ask(&Request::Concordance(request)).unwrap_err());
        assert_eq!((failure.code.as_str(), failure.at.unwrap().start), (code, at), "{query}");
        assert_eq!(failure.about.as_deref(), Some(query));
    }
}

#[test]
fn lines_are_thinned_grouped_and_widened() {
    let mut session = bundled();
    let ask = |session: &mut Session, thinning, group, offset| {
        let (query, page) = ("the".to_owned(), Page { offset, limit: 20 });
        let request = ConcordanceRequest {
            query,
            thinning,
            group,
            page,
            sort: vec![1],
            context: 5,
            ..ConcordanceRequest::default()
        };
        match session.ask(&Request::Concordance(request)) {
            Ok(Answer::Concordance(view)) => view,
            other => panic!("{other:?}"),
        }
    };
    let all = ask(&mut session, Thinning::default(), None, 0);
    assert_eq!((all.found, all.groups.len(), all.group_count), (all.total, 0, 0));
    let some = Thinning { sample: 7, seed: 3, every: 2 };
    let few = ask(&mut session, some, None, 0);
    assert_eq!((few.found, few.total, few.lines.len()), (all.found, 7, 7));
    assert_eq!(dispersion(&mut session, "the", some).hits, 7);
    let halved = ask(&mut session, Thinning { every: 2, ..Thinning::default() }, None, 0);
    assert_eq!(halved.total, all.found.div_ceil(2));
    let cards = articles(&mut session, Filter::default());
    for group in [LineGroup::Outlet, LineGroup::Speaker] {
        let (mut seen, mut offset, mut last) = (0, 0, None);
        while offset < all.total {
            let view = ask(&mut session, Thinning::default(), Some(group), offset);
            for (at, line) in (offset..).zip(&view.lines) {
                let group_of = view.groups.iter().find(|g| g.first <= at && at < g.first + g.hits).unwrap();
                let value = match group {
                    LineGroup::Outlet => Some(cards[line.article as usize].outlet.clone()),
                    LineGroup::Speaker => line.speaker.clone(),
                };
                assert_eq!(group_of.value, value);
                if last.as_ref() != Some(group_of) {
                    assert!(last.is_none_or(|before| (before.hits, &group_of.value)
                        >= (group_of.hits, &before.value)
                        || before.hits > group_of.hits));
                    seen += 1;
                    last = Some(group_of.clone());
                }
            }
            offset += 20;
            assert_eq!(view.total, all.total);
            if offset >= all.total {
                assert_eq!(seen, view.group_count);
            }
        }
    }
    for line in &all.lines {
        let mark = line.sentence.marks[0];
        let units: Vec<u16> = line.sentence.text.encode_utf16().collect();
        assert_eq!(String::from_utf16(&units[mark.start as usize..mark.end as usize]).unwrap(), line.node);
        assert_eq!(line.sentence.start + mark.start, line.span.start);
    }
}

#[test]
fn forms_are_counted_by_themselves() {
    let mut session = bundled();
    let (filter, query) = (Filter::default(), "^s* (the|a)".to_owned());
    let Ok(Answer::Forms(view)) = session.ask(&Request::Forms(FormsRequest { filter, query, page: ALL }))
    else {
        panic!()
    };
    assert!(view.total > 3 && view.rows.iter().map(|row| row.hits).sum::<u32>() == view.hits);
    assert!(view.rows.is_sorted_by(|a, b| (b.hits, &a.form) < (a.hits, &b.form)));
    for row in &view.rows {
        let lines = concordance(&mut session, Filter::default(), &row.form);
        assert_eq!((lines.total, lines.reports), (row.hits, row.reports), "{}", row.form);
        assert!(!lines.separate);
    }
    assert!(concordance(&mut session, Filter::default(), "^s*").separate);
}
