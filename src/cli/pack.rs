//! `newsprism pack DIR -o page.html`: the one page with one's own articles in it.

use crate::files::read_all;
use newsprism::corpus::{hex, sha256};
use newsprism::source::read;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How to call it.
pub const USAGE: &str = "\
newsprism pack DIR|PROJECT.json -o OUT.html|OUT.json [--page FILE] [--title TITLE]
    Puts the articles of a folder (every .txt file in it), or a project that the page has saved, into the one page; with
    -o OUT.json only the project is written. A manifest in the folder, articles.json, may give a title, the order and
    what the texts do not say: {\"title\": …, \"articles\": [{\"file\": \"a.txt\", \"outlet\": …, \"date\": …}]}.
    --page   the built page to put them into; else newsprism.html beside this program, or dist/newsprism.html there, in
             a folder above it, or here
    --title  the title of the corpus; else the manifest's, or the name of the folder";

/// The element of the page that holds the project.
const PROJECT: &str = "<script type=\"application/json\" id=\"newsprism-project\">";

/// What is to be done.
#[derive(Default)]
struct Order {
    from: Option<PathBuf>,
    to: Option<PathBuf>,
    page: Option<PathBuf>,
    title: Option<String>,
}

/// Runs the command; says whether all went well. What went wrong is on stderr.
pub fn run(arguments: &[String]) -> bool {
    match order(arguments).and_then(|order| pack(&order)) {
        Ok(well) => well,
        Err(message) => {
            eprintln!("{message}");
            false
        }
    }
}

fn order(arguments: &[String]) -> Result<Order, String> {
    let mut order = Order::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or(format!("{argument} needs a value.\n\n{USAGE}"));
        match argument.as_str() {
            "-o" => order.to = Some(value()?.into()),
            "--page" => order.page = Some(value()?.into()),
            "--title" => order.title = Some(value()?.clone()),
            option if option.starts_with('-') => {
                return Err(format!("{option}: There is no such option.\n\n{USAGE}"));
            }
            path if order.from.is_none() => order.from = Some(path.into()),
            path => return Err(format!("{path}: Give one folder or one project.\n\n{USAGE}")),
        }
    }
    Ok(order)
}

fn pack(order: &Order) -> Result<bool, String> {
    let (Some(from), Some(to)) = (&order.from, &order.to) else {
        return Err(format!("Name a folder, and by -o the page to write.\n\n{USAGE}"));
    };
    let (project, well) =
        if from.is_dir() { of_folder(from, order.title.as_deref())? } else { (of_file(from)?, true) };
    let out = if to.extension().is_some_and(|extension| extension == "json") {
        project
    } else {
        let page = template(order.page.as_deref())?;
        let html = text_of(&page, "page")?;
        with_project(&html, &project).ok_or_else(|| {
            format!(
                "{}: This is no page of Newsprism, or of an older version: it has no place for articles.",
                page.display()
            )
        })?
    };
    std::fs::write(to, out)
        .map_err(|error| format!("{}: The file cannot be written: {error}.", to.display()))?;
    Ok(well)
}

/// The page with another project in it; `None` if it has no place for one.
fn with_project(html: &str, project: &str) -> Option<String> {
    let from = html.find(PROJECT)? + PROJECT.len();
    let to = from + html.get(from..)?.find("</script>")?;
    Some([html.get(..from)?, project, html.get(to..)?].concat())
}

/// The built page: where it was said to be, or where builds leave it.
fn template(named: Option<&Path>) -> Result<PathBuf, String> {
    if let Some(page) = named {
        return Ok(page.to_owned());
    }
    let program = std::env::current_exe().unwrap_or_default();
    let beside = program.parent().map(|folder| folder.join("newsprism.html"));
    let above = program.ancestors().skip(1).map(|folder| folder.join("dist/newsprism.html"));
    let here = PathBuf::from("dist/newsprism.html");
    let places: Vec<PathBuf> = beside.into_iter().chain(above).chain([here]).collect();
    places.iter().find(|place| place.is_file()).cloned().ok_or_else(|| {
        let looked: Vec<String> = places.iter().map(|place| format!("  {}", place.display())).collect();
        format!(
            "The built page was not found. Build it with ./build.sh, or name it by --page. Looked for:\n{}",
            looked.join("\n")
        )
    })
}

