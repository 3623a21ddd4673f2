//! Requests and manifest entries from JavaScript values.
//!
//! By hand: what serde derives for reading is much larger. This and the table of `text::case` together took 34 KB off
//! the page, gzipped.

use crate::view::{
    ArticleRequest, Certainty, CollocatesRequest, ConcordanceRequest, CorrectRequest, Correcting, Correction,
    DispersionRequest, Expected, FiguresRequest, Filter, FilterRequest, FormsRequest, KeynessRequest,
    LineByHand, LineGroup, List, ManifestView, MarkedRequest, MeasureField, MeasureRequest, Only, Page, Part,
    QuoteGroup, QuoteKind, QuoteSort, QuotesRequest, Reach, ReportsRequest, Request, SentencesRequest,
    SharedRequest, Span16, SpeakersRequest, TermsRequest, Thinning, VersionsRequest, Voice,
};
use crate::view::{LeftOutRequest, ListRequest};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Why a value cannot be read.
pub struct Fault {
    /// The outermost field at fault; `""` if the value as a whole is.
    pub field: String,
    /// What is wrong with it, without a full stop.
    pub message: String,
}

/// What can be read from a JavaScript value.
pub trait FromJs: Sized {
    /// Reads it. `undefined` never comes here.
    fn from_js(value: &JsValue) -> Result<Self, Fault>;
}

impl FromJs for List {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self {
            sort: field(value, "sort")?,
            descending: field(value, "descending")?,
            min_count: field(value, "minCount")?,
            stop_words: field(value, "stopWords")?,
            stems: field_or_default(value, "stems")?,
            measures: field_or_default(value, "measures")?,
            page: field(value, "page")?,
        })
    }
}

impl FromJs for Request {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        let kind: String = field(value, "kind")?;
        Ok(match kind.as_str() {
            "facets" => Self::Facets(FilterRequest::from_js(value)?),
            "articles" => Self::Articles(ListRequest::from_js(value)?),
            "distinctive" => Self::Distinctive(ListRequest::from_js(value)?),
            "overview" => Self::Overview(FilterRequest::from_js(value)?),
            "quotes" => Self::Quotes(QuotesRequest {
                filter: field(value, "filter")?,
                group: field_or_default(value, "group")?,
                sort: field(value, "sort")?,
                page: field(value, "page")?,
            }),
            "speakers" => Self::Speakers(SpeakersRequest {
                filter: field(value, "filter")?,
                grouped: field_or_default(value, "grouped")?,
                by_quotations: field_or_default(value, "byQuotations")?,
                page: field(value, "page")?,
            }),
            "marked" => Self::Marked(MarkedRequest {
                filter: field(value, "filter")?,
                roles: field(value, "roles")?,
                page: field(value, "page")?,
            }),
            "terms" => Self::Terms(TermsRequest {
                filter: field(value, "filter")?,
                containing: field(value, "containing")?,
                words: field_or_default(value, "words")?,
                across: field_or_default(value, "across")?,
                list: List::from_js(value)?,
            }),
            "collocates" => Self::Collocates(CollocatesRequest {
                filter: field(value, "filter")?,
                query: field(value, "query")?,
                reach: field(value, "reach")?,
                left: field(value, "left")?,
                right: field(value, "right")?,
                expected: field(value, "expected")?,
                list: List::from_js(value)?,
            }),
            "keyness" => Self::Keyness(Box::new(KeynessRequest {
                filter: field(value, "filter")?,
                target: field(value, "target")?,
                reference: field(value, "reference")?,
                copy_once: field(value, "copyOnce")?,
                only: field(value, "only")?,
                correcting: field(value, "correcting")?,
                smoothing: field(value, "smoothing")?,
                list: List::from_js(value)?,
            })),
            "sentences" => Self::Sentences(SentencesRequest {
                of: Box::new(field(value, "of")?),
                term: field(value, "term")?,
                part: field(value, "part")?,
                page: field(value, "page")?,
            }),
            "concordance" => Self::Concordance(ConcordanceRequest {
                filter: field(value, "filter")?,
                query: field(value, "query")?,
                sort: field(value, "sort")?,
                context: field(value, "context")?,
                thinning: field_or_default(value, "thinning")?,
                group: field_or_default(value, "group")?,
                page: field(value, "page")?,
            }),
            "dispersion" => Self::Dispersion(DispersionRequest {
                filter: field(value, "filter")?,
                query: field(value, "query")?,
                thinning: field_or_default(value, "thinning")?,
                page: field(value, "page")?,
            }),
            "forms" => Self::Forms(FormsRequest {
                filter: field(value, "filter")?,
                query: field(value, "query")?,
                page: field(value, "page")?,
            }),
            "article" => Self::Article(ArticleRequest {
                filter: field(value, "filter")?,
                article: field(value, "article")?,
                query: field(value, "query")?,
            }),
            "shared" => Self::Shared(SharedRequest {
                filter: field(value, "filter")?,
                pair: field(value, "pair")?,
                least: field(value, "least")?,
                page: field(value, "page")?,
            }),
            "telling" => Self::Telling(ReportsRequest::from_js(value)?),
            "vectors" => Self::Vectors(ReportsRequest::from_js(value)?),
            "leftOut" => Self::LeftOut(LeftOutRequest {
                filter: field(value, "filter")?,
                least: field(value, "least")?,
                page: field(value, "page")?,
            }),
            "naming" => Self::Naming(ListRequest::from_js(value)?),
            "numbers" => Self::Numbers(ListRequest::from_js(value)?),
            "voices" => Self::Voices(ListRequest::from_js(value)?),
            "verbs" => Self::Verbs(ListRequest::from_js(value)?),
            "figures" => Self::Figures(FiguresRequest {
                filter: field(value, "filter")?,
                query: field(value, "query")?,
                page: field(value, "page")?,
            }),
            "measures" => Self::Measures,
            "measure" => Self::Measure(MeasureRequest {
                measure: field(value, "measure")?,
                fields: field(value, "fields")?,
            }),
            "correct" => Self::Correct(CorrectRequest { corrections: field(value, "corrections")? }),
            "versions" => Self::Versions(VersionsRequest {
                filter: field(value, "filter")?,
                of: field(value, "of")?,
                base: field(value, "base")?,
                page: field(value, "page")?,
            }),
            _ => return Err(Fault { field: "kind".to_owned(), message: unknown(&kind) }),
        })
    }
}

