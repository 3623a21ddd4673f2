//! Every quotation mark of the bundled articles against what a reader says of it (`tests/data/quotes_gold.json`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::article::{Article, ManifestEntry, parse};
use newsprism::quotes::rules::marks::Marks;
use newsprism::quotes::{
    Attribution, Document, Found, Kind, MarkedAs, Speakers, attribute, lexicon, resolve,
};
use newsprism::source::{SourceFile, read};
use newsprism::span::ByteSpan;
use newsprism::text::Layout;
use serde_json::Value;

const ARTICLES: [&str; 5] = ["afp", "firstpost", "moscow-times", "voa-drawdown", "voa-withdrawal"];

struct Corpus {
    articles: Vec<Article>,
    layouts: Vec<Layout>,
}

impl Corpus {
    fn load() -> Self {
        let (mut articles, mut layouts) = (Vec::new(), Vec::new());
        for name in ARTICLES {
            let path = format!("{}/www/articles/{name}.txt", env!("CARGO_MANIFEST_DIR"));
            let file = SourceFile { name: format!("{name}.txt"), bytes: std::fs::read(path).unwrap() };
            let article = parse(&file.name, read(&file).unwrap(), &ManifestEntry::default());
            layouts.push(Layout::of(&article));
            articles.push(article);
        }
        Self { articles, layouts }
    }

    fn documents(&self) -> Vec<Document<'_>> {
        self.articles.iter().zip(&self.layouts).map(|(a, l)| Document::new(a, l)).collect()
    }
}

fn gold() -> Value {
    serde_json::from_str(include_str!("data/quotes_gold.json")).unwrap()
}

fn field<'v>(entry: &'v Value, name: &str) -> &'v str {
    entry[name].as_str().unwrap_or("")
}

/// Where `wanted` stands in `text` from `from` on; any white space matches a blank.
fn find(text: &str, wanted: &str, from: usize) -> Option<(usize, usize)> {
    let rest = &text[from..];
    rest.char_indices().find_map(|(start, _)| {
        let mut have = rest[start..].char_indices();
        let mut end = start;
        for want in wanted.chars() {
            let (at, c) = have.next()?;
            if c != want && !(c.is_whitespace() && want == ' ') {
                return None;
            }
            end = start + at + c.len_utf8();
        }
        Some((from + start, from + end))
    })
}

/// The span of a text given as "beginning … end".
fn span(text: &str, wanted: &str) -> ByteSpan {
    let mut parts = wanted.split(" … ");
    let first = parts.next().unwrap();
    let (start, mut end) = find(text, first, 0).unwrap_or_else(|| panic!("not in the article: {first}"));
    assert!(
        find(text, first, start + first.chars().next().map_or(1, char::len_utf8)).is_none(),
        "not unique: {first}"
    );
    if let Some(last) = parts.next() {
        end = find(text, last, end).unwrap_or_else(|| panic!("not in the article: {last}")).1;
    }
    ByteSpan::new(start, end)
}

fn marked_spans(text: &str, entry: &Value) -> Vec<ByteSpan> {
    entry["marked"].as_array().unwrap().iter().map(|m| span(text, m.as_str().unwrap())).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// The attribution whose content holds all the marked words.
fn holder<'f>(found: &'f Found, spans: &[ByteSpan]) -> Option<(usize, &'f Attribution)> {
    found.attributions.iter().enumerate().find(|(_, attribution)| {
        spans.iter().all(|span| attribution.content.iter().any(|c| c.contains(*span)))
    })
}

/// Calls `judge` with every quotation of the gold; lists what it finds wrong.
fn misses(judge: impl Fn(&str, &Value, &Attribution, Option<&str>) -> Option<String>) -> Vec<String> {
    let corpus = Corpus::load();
    let documents = corpus.documents();
    let found: Vec<Found> = documents.iter().map(attribute).collect();
    let speakers: Speakers = resolve(&documents, &found);
    let mut misses = Vec::new();
    for entry in gold()["pairs"].as_array().unwrap().iter().filter(|p| field(p, "role") == "quotation") {
        let at = ARTICLES.iter().position(|a| *a == field(entry, "article")).unwrap();
        let text = corpus.articles[at].text.as_str();
        let spans = marked_spans(text, entry);
        let label = format!("{}: {}", ARTICLES[at], entry["marked"][0]);
        let Some((number, attribution)) = holder(&found[at], &spans) else {
            misses.push(format!("{label}: no attribution"));
            continue;
        };
        let speaker =
            speakers.of[at][number].as_ref().map(|r| speakers.all[r.speaker.0 as usize].name.as_str());
        if let Some(what) = judge(text, entry, attribution, speaker) {
            misses.push(format!("{label}: {what}"));
        }
    }
    misses
}

