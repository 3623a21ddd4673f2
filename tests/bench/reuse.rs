//! Do we find copied words when they were altered, and how does the time grow?
//!
//! `cargo bench --bench reuse -- FOLDER…` reads the .txt files of the folders (text that the user has; none is kept here),
//! copies one to three sentences out of each fourth article into another, altered in a way fixed by a seed (words dropped,
//! swapped, replaced; marks changed; sentences moved), and prints precision and recall in words, beside a brute force that
//! compares every pair of articles by rows of six words; then CPU time by number of articles.
//!
//! What the texts share of themselves, before anything was planted, is counted neither for nor against.
#![allow(missing_docs, clippy::disallowed_methods)] // a bench reads the clock

use newsprism::article::ManifestEntry;
use newsprism::compare::reuse;
use newsprism::corpus::{Corpus, Entry};
use newsprism::index::{Index, TokenIndex, TokenSpan};
use newsprism::source::SourceFile;
use newsprism::{ArticleId, ByteSpan};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

struct Random(u64);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % below.max(1) as u64) as usize
    }
}

/// Words that were put into `target` out of `source`.
struct Planted {
    source: usize,
    target: usize,
    words: String,
}

fn main() {
    let mut paths = Vec::new();
    for folder in std::env::args().skip(1).filter(|a| !a.starts_with("--")) {
        files(Path::new(&folder), &mut paths);
    }
    paths.sort();
    if paths.is_empty() {
        println!("reuse: give folders of .txt files: cargo bench --bench reuse -- FOLDER…");
        return;
    }
    let texts: Vec<Vec<u8>> = paths.iter().filter_map(|path| std::fs::read(path).ok()).collect();
    let natural = Indexed::of(&texts);
    let (altered, planted) = plant(&texts, natural.corpus.entries());
    let indexed = Indexed::of(&altered);
    println!("{} articles, {} words, {} planted copies", texts.len(), indexed.index.tokens(), planted.len());
    let ours = |of: &Indexed| -> BTreeSet<Shared> {
        let passages = reuse::find(&of.index, &|_| true);
        passages
            .iter()
            .flat_map(|p| [(p.b, p.a, p.in_b()), (p.a, p.b, p.in_a())])
            .flat_map(|(t, s, span)| of.shared(t, s, span))
            .collect()
    };
    score("seed and extend", &indexed, &planted, &ours(&natural), &ours(&indexed));
    score(
        "brute force, rows of six words",
        &indexed,
        &planted,
        &natural.brute_force(),
        &indexed.brute_force(),
    );
    let mut first = None;
    for count in [250, 500, 750, texts.len()].into_iter().filter(|&c| c <= texts.len()) {
        let part = Indexed::of(&altered[..count]);
        let mut times: Vec<f64> = (0..5)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(reuse::find(&part.index, &|_| true));
                start.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let words = f64::from(part.index.tokens());
        let base = *first.get_or_insert((times[2], words));
        println!(
            "{count} articles, {words} words: {:.1} ms, time × {:.2} for words × {:.2}",
            1000.0 * times[2],
            times[2] / base.0,
            words / base.1
        );
    }
}

/// A word of an article that also stands in another: target, word's number in it from the start, source. Numbers count
/// from the article's start, which planting (at its end) does not move.
type Shared = (u32, u32, u32);

struct Indexed {
    corpus: Corpus,
    index: Index,
}

impl Indexed {
    fn of(texts: &[Vec<u8>]) -> Self {
        let mut corpus = Corpus::default();
        for (at, bytes) in texts.iter().enumerate() {
            let file = SourceFile { name: format!("{at:05}.txt"), bytes: bytes.clone() };
            if let Err(error) = corpus.add(&file, &ManifestEntry::default()) {
                println!("{at}: {}", error.message);
            }
        }
        let index = Index::build(corpus.entries());
        Self { corpus, index }
    }

    fn shared(&self, target: ArticleId, source: ArticleId, span: TokenSpan) -> impl Iterator<Item = Shared> {
        let start = self.index.article(target).start;
        (span.start..span.end).map(move |token| (target.0, token - start, source.0))
    }

