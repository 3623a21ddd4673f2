//! Closed classes of English words, in folded form.

/// Words that open a noun phrase. The possessive clitic counts.
pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "no"
            | "any"
            | "some"
            | "each"
            | "every"
            | "another"
            | "'s"
            | "many"
            | "several"
            | "most"
            | "both"
            | "all"
            | "other"
            | "few"
            | "one"
            | "two"
            | "three"
            | "whose"
    )
}

/// Prepositions and the subordinators that look like them.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "without"
            | "of"
            | "to"
            | "into"
            | "about"
            | "against"
            | "between"
            | "during"
            | "after"
            | "before"
            | "since"
            | "under"
            | "over"
            | "through"
            | "despite"
            | "among"
            | "amid"
            | "until"
            | "via"
            | "near"
            | "around"
            | "across"
            | "behind"
            | "within"
            | "toward"
            | "towards"
            | "upon"
            | "like"
            | "unlike"
            | "along"
            | "beyond"
            | "outside"
            | "inside"
            | "per"
            | "than"
            | "following"
            | "regarding"
            | "throughout"
    )
}

/// Words that begin a dependent clause.
pub(super) fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "as" | "when"
            | "while"
            | "because"
            | "if"
            | "although"
            | "though"
            | "whereas"
            | "unless"
            | "whether"
            | "that"
            | "since"
            | "after"
            | "before"
            | "until"
            | "once"
            | "where"
            | "why"
            | "how"
            | "what"
            | "than"
            | "even"
            | "so"
    )
}

/// Personal pronouns that can be subjects.
pub(super) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "we" | "i" | "you")
}

/// Personal pronouns that are objects.
pub(super) fn is_object_pronoun(word: &str) -> bool {
    matches!(word, "him" | "her" | "them" | "me" | "us" | "it" | "you")
}

/// Forms of "be".
pub(super) fn is_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'re")
}

/// Modal verbs and the supports of negation.
pub(super) fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "shall"
            | "should"
            | "must"
            | "did"
            | "do"
            | "does"
            | "'ll"
            | "wo"
            | "ca"
    )
}

/// Any auxiliary verb, and the n't that may follow it.
pub(super) fn is_auxiliary(word: &str) -> bool {
    is_be(word)
        || is_modal(word)
        || matches!(word, "has" | "have" | "had" | "having" | "n't" | "not" | "'ve" | "'d")
}

/// Adverbs that stand beside verbs.
pub(super) fn is_adverb(word: &str) -> bool {
    (word.len() > 4
        && word.ends_with("ly")
        && !matches!(
            word,
            "family"
                | "ally"
                | "reply"
                | "early"
                | "only"
                | "july"
                | "italy"
                | "assembly"
                | "rally"
                | "supply"
                | "daily"
                | "weekly"
                | "monthly"
                | "elderly"
                | "kelly"
        ))
        || matches!(
            word,
            "also"
                | "then"
                | "later"
                | "never"
                | "once"
                | "now"
                | "just"
                | "even"
                | "still"
                | "often"
                | "always"
                | "only"
                | "again"
                | "soon"
                | "already"
                | "earlier"
                | "further"
                | "since"
                | "ever"
                | "himself"
                | "herself"
                | "themselves"
                | "itself"
                | "thus"
                | "however"
                | "instead"
                | "too"
                | "long"
                | "first"
        )
}

/// Days, months and other words that say when.
pub(super) fn is_time(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "yesterday"
            | "today"
            | "tonight"
            | "earlier"
            | "later"
            | "recently"
            | "afterward"
            | "afterwards"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "week"
            | "month"
            | "year"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "aug"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
            | "last"
            | "repeatedly"
            | "ago"
            | "simply"
            | "only"
            | "once"
    )
}

/// Words that join clauses.
pub(super) fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "but" | "or" | "nor" | "yet")
}

/// Finite verbs that are common between a subject and what follows, where spelling does not show them.
pub(super) fn is_common_verb(word: &str) -> bool {
    is_auxiliary(word)
        || matches!(
            word,
            "got"
                | "went"
                | "came"
                | "took"
                | "made"
                | "gave"
                | "saw"
                | "ran"
                | "won"
                | "lost"
                | "left"
                | "met"
                | "sat"
                | "stood"
                | "spoke"
                | "began"
                | "led"
                | "held"
                | "kept"
                | "put"
                | "set"
                | "let"
                | "sent"
                | "sought"
                | "brought"
                | "fell"
                | "hit"
                | "cut"
                | "drew"
                | "grew"
                | "knew"
                | "rose"
                | "wore"
                | "became"
                | "wants"
                | "plans"
                | "takes"
                | "makes"
                | "goes"
                | "gets"
                | "gives"
                | "comes"
                | "seems"
                | "remains"
                | "needs"
                | "shot"
                | "fired"
                | "hopes"
                | "wrote"
                | "told"
                | "said"
        )
        || (word.len() > 4
            && word.ends_with("ed")
            && !matches!(word, "united" | "hundred" | "indeed" | "armed"))
}

/// Nouns that a title follows: "the film “…”".
pub(super) fn is_work(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    matches!(
        word,
        "song"
            | "film"
            | "movie"
            | "book"
            | "novel"
            | "anthem"
            | "album"
            | "play"
            | "poem"
            | "show"
            | "serie"
            | "series"
            | "documentary"
            | "musical"
            | "opera"
            | "single"
            | "hit"
            | "track"
            | "ballad"
            | "hymn"
            | "march"
            | "symphony"
            | "painting"
            | "magazine"
            | "newspaper"
            | "journal"
            | "paper"
            | "essay"
            | "memoir"
            | "autobiography"
            | "drama"
            | "comedy"
            | "sitcom"
            | "sequel"
            | "trilogy"
            | "thriller"
            | "episode"
            | "program"
            | "programme"
            | "podcast"
            | "column"
            | "sculpture"
            | "exhibition"
            | "video"
            | "game"
            | "tune"
            | "classic"
            | "blockbuster"
    )
}

/// Verbs of performing, reading and watching, whose object is a work.
pub(super) fn is_performing(word: &str) -> bool {
    matches!(
        word,
        "played"
            | "plays"
            | "play"
            | "playing"
            | "sang"
            | "sung"
            | "sing"
            | "singing"
            | "performed"
            | "performs"
            | "perform"
            | "performing"
            | "hummed"
            | "humming"
            | "watched"
            | "watching"
            | "starred"
            | "starring"
            | "authored"
            | "co-authored"
            | "directed"
            | "hosts"
            | "hosted"
            | "titled"
            | "entitled"
            | "host"
            | "co-host"
    )
}
