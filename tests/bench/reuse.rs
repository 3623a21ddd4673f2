//! Do we find copied words when they were altered, and how does the time grow?
//!
//! `cargo bench --bench reuse -- FOLDER… [--seed N] [--only KIND] [--show] [--time]` reads the .txt files of the folders (text that the
//! user has; none is kept here), copies one to three sentences out of each fourth article into another, altered in a way
//! fixed by the seed, once by each kind of change alone and once by all, and prints precision and recall in words, beside
//! a brute force that compares every pair of articles by rows of six words. With `--show` what is missed and what is found
//! wrongly is printed; with `--time` CPU time of the parts of Versions by number of articles, and how much each found;
//! the articles are drawn in an order that the seed fixes, with `--seed 0` in that of their paths.
//!
//! Wanted are the words that were copied. Neither for nor against count: words put between or in place of copied ones;
//! what the texts share of themselves, before anything was planted; and what a third article shares with the copied
//! sentences of itself, for the copy then shares it too.
#![allow(missing_docs, clippy::disallowed_methods)] // a bench reads the clock

use newsprism::article::ManifestEntry;
use newsprism::compare::reuse;
use newsprism::corpus::{Corpus, Entry};
use newsprism::index::{Index, TokenIndex, TokenSpan};
use newsprism::session::Session;
use newsprism::source::SourceFile;
use newsprism::view::{
    Answer, Filter, FilterRequest, LeftOutRequest, ListRequest, Page, Request, SharedRequest, VersionsRequest,
};
use newsprism::{ArticleId, ByteSpan};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

struct Random(u64);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % below.max(1) as u64) as usize
    }
}

/// What is done to the words of a copy, in a hundred of them.
#[derive(Clone, Copy)]
struct Changes {
    name: &'static str,
    dropped: usize,
    swapped: usize,
    replaced: usize,
    /// Marks left out, put in, capitals changed.
    marks: usize,
    /// The sentences of every second copy stand in another order.
    moved: bool,
}

const KINDS: [Changes; 6] = [
    Changes { name: "all", dropped: 7, swapped: 3, replaced: 4, marks: 12, moved: true },
    Changes { name: "dropped", dropped: 10, swapped: 0, replaced: 0, marks: 0, moved: false },
    Changes { name: "swapped", dropped: 0, swapped: 8, replaced: 0, marks: 0, moved: false },
    Changes { name: "replaced", dropped: 0, swapped: 0, replaced: 10, marks: 0, moved: false },
    Changes { name: "marks", dropped: 0, swapped: 0, replaced: 0, marks: 30, moved: false },
    Changes { name: "moved", dropped: 0, swapped: 0, replaced: 0, marks: 0, moved: true },
];

/// Words that were put into `target` out of `source`.
struct Planted {
    source: usize,
    target: usize,
    /// The sentences in the source.
    from: ByteSpan,
    /// The copy, and where in it the copied words stand.
    text: String,
    copied: Vec<ByteSpan>,
}

fn main() {
    let (mut paths, mut options, mut seed) = (Vec::new(), Vec::new(), 7);
    let mut only = String::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seed" => seed = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(seed),
            "--only" => only = arguments.next().unwrap_or_default(),
            option if option.starts_with("--") => options.push(option.to_owned()),
            folder => files(Path::new(folder), &mut paths),
        }
    }
    let given = |option: &str| options.iter().any(|o| o == option);
    paths.sort();
    if paths.is_empty() {
        println!("reuse: give folders of .txt files: cargo bench --bench reuse -- FOLDER…");
        return;
    }
    let texts: Vec<Vec<u8>> = paths.iter().filter_map(|path| std::fs::read(path).ok()).collect();
    if given("--time") {
        return times(&texts, seed);
    }
    let natural = Indexed::of(&texts);
    println!("{} articles, {} words, seed {seed}", texts.len(), natural.index.tokens());
    let (by_us, by_rows) = (natural.ours(), natural.brute_force());
    for kind in KINDS.into_iter().filter(|kind| only.is_empty() || only == kind.name) {
        let (altered, planted) = plant(&texts, natural.corpus.entries(), kind, seed);
        let indexed = Indexed::of(&altered);
        let truth = Truth::of(&natural, &indexed, &planted);
        truth.score(kind.name, &indexed, &by_us, &indexed.ours(), given("--show"));
        truth.score("  rows of six", &indexed, &by_rows, &indexed.brute_force(), false);
    }
}

