//! How each figure was reached, for the page's "how it was counted".

use crate::view::{
    CollocatesRequest, Correcting, Expected, Filter, KeynessRequest, Method, MethodCount, Reach,
    TermsRequest, Voice,
};

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

pub(super) fn word_list(
    asked: &TermsRequest,
    tokens: u32,
    types: u32,
    reports: u32,
    inside_quotations: bool,
) -> Method {
    let words = asked.words.max(1);
    let what = if words > 1 { "Runs of words" } else { "Words" };
    let mut text = format!(
        "{what} counted in headlines, section headings and body text{}, in lower case; ’s after a noun is counted with the \
         bare word, contractions and hyphenated words as one.",
        if inside_quotations { ", inside the chosen quotations only" } else { "" }
    );
    text.push_str(voice(&asked.filter));
    if words > 1 {
        text.push_str(if asked.across {
            " A run may go over the end of a sentence, never over that of a paragraph."
        } else {
            " A run stays inside one sentence."
        });
        if !asked.stop_words {
            text.push_str(" Those that begin or end with a function word are not listed.");
        }
    }
    text.push_str(if asked.stems { STEMS } else { "" });
    text.push_str(" Range is the number of reports that have it.");
    Method {
        name: if words > 1 { "N-grams" } else { "Frequency" }.to_owned(),
        text,
        formula: Some("per thousand = 1000 × count ÷ words".to_owned()),
        source: asked.stems.then(|| STEMMER.to_owned()),
        counts: vec![
            count("words (tokens)", tokens),
            count(if words > 1 { "different runs (types)" } else { "different words (types)" }, types),
            count("reports", reports),
        ],
        caution: (tokens < 10_000).then(|| {
            "Under 10,000 words a difference of a few occurrences is chance: read the sentences before the figures.".to_owned()
        }),
    }
}

const STEMS: &str = " Words of one stem are counted as one (“withdraw”, “withdraws”, “withdrawing”; irregular forms are not joined).";
const STEMMER: &str = "Stems: Snowball stemmer for English (Porter 2)";

/// Whose words are counted, where not everybody's.
fn voice(filter: &Filter) -> &'static str {
    match filter.voices.as_slice() {
        [Voice::Quoted] => " Only words inside quotation marks that are somebody’s quotation.",
        [Voice::Reporting] => " Only words outside the quotation marks of quotations: the reporters’ own.",
        _ => "",
    }
}

pub(super) fn collocates(
    asked: &CollocatesRequest,
    counts: &[MethodCount],
    beside: u32,
    caution: Option<&str>,
) -> Method {
    let mut text = "Each word beside a hit is counted once for that hit, left and right apart. Articles (and chosen quotations) are \
                    walls; a word that is part of a hit is not counted beside another. Where one place is beside several hits, the measures take \
                    no more than the word’s own count."
        .to_owned();
    text.push_str(match asked.reach {
        Reach::Window => " The window stops at the ends of the sentence.",
        Reach::Across => " The window runs over the ends of sentences.",
        Reach::Sentence => {
            " The window is the whole sentence; its places are the mean of the words beside a hit."
        }
    });
    text.push_str(match asked.expected {
        Expected::Plain => " Expected count: plain, as for one place beside each hit.",
        Expected::Window => " Expected count: window-adjusted, for all places of the window.",
    });
    text.push_str(if asked.stems { STEMS } else { "" });
    text.push_str(voice(&asked.filter));
    let mut counts = counts.to_vec();
    counts.push(count("words that stand in the windows", beside));
    Method {
        name: "Collocates".to_owned(),
        text,
        formula: Some(
            match asked.expected {
                Expected::Plain => "E = f₁ · f₂ ÷ N",
                Expected::Window => "E = f₁ · f₂ · places ÷ N",
            }
            .to_owned(),
        ),
        source: asked.stems.then(|| STEMMER.to_owned()),
        counts,
        caution: caution.map(str::to_owned),
    }
}

pub(super) fn keyness(asked: &KeynessRequest, counts: &[MethodCount], caution: Option<&str>) -> Method {
    let mut text = "For each word its rate in A against its rate in B. What is in A is never in B: it is taken out first. p is that of G², of \
                    Fisher’s exact test where an expected count is under 5. Each keyword is tried again without each report that has it."
        .to_owned();
    text.push_str(match asked.correcting {
        Correcting::None => " p is not corrected, though many words are tested: of 100 words without any difference five have p under 0.05.",
        Correcting::Bonferroni => " p is corrected by Bonferroni: times the number of words tested.",
        Correcting::Bh => " p is corrected by Benjamini and Hochberg: of the words under 0.05 about one in 20 errs.",
    });
    if asked.copy_once {
        text.push_str(
            " Copy is left out: sentences of 7 words or more that stand word for word on both sides, on both; those that stand more \
             than once on one side count once.",
        );
    }
    text.push_str(if asked.stems { STEMS } else { "" });
    Method {
        name: "Keywords".to_owned(),
        text,
        formula: Some("rate = 1000 × count ÷ words of the side".to_owned()),
        source: asked.stems.then(|| STEMMER.to_owned()),
        counts: counts.to_vec(),
        caution: caution.map(str::to_owned),
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
            "Every place where the query stands in headlines, section headings and body text{}. Capitals make no difference \
             unless the query says “with case”; a hit does not reach over the end of a paragraph, or of a sentence if the query says \
             “within sentence”. Of hits that begin with the same word the shortest counts; hits may overlap.",
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
