//! The bundled articles as the page loads them.
#![allow(dead_code)] // each test binary uses a part

use newsprism::Session;
use newsprism::source::SourceFile;
use newsprism::view::ManifestView;

fn manifest() -> Vec<ManifestView> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/articles/articles.json");
    let manifest: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let of = |entry: &serde_json::Value| serde_json::from_value(entry.clone()).unwrap();
    manifest["articles"].as_array().unwrap().iter().map(of).collect()
}

/// Their files, in the order of the page.
pub fn files() -> Vec<String> {
    manifest().into_iter().map(|view| view.file).collect()
}

/// A session with the five articles of the page and what its manifest says of them.
pub fn bundled() -> Session {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/articles");
    let files: Vec<_> = manifest()
        .into_iter()
        .map(|view| {
            let bytes = std::fs::read(format!("{folder}/{}", view.file)).unwrap();
            (SourceFile { name: view.file.clone(), bytes }, view.into())
        })
        .collect();
    let mut session = Session::new();
    let report = session.load(&files);
    assert_eq!(report.failures, []);
    session
}
