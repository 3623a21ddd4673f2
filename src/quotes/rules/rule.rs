//! Every rule: what it says on the page, and how often it is right.

use crate::quotes::Kind;
use std::ops::Range;

/// Why something is an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    QuoteThenCue,
    QuoteThenInverted,
    Resumed,
    CueThenQuote,
    QuotedAs,
    PartlyQuotedClause,
    PartlyQuotedObject,
    Described,
    AccordingTo,
    Trailing,
    That,
    Clause,
    Infinitive,
    Object,
    Next,
    NextParagraph,
    Introduced,
    Dash,
    Label,
    Previous,
    Earlier,
    Later,
    GoesOn,
    Guess,
    Nobody,
}

impl Rule {
    /// In words for the page.
    pub fn text(self) -> &'static str {
        match self {
            Self::QuoteThenCue => "subject and verb of speech stand right after the quotation",
            Self::QuoteThenInverted => {
                "a verb of speech stands right after the quotation, its subject after it"
            }
            Self::Resumed => "the quotation is interrupted by subject and verb of speech and goes on",
            Self::CueThenQuote => "subject and verb of speech stand right before the quotation",
            Self::QuotedAs => "the source is “quoted as saying” it",
            Self::PartlyQuotedClause => "a reported clause after a verb of speech, partly quoted",
            Self::PartlyQuotedObject => {
                "quoted words in the object of a verb that reports a judgement or demand"
            }
            Self::Described => "the source calls or describes something with the quoted words",
            Self::AccordingTo => "“according to” names the source",
            Self::Trailing => "subject and verb of speech stand after the reported sentence",
            Self::That => "a clause with “that” after a verb of speech",
            Self::Clause => "a reported clause after a verb of speech",
            Self::Infinitive => "an infinitive after a verb that promises, refuses or demands",
            Self::Object => "the object of a verb that reports a judgement or demand",
            Self::Next => "the quotation goes on from the one before, in the same paragraph: same source",
            Self::NextParagraph => "the quotation goes on from the paragraph before: same source",
            Self::Introduced => "the sentence before introduces the quotation with a colon",
            Self::Dash => "a name stands after the quotation and a dash",
            Self::Label => "the paragraph begins with a name and a colon, as others of this report do",
            Self::Previous => "a whole sentence quoted after a sentence about its subject",
            Self::Earlier => "a whole sentence quoted without a source: the last source before it",
            Self::Later => "a whole sentence quoted: the source follows in the next sentence",
            Self::GoesOn => "quoted words without a verb of speech: the source of the sentence before",
            Self::Guess => "quoted words without a verb of speech: the subject of their sentence",
            Self::Nobody => "quoted words for which no source was found",
        }
    }

    /// How often content and source were right on news of seven publishers that was marked by hand. `plain` says that
    /// the cue is a form of say, tell or add, which hardly ever mean anything else.
    pub fn confidence(self, plain: bool, kind: Kind) -> f64 {
        let by = |yes, no| if plain { yes } else { no };
        match (self, kind) {
            (Self::QuoteThenCue, Kind::Direct) => by(0.98, 0.94),
            (Self::QuoteThenCue, _) => 0.83,
            (Self::QuoteThenInverted, Kind::Direct) => 0.98,
            (Self::QuoteThenInverted, _) => 0.82,
            (Self::Resumed, Kind::Direct) => 0.97,
            (Self::Resumed, _) => by(0.76, 0.67),
            (Self::CueThenQuote, _) => by(0.92, 0.78),
            (Self::QuotedAs, _) => 0.6,
            (Self::PartlyQuotedClause, _) => by(0.88, 0.7),
            (Self::PartlyQuotedObject, _) => 0.61,
            (Self::Described, _) => 0.65,
            (Self::AccordingTo, Kind::Mixed) => 0.7,
            (Self::AccordingTo, _) => 0.84,
            (Self::Trailing, _) => by(0.75, 0.4),
            (Self::That, _) => by(0.88, 0.69),
            (Self::Clause, _) => by(0.78, 0.56),
            (Self::Infinitive, _) => 0.48,
            (Self::Object, _) => 0.57,
            (Self::Next, _) => by(0.94, 0.83),
            (Self::NextParagraph, _) => by(0.55, 0.2),
            (Self::Introduced, _) => 0.62,
            (Self::Dash | Self::Label, _) => 0.8,
            (Self::Previous, _) => 0.57,
            (Self::Earlier, _) => 0.1,
            (Self::Later, _) => 0.8,
            (Self::GoesOn, _) => by(0.55, 0.3),
            (Self::Guess, _) => 0.38,
            (Self::Nobody, _) => 0.05,
        }
    }
}

/// An attribution in tokens.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub content: Vec<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub source: Option<Range<usize>>,
    pub rule: Rule,
}
