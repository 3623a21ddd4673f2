//! Letters without their accents: one short table.

use super::case::{push_lower, upper};
use super::chars::is_mark;

/// A letter without its accent: `e` for é; the letter itself where it has none; nothing for a mark that stands by
/// itself (the accent of é written as two characters). Latin, Greek and Cyrillic; ø, ł, đ, ħ, ŧ and ı count as accented.
#[must_use]
pub fn base_letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    if is_mark(c) {
        return None;
    }
    let found = |small: char| {
        let group = GROUPS.split_ascii_whitespace().find(|group| group.chars().skip(1).any(|c| c == small));
        group.and_then(|group| group.chars().next())
    };
    if let Some(base) = found(c) {
        return Some(base);
    }
    let mut small = String::new();
    push_lower(&mut small, c);
    let small = small.chars().next().filter(|&small| small != c);
    let base = small.and_then(|small| found(small).or(Some(small).filter(char::is_ascii)));
    Some(base.map_or(c, upper))
}

/// Each base letter with the small letters made from it.
const GROUPS: &str = "\
    aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďđḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ \
    hĥħȟḣḥḧḩḫẖ iìíîïĩīĭįıǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľłḷḹḻḽ mḿṁṃ nñńņňǹṅṇṉṋ \
    oòóôõöøǿōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩ tţťŧțṫṭṯṱẗ \
    uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ æǣǽ ʒǯ \
    αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ οόὀὁὂὃὄὅὸό ρῤῥ \
    υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ ϒϓϔ аӑӓ гѓ еѐёӗ жӂӝ зӟ ийѝӣӥ кќ оӧ уўӯӱӳ чӵ ыӹ эӭ ії \
    ѵѷ әӛ өӫ";

#[cfg(test)]
mod tests {
    use super::base_letter;

    #[test]
    fn accents_are_taken_off() {
        let bare = |word: &str| word.chars().filter_map(base_letter).collect::<String>();
        for (word, expected) in [
            ("été", "ete"),
            ("e\u{301}te\u{301}", "ete"),
            ("ÅSTRÖM", "ASTROM"),
            ("Łódź", "Lodz"),
            ("naïve façade", "naive facade"),
            ("Ερντογάν", "Ερντογαν"),
            ("ёж", "еж"),
            ("Nguyễn", "Nguyen"),
            ("İstanbul", "Istanbul"),
            ("straße 平", "straße 平"),
        ] {
            assert_eq!(bare(word), expected);
        }
    }
}
