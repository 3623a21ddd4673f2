//! The core as a bare wasm module for `index.mjs`: no bindings, numbers in and out, text through memory.
//!
//! Calls come in this order: `room` for each article, into which the caller writes its bytes; then `prepare` and
//! `build`, or `analyse`.
#![allow(missing_docs)]
#![allow(unsafe_code)] // for `no_mangle` alone

mod questions;
mod work;

use newsprism::Session;
use newsprism::article::{Found, ManifestEntry, Origin};
use newsprism::corpus::Entry;
use newsprism::index::Index;
use newsprism::source::SourceFile;
use newsprism::view::{
    Answer, CollocatesRequest, Correcting, Expected, Filter, FilterRequest, KeynessRequest, LeftOutRequest,
    List, ListRequest, Only, Page, Reach, ReportsRequest, Request, SharedRequest, TermsRequest,
    VersionsRequest,
};
use std::sync::Mutex;

struct State {
    texts: Vec<Vec<u8>>,
    articles: Vec<Entry>,
    index: Option<Index>,
    session: Option<Session>,
}

static STATE: Mutex<State> =
    Mutex::new(State { texts: Vec::new(), articles: Vec::new(), index: None, session: None });

fn with<T>(run: impl FnOnce(&mut State) -> T) -> T {
    run(&mut STATE.lock().unwrap_or_else(|poisoned| poisoned.into_inner()))
}

fn take_texts(state: &mut State) -> Vec<String> {
    let text = |bytes| String::from_utf8(bytes).unwrap_or_default();
    std::mem::take(&mut state.texts).into_iter().map(text).collect()
}

/// Makes room for the text of one more article, `bytes` long, and says where.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *const u8 {
    with(|state| {
        state.texts.push(vec![0; bytes]);
        state.texts.last().map_or(std::ptr::null(), |text| text.as_ptr())
    })
}

/// Lays out the articles.
#[unsafe(no_mangle)]
pub extern "C" fn prepare() -> usize {
    with(|state| {
        state.articles = take_texts(state).into_iter().map(work::plain_entry).collect();
        state.articles.len()
    })
}

/// Builds the index and gives the number of its tokens.
#[unsafe(no_mangle)]
pub extern "C" fn build() -> u32 {
    with(|state| {
        state.index = None;
        state.index.insert(Index::build(&state.articles)).tokens()
    })
}

/// Bytes that the index takes.
#[unsafe(no_mangle)]
pub extern "C" fn index_bytes() -> usize {
    with(|state| state.index.as_ref().map_or(0, Index::bytes))
}

/// The whole analysis of the text.
#[unsafe(no_mangle)]
pub extern "C" fn analyse() -> usize {
    let texts = with(take_texts);
    work::analyse(&texts)
}

/// How many questions there are.
#[unsafe(no_mangle)]
pub extern "C" fn questions() -> usize {
    questions::NAMES.len()
}

/// Where the name of a question stands in memory, and its length after that as a number: `length << 32 | place`.
#[unsafe(no_mangle)]
pub extern "C" fn name(question: usize) -> u64 {
    questions::NAMES.get(question).map_or(0, |name| (name.len() as u64) << 32 | name.as_ptr() as u64)
}

/// Answers one of the questions; gives something that depends on the answer.
#[unsafe(no_mangle)]
pub extern "C" fn ask(question: u32) -> u32 {
    with(|state| state.index.as_ref().map_or(0, |index| questions::answer(index, question)))
}

/// Makes a session of the articles that were prepared, every other one from another outlet; the index alone is gone then.
#[unsafe(no_mangle)]
pub extern "C" fn open_session() {
    with(|state| {
        state.index = None;
        let mut articles = std::mem::take(&mut state.articles);
        for (at, entry) in articles.iter_mut().enumerate() {
            let value = if at % 2 == 0 { "A" } else { "B" }.to_owned();
            entry.article.meta.outlet = Some(Found { value, origin: Origin::Manifest });
        }
        state.session = Some(Session::of_entries(articles));
    });
}

/// Whole requests of the page, by number; gives something that depends on the answer. What [`Session::prepare`] has left
/// to do is part of it.
#[unsafe(no_mangle)]
pub extern "C" fn ask_session(question: u32) -> u32 {
    with(|state| {
        let Some(session) = &mut state.session else { return 0 };
        match session.ask(&request(question)) {
            Ok(Answer::Terms(view)) => view.total + view.rows.len() as u32,
            Ok(Answer::Collocates(view)) => view.hits,
            Ok(Answer::Keyness(view)) => view.tested + view.rows.len() as u32,
            _ => 0,
        }
    })
}

