//! Who the sources of the bundled articles are, given where their mentions stand.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use newsprism::article::{ManifestEntry, parse};
use newsprism::quotes::{Attribution, Document, Found, Kind, resolve};
use newsprism::source::{SourceFile, read};
use newsprism::span::ByteSpan;
use newsprism::text::Layout;

/// Article, words around a mention that stands between bars, name.
const CASES: [(&str, &str, &str); 29] = [
    ("afp", "|Lavrov’s spokeswoman Maria Zakharova| confirmed", "Maria Zakharova"),
    ("afp", "|Kerry| did not give a date", "John Kerry"),
    ("afp", "but |his spokesman John Kirby| later", "John Kirby"),
    ("afp", "when |the US envoy| returns", "John Kerry"),
    ("afp", "Earlier, |the White House| said", "White House"),
    ("afp", "years to end it,” |he| said", "John Kerry"),
    ("firstpost", "|UN envoy Staffan de Mistura| described", "Staffan de Mistura"),
    ("firstpost", "of the negotiations,\" |he| said", "Staffan de Mistura"),
    ("firstpost", "years to end it,\" |he| said", "John Kerry"),
    ("firstpost", "|A senior official|", "senior official"),
    ("moscow-times", "|U.S. Secretary of State John Kerry|", "John Kerry"),
    ("moscow-times", "of this moment,” |he| said", "John Kerry"),
    ("moscow-times", "|British Foreign Secretary Philip Hammond|", "Philip Hammond"),
    ("moscow-times", "plans, |Western officials| said", "Western officials"),
    ("moscow-times", "|UN special envoy for Syria Staffan de Mistura| praised", "Staffan de Mistura"),
    ("moscow-times", "progress of the talks,” |he| said", "Staffan de Mistura"),
    ("moscow-times", "|Deputy Defense Minister Nikolai Pankov|", "Nikolai Pankov"),
    ("voa-drawdown", "|Russia's defense ministry| said", "Russia's defense ministry"),
    ("voa-drawdown", "not waste,\" |he| said Tuesday", "John Kerry"),
    ("voa-drawdown", "|White House spokesman Josh Earnest| told", "Josh Earnest"),
    ("voa-drawdown", "Geneva, |the main Syrian opposition| cautiously", "main Syrian opposition"),
    ("voa-drawdown", "|The U.N. special envoy for Syria, Staffan de Mistura,| called", "Staffan de Mistura"),
    ("voa-drawdown", "and said |he| hopes", "Staffan de Mistura"),
    ("voa-drawdown", "with |its foreign ministry| saying", "France’s foreign ministry"),
    ("voa-withdrawal", "But |the top U.S. diplomat| warned", "John Kerry"),
    ("voa-withdrawal", "with |its foreign ministry| saying", "France’s foreign ministry"),
    ("voa-withdrawal", "|Russia's ambassador to the United Nations, Vitaly Churkin,| said", "Vitaly Churkin"),
    ("voa-withdrawal", "hostilities mode.\" |He| said", "Vitaly Churkin"),
    ("voa-withdrawal", "\n|He| said, \"Our forces", "Vitaly Churkin"),
];

#[test]
fn sources_of_the_bundled_articles() {
    let files = ["afp", "firstpost", "moscow-times", "voa-drawdown", "voa-withdrawal"];
    let articles: Vec<_> = files
        .iter()
        .map(|file| {
            let path = format!("{}/www/articles/{file}.txt", env!("CARGO_MANIFEST_DIR"));
            let source = SourceFile { name: format!("{file}.txt"), bytes: std::fs::read(path).unwrap() };
            parse(&source.name, read(&source).unwrap(), &ManifestEntry::default())
        })
        .collect();
    let layouts: Vec<_> = articles.iter().map(Layout::of).collect();
    let documents: Vec<_> = articles.iter().zip(&layouts).map(|(a, l)| Document::new(a, l)).collect();
    let mut found = vec![Found::default(); files.len()];
    let mut expected = vec![Vec::new(); files.len()];
    for (file, context, name) in CASES {
        let article = files.iter().position(|f| *f == file).unwrap();
        let parts: Vec<&str> = context.split('|').collect();
        let at = articles[article].text.find(&parts.concat()).unwrap_or_else(|| panic!("{file}: {context}"));
        let start = at + parts[0].len();
        let source = ByteSpan::new(start, start + parts[1].len());
        let (content, cue, kind) = (vec![source], None, Kind::Indirect);
        let source = Some(source);
        found[article].attributions.push(Attribution {
            content,
            kind,
            cue,
            source,
            via: None,
            confidence: 1.0,
            rule: "",
        });
        expected[article].push((context, name));
    }
    let speakers = resolve(&documents, &found);
    for (article, cases) in expected.iter().enumerate() {
        for (i, (context, name)) in cases.iter().enumerate() {
            let got =
                speakers.of[article][i].as_ref().map(|r| speakers.all[r.speaker.0 as usize].name.as_str());
            assert_eq!(got, Some(*name), "{}: {context}", files[article]);
        }
    }
    // One speaker each, whatever the spelling and whoever writes.
    for name in ["John Kerry", "Staffan de Mistura", "Nikolai Pankov"] {
        assert_eq!(speakers.all.iter().filter(|s| s.name == name).count(), 1, "{name}");
    }
}
