//! Trains the attribution model from a PolNeAR folder. Native only, behind the feature `train`; reads and writes files.

#![allow(missing_docs, reason = "a command, not an interface")]
pub mod boost;
pub mod corpus;
pub mod crf;
pub mod score;
pub mod second;
mod weights;

use crate::quotes::Document;
use crate::quotes::model::link::{LEAST, Linker, Piece, link};
use crate::quotes::model::reading::Reading;
use crate::quotes::model::weights::{Model, Parts};
use crate::quotes::rules::marks::Marks;
use boost::BoostSettings;
use corpus::Marked;
use crf::Settings;
use score::Tally;
use second::Tried;
use std::fs;
use std::path::{Path, PathBuf};

const FOLDS: usize = 5;

fn option<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    args.iter().position(|a| a == name).and_then(|at| args.get(at + 1)).map(String::as_str)
}

fn number(args: &[String], name: &str, old: f64) -> Result<f64, String> {
    option(args, name).map_or(Ok(old), |v| v.parse().map_err(|_| format!("{name} {v} is not a number")))
}

fn try_on<'a>(model: &Model, articles: &[&'a Marked]) -> Vec<Tried<'a>> {
    articles
        .iter()
        .map(|marked| {
            let document = Document::new(&marked.article, &marked.layout);
            let reading = Reading::new(&document, &Marks::of(&document), &model.lexicon);
            let tagging = model.tagger.tag(&reading);
            Tried::new(marked, document, reading, tagging)
        })
        .collect()
}

/// Ten bins of confidence: how many items, how sure, how often right; for all items and for quoted ones.
fn reliability(tried: &[Vec<Tried>], pieces: &[Vec<Vec<Piece>>]) -> String {
    let mut bins = [[[0.0f64; 3]; 10]; 2];
    let mut sure = [0usize; 2];
    let mut gold_quoted = 0;
    for (t, pieces) in tried.iter().zip(pieces).flat_map(|(a, b)| a.iter().zip(b)) {
        let (items, p): (Vec<_>, Vec<_>) =
            second::items(t, pieces, LEAST, second::Parts::Both).into_iter().unzip();
        let pairs = score::matches(&t.gold.iter().collect::<Vec<_>>(), &items.iter().collect::<Vec<_>>());
        gold_quoted += t.gold.iter().filter(|g| g.kind < 2).count();
        for (at, (item, p)) in items.iter().zip(&p).enumerate() {
            let right = pairs
                .iter()
                .any(|&(g, i)| i == at && score::same_source(&t.document, &t.gold[g].source, &item.source));
            let bin = ((p * 10.0) as usize).min(9);
            for (track, bins) in bins.iter_mut().enumerate() {
                if track == 1 && item.kind == 2 {
                    continue;
                }
                bins[bin][0] += 1.0;
                bins[bin][1] += p;
                bins[bin][2] += f64::from(u8::from(right));
            }
            if item.kind < 2 && *p >= 0.8 {
                sure[0] += 1;
                sure[1] += usize::from(right);
            }
        }
    }
    let mut out = String::new();
    for (name, bins) in ["all", "quoted"].iter().zip(&bins) {
        let n: f64 = bins.iter().map(|b| b[0]).sum();
        let ece: f64 = bins.iter().map(|b| (b[1] - b[2]).abs()).sum::<f64>() / n.max(1.0);
        out.push_str(&format!("{name}: expected calibration error {:.3}\n", ece));
        for (at, b) in bins.iter().enumerate().filter(|(_, b)| b[0] > 0.0) {
            out.push_str(&format!(
                "  0.{at}  {:6} items  confidence {:.3}  right {:.3}\n",
                b[0],
                b[1] / b[0],
                b[2] / b[0]
            ));
        }
    }
    out.push_str(&format!(
        "sure (0.8): precision {:.1}, recall {:.1} of quoted",
        100.0 * sure[1] as f64 / sure[0].max(1) as f64,
        100.0 * sure[1] as f64 / gold_quoted.max(1) as f64
    ));
    out
}

