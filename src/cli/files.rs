//! Files named on the command line.

use newsprism::source::SourceFile;
use std::path::{Path, PathBuf};

/// Reads files, and of a folder every `.txt` in it, by name. What cannot be read is named on stderr, and the second
/// value is then `false`; the rest is given all the same.
pub fn read_all(paths: &[String]) -> (Vec<SourceFile>, bool) {
    let mut well = true;
    let mut files = Vec::new();
    for path in paths.iter().flat_map(|path| text_files(Path::new(path), &mut well)).collect::<Vec<_>>() {
        match std::fs::read(&path) {
            Ok(bytes) => files.push(SourceFile { name: name(&path), bytes }),
            Err(error) => {
                eprintln!("{}: The file cannot be read: {error}.", path.display());
                well = false;
            }
        }
    }
    (files, well)
}

fn text_files(path: &Path, well: &mut bool) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    match std::fs::read_dir(path) {
        Ok(entries) => {
            let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|e| e.path())).collect();
            files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
            files.sort();
            files
        }
        Err(error) => {
            eprintln!("{}: The folder cannot be read: {error}.", path.display());
            *well = false;
            Vec::new()
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