/// A slice of what a request needs before its answer, by number, that after the last being for runs of three words; gives
/// how much is done, in thousandths.
#[unsafe(no_mangle)]
pub extern "C" fn prepare_session(question: u32) -> u32 {
    prepared(&request(question))
}

fn prepared(request: &Request) -> u32 {
    with(|state| {
        let Some(session) = &mut state.session else { return 1000 };
        (session.prepare(request).unwrap_or(1.0) * 1000.0) as u32
    })
}

/// Loads the articles as the page does; gives how many are in.
#[unsafe(no_mangle)]
pub extern "C" fn load_session() -> usize {
    with(|state| {
        let texts = take_texts(state).into_iter().enumerate();
        let files: Vec<_> = texts
            .map(|(at, text)| {
                (SourceFile { name: format!("{at}.txt"), bytes: text.into_bytes() }, ManifestEntry::default())
            })
            .collect();
        state.session.insert(Session::new()).load(&files).articles.len()
    })
}

/// A slice of what a tab of Versions needs, by number, 0 being what every view needs; gives how much is done, in
/// thousandths.
#[unsafe(no_mangle)]
pub extern "C" fn prepare_versions(tab: u32) -> u32 {
    prepared(&versions(tab))
}

/// Answers for that tab; gives something that depends on the answer.
#[unsafe(no_mangle)]
pub extern "C" fn ask_versions(tab: u32) -> u32 {
    with(|state| {
        let Some(session) = &mut state.session else { return 0 };
        match session.ask(&versions(tab)) {
            Ok(Answer::Shared(view)) => view.sharing,
            Ok(Answer::Versions(view)) => view.total,
            Ok(Answer::Naming(view)) => view.total,
            Ok(Answer::LeftOut(view)) => view.total,
            Ok(Answer::Numbers(view)) => view.total,
            Ok(Answer::Voices(view)) => view.total,
            Ok(Answer::Verbs(view)) => view.total,
            Ok(Answer::Telling(view)) => view.steps.len() as u32,
            _ => 0,
        }
    })
}

fn versions(tab: u32) -> Request {
    let (filter, page) = (Filter::default(), Page { offset: 0, limit: 100 });
    let list = ListRequest { filter: filter.clone(), page };
    match tab {
        0 => Request::Facets(FilterRequest { filter }),
        1 => Request::Shared(SharedRequest { filter, pair: Vec::new(), least: 0, page }),
        2 => Request::Versions(VersionsRequest { filter, of: String::new(), base: String::new(), page }),
        3 => Request::Naming(list),
        4 => Request::LeftOut(LeftOutRequest { filter, least: 2, page: Page { offset: 0, limit: 1000 } }),
        5 => Request::Numbers(list),
        6 => Request::Voices(list),
        7 => Request::Verbs(list),
        _ => Request::Telling(ReportsRequest { filter, articles: Vec::new() }),
    }
}

fn request(question: u32) -> Request {
    let page = Page { offset: 0, limit: 50 };
    let from = |outlet: &str| Filter { outlets: vec![outlet.to_owned()], ..Filter::default() };
    let keys = |keys: &[&str]| keys.iter().map(|&key| key.to_owned()).collect::<Vec<_>>();
    let list = |sort: &str, least: u32, measures: &[&str]| List {
        sort: sort.to_owned(),
        descending: true,
        min_count: least,
        stop_words: false,
        stems: false,
        measures: keys(measures),
        page,
    };
    let mut terms = TermsRequest {
        filter: Filter::default(),
        containing: String::new(),
        words: 1,
        across: false,
        list: list("count", 1, &["dpNorm"]),
    };
    match question {
        0 => {}
        1 => terms.filter = from("A"),
        2 => terms.list.measures = keys(&["dp", "dpNorm", "juilland", "da", "arf"]),
        3 => terms.list.stems = true,
        4 | 5 => {
            return Request::Collocates(CollocatesRequest {
                filter: Filter::default(),
                query: if question == 4 { "his" } else { "little" }.to_owned(),
                reach: Reach::Window,
                left: 5,
                right: 5,
                expected: Expected::Window,
                list: list("g2", 3, &["g2", "logdice", "mi"]),
            });
        }
        6 | 7 => {
            return Request::Keyness(Box::new(KeynessRequest {
                filter: Filter::default(),
                target: from("A"),
                reference: Filter::default(),
                copy_once: question == 7,
                only: Only::Positive,
                correcting: Correcting::Bh,
                smoothing: 100,
                list: list("g2", 3, &["g2", "logratio"]),
            }));
        }
        8 => terms.list.sort = "dpNorm".to_owned(),
        _ => (terms.words, terms.list.min_count) = (3, 2),
    }
    Request::Terms(terms)
}
