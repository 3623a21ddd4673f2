//! How each figure was reached, for the page's "how it was counted".

use crate::view::{Method, MethodCount};

fn count(name: &str, value: impl Into<f64>) -> MethodCount {
    MethodCount { name: name.to_owned(), value: value.into() }
}

pub(super) fn quotations(found: usize, quoted_words: u32, all: u32) -> Method {
    Method {
        name: "Quoted words".to_owned(),
        text: "Words inside quotation marks that are credited to somebody; titles and scare quotes are left out. A mixed \
               quotation counts only the words inside its marks, an indirect one none. Indirect ones that the program is less than \
               60 % sure of are not listed."
            .to_owned(),
        formula: None,
        source: None,
        counts: vec![
            count("quotations under the filter", found as u32),
            count("their quoted words", quoted_words),
            count("quoted words in all reports", all),
        ],
        caution: None,
    }
}

pub(super) fn speakers(quoted_words: u32, found: usize) -> Method {
    Method {
        name: "Words a speaker gets".to_owned(),
        text: "Words inside quotation marks, credited to one canonical speaker: names, roles and pronouns that the reports \
               use for the same person are joined. A wrong guess of the program moves words from one speaker to another: \
               open the quotations to check."
            .to_owned(),
        formula: Some("share = words of the speaker ÷ quoted words of all speakers".to_owned()),
        source: None,
        counts: vec![count("quoted words of all speakers", quoted_words), count("quotations", found as u32)],
        caution: None,
    }
}

pub(super) fn word_list(tokens: u32, types: u32, reports: usize, inside_quotations: bool) -> Method {
    Method {
        name: "Frequency".to_owned(),
        text: format!(
            "Words counted in headlines, section headings and body text{}, in lower case; ’s after a noun is counted with the \
             bare word, contractions and hyphenated words as one. Range is the number of reports that have the word.",
            if inside_quotations { ", inside the chosen quotations only" } else { "" }
        ),
        formula: Some("per thousand = 1000 × count ÷ words".to_owned()),
        source: None,
        counts: vec![count("words (tokens)", tokens), count("different words (types)", types), count("reports", reports as u32)],
        caution: (tokens < 10_000).then(|| {
            "Under 10,000 words a difference of a few occurrences is chance: read the sentences before the figures.".to_owned()
        }),
    }
}

pub(super) fn distinctive_terms(reports: usize) -> Method {
    Method {
        name: "TF-IDF".to_owned(),
        text: "A word weighs more the more often its report has it and the fewer other reports do; a word that stands in every \
               report weighs nothing. Function words are left out."
            .to_owned(),
        formula: Some("tf × ln(N ÷ df)".to_owned()),
        source: Some("Spärck Jones 1972, with raw counts as tf".to_owned()),
        counts: vec![count("N, reports", reports as u32)],
        caution: (reports < 30).then(|| {
            format!("With {reports} reports the weight tells little more than the count and the number of reports that have the word.")
        }),
    }
}

pub(super) fn concordance(hits: usize, words: u32, reports: usize, inside_quotations: bool) -> Method {
    Method {
        name: "Concordance".to_owned(),
        text: format!(
            "Every place where the query stands in headlines, section headings and body text{}. Case does not matter; a phrase \
             does not reach over the end of a paragraph.",
            if inside_quotations { ", inside the chosen quotations only" } else { "" }
        ),
        formula: Some("per thousand = 1000 × hits ÷ words".to_owned()),
        source: None,
        counts: vec![
            count("hits", hits as u32),
            count("words searched", words),
            count("reports searched", reports as u32),
        ],
        caution: None,
    }
}

pub(super) fn versions(statements: usize, reports: usize, found: usize, certain: usize) -> Method {
    Method {
        name: "Versions of a statement".to_owned(),
        text: "Each sentence that is quoted or reported, and each that is attributed to nobody, is held against those of other \
               reports that share rare words with it; at least one of a match is quoted or reported. A word weighs ln(N/n) / ln N \
               if n of N statements have it or another of its family (“hope”, “hoping”), less if it goes with the word before it \
               anyway, as in a name; function words count in runs only. around: the share of the words of the sentences around that \
               both have; rarity: weight of the shared words (2.3 is full); run: the best stretch of words in one order (2 is full); \
               words: shared words by those of the shorter one; speaker: the same, or named in the other's sentence (½), or unknown (¼); \
               verb: the same. A score of 0.54 is possible, 0.8 certain; with a rarity under 0.5, of two speakers 0.7, nothing \
               is, with one under 0.7 nothing is certain; a statement joins others if it is worth 0.45 on average. Words are aligned so \
               that equal words stand under one another, content words before function words, marks last."
            .to_owned(),
        formula: Some(
            "score = 0.25 around + 0.2 rarity + 0.2 run + 0.15 words + 0.15 speaker + 0.05 verb".to_owned(),
        ),
        source: Some("Alignment: Needleman & Wunsch 1970, with gaps as in Gotoh 1982".to_owned()),
        counts: vec![
            count("statements and sentences compared", statements as u32),
            count("reports under the filter", reports as u32),
            count("statements in more than one of them", found as u32),
            count("of these certain", certain as u32),
        ],
        caution: None,
    }
}