/// CPU time by number of articles, each round over all sizes, so that what else the machine does falls on all.
fn times(texts: &[Vec<u8>], seed: u64) {
    // Files lie by outlet and date: a first part of them would hold fewer reports of one event than the whole.
    let mut random = Random(seed);
    let mut texts = texts.to_vec();
    if seed > 0 {
        (1..texts.len()).rev().for_each(|at| texts.swap(at, random.below(at + 1)));
    }
    let mut sizes: Vec<usize> = [250, 500, 1000].into_iter().filter(|&size| size < texts.len()).collect();
    sizes.push(texts.len());
    let (filter, page) = (Filter::default(), Page { offset: 0, limit: 50 });
    let (of, base, list) = (String::new(), String::new(), ListRequest { filter: filter.clone(), page });
    let asked = [
        (
            "passages",
            Request::Shared(SharedRequest { filter: filter.clone(), pair: Vec::new(), least: 0, page }),
        ),
        ("statements", Request::Versions(VersionsRequest { filter: filter.clone(), of, base, page })),
        ("names", Request::Naming(list.clone())),
        ("left out", Request::LeftOut(LeftOutRequest { filter: filter.clone(), least: 3, page })),
        ("numbers", Request::Numbers(list.clone())),
        ("voices", Request::Voices(list.clone())),
        ("verbs", Request::Verbs(list)),
    ];
    let files = |size: usize| -> Vec<(SourceFile, ManifestEntry)> {
        let file = |(at, bytes): (usize, &Vec<u8>)| {
            (SourceFile { name: format!("{at:05}.txt"), bytes: bytes.clone() }, ManifestEntry::default())
        };
        texts.iter().take(size).enumerate().map(file).collect()
    };
    let words: Vec<f64> =
        sizes.iter().map(|&size| f64::from(Indexed::of(&texts[..size]).index.tokens())).collect();
    let mut best = vec![vec![(f64::MAX, 0); asked.len()]; sizes.len()];
    for _ in 0..3 {
        for (best, &size) in best.iter_mut().zip(&sizes) {
            // Nothing that was worked out stays from one round to the next.
            let mut session = Session::new();
            session.load(&files(size));
            let _ = session.ask(&Request::Facets(FilterRequest { filter: Filter::default() }));
            for (best, (_, request)) in best.iter_mut().zip(&asked) {
                let start = clock();
                let answer = std::hint::black_box(session.ask(request));
                best.0 = best.0.min(clock() - start);
                best.1 = match answer {
                    Ok(Answer::Shared(_)) => reuse::find(&Indexed::of(&texts[..size]).index, &|_| true).len(),
                    Ok(Answer::Versions(view)) => view.total as usize,
                    Ok(Answer::Naming(view)) => view.total as usize,
                    Ok(Answer::LeftOut(view)) => view.total as usize,
                    Ok(Answer::Numbers(view)) => view.total as usize,
                    Ok(Answer::Voices(view)) => view.total as usize,
                    Ok(Answer::Verbs(view)) => view.total as usize,
                    _ => 0,
                };
            }
        }
    }
    for ((size, words_here), times) in sizes.iter().zip(&words).zip(&best) {
        let of_first = |at: usize| times[at].0 / best[0][at].0.max(1e-9);
        let part = |(at, (name, _)): (usize, &(&str, Request))| {
            let (seconds, found) = times[at];
            format!("{name} {:.0} ms (× {:.2}; {found})", 1000.0 * seconds, of_first(at))
        };
        let parts: Vec<String> = asked.iter().enumerate().map(part).collect();
        println!(
            "{size} articles, {words_here} words (× {:.2}): {}",
            words_here / words[0],
            parts.join(", ")
        );
    }
}

