//! Attribution cues: dictionary form and stance of each, from `cues.tsv`, whose head defines stances and frames.

use crate::text::fold_case;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What the choice of the cue says about the speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// Nothing: the words were said.
    Neutral,
    /// The speaker puts weight on them.
    Assertive,
    /// The reporter leaves open whether they are true.
    Doubting,
    /// They are true and the speaker would rather not say so.
    Conceding,
    /// They are true and were not known.
    Revealing,
    /// The speaker holds something for untrue or refuses it.
    Denying,
    /// The speaker wants to know.
    Asking,
    /// The speaker wants others to act.
    Urging,
    /// The speaker sees something bad coming.
    Warning,
    /// The speaker commits to act.
    Promising,
    /// The speaker finds something good.
    Praising,
    /// The speaker finds something bad, or somebody guilty.
    Blaming,
    /// The speaker gives a thing a name or a description.
    Naming,
    /// What the speaker thinks, hopes or fears rather than says.
    Thinking,
}

impl Stance {
    /// Every stance, in the order of the head of `cues.tsv`.
    pub const ALL: [Self; 14] = [
        Self::Neutral,
        Self::Assertive,
        Self::Doubting,
        Self::Conceding,
        Self::Revealing,
        Self::Denying,
        Self::Asking,
        Self::Urging,
        Self::Warning,
        Self::Promising,
        Self::Praising,
        Self::Blaming,
        Self::Naming,
        Self::Thinking,
    ];

    /// The name used in data and on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Assertive => "assertive",
            Self::Doubting => "doubting",
            Self::Conceding => "conceding",
            Self::Revealing => "revealing",
            Self::Denying => "denying",
            Self::Asking => "asking",
            Self::Urging => "urging",
            Self::Warning => "warning",
            Self::Promising => "promising",
            Self::Praising => "praising",
            Self::Blaming => "blaming",
            Self::Naming => "naming",
            Self::Thinking => "thinking",
        }
    }
}

/// Every stance with what it means, as the head of `cues.tsv` has it.
pub fn stances() -> impl Iterator<Item = (Stance, &'static str)> {
    let head = || include_str!("cues.tsv").lines().take_while(|line| line.starts_with('#'));
    Stance::ALL.into_iter().map(move |stance| {
        let meaning = head().find_map(|line| line.strip_prefix("#   ")?.strip_prefix(stance.name()));
        (stance, meaning.unwrap_or("").trim())
    })
}

/// A cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Dictionary form: `say`, `according to`.
    pub lemma: &'static str,
    /// What its choice says.
    pub stance: Stance,
    frames: &'static str,
}

impl Cue {
    /// Whether it can take a construction: a frame letter of `cues.tsv`.
    #[must_use]
    pub fn takes(&self, frame: char) -> bool {
        self.frames.contains(frame)
    }
}

/// Which form of its cue a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `say`.
    Base,
    /// `says`.
    Third,
    /// `said`; the participle too.
    Past,
    /// `saying`.
    Ing,
}

/// The cue of which `word` is a form, in any case; several words ("pointed out", "according to") parted by one blank.
#[must_use]
pub fn lookup(word: &str) -> Option<&'static Cue> {
    find(word).map(|(cue, _)| cue)
}

/// The cue of which `word` is a form, and which form.
#[must_use]
pub fn find(word: &str) -> Option<(&'static Cue, Form)> {
    let lexicon = &*LEXICON;
    let (_, cue, form) = lexicon.forms.get(lexicon.slot(&folded(word)).place()?)?;
    Some((lexicon.cues.get(*cue)?, *form))
}

/// Whether some cue of several words begins with `word`.
#[must_use]
pub fn begins_phrase(word: &str) -> bool {
    LEXICON.slot(&folded(word)).heads
}

/// Most words come folded already: they cost no new string.
fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') {
        word.into()
    } else {
        fold_case(word).into()
    }
}

/// Dictionary form and stance of the head of a cue's words: of "later told reporters" those of `tell`.
#[must_use]
pub fn of_span(text: &str) -> Option<(&'static str, Stance)> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’')
        .filter(|w| !w.is_empty())
        .collect();
    for at in 0..words.len() {
        for length in (1..=MAX_WORDS.min(words.len() - at)).rev() {
            if let Some(cue) = lookup(&words[at..at + length].join(" ")) {
                return Some((cue.lemma, cue.stance));
            }
        }
    }
    None
}

/// The most words that a cue has.
pub const MAX_WORDS: usize = 4;

struct Lexicon {
    cues: Vec<Cue>,
    /// Sorted by form; at one form, the cue listed first stands alone.
    forms: Vec<(String, usize, Form)>,
    /// Open addressing over the forms and the first words of those of several words; its size is a power of two.
    table: Vec<Slot>,
}

/// A place in the table: free if it says nothing.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    /// One more than the place in `forms` of the form itself, or 0.
    form: u16,
    /// Whether cues of several words begin with it.
    heads: bool,
    /// Place in `forms` of a form that has, or begins with, the word.
    word: u16,
}

impl Slot {
    fn place(self) -> Option<usize> {
        (self.form as usize).checked_sub(1)
    }
}

