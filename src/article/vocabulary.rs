//! The words that pages put around reports, and the names of news agencies. General knowledge of the trade: no outlet's or
//! article's own text. The lists are strings, their entries apart by bars.

use crate::map::Map;
use crate::text::case::lower_case;
use std::sync::LazyLock;

/// Whole lines, as [`super::pieces::key`] folds them, that are links, buttons and labels of a page.
const FURNITURE_LINES: [(&str, &str); 9] = [
    (
        "link of the page",
        "|accessibility links|skip to content|skip to main content|skip to navigation|main menu|menu|home|\
         home page|back to top|top of page|go to homepage|search|print|print this article|print this page|\
         next|previous|previous article|next article|see all|view all|load more|show more|view more|more|\
         site map|privacy policy|terms of use|terms of service|about us|contact us|careers|log in|login|\
         sign in|register|my account|continue|close|open|",
    ),
    (
        "points to other pages",
        "|also see|see also|read more|read also|also read|more on this story|related|related articles|\
         related stories|related news|related topics|related content|related coverage|recommended|\
         recommended for you|recommended stories|you may also like|you might also like|most read|\
         most popular|most viewed|trending|trending now|top stories|latest news|latest stories|more news|\
         more stories|more from this section|more to read|read next|up next|dont miss|editors picks|\
         in this story|in case you missed it|continue reading|continue reading the main story|\
         read the full story|read the full article|story continues below|article continues below|\
         continued below|whats next|further reading|keep reading|",
    ),
    (
        "announces news",
        "|breaking news|breaking|live|live updates|latest|exclusive|developing story|developing|alert|",
    ),
    (
        "asks to share or follow",
        "|share|share this|share this article|share this story|share on facebook|share on twitter|\
         share via email|share on linkedin|tweet|tweet this|email|email this|email this article|facebook|\
         twitter|instagram|linkedin|whatsapp|telegram|youtube|pinterest|reddit|google|google plus|follow|\
         follow us|like us|like|copy link|save|save article|bookmark|",
    ),
    (
        "asks to subscribe or follow",
        "|subscribe|subscribe now|subscribe today|newsletter|newsletters|sign up|sign up now|get alerts|\
         get the app|download the app|enter your email|enter your email address|email address|\
         start free trial|",
    ),
    (
        "advertisement",
        "|advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|promoted|paid post|",
    ),
    (
        "comments",
        "|comments|comment|leave a comment|post a comment|add a comment|add comment|view comments|\
         show comments|no comments|join the conversation|join the discussion|comments are closed|reply|",
    ),
    (
        "asks for donations",
        "|donate|donate now|donate today|support us|contribute|contribute now|payment methods|\
         payment method|remind me later|not now|maybe later|\
         make a contribution|become a member|give now|",
    ),
    (
        "label of the archive",
        "|abstract|full text|body|summary|load date|graphic|graphics|document|length|section|",
    ),
];

/// Those of them that reports use as titles of their sections too.
const TITLES: &str = "|facebook|twitter|instagram|youtube|google|email|live|latest|top stories|latest news|summary|home|\
     search|more|next|previous|exclusive|like|follow|save|length|section|body|document|graphic|graphics|comment|comments|\
     images|photos|videos|breaking|";

/// Beginnings of short lines (as `folded`) that are page furniture.
const FURNITURE_STARTS: [(&str, &str); 6] = [
    (
        "points to other pages",
        "|read more:|read more on|read also:|also read:|read:|see also:|also see:|related:|more:|\
         related article:|related story:|recommended:|click here|to read more|to see more|for more on|watch:|\
         watch the video|watch live:|listen:|video:|see more:|read the full|",
    ),
    (
        "asks to share or follow",
        "|share this|follow us|like us on|join us on|find us on|follow @|tweet us|connect with us|",
    ),
    (
        "asks to subscribe or follow",
        "|subscribe to|sign up for|sign up to|get our newsletter|download our app|get the latest|\
         to subscribe|",
    ),
    (
        "how to reach the author",
        "|contact the author|contact the writer|contact the reporter|contact the editor|\
         contact this reporter|reach the author|reach the reporter|reach the writer|email the author|\
         email the writer|e-mail:|email:|to contact the reporter|to contact the author|to contact the editor|\
         write to the author|",
    ),
    ("copyright", "|copyright|©|(c) 20|all rights reserved|this material may not be published|"),
    (
        "page notice",
        "|this site uses cookies|we use cookies|by continuing to use|please enable javascript|javascript is|",
    ),
];

