//! Reads a PolNeAR folder: `text/<name>.txt` and `attributions/<name>_<annotator>.ann` (brat standoff, offsets in code
//! points). Nothing of it is kept in the model but hashed features and counts.

use crate::article::{Article, Line, LineClass, Metadata};
use crate::quotes::Document;
use crate::quotes::model::labels::Role;
use crate::span::ByteSpan;
use crate::text::Layout;
use std::fs;
use std::path::Path;

/// One attribution marked by a person, in byte spans, each list in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    pub content: Vec<ByteSpan>,
    pub source: Vec<ByteSpan>,
    pub cue: Vec<ByteSpan>,
}

/// One article with what its first annotator marked.
#[derive(Clone, Debug)]
pub struct Marked {
    pub name: String,
    pub article: Article,
    pub layout: Layout,
    pub gold: Vec<Gold>,
}

/// Every non-blank line is a paragraph.
fn article(name: &str, text: String) -> Article {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        let line = piece.trim_end_matches(['\n', '\r']);
        let lead = line.len() - line.trim_start().len();
        let counted = ByteSpan::new(start + lead, start + lead + line.trim().len());
        let class = if counted.is_empty() { LineClass::Blank } else { LineClass::Body };
        let span = ByteSpan::new(start, start + line.len());
        lines.push(Line { span, class, reason: "", counted });
        start += piece.len();
    }
    Article { name: name.to_owned(), text, lines, meta: Metadata::default() }
}

/// Reads the articles of `folder` in the order of their names.
pub fn read(folder: &Path) -> Result<Vec<Marked>, String> {
    let list = |part: &str| -> Result<Vec<String>, String> {
        let path = folder.join(part);
        let mut names: Vec<String> = fs::read_dir(&path)
            .map_err(|e| format!("cannot read the folder {}: {e}", path.display()))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        names.sort();
        Ok(names)
    };
    let annotations = list("attributions")?;
    let mut out = Vec::new();
    for file in list("text")? {
        let Some(name) = file.strip_suffix(".txt") else { continue };
        let path = folder.join("text").join(&file);
        let text = fs::read_to_string(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        let mine = annotations.iter().find(|a| {
            a.strip_suffix(".ann")
                .and_then(|a| a.strip_prefix(name)?.strip_prefix('_'))
                .is_some_and(|id| id.len() == 4)
        });
        let Some(mine) = mine else { continue };
        let path = folder.join("attributions").join(mine);
        let ann = fs::read_to_string(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        let gold = parse(&ann, &text);
        let article = article(name, text);
        let layout = Layout::of(&article);
        out.push(Marked { name: name.to_owned(), article, layout, gold });
    }
    if out.is_empty() {
        return Err(format!("no annotated article in {}", folder.display()));
    }
    Ok(out)
}

fn parse(ann: &str, text: &str) -> Vec<Gold> {
    let mut byte_of: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    byte_of.push(text.len());
    let mut marks: Vec<(&str, Vec<ByteSpan>)> = Vec::new();
    let mut out = Vec::new();
    for line in ann.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(body)) = (fields.next(), fields.next()) else { continue };
        let numbered = |letter: char| {
            id.strip_prefix(letter).is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
        };
        if numbered('T') {
            let Some((_, spans)) = body.split_once(' ') else { continue };
            let spans = spans
                .split(';')
                .filter_map(|s| {
                    let (a, b) = s.trim().split_once(' ')?;
                    let at = |n: &str| byte_of.get(n.parse::<usize>().ok()?).copied();
                    Some(ByteSpan::new(at(a)?, at(b)?))
                })
                .collect();
            marks.push((id, spans));
        } else if numbered('E') {
            let mut gold = Gold::default();
            for argument in body.split(' ') {
                let Some((role, id)) = argument.split_once(':') else { continue };
                let list = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                    "Content" => &mut gold.content,
                    "Source" => &mut gold.source,
                    "Cue" => &mut gold.cue,
                    _ => continue,
                };
                if let Some((_, spans)) = marks.iter().rev().find(|(i, _)| *i == id) {
                    list.extend(spans);
                }
            }
            for list in [&mut gold.content, &mut gold.source, &mut gold.cue] {
                list.sort();
            }
            if !gold.content.is_empty() {
                out.push(gold);
            }
        }
    }
    out
}

/// Of each token its role and attribution, as the gold has it.
pub fn roles(document: &Document, gold: &[Gold]) -> Vec<Option<(Role, u32)>> {
    let mut roles = vec![None; document.tokens.len()];
    for (of, g) in gold.iter().enumerate() {
        for (role, spans) in [(Role::Cue, &g.cue), (Role::Source, &g.source), (Role::Content, &g.content)] {
            for span in spans {
                let from = document.tokens.partition_point(|t| t.span.end <= span.start);
                let to = document.tokens.partition_point(|t| t.span.start < span.end).max(from);
                for known in roles[from..to].iter_mut().filter(|known| known.is_none()) {
                    *known = Some((role, of as u32));
                }
            }
        }
    }
    roles
}