impl Lexicon {
    /// Where a folded word is, or would be.
    fn at(&self, word: &str) -> (usize, u32) {
        let hash = word.bytes().fold(0x811C_9DC5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let mask = self.table.len() - 1;
        let mut at = (hash ^ hash >> 15) as usize & mask;
        loop {
            let slot = self.table[at];
            let same =
                || self.forms[slot.word as usize].0.as_bytes().get(..word.len()) == Some(word.as_bytes());
            if slot.form == 0 && !slot.heads || slot.hash == hash && same() {
                return (at, hash);
            }
            at = (at + 1) & mask;
        }
    }

    fn slot(&self, word: &str) -> Slot {
        self.table[self.at(word).0]
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut cues = Vec::new();
    let mut forms = Vec::new();
    for line in include_str!("cues.tsv").lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(lemma), Some(stance), Some(frames)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let Some(&stance) = Stance::ALL.iter().find(|s| s.name() == stance) else { continue };
        inflect(lemma, fields.next().unwrap_or(""), cues.len(), &mut forms);
        cues.push(Cue { lemma, stance, frames });
    }
    crate::order::sort(&mut forms);
    forms.dedup_by(|later, first| later.0 == first.0);
    let table = vec![Slot::default(); (forms.len() * 3).next_power_of_two()];
    let mut lexicon = Lexicon { cues, forms, table };
    for place in 0..lexicon.forms.len() {
        let form = &lexicon.forms[place].0;
        let words = [Some(form.as_str()), form.split_once(' ').map(|(head, _)| head)];
        for (at, word) in words.into_iter().enumerate().filter_map(|(at, word)| Some((at, word?))) {
            let (slot, hash) = lexicon.at(word);
            let slot = &mut lexicon.table[slot];
            (slot.hash, slot.word) = (hash, place as u16);
            match at {
                0 => slot.form = place as u16 + 1,
                _ => slot.heads = true,
            }
        }
    }
    lexicon
});

/// Adds every form of a cue; `irregular` holds those that spelling does not give.
fn inflect(lemma: &str, irregular: &str, cue: usize, forms: &mut Vec<(String, usize, Form)>) {
    let (verb, rest) = lemma.split_at(lemma.find(' ').unwrap_or(lemma.len()));
    let mut add = |word: &str, form| forms.push((format!("{word}{rest}"), cue, form));
    add(verb, Form::Base);
    if matches!(verb, "according" | "in" | "per") {
        return;
    }
    let before_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    match before_y {
        Some(stem) => add(&format!("{stem}ies"), Form::Third),
        None if verb.ends_with(['s', 'x', 'z']) || verb.ends_with("ch") || verb.ends_with("sh") => {
            add(&format!("{verb}es"), Form::Third);
        }
        None => add(&format!("{verb}s"), Form::Third),
    }
    let (mut past, mut ing) = (false, false);
    for form in irregular.split(' ').filter(|f| !f.is_empty()) {
        let is_ing = form.ends_with("ing");
        past |= !is_ing;
        ing |= is_ing;
        add(form, if is_ing { Form::Ing } else { Form::Past });
    }
    if !past {
        match before_y {
            Some(stem) => add(&format!("{stem}ied"), Form::Past),
            None if verb.ends_with('e') => add(&format!("{verb}d"), Form::Past),
            None => add(&format!("{verb}ed"), Form::Past),
        }
    }
    if !ing {
        match verb.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
            Some(stem) => add(&format!("{stem}ing"), Form::Ing),
            None => add(&format!("{verb}ing"), Form::Ing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let lines = include_str!("cues.tsv").lines().filter(|l| !l.starts_with('#'));
        let mut lemmas: Vec<&str> = Vec::new();
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(matches!(fields.len(), 3 | 4), "{line}");
            assert!(Stance::ALL.iter().any(|s| s.name() == fields[1]), "{line}");
            assert!(fields[2].chars().all(|c| "qctinah-".contains(c)), "{line}");
            assert!(fields[0].split(' ').count() <= MAX_WORDS, "{line}");
            lemmas.push(fields[0]);
        }
        assert_eq!(lemmas.len(), LEXICON.cues.len());
        assert!(lemmas.is_sorted_by(|a, b| a < b), "sorted, each once");
    }

    #[test]
    fn every_stance_is_explained_and_used() {
        for (stance, meaning) in stances() {
            assert!(meaning.len() > 10, "{stance:?} has no line in the head of cues.tsv");
            assert!(LEXICON.cues.iter().any(|cue| cue.stance == stance), "{stance:?}");
        }
    }

    #[test]
    fn forms_and_phrases() {
        let lemma = |word| lookup(word).map(|cue| cue.lemma);
        for (form, expected) in [
            ("said", "say"),
            ("Says", "say"),
            ("denied", "deny"),
            ("admitting", "admit"),
            ("urging", "urge"),
            ("agreeing", "agree"),
            ("according to", "according to"),
            ("pointing out", "point out"),
            ("called for", "call for"),
            ("tries", ""),
            ("sayed", ""),
        ] {
            assert_eq!(lemma(form).unwrap_or(""), expected, "{form}");
        }
        assert_eq!(find("saying").map(|(_, form)| form), Some(Form::Ing));
        assert!(begins_phrase("According") && !begins_phrase("zebra"));
    }

    #[test]
    fn heads_of_spans() {
        assert_eq!(of_span("later told reporters"), Some(("tell", Stance::Neutral)));
        assert_eq!(of_span("was quoted by a newspaper as saying"), Some(("quote", Stance::Neutral)));
        assert_eq!(of_span("accused"), Some(("accuse", Stance::Blaming)));
        assert_eq!(of_span("made clear that"), Some(("make clear", Stance::Assertive)));
        assert_eq!(of_span("’s"), None);
    }
}
