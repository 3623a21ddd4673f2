//! `newsprism ask`: the page's requests, replayed natively.

use crate::files::read_all;
use newsprism::Session;
use newsprism::article::ManifestEntry;
use newsprism::source::SourceFile;
use newsprism::view::{Failure, ManifestView, Request};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// What the command takes.
pub const USAGE: &str = "newsprism ask REQUEST.json FILES|DIR… [--manifest articles.json] [--failure]
  Prints the answer to a request of the page as JSON. Of a folder, every .txt file is read.
  --manifest   what is known about the files beside what they say: {\"articles\": [{\"file\", \"outlet\", …}]}
  --failure    prints a request's failure as JSON too, in place of the answer";

/// The manifest beside the articles; what else it holds is the page's.
#[derive(Deserialize)]
struct Manifest {
    articles: Vec<ManifestView>,
}

/// Runs the command; says whether all went well. What went wrong is on stderr.
pub fn run(arguments: &[String]) -> bool {
    let mut paths = Vec::new();
    let mut manifest = None;
    let mut failure_as_json = false;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--manifest" => manifest = rest.next(),
            "--failure" => failure_as_json = true,
            option if option.starts_with("--") => {
                eprintln!("{option}: There is no such option.\n{USAGE}");
                return false;
            }
            _ => paths.push(argument.clone()),
        }
    }
    let Some((request, paths)) = paths.split_first() else {
        eprintln!("{USAGE}");
        return false;
    };
    answer(request, paths, manifest.map(Path::new), failure_as_json).unwrap_or_else(|message| {
        eprintln!("{message}");
        false
    })
}

fn answer(request: &str, paths: &[String], manifest: Option<&Path>, as_json: bool) -> Result<bool, String> {
    let request: Request = json(Path::new(request), "request")?;
    let known = match manifest {
        Some(path) => json::<Manifest>(path, "manifest")?.articles,
        None => Vec::new(),
    };
    let known: BTreeMap<String, ManifestView> = known.into_iter().map(|m| (m.file.clone(), m)).collect();
    let (files, mut well) = read_all(paths);
    let entry =
        |file: &SourceFile| known.get(&file.name).cloned().map(ManifestEntry::from).unwrap_or_default();
    let files: Vec<(SourceFile, ManifestEntry)> = files.into_iter().map(|f| (f.clone(), entry(&f))).collect();

    let mut session = Session::new();
    for Failure { code, message, about, .. } in session.load(&files).failures {
        eprintln!("{}: {message} [{code}]", about.unwrap_or_default());
        well = false;
    }
    match session.ask(&request) {
        Ok(answer) => print(&answer)?,
        Err(error) if as_json => print(&Failure::from(error))?,
        Err(error) => return Err(error.to_string()),
    }
    Ok(well)
}

fn json<T: for<'a> Deserialize<'a>>(path: &Path, what: &str) -> Result<T, String> {
    let bytes = std::fs::read(path)
        .map_err(|error| format!("{}: The {what} cannot be read: {error}.", path.display()))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| format!("{}: The {what} is not understood: {error}.", path.display()))
}

fn print(value: &impl serde::Serialize) -> Result<(), String> {
    let text =
        serde_json::to_string(value).map_err(|error| format!("The answer cannot be written: {error}."))?;
    println!("{text}");
    Ok(())
}
