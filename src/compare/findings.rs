//! Plain sentences about a corpus, each from a rule with a stated threshold. None claims more than its counts.
use crate::text::case::upper;

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice<'a> {
    /// Canonical name; `""` if unknown.
    pub name: &'a str,
    /// Whether it is a name, not a description.
    pub named: bool,
    /// Whether it is a description of somebody ("a senior official").
    pub described: bool,
    /// Words inside quotation marks.
    pub quoted_words: u32,
    /// Quotations of all kinds of which the program is sure who speaks.
    pub quotations: u32,
    /// The outlets that quote it, in the order of the corpus; `""` for reports whose outlet is unknown.
    pub outlets: Vec<&'a str>,
}

/// One report's share of quoted words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report<'a> {
    /// Its short name.
    pub label: &'a str,
    /// Words counted.
    pub words: u32,
    /// Words of it inside quotation marks.
    pub quoted_words: u32,
    /// Whether it tells of what another tells of: both give one statement for certain, or it has 5 % of its words in common
    /// with the other. With quotations chosen nothing is said of whole reports, and none is; nor where more reports are in
    /// than are compared for the Overview.
    pub is_related: bool,
}

/// A word that stands in one report alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTerm<'a> {
    /// The report's short name.
    pub label: &'a str,
    /// As printed.
    pub shown: &'a str,
    /// Occurrences.
    pub count: u32,
}

/// A name that all reports but one have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneWithout<'a> {
    /// The name.
    pub name: &'a str,
    /// The part of it by which it is found: of a person the last word.
    pub found_by: &'a str,
    /// The report that has it not.
    pub label: &'a str,
    /// How many others there are, all of which have it.
    pub others: usize,
}

/// Quotations that several reports give, all in quotation marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeated {
    /// How many there are.
    pub all: usize,
    /// Those of which the reports give other words: some left out between others, added, changed or moved.
    pub altered: usize,
    /// The first words of one of these, and the reports that give it.
    pub example: Option<(String, Vec<String>)>,
}

/// One report's words that another has too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing<'a> {
    /// The report.
    pub label: &'a str,
    /// The other one.
    pub with: &'a str,
    /// All words of the report.
    pub words: u32,
    /// Words of it in passages that both have.
    pub shared: u32,
}

/// A number that reports give.
#[derive(Clone, Debug, PartialEq)]
pub struct Number<'a> {
    /// The words and the report, the first of each report.
    pub given: Vec<(String, &'a str)>,
    /// How large it is.
    pub size: f64,
    /// Whether all reports that give it give the same.
    pub agree: bool,
    /// Whether it is a percentage: of what is seldom said in like words.
    pub is_share: bool,
}

/// What the rules look at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Material<'a> {
    /// Number of outlets, unknown ones not included: nothing can be said of them.
    pub outlets: usize,
    /// Most quoted words first.
    pub voices: Vec<Voice<'a>>,
    /// In the order of the corpus.
    pub reports: Vec<Report<'a>>,
    /// The most frequent content word of each report that no other report has.
    pub own_terms: Vec<OwnTerm<'a>>,
    /// Most frequent in the other reports first.
    pub one_without: Vec<OneWithout<'a>>,
    /// Quotations that several reports give.
    pub repeated: Repeated,
    /// For each report the one with which it shares most.
    pub sharing: Vec<Sharing<'a>>,
    /// One entry for each thing that is counted.
    pub numbers: Vec<Number<'a>>,
}

/// What shows that a finding is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The quotations of these speakers.
    Speakers(Vec<String>),
    /// All quotations.
    Quotations,
    /// The versions of statements.
    Versions,
    /// The shared passages.
    Shared,
    /// The places of this word.
    Term(String),
    /// The places of any of these phrases.
    Words(Vec<String>),
}

/// A sentence and what shows that it is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name, kebab-case.
    pub rule: &'static str,
    /// The sentence in parts; `true` marks the point.
    pub parts: Vec<(String, bool)>,
    /// What shows it.
    pub evidence: Evidence,
    /// The rule and its threshold, in words.
    pub why: &'static str,
}

