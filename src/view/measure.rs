use super::MethodCount;
use serde::{Deserialize, Serialize};
#[cfg(feature = "types")]
use ts_rs::TS;

/// Asks for a measure worked out from what is typed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureRequest {
    /// Its id, name or another name that it goes by.
    pub measure: String,
    /// What is typed in; see [`MeasureInfo::ways`].
    pub fields: Vec<MeasureField>,
}

/// A field that was filled in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase", default)]
pub struct MeasureField {
    /// Its name.
    pub name: String,
    /// Where numbers were typed.
    pub numbers: Vec<f64>,
    /// Where words were.
    pub text: Option<String>,
}

/// Everything that can be worked out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct MeasuresView {
    /// All measures, family by family.
    pub measures: Vec<MeasureInfo>,
}

/// A measure as the catalogue has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureInfo {
    /// Stable, kebab-case.
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// Other names that it is asked for by.
    pub aliases: Vec<String>,
    /// What it tells: `Association`, `Keyness` …
    pub family: String,
    /// As text.
    pub formula: String,
    /// Who defined it; `""` where nobody in particular did.
    pub source: String,
    /// What is done here where tools differ.
    pub choice: String,
    /// The ways to put counts in: the fields of any one of them.
    pub ways: Vec<Vec<MeasureInput>>,
    /// Fields that may be added.
    pub options: Vec<MeasureInput>,
}

/// A field to fill in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureInput {
    /// Its name in a request.
    pub name: String,
    /// For a reader.
    pub label: String,
    /// `number`, `numbers`, `words`, `texts` or `choice`.
    pub kind: String,
    /// With `choice`: what there is.
    pub choices: Vec<String>,
    /// Part of an example that works; what is usual, if it may be left out.
    pub example: String,
    /// Whether it may be left out.
    pub optional: bool,
}

/// A value, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureValue {
    /// What it is.
    pub name: String,
    /// Never NaN or infinite; `null` where the measure is not defined.
    pub value: Option<f64>,
    /// Why there is none: a code, and a sentence.
    pub not_defined: Option<NotDefined>,
}

/// Why a measure has no value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct NotDefined {
    /// Stable, kebab-case: `only-in-a`.
    pub code: String,
    /// A whole sentence.
    pub reason: String,
}

/// A measure worked out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(TS))]
pub struct MeasureView {
    /// Which one.
    pub measure: MeasureInfo,
    /// One value or several, the main one first.
    pub values: Vec<MeasureValue>,
    /// Figures on the way: cells, margins, expected counts …
    pub steps: Vec<MethodCount>,
    /// What to beware of, in whole sentences.
    pub warnings: Vec<String>,
}
