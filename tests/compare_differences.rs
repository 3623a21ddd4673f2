//! What the bundled reports leave out, how they name and count, against what a reader says
//! (`tests/data/compare/differences.json`), and what must hold of any corpus.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::article::ManifestEntry;
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{
    Answer, Filter, LeftOutRequest, LeftOutRow, LeftOutView, ListRequest, NamingView, NumbersView, Page,
    Place, Request, VerbsView, VoicesView,
};
use proptest::prelude::*;
use serde_json::Value;

const ARTICLES: [&str; 5] = ["afp", "firstpost", "moscow-times", "voa-drawdown", "voa-withdrawal"];
const ALL: Page = Page { offset: 0, limit: 1000 };

fn text(article: &str) -> String {
    std::fs::read_to_string(format!("{}/www/articles/{article}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn session(texts: &[(String, String)]) -> Session {
    let mut session = Session::new();
    let files: Vec<_> = texts
        .iter()
        .map(|(name, text)| {
            let manifest = ManifestEntry { outlet: Some(name.clone()), ..ManifestEntry::default() };
            (SourceFile { name: format!("{name}.txt"), bytes: text.clone().into_bytes() }, manifest)
        })
        .collect();
    assert_eq!(session.load(&files).failures, []);
    session
}

fn bundled() -> Session {
    session(&ARTICLES.map(|a| (a.to_owned(), text(a))))
}

fn list() -> ListRequest {
    ListRequest { filter: Filter::default(), page: ALL }
}

fn left_out(session: &mut Session, least: u32) -> LeftOutView {
    match session.ask(&Request::LeftOut(LeftOutRequest { filter: Filter::default(), least, page: ALL })) {
        Ok(Answer::LeftOut(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn naming(session: &mut Session) -> NamingView {
    match session.ask(&Request::Naming(list())) {
        Ok(Answer::Naming(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn numbers(session: &mut Session) -> NumbersView {
    match session.ask(&Request::Numbers(list())) {
        Ok(Answer::Numbers(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn voices(session: &mut Session) -> VoicesView {
    match session.ask(&Request::Voices(list())) {
        Ok(Answer::Voices(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn verbs(session: &mut Session) -> VerbsView {
    match session.ask(&Request::Verbs(list())) {
        Ok(Answer::Verbs(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn gold() -> Value {
    serde_json::from_str(include_str!("data/compare/differences.json")).unwrap()
}

fn at(article: &Value) -> u32 {
    ARTICLES.iter().position(|a| article.as_str() == Some(a)).unwrap() as u32
}

/// Precision and recall, with what is wrong in words.
fn score<T: PartialEq + std::fmt::Debug>(given: &[T], gold: &[T]) -> (f64, f64, String) {
    let right = given.iter().filter(|g| gold.contains(g)).count() as f64;
    let hit = gold.iter().filter(|g| given.contains(g)).count() as f64;
    let wrong: Vec<_> = given.iter().filter(|g| !gold.contains(g)).collect();
    let missed: Vec<_> = gold.iter().filter(|g| !given.contains(g)).collect();
    let says = format!("wrong {wrong:#?}, missed {missed:#?}");
    (right / given.len().max(1) as f64, hit / gold.len().max(1) as f64, says)
}

/// Slices of one question between those of another change neither's answer.
#[test]
fn left_out_in_slices() {
    let of = |least| Request::LeftOut(LeftOutRequest { filter: Filter::default(), least, page: ALL });
    let mut session = bundled();
    let mut slices = 0;
    let (mut three, mut two) = (0.0, 0.0);
    while three < 1.0 && two < 1.0 && slices < 1000 {
        three = session.prepare(&of(3)).unwrap();
        two = session.prepare(&of(2)).unwrap();
        assert!((0.0..=1.0).contains(&three) && (0.0..=1.0).contains(&two));
        slices += 1;
    }
    // Either takes the other's place: what both need stays.
    assert!(slices > 3);
    for least in [2, 3] {
        assert_eq!(left_out(&mut session, least), left_out(&mut bundled(), least));
    }
    assert_eq!(naming(&mut session), naming(&mut bundled()));
    assert_eq!(numbers(&mut session), numbers(&mut bundled()));
}

#[test]
fn names_and_numbers_left_out() {
    let view = left_out(&mut bundled(), 3);
    let is_named = |r: &&LeftOutRow| r.sort != "statement";
    let given: Vec<(u32, String)> =
        view.rows.iter().filter(is_named).map(|r| (r.article, r.name.clone())).collect();
    let mut wanted = Vec::new();
    for one in gold()["omissions"].as_array().unwrap().iter().filter(|o| o["kind"] != "statement") {
        for article in one["missing"].as_array().unwrap() {
            wanted.push((at(article), one["name"].as_str().unwrap().to_owned()));
        }
    }
    let (precision, recall, says) = score(&given, &wanted);
    assert!(precision >= 0.95 && recall >= 0.95, "{precision} {recall} {says}");
    for row in &view.rows {
        assert!(row.reports.len() >= 3 && !row.reports.contains(&row.article));
        assert_eq!(row.places.iter().map(|p| p.article).collect::<Vec<_>>(), row.reports);
    }
}

/// A statement is known by words that only it has.
#[test]
fn statements_left_out() {
    let known = |words: &str| match () {
        () if words.contains("significant") => "significant",
        () if words.contains("terrorist") => "air-strikes",
        () if words.contains("anniversary") => "anniversary",
        () if words.contains("ndications") => "indications",
        () if words.contains("main component") || words.contains("bulk") => "order",
        () => "",
    };
    let view = left_out(&mut bundled(), 3);
    let rows: Vec<&LeftOutRow> = view.rows.iter().filter(|r| r.sort == "statement").collect();
    let given: Vec<(u32, String)> = rows.iter().map(|r| (r.article, known(&r.name).to_owned())).collect();
    let mut wanted = Vec::new();
    for one in gold()["omissions"].as_array().unwrap().iter().filter(|o| o["kind"] == "statement") {
        for article in one["missing"].as_array().unwrap() {
            wanted.push((at(article), one["name"].as_str().unwrap().to_owned()));
        }
    }
    let (precision, recall, says) = score(&given, &wanted);
    println!("{precision} {recall} {says}");
    // Missed are those whose versions match poorly, or of which a report has half of the words.
    assert!(precision >= 0.95 && recall >= 0.8, "{precision} {recall} {says}");
}

#[test]
fn ways_of_naming() {
    let view = naming(&mut bundled());
    let (mut given, mut wanted) = (Vec::new(), Vec::new());
    for one in gold()["names"].as_array().unwrap() {
        let who = one["who"].as_str().unwrap();
        for (article, forms) in one["forms"].as_object().unwrap() {
            let forms = forms.as_array().unwrap().iter().map(|f| f.as_str().unwrap());
            wanted.extend(forms.map(|form| (who.to_owned(), article.clone(), form.to_owned())));
        }
        let row = view.rows.iter().find(|r| r.name == who).unwrap_or_else(|| panic!("{who} is not named"));
        for form in &row.forms {
            given.extend(form.outlets.iter().map(|o| (who.to_owned(), o.outlet.clone(), form.form.clone())));
        }
    }
    let (precision, recall, says) = score(&given, &wanted);
    eprintln!("ways of naming: precision {precision:.3}, recall {recall:.3}; {says}");
    assert!(precision >= 0.9 && recall >= 0.9, "{precision} {recall} {says}");
}

#[test]
fn numbers_and_what_they_count() {
    let view = numbers(&mut bundled());
    let value = |v: &str| -> (f64, f64) {
        let (low, high) = v.split_once('-').unwrap_or((v, v));
        (low.parse().unwrap(), high.parse().unwrap())
    };
    let mut wanted = Vec::new();
    for one in gold()["numbers"].as_array().unwrap() {
        let agreement = if one["at"].as_array().unwrap().len() == 1 { "single" } else { "agree" };
        let (low, high) = value(one["value"].as_str().unwrap());
        let mut articles: Vec<u32> =
            one["at"].as_array().unwrap().iter().map(|a| at(&a["article"])).collect();
        articles.sort_unstable();
        wanted.push((low, high, articles, agreement.to_owned()));
    }
    let given: Vec<(f64, f64, Vec<u32>, String)> = view
        .rows
        .iter()
        .map(|row| {
            let articles = row.values.iter().map(|v| v.place.article).collect();
            (row.values[0].low, row.values[0].high, articles, row.agreement.clone())
        })
        .collect();
    let (precision, recall, says) = score(&given, &wanted);
    assert!(precision >= 0.95 && recall >= 0.95, "{precision} {recall} {says}");
    for one in gold()["dates"].as_array().unwrap().iter().filter(|d| d["is"] != "2015-09-30") {
        let words = one["words"].as_str().unwrap().trim_start_matches("on ");
        let found = view.dates.iter().filter(|d| d.place.article == at(&one["article"]) && d.shown == words);
        let mut count = 0;
        for date in found {
            count += 1;
            let days = date.from.clone().zip(date.to.clone());
            let days = days.map(|(from, to)| if from == to { from } else { format!("{from}/{to}") });
            assert_eq!(days.as_deref(), one["is"].as_str(), "{one}");
        }
        assert!(count > 0, "{one}");
    }
}

#[test]
fn voices_and_verbs_add_up() {
    let mut session = bundled();
    let (voices, verbs) = (voices(&mut session), verbs(&mut session));
    let Ok(Answer::Overview(overview)) =
        session.ask(&Request::Overview(newsprism::view::FilterRequest::default()))
    else {
        panic!("no overview")
    };
    assert_eq!(voices.rows.iter().map(|r| r.quoted_words).sum::<u32>(), overview.totals.quoted_words);
    let said = voices.rows.iter().map(|r| r.direct + r.mixed + r.indirect).sum::<u32>();
    assert_eq!(said, overview.totals.quotations);
    assert_eq!(verbs.rows.iter().map(|r| r.count).sum::<u32>(), overview.totals.quotations);
    for outlet in &voices.outlets {
        let share: f64 = voices.rows.iter().filter(|r| r.outlet == *outlet).map(|r| r.share).sum();
        assert!((share - 1.0).abs() < 1e-9, "{outlet}: {share}");
    }
    for row in &voices.rows {
        let others = voices.rows.iter().filter(|r| r.speaker == row.speaker).count();
        assert_eq!(row.only_here, others == 1 && !row.speaker.is_empty(), "{}", row.speaker);
        assert!((0.0..=1.0).contains(&row.first));
    }
}

/// The excerpt's mark is the place, to the letter.
fn true_to(texts: &[(String, String)], place: &Place, shown: Option<&str>) {
    let units: Vec<u16> = texts[place.article as usize].1.encode_utf16().collect();
    let words = String::from_utf16(&units[place.span.start as usize..place.span.end as usize]).unwrap();
    let excerpt: Vec<u16> = place.excerpt.text.encode_utf16().collect();
    let mark = place.excerpt.marks[0];
    assert_eq!(String::from_utf16(&excerpt[mark.start as usize..mark.end as usize]).unwrap(), words);
    assert_eq!(place.excerpt.start + mark.start, place.span.start);
    if let Some(shown) = shown {
        assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), shown);
    }
}

fn all_is_where_it_says(texts: &[(String, String)]) {
    let mut session = session(texts);
    for row in left_out(&mut session, 1).rows {
        row.places.iter().for_each(|p| true_to(texts, p, None));
    }
    for row in naming(&mut session).rows {
        assert_eq!(row.forms.iter().map(|f| f.count).sum::<u32>(), row.count);
        for form in row.forms {
            assert_eq!(form.outlets.iter().map(|o| o.count).sum::<u32>(), form.count);
            form.places.iter().for_each(|p| true_to(texts, p, Some(&form.form)));
        }
    }
    let view = numbers(&mut session);
    for value in view.rows.iter().flat_map(|r| &r.values) {
        assert!(value.low <= value.high);
        true_to(texts, &value.place, Some(&value.shown));
    }
    view.dates.iter().for_each(|d| true_to(texts, &d.place, Some(&d.shown)));
    voices(&mut session);
    verbs(&mut session);
}

#[test]
fn the_bundled_reports_hold_what_is_said_of_them() {
    all_is_where_it_says(&ARTICLES.map(|a| (a.to_owned(), text(a))));
}

#[test]
fn of_many_reports_the_first_sentences_are_given() {
    let of = |n: usize| {
        let name = if n == 40 { "Nobody" } else { "Ann Ames" };
        (
            format!("t{n}"),
            format!("It rained in town {n}. {name} came to the river on Monday and left again."),
        )
    };
    let texts: Vec<(String, String)> = (0..41).map(of).collect();
    let view = left_out(&mut session(&texts), 40);
    let row = view.rows.iter().find(|r| r.name == "Ann Ames").unwrap();
    assert_eq!((row.article, row.reports.len(), row.places.len()), (40, 40, 30));
    row.places.iter().for_each(|p| true_to(&texts, p, Some("Ann Ames")));
}

#[test]
fn one_report_lacks_nothing_that_others_have() {
    let mut session = session(&[("afp".to_owned(), text("afp"))]);
    assert_eq!(left_out(&mut session, 1).total, 0);
    assert!(numbers(&mut session).rows.iter().all(|r| r.agreement == "single"));
    assert!(voices(&mut session).rows.iter().all(|r| !r.only_here));
    let mut none = Session::new();
    assert_eq!(left_out(&mut none, 0).total, 0);
    assert_eq!(naming(&mut none).total, 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_input_breaks_it(
        pieces in proptest::collection::vec(
            proptest::collection::vec(
                prop_oneof![
                    "[A-Z][a-zé😀]{0,6}", "[a-z]{1,7}", "[0-9]{1,4}([,.][0-9]{3})?", "[\"“”‘’,.;:—$€%-]",
                    Just("between".to_owned()), Just("and".to_owned()), Just("to".to_owned()), Just("million".to_owned()),
                    Just("President".to_owned()), Just("said".to_owned()), Just("Tuesday".to_owned()),
                    Just("next week".to_owned()), Just("five-year-old".to_owned()), Just("\n".to_owned()),
                    Just("half a".to_owned()), Just("two dozen".to_owned()), Just("U.S.".to_owned()), "\\PC",
                ],
                0..60,
            ),
            1..4,
        )
    ) {
        let texts: Vec<(String, String)> =
            // An empty file is refused, and the reports after it would be numbered otherwise.
            pieces.iter().enumerate().map(|(i, words)| (format!("t{i}"), format!("It is. {}", words.join(" ")))).collect();
        all_is_where_it_says(&texts);
    }
}