/// The findings, most telling first, seven at most.
#[must_use]
pub fn findings(material: &Material) -> Vec<Finding> {
    let rules = [
        top_speaker,
        heard_by_all,
        altered_quotations,
        shared_text,
        one_without,
        differing_number,
        single_outlet_voices,
        single_numbers,
        unnamed_sources,
        quoted_share,
        own_term,
    ];
    rules.iter().filter_map(|rule| rule(material)).take(7).collect()
}

fn strong(text: impl Into<String>) -> (String, bool) {
    (text.into(), true)
}

fn plain(text: impl Into<String>) -> (String, bool) {
    (text.into(), false)
}

/// Half up, in whole per cent.
fn per_cent(part: u32, whole: u32) -> u32 {
    (200 * part + whole) / (2 * whole).max(1)
}

/// "A, B and C"; from the fifth on "and N more".
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [.., last] if names.len() <= 5 => format!("{} and {last}", names[..names.len() - 1].join(", ")),
        _ => format!("{} and {} more", names[..4].join(", "), names.len() - 4),
    }
}

const NUMBERS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

fn number(n: usize) -> String {
    NUMBERS.get(n).map_or_else(|| n.to_string(), |&word| word.to_owned())
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| std::iter::once(upper(c)).chain(chars).collect())
}

/// One voice has a quarter or more of the quoted words.
fn top_speaker(material: &Material) -> Option<Finding> {
    let all: u32 = material.voices.iter().map(|v| v.quoted_words).sum();
    let top = material.voices.iter().find(|v| !v.name.is_empty())?;
    let share = per_cent(top.quoted_words, all);
    let next = material.voices.iter().filter(|v| !v.name.is_empty()).nth(1);
    if !top.named
        || share < 25
        || all < 50
        || next.is_some_and(|next| 5 * next.quoted_words > 4 * top.quoted_words)
    {
        return None;
    }
    let mut parts = vec![strong(format!("{} gets {share} % of all quoted words", top.name))];
    parts.push(plain(match next {
        Some(next) => {
            format!(", {} of {all}; next comes {} with {}.", top.quoted_words, next.name, next.quoted_words)
        }
        None => format!(", {} of {all}.", top.quoted_words),
    }));
    Some(Finding {
        rule: "top-speaker",
        parts,
        evidence: Evidence::Speakers(vec![top.name.to_owned()]),
        why: "Shown when one named speaker has at least 25 % of at least 50 quoted words, and a quarter more than the next.",
    })
}

/// One or two voices are quoted by every outlet.
fn heard_by_all(material: &Material) -> Option<Finding> {
    if material.outlets < 3 {
        return None;
    }
    let everywhere: Vec<String> = material
        .voices
        .iter()
        .filter(|v| v.named && v.outlets.iter().filter(|o| !o.is_empty()).count() == material.outlets)
        .map(|v| v.name.to_owned())
        .collect();
    if everywhere.is_empty() || everywhere.len() > 2 {
        return None;
    }
    let verb = if everywhere.len() == 1 { "is the only voice" } else { "are the only voices" };
    Some(Finding {
        rule: "heard-by-all",
        parts: vec![
            strong(format!("{} {verb}", list(&everywhere))),
            plain(format!(" that all {} outlets quote.", number(material.outlets))),
        ],
        evidence: Evidence::Speakers(everywhere),
        why: "Shown when one or two named speakers are quoted, directly or indirectly, by every one of at least three outlets.",
    })
}

