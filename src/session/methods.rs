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
               60 % sure of, or whose speaker makes them a guess, are not listed."
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

pub(super) fn speakers(quoted_words: u32, found: usize, grouped: bool) -> Method {
    const GROUPED: &str = " Speakers are joined by the country, the United Nations or the European Union that the reports \
        themselves tie them to (“Russian President …”, “France’s foreign ministry”) most often. Of metonyms a short list is \
        known: the Kremlin, the White House, Downing Street and their like, and a capital that stands alone (“Moscow denied \
        it”). Nobody is looked up: whom no report ties to a country is in none. A country’s opposition stands under it too: \
        the group says where somebody speaks from, not for whom.";
    Method {
        name: if grouped { "Words a country’s speakers get" } else { "Words a speaker gets" }.to_owned(),
        text: ["Words inside quotation marks, credited to one canonical speaker: names, roles and pronouns that the reports \
               use for the same person are joined. A wrong guess of the program moves words from one speaker to another: \
               open the quotations to check.", if grouped { GROUPED } else { "" }]
            .concat(),
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
        if !asked.list.stop_words {
            text.push_str(" Those that begin or end with a function word are not listed.");
        }
    }
    text.push_str(if asked.list.stems { STEMS } else { "" });
    text.push_str(" Range is the number of reports that have it.");
    Method {
        name: if words > 1 { "N-grams" } else { "Frequency" }.to_owned(),
        text,
        formula: Some("per thousand = 1000 × count ÷ words".to_owned()),
        source: asked.list.stems.then(|| STEMMER.to_owned()),
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
    text.push_str(if asked.list.stems { STEMS } else { "" });
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
        source: asked.list.stems.then(|| STEMMER.to_owned()),
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
    text.push_str(if asked.list.stems { STEMS } else { "" });
    Method {
        name: "Keywords".to_owned(),
        text,
        formula: Some("rate = 1000 × count ÷ words of the side".to_owned()),
        source: asked.list.stems.then(|| STEMMER.to_owned()),
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

pub(super) fn left_out(reports: usize, least: u32, missing: usize) -> Method {
    Method {
        name: "Left out".to_owned(),
        text: "A name, a number with what it counts, or a statement that a report does not have although at least so many others \
               under the filter do. A person is looked for by surname, a country also by who comes from it, a number by its value \
               alone, a statement by any sentence with half of the content words of a version, so that nothing is called missing that is there in \
               another form; statements count where they match for certain, or well in three reports and more that attribute them. Captions and other lines left out do not count."
            .to_owned(),
        formula: None,
        source: None,
        counts: vec![
            count("reports compared", reports as u32),
            count("others that must have it", least.max(1)),
            count("found", missing as u32),
        ],
        caution: Some("A report can give the same by words that the program does not know: open the report before saying that it is silent.".to_owned()),
    }
}

pub(super) fn naming(found: usize) -> Method {
    Method {
        name: "Ways of naming".to_owned(),
        text: "Every place where somebody or something is named, with the title or description before the name, and where a \
               quotation is credited to a description of it. Full names, surnames, acronyms and spellings are joined by what the \
               reports say; a surname that two bear may be given to the wrong one. Pronouns are not counted."
            .to_owned(),
        formula: None,
        source: None,
        counts: vec![count("named", found as u32)],
        caution: None,
    }
}

pub(super) fn numbers(found: usize, several: usize) -> Method {
    Method {
        name: "Numbers that several reports give".to_owned(),
        text: "Numbers in figures or words with what they count; dates, years, ordinals and “one” are left out. Two numbers belong \
               together if they count the same thing in two reports and stand in like sentences: at least two other content words \
               shared where the numbers are the same; where they are not, four, and half of the shorter sentence. Hedges (“about”) are shown, not weighed. \
               Weekdays and weeks are counted from the report’s own date, where it has one."
            .to_owned(),
        formula: None,
        source: None,
        counts: vec![count("numbers", found as u32), count("given by several reports", several as u32)],
        caution: Some("That two numbers count the same thing is a guess from the words around them: read both sentences.".to_owned()),
    }
}

pub(super) fn voices(quotations: usize) -> Method {
    Method {
        name: "Voices by outlet".to_owned(),
        text: "What each outlet gives each speaker. First heard: the share of a report’s words that stand before the speaker’s \
               first quotation in it, the smallest over the outlet’s reports."
            .to_owned(),
        formula: Some("share = quoted words of the speaker ÷ quoted words of the outlet".to_owned()),
        source: None,
        counts: vec![count("quotations", quotations as u32)],
        caution: None,
    }
}

pub(super) fn verbs(quotations: usize, verbs: usize) -> Method {
    Method {
        name: "Reporting verbs".to_owned(),
        text: "The word that credits each quotation, in its dictionary form, with what the choice of it says about the speech."
            .to_owned(),
        formula: None,
        source: None,
        counts: vec![count("quotations", quotations as u32), count("different verbs", verbs as u32)],
        caution: None,
    }
}
