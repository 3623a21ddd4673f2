//! Verb groups: a cue with its auxiliaries and adverbs.

use super::reading::{CueAt, Reading};
use super::words;
use crate::quotes::lexicon::Form;
use std::ops::Range;

/// A cue and the words that belong to its verb.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// First token: "has", "later", "went on to".
    pub start: usize,
    /// The cue's own first token.
    pub head: usize,
    /// One past the cue's own last token.
    pub end: usize,
    pub cue: CueAt,
    /// After "to": its subject stands further left.
    pub infinitive: bool,
}

impl Group {
    /// "saying", "having said".
    pub fn participle(&self) -> bool {
        self.cue.form == Form::Ing
    }

    /// The tokens shown as the cue.
    pub fn shown(&self) -> Range<usize> {
        self.start..self.end
    }

    /// A participle takes a bare clause only where it reads as one: "saying it", not "warning signs".
    pub fn participle_object(&self, reading: &Reading) -> bool {
        self.participle()
            && !(words::is_subject_pronoun(reading.low(self.end))
                || words::is_determiner(reading.low(self.end))
                || reading.is_capital(self.end)
                || self.cue.cue.lemma == "say")
    }
}

/// The verb group of the cue at token `head`; `None` where it cannot attribute.
pub(super) fn group(reading: &Reading, unit: &Range<usize>, head: usize) -> Option<Group> {
    let cue = reading.cues.get(head).copied().flatten()?;
    let mut start = head;
    let mut infinitive = false;
    while start > unit.start && !reading.quoted(start - 1) {
        let low = reading.low(start - 1);
        if low == "to" && cue.form == Form::Base {
            infinitive = true;
            start -= 1;
            // "went on to say", "declined to say"
            while start > unit.start && !reading.quoted(start - 1) {
                let low = reading.low(start - 1);
                let leads = matches!(
                    low,
                    "went"
                        | "goes"
                        | "on"
                        | "continued"
                        | "refused"
                        | "declined"
                        | "came"
                        | "forward"
                        | "began"
                        | "wanted"
                );
                if !leads {
                    break;
                }
                infinitive = false;
                start -= 1;
            }
            continue;
        }
        let belongs = words::is_auxiliary(low)
            || words::is_adverb(low) && low != "however"
            || matches!(low, "later" | "earlier" | "reportedly");
        if !belongs {
            break;
        }
        start -= 1;
    }
    Some(Group { start, head, end: head + cue.length, cue, infinitive })
}
