//! The same work natively, for callgrind: the same binary and input give the same count of instructions.
//!
//! `cargo bench --bench native` builds it; then, with the path that cargo prints:
//!
//! `valgrind --tool=callgrind --callgrind-out-file=/dev/null target/release/deps/native-… --bench build`
//!
//! prints "Collected : N" instructions for one build of a fixed text made here. Take off those of `… --bench text`, which
//! makes the text and stops. With a folder as last argument the text is that of its .txt files.
#![allow(missing_docs)]

mod work;

use newsprism::index::Index;
use std::path::{Path, PathBuf};

/// About 2 MB in 400 articles: words whose frequencies fall off as in a language, sentences and paragraphs, some
/// possessives, numbers, acronyms and curly marks.
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

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            found.push(path);
        }
    }
    found.sort();
    Ok(())
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let texts = match arguments.get(1) {
        Some(folder) => {
            let mut paths = Vec::new();
            files(Path::new(folder), &mut paths)?;
            paths.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?
        }
        None => made_up(),
    };
    match arguments.first().map_or("build", String::as_str) {
        "text" => println!("{} bytes", texts.iter().map(String::len).sum::<usize>()),
        "analyse" => println!("{} articles", work::analyse(&texts)),
        _ => {
            let entries: Vec<_> = texts.into_iter().map(work::plain_entry).collect();
            println!("{} tokens", Index::build(&entries).tokens());
        }
    }
    Ok(())
}