/// Phrases of which an appeal for money holds several.
const APPEAL: &str = "|favor to ask|favour to ask|support us|your support|please support|support our|support independent|\
     need your help|with your help|donate|your donation|your contribution|contribute today|\
     make a contribution|make a gift|tax-deductible|independent journalism|quality journalism|journalism|\
     journalists|independent news|our reporting|our newsroom|our mission|our readers|readers like you|\
     reader-supported|as little as|no matter how small|for just $|become a member|free press|monthly|\
     every month|thank you|";

/// One of these phrases makes a paragraph at the page's edge an invitation to subscribe or follow.
const INVITATION: &str = "|sign up for our|sign up for the|sign up here|sign up to our|sign up to receive|subscribe to our|\
     subscribe button|subscribe here|subscribe now|our newsletter|our newsletters|free newsletter|\
     daily newsletter|follow us on|like us on|join us on|find us on|our whatsapp|our telegram|\
     our youtube channel|our facebook page|our app|is now on whatsapp|is now on telegram|on twitter @|\
     on twitter at @|follow me on|delivered to your inbox|straight to your inbox|";

/// Phrases of which a paragraph about the publisher or the author holds several.
const PROFILE: &str = "|provides news|provides news and information|weekly audience|wire service|wire services|byline|\
     multimedia news|news organization|news organisation|news agency based|founded in|million people|\
     is a news|is an independent news|languages|headquartered in|";

/// News agencies: the name as printed, and the name under which it is listed.
const AGENCIES: &str = "|AFP=AFP|Agence France-Presse=AFP|Agence France Presse=AFP|Agence-France Presse=AFP|AP=AP|\
     Associated Press=AP|ASSOCIATED PRESS=AP|Reuters=Reuters|REUTERS=Reuters|Thomson Reuters=Reuters|UPI=UPI|\
     United Press International=UPI|DPA=dpa|dpa=dpa|EFE=EFE|ANSA=ANSA|APA=APA|Belga=Belga|Ritzau=Ritzau|\
     NTB=NTB|TT=TT|STT=STT|PAP=PAP|CTK=CTK|MTI=MTI|Tanjug=Tanjug|Anadolu=Anadolu|Anadolu Agency=Anadolu|\
     Interfax=Interfax|INTERFAX=Interfax|TASS=TASS|Tass=TASS|ITAR-TASS=TASS|RIA Novosti=RIA Novosti|\
     Ukrinform=Ukrinform|Xinhua=Xinhua|XINHUA=Xinhua|Kyodo=Kyodo|Kyodo News=Kyodo|Jiji=Jiji|Yonhap=Yonhap|\
     PTI=PTI|Press Trust of India=PTI|ANI=ANI|IANS=IANS|AAP=AAP|SANA=SANA|MENA=MENA|IRNA=IRNA|\
     Bloomberg=Bloomberg|BLOOMBERG=Bloomberg|Press Association=PA|";

