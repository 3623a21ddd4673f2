//! `newsprism pack`: the page that it writes, and what it says when it cannot.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may

use newsprism::corpus::sha256;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PAGE: &str = "<!doctype html>\n<p>before</p><script type=\"application/json\" id=\"newsprism-project\">{}\n</script>\n<p>after</p>\n";
const TAG: &str = "<script type=\"application/json\" id=\"newsprism-project\">";

/// A folder of its own for each test.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pack-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    for (file, bytes) in files {
        std::fs::write(folder.join(file), bytes).unwrap();
    }
    folder
}

fn run(arguments: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsprism")).arg("pack").args(arguments).output().unwrap()
}

fn packed(name: &str, files: &[(&str, &[u8])]) -> (String, Value) {
    let articles = folder(name, files);
    let (page, out) = (articles.join("page.html"), articles.join("out.html"));
    std::fs::write(&page, PAGE).unwrap();
    let output = run(&[&articles, Path::new("-o"), &out, Path::new("--page"), &page]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let html = std::fs::read_to_string(out).unwrap();
    let (before, rest) = html.split_once(TAG).unwrap();
    let (project, after) = rest.split_once("</script>").unwrap();
    assert_eq!((before, after), ("<!doctype html>\n<p>before</p>", "\n<p>after</p>\n"));
    (project.to_owned(), serde_json::from_str(project).unwrap())
}

fn fault(arguments: &[&Path]) -> String {
    let output = run(arguments);
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_folder_becomes_a_page_in_the_order_of_its_manifest() {
    let manifest = json!({ "title": "Two </script>", "articles": [{ "file": "b.txt", "outlet": "The B", "label": "" }] });
    let (text, project) = packed(
        "order",
        &[("a.txt", b"One.\r\n"), ("b.txt", b"Two."), ("articles.json", manifest.to_string().as_bytes())],
    );
    assert!(!text.contains('<') && text.ends_with('\n'));
    assert_eq!(project["title"], "Two </script>");
    let articles = project["articles"].as_array().unwrap();
    assert_eq!(articles.len(), 2);
    assert_eq!(
        (&articles[0]["file"], &articles[0]["meta"]),
        (&json!("b.txt"), &json!({ "outlet": "The B" }))
    );
    assert_eq!((&articles[1]["file"], &articles[1]["text"]), (&json!("a.txt"), &json!("One.\r\n")));
    // The digest is that of the same text without it.
    let sum = project["sha256"].as_str().unwrap();
    let body = text.trim_end().replace(&format!("\"sha256\":\"{sum}\","), "").replace("\\u003c", "<");
    let digest: String = sha256(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(sum, digest);
}

#[test]
fn hostile_texts_go_in_unchanged() {
    let text = "</script><script>alert(1)</script> <!-- ]]> \u{202e}\u{2066}\u{feff}\u{2028}\u{85}\u{fffe} \u{1}\u{7f} \\u003c 🗞\r";
    let (_, project) = packed("hostile", &[("</script>.txt".replace('/', "").as_str(), text.as_bytes())]);
    assert_eq!(project["articles"][0]["text"], text);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_go_in() {
    let articles = folder("bad", &[("good.txt", b"Good."), ("bad.txt", b"\xff\x00\xfe")]);
    let out = articles.join("out.json");
    let output = run(&[&articles, Path::new("-o"), &out]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("bad.txt"));
    let project: Value = serde_json::from_str(&std::fs::read_to_string(out).unwrap()).unwrap();
    assert_eq!(project["articles"].as_array().unwrap().len(), 1);
}

#[test]
fn a_project_goes_in_as_it_is() {
    let project = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/project-1.json");
    let here = folder("project", &[("page.html", PAGE.as_bytes())]);
    let out = here.join("out.html");
    let page = here.join("page.html");
    let output = run(&[Path::new(project), Path::new("-o"), &out, Path::new("--page"), &page]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let html = std::fs::read_to_string(out).unwrap();
    assert_eq!(html, PAGE.replace("{}\n", &std::fs::read_to_string(project).unwrap()));
}

#[test]
fn faults_say_what_to_do() {
    let none = folder("none", &[("note.md", b"no article")]);
    let out = none.join("out.html");
    let o = Path::new("-o");
    assert!(fault(&[&none]).contains("by -o"));
    assert!(fault(&[&none, o, &out]).contains("no .txt file"));
    assert!(fault(&[&none.join("note.md"), o, &out]).contains("no project of Newsprism"));
    assert!(fault(&[&none, o, &out, Path::new("--pages")]).contains("no such option"));
    let wrong = folder(
        "wrong",
        &[
            ("a.txt", b"A."),
            ("page.html", b"<p>"),
            ("articles.json", b"{\"articles\":[{\"file\":\"b.txt\"}]}"),
        ],
    );
    assert!(fault(&[&wrong, o, &out]).contains("\"b.txt\""));
    std::fs::remove_file(wrong.join("articles.json")).unwrap();
    assert!(
        fault(&[&wrong, o, &out, Path::new("--page"), &wrong.join("page.html")])
            .contains("no place for articles")
    );
    assert!(
        fault(&[&wrong, o, &out, Path::new("--page"), &wrong.join("none.html")]).contains("cannot be read")
    );
}
