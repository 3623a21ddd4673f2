//! Asks a session what several tests ask.
#![allow(dead_code)] // each test binary uses a part

use newsprism::session::Session;
use newsprism::view::{Answer, ArticleRequest, ArticleView, Filter, Request};

/// One article as the Reader gets it.
pub fn article(session: &mut Session, article: u32) -> ArticleView {
    let request = ArticleRequest { filter: Filter::default(), article, query: String::new() };
    match session.ask(&Request::Article(request)) {
        Ok(Answer::Article(view)) => view,
        other => panic!("{other:?}"),
    }
}
