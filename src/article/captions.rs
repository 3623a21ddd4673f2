//! Lines that describe a picture or credit it.

use super::dates;
use super::pieces::Piece;
use super::vocabulary::{agency, has_phrase};

/// Longer lines are no captions.
const LONGEST: usize = 80;

/// Why the line is a caption, whatever stands around it.
pub(super) fn alone(line: &Piece<'_>) -> Option<&'static str> {
    if line.words > LONGEST || line.folded.is_empty() {
        return None;
    }
    let folded = line.folded.trim_start_matches(['(', '[', '•', '-', ' ']);
    if ["FILE -", "FILE –", "FILE —", "FILE:", "FILE PHOTO", "FILE -"]
        .iter()
        .any(|start| line.text.starts_with(start))
        || (["file photo", "file picture", "file image", "archive photo"]
            .iter()
            .any(|start| folded.starts_with(start))
            && line.words <= 40)
    {
        return Some("archive photo");
    }
    const CREDITS: [&str; 19] = [
        "photo:",
        "photos:",
        "photo by",
        "photos by",
        "photo credit",
        "photograph by",
        "photographs by",
        "photo courtesy",
        "photo/",
        "image:",
        "image credit",
        "images:",
        "picture:",
        "picture by",
        "pictures:",
        "illustration by",
        "illustration:",
        "credit:",
        "ap photo",
    ];
    let initial = folded.as_bytes().first();
    if line.words <= 25
        && matches!(initial, Some(b'p' | b'i' | b'c' | b'a'))
        && CREDITS.iter().any(|start| folded.starts_with(start))
    {
        return Some("photo credit");
    }
    if line.words <= 6 && (has_phrase(folded, "getty images") || agency_slash(line.text)) {
        return Some("photo credit");
    }
    if let Some(at) = credit_at(line.text)
        && line.text[at..].split_whitespace().count() <= 12
    {
        return Some("ends with a photo credit");
    }
    if (folded.starts_with("in this ") || folded.contains('(')) && !line.has_quotes() {
        let opening: String = folded.split(' ').take(16).collect::<Vec<_>>().join(" ");
        if opening.starts_with("in this ")
            && ["photo", "image", "picture", "photograph", "frame grab", "screen grab", "handout"]
                .iter()
                .any(|word| has_phrase(&opening, word))
        {
            return Some("describes a photo");
        }
        let sides = ["(left)", "(right)", "(center)", "(centre)", "(l)"]
            .iter()
            .filter(|side| folded.contains(*side))
            .count()
            + usize::from(folded.contains("(l)") && folded.contains("(r)"));
        if sides >= 2 || (sides == 1 && line.words <= 25) {
            return Some("says who stands where in a photo");
        }
    }
    None
}

/// How many weaker signs of a caption the line bears: sides of a picture, a full date at its end. Two make a caption, and
/// being printed twice counts as one.
pub(super) fn signs(line: &Piece<'_>) -> usize {
    if line.words > LONGEST || line.words < 5 || line.has_quotes() || line.folded.is_empty() {
        return 0;
    }
    const SIDES: [&str; 12] = [
        ", left,",
        ", right,",
        ", center,",
        ", centre,",
        ", left.",
        ", right.",
        ", left and",
        ", right and",
        "second from left",
        "second from right",
        ", from left",
        "from left to right",
    ];
    let placed = ["left", "right", "cent"].iter().any(|side| line.folded.contains(side));
    let sides =
        if placed { SIDES.iter().filter(|side| line.folded.contains(*side)).count().min(2) } else { 0 };
    sides + usize::from(ends_with_date(line.text))
}

/// "…, March 14, 2016."
fn ends_with_date(text: &str) -> bool {
    if !text.trim_end_matches(|c: char| !c.is_alphanumeric()).ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some(date) = dates::find_last(text) else { return false };
    let before = text[..date.start].trim_end();
    text[date.end..].chars().all(|c| !c.is_alphanumeric()) && before.ends_with([',', '.'])
}

/// Where a photo credit begins that closes the line: "… Tully. PHOTO: AFP", "… (AP Photo/A. Name)".
fn credit_at(text: &str) -> Option<usize> {
    const IN_BRACKETS: [&str; 9] = [
        "(AP Photo",
        "(AP/",
        "(Photo by",
        "(Photo:",
        "(Photo courtesy",
        "(Photos by",
        "(Reuters/",
        "(REUTERS/",
        "(Getty Images",
    ];
    const AFTER_STOP: [&str; 10] = [
        "PHOTO:",
        "PHOTOS:",
        "Photo:",
        "Photos:",
        "Credit:",
        "CREDIT:",
        "PICTURE:",
        "Picture:",
        "Photo by",
        "Photograph by",
    ];
    if !text.contains(['(', ':', 'P']) {
        return None;
    }
    let bracket = IN_BRACKETS.iter().filter_map(|credit| text.rfind(credit)).max();
    let stop = AFTER_STOP.iter().filter_map(|credit| {
        let at = text.rfind(credit)?;
        text[..at].trim_end().ends_with(['.', ')', '!', '?', '|', '/', '”', '"', '’']).then_some(at)
    });
    bracket.into_iter().chain(stop).max()
}

/// "REUTERS/A. Name", "AFP/Getty".
fn agency_slash(text: &str) -> bool {
    text.split_once('/').is_some_and(|(name, rest)| agency(name.trim()).is_some() && !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::*;

    #[test]
    fn captions_by_themselves() {
        for text in [
            "FILE - Then-Mayor Ann Smith opens a bridge, in Springfield, May 2, 2014.",
            "File photo. Reuters",
            "Ann Smith (left) shakes hands with Bob Jones (right) at the opening.",
            "The bridge after the flood. PHOTO: AFP",
            "The bridge after the flood. (AP Photo/Ann Smith)",
            "In this photo taken on Monday, children play by the river.",
            "REUTERS/Ann Smith",
            "Photo by Ann Smith",
        ] {
            assert!(alone(&pieces(text)[0]).is_some(), "{text}");
        }
    }

    #[test]
    fn reports_that_look_like_captions() {
        for text in [
            "The party moved to the right, and its voters left.",
            "Smith (left out of the first team) said that he would stay.",
            "Smith posted a photo of the bridge on Monday.",
            "The Senator (R) said “I left, right, when it began.”",
            "File a complaint, the mayor said, and wait for the answer.",
            "In this election, images matter more than words and pictures, said the mayor in her \"photo\" speech.",
        ] {
            let line = &pieces(text)[0];
            assert_eq!((alone(line), signs(line) >= 2), (None, false), "{text}");
        }
    }
}
