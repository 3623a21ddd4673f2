//! The core as a bare wasm module for `index.mjs`: no bindings, numbers in and out, text through memory.
//!
//! Calls come in this order: `room` for each article, into which the caller writes its bytes; then `prepare` and
//! `build`, or `analyse`.
#![allow(missing_docs)]
#![allow(unsafe_code)] // for `no_mangle` alone

mod questions;
mod work;

use newsprism::corpus::Entry;
use newsprism::index::Index;
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