/// The command: `train-quotes POLNEAR_DIR [settings]`.
pub fn run(args: &[String]) -> Result<(), String> {
    let folder =
        args.first().ok_or("train-quotes needs a PolNeAR folder (with train/text and train/attributions)")?;
    let articles = corpus::read(&Path::new(folder).join("train"))?;
    eprintln!("{} articles", articles.len());
    let mut set = Settings::default();
    set.l1 = number(args, "--l1", f64::from(set.l1))? as f32;
    set.l2 = number(args, "--l2", f64::from(set.l2))? as f32;
    set.alpha = number(args, "--alpha", f64::from(set.alpha))? as f32;
    set.dropout = number(args, "--dropout", f64::from(set.dropout))? as f32;
    set.epochs = number(args, "--epochs", set.epochs as f64)? as usize;
    set.finish = number(args, "--finish", set.finish as f64)? as usize;
    set.weights = number(args, "--weights", set.weights as f64)? as usize;
    let mut rank = BoostSettings::default();
    let mut judge = BoostSettings { trees: 300, ..rank };
    rank.trees = number(args, "--rank-trees", rank.trees as f64)? as usize;
    judge.trees = number(args, "--judge-trees", judge.trees as f64)? as usize;
    rank.rate = number(args, "--rank-rate", f64::from(rank.rate))? as f32;
    judge.rate = number(args, "--judge-rate", f64::from(judge.rate))? as f32;
    let mut paragraphs = Vec::new();
    for marked in &articles {
        let document = Document::new(&marked.article, &marked.layout);
        paragraphs.extend(crf::gold_labels(&document, marked));
    }
    let automaton = crf::automaton(&paragraphs);
    eprintln!("{} labels, {} transitions", automaton.labels.len(), automaton.transitions.len());
    // The taggers: one for each fold, trained on the others, and one on all. Kept in a folder, made if not there.
    let work = PathBuf::from(option(args, "--work").unwrap_or("target/train-quotes"));
    fs::create_dir_all(&work).map_err(|e| format!("cannot make {}: {e}", work.display()))?;
    let all: Vec<&Marked> = articles.iter().collect();
    let mut fold_models = Vec::new();
    let only: Option<usize> = option(args, "--folds").and_then(|f| f.parse().ok());
    for fold in 0..only.unwrap_or(FOLDS) {
        let path = work.join(format!("fold{fold}.bin"));
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(_) => {
                let train: Vec<&Marked> =
                    all.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|x| *x.1).collect();
                let bytes = crf::train(&train, &automaton, &set).write();
                fs::write(&path, &bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
                bytes
            }
        };
        fold_models.push(
            Parts::read(&bytes).map(Parts::model).ok_or_else(|| format!("{} is damaged", path.display()))?,
        );
    }
    let tried: Vec<Vec<Tried>> = fold_models
        .iter()
        .enumerate()
        .map(|(fold, model)| {
            let mine: Vec<&Marked> =
                all.iter().enumerate().filter(|(at, _)| at % FOLDS == fold).map(|x| *x.1).collect();
            try_on(model, &mine)
        })
        .collect();
    let mut pieces: Vec<Vec<Vec<Piece>>> = Vec::new();
    for (fold, mine) in tried.iter().enumerate() {
        let others: Vec<&Tried> = tried
            .iter()
            .enumerate()
            .filter(|(f, _)| *f != fold || only == Some(1))
            .flat_map(|x| x.1)
            .collect();
        let (ranker, judge) = second::train(&others, &rank, &judge);
        pieces.push(
            mine.iter()
                .map(|t| {
                    let linker = Linker::new(&t.reading, &t.tagging, &t.hints);
                    link(&linker, &linker.contents(), &ranker, &judge)
                })
                .collect(),
        );
        eprintln!("fold {fold} done");
    }
    for parts in [second::Parts::Rules, second::Parts::Model, second::Parts::Both] {
        let mut tally = Tally::default();
        for (t, pieces) in tried.iter().zip(&pieces).flat_map(|(a, b)| a.iter().zip(b)) {
            let items: Vec<_> = second::items(t, pieces, LEAST, parts).into_iter().map(|x| x.0).collect();
            tally.add(&t.document, &t.gold, &items);
        }
        println!("{parts:?}: {}", tally.line());
        print!("{}", tally.sources());
    }
    println!("{}", reliability(&tried, &pieces));
    if args.iter().any(|a| a == "--misses") {
        let mut counts = std::collections::BTreeMap::new();
        for (mine, pieces) in tried.iter().zip(&pieces) {
            for (t, pieces) in mine.iter().zip(pieces) {
                second::misses(t, pieces, [0.35; 3], &mut counts);
            }
        }
        for (class, n) in counts {
            println!("{n:6} {class}");
        }
    }
    if let Some(path) = option(args, "--out") {
        let name = work.join("all.bin");
        let mut parts = match fs::read(&name).ok().and_then(|b| Parts::read(&b)) {
            Some(parts) => parts,
            None => {
                let parts = crf::train(&all, &automaton, &set);
                fs::write(&name, parts.write())
                    .map_err(|e| format!("cannot write {}: {e}", name.display()))?;
                parts
            }
        };
        let everything: Vec<&Tried> = tried.iter().flatten().collect();
        (parts.ranker, parts.judge) = second::train(&everything, &rank, &judge);
        let bytes = parts.write();
        eprintln!("{} bytes", bytes.len());
        fs::write(path, bytes).map_err(|e| format!("cannot write {path}: {e}"))?;
    }
    Ok(())
}