/// A project that the page has saved, as it is: it stands in the page in the same form.
fn of_file(path: &Path) -> Result<String, String> {
    let text = text_of(path, "project")?;
    // Not read as JSON: a text in it may hold half a character, which the page can and this program cannot.
    let is_project = text.starts_with("{\"newsprism\":\"project\",") && text.trim_end().ends_with('}');
    if !is_project || text.contains('<') {
        return Err(format!(
            "{}: This is no project of Newsprism. Name a folder of articles, or a file that “save the project” made.",
            path.display()
        ));
    }
    Ok(text)
}

/// The articles of a folder as a project, and whether all could be read.
fn of_folder(folder: &Path, title: Option<&str>) -> Result<(String, bool), String> {
    let manifest = match folder.join("articles.json") {
        path if path.is_file() => serde_json::from_str(&text_of(&path, "manifest")?)
            .map_err(|error| format!("{}: The manifest is not understood: {error}.", path.display()))?,
        _ => Value::Null,
    };
    let (mut files, mut well) = read_all(&[folder.to_string_lossy().into_owned()]);
    let mut known = BTreeMap::new();
    for (place, entry) in manifest["articles"].as_array().into_iter().flatten().enumerate() {
        let name = entry["file"].as_str().unwrap_or_default();
        if !files.iter().any(|file| file.name == name) {
            return Err(format!(
                "{}: The manifest names {name:?}, which is no .txt file of this folder. Mend the name, or take the \
                 entry out.",
                folder.join("articles.json").display()
            ));
        }
        known.insert(name.to_owned(), (place, meta(entry)));
    }
    files.sort_by_key(|file| known.get(&file.name).map_or(usize::MAX, |(place, _)| *place));
    let mut articles = Vec::new();
    for file in &files {
        match read(file) {
            Ok(source) => {
                let source_of = match source.encoding {
                    "UTF-8" => json!({}),
                    encoding => json!({ "encoding": encoding }),
                };
                let meta = known.get(&file.name).map_or_else(|| json!({}), |(_, meta)| meta.clone());
                articles.push(format!(
                    "{{\"file\":{},\"text\":{},\"source\":{source_of},\"meta\":{meta},\"lines\":[],\"attributes\":{{}}}}",
                    json!(file.name),
                    json!(source.text)
                ));
            }
            Err(error) => {
                eprintln!("{error}");
                well = false;
            }
        }
    }
    if articles.is_empty() {
        return Err(format!("{}: There is no .txt file in this folder that can be read.", folder.display()));
    }
    let name = std::path::absolute(folder)
        .ok()
        .and_then(|path| path.file_name().map(|n| n.to_string_lossy().into_owned()));
    let title = title.or(manifest["title"].as_str()).map_or_else(|| name.unwrap_or_default(), str::to_owned);
    Ok((written(&title, &articles), well))
}

/// What a manifest says of an article: texts, by name.
fn meta(entry: &Value) -> Value {
    let fields = entry.as_object().into_iter().flatten();
    let texts =
        fields.filter(|(name, value)| *name != "file" && value.as_str().is_some_and(|text| !text.is_empty()));
    Value::Object(texts.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<String, Value>>())
}

/// The project file as `www/project/file.js` writes it.
fn written(title: &str, articles: &[String]) -> String {
    let head = "{\"newsprism\":\"project\",\"version\":1,";
    let rest = format!(
        "\"title\":{},\"articles\":[{}],\"corrections\":[],\"notes\":[],\"views\":[],\"settings\":{{}}}}",
        json!(title),
        articles.join(",")
    );
    let sum = hex(&sha256(format!("{head}{rest}").as_bytes()));
    // The text stands in a script element: nothing in it may look like an end tag.
    format!("{head}\"sha256\":\"{sum}\",{}\n", rest.replace('<', "\\u003c"))
}

fn text_of(path: &Path, what: &str) -> Result<String, String> {
    std::fs::read_to_string(path)
        .map_err(|error| format!("{}: The {what} cannot be read: {error}.", path.display()))
}
