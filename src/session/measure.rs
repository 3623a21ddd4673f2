//! The calculator: a measure from what is typed in, of no corpus.

use crate::error::Error;
use crate::span::ByteSpan;
use crate::stats::calculator::{Given, Input, TEXT_COUNTS, Worked, work_out};
use crate::stats::catalogue::{self, Family, Field, Kind, MEASURES, Measure};
use crate::stats::readability::TextCounts;
use crate::stats::{Figure, Undefined};
use crate::text;
use crate::view::{
    MeasureField, MeasureInfo, MeasureInput, MeasureRequest, MeasureValue, MeasureView, MeasuresView,
    MethodCount, NotDefined,
};

/// Works a measure out. A text is read as an article's would be: words found, case dropped, sentences parted.
///
/// # Errors
/// `no-such-measure`; else as [`work_out`].
pub fn measure(asked: &MeasureRequest) -> Result<MeasureView, Error> {
    let measure = find(&asked.measure)?;
    let fields = asked.fields.iter().map(|field| (field.name.clone(), given(field)));
    measure_of(measure, Input::new(fields))
}

/// The measure that is called so.
///
/// # Errors
/// `no-such-measure`.
pub fn find(name: &str) -> Result<&'static Measure, Error> {
    catalogue::find(name).ok_or_else(|| {
        Error::new("no-such-measure", "There is no measure of that name. The list of all names them.")
            .about(name)
    })
}

/// The same for fields that have been read already.
///
/// # Errors
/// As [`work_out`].
pub fn measure_of(measure: &Measure, mut input: Input) -> Result<MeasureView, Error> {
    if let Some(Given::Text(prose)) = input.get("text") {
        let prose = prose.clone();
        read(measure.family, &prose, &mut input);
    }
    let Worked { values, steps, warnings } = work_out(measure, &input)?;
    Ok(MeasureView {
        measure: info(measure),
        values: values.into_iter().map(|(name, figure)| value(name, figure)).collect(),
        steps: steps.into_iter().map(|(name, value)| MethodCount { name, value }).collect(),
        warnings,
    })
}

/// All measures there are.
#[must_use]
pub fn measures() -> MeasuresView {
    MeasuresView { measures: MEASURES.iter().map(info).collect() }
}

/// A figure as the page gets it.
#[must_use]
pub fn value(name: String, figure: Figure) -> MeasureValue {
    MeasureValue { name, value: figure.ok(), not_defined: figure.err().map(not_defined) }
}

fn not_defined(why: Undefined) -> NotDefined {
    NotDefined { code: why.code().to_owned(), reason: why.reason().to_owned() }
}

fn given(field: &MeasureField) -> Given {
    match (&field.text, field.numbers.as_slice()) {
        (Some(text), _) => Given::Text(text.clone()),
        (None, &[number]) => Given::Number(number),
        (None, numbers) => Given::Numbers(numbers.to_vec()),
    }
}

/// Puts what a text is made of beside it, unless it was typed in.
fn read(family: Family, prose: &str, input: &mut Input) {
    match family {
        Family::Diversity if !input.has("tokens") => {
            let words = words_of(prose, ByteSpan::new(0, prose.len()));
            input.add("tokens", Given::Texts(words.map(text::fold_word).collect()));
        }
        Family::Readability => {
            let counts = counts_of(prose);
            let TextCounts { sentences, words, syllables, letters, polysyllables, long_words } = counts;
            let found = [sentences, words, syllables, letters, polysyllables, long_words];
            for (names, count) in TEXT_COUNTS.into_iter().zip(found) {
                // What was typed in comes first.
                if !input.has(names) {
                    input.add(names.split('|').next().unwrap_or(names), Given::Number(count));
                }
            }
        }
        _ => {}
    }
}

/// What readability is worked out from; each line is a paragraph.
fn counts_of(prose: &str) -> TextCounts {
    let mut counts = TextCounts::default();
    let mut start = 0;
    for line in prose.split('\n') {
        for sentence in text::sentences(prose, ByteSpan::new(start, start + line.len())) {
            let mut words = words_of(prose, sentence).peekable();
            counts.sentences += f64::from(u8::from(words.peek().is_some()));
            words.for_each(|word| counts.add_word(word));
        }
        start += line.len() + 1;
    }
    counts
}

pub(super) fn words_of(prose: &str, span: ByteSpan) -> impl Iterator<Item = &str> {
    text::lex(prose, span)
        .filter(|token| token.kind != text::TokenKind::Symbol)
        .map(|token| token.span.of(prose))
}

fn info(measure: &Measure) -> MeasureInfo {
    let fields = |fields: &[Field]| fields.iter().map(input).collect();
    MeasureInfo {
        id: measure.id.to_owned(),
        name: measure.name.to_owned(),
        aliases: measure.aliases.split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
        family: measure.family.name().to_owned(),
        formula: measure.formula.to_owned(),
        source: measure.source.to_owned(),
        choice: measure.choice.to_owned(),
        ways: measure.ways.iter().map(|way| fields(way)).collect(),
        options: fields(measure.options),
    }
}

fn input(field: &Field) -> MeasureInput {
    let (kind, choices) = match field.kind {
        Kind::Number => ("number", ""),
        Kind::Numbers => ("numbers", ""),
        Kind::Words => ("words", ""),
        Kind::Texts => ("texts", ""),
        Kind::Choice(names) => ("choice", names),
    };
    MeasureInput {
        name: field.name.to_owned(),
        label: field.label.to_owned(),
        kind: kind.to_owned(),
        choices: choices.split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        example: field.example.to_owned(),
        optional: field.optional,
    }
}
