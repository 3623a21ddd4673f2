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

/// `counts`: reports, their words, shared words, passages.
pub(super) fn shared([reports, words, shared, passages]: [u32; 4]) -> Method {
    Method {
        name: "Shared passages".to_owned(),
        text: "Stretches of words that stand in two reports. Four words in a row that both have are followed in both directions, \
               over words that one report drops, adds or changes, to the end of the paragraph at most. A passage needs five words in \
               common, at least two of them neither function words nor names, and half of the words of either side; marks and capitals make \
               no difference, a changed figure does. A report’s own words are those in no passage; a word counts once, however \
               many reports have it. Who took from whom the words do not tell."
            .to_owned(),
        formula: Some("own share = words in no passage ÷ words".to_owned()),
        source: Some("seed and extend: Altschul et al. 1990; affine gaps: Gotoh 1982".to_owned()),
        counts: vec![
            count("reports", reports),
            count("their words", words),
            count("words in a passage", shared),
            count("passages", passages),
        ],
        caution: None,
    }
}

/// `counts`: reports, their sentences, steps.
pub(super) fn telling([reports, sentences, steps]: [u32; 3]) -> Method {
    Method {
        name: "Order of telling".to_owned(),
        text: "Sentences of different reports that share a passage (at least four words and a third of the shorter sentence) are \
               joined; each report’s sentences are numbered from its top. Headlines and section headings are counted as sentences."
            .to_owned(),
        formula: None,
        source: None,
        counts: vec![
            count("reports", reports),
            count("their sentences", sentences),
            count("sentences that stand in several reports", steps),
        ],
        caution: None,
    }
}

pub(super) fn versions(statements: usize, reports: usize, found: usize, certain: usize) -> Method {
    Method {
        name: "Versions of a statement".to_owned(),
        text: "Each sentence that is quoted or reported, and each that is attributed to nobody, is held against those of other \
               reports that share rare words with it; at least one of a match is quoted or reported. A word is the rarer the fewer \
               statements have it or another of its family (“hope”, “hoping”); function words count only within a run. words: the \
               share of the shorter statement that both have; rarity: how much that is; run: the longest row of words that both \
               have; then the same words in the sentences around, the same speaker (½ if unknown), the same verb. From 0.56 on a match is \
               possible, from 0.7 on certain; statements are joined if their matches are worth 0.5 on average. Words are \
               aligned so that equal words stand under one another, content words before function words, marks last."
            .to_owned(),
        formula: Some("score = 0.3 words + 0.2 rarity + 0.2 run + 0.15 around + 0.1 speaker + 0.05 verb".to_owned()),
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
