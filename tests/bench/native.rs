//! The core natively: what `instructions.mjs` counts and what `index.mjs` sets beside wasm.
//!
//! - `cargo bench --bench native -- count`: a text made here is indexed and six questions are answered, each in a function
//!   whose name begins with `measured_`.
//! - `cargo bench --bench native -- ask FILE`: the articles in FILE, parted by NUL bytes, are indexed and every question is
//!   asked 21 times; prints the time of each, in milliseconds, as JSON.
#![allow(missing_docs)]
#![allow(clippy::disallowed_methods)] // a clock is what it is for

mod questions;
mod work;

use newsprism::corpus::Entry;
use newsprism::index::Index;
use std::hint::black_box;
use std::time::Instant;

/// About 2 MB in 400 articles: words whose frequencies fall off as in a language, sentences and paragraphs, some
/// possessives, numbers, acronyms and curly marks. The same on every machine.
fn made_up() -> Vec<String> {
    let mut state = 42u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below as u64) as usize
    };
    let syllables = ["ka", "to", "ri", "mes", "na", "lo", "th", "er", "vin", "su", "ped", "o", "al", "ing"];
    let mut vocabulary: Vec<String> = vec![String::new(); 20_000];
    for (rank, word) in vocabulary.iter_mut().enumerate() {
        for _ in 0..1 + random(2) + rank / 4000 {
            let syllable = random(syllables.len());
            word.push_str(syllables[syllable]);
        }
    }
    // Words that the questions ask for.
    for (rank, word) in [
        (3, "the"),
        (5, "in"),
        (20, "said"),
        (80, "war"),
        (90, "peace"),
        (60, "went"),
        (70, "home"),
        (150, "talks"),
        (151, "Talking"),
    ] {
        vocabulary[rank] = word.to_owned();
    }
    (0..400)
        .map(|_| {
            let mut text = String::new();
            for at in 0..900 {
                let top = 1 + random(vocabulary.len());
                let rank = random(top);
                let word = &vocabulary[random(rank + 1)];
                match random(60) {
                    0 => text.push_str("U.S. "),
                    1 => text.push_str(&format!("{},000 ", random(100))),
                    2 => text.push_str(&format!("{word}’s ")),
                    3 => text.push_str(&format!("“{word},” ")),
                    4 => text.push_str(&format!("{word}-{word} ")),
                    5 => text.push_str(&format!("{word}. The ")),
                    _ => text.push_str(&format!("{word} ")),
                }
                if at % 40 == 39 {
                    text.push_str("end.\n\n");
                }
            }
            text
        })
        .collect()
}

#[inline(never)]
fn measured_build(entries: &[Entry]) -> Index {
    Index::build(entries)
}

/// A function of its own for each question, for callgrind tells functions apart by name.
macro_rules! measured {
    ($($name:ident $question:literal),*) => {
        $(#[inline(never)]
        fn $name(index: &Index) -> u32 {
            black_box(questions::answer(index, $question)) ^ $question
        })*
        const COUNTED: &[(&str, fn(&Index) -> u32)] = &[$((stringify!($name), $name)),*];
    };
}

measured!(
    measured_filtered_counts 1,
    measured_sorted_word 2,
    measured_phrase 4,
    measured_wildcard 5,
    measured_proximity 7,
    measured_expression 8,
    measured_dispersion 11
);

fn count() {
    let entries: Vec<_> = made_up().into_iter().map(work::plain_entry).collect();
    let index = measured_build(black_box(&entries));
    println!("{} tokens", index.tokens());
    for (name, measured) in COUNTED {
        println!("{name}: {}", measured(black_box(&index)));
    }
}

fn ask(path: &str) -> std::io::Result<()> {
    let text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
    let entries: Vec<_> = text.split('\0').map(|article| work::plain_entry(article.to_owned())).collect();
    drop(text);
    let started = Instant::now();
    let index = Index::build(&entries);
    let built = started.elapsed().as_secs_f64() * 1000.0;
    let mut all = Vec::new();
    for question in 0..questions::NAMES.len() as u32 {
        let time = |_| {
            let started = Instant::now();
            black_box(questions::answer(&index, question));
            format!("{:.3}", started.elapsed().as_secs_f64() * 1000.0)
        };
        all.push(format!("[{}]", (0..21).map(time).collect::<Vec<_>>().join(",")));
    }
    println!("{{\"build\": {built:.1}, \"tokens\": {}, \"ask\": [{}]}}", index.tokens(), all.join(","));
    Ok(())
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["ask", path] => ask(path)?,
        ["count"] | [] => count(),
        _ => eprintln!("native count | native ask FILE"),
    }
    Ok(())
}
