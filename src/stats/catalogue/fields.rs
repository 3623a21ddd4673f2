//! What can be typed in, way by way.

use super::Kind::{Choice, Number, Numbers, Texts, Words};
use super::{Field, Kind};

pub(super) const fn field(
    name: &'static str,
    label: &'static str,
    kind: Kind,
    example: &'static str,
) -> Field {
    Field { name, label, kind, example, optional: false }
}

pub(super) const fn option(
    name: &'static str,
    label: &'static str,
    kind: Kind,
    usual: &'static str,
) -> Field {
    Field { name, label, kind, example: usual, optional: true }
}

pub(super) const PAIR: &[Field] = &[
    field("o", "O, the pair together", Number, "8"),
    field("f1", "f1, the node (first word)", Number, "15828"),
    field("f2", "f2, the collocate (second word)", Number, "4675"),
    field("N", "N, tokens in all", Number, "14307668"),
    option("span", "span: places in the window (1: plain)", Number, "1"),
];
pub(super) const CELLS: &[Field] = &[
    field("o11", "O11, both", Number, "110"),
    field("o12", "O12, first only", Number, "2442"),
    field("o21", "O21, second only", Number, "111"),
    field("o22", "O22, neither", Number, "29114"),
];
pub(super) const BIGRAM: &[Field] = &[
    field("tokens", "Tokens", Words, "this this is is a a test test"),
    field("first", "First word", Words, "is"),
    field("second", "Second word, right after it", Words, "a"),
];
pub(super) const MARGINS: &[Field] = &[
    field("o", "O, the pair together", Number, "28"),
    field("f1", "f1, the first word", Number, "15768"),
    field("f2", "f2, the second word", Number, "8030"),
];
pub(super) const CORPORA: &[Field] = &[
    field("f1", "f1, the word in A", Number, "35"),
    field("n1", "n1, tokens in A", Number, "4035"),
    field("f2", "f2, the word in B", Number, "12"),
    field("n2", "n2, tokens in B", Number, "3912"),
];
pub(super) const TWO_TEXTS: &[Field] = &[
    field("d1", "Tokens of A", Words, "b b b b b b b a a a"),
    field("d2", "Tokens of B", Words, "a a a a a a a b b"),
    field("word", "The word", Words, "b"),
];
pub(super) const P_VALUES: &[Field] = &[field("p", "p values", Numbers, "0.001 0.02 0.03 0.2")];
pub(super) const G2_FORM: Field = option("form", "Form of G²", Choice("long|two-cell"), "long");
pub(super) const FREQUENCIES: &[Field] = &[
    field("v", "Frequency in each part", Numbers, "2 1 0"),
    option("sizes", "Tokens of each part (left out: all alike)", Numbers, "100 120 90"),
];
pub(super) const PART_TEXTS: &[Field] = &[
    field("parts", "Tokens of each part, one part a line", Texts, "b a m n i\nb a s a t b\nc a g a b"),
    field("word", "The word", Words, "b"),
];
pub(super) const IN_ORDER: &[Field] = &[
    field("tokens", "Tokens in order", Words, "b a m n i b e u p k b a s a t b e w q n"),
    field("word", "The word", Words, "a"),
];
pub(super) const GAPS: &[Field] =
    &[field("distances", "Distances from one occurrence to the next, round the ring", Numbers, "2 10 2 9")];
pub(super) const PLACES: &[Field] = &[
    field("positions", "Places of the occurrences, from 0", Numbers, "1 11 13"),
    field("N", "N, tokens in all", Number, "20"),
];
pub(super) const SAMPLE: &str = "the war goes on and the talks go on while the town waits for news of the war and of the talks but no news \
    comes from the hall where the talks are held so the town waits and the war goes on as it did before the talks began and \
    nobody in the hall or in the town can say when it will end";
pub(super) const TOKENS: &[Field] = &[field("tokens", "Tokens", Words, SAMPLE)];
pub(super) const TEXT: &[Field] =
    &[field("text", "A text (words are found, case is dropped)", Words, SAMPLE)];
pub(super) const TYPES: &[Field] =
    &[field("N", "N, tokens", Number, "10"), field("V", "V, types", Number, "8")];
pub(super) const PROSE: &[Field] =
    &[field("text", "A text", Words, "The U.S. envoy met officials on Monday. Negotiations continue.")];
pub(super) const SYLLABLES: &[Field] = &[
    field("sentences", "Sentences", Number, "1"),
    field("words", "Words", Number, "16"),
    field("syllables", "Syllables", Number, "22"),
];
pub(super) const LETTERS: &[Field] = &[
    field("sentences", "Sentences", Number, "5"),
    field("words", "Words", Number, "119"),
    field("letters", "Letters and digits", Number, "639"),
];
pub(super) const POLY: &[Field] = &[
    field("sentences", "Sentences", Number, "30"),
    field("polysyllables", "Words of three syllables and more", Number, "40"),
];
pub(super) const LONG: &[Field] = &[
    field("sentences", "Sentences", Number, "5"),
    field("words", "Words", Number, "119"),
    field("long", "Words of seven letters and more", Number, "41"),
];
pub(super) const WINDOW: Field = option("window", "Window, tokens", Number, "50");