impl FromJs for ListRequest {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self { filter: field(value, "filter")?, page: field(value, "page")? })
    }
}

impl FromJs for FilterRequest {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self { filter: field(value, "filter")? })
    }
}

impl FromJs for Filter {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self {
            outlets: field_or_default(value, "outlets")?,
            dates: field_or_default(value, "dates")?,
            agencies: field_or_default(value, "agencies")?,
            speakers: field_or_default(value, "speakers")?,
            affiliations: field_or_default(value, "affiliations")?,
            kinds: field_or_default(value, "kinds")?,
            stances: field_or_default(value, "stances")?,
            certainties: field_or_default(value, "certainties")?,
            files: field_or_default(value, "files")?,
            voices: field_or_default(value, "voices")?,
            attributes: field_or_default(value, "attributes")?,
        })
    }
}

impl FromJs for ManifestView {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self {
            file: field_or_default(value, "file")?,
            label: field_or_default(value, "label")?,
            headline: field_or_default(value, "headline")?,
            outlet: field_or_default(value, "outlet")?,
            agency: field_or_default(value, "agency")?,
            date: field_or_default(value, "date")?,
            byline: field_or_default(value, "byline")?,
            lines: field_or_default(value, "lines")?,
            attributes: field_or_default(value, "attributes")?,
            replace: field_or_default(value, "replace")?,
        })
    }
}

impl FromJs for LineByHand {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self { line: field(value, "line")?, class: field(value, "class")? })
    }
}

impl FromJs for Correction {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self {
            file: field(value, "file")?,
            found: field(value, "found")?,
            speaker: field_or_default(value, "speaker")?,
            quote_kind: field_or_default(value, "quoteKind")?,
            spans: field_or_default(value, "spans")?,
            dismissed: field_or_default(value, "dismissed")?,
            added: field_or_default(value, "added")?,
        })
    }
}

impl FromJs for MeasureField {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self {
            name: field(value, "name")?,
            numbers: field_or_default(value, "numbers")?,
            text: field_or_default(value, "text")?,
        })
    }
}

impl FromJs for Thinning {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self {
            sample: field_or_default(value, "sample")?,
            seed: field_or_default(value, "seed")?,
            every: field_or_default(value, "every")?,
        })
    }
}

impl FromJs for LineGroup {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(value, &[("outlet", Self::Outlet), ("speaker", Self::Speaker)])
    }
}

impl FromJs for ReportsRequest {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self { filter: field(value, "filter")?, articles: field(value, "articles")? })
    }
}

impl FromJs for Page {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self { offset: field(value, "offset")?, limit: field(value, "limit")? })
    }
}

impl FromJs for Span16 {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        Ok(Self { start: field(value, "start")?, end: field(value, "end")? })
    }
}

impl FromJs for QuoteSort {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(
            value,
            &[
                ("place", Self::Place),
                ("length", Self::Length),
                ("speaker", Self::Speaker),
                ("verb", Self::Verb),
                ("doubt", Self::Doubt),
            ],
        )
    }
}