/// Words that stand before ": " at the start of a report for the place where it was written: capitals, and cities from which
/// news is often filed.
const PLACES: &str = " abidjan abu-dhabi abuja accra addis-ababa aden aleppo algiers amman amsterdam ankara athens atlanta \
    auckland baghdad baku bamako bangalore bangkok barcelona beijing beirut belfast belgrade bengaluru benghazi berlin bern \
    bogota boston brasilia bratislava brussels bucharest budapest buenos-aires cairo canberra caracas chennai chicago colombo \
    copenhagen dakar dallas damascus delhi denver dhaka doha dubai dublin edinburgh frankfurt freetown gaza gaza-city geneva \
    hamburg hanoi harare havana helsinki hong-kong houston hyderabad islamabad istanbul jakarta jerusalem johannesburg juba \
    kabul kampala karachi kathmandu khartoum kiev kigali kingston kinshasa kolkata kuala-lumpur kuwait-city kyiv lagos lahore \
    la-paz lima lisbon ljubljana london los-angeles luanda lucknow lusaka luxembourg madrid manama manila maputo melbourne \
    mexico-city miami milan minsk mogadishu montevideo montreal moscow mumbai munich muscat nairobi naypyitaw new-delhi new-york \
    nicosia oslo ottawa panama-city paris perth phnom-penh prague pretoria pyongyang quito rabat ramallah rangoon riga rio-de-janeiro \
    riyadh rome san-francisco san-jose sanaa santiago sao-paulo sarajevo seattle seoul shanghai singapore skopje sofia srinagar \
    stockholm strasbourg sydney taipei tallinn tashkent tbilisi tehran tel-aviv the-hague tirana tokyo toronto tripoli tunis \
    united-nations vatican-city vienna vientiane vilnius warsaw washington wellington yangon yaounde yerevan zagreb zurich ";

/// The entries of a list whose entries stand between bars.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').filter(|entry| !entry.is_empty())
}

/// [`FURNITURE_LINES`] by line.
static LINES: LazyLock<Map<&str, &str>> = LazyLock::new(|| {
    FURNITURE_LINES
        .iter()
        .flat_map(|&(reason, lines)| entries(lines).map(move |line| (line, reason)))
        .collect()
});

/// [`FURNITURE_STARTS`] by their first two bytes.
static STARTS: LazyLock<Map<&str, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut starts: Map<&str, Vec<_>> = Map::new();
    for &(reason, list) in &FURNITURE_STARTS {
        for start in entries(list) {
            starts.get_or(start.get(..2).unwrap_or(""), Default::default).push((start, reason));
        }
    }
    starts
});

/// [`AGENCIES`] by name as printed.
static NAMES: LazyLock<Map<&str, &str>> = LazyLock::new(|| named_agencies().collect());

fn named_agencies() -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(AGENCIES).filter_map(|entry| entry.split_once('='))
}

/// No line of [`FURNITURE_LINES`] has more bytes.
const LONGEST_FURNITURE: usize = 100;

/// Why a whole line, given as its key, is page furniture.
pub(super) fn furniture_line(key: &str) -> Option<&'static str> {
    // Most lines are paragraphs, longer than any of these.
    if key.len() > LONGEST_FURNITURE {
        return None;
    }
    let words = key.split(' ').count();
    if words <= 8
        && key
            .split(' ')
            .all(|w| matches!(w, "xs" | "s" | "sm" | "m" | "md" | "l" | "lg" | "xl" | "xxl" | "xxs"))
    {
        return Some("size switch");
    }
    if words <= 3 && key.split(' ').all(is_media_label) && key.split(' ').any(|word| !is_numbered(word)) {
        return Some("label of a picture");
    }
    LINES.get(key).copied()
}

/// Whether a furniture line could as well be the title of a section of the report, if it stands between paragraphs.
pub(super) fn may_be_title(key: &str) -> bool {
    TITLES.contains(&format!("|{key}|"))
}

/// "16x9 Image", "Photo 3".
fn is_media_label(word: &str) -> bool {
    const LABELS: [&str; 17] = [
        "image",
        "images",
        "photo",
        "photos",
        "picture",
        "pictures",
        "video",
        "videos",
        "audio",
        "gallery",
        "slideshow",
        "thumbnail",
        "icon",
        "logo",
        "embed",
        "infographic",
        "caption",
    ];
    LABELS.contains(&word) || is_numbered(word)
}

