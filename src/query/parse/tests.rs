use super::*;
use proptest::prelude::*;

fn written(text: &str) -> String {
    parse(text).unwrap().to_string()
}

#[test]
fn words_are_cut_and_folded_like_the_text() {
    for (typed, understood) in [
        ("Russia’s", "russia"),
        ("  \"the U.S. said,  yes\" ", "the u.s. said yes"),
        ("“Don’t”", "don't"),
        ("Cease*fire ?s", "cease*fire ?s"),
        ("平和", "平 和"),
        ("said \"the U.S.\"", "said the u.s."),
        ("\"within quote\"", "within quote"),
        ("within quote", "within quote"),
        ("by the way", "by the way"),
    ] {
        assert_eq!(written(typed), understood);
    }
}

#[test]
fn the_language() {
    for (typed, understood) in [
        ("War|Peace", "war|peace"),
        ("(war | peace) talks", "(war|peace) talks"),
        ("peace talks|truce|\"a b\"", "(peace talks) | (truce) | (a b)"),
        ("a ~2 b|c", "(a []{0,1} b) | (b []{0,1} a) | (c)"),
        ("a|b|c ~1 d", "(a|b) | (c d) | (d c)"),
        ("(peace talks | truce) in", "(peace talks in) | (truce in)"),
        ("peace ~5 talks", "(peace []{0,4} talks) | (talks []{0,4} peace)"),
        ("peace ~1 talks", "(peace talks) | (talks peace)"),
        ("Talk+ of", "talk+ of"),
        ("/Un.*ed\\/[“\"]/", "/Un.*ed\\/[“\"]/"),
        ("/peace/", "peace"),
        ("^talk*", "^talk*"),
        ("a * b", "a []{1} b"),
        ("* b *", "[] b []"),
        ("[]{2,3} b []{0,9}", "[] [] b"),
        ("a []{0,3} [] b", "a []{1,4} b"),
        ("[word=\"Peace\"]", "peace"),
        ("[word=\"p.*\" & word!=\"peace\"]", "[word=\"p.*\" & word!=\"peace\"]"),
        ("[lemma=\"go\"|stem=“talk|walk”] on", "[lemma=\"go\" | stem=\"talk\" | stem=\"walk\"] on"),
        ("[word=\"very\"]{1,2} good", "(very good) | (very very good)"),
        ("[word=\"very\"]? good", "(good) | (very good)"),
        ("[word=\"u\\.s\\.\"]", "u.s."),
        (
            "peace WITHIN Quotes by \"Ann Lee\"|“Roe” in outlet Post with case",
            "peace within quote by \"Ann Lee\"|\"Roe\" in outlet \"Post\" with case",
        ),
        (
            "US without accents outside quote within sentence",
            "us within sentence outside quote without accents",
        ),
        ("US’s with case", "US with case"),
        ("a \"within quote\" b", "(a within quote b)"),
    ] {
        assert_eq!(written(typed), understood, "{typed}");
        assert_eq!(written(understood), understood);
    }
}

#[test]
fn errors_name_the_character() {
    for (query, needle, at) in [
        ("", "no word", 0),
        (" — ", "no word", 5),
        ("* []{3}", "every word", 7),
        ("a [b", "“b” at character 4", 3),
        ("a [word=x]", "“x” at character 9", 8),
        ("a [word=\"x\" y]", "“y” at character 13", 12),
        ("a [word=\"x\"", "“[” at character 3", 2),
        ("[word=\"x(\"]", "“(” at character 9", 8),
        ("[word=\"\"]", "“\"” at character 7", 6),
        ("[lemma=\"a b\"]", "“\"” at character 8", 7),
        ("[]{4,2} a", "“{” at character 3", 2),
        ("[word=\"a\"]* b", "“*” at character 11", 10),
        ("é “a", "““” at character 3", 3),
        ("\"a\" \"b", "“\"” at character 5", 4),
        ("x\u{a0}a*(", "“(” at character 5", 5),
        ("a)", "“)” at character 2", 1),
        ("a|", "“|” at character 2", 1),
        ("|a", "“|” at character 1", 0),
        ("a | —", "“|” at character 3", 2),
        ("a ~ b", "“~” at character 3", 2),
        ("a ~101 b", "“~” at character 3", 2),
        ("~3 b", "“~” at character 1", 0),
        ("a ~3", "“~” at character 3", 2),
        ("/a", "“/” at character 1", 0),
        ("//", "“/” at character 1", 0),
        ("/é(/ b", "“(” at character 3", 3),
        ("a ^b", "“^” at character 3", 2),
        ("a# b", "“#” at character 2", 1),
        ("b*# b", "“#” at character 3", 2),
        ("two-words+ a b+c+", "“+” at character 17", 16),
        ("a by \"\"", "“\"” at character 6", 5),
        ("a in outlet", "ends too early", 11),
        ("a within quote b", "“b” at character 16", 15),
        ("a with case with case", "“w” at character 13", 12),
        ("a within quote)", "“)” at character 15", 14),
    ] {
        let error = parse(query).unwrap_err();
        assert_eq!(error.code, "query-syntax");
        assert!(error.message.contains(needle), "{query}: {}", error.message);
        assert_eq!((error.about.as_deref(), error.at.map(|at| at.start)), (Some(query), Some(at)), "{query}");
    }
}

#[test]
fn too_much_is_refused() {
    let alternatives = ["(a b|c d)"; 9].join(" ");
    for query in
        [alternatives, "(".repeat(99), "a ".repeat(200), "[]{60}[]{60} a".to_owned(), "a*".repeat(200)]
    {
        assert_eq!(parse(&query).unwrap_err().code, "query-syntax", "{query}");
    }
}

proptest! {
    #[test]
    fn what_is_understood_is_read_again_as_the_same(
        text in "((\\^|\\(|\\)|\\[|\\]|\"|\\||~[0-9]|[a-c]{1,2}|[a-c]\\*|é’s|B\\+|/[a.]+/|\\[\\]|\\{0,[0-9]\\}|\\?|\\[word!?=\"a.?\"\\]|&|stem=\"b\"|within quote|by \"A\"|with case|without accents| )[ ]?){0,9}"
    ) {
        if let Ok(query) = parse(&text) {
            let again = parse(&query.to_string());
            prop_assert_eq!(again.as_ref().map(|q| &q.ways), Ok(&query.ways), "{} {}", text, query);
            prop_assert_eq!(again.unwrap().to_string(), query.to_string());
        }
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_place(text in "\\PC{0,40}|[a-c \"“”()\\[\\]{}|*+?~^/\\\\=!&0-9wordlemstin-]{0,40}") {
        if let Err(error) = parse(&text) {
            let at = error.at.unwrap();
            prop_assert!(text.is_char_boundary(at.start as usize) && text.is_char_boundary(at.end as usize) && at.end as usize <= text.len());
        }
    }
}
