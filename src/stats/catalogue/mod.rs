//! What measures there are: the single source for method cards, the calculator, the command line and `MEASURES.md`.

mod fields;
mod measures;

pub use measures::MEASURES;

/// What a measure tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// How strongly two words go together.
    Association,
    /// What sets one corpus apart from another.
    Keyness,
    /// How evenly a word is spread.
    Dispersion,
    /// How varied the words of a text are.
    Diversity,
    /// How hard a text is to read.
    Readability,
    /// Which words set a text apart, which texts answer a query.
    Weighting,
    /// How alike two texts are.
    Similarity,
}

impl Family {
    /// Its name for a reader.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Association => "Association",
            Self::Keyness => "Keyness",
            Self::Dispersion => "Dispersion",
            Self::Diversity => "Lexical diversity",
            Self::Readability => "Readability",
            Self::Weighting => "Weighting and ranking",
            Self::Similarity => "Similarity",
        }
    }
}

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// Numbers, parted by blanks or commas.
    Numbers,
    /// Words, parted by blanks.
    Words,
    /// Texts, one a line.
    Texts,
    /// One of some names, the first being the usual; parted by `|`.
    Choice(&'static str),
}

/// A field of the calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in a request.
    pub name: &'static str,
    /// For a reader.
    pub label: &'static str,
    /// What is typed.
    pub kind: Kind,
    /// Part of an example that works.
    pub example: &'static str,
    /// Whether it may be left out.
    pub optional: bool,
}

/// A measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Stable, kebab-case.
    pub id: &'static str,
    /// Its usual name.
    pub name: &'static str,
    /// Other names that it is asked for by, parted by `|`; case, blanks, hyphens and the like do not matter.
    pub aliases: &'static str,
    /// What it tells.
    pub family: Family,
    /// As text.
    pub formula: &'static str,
    /// Who defined it.
    pub source: &'static str,
    /// What we do where tools differ, or what to beware of.
    pub choice: &'static str,
    /// The ways to put counts in: the fields of any one of them.
    pub ways: &'static [&'static [Field]],
    /// Fields that may be added.
    pub options: &'static [Field],
}

/// The measure that is called so, by id, name or alias.
#[must_use]
pub fn find(name: &str) -> Option<&'static Measure> {
    let wanted = plain(name);
    let is_it = |other: &str| !wanted.is_empty() && plain(other) == wanted;
    MEASURES
        .iter()
        .find(|m| is_it(m.id))
        .or_else(|| MEASURES.iter().find(|m| is_it(m.name) || m.aliases.split('|').any(is_it)))
}

/// Without case, blanks and marks; `²` and `³` as figures, Greek letters by name.
fn plain(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '²' => out.push('2'),
            '³' => out.push('3'),
            'χ' | 'Χ' => out.push_str("chi"),
            'Δ' | 'δ' => out.push_str("delta"),
            'φ' => out.push_str("phi"),
            '%' => out.push_str("percent"),
            _ if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_measures_answer_to_one_name() {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for measure in MEASURES {
            let mut own: BTreeSet<String> = BTreeSet::new();
            own.extend([plain(measure.id), plain(measure.name)]);
            own.extend(measure.aliases.split('|').map(plain));
            for name in own {
                assert!(!name.is_empty() && seen.insert(name.clone()), "{name} of {}", measure.id);
            }
        }
    }

    #[test]
    fn names_that_linguists_type() {
        for (name, id) in [
            ("G2", "g2"),
            ("G²", "g2"),
            ("LL", "g2"),
            ("log-likelihood", "g2"),
            ("Log Likelihood", "g2"),
            ("χ²", "chi2"),
            ("MI", "mi"),
            ("MI3", "mi3"),
            ("logDice", "log-dice"),
            ("DPnorm", "dp-norm"),
            ("HD-D", "hd-d"),
            ("HDD", "hd-d"),
            ("flesch", "flesch"),
            ("ΔP", "delta-p"),
            ("%DIFF", "percent-diff"),
            ("Juilland D", "juilland-d"),
            ("TF-IDF", "tf-idf"),
            ("Simple Maths", "simple-maths"),
            ("Yule's K", "yule-k"),
            ("LIX", "lix"),
            ("PMI", "mi"),
            ("t", "t-score"),
        ] {
            assert_eq!(find(name).map(|m| m.id), Some(id), "{name}");
        }
        assert_eq!(find("nothing"), None);
        assert_eq!(find(""), None);
    }
}