/// Seconds that this process has had of a processor; of the clock where that is not told.
fn clock() -> f64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|s| s.split(' ').next()?.parse::<f64>().ok());
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64(), |n| n / 1e9)
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

    fn ours(&self) -> BTreeSet<Shared> {
        reuse::find(&self.index, &|_| true)
            .iter()
            .flat_map(|p| [(p.b, p.a, p.in_b()), (p.a, p.b, p.in_a())])
            .flat_map(|(t, s, span)| self.shared(t, s, span))
            .collect()
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

/// What was planted, as words.
struct Truth {
    wanted: BTreeSet<Shared>,
    /// All words of the copies, others among them.
    planted: BTreeSet<Shared>,
    /// Pairs of articles that a copy joins, the one that has it first; those by way of a third article among them.
    joined: BTreeSet<(u32, u32)>,
    third: BTreeSet<(u32, u32)>,
    /// Where each copy stands: target, first word, one past its last.
    copies: Vec<(u32, u32, u32)>,
}

impl Truth {
    fn of(natural: &Indexed, indexed: &Indexed, planted: &[Planted]) -> Self {
        // Of itself, which articles share each word of another, in six words or more.
        let mut with: BTreeMap<(u32, u32), BTreeSet<u32>> = BTreeMap::new();
        for (target, word, source) in natural.ours().into_iter().chain(natural.brute_force()) {
            with.entry((target, word)).or_default().insert(source);
        }
        let mut truth = Self {
            wanted: BTreeSet::new(),
            planted: BTreeSet::new(),
            joined: BTreeSet::new(),
            third: BTreeSet::new(),
            copies: Vec::new(),
        };
        for plant in planted {
            let (target, source) = (ArticleId(plant.target as u32), ArticleId(plant.source as u32));
            let text = indexed.corpus.entries()[plant.target].article.text.as_str();
            let Some(start) = text.rfind(&plant.text) else { continue };
            let tokens = |span: ByteSpan| {
                let at = |offset: u32| start + offset as usize;
                indexed.index.tokens_in(target, ByteSpan::new(at(span.start), at(span.end)))
            };
            for &word in &plant.copied {
                truth.wanted.extend(indexed.shared(target, source, tokens(word)));
            }
            let whole = tokens(ByteSpan::new(0, plant.text.len()));
            truth.planted.extend(indexed.shared(target, source, whole));
            truth.joined.insert((target.0, source.0));
            let first = indexed.index.article(target).start;
            truth.copies.push((target.0, whole.start - first, whole.end - first));
            let from = natural.index.tokens_in(source, plant.from);
            let first = natural.index.article(source).start;
            for word in from.start..from.end {
                for &third in with.get(&(source.0, word - first)).into_iter().flatten() {
                    truth.third.insert((target.0, third));
                }
            }
        }
        truth
    }

    fn is_wrong(&self, natural: &BTreeSet<Shared>, found: &Shared) -> bool {
        let &(target, word, source) = found;
        let is_copy = |t: u32, w: u32| self.copies.iter().any(|c| c.0 == t && (c.1..c.2).contains(&w));
        let of_third = self.third.contains(&(target, source)) && is_copy(target, word)
            || self.third.contains(&(source, target));
        !self.planted.contains(found)
            && !natural.contains(found)
            // The copy's source is found too, of course.
            && !self.joined.contains(&(source, target))
            && !of_third
    }

    fn score(
        &self,
        name: &str,
        indexed: &Indexed,
        natural: &BTreeSet<Shared>,
        found: &BTreeSet<Shared>,
        show: bool,
    ) {
        let right = found.intersection(&self.wanted).count();
        let wrong: Vec<&Shared> = found.iter().filter(|f| self.is_wrong(natural, f)).collect();
        let missed: Vec<&Shared> = self.wanted.iter().filter(|w| !found.contains(w)).collect();
        println!(
            "{name:13} precision {:.3} recall {:.3} ({right} of {} copied words, {} wrong)",
            right as f64 / (right + wrong.len()).max(1) as f64,
            right as f64 / self.wanted.len().max(1) as f64,
            self.wanted.len(),
            wrong.len()
        );
        if show {
            for (title, words) in [("missed", missed), ("wrong", wrong)] {
                for run in words.chunk_by(|a, b| a.0 == b.0 && a.2 == b.2 && b.1 - a.1 <= 3) {
                    let (target, first, source) = *run[0];
                    let start = indexed.index.article(ArticleId(target)).start;
                    let (from, to) = (start + first, start + run[run.len() - 1].1);
                    let text = indexed.corpus.entries()[target as usize].article.text.as_str();
                    let before = indexed.index.span(TokenIndex(from.saturating_sub(6).max(start))).start;
                    let span = indexed.index.span(TokenIndex(from)).join(indexed.index.span(TokenIndex(to)));
                    let end = indexed
                        .index
                        .span(TokenIndex((to + 6).min(indexed.index.article(ArticleId(target)).end - 1)))
                        .end;
                    println!(
                        "  {title} {} {target}<{source}: {} [[{}]] {}",
                        run.len(),
                        ByteSpan { start: before, end: span.start.max(before) }.of(text).replace('\n', "/"),
                        span.of(text).replace('\n', "/"),
                        ByteSpan { start: span.end, end: end.max(span.end) }.of(text).replace('\n', "/")
                    );
                }
            }
        }
    }
}

/// Puts altered copies at the end of articles, each as a paragraph of its own.
fn plant(texts: &[Vec<u8>], entries: &[Entry], kind: Changes, seed: u64) -> (Vec<Vec<u8>>, Vec<Planted>) {
    let mut random = Random(seed);
    let mut altered = texts.to_vec();
    let mut planted = Vec::new();
    for source in (0..entries.len()).step_by(4) {
        let target = (source + 1 + random.below(entries.len() - 1)) % entries.len();
        let entry = &entries[source];
        let sentences = &entry.layout.sentences;
        let count = 1 + random.below(3);
        let first = random.below(sentences.len().saturating_sub(count).max(1));
        let mut copied: Vec<ByteSpan> = sentences.iter().map(|s| s.span).skip(first).take(count).collect();
        let Some(from) = copied.iter().copied().reduce(ByteSpan::join) else { continue };
        if random.below(2) == 0 && kind.moved {
            copied.reverse();
        }
        let words: Vec<&str> =
            copied.iter().flat_map(|s| s.of(&entry.article.text).split_whitespace()).collect();
        let already = planted.iter().any(|p: &Planted| p.target == target);
        if words.len() < 15 || already {
            continue;
        }
        let (text, copied) = alter(&words, kind, &mut random);
        altered[target].extend_from_slice(format!("\n\n{text}\n").as_bytes());
        planted.push(Planted { source, target, from, text, copied });
    }
    (altered, planted)
}

/// The words altered, and where those stand that are of the copied ones.
fn alter(words: &[&str], kind: Changes, random: &mut Random) -> (String, Vec<ByteSpan>) {
    let mut out: Vec<(String, bool)> = Vec::new();
    for word in words {
        let bounds =
            [kind.dropped, kind.swapped, kind.replaced, kind.marks / 2, kind.marks / 4, kind.marks / 4];
        let mut chance = random.below(100);
        let change = bounds.iter().position(|&bound| {
            let is_it = chance < bound;
            chance = chance.saturating_sub(bound);
            is_it
        });
        let own = |word: String| (word, true);
        match change {
            Some(0) => {}
            Some(1) if !out.is_empty() => out.insert(out.len() - 1, own((*word).to_owned())),
            Some(2) => {
                let other = ["however", "reportedly", "several", "new", "late"][random.below(5)];
                out.push((other.to_owned(), false));
            }
            Some(3) => out.push(own(word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())),
            Some(4) => out.push(own(format!("“{word}”"))),
            Some(5) => out.push(own(word.to_lowercase())),
            _ => out.push(own((*word).to_owned())),
        }
    }
    out.retain(|(word, _)| !word.is_empty());
    let mut text = String::new();
    let mut copied = Vec::new();
    for (word, is_copied) in out {
        if is_copied {
            copied.push(ByteSpan::new(text.len(), text.len() + word.len()));
        }
        text += &word;
        text.push(' ');
    }
    // So that it is taken for a paragraph of text, whatever its last word.
    text += "again.";
    (text, copied)
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
