//! The core as a bare wasm module for `index.mjs`: no bindings, numbers in and out, text through memory.
//!
//! Calls come in this order: `room` for each article, into which the caller writes its bytes; then `prepare` and
//! `build`, or `analyse`.
#![allow(missing_docs)]
#![allow(unsafe_code)] // for `no_mangle` alone

mod work;

use newsprism::corpus::Entry;
use newsprism::index::Index;
use newsprism::index::{Counts, Scope};
use newsprism::query::{concordance, find, parse};
use std::sync::Mutex;

struct State {
    texts: Vec<Vec<u8>>,
    articles: Vec<Entry>,
    index: Option<Index>,
}

static STATE: Mutex<State> = Mutex::new(State { texts: Vec::new(), articles: Vec::new(), index: None });

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

/// One of the questions that must be answered within a frame; gives something that depends on the answer.
#[unsafe(no_mangle)]
pub extern "C" fn ask(question: u32) -> u32 {
    with(|state| {
        let Some(index) = &state.index else { return 0 };
        let even: Vec<bool> = (0..index.articles()).map(|at| at % 2 == 0).collect();
        let half = Scope::of_articles(index, &even);
        let all = Scope::all(index);
        let lines = |scope: &Scope, query: &str, sort: &[i8]| {
            let Ok(query) = parse(query) else { return 0 };
            let hits = find(index, scope, &query);
            let page = concordance(index, &hits, &[], sort, 8, 0..50).map_or(0, |lines| lines.len());
            (hits.len() + page) as u32
        };
        match question {
            0 => Counts::of(index, &all).types,
            1 => Counts::of(index, &half).types,
            2 => lines(&all, "said", &[1, 2, -1]),
            3 => lines(&half, "the", &[]),
            4 => lines(&all, "in the", &[0, 1, -1]),
            5 => lines(&all, "*ing", &[]),
            _ => lines(&all, "un*ed", &[0, -1]),
        }
    })
}
