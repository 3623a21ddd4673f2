//! What sort of body a noun means: "the airline" is no broadcaster, "the council" no newspaper.

use crate::text::case::lower_case;

/// Sorts of bodies: the words in names that show the sort, and the nouns by which such a body is named again. A noun may
/// stand in several rows: "the company" may be an airline.
const SORTS: [(&str, &str); 12] = [
    ("|air|airline|airlines|airways|", "|airline|carrier|company|firm|corporation|group|"),
    ("|bank|banc|bancorp|", "|bank|company|firm|corporation|group|"),
    (
        "|advertiser|broadcaster|chronicle|daily|examiner|express|gazette|globe|guardian|herald|journal|magazine|\
         mirror|network|news|newspaper|paper|post|press|radio|star|telegraph|television|times|tribune|tv|weekly|",
        "|newspaper|paper|magazine|publication|site|website|outlet|network|station|broadcaster|agency|company|\
         organization|group|board|",
    ),
    (
        "|corp|corporation|company|co|group|inc|industries|labs|llc|ltd|manufacturer|motors|partners|plc|",
        "|company|firm|corporation|group|manufacturer|retailer|carrier|automaker|chain|startup|network|\
         organization|bank|airline|website|site|club|",
    ),
    ("|academy|college|school|university|", "|college|school|university|institute|"),
    ("|hospital|clinic|", "|hospital|center|organization|"),
    ("|church|mosque|synagogue|temple|", "|church|organization|"),
    ("|court|tribunal|", "|court|panel|"),
    (
        "|board|commission|committee|council|panel|parliament|senate|congress|assembly|",
        "|board|commission|committee|council|panel|agency|group|organization|",
    ),
    (
        "|administration|agency|authority|bureau|department|directorate|ministry|office|police|secretariat|service|",
        "|administration|agency|bureau|department|ministry|government|board|organization|",
    ),
    (
        "|alliance|association|center|centre|charity|coalition|federation|foundation|front|fund|guild|institute|\
         institution|league|movement|network|nonprofit|observatory|organization|society|trust|union|watchdog|",
        "|association|center|charity|foundation|group|institute|nonprofit|organization|think-tank|\
         union|party|agency|network|",
    ),
    ("|party|", "|party|group|organization|"),
];

/// Nouns for bodies that bear them in their names: an article that names one says "council", or capitals alone.
const IN_NAMES: &str =
    "|board|college|commission|committee|council|court|department|ministry|panel|university|";

fn listed(list: &str, word: &str) -> bool {
    list.split('|').any(|entry| !entry.is_empty() && entry == word)
}

/// Whether "the `noun`" can mean again a body called `name`, whose words are `words`.
pub(super) fn may_mean(noun: &str, name: &str, words: &[String]) -> bool {
    let shown = |row: &&(&str, &str)| {
        words.iter().any(|word| listed(row.0, word))
            || name.split(' ').filter_map(last_part).any(|part| listed(row.0, &lower_case(part)))
    };
    let mut of_sort = SORTS.iter().filter(shown).peekable();
    match of_sort.peek() {
        None => !listed(IN_NAMES, noun) || words.len() > 1 || name.chars().all(char::is_uppercase),
        Some(_) => of_sort.any(|row| listed(row.1, noun)) || !SORTS.iter().any(|row| listed(row.1, noun)),
    }
}

/// "Air" of "SeaAir", "TV" of "KXTV".
fn last_part(word: &str) -> Option<&str> {
    let capital = word.rfind(char::is_uppercase).filter(|&at| at > 0)?;
    let part = &word[capital..];
    if part.len() > 1 { Some(part) } else { word.ends_with("TV").then_some("TV") }
}

#[cfg(test)]
mod tests {
    use super::may_mean;

    #[test]
    fn a_noun_means_bodies_of_its_sort() {
        let may = |noun: &str, name: &str| {
            let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
            may_mean(noun, name, &words)
        };
        for (noun, name) in [
            ("airline", "Royal Airways"),
            ("company", "Royal Airways"),
            ("airline", "Skyward"),
            ("airline", "SeaAir"),
            ("newspaper", "Valley Herald"),
            ("commission", "FCC"),
            ("department", "Homeland Security"),
            ("group", "Rights League"),
            ("campaign", "Rights League"),
        ] {
            assert!(may(noun, name), "{noun}: {name}");
        }
        for (noun, name) in [
            ("airline", "Valley TV"),
            ("airline", "KXTV"),
            ("newspaper", "SeaAir"),
            ("council", "Valley Herald"),
            ("council", "Valley"),
            ("ministry", "Valley Herald"),
            ("group", "Valley University"),
            ("party", "Valley Bank"),
        ] {
            assert!(!may(noun, name), "{noun}: {name}");
        }
    }
}
