//! Any text as a query: it is refused at a place in it, or it is answered, what was understood is understood again as the
//! same, and its hits are as many wherever they are counted.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprism::article::ManifestEntry;
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{
    Answer, ConcordanceRequest, DispersionRequest, FormsRequest, LineGroup, Page, Request, Thinning,
};

const TEXT: &str = "Ann Lee said no no no.\n\n“No,” she said in the U.S. on Sept. 30, “not a 1,000-word answer, and that’s it.” \
                    Été, says Lee. No talks; talking went on.";

/// Pieces of the language, so that a fuzzer need not find them letter by letter.
const PIECES: [&str; 48] = [
    "no", "said", "the ", "U.S.", "’s", "été", "talk", "*", "?", "|", " ~2 ", "~", "(", ")", "\"", "“", "”", "[", "]", "[]",
    "{0,3}", "{2}", "{", "word=\"", "lemma=\"", "stem=\"", "!=", " & ", " | ", "+", "^", "/", "\\", ".*", "[a-z]", "[^",
    " within quote", " outside quote", " within sentence", " by \"Lee\"", " in outlet \"", " with case", " without accents",
    " ", "1", "平", "\u{301}", "\\w",
];

fuzz_target!(|input: (Vec<u8>, String, [i8; 3], [u32; 4])| {
    let (pieces, text, sort, [context, sample, seed, every]) = input;
    let mut query: String = pieces.iter().map(|&at| PIECES[at as usize % PIECES.len()]).collect();
    query.push_str(&text);
    let mut session = Session::new();
    let file = SourceFile { name: "a.txt".to_owned(), bytes: TEXT.as_bytes().to_vec() };
    session.load(&[(file, ManifestEntry::default())]);
    let page = Page { offset: 0, limit: 1000 };
    let all = ConcordanceRequest { query: query.clone(), context, page, ..ConcordanceRequest::default() };
    let found = match session.ask(&Request::Concordance(all.clone())) {
        Ok(Answer::Concordance(view)) => view,
        Ok(_) => panic!("another kind of answer"),
        Err(error) => {
            let at = error.at.expect("a place");
            assert!(!error.message.is_empty() && query.get(at.range()).is_some());
            return;
        }
    };
    assert_eq!(found.total as usize, found.lines.len());
    let again = ConcordanceRequest { query: found.query.clone(), ..all.clone() };
    match session.ask(&Request::Concordance(again)) {
        Ok(Answer::Concordance(view)) => assert_eq!((view.total, &view.query), (found.total, &found.query)),
        other => panic!("{}: {other:?}", found.query),
    }
    let thinning = Thinning { sample, seed, every };
    let some = ConcordanceRequest { sort: sort.to_vec(), thinning, group: Some(LineGroup::Speaker), ..all.clone() };
    if let Ok(Answer::Concordance(view)) = session.ask(&Request::Concordance(some)) {
        assert_eq!(view.groups.iter().map(|group| group.hits).sum::<u32>(), view.total);
        assert!(view.total <= found.total && view.found == found.found);
    }
    let (filter, thinning) = (all.filter.clone(), Thinning::default());
    let asked = DispersionRequest { filter: filter.clone(), query: query.clone(), thinning, page };
    match session.ask(&Request::Dispersion(asked)) {
        Ok(Answer::Dispersion(view)) => assert_eq!((view.hits, view.spread.iter().sum::<u32>()), (found.total, found.total)),
        other => panic!("{other:?}"),
    }
    match session.ask(&Request::Forms(FormsRequest { filter, query, page })) {
        Ok(Answer::Forms(view)) => assert_eq!(view.rows.iter().map(|row| row.hits).sum::<u32>(), found.total),
        other => panic!("{other:?}"),
    }
});
