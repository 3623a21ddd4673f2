//! Any text as a query: it is refused with a sentence about it, or it is answered and its hits are as many as counted.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprism::article::ManifestEntry;
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{Answer, Filter, Page, Request, FilterRequest, QuotesRequest, TermsRequest, ConcordanceRequest, ArticleRequest};

const TEXT: &str = "Ann Lee said no no no.\n\n“No,” she said in the U.S. on Sept. 30, “not a 1,000-word answer, and that’s it.”";

fuzz_target!(|input: (String, [i8; 3], u32)| {
    let (query, sort, context) = input;
    let mut session = Session::new();
    let file = SourceFile { name: "a.txt".to_owned(), bytes: TEXT.as_bytes().to_vec() };
    session.load(&[(file, ManifestEntry::default())]);
    let page = Page { offset: 0, limit: 1000 };
    let request = Request::Concordance(ConcordanceRequest { filter: Filter::default(), query, sort: sort.to_vec(), context, page, ..ConcordanceRequest::default() });
    match session.ask(&request) {
        Ok(Answer::Concordance(view)) => assert_eq!(view.total as usize, view.lines.len()),
        Ok(_) => panic!("another kind of answer"),
        Err(error) => assert!(!error.message.is_empty()),
    }
});