#[test]
fn every_pair_of_marks_is_judged() {
    let corpus = Corpus::load();
    for (at, document) in corpus.documents().iter().enumerate() {
        let text = document.text;
        let mut zones: Vec<ByteSpan> = Marks::of(document).zones.iter().map(|z| z.span).collect();
        zones.retain(|z| z.of(text).chars().count() > 1);
        let gold = gold();
        let pairs = gold["pairs"].as_array().unwrap();
        let mut judged: Vec<ByteSpan> = pairs
            .iter()
            .filter(|p| field(p, "article") == ARTICLES[at])
            .filter(|p| field(p, "role") != "furniture" || zones.contains(&marked_spans(text, p)[0]))
            .flat_map(|p| marked_spans(text, p))
            .collect();
        judged.sort();
        assert_eq!(zones, judged, "{}", ARTICLES[at]);
    }
}

#[test]
fn every_pair_of_marks_is_attributed_or_explained() {
    let corpus = Corpus::load();
    for (at, document) in corpus.documents().iter().enumerate() {
        let found = attribute(document);
        for zone in &Marks::of(document).zones {
            let attributed =
                found.attributions.iter().any(|a| a.content.iter().any(|c| c.overlaps(zone.span)));
            let explained = found.marked.iter().any(|m| m.span == zone.span && !m.reason.is_empty());
            assert!(attributed != explained, "{}: {}", ARTICLES[at], zone.span.of(document.text));
        }
    }
}

#[test]
fn titles_are_told_from_quotations() {
    let corpus = Corpus::load();
    let documents = corpus.documents();
    for entry in gold()["pairs"].as_array().unwrap() {
        let role = match field(entry, "role") {
            "title" => MarkedAs::Title,
            "scare" => MarkedAs::Scare,
            _ => continue,
        };
        let at = ARTICLES.iter().position(|a| *a == field(entry, "article")).unwrap();
        let wanted = marked_spans(documents[at].text, entry)[0];
        let found = attribute(&documents[at]);
        assert!(found.marked.iter().any(|m| m.span == wanted && m.role == role), "{}", entry["marked"][0]);
    }
}

#[test]
fn kinds_and_contents() {
    let wrong = misses(|text, entry, attribution, _| {
        let kind = if field(entry, "kind") == "direct" { Kind::Direct } else { Kind::Mixed };
        let have: Vec<&str> = attribution.content.iter().map(|s| s.of(text)).collect();
        if attribution.kind != kind {
            return Some(format!("{:?}, not {}: {have:?}", attribution.kind, field(entry, "kind")));
        }
        let want: Vec<ByteSpan> = match entry["content"].as_str() {
            Some(content) => vec![span(text, content)],
            None => marked_spans(text, entry),
        };
        let want: Vec<&str> = want.iter().map(|s| s.of(text)).collect();
        (words(&want.join(" ")) != words(&have.join(" "))).then(|| format!("content {have:?}"))
    });
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn mentions_and_cues() {
    let wrong = misses(|text, entry, attribution, _| {
        let mention = attribution.source.map_or("", |s| s.of(text));
        let cue = attribution.cue.map_or("", |s| s.of(text));
        let head = lexicon::of_span(cue).map_or("", |(lemma, _)| lemma);
        let plain = |s: &str| words(s).join(" ");
        if plain(mention) != plain(field(entry, "mention")) {
            return Some(format!("mention “{mention}”"));
        }
        if !plain(cue).contains(&plain(field(entry, "cue"))) || head != field(entry, "head") {
            return Some(format!("cue “{cue}”"));
        }
        None
    });
    assert_eq!(wrong, [""; 0]);
}

/// "He said, the ministry reported": the second source, and none where the article names none.
#[test]
fn who_passed_it_on() {
    let wrong = misses(|text, entry, attribution, _| {
        let via = attribution.via.map_or("", |v| v.source.of(text));
        (words(via) != words(field(entry, "via"))).then(|| format!("via “{via}”"))
    });
    assert_eq!(wrong, [""; 0]);
}

/// The names that the resolver gives.
#[test]
fn speakers() {
    let wrong = misses(|_, entry, _, speaker| {
        let plain = |s: &str| words(s).into_iter().filter(|w| w != "the").collect::<Vec<_>>().join(" ");
        let speaker = speaker.unwrap_or("");
        (plain(speaker) != plain(field(entry, "speaker"))).then(|| format!("speaker “{speaker}”"))
    });
    assert_eq!(wrong, [""; 0]);
}
