//! What is asked of an index when its speed is measured, natively and in wasm.

use newsprism::index::{Counts, Index, Scope, TermId, range_of};
use newsprism::order::part;
use newsprism::query::{concordance, dispersion, find, parse, reports, spread};

/// Names of the questions, by number.
pub const NAMES: [&str; 12] = [
    "word list of all",
    "word list under a filter",
    "word, three sort levels",
    "frequent word under a filter",
    "phrase, three sort levels",
    "wildcard with many hits",
    "wildcard, two sort levels",
    "proximity",
    "regular expression",
    "CQL with a gap",
    "word family, by case",
    "dispersion of a frequent word",
];

/// Answers one and gives something that depends on the answer. (A function of its own, so that its instructions can be
/// counted.)
#[inline(never)]
pub fn answer(index: &Index, question: u32) -> u32 {
    let all = Scope::all(index);
    let even: Vec<bool> = (0..index.articles()).map(|at| at % 2 == 0).collect();
    let half = || Scope::of_articles(index, &even);
    // The first page of a concordance, with the number of reports.
    let lines = |scope: &Scope, query: &str, sort: &[i8]| {
        let Ok(query) = parse(query) else { return 0 };
        let hits = find(index, scope, &query);
        let page = concordance(index, &hits, &[], sort, 14, 0..50).map_or(0, |lines| lines.len());
        hits.len() as u32 + page as u32 + reports(index, &hits)
    };
    match question {
        0 => word_list(index, &all),
        1 => word_list(index, &half()),
        2 => lines(&all, "said", &[1, 2, -1]),
        3 => lines(&half(), "the", &[]),
        4 => lines(&all, "in the", &[0, 1, -1]),
        5 => lines(&all, "*ing", &[]),
        6 => lines(&all, "un*ed", &[0, -1]),
        7 => lines(&all, "war ~5 peace", &[0]),
        8 => lines(&all, "/(re|un)[a-z]+(ed|ing)/", &[0, 1]),
        9 => lines(&all, "[lemma=\"go\"] []{0,3} [word=\"home|back\"]", &[-1]),
        10 => lines(&all, "Talk+ with case", &[1]),
        _ => {
            let Ok(query) = parse("the") else { return 0 };
            let hits = find(index, &all, &query);
            let strips = dispersion(index, &all, &hits);
            strips.len() as u32 + spread(&strips, &hits, 100).iter().sum::<u32>()
        }
    }
}

/// The first page of the word list, the most frequent first, with the range of each.
fn word_list(index: &Index, scope: &Scope) -> u32 {
    let counts = Counts::without_range(index, scope);
    let terms: Vec<u32> = (0..index.terms()).filter(|&term| counts.count[term as usize] > 0).collect();
    let key = |at: u32| (std::cmp::Reverse(counts.count[terms[at as usize] as usize]), at);
    let page = part(terms.len(), 0..50.min(terms.len()), |a, b| key(a).cmp(&key(b)));
    counts.types
        + page
            .iter()
            .map(|&at| terms[at as usize])
            .map(|term| range_of(index, scope, TermId(term)))
            .sum::<u32>()
}
