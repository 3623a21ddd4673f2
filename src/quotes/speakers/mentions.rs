//! A mention: where somebody was last spoken of, and how prominently.

use super::tokens::Tokens;
use super::words::class::*;

/// A place where an entity is named, described or meant by a pronoun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) entity: usize,
    pub(super) token: usize,
    pub(super) sentence: u32,
    pub(super) paragraph: u32,
    /// Likely a subject: what says or does something.
    pub(super) subject: bool,
    /// Opens its sentence or clause.
    pub(super) opens: bool,
    /// Stands after a preposition or owns what follows.
    pub(super) minor: bool,
    /// The source of an attribution.
    pub(super) source: bool,
    pub(super) quoted: bool,
    /// In a headline.
    pub(super) titled: bool,
}

impl Mention {
    pub(super) fn at(
        tokens: &Tokens,
        entity: usize,
        from: usize,
        to: usize,
        source: bool,
        before: Option<&Self>,
    ) -> Self {
        let sentence = tokens.sentence(from);
        let mut lead = from;
        // Titles before a name do not part it from its preposition.
        while lead > 0 && tokens.together(lead - 1, from) && tokens.is(lead - 1, ROLE | TITLE | ADJECTIVE) {
            lead -= 1;
        }
        let prior = lead.checked_sub(1).filter(|&p| tokens.together(p, from));
        let after_preposition = prior.is_some_and(|p| {
            let p = if tokens.is(p, DETERMINER) && p > 0 && tokens.together(p - 1, from) { p - 1 } else { p };
            tokens.is(p, PREPOSITION)
        });
        let minor = after_preposition
            || tokens.possessive(to)
            || matches!(tokens.word(from), "his" | "her" | "His" | "Her" | "him" | "its" | "their");
        let verb = tokens.is(to, AUXILIARY) || tokens.word(to).ends_with("ed") || tokens.word(to) == "who";
        // Nothing before it in the sentence that could have a subject of its own.
        let opens = before.is_none_or(|b| b.sentence != sentence)
            && !(from.saturating_sub(12)..from).rev().take_while(|&k| tokens.together(k, from)).any(|k| {
                tokens.is(k, AUXILIARY)
                    || tokens.is(k, CONJUNCTION)
                        && !matches!(
                            tokens.word(k),
                            "and" | "but" | "But" | "And" | "As" | "While" | "Although" | "Though"
                        )
            });
        let verb = verb || source;
        Self {
            entity,
            token: from,
            sentence,
            paragraph: tokens.paragraph(from),
            subject: !minor && (opens || verb),
            opens: opens && !minor,
            minor,
            source,
            quoted: tokens.quoted.get(from).copied().unwrap_or(false),
            titled: tokens.titled.get(from).copied().unwrap_or(false),
        }
    }
}
