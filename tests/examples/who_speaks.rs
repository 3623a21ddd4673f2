//! Who speaks in a folder of articles, and with how many words: the crate as another program uses it.
//!
//!     cargo run --example who_speaks -- www/articles

use newsprism::Session;
use newsprism::article::ManifestEntry;
use newsprism::source::SourceFile;
use newsprism::view::{Answer, Filter, Page, QuoteGroup, QuoteSort, QuotesRequest, Request};
use std::collections::BTreeMap;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("Name a folder of .txt files.")?;
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((SourceFile { name, bytes: std::fs::read(&path)? }, ManifestEntry::default()));
        }
    }

    let mut session = Session::new();
    let report = session.load(&files);
    for failure in &report.failures {
        eprintln!("{}: {}", failure.about.as_deref().unwrap_or_default(), failure.message);
    }

    let request = Request::Quotes(QuotesRequest {
        filter: Filter::default(),
        group: QuoteGroup::default(),
        sort: QuoteSort::Place,
        page: Page { offset: 0, limit: 1000 },
    });
    let Answer::Quotes(quotes) = session.ask(&request)? else { return Err("another answer".into()) };
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &quotes.rows {
        *words.entry(row.speaker.as_str()).or_default() += row.quoted_words;
    }
    let mut ranked: Vec<_> = words.into_iter().filter(|(_, words)| *words > 0).collect();
    ranked.sort_by_key(|&(speaker, words)| (std::cmp::Reverse(words), speaker));
    println!("{} quotations in {} articles", quotes.total, report.articles.len());
    for (speaker, words) in ranked {
        println!("{words:6} words  {}", if speaker.is_empty() { "(unknown)" } else { speaker });
    }
    Ok(())
}