/// Named voices that only one outlet quotes in their own words.
fn single_outlet_voices(material: &Material) -> Option<Finding> {
    if material.outlets < 2 {
        return None;
    }
    let named: Vec<&Voice> = material.voices.iter().filter(|v| v.named && v.quoted_words > 0).collect();
    let single: Vec<&&Voice> =
        named.iter().filter(|v| v.outlets.len() == 1 && !v.outlets[0].is_empty()).collect();
    if single.is_empty() || named.len() < 3 || 4 * single.len() > 3 * named.len() {
        return None;
    }
    let names: Vec<String> = single.iter().map(|v| format!("{} ({})", v.name, v.outlets[0])).collect();
    let are = if single.len() == 1 { "speakers is" } else { "speakers are" };
    Some(Finding {
        rule: "single-outlet-voice",
        parts: vec![
            strong(format!(
                "{} of {} named {are} quoted by one outlet only",
                capital(&number(single.len())),
                number(named.len())
            )),
            plain(format!(": {}.", list(&names))),
        ],
        evidence: Evidence::Speakers(single.iter().map(|v| v.name.to_owned()).collect()),
        why: "Shown when at least one of at least three named speakers with quoted words is quoted by a single outlet, and no more than \
              three quarters are: where all are, the reports are of different things.",
    })
}

/// A tenth or more of the quotations come from sources without a name.
fn unnamed_sources(material: &Material) -> Option<Finding> {
    let all: u32 = material.voices.iter().filter(|v| !v.name.is_empty()).map(|v| v.quotations).sum();
    let unnamed: Vec<&Voice> = material.voices.iter().filter(|v| v.described).collect();
    let count: u32 = unnamed.iter().map(|v| v.quotations).sum();
    let unnamed: Vec<&Voice> = unnamed.into_iter().filter(|v| v.quotations > 0).collect();
    if all < 10 || per_cent(count, all) < 10 {
        return None;
    }
    let names: Vec<String> = unnamed.iter().map(|v| format!("“{}”", v.name)).collect();
    Some(Finding {
        rule: "unnamed-sources",
        parts: vec![
            strong(format!(
                "{count} of {all} quotations and reported statements come from sources without a name"
            )),
            plain(format!(": {}.", list(&names))),
        ],
        evidence: Evidence::Speakers(unnamed.iter().map(|v| v.name.to_owned()).collect()),
        why: "Shown when at least 10 % of at least 10 quotations, direct or reported, come from somebody who is described, not named; \
              documents do not count. Only those count of which the program is sure who speaks.",
    })
}

/// The report with the largest share of quoted words has half as much again as the one with the smallest.
fn quoted_share(material: &Material) -> Option<Finding> {
    let share = |r: &Report| f64::from(r.quoted_words) / f64::from(r.words.max(1));
    let reports = || material.reports.iter().filter(|r| r.words >= 100 && r.is_related);
    let most = reports().max_by(|a, b| share(a).total_cmp(&share(b)))?;
    let least = reports().min_by(|a, b| share(a).total_cmp(&share(b)))?;
    if share(most) < 0.1 || share(most) < 1.5 * share(least) {
        return None;
    }
    Some(Finding {
        rule: "quoted-share",
        parts: vec![
            strong(format!(
                "{} gives {} % of its words to quotations",
                most.label,
                per_cent(most.quoted_words, most.words)
            )),
            plain(format!("; {} gives {} %.", least.label, per_cent(least.quoted_words, least.words))),
        ],
        evidence: Evidence::Quotations,
        why: "Shown when, of the reports with at least 100 words that give a statement of another for certain or have 5 % of their \
              words in common with it, the one with most quoted words for its length has at least 10 % and half as much again as the \
              one with least.",
    })
}

/// Of the quotations that several reports give, some are not given in the same words.
fn altered_quotations(material: &Material) -> Option<Finding> {
    let Repeated { all, altered, example } = &material.repeated;
    let (first, labels) = example.as_ref().filter(|_| *all >= 2 && *altered >= 1)?;
    let (differ, one) =
        if *altered == 1 { ("differs in its", ": ") } else { ("differ in their", ", one of them ") };
    Some(Finding {
        rule: "altered-quotation",
        parts: vec![
            strong(format!(
                "{} of {} quotations that several reports give {differ} words",
                capital(&number(*altered)),
                number(*all)
            )),
            plain(format!("{one}“{first} …” ({}).", list(labels))),
        ],
        evidence: Evidence::Versions,
        why: "Shown when, of at least two quotations that two reports or more give wholly in quotation marks and that match for certain, \
              one or more is given in other words: words left out between others, added, changed or moved. A quotation that only \
              begins later or ends earlier, or has other marks or capitals, does not count.",
    })
}