fn is_numbered(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Why a line that begins so is page furniture.
pub(super) fn furniture_start(folded: &str) -> Option<&'static str> {
    let text =
        folded.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '©' | '"' | '“'));
    let listed = STARTS.get(text.get(..2)?)?;
    listed.iter().find(|(start, _)| starts_with_phrase(text, start)).map(|&(_, reason)| reason)
}

/// How many phrases of an appeal for money a paragraph holds.
pub(super) fn appeals(folded: &str) -> usize {
    entries(APPEAL).filter(|phrase| has_phrase(folded, phrase)).count()
}

/// Whether a paragraph invites to subscribe or follow.
pub(super) fn invites(folded: &str) -> bool {
    entries(INVITATION).any(|phrase| has_phrase(folded, phrase))
}

/// How many phrases of a profile of publisher or author a paragraph holds.
pub(super) fn profiles(folded: &str) -> usize {
    entries(PROFILE).filter(|phrase| has_phrase(folded, phrase)).count()
}

/// The agency that `text` names, as it is listed, if it names one and nothing else.
pub(super) fn agency(text: &str) -> Option<&'static str> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.strip_prefix("The ").or(bare.strip_prefix("the ")).unwrap_or(bare);
    NAMES.get(bare).copied()
}

/// Every agency that `text` names: where, and as it is listed; in the order of the text, each once.
pub(super) fn agencies(text: &str) -> Vec<(usize, usize, &'static str)> {
    let mut found: Vec<(usize, usize, &'static str)> = Vec::new();
    for (name, listed) in named_agencies() {
        for (at, _) in text.match_indices(name) {
            let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
            if !inside(text[..at].chars().next_back()) && !inside(text[at + name.len()..].chars().next()) {
                found.push((at, at + name.len(), listed));
                break;
            }
        }
    }
    crate::order::sort_by_key(&mut found, |&(start, end, _)| (start, usize::MAX - end));
    let mut seen = Vec::new();
    found.retain(|&(_, _, listed)| {
        !seen.contains(&listed) && {
            seen.push(listed);
            true
        }
    });
    found
}

/// Whether `name` is a city from which news is often filed.
pub(super) fn is_place(name: &str) -> bool {
    let folded: Vec<String> = name.split_whitespace().map(lower_case).collect();
    !folded.is_empty() && PLACES.contains(&format!(" {} ", folded.join("-")))
}

/// Whether `phrase` stands in `text` with no letter or digit against its ends.
pub(super) fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric) && starts_with_phrase(&text[at..], phrase)
    })
}

/// Whether `text` begins with `phrase` and no letter or digit goes on with its last word.
pub(super) fn starts_with_phrase(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| {
        !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_starts() {
        assert!(LINES.iter().all(|(line, _)| line.len() <= LONGEST_FURNITURE));
        assert_eq!(furniture_line("read more"), Some("points to other pages"));
        assert_eq!(furniture_line("xs sm md lg"), Some("size switch"));
        assert_eq!(furniture_line("16x9 image"), Some("label of a picture"));
        assert_eq!(furniture_line("10"), None);
        assert_eq!(furniture_line("they share a border"), None);
        assert_eq!(furniture_start("» related: the other story"), Some("points to other pages"));
        assert_eq!(furniture_start("relatedly, he left"), None);
    }

    #[test]
    fn agencies_are_whole_names() {
        let named: Vec<&str> =
            agencies("Reuters, The Associated Press and AFP; AP-style MAPS").iter().map(|a| a.2).collect();
        assert_eq!(named, ["Reuters", "AP", "AFP"]);
        assert_eq!(agency("(REUTERS)"), Some("Reuters"));
        assert_eq!(agency("Reuters reported"), None);
    }

    #[test]
    fn places() {
        assert!(
            is_place("New Delhi") && is_place("PARIS") && !is_place("Delhi New") && !is_place("Question")
        );
    }
}