impl FromJs for QuoteGroup {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(
            value,
            &[
                ("none", Self::None),
                ("speaker", Self::Speaker),
                ("affiliation", Self::Affiliation),
                ("outlet", Self::Outlet),
                ("verb", Self::Verb),
                ("stance", Self::Stance),
            ],
        )
    }
}

impl FromJs for Reach {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(value, &[("window", Self::Window), ("across", Self::Across), ("sentence", Self::Sentence)])
    }
}

impl FromJs for Expected {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(value, &[("plain", Self::Plain), ("window", Self::Window)])
    }
}

impl FromJs for Only {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(
            value,
            &[
                ("all", Self::All),
                ("positive", Self::Positive),
                ("negative", Self::Negative),
                ("a", Self::A),
                ("b", Self::B),
            ],
        )
    }
}

impl FromJs for Correcting {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(value, &[("none", Self::None), ("bonferroni", Self::Bonferroni), ("bh", Self::Bh)])
    }
}

impl FromJs for Part {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(value, &[("all", Self::All), ("a", Self::A), ("b", Self::B)])
    }
}

impl FromJs for Voice {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(value, &[("quoted", Self::Quoted), ("reporting", Self::Reporting)])
    }
}

impl FromJs for Certainty {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(value, &[("sure", Self::Sure), ("likely", Self::Likely), ("guess", Self::Guess)])
    }
}

impl FromJs for QuoteKind {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        named(value, &[("direct", Self::Direct), ("mixed", Self::Mixed), ("indirect", Self::Indirect)])
    }
}

impl FromJs for String {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        value.as_string().ok_or_else(|| wrong("not a string"))
    }
}

impl FromJs for bool {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        value.as_bool().ok_or_else(|| wrong("neither true nor false"))
    }
}

impl FromJs for f64 {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        value.as_f64().ok_or_else(|| wrong("not a number"))
    }
}

impl FromJs for u32 {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        let number = value.as_f64().filter(|n| n.trunc() == *n && (0.0..=f64::from(Self::MAX)).contains(n));
        number.map(|n| n as Self).ok_or_else(|| wrong("not a whole number from 0 to 4294967295"))
    }
}

impl FromJs for i8 {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        let number = value.as_f64().filter(|n| n.trunc() == *n && (-128.0..=127.0).contains(n));
        number.map(|n| n as Self).ok_or_else(|| wrong("not a whole number from -128 to 127"))
    }
}

impl<T: FromJs> FromJs for Option<T> {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        if value.is_null() { Ok(None) } else { T::from_js(value).map(Some) }
    }
}

impl<T: FromJs> FromJs for Vec<T> {
    fn from_js(value: &JsValue) -> Result<Self, Fault> {
        let list = value.dyn_ref::<Array>().ok_or_else(|| wrong("not an array"))?;
        let mut read = Self::new();
        for at in 0..list.length() {
            read.push(T::from_js(&list.get(at))?);
        }
        Ok(read)
    }
}

/// One of some names.
fn named<T: Copy>(value: &JsValue, names: &[(&str, T)]) -> Result<T, Fault> {
    let name = String::from_js(value)?;
    let found = names.iter().find(|(own, _)| *own == name);
    found.map(|&(_, named)| named).ok_or_else(|| wrong(unknown(&name)))
}

fn unknown(name: &str) -> String {
    ["unknown name `", name, "`"].concat()
}

/// A field that must be there.
fn field<T: FromJs>(object: &JsValue, name: &str) -> Result<T, Fault> {
    let value = get(object, name)?;
    if value.is_undefined() {
        return Err(Fault { field: name.to_owned(), message: ["missing field `", name, "`"].concat() });
    }
    T::from_js(&value).map_err(|fault| fault.within(name))
}

/// A field that may be left out.
fn field_or_default<T: FromJs + Default>(object: &JsValue, name: &str) -> Result<T, Fault> {
    let value = get(object, name)?;
    if value.is_undefined() {
        return Ok(T::default());
    }
    T::from_js(&value).map_err(|fault| fault.within(name))
}

fn get(object: &JsValue, name: &str) -> Result<JsValue, Fault> {
    if !object.is_object() {
        return Err(wrong("not an object"));
    }
    Reflect::get(object, &JsValue::from_str(name)).map_err(|_| wrong("cannot be read"))
}

impl Fault {
    fn within(self, field: &str) -> Self {
        Self { field: field.to_owned(), message: self.message }
    }
}

fn wrong(message: impl Into<String>) -> Fault {
    Fault { field: String::new(), message: message.into() }
}