/// A fifth or more of one report's words stands in passages that another has too.
fn shared_text(material: &Material) -> Option<Finding> {
    let share = |s: &Sharing| per_cent(s.shared, s.words);
    let most = material.sharing.iter().filter(|s| s.words >= 100).max_by_key(|s| (share(s), s.words))?;
    (share(most) >= 20).then(|| Finding {
        rule: "shared-text",
        parts: vec![
            strong(format!("{} shares {} % of its words with {}", most.label, share(most), most.with)),
            plain(format!(", {} of {}, word for word or nearly.", most.shared, most.words)),
        ],
        evidence: Evidence::Shared,
        why: "Shown when at least 20 % of the words of a report of at least 100 words stand in passages that one other report has \
              too. Who took them from whom, or both from a third, is not said.",
    })
}

/// One report alone does not have a name that all others have.
fn one_without(material: &Material) -> Option<Finding> {
    // A report of something else lacks any name.
    let first = material.one_without.iter().find(|one| one.others >= 3 && is_related(material, one.label))?;
    let without = || material.one_without.iter().filter(|one| one.label == first.label && one.others >= 3);
    let names: Vec<String> = without().map(|one| one.name.to_owned()).collect();
    let all = number(first.others);
    Some(Finding {
        rule: "left-out-by-one",
        parts: vec![
            strong(format!("Only {} does not name {}", first.label, list(&names).replace(" and ", " or "))),
            plain(if names.len() == 1 {
                format!("; all {all} other reports do.")
            } else {
                format!("; all {all} other reports name each of them.")
            }),
        ],
        evidence: Evidence::Words(without().map(|one| one.found_by.to_owned()).collect()),
        why: "Shown when a person or organisation is named by all reports but one, of at least four and at most thirty; under no \
              form of the name does it stand in that one, which gives a statement of another for certain or has 5 % of its words in \
              common with it.",
    })
}

/// Two reports give different numbers of what seems the same thing.
fn differing_number(material: &Material) -> Option<Finding> {
    // A report that gives several may begin with the same as another.
    let differ = |n: &&Number| n.given.iter().any(|(words, _)| *words != n.given[0].0);
    let one = material.numbers.iter().filter(|n| !n.agree && !n.is_share).find(differ)?;
    let given: Vec<String> =
        one.given.iter().map(|(words, label)| format!("{label} writes “{words}”")).collect();
    Some(Finding {
        rule: "differing-number",
        parts: vec![strong(list(&given)), plain(", in like sentences.".to_owned())],
        evidence: Evidence::Words(one.given.iter().map(|(words, _)| words.clone()).collect()),
        why: "Shown when two reports give different numbers with the same unit in sentences that share at least four other content \
              words, half of the shorter one’s. Percentages are left out: of what they are is seldom said in like words.",
    })
}

/// Half of the numbers or more stand in one report alone, where reports share some.
fn single_numbers(material: &Material) -> Option<Finding> {
    let all = material.numbers.len();
    let mut single: Vec<&Number> = material.numbers.iter().filter(|n| n.given.len() == 1).collect();
    if material.reports.len() < 3 || all < 4 || 2 * single.len() < all || 5 * single.len() > 4 * all {
        return None;
    }
    crate::order::sort_by(&mut single, |a, b| b.size.total_cmp(&a.size));
    let largest: Vec<String> = single
        .iter()
        .take(2)
        .filter_map(|n| n.given.first())
        .map(|(words, label)| format!("“{words}” ({label})"))
        .collect();
    Some(Finding {
        rule: "single-source-number",
        parts: vec![
            strong(format!(
                "{} of {} numbers stand in one report only",
                capital(&number(single.len())),
                number(all)
            )),
            plain(format!(", the largest: {}.", list(&largest))),
        ],
        evidence: Evidence::Words(
            single.iter().filter_map(|n| n.given.first()).map(|(w, _)| w.clone()).take(30).collect(),
        ),
        why: "Shown when, of at least four different numbers in at least three reports, half or more stand in one report only and at \
              least a fifth in several: where hardly any does, the reports are of different things. Dates, years and “one” are left out.",
    })
}