    /// Every row of six words against every other.
    fn brute_force(&self) -> BTreeSet<Shared> {
        const ROW: usize = 6;
        let terms: Vec<u32> = (0..self.index.tokens()).map(|t| self.index.term_of(TokenIndex(t)).0).collect();
        let mut rows: Vec<(&[u32], u32)> = Vec::new();
        for article in (0..self.index.articles()).map(|a| self.index.article(ArticleId(a))) {
            for at in article.start..(article.end + 1).saturating_sub(ROW as u32).max(article.start) {
                rows.push((&terms[at as usize..at as usize + ROW], at));
            }
        }
        rows.sort_unstable();
        let mut found = BTreeSet::new();
        for same in rows.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() <= 64) {
            for (&(_, a), &(_, b)) in same.iter().flat_map(|a| same.iter().map(move |b| (a, b))) {
                let (target, source) =
                    (self.index.article_of(TokenIndex(a)), self.index.article_of(TokenIndex(b)));
                if target != source {
                    found.extend(self.shared(target, source, TokenSpan { start: a, end: a + ROW as u32 }));
                }
            }
        }
        found
    }
}

fn score(
    name: &str,
    indexed: &Indexed,
    planted: &[Planted],
    natural: &BTreeSet<Shared>,
    found: &BTreeSet<Shared>,
) {
    let mut wanted: BTreeSet<Shared> = BTreeSet::new();
    for plant in planted {
        let entry = &indexed.corpus.entries()[plant.target];
        let Some(start) = entry.article.text.rfind(&plant.words) else { continue };
        let target = ArticleId(plant.target as u32);
        let tokens = indexed.index.tokens_in(target, ByteSpan::new(start, start + plant.words.len()));
        wanted.extend(indexed.shared(target, ArticleId(plant.source as u32), tokens));
    }
    let targets: BTreeSet<(u32, u32)> = wanted.iter().map(|w| (w.0, w.2)).collect();
    let right = found.intersection(&wanted).count();
    // What is found elsewhere in a pair of articles that got a copy counts as wrong, and so does anything found between
    // other articles that was not there before the planting; the copy's source is found too, of course.
    let wrong = found
        .iter()
        .filter(|f| !wanted.contains(f) && !natural.contains(f) && !targets.contains(&(f.2, f.0)))
        .count();
    println!(
        "{name}: precision {:.3}, recall {:.3} ({right} of {} planted words, {wrong} wrong)",
        right as f64 / (right + wrong).max(1) as f64,
        right as f64 / wanted.len().max(1) as f64,
        wanted.len()
    );
}

/// Puts altered copies at the end of articles, each as a paragraph of its own.
fn plant(texts: &[Vec<u8>], entries: &[Entry]) -> (Vec<Vec<u8>>, Vec<Planted>) {
    let mut random = Random(7);
    let mut altered = texts.to_vec();
    let mut planted = Vec::new();
    for source in (0..entries.len()).step_by(4) {
        let target = (source + 1 + random.below(entries.len() - 1)) % entries.len();
        let entry = &entries[source];
        let sentences: Vec<&str> =
            entry.layout.sentences.iter().map(|s| s.span.of(&entry.article.text)).collect();
        let count = 1 + random.below(3);
        let first = random.below(sentences.len().saturating_sub(count).max(1));
        let mut copied: Vec<&str> = sentences.iter().copied().skip(first).take(count).collect();
        if random.below(2) == 0 {
            copied.reverse();
        }
        let words: Vec<&str> = copied.iter().flat_map(|s| s.split_whitespace()).collect();
        let already = planted.iter().any(|p: &Planted| p.target == target);
        if words.len() < 15 || already {
            continue;
        }
        let words = alter(&words, &mut random);
        altered[target].extend_from_slice(format!("\n\n{words}\n").as_bytes());
        planted.push(Planted { source, target, words });
    }
    (altered, planted)
}

/// Of a hundred words seven are dropped, three swapped with the next, four replaced; marks and capitals change.
fn alter(words: &[&str], random: &mut Random) -> String {
    let mut out: Vec<String> = Vec::new();
    for word in words {
        match random.below(100) {
            0..7 => {}
            7..10 if !out.is_empty() => out.insert(out.len() - 1, (*word).to_owned()),
            10..14 => {
                out.push(["however", "reportedly", "several", "new", "late"][random.below(5)].to_owned())
            }
            14..20 => out.push(word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()),
            20..23 => out.push(format!("“{word}”")),
            23..26 => out.push(word.to_lowercase()),
            _ => out.push((*word).to_owned()),
        }
    }
    out.retain(|word| !word.is_empty());
    out.push("again.".to_owned());
    out.join(" ")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(list) = std::fs::read_dir(folder) else { return };
    for path in list.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "txt") {
            found.push(path);
        }
    }
}
