//! Any bytes as a file: they are refused with a sentence, or every request about them is answered and every span stands
//! on characters inside the text, in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprism::article::ManifestEntry;
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{Answer, Filter, Page, QuoteGroup, QuoteSort, Request, FilterRequest, QuotesRequest, TermsRequest, ConcordanceRequest, ArticleRequest};

fuzz_target!(|bytes: &[u8]| {
    let mut session = Session::new();
    // Two articles: speakers are joined across them.
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let file = |name: &str, bytes: &[u8]| (SourceFile { name: name.to_owned(), bytes: bytes.to_vec() }, ManifestEntry::default());
    let report = session.load(&[file("a.txt", first), file("b.txt", second)]);
    assert!(report.failures.iter().all(|f| !f.message.is_empty() && !f.code.is_empty()));
    let filter = Filter::default();
    let page = Page { offset: 0, limit: 1000 };
    assert!(session.ask(&Request::Overview(FilterRequest { filter: filter.clone() })).is_ok());
    assert!(session.ask(&Request::Quotes(QuotesRequest { filter: filter.clone(), group: QuoteGroup::Speaker, sort: QuoteSort::Doubt, page })).is_ok());
    for article in 0..report.articles.len() as u32 {
        let request = Request::Article(ArticleRequest { filter: filter.clone(), article, query: "the".to_owned() });
        let Ok(Answer::Article(view)) = session.ask(&request) else { panic!("article {article} is not answered") };
        let length = view.text.encode_utf16().count() as u32;
        assert!(view.lines.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        for quote in &view.quotes {
            assert!(!quote.spans.is_empty());
            assert!(quote.spans.iter().all(|s| s.start < s.end && s.end <= length));
            assert!(quote.spans.windows(2).all(|w| w[0].end <= w[1].start));
            assert!((0.0..=1.0).contains(&quote.confidence));
        }
    }
});