fn is_related(material: &Material, label: &str) -> bool {
    material.reports.iter().any(|r| r.label == label && r.is_related)
}

/// A word that one report uses three times or more and no other at all.
fn own_term(material: &Material) -> Option<Finding> {
    let mut best: Option<&OwnTerm> = None;
    for term in &material.own_terms {
        if best.is_none_or(|b| term.count > b.count) {
            best = Some(term);
        }
    }
    // The words of a report of something else differ anyway.
    let best = best.filter(|b| b.count >= 3 && is_related(material, b.label))?;
    Some(Finding {
        rule: "own-term",
        parts: vec![
            strong(format!("Only {} writes “{}”", best.label, best.shown)),
            plain(format!(", {} times.", number(best.count as usize))),
        ],
        evidence: Evidence::Term(best.shown.to_owned()),
        why: "Shown when one report has a content word at least three times and no other report has it; only of a report that \
              gives a statement of another for certain or has 5 % of its words in common with it.",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice<'a>(name: &'a str, quoted_words: u32, outlets: &[&'a str]) -> Voice<'a> {
        Voice { name, named: true, described: false, quoted_words, quotations: 3, outlets: outlets.to_vec() }
    }

    #[test]
    fn sentences_and_thresholds() {
        let material = Material {
            outlets: 3,
            voices: vec![
                voice("Ann Ames", 80, &["A", "B", "C"]),
                voice("Bo Berg", 20, &["A"]),
                voice("Cy Cole", 10, &["A", "B"]),
            ],
            reports: vec![
                Report { label: "A", words: 200, quoted_words: 80, is_related: true },
                Report { label: "B", words: 200, quoted_words: 20, is_related: true },
            ],
            own_terms: vec![OwnTerm { label: "B", shown: "rubles", count: 3 }],
            repeated: Repeated {
                all: 3,
                altered: 1,
                example: Some(("We shall see".to_owned(), vec!["A".to_owned(), "B".to_owned()])),
            },
            sharing: vec![Sharing { label: "B", with: "A", words: 200, shared: 60 }],
            one_without: vec![OneWithout { name: "Di Dorn", found_by: "Dorn", label: "A", others: 3 }],
            numbers: vec![
                Number {
                    given: vec![("1,000 men".to_owned(), "A"), ("1,200 men".to_owned(), "B")],
                    size: 1e3,
                    agree: false,
                    is_share: false,
                },
                Number { given: vec![("two cars".to_owned(), "A")], size: 2.0, agree: true, is_share: false },
            ],
        };
        let said: Vec<String> =
            findings(&material).iter().map(|f| f.parts.iter().map(|p| p.0.as_str()).collect()).collect();
        assert_eq!(
            said,
            [
                "Ann Ames gets 73 % of all quoted words, 80 of 110; next comes Bo Berg with 20.",
                "Ann Ames is the only voice that all three outlets quote.",
                "One of three quotations that several reports give differs in its words: “We shall see …” (A and B).",
                "B shares 30 % of its words with A, 60 of 200, word for word or nearly.",
                "Only A does not name Di Dorn; all three other reports do.",
                "A writes “1,000 men” and B writes “1,200 men”, in like sentences.",
                "One of three named speakers is quoted by one outlet only: Bo Berg (A).",
            ]
        );
        let material = Material {
            repeated: Repeated::default(),
            sharing: vec![Sharing { label: "B", with: "A", words: 200, shared: 20 }],
            one_without: Vec::new(),
            numbers: Vec::new(),
            ..material
        };
        let said: Vec<String> =
            findings(&material).iter().map(|f| f.parts.iter().map(|p| p.0.as_str()).collect()).collect();
        assert_eq!(
            &said[3..],
            [
                "A gives 40 % of its words to quotations; B gives 10 %.",
                "Only B writes “rubles”, three times."
            ]
        );
        assert_eq!(findings(&Material::default()), []);
    }
}
